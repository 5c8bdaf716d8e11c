"""A chronology written as paragraphs gives events; what cannot be read is asked about, not lost."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.assemble.query_letter import query_letter
from pipeline.assemble.review import Review
from pipeline.case import Agency
from pipeline.document import inlines, plain, walk
from pipeline.model import Grid, InformationReport, Locator, Precision, Submission, TextBlock
from pipeline.normalise import normalise
from pipeline.problems import Severity
from pipeline.validate import validate_report
from tests.norm.specs import grid
from tests.norm.test_layouts import CASE, PROFILE, REGISTER, block, read

PROSE = (
    block("heading", "Chronology of involvement", level=1),
    block("paragraph", "The words below come from our system."),
    block("paragraph", "12 March 2024 - Home visit. Nobody in."),
    block("paragraph", "A card was left on 13 March 2024."),
    block("paragraph", "19/03/2024: Telephone call to the school."),
    block("paragraph", "April 2024 – Case closed."),
    block("paragraph", "02/05/2024 14:30\tSeen at the desk."),
)


def test_paragraphs_of_columns_that_run_together_give_events_whose_date_is_to_be_confirmed() -> (
    None
):
    mark = ("columns of the PDF not certain",)
    found = read(*(replace(part, marks=mark) for part in PROSE), kind="pdf")
    assert found.events
    assert all({*mark, "date to be confirmed"} <= set(event.marks) for event in found.events)


def test_the_date_over_a_mail_is_no_event() -> None:
    head = block("field", "2024-02-01T10:00:00+00:00", label="Date")
    found = read(head, *PROSE, kind="eml")
    assert found.events[0].when.as_written == "12 March 2024"


def test_dated_paragraphs_of_a_file_without_tables_are_its_events() -> None:
    found = read(*PROSE)
    assert [(e.when.as_written, str(e.when.earliest), str(e.when.latest)) for e in found.events] == [
        ("12 March 2024", "2024-03-12", "2024-03-12"),
        ("19/03/2024", "2024-03-19", "2024-03-19"),
        ("April 2024", "2024-04-01", "2024-04-30"),
        ("02/05/2024 14:30", "2024-05-02", "2024-05-02"),
    ]  # fmt: skip
    assert found.events[0].event == "Home visit. Nobody in.\n\nA card was left on 13 March 2024."
    assert found.events[3].time == "14:30"
    assert found.reports == ()
    (problem,) = found.problems
    assert (problem.code, problem.severity) == ("chronology-in-prose", Severity.NOTE)
    assert [held.text for held in found.aside] == [
        "Chronology of involvement",
        "The words below come from our system.",
    ]


def test_a_stretch_of_days_at_the_beginning_of_a_paragraph_is_one_date() -> None:
    first, _ = read(
        block("paragraph", "12 March 2024 - 14 March 2024: In hospital."),
        block("paragraph", "20/03/2024: At home."),
    ).events
    assert (str(first.when.earliest), str(first.when.latest)) == ("2024-03-12", "2024-03-14")
    assert first.event == "In hospital."


@pytest.mark.parametrize("sign", ["-", "\u2013", "to"])
def test_a_stretch_of_days_cut_in_two_by_the_end_of_a_line_is_one_date(sign: str) -> None:
    first, second = read(
        block("paragraph", f"12/11/2024 {sign}"),
        block("paragraph", "14/11/2024 Ward stay."),
        block("paragraph", "20/11/2024 At home."),
        kind="pdf",
    ).events
    assert (str(first.when.earliest), str(first.when.latest)) == ("2024-11-12", "2024-11-14")
    assert (first.event, second.event) == ("Ward stay.", "At home.")


def test_a_date_with_a_dash_over_an_earlier_day_is_no_half_of_a_stretch() -> None:
    events = read(
        block("paragraph", "12/11/2024 -"),
        block("paragraph", "Seen at home."),
        block("paragraph", "14/11/2024 -"),
        block("paragraph", "02/11/2024 Seen on the ward."),
    ).events
    told = {str(one.when.earliest): (str(one.when.latest), one.event) for one in events}
    assert told["2024-11-12"] == ("2024-11-12", "Seen at home.")
    assert told["2024-11-02"] == ("2024-11-02", "Seen on the ward.")


def test_a_date_that_can_be_no_day_is_an_event_of_its_own_and_asked_about() -> None:
    found = read(*PROSE, block("paragraph", "04/13/2024: Another call."))
    assert found.events[-1].event == "Another call."
    assert not found.events[-1].when.known
    assert "date-us-order" in [problem.code for problem in found.problems]


@pytest.mark.parametrize(
    "text",
    [
        "On the morning of 12 March 2024 the officer rang.",
        "Police: they rang.",
        "14:30 - they rang.",
        "3 children: all seen.",
    ],
)
def test_only_a_date_at_the_beginning_makes_an_event(text: str) -> None:
    found = read(*PROSE, block("paragraph", text))
    assert len(found.events) == 4
    assert found.events[-1].event == f"Seen at the desk.\n\n{text}"


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("In May 2023 the family moved.", "2023-05-01", "2023-05-31"),
        ("During January 2023, calls went unanswered.", "2023-01-01", "2023-01-31"),
        ("3. In May 2023 the family moved.", "2023-05-01", "2023-05-31"),
    ],
)
def test_a_month_as_the_first_words_under_an_event_begins_its_own(
    text: str, earliest: str, latest: str
) -> None:
    *above, last = read(*PROSE, block("paragraph", text)).events
    assert above[-1].event == "Seen at the desk."
    assert (str(last.when.earliest), str(last.when.latest)) == (earliest, latest)
    assert last.when.precision is Precision.MONTH
    assert last.event == text.removeprefix("3. ")


@pytest.mark.parametrize(
    "text",
    ["In 2023 the family moved.", "In person 2023 was hard.", "In all, May 2023 was calm."],
)
def test_other_first_words_go_on_with_the_event_above(text: str) -> None:
    found = read(*PROSE, block("paragraph", text))
    assert found.events[-1].event == f"Seen at the desk.\n\n{text}"


def test_a_letter_that_names_a_month_is_no_chronology() -> None:
    found = read(block("paragraph", "In May 2023 we closed the case."))
    assert found.events == ()


def test_lines_of_a_plain_text_are_its_paragraphs() -> None:
    text = "12 March 2024: One.\nMore of one.\n19 March 2024: Two."
    found = read(block("paragraph", text, locator=Locator(part="line 4")), kind="txt")
    assert [(e.event, e.locator.part) for e in found.events] == [
        ("One.\n\nMore of one.", "line 4"), ("Two.", "line 6"),
    ]  # fmt: skip


def test_words_that_are_no_chronology_are_listed_and_stop_the_return() -> None:
    """No report is made of them: the agency was asked for none."""
    found = read(
        block("heading", "Background", level=1),
        block("paragraph", "Mother rang on Tuesday about the boiler."),
    )
    assert (found.events, found.reports) == ((), ())
    assert [(held.reason, held.text) for held in found.aside] == [
        ("unreadable", "Background"),
        ("unreadable", "Mother rang on Tuesday about the boiler."),
    ]
    (problem,) = found.problems
    assert (problem.code, problem.severity) == ("return-kind-unclear", Severity.BLOCKS)


def test_the_letter_asks_what_the_file_is_and_never_for_a_report_nobody_asked_for() -> None:
    found = read(block("paragraph", "Mother rang on Tuesday about the boiler."))
    agency = CASE.agencies[0]
    letter = query_letter(Review(CASE, REGISTER, PROFILE), agency, found.problems)
    assert letter is not None
    said = "\n".join(plain(part) for held in walk(letter.blocks) for part in inlines(held))
    assert "It is not clear what the file is" in said
    assert "immediate safety" not in said.casefold()


@pytest.mark.parametrize("kind", ["reply", "information-report", "factual-summary"])
def test_a_report_of_an_agency_asked_only_for_a_chronology_lacks_nothing(kind: str) -> None:
    held = InformationReport("police", kind)
    assert validate_report(held, ("chronology",)) == ()
    assert validate_report(held, ("chronology", kind))


def test_an_agency_asked_for_reports_too_keeps_its_sections() -> None:
    """Dated paragraphs under a report's headings are the report's."""
    agency = Agency("police", "Exampleshire Police", asked=("chronology", "information-report"))
    content = (
        block("heading", "Analysis", level=1),
        block("paragraph", "12 March 2024: we should have gone back."),
        block("paragraph", "19 March 2024: we did."),
    )
    given = Submission("police", "a.docx", kind="docx", content=content)
    found = normalise(given, replace(CASE, agencies=(agency,)), REGISTER, PROFILE)
    assert found.events == ()
    assert found.reports[0].section("analysis")


def dates_and_words(*blocks: Grid | TextBlock) -> list[tuple[str, str, str]]:
    return [(str(e.when.earliest), e.time, e.event) for e in read(*blocks).events]


def test_a_date_alone_in_a_line_heads_the_paragraphs_beneath_it() -> None:
    told = dates_and_words(
        block("heading", "Chronology", level=1),
        block("paragraph", "12th September 2022", marks=("bold",)),
        block("paragraph", "Started nursery."),
        block("paragraph", "Settled quickly."),
        block("heading", "3 October 2022", level=3),
        block("paragraph", "Absent."),
    )
    assert told == [
        ("2022-09-12", "", "Started nursery.\n\nSettled quickly."),
        ("2022-10-03", "", "Absent."),
    ]


def test_one_dated_paragraph_is_a_chronology_and_a_letters_date_is_none() -> None:
    one = block("paragraph", "14 March 2022 - One call about noise.")
    assert dates_and_words(one) == [("2022-03-14", "", "One call about noise.")]
    letter = (
        block("paragraph", "12 August 2024"),
        block("paragraph", "Dear colleague"),
        block("paragraph", "Our records show the following:"),
        one,
        block("paragraph", "Yours sincerely"),
        block("paragraph", "R Example"),
    )
    found = read(*letter)
    assert [e.event for e in found.events] == ["One call about noise."]
    assert [held.text for held in found.aside] == [
        "12 August 2024", "Dear colleague", "Our records show the following:",
        "Yours sincerely", "R Example",
    ]  # fmt: skip
    assert dates_and_words(letter[0], letter[2]) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("12/03/2022 seen at home.", ("2022-03-12", "", "seen at home.")),
        ("12/03/2022  Seen at home.", ("2022-03-12", "", "Seen at home.")),
        ("2/4/23 14.00 Seen at school.", ("2023-04-02", "14:00", "Seen at school.")),
        ("2/4/23 at 14:00 police rang.", ("2023-04-02", "14:00", "police rang.")),
        ("2/4/23 2.30pm mother rang.", ("2023-04-02", "14:30", "mother rang.")),
        ("2/4/23 1430hrs mother rang.", ("2023-04-02", "14:30", "mother rang.")),
        ("2/4/23 10.30 mile walk.", ("2023-04-02", "", "10.30 mile walk.")),
        ("2/4/23 at 3 police stations.", ("2023-04-02", "", "at 3 police stations.")),
        ("March 2023 Family moved.", ("2023-03-01", "", "Family moved.")),
        ("1. 10.01.23 - Application.", ("2023-01-10", "", "Application.")),
        ("(b) 10 January 2023: Application.", ("2023-01-10", "", "Application.")),
        ("On 9 February 2023, the midwife rang.", ("2023-02-09", "", "On 9 February 2023, the midwife rang.")),
    ],
)  # fmt: skip
def test_other_ways_in_which_a_paragraph_begins_with_its_date(
    text: str, told: tuple[str, str, str]
) -> None:
    assert dates_and_words(block("paragraph", text)) == [told]


@pytest.mark.parametrize("text", ["March 2023 was hard.", "In 2022 they moved.", "12 March 2022 was a Saturday."])  # fmt: skip
def test_a_sentence_whose_subject_is_a_date_makes_no_event(text: str) -> None:
    assert dates_and_words(block("paragraph", text)) == []


def test_paragraphs_headed_date_and_event_are_events_whatever_else_was_asked_for() -> None:
    content = [
        block("paragraph", text)
        for text in (
            "Please find our entries.", "Date: 01/03/2022", "Time: 10:00", "Event: One.\nMore.",
            "Outcome: none", "Date: 05/03/2022", "Event: Two.", "And more of two.",
        )
    ]  # fmt: skip
    found = read(*content)
    assert [(str(e.when.earliest), e.time, e.event, e.outcome) for e in found.events] == [
        ("2022-03-01", "10:00", "One.\nMore.", "none"),
        ("2022-03-05", "", "Two.\nAnd more of two.", ""),
    ]
    assert "Please find our entries." in [held.text for held in found.aside]


def test_a_list_in_one_column_of_a_workbook_is_read_row_by_row() -> None:
    table = grid("Sheet1", ["Chronology", "01/03/2022 - One.", "02/03/2022 - Two."])
    assert dates_and_words(table) == [("2022-03-01", "", "One."), ("2022-03-02", "", "Two.")]
