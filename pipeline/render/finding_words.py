"""What a finding says of one of the events it points at, in a cell's few words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pipeline.model import Finding

_SEEN = {"alone": "seen alone"}
_BASIS = {"column": "read from the agency's own column", "words": "read from its words"}
_ABOUT = {"date": "date", "time": "time", "people": "names", "decision": "decided"}


def of_this_event(finding: Finding, event_id: str, names: Mapping[str, str]) -> str:
    """What the finding says of this event alone; "" where it says no more than that.

    Seen or seen alone and where that is read, the kind of missed appointment, who was told, what
    this account says of a date, a time or a decision. ``names``: agencies' names by key.
    """
    return "; ".join(part for part in _parts(finding, event_id, names) if part)


def _parts(finding: Finding, event_id: str, names: Mapping[str, str]) -> Iterator[str]:
    data = finding.data
    how = _of(data.get("record"), event_id)
    yield _SEEN.get(how, how)
    yield _BASIS.get(_of(data.get("basis"), event_id), "")
    yield _of(data.get("kinds"), event_id)
    for key, lead in (("told", "told or met"), ("heard", "heard from")):
        if others := data.get(key):
            assert isinstance(others, tuple)  # as the rule ``known_by`` promises
            yield f"{lead} " + ", ".join(names.get(other, other) for other in others)
    disagree = data.get("disagree")
    if isinstance(disagree, Mapping):
        for about, lead in _ABOUT.items():
            # Names are keys of the register here: who was there stands in the account itself.
            if about != "people" and (said := _of(disagree.get(about), event_id)):
                yield f"{lead}: {said}"


def _of(held: object, event_id: str) -> str:
    """What a mapping by event id says of one, in words; "" without a word of it."""
    said = held.get(event_id, "") if isinstance(held, Mapping) else ""
    return said if isinstance(said, str) else ", ".join(map(str, said))
