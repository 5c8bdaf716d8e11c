"""A name drawn letter by letter in any order is still a name to whoever looks at the page."""

from __future__ import annotations

import random

import pytest

from pipeline.errors import CouldNotVerify, LeakFound
from pipeline.verify import placed
from pipeline.verify.gate import Gate
from tests.leaks import pdf_places
from tests.leaks.invented import LINES, NAME, QUESTION
from tests.leaks.word_builder import Package, paragraph, run

RESTRICTED = {"restricted.docx": Package(body=paragraph(run(f"{NAME} was seen."))).data()}
#: Points from letter to letter; a letter of the page's typeface is about as wide.
STEP = 7.0


def scattered(text: str, seed: int) -> bytes:
    """A page with a line whose letters are drawn one by one, in an order of no meaning."""
    letters = [(40 + STEP * at, letter) for at, letter in enumerate(text) if letter != " "]
    random.Random(seed).shuffle(letters)
    drawing = b"".join(
        b"BT /F1 11 Tf %f 400 Td <%s> Tj ET\n" % (x, letter.encode("latin-1").hex().encode())
        for x, letter in letters
    )
    return pdf_places.saved(pdf_places.document(drawing))


@pytest.fixture(scope="module")
def gate() -> Gate:
    made = Gate(QUESTION)
    made.prove({"pdf"}, RESTRICTED)
    return made


@pytest.mark.requirement("L78")
@pytest.mark.parametrize("seed", range(12))
def test_a_name_drawn_in_scattered_letters_is_seen_where_it_stands(gate: Gate, seed: int) -> None:
    with pytest.raises(LeakFound, match="page 1 as placed"):
        gate.cleared("report.pdf", scattered(f"Then {NAME} was seen.", seed))


def test_letters_stand_in_lines_from_the_top_and_from_the_left() -> None:
    page, _, _ = placed.texts(scattered("A quiet week.", 3))
    lines = page.text.split("\n")
    wanted = [*LINES, "A quiet week."]
    assert [line.replace(" ", "") for line in lines] == [line.replace(" ", "") for line in wanted]


def test_scattered_letters_that_name_nobody_are_no_leak_and_not_cleared_either(gate: Gate) -> None:
    with pytest.raises(CouldNotVerify, match="saw different words"):
        gate.cleared("report.pdf", scattered("A quiet week.", 3))


def test_a_letter_drawn_twice_in_one_place_is_one_letter_and_a_ligature_two() -> None:
    def letter(left: float, drawn: int, text: str) -> placed.Letter:
        return 400.0, left, left + 6, 10.0, drawn, text

    twice = [letter(40, 0, "B"), letter(46, 1, "o"), letter(40, 2, "B"), letter(46, 3, "o")]
    assert placed.arranged(twice) == "Bo"
    assert placed.arranged([letter(40, 0, "O"), letter(46, 1, "f"), letter(46, 2, "f")]) == "Off"


def test_cells_side_by_side_are_no_phrase() -> None:
    left = [(400.0, 40.0 + 6 * at, 46.0 + 6 * at, 10.0, at, one) for at, one in enumerate("May")]
    right = [(400.0, 200.0 + 6 * at, 206.0 + 6 * at, 10.0, at, one) for at, one in enumerate("12")]
    assert placed.arranged([*right, *left]) == "May\n12"
    near = [(*box[:1], box[1] - 138.0, box[2] - 138.0, *box[3:]) for box in right]
    assert placed.arranged([*near, *left]) == "May 12"


def test_a_file_that_cannot_be_opened_has_no_letters() -> None:
    with pytest.raises(CouldNotVerify, match="could not open"):
        placed.texts(b"no PDF at all")


def test_letters_above_each_other_are_read_down_and_up_column_by_column() -> None:
    places = [(300, 600 - 14 * at, letter) for at, letter in enumerate(NAME) if letter != " "]
    places += [(400, 600 - 14 * at, letter) for at, letter in enumerate("Cadwgan")]
    drawing = b"".join(
        b"BT /F1 11 Tf %d %d Td <%s> Tj ET\n" % (x, y, letter.encode().hex().encode())
        for x, y, letter in places
    )
    _, down, up = placed.texts(pdf_places.saved(pdf_places.document(drawing)))
    for wanted in ("Zebedee", "Quillington", "Cadwgan"):
        assert any(wanted in line for line in down.text.replace(" ", "").split("\n"))
        assert any(wanted[::-1] in line for line in up.text.replace(" ", "").split("\n"))
