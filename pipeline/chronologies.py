"""The merged chronology in every form it is worked from: whole, by view, under pseudonyms."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.analyse import turned_off
from pipeline.analyse.timeline import Chronology
from pipeline.assemble.chronology import chronology
from pipeline.assemble.explorer import explorer, prepared_on
from pipeline.assemble.figures import swim_lanes
from pipeline.assemble.genogram import genogram
from pipeline.assemble.grids import contacts_by_month
from pipeline.assemble.views import (
    View,
    extract,
    finder,
    key_events,
    named,
    pseudonyms,
    views,
)
from pipeline.document import Block, Document, Inline, words
from pipeline.gather import Facts
from pipeline.model import Finding
from pipeline.render.data import chronology_csv, chronology_json
from pipeline.render.excel import chronology_book
from pipeline.render.page import chronology_page


@dataclass(frozen=True, slots=True)
class Told:
    """A chronology to be put on paper: which events, which findings, and in whose words.

    Of an extract, ``numbers`` are those its events have in the whole, and ``only`` the agencies
    it is confined to, if it is. ``note`` says in words what else a reader must know of the whole.
    """

    name: str
    events: Chronology
    findings: Sequence[Finding]
    extract: str = ""
    mark: Callable[[str], tuple[Inline, ...]] = words
    numbers: Mapping[str, int] = field(default_factory=dict, repr=False)
    only: Collection[str] = ()
    note: str = ""


def whole(facts: Facts) -> Told:
    """Every event, as written."""
    return Told("chronology", facts.chronology, facts.review.findings)


def extracts(facts: Facts) -> Iterator[Told]:
    """The views of ``case.toml``, each a chronology of its own with the same ids."""
    for view in views(facts.review.case):
        yield _extract(facts, view)


def one_extract(facts: Facts, name: str) -> Told | None:
    """One view of ``case.toml``, or the chronology of one agency by its key; None for neither."""
    view = named(facts.review.case, name)
    return None if view is None else _extract(facts, view)


def _extract(facts: Facts, view: View) -> Told:
    review = facts.review
    held = extract(facts.chronology, review.findings, view, review.case, review.register)
    return Told(
        f"views/{view.name}",
        held,
        held.findings,
        held.words,
        numbers=held.numbers,
        only=held.only,
    )


def under_pseudonyms(facts: Facts) -> Told:
    """Every event with people and places under their pseudonyms, for a panel that prefers it.

    For people with the right to know the names: only the gate proves that nobody is left.
    """
    mark = pseudonyms(facts.review.register, finder(facts.review.register))
    told = "People and places stand under their pseudonyms. Not for publication."
    return Told(
        "chronology-pseudonyms", facts.chronology, facts.review.findings, mark=mark, note=told
    )


def figures(facts: Facts) -> tuple[Block, ...]:
    """Timeline and contacts by month; the coverage of key lines stands with the findings."""
    case = facts.review.case
    timeline = swim_lanes(facts.chronology, case, key_events=key_events(case))
    return (timeline, contacts_by_month(facts.chronology, case))


def family_tree(facts: Facts) -> tuple[Block, ...]:
    """The genogram (LLR 7.2.1); nothing when the register ties nobody to the child."""
    drawn = genogram(facts.review.case, facts.review.register)
    return (drawn,) if drawn else ()


def document(facts: Facts, told: Told, drawn: tuple[Block, ...] = ()) -> Document:
    """A chronology as a document, with these figures."""
    review = facts.review
    return chronology(
        told.events,
        told.findings,
        review.case,
        review.register,
        problems=review.problems,
        reports=review.reports,
        figures=drawn,
        mark=told.mark,
        marking=review.profile.marking,
        extract=told.extract,
        heard=frozenset(event.agency for event in facts.chronology.events),
        numbers=told.numbers,
        only=told.only,
        note=told.note,
    )


def data(facts: Facts, told: Told) -> dict[str, Callable[[], bytes]]:
    """A chronology as csv, json, workbook and page, by file name."""
    review = facts.review
    return {
        f"{told.name}.csv": lambda: chronology_csv(told.events),
        f"{told.name}.json": lambda: chronology_json(told.events),
        f"{told.name}.xlsx": lambda: chronology_book(
            told.events,
            told.findings,
            review.case,
            marking=review.profile.marking,
            sources=_sources(facts, told),
            off=turned_off(review.case),
            key_events=key_events(review.case),
            numbers=told.numbers,
        ),
        f"{told.name}.html": lambda: chronology_page(_explorer(facts, told)),
    }


def _sources(facts: Facts, told: Told) -> Sequence[tuple[str, str, str]]:
    """(agency, file name, what became of it) of each file received; in an extract, of its own."""
    if not told.extract:
        return facts.sources
    held = {(event.agency, event.locator.file) for event in told.events.events}
    return [
        (agency, file, f"in the whole chronology: {became}")
        for agency, file, became in facts.sources
        if (agency, file) in held
    ]


def _explorer(facts: Facts, told: Told) -> Mapping[str, object]:
    """What the page to explore shows, with everyone's place in its words."""
    review = facts.review
    return explorer(
        told.events,
        told.findings,
        review.case,
        review.register,
        finds=finder(review.register),
        key_events=key_events(review.case),
        marking=review.profile.marking,
        prepared=prepared_on(review.case),
        extract=told.extract,
        numbers=told.numbers,
    )
