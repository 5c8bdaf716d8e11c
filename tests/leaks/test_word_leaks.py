"""A name in any of the places where a Word file hides text stops publication."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.errors import CouldNotVerify, LeakFound
from pipeline.verify import JUDGES, verify
from pipeline.verify.gate import Gate
from tests.leaks.invented import NAME, QUESTION
from tests.leaks.word_builder import Package, paragraph, run
from tests.leaks.word_places import PLACES, READ, SEEN

RESTRICTED = {"restricted.docx": Package(body=paragraph(run(f"{NAME} was seen."))).data()}


@pytest.fixture(scope="module")
def gates() -> dict[str, Gate]:
    """The gate with all judges, and with each judge alone, proven once."""
    made = {"all": Gate(QUESTION)} | {
        judge: Gate(replace(QUESTION, judges=(judge,))) for judge in JUDGES
    }
    for gate in made.values():
        gate.prove({"docx"}, RESTRICTED)
    return made


def test_the_clean_copy_is_cleared() -> None:
    (clearance,) = verify({"report.docx": Package().data()}, RESTRICTED, QUESTION)
    assert clearance.file == "report.docx"
    assert set(clearance.judges) == set(JUDGES)


def test_at_least_ninety_one_places_are_known() -> None:
    assert len(PLACES) >= 91


@pytest.mark.requirement("L78")
@pytest.mark.parametrize("where", PLACES)
def test_a_name_anywhere_in_a_word_file_is_seen_in_its_bytes(
    where: str, gates: dict[str, Gate]
) -> None:
    data = PLACES[where](NAME)
    if where == "before-the-package":  # then it is no package, and nothing is known of it
        with pytest.raises(CouldNotVerify):
            gates["bytes"].cleared("report.docx", data)
        return
    with pytest.raises(LeakFound) as stop:
        gates["bytes"].cleared("report.docx", data)
    assert stop.value.code == 20
    assert "child-1" in stop.value.sentence
    assert "uillington" not in stop.value.sentence.lower()
    assert "zebedee" not in stop.value.sentence.lower()


@pytest.mark.parametrize("where", sorted(set(PLACES) - SEEN))
def test_what_no_public_word_file_needs_is_refused_by_the_list_alone(
    where: str, gates: dict[str, Gate]
) -> None:
    with pytest.raises(CouldNotVerify):
        gates["list"].cleared("report.docx", PLACES[where](NAME))


@pytest.mark.parametrize("where", sorted(READ))
def test_a_name_that_can_be_read_is_seen_by_the_second_reader_alone(
    where: str, gates: dict[str, Gate]
) -> None:
    with pytest.raises(LeakFound):
        gates["second reading"].cleared("report.docx", PLACES[where](NAME))
