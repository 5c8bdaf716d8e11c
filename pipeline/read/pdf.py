"""PDF: words in reading order, and tables where their columns are certain.

They are where ruled lines hold them, or where the gaps between them are clear down the whole page
under a row of headings. Where they are not, the words are kept and the officer is told.
"""

from __future__ import annotations

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from pipeline.problems import Severity
from pipeline.read.letters import balance_letters
from pipeline.read.pdf_beside import beside
from pipeline.read.pdf_bombs import refuse_bombs
from pipeline.read.pdf_flow import DATED, Flow, Page
from pipeline.read.pdf_furniture import furniture
from pipeline.read.pdf_lines import Line, lines_of, said
from pipeline.read.pdf_page import HYPHENS, Drawn, Word, drawn_on, words_of
from pipeline.read.reading import Reading, Refused, Table

_MOST_PAGES = 2_000


def read_pdf(data: bytes, reading: Reading) -> None:
    """Read a PDF into blocks, and into Grids where tables are certain."""
    document = _open(data)
    raw: list[str] = []
    pictures: list[int] = []
    found: list[tuple[int, list[Word], Drawn]] = []
    edges: list[tuple[list[Line], float, float]] = []
    if len(document) > _MOST_PAGES:
        raise Refused("file-bomb", f"{len(document):,} pages")
    for number in range(1, len(document) + 1):
        page, text = _page(document, number)
        raw.append(text.get_text_range().translate(HYPHENS))
        words = words_of(text)
        if words:
            _, foot, _, top = page.get_bbox()
            found.append((number, words, drawn_on(page)))
            edges.append((lines_of(words), foot, top))
        elif _has_picture(page):
            pictures.append(number)
    if not any(text.strip() for text in raw):
        raise Refused("file-scan", f"{len(document)} pages")
    flow = Flow(reading)
    for (number, words, drawn), (lines, _, _), aside in zip(
        found, edges, furniture(edges), strict=True
    ):
        flow.page(_without(number, words, lines, drawn, aside, reading))
    if pictures:
        of = "page" if len(pictures) == 1 else "pages"
        shown = f"{of} {', '.join(map(str, pictures[:20]))}"
        reading.problem("pictures-not-read", found=shown, severity=Severity.ASKS)
    _say_tables(reading, flow.doubtful)
    raw += beside(data, reading)
    reading.census = balance_letters(reading, "\n".join(raw))


def _without(
    number: int,
    words: list[Word],
    lines: list[Line],
    drawn: Drawn,
    aside: set[int],
    reading: Reading,
) -> Page:
    """The page without its running heads and feet, which are set aside."""
    for at in sorted(aside):
        reading.set_aside("page-furniture", said(lines[at].words), part=f"page {number}")
    taken = {id(word) for at in aside for word in lines[at].words}
    kept = [line for at, line in enumerate(lines) if at not in aside]
    return Page(number, [word for word in words if id(word) not in taken], kept, drawn)


def _open(data: bytes) -> pdfium.PdfDocument:
    refuse_bombs(data)
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


def _say_tables(reading: Reading, doubtful: list[int]) -> None:
    """Tell the officer where rows may have been meant and none could be made."""
    if doubtful:
        pages = ", ".join(map(str, doubtful[:20]))
        of = "page" if len(doubtful) == 1 else "pages"
        reading.problem("pdf-words-only", found=f"{of} {pages}", severity=Severity.ASKS)
        return
    if any(True for _ in reading.tables()):
        return
    lines = [
        line
        for block in reading.content
        if not isinstance(block, Table)
        for line in block.text.split("\n")
    ]
    dated = sum(1 for line in lines if DATED.match(line))
    severity = Severity.ASKS if dated >= 3 else Severity.NOTE
    reading.problem(
        "pdf-words-only", found=f"{dated} lines that begin with a date", severity=severity
    )
