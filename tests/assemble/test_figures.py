"""Figures: they read without colour, say themselves in words, and are the same every time."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from datetime import date

import pytest

from pipeline.assemble.figures import Axis, swim_lanes
from pipeline.document import plain
from pipeline.model import Event
from tests.analyse import invented
from tests.analyse.spec import Events, event

SVG = "{http://www.w3.org/2000/svg}"
#: What the PDF compiler and office suites draw alike.
PLAIN = {"svg", "rect", "line", "circle", "path", "text"}


def _marks(*rows: Event, **more) -> list[ET.Element]:
    figure = swim_lanes(Events(rows), invented.case(), **more)
    return list(ET.fromstring(figure.svg))


def test_the_timeline_is_made_of_shapes_every_printer_draws() -> None:
    figure = swim_lanes(invented.chronology(200), invented.case())
    root = ET.fromstring(figure.svg)
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= PLAIN
    assert root.get("font-family") == "Open Sans"


def test_the_same_events_give_the_same_drawing() -> None:
    one = swim_lanes(invented.chronology(200), invented.case())
    assert swim_lanes(invented.chronology(200), invented.case()) == one


def test_a_certain_day_is_a_dot_and_an_uncertain_date_a_dashed_bar_over_its_days() -> None:
    certain = [e for e in _marks(event(id="gp-1", date="2024-05-01")) if e.tag == f"{SVG}circle"]
    assert len(certain) == 2  # the event and the legend
    unsure = _marks(event(id="gp-1", date="2024-05"))
    (bar,) = [
        e for e in unsure
        if e.tag == f"{SVG}rect" and e.get("stroke-dasharray") and float(e.get("y")) < 100
    ]  # fmt: skip
    axis = Axis(date(2023, 9, 1), date(2026, 4, 1), 170, 1020)
    days = axis.x(date(2024, 5, 31)) - axis.x(date(2024, 5, 1))
    assert float(bar.get("width")) == pytest.approx(days + 7, abs=1)


def test_words_of_an_agencys_name_cannot_become_markup() -> None:
    rows = (event(id="x-1", agency="<script>&", date="2024-05-01"),)
    figure = swim_lanes(Events(rows), invented.case(agencies=()))
    assert "&lt;script&gt;&amp;" in figure.svg


def test_an_event_long_before_the_period_stands_at_the_edge_and_the_words_say_so() -> None:
    rows = (event(id="gp-1", date="1998-06-02"), event(id="gp-2", date="2024-05-01"))
    figure = swim_lanes(Events(rows), invented.case())
    assert "1 event before or after these days stand at the edge" in figure.alternative


def test_the_words_of_the_timeline_tell_no_day_that_is_only_assumed() -> None:
    """ "2023" is no 1 January; a certain day is told as one."""
    rows = (event(id="gp-1", date="2023"), event(id="gp-2", date="2024-05-01"))
    words = swim_lanes(Events(rows), invented.case()).alternative
    assert "2 events, from 2023 to 1 May 2024." in words
    assert "1 January 2023" not in words.partition("one lane an agency")[2]


def test_the_table_beside_the_timeline_counts_every_dated_event() -> None:
    merged = invented.chronology(200)
    figure = swim_lanes(merged, invented.case())
    assert figure.data is not None
    total = sum(int(plain(row.cells[-1].content[0])) for row in figure.data.rows)
    assert total == sum(e.when.earliest is not None for e in merged.events)
    assert "1 September 2023" in figure.alternative


def test_the_years_beside_the_timeline_add_up_to_all_even_where_some_lie_outside_it() -> None:
    days = ("1998-06-02", "2024-05-01", "2025-01-01", "2024", "2031-05-05")
    rows = [event(id=f"gp-{n}", date=day) for n, day in enumerate(days)]
    table = swim_lanes(Events(tuple(rows)), invented.case()).data
    assert table is not None
    assert table.header[1].startswith("Before 20")
    assert table.header[-3].startswith("After 20")
    (row,) = table.rows
    *years, unsure, every = (int(plain(held.content[0])) for held in row.cells[1:])
    assert (years[0], years[-1], unsure) == (1, 1, 1)
    assert sum(years) == every == len(rows)


def test_a_chronology_without_dates_still_has_its_figure() -> None:
    figure = swim_lanes(Events((event(id="gp-1", date="-"),)), invented.case())
    assert figure.alternative.endswith("1 event without a readable date cannot be drawn.")


def test_key_events_carry_their_numbers() -> None:
    """That of the row in the chronology, where the reader looks it up; room is made for it."""
    rows = [event(id=f"gp-{n}", date="2024-05-01") for n in range(1, 124)]
    marks = _marks(*rows, key_events=("gp-123", "gp-45"))
    assert {"45", "123"} <= {element.text for element in marks}
    shapes = [e.get("d", "") for e in marks if e.tag == f"{SVG}path"]
    across = [
        [float(point.split()[0]) for point in d[2:-2].split(" L ")] for d in shapes if "Z" in d
    ]
    widths = sorted(max(x) - min(x) for x in across)
    assert widths[-2:] == [pytest.approx(18, abs=0.2), pytest.approx(24, abs=0.2)]


def test_a_key_event_on_an_uncertain_date_keeps_its_days_and_its_words_count_it() -> None:
    """Its number stands on the dashed bar: choosing an event makes its date no more certain."""
    rows = (event(id="gp-1", date="2024-05"), event(id="gp-2", date="2024-06-01"))
    keys = ("gp-2", "gp-1")
    marks = _marks(*rows, key_events=keys)
    bars = [e for e in marks if e.get("stroke-dasharray") == "3 2" and float(e.get("y")) < 100]
    (number,) = [e for e in marks if e.tag == f"{SVG}text" and e.text == "1"]
    assert len(bars) == 1
    middle = float(bars[0].get("x")) + float(bars[0].get("width")) / 2
    assert float(number.get("x")) == pytest.approx(middle, abs=0.1)
    words = swim_lanes(Events(rows), invented.case(), key_events=keys).alternative
    assert "2 key events stand as diamonds with the numbers of their rows." in words
    assert "A line marks the incident, 1 March 2026." in words


def test_two_key_events_in_one_week_do_not_cover_each_others_numbers() -> None:
    rows = (event(id="gp-1", date="2024-05-01"), event(id="gp-2", date="2024-05-06"))
    marks = _marks(*rows, key_events=("gp-1", "gp-2"))
    heights = {e.get("y") for e in marks if e.tag == f"{SVG}text" and e.text in {"1", "2"}}
    assert len(heights) == 2
