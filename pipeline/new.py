"""Start a review: its folders, a case file to fill in, an empty register and empty lists."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from pathlib import Path

import xlsxwriter
from xlsxwriter.format import Format

from pipeline.errors import BadCase, Usage
from pipeline.files import private_folder, write_whole
from pipeline.render.workbook import Column, Sheet, workbook
from pipeline.worksheets import ACTIONS, ATTENDANCE, MEETINGS, PARTNERS

FOLDERS = ("returns", "papers", "report", "decisions")
#: The register's columns, in the order of people's work: who, what they are called, what else
#: could give them away, what they are called in the published report.
REGISTER = (
    "key", "kind", "role", "title", "name", "aliases", "nicknames", "initials", "sex", "born",
    "died", "other dates", "numbers", "addresses", "contacts", "relationships", "pseudonym",
    "public", "public_reason",
)  # fmt: skip
#: What stands in each column and an invented example, for the workbook's second sheet.
EXPLAINED = {
    "key": ("Short name of the entry; small letters, digits, hyphens; nobody's name", "child-1"),
    "kind": ("person, place, organisation or other", "person"),
    "role": ("What they are to the child, or their work", "mother"),
    "title": ("As in a letter", "Ms"),
    "name": ("The full name", "Araminta Quillfeather"),
    "aliases": ("Other names and spellings, with ; between them", "Minta Quill; A Feather"),
    "nicknames": ("What people call them, with ; between them", "Minty; Min"),
    "initials": ("Initials that stand for them in the returns", "AQ; A.Q."),
    "sex": ("male, female or empty", "female"),
    "born": ("Day, month and year", "09/01/2024"),
    "died": ("Day, month and year, or empty", ""),
    "other dates": ("Days that give them away: what, a colon, the day", "started school: 2024-09-05"),
    "numbers": ("Numbers that give them away: what, a colon, the number", "NHS: 999 041 6028"),
    "addresses": ("The address now first, then earlier ones, with ; between them",
                  "1 Sample Row, Inventon, ZZ1 2AB"),
    "contacts": ("Telephones, e-mail, names online", "01632 960123; @minty.invented"),
    "relationships": ("What they are of whom, by key; years in brackets",
                      "mother of child-1; partner of father-1 (2018 to 2023)"),
    "pseudonym": ("What they are called in the published report", "Mother"),
    "public": ("yes, where the name itself may be published", ""),
    "public_reason": ("Why it may", ""),
}  # fmt: skip
#: What the officer does with a review that has just begun.
NEXT = """inputs/{name} is ready.
1. Fill in case.toml: the reference, the dates, the agencies asked.
2. Fill in register.xlsx: everyone who could be named, and what they will be called.
3. Run cspr request {name}: it writes each agency its letter, templates and e-mail.
4. Put each agency's return, exactly as it came, in returns/AGENCY/; what came with the case in papers/.
5. Run cspr status {name} each morning, and make before the meeting.
6. Enter the meeting and who came in meetings.xlsx; then cspr adopt takes the completed summary back.
7. Write the report in report/, one .md file a chapter; make publish says what is still missing.
Where cspr is not found, type .venv/bin/cspr instead."""
#: Windows keeps these names for devices, whatever their ending.
RESERVED = {"con", "prn", "aux", "nul", *(f"{d}{n}" for d in ("com", "lpt") for n in range(1, 10))}


def start(folder: Path, partnership: str, templates: Path) -> tuple[str, ...]:
    """Make the review's folder; gives the next steps.

    Raises Usage for a name that could not be a folder on every machine or that is taken, and
    BadCase for a partnership with no profile.
    """
    name = folder.name
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]{0,58}[a-z0-9]", name) or name in RESERVED:
        raise Usage(
            "A review's name is 2 to 60 small letters, digits and hyphens, and names nobody: "
            "for example 2026-01."
        )
    if folder.exists():
        raise Usage(f"inputs/{name} is there already, and was not touched.")
    known = _partnerships(templates)
    if partnership not in known:
        raise BadCase(f"There is no partnership {partnership!r}. Known: {', '.join(known)}.")
    for part in FOLDERS:
        private_folder(folder / part)
    case = (templates / "_shared" / "new-case.toml").read_text("utf-8")
    write_whole(folder / "case.toml", case.replace("{{ partnership }}", partnership).encode())
    write_whole(folder / "register.xlsx", _register())
    write_whole(folder / "meetings.xlsx", _meetings())
    write_whole(folder / "actions.xlsx", _actions())
    return tuple(NEXT.format(name=name).splitlines())


def _partnerships(templates: Path) -> Sequence[str]:
    found = sorted(path.parent.name for path in templates.glob("*/profile.toml"))
    return [name for name in found if name != "_shared"]


#: Drop-downs of the lists, by heading.
OFFERED = {
    "partner": PARTNERS[1:],
    "present": ("yes", "no", "apologies"),
    "kind": ("rapid review", "panel", "workshop"),
    "held as": ("monthly meeting", "date in between", "extraordinary"),
    "state": ("open", "done", "cancelled"),
}


def _meetings() -> bytes:
    """The empty lists of meetings and of who was asked to each."""
    held = (_sheet("Meetings", MEETINGS, 20), _sheet("Attendance", ATTENDANCE, 200))
    return workbook(held, title="Meetings")


def _actions() -> bytes:
    """The empty list of actions."""
    return workbook((_sheet("Actions", ACTIONS, 100),), title="Actions")


def _sheet(name: str, headings: Sequence[str], blank: int) -> Sheet:
    columns = (
        Column(
            heading,
            40 if heading in ("action", "evidence") else 18,
            "date" if heading in ("date", "due", "done on", "substitute named on") else "text",
            OFFERED.get(heading, ()),
        )
        for heading in headings
    )
    return Sheet(name, tuple(columns), (), blank=blank)


def _register() -> bytes:
    """An empty register with a frozen heading row, and a second sheet that explains each column."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    sheet = book.add_worksheet("Register")
    bold = book.add_format({"bold": True, "bottom": 1})
    for column, heading in enumerate(REGISTER):
        sheet.write_string(0, column, heading, bold)
    sheet.set_column(0, len(REGISTER) - 1, 16)
    sheet.freeze_panes(1, 1)
    last = 999
    kind = REGISTER.index("kind")
    sheet.data_validation(
        1,
        kind,
        last,
        kind,
        {"validate": "list", "source": ["person", "place", "organisation", "other"]},
    )
    public = REGISTER.index("public")
    sheet.data_validation(1, public, last, public, {"validate": "list", "source": ["yes", "no"]})
    _explained(book, bold)
    book.close()
    return buffer.getvalue()


def _explained(book: xlsxwriter.Workbook, bold: Format) -> None:
    guide = book.add_worksheet("How to fill in")
    for column, (heading, width) in enumerate(
        (("column", 16), ("what stands in it", 64), ("example", 52))
    ):
        guide.write_string(0, column, heading, bold)
        guide.set_column(column, column, width)
    for row, (heading, explained) in enumerate(EXPLAINED.items(), start=1):
        for column, words in enumerate((heading, *explained)):
            guide.write_string(row, column, words)
