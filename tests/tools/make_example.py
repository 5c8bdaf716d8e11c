"""Write the invented returns, register and worksheets of inputs/example-review, and their truth.

    python tests/tools/make_example.py

The same bytes every time. The prose in report/ and case.toml are kept by hand.
"""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from example_story import (
    books,
    domestic_abuse,
    early_years,
    gp,
    health_visiting,
    hospital,
    housing,
    people,
    police,
    practice,
    probation,
    reports,
    school,
    social_care,
    word,
    worksheets,
)
from example_story.rows import TRUTH, Shown, shown, truth

ROOT = Path(__file__).parents[2]
MADE_UP = "Everything here is invented."

Return = tuple[str, str, bytes, Sequence[Shown]]  # agency, file, bytes, events in file order


def police_chronology() -> Return:
    """Landscape Word table: title block inside it, a row a year, the heading typed again."""
    rows = shown(police.EVENTS, "slashes", "hrs")
    made = word.new("Exampleshire Police", "Chronology")
    word.furniture(made, "OFFICIAL-SENSITIVE  EXR-2026-01", "Exampleshire Police (invented)")
    word.title(
        made,
        "Exampleshire Police",
        "Chronology of significant events: OKAFOR-PRITCHARD",
        "Prepared for the rapid review EXR-2026-01. Records secured 10 March 2026. " + MADE_UP,
    )
    headings = (
        "No.",
        "Date",
        "Time",
        "CAD no / Source",
        "Event",
        "Action taken",
        "Child seen?",
        "Recorded by",
        "Category",
    )
    widths = (1.0, 2.6, 1.9, 2.6, 7.1, 4.1, 2.8, 2.5, 2.1)
    grid = word.table(made, headings, widths)
    note = "Author's note: two entries before September 2023 are kept because of what they tell."
    word.add(grid, ("", "01/01/0100", "", "#", note, "", "", "", ""), widths)
    year = ""
    for number, row in enumerate(rows, start=1):
        if row.when.date_from[:4] != year:
            year = row.when.date_from[:4]
            word.band(grid, year)
            if year in ("2025", "2026"):
                word.headings_row(grid.add_row(), headings)
        word.add(
            grid,
            (
                str(number),
                row.when.written,
                row.clock.written,
                row.get("source"),
                row.text,
                row.get("action"),
                row.get("seen"),
                row.get("by"),
                row.get("category"),
            ),
            widths,
        )
    return "police", "Chronology OKAFOR-PRITCHARD police v2 FINAL.docx", word.saved(made), rows


def social_care_chronology() -> Return:
    """Two services, real Excel dates, and a key that is no event."""
    first = shown(social_care.MASH, "slashes", "colon")
    second = shown(social_care.CIN, "slashes", "colon")
    key = (
        ("Key", ""),
        ("Contact", "information received by the front door about a child"),
        (
            "Consultation",
            "advice to another agency; until 16 March 2026 not kept on a child's file",
        ),
        ("Seen alone", "spoken to without a parent or carer in the room"),
        ("Section 47", "enquiry under section 47 of the Children Act 1989"),
    )
    data = books.social_care(
        (("MASH & Assessment", first), ("Support (Children in Need)", second)), key
    )
    return "children-social-care", "CSC chronology Pritchard children.xlsx", data, [*first, *second]


def health_visiting_chronology() -> Return:
    """A table a year with captions, merged dates, tracked changes and a comment."""
    styles = {"2023": "dots", "2024": "hyphens", "2025": "slashes2", "2026": "dots"}
    rows = shown(health_visiting.EVENTS, lambda iso: styles.get(iso[:4], "dots"), "colon")
    made = word.new("Exampleshire Community NHS Trust", "Health chronology", font="Calibri")
    word.title(
        made,
        "Health visiting chronology",
        "Zofia, Tomos, Efa and Hope",
        "Exampleshire Community NHS Trust (invented). Mo = mother. MGM = maternal grandmother.",
    )
    headings = ("Date", "Time", "Contact / event", "Outcome", "Child seen?", "Professional")
    widths = (2.4, 1.8, 9.8, 6.2, 3.6, 2.9)
    for year in styles:
        word.title(made, "", f"Health visiting: {year}")
        grid = word.table(made, headings, widths)
        ours = [row for row in rows if row.when.date_from[:4] == year]
        starts: list[int] = []
        for row in ours:
            starts.append(starts[-1] if row.merged else len(grid.rows))
            written = "" if row.merged else row.when.written
            word.add(
                grid,
                (
                    written,
                    row.clock.written,
                    row.text,
                    row.get("outcome"),
                    row.get("seen"),
                    row.get("by"),
                ),
                widths,
            )
        for start in sorted(set(starts)):
            if starts.count(start) > 1:
                word.merge_down(grid, start, start + starts.count(start) - 1, 0)
    return "health-visiting", "HV chronology (tracked).docx", word.saved(made), rows


def gp_chronology() -> Return:
    """Semicolons, UTF-8 with a byte-order mark, date and time in one column."""
    rows = shown(gp.EVENTS, "slashes", "colon")
    lines = [
        (
            "Date & Time",
            "Type of contact",
            "Re: child/adult",
            "Details",
            "Follow-up",
            "Professional",
        )
    ]
    for row in rows:
        when = " ".join(filter(None, (row.when.written, row.clock.written)))
        lines.append(
            (when, row.get("kind"), row.get("about"), row.text, row.get("plan"), row.get("who"))
        )
    return "gp", "export_20260318.csv", _csv(lines, ";").encode("utf-8-sig"), rows


def school_chronology() -> Return:
    """A pupil log in Windows-1252 with curly quotes and pound signs."""
    rows = shown(school.EVENTS, "slashes", "colon")
    lines = [("Pupil", "Date of event", "Time", "Category", "Incident", "Action taken", "Added by")]
    lines += [
        (
            row.get("pupil"),
            row.when.written,
            row.clock.written,
            row.get("category"),
            row.text,
            row.get("action"),
            row.get("by"),
        )
        for row in rows
    ]
    return "school", "Pupil log export.csv", _csv(lines, ",").encode("cp1252"), rows


def _csv(lines: Sequence[Sequence[str]], delimiter: str) -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="\r\n").writerows(lines)
    return out.getvalue()


def hospital_chronology() -> Return:
    """One JSON object with a list of events."""
    rows = shown(hospital.EVENTS, "iso", "colon")
    events = [
        {"ref": f"FGH-{number:03}", "date": row.when.written, "time": row.clock.written, "department": row.get("department"), "event": row.text, "outcome": row.get("outcome"), "child_seen": row.get("seen")}
        for number, row in enumerate(rows, start=1)
    ]  # fmt: skip
    whole = {
        "agency": "Fictonbury General Hospital NHS Trust (invented)",
        "reference": "EXR-2026-01",
        "records_secured": "2026-03-10",
        "events": events,
    }
    data = json.dumps(whole, ensure_ascii=False, indent=2) + "\n"
    return "hospital", "fgh-safeguarding-return.json", data.encode(), rows


def housing_chronology() -> Return:
    """Merged date cells and a hidden row."""
    rows = shown(housing.EVENTS, "slashes", "colon")
    return "housing", "Copy of Flat 3 Nonesuch Court contacts.xlsx", books.housing(rows), rows


def probation_chronology() -> Return:
    """Date and time in one column, written out in words."""
    rows = shown(probation.EVENTS, "weekday", "pm")
    made = word.new("T. Rahman", "Probation chronology")
    word.title(
        made,
        "Exampleshire Probation (invented)",
        "Chronology: Daryl Fisk-O'Hanlon, community order 20 May 2025",
        "EXR-2026-01",
    )
    widths = (4.2, 10.4, 6.1, 6.0)
    grid = word.table(made, ("Date & Time", "What happened", "Response", "Comment"), widths)
    for row in rows:
        when = ", ".join(filter(None, (row.when.written, row.clock.written)))
        word.add(grid, (when, row.text, row.get("response"), row.get("comment")), widths)
    return "probation", "Probation chronology FISK-O'HANLON.docx", word.saved(made), rows


def domestic_abuse_chronology() -> Return:
    """A form: the table, each row and each date in content controls."""
    rows = shown(domestic_abuse.EVENTS, "ordinal", "pm")
    made = word.new("Safe Harbour Exampleshire", "Chronology", font="Verdana")
    word.title(
        made,
        "Safe Harbour Exampleshire (invented)",
        "Chronology for safeguarding review",
        "Cerys is the survivor. Her words are in quotation marks.",
    )
    widths = (4.4, 2.6, 10.2, 5.8, 3.7)
    grid = word.table(
        made,
        ("Date", "Time", "Summary of contact", "Outcome", "Was the child seen/spoken to?"),
        widths,
    )
    for row in rows:
        word.add(
            grid,
            (row.when.written, row.clock.written, row.text, row.get("outcome"), row.get("seen")),
            widths,
        )
    word.control_rows(grid)
    word.control_table(grid)
    return "domestic-abuse", "Safe Harbour return.docx", word.saved(made), rows


def early_years_chronology() -> Return:
    """A nursery manager's table, by terms and weeks."""
    rows = shown(early_years.EVENTS, "long", "pm")
    made = word.new(
        "Wendy Oakes", "Our story of Tomos and Efa", landscape=False, font="Comic Sans MS"
    )
    word.title(
        made,
        "Acorn Lane Nursery (invented)",
        "Tomos and Efa: what we saw and did",
        "Written by Wendy Oakes, manager, 18 March 2026",
    )
    widths = (3.0, 2.2, 4.7, 3.4, 3.2)
    grid = word.table(
        made,
        ("Date or Period of Event", "Time", "Description", "What we did", "Reflection"),
        widths,
    )
    for row in rows:
        word.add(
            grid,
            (
                row.when.written,
                row.clock.written,
                row.text,
                row.get("action"),
                row.get("reflection"),
            ),
            widths,
        )
    return "early-years", "Acorn Lane Nursery - what we saw.docx", word.saved(made), rows


CHRONOLOGIES = (
    police_chronology, social_care_chronology, health_visiting_chronology, gp_chronology,
    school_chronology, hospital_chronology, housing_chronology, probation_chronology,
    domestic_abuse_chronology, early_years_chronology,
)  # fmt: skip


def written_reports() -> Iterator[tuple[str, str, bytes]]:
    """Three information reports, a factual summary and a nil return."""
    made = word.new("Imelda Fenwick", "Information report", landscape=False)
    word.furniture(
        made, "OFFICIAL-SENSITIVE  EXR-2026-01", "Children's Social Care information report"
    )
    word.title(made, "Information Report", "Exampleshire County Council (invented)")
    word.report(made, reports.SOCIAL_CARE, reports.FIELDS, styled=True)
    yield "children-social-care", "Information report CSC.docx", word.saved(made)

    made = word.new("Philippa Stroud", "IMR", landscape=False, font="Times New Roman")
    word.title(made, "INFORMATION REPORT", "Exampleshire Police (invented)")
    word.report(made, reports.POLICE, reports.FIELDS, styled=False)
    yield "police", "Police information report DCI Stroud.docx", word.saved(made)

    yield "health-visiting", "information-report.md", _markdown(reports.HEALTH_VISITING).encode()

    made = word.new("Colin Featherstonehaugh", "Factual summary", landscape=False)
    word.title(made, "Factual Summary", "Exampleshire Ambulance Service NHS Trust (invented)")
    word.report(made, reports.AMBULANCE, reports.FIELDS, styled=True)
    yield "ambulance", "Factual summary.docx", word.saved(made)

    yield (
        "fire-and-rescue",
        "FW_ EXR-2026-01 nil return.eml",
        reports.NIL_RETURN.replace("\n", "\r\n").encode(),
    )


def _markdown(text: str) -> str:
    """The report with its fields as front matter."""
    lines = text.strip().splitlines()
    fields = [line for line in lines if line.partition(": ")[0] in reports.FIELDS]
    body = [line for line in lines if line not in fields]
    spaced = "\n".join(line if line.startswith("- ") else f"\n{line}\n" for line in body)
    while "\n\n\n" in spaced:
        spaced = spaced.replace("\n\n\n", "\n\n")
    front = "\n".join(
        f"{name.lower().replace(' ', '_')}: {value}"
        for name, _, value in (field.partition(": ") for field in fields)
    )
    return f"---\n{front}\n---\n{spaced.rstrip()}\n"


def office() -> Iterator[tuple[str, bytes]]:
    """The register and the office's lists."""
    rows = [
        people.COLUMNS,
        *(tuple(entry.get(column, "") for column in people.COLUMNS) for entry in people.ENTRIES),
    ]
    yield (
        "register.xlsx",
        books.worksheet(
            (
                (
                    "Register",
                    rows,
                    (20, 12, 20, 7, 30, 34, 16, 12, 8, 12, 12, 26, 34, 40, 34, 44, 26, 8, 44),
                ),
            )
        ),
    )
    yield (
        "meetings.xlsx",
        books.worksheet(
            (
                ("Meetings", worksheets.MEETINGS, (18, 12, 8, 40, 24)),
                ("Attendance", worksheets.ATTENDANCE, (16, 26, 22, 18, 12, 18, 16, 16)),
            )
        ),
    )
    yield (
        "actions.xlsx",
        books.worksheet((("Actions", worksheets.ACTIONS, (6, 16, 60, 30, 22, 12, 10, 44, 12)),)),
    )
    lists = {
        "practitioners": (practice.PRACTITIONERS, 18),
        "contacts": (practice.CONTACTS, 26),
        "feedback": (practice.FEEDBACK, 20),
        "action-plan": (practice.PLAN, 24),
    }
    for name, (lines, width) in lists.items():
        title = name.replace("-", " ").capitalize()
        yield f"{name}.xlsx", books.worksheet(((title, lines, (width,) * len(lines[0])),))


def files() -> Iterator[tuple[str, bytes]]:
    """Every file this program makes: its place in the project, its bytes."""
    review = "inputs/example-review"
    rows: list[dict[str, str]] = []
    for make in CHRONOLOGIES:
        agency, file, data, events = make()
        yield f"{review}/returns/{agency}/{file}", data
        rows += truth(agency, file, events)
    for agency, file, data in written_reports():
        yield f"{review}/returns/{agency}/{file}", data
    for name, data in office():
        yield f"{review}/{name}", data
    out = io.StringIO()
    writer = csv.DictWriter(out, TRUTH, lineterminator="\n")
    writer.writeheader()
    writer.writerows(sorted(rows, key=lambda row: row["agency"]))  # stable: file order within
    yield "tests/example/truth.csv", out.getvalue().encode()


def main() -> None:
    """Write every file."""
    for place, data in files():
        path = ROOT / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


if __name__ == "__main__":
    main()
