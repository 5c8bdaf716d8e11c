"""Which chapter each paragraph of an edited copy belongs to, and which to none."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.adopt_report.pieces import Element
from pipeline.prose_pieces import Origin, read_origin


@dataclass(frozen=True, slots=True)
class Placed:
    """An element with the chapter it stands in and, if it came from one, its origin."""

    element: Element = field(repr=False)
    chapter: str
    origin: Origin | None
    moved: bool = False


def in_chapters(
    elements: Sequence[Element], order: Sequence[str]
) -> tuple[list[Placed], list[Element]]:
    """The elements of the chapters with their chapter, and those outside all of them.

    ``order`` are the chapters' fingerprints in order. A paragraph without an origin belongs to
    the chapter before it, or after it where what stands before is not the lead reviewer's. One
    that stands among another chapter's paragraphs has moved there.
    """
    origins = [_origin(element) for element in elements]
    anchors = _in_order([order.index(o.file) if o and o.file in order else -1 for o in origins])
    found: list[Placed] = []
    outside: list[Element] = []
    chapter = ""
    for place, (element, origin) in enumerate(zip(elements, origins, strict=True)):
        if place in anchors and origin:
            chapter = origin.file
            found.append(Placed(element, chapter, origin))
        elif origin is not None:
            own = chapter or _next(origins, anchors, place) or origin.file
            found.append(Placed(element, own, origin, moved=True))
        elif element.marks or is_contents(element):
            outside.append(element)
            if not _between(origins, place):
                chapter = ""
        elif own := chapter or _next(origins, anchors, place, through=elements):
            found.append(Placed(element, own, None))
        else:
            outside.append(element)
    return found, outside


def _origin(element: Element) -> Origin | None:
    return read_origin(element.marks[0].origin) if element.marks else None


def is_contents(element: Element) -> bool:
    """Word writes its own table of contents again when it is asked to."""
    return bool(element.lines) and element.lines[0].style.startswith(("toc", "contents"))


def is_cover(element: Element) -> bool:
    """The lines of a template's cover, which come from the case file."""
    covers = ("title", "subtitle", "coverline")
    return bool(element.lines) and element.lines[0].style in covers


def _between(origins: Sequence[Origin | None], place: int) -> bool:
    """True where chapters stand before and after: a heading the program itself puts there."""
    return any(origins[:place]) and any(origins[place + 1 :])


def _next(
    origins: Sequence[Origin | None],
    anchors: set[int],
    place: int,
    through: Sequence[Element] = (),
) -> str:
    """The chapter that follows, if nothing of the program's own stands between."""
    for later in range(place + 1, len(origins)):
        origin = origins[later]
        if later in anchors and origin:
            return origin.file
        if through and through[later].marks and origin is None:
            return ""
    return ""


def _in_order(numbers: Sequence[int]) -> set[int]:
    """The places of the longest run of numbers that never go down; -1 is no number."""
    tails: list[int] = []
    places: list[int] = []
    before: dict[int, int] = {}
    for place, number in enumerate(numbers):
        if number < 0:
            continue
        at = bisect_right(tails, number)
        if at:
            before[place] = places[at - 1]
        tails[at:] = [number]
        places[at:] = [place]
    found: set[int] = set()
    place = places[-1] if places else -1
    while place >= 0:
        found.add(place)
        place = before.get(place, -1)
    return found
