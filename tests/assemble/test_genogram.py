"""The genogram: standard symbols, everyone tied to the child, nobody on top of anybody."""

from __future__ import annotations

import itertools
import xml.etree.ElementTree as ET
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.assemble.family import family
from pipeline.assemble.family_places import places, rows
from pipeline.assemble.genogram import genogram
from pipeline.document import plain
from pipeline.model import Entry, Register, Relationship
from tests.analyse import invented


def _entry(key: str, *ties: str, **more) -> Entry:
    relations = []
    for tie in ties:
        kind, _, rest = tie.partition(" of ")
        of, _, note = rest.partition(" (")
        relations.append(Relationship(kind, of, note.rstrip(")")))
    return Entry(key, "person", key.title(), relationships=tuple(relations), **more)


FAMILY = Register((
    _entry("child-1", role="child", sex="male", addresses=("1 Sample Row",)),
    _entry("sibling-1", "sister of child-1", role="sibling", sex="female", addresses=("1 Sample Row.",)),
    _entry("unborn-1", role="unborn child"),
    _entry("mother-1", "mother of child-1", "mother of sibling-1", "mother of unborn-1",
           "wife of father-1 (2018 to 2023)", "partner of man-1", sex="female",
           addresses=("1 Sample Row",)),
    _entry("father-1", "father of child-1", "father of sibling-1", sex="male"),
    _entry("man-1", "father of unborn-1", sex="male"),
    _entry("nan-1", "mother of mother-1", "grandmother of child-1", sex="female", died=date(2020, 1, 1)),
    _entry("aunt-1", "aunt of child-1"),
    _entry("teacher-1", role="professional"),
    _entry("neighbour-1", "neighbour of child-1"),
))  # fmt: skip


def test_everyone_tied_to_the_child_stands_in_their_generation() -> None:
    held = family(invented.case(), FAMILY)
    assert dict(held.generation) == {
        "child-1": 0, "sibling-1": 0, "unborn-1": 0, "mother-1": 1, "father-1": 1, "man-1": 1,
        "nan-1": 2, "aunt-1": 1,
    }  # fmt: skip
    assert held.household == {"child-1", "sibling-1", "mother-1"}


def test_marriage_partnership_and_their_end_are_told_apart() -> None:
    unions = {frozenset((u.one, u.other)): u for u in family(invented.case(), FAMILY).unions}
    married = unions[frozenset(("mother-1", "father-1"))]
    assert (married.married, married.ended) == (True, True)
    partners = unions[frozenset(("mother-1", "man-1"))]
    assert (partners.married, partners.ended, partners.known) == (False, False, True)


@pytest.mark.requirement("L59")
def test_the_symbols_are_the_standard_ones() -> None:
    figure = genogram(invented.case(), FAMILY)
    assert figure is not None
    shapes = [
        e
        for e in ET.fromstring(figure.svg)
        if e.get("stroke-width") == "1.6" or e.tag.endswith("circle")
    ]
    circles = [e for e in shapes if e.tag.endswith("circle")]
    corners = [
        e.get("d").count("L") + 1
        for e in shapes
        if e.get("d", "").endswith("Z") and not e.get("stroke-dasharray")
    ]
    assert len(circles) == 3  # sister, mother, grandmother
    # The child twice over, father and partner: squares; the aunt: a diamond; the pregnancy.
    assert sorted(corners) == [3, 4, 4, 4, 4, 4]
    crosses = [
        e
        for e in ET.fromstring(figure.svg)
        if e.tag.endswith("line") and e.get("stroke-width") == "1.5"
    ]
    assert len(crosses) == 2


def test_the_figure_says_itself_in_words_and_as_a_table() -> None:
    figure = genogram(invented.case(), FAMILY)
    assert figure is not None
    assert "Mother-1 is wife of Father-1 (2018 to 2023)" in figure.alternative
    assert figure.data is not None
    assert len(figure.data.rows) == 8
    assert plain(figure.data.rows[3].cells[2].content[0]).startswith("mother of Child-1")


def test_without_ties_there_is_no_genogram() -> None:
    assert genogram(invented.case(), Register((_entry("child-1"), _entry("gp-1")))) is None


KINDS = ("mother", "father", "sister", "partner", "grandmother", "aunt", "son", "former partner")


@settings(max_examples=60, derandomize=True, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(KINDS), st.integers(0, 7), st.integers(0, 7)), max_size=14)
)
def test_nobody_stands_on_top_of_anybody_however_the_family_is_tied(
    ties: list[tuple[str, int, int]],
) -> None:
    people = [
        _entry(f"p-{n}" if n else "child-1", *(
            f"{kind} of {f'p-{of}' if of else 'child-1'}"
            for kind, who, of in ties if who == n and of != n
        ))
        for n in range(8)
    ]  # fmt: skip
    held = family(invented.case(), Register(tuple(people)))
    if not held.people:
        return
    stand = places(held, rows(held))
    assert set(stand) == set(held.people)
    for (x1, y1), (x2, y2) in itertools.combinations(stand.values(), 2):
        assert y1 != y2 or abs(x1 - x2) > 100
    assert genogram(invented.case(), Register(tuple(people))) is not None
