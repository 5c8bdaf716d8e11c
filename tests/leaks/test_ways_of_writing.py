"""A name in any code, alphabet or order is seen, in every format, by the walk of the bytes alone."""

from __future__ import annotations

from dataclasses import replace
from html import escape

import pytest

from pipeline import lexicon
from pipeline.errors import LeakFound
from pipeline.verify.gate import Gate
from pipeline.verify.looks import Look
from pipeline.verify.search import Text
from tests.leaks import web_places
from tests.leaks.invented import LINES, NAME, QUESTION
from tests.leaks.ways import THINGS, WAYS
from tests.leaks.word_builder import Package, paragraph, run

RESTRICTED = {"restricted.docx": Package(body=paragraph(run(f"{NAME} was seen."))).data()}


@pytest.fixture(scope="module")
def gate() -> Gate:
    question = replace(
        QUESTION, judges=("bytes",), ordinary=lexicon.ordinary(), common=lexicon.common()
    )
    made = Gate(question)
    made.prove({"docx", "html"}, RESTRICTED)
    return made


def seen(gate: Gate, text: str) -> set[str]:
    look = Look([Text("p", f"On that day {text} was told.")])
    return {sighting.key for sighting in gate._bytes(look)}


@pytest.mark.requirement("L78")
@pytest.mark.parametrize("way", WAYS)
def test_a_name_written_in_any_way_is_seen(gate: Gate, way: str) -> None:
    assert "child-1" in seen(gate, WAYS[way](NAME)), WAYS[way](NAME)


@pytest.mark.parametrize("thing", THINGS)
def test_a_number_a_day_and_an_address_written_in_any_way_are_seen(gate: Gate, thing: str) -> None:
    key, text = THINGS[thing]
    assert key in seen(gate, text)


@pytest.mark.parametrize("way", sorted(WAYS))
def test_a_word_file_and_a_page_that_hold_it_are_stopped(gate: Gate, way: str) -> None:
    text = escape(WAYS[way](NAME), quote=False)
    with pytest.raises(LeakFound):
        gate.cleared(
            "report.docx", Package(body=paragraph(run(LINES[1])) + paragraph(run(text))).data()
        )
    with pytest.raises(LeakFound):
        gate.cleared("report.html", web_places.page(f"<p>{text}</p>"))


@pytest.mark.parametrize(
    "text",
    [
        "Child A and his Mother were seen at Address 1 by Social Worker 1 in May 2023.",
        "There were 3, 4, 5, 6 and 7 children; the total was 101 102 103 104 105.",
        "The colour #1F4E6B stood for No. Call 0800 1111, or 999 in an emergency.",
        "She had two children, aged seven and nine, and one more in the second year of school.",
        "See https://www.gov.uk/government/publications/working-together-to-safeguard-children--2",
        "Options A, B, C and D were weighed; the panel took option B in the third meeting.",
        "Alpha, beta and gamma testing; a golf hotel in India; Oscar winners; Lima beans.",
    ],
)  # fmt: skip
def test_what_anybody_may_write_is_nobody(gate: Gate, text: str) -> None:
    assert seen(gate, text) == set()
