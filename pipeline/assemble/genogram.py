"""The genogram from the register, in the standard symbols. For the restricted pack only.

LLR 7.2.1: shared at panel and workshop, never in the published report.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Literal

from pipeline.analyse.timeline import day
from pipeline.assemble.family import Family, family
from pipeline.assemble.family_places import Points, places, rows
from pipeline.assemble.genogram_lines import (
    ABOVE,
    HALF,
    LABEL,
    LEGS,
    TRACK,
    At,
    Line,
    Routes,
    Way,
    parted,
)
from pipeline.assemble.genogram_notes import notes
from pipeline.assemble.svg import INK, QUIET, circle, drawing, line, path, text, wrapped
from pipeline.case import Case
from pipeline.document import Figure, Table, TableRow, cell
from pipeline.model import Entry, Register


def genogram(case: Case, register: Register, *, anchor: str = "genogram") -> Figure | None:
    """The family as a figure, with its words and its table; None when nobody is tied to the child.

    Square male, circle female, diamond where the sex is not recorded, triangle a pregnancy;
    doubled for the subject child, crossed for a death, small and crossed a stillbirth, a dot a
    miscarriage, a question mark for somebody unknown; a full line marriage, a dashed one a
    partnership, one stroke for a separation and two for a divorce; twins from one point; a dashed
    line down to a child who came otherwise than by birth; a dashed boundary the child's household.
    """
    held = family(case, register)
    if not held.people:
        return None
    generations = rows(held)
    return Figure(
        svg=_draw(held, generations, places(held, generations)),
        alternative=_in_words(held),
        caption="Genogram: restricted, never for publication",
        data=_table(held),
        anchor=anchor,
    )


# ---------------------------------------------------------------- drawing

#: Letters on a line of a label and of a note; lines of a name and of a note.
_LETTERS, _NOTE = 18, 10


def _draw(held: Family, generations: Sequence[Sequence[str]], at: Points) -> str:
    routes = Routes(held, generations, {key: x for key, (x, _) in at.items()})
    labels = {key: _label(entry) for key, entry in held.people.items()}
    heights = [max(12 * len(labels[key]) for key in row) + 10 for row in generations]
    y, channel = _heights(heights, routes)
    bottom = y[-1] + HALF + heights[-1] + TRACK * routes.tracks.get(len(y) - 1, 0) + 24

    def resolved(height: At) -> float:
        if height.track < 0:
            return y[height.row] + height.off
        return channel[height.row] + TRACK * height.track

    shapes, named = _boundary(held, generations, routes.x, y, heights)
    lines = [(one, [(x, resolved(height)) for x, height in one.points]) for one in routes.lines]
    parts = [path(shape, stroke=QUIET, width=1.6, dash="8 5", closed=True) for shape in shapes]
    parts += [text(x, low, "Household", size=8, fill=QUIET) for x, low in named]
    for one, points in lines:
        parts += _line(one, points)
    edges = [[*shape, shape[0]] for shape in shapes]
    for words, x, low in notes(lines, edges):
        parts.append(text(x, low, words, size=8.5, anchor="middle", fill=QUIET))
    for number, row in enumerate(generations):
        for key in row:
            person = held.people[key]
            parts += _person(person, routes.x[key], y[number], subject=key == held.child)
            parts += _came(held, key, routes.x[key], y[number])
            parts += _words(labels[key], routes.x[key], y[number])
    width = max(routes.width(), 480)
    key_lines = [
        line for words in _key(held) for line in wrapped(words, int((width - 16) / 5.4), 3)
    ]
    parts += [
        text(8, bottom + 10 + 12 * n, words, size=9, fill=QUIET)
        for n, words in enumerate(key_lines)
    ]
    return drawing(width, bottom + 12 + 12 * len(key_lines), parts)


def _heights(labels: Sequence[float], routes: Routes) -> tuple[list[float], dict[int, float]]:
    """The middle of each row's symbols, and the first track of the channel below each."""
    y: list[float] = []
    channel = {-1: 16.0}
    for number, label in enumerate(labels):
        tracks = TRACK * routes.tracks.get(number - 1, 0)
        y.append(channel[number - 1] + tracks + LEGS + ABOVE)
        channel[number] = y[-1] + HALF + label + 12
    return y, channel


def _line(one: Line, points: Way) -> Iterator[str]:
    yield path(points, stroke=INK, width=1.4, dash=one.dash)
    for (x1, y1), (x2, y2) in parted(one, points):
        yield line(x1, y1, x2, y2, stroke=INK, width=1.6)
    if one.note and len(points) == 2:
        middle, low = sum(x for x, _ in points) / 2, points[0][1]
        note = wrapped(one.note, _NOTE, 2)
        for n, words in enumerate(reversed(note)):
            yield text(middle, low - 11 - 10 * n, words, size=8.5, anchor="middle", fill=QUIET)


def _label(entry: Entry) -> list[tuple[str, bool]]:
    """The lines under a symbol, and whether they are bold: names in full are in the table."""
    names = [(words, True) for words in _broken(entry.name, 3)]
    rest = _broken(f"({entry.pseudonym})", 2) if entry.pseudonym else []
    rest += [f"born {entry.born:%d/%m/%Y}"] if entry.born else []
    rest += [f"died {entry.died:%d/%m/%Y}"] if entry.died else []
    return names + [(words, False) for words in rest]


def _broken(words: str, lines: int) -> list[str]:
    """Words on lines of a label; one too long for a line is broken after its hyphens."""
    short = (word if len(word) <= _LETTERS else word.replace("-", "- ") for word in words.split())
    return wrapped(" ".join(short), _LETTERS, lines)


def _person(entry: Entry, x: float, y: float, *, subject: bool) -> Iterator[str]:
    before = _before_birth(entry)
    if before == "miscarriage":
        yield circle(x, y, 6)
        yield line(x, y - HALF, x, y, stroke=INK, width=1.4)
        return
    size = HALF - 7 if before == "stillbirth" else HALF
    for half in (size, size - 4) if subject else (size,):
        yield _symbol(entry, x, y, half)
    if size != HALF:
        yield line(x, y - HALF, x, y - size, stroke=INK, width=1.4)
    if "unknown" in entry.name.casefold():
        yield text(x, y + 6, "?", size=17, anchor="middle", bold=True)
    if entry.died is not None or before == "stillbirth":
        yield line(x - size, y - size, x + size, y + size, stroke=INK, width=1.5)
        yield line(x - size, y + size, x + size, y - size, stroke=INK, width=1.5)


def _before_birth(entry: Entry) -> Literal["", "pregnancy", "stillbirth", "miscarriage"]:
    """What the register's words say of somebody not born alive, or not born yet."""
    told = f"{entry.role} {entry.name} {entry.pseudonym}".casefold()
    if "miscarr" in told:
        return "miscarriage"
    if "stillb" in told:
        return "stillbirth"
    return "pregnancy" if "unborn" in told or "pregnan" in told else ""


def _came(held: Family, key: str, x: float, y: float) -> Iterator[str]:
    """Beside the line down to a child: how it came, where not by birth."""
    came = dict.fromkeys(how for (child, parent), how in held.not_by_birth.items()
                         if child == key and parent in held.people)  # fmt: skip
    for n, how in enumerate(sorted(came)):
        yield text(x + 13, y - HALF - 7 - 9 * n, how, size=8, fill=QUIET)


def _words(label: Sequence[tuple[str, bool]], x: float, y: float) -> Iterator[str]:
    for number, (words, bold) in enumerate(label):
        yield text(x, y + HALF + 15 + 12 * number, words, size=10, anchor="middle", bold=bold,
                   fill=INK if bold else QUIET)  # fmt: skip


def _symbol(entry: Entry, x: float, y: float, half: float) -> str:
    if _before_birth(entry) == "pregnancy":
        return path(((x, y - half), (x + half, y + half), (x - half, y + half)), fill="#ffffff", stroke=INK, width=1.6, closed=True)  # fmt: skip
    sex = entry.sex.casefold()[:1]
    if sex == "f":
        return circle(x, y, half, fill="#ffffff", stroke=INK)
    if sex == "m":
        corners = ((x - half, y - half), (x + half, y - half), (x + half, y + half), (x - half, y + half))  # fmt: skip
    else:
        corners = ((x, y - half - 3), (x + half + 3, y), (x, y + half + 3), (x - half - 3, y))
    return path(corners, fill="#ffffff", stroke=INK, width=1.6, closed=True)


def _boundary(
    held: Family, generations: Sequence[Sequence[str]], x: Mapping[str, float],
    y: Sequence[float], heights: Sequence[float],
) -> tuple[list[list[tuple[float, float]]], list[tuple[float, float]]]:  # fmt: skip
    """Round the household: round each group of its people who stand together; where it is named."""
    if len(held.household) < 2:
        return [], []
    boxes: list[tuple[float, float, float, float]] = []
    for number, row in enumerate(generations):
        runs: list[list[str]] = []
        for place, key in enumerate(row):
            if key in held.household:
                joined = place > 0 and row[place - 1] in held.household
                runs[-1:] = [[*runs[-1], key]] if joined else [*runs[-1:], [key]]
        boxes += [
            (x[run[0]] - LABEL, x[run[-1]] + LABEL, y[number] - ABOVE + 3,
             y[number] + HALF + heights[number] + 2)
            for run in runs
        ]  # fmt: skip
    joined = len({box[2] for box in boxes}) == len(boxes) and all(
        b[0] < a[1] and a[0] < b[1] for a, b in pairwise(boxes)
    )
    shapes = [_outline(boxes)] if joined else [_outline([box]) for box in boxes]
    return shapes, [(left + 3, top + 10) for left, _, top, _ in (boxes[:1] if joined else boxes)]


def _outline(boxes: Sequence[tuple[float, float, float, float]]) -> list[tuple[float, float]]:
    """Round boxes that stand one below the other: down the right side of them and up the left."""
    right: list[tuple[float, float]] = []
    left: list[tuple[float, float]] = []
    for n, (x1, x2, top, low) in enumerate(boxes):
        if n:
            # From one box to the next where both are: below the one's names, above the other's.
            before = boxes[n - 1]
            inner1, inner2 = max(x1, before[0]), min(x2, before[1])
            right += [(inner2, before[3]), (inner2, top)]
            left += [(inner1, before[3]), (inner1, top)]
        right += [(x2, top), (x2, low)]
        left += [(x1, top), (x1, low)]
    return right + left[::-1]


def _key(held: Family) -> Iterator[str]:
    """What the symbols mean; the rarer ones where the drawing has them."""
    yield "Square: male. Circle: female. Diamond: not recorded. Triangle: pregnancy."
    lost = {_before_birth(entry) for entry in held.people.values()}
    if lost & {"stillbirth", "miscarriage"}:
        yield "Small and crossed: stillborn. Dot: miscarriage."
    yield "Doubled: the subject child. Crossed: has died. Dashed boundary: the child’s household."
    yield "Full line: married. Dashed: partners. Dotted: a child together, no partnership recorded."
    yield "One stroke: ended. Two strokes: divorced. Dashed down to a child: step, foster or adopted. From one point: twins."
    if held.siblings:
        yield "Joined from above: brothers or sisters whose parents are not in the register."


# ---------------------------------------------------------------- in words


def _in_words(held: Family) -> str:
    told = []
    for key, entry in held.people.items():
        for relation in entry.relationships:
            if relation.of in held.people:
                note = f" ({relation.note})" if relation.note else ""
                told.append(f"{entry.name} is {relation.kind} of {held.people[relation.of].name}{note}")  # fmt: skip
        if key == held.child:
            told.append(f"{entry.name} is the subject child")
    home = [held.people[key].name for key in held.people if key in held.household]
    if len(home) > 1:
        told.append(f"In the child’s household: {', '.join(home)}")
    return "A family tree. " + "; ".join(told) + "."


def _at_home(key: str, entry: Entry, held: Family) -> str:
    """Whether somebody lives with the child; of whom the register has no address, nobody can say."""
    if key in held.household:
        return "yes"
    return "no" if entry.addresses and held.household else "not recorded"


def _table(held: Family) -> Table:
    rows = []
    for key, entry in held.people.items():
        ties = [
            f"{relation.kind} of {held.people[relation.of].name}"
            + (f" ({relation.note})" if relation.note else "")
            for relation in entry.relationships
            if relation.of in held.people
        ]
        rows.append(TableRow((
            cell(entry.name, header=True),
            cell(entry.role),
            cell("; ".join(ties) or "–"),
            cell(day(entry.born) if entry.born else "–"),
            cell(day(entry.died) if entry.died else "–"),
            cell(_at_home(key, entry, held)),
        )))  # fmt: skip
    return Table(
        ("Name", "Part", "Ties", "Born", "Died", "In the child’s household"), tuple(rows),
        caption="The people of the genogram", widths=(0.2, 0.15, 0.3, 0.12, 0.12, 0.11),
    )  # fmt: skip
