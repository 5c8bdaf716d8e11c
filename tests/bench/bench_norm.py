"""Merging, checking and normalising against the plain ways, in one run. `make bench`."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from datetime import date, timedelta

import pandas as pd
import pytest
from jsonschema import Draft202012Validator

from pipeline import schema
from pipeline.merge import merge, number, record
from pipeline.model import Cell, Event, EventDate, Grid, GridRow, Locator, Precision
from tests.norm.test_layouts import read

WORDS = (
    "the child was seen at home with mother and the health visitor noted that the sibling had not "
    "been brought to school by father on three days of this week"
).split()


def invented(count: int, agencies: int = 15) -> list[Event]:
    chance = random.Random(20260326)
    found = []
    for at in range(count):
        day = date(2021, 9, 1) + timedelta(days=chance.randrange(1000))
        agency = f"agency-{at % agencies}"
        found.append(
            Event(
                "",
                agency,
                EventDate(day, day, Precision.DAY, as_written=f"{day:%d/%m/%Y}"),
                event=" ".join(chance.choices(WORDS, k=50)),
                time=chance.choice(["", "14:30"]),
                source="Case file",
                extra=(("Weather", "dry"),),
                locator=Locator(agency, "return.xlsx", "Sheet1", at // agencies + 2),
            )
        )
    return found


def seconds(work: Callable[[], object], times: int = 3) -> float:
    best = float("inf")
    for _ in range(times):
        start = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - start)
    return best


def plain_way(events: tuple[Event, ...]) -> pd.DataFrame:
    agencies = sorted({event.agency for event in events})
    frames = [pd.DataFrame([record(e) for e in events if e.agency == a]) for a in agencies]
    return pd.concat(frames).sort_values(["date_from", "time", "precision"], kind="stable")


@pytest.mark.parametrize("count", [500, 5_000, 20_000, 50_000])
def test_merging_takes_no_more_than_twice_concat_and_sort(count: int) -> None:
    numbered, _ = number(invented(count))
    ours, plain = seconds(lambda: merge(numbered)), seconds(lambda: plain_way(numbered))
    print(f"\nmerge {count:>6}: {ours:.3f} s, concat and sort {plain:.3f} s, {ours / plain:.2f} x")
    assert ours <= 2 * plain


def test_checking_20_000_events_takes_under_a_tenth_of_jsonschema() -> None:
    records = [record(event) for event in invented(20_000)]
    plain = Draft202012Validator(schema.load("event"))
    ours = seconds(lambda: list(schema.check_all("event", records)))
    theirs = seconds(lambda: [plain.is_valid(held) for held in records[:2_000]], 1) * 10
    print(f"\nschema 20,000: {ours:.3f} s, jsonschema {theirs:.2f} s, {ours / theirs:.3f} x")
    assert ours < theirs / 10


def long_table(rows: int) -> Grid:
    chance = random.Random(1)
    lines = [("Date", "Time", "Event")]
    for _ in range(rows):
        day = date(2021, 9, 1) + timedelta(days=chance.randrange(1000))
        lines.append((f"{day:%d/%m/%Y}", "14:30", " ".join(chance.choices(WORDS, k=50))))
    return Grid(
        "Sheet1",
        tuple(
            GridRow(at, tuple(Cell(letter, text) for letter, text in zip("ABC", line, strict=True)))
            for at, line in enumerate(lines, start=1)
        ),
    )


def test_normalising_grows_in_proportion_to_rows() -> None:
    small, large = long_table(5_000), long_table(20_000)
    few, many = seconds(lambda: read(small), 2), seconds(lambda: read(large), 2)
    print(f"\nnormalise 5,000 rows {few:.2f} s, 20,000 rows {many:.2f} s, {many / few:.1f} x")
    assert many < 6 * few


def test_numbering_grows_in_proportion_to_events() -> None:
    small, large = invented(5_000), invented(20_000)
    few, many = seconds(lambda: number(small), 2), seconds(lambda: number(large), 1)
    print(f"\nnumber 5,000 {few:.2f} s, 20,000 {many:.2f} s, {many / few:.1f} x")
    assert many < 6 * few
