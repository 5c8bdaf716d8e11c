"""What a child process tells its parent: plain JSON, checked word by word on arrival.

Never pickle: a reader that was taken over by a hostile file could only tell us wrong words.
"""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from pipeline.model import Cell, Census, Grid, GridRow, Locator, SetAside, TextBlock
from pipeline.problems import CATALOGUE, Problem, Severity
from pipeline.read.cleaning import cleaned
from pipeline.read.columns import letter
from pipeline.read.reading import Reading, Row, Table, Value


class Rubbish(Exception):
    """The child's answer is not of the agreed shape. Says where, never what."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A child's answer, checked. Locators carry the agency and file the parent gave."""

    kind: str
    content: tuple[Grid | TextBlock, ...]
    aside: tuple[SetAside, ...]
    problems: tuple[Problem, ...]
    properties: tuple[tuple[str, str], ...]
    census: Census
    attachments: tuple[tuple[str, bytes], ...]
    refused: bool


# ---------------------------------------------------------------- the child's side


def encode(reading: Reading, *, refused: bool) -> bytes:
    """The answer as bytes of JSON."""
    answer = {
        "kind": reading.kind,
        "refused": refused,
        "content": [_part(part) for part in reading.content],
        "aside": [[why, text, _place(where)] for why, text, where in reading.aside],
        "problems": [_problem(problem) for problem in reading.problems],
        "properties": [[name, cleaned(value)] for name, value in reading.properties],
        "census": [
            reading.census.received,
            reading.census.shown,
            reading.census.aside,
            [cleaned(text) for text in reading.census.missing],
        ],
        "attachments": [
            [cleaned(name), base64.b64encode(data).decode()] for name, data in reading.attachments
        ],
    }
    return json.dumps(answer, ensure_ascii=False, check_circular=False).encode("utf-8", "replace")


def _part(part: Table | TextBlock) -> list[Any]:
    if isinstance(part, TextBlock):
        return [
            "block", part.style, part.text, _place(part.locator), part.level, part.label,
            list(part.marks),
        ]  # fmt: skip
    return ["grid", part.name, part.caption, list(part.marks), [_row(row) for row in part.rows]]


def _row(row: Row) -> list[Any]:
    if not (row.values or row.marks or row.row_marks):
        return [row.number, row.texts]
    special = {
        str(index): [_value(row.values.get(index)), list(row.marks.get(index, ()))]
        for index in sorted({*row.values, *row.marks})
    }
    return [row.number, row.texts, special, list(row.row_marks)]


def _value(value: Value) -> Any:
    # A datetime is also a date: the longer kind is asked first.
    if isinstance(value, datetime):
        return ["moment", value.isoformat()]
    if isinstance(value, date):
        return ["day", value.isoformat()]
    if isinstance(value, time):
        return ["time", value.isoformat()]
    return value


def _place(where: Locator) -> list[Any]:
    return [cleaned(where.sheet), where.row, where.column, cleaned(where.part)]


def _problem(problem: Problem) -> list[Any]:
    severity = problem.severity.value if problem.severity else None
    return [
        problem.code, _place(problem.locator), cleaned(problem.found), problem.expected,
        problem.remedy, severity,
    ]  # fmt: skip


# ---------------------------------------------------------------- the parent's side


def decode(data: bytes, agency: str, file: str) -> Answer:
    """Check an answer and make the values of the model from it. Raises Rubbish."""
    try:
        answer = json.loads(data)
        return _Checked(agency, file).answer(answer)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as fault:
        raise Rubbish(type(fault).__name__) from None


class _Checked:
    """Reads the parts of an answer, each held to its type."""

    def __init__(self, agency: str, file: str) -> None:
        self.agency, self.file = agency, file

    def answer(self, answer: Mapping[str, Any]) -> Answer:
        received, shown, aside, missing = _list(answer["census"])
        return Answer(
            kind=_text(answer["kind"]),
            content=tuple(self._part(part) for part in _list(answer["content"])),
            aside=tuple(
                SetAside(_text(why), _text(text), self._place(place))
                for why, text, place in _list(answer["aside"])
            ),
            problems=tuple(self._problem(*problem) for problem in _list(answer["problems"])),
            properties=tuple(
                (_text(name), _text(value)) for name, value in _list(answer["properties"])
            ),
            census=Census(
                _count(received), _count(shown), _count(aside), tuple(map(_text, _list(missing)))
            ),
            attachments=tuple(
                (_text(name), _bytes(content)) for name, content in _list(answer["attachments"])
            ),
            refused=answer["refused"] is True,
        )

    def _part(self, part: Sequence[Any]) -> Grid | TextBlock:
        if part[0] == "grid":
            _, name, caption, marks, rows = part
            return Grid(
                _text(name), tuple(map(_grid_row, _list(rows))), _text(caption), _marks(marks)
            )
        if part[0] != "block":
            raise Rubbish("part")
        _, style, text, place, level, label, marks = part
        return TextBlock(
            _text(style), _text(text), self._place(place), _count(level), _text(label),
            _marks(marks),
        )  # fmt: skip

    def _place(self, place: Sequence[Any]) -> Locator:
        sheet, row, column, part = place
        number = None if row is None else _count(row)
        return Locator(self.agency, self.file, _text(sheet), number, _text(column), _text(part))

    def _problem(
        self, code: str, place: Sequence[Any], found: str, expected: str, remedy: str, how: str
    ) -> Problem:
        if code not in CATALOGUE:
            raise Rubbish("code")
        return Problem(
            code, self._place(place), _text(found), _text(expected), _text(remedy), Severity(how)
        )


def _grid_row(row: Sequence[Any]) -> GridRow:
    number, texts = row[0], row[1]
    if set(map(type, texts)) - {str}:
        raise Rubbish("cell")
    letters = _letters(len(texts))
    if len(row) == 2:
        return GridRow(_count(number), tuple(map(Cell, letters, texts)))
    _, _, special, row_marks = row
    cells = list(map(Cell, letters, texts))
    for index, (value, marks) in special.items():
        at = int(index)
        cells[at] = Cell(letters[at], texts[at], _typed(value), _marks(marks))
    return GridRow(_count(number), tuple(cells), _marks(row_marks))


def _letters(size: int) -> list[str]:
    if size > 16_384:
        raise Rubbish("columns")
    return [letter(index) for index in range(size)]


def _typed(value: Any) -> Value:
    if value is None or isinstance(value, float):
        return value
    if isinstance(value, int):
        return float(value)
    kind, text = value
    if kind == "moment":
        return datetime.fromisoformat(text)
    return date.fromisoformat(text) if kind == "day" else time.fromisoformat(text)


def _text(value: Any) -> str:
    if type(value) is not str:
        raise Rubbish("text")
    return value


def _count(value: Any) -> int:
    if type(value) is not int or value < 0:
        raise Rubbish("count")
    return value


def _list(value: Any) -> list[Any]:
    if type(value) is not list:
        raise Rubbish("list")
    return value


def _marks(value: Any) -> tuple[str, ...]:
    return tuple(map(_text, _list(value)))


def _bytes(value: Any) -> bytes:
    try:
        return base64.b64decode(_text(value), validate=True)
    except binascii.Error:
        raise Rubbish("attachment") from None
