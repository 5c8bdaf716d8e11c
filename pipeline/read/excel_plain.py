"""Sheets of the usual form read in a few passes over their XML, before any library is asked.

Rows that are written alike, cell for cell, are taken out together by one expression made from the
first of them; the others are taken row by row. What is then left must be rows without a value and
nothing else, so no cell is lost for standing there in a form nobody thought of. Where anything is
left over, said twice or doubtful, nothing is read here: the library or the walk reads the whole
sheet. The census (``sheet_census``, ``sheet_strings``) counts the same bytes by itself.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, compress, count, islice, pairwise
from operator import lt

from pipeline.read.bands import Band, Bands, Column, column_of
from pipeline.read.columns import index_of
from pipeline.read.excel_rows import MOST_CELLS, Formats, Shown, is_stray
from pipeline.read.excel_strings import has_loose_ends, plain_text
from pipeline.read.sheet_census import TYPED
from pipeline.read.sheet_strings import is_escaped, shown
from pipeline.read.sheets import BLANKS_KEPT

_ROW = r'<row r="([0-9]{1,7}+)"(?: [A-Za-z0-9:]++="[^<>"&]*+")*+>'
_FORMULA = r"(?:<f(?=[ />])[^<>]*+>(?:(?<=/>)|[^<]*+</f>))?+"
_PIECE = r'><t(?: xml:space="preserve")?+'
#: A cell as the usual programs write it: letters, row, style and kind; then "is" where its text is
#: written within it, and the text or value; neither where the cell holds nothing.
_CELL = re.compile(
    r'<c r="([A-Z]{1,3}+)([0-9]{1,7}+)"(?: s="([0-9]{1,9}+)")?+(?: t="([A-Za-z]{1,9}+)")?+'
    rf"(?:/>|>{_FORMULA}<(?:v|(is){_PIECE})>([^<]*+)</(?(5)t></is|v)></c>)"
)
#: What stands before the first cell of a row.
_BEGUN = re.compile(rf"(?:<row [^<>]*+/>)*+{_ROW}")
_NO_CELLS = re.compile(r"(?:<row [^<>]*+>(?:(?<=/>)|</row>))*+")
_INLINE = "inlineStr"
_KINDS = {None, "s", "n", "str", "b", "e", "d", _INLINE}
_COLUMNS = 16_384

#: Rows looked at to see which are written alike, and the share of them that is worth a pass.
_LOOKED_AT, _WORTH = 60, 0.1

Raw = Sequence[str]


class _Unusual(Exception):
    """The sheet is not of the usual form."""


@dataclass(frozen=True, slots=True)
class _Form:
    """How one cell is written. ``holds`` is False where it holds nothing."""

    letters: str
    style: str | None
    kind: str | None
    holds: bool

    def expression(self, formula: str = _FORMULA) -> str:
        """What finds the cell in the row that the first group has caught, and catches its text.

        ``formula`` is what may stand before the value.
        """
        begin = rf'<c r="{self.letters}\1"' + (f' s="{self.style}"' if self.style else "")
        begin += f' t="{self.kind}"' if self.kind else ""
        if not self.holds:
            return f"{begin}/>"
        if self.kind == _INLINE:
            return f"{begin}><is{_PIECE}>([^<]*+)</t></is></c>"
        return f"{begin}>{formula}<v>([^<]++)</v></c>"


def plain_rows(part: bytes, strings: Sequence[str], formats: Formats) -> Bands | None:
    """The rows of a sheet, blank ones within the table included; None for any unusual sheet.

    ``strings`` are the workbook's shared texts. All rows are as wide as the widest.
    """
    text = plain_text(part, "worksheet")
    begin = -1 if text is None else text.find("<sheetData>")
    if text is None or begin < 0:
        return None
    body = text[begin + len("<sheetData>") : text.rfind("</sheetData>")]
    try:
        return _in_order(_Sheet(text, is_escaped(text), strings, formats).bands(body))
    except _Unusual:
        return None


def _in_order(bands: list[Band]) -> Bands:
    """The bands by their first row, with blank rows where some are missing or say nothing."""
    width = max((len(band.columns) for band in bands), default=0)
    every = sorted(chain.from_iterable(band.numbers for band in bands))
    if not every or every[0] < 1 or not all(map(_rising, (every, *(b.numbers for b in bands)))):
        raise _Unusual
    bands = [held for band in bands if (held := _without_blank(band)).numbers]
    numbers = sorted(chain.from_iterable(band.numbers for band in bands))
    area = numbers[-1] * width if numbers else 0
    if area > MOST_CELLS and is_stray(area, sum(map(_filled, bands))):
        raise _Unusual
    if numbers and numbers[-1] > len(numbers):
        blank: list[int] = []
        for before, number in pairwise([0, *numbers]):
            # A longer gap says no more.
            blank += range(before + 1, min(number, before + 1 + BLANKS_KEPT))
        bands.append(Band(blank, []))
    bands.sort(key=lambda band: band.numbers[0])
    return Bands(bands, width)


def _rising(numbers: Sequence[int]) -> bool:
    return all(map(lt, numbers, islice(numbers, 1, None)))


def _without_blank(band: Band) -> Band:
    """The band without rows whose cells all hold an empty text."""
    texts = band.texts(typed=True)
    if any("" not in column for column in texts):
        return band
    filled = list(map(any, zip(*texts, strict=True)))
    columns = (column and Column(list(compress(column.shown(), filled))) for column in band.columns)
    return Band(list(compress(band.numbers, filled)), list(columns))


def _filled(band: Band) -> int:
    return sum(len(texts) - texts.count("") for texts in band.texts(typed=True))


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One sheet being read. ``text`` is the whole part."""

    text: str
    escaped: bool
    strings: Sequence[str]
    formats: Formats

    def bands(self, body: str) -> list[Band]:
        """The rows that hold anything, in any order. Raises _Unusual where anything is left."""
        bands: list[Band] = []
        formula = _FORMULA if "<f" in body else ""
        for forms in _common(body):
            cells = "".join(form.expression(formula) for form in forms)
            found = re.split(f"{_ROW}{cells}</row>", body)
            step = 2 + sum(form.holds for form in forms)
            if len(found) > 1:
                body = "".join(found[::step])
                columns = [found[at::step] for at in range(2, step)]
                bands.append(self._alike(forms, found[1::step], columns))
        if not _NO_CELLS.fullmatch(body):
            for forms, several in _one_by_one(body).items():
                numbers, *texts = zip(*several, strict=True)
                bands.append(self._alike(forms, numbers, texts))
        return bands

    def _alike(self, forms: Sequence[_Form], numbers: Raw, columns: Sequence[Raw]) -> Band:
        """Rows that are written alike, from their numbers and the texts in each of their cells."""
        held = [form for form in forms if form.holds]
        found: list[Column | None] = [None] * (index_of(held[-1].letters) + 1)
        for form, column in zip(held, columns, strict=True):
            found[index_of(form.letters)] = self._column(form, column)
        return Band(list(map(int, numbers)), found)

    def _column(self, form: _Form, column: Raw) -> Column:
        if form.kind == "s":
            return column_of(self._shared(column))
        if form.kind == _INLINE:
            return column_of(self._written(column))
        if form.kind == "str":
            return column_of(self._results(column))
        kind = form.kind or "n"
        known = self._shown(kind, form.style, column)
        places = dict(zip(known, count(), strict=False))
        texts, values, marks = zip(*known.values(), strict=True)
        typed = kind.encode() in TYPED
        return Column(
            texts, list(map(places.__getitem__, column)), values if typed else None,
            marks if any(marks) else None,
        )  # fmt: skip

    def _shared(self, column: Raw) -> list[str]:
        whole = "".join(column)
        if not (whole.isascii() and whole.isdigit()):
            raise _Unusual
        try:
            return list(map(self.strings.__getitem__, map(int, column)))
        except (IndexError, ValueError):
            raise _Unusual from None

    def _written(self, column: Raw) -> list[str]:
        if has_loose_ends(column, self.text):
            raise _Unusual
        return shown(list(column), escaped=self.escaped)

    def _results(self, column: Raw) -> list[str]:
        if "" in column or any(map(str.isspace, column)):
            raise _Unusual
        return shown(list(column), escaped=self.escaped)

    def _shown(self, kind: str, style: str | None, column: Raw) -> dict[str, Shown]:
        """What the different numbers, dates, truths and errors of a column show."""
        known: dict[str, Shown] = {}
        for raw in set(column):
            if not raw.strip():
                raise _Unusual
            known[raw] = self.formats.shown((kind.encode(), raw.encode(), int(style or 0)))
        return known


def _common(body: str) -> list[tuple[_Form, ...]]:
    """The ways in which many rows are written, the commonest first."""
    seen: Counter[tuple[_Form, ...]] = Counter()
    step = max(1, len(body) // _LOOKED_AT)
    for at in range(0, len(body), step):
        begin = body.find("<row ", at)
        end = body.find("</row>", begin)
        if 0 <= begin < end:
            seen.update(list(_one_by_one(body[begin : end + len("</row>")])))
    least = _WORTH * min(_LOOKED_AT, len(body))
    return [forms for forms, count in seen.most_common() if count >= least]


def _one_by_one(body: str) -> dict[tuple[_Form, ...], list[list[str]]]:
    """The rows grouped by how they are written: of each the number and the texts in its cells.

    Raises _Unusual where something is neither a row nor a cell.
    """
    found: dict[tuple[_Form, ...], list[list[str]]] = {}
    known: dict[tuple[object, ...], tuple[_Form, ...]] = {}
    *chunks, last = body.split("</row>")
    if not _NO_CELLS.fullmatch(last):
        raise _Unusual
    for chunk in chunks:
        parts = _CELL.split(chunk)
        begun = _BEGUN.fullmatch(parts[0])
        letters, texts = tuple(parts[1::7]), parts[6::7]
        # Every cell stands in this row, and nothing between two of them.
        if not begun or parts[2::7].count(begun[1]) < len(letters) or any(parts[7::7]):
            raise _Unusual
        holds = tuple(text is not None for text in texts)
        written = (letters, tuple(parts[3::7]), tuple(parts[4::7]), tuple(parts[5::7]), holds)
        forms = known.get(written)
        if forms is None:
            forms = known[written] = _forms(*written)
        if any(holds):
            kept = texts if all(holds) else [text for text in texts if text is not None]
            found.setdefault(forms, []).append([begun[1], *kept])
    return found


def _forms(
    letters: Sequence[str],
    styles: Sequence[str | None],
    kinds: Sequence[str | None],
    within: Sequence[str | None],
    holds: Sequence[bool],
) -> tuple[_Form, ...]:
    """How the cells of a row are written; columns must follow each other and kinds be known."""
    columns = list(map(index_of, letters))
    if not all(map(lt, columns, columns[1:])) or (columns and columns[-1] >= _COLUMNS):
        raise _Unusual
    for kind, inside, held in zip(kinds, within, holds, strict=True):
        if held and (kind not in _KINDS or (kind == _INLINE) != (inside is not None)):
            raise _Unusual
    return tuple(map(_Form, letters, styles, kinds, holds))
