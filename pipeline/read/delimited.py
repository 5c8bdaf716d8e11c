"""CSV and its cousins: comma, semicolon, tab or bar; every field kept, every odd row reported."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator

from pipeline.read.columns import letter
from pipeline.read.decoding import decode
from pipeline.read.delimiters import delimiter_of
from pipeline.read.reading import Reading, Row, Table, balance

_NAMES = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}
_QUOTED = re.compile(r'"(?:[^"]|"")*"')
_MOST_MENDED = 1_000
#: Longer than any narrative; the module's own limit is 131,072 characters.
_LONGEST_FIELD = 50_000_000


def read_delimited(data: bytes, reading: Reading) -> None:
    """Read a text table into one Grid; the row number is the record's, as Excel counts."""
    text = decode(data, reading)
    mark = delimiter_of(text)
    if mark != ",":
        reading.problem("csv-separator", found=_NAMES[mark])
    mended, unclosed = mend_quotes(text, mark)
    for number, found in unclosed:
        reading.problem("csv-unclosed-quote", found=found, row=number)
    csv.field_size_limit(_LONGEST_FIELD)
    records = csv.reader(io.StringIO(mended, newline=""), delimiter=mark)
    rows = [Row(number, fields) for number, fields in enumerate(records, start=1)]
    while rows and not any(text.strip() for text in rows[-1].texts):
        rows.pop()
    _even_out(reading, rows)
    if rows:
        reading.content.append(Table("", rows))
    reading.census = balance(
        reading, [("the file", [field for _, _, field in fields_of(mended, mark)])]
    )


def _even_out(reading: Reading, rows: list[Row]) -> None:
    """Report rows longer or shorter than the table, then pad the short ones."""
    widths = Counter(len(row.texts) for row in rows if len(row.texts) > 1)
    if not widths:
        return
    width = widths.most_common(1)[0][0]
    begun = False
    for row in rows:
        size = len(row.texts)
        begun = begun or size == width
        surplus = [text for text in row.texts[width:] if text.strip()]
        if surplus:
            reading.problem(
                "row-too-long", found=f"{size} fields for {width}: {surplus[0]}", row=row.number,
                column=letter(width),
            )  # fmt: skip
        elif begun and 0 < size < width:
            # Rows above the table, such as a title, are short by nature.
            reading.problem(
                "row-too-short", found=f"{size} fields for {width}: {row.texts[-1]}",
                row=row.number,
            )  # fmt: skip
        row.texts += [""] * (width - size)


# ---------------------------------------------------------------- quotes, and the census


def fields_of(text: str, mark: str) -> Iterator[tuple[int, int, str]]:
    """(record, offset, field) of a text table, by a scan of our own: the census of the file.

    A quote that opens a field and is never closed, or closes only in a later row with words
    right behind it, comes back as the field it opens with: see ``mend_quotes``.
    """
    at, record, bare = 0, 1, re.compile(f"[^{re.escape(mark)}\\r\\n]*")
    ends = re.compile("\r\n|\r|\n")
    while at < len(text):
        start = at
        quoted = _QUOTED.match(text, at) if text[at] == '"' else None
        field = ""
        if quoted:
            at = quoted.end()
            field = quoted.group()[1:-1].replace('""', '"')
        rest = bare.match(text, at)
        if rest:
            field, at = field + rest.group(), rest.end()
        yield record, start, field
        if text[at : at + 1] == mark:
            at += 1
            if at == len(text):
                yield record, at, ""
            continue
        if end := ends.match(text, at):
            at, record = end.end(), record + 1


def mend_quotes(text: str, mark: str) -> tuple[str, list[tuple[int, str]]]:
    """The text with quotes that are never closed taken as plain characters.

    Returns the mended text and (record, words behind the quote) of each.
    """
    found: list[tuple[int, str]] = []
    begin, records_before = 0, 0
    while len(found) < _MOST_MENDED:
        bad = _first_bad_quote(text, mark, begin)
        if bad is None:
            return text, found
        record, at = bad
        end = re.compile(f"[{re.escape(mark)}\\r\\n]|$").search(text, at)
        stop = end.start() if end else len(text)
        field = text[at:stop]
        found.append((records_before + record, field))
        # Quoted again as a whole: the quote itself becomes one of the field's characters.
        whole = '"' + field.replace('"', '""') + '"'
        text = text[:at] + whole + text[stop:]
        begin, records_before = _line_start(text, at), records_before + record - 1
    return text, found


def _line_start(text: str, at: int) -> int:
    return max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1


def _first_bad_quote(text: str, mark: str, begin: int) -> tuple[int, int] | None:
    for record, start, _ in fields_of(text[begin:], mark):
        at = begin + start
        if text[at : at + 1] != '"':
            continue
        quoted = _QUOTED.match(text, at)
        if quoted is None:
            return record, at
        behind = text[quoted.end() : quoted.end() + 1]
        if behind not in {"", mark, "\r", "\n"} and "\n" in quoted.group():
            return record, at
    return None
