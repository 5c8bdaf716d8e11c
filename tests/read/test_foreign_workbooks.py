"""Workbooks of other writers: what they keep in places of their own is read, set aside or named."""

from __future__ import annotations

import pytest

from pipeline.read.readers import read_bytes
from tests.office import biff


@pytest.mark.parametrize(
    "text", ["Seen \U0001f600", "\U0001f600" * 50, "caf\u00e9 \U0001f600 seen"]
)
def test_a_character_of_two_halves_in_an_old_workbook_is_one(text: str) -> None:
    reading, refused = read_bytes(biff([[text, "Next"]]), "a.xls")
    assert not refused
    assert reading.census.balanced
    assert [row.texts for table in reading.tables() for row in table.rows] == [[text, "Next"]]
