"""Events given as forms, a heading at the left and its words beside it, turned into rows.

A form is a table of two columns, or paragraphs that begin with a heading and a colon.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.model import Cell, Grid, GridRow, SetAside, TextBlock
from pipeline.normalise.gathered import Gathered, own_cells
from pipeline.normalise.headings import Synonyms
from pipeline.words import key

_Pair = tuple[GridRow, Cell, Cell]
_LABELLED = re.compile(r"^([^:\n]{2,60}?)\s*:(?:\s+|$)(.*)$", re.DOTALL)
_PLACE = re.compile(r"(\d+)$")
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def as_rows(grid: Grid, synonyms: Synonyms, into: Gathered) -> Grid | None:
    """The same events as a table with headings; None when the table is no such form.

    A form has two columns; its labels name a date and an event and mostly columns we know. A
    label that comes again begins the next event. A row keeps the number of its first line.
    """
    pairs = _pairs(grid)
    if pairs is None or any(_two_headings(label, words, synonyms) for _, label, words in pairs):
        return None
    labels = list(dict.fromkeys(key(label.text) for _, label, _ in pairs))
    shown = {key(label.text): label for _, label, _ in reversed(pairs)}
    known = [found.name for name in labels if (found := synonyms.find(shown[name].text))]
    if not {"date", "event"} <= set(known) or len(known) * 2 < len(labels) or len(labels) > 26:
        return None
    letters = dict(zip(labels, _LETTERS, strict=False))
    _labels_again(grid, pairs, into)
    head = GridRow(
        grid.rows[0].number,
        tuple(shown[name]._replace(column=letters[name], marks=()) for name in labels),
    )
    return replace(grid, rows=(head, *_records(pairs, letters)))


def _two_headings(label: Cell, words: Cell, synonyms: Synonyms) -> bool:
    """True for a line that is a table's heading row and no label with its words."""
    names = {found.name for cell in (label, words) if (found := synonyms.find(cell.text))}
    return len(names) == 2 and bool(names & {"date", "event"})


def labelled(
    rest: Sequence[Grid | TextBlock], synonyms: Synonyms
) -> tuple[Grid | None, list[Grid | TextBlock]]:
    """The paragraphs that are forms ("Date: ...", "Event: ...") as a table, and what is not.

    From the first heading with a colon that we know, every paragraph belongs to the heading above
    it. Rows are numbered as the file numbers its paragraphs.
    """
    rows: list[GridRow] = []
    around: list[Grid | TextBlock] = []
    for at, part in enumerate(rest, start=1):
        if isinstance(part, Grid) or part.style in {"heading", "note"}:
            around.append(part)
            continue
        found = _PLACE.search(part.locator.part)
        number = int(found[1]) if found else at
        text = f"{part.label}: {part.text}" if part.label else part.text
        loose = _label_rows(text, number, rows, synonyms)
        if loose:
            around.append(replace(part, text="\n".join(loose), label=""))
    held = {name.name for row in rows if (name := synonyms.find(row.cells[0].text))}
    if not {"date", "event"} <= held:
        return None, list(rest)
    return Grid("Paragraphs", tuple(rows)), around


def _label_rows(text: str, number: int, rows: list[GridRow], synonyms: Synonyms) -> list[str]:
    """Add a paragraph's lines to the rows; the lines that stand before the first heading."""
    loose = []
    for line in filter(str.strip, text.split("\n")):
        match = _LABELLED.match(line.strip())
        if match and synonyms.find(match[1]):
            cells = (Cell("A", match[1].strip()), Cell("B", match[2].strip()))
            rows.append(GridRow(number, cells))
        elif rows:
            label, words = rows[-1].cells
            told = f"{words.text}\n{line.strip()}".strip()
            rows[-1] = replace(rows[-1], cells=(label, words._replace(text=told)))
        else:
            loose.append(line)
    return loose


def _labels_again(grid: Grid, pairs: list[_Pair], into: Gathered) -> None:
    """List the labels of every event but the first, which stand for the headings."""
    seen: set[str] = set()
    for row, label, _ in pairs:
        if key(label.text) in seen:
            place = into.at(grid, row.number, label.column)
            into.aside.append(SetAside("repeated-heading", label.text.strip(), place))
        seen.add(key(label.text))


def _pairs(grid: Grid) -> list[_Pair] | None:
    """Each line's label and words; None when a line is no pair."""
    pairs = []
    for row in grid.rows:
        filled = [cell for cell in own_cells(row) if cell.text.strip()]
        if not filled:
            continue
        if len(filled) > 2 or filled[0].column != "A" or len(filled[0].text) > 60:
            return None
        pairs.append((row, filled[0], filled[1] if len(filled) == 2 else Cell("B")))
    return pairs or None


def _records(pairs: list[_Pair], letters: dict[str, str]) -> list[GridRow]:
    records: list[GridRow] = []
    held: dict[str, Cell] = {}
    number, marks = 0, pairs[0][0].marks
    for row, label, words in pairs:
        letter = letters[key(label.text)]
        if letter in held:
            records.append(_record(number, held, marks))
            held = {}
        if not held:
            number, marks = row.number, row.marks
        held[letter] = words._replace(column=letter)
    return [*records, _record(number, held, marks)]


def _record(number: int, held: dict[str, Cell], marks: tuple[str, ...]) -> GridRow:
    return GridRow(number, tuple(held[letter] for letter in sorted(held)), marks)
