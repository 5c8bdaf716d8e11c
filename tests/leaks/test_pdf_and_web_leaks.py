"""A name in any of the places where a PDF or a web page hides text stops publication."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from pipeline.errors import CouldNotVerify, LeakFound
from pipeline.verify import JUDGES, verify
from pipeline.verify.gate import Gate
from tests.leaks import pdf_places, web_places
from tests.leaks.invented import NAME, QUESTION
from tests.leaks.word_builder import Package, paragraph, run

RESTRICTED = {"restricted.docx": Package(body=paragraph(run(f"{NAME} was seen."))).data()}
FORMATS = {"pdf": pdf_places, "html": web_places}
ALL = [(kind, where) for kind, places in FORMATS.items() for where in places.PLACES]
LISTED = [(kind, where) for kind, where in ALL if where not in FORMATS[kind].SEEN]
READ = [(kind, where) for kind, places in FORMATS.items() for where in sorted(places.READ)]


def planted(kind: str, where: str) -> bytes:
    """A copy with the name in one place."""
    return FORMATS[kind].PLACES[where](NAME)


@pytest.fixture(scope="module")
def gates() -> Mapping[str, Gate]:
    """The gate with each judge alone, proven once."""
    made = {judge: Gate(replace(QUESTION, judges=(judge,))) for judge in JUDGES}
    for gate in made.values():
        gate.prove({"pdf", "html"}, RESTRICTED)
    return made


@pytest.mark.parametrize("name", ["report.pdf", "report.html"])
def test_the_clean_copies_are_cleared(name: str) -> None:
    data = pdf_places.clean() if name.endswith("pdf") else web_places.page()
    (clearance,) = verify({name: data}, RESTRICTED, QUESTION)
    assert set(clearance.judges) == set(JUDGES)


def test_at_least_thirty_eight_places_of_a_pdf_are_known() -> None:
    assert len(pdf_places.PLACES) >= 38


@pytest.mark.requirement("L78")
@pytest.mark.parametrize(("kind", "where"), ALL)
def test_a_name_anywhere_is_seen_in_the_bytes(
    kind: str, where: str, gates: Mapping[str, Gate]
) -> None:
    data = planted(kind, where)
    if where == "before-the-beginning":  # then it is no PDF, and nothing is known of it
        with pytest.raises(CouldNotVerify):
            gates["bytes"].cleared("report", data)
        return
    with pytest.raises(LeakFound) as stop:
        gates["bytes"].cleared("report", data)
    assert "child-1" in stop.value.sentence
    assert "uillington" not in stop.value.sentence.lower()


@pytest.mark.parametrize(("kind", "where"), LISTED)
def test_what_no_public_copy_needs_is_refused_by_the_list_alone(
    kind: str, where: str, gates: Mapping[str, Gate]
) -> None:
    with pytest.raises(CouldNotVerify):
        gates["list"].cleared("report", planted(kind, where))


@pytest.mark.parametrize(("kind", "where"), READ)
def test_a_name_that_can_be_read_is_seen_by_the_second_reader_alone(
    kind: str, where: str, gates: Mapping[str, Gate]
) -> None:
    with pytest.raises(LeakFound):
        gates["second reading"].cleared("report", planted(kind, where))
