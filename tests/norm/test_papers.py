"""The papers about the returns: the list of problems, the query letter, the collation report."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from pipeline import schema
from pipeline.assemble.collation_report import File, collation_report
from pipeline.assemble.problem_report import in_order, problems_json, problems_md
from pipeline.assemble.query_letter import asks_agency, corrected_by, query_letter
from pipeline.assemble.review import Review
from pipeline.case import Agency
from pipeline.document import Heading, Table, inlines, plain, walk
from pipeline.model import Census, Locator, SetAside
from pipeline.problems import Problem
from pipeline.versions import settle
from tests.norm.test_layouts import CASE, PROFILE, REGISTER
from tests.norm.test_versions import A, B

AGENCY = Agency(
    "police", "Exampleshire Police", "Police", contact="A. Nobody", email="a@police.example"
)
REVIEW = Review(replace(CASE, agencies=(AGENCY,)), REGISTER, PROFILE)


def problem(code: str, row: int | None = None, found: str = "", **more: str) -> Problem:
    place = Locator("police", more.pop("file", "return.docx"), "Table 1", row, "A (Date)")
    return Problem(code, place, found, **more)


ASKED = (
    problem("date-us-order", 9, "04/13/2024", expected="there is no month 13"),
    problem("date-no-year", 4, "3rd June"),
    problem("heading-unknown", 1, "Weather"),
)


def rows(blocks) -> list[list[str]]:
    return [
        [" / ".join(plain(part) for part in held.content) for held in row.cells]
        for block in walk(blocks)
        if isinstance(block, Table)
        for row in block.rows
    ]


def text(blocks) -> str:
    return "\n".join(plain(content) for block in walk(blocks) for content in inlines(block))


# ---------------------------------------------------------------- problems.json and problems.md


def test_the_list_of_problems_fits_its_schema_and_says_each_once_in_order() -> None:
    records = json.loads(problems_json((*ASKED, ASKED[0]), {("police", "return.docx"): 2}))
    assert schema.check("problems", records) == ()
    assert [(r["row"], r["code"], r["severity"]) for r in records] == [
        (1, "heading-unknown", "note"), (4, "date-no-year", "asks"), (9, "date-us-order", "asks"),
    ]  # fmt: skip
    assert records[2]["place"] == "Table 1, row 9, column A (Date)"
    assert records[2]["file_number"] == 2
    assert problems_json(ASKED) == problems_json(ASKED[::-1])


def test_the_text_of_problems_takes_no_word_for_a_sign_and_ends_each_line_once() -> None:
    odd = problem("date-unreadable", 3, "*see* <b>note</b> | [x](y)\n# z")
    told = problems_md((odd,), "EXR-1").decode()
    assert "\\*see\\* \\<b\\>note\\</b\\> \\| \\[x\\](y) \\# z" in told
    assert told.count("\n- ") == 2  # one line of the summary, one problem
    assert "1 asks" in told
    assert "Nothing was" not in problems_md((), "EXR-1").decode()


# ---------------------------------------------------------------- the query letter


@pytest.mark.requirement("L70")
def test_the_letter_puts_each_question_with_place_found_expected_and_what_to_do() -> None:
    letter = query_letter(REVIEW, AGENCY, ASKED)
    assert letter is not None
    assert (letter.kind, letter.reference) == ("letter", "SPEC-1")
    assert rows(letter.blocks) == [
        ["Table 1, row 4, column A (Date)", "The date has no year. / 3rd June",
         "a year in four figures", "Give the year."],
        ["Table 1, row 9, column A (Date)", "Not a UK date. / 04/13/2024", "there is no month 13",
         "Write the day first. Check every date of the column: others may be turned round unseen."],
    ]  # fmt: skip
    assert "Dear A. Nobody" in text(letter.blocks)


def test_notes_and_the_officers_own_questions_stay_at_home() -> None:
    own = problem("return-new-version")
    assert not asks_agency(own)
    assert not asks_agency(ASKED[2])
    assert not asks_agency(problem("date-open-ended", 3))  # the agency's, and only a note
    assert query_letter(REVIEW, AGENCY, (own, ASKED[2])) is None
    assert query_letter(REVIEW, replace(AGENCY, key="gp"), ASKED) is None


def test_many_rows_with_one_question_are_asked_once_with_every_row_named() -> None:
    many = [problem("date-from-above", row) for row in (3, 4, 5, 9, 12, 13)]
    letter = query_letter(REVIEW, AGENCY, many)
    assert letter is not None
    ((place, *_),) = rows(letter.blocks)
    assert place == "Table 1, column A (Date) / rows 3 to 5, 9 and 12 to 13"


def test_many_different_words_are_quoted_in_part_and_counted() -> None:
    many = [problem("date-no-year", row, f"{row} June") for row in range(1, 9)]
    letter = query_letter(REVIEW, AGENCY, many)
    assert letter is not None
    ((_, found, *_),) = rows(letter.blocks)
    assert found == "The date has no year. / 1 June, 2 June, 3 June, 4 June and 4 more"


def test_each_file_has_its_own_table() -> None:
    letter = query_letter(REVIEW, AGENCY, (*ASKED, problem("date-no-year", 2, "May", file="b.csv")))
    assert letter is not None
    heads = [plain(b.content) for b in letter.blocks if isinstance(b, Heading)]
    assert heads == ["In the file b.csv", "In the file return.docx"]


@pytest.mark.parametrize(
    ("due", "meeting", "said"),
    [
        (date(2024, 9, 20), None, "Friday 20 September 2024"),
        (date(2024, 8, 1), date(2024, 9, 16), "Friday 13 September 2024"),
        # The meeting is past: five working days of the house default, over a Sunday.
        (None, date(2024, 8, 1), "Friday 6 September 2024"),
    ],
)
def test_a_corrected_return_is_due_on_a_day_that_lies_ahead(
    due: date | None, meeting: date | None, said: str
) -> None:
    days = {"prepared": date(2024, 9, 1)} | ({"meeting": meeting} if meeting else {})
    case = replace(CASE, dates=days)
    agency = replace(AGENCY, due=due)
    held = replace(REVIEW, case=case)
    assert corrected_by(held, agency) == said
    letter = query_letter(held, agency, ASKED)
    assert letter is not None
    assert said in text(letter.blocks)


# ---------------------------------------------------------------- the collation report

FILES = (
    File("police", 1, "return.docx", "docx", "ab" * 32, Census(120, 118, 2), 14),
    File("police", 2, "scan.pdf", "pdf", "cd" * 32, None),
)
ASIDE = (
    SetAside("deleted", "struck out", Locator("police", "return.docx", "Table 1", 5)),
    SetAside("remark", "The family moved.", Locator("police", "return.docx", "Table 1", 7)),
    SetAside("heading", "Date | Event", Locator("police", "return.docx", "Table 1", 1)),
)


def test_the_collation_report_tells_of_every_file_and_every_word_set_aside() -> None:
    report = collation_report(REVIEW, FILES, ASIDE)
    found = rows(report.blocks)
    assert ["Police", "1. return.docx", "docx", "14 events", "abababababab"] in found
    assert ["Police", "2. scan.pdf", "pdf", "could not be read", "cdcdcdcdcdcd"] in found
    assert ["Police, file 1", "120", "118", "2", "balances"] in found
    assert ["Police, return.docx, Table 1, row 5", "struck out"] in found
    assert ["return.docx, Table 1, row 7", "remark inside the table, not an event",
            "The family moved."] in found  # fmt: skip
    assert ["heading row", "1"] in found
    assert report.reference == "SPEC-1"


def test_words_the_count_saw_and_the_reader_did_not_are_named() -> None:
    lost = replace(FILES[0], census=Census(120, 117, 2, ("footnotes: struck",)))
    told = text(collation_report(REVIEW, (lost,)).blocks)
    assert "footnotes: struck" in told
    assert "1 word not read" in told


def test_a_return_in_two_versions_is_laid_side_by_side_with_the_decision_to_write() -> None:
    settled = settle([A, B])
    report = collation_report(REVIEW, (), settled.aside, settled.differences)
    found = rows(report.blocks)
    kinds = [row[0] for row in found if len(row) == 3]
    assert {"in both, changed", "only in the first", "only in the second"} <= set(kinds)
    told = text(report.blocks)
    assert "decisions/versions.toml" in told
    assert 'sha256 = "aaaaaaaaaaaa" or "bbbbbbbbbbbb"' in told
    assert in_order(settled.problems) == settled.problems


def test_questions_that_ask_or_expect_different_things_of_many_rows_are_not_put_in_one() -> None:
    for differing in ("expected", "remedy"):
        many = [
            replace(problem("date-impossible", row, "31/04/2024"), **{differing: f"Day {row}."})
            for row in range(3, 12)
        ]
        letter = query_letter(REVIEW, AGENCY, many)
        assert letter is not None
        assert len(rows(letter.blocks)) == len(many)


def test_a_few_rows_with_one_question_are_asked_one_by_one() -> None:
    few = [problem("date-from-above", row) for row in range(3, 8)]
    letter = query_letter(REVIEW, AGENCY, few)
    assert letter is not None
    assert len(rows(letter.blocks)) == 5
