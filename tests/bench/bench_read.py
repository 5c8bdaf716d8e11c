"""Reading against the plain library ways, in one run: ``make bench`` prints the ratios.

A Word table of 2,000 rows twice and of 20,000 rows five times as fast as python-docx, and within
three times of unzipping and parsing; a workbook of 20,000 rows five times as fast as openpyxl and
within twice of bare calamine; one ordinary file under 100 ms; a workbook under 300 MB. The
census is on throughout.
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


def best(work: Callable[[], object], times: int = 3) -> float:
    """The shortest of several runs in seconds, as timeit does it: with the collector off."""
    found = []
    for _ in range(times):
        gc.collect()
        gc.disable()
        begin = time.perf_counter()
        work()
        found.append(time.perf_counter() - begin)
        gc.enable()
    return min(found)


def say(what: str, ours: float, other: str, theirs: float) -> float:
    print(f"\n{what}: {ours:.3f} s; {other} {theirs:.3f} s; ratio {theirs / ours:.2f}")
    return theirs / ours


def parse(data: bytes) -> object:
    return etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml"))


def cells(data: bytes) -> object:
    document = python_docx.Document(io.BytesIO(data))
    return [[cell.text for cell in row.cells] for row in document.tables[0].rows]


@pytest.mark.parametrize(("count", "faster"), [(2_000, 2), (20_000, 5)])
def test_word_tables(count: int, faster: float) -> None:
    data = word_file(count)
    ours = best(lambda: read_bytes(data, "a.docx"))
    limit = best(lambda: parse(data))
    theirs = best(lambda: cells(data), times=1)
    assert say(f"Word, {count:,} rows", ours, "unzip and parse", limit) > 1 / 3
    assert say(f"Word, {count:,} rows", ours, "python-docx", theirs) > faster


def test_workbooks() -> None:
    data = workbook_file(20_000)
    ours = best(lambda: read_bytes(data, "a.xlsx"), times=5)
    bare = best(
        lambda: CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python(),
        times=5,
    )
    plain = best(
        lambda: [
            [cell.value for cell in row]
            for row in openpyxl.load_workbook(io.BytesIO(data)).active.iter_rows()
        ],
        times=1,
    )
    assert say("Workbook, 20,000 rows", ours, "openpyxl", plain) > 5
    assert say("Workbook, 20,000 rows", ours, "bare calamine", bare) > 1 / 2


def test_cost_grows_in_proportion_to_rows() -> None:
    few, many = (word_file(2_000), word_file(16_000))
    times = [best(lambda data=data: read_bytes(data, "a.docx")) for data in (few, many)]  # type: ignore[misc]
    print(f"\nWord, 8 times the rows: {times[1] / times[0]:.1f} times the time")
    assert times[1] / times[0] < 12


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
    print(f"\nOne ordinary file: median {statistics.median(times) * 1000:.1f} ms")
    assert statistics.median(times) < 0.1


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


@pytest.mark.skipif(sys.platform == "win32", reason="peak memory is read as Unix gives it")
def test_memory_of_a_workbook_of_20_000_rows(tmp_path: Path) -> None:
    path = tmp_path / "police.xlsx"
    path.write_bytes(workbook_file(20_000))
    program = (
        "import resource, sys; from pathlib import Path; from pipeline.read import read_file\n"
        f"read_file(Path({str(path)!r}))\n"
        "print(*(resource.getrusage(who).ru_maxrss // 1024 for who in"
        " (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)))"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    parent, child = map(int, run.stdout.split())
    print(f"\nWorkbook, 20,000 rows: child {child} MB, parent {parent} MB")
    assert max(parent, child) < 300
