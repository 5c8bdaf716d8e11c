"""The hunt for what the register does not know, between anonymising and rendering.

Writes the worksheet under ``restricted/`` and lets nothing pass that nobody has decided.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from pipeline import lexicon
from pipeline.anonymise import Anonymised
from pipeline.anonymise.comparison import comparison
from pipeline.anonymise.labels import strays
from pipeline.anonymise.residual import Words, accepted, check_decided, hunt, rows, waiting
from pipeline.anonymise.residual.hunt import CONTEXTS, Remaining, keyed, runs
from pipeline.assemble.jigsaw import jigsaw
from pipeline.assemble.review import Review
from pipeline.decided import Decision
from pipeline.document import Document
from pipeline.files import write_whole
from pipeline.lexicon import names
from pipeline.lexicon.allow_list import allow_list
from pipeline.model import Register
from pipeline.profile import Profile
from pipeline.render.pdf import pdf
from pipeline.render.redaction_review import redaction_review
from pipeline.render.residual_book import residual_book, residual_csv
from pipeline.render.word import word


def words_of(profile: Profile) -> Words:
    """The dictionary, the names and the allow-list, with the partnership's own phrases."""
    phrases = profile.tables.get("allowed", {}).get("phrases", {})
    own = phrases.get("value", ()) if isinstance(phrases, Mapping) else ()
    more = tuple(str(phrase) for phrase in own) if isinstance(own, list | tuple) else ()
    return Words(
        lexicon.ordinary(), names.forenames(), names.surnames(), allow_list(more), lexicon.often()
    )


def hash_key(register: Register) -> bytes:
    """The key of the hashes by which logs speak of strings: known only with the register."""
    lines = ("\0".join((entry.key, entry.name, *entry.aliases)) for entry in register.entries)
    return hashlib.sha256("\n".join(lines).encode()).digest()


def decided_strings(
    review: Review,
    made: Mapping[str, Anonymised],
    decisions: Sequence[Decision],
    outputs: Path,
    precision: str,
    elsewhere: Collection[str] = (),
) -> frozenset[str]:
    """Strings that may stay; raises Undecided (exit 23) while a string waits for a decision.

    ``made`` are the anonymised documents by name, ``elsewhere`` the labels of other reviews. The worksheet, the reading copy and the jigsaw
    report are written under ``restricted/`` either way.
    """
    documents = {name: each.document for name, each in made.items()}
    remaining = hunt(
        documents, words_of(review.profile), own_words(review), hash_key(review.register), precision
    )
    secret = hash_key(review.register)
    strangers = _strangers(documents, elsewhere, review.register, secret)
    doubts = (*_doubtful(made, secret, PRONOUN), *_doubtful(made, secret, NAMESAKE))
    remaining = (*strangers, *remaining, *doubts)
    laid = rows(remaining, decisions)
    head = f"{review.case.reference} {review.profile.marking}".strip()
    folder = outputs / "restricted"
    write_whole(folder / "residual.xlsx", residual_book(laid, head=head))
    write_whole(folder / "residual.csv", residual_csv(laid))
    about = {
        "title": review.case.title,
        "reference": review.case.reference,
        "marking": review.profile.marking,
    }
    page = redaction_review(comparison(made, remaining, decisions, about))
    write_whole(folder / "redaction-review.html", page)
    pieces = jigsaw(review, documents)
    write_whole(folder / "jigsaw-report.docx", word(pieces, review.profile.folders))
    write_whole(folder / "jigsaw-report.pdf", pdf(pieces))
    check_decided(waiting(remaining, decisions), review.case.name)
    return accepted(decisions)


#: What the worksheet calls words that may tell a sex the report hides.
PRONOUN = "pronoun"
#: And words that name somebody who is not in the register but shares a surname with somebody
#: who is. They are out of the text already: accepted, they stay out.
NAMESAKE = "namesake"


def _doubtful(made: Mapping[str, Anonymised], secret: bytes, kind: str) -> tuple[Remaining, ...]:
    """Words of which nobody but a person can say whom they mean, each once with its places."""
    places: dict[str, list[str]] = {}
    for each in made.values():
        for words, passage in each.doubts if kind == PRONOUN else each.namesakes:
            places.setdefault(words, []).append(passage)
    return tuple(
        Remaining(
            keyed(words, secret), kind, words, len(found),
            tuple(dict.fromkeys(found[:CONTEXTS])),
        )
        for words, found in places.items()
    )  # fmt: skip


#: What the worksheet calls another review's label.
STRANGER = "label"


def _strangers(
    documents: Mapping[str, Document],
    elsewhere: Collection[str],
    register: Register,
    secret: bytes,
) -> tuple[Remaining, ...]:
    """Labels of other reviews left in the text ("Child G" in the report of Child S)."""
    own = [entry.pseudonym for entry in register.entries]
    places: dict[str, list[str]] = {}
    for document in documents.values():
        for text, _ in runs(document):
            for at, words in strays(text, elsewhere, own):
                around = text[max(0, at - 60) : at + len(words) + 60]
                places.setdefault(words, []).append(" ".join(around.split()))
    return tuple(
        Remaining(keyed(words, secret), STRANGER, words, len(found), tuple(found[:CONTEXTS]))
        for words, found in places.items()
    )


def untitled(name: str) -> str:
    """A name without Dr, Professor and the like before it."""
    return re.sub(r"^(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame)\.?\s+)+", "", name)


def own_words(review: Review) -> tuple[str, ...]:
    """What may stand: pseudonyms, public names, the agencies asked, the partnership's own words."""
    entries = review.register.entries
    return (
        *(entry.pseudonym for entry in entries if entry.pseudonym),
        *(name for entry in entries if entry.public for name in entry.names),
        *review.profile.words.values(),
        review.profile.name,
        str(review.case.settings.get("publication", {}).get("reference", "")),
        # The reviewer's name is part of a published report (LLR 10.5.2).
        *(member.name for member in review.case.members if member.part == "lead reviewer"),
        *(
            untitled(member.name)
            for member in review.case.members
            if member.part == "lead reviewer"
        ),
    )
