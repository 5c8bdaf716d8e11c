"""Web pages of other programs: words in odd places are read or set aside, never dropped."""

from __future__ import annotations

import pytest

from pipeline.model import TextBlock
from pipeline.read.readers import read_bytes
from pipeline.read.reading import Reading


def read(body: str) -> Reading:
    page = f"<html><head><title>Log</title></head><body>{body}</body></html>"
    reading, refused = read_bytes(page.encode(), "a.html")
    assert not refused
    assert reading.census.balanced, reading.census
    return reading


def shown(reading: Reading) -> list[str]:
    found = [part.text for part in reading.content if isinstance(part, TextBlock)]
    return found + [text for table in reading.tables() for row in table.rows for text in row.texts]


def aside(reading: Reading, reason: str) -> list[str]:
    return [text for why, text, _ in reading.aside if why == reason]


@pytest.mark.parametrize("name", ["object", "svg", "template", "noscript"])
def test_words_shown_instead_of_something_are_set_aside(name: str) -> None:
    reading = read(f"<p>Seen</p><{name}><b>Instead</b></{name}>")
    assert shown(reading) == ["Seen"]
    assert aside(reading, "fallback") == ["Instead"]


def test_words_typed_into_a_field_are_read_and_those_of_a_hidden_field_are_not() -> None:
    fields = "<input type=text value='Nurse A'><input type='hidden' value='token'>"
    assert shown(read(f"<p>By {fields}</p>")) == ["By Nurse A"]
    table = f"<table><tr><td>By {fields}</td><td>Seen</td></tr></table>"
    assert shown(read(table)) == ["By Nurse A", "Seen"]


def test_words_that_describe_a_picture_are_set_aside() -> None:
    reading = read(
        "<p>Seen <img src=x alt='A map > here'></p><table><tr><td><img alt=B></td><td>c</td></tr></table>"
    )
    assert aside(reading, "picture-description") == ["A map > here", "B"]


def test_words_between_the_cells_of_a_table_stand_before_it() -> None:
    reading = read("<table><tr>loose<td>a</td><td>b</td></tr></table>")
    assert shown(reading) == ["loose", "a", "b"]


def test_a_page_of_many_replies_is_read_to_its_depth() -> None:
    assert shown(read("<div>" * 300 + "First message" + "</div>" * 300)) == ["First message"]


def test_a_page_nested_past_measure_is_refused() -> None:
    reading, refused = read_bytes(b"<html>" + b"<div>" * 50_000 + b"words", "a.html")
    assert refused
    assert [problem.code for problem in reading.problems] == ["file-damaged"]
