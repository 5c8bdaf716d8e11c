"""The overview report: the lead reviewer's prose around the evidence (LLR 9.1.1, 9.1.2).

Selected key events, never the whole chronology; the genogram never (LLR 7.2.1). The draft has a
front sheet that shows where each required content is met, the ids of events, and the chosen events
in their agencies' words. The public copy has none of these: its notes name agency and month, and
the events stand in it only where the review says so (very intimate detail is minimal, LLR 9.1.3).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from pipeline.assemble.chapters import Chapter, chapters_of, printed
from pipeline.assemble.drafts import day_of_draft
from pipeline.assemble.mentions import marked
from pipeline.assemble.people import family_source
from pipeline.assemble.references import ProseFault, References
from pipeline.assemble.returns import ASKED, returns
from pipeline.assemble.review import Review, sublist, text
from pipeline.assemble.summary_facts import chosen_events, events_table
from pipeline.assemble.wording import day, listed
from pipeline.document import (
    Block,
    Callout,
    Contents,
    Document,
    Heading,
    Inline,
    Items,
    Link,
    Mention,
    PageBreak,
    Paragraph,
    Span,
    Table,
    TableCell,
    TableRow,
    cell,
    heading,
    paragraph,
    plain,
    replace,
    walk,
    words,
)

#: Sections of agencies' reports that hold their learning, in the order printed.
LEARNING = {
    "single-agency-learning": "Learning for the agency",
    "system-learning": "Learning for agencies together",
    "actions": "Already acted on",
    "good-practice": "Good practice",
}


def overview_report(review: Review, *, draft: bool = True) -> Document:
    """The report. ``draft`` adds the front sheet and what the lead reviewer must still settle."""
    references = References(review, public=not draft)
    chapters = chapters_of(review, references)
    evidence = marked(tuple(_evidence(review, draft=draft)), references.mark)
    front = _front_sheet(review, chapters, references.faults) if draft else ()
    report = review.table("report")
    return Document(
        kind="overview-report",
        title=text(report, "title") or "Overview report",
        subtitle=text(report, "subtitle") or review.case.title,
        reference=review.case.reference,
        marking=review.profile.marking,
        cover=True,
        blocks=(
            *marked(_authors(review, draft=draft), references.mark),
            # A reader of several drafts looks on the cover for which one this is.
            *((PageBreak(),) if draft else (paragraph(_how_it_is_written(review), "note"),)),
            *front,
            Contents(2),
            *(block for held in chapters for block in held.blocks),
            *evidence,
        ),
    )


def prose_faults(review: Review) -> tuple[ProseFault, ...]:
    """Every place in the prose that points at nothing."""
    references = References(review)
    chapters_of(review, references)
    return tuple(references.faults)


#: How the public report gives dates, by the policy of the case.
_DATED = {
    "month-year": "Dates are given by month",
    "season": "Dates are given by season",
    "year": "Dates are given by year",
    "age": "Dates are given by the child’s age",
    "relative": "Dates are given by how long before or after the incident they were",
    "remove": "Dates are left out",
}


def _how_it_is_written(review: Review) -> str:
    """What a reader of the public report should know of its names, dates and brackets."""
    dates = _DATED.get(text(review.table("publication"), "dates") or "month-year", "")
    return (
        "So that nobody can be identified, people are called by what they were to the child or by "
        f"the work they did, and most places have no name. {dates}. Square brackets in words that "
        "are quoted show what was changed."
    )


#: Words of a text that is not finished.
_UNFINISHED = re.compile(
    r"\b(?:this draft|(?:the|in|of) draft \d+(?:\.\d+)*|TBC|TBD|XX+|to be (?:confirmed|completed|inserted))\b"
    r"|\[(?:insert|add|check|name)\b|\?\?\?",
    re.IGNORECASE,
)


def unfinished_chapters(review: Review) -> tuple[int, ...]:
    """Chapters, counted from 1, that are not yet written to be published (LLR 9.1.1)."""
    return tuple(
        number
        for number, prose in enumerate(printed(review), start=1)
        if _UNFINISHED.search(prose.text)
    )


def _authors(review: Review, *, draft: bool) -> tuple[Block, ...]:
    names = listed(member.name for member in review.case.with_part("lead reviewer"))
    told = [
        f"{review.profile.word('lead_reviewer')}: {names}" if names else "",
        *(_of_the_draft(review) if draft else _of_the_publication(review)),
    ]
    line = ". ".join(part for part in told if part)
    return (paragraph(f"{line}.", "lead"),) if line else ()


def _of_the_draft(review: Review) -> Iterator[str]:
    number = text(review.table("report"), "draft")
    on = day_of_draft(review)
    named = f"Draft {number}" if number else "Draft"
    yield f"{named} of {day(on)}" if on else named


def _of_the_publication(review: Review) -> Iterator[str]:
    on = review.case.dates.get("publication")
    yield f"Published on {day(on)}" if on else ""


# ---------------------------------------------------------------- the front sheet


def _front_sheet(
    review: Review,
    chapters: Sequence[Chapter],
    faults: Sequence[ProseFault],
) -> tuple[Block, ...]:
    blocks: list[Block] = [
        heading(1, "Front sheet of this draft", "front-sheet"),
        paragraph("For the panel; not part of the report.", "note"),
        _contents_table(review, chapters),
    ]
    if faults:
        items = tuple((paragraph(fault.sentence()),) for fault in faults)
        blocks.append(Callout("warning", "References that point at nothing", (Items(items),)))
    lacking = [held for held in returns(review) if held.why()]
    if lacking:
        items = tuple((paragraph(f"{held.agency.name}: {held.why()}"),) for held in lacking)
        blocks.append(Callout("missing", "Evidence still missing", (Items(items),)))
    return tuple(blocks)


def _contents_table(review: Review, chapters: Sequence[Chapter]) -> Table:
    rows = []
    for key, wanted in review.profile.rows("report_contents"):
        places = list(_met_at(key, wanted, chapters)) + _evidence_at(review, key)
        met: tuple[Inline, ...] = tuple(_links(places)) or words("Not found in this draft")
        rows.append(
            TableRow(
                (
                    cell(str(wanted["title"]), header=True),
                    TableCell((met,), shade="met" if places else "late"),
                    cell(str(wanted["source"])),
                )
            )
        )
    header = ("What the report must hold", "Where it is met", "Source")
    return Table(header, tuple(rows), "Required contents", (0.46, 0.36, 0.18))


def _met_at(
    key: str, wanted: Mapping[str, object], chapters: Sequence[Chapter]
) -> Iterator[tuple[str, str]]:
    """Where a content is met: the chapters that say so, else headings whose words show it."""
    headed = [(held, _headings(held)) for held in chapters]
    declared = [found[0] for held, found in headed if key in held.meets and found]
    if declared:
        yield from ((plain(first.content), first.anchor) for first in declared)
        return
    listed_terms = wanted.get("terms", ())
    terms = [str(term) for term in listed_terms] if isinstance(listed_terms, list) else []
    for _, found in headed:
        for block in found:
            title = plain(block.content).casefold()
            if block.level <= 2 and any(term in title for term in terms):
                yield plain(block.content), block.anchor


def _headings(held: Chapter) -> list[Heading]:
    return [block for block in walk(held.blocks) if isinstance(block, Heading)]


def _evidence_at(review: Review, key: str) -> list[tuple[str, str]]:
    if key == "family" and sublist(review.table("family"), "members"):
        return [("The family’s involvement", "family-involvement")]
    return [("Agencies that took part", "agencies")] if key == "method" else []


def _links(places: Sequence[tuple[str, str]]) -> Iterator[Inline]:
    for number, (title, anchor) in enumerate(places[:4]):
        if number:
            yield Span("; ")
        yield Link(title, f"#{anchor}")


# ---------------------------------------------------------------- evidence


def _evidence(review: Review, *, draft: bool) -> Iterator[Block]:
    """What stands after the prose: family, key lines, agencies, key events, learning."""
    yield from _family(review)
    if review.case.key_lines:
        yield heading(1, "Key lines of enquiry", "key-lines", numbered=True)
        for line in review.case.key_lines:
            content = (Span(f"{line.number}. {line.title}. ", bold=True), Span(line.question))
            yield Paragraph(content, anchor=f"key-line-{line.number}")
    yield heading(1, "Agencies that took part", "agencies", numbered=True)
    yield _agencies(review, draft=draft)
    yield from _key_events(review, draft=draft)
    yield from _learning(review)


def _key_events(review: Review, *, draft: bool) -> Iterator[Block]:
    """The chosen events: with their ids in the draft; in public only where the review says so."""
    chosen = chosen_events(review)
    if not chosen or not (draft or review.table("publication").get("key_events") is True):
        return
    note = "Events chosen for this report. They are not the whole chronology."
    yield heading(1, "Key events", "key-events", numbered=True)
    if draft:
        yield paragraph(f"{note} Dates are as the agencies wrote them.", "note")
        yield _with_anchors(events_table(review, chosen, "Key events"), chosen)
    else:
        yield paragraph(f"{note} They are told as the agencies recorded them.", "note")
        yield events_table(review, chosen, "Key events", numbered=False)


def _with_anchors(table: Table, events: Sequence[object]) -> Table:
    rows = tuple(
        replace(row, anchor=str(getattr(event, "event_id", "")))
        for row, event in zip(table.rows, events, strict=True)
    )
    return replace(table, rows=rows)


def _family(review: Review) -> Iterator[Block]:
    members = sublist(review.table("family"), "members")
    if not members:
        return
    yield heading(1, "The family’s involvement", "family-involvement", numbered=True)
    rows = []
    for member in members:
        key = text(member, "key")
        entry = next((held for held in review.register.entries if held.key == key), None)
        name: Inline = Mention(entry.name, key) if entry else Span(key)
        involved = member.get("involved")
        answer = {True: "Yes", False: "No"}.get(bool(involved), "") if involved is not None else ""
        how = text(member, "how") if involved else text(member, "reason")
        reason = f"Reason to be recorded ({family_source(review)})"
        missing = reason if involved is False else "To be recorded"
        rows.append(
            TableRow((TableCell(((name,),), header=True), cell(answer), cell(how or missing)))
        )
    header = ("Person", "Involved", "How, or why not")
    yield Table(header, tuple(rows), "Family members and the review", (0.3, 0.12, 0.58))


#: What is said in public of an agency from which nothing came, by the state of its return.
_NOTHING_CAME = {"nil return": "No record of the family"}


def _agencies(review: Review, *, draft: bool) -> Table:
    def nothing(state: str) -> str:
        public = _NOTHING_CAME.get(state, "No information received")
        return state.capitalize() if draft else public

    rows = tuple(
        TableRow(
            (
                cell(held.agency.name, header=True),
                cell(
                    listed(ASKED.get(key, key) for key in held.came).capitalize()
                    or nothing(held.state)
                ),
            )
        )
        for held in returns(review)
    )
    return Table(("Agency", "What it gave"), rows, "Agencies that took part", (0.5, 0.5))


def _learning(review: Review) -> Iterator[Block]:
    """The agencies' own learning, attributed, in their words."""
    found: list[Block] = []
    for agency in review.case.agencies:
        held = list(_agency_learning(review, agency.key))
        if held:
            found += [heading(2, agency.name, f"learning-{agency.key}", numbered=True), *held]
    if found:
        yield heading(1, "The agencies’ learning", "learning", numbered=True)
        yield paragraph("As the agencies reported it, in their own words.", "note")
        yield from found


def _agency_learning(review: Review, agency: str) -> Iterator[Block]:
    for key, title in LEARNING.items():
        said = [
            line
            for report in review.reports_of(agency)
            for section in report.section(key)
            for line in section.paragraphs
            if line.strip()
        ]
        if said:
            yield paragraph(title, "label")
            yield Items(tuple((paragraph(line),) for line in said))
