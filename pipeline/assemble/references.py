"""What the lead reviewer may type to point at the evidence, and what it becomes.

``[@event:police-0042]`` and ``[@report:gp#analysis]`` become notes that name the evidence,
``[@kloe:2]`` the words "key line of enquiry 2" with a link, ``{{child-1}}`` the name the
register gives (``{{child-1:first}}`` its first word). What points at nothing is shown in the
text and told to the lead reviewer.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from pipeline.assemble.mentions import Marker
from pipeline.assemble.review import Review
from pipeline.assemble.summary_facts import chosen_events
from pipeline.assemble.wording import as_told, day
from pipeline.document import Dated, Footnote, Inline, Link, Mention, Span, replace
from pipeline.markdown import LOST
from pipeline.model import Event, EventDate, Precision

_PLACE = re.compile(
    r"\[@(?P<kind>[a-z]+):(?P<target>[^\]\s]+)\]|\{\{\s*(?P<key>[a-z0-9_-]+)(?P<first>:first)?\s*\}\}"
)

#: Sections of agencies' reports, in words.
_SPACE = str.maketrans("-_", "  ")


@dataclass(frozen=True, slots=True)
class ProseFault:
    """Something in the prose that points at nothing. ``file`` counts the chapters from 1."""

    file: int
    words: str = field(repr=False)

    def sentence(self) -> str:
        """Where and what, for the front of the draft."""
        return f"Chapter {self.file}: {self.words}"


class References:
    """Resolves places in prose for one review; keeps what could not be resolved.

    ``public``: notes name the agency and the date, and no id of the confidential chronology.
    """

    def __init__(self, review: Review, *, public: bool = False) -> None:
        self.review = review
        self.public = public
        self.mark = Marker(review.register)
        self.faults: list[ProseFault] = []
        self.file = 0
        self._events: Mapping[str, Event] = {event.event_id: event for event in review.events}
        self._shown = {event.event_id for event in chosen_events(review)}
        self._kinds: Mapping[str, Callable[[str], tuple[Inline, ...]]] = {
            "event": self._event,
            "report": self._report,
            "kloe": self._key_line,
        }

    def inlines(self, span: Span) -> Iterator[Inline]:
        """A span's words with every place resolved and every name and day marked."""
        at = 0
        for place in _PLACE.finditer(span.text):
            yield from self.mark.spans(replace(span, text=span.text[at : place.start()]))
            if place["key"]:
                yield self._mention(place, span)
            else:
                yield from self._reference(place["kind"], place["target"], place[0])
            at = place.end()
        yield from self.mark.spans(replace(span, text=span.text[at:]))

    def _lost(self, shown: str, why: str) -> Span:
        self.faults.append(ProseFault(self.file, f"{shown} {why}."))
        return Span(f"{LOST}{shown}]", bold=True)

    def _mention(self, place: re.Match[str], span: Span) -> Inline:
        try:
            entry = self.review.register[place["key"]]
        except KeyError:
            return self._lost(place[0], "names nobody in the register")
        name = entry.name.split()[0] if place["first"] else entry.name
        return Mention(name, place["key"], span.bold, span.italic, typed=place[0])

    def _reference(self, kind: str, target: str, shown: str) -> tuple[Inline, ...]:
        resolve = self._kinds.get(kind)
        found = resolve(target) if resolve else ()
        if not found:
            return (self._lost(shown, "points at nothing"),)
        return tuple(
            replace(part, typed=shown) if isinstance(part, Footnote | Link) else part
            for part in found
        )

    def _event(self, event_id: str) -> tuple[Inline, ...]:
        event = self._events.get(event_id)
        if event is None:
            return ()
        if self.public:
            return (self._public_note(event),)
        shown = event_id in self._shown
        number: Inline = Link(event_id, f"#{event_id}") if shown else Span(event_id)
        agency = self.review.label(event.agency)
        date = Dated(_in_a_note(event.when), event.when)
        return (Footnote((Span(f"{agency}, "), date, Span(", event "), number, Span("."))),)

    def _public_note(self, event: Event) -> Footnote:
        """Who recorded it and when; a date that nobody could read is left out."""
        agency = Span(self.review.label(event.agency))
        if event.when.earliest is None:
            return Footnote((agency, Span(".")))
        return Footnote((agency, Span(", "), Dated(_in_a_note(event.when), event.when), Span(".")))

    def _report(self, target: str) -> tuple[Inline, ...]:
        agency, _, section = target.partition("#")
        reports = self.review.reports_of(agency)
        if not reports or (section and not any(held.section(section) for held in reports)):
            return ()
        where = f", {section.translate(_SPACE)}" if section else ""
        kind = reports[0].kind.replace("-", " ")
        return (Footnote((Span(f"{self.review.label(agency)}, {kind}{where}."),)),)

    def _key_line(self, target: str) -> tuple[Inline, ...]:
        numbers = {str(line.number) for line in self.review.case.key_lines}
        if target not in numbers:
            return ()
        return (Link(f"key line of enquiry {target}", f"#key-line-{target}"),)


def _in_a_note(when: EventDate) -> str:
    """A day as the report writes days; a date that is less than a sure day as its agency wrote it."""
    sure = when.precision in (Precision.DAY, Precision.MINUTE) and not when.uncertain
    if sure and when.earliest:
        return day(when.earliest)
    return as_told(when)


__all__ = ["LOST", "ProseFault", "References"]
