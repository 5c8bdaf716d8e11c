"""Every question that can be put to an agency is put by something, in words a person can use."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from pipeline.case import Agency
from pipeline.model import (
    NO_DATE,
    Cell,
    Event,
    Grid,
    GridRow,
    InformationReport,
    KeyLine,
    Locator,
    ReportSection,
    Submission,
)  # fmt: skip
from pipeline.normalise import normalise
from pipeline.problems import CATALOGUE, Problem, Severity
from pipeline.read import read_returns
from pipeline.validate import report_record, validate_events, validate_report
from tests.norm.specs import grid, sections
from tests.norm.test_layouts import CASE, PROFILE, REGISTER, block, read

PLACE = Locator("police", "return.docx", "Table 1", 14)


def asked(problems: tuple[Problem, ...]) -> list[tuple[str, str, str]]:
    return [(problem.code, problem.found, problem.expected) for problem in problems]


def codes(problems: tuple[Problem, ...]) -> list[str]:
    return [problem.code for problem in problems]


# ---------------------------------------------------------------- the words of an event


def written(text: str) -> tuple[Problem, ...]:
    return validate_events([Event("", "police", NO_DATE, event=text, locator=PLACE)])


def test_an_nhs_number_that_fails_its_check_digit_is_questioned_with_its_place() -> None:
    (problem,) = written("NHS no: 943 476 5918, seen at home.")
    assert (problem.code, problem.found) == ("number-nhs", "NHS no: 943 476 5918")
    assert problem.locator.row == 14
    assert problem.remedy == "Compare the number with the GP record."
    assert written("NHS no: 943 476 5919, seen at home.") == ()
    assert codes(written("NHS number 9.43476592e+09")) == ["number-nhs"]


def test_damaged_letters_are_offered_mended_and_never_changed() -> None:
    (problem,) = written("They met in the cafÃ© on Friday.")
    assert problem.code == "cell-mojibake"
    assert problem.expected == "perhaps: They met in the café on Friday."
    assert written("They met in the café; £5 – “paid”.") == ()


def test_an_excel_error_in_a_cell_is_shown_as_it_stands_and_questioned() -> None:
    table = grid("Sheet1", ["Date | Event | Outcome", "03/05/22 | One. | #REF!"])
    found = read(table, kind="csv")
    assert found.events[0].outcome == "#REF!"
    assert asked(found.problems)[0][:2] == ("cell-excel-error", "#REF!")
    assert read(table, kind="xlsx").problems == ()  # its reader has asked already


def test_a_record_that_does_not_fit_its_schema_blocks_in_the_agencys_own_terms() -> None:
    odd = Event("", "police", NO_DATE, event="One.", time="99:99", locator=PLACE)
    (problem,) = validate_events([odd])
    assert (problem.code, problem.severity) == ("record-form", Severity.BLOCKS)
    assert (problem.locator.row, problem.locator.column, problem.found) == (14, "time", "99:99")


# ---------------------------------------------------------------- dates in a column


WALL = datetime(2022, 5, 3)  # noqa: DTZ001 - Excel keeps no time zone


def test_dates_turned_round_by_excel_are_noticed_in_the_column_as_a_whole() -> None:
    rows = [GridRow(1, (Cell("A", "Date"), Cell("B", "Event")))]
    for at, (text, value) in enumerate(
        [("03/05/2022", WALL), ("04/05/2022", WALL.replace(day=4)), ("05/06/2022", WALL.replace(month=6)),
         ("13/05/2022", None), ("27/05/2022", None), ("30/06/2022", None)], start=2
    ):  # fmt: skip
        rows.append(GridRow(at, (Cell("A", text, value), Cell("B", f"Event {at}."))))
    found = read(Grid("Sheet1", tuple(rows)), kind="xlsx")
    assert codes(found.problems) == ["date-swapped"]
    assert len(found.events) == 6


# ---------------------------------------------------------------- reports


def heading(text: str, level: int = 1):
    return block("heading", text, level=level)


REPORT = (
    heading("Information report"),
    block("paragraph", "Author: A. Nobody"),
    block("paragraph", "Role: Detective Inspector"),
    heading("Context", 2),
    block("paragraph", "Two vacancies."),
    heading("Analysis", 2),
    heading("Key line 1: Daily life", 3),
    block("paragraph", "What we found."),
    heading("Good practice", 2),
    block("item", "The officer went back."),
)


def report(*content) -> tuple[InformationReport, tuple[Problem, ...]]:
    found = read(*content)
    (held,) = found.reports
    return held, found.problems


@pytest.mark.requirement("L68")
def test_a_report_is_read_into_fields_and_sections() -> None:
    held, problems = report(*REPORT)
    assert (held.kind, held.field("author"), held.field("role")) == (
        "information-report", "A. Nobody", "Detective Inspector",
    )  # fmt: skip
    assert [(s.key, s.key_line, s.paragraphs) for s in held.sections] == [
        ("context", None, ("Two vacancies.",)),
        ("analysis", None, ()),
        ("analysis", 1, ("What we found.",)),
        ("good-practice", None, ("The officer went back.",)),
    ]
    assert codes(problems) == ["return-not-asked"]  # the spec's case asks for a chronology only


@pytest.mark.requirement("L68")
def test_what_a_report_lacks_is_asked_for_by_name() -> None:
    held, _ = report(*REPORT)
    lines = (KeyLine(1, "Daily life"), KeyLine(2, "Domestic abuse"))
    found = asked(validate_report(held, ("information-report",), lines))
    assert (
        "report-field-missing",
        "",
        "the date on which the agency's records were secured",
    ) in found
    assert ("report-section-missing", "", "a section: actions already taken") in found
    assert ("report-key-line-missing", "", "analysis under key line 2: Domestic abuse") in found
    assert not [one for one in found if "good practice" in one[2] or "key line 1" in one[2]]


@pytest.mark.requirement("S9")
def test_the_childs_voice_is_asked_for_in_every_information_report() -> None:
    held, _ = report(*REPORT)
    expected = [one[2] for one in asked(validate_report(held))]
    assert "a section: the child's voice and lived experience" in expected


@pytest.mark.requirement("L69")
def test_a_factual_summary_is_asked_for_no_analysis() -> None:
    facts = InformationReport(
        "school",
        "factual-summary",
        (ReportSection("involvement", "Involvement", ("Attended from 2022.",)),),
        (("author", "A"), ("role", "Head"), ("records_secured", "3 May 2024")),
    )
    assert validate_report(facts, ("factual-summary",)) == ()
    more = ReportSection("analysis", "Analysis", ("We think so.",))
    problems = validate_report(replace(facts, sections=(*facts.sections, more)))
    assert [(p.code, p.severity) for p in problems] == [
        ("report-analysis-not-asked", Severity.NOTE)
    ]


def test_a_nil_return_is_asked_for_nothing() -> None:
    for text in (
        "Nil return.",
        "The family are not known to this service.",
        "We have checked our systems and hold no records of the child or the family.",
        "There has been no involvement with any family member.",
    ):
        held, problems = report(block("paragraph", text))
        assert held.kind == "nil-return"
        assert (problems, validate_report(held)) == ((), ())


def test_a_long_report_that_mentions_no_contact_is_no_nil_return() -> None:
    held, _ = report(*REPORT, block("paragraph", "There was no contact in May. " * 10))
    assert held.kind == "information-report"


def test_a_heading_of_a_report_that_is_nearly_known_is_offered() -> None:
    _, problems = report(*REPORT, heading("Good practise", 2), block("paragraph", "More."))
    assert ("report-heading-near", "Good practise", "did they mean Good practice?") in asked(
        problems
    )


def test_a_file_that_says_nothing_of_itself_is_questioned_and_kept() -> None:
    content = (block("paragraph", "Mother rang on Tuesday about the boiler."),)
    agency = replace(CASE.agencies[0], asked=("reply",))
    given = Submission("police", "a.docx", kind="docx", content=content)
    found = normalise(given, replace(CASE, agencies=(agency,)), REGISTER, PROFILE)
    (held,) = found.reports
    assert codes(found.problems) == ["return-kind-unclear"]
    assert held.sections[0].paragraphs == ("Mother rang on Tuesday about the boiler.",)


def test_practitioners_and_line_managers_are_read_from_their_table() -> None:
    table = grid("Table 1", ["Name | Job title | Line manager", "A. Nobody | Nurse | B. Nobody"])
    held, _ = report(*REPORT, table)
    assert (
        held.field("practitioners") == "Name: A. Nobody; Job title: Nurse; Line manager: B. Nobody"
    )
    assert held.section("practitioners")


def test_a_report_in_a_table_of_questions_and_answers_is_read() -> None:
    table = grid("Table 1", [
        "Information report |", "Name of author | A. Nobody", "Date files secured | 3 May 2024",
        "Good practice | The nurse went back.", "Lessons learned | Ring first.",
    ])  # fmt: skip
    held, _ = report(table)
    assert held.kind == "information-report"
    assert (held.field("author"), held.field("records_secured")) == ("A. Nobody", "3 May 2024")
    assert held.section("single-agency-learning")[0].paragraphs == ("Ring first.",)


def test_a_report_record_fits_the_schema_of_its_kind() -> None:
    held, _ = report(*REPORT)
    record = report_record(held)
    assert record["sections"]["good-practice"] == ["The officer went back."]
    assert set(record) == {"agency", "kind", "fields", "sections", "other"}


# ---------------------------------------------------------------- the return as a whole


def test_a_table_that_is_no_chronology_is_listed_and_questioned() -> None:
    events = grid("Table 1", ["Date | Event", "03/05/22 | One."])
    other = grid("Table 2", ["Bus | Route | Fare", "7 | Town | 2"])
    found = read(events, other)
    assert codes(found.problems) == ["table-not-chronology"]
    assert [a.text for a in found.aside if a.reason == "other-table"] == [
        "Bus | Route | Fare",
        "7 | Town | 2",
    ]


def test_the_table_that_says_whose_the_return_is_raises_no_question() -> None:
    front = grid("Table 1", ["Agency | Exampleshire Police", "Author | A. Nobody"])
    found = read(front, grid("Table 2", ["Date | Event", "03/05/22 | One."]))
    assert found.problems == ()
    assert [a.reason for a in found.aside] == ["heading", "title", "title"]


def test_what_was_not_asked_for_is_used_and_noted() -> None:
    agency = Agency("police", "Exampleshire Police", "Police", asked=("information-report",))
    case = replace(CASE, agencies=(agency,))
    table = grid("Table 1", ["Date | Event", "03/05/22 | One."])
    from pipeline.model import Submission

    found = normalise(
        Submission("police", "a.docx", kind="docx", content=(table,)), case, REGISTER, PROFILE
    )
    assert len(found.events) == 1
    assert asked(found.problems)[0][:2] == ("return-not-asked", "chronology")


# ---------------------------------------------------------------- all of them


def _raised() -> set[str]:
    """Codes this half of the street can raise, as its source names them."""
    root = Path(__file__).parents[2] / "pipeline"
    files = [*root.glob("dates/*.py"), *root.glob("normalise/*.py")]
    files += [root / "validate.py", root / "versions.py"]
    source = "".join(path.read_text(encoding="utf-8") for path in files)
    return {code for code in re.findall(r'"([a-z]+(?:-[a-z]+)+)"', source) if code in CATALOGUE}


def test_every_question_has_a_test_that_puts_it() -> None:
    told = {
        code
        for name in ("dates.md", "times.md", "layouts.md")
        for section in sections(name)
        for table in section.tables
        for row in table
        for code in row.get("asks", "").split()
    }
    here = Path(__file__).parent
    source = "".join(path.read_text(encoding="utf-8") for path in here.glob("test_*.py"))
    told |= set(re.findall(r'"([a-z]+(?:-[a-z]+)+)"', source))
    assert len(_raised()) > 45
    assert _raised() - told == set()


@pytest.mark.parametrize("code", sorted(_raised()))
def test_every_question_says_what_is_wrong_and_what_to_do(code: str) -> None:
    kind = CATALOGUE[code]
    for words in (kind.title, kind.explanation, kind.expected, kind.remedy):
        assert words.strip() == words
        assert len(words) > 3
    assert kind.remedy.endswith(".")
    assert kind.explanation.endswith(".")
    assert kind.title[0].isupper()
    assert not kind.title.endswith(".")
    assert "None" not in kind.remedy


def test_the_day_a_review_was_prepared_and_no_clock_judges_the_future() -> None:
    table = grid("Table 1", ["Date | Event", "02/09/2024 | One."])
    assert codes(read(table).problems) == ["date-future"]
    from pipeline.model import Submission

    later = replace(CASE, dates={"prepared": date(2024, 9, 3)})
    given = Submission("police", "a.docx", kind="docx", content=(table,))
    assert normalise(given, later, REGISTER, PROFILE).problems == ()


def test_a_json_return_is_asked_about_by_record_and_field(tmp_path: Path) -> None:
    """Nobody who wrote a list of records knows of a row 0 or a column E."""
    home = tmp_path / "police"
    home.mkdir()
    records = '{"events": [{"Date": "31/04/2024", "Event": "One.", "Ward": "North"}]}'
    (home / "a.json").write_text(records, encoding="utf-8")
    (given,) = read_returns(tmp_path, ["police"])
    assert given.submission is not None
    found = normalise(given.submission, CASE, REGISTER, PROFILE)
    places = {problem.code: problem.locator.place() for problem in found.problems}
    assert places == {
        "heading-unknown": "events, field Ward",
        "date-impossible": "events, record 1, field Date",
    }
    assert found.events[0].locator.place() == "events, record 1"
    assert found.events[0].marks == ("date to be confirmed",)  # of the form of the file no word
