"""The genogram from the register, in the standard symbols. For the restricted pack only.

LLR 7.2.1: shared at panel and workshop, never in the published report.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from pipeline.analyse.timeline import day
from pipeline.assemble.family import Family, Union, family
from pipeline.assemble.family_places import MARGIN, ROW, STEP, TOP, Points, places, rows
from pipeline.assemble.svg import INK, QUIET, circle, drawing, line, path, rect, text, wrapped
from pipeline.case import Case
from pipeline.document import Figure, Table, TableRow, cell
from pipeline.model import Entry, Register

#: Half a symbol.
HALF = 18.0


def genogram(case: Case, register: Register, *, anchor: str = "genogram") -> Figure | None:
    """The family as a figure, with its words and its table; None when nobody is tied to the child.

    Square male, circle female, diamond where the sex is not recorded, triangle a pregnancy;
    doubled for the subject child, crossed for a death; a full line marriage, a dashed one a
    partnership, one stroke for a separation and two for a divorce; a dashed boundary the child's
    household.
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


def _draw(held: Family, generations: Sequence[Sequence[str]], at: Points) -> str:
    width = max(x for x, _ in at.values()) + MARGIN
    height = TOP + ROW * (len(generations) - 1) + 110
    parts: list[str] = list(_boundary(held, generations, at))
    levels: dict[tuple[str, ...], float] = {}
    for number, union in enumerate(held.unions):
        parts += _union(union, at, number, levels)
    for number, (parents, children) in enumerate(_broods(held)):
        parts += _descent(held, parents, children, at, levels, number)
    for key, (x, y) in at.items():
        parts += _person(held.people[key], x, y, subject=key == held.child)
    return drawing(max(width, 480), height + 50, (*parts, *_key(height)))


def _person(entry: Entry, x: float, y: float, *, subject: bool) -> Iterator[str]:
    for half in (HALF, HALF - 4) if subject else (HALF,):
        yield _symbol(entry, x, y, half)
    if entry.died is not None:
        yield line(x - HALF, y - HALF, x + HALF, y + HALF, stroke=INK, width=1.5)
        yield line(x - HALF, y + HALF, x + HALF, y - HALF, stroke=INK, width=1.5)
    names = wrapped(entry.name, 22, 2)
    lines = [*names, f"({entry.pseudonym})"] if entry.pseudonym else [*names]
    lines += [f"born {day(entry.born)}"] if entry.born else []
    lines += [f"died {day(entry.died)}"] if entry.died else []
    # Lines to children run behind the words.
    wide = 6.2 * max(map(len, lines))
    yield rect(x - wide / 2, y + HALF + 4, wide, 12 * len(lines) + 3, fill="#ffffff")
    for number, words in enumerate(lines):
        bold = number < len(names)
        yield text(x, y + HALF + 14 + 12 * number, words, size=10, anchor="middle", bold=bold,
                   fill=INK if bold else QUIET)  # fmt: skip


def _symbol(entry: Entry, x: float, y: float, half: float) -> str:
    if "unborn" in f"{entry.role} {entry.name}".casefold():
        return path(((x, y - half), (x + half, y + half), (x - half, y + half)), fill="#ffffff", stroke=INK, width=1.6, closed=True)  # fmt: skip
    sex = entry.sex.casefold()[:1]
    if sex == "f":
        return circle(x, y, half, fill="#ffffff", stroke=INK)
    if sex == "m":
        corners = ((x - half, y - half), (x + half, y - half), (x + half, y + half), (x - half, y + half))  # fmt: skip
    else:
        corners = ((x, y - half - 3), (x + half + 3, y), (x, y + half + 3), (x - half - 3, y))
    return path(corners, fill="#ffffff", stroke=INK, width=1.6, closed=True)


def _union(
    union: Union, at: Points, number: int, levels: dict[tuple[str, ...], float]
) -> Iterator[str]:
    """The line between two people: straight between neighbours, else below those between."""
    one, other = sorted((union.one, union.other), key=lambda key: at[key][0])
    (x1, y1), (x2, y2) = at[one], at[other]
    beside = abs(x2 - x1) <= STEP * 1.5 and y1 == y2
    low = y1 if beside else max(y1, y2) + 74 + 9 * (number % 3)
    levels[one, other] = levels[other, one] = low
    dash = "" if union.married else "5 4" if union.known else "1 4"
    if beside:
        yield line(x1 + HALF, y1, x2 - HALF, y2, stroke=INK, width=1.4, dash=dash)
    else:
        points = ((x1 + HALF / 2, y1 + HALF), (x1 + HALF / 2, low), (x2 - HALF / 2, low), (x2 - HALF / 2, y2 + HALF))  # fmt: skip
        yield path(points, stroke=INK, width=1.4, dash=dash)
    middle = (x1 + x2) / 2
    strokes = 2 if union.divorced else 1 if union.ended else 0
    for n in range(strokes):
        stroke = middle - 16 + 6 * n
        yield line(stroke - 4, low + 8, stroke + 4, low - 8, stroke=INK, width=1.6)
    if union.note:
        yield text(middle, low - 10, union.note, size=9, anchor="middle", fill=QUIET)


def _broods(held: Family) -> list[tuple[tuple[str, ...], list[str]]]:
    """Children with the same parents, together."""
    found: dict[tuple[str, ...], list[str]] = {}
    for child, parents in held.parents.items():
        if parents:
            found.setdefault(tuple(sorted(parents[:2])), []).append(child)
    return list(found.items())


def _descent(
    held: Family, parents: Sequence[str], children: Sequence[str], at: Points,
    levels: Mapping[tuple[str, ...], float], number: int,
) -> Iterator[str]:  # fmt: skip
    """Down from the parents' line to a bar over their children, and from it to each of them."""
    pair = tuple(parents)
    if pair in levels:
        low = levels[pair]
        from_x = sum(at[p][0] for p in parents) / 2
    else:
        from_x, low = at[parents[0]][0], at[parents[0]][1] + HALF
    top = min(at[c][1] for c in children)
    bar = top - HALF - 14 - 9 * (number % 3)
    xs = [at[c][0] for c in children]
    yield line(from_x, low, from_x, bar, stroke=INK, width=1.4)
    yield line(min(*xs, from_x), bar, max(*xs, from_x), bar, stroke=INK, width=1.4)
    for child in children:
        x, y = at[child]
        yield line(x, bar, x, y - HALF, stroke=INK, width=1.4, dash="" if held.by_birth.get(child, True) else "5 4")  # fmt: skip


def _boundary(held: Family, generations: Sequence[Sequence[str]], at: Points) -> Iterator[str]:
    """A dashed line round the household; round each of its people where they do not stand together."""
    bands = []
    for row in generations:
        inside = [n for n, key in enumerate(row) if key in held.household]
        if inside:
            together = inside == list(range(inside[0], inside[-1] + 1))
            bands.append((row, inside, together))
    if not bands or len(held.household) < 2:
        return
    spans = [
        (at[row[inside[0]]][0] - 66, at[row[inside[-1]]][0] + 66, at[row[inside[0]]][1])
        for row, inside, together in bands
        if together
    ]
    if len(spans) == len(bands) and _stacked(spans):
        yield path(_outline(spans), stroke=QUIET, width=1.6, dash="8 5", closed=True)
        yield text(spans[0][0] + 4, spans[0][2] - 34, "Household", size=9.5, fill=QUIET)
        return
    for key in (key for key in at if key in held.household):
        x, y = at[key]
        corners = ((x - 30, y - 28), (x + 30, y - 28), (x + 30, y + 26), (x - 30, y + 26))
        yield path(corners, stroke=QUIET, width=1.6, dash="8 5", closed=True)


def _stacked(spans: Sequence[tuple[float, float, float]]) -> bool:
    """Each row of the household right under the one above it, and meeting it."""
    pairs = pairwise(spans)
    return all(abs(b[2] - a[2] - ROW) < 1 and b[0] <= a[1] and a[0] <= b[1] for a, b in pairs)


def _outline(spans: Sequence[tuple[float, float, float]]) -> list[tuple[float, float]]:
    """Down the right side of the rows and up the left."""
    right: list[tuple[float, float]] = []
    left: list[tuple[float, float]] = []
    for n, (x1, x2, y) in enumerate(spans):
        upper = y - 44 if n == 0 else y - 60
        lower = y + 84 if n == len(spans) - 1 else y + ROW - 60
        right += [(x2, upper), (x2, lower)]
        left += [(x1, upper), (x1, lower)]
    return right + left[::-1]


def _key(y: float) -> Iterator[str]:
    lines = (
        "Square: male. Circle: female. Diamond: not recorded. Triangle: pregnancy.",
        "Doubled: the subject child. Crossed: has died. Dashed boundary: the child’s household.",
        "Full line: married. Dashed: partners. Dotted: a child together, no partnership recorded.",
        "One stroke: ended. Two strokes: divorced. Dashed down to a child: not by birth.",
    )
    for number, words in enumerate(lines):
        yield text(8, y + 12 * number, words, size=9, fill=QUIET)


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
            cell("yes" if key in held.household else "no"),
        )))  # fmt: skip
    return Table(
        ("Name", "Part", "Ties", "Born", "Died", "In the child’s household"), tuple(rows),
        caption="The people of the genogram", widths=(0.2, 0.15, 0.3, 0.12, 0.12, 0.11),
    )  # fmt: skip
