"""A rapid review as an officer runs it, from the first day to the last: invented, and visibly so.

Everything goes through the command line and through files as people fill them in: the case file
and the register by hand, our own templates in Word and Excel by the agencies, the combined
summary in Word at the meeting.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path

import openpyxl
from lxml import etree

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W = f"{{{WORD}}}"

#: What the officer writes over the examples of the case file that ``cspr new`` made.
CASE = """
[dates]
incident = 2026-01-02
aware = 2026-01-05
referral = 2026-01-06
notification = 2026-01-07
meeting = 2026-01-26
prepared = 2026-01-21

[scope]
from = 2025-01-01
to = 2026-01-02
reason = "The last year, in which every agency met the family."

[[key_lines]]
number = 1
title = "Seeing the child"
question = "Who saw the child, and what did they make of it?"
terms = ["seen", "spoken to"]

[[agencies]]
key = "police"
name = "Inventshire Police"
short = "Police"
partner = "police"
asked = ["chronology", "reply"]
asked_on = 2026-01-08
due = 2026-01-21
contact = "Insp Ada Quill"
email = "reviews@police.example"

[[agencies]]
key = "council"
name = "Inventshire Council, Children's Services"
short = "Children's services"
partner = "local authority"
asked = ["chronology"]
asked_on = 2026-01-08
due = 2026-01-21

[[agencies]]
key = "health"
name = "Inventshire Integrated Care Board"
short = "ICB"
partner = "health"
asked = ["chronology"]
asked_on = 2026-01-08
due = 2026-01-21

[[agencies]]
key = "school"
name = "Pretend Primary School"
short = "School"
asked = ["chronology"]
asked_on = 2026-01-08
due = 2026-01-21

[[agencies]]
key = "housing"
name = "Castle in the Air Homes"
short = "Housing"
asked = ["reply"]
asked_on = 2026-01-08
due = 2026-01-21

[[members]]
name = "Verity Chairwell"
part = "chair"
agency = "council"
direct_involvement = false
declared_on = 2026-01-20

[[members]]
name = "Dr Imelda Writewell"
part = "lead reviewer"
direct_involvement = false
declared_on = 2026-01-20

[[members]]
name = "Percival Advise"
part = "independent advisor"
email = "advisor@advice.example"

[rapid_review]
referrer = "Inventshire Council, Children's Services"
"""

PEOPLE: tuple[Mapping[str, str], ...] = (
    {
        "key": "child-1", "kind": "person", "role": "child", "name": "Zebedee Quillfeather",
        "nicknames": "Zeb", "sex": "male", "born": "2021-05-04", "pseudonym": "Child A",
        "public": "no",
    },
    {
        "key": "mother-1", "kind": "person", "role": "mother", "title": "Ms",
        "name": "Araminta Quillfeather", "sex": "female", "born": "1996-08-11",
        "addresses": "12 Nonesuch Lane", "relationships": "mother of child-1",
        "pseudonym": "Mother", "public": "no",
    },
    {
        "key": "school-1", "kind": "organisation", "role": "school",
        "name": "Pretend Primary School", "pseudonym": "School 1", "public": "no",
    },
)  # fmt: skip

POLICE_EVENTS: tuple[tuple[str, ...], ...] = (
    ("1", "14/03/2025", "14:30", "CAD 17", "Called to 12 Nonesuch Lane. Zebedee Quillfeather well.",
     "Seen, not spoken to", "No further action"),
    ("2", "02/01/2026", "03:10", "CAD 4", "Ambulance reports a child of four with a broken arm.",
     "Not seen", "Strategy discussion"),
)  # fmt: skip
POLICE_AGAIN = (
    *POLICE_EVENTS,
    ("3", "09/10/2025", "", "Intelligence log", "A caller said a boy was crying at night.",
     "Not seen", "Passed to Children's Services"),
)  # fmt: skip
COUNCIL = """Date,Time,Source,Event,Outcome
10/10/2025,,Contact record,Police passed on that a boy was heard crying at night. Mother was rung.,No further action
31/11/2025,,Contact record,School rang about a bruise. Zebedee said he fell.,Advice given
02/01/2026,09:00,Strategy record,Strategy discussion after the broken arm.,Section 47 enquiry
"""
COUNCIL_RIGHT = COUNCIL.replace("31/11/2025", "30/11/2025")

#: What the police write into the reply template: by question, and by label in its table.
REPLY = {
    "reply.family": "Zebedee, his mother, and a man called Uncle whose name nobody asked.",
    "reply.involvement": "Two calls in the year. No officer had met the family before.",
    "reply.voice": "He hid behind the sofa when officers came.",
    "reply.identity": "Recorded as White British; nobody asked the family.",
    "reply.safety": "He is with foster carers and safe. No other child is known.",
    "reply.learning": "A child seen is not a child spoken to.",
    "reply.actions": "Response officers were told on 12 January; a dip sample in March will tell.",
    "reply.good_practice": "The second call was passed on within the hour.",
    "reply.analysis": "Officers may have taken the silence of a frightened child for calm.",
    "reply.parallel": "A criminal inquiry is open; PC Nail may be a witness.",
    "reply.practitioners": "PC Hob Nail, response officer; line manager Sgt Ann Vil.",
}
REPLY_FIELDS = {
    "Author": "Ada Quill",
    "Role": "Review officer",
    "Records secured": "9 January 2026",
    "Where records are held": "Headquarters safe",
    "Nominated person for records": "Ann Vil",
    "Alert placed on records": "Yes",
}

#: What the meeting writes into the combined summary, but for the reasons of each question.
MEETING = {
    "meeting.date": "26 January 2026",
    "meeting.quorate": "yes",
    "meeting.tabled": "no",
    "advisor.attending": "yes",
    "decision.answer": "local review",
    "decision.reason": "Two agencies held half a story each, and he was never spoken to.",
    "key_lines.1": "Seeing the child: who saw him, and who spoke to him?",
    "key_lines.2": "Men: who asked who Uncle was?",
    "safety.child": "With foster carers since 2 January.",
    "learning.immediate": "A child seen is not a child spoken to.",
    "family.engagement": "The lead reviewer writes to his mother by 9 February.",
}


def meeting_answers(tags: set[str]) -> dict[str, str]:
    """An answer to every question of the summary but those of an advisor or an alternative."""
    left = ("decision.alternative", "key_lines.")
    found = {
        tag: "no" if tag.startswith("circumstances.") else "yes"
        for tag in tags
        if tag.endswith(".answer")
    }
    found |= {
        tag: f"Agreed at the meeting for {tag.split('.')[-2].replace('_', ' ')}."
        for tag in tags - found.keys()
        if not tag.startswith(left)
    }
    return {**found, **MEETING}


MEETINGS = (
    ("meeting", "date", "time", "place", "kind", "held as"),
    ("RR1", "2026-01-26", "10:00", "Room 2, Invention House", "rapid review", "extraordinary"),
)
CAME = (
    ("meeting", "name", "agency", "partner", "present", "substitute for",
     "substitute named on", "conflict declared"),
    ("RR1", "Verity Chairwell", "council", "local authority", "yes", "", "", "none"),
    ("RR1", "Insp Ada Quill", "police", "police", "yes", "", "", "none"),
    ("RR1", "Nora Stopgap", "health", "health", "yes", "Hale Absent", "2026-01-23", "none"),
    ("RR1", "Mo Crayon", "school", "", "apologies", "", "", ""),
)  # fmt: skip
ACTIONS = (
    ("ref", "meeting", "action", "owner", "agency", "due", "state", "evidence", "done on"),
    (
        "A1",
        "RR1",
        "Find out who Uncle is",
        "Insp Ada Quill",
        "police",
        "2026-02-02",
        "open",
        "",
        "",
    ),
)


def fill_case(folder: Path, more: str = "") -> None:
    """Put the case into the file that ``cspr new`` wrote, keeping its first table."""
    path = folder / "case.toml"
    head = path.read_text("utf-8").split("[dates]")[0]
    head = head.replace("REFERENCE", "WALK-2026-01").replace(
        'title = "Rapid review"', 'title = "Rapid review: Child A"'
    )
    path.write_text(head + CASE + more, "utf-8")


def fill_register(folder: Path) -> None:
    """Write everyone into the empty register, under its own headings."""
    path = folder / "register.xlsx"
    book = openpyxl.load_workbook(path)
    sheet = book.active
    assert sheet is not None
    headings = [cell.value for cell in sheet[1]]
    for number, person in enumerate(PEOPLE, start=2):
        for heading, value in person.items():
            sheet.cell(number, headings.index(heading) + 1, value)
    book.save(path)


def fill_sheets(path: Path, **sheets: tuple[tuple[str, ...], ...]) -> None:
    """An officer's workbook."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name.capitalize())
        for row in rows:
            sheet.append(row)
    book.save(path)


def fill_chronology(template: Path, rows: tuple[tuple[str, ...], ...]) -> bytes:
    """Our chronology workbook with an agency's rows under the headings."""
    book = openpyxl.load_workbook(template)
    sheet = book.worksheets[0]
    first = next(
        cell.row for row in sheet.iter_rows() for cell in row if str(cell.value).strip() == "Date"
    )
    for number, row in enumerate(rows, start=first + 1):
        for column, value in enumerate(row, start=1):
            sheet.cell(number, column, value)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def complete(
    file: Path, answers: Mapping[str, str], fields: Mapping[str, str] | None = None
) -> tuple[bytes, set[str]]:
    """Type into a Word form: content controls by tag, and the second cell of rows by label.

    Gives the file and the tags it holds.
    """
    with zipfile.ZipFile(file) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    root = etree.fromstring(parts["word/document.xml"])
    tags = set()
    for control in root.iter(f"{_W}sdt"):
        tag = control.find(f"{_W}sdtPr/{_W}tag")
        if tag is None:
            continue
        tags.add(tag.get(f"{_W}val"))
        if (typed := answers.get(tag.get(f"{_W}val"))) is not None:
            waiting = control.find(f"{_W}sdtPr/{_W}showingPlcHdr")
            if waiting is not None:
                control.find(f"{_W}sdtPr").remove(waiting)
            _type(control.find(f"{_W}sdtContent"), typed)
    for row in root.iter(f"{_W}tr"):
        cells = row.findall(f"{_W}tc")
        label = "".join(cells[0].itertext()).strip() if cells else ""
        if fields and len(cells) == 2 and label in fields:
            _type(cells[1], fields[label])
    parts["word/document.xml"] = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return out.getvalue(), tags


def _type(place: etree._Element, typed: str) -> None:
    first = place.find(f".//{_W}p")
    for run in first.findall(f"{_W}r"):
        first.remove(run)
    run = etree.SubElement(first, f"{_W}r")
    for number, line in enumerate(typed.split("\n")):
        if number:
            etree.SubElement(run, f"{_W}br")
        text = etree.SubElement(run, f"{_W}t")
        text.text = line


def words_of(file: Path) -> str:
    """Every word of a Word file's body, paragraph by paragraph."""
    with zipfile.ZipFile(file) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    lines = ("".join(p.itertext(f"{_W}t")) for p in root.iter(f"{_W}p"))
    return re.sub(r"[ \xa0]+", " ", "\n".join(line for line in lines if line))
