"""A report that answers under headings, and a mail that only carries files, raise no question."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.model import Locator, SetAside, Submission, TextBlock
from pipeline.normalise import Normalised
from pipeline.normalise.covering import MOST, carriers, without_cover
from pipeline.normalise.gathered import Gathered
from pipeline.normalise.headings import Synonyms
from pipeline.normalise.report import SHORT, Builder, Sections
from pipeline.problems import CATALOGUE, Owner, Problem, Severity
from pipeline.read.pdf_cells import counted_on, joined
from pipeline.read.reading import Row
from tests.norm.specs import grid
from tests.norm.test_layouts import CASE, PROFILE, REGISTER, block, read

SECTIONS = Sections(Synonyms.of(PROFILE.report_synonyms), CASE.key_lines)


def _fields(*blocks: TextBlock) -> dict[str, str]:
    builder = Builder(SECTIONS, Gathered("agency", "report.docx", "docx"))
    for one in blocks:
        builder.block(one)
    return dict(builder.report("information-report").fields)


def test_what_stands_under_a_heading_that_asks_for_a_field_is_its_answer() -> None:
    found = _fields(
        block("heading", "Author and role", level=1),
        block("paragraph", "Jo Bloggs, Named Nurse"),
        block("heading", "Independence of the author", level=1),
        block("paragraph", "No involvement with the family."),
        block("heading", "Date records were secured", level=1),
        block("paragraph", "14 March 2026"),
    )
    assert found == {
        "author": "Jo Bloggs, Named Nurse",
        "role": "Jo Bloggs, Named Nurse",
        "independence": "No involvement with the family.",
        "records_secured": "14 March 2026",
    }


@pytest.mark.parametrize(
    "said",
    [
        "I had no involvement with the family.",
        "I have not line managed anyone who knew them.",
        "I am independent of the case.",
        "I have never met the children.",
        "I supervised the health visitor until 2023.",
        "She was not involved in any decision.",
    ],
)
def test_what_authors_say_of_their_part_in_the_case_is_the_answer_about_independence(
    said: str,
) -> None:
    found = _fields(
        block("heading", "Author and role", level=1),
        block("paragraph", f"Jo Bloggs, Named Nurse. {said}"),
    )
    assert found["independence"] == said
    assert found["author"] == f"Jo Bloggs, Named Nurse. {said}"


def test_a_post_says_nothing_of_independence_and_an_answer_given_stands() -> None:
    found = _fields(
        block("paragraph", "Author: Jo Bloggs"),
        block("paragraph", "Role: Service manager, not on call; I knew of no other record."),
    )
    assert "independence" not in found
    found = _fields(
        block("heading", "Author", level=1),
        block("paragraph", "Jo Bloggs. I had no involvement."),
        block("heading", "Independence", level=1),
        block("paragraph", "As above."),
    )
    assert found["independence"] == "As above."


def test_an_answer_given_by_name_stands_and_a_long_section_is_none() -> None:
    found = _fields(
        block("paragraph", "Author: Jo Bloggs"),
        block("paragraph", "Role: Named Nurse"),
        block("heading", "Author and role", level=1),
        block("paragraph", "I read the records."),
        block("heading", "Declaration", level=1),
        block("paragraph", "word " * (SHORT + 1)),
    )
    assert found == {"author": "Jo Bloggs", "role": "Named Nurse"}


def test_a_day_at_the_beginning_of_a_line_is_no_numbered_heading() -> None:
    builder = Builder(SECTIONS, Gathered("agency", "report.docx", "docx"))
    builder.block(block("heading", "Involvement", level=1))
    builder.block(block("paragraph", "14 March 2026"))
    (section,) = builder.report("information-report").sections
    assert section.paragraphs == ("14 March 2026",)


def _mail(*blocks: TextBlock) -> Submission:
    return Submission("gp", "fw.eml", "eml", "0" * 64, blocks)


def _uncovered(mail: Submission, made: Normalised) -> Normalised:
    return without_cover(mail, made, CASE, REGISTER, PROFILE)


COVER = block("paragraph", "Please find our chronology attached.")
ASKED = Normalised(
    problems=(
        Problem("return-kind-unclear", Locator("gp", "fw.eml")),
        Problem("return-other-agency", Locator("gp", "fw.eml")),
    )
)


def test_a_covering_mail_is_set_aside_and_only_its_other_agency_asked_about() -> None:
    found = _uncovered(_mail(block("field", "Chronology", label="Subject"), COVER), ASKED)
    assert [problem.code for problem in found.problems] == ["return-other-agency"]
    assert [(held.reason, held.text) for held in found.aside] == [
        ("covering-mail", "Subject: Chronology"),
        ("covering-mail", "Please find our chronology attached."),
    ]


def test_a_mail_that_says_something_itself_stays_as_it_was_read() -> None:
    long = _mail(block("paragraph", "word " * (MOST + 1)))
    assert _uncovered(long, ASKED) is ASKED
    nil = read(block("paragraph", "This is a nil return."), kind="eml")
    assert _uncovered(_mail(COVER), nil) is nil
    told = read(block("paragraph", "12 March 2024 - Home visit."), kind="eml")
    assert told.events
    assert _uncovered(_mail(COVER), told) is told


def test_a_day_in_the_subject_is_asked_about_and_the_day_a_mail_was_sent_is_not() -> None:
    sent = block("field", "Mon, 2 Sep 2024 10:00:00 +0000", label="Date")
    subject = block("field", "Visit on 3 May 2024", label="Subject")
    found = _uncovered(_mail(sent, subject, COVER), ASKED)
    assert [problem.found for problem in found.problems[1:]] == ["Visit on 3 May 2024"]


def test_a_mail_with_a_table_of_its_own_stays_as_it_was_read() -> None:
    held = replace(_mail(COVER), content=(COVER, grid("Table 1", ["Worker | Since", "Jo | May"])))
    assert _uncovered(held, ASKED) is ASKED


@pytest.mark.parametrize(
    "sentence",
    [
        "I visited on 3 May 2024 and found nobody in.",
        "Mum rang yesterday, frightened.",
        "She was seen on 03/05/24.",
        "There was also a call in March 2023.",
        "Last Tuesday he came to the desk.",
        "He left on 3rd May and has not been back.",
        "A worker saw her on Friday evening.",
    ],
)
def test_what_a_covering_mail_tells_of_a_day_is_put_to_the_agency(sentence: str) -> None:
    said = block("paragraph", f"Dear Olive,\nPlease find our chronology attached. {sentence}\nJo")
    found = _uncovered(_mail(said), ASKED)
    assert [(p.code, p.found) for p in found.problems[1:]] == [("mail-tells-of-a-day", sentence)]
    assert [(held.reason, held.text) for held in found.aside] == [("covering-mail", said.text)]


@pytest.mark.parametrize(
    "sentence",
    [
        "It covers 1 September 2021 to 30 June 2024.",
        "As asked in your letter of 14 August 2024.",
        "You wanted it by Friday and by 2 September.",
        "On Mon, 2 Sept 2024 at 10:12 Olive Officer wrote:",
        "Child: Zeb, DOB 02/05/2019.",
        "Call me on 01632 960123, ext. 12.",
        "Version 1.2 is attached, 24 pages.",
    ],
)
def test_the_days_of_the_review_and_of_its_letters_are_no_event(sentence: str) -> None:
    found = _uncovered(_mail(block("paragraph", sentence)), ASKED)
    assert [problem.code for problem in found.problems] == ["return-other-agency"]


def test_only_a_mail_of_which_an_attachment_was_read_is_a_carrier() -> None:
    read_files = [("gp", "fw.eml"), ("gp", "fw.eml, attachment a.docx"), ("school", "b.eml")]
    assert carriers(read_files) == {("gp", "fw.eml")}


@pytest.mark.parametrize(
    ("text", "written", "earliest", "latest", "event"),
    [
        ("c. March 2024 - Seen.", "c. March 2024", "2024-03-01", "2024-03-31", "Seen."),
        ("12/11/2024 - 14/11/2024 On the ward.", "12/11/2024 - 14/11/2024",
         "2024-11-12", "2024-11-14", "On the ward."),
        ("12/11/2024 - 14/11/2024 was agreed.", "12/11/2024",
         "2024-11-12", "2024-11-12", "14/11/2024 was agreed."),
    ],
)  # fmt: skip
def test_a_paragraph_keeps_its_circa_and_both_days_of_a_stretch(
    text: str, written: str, earliest: str, latest: str, event: str
) -> None:
    (found,) = read(block("paragraph", text)).events
    when = found.when
    assert (when.as_written, str(when.earliest), str(when.latest)) == (written, earliest, latest)
    assert found.event == event
    assert when.uncertain == text.startswith("c.")


def test_the_third_item_of_a_lettered_list_is_not_circa() -> None:
    found = read(
        block("paragraph", "b. 11/03/2024 - Seen."), block("paragraph", "c. 12/03/2024 - Seen.")
    )
    assert [event.when.as_written for event in found.events] == ["11/03/2024", "12/03/2024"]


def test_words_set_aside_name_their_file() -> None:
    (held,) = _uncovered(_mail(COVER), ASKED).aside
    assert isinstance(held, SetAside)
    assert (held.locator.agency, held.locator.file) == ("gp", "fw.eml")


def test_what_an_agency_is_told_to_do_is_said_to_the_agency() -> None:
    told = {
        kind.code: kind.remedy
        for kind in CATALOGUE.values()
        if kind.owner is Owner.AGENCY and kind.severity is not Severity.NOTE
    }
    strange = ("the agency", "case.toml", "an officer", "ask for", "tell it")
    assert not {code for code, said in told.items() if any(w in said.casefold() for w in strange)}


def test_a_row_goes_on_over_the_page_with_a_closing_mark_and_never_with_an_opening_one() -> None:
    above = Row(1, ["01/02/2025", "Professionals"])
    assert joined(above, Row(2, ["", "\u2019 meeting"]))
    assert above.texts == ["01/02/2025", "Professionals\u2019 meeting"]
    assert not joined(Row(1, ["01/02/2025", "Said"]), Row(2, ["", '"no" twice']))


def _counted(*numbers: str) -> list[Row]:
    head = Row(1, ["No.", "Date", "Event"])
    return [head, *(Row(at, [n, "01/02/2025", "Seen."]) for at, n in enumerate(numbers, start=2))]


def test_between_two_rows_that_count_on_a_row_without_a_number_is_the_rest_of_the_first() -> None:
    before, rest = _counted("7", "8"), Row(4, ["", "", "(Later) Rang."])
    assert counted_on(before, [rest, Row(5, ["9", "02/02/2025", "Seen."])])
    assert joined(before[-1], rest, surely=True)
    assert before[-1].texts == ["8", "01/02/2025", "Seen. (Later) Rang."]


@pytest.mark.parametrize(
    ("numbers", "rest", "following"),
    [
        (("7", "8"), ["", "", "Rang."], "10"),  # 9 may be the row itself
        (("7", "8"), ["", "", "Rang."], ""),
        (("8",), ["", "", "Rang."], "9"),  # two numbers may be chance
        (("7", "8"), ["", "02/02/2025", "Rang."], "9"),  # an event that nobody numbered
        (("7", "8"), ["9", "", "Rang."], "10"),
        (("a", "b"), ["", "", "Rang."], "c"),
    ],
)
def test_where_the_rows_do_not_surely_count_on_a_row_without_a_number_is_its_own(
    numbers: tuple[str, ...], rest: list[str], following: str
) -> None:
    after = [Row(4, rest), Row(5, [following, "02/02/2025", "Seen."])]
    assert not counted_on(_counted(*numbers), after)


def test_a_merged_cell_may_hold_the_number_of_the_row_beneath() -> None:
    rest = Row(4, ["", "", "Rang."])
    rest.mark(2, "from merged cell A3:A4")
    assert not counted_on(_counted("7", "8"), [rest, Row(5, ["9", "02/02/2025", "Seen."])])
