"""JSON returns: a list of events, or an object with the agency's events or report sections.

What a JSON file may say twice, or cannot say, is refused in words: one key twice, NaN, half a
character, nesting past any report.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NoReturn

from pipeline.read.decoding import decode
from pipeline.read.reading import RECORDS, Reading, Refused, Row, Table, balance

#: Deeper than any return; the parser itself gives up at about a thousand.
MOST_DEEP = 30


def read_json(data: bytes, reading: Reading) -> None:
    """Read a JSON return; each record is a row, numbered by its place in the list."""
    text = decode(data, reading)
    value = parse(text)
    if isinstance(value, list) and value and all(isinstance(item, dict) for item in value):
        _records(reading, "", value)
    elif isinstance(value, dict):
        _object(reading, value, "")
    else:
        raise Refused("json-not-records")
    reading.census = balance(reading, [("the file", list(values_in(text)))])


def parse(text: str) -> object:
    """The value of a JSON text, or Refused with what stands in it and where."""
    if _depth(text) > MOST_DEEP:
        raise Refused("json-too-deep", f"more than {MOST_DEEP} levels")
    try:
        # Numbers stay as typed: 00123 is no JSON, but 1.10 and 9434765919 are identifiers here.
        value = json.loads(
            text,
            object_pairs_hook=_object_once,
            parse_constant=_no_constant,
            parse_int=str,
            parse_float=str,
        )
    except json.JSONDecodeError as fault:
        found = text[max(0, fault.pos - 20) : fault.pos + 20].replace("\n", " ")
        raise Refused("json-broken", found, f"line {fault.lineno}") from None
    if half := re.search("[\ud800-\udfff]", json.dumps(value, ensure_ascii=False)):
        raise Refused("json-half-character", f"U+{ord(half.group()):04X}")
    return value


def _object_once(pairs: Iterable[tuple[str, object]]) -> dict[str, object]:
    found: dict[str, object] = {}
    for key, value in pairs:
        if key in found:
            raise Refused("json-key-twice", key)
        found[key] = value
    return found


def _no_constant(name: str) -> NoReturn:
    raise Refused("json-not-a-number", name)


def _depth(text: str) -> int:
    deepest = depth = 0
    for match in re.finditer(r'"(?:[^"\\]|\\.)*"|[\[{]|[\]}]', text):
        char = match.group()[0]
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(char, 0)
        deepest = max(deepest, depth)
        if deepest > MOST_DEEP:
            break
    return deepest


# ---------------------------------------------------------------- into rows and blocks


def _records(reading: Reading, name: str, records: Sequence[Mapping[str, object]]) -> None:
    """A list of objects as a table: headings in row 0, record n in row n."""
    keys = list(dict.fromkeys(key for record in records for key in record))
    if not keys:
        return
    rows = [Row(0, list(keys), row_marks=("names of the fields",))]
    for number, record in enumerate(records, start=1):
        rows.append(Row(number, [_text(record.get(key)) for key in keys]))
    reading.content.append(Table(name, rows, marks=(RECORDS,)))


def _object(reading: Reading, value: Mapping[str, object], above: str) -> None:
    for key, item in value.items():
        label = f"{above} {key}".strip()
        if key == "sections" and isinstance(item, list | dict):
            _sections(reading, item)
        elif isinstance(item, list) and item and all(isinstance(part, dict) for part in item):
            _records(reading, label, item)
        elif isinstance(item, dict):
            _object(reading, item, label)
        else:
            reading.block("field", _text(item), label=label)


def _sections(reading: Reading, sections: Sequence[object] | Mapping[str, object]) -> None:
    """Sections as {title: paragraphs} or as a list of objects with a title and paragraphs."""
    if isinstance(sections, Mapping):
        for key, item in sections.items():
            reading.block("heading", key, level=1)
            _paragraphs(reading, item)
        return
    for section in sections:
        if not isinstance(section, dict):
            _paragraphs(reading, section)
            continue
        title = next((key for key in ("title", "heading", "key") if key in section), "")
        if title:
            reading.block("heading", _text(section[title]), level=1)
        for key, item in section.items():
            if key in {"paragraphs", "text", "content"}:
                _paragraphs(reading, item)
            elif key != title:
                reading.block("field", _text(item), label=key)


def _paragraphs(reading: Reading, item: object) -> None:
    for paragraph in item if isinstance(item, list) else [item]:
        reading.block("paragraph", _text(paragraph))


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return "\n".join(_text(item) for item in value)
    if isinstance(value, dict):
        return "\n".join(f"{key}: {_text(item)}" for key, item in value.items())
    return str(value)


# ---------------------------------------------------------------- the census

_TOKEN = re.compile(r'"((?:[^"\\]|\\.)*)"\s*(:?)|([\[{])|([\]}])|(-?\d[\d.eE+-]*|true|false)')


def values_in(text: str) -> Iterator[str]:
    """The values of a JSON text from a scan of its tokens; names of fields are not counted.

    A name is a word of the file where it is printed inside a value (an object in a record's
    field) or as the title of a section.
    """
    open_at: list[tuple[str, str]] = []  # (bracket, the name it stands under)
    name = ""
    for string, colon, opening, closing, bare in _TOKEN.findall(text):
        if opening:
            open_at.append((opening, name))
            name = ""
        elif closing:
            open_at.pop()
        elif colon:
            name = json.loads(f'"{string}"')
            if _is_section_title(open_at):
                yield name
            elif _is_inside_value(open_at):
                yield f"{name}:"
        else:
            yield bare or json.loads(f'"{string}"')
            name = name if open_at and open_at[-1][0] == "[" else ""


def _is_section_title(open_at: list[tuple[str, str]]) -> bool:
    return bool(open_at) and open_at[-1] == ("{", "sections")


def _is_inside_value(open_at: list[tuple[str, str]]) -> bool:
    """True in an object that stands in a field of a record, or in a list of mixed things."""
    lists = [index for index, (bracket, _) in enumerate(open_at) if bracket == "["]
    return bool(lists) and sum(1 for bracket, _ in open_at[lists[0] :] if bracket == "{") > 1
