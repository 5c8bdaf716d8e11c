"""Views choose events and change none; pseudonyms stand in without a letter being changed."""

from __future__ import annotations

import dataclasses
import re
from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook

from pipeline import analyse
from pipeline.assemble.chronology import chronology
from pipeline.assemble.explorer import explorer
from pipeline.assemble.views import View, extract, pseudonyms, views
from pipeline.case import Agency
from pipeline.document import Callout, Table, inlines, plain, walk, words
from pipeline.errors import BadCase
from pipeline.model import Finding, Locator
from pipeline.problems import CATALOGUE, Problem
from pipeline.render.excel import chronology_book
from tests.analyse import invented
from tests.analyse.spec import Events, event

EVENTS = Events((
    event(id="police-1", date="2024-05-01", event="Basil Sample arrested", category="Call"),
    event(id="school-1", date="2024-05", event="Poppy cold and hungry"),
    event(id="gp-1", date="2024-07-01", event="Mother low in mood"),
    event(id="gp-2", date="-", event="Undated note of Basil"),
))  # fmt: skip


def _chosen(view: View, **settings) -> list[str]:
    case, register = invented.case(**settings), invented.register()
    found = analyse.findings(EVENTS, case, register)
    made = extract(EVENTS, found, view, case, register)
    held = {e.event_id for e in made.events}
    assert all(e in EVENTS.events for e in made.events)
    assert all(set(f.about) <= held for f in made.findings)
    return [e.event_id for e in made.events]


@pytest.mark.parametrize(
    ("view", "left"),
    [
        (View("all"), ["police-1", "school-1", "gp-1", "gp-2"]),
        (View("father", person="father-1"), ["police-1", "gp-2"]),
        (View("gp", agencies=("gp",)), ["gp-1", "gp-2"]),
        (View("neglect", key_line=1), ["school-1"]),
        (View("may", first=date(2024, 5, 20), last=date(2024, 6, 30)), ["school-1"]),
        (View("key", key_events=True), ["gp-1"]),
        (View("calls", category="call"), ["police-1"]),
        (View("both", person="father-1", agencies=("gp",)), ["gp-2"]),
    ],
    ids=lambda value: value.name if isinstance(value, View) else "",
)
def test_a_view_holds_the_events_it_asks_for_with_their_ids(view: View, left: list[str]) -> None:
    assert _chosen(view, settings={"report": {"key_events": ["gp-1"]}}) == left


def test_views_are_read_from_the_case_and_said_in_words() -> None:
    table = {
        "title": "The father",
        "person": "father-1",
        "agencies": ["gp"],
        "from": date(2024, 1, 1),
    }
    case = invented.case(settings={"views": {"father": table}})
    (view,) = views(case)
    made = extract(EVENTS, (), view, case, invented.register())
    assert (
        made.words
        == "The father: events naming Father of Sample Street Surgery from 1 January 2024"
    )


@pytest.mark.parametrize("table", [{"agencies": ["gpp"]}, {"key_line": 9}])
def test_a_view_of_nothing_the_case_has_is_refused(table: dict[str, object]) -> None:
    with pytest.raises(BadCase):
        views(invented.case(settings={"views": {"odd": table}}))


def test_a_view_of_one_department_holds_it_however_it_is_spelt() -> None:
    spelt = ("Nurse  Team", "nurse team", "Reception", "")
    rows = tuple(
        dataclasses.replace(e, department=d) for e, d in zip(EVENTS.events, spelt, strict=True)
    )
    table = {"departments": ["Nurse Team"]}
    case = invented.case(settings={"views": {"nurses": table}})
    made = extract(Events(rows), (), views(case)[0], case, invented.register())
    assert [e.event_id for e in made.events] == ["police-1", "school-1"]
    assert made.words == "Events of the department Nurse Team"


def test_a_view_of_somebody_the_register_has_not_is_refused() -> None:
    with pytest.raises(BadCase, match="nobody-9"):
        _chosen(View("odd", person="nobody-9"))


def test_an_extract_says_nothing_false_of_what_it_leaves_out() -> None:
    """Nobody is said not to have replied, and sightings are counted for the extract alone."""
    rows = Events((
        event(id="gp-1", date="2024-05-01", event="Poppy seen alone in surgery", child_seen="Yes, alone"),
        event(id="school-1", date="2024-06-01", event="Poppy seen at school", child_seen="Yes"),
    ))  # fmt: skip
    asked = ("chronology",)
    case = invented.case(agencies=(
        Agency("gp", "Sample Surgery", asked=asked), Agency("school", "Specimen School", asked=asked),
        Agency("camhs", "Sample CAMHS", asked=asked),
    ))  # fmt: skip
    register = invented.register()
    found = analyse.findings(rows, case, register)
    made = extract(rows, found, View("school", agencies=("school",)), case, register)
    (record,) = [f for f in made.findings if "record" in f.data]
    assert record.detail.startswith("1 event of this extract records the child as seen, 0 of them alone.")  # fmt: skip
    assert list(record.data["record"]) == ["school-1"]
    assert any(f.rule == "ages" for f in made.findings)
    document = chronology(
        made, made.findings, case, register, extract=made.words, heard=("gp", "school")
    )
    said = {block.title: plain_blocks(block) for block in document.blocks if isinstance(block, Callout)}  # fmt: skip
    assert said["Asked for a chronology and not replied"] == "Sample CAMHS"
    table = next(block for block in document.blocks if isinstance(block, Table))
    assert [plain(row.cells[1].content[0]) for row in table.rows] == ["Specimen School"]
    page = explorer(made, made.findings, case, register, extract=made.words)
    assert page["extract"] == "Events of Specimen School"
    assert page["seen"] == {"0": ["seen", "column"]}
    assert page["ages"]["children"]


def test_an_extract_keeps_the_numbers_of_the_whole_in_every_format() -> None:
    case, register = invented.case(), invented.register()
    made = extract(EVENTS, (), View("gp", agencies=("gp",)), case, register)
    assert made.numbers == {"gp-1": 3, "gp-2": 4}
    document = chronology(made, (), case, register, extract=made.words, numbers=made.numbers)
    rows = [
        plain(row.cells[0].content[0])
        for block in document.blocks if isinstance(block, Table)
        for row in block.rows if row.anchor
    ]  # fmt: skip
    assert rows == ["3", "4"]
    page = explorer(made, (), case, register, extract=made.words, numbers=made.numbers)
    assert page["numbers"] == [3, 4]
    assert explorer(EVENTS, (), case, register)["numbers"] == []
    book = load_workbook(BytesIO(chronology_book(made, (), case, numbers=made.numbers)))
    assert [cell.value for cell in book["Events"]["B"]] == ["No.", 3, 4]
    book = load_workbook(BytesIO(chronology_book(EVENTS, (), case)))
    assert [cell.value for cell in book["Events"]["B"]] == ["No.", 1, 2, 3, 4]


def test_an_extract_of_one_agency_speaks_of_that_agencys_silence_and_problems_alone() -> None:
    """Any other says that what is missing and doubtful is the whole chronology's."""
    code = next(iter(CATALOGUE))
    problems = (Problem(code, Locator("school")), Problem(code, Locator("gp")))
    asked = ("chronology",)
    case = invented.case(agencies=(
        Agency("gp", "Sample Surgery", asked=asked, departments=("Nurses", "Front desk")),
        Agency("school", "Specimen School", asked=asked), Agency("camhs", "Sample CAMHS", asked=asked),
    ))  # fmt: skip
    rows = Events((
        event(id="gp-1", date="2024-05-01", department="nurses"), event(id="school-1", date="2024-06-01"),
    ))  # fmt: skip
    silent = "Asked for a chronology and not replied"
    for view, boxes in (
        (View("a", agencies=("gp",)), {"1 problem found in the returns"}),
        (View("b", departments=("Nurses",)), {"1 problem found in the returns"}),
        (View("c", agencies=("camhs",)), {silent}),
        (View("d", first=date(2024, 1, 1)),
         {silent, "2 problems found in all the returns of the whole chronology"}),
    ):  # fmt: skip
        made = extract(rows, (), view, case, invented.register())
        document = chronology(
            made, (), case, invented.register(), problems=problems, extract=made.words,
            heard=("gp", "school"), only=made.only,
        )  # fmt: skip
        told = {block.title for block in document.blocks if isinstance(block, Callout)}
        assert told - {"This is an extract"} == boxes
        text = [plain(c) for block in walk(document.blocks) for c in inlines(block)]
        assert ("No event stands here." in text) is (view.name == "c")
        assert "– Front desk" not in text


def plain_blocks(callout: Callout) -> str:
    """The words of a callout's list."""
    return "; ".join(plain(c) for block in walk(callout.blocks) for c in inlines(block))


def _finds(text: str):
    forms = {
        "Basil Sample": ("father-1",),
        "Poppy": ("child-1",),
        "Basil": ("father-1", "gp-1"),
        "Poppy Exemplar": ("child-1",),
        "Marigold Exemplar": ("mother-1",),
        "Rowan": ("sibling-1",),
    }
    for found in re.finditer(
        "Basil Sample|Poppy Exemplar|Marigold Exemplar|Poppy|Rowan|Basil", text
    ):
        yield found.start(), found.end(), forms[found[0]]


def test_the_same_events_print_as_written_or_under_pseudonyms() -> None:
    case, register = invented.case(), invented.register()
    before = repr([(e, e.event) for e in EVENTS.events])
    mark = pseudonyms(register, _finds)
    found = analyse.findings(EVENTS, case, register)
    under = _words(chronology(EVENTS, found, case, register, mark=mark))
    as_written = _words(chronology(EVENTS, found, case, register))
    assert "Father arrested" in under
    assert "Child P cold and hungry" in under
    assert "Basil" not in under
    assert "Basil Sample arrested" in as_written
    assert "Poppy Exemplar" in as_written
    assert "Poppy" not in under
    assert repr([(e, e.event) for e in EVENTS.events]) == before


def test_the_whole_under_pseudonyms_is_not_called_an_extract() -> None:
    case, register = invented.case(), invented.register()
    mark = pseudonyms(register, _finds)
    document = chronology(EVENTS, (), case, register, mark=mark, note="Not for publication.")
    boxes = {b.title: plain_blocks(b) for b in document.blocks if isinstance(b, Callout)}
    assert boxes["How this copy is written"] == "Not for publication."
    assert document.subtitle == "Not for publication."
    text = " ".join(plain(c) for block in walk(document.blocks) for c in inlines(block))
    assert "extract" not in f"{text} {boxes}"
    table = next(block for block in document.blocks if isinstance(block, Table))
    assert table.caption == "Agencies asked, and what each contributed"


def test_nobody_is_named_under_pseudonyms_in_what_the_program_says_itself() -> None:
    """Titles, agencies' names, reasons and findings go the same way as the agencies' words."""
    case = dataclasses.replace(
        invented.case(),
        title="Review: Poppy Exemplar",
        scope_reason="From the month Poppy started.",
    )
    register = invented.register()
    mark = pseudonyms(register, _finds)
    found = Finding("gaps", "Nothing of Poppy", "Poppy Exemplar is not named.", data={
        "from": "2024-01-01", "to": "2024-02-01", "days": 32,
    })  # fmt: skip
    missed = Finding("missed_appointments", "Poppy Exemplar missed", "Poppy was not brought.")
    for marking, there in ((words, True), (mark, False)):
        made = chronology(EVENTS, (found, missed), case, register, mark=marking)
        said = " ".join([made.subtitle, *(
            plain(content) for block in walk(made.blocks) for content in inlines(block)
        )])  # fmt: skip
        assert ("Poppy" in said) is there


def test_a_name_that_may_mean_two_stands_as_one_or_the_other() -> None:
    mark = pseudonyms(invented.register(), _finds)
    assert plain(mark("Basil rang")) == "Father or GP 1 rang"
    assert plain(mark("nobody")) == "nobody"


def _words(document) -> str:
    return "\n".join(
        plain(content)
        for block in walk(document.blocks)
        if isinstance(block, Table)
        for content in inlines(block)
    )
