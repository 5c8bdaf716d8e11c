"""Damaged copies of good files: never a hang or a crash, and a zip never reads with other words.

A fixed sample runs with every test; `make campaign` runs ten thousand.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from email.message import EmailMessage

import pytest

from pipeline.model import Grid, TextBlock
from pipeline.read.pool import ChildFailed, Pool
from pipeline.read.wire import Answer, decode
from pipeline.read.wire_grid import Rubbish
from tests.office import biff, docx, ole, para, pdf, row, ruled, sheet, table, words, xlsx, xrow
from tests.read.test_round_trips import as_csv, as_html, as_json, as_rtf
from tests.read.test_workbooks import open_document

GRID = [
    ["Date", "Time", "Source", "Event"],
    *([f"0{n}/05/2024", "14:30", "Log", f"Visit {n}"] for n in range(1, 8)),
]
SAMPLE, CAMPAIGN = 400, 10_000


def _mail() -> bytes:
    mail = EmailMessage()
    mail["Subject"], mail["From"] = "Nil return", "records@health.example"
    mail.set_content("We hold no records of this family.\n" * 5)
    mail.add_attachment(as_csv(GRID), maintype="text", subtype="csv", filename="gp.csv")
    return bytes(mail)


def _rows(kind: str) -> str:
    cells = "".join(
        "<table:table-row>"
        + "".join(f"<table:table-cell><text:p>{text}</text:p></table:table-cell>" for text in texts)
        + "</table:table-row>"
        for texts in GRID
    )
    return f'<table:table table:name="Log">{cells}</table:table>' + (
        "<text:p>End</text:p>" * (kind == "text")
    )


GOOD: dict[str, bytes] = {
    "a.docx": docx(para("Chronology") + table(*(row(*texts) for texts in GRID))),
    "a.xlsx": xlsx(sheet(*(xrow(n, *texts) for n, texts in enumerate(GRID, start=1)))),
    "a.ods": open_document("spreadsheet", _rows("spreadsheet")),
    "a.odt": open_document("text", _rows("text")),
    "a.xls": biff(GRID),
    "a.rtf": as_rtf(GRID),
    "a.csv": as_csv(GRID),
    "a.json": as_json(GRID),
    "a.html": as_html(GRID),
    "a.md": b"# Report\n\n| Date | Event |\n|---|---|\n| 1/5/24 | Seen |\n\n- item\n" * 3,
    "a.txt": b"We hold no records.\n\nSigned\n" * 5,
    "a.pdf": pdf(ruled([50, 150, 400], [700, 680, 660]) + words(55, 686, "Date") + words(155, 686, "Event")),
    "a.eml": _mail(),
    "a.msg": ole({"__properties_version1.0": b"\x00" * 32, "__substg1.0_1000001F": "No records".encode("utf-16-le")}),
}  # fmt: skip
ZIPS = {"a.docx", "a.xlsx", "a.ods", "a.odt"}
HARM = {"reader-timeout", "reader-died", "reader-memory", "reader-rubbish", "reader-fault"}


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    with Pool(seconds=30) as children:
        yield children


def damaged(data: bytes, chance: random.Random) -> bytes:
    """One copy damaged in one of the ways disks and networks have."""
    at, size = chance.randrange(len(data)), chance.randrange(1, 64)
    way = chance.randrange(6)
    if way == 0:
        return data[:at]
    if way == 1:
        return data[:at] + bytes(size) + data[at + size :]
    if way == 2:
        return data[:at] + data[at + size :]
    if way == 3:
        return data[:at] + data[at : at + size] + data[at:]
    if way == 4:
        return data[:at] + chance.randbytes(size) + data[at + size :]
    changed = bytearray(data)
    for _ in range(chance.randrange(1, 4)):
        changed[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def text_of(answer: Answer) -> str:
    words = []
    for part in answer.content:
        if isinstance(part, TextBlock):
            words.append(part.text)
        elif isinstance(part, Grid):
            words += [cell.text for row in part.rows for cell in row.cells]
    return " ".join(" ".join(words).split())


def run(pool: Pool, count: int) -> list[str]:
    """Damage and read ``count`` copies; the faults found, each with what it takes to see it."""
    good = {name: text_of(decode(pool.ask(name, data), "", name)) for name, data in GOOD.items()}
    names, faults = sorted(GOOD), []
    for number in range(count):
        name = names[number % len(names)]
        chance = random.Random(number)
        data = damaged(GOOD[name], chance)
        try:
            answer = decode(pool.ask(name, data), "", name)
        except (ChildFailed, Rubbish) as failure:
            faults.append(f"{name} {number}: {type(failure).__name__} {failure}")
            continue
        codes = {problem.code for problem in answer.problems}
        if codes & HARM:
            faults.append(
                f"{name} {number}: {sorted(codes & HARM)} {[p.found for p in answer.problems]}"
            )
        elif name in ZIPS and not answer.refused and text_of(answer) != good[name]:
            faults.append(f"{name} {number}: read as good with other words")
    return faults


def test_a_sample_of_damaged_copies_is_read_the_same_or_refused(pool: Pool) -> None:
    assert run(pool, SAMPLE) == []


@pytest.mark.campaign
def test_ten_thousand_damaged_copies_are_read_the_same_or_refused(pool: Pool) -> None:
    assert run(pool, CAMPAIGN) == []
