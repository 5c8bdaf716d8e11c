"""Every layout of the field against the spec tables; nothing lost, nothing invented."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.case import Agency, Case
from pipeline.model import (
    Cell,
    Entry,
    Event,
    Grid,
    GridRow,
    Locator,
    Register,
    Submission,
    TextBlock,
)
from pipeline.normalise import Normalised, normalise
from pipeline.profile import read_profile
from tests.conftest import ROOT
from tests.norm.specs import Section, grid, sections

CASE = Case(
    name="spec",
    reference="SPEC-1",
    partnership="_shared",
    title="",
    child="child-1",
    dates={"prepared": date(2024, 9, 1)},
    scope_from=date(2021, 9, 1),
    scope_to=date(2024, 6, 30),
    agencies=(
        Agency("police", "Exampleshire Police", "Police"),
        Agency("school", "Larkmere Primary School", "School", departments=("Early Years",)),
    ),
)
REGISTER = Register((Entry("child-1", "person", "Nobody", born=date(2019, 5, 2)),))


PROFILE = read_profile(ROOT / "templates", "_shared")


def read(*content: Grid | TextBlock, kind: str = "docx", **more: str) -> Normalised:
    given = Submission(
        more.get("agency", "police"), more.get("file", "a.docx"), kind=kind, content=content
    )
    return normalise(given, CASE, REGISTER, PROFILE)


def grids(section: Section) -> list[Grid]:
    found = []
    for word, lines in section.blocks:
        name, _, caption = word.removeprefix("table").partition("=")
        found.append(grid(name.strip() or "Table 1", lines, caption.strip()))
    return found


def shown(event: Event) -> dict[str, str]:
    when = event.when
    return {
        "row": str(event.locator.row),
        "from": str(when.earliest or ""),
        "to": str(when.latest or ""),
        "precision": str(when.precision),
        "written": when.as_written,
        "marks": "; ".join(event.marks),
        "extra": "; ".join(f"{head}={text}" for head, text in event.extra),
        **{name: getattr(event, name) for name in ("time", "source", "event", "outcome", "about")},
        **{name: getattr(event, name) for name in ("sequence", "analysis", "kind", "department")},
    }


@pytest.mark.requirement("L67")
@pytest.mark.parametrize("section", sections("layouts.md"), ids=str)
def test_a_layout_is_read_as_the_table_says(section: Section) -> None:
    found = read(*grids(section))
    tables = {"event": [], "reason": [], "asks": []}
    for table in section.tables:
        name = next(name for name in tables if name in table[0])
        tables[name] = table
    wanted = [{k: v.replace("\\n", "\n") for k, v in row.items()} for row in tables["event"]]
    keys = list(wanted[0]) if wanted else []
    assert [{key: shown(event)[key] for key in keys} for event in found.events] == wanted
    aside = [(str(a.locator.row or ""), a.reason, a.text) for a in found.aside]
    assert aside == [(row["row"], row["reason"], row["words"]) for row in tables["reason"]]
    asked = [(str(p.locator.row or ""), p.code, p.found) for p in found.problems]
    assert sorted(asked) == sorted((r["row"], r["asks"], r["found"]) for r in tables["asks"])
    for row in tables["asks"]:
        if row.get("told"):
            assert row["told"] in [p.expected for p in found.problems if p.code == row["asks"]]


# ---------------------------------------------------------------- around the tables


def block(style: str, text: str, **more: object) -> TextBlock:
    place = more.pop("locator", Locator())
    return TextBlock(style, text, place, **more)  # type: ignore[arg-type]


CHRONOLOGY = ["Date | Event", "03/05/22 | One.", "04/05/22 | Two."]


def test_words_around_a_chronology_are_listed_and_many_are_pointed_out() -> None:
    many = "A remark about the family. " * 20
    found = read(block("paragraph", many), grid("Table 1", CHRONOLOGY))
    assert len(found.events) == 2
    assert [(a.reason, a.text) for a in found.aside][-1] == ("text-outside", many)
    assert [p.code for p in found.problems] == ["text-around"]


def test_a_footnote_and_a_comment_stand_with_the_event_they_belong_to() -> None:
    table = grid("Table 1", ["Date | Event", "03/05/22 | One. ~see footnote 1~", "04/05/22 | Two."])
    notes = [
        block("note", "It was a Tuesday.", locator=Locator(part="footnote 1")),
        block("note", "Ask the nurse.", locator=Locator(sheet="Table 1", part="comment on B3")),
        block("note", "Of nothing.", locator=Locator(part="footnote 9")),
    ]
    found = read(table, *notes)
    assert found.events[0].extra == (("Footnote", "1: It was a Tuesday."),)
    assert found.events[1].extra == (("Comment", "Ask the nurse."),)
    assert found.aside[-1].text == "Of nothing."


def test_a_file_that_names_another_agency_is_questioned() -> None:
    title = block("paragraph", "Chronology of Larkmere Primary School")
    found = read(title, grid("Table 1", CHRONOLOGY))
    assert ("return-other-agency", "Larkmere Primary School") in [
        (p.code, p.found) for p in found.problems
    ]
    own = read(title, grid("Table 1", CHRONOLOGY), file="Police return.docx")
    assert "return-other-agency" not in [p.code for p in own.problems]


def test_headings_of_the_case_file_are_believed_most() -> None:
    from dataclasses import replace

    own = replace(CASE, settings={"columns": {"Contact": "about", "Narrative box": "event"}})
    table = grid("Table 1", ["Date | Contact | Narrative box", "03/05/22 | Mother | One."])
    given = Submission("police", "a.docx", kind="docx", content=(table,))
    (event,) = normalise(given, own, REGISTER, PROFILE).events
    assert (event.about, event.event) == ("Mother", "One.")


def test_headings_without_rows_are_questioned_unless_it_is_a_nil_return() -> None:
    bare = grid("Table 1", ["Date | Event"])
    assert [p.code for p in read(bare).problems] == ["return-no-events"]
    nil = read(bare, block("paragraph", "Nil return: the family was not known to us."))
    assert [report.kind for report in nil.reports] == ["nil-return"]
    assert nil.problems == ()


def test_sheets_of_departments_and_rows_that_name_one_give_the_department() -> None:
    named = grid("Early Years", ["Date | Event", "03/05/22 | One."])
    rows = grid("All", ["Date | Event", "Early Years |", "03/05/22 | Two."])
    for table in (named, rows):
        found = read(table, kind="xlsx", agency="school")
        assert [event.department for event in found.events] == ["Early Years"]


# ---------------------------------------------------------------- round trip in random layouts

HEADINGS = {
    "date": ["Date", "Date of event", "DATE:", "Date of contact", "Date or Period of Event"],
    "time": ["Time", "Time of contact", "24hr time"],
    "source": ["Source", "Source(s)", "Source of Information", "Record/file ref"],
    "event": ["Event", "Significant Event", "What happened", "Details", "Event\nplease be brief"],
    "outcome": ["Outcome", "Action taken", "What we did", "Response / outcome"],
    "analysis": ["Analysis", "Comment", "Author comment", "Reflection"],
    "own": ["Weather", "Bus route", "Form version"],
}
WORDS = "home visit by nurse mother said well seen alone at school plan agreed no reply".split()


@st.composite
def layouts(draw: st.DrawFn) -> tuple[Grid, list[dict[str, str]]]:
    """A table in a random layout, and the events that stand in it."""
    seed = draw(st.integers(0, 10**6))
    chance = random.Random(seed)
    columns = ["date", "event", *chance.sample(["time", "source", "outcome", "analysis", "own"], 3)]
    chance.shuffle(columns)
    heads = {name: chance.choice(HEADINGS[name]) for name in columns}
    rows: list[list[str]] = [["Chronology"]] * chance.randint(0, 2) + [[""]] * chance.randint(0, 1)
    rows.append([heads[name] for name in columns])
    truth: list[dict[str, str]] = []
    day = date(2021, 9, 1)
    for number in range(draw(st.integers(1, 12))):
        day += timedelta(days=chance.randint(0, 20))
        if chance.random() < 0.15:
            rows.append([f"{day.year}", *[""] * (len(columns) - 1)])
        if chance.random() < 0.1:
            rows.append([heads[name] for name in columns])
        style = chance.choice(["%d/%m/%Y", "%d.%m.%y", "%d %B %Y", "%Y-%m-%d", "%A %d %B %Y"])
        minute = f"{chance.randint(7, 20):02}:{chance.choice(['00', '05', '30'])}"
        event = {
            name: f"{chance.choice(WORDS)} {chance.choice(WORDS)} {number}" for name in columns
        }
        event |= {"date": day.strftime(style), "time": chance.choice(["", minute])}
        rows.append([event[name] for name in columns])
        truth.append(event | {"iso": day.isoformat()})
        if chance.random() < 0.1:
            rows.append([""] * len(columns))
    cells = [
        GridRow(at, tuple(Cell(chr(65 + c), text) for c, text in enumerate(row)))
        for at, row in enumerate(rows, start=1)
    ]
    return Grid("Table 1", tuple(cells)), truth


@settings(max_examples=80, deadline=None, derandomize=True)
@given(layout=layouts())
@pytest.mark.requirement("L65")
def test_events_laid_out_at_random_are_read_back(layout: tuple[Grid, list[dict[str, str]]]) -> None:
    table, truth = layout
    found = read(table)
    assert len(found.events) == len(truth)
    for event, told in zip(found.events, truth, strict=True):
        assert str(event.when.earliest) == told["iso"]
        assert event.when.as_written == told["date"]
        assert event.event == told["event"]
        for name in ("source", "outcome", "analysis"):
            assert getattr(event, name) == told.get(name, "")
        assert event.time == (told["time"] if "time" in _columns(table, told) else "")
        assert [text for _, text in event.extra] == ([told["own"]] if "own" in told else [])


def _columns(table: Grid, told: dict[str, str]) -> list[str]:
    heads = {text for names in HEADINGS["time"] for text in [names]}
    held = {cell.text for row in table.rows for cell in row.cells}
    return ["time"] if heads & held else []


TEXTS = st.text(alphabet=st.characters(codec="utf-8"), max_size=25)


@settings(max_examples=120, deadline=None, derandomize=True)
@given(rows=st.lists(st.lists(TEXTS, min_size=1, max_size=5), max_size=8), headed=st.booleans())
def test_every_word_of_any_table_is_shown_or_set_aside(rows: list[list[str]], headed: bool) -> None:
    lines = [["Date", "Source", "Event"], ["03/05/22", "CAD", "One."], *rows] if headed else rows
    cells = tuple(
        GridRow(at, tuple(Cell(chr(65 + c), text) for c, text in enumerate(row)))
        for at, row in enumerate(lines, start=1)
    )
    found = read(Grid("Table 1", cells))
    told = [a.text for a in found.aside]
    for event in found.events:
        told += [event.event, event.when.as_written, event.source, event.outcome, event.analysis]
        told += [event.time_as_written, event.sequence, event.category, event.recorded_by]
        told += [text for _, text in event.extra]
    for report in found.reports:
        told += [value for _, value in report.fields] + [name for name, _ in report.fields]
        told += [text for s in report.sections for text in (s.title, *s.paragraphs)]
    held = " ".join(" ".join(told).split())
    for row in lines:
        for text in row:
            assert " ".join(text.split()) in held
