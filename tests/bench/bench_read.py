"""Reading against the plain library ways, in one run: ``make bench`` prints the ratios.

A Word table of 2,000 rows twice and of 20,000 rows five times as fast as python-docx, and within
three times of unzipping and parsing; a workbook of 20,000 rows five times as fast as openpyxl and
within twice of bare calamine, whichever way its words are written; one ordinary file under 100 ms;
a workbook under 300 MB. The census is on throughout. Each line says both clock and processor time
and whether the second met the aim, for a busy machine stretches the first: a clock fails no test.

Bare calamine is given the same bytes in the same process and hands back every cell of the sheet as
a Python value. That is all of its work and no more: it checks no package, counts nothing, and its
numbers are not yet what their formats show. Our reading is timed as the child does it, and again
with the journey to the parent, which makes the cells of the model.
"""

from __future__ import annotations

import gc
import io
import random
import statistics
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import docx as python_docx
import openpyxl
import pytest
import xlsxwriter
from lxml import etree
from python_calamine import CalamineWorkbook

from pipeline.read import read_file
from pipeline.read.pool import Pool
from pipeline.read.readers import read_bytes
from pipeline.read.wire import decode, encode
from tests.office import docx, para, row, table

HEADINGS = ("Date", "Time", "Source", "Event", "Outcome", "Analysis", "Category")
WORDS = (
    "the child was seen at home by worker and mother said that all was well with school attendance "
    "and health visitor noted bruising reviewed plan agreed referral made no answer letter sent"
).split()


def story(chance: random.Random, words: int) -> str:
    return " ".join(chance.choice(WORDS) for _ in range(words))


def rows(count: int) -> list[tuple[str, ...]]:
    chance = random.Random(7)
    return [
        (f"{n % 28 + 1:02d}/05/2022", f"{n % 24:02d}:30", f"Record {n}", story(chance, 55),
         story(chance, 10), story(chance, 10), "Contact")
        for n in range(count)
    ]  # fmt: skip


def word_file(count: int) -> bytes:
    return docx(para("Chronology") + table(row(*HEADINGS), *(row(*texts) for texts in rows(count))))


def workbook_file(count: int) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    page = book.add_worksheet()
    day, clock = (book.add_format({"num_format": code}) for code in ("dd/mm/yyyy", "hh:mm"))
    page.write_row(0, 0, HEADINGS)
    for n, texts in enumerate(rows(count), start=1):
        page.write_number(n, 0, 44_600 + n % 900, day)
        page.write_number(n, 1, n % 96 / 96, clock)
        for column, text in enumerate(texts[2:], start=2):
            page.write_string(n, column, text)
    book.close()
    return out.getvalue()


def inline_file(count: int) -> bytes:
    """The same rows as openpyxl writes them: each text within its cell."""
    out = io.BytesIO()
    book = openpyxl.Workbook(write_only=True)
    page = book.create_sheet("Sheet1")
    page.append(HEADINGS)
    first = date(2022, 2, 8)
    for n, texts in enumerate(rows(count)):
        page.append([first + timedelta(days=n % 900), f"{n % 24:02d}:30", *texts[2:]])
    book.save(out)
    return out.getvalue()


@dataclass(frozen=True)
class Took:
    """The shortest of several runs, in seconds by the clock and of the processor."""

    clock: float
    processor: float


def once(work: Callable[[], object]) -> Took:
    """One run, as timeit does it: with the collector off."""
    gc.collect()
    gc.disable()
    try:
        begin, busy = time.perf_counter(), time.process_time()
        work()
        return Took(time.perf_counter() - begin, time.process_time() - busy)
    finally:
        gc.enable()


def in_turn(*works: Callable[[], object], times: int = 5) -> list[Took]:
    """The shortest run of each of several works done in turn, so that all meet the same machine."""
    runs = [[once(work) for work in works] for _ in range(times)]
    return [
        Took(min(run.clock for run in some), min(run.processor for run in some))
        for some in zip(*runs, strict=True)
    ]


def say(what: str, ours: Took, other: str, theirs: Took, aim: float) -> None:
    """Print how many times as fast we are; ``aim`` is the least that was asked."""
    ratios = theirs.clock / ours.clock, theirs.processor / ours.processor
    met = "met" if ratios[1] >= aim else "NOT met"
    print(
        f"\n{what}: {ours.clock:.3f} s ({ours.processor:.3f} of the processor); "
        f"{other} {theirs.clock:.3f} s ({theirs.processor:.3f}); "
        f"{ratios[0]:.2f} ({ratios[1]:.2f}) times as fast, aim {aim:.2f} {met}"
    )


def parse(data: bytes) -> object:
    return etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml"))


def cells(data: bytes) -> object:
    document = python_docx.Document(io.BytesIO(data))
    return [[cell.text for cell in row.cells] for row in document.tables[0].rows]


@pytest.mark.parametrize(("count", "faster"), [(2_000, 2), (20_000, 5)])
def test_word_tables(count: int, faster: float) -> None:
    data = word_file(count)
    ours, limit = in_turn(lambda: read_bytes(data, "a.docx"), lambda: parse(data), times=3)
    theirs = once(lambda: cells(data))
    say(f"Word, {count:,} rows", ours, "unzip and parse", limit, 1 / 3)
    say(f"Word, {count:,} rows", ours, "python-docx", theirs, faster)


@pytest.mark.parametrize("written", [workbook_file, inline_file])
def test_workbooks(written: Callable[[int], bytes]) -> None:
    data = written(20_000)
    name = f"Workbook, 20,000 rows ({written.__name__.removesuffix('_file')})"
    ours, whole, bare = in_turn(
        lambda: read_bytes(data, "a.xlsx"),
        lambda: decode(encode(read_bytes(data, "a.xlsx")[0], refused=False), "police", "a.xlsx"),
        lambda: CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python(),
        times=9,
    )
    plain = once(
        lambda: [
            [cell.value for cell in row]
            for row in openpyxl.load_workbook(io.BytesIO(data)).active.iter_rows()
        ]
    )
    say(name, ours, "openpyxl", plain, 5)
    say(name, ours, "bare calamine", bare, 1 / 2)
    say(f"{name}, to the parent", whole, "openpyxl", plain, 5)
    say(f"{name}, to the parent", whole, "bare calamine", bare, 1 / 2)


@pytest.mark.parametrize(
    ("written", "name"), [(word_file, "a.docx"), (workbook_file, "a.xlsx"), (inline_file, "b.xlsx")]
)
def test_cost_grows_in_proportion_to_rows(written: Callable[[int], bytes], name: str) -> None:
    for count in (5_000, 10_000, 20_000, 40_000):
        data = written(count)
        (took,) = in_turn(lambda data=data: read_bytes(data, name), times=2)  # type: ignore[misc]
        each = took.processor / count * 1e6
        print(f"\n{written.__name__}, {count:>6,} rows: {each:.1f} microseconds a row")


def test_an_ordinary_file_once_warm(tmp_path: Path) -> None:
    """Preflight, child, read, census and the journey back, for a chronology of 60 rows."""
    path = tmp_path / "police.docx"
    path.write_bytes(word_file(60))
    with Pool() as pool:
        read_file(path, "police", pool)
        times = []
        for _ in range(25):
            begin = time.perf_counter()
            read_file(path, "police", pool)
            times.append(time.perf_counter() - begin)
    print(f"\nOne ordinary file: median {statistics.median(times) * 1000:.1f} ms, aim 100")


def test_end_to_end_with_the_child(tmp_path: Path) -> None:
    path = tmp_path / "police.xlsx"
    path.write_bytes(workbook_file(20_000))
    with Pool() as pool:
        read_file(path, "police", pool)
        times = []
        for _ in range(3):
            begin = time.perf_counter()
            read_file(path, "police", pool)
            times.append(time.perf_counter() - begin)
    print(f"\nWorkbook of 20,000 rows through a child: {min(times):.2f} s")


#: The child's whole work, and the parent's beside a child; each says its own peak. (The peak that
#: getrusage gives is handed down from the process that started it.)
_PEAK = "print(re.search(r'VmHWM:\\s+(\\d+)', Path('/proc/self/status').read_text())[1])"
_CHILD = f"""
import gc, re, sys
from pathlib import Path
from pipeline.read.readers import read_bytes
from pipeline.read.wire import encode
gc.disable()
encode(read_bytes(Path(sys.argv[1]).read_bytes(), "a.xlsx")[0], refused=False)
{_PEAK}
"""
_PARENT = f"""
import re, sys
from pathlib import Path
from pipeline.read import read_file
assert read_file(Path(sys.argv[1]))[0].submission is not None
{_PEAK}
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the peak is read from Linux")
@pytest.mark.parametrize("written", [workbook_file, inline_file])
def test_memory_of_a_workbook_of_20_000_rows(
    tmp_path: Path, written: Callable[[int], bytes]
) -> None:
    path = tmp_path / "police.xlsx"
    path.write_bytes(written(20_000))
    peaks = [
        int(
            subprocess.run(
                [sys.executable, "-c", program, str(path)],
                capture_output=True,
                text=True,
                check=True,
            ).stdout
        )
        // 1024
        for program in (_CHILD, _PARENT)
    ]
    print(f"\n{written.__name__}, 20,000 rows: child {peaks[0]} MB, parent {peaks[1]} MB, aim 300")
