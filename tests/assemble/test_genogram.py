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


def test_of_whom_no_address_is_known_nobody_is_told_to_live_elsewhere() -> None:
    figure = genogram(invented.case(), FAMILY)
    assert figure is not None
    assert figure.data is not None
    told = {
        plain(row.cells[0].content[0]): plain(row.cells[5].content[0]) for row in figure.data.rows
    }
    assert told["Child-1"] == told["Mother-1"] == "yes"
    assert told["Father-1"] == "not recorded"


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


def _boxes(svg: str) -> list[tuple[str, float, float, float, float]]:
    """Every word of a drawing with the room it takes, as wide as its letters may be."""
    found = []
    for one in ET.fromstring(svg):
        # A question mark stands in its symbol.
        if one.tag.endswith("text") and one.text != "?":
            x, y, size = (float(one.get(name, "0")) for name in ("x", "y", "font-size"))
            wide = 0.6 * size * len(one.text or "")
            left = x - wide / 2 if one.get("text-anchor") == "middle" else x
            found.append((one.text or "", left, y - 0.75 * size, left + wide, y + 0.2 * size))
    return found


def _strokes(svg: str) -> list[tuple[float, float, float, float]]:
    """Every straight piece of every line."""
    found = []
    for one in ET.fromstring(svg):
        if one.tag.endswith("line"):
            found.append(tuple(float(one.get(name, "0")) for name in ("x1", "y1", "x2", "y2")))
        elif one.tag.endswith("path"):
            way = [
                tuple(map(float, point.split()))
                for point in one.get("d", "").strip("MZ ").split(" L ")
            ]
            way += way[:1] if one.get("d", "").endswith("Z") else []
            found += [(*a, *b) for a, b in itertools.pairwise(way)]
    return found  # type: ignore[return-value]


def _crosses(box: tuple[str, float, float, float, float], piece: tuple[float, ...]) -> bool:
    """True when a straight piece enters a box: clipped from both ends as far as it will go."""
    _, left, top, right, low = box
    x1, y1, x2, y2 = piece
    first, last = 0.0, 1.0
    for start, run, least, most in ((x1, x2 - x1, left, right), (y1, y2 - y1, top, low)):
        if run == 0:
            if not least < start < most:
                return False
            continue
        one, other = sorted(((least - start) / run, (most - start) / run))
        first, last = max(first, one), min(last, other)
    return first < last


TIES = (*KINDS, "step-father", "foster mother", "adoptive father", "twin", "former wife", "husband")
NAMES = (
    "Unknown father",
    "Miscarriage",
    "Baby, stillborn",
    "Jo",
    "Wilhelmina-Constance Quillfeather-Oddlington",
    "Ann Other",
    "Bartholomew Featherstonehaugh",
)


@settings(max_examples=120, derandomize=True, deadline=None)
@given(
    ties=st.lists(st.tuples(st.sampled_from(TIES), st.integers(0, 9), st.integers(0, 9)), max_size=22),
    names=st.lists(st.sampled_from(NAMES), min_size=10, max_size=10),
    home=st.sets(st.integers(0, 9)),
    born=st.lists(st.sampled_from((None, date(2019, 2, 3), date(1988, 12, 30))), min_size=10, max_size=10),
)  # fmt: skip
def test_no_name_lies_on_another_and_no_line_runs_through_one(
    ties: list[tuple[str, int, int]], names: list[str], home: set[int], born: list[date | None]
) -> None:
    """Half siblings, many partners, step and foster parents, twins, ties that contradict each other."""

    def key(n: int) -> str:
        return f"p-{n}" if n else "child-1"

    people = []
    for n in range(10):
        relations = tuple(
            Relationship(kind, key(of), "2018 to 2023" if "former" in kind else "")
            for kind, who, of in ties if who == n and of != n
        )  # fmt: skip
        people.append(Entry(
            key(n), "person", names[n], relationships=relations, pseudonym=f"Person Number {n}",
            sex=("male", "female", "")[n % 3], born=born[n], died=born[n] if n % 4 == 3 else None,
            addresses=("1 Sample Row",) if n in home or n == 0 else (),
        ))  # fmt: skip
    figure = genogram(invented.case(), Register(tuple(people)))
    if figure is None:
        return
    boxes, strokes = _boxes(figure.svg), _strokes(figure.svg)
    for one, other in itertools.combinations(boxes, 2):
        apart = one[3] <= other[1] or other[3] <= one[1] or one[4] <= other[2] or other[4] <= one[2]
        assert apart, (one, other)
    for box in boxes:
        for piece in strokes:
            assert not _crosses(box, piece), (box, piece)
    wide = float(ET.fromstring(figure.svg).get("width", "0"))
    assert all(box[1] >= 0 and box[3] <= wide for box in boxes)
    assert all(0 <= x <= wide for piece in strokes for x in piece[::2])


def test_twins_come_from_one_point_and_a_step_parent_by_a_dashed_line_of_his_own() -> None:
    born = date(2020, 1, 1)
    register = Register((
        _entry("child-1", born=born), _entry("twin-1", born=born), _entry("late-1", born=date(2022, 1, 1)),
        _entry("mother-1", "mother of child-1", "mother of twin-1", "mother of late-1", "partner of man-1"),
        _entry("man-1", "step-father of child-1"),
    ))  # fmt: skip
    held = family(invented.case(), register)
    assert held.not_by_birth == {("child-1", "man-1"): "step"}
    figure = genogram(invented.case(), register)
    assert figure is not None
    slanted = [p for p in _strokes(figure.svg) if p[0] != p[2] and p[1] != p[3]]
    legs = [p for p in slanted if abs(p[0] - p[2]) > 40]
    assert len(legs) == 2
    assert legs[0][:2] == legs[1][:2]
    dashed = [e for e in ET.fromstring(figure.svg) if e.get("stroke-dasharray") == "5 4"]
    assert len(dashed) >= 3  # the couple, his line down, and its drop to the child


def _words(register: Register) -> list[str]:
    figure = genogram(invented.case(), register)
    assert figure is not None
    return [e.text or "" for e in ET.fromstring(figure.svg) if e.tag.endswith("text")]


def test_the_note_of_a_couple_who_do_not_stand_side_by_side_is_drawn_too() -> None:
    register = Register((
        _entry("child-1"), _entry("one", sex="m"), _entry("two", sex="m"), _entry("three", sex="m"),
        _entry("mother-1", "mother of child-1", "wife of one (since 2021)",
               "partner of two (2014 to 2018)", "former wife of three (divorced 2012)", sex="f"),
    ))  # fmt: skip
    words = " ".join(_words(register))
    assert "since 2021" in words
    assert {"2014 to", "2018"} <= set(_words(register))
    assert "divorced 2012" in words


@pytest.mark.parametrize(
    ("note", "ended", "divorced"),
    [
        ("divorced 2014", True, True),
        ("separated in 2021", True, False),
        ("since 2014", False, False),
        ("separated, not divorced", True, False),
        ("never divorced", False, False),
    ],
)
def test_a_note_may_tell_that_a_marriage_has_ended(note: str, ended: bool, divorced: bool) -> None:
    ties = (_entry("child-1"), _entry("m", "mother of child-1", f"wife of f ({note})"), _entry("f"))
    (union,) = family(invented.case(), Register(ties)).unions
    assert (union.ended, union.divorced) == (ended, divorced)


def test_how_a_child_came_stands_beside_its_line_and_the_unknown_and_the_lost_have_their_signs() -> (
    None
):
    register = Register((
        _entry("child-1"), _entry("carer-1", "foster mother of child-1"), _entry("a-1"),
        _entry("parent-1", "adoptive father of a-1"),
        _entry("mother-1", "mother of child-1", "mother of a-1", "mother of lost-1", "mother of still-1"),
        Entry("father-1", "person", "Unknown father", relationships=(Relationship("father", "child-1"),)),
        _entry("lost-1", role="miscarriage"), _entry("still-1", role="stillborn sibling", sex="f"),
    ))  # fmt: skip
    words = _words(register)
    assert words.count("foster") == 1
    assert words.count("adopted") == 1
    assert words.count("?") == 1
    assert "Small and crossed: stillborn. Dot: miscarriage." in words
    figure = genogram(invented.case(), register)
    assert figure is not None
    radii = {e.get("r") for e in ET.fromstring(figure.svg) if e.tag.endswith("circle")}
    assert {"6", "11"} <= radii
    assert "Small and crossed: stillborn. Dot: miscarriage." not in _words(FAMILY)


def test_brothers_and_sisters_without_a_parent_in_the_register_are_joined_from_above() -> None:
    apart = (_entry("child-1"), _entry("b-1", "brother of child-1"), _entry("h-1", "half sister of child-1"))  # fmt: skip
    held = family(invented.case(), Register(apart))
    assert held.siblings == (("b-1", "child-1"),)
    said = "Joined from above: brothers or sisters whose parents are not in the register."
    assert said in _words(Register(apart))
    known = (*apart[:2], _entry("m-1", "mother of child-1", "mother of b-1"))
    assert family(invented.case(), Register(known)).siblings == ()
    assert said not in _words(Register(known))
