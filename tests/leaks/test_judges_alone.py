"""Each judge with the others switched off: what it must catch, and that one judge clears nothing.

The numbers of the places are those of the list of places where a file hides text, in its order.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline import publish
from pipeline.errors import Broken, CouldNotVerify, LeakFound
from pipeline.verify import JUDGES, verify
from pipeline.verify.consistent import exact_dates, markings, strange_labels, words_of
from pipeline.verify.gate import Gate
from tests.leaks import pdf_places, web_places, word_places
from tests.leaks.invented import LINES, NAME, QUESTION
from tests.leaks.word_builder import Package, paragraph, run

SPEC = Path(__file__).parents[1] / "spec" / "places-of-text.md"
BUILT = {"docx": word_places.PLACES, "pdf": pdf_places.PLACES, "html": web_places.PLACES}
RESTRICTED = {"restricted.docx": Package(body=paragraph(run(f"{NAME} was seen."))).data()}
#: Where the bytes are no file of their kind any more, and nothing is known of them.
UNREAD = {"before-the-package", "before-the-beginning"}


def copies(line: str) -> dict[str, bytes]:
    """The three formats with one more line."""
    return {
        "report.docx": Package(
            body="".join(paragraph(run(each)) for each in (*LINES, line))
        ).data(),
        "report.pdf": pdf_places.saved(pdf_places.document(pdf_places.shown(line, 400))),
        "report.html": web_places.page(f"<p>{line}</p>"),
    }


@pytest.fixture(scope="module")
def gates() -> Mapping[str, Gate]:
    made = {judge: Gate(replace(QUESTION, judges=(judge,))) for judge in JUDGES}
    for gate in made.values():
        gate.prove({"docx", "pdf", "html"}, RESTRICTED)
    return made


# ---------------------------------------------------------------- consistency

UNFIT = {
    "another review's label": ("Child B was at school.", "a label this review did not give"),
    "a label with a number": ("Sibling 3 was at school.", "a label this review did not give"),
    "a label of a family": ("Family X moved house.", "a label this review did not give"),
    "a label in disguise": ("Chi\u00adld C was at school.", "a label this review did not give"),
    "an exact date": ("She was born on 14 March 2023.", "an exact date"),
    "an exact date in figures": ("It was 14/03/2023.", "an exact date"),
    "an exact date of a computer": ("It was 2023-03-14.", "an exact date"),
    "an exact date of two days": ("It was 14-16 March 2023.", "an exact date"),
    "an exact date in words": ("It was the fourteenth of March 2023.", "an exact date"),
    "a day without its year": ("It was on Tuesday 14 March.", "an exact date"),
    "an American date": ("It was March 14th, 2023.", "an exact date"),
    "a protective marking": ("OFFICIAL-SENSITIVE", "a marking of the confidential copy"),
    "a marking of a draft": ("This is a DRAFT for comment.", "a marking of the confidential copy"),
    "a marking in a sentence": ("It is Strictly Confidential.", "a marking of the confidential copy"),
    "the reference of the review": ("Our reference is exr-1.", "a marking of the confidential copy"),
}  # fmt: skip
FIT = (
    "Child A and his Mother lived at Address 1 in March 2023.",
    "The draft was confidential then; section 3 may apply, as in chapter 14.",
    "Children under five, 14 of 16, were seen by 2023; the rate rose to 3.2 in 2022/23.",
    "Adults A level and over were asked; see page 4 of 12, paragraph 2.1.1.",
    "Child 5 and under; Mother and Father were told in spring 2023, or in May.",
)


@pytest.mark.requirement("L78")
@pytest.mark.parametrize("kind", ["docx", "pdf", "html"])
@pytest.mark.parametrize("what", UNFIT)
def test_what_does_not_fit_together_is_caught_by_consistency_alone(
    what: str, kind: str, gates: Mapping[str, Gate]
) -> None:
    line, why = UNFIT[what]
    if kind == "pdf" and not line.isascii():
        line = line.replace("\u00ad", "")
    name = f"report.{kind}"
    data = copies(line)[name]
    with pytest.raises(LeakFound) as stop:
        gates["consistency"].cleared(name, data)
    assert why in stop.value.sentence
    assert re.search(r"#[0-9a-f]{12} in ", stop.value.sentence)
    # What was seen is told by a keyed hash, never in its own words.
    assert "14" not in re.sub(r"#[0-9a-f]{12}", "", stop.value.sentence)
    assert "exr" not in stop.value.sentence.lower()
    for judge in ("bytes", "list", "second reading"):
        if not (judge == "list" and kind == "docx"):
            assert gates[judge].cleared(name, data).judges == (judge,)


@pytest.mark.parametrize("line", FIT)
def test_what_fits_is_cleared_by_consistency(line: str, gates: Mapping[str, Gate]) -> None:
    for name, data in copies(line).items():
        gates["consistency"].cleared(name, data)
    words = words_of(line)
    assert not [*exact_dates(words), *markings(words, ()), *strange_labels(words, ["Child A"])]


def test_what_a_person_accepted_fits() -> None:
    accepted = replace(QUESTION, judges=("consistency",), accepted=frozenset({"Child B"}))
    gate = Gate(accepted)
    gate.prove({"html"}, RESTRICTED)
    gate.cleared("report.html", copies("Child B was at school.")["report.html"])


# ---------------------------------------------------------------- all four, and one alone


def test_a_clearance_by_one_judge_cannot_be_published_on(
    tmp_path: Path, gates: Mapping[str, Gate]
) -> None:
    data = Package().data()
    for judge, gate in gates.items():
        clearance = gate.cleared("report.docx", data)
        assert clearance.judges == (judge,)
        with pytest.raises(Broken):
            publish.hold(tmp_path, {"report.docx": data}, [clearance], "2026-07-01")
        assert not (tmp_path / "held").exists()


@pytest.mark.parametrize("kind", ["docx", "pdf", "html"])
def test_a_plain_name_is_caught_by_the_bytes_alone_and_by_the_second_reading_alone(
    kind: str, gates: Mapping[str, Gate]
) -> None:
    data = copies(f"It was {NAME} who fell.")[f"report.{kind}"]
    for judge in ("bytes", "second reading"):
        with pytest.raises(LeakFound, match="child-1"):
            gates[judge].cleared(f"report.{kind}", data)
    for judge in ("consistency", "list"):
        gates[judge].cleared(f"report.{kind}", data)


@pytest.mark.parametrize("kind", ["docx", "pdf", "html"])
def test_a_near_spelling_is_caught_by_the_second_reading_alone(
    kind: str, gates: Mapping[str, Gate]
) -> None:
    data = copies("It was Quilington who fell.")[f"report.{kind}"]
    with pytest.raises(LeakFound, match="a near spelling"):
        gates["second reading"].cleared(f"report.{kind}", data)


# ---------------------------------------------------------------- the places by their numbers


def _numbered() -> list[tuple[int, str, str]]:
    """(number, format, place) of every row of the table of places."""
    rows = re.findall(r"^\| (\d+) \| (\w+) \| ([\w-]+) \|", SPEC.read_text("utf-8"), re.MULTILINE)
    return [(int(number), kind, place) for number, kind, place in rows]


NUMBERED = _numbered()


def test_every_numbered_place_is_planted_in_and_every_planted_place_is_numbered() -> None:
    assert {(kind, place) for _, kind, place in NUMBERED} == {
        (kind, place) for kind, places in BUILT.items() for place in places
    }
    for kind, least in (("docx", 91), ("pdf", 38), ("html", 38)):
        numbers = [number for number, each, _ in NUMBERED if each == kind]
        assert numbers == list(range(1, len(numbers) + 1))
        assert len(numbers) >= least


@pytest.fixture(scope="module")
def whole() -> Gate:
    gate = Gate(QUESTION)
    gate.prove({"docx", "pdf", "html"}, RESTRICTED)
    return gate


@pytest.mark.requirement("L78")
@pytest.mark.parametrize(("number", "kind", "place"), NUMBERED)
def test_a_name_in_the_numbered_place_stops_with_exit_20(
    number: int, kind: str, place: str, whole: Gate
) -> None:
    data = BUILT[kind][place](NAME)
    with pytest.raises(CouldNotVerify if place in UNREAD else LeakFound) as stop:
        whole.cleared(f"report.{kind}", data)
    assert stop.value.code == (21 if place in UNREAD else 20)
    assert "uillington" not in stop.value.sentence.lower()


def test_nothing_is_returned_for_any_file_when_one_of_them_leaks() -> None:
    files = copies("Nothing more.")
    files["report.pdf"] = copies(NAME)["report.pdf"]
    with pytest.raises(LeakFound, match=r"report\.pdf"):
        verify(files, RESTRICTED, QUESTION)


def test_a_number_beside_a_month_in_a_table_is_no_date(gates: Mapping[str, Gate]) -> None:
    table = "<table><tr><td>3</td><td>May 2023</td></tr></table>"
    whole = Gate(QUESTION)
    whole.prove({"html"}, RESTRICTED)
    whole.cleared("report.html", web_places.page(table))
    assert gates["consistency"].cleared("report.html", web_places.page(table))


@pytest.mark.parametrize("above", ["She was born on 14", "She was born on 14 March"])
def test_a_date_broken_over_two_lines_of_a_pdf_is_an_exact_date(above: str, whole: Gate) -> None:
    below = "2023." if above.endswith("March") else "March 2023."
    drawn = pdf_places.shown(above, 400) + pdf_places.shown(below, 386)
    with pytest.raises(LeakFound, match=r"the words as read \(an exact date\)") as stop:
        whole.cleared("report.pdf", pdf_places.saved(pdf_places.document(drawn)))
    assert "14" not in re.sub(r"#[0-9a-f]{12}", "", stop.value.sentence)


@pytest.mark.parametrize(
    "told",
    [
        "On Boxing Day 2024 he fell.",
        "He fell on New Year’s Day, 2025.",
        "In the first hour of 2025 she was found.",
        "In the last hours of June 2024 she rang.",
        "She rang on the twenty-first of May.",
    ],
)
def test_a_day_told_without_its_number_is_still_a_day(told: str) -> None:
    assert [*exact_dates(told)]


@pytest.mark.parametrize(
    "told",
    ["It was the first day of term.", "In December 2024 he fell.", "At Christmas he was ill."],
)
def test_what_tells_no_day_is_no_day(told: str) -> None:
    assert not [*exact_dates(told)]
