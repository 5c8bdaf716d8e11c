"""PDF: words in reading order, tables only where ruled lines make the columns certain.

Where they do not, the words are kept and the officer is told; nothing is guessed from gaps.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from statistics import median

import pikepdf
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from pipeline.problems import Severity
from pipeline.read.columns import letter
from pipeline.read.letters import balance_letters
from pipeline.read.pdf_page import HYPHENS, Ruled, Word, tables_of, words_of
from pipeline.read.reading import COPIED, Reading, Refused, Row, Table

_MOST_PAGES = 2_000
_DATED = re.compile(r"\s*\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b")


def read_pdf(data: bytes, reading: Reading) -> None:
    """Read a PDF into blocks, and into Grids where tables are ruled."""
    document = _open(data)
    raw: list[str] = []
    pictures: list[int] = []
    if len(document) > _MOST_PAGES:
        raise Refused("file-bomb", f"{len(document):,} pages")
    pages = _Pages(reading)
    for number in range(1, len(document) + 1):
        page, text = _page(document, number)
        raw.append(text.get_text_range().translate(HYPHENS))
        words = words_of(text)
        if words:
            pages.page(number, words, tables_of(page, words))
        elif _has_picture(page):
            pictures.append(number)
    if not any(text.strip() for text in raw):
        raise Refused("file-scan", f"{len(document)} pages")
    if pictures:
        found = f"pages {', '.join(map(str, pictures[:20]))}"
        reading.problem("pictures-not-read", found=found, severity=Severity.ASKS)
    _say_tables(reading)
    raw += _beside(data, reading)
    reading.census = balance_letters(reading, "\n".join(raw))


def _open(data: bytes) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as fault:
        if getattr(fault, "err_code", None) == pdfium_c.FPDF_ERR_PASSWORD or "assword" in str(
            fault
        ):
            raise Refused("file-password") from None
        ended = b"%%EOF" in data[-2048:]
        raise Refused("file-damaged" if ended else "file-truncated") from None


def _page(document: pdfium.PdfDocument, number: int) -> tuple[pdfium.PdfPage, pdfium.PdfTextPage]:
    try:
        page = document[number - 1]
        return page, page.get_textpage()
    except pdfium.PdfiumError:
        raise Refused("file-damaged", f"page {number}", f"page {number}") from None


def _has_picture(page: pdfium.PdfPage) -> bool:
    kinds = [pdfium_c.FPDF_PAGEOBJ_IMAGE, pdfium_c.FPDF_PAGEOBJ_PATH]
    return next(iter(page.get_objects(filter=kinds, max_depth=3)), None) is not None


def _say_tables(reading: Reading) -> None:
    """Tell the officer where rows may have been meant and none could be made."""
    if any(True for _ in reading.tables()):
        return
    lines = [
        line
        for block in reading.content
        if not isinstance(block, Table)
        for line in block.text.split("\n")
    ]
    dated = sum(1 for line in lines if _DATED.match(line))
    severity = Severity.ASKS if dated >= 3 else Severity.NOTE
    reading.problem(
        "pdf-words-only", found=f"{dated} lines that begin with a date", severity=severity
    )


# ---------------------------------------------------------------- pages


class _Pages:
    """Reads page after page; a table that goes on over the page stays one table."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.tables = 0
        self.open: Table | None = None
        self.open_xs: list[float] = []

    def page(self, number: int, words: list[Word], tables: list[Ruled]) -> None:
        """Read one page from the top down."""
        inside = {id(word) for table in tables for word in table.words}
        loose = [word for word in words if id(word) not in inside]
        typical = median(word.size for word in words)
        rest = list(tables)
        first = True
        for line in _paragraphs(loose):
            while rest and rest[0].ys[0] > line[0].top:
                self._table(number, rest.pop(0), first=first)
                first = False
            self._paragraph(number, line, typical)
        for table in rest:
            self._table(number, table, first=first)
            first = False

    def _paragraph(self, number: int, words: list[Word], typical: float) -> None:
        text = _spoken(words)
        large = max(word.size for word in words) > 1.15 * typical and len(words) <= 20
        style = "heading" if large else "paragraph"
        self.reading.block(style, text, level=1 if large else 0, part=f"page {number}")

    def _table(self, number: int, ruled: Ruled, *, first: bool) -> None:
        goes_on = first and self.open is not None and _same(self.open_xs, ruled.xs)
        if self.open is None or not goes_on:
            self.tables += 1
            self.open = Table(f"Table {self.tables} (page {number})", [], self._caption())
            self.reading.content.append(self.open)
        self.open_xs = ruled.xs
        self.open.rows += _rows(ruled, len(self.open.rows) + 1)

    def _caption(self) -> str:
        last = self.reading.content[-1] if self.reading.content else None
        return last.text if last is not None and not isinstance(last, Table) else ""


def _same(some: list[float], others: list[float]) -> bool:
    return len(some) == len(others) and all(
        abs(one - other) <= 3 for one, other in zip(some, others, strict=True)
    )


def _paragraphs(words: list[Word]) -> Iterator[list[Word]]:
    """Lines that stand close together, as paragraphs."""
    found: list[Word] = []
    for line in _lines(words):
        if found and not _close(found[-1], line[0]):
            yield found
            found = []
        found += line
    if found:
        yield found


def _lines(words: list[Word]) -> Iterator[list[Word]]:
    line: list[Word] = []
    for word in words:
        if line and word.line != line[-1].line:
            yield line
            line = []
        line.append(word)
    if line:
        yield line


def _close(before: Word, after: Word) -> bool:
    gap = before.bottom - after.top
    return abs(before.size - after.size) < 0.6 and -before.size < gap < 0.7 * before.size


def _spoken(words: list[Word]) -> str:
    return " ".join(word.text for word in words)


# ---------------------------------------------------------------- cells


def _rows(ruled: Ruled, number: int) -> list[Row]:
    columns, lines = len(ruled.xs) - 1, len(ruled.ys) - 1
    cells: dict[tuple[int, int], list[Word]] = {}
    for word in ruled.words:
        row, column = _cell_of(ruled, word)
        cells.setdefault(_owner(ruled, row, column), []).append(word)
    rows = []
    for index in range(lines):
        row_read = Row(number + index, [""] * columns)
        for column in range(columns):
            row_read.texts[column] = _spoken(cells.get((index, column), []))
        rows.append(row_read)
    _carry_down(ruled, rows)
    kept = [read for read in rows if any(read.texts)]
    for offset, read in enumerate(kept):
        read.number = number + offset
    return kept


def _cell_of(ruled: Ruled, word: Word) -> tuple[int, int]:
    x, y = word.middle
    column = max(index for index, left in enumerate(ruled.xs[:-1]) if left <= x)
    row = max(index for index, top in enumerate(ruled.ys[:-1]) if top >= y)
    return row, column


def _owner(ruled: Ruled, row: int, column: int) -> tuple[int, int]:
    """The top left cell of the merged cell that this one belongs to."""
    while column > 0 and not ruled.walled(row, column - 1):
        column -= 1
    while row > 0 and not ruled.floored(row - 1, column):
        row -= 1
    return row, column


def _carry_down(ruled: Ruled, rows: list[Row]) -> None:
    for index in range(1, len(rows)):
        for column, text in enumerate(rows[index].texts):
            above = rows[index - 1].texts[column]
            if not text and above and not ruled.floored(index - 1, column):
                rows[index].texts[column] = above
                name = (
                    f"{letter(column)}{rows[index - 1].number}:{letter(column)}{rows[index].number}"
                )
                rows[index].mark(column, f"{COPIED} {name}")


# ---------------------------------------------------------------- what stands beside the pages


def _beside(data: bytes, reading: Reading) -> list[str]:
    """Comments, form fields and attachments, which are no part of a page's text."""
    raw: list[str] = []
    try:
        with pikepdf.open(io.BytesIO(data)) as document:
            for number, page in enumerate(document.pages, start=1):
                for text in _comments(page):
                    reading.block("note", text, part=f"comment on page {number}")
                    raw.append(text)
            for name in document.attachments:
                reading.problem("file-embedded-object", found=str(name))
            for name, value in _fields(document):
                reading.block("field", value, label=name)
                raw.append(value)
            reading.properties += [
                (str(key).removeprefix("/").lower(), str(value))
                for key, value in document.docinfo.items()
            ]
    except (pikepdf.PdfError, ValueError, TypeError, KeyError, AttributeError):
        # pdfium repairs more than pikepdf does; the text of the pages is already read.
        reading.problem("pictures-not-read", found="comments and attachments of the PDF")
    return raw


def _comments(page: pikepdf.Page) -> Iterator[str]:
    for note in page.get("/Annots", []):
        if note.get("/Subtype") not in {"/Link", "/Widget", "/Popup"} and "/Contents" in note:
            text = str(note["/Contents"])
            if text.strip():
                yield text


def _fields(document: pikepdf.Pdf) -> Iterator[tuple[str, str]]:
    form = document.Root.get("/AcroForm")
    waiting = list(form.get("/Fields", [])) if form is not None else []
    seen = 0
    while waiting and seen < 5_000:
        field, seen = waiting.pop(0), seen + 1
        waiting += list(field.get("/Kids", []))
        value = field.get("/V")
        if value is not None and str(value).strip():
            yield str(field.get("/T", "")), str(value).removeprefix("/")
