"""What a child process tells its parent: plain JSON and the bulk of tables, checked on arrival.

Never pickle: a reader that was taken over by a hostile file could only tell us wrong words.
"""

from __future__ import annotations

import base64
import binascii
import json
import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.model import Census, Grid, Locator, SetAside, TextBlock
from pipeline.problems import CATALOGUE, Problem, Severity
from pipeline.read.cleaning import cleaned
from pipeline.read.reading import Reading, Table
from pipeline.read.wire_bands import pack_bands, unpack_bands
from pipeline.read.wire_grid import Rubbish, count_of, list_of, marks_of, pack, text_of, unpack


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
    """The answer as bytes: the length of its JSON, the JSON, then what tables have much of."""
    bulk: list[bytes] = []
    answer = {
        "kind": reading.kind,
        "refused": refused,
        "content": [_part(part, bulk) for part in reading.content],
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
    return framed(answer, bulk)


_LENGTH = struct.Struct(">Q")


def framed(answer: Mapping[str, Any], bulk: Sequence[bytes] = ()) -> bytes:
    """An answer as it travels."""
    head = json.dumps(answer, ensure_ascii=False, check_circular=False).encode("utf-8", "replace")
    return b"".join((_LENGTH.pack(len(head)), head, *bulk))


def unframed(data: bytes) -> tuple[Any, memoryview]:
    """The JSON of an answer and its bulk. Raises ValueError or struct.error."""
    end = _LENGTH.size + _LENGTH.unpack_from(data)[0]
    return json.loads(data[_LENGTH.size : end]), memoryview(data)[end:]


def _part(part: Table | TextBlock, bulk: list[bytes]) -> list[Any]:
    if isinstance(part, TextBlock):
        return [
            "block", part.style, part.text, _place(part.locator), part.level, cleaned(part.label),
            list(part.marks),
        ]  # fmt: skip
    return pack(part, bulk) if part.bands is None else pack_bands(part, part.bands, bulk)


def _place(where: Locator) -> list[Any]:
    return [
        cleaned(where.sheet), where.row, cleaned(where.column), cleaned(where.part), where.record,
    ]  # fmt: skip


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
        answer, bulk = unframed(data)
        return _Checked(agency, file, bulk).answer(answer)
    except _OUT_OF_SHAPE as fault:
        raise Rubbish(type(fault).__name__) from None


_OUT_OF_SHAPE = (
    ValueError,
    TypeError,
    KeyError,
    AttributeError,
    IndexError,
    RecursionError,
    OverflowError,
    struct.error,
)


class _Checked:
    """Reads the parts of an answer, each held to its type."""

    def __init__(self, agency: str, file: str, bulk: memoryview) -> None:
        self.agency, self.file, self.bulk = agency, file, bulk

    def answer(self, answer: Mapping[str, Any]) -> Answer:
        received, shown, aside, missing = list_of(answer["census"])
        content = tuple(self._part(part) for part in list_of(answer["content"]))
        if self.bulk:
            raise Rubbish("more than was told")
        return Answer(
            kind=text_of(answer["kind"]),
            content=content,
            aside=tuple(
                SetAside(text_of(why), text_of(text), self._place(place))
                for why, text, place in list_of(answer["aside"])
            ),
            problems=tuple(self._problem(*problem) for problem in list_of(answer["problems"])),
            properties=tuple(
                (text_of(name), text_of(value)) for name, value in list_of(answer["properties"])
            ),
            census=Census(
                count_of(received),
                count_of(shown),
                count_of(aside),
                tuple(map(text_of, list_of(missing))),
            ),
            attachments=tuple(
                (text_of(name), _bytes(content)) for name, content in list_of(answer["attachments"])
            ),
            refused=answer["refused"] is True,
        )

    def _part(self, part: list[Any]) -> Grid | TextBlock:
        if part[0] == "grid":
            grid, self.bulk = unpack(part, self.bulk)
            return grid
        if part[0] == "bands":
            grid, self.bulk = unpack_bands(part, self.bulk)
            return grid
        if part[0] != "block":
            raise Rubbish("part")
        _, style, text, place, level, label, marks = part
        return TextBlock(
            text_of(style), text_of(text), self._place(place), count_of(level), text_of(label),
            marks_of(marks),
        )  # fmt: skip

    def _place(self, place: Sequence[Any]) -> Locator:
        sheet, row, column, part, record = place
        number = None if row is None else count_of(row)
        return Locator(
            self.agency,
            self.file,
            text_of(sheet),
            number,
            text_of(column),
            text_of(part),
            record=record is True,
        )

    def _problem(
        self, code: str, place: Sequence[Any], found: str, expected: str, remedy: str, how: str
    ) -> Problem:
        if code not in CATALOGUE:
            raise Rubbish("code")
        return Problem(
            code,
            self._place(place),
            text_of(found),
            text_of(expected),
            text_of(remedy),
            Severity(how),
        )


def _bytes(value: Any) -> bytes:
    try:
        return base64.b64decode(text_of(value), validate=True)
    except binascii.Error:
        raise Rubbish("attachment") from None
