"""What cannot be printed is shown by its number; what is markup elsewhere is words here."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.render.clean import clean, escape


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Home visit", "Home visit"),
        ("one\x0btwo\r\nthree\u2028four\x0cfive\x85six", "one\ntwo\nthree\nfour\nfive\nsix"),
        ("bell\x07", "bell[U+0007]"),
        ("nul\x00", "nul[U+0000]"),
        ("half \ud800 a pair", "half [U+D800] a pair"),
        ("no character \ufffe", "no character [U+FFFE]"),
        ("a tab\tstays, and so does \u200b and é", "a tab\tstays, and so does \u200b and é"),
    ],
)
def test_unprintable_characters_are_shown_by_their_number(typed: str, printed: str) -> None:
    assert clean(typed) == printed


@given(st.text(st.characters(), max_size=60))
def test_any_words_stand_in_xml_and_come_back_cleaned(text: str) -> None:
    element = ET.fromstring(
        f'<a b="{escape(text).replace(chr(10), "&#10;").replace(chr(9), "&#9;")}">{escape(text)}</a>'
    )
    assert (element.text or "") == clean(text)
    assert element.get("b") == clean(text)


@given(st.text(st.characters(), max_size=60))
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)
