"""The verbs of a rapid review: ``request``, ``status``, ``adopt``, and the papers they make.

Everything lands under ``outputs/<review>/``, private; the lines name nobody.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from pipeline.adopt import Adopted, adopt_summary, answers_in
from pipeline.assemble import letters
from pipeline.assemble.action_plan import action_plan
from pipeline.assemble.calendar import calendar
from pipeline.assemble.combined_summary import combined_summary
from pipeline.assemble.duties import roles
from pipeline.assemble.forms import referral_form, template_columns
from pipeline.assemble.other_packs import agency_pack
from pipeline.assemble.panel_summary import decision_record, panel_summary
from pipeline.assemble.request import covering_text, request_papers, requests_register
from pipeline.assemble.returns import returns
from pipeline.assemble.review import Review
from pipeline.assemble.status import lines, status, tracker
from pipeline.assemble.wording import day, plural
from pipeline.case import answered_day, read_case
from pipeline.clocks import deadlines, late
from pipeline.document import Document, FormField, walk
from pipeline.files import (
    new_folder,
    only_one,
    private_folder,
    swap_in,
    write_whole,
)
from pipeline.manifest import ROOT
from pipeline.outcome import Outcome
from pipeline.private_notes import outputs_of
from pipeline.profile import read_profile
from pipeline.register import read_register
from pipeline.render.html import html
from pipeline.render.table_book import table_book
from pipeline.render.word import word
from pipeline.render.workbook import Column, Sheet, workbook
from pipeline.worksheets import read_worksheets

#: A file to be made: its place under the folder, and how its bytes are made.
Made = tuple[str, Callable[[], bytes]]


def read_only_the_case(folder: Path) -> Review:
    """The review without its returns: enough to ask for them."""
    case = read_case(folder)
    profile = read_profile(ROOT / "templates", case.partnership)
    return Review(case, read_register(folder), profile, worksheets=read_worksheets(folder))


# ---------------------------------------------------------------- request


def request(folder: Path) -> Outcome:
    """Write each agency its request, in a folder of its own, ready to send."""
    review = read_only_the_case(folder)
    place = outputs_of(folder) / "restricted" / "requests"
    with only_one(outputs_of(folder), folder.name):
        count = _write(place, request_files(review))
    agencies = plural(len(review.case.agencies), "agency", "agencies")
    return Outcome(
        (
            (
                f"Requests for {agencies} are in outputs/{folder.resolve().name}/restricted/requests/: "
                f"{plural(count, 'file')}."
            ),
            (
                "Read each letter before it goes: what the case does not say yet stands in it as "
                "[to be completed]."
            ),
        )
    )


def request_files(review: Review) -> Iterator[Made]:
    """What goes to each agency, by its folder, and the register of what was asked."""
    folders = review.profile.folders
    for agency in review.case.agencies:
        for name, document in request_papers(review, agency).items():
            yield f"{agency.key}/{name}.docx", _word(document, review)
        if "chronology" in agency.asked:
            yield f"{agency.key}/chronology-template.xlsx", lambda: chronology_workbook(review)
        text = covering_text(review, agency).replace("\n", "\r\n").encode()
        yield f"{agency.key}/covering-email.txt", lambda text=text: text  # type: ignore[misc]
    yield "referral-form.docx", _word(referral_form(review), review)
    yield "who-does-what.docx", _word(roles(review), review)
    register = requests_register(review)
    yield "register-of-requests.docx", lambda: word(register, folders)
    yield "register-of-requests.xlsx", lambda: table_book(register)
    yield "deadlines.ics", lambda: calendar(review).encode()


def chronology_workbook(review: Review) -> bytes:
    """The chronology template as a workbook, with the help of each column beside its cells."""
    columns = tuple(
        Column(
            one.heading,
            _WIDE.get(one.field, 16),
            "date" if one.kind == "date" else "wrap" if one.field in _WIDE else "text",
            options=one.options,
            help=one.help,
        )
        for one in template_columns(review)
    )
    head = f"{review.case.reference}  {review.profile.marking}"
    sheet = Sheet("Chronology", columns, (), blank=200)
    return workbook((sheet,), title="Chronology template", head=head)


_WIDE = {"event": 60, "outcome": 36, "analysis": 36, "expected_practice": 24}


# ---------------------------------------------------------------- status


def status_files(review: Review, today: date, corrected: Collection[str] = ()) -> Iterator[Made]:
    """The status page, its workbook, the calendar, and a draft for everything that is late.

    The action plan, once it has come back, with what is overdue on this day.
    """
    page = status(review, today, corrected)
    # These letters leave today, whatever day the pack was prepared on.
    dated = replace(
        review, case=replace(review.case, dates={**review.case.dates, "prepared": today})
    )
    yield "status.html", lambda: html(page)
    yield "status.xlsx", lambda: table_book(page)
    yield "deadlines.ics", lambda: calendar(review).encode()
    if review.lists.plan:
        yield "action-plan.docx", _word(action_plan(dated), review)
    for one in tracker(review, today, corrected):
        if one.state != "late":
            continue
        key = one.held.agency.key
        yield f"letters/reminder-{key}.docx", _word(letters.reminder(dated, one.held), review)
        if one.step >= 0:
            up = letters.escalation(dated, one.held, one.step)
            yield f"letters/escalation-{key}.docx", _word(up, review)
    for step in late(deadlines(review.case, review.profile), today):
        if step.notice == "delay_notice":
            for number, notice in enumerate(letters.delay_notice(dated, step), start=1):
                yield f"letters/delay-{step.key}-{number}.docx", _word(notice, review)


def show_status(
    folder: Path, review: Review, today: date, corrected: Collection[str] = ()
) -> Outcome:
    """Write the status page and its drafts, and say what needs someone today.

    Yesterday's drafts go: a reminder must not lie ready for an agency that has replied.
    """
    place = private_folder(outputs_of(folder) / "restricted") / "status"
    with only_one(outputs_of(folder), folder.name):
        fresh = new_folder(place)
        _write(fresh, status_files(review, today, corrected))
        swap_in(fresh, place)
    return Outcome(
        (
            *lines(review, today, corrected),
            f"The page, which says who: outputs/{folder.resolve().name}/restricted/status/status.html",
            *_drafted(place, folder.resolve().name),
        )
    )


def _drafted(place: Path, name: str) -> tuple[str, ...]:
    """Where the reminders lie that the lines speak of; nothing where none is due."""
    count = len([*(place / "letters").glob("*.docx")])
    if not count:
        return ()
    told = "1 letter is" if count == 1 else f"{count} letters are"
    return (f"{told} drafted, ready to send, in outputs/{name}/restricted/status/letters/.",)


# ---------------------------------------------------------------- after the meeting


def practitioners_packs(review: Review) -> dict[str, Document]:
    """A pack for each agency's practitioners, by name; none where an agency knew nobody."""
    return {
        f"practitioners/{agency.key}": agency_pack(review, agency)
        for agency in review.case.agencies
        if review.events_of(agency.key)
        or any(report.kind != "nil-return" for report in review.reports_of(agency.key))
    }


def after_meeting(review: Review) -> dict[str, Document]:
    """The papers after the meeting, by the name of their file; none before a decision."""
    if not letters.decision(review):
        return {}
    found = {
        "national-panel-summary": panel_summary(review),
        "decision-record": decision_record(review),
        "letters/national-panel": letters.panel_covering(review),
        "letters/outcome-referrer": letters.outcome_referrer(review),
        "letters/advisor-outcome": letters.advisor_outcome(review),
        "letters/practitioner": letters.practitioner(review),
    }
    for number, document in enumerate(letters.reviewer_named(review), start=1):
        found[f"letters/reviewer-named-{number}"] = document
    for held in returns(review):
        found[f"letters/outcome-{held.agency.key}"] = letters.outcome_agency(review, held)
    return found


def questions(review: Review) -> list[FormField]:
    """The questions of the combined summary, with the answers known now."""
    blocks = walk(combined_summary(review).blocks)
    return [block for block in blocks if isinstance(block, FormField)]


def is_summary(data: bytes, review: Review) -> bool:
    """True for a Word file that holds questions of the combined summary."""
    form = questions(review)
    return bool({one.tag for one in form} & answers_in(data, form).keys())


def adopt(folder: Path, data: bytes, review: Review) -> Outcome:
    """Take the completed combined summary back into the review's decisions."""
    with only_one(outputs_of(folder), folder.name):
        adopted = adopt_summary(data, questions(review), folder)
    told = (*adopted.lines(), *_another_day(adopted, review))
    if adopted.changes:
        told = (*told, "They stand in decisions/rapid-review.toml. `make` puts them in the papers.")
    return Outcome(told)


def _another_day(adopted: Adopted, review: Review) -> Iterator[str]:
    """Where the meeting wrote another day than the case file's: the papers go by the case file."""
    known = review.case.dates.get("meeting")
    for change in adopted.changes:
        held = answered_day(change.after) if change.tag == "meeting.date" else None
        if held and known and held != known:
            yield (
                f"The summary says that the meeting was on {day(held)}; case.toml says "
                f"{day(known)}, and the papers go by it. If the meeting was moved, correct "
                "[dates] meeting there."
            )


# ---------------------------------------------------------------- writing


def _word(document: Document, review: Review) -> Callable[[], bytes]:
    return lambda: word(document, review.profile.folders)


def _write(place: Path, files: Iterator[Made]) -> int:
    private_folder(place)
    count = 0
    for name, make in files:
        private_folder((place / name).parent)
        write_whole(place / name, make())
        count += 1
    return count


__all__ = [
    "adopt", "after_meeting", "practitioners_packs", "read_only_the_case", "request", "request_files",
    "show_status", "status_files",
]  # fmt: skip
