"""One file of an agency's return: what it is, and everything it says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from pipeline.case import Agency, Case
from pipeline.dates import Period
from pipeline.model import Event, Grid, InformationReport, Register, SetAside, Submission, TextBlock
from pipeline.normalise.conventions import period_of
from pipeline.normalise.forms import as_rows, labelled
from pipeline.normalise.gathered import Gathered, own_cells
from pipeline.normalise.header import dated_share
from pipeline.normalise.headings import Synonyms
from pipeline.normalise.notes import attach
from pipeline.normalise.own_forms import answered, own_forms, without_our_words
from pipeline.normalise.particulars import is_particulars
from pipeline.normalise.prose import begins, enough, events, paragraphs
from pipeline.normalise.report import Builder, Sections
from pipeline.normalise.return_kinds import is_nil, kind_asked, kind_named
from pipeline.normalise.services import by_service
from pipeline.normalise.table import Reader, is_key_sheet
from pipeline.normalise.turned import turned
from pipeline.problems import Problem, Severity
from pipeline.profile import Profile
from pipeline.words import count, fold

#: Formats in which a table is a sheet, so that a sheet without events is a key or a list.
SHEETS = frozenset({"xlsx", "xls", "ods", "csv"})
#: Words around a chronology's tables from which on the officer is told to look at them.
MANY = 60


@dataclass(frozen=True, slots=True)
class Normalised:
    """What one file gives: events without ids, reports, questions, and what is shown nowhere."""

    events: tuple[Event, ...] = field(default=(), repr=False)
    reports: tuple[InformationReport, ...] = field(default=(), repr=False)
    problems: tuple[Problem, ...] = field(default=(), repr=False)
    aside: tuple[SetAside, ...] = field(default=(), repr=False)


def normalise(
    submission: Submission, case: Case, register: Register, profile: Profile
) -> Normalised:
    """Read one submission. Loses no word and guesses none; pure.

    Events have no ids yet (``merge.number`` gives them) and stand in the order of the file.
    """
    into = Gathered(submission.agency, submission.file, submission.kind)
    into.tables = {grid.name: at for at, grid in enumerate(submission.grids, start=1)}
    agency = _agency(case, submission.agency)
    asked = agency.asked if agency else ()
    columns = {str(head): str(name) for head, name in case.settings.get("columns", {}).items()}
    sections = Sections(Synonyms.of(profile.report_synonyms), case.key_lines)
    reader = Reader(
        Synonyms.of(profile.synonyms, columns),
        period_of(case, register, profile),
        into,
        agency.departments if agency else (),
    )
    reporting = _reads_as_report(submission, sections, asked)
    rest: list[Grid | TextBlock] = []
    tables = 0
    for each in submission.content:
        part = answered(each, into) if isinstance(each, Grid) else each
        if isinstance(part, Grid) and (form := as_rows(part, reader.synonyms, into)) is not None:
            into.events.extend(reader.read(form))
            tables += 1
        elif isinstance(part, Grid) and (rows := turned(part, reader.synonyms, reader.period)):
            into.events.extend(reader.read(rows))
            tables += 1
        elif isinstance(part, Grid) and reader.is_chronology(part):
            into.events.extend(reader.read(part))
            tables += 1
        elif isinstance(part, Grid) and not reporting and _looks_dated(part, reader):
            into.events.extend(reader.read_unheaded(part))
            tables += 1
        else:
            rest.append(part)
    rest = without_our_words(rest, own_forms(profile, case.key_lines, agency), into)
    into.events, rest = attach(into.events, rest)
    into.events = by_service(into.events, submission.grids)
    if not tables and not reporting and "chronology" in asked:
        rest, tables = _read_labelled(rest, reader, into)
    wanted = not tables and not reporting and "chronology" in asked
    if not (wanted and _read_as_prose(submission, rest, asked, sections, reader.period, into)):
        _the_rest(submission, rest, asked, sections, reporting, tables, into)
    _whose(submission, case, into)
    _asked_for(asked, tables, into)
    return Normalised(
        tuple(into.events), tuple(into.reports), tuple(into.problems), tuple(into.aside)
    )


def _agency(case: Case, key: str) -> Agency | None:
    return next((agency for agency in case.agencies if agency.key == key), None)


# ---------------------------------------------------------------- what the file is


def _reads_as_report(submission: Submission, sections: Sections, asked: Sequence[str]) -> bool:
    """True when enough sections of a report are headed, outside tables or in one.

    Two are enough where a report was asked for; where only a chronology was, an introduction and
    a conclusion around it make no report.
    """
    least = 2 if set(asked) - {"chronology"} or not asked else 4
    return len(_headed(submission, sections)) >= least


def _headed(submission: Submission, sections: Sections, *, chronology: bool = True) -> set[str]:
    """The sections of a report that stand under a heading of their own.

    ``chronology`` false: without a heading that only says that it is a chronology.
    """
    lines = [block.text for block in submission.blocks if count(block.text) <= 14]
    lines += [block.label for block in submission.blocks if block.label]
    for grid in submission.grids:
        lines += [
            row.cells[0].text for row in grid.rows if row.cells and count(row.cells[0].text) <= 14
        ]
    if not chronology:
        lines = [line for line in lines if "chronolog" not in fold(line)]
    named = [found for line in lines if (found := sections.find(line))]
    return {found.name for found in named if not found.field}


def _looks_dated(grid: Grid, reader: Reader) -> bool:
    """A table without headings whose rows nevertheless mostly have a date in one column."""
    if is_key_sheet(grid) or is_particulars(grid, reader.period):
        return False
    letters = {cell.column for row in grid.rows for cell in row.cells}
    for letter in letters:
        dated, filled = dated_share(grid.rows[:40], letter, reader.period)
        if dated >= 2 and dated * 2 >= filled:
            return True
    return False


def _read_labelled(
    rest: Sequence[Grid | TextBlock], reader: Reader, into: Gathered
) -> tuple[list[Grid | TextBlock], int]:
    """Read events written as paragraphs "Date: ...", "Event: ..."; 1 where there are any."""
    found, around = labelled(rest, reader.synonyms)
    form = as_rows(found, reader.synonyms, into) if found is not None else None
    if form is None:
        return list(rest), 0
    into.events.extend(reader.read(form))
    return around, 1


def _read_as_prose(
    submission: Submission,
    rest: Sequence[Grid | TextBlock],
    asked: Sequence[str],
    sections: Sections,
    period: Period,
    into: Gathered,
) -> bool:
    """Read paragraphs from an agency asked for a chronology; False for a report or a nil return.

    Where it is none of the three, every word is set aside and the agency is asked: a report it
    was never asked for would be read by nobody.
    """
    reports = set(asked) - {"chronology"}
    titles = [text for text in _titles(submission) if begins(text.strip(), period) is None]
    headed = _headed(submission, sections, chronology=False)
    if kind_named([*titles, submission.file]) or (reports and headed):
        return False
    found, around = paragraphs(rest, period, submission.kind)
    if enough(found):
        into.events.extend(events(found, into))
        into.ask("chronology-in-prose", into.at(), f"{len(found)} dated paragraphs")
        _put_aside(submission, around, sections, into)
        return True
    text = "\n".join(_text(part) for part in rest)
    if is_nil(text) or not text.strip():
        return False
    for part in rest:
        if isinstance(part, TextBlock):
            place = replace(part.locator, agency=into.agency, file=into.file)
            into.aside.append(SetAside("unreadable", _text(part), place))
        else:
            for row in part.rows:
                into.set_aside("unreadable", part, row)
    into.ask("return-kind-unclear", into.at(), severity=Severity.BLOCKS)
    return True


def _the_rest(
    submission: Submission,
    rest: Sequence[Grid | TextBlock],
    asked: Sequence[str],
    sections: Sections,
    reporting: bool,
    tables: int,
    into: Gathered,
) -> None:
    """What is not a table of events: a report, a nil return, or words around the tables."""
    text = "\n".join(_text(part) for part in rest)
    if tables and into.events and not reporting:
        _put_aside(submission, rest, sections, into)
        return
    if tables and not into.events and not is_nil(text):
        into.ask("return-no-events", into.at())
        _put_aside(submission, rest, sections, into)
        return
    if not text.strip():
        return
    builder = Builder(sections, into)
    for part in rest:
        if isinstance(part, Grid):
            builder.grid(part)
        else:
            builder.block(part)
    named = kind_named([*_titles(submission), submission.file])
    if is_nil(text) and builder.known < 2 and not into.events:
        kind = "nil-return"
    else:
        kind = named or kind_asked(asked, analysed=builder.analysed)
        if not named and not builder.known:
            into.ask("return-kind-unclear", into.at())
    into.reports.append(builder.report(kind))


def _titles(submission: Submission) -> list[str]:
    """The words in which a file says what it is: its first lines, headings and title."""
    first = [block.text for block in submission.blocks[:8] if count(block.text) <= 30]
    heads = [block.text for block in submission.blocks if block.style == "heading"]
    cells = [
        cell.text for grid in submission.grids[:2] for row in grid.rows[:3] for cell in row.cells
    ]
    named = [
        value for name, value in submission.properties if fold(name) in {"title", "kind", "type"}
    ]
    return [*named, *first, *heads, *(cell for cell in cells if 0 < count(cell) <= 30)]


def _text(part: Grid | TextBlock) -> str:
    if isinstance(part, TextBlock):
        return f"{part.label} {part.text}".strip()
    return "\n".join(
        " ".join(c.text for c in own_cells(row) if c.text.strip()) for row in part.rows
    )


def _is_front_table(grid: Grid, sections: Sections) -> bool:
    """The table at the front of a return that says whose it is: Agency, Author, Date."""
    labels = [row.cells[0].text for row in grid.rows if row.cells and row.cells[0].text.strip()]
    named = [found for label in labels if (found := sections.find(label)) and found.field]
    return bool(named) and len(named) * 2 >= len(labels)


def _put_aside(
    submission: Submission,
    rest: Sequence[Grid | TextBlock],
    sections: Sections,
    into: Gathered,
) -> None:
    """List the words around a chronology's tables; none is lost, and many are pointed out."""
    words = 0
    for part in rest:
        if isinstance(part, TextBlock):
            place = replace(part.locator, agency=into.agency, file=into.file)
            text = f"{part.label}: {part.text}" if part.label else part.text
            into.aside.append(SetAside("text-outside", text, place))
            words += count(text)
            continue
        key_sheet = submission.kind in SHEETS or is_key_sheet(part)
        reason = "key-sheet" if key_sheet else "other-table"
        if not key_sheet and (_is_front_table(part, sections) or is_particulars(part, Period())):
            reason = "title"
        for row in part.rows:
            into.set_aside(reason, part, row)
        if reason != "title" and any(cell.text.strip() for row in part.rows for cell in row.cells):
            into.ask("sheet-set-aside" if key_sheet else "table-not-chronology", into.at(part))
    if words > MANY:
        into.ask("text-around", into.at(), f"{words} words")


# ---------------------------------------------------------------- whose it is, and was it asked


def _whose(submission: Submission, case: Case, into: Gathered) -> None:
    """Ask when the file's name, title or first lines name another agency and not this one."""
    titles = [held.text for held in into.aside if held.reason == "title"]
    # What a dated paragraph tells of another agency says nothing of whose file it is.
    front = takewhile(lambda block: begins(block.text, Period()) is None, submission.blocks[:6])
    titles += [block.text for block in front if count(block.text) <= 30]
    titles += [value for name, value in submission.properties if fold(name) == "title"]
    for report in into.reports:
        titles.append(report.field("agency"))
    said = fold(" \n ".join([re.sub(r"[_.-]", " ", submission.file), *titles]))
    own = _agency(case, submission.agency)
    if own is None or _named(own, said):
        return
    for agency in case.agencies:
        if agency.key != own.key and _named(agency, said):
            into.ask("return-other-agency", into.at(), agency.name)
            return


def _named(agency: Agency, said: str) -> bool:
    names = {fold(agency.name), fold(agency.short), fold(agency.key.replace("-", " "))}
    return any(
        len(name) >= 3 and re.search(rf"\b{re.escape(name)}\b", said) is not None for name in names
    )


def _asked_for(asked: Sequence[str], tables: int, into: Gathered) -> None:
    if not asked:
        return
    if tables and into.events and "chronology" not in asked:
        into.ask("return-not-asked", into.at(), "chronology")
    for report in into.reports:
        # A reply goes with every request, and a nil return may answer any.
        if report.kind not in {*asked, "reply", "nil-return"}:
            into.ask("return-not-asked", into.at(), report.kind)
