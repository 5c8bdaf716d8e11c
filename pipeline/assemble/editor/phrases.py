"""Words on a list: hindsight, blame, labels, victim-blaming, opinion, jargon, intimate detail."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.assemble.editor.draft import Draft, Passage
from pipeline.assemble.editor.patterns import PLAIN, entry_of, search
from pipeline.assemble.editor.remarks import Lists, Remark, Rule, phrases, switched_off, texts

_QUOTED = re.compile(r"[“\"][^“”\"]*[”\"]")


def listed(name: str) -> Rule:
    """The rule that finds every entry of one list in the lead reviewer's own wording.

    What stands in quotation marks is somebody else's wording and is left alone, but for intimate
    detail, which is as intimate in a quotation. What the list's ``unless`` covers, or an entry
    switched off, is excused. A list marked ``once`` remarks the same words where they first
    stand and counts the rest.
    """
    quotations = name == "intimate"

    def rule(draft: Draft, lists: Lists) -> Iterator[Remark]:
        known = phrases(lists, name)
        if not known:
            return
        entries = tuple(known)
        looked = search(entries)
        excuses = (*texts(lists, name, "unless"), *switched_off(lists, name))
        excused = search(excuses) if excuses else None
        found: dict[str, list[Remark]] = {}
        passages = draft.passages if quotations else draft.prose()
        for passage in passages:
            text = passage.text.translate(PLAIN)
            spared = _spared(text, excused, quoted=not quotations)
            for hit in looked.finditer(text):
                entry = entry_of(hit, entries)
                if _covered(hit, spared) or (entry.isupper() and not hit[0].isupper()):
                    continue
                remark = _remark(name, passage, hit, known[entry])
                if lists.get(name, {}).get("once") is True:
                    found.setdefault(_same(remark.words), []).append(remark)
                else:
                    yield remark
        for held in found.values():
            yield _once(held)

    return rule


def _remark(name: str, passage: Passage, hit: re.Match[str], advice: str) -> Remark:
    return Remark(name, passage, passage.text[hit.start() : hit.end()].strip(), advice)


def _same(words: str) -> str:
    return re.sub(r"['’]s?$", "", words.casefold())


def _once(held: list[Remark]) -> Remark:
    """The first of several remarks about the same words, with the count of the others."""
    first, more = held[0], len(held) - 1
    if not more:
        return first
    return Remark(
        first.rule, first.passage, first.words, f"{first.advice.rstrip('.')}. {more} more."
    )


def _spared(text: str, excused: re.Pattern[str] | None, *, quoted: bool) -> list[tuple[int, int]]:
    """The stretches of a passage in which nothing is remarked."""
    found = [hit.span() for hit in _QUOTED.finditer(text)] if quoted else []
    return [*found, *(hit.span() for hit in excused.finditer(text))] if excused else found


def _covered(hit: re.Match[str], spared: list[tuple[int, int]]) -> bool:
    return any(start <= hit.start() < end for start, end in spared)
