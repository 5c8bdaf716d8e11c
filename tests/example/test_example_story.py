"""The example review is what its story makes, points at what is there and names nobody real."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections import Counter
from pathlib import Path

import pytest

from pipeline.prose_files import read_prose
from tests.tools import make_example
from tests.tools.example_story import people, reports

#: The date and time styles of the field, each with the words that show it is in the example.
STYLES = {
    "22.05.16": r"\d\d\.\d\d\.\d\d",
    "22-may-16": r"\d\d-[a-z]{3}-\d\d",
    "22/05/16": r"\d\d/\d\d/\d\d",
    "4/9/24": r"\d/\d/\d\d",
    "22.05/16": r"\d\d\.\d\d/\d\d",
    "21st February 2013": r"\d+(st|nd|rd|th) [A-Z][a-z]+ \d{4}",
    "Tuesday 4 March 2023": r"[A-Z][a-z]+day \d+ [A-Z][a-z]+ \d{4}.*",
    "2023-03-04": r"\d{4}-\d\d-\d\d",
    "04/03/2023 14:30": r"\d\d/\d\d/\d{4} \d\d:\d\d",
    "?22 May 2016": r"\?\d+ [A-Z][a-z]+ \d{4}",
    "c. May 2021": r"c\. [A-Z][a-z]+ \d{4}",
    "approx": r"approx .*",
    "September 2011": r"[A-Z][a-z]+ \d{4}",
    "2019": r"\d{4}",
    "early 2022": r"early \d{4}",
    "spring 2022": r"(spring|summer|autumn|winter) \d{4}",
    "summer term 2023": r"[a-z]+ term \d{4}",
    "w/c 3/5/24": r"w/c \d+/\d+/\d\d",
    "3-5 May 2024": r"\d+-\d+ [A-Z][a-z]+ \d{4}",
    "28/02/24 to 03/03/24": r"\d\d/\d\d/\d\d to \d\d/\d\d/\d\d",
    "03/05/24 & 04/05/24": r"\d\d/\d\d/\d\d & \d\d/\d\d/\d\d",
    "07/??/97": r"\d\d/\?\?/\d\d",
    "14:30": r"\d\d:\d\d",
    "1430": r"\d{4}",
    "1430hrs": r"\d{4}hrs",
    "2.30pm": r"\d+\.\d\dpm",
    "approx 1430hrs": r"approx \d{4}hrs",
    "am": r"am",
    "pm": r"pm",
    "evening": r"evening",
    "?14:30": r"\?\d\d:\d\d",
}


@pytest.fixture(scope="module")
def review(root: Path) -> Path:
    return root / "inputs" / "example-review"


@pytest.fixture(scope="module")
def written() -> set[str]:
    """Each date and each time as its agency wrote it, alone and together."""
    rows = [row for make in make_example.CHRONOLOGIES for row in make()[3]]
    pairs = [(row.when.written, row.clock.written) for row in rows]
    return {words for pair in pairs for words in (*pair, " ".join(pair).strip())}


def _numbered(root: Path) -> set[str]:
    """Every event's id: its agency and its place in the order of the agency's files."""
    with (root / "tests" / "example" / "truth.csv").open(encoding="utf-8", newline="") as file:
        counts = Counter(row["agency"] for row in csv.DictReader(file))
    return {f"{agency}-{n:04}" for agency, count in counts.items() for n in range(1, count + 1)}


def test_every_reference_in_the_prose_points_at_an_event_or_a_report(
    review: Path, root: Path
) -> None:
    prose = "\n".join(chapter.text for chapter in read_prose(review))
    events = set(re.findall(r"\[@event:([^\]]+)\]", prose))
    assert len(events) > 50
    assert events <= _numbered(root)
    cited = set(re.findall(r"\[@report:([^\]#]+)", prose))
    assert cited == {"children-social-care", "health-visiting", "police"}


def test_the_example_is_what_its_story_makes(root: Path) -> None:
    """Members are compared: packing differs between builds of zlib."""
    for place, data in make_example.files():
        assert _members((root / place).read_bytes()) == _members(data), place


def _members(data: bytes) -> dict[str, bytes]:
    if not data.startswith(b"PK"):
        return {"": data}
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


@pytest.mark.parametrize("style", STYLES)
def test_each_style_of_date_and_time_of_the_field_is_in_the_example(
    style: str, written: set[str]
) -> None:
    assert any(re.fullmatch(STYLES[style], words) for words in written)


def test_the_example_names_nobody_real(review: Path) -> None:
    """Addresses, telephone and NHS numbers come from the ranges kept for fiction and tests."""
    entries = " ".join(value for entry in people.ENTRIES for value in entry.values())
    text = entries + (review / "case.toml").read_text("utf-8") + reports.NIL_RETURN
    addresses = re.findall(r"[\w.-]+@[\w.-]+", text)
    assert addresses
    assert all(address.rstrip(".").endswith(".example") for address in addresses)
    phones = re.findall(r"\b0\d{4} \d{6}\b", text)
    assert phones
    assert all(phone.startswith(("01632 960", "07700 900")) for phone in phones)
    numbers = re.findall(r"NHS: (\d{3})", text)
    assert numbers
    assert set(numbers) == {"999"}
