"""The work of a reader grows with the file and no faster, counted in steps and not in time."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from types import FrameType

import pytest

from pipeline.read.pdf_rows import cost_of_date
from pipeline.read.readers import read_bytes
from tests.office import docx, package, para, pdf, row, ruled, sheet, table, words, xlsx, xrow

#: Of a file four times as long a reader takes four times the steps, and some more to sort it.
LONGER, MOST = 4, 5.5


def _texts(count: int) -> list[tuple[str, str, str]]:
    return [
        (f"{n % 28 + 1:02d}/05/2022", f"Seen at home, visit {n}", "No more to do")
        for n in range(count)
    ]


HEADINGS = ("Date", "Event", "Outcome")
PLACES = (20.0, 120.0, 320.0)


def _said(y: float, texts: tuple[str, ...]) -> str:
    return "".join(words(x, y, text) for x, text in zip(PLACES, texts, strict=True))


def pdf_by_gaps(count: int) -> bytes:
    rows = [HEADINGS, *_texts(count)]
    return pdf("".join(_said(800 - 14 * n, texts) for n, texts in enumerate(rows)))


def pdf_between_rules(count: int) -> bytes:
    rows = [HEADINGS, *_texts(count)]
    across = "".join(f"20 {796 - 14 * n} m 500 {796 - 14 * n} l S\n" for n in range(len(rows)))
    return pdf(across + "".join(_said(800 - 14 * n, texts) for n, texts in enumerate(rows)))


def pdf_ruled(count: int) -> bytes:
    rows = [HEADINGS, *_texts(count)]
    lines = ruled((15, 115, 315, 515), [810 - 14 * n for n in range(len(rows) + 1)])
    return pdf(lines + "".join(_said(800 - 14 * n, texts) for n, texts in enumerate(rows)))


def pdf_of_prose(count: int) -> bytes:
    lines = [f"On visit {n} the child was seen at home and all was well." for n in range(count)]
    return pdf("".join(words(20, 800 - 14 * n, line) for n, line in enumerate(lines)))


def pdf_of_headings(count: int) -> bytes:
    return pdf("".join(_said(800 - 14 * n, HEADINGS) for n in range(count)))


def rtf_of_prose(count: int) -> bytes:
    lines = [rf"\pard {text} on {day}\par" for day, text, _ in _texts(count)]
    return "\n".join(["{\\rtf1\\ansi", *lines, "}"]).encode()


def rtf_of_rows(count: int) -> bytes:
    start = r"\trowd\cellx1000\cellx4000\cellx6000\intbl "
    rows = [
        start + "".join(rf"{text}\cell " for text in texts) + r"\row" for texts in _texts(count)
    ]
    return "\n".join(["{\\rtf1\\ansi", *rows, "}"]).encode()


def word_of_plain_rows(count: int) -> bytes:
    return docx(table(row(*HEADINGS), *(row(*texts) for texts in _texts(count))))


def word_of_special_rows(count: int) -> bytes:
    changed = '<w:tc><w:tcPr/><w:p><w:ins w:id="1" w:author="A"><w:r><w:t>Seen</w:t></w:r></w:ins></w:p></w:tc>'
    return docx(table(row(*HEADINGS), *(row(*texts, changed) for texts in _texts(count))))


def word_of_paragraphs(count: int) -> bytes:
    return docx("".join(para(f"{day} {text}") for day, text, _ in _texts(count)))


def workbook_of_usual_rows(count: int) -> bytes:
    return xlsx(sheet(*(xrow(n, 44_600 + n, *texts) for n, texts in enumerate(_texts(count), 1))))


def workbook_of_rows_with_gaps(count: int) -> bytes:
    rows = enumerate(_texts(count), 1)
    return xlsx(sheet(*(xrow(n, *(t if (n + i) % 3 else None for i, t in enumerate(texts)), n) for n, texts in rows)))  # fmt: skip


def workbook_of_unusual_rows(count: int) -> bytes:
    rich = "<c t='inlineStr'><is><r><t>Seen</t></r><r><t> at home</t></r></is></c>"
    return xlsx(sheet(*(xrow(n, n, rich, *texts) for n, texts in enumerate(_texts(count), 1))))


def opendocument(body: str, kind: str) -> bytes:
    office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
    names = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("text", "table")
    )
    content = (
        f'<office:document-content xmlns:office="{office}"{names} office:version="1.2">'
        f"<office:body>{body}</office:body></office:document-content>"
    )
    mimetype = f"application/vnd.oasis.opendocument.{kind}"
    return package([("mimetype", mimetype), ("content.xml", content)])


def _opendocument_table(count: int) -> str:
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    rows = "".join(
        f"<table:table-row>{''.join(map(cell.format, texts))}</table:table-row>"
        for texts in [HEADINGS, *_texts(count)]
    )
    return f'<table:table table:name="Log">{rows}</table:table>'


def opendocument_text(count: int) -> bytes:
    return opendocument(f"<office:text>{_opendocument_table(count)}</office:text>", "text")


def opendocument_sheet(count: int) -> bytes:
    body = f"<office:spreadsheet>{_opendocument_table(count)}</office:spreadsheet>"
    return opendocument(body, "spreadsheet")


def commas(count: int) -> bytes:
    lines = [",".join(HEADINGS), *(f'{day},"{text}",{what}' for day, text, what in _texts(count))]
    return "\n".join(lines).encode()


def markdown(count: int) -> bytes:
    rows = [f"| {' | '.join(texts)} |" for texts in _texts(count)]
    return "\n".join(["| Date | Event | Outcome |", "|---|---|---|", *rows]).encode()


def page(count: int) -> bytes:
    rows = "".join(f"<tr><td>{'<td>'.join(texts)}</tr>" for texts in [HEADINGS, *_texts(count)])
    return f"<html><body><table>{rows}</table></body></html>".encode()


def records(count: int) -> bytes:
    return json.dumps(
        [dict(zip(("date", "event", "outcome"), texts, strict=True)) for texts in _texts(count)]
    ).encode()


def notes(count: int) -> bytes:
    return "\n".join(f"{day} {text}" for day, text, _ in _texts(count)).encode()


def steps(work: Callable[[], object]) -> int:
    """How many lines of Python a piece of work runs through, and how many functions it calls."""
    taken = 0

    def step(_: FrameType, __: str, ___: object) -> object:
        nonlocal taken
        taken += 1
        return step

    before = sys.gettrace()
    sys.settrace(step)
    try:
        work()
    finally:
        sys.settrace(before)
    return taken


@pytest.mark.parametrize(
    ("written", "name"),
    [
        (pdf_by_gaps, "a.pdf"), (pdf_between_rules, "a.pdf"), (pdf_ruled, "a.pdf"),
        (pdf_of_prose, "a.pdf"), (pdf_of_headings, "a.pdf"), (rtf_of_prose, "a.rtf"),
        (rtf_of_rows, "a.rtf"), (word_of_plain_rows, "a.docx"), (word_of_special_rows, "a.docx"),
        (word_of_paragraphs, "a.docx"), (workbook_of_usual_rows, "a.xlsx"),
        (workbook_of_rows_with_gaps, "a.xlsx"), (workbook_of_unusual_rows, "a.xlsx"),
        (opendocument_text, "a.odt"), (opendocument_sheet, "a.ods"), (commas, "a.csv"),
        (markdown, "a.md"), (page, "a.html"), (records, "a.json"), (notes, "a.txt"),
    ],
)  # fmt: skip
def test_four_times_the_rows_are_four_times_the_steps(
    written: Callable[[int], bytes], name: str
) -> None:
    few, many = written(50), written(50 * LONGER)
    read_bytes(written(10), name)  # what is made once is made by now
    counted = []
    for data in (few, many):
        cost_of_date.cache_clear()
        counted.append(steps(lambda data=data: read_bytes(data, name)))  # type: ignore[misc]
    assert counted[1] <= MOST * counted[0], counted
    assert read_bytes(few, name)[0].census.balanced
