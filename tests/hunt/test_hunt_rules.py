"""What the hunt leaves to a person and what it lets pass, rule by rule."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline import lexicon
from pipeline.anonymise.residual import hunt, identifiers
from pipeline.anonymise.residual.found import Found, settled
from pipeline.anonymise.residual.hunt import _DIGITS, around, evened, search
from pipeline.document import Document, Heading, paragraph
from pipeline.errors import ToolMissing
from pipeline.lexicon.allow_list import allow_list
from tests.hunt.unregistered import words

SPEC = Path(__file__).parent.parent / "spec" / "hunt-names.md"
ROWS = [
    tuple(cell.strip() for cell in line.strip("|").split("|"))[:2]
    for line in SPEC.read_text("utf-8").splitlines()
    if line.startswith("| ") and not line.startswith("| text")
]


def found(text: str, **how: bool) -> list[str]:
    """Finds of a text, in order."""
    return [each.text for each in search(text, words(), [], **how)]


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=[row[0] for row in ROWS])
def test_what_is_left_for_a_person_is_what_the_table_says(text, expected) -> None:
    assert ("; ".join(found(text)) or "-") == expected


def test_in_a_heading_words_are_words_and_two_names_are_a_person() -> None:
    assert found("Hope for Change", heading=True) == []
    assert found("HOPE", heading=True) == []
    assert found("About Rose Field", heading=True) == ["Rose Field"]
    assert found("About Oyelaran", heading=True) == ["Oyelaran"]


def test_in_a_heading_set_as_a_sentence_a_capital_is_a_name() -> None:
    assert found("What Paddy told us", heading=True) == ["Paddy"]
    assert found("Tegan’s story", heading=True) == ["Tegan"]
    assert found("Hope and change", heading=True) == []
    assert found("Early help and the Core Group", heading=True) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("It was Mr Oyela-\nran who rang.", "Oyela-\nran"),
        ("Her partner Bren-\n  nan had left.", "Bren-\n  nan"),
        ("She met Mr Crab-\ntree there.", "Crab-\ntree"),
        ("Then Dono\u00ad\nhoe rang.", "Dono\u00ad\nhoe"),
    ],
)
def test_a_name_that_the_end_of_a_line_divides_is_found_whole(text: str, name: str) -> None:
    assert any(name in each for each in found(text))


@pytest.mark.parametrize(
    "text",
    [
        "Early-\nhelp was offered then.", "It was a multi-\nagency meeting.", "Seen\nat home - \nalone.",
        "A plan for 3-\n5 days.",
    ],
)  # fmt: skip
def test_words_that_the_end_of_a_line_divides_are_no_names(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "typed", ["cant come rob wont let me", "me and sky are going nans", "love u art x"]
)
def test_a_quotation_spelt_as_a_message_waits_whole(typed: str) -> None:
    for opening, closing in (("“", "”"), ('"', '"'), ("‘", "’"), ("'", "'")):
        text = f"There was {opening}{typed}{closing} on the wall."
        if closing not in "’'" or len(typed) > 15:
            assert f"{opening}{typed}{closing}" in found(text)


def test_quoted_words_of_a_practitioner_are_no_message() -> None:
    assert found("Staff were “just keeping a lid on things” then.") == []
    assert found("One said “I cannot say who was there” then.") == []


def test_finds_that_overlap_become_one_and_those_apart_stay_apart() -> None:
    made = settled(
        [
            Found(0, 11, "name", "London WC2A"), Found(7, 15, "number", "WC2A 1AL"),
            Found(7, 11, "code", "WC2A"), Found(20, 24, "name", "Hope"),
        ]
    )  # fmt: skip
    assert [(each.start, each.end, each.kind, each.text) for each in made] == [
        (0, 15, "name", "London WC2A 1AL"),
        (20, 24, "name", "Hope"),
    ]


def test_numbers_are_looked_for_only_where_digits_are() -> None:
    far = "word " * 60
    assert [piece for _, piece in around(far, _DIGITS)] == []
    (only,) = around(f"{far}LE1 1AA {far}", _DIGITS)
    assert "LE1 1AA" in only[1]
    assert len(only[1]) < 130
    assert [start for start, _ in around(f"1 {far}{far}2", _DIGITS)] == [0, 552]


def test_an_evened_text_says_where_each_character_stood() -> None:
    assert evened("no change") == ("no change", [])
    even, places = evened("tel\u00a001632  960\u2013123")
    assert even == "tel 01632 960-123"
    assert [places[at] for at in (0, 4, 9, 10)] == [0, 4, 9, 11]
    text = "Her number was 943\u00a0476  5919 then."
    assert found(text) == ["943\u00a0476  5919"]


def test_a_code_of_the_allow_list_is_no_find() -> None:
    assert found("The guideline CG89 and a reading of 14ppm.") == []
    assert found("The guideline QZ8917 was not.") == ["QZ8917"]


def test_a_number_in_the_worksheet_is_called_by_its_kind() -> None:
    document = Document("r", "t", (paragraph("Her number was 943 476 5919 and later 12345678."),))
    kinds = {each.string: each.kind for each in hunt({"r": document}, words(), ())}
    assert kinds["943 476 5919"] == "NHS number"
    assert kinds["12345678"] == "number"


def test_a_chunk_of_two_lines_begins_anew_on_the_second() -> None:
    assert found("Seen with\nMother today\nattendance was poor") == []
    assert found("Seen with\nOyelaran today") == ["Oyelaran"]


def test_headings_of_a_document_are_read_as_titles() -> None:
    words_of_it = paragraph("Working Relationships Between Agencies").content
    document = Document("r", "t", (Heading(1, words_of_it),))
    assert hunt({"r": document}, words(), ()) == ()


def test_mails_handles_and_addresses_are_found_however_written() -> None:
    assert found("She wrote to a.b at post dot example then.") == ["a.b at post dot example"]
    assert found("It was on www.family.example/x in June.") == ["www.family.example/x"]
    assert found("See @angryuncle for it.") == ["@angryuncle"]


def test_a_quotation_is_found_where_it_was_written_and_can_be_searched() -> None:
    said = "“we never wanted any of this to happen”"
    assert found(f"The mother posted {said} that night.") == [said]
    assert found(f"The mother said {said} that night.") == []


def test_the_allow_list_says_its_version_and_its_length() -> None:
    listed = allow_list(("Acorn Trust",))
    assert listed.version
    assert len(listed) == len(allow_list()) + 1


def test_a_missing_package_of_words_is_said_in_a_sentence(monkeypatch) -> None:
    with pytest.raises(ToolMissing, match="not installed"):
        lexicon._package("no_such_package_here")


def test_often_met_words_are_ordinary_words() -> None:
    assert lexicon.often() < lexicon.ordinary()
    assert "nottingham" not in lexicon.ordinary()


def test_labels_are_no_finds_and_part_of_a_longer_word_is_no_label() -> None:
    label = ["Oyelaran"]
    assert [each.text for each in search("Oyelaran saw Oyelarans.", words(), label)] == [
        "Oyelarans"
    ]


def test_numbers_too_short_for_their_check_digits_fit_none() -> None:
    assert not identifiers.utr("12345")
    assert not identifiers.pnc("no number")
    assert not identifiers.nhs("12")
    assert identifiers.named("nothing") == ""
