"""Rich Text of other writers: alphabets, formulas, drawings, and ends that are missing."""

from __future__ import annotations

import pytest

from pipeline.model import TextBlock
from pipeline.read.readers import read_bytes
from pipeline.read.reading import Reading


def read(body: str, head: str = r"\ansi") -> Reading:
    reading, refused = read_bytes(("{\\rtf1" + head + " " + body + "}").encode("latin-1"), "a.rtf")
    assert not refused
    assert reading.census.balanced, reading.census
    return reading


def shown(reading: Reading) -> list[str]:
    return [part.text for part in reading.content if isinstance(part, TextBlock)]


def aside(reading: Reading, reason: str) -> list[str]:
    return [text for why, text, _ in reading.aside if why == reason]


@pytest.mark.parametrize(
    ("head", "written", "words"),
    [
        (r"\mac", r"caf\'8e", "café"),
        (r"\pc", r"caf\'82", "café"),
        (r"\pca", r"caf\'82", "café"),
        (r"\ansi\ansicpg10000", r"caf\'8e", "café"),
        (r"\ansi\ansicpg125", r"caf\'e9", "café"),
        (r"\ansi\ansicpg932", r"\'83\'65\'83\'58", "テス"),
    ],
)
def test_letters_are_read_in_the_alphabet_they_were_written_in(
    head: str, written: str, words: str
) -> None:
    assert shown(read(written, head)) == [words]


def test_a_formula_is_read() -> None:
    assert shown(read(r"Seen {\mmath{\*\moMath{\mr risk}{\mr =5}}}")) == ["Seen risk=5"]


def test_words_drawn_as_word_art_are_read_and_their_description_set_aside() -> None:
    setting = r"{\sp{\sn gtextUNICODE}{\sv Chronology \'a35}}{\sp{\sn wzDescription}{\sv A map}}"
    reading = read(r"Seen{\shp{\*\shpinst" + setting + "}}")
    assert sorted(shown(reading)) == ["Chronology £5", "Seen"]
    assert aside(reading, "picture-description") == ["A map"]


def test_a_box_drawn_for_an_old_program_is_read_once() -> None:
    box = r"{\*\do\dptxbx{\dptxbxtext In a box}}"
    assert sorted(shown(read("Seen" + box))) == ["In a box", "Seen"]
    both = r"{\shp{\*\shpinst{\shptxt In a box}}{\shprslt" + box + "}}"
    reading = read("Seen" + both)
    assert sorted(shown(reading)) == ["In a box", "Seen"]
    assert aside(reading, "fallback") == ["In a box"]


def test_a_field_that_starts_a_program_is_named() -> None:
    reading = read(r"{\field{\*\fldinst DDEAUTO excel a b}{\fldrslt Seen}}")
    found = [one.found for one in reading.problems if one.code == "file-field-command"]
    assert found == ["DDEAUTO excel a b"]


@pytest.mark.parametrize("end", [r"{\b cut}", r"{\pict\bin9999 x}}", "{"])
def test_a_text_whose_end_is_missing_is_refused_wherever_it_was_cut(end: str) -> None:
    reading, refused = read_bytes(rb"{\rtf1 Seen " + end.encode(), "a.rtf")
    assert refused
    assert [problem.code for problem in reading.problems] == ["file-truncated"]


@pytest.mark.parametrize("after", ["\r\n\0\0", "\x1a", "} trailing"])
def test_what_follows_the_end_is_no_missing_end(after: str) -> None:
    reading, refused = read_bytes(rb"{\rtf1 Seen}" + after.encode(), "a.rtf")
    assert not refused
    assert shown(reading)[0].startswith("Seen")


def test_a_count_past_all_measure_hides_few_letters() -> None:
    words = " ".join(f"word{n}" for n in range(20))
    assert "word19" in shown(read(rf"\uc99999\u65 {words}"))[0]
