"""The jigsaw report: what a public text still says of each person, and how few people it fits.

Confidential. Replacing every name is not anonymity: a reader with local knowledge puts facts
together. The estimate is arithmetic with stated upper bounds, not a measurement: population base
times the share of people each fact leaves. Below ten is red (the threshold of ten observations of
the Longitudinal Study), and an estimate that is not red proves nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.anonymise.remains import Fact, facts
from pipeline.anonymise.residual.hunt import runs
from pipeline.assemble.review import Review, of_family, sublist, text
from pipeline.decided import INTRUDER_CHECKS
from pipeline.document import (
    Block,
    Callout,
    Contents,
    Document,
    Table,
    TableRow,
    cell,
    heading,
    paragraph,
)
from pipeline.model import Entry

#: Below this many people the report marks an estimate red.
RED = 10
#: Passages shown for one category; the rest are counted.
SHOWN = 4


@dataclass(frozen=True, slots=True)
class Said:
    """A fact said of somebody, and the paragraph it stands in."""

    fact: Fact
    document: str
    place: int
    passage: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Estimate:
    """How many people of ``base`` the categories leave at most: base times each share."""

    base: float
    shares: tuple[tuple[str, float], ...]

    @property
    def people(self) -> float:
        """At most so many, by the shares given."""
        left = self.base
        for _, share in self.shares:
            left *= share
        return left

    @property
    def red(self) -> bool:
        """Whether fewer than ten people fit."""
        return self.people < RED


def jigsaw(review: Review, documents: Mapping[str, Document]) -> Document:
    """The report on anonymised ``documents`` by name, for the officer and the two who sign."""
    told = gather(review, documents)
    base, shares, sources = _figures(review)
    blocks: list[Block] = [
        paragraph(
            "What the public copies still say of each person of the family, where it stands, and how many "
            "people it can fit. Read it before you sign. The estimate multiplies a population by the largest "
            "share of people each kind of fact can leave; kinds that depend on each other make the true number "
            "smaller, never larger.",
            "lead",
        ),
        _summary(review, told, base, shares),
        Contents(2),
    ]
    for entry, said in told.items():
        blocks += _person(entry, said, base, shares)
    blocks += _releases(review, told)
    blocks += [
        heading(1, "Figures used"),
        *_to_supply(sources),
        _sources(base, sources),
        *_checklist(),
    ]
    return Document(
        kind="jigsaw-report",
        title="Jigsaw report",
        subtitle=review.case.title,
        reference=review.case.reference,
        marking=review.profile.marking,
        blocks=tuple(blocks),
    )


# ---------------------------------------------------------------- what is said of whom


def gather(review: Review, documents: Mapping[str, Document]) -> dict[Entry, list[Said]]:
    """Facts by person: those in a paragraph that names the person's label, and the child's own.

    A fact in a paragraph that names nobody is the child's: the report is about the child.
    """
    people = [entry for entry in review.register.entries if _counts(review, entry)]
    child = next((entry for entry in people if entry.key == review.case.child), None)
    told: dict[Entry, list[Said]] = {entry: [] for entry in people}
    for name, document in documents.items():
        for place, (passage, _) in enumerate(runs(document), 1):
            named = [
                entry for entry in people if entry.pseudonym and _named(entry.pseudonym, passage)
            ]
            for fact in facts(passage):
                for entry in named or ([child] if child else []):
                    told[entry].append(Said(fact, name, place, _around(passage, fact)))
    return told


def _counts(review: Review, entry: Entry) -> bool:
    return (
        entry.kind == "person"
        and not entry.public
        and (entry.key == review.case.child or of_family(entry))
    )


def _named(label: str, passage: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(label)}(?!\w)", passage) is not None


def _around(passage: str, fact: Fact) -> str:
    start, end = max(0, fact.start - 50), min(len(passage), fact.start + len(fact.words) + 50)
    return " ".join(
        f"{'…' if start else ''}{passage[start:end]}{'…' if end < len(passage) else ''}".split()
    )


def estimate(said: Iterable[Said], base: float, shares: Mapping[str, float]) -> Estimate:
    """At most how many people everything said can fit; a kind without a share leaves all."""
    kinds = dict.fromkeys(each.fact.category for each in said)
    return Estimate(base, tuple((kind, shares[kind]) for kind in kinds if kind in shares))


# ---------------------------------------------------------------- pages


def _summary(
    review: Review, told: Mapping[Entry, Sequence[Said]], base: float, shares: Mapping[str, float]
) -> Table:
    rows = []
    for entry, said in told.items():
        found = estimate(said, base, shares)
        rows.append(
            TableRow(
                (
                    cell(entry.pseudonym or entry.key, header=True),
                    cell(str(len({each.fact.category for each in said}))),
                    cell(_count(found.people), shade="warn" if found.red else ""),
                    cell(
                        "Red: fewer than ten people fit."
                        if found.red
                        else "Not red, which proves nothing."
                    ),
                )
            )
        )
    return Table(
        ("Person", "Kinds of fact", "At most so many fit", "Reading"), tuple(rows),
        caption=f"Estimates for {review.case.reference}", widths=(0.26, 0.16, 0.2, 0.38),
    )  # fmt: skip


def _person(
    entry: Entry, said: Sequence[Said], base: float, shares: Mapping[str, float]
) -> Iterator[Block]:
    yield heading(1, entry.pseudonym or entry.key)
    if not said:
        yield paragraph("The copies say nothing of this person beyond the label.")
        return
    found = estimate(said, base, shares)
    sum_of = " × ".join(
        [f"{found.base:,.0f}", *(f"{share:g} ({kind})" for kind, share in found.shares)]
    )
    yield paragraph(f"{sum_of} = {_count(found.people)}")
    if found.red:
        yield Callout(
            "warning", "Fewer than ten people fit",
            (paragraph("Generalise or remove some of what follows, or record why it must stay."),),
        )  # fmt: skip
    yield Table(
        ("Kind of fact", "Words", "Literal or inferred", "Where"),
        tuple(_kind_rows(said)),
        caption=f"What the copies say of {entry.pseudonym or entry.key}",
        widths=(0.16, 0.22, 0.14, 0.48),
    )


def _kind_rows(said: Sequence[Said]) -> Iterator[TableRow]:
    kinds: dict[str, list[Said]] = defaultdict(list)
    for each in said:
        kinds[each.fact.category].append(each)
    for kind, found in kinds.items():
        words = list(dict.fromkeys(each.fact.words for each in found))
        places = [f"{each.document}, {each.place}: {each.passage}" for each in found[:SHOWN]]
        if len(found) > SHOWN:
            places.append(f"and {len(found) - SHOWN} more places")
        literal = {"inferred" if each.fact.inferred else "literal" for each in found}
        yield TableRow(
            (
                cell(kind, header=True), cell("; ".join(words[:8])), cell(" and ".join(sorted(literal))),
                cell("\n\n".join(places)),
            )
        )  # fmt: skip


def _releases(review: Review, told: Mapping[Entry, Sequence[Said]]) -> Iterator[Block]:
    """What the public can already know, beside what the copies say."""
    yield heading(1, "Earlier releases")
    releases = sublist(review.table("publication"), "releases")
    if not releases:
        yield paragraph(
            "None is recorded. A rapid review, a judgment, an inquest or the press may already tell what this "
            "report hides: list them in case.toml as [[publication.releases]] with what they told."
        )
        return
    kinds = {each.fact.category for said in told.values() for each in said}
    rows = []
    for release in releases:
        told_there = {str(kind) for kind in _list(release.get("tells"))}
        rows.append(
            TableRow(
                (
                    cell(text(release, "title"), header=True), cell(str(release.get("on", ""))),
                    cell(", ".join(sorted(told_there & kinds)) or "nothing"),
                    cell(", ".join(sorted(told_there - kinds)) or "nothing", shade="warn" if told_there - kinds else ""),
                )
            )
        )  # fmt: skip
    yield Table(
        ("Release", "On", "Told there and here", "Told there, hidden here"), tuple(rows),
        caption="Whoever reads both has both", widths=(0.34, 0.14, 0.26, 0.26),
    )  # fmt: skip


def _sources(base: float, sources: Mapping[str, tuple[float, str]]) -> Table:
    rows = [
        TableRow((cell(kind, header=True), cell(f"{value:,g}"), cell(source)))
        for kind, (value, source) in sources.items()
    ]
    return Table(
        ("Figure", "Value", "Where it comes from"), tuple(rows),
        caption=f"Population base {base:,.0f}, and the largest share each kind of fact can leave",
        widths=(0.22, 0.14, 0.64),
    )  # fmt: skip


def _to_supply(sources: Mapping[str, tuple[float, str]]) -> Iterator[Block]:
    """What the partnership has still to give: a house figure is a place-holder for its own area."""
    house = [kind for kind, (_, source) in sources.items() if source.startswith("house figure")]
    if "base" not in sources:
        house.insert(0, "base")
    if house:
        yield Callout(
            "missing", "To be supplied by the partnership",
            (
                paragraph(
                    f"These figures are the house's own and not your area's: {', '.join(house)}. Give the "
                    "number of children who live in the area as population, with population_source, under "
                    "[publication] in case.toml, and the shares in the partnership's profile ([jigsaw])."
                ),
            ),
        )  # fmt: skip


def _checklist() -> Iterator[Block]:
    yield heading(1, "The motivated intruder's checklist")
    yield paragraph(
        "One person searches as somebody would who wants to know whom the report is about, with two hours, the "
        "open web and local knowledge, and records it in decisions/intruder.toml. The form stands beside held/."
    )
    yield Table(
        ("Check", "What is checked"),
        tuple(TableRow((cell(key, header=True), cell(words))) for key, words in INTRUDER_CHECKS.items()),
        caption="What is checked", widths=(0.2, 0.8),
    )  # fmt: skip


def _count(people: float) -> str:
    return "fewer than one" if people < 1 else f"{people:,.0f}"


# ---------------------------------------------------------------- figures


def _figures(review: Review) -> tuple[float, dict[str, float], dict[str, tuple[float, str]]]:
    """Base, shares, and everything with its source. The case may give its area's own base."""
    table = review.profile.tables.get("jigsaw", {})
    sources = {
        kind.replace("_", " "): (float(str(row["value"])), str(row.get("source", "")))
        for kind, row in table.items()
        if isinstance(row, Mapping)
    }
    own = review.table("publication").get("population")
    if isinstance(own, int | float):
        told = text(review.table("publication"), "population_source")
        where = told or "source to be recorded as population_source"
        sources["base"] = (float(own), f"case.toml [publication] population: {where}")
    base = sources.get("base", (0.0, ""))[0]
    shares = {kind: value for kind, (value, _) in sources.items() if kind != "base"}
    return base, shares, sources


def _list(value: object) -> Sequence[object]:
    return value if isinstance(value, list | tuple) else ()
