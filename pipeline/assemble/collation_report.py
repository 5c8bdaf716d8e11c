"""What was received, what became of every word of it, and what has to be decided.

For the officer only: it names files and quotes what was set aside.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from pipeline.assemble.problem_report import in_order
from pipeline.assemble.returns import returns
from pipeline.assemble.review import Review
from pipeline.assemble.wording import as_told, plural
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
from pipeline.model import Census, Event, SetAside
from pipeline.problems import SET_ASIDE, Owner, Problem, Severity
from pipeline.versions import Difference
from pipeline.words import natural

#: Reasons that keep words out of the chronology which an agency may have meant for it: these are
#: listed word for word. Headings, totals and the like are counted only where they say nothing new.
COUNTED_ONLY = frozenset({"heading", "repeated-heading", "empty-row", "field-code", "fallback"})


#: What a further copy of a file gave.
AGAIN = "the same as another file: counted once"


@dataclass(frozen=True, slots=True)
class File:
    """One file received and what it gave; ``census`` is None where nothing could be read."""

    agency: str
    number: int
    name: str = field(repr=False)
    kind: str = ""
    sha256: str = ""
    census: Census | None = None
    events: int = 0
    reports: tuple[str, ...] = ()


def collation_report(
    review: Review,
    files: Sequence[File],
    aside: Iterable[SetAside] = (),
    differences: Sequence[Difference] = (),
) -> Document:
    """The report of one collation: files, balance of words, what was set aside, versions."""
    listed = sorted(aside, key=_aside_place)
    blocks: list[Block] = [
        paragraph(_opening(review, files), "lead"),
        Contents(1),
        *_received(review, files),
        *_missing(review),
        *_balance(review, files),
        *_versions(review, differences),
        *_deleted(review, listed),
        *_set_aside(review, listed),
        *_questions(review),
    ]
    return Document(
        kind="collation-report",
        title="Collation report",
        subtitle=review.case.title,
        reference=review.case.reference,
        marking=review.profile.marking,
        blocks=tuple(blocks),
        landscape=True,
    )


def _opening(review: Review, files: Sequence[File]) -> str:
    agencies = len({file.agency for file in files})
    return (
        f"{plural(len(files), 'file')} from {plural(agencies, 'agency', 'agencies')} gave "
        f"{plural(len(review.events), 'event')} and {plural(len(review.reports), 'report')}. Every "
        "word received is in the chronology or a report, or is listed here with the reason why not."
    )


# ---------------------------------------------------------------- files


def _received(review: Review, files: Sequence[File]) -> list[Block]:
    again = {
        (held.locator.agency, held.locator.file)
        for held in review.problems
        if held.code == "file-twice"
    }
    rows = [
        _row(
            review.label(file.agency),
            f"{file.number}. {file.name}",
            file.kind or "not known",
            AGAIN if (file.agency, file.name) in again else _gave(file),
            file.sha256[:12],
        )
        for file in sorted(files, key=lambda file: (file.agency, file.number))
    ]
    head = ("Agency", "File", "Kind", "What it gave", "SHA-256 begins")
    return [
        heading(1, "What was received", "received"),
        Table(head, tuple(rows), widths=(0.14, 0.4, 0.1, 0.22, 0.14)),
    ]


def _gave(file: File) -> str:
    if file.census is None:
        return "could not be read"
    parts = [plural(file.events, "event")] if file.events else []
    parts += [kind.replace("-", " ") for kind in file.reports]
    return ", ".join(parts) or "nothing that is shown"


def _missing(review: Review) -> list[Block]:
    owing = [
        (held.agency.name, held.why())
        for held in returns(review)
        if held.missing and not held.complete
    ]
    blocks: list[Block] = [heading(1, "What has not come", "missing")]
    if not owing:
        return [*blocks, paragraph("Everything that was asked for has come.")]
    rows = tuple(_row(name, why) for name, why in owing)
    return [*blocks, Table(("Agency", "What is missing"), rows, widths=(0.3, 0.7))]


def _balance(review: Review, files: Sequence[File]) -> list[Block]:
    """Words received against words shown and set aside, as counted from the raw files."""
    rows, lost = [], []
    for file in sorted(files, key=lambda file: (file.agency, file.number)):
        if file.census is None:
            continue
        held = file.census
        name = f"{review.label(file.agency)}, file {file.number}"
        state = "balances" if held.balanced else f"{plural(len(held.missing), 'word')} not read"
        rows.append(_row(name, *(f"{n:,}" for n in (held.received, held.shown, held.aside)), state))
        lost += [f"{name}: {words}" for words in held.missing]
    blocks: list[Block] = [
        heading(1, "The balance of words", "balance"),
        paragraph(
            "Each file's words were counted a second time from the raw file, by code that does not "
            "share the reading of it. Headings and rows that are no events are counted as read "
            "here and listed further down."
        ),
        Table(
            ("File", "Received", "Read", "Set aside", "Balance"),
            tuple(rows),
            widths=(0.36, 0.16, 0.16, 0.16, 0.16),
        ),
    ]
    if lost:
        told = tuple(paragraph(words) for words in lost)
        blocks.append(Callout("warning", "Words the count saw and the reader did not", told))
    return blocks


# ---------------------------------------------------------------- versions


def _versions(review: Review, differences: Sequence[Difference]) -> list[Block]:
    blocks: list[Block] = [heading(1, "Returns that came more than once", "versions")]
    if not differences:
        return [*blocks, paragraph("No return came in two versions.")]
    for held in differences:
        blocks.append(heading(2, f"{review.label(held.agency)}: {held.first} and {held.second}"))
        blocks.append(paragraph(f"{held.counts().capitalize()}."))
        blocks.append(_decision(held))
        rows = [_version_row("in both, changed", one, other) for one, other in held.changed]
        rows += [_version_row("only in the first", event, None) for event in held.only_first]
        rows += [_version_row("only in the second", None, event) for event in held.only_second]
        if rows:
            head = ("Difference", "The first file", "The second file")
            blocks.append(Table(head, tuple(rows), widths=(0.16, 0.42, 0.42)))
    return blocks


def _decision(held: Difference) -> Block:
    if held.decided:
        return paragraph(f"Decided by {held.decided}: the second file stands.", "note")
    how = (
        "Until it is decided which file stands, the events of both are shown. Write in "
        f'decisions/versions.toml: [[stands]], agency = "{held.agency}", sha256 = '
        f'"{held.first_sha256[:12]}" or "{held.second_sha256[:12]}", decided_by, decided_on.'
    )
    return Callout("decision", "To be decided", (paragraph(how),))


def _version_row(what: str, first: Event | None, second: Event | None) -> TableRow:
    return _row(what, _told(first), _told(second))


def _told(event: Event | None) -> str:
    if event is None:
        return ""
    day, time = as_told(event.when), event.time_as_written
    when = " ".join(filter(None, (day, "" if time in day else time)))
    outcome = f"Outcome: {event.outcome}" if event.outcome else ""
    return "\n\n".join(filter(None, (f"{when} ({event.locator.place()})", event.event, outcome)))


# ---------------------------------------------------------------- set aside


def _deleted(review: Review, aside: Sequence[SetAside]) -> list[Block]:
    rows = [_aside_row(review, held, reason=False) for held in aside if held.reason == "deleted"]
    blocks: list[Block] = [heading(1, "Words deleted with tracked changes", "deleted")]
    if not rows:
        return [*blocks, paragraph("No agency sent deleted words.")]
    about = (
        "The returns were read as if every change had been accepted. These words had been deleted."
    )
    return [*blocks, paragraph(about), Table(("Where", "Words"), tuple(rows), widths=(0.3, 0.7))]


def _set_aside(review: Review, aside: Sequence[SetAside]) -> list[Block]:
    rest = [held for held in aside if held.reason != "deleted"]
    blocks: list[Block] = [heading(1, "What was set aside, and why", "aside")]
    if not rest:
        return [*blocks, paragraph("Nothing was set aside.")]
    counts = Counter(held.reason for held in rest)
    rows = [
        _row(SET_ASIDE.get(reason, reason), str(count)) for reason, count in sorted(counts.items())
    ]
    blocks.append(Table(("Reason", "How often"), tuple(rows), widths=(0.7, 0.3)))
    told = [held for held in rest if held.reason not in COUNTED_ONLY]
    by_agency = groupby(told, key=lambda held: held.locator.agency)
    for agency, own in by_agency:
        blocks.append(heading(2, review.label(agency) or "The review"))
        lines = tuple(_aside_row(review, held, reason=True) for held in own)
        blocks.append(Table(("Where", "Why", "Words"), lines, widths=(0.26, 0.2, 0.54)))
    return blocks


def _aside_row(review: Review, held: SetAside, *, reason: bool) -> TableRow:
    place = held.locator
    parts = (
        [place.file, place.place()]
        if reason
        else [review.label(place.agency), place.file, place.place()]
    )
    where = ", ".join(filter(None, parts))
    why = [SET_ASIDE.get(held.reason, held.reason)] if reason else []
    return _row(where, *why, held.text)


def _aside_place(held: SetAside) -> tuple[object, ...]:
    place = held.locator
    return (place.agency, natural(place.file), natural(place.sheet), place.row or 0, place.part)


# ---------------------------------------------------------------- questions


def _questions(review: Review) -> list[Block]:
    """How many questions each agency has, and in full those that are the officer's own."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for problem in in_order(review.problems):
        counts[problem.locator.agency][str(problem.severity)] += 1
    blocks: list[Block] = [heading(1, "Questions", "questions")]
    if not counts:
        return [*blocks, paragraph("No questions: nothing is in doubt.")]
    rows = [
        _row(review.label(agency) or "The review", *(str(own[str(each)]) for each in Severity))
        for agency, own in sorted(counts.items())
    ]
    blocks.append(
        Table(
            ("Agency", *(str(each) for each in Severity)), tuple(rows), widths=(0.4, 0.2, 0.2, 0.2)
        )
    )
    blocks.append(
        paragraph("Each agency's questions are in its query letter; all are in problems.md.")
    )
    own_rows = tuple(
        _row(_where(review, problem), problem.kind.title, problem.found, problem.remedy)
        for problem in in_order(review.problems)
        if problem.kind.owner is not Owner.AGENCY and problem.severity is not Severity.NOTE
    )
    if own_rows:
        blocks.append(heading(2, "For the officer to answer"))
        head = ("Where", "What", "What was found", "What to do")
        blocks.append(Table(head, own_rows, widths=(0.26, 0.2, 0.24, 0.3)))
    return blocks


def _where(review: Review, problem: Problem) -> str:
    place = problem.locator
    return ", ".join(filter(None, (review.label(place.agency), place.file, place.place())))


def _row(*texts: str) -> TableRow:
    return TableRow(tuple(cell(text) for text in texts))
