"""Information reports collated: each key line of enquiry by agency, in each agency's own words.

Learning, good practice and actions already taken are gathered and stay attributable; what is
missing or thin is shown per agency for the panel's quality assurance (LLR 6.2.2 and 8.7.1).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from pipeline.assemble.evidence import KIND_WORDS, kind_of, place_of
from pipeline.assemble.furniture import paper
from pipeline.assemble.letters import Recipient, letter
from pipeline.assemble.returns import ASKED
from pipeline.assemble.review import Review
from pipeline.assemble.wording import listed, plural, sentence
from pipeline.case import Agency
from pipeline.document import (
    Block,
    Callout,
    Document,
    Items,
    Table,
    TableCell,
    TableRow,
    cell,
    heading,
    paragraph,
    words,
)
from pipeline.model import InformationReport, ReportSection
from pipeline.words import count

#: Kinds of report that are asked to analyse.
ANALYSED = ("information-report",)
#: What is gathered from every report, in the order printed.
GATHERED = {
    "single-agency-learning": "Single-agency learning",
    "system-learning": "Learning for the safeguarding system",
    "good-practice": "Good practice",
    "actions": "Actions already taken",
    "recommendations": "Recommendations agencies make to themselves",
}


@dataclass(frozen=True, slots=True)
class Lack:
    """Something a report lacks. ``words`` counts what there is, 0 when it is missing."""

    what: str
    words: int
    source: str

    def told(self) -> str:
        """In a few words, for a letter."""
        if not self.words:
            return f"{self.what}: we did not find this in your report."
        return (
            f"{self.what}: your report says this in {plural(self.words, 'word')}; please say more."
        )


@dataclass(frozen=True, slots=True)
class Quality:
    """What one agency's information report lacks; ``came`` is false before there is a report."""

    agency: Agency
    came: bool
    missing: tuple[Lack, ...] = field(default=())
    thin: tuple[Lack, ...] = field(default=())


def key_line_matrix(review: Review) -> Document:
    """The collated reports as one paper for the panel."""
    blocks: list[Block] = [
        paragraph(
            "What each agency says on each key line of enquiry, in its own words, with the place "
            "where it says so.",
            "lead",
        ),
        heading(1, "At a glance", "matrix"),
        _matrix(review),
    ]
    for line in review.case.key_lines:
        blocks.append(heading(1, f"Key line {line.number}: {line.title}", f"line-{line.number}"))
        blocks.append(paragraph(line.question, "note"))
        blocks += _answers(review, line.number)
    for key, title in GATHERED.items():
        blocks += _gathered(review, key, title)
    blocks += _quality_blocks(review)
    title = "Information reports, collated"
    return paper(review, "information-reports", title, blocks, landscape=True)


def _reports(review: Review, agency: str) -> Iterator[InformationReport]:
    return (held for held in review.reports_of(agency) if held.kind != "nil-return")


def answers(review: Review, agency: str, number: int) -> tuple[ReportSection, ...]:
    """The sections in which an agency answers a key line, in its order."""
    return tuple(
        section
        for report in _reports(review, agency)
        for section in report.sections
        if section.key_line == number and section.paragraphs
    )


def _asked(review: Review) -> tuple[Agency, ...]:
    """Agencies asked for analysis, and any other that answered a key line all the same."""
    lines = [line.number for line in review.case.key_lines]
    return tuple(
        agency
        for agency in review.case.agencies
        if set(agency.asked) & set(ANALYSED)
        or any(answers(review, agency.key, number) for number in lines)
    )


def _matrix(review: Review) -> Table:
    agencies = _asked(review)
    rows = []
    for line in review.case.key_lines:
        cells = [cell(f"{line.number}. {line.title}", header=True)]
        for agency in agencies:
            held = answers(review, agency.key, line.number)
            said = sum(count(part) for section in held for part in section.paragraphs)
            cells.append(
                cell(plural(said, "word") if said else "nothing", shade="met" if said else "late")
            )
        rows.append(TableRow(tuple(cells)))
    header = ("Key line", *(agency.label for agency in agencies))
    share = 0.7 / max(1, len(agencies))
    return Table(header, tuple(rows), "Key lines by agency", (0.3, *(share for _ in agencies)))


def _answers(review: Review, number: int) -> Iterator[Block]:
    rows = [
        _words_row(agency.label, section)
        for agency in _asked(review)
        for section in answers(review, agency.key, number)
    ]
    if not rows:
        yield paragraph("No report speaks of this yet.", "note")
        return
    yield Table(
        ("Agency", "What it says", "Where", "Kind of evidence"),
        tuple(rows),
        f"Key line {number}",
        (0.13, 0.55, 0.17, 0.15),
    )
    silent = [a.label for a in _asked(review) if not answers(review, a.key, number)]
    if silent:
        yield paragraph(f"Nothing yet from {listed(silent)}.", "note")


def _words_row(agency: str, section: ReportSection) -> TableRow:
    return TableRow(
        (
            cell(agency, header=True),
            TableCell(tuple(words(part) for part in section.paragraphs)),
            cell(place_of(section)),
            cell(KIND_WORDS[kind_of(section.key)].partition(":")[0]),
        )
    )


def _gathered(review: Review, key: str, title: str) -> Iterator[Block]:
    rows = [
        _words_row(agency.label, section)
        for agency in review.case.agencies
        for report in _reports(review, agency.key)
        for section in report.section(key)
        if section.paragraphs
    ]
    yield heading(1, title, f"gathered-{key}")
    if not rows:
        yield paragraph("No report speaks of this yet.", "note")
        return
    header = ("Agency", "What it says", "Where", "Kind of evidence")
    yield Table(header, tuple(rows), title, (0.13, 0.55, 0.17, 0.15))


# ---------------------------------------------------------------- quality assurance


def quality(review: Review) -> tuple[Quality, ...]:
    """What each information report lacks, agency by agency in the order of the case file."""
    return tuple(
        _quality(review, agency)
        for agency in review.case.agencies
        if set(agency.asked) & set(ANALYSED)
    )


def _quality(review: Review, agency: Agency) -> Quality:
    held = [report for report in _reports(review, agency.key) if report.kind in ANALYSED]
    if not held:
        return Quality(agency, came=False)
    thin = _number(review)
    missing: list[Lack] = []
    short: list[Lack] = []
    for what, said, source, long in _looked_for(review, held):
        if not said:
            missing.append(Lack(what, 0, source))
        elif long and said < thin:
            short.append(Lack(what, said, source))
    return Quality(agency, came=True, missing=tuple(missing), thin=tuple(short))


def _number(review: Review) -> int:
    found = review.profile.tables.get("quality", {}).get("thin_words", {})
    value = found.get("value", 0) if isinstance(found, Mapping) else 0
    return value if isinstance(value, int) else 0


def _looked_for(
    review: Review, held: list[InformationReport]
) -> Iterator[tuple[str, int, str, bool]]:
    """What is looked for, how many words there are, its source, and whether few are too few."""
    for _, row in review.profile.rows("quality", "expected"):
        key, title, source = str(row["section"]), str(row["title"]), str(row["source"])
        if key == "analysis" and review.case.key_lines:
            for line in review.case.key_lines:
                said = sum(_said(held, key_line=line.number))
                yield f"Key line {line.number}: {line.title}", said, source, True
            continue
        said = sum(_said(held, section=key)) or sum(count(r.field(key)) for r in held)
        yield title, said, source, key in _SPOKEN


#: Sections in which few words say little; a field or a list may be short and whole.
_SPOKEN = frozenset(("involvement", "analysis", "voice", "context", "identity"))


def _said(
    held: list[InformationReport], *, section: str = "", key_line: int | None = None
) -> Iterator[int]:
    for report in held:
        for part in report.sections:
            if part.key_line == key_line if key_line is not None else part.key == section:
                yield sum(count(words_) for words_ in part.paragraphs)


def _quality_blocks(review: Review) -> Iterator[Block]:
    found = quality(review)
    if not found:
        return
    yield heading(1, "Quality of the information reports", "quality")
    yield paragraph(
        "What is missing or thin, for the panel to judge. A short section may be enough.", "note"
    )
    for held in found:
        if not held.came:
            yield Callout("missing", f"{held.agency.name}: no information report yet", ())
            continue
        lacks = [
            *((paragraph(f"Missing: {lack.what} ({lack.source})"),) for lack in held.missing),
            *((paragraph(f"Thin: {lack.what}, {lack.words} words"),) for lack in held.thin),
        ]
        if lacks:
            yield Callout("warning", held.agency.name, (Items(tuple(lacks)),))
        else:
            yield paragraph(f"{held.agency.name}: everything looked for is there.")


def more_asked(review: Review) -> Mapping[str, Document]:
    """The request for more to each agency whose report lacks something, by its key (LLR 8.7.2)."""
    return {
        held.agency.key: _request(review, held)
        for held in quality(review)
        if not held.came or held.missing or held.thin
    }


def _request(review: Review, held: Quality) -> Document:
    asked = (
        "\n".join(lack.told() for lack in (*held.missing, *held.thin))
        if held.came
        else f"{sentence(ASKED['information-report'])}"
    )
    agency = held.agency
    who = f"{agency.contact}, {agency.name}" if agency.contact else agency.name
    fill = {"agency": agency.name, "contact": agency.contact, "asked": asked}
    return letter(review, "more_information", Recipient(who, agency.email), fill)
