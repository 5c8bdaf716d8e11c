"""Every table of a document as a sheet of a workbook, for those who would rather sort it."""

from __future__ import annotations

from pipeline.document import Document, Table, TableCell, plain, walk
from pipeline.render.workbook import Column, Sheet, workbook

#: Letters of a column's width for the whole width of a page.
PAGE = 150


def table_book(document: Document) -> bytes:
    """A workbook with a sheet for each table of the document, in order, named by its caption.

    Words stay words; a cell's paragraphs are divided by line breaks.
    """
    head = "  ".join(part for part in (document.reference, document.marking) if part)
    tables = [block for block in walk(document.blocks) if isinstance(block, Table)]
    sheets = [_sheet(table, number) for number, table in enumerate(tables, start=1)]
    return workbook(sheets, title=document.title, head=head)


def _sheet(table: Table, number: int) -> Sheet:
    widths = table.widths or tuple(1 / len(table.header) for _ in table.header)
    columns = tuple(
        Column(title, max(8, round(PAGE * width)), "wrap")
        for title, width in zip(table.header, widths, strict=True)
    )
    rows = [[_words(held) for held in row.cells] for row in table.rows if not row.band]
    return Sheet(table.caption or f"Table {number}", columns, rows)


def _words(held: TableCell) -> str:
    return "\n".join(plain(content) for content in held.content)
