"""``cspr status``: what stands where this morning, and what needs someone today.

The only document that knows what day it is. ``lines`` names nobody and may be printed; the
document may name people and stays in the restricted place.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from pipeline.assemble.action_plan import Step, overdue
from pipeline.assemble.deadlines import deadline_blocks, told
from pipeline.assemble.letters import ladder
from pipeline.assemble.notifications import notifications, notifications_table
from pipeline.assemble.people import public_lines, warning_blocks
from pipeline.assemble.returns import ASKED, Return, outside, returns
from pipeline.assemble.review import Review
from pipeline.assemble.wording import day, listed, plural
from pipeline.clocks import deadlines, out_of_order, state, working_days_between
from pipeline.document import (
    Block,
    Callout,
    Document,
    Items,
    Table,
    TableRow,
    cell,
    heading,
    paragraph,
)
from pipeline.worksheets import Action

#: States of an action that need nobody any more.
CLOSED = frozenset({"done", "closed", "complete", "completed", "cancelled"})


@dataclass(frozen=True, slots=True)
class Tracked:
    """One agency on the tracker. ``step`` is the next rung of the ladder, from 0; -1 for none.

    ``late`` counts working days. ``state`` adds to the return's: queried, corrected, late.
    """

    held: Return
    state: str
    late: int = 0
    step: int = -1


def tracker(review: Review, today: date, corrected: Collection[str] = ()) -> tuple[Tracked, ...]:
    """Every agency asked with its state on ``today``.

    ``corrected`` are the keys of agencies whose return replaced an earlier one.
    """
    return tuple(_tracked(held, today, held.agency.key in corrected) for held in returns(review))


def lines(review: Review, today: date, corrected: Collection[str] = ()) -> tuple[str, ...]:
    """One line for each thing that needs someone today: keys, counts and steps, no names.

    Files in no agency's folder come first: they may be what an agency is said to owe.
    """
    found = [
        *(f"Returns: {line}" for line in outside(review, named=False)),
        *_typed_wrong(review),
        *_late_steps(review, today),
        *_late_returns(review, today, corrected),
        *_questions(review, today, corrected),
        *_to_tell(review, today),
        *_actions(review, today),
        *_plan(review, today),
        *(f"People: {line}" for line in public_lines(review)),
    ]
    return tuple(found) or ("Nothing needs anyone today.",)


def status(review: Review, today: date, corrected: Collection[str] = ()) -> Document:
    """The status page: what needs someone, the returns, the deadlines, the actions."""
    needed = tuple((paragraph(line),) for line in lines(review, today, corrected))
    return Document(
        kind="status",
        title=f"Status on {day(today, weekday=True)}",
        subtitle=review.case.title,
        reference=review.case.reference,
        marking=review.profile.marking,
        landscape=True,
        blocks=(
            Callout("warning", "Needs someone today", (Items(needed),)),
            heading(1, "Returns", "returns"),
            _returns_table(review, today, corrected),
            heading(1, "Deadlines", "deadlines"),
            *deadline_blocks(review, today),
            heading(1, "Who is told", "told"),
            notifications_table(review),
            *_actions_blocks(review, today),
            *_plan_blocks(review, today),
            *warning_blocks(review),
        ),
    )


# ---------------------------------------------------------------- the tracker


def _tracked(held: Return, today: date, corrected: bool) -> Tracked:
    due = held.agency.due
    behind = working_days_between(due, today) if due and not held.complete else 0
    if behind:
        steps = len(held.agency.escalated)
        return Tracked(held, "late", behind, steps if held.agency.reminded else -1)
    if held.complete and (held.asking or held.blocking):
        return Tracked(held, "queried")
    if held.complete and corrected:
        return Tracked(held, "corrected")
    if held.state == "received":
        return Tracked(held, "valid")
    return Tracked(held, held.state if held.complete or held.files else "asked")


def _typed_wrong(review: Review) -> Iterator[str]:
    """Days of the case file that contradict one another: every deadline counts from them."""
    dates = review.case.dates
    for before, after in out_of_order(review.case):
        names = [name.replace("_", " ") for name in (after, before)]
        yield (
            f"Dates: {names[0]} ({day(dates[after])}) is before {names[1]} ({day(dates[before])}). "
            "Look at [dates] in case.toml."
        )
    for agency in review.case.agencies:
        if agency.asked_on and agency.due and agency.due < agency.asked_on:
            yield f"Dates: {agency.key}: due is before asked_on. Look at its entry in case.toml."


def _late_steps(review: Review, today: date) -> Iterator[str]:
    for held in deadlines(review.case, review.profile):
        now = state(held, today)
        if now.late:
            who = f" Tell: {told(held)}." if held.tells else ""
            yield f"Late: {held.title}: {now.words()} ({held.chosen.source}).{who}"
        elif now.kind == "today" or (now.kind == "due" and now.days == 1):
            yield f"{now.words().capitalize()}: {held.title} ({held.chosen.source})."


def _late_returns(review: Review, today: date, corrected: Collection[str]) -> Iterator[str]:
    steps = ladder(review)
    for one in tracker(review, today, corrected):
        if one.state != "late":
            continue
        what = listed(ASKED.get(key, key) for key in one.held.missing)
        if one.step < 0:
            todo = "Send the reminder."
        elif one.step < len(steps):
            to, source = steps[one.step]
            todo = (
                f"Reminded {plural(len(one.held.agency.reminded), 'time')}. Next: {to} ({source})."
            )
        else:
            todo = "Every step has been taken: take legal advice."
        late = plural(one.late, "working day")
        yield f"{one.held.agency.key}: {what} late by {late}. {todo}"


def _questions(review: Review, today: date, corrected: Collection[str]) -> Iterator[str]:
    for one in tracker(review, today, corrected):
        count = one.held.asking + one.held.blocking
        if count:
            yield f"{one.held.agency.key}: {plural(count, 'question')} to put to the agency."


def _actions(review: Review, today: date) -> Iterator[str]:
    for action in _overdue(review, today):
        late = plural(working_days_between(action.due or today, today), "working day")
        yield f"Action {action.ref}: overdue by {late}."


def _plan(review: Review, today: date) -> Iterator[str]:
    """The steps of the action plan whose day has passed, by number (LLR 11.3)."""
    for step in _late_plan(review, today):
        late = plural(working_days_between(step.due or today, today), "working day")
        yield f"Action plan {step.ref}: overdue by {late} ({step.state})."


def _late_plan(review: Review, today: date) -> tuple[Step, ...]:
    """Only of a plan that came back: a draft report's days bind nobody yet."""
    return tuple(overdue(review, today)) if review.lists.plan else ()


def _to_tell(review: Review, today: date) -> Iterator[str]:
    for one in notifications(review):
        if one.open and one.since and one.since <= today:
            yield f"To tell: {one.to}: {one.what} ({one.source})."


def _overdue(review: Review, today: date) -> list[Action]:
    return [
        action
        for action in review.worksheets.actions
        if action.due and action.due < today and not action.done_on and action.state not in CLOSED
    ]


def _returns_table(review: Review, today: date, corrected: Collection[str]) -> Table:
    shades = {"late": "late", "queried": "warn", "valid": "met", "corrected": "met"}
    rows = tuple(
        TableRow(
            (
                cell(one.held.agency.name, header=True),
                cell(day(one.held.agency.asked_on, unknown="")),
                cell(day(one.held.agency.due, unknown="")),
                cell(one.state.capitalize(), shade=shades.get(one.state, "")),
                cell(plural(one.late, "working day") if one.late else ""),
                cell(str(one.held.events or "")),
                cell(str(one.held.asking + one.held.blocking or "")),
                cell(listed(day(on) for on in one.held.agency.reminded)),
                cell(
                    "\n\n".join(f"{step.to}, {day(step.on)}" for step in one.held.agency.escalated)
                ),
            )
        )
        for one in tracker(review, today, corrected)
    )
    header = (
        "Agency", "Asked", "Due", "State", "Late by", "Events", "Questions", "Reminded", "Escalated",
    )  # fmt: skip
    widths = (0.22, 0.1, 0.1, 0.1, 0.1, 0.07, 0.09, 0.1, 0.12)
    return Table(header, rows, "", widths)


def _actions_blocks(review: Review, today: date) -> tuple[Block, ...]:
    late = {action.ref for action in _overdue(review, today)}
    if not review.worksheets.actions:
        return ()
    rows = tuple(
        TableRow(
            (
                cell(action.ref, header=True),
                cell(action.action),
                cell(action.owner),
                cell(day(action.due, unknown="")),
                cell(action.state.capitalize(), shade="late" if action.ref in late else ""),
                cell(action.evidence),
            )
        )
        for action in review.worksheets.actions
    )
    header = ("Ref", "Action", "Owner", "Due", "State", "Evidence")
    table = Table(header, rows, "", (0.08, 0.38, 0.16, 0.12, 0.1, 0.16))
    return (heading(1, "Actions", "actions"), table)


def _plan_blocks(review: Review, today: date) -> tuple[Block, ...]:
    late = _late_plan(review, today)
    if not late:
        return ()
    rows = tuple(
        TableRow(
            (
                cell(step.ref, header=True),
                cell(step.recommendation.title),
                cell(step.owner),
                cell(day(step.due), shade="late"),
                cell(step.state.capitalize()),
                cell(step.row.progress if step.row else ""),
            )
        )
        for step in late
    )
    header = ("Ref", "Recommendation", "Owner", "Was due", "State", "Progress")
    table = Table(header, rows, "", (0.08, 0.32, 0.2, 0.12, 0.1, 0.18))
    return (heading(1, "Action plan: overdue", "action-plan-overdue"), table)
