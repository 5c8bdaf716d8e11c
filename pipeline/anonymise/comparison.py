"""The officer's reading copy as data: original and public text side by side, every change marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from pipeline.anonymise import Anonymised
from pipeline.anonymise.edits import Passage
from pipeline.anonymise.residual import Remaining
from pipeline.decided import Decision

#: What the kinds of change are called on the page.
KINDS = {
    "full": "name", "part": "name", "plural": "name", "initials": "name", "joined": "name", "short": "name",
    "mention": "name", "misspelt": "misspelt name", "shared": "shared name", "namesake": "stranger's name", "number": "number",
    "contact": "contact", "address": "address", "date": "date", "restricted": "marking", "decided": "decision",
}  # fmt: skip


def comparison(
    made: Mapping[str, Anonymised],
    remaining: Sequence[Remaining],
    decisions: Iterable[Decision],
    about: Mapping[str, str],
) -> dict[str, object]:
    """Everything the reading copy shows, for ``render.redaction_review``.

    ``about``: title, reference and marking. ``passages`` hold parts ``[kind, before, after, key]``,
    kind "" for text that stays; ``strings`` what people decide, the undecided first.
    """
    known = {each.string: each for each in decisions}
    return {
        **about,
        "passages": [
            {"document": name, "place": place, "parts": list(_parts(passage))}
            for name, anonymised in made.items()
            for place, passage in enumerate(anonymised.passages, 1)
        ],
        "strings": sorted(
            (_string(each, known.get(each.string)) for each in remaining),
            key=lambda each: (each["decision"] != "", each["string"]),
        ),
    }  # fmt: skip


def _parts(passage: Passage) -> Iterator[list[str]]:
    at = 0
    for edit in passage.edits:
        if edit.start > at:
            yield ["", passage.text[at : edit.start], passage.text[at : edit.start], ""]
        kind = KINDS.get(edit.rule, edit.rule.removeprefix("detail: "))
        yield [kind, passage.text[edit.start : edit.end], edit.text, edit.key]
        at = edit.end
    if at < len(passage.text):
        yield ["", passage.text[at:], passage.text[at:], ""]


def _string(each: Remaining, decided: Decision | None) -> dict[str, str]:
    before = decided or Decision(each.string)
    return {
        "string": each.string, "kind": each.kind, "times": str(each.times), "where": "\n".join(each.contexts),
        "key": each.key, "decision": before.decision, "replacement": before.replacement,
        "reason": before.reason, "by": before.by, "on": before.on.isoformat() if before.on else "",
    }  # fmt: skip
