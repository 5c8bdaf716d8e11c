"""A small invented review for these tests: nobody in it exists."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

import xlsxwriter

from pipeline.assemble.review import Review
from pipeline.case import Case, read_case
from pipeline.document import Block, Document, Figure, FormField, inlines, plain, walk
from pipeline.model import Entry, Event, EventDate, Precision, Register, Relationship
from pipeline.profile import Profile, read_profile

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
PROFILES = ("llr", "essex", "sscp", "staffordshire", "kent")

CASE = """\
[case]
reference = "INV-2026-07"
partnership = "llr"
title = "Rapid review: Child Z"
child = "child-1"

[dates]
incident = 2026-03-02
aware = 2026-03-03
referral = 2026-03-04
notification = 2026-03-05
meeting = 2026-03-24
prepared = 2026-03-20

[scope]
from = 2024-03-01
to = 2026-03-02
reason = "Two years."

[[key_lines]]
number = 1
title = "Neglect"
question = "How was neglect seen?"

[[agencies]]
key = "police"
name = "Inventshire Police"
short = "Police"
partner = "police"
asked = ["chronology", "information-report"]
asked_on = 2026-03-06
due = 2026-03-19
contact = "Insp Ada Quill"
email = "reviews@police.example"

[[agencies]]
key = "council"
name = "Inventshire County Council"
short = "Council"
partner = "local authority"
asked = ["chronology", "reply"]
due = 2026-03-19

[[agencies]]
key = "gp"
name = "The Nib Street Surgery"
short = "GP"
asked = ["factual-summary"]
due = 2026-03-19

[[members]]
name = "Dr Thistle Farraday"
part = "lead reviewer"
direct_involvement = false
declared_on = 2026-03-20
"""

PEOPLE = Register(
    (
        Entry(
            key="child-1",
            kind="person",
            name="Linnet Quagmire",
            role="child",
            pseudonym="Child Z",
            nicknames=("Linny",),
            born=date(2020, 6, 1),
            sex="f",
        ),
        Entry(
            key="mother-1",
            kind="person",
            name="Wren Quagmire",
            role="mother",
            pseudonym="Mother",
            relationships=(Relationship("mother", "child-1"),),
        ),
        Entry(
            key="school-1",
            kind="organisation",
            name="Puddlewick Primary",
            role="school",
            pseudonym="School 1",
            aliases=("Puddlewick",),
        ),
    )
)


def write_case(folder: Path, text: str = CASE) -> Path:
    """A review's folder with this case file."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "case.toml").write_text(text, encoding="utf-8")
    return folder


def case(folder: Path, text: str = CASE) -> Case:
    """The invented case, with the text given instead of its own."""
    return read_case(write_case(folder, text))


def profile(key: str = "llr") -> Profile:
    """A profile as it ships."""
    return read_profile(TEMPLATES, key)


def review(folder: Path, key: str = "llr", text: str = CASE, **parts: object) -> Review:
    """The invented review under a profile, with whatever parts the test gives."""
    return Review(case(folder, text), PEOPLE, profile(key), **parts)  # type: ignore[arg-type]


def event(event_id: str, on: date, words: str, outcome: str = "") -> Event:
    """An event of the agency its number names."""
    agency = event_id.rpartition("-")[0]
    written = f"{on.day}/{on.month}/{on:%y}"
    when = EventDate(on, on, Precision.DAY, as_written=written)
    return Event(event_id, agency, when, words, outcome=outcome)


def write_sheets(path: Path, sheets: Mapping[str, Sequence[Sequence[object]]]) -> Path:
    """A workbook with real dates where dates are given."""
    book = xlsxwriter.Workbook(str(path))
    style = book.add_format({"num_format": "dd/mm/yyyy"})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                if isinstance(value, date):
                    sheet.write_datetime(number, column, value, style)
                else:
                    sheet.write(number, column, value)
    book.close()
    return path


def said(document: Document | Iterable[Block]) -> str:
    """Every word of a document, a line a paragraph or cell; forms as tag = answer."""
    blocks = document.blocks if isinstance(document, Document) else tuple(document)
    return "\n".join(_said(walk(blocks)))


def _said(blocks: Iterable[Block]) -> Iterable[str]:
    for block in blocks:
        yield from (plain(content) for content in inlines(block))
        if isinstance(block, FormField):
            yield f"{block.tag} = {block.value}"
        elif not isinstance(block, Figure) and (title := getattr(block, "title", "")):
            yield str(title)


def fields(document: Document | Iterable[Block]) -> dict[str, FormField]:
    """The form fields of a document by tag."""
    blocks = document.blocks if isinstance(document, Document) else tuple(document)
    found = [block for block in walk(blocks) if isinstance(block, FormField)]
    assert len({field.tag for field in found}) == len(found), "two questions share a tag"
    return {field.tag: field for field in found}
