"""Renderers against the plain library ways, in one run: `make bench`.

Times are of this machine and this moment; what is held to are the ratios. Those of one process
are times of the processor; those of typesetting, which uses both, of the clock. Memory is of a fresh
process, its children counted apart.
"""

from __future__ import annotations

import gc
import io
import json
import os
import random
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import xlsxwriter
from docxtpl import DocxTemplate

from pipeline.cli import COLLECT
from pipeline.document import Document, Table, TableRow, cell, heading
from pipeline.render import fonts, pdf_slices
from pipeline.render.pdf import pdf
from pipeline.render.typeset_job import typeset
from pipeline.render.word import word
from pipeline.render.workbook import Column, Sheet, workbook

ROOT = Path(__file__).parents[2]
SHARED = [ROOT / "templates" / "_shared"]
COLUMNS = ("Event", "Date", "Time", "Agency", "Source", "What happened", "Outcome")
WIDTHS = (8, 10, 6, 8, 10, 38, 20)
WORDS = (
    "the home visit by health visitor child seen mother said school attendance police called referral "
    "to children's social care strategy discussion held agreed"
).split()

Row = tuple[str, ...]
USUAL = gc.get_threshold()


def rows(count: int) -> list[Row]:
    """Seven columns, a narrative of 300 letters, the same on every run."""
    chance = random.Random(5)
    stories = [" ".join(chance.choice(WORDS) for _ in range(60))[:300] for _ in range(400)]
    return [
        (f"police-{n:05d}", "3 May 2024", "10:30", "Police", f"CAD {n}", stories[n % 400], stories[n % 397][:60])
        for n in range(1, count + 1)
    ]  # fmt: skip


def document(count: int) -> Document:
    """The model of a chronology of so many events."""
    made = tuple(TableRow(tuple(cell(text) for text in row), anchor=row[0]) for row in rows(count))
    return Document(
        "chronology", "Chronology", (heading(1, "Events"), Table(COLUMNS, made, "Events", WIDTHS)),
        reference="EXR-2026-01", marking="OFFICIAL-SENSITIVE", landscape=True,
    )  # fmt: skip


def took(work: Callable[[], Any], times: int = 3) -> tuple[float, Any]:
    """The least seconds of a few runs, and what came out."""
    best, made = float("inf"), None
    for _ in range(times):
        start = time.perf_counter()
        made = work()
        best = min(best, time.perf_counter() - start)
    return best, made


def effort(
    work: Callable[[], Any], times: int = 3, collect: tuple[int, int, int] = COLLECT
) -> float:
    """The least seconds of the processor a few runs took: what others do here counts less.

    ``collect`` is how often Python looks for circles: as the command line has it, or USUAL.
    """
    best = float("inf")
    gc.set_threshold(*collect)
    for _ in range(times):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    gc.set_threshold(*USUAL)
    return best


def bare(data: list[Row]) -> bytes:
    """The same table by string building alone, and the zip it needs."""
    opening = '<w:tc><w:tcPr><w:tcW w:w="1200" w:type="dxa"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr><w:r><w:t xml:space="preserve">'
    text = "".join([
        "<w:tr>" + "".join([f"{opening}{escape(one)}</w:t></w:r></w:p></w:tc>" for one in row]) + "</w:tr>"
        for row in data
    ])  # fmt: skip
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(
            "word/document.xml", f"<w:document><w:body><w:tbl>{text}</w:tbl></w:body></w:document>"
        )
    return out.getvalue()


def looped(data: list[Row]) -> bytes:
    """The same table by a row loop in a template, a cell as Word itself saves one."""
    looks = '<w:rPr><w:rFonts w:cs="Arial"/><w:sz w:val="18"/><w:szCs w:val="18"/></w:rPr>'
    held = "".join(
        '<w:tc><w:tcPr><w:tcW w:w="1200" w:type="dxa"/></w:tcPr><w:p w:rsidR="00A11C5E" '
        'w:rsidRPr="00A11C5E" w:rsidRDefault="00A11C5E" w:rsidP="00E32F1B"><w:pPr>'
        f'<w:pStyle w:val="TableText"/>{looks}</w:pPr><w:r w:rsidRPr="00A11C5E">{looks}'
        f"<w:t>{{{{ row[{n}] }}}}</w:t></w:r></w:p></w:tc>"
        for n in range(7)
    )

    def whole(tag: str) -> str:
        return (
            f"<w:tr><w:tc><w:tcPr/><w:p><w:r><w:t>{{%tr {tag} %}}</w:t></w:r></w:p></w:tc></w:tr>"
        )

    table = f"<w:tbl><w:tblPr/><w:tblGrid/>{whole('for row in rows')}<w:tr>{held}</w:tr>{whole('endfor')}</w:tbl><w:p/>"
    shell = io.BytesIO()
    with zipfile.ZipFile(SHARED[0] / "chronology.docx") as old, zipfile.ZipFile(shell, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "word/document.xml":
                part = part.replace(b"<w:sectPr>", table.encode() + b"<w:sectPr>", 1)
            new.writestr(name, part)
    template = DocxTemplate(io.BytesIO(shell.getvalue()))
    template.render(
        {
            "rows": data,
            "title": "t",
            "subtitle": "",
            "reference": "r",
            "marking": "m",
            "cover": False,
            "body": "",
        },
        autoescape=True,
    )
    out = io.BytesIO()
    template.save(out)
    return out.getvalue()


@pytest.mark.parametrize(("count", "faster"), [(5_000, 6), (20_000, 18)])
def test_word_is_within_twice_the_bare_string_and_far_below_a_template_loop(
    count: int, faster: int
) -> None:
    data, model = rows(count), document(count)
    ours = effort(lambda: word(model, SHARED))
    string = effort(lambda: bare(data))
    loop = effort(lambda: looped(data), times=1, collect=USUAL)
    print(f"\nWord {count:>6} rows: ours {ours:.2f} s, bare string {string:.2f} s ({ours / string:.1f} times), "
          f"template loop {loop:.2f} s ({loop / ours:.1f} times as long)")  # fmt: skip
    if _idle():
        assert ours < 2 * string + 0.05  # what a document of no rows costs
        assert loop > faster * ours


def test_word_of_20_000_rows_stays_under_150_mb() -> None:
    memory = _memory("word(document(20_000), SHARED)")
    print(f"\nWord  20000 rows: {memory['self']} MB")
    assert memory["self"] < 150


def one_process(data: list[Row]) -> bytes:
    """The same table by one typesetting process, written the plain way."""
    body = ",\n".join(", ".join(json.dumps(one) for one in row) for row in data)
    source = (
        '#set document(title: "t")\n#set text(font: "Open Sans", lang: "en", size: 8.5pt)\n'
        '#set page(paper: "a4", flipped: true)\n= Events\n#table(columns: (8%,10%,6%,8%,10%,38%,20%), '
        f"table.header{''.join(f'[{name}]' for name in COLUMNS)},\n{body})"
    )
    return typeset(source, fonts.fonts())


def test_a_pdf_of_7_500_rows_is_sooner_by_both_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    data, model = rows(7_500), document(7_500)
    ours, made = took(lambda: pdf(model), times=1)
    plainly, _ = took(lambda: one_process(data), times=1)
    file = pypdfium2.PdfDocument(made)
    text = "".join(file[number].get_textpage().get_text_bounded() for number in range(len(file)))
    shown = text.replace("\u200b", "").replace("\r\n", "")
    assert [row[0] for row in data if row[0] not in shown] == []
    monkeypatch.setattr(pdf_slices, "HEAVY", 1e9)
    alone, _ = took(lambda: pdf(model), times=1)
    print(f"\nPDF    7500 rows: ours {ours:.1f} s ({len(file)} pages, {os.cpu_count()} processors); "
          f"the same in one process {alone:.1f} s; a bare table in one typst process, nothing "
          f"checked, {plainly:.1f} s")  # fmt: skip
    if _idle():
        assert ours < alone


def _idle() -> bool:
    """True on a machine with two processors or more that has little else to do."""
    count = os.cpu_count() or 1
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    return count > 1 and load < count


def test_a_pdf_of_20_000_rows_stays_under_1_2_gb() -> None:
    memory = _memory("pdf(document(20_000))")
    print(
        f"\nPDF   20000 rows: {memory['self']} MB and at most two workers of {memory['children']} MB, {memory['seconds']:.0f} s"
    )
    assert memory["self"] + 2 * memory["children"] < 1200


def test_a_workbook_is_as_fast_as_the_library_alone() -> None:
    data = rows(20_000)
    columns = tuple(Column(name, 20) for name in COLUMNS)
    ours = effort(lambda: workbook([Sheet("Events", columns, data)]))
    # What the chronology's own sheets have and the library's table has not: rows fitted to words.
    fitted = effort(lambda: workbook([Sheet("Events", columns, data, fitted=True)]))

    def alone() -> bytes:
        out = io.BytesIO()
        book = xlsxwriter.Workbook(
            out,
            {
                "in_memory": True,
                "strings_to_formulas": False,
                "strings_to_numbers": False,
                "strings_to_urls": False,
            },
        )
        page = book.add_worksheet()
        style = book.add_format({"text_wrap": True, "valign": "top"})
        for number, row in enumerate(data, start=1):
            for place, one in enumerate(row):
                page.write(number, place, one, style)
        heads = [{"header": name} for name in COLUMNS]
        page.add_table(0, 0, len(data), len(COLUMNS) - 1, {"columns": heads})
        page.freeze_panes(1, 0)
        book.close()
        return out.getvalue()

    library = effort(alone)
    print(
        f"\nExcel 20000 rows: ours {ours:.2f} s, xlsxwriter alone {library:.2f} s ({ours / library:.2f} of it); "
        f"with rows as high as their words {fitted:.2f} s ({fitted / library:.2f})"
    )
    if _idle():
        assert ours < 1.1 * library


def _memory(work: str) -> dict[str, float]:
    """The most memory of a fresh process, in MB, and of the largest of its children.

    Read from the kernel's own high-water mark: getrusage counts in what stood before the start.
    """
    script = (
        "import json, pathlib, re, resource, time\nfrom tests.bench.bench_render import *\n"
        f"start = time.perf_counter()\n{work}\n"
        "status = pathlib.Path('/proc/self/status').read_text()\n"
        "own = int(re.search(r'VmHWM:\\s+(\\d+)', status)[1]) // 1024\n"
        "children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024\n"
        "print(json.dumps({'self': own, 'children': children, 'seconds': time.perf_counter() - start}))"
    )
    if not Path("/proc/self/status").exists():
        pytest.skip("memory is read from /proc")
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, check=True)
    return dict(json.loads(done.stdout.splitlines()[-1]))
