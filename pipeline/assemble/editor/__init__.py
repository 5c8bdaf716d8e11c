"""What a careful editor would ask about a draft: remarks with their places, never silent edits.

One rule a file, or one list of words a rule. A rule is a pure function of the draft and the
partnership's lists (``editor.toml``); it changes no word and decides nothing.
"""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.assemble.editor.abbreviations import Term, glossary, unexplained
from pipeline.assemble.editor.dead_references import dead_references
from pipeline.assemble.editor.disagreements import disagreements
from pipeline.assemble.editor.draft import Draft, Passage, draft
from pipeline.assemble.editor.length import hard_reading, long_sections, long_sentences
from pipeline.assemble.editor.phrases import listed
from pipeline.assemble.editor.remarks import Lists, Remark, Rule
from pipeline.assemble.editor.specific import unspecific
from pipeline.assemble.editor.unreferenced import unreferenced
from pipeline.assemble.review import Review

#: Every rule, in the order in which remarks are printed: what may be wrong before how it reads.
RULES: Mapping[str, Rule] = {
    "disagreements": disagreements,
    "references": dead_references,
    "unreferenced": unreferenced,
    "recommendations": unspecific,
    "victim_blame": listed("victim_blame"),
    "labels": listed("labels"),
    "blame": listed("blame"),
    "hindsight": listed("hindsight"),
    "opinion": listed("opinion"),
    "intimate": listed("intimate"),
    "jargon": listed("jargon"),
    "abbreviations": unexplained,
    "sentences": long_sentences,
    "reading_age": hard_reading,
    "sections": long_sections,
}


def remarks(review: Review) -> tuple[Remark, ...]:
    """Every remark of every rule about the review's draft, rule by rule, in reading order."""
    held, lists = draft(review), lists_of(review)
    return tuple(remark for rule in RULES.values() for remark in rule(held, lists))


def lists_of(review: Review) -> Lists:
    """The partnership's lists and limits for the editor."""
    return review.profile.editor


__all__ = [
    "RULES", "Draft", "Lists", "Passage", "Remark", "Rule", "Term", "draft", "glossary",
    "lists_of", "remarks",
]  # fmt: skip
