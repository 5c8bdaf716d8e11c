"""The action plan from the recommendations of the report, and what its owners sent back.

LLR 9.2 (who, by when), 11.3 (implementation and impact); Staffordshire, Responsibilities 10
(progress and evidence). A returned row is held against the report: what differs is shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from pipeline.assemble.drafts import day_of_draft, prepared_since
from pipeline.assemble.furniture import paper, table
from pipeline.assemble.recommendations import Recommendation, recommendations
from pipeline.assemble.review import Review, sublist, text
from pipeline.assemble.sheets import ListSheet, columns
from pipeline.assemble.wording import day, listed, plural, sentence
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
from pipeline.practice_lists import PLAN, PlanRow


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the plan: a recommendation, and what its owner returned for it, if anything."""

    ref: str
    recommendation: Recommendation = field(repr=False)
    row: PlanRow | None = field(default=None, repr=False)

    @property
    def owner(self) -> str:
        """The owner the owner's row names, else the report's."""
        return (self.row and self.row.owner) or self.recommendation.owner

    @property
    def due(self) -> date | None:
        """The day the owner's row gives, else the report's."""
        return (self.row.due if self.row else None) or self.recommendation.due

    @property
    def state(self) -> str:
        """The state returned; "not started" where nothing came back."""
        return (self.row.state if self.row else "") or "not started"

    @property
    def finished(self) -> bool:
        """True when it is recorded as done or stopped."""
        return self.state in ("done", "stopped") or bool(self.row and self.row.done_on)

    def overdue(self, on: date) -> bool:
        """True when its day has passed by ``on`` and it is not finished."""
        return self.due is not None and self.due < on and not self.finished

    def differences(self) -> Iterator[str]:
        """What the returned row says otherwise than the report."""
        if self.row is None:
            return
        if self.row.due and self.recommendation.due and self.row.due != self.recommendation.due:
            yield f"the day was {day(self.recommendation.due)} and is now {day(self.row.due)}"
        if self.row.owner and self.row.owner != self.recommendation.owner:
            yield f"the owner was “{self.recommendation.owner}” and is now “{self.row.owner}”"
        if self.row.measure and self.row.measure != self.recommendation.measure:
            yield "the measure has been changed"
        if self.state == "done" and not self.row.evidence:
            yield "it is called done and no evidence is given"


@dataclass(frozen=True, slots=True)
class Plan:
    """The plan whole: its steps in the report's order, and rows that belong to none of them."""

    steps: tuple[Step, ...]
    strays: tuple[PlanRow, ...] = ()

    def overdue(self, on: date) -> tuple[Step, ...]:
        """The steps whose day has passed by ``on``, the longest first."""
        late = [step for step in self.steps if step.overdue(on)]
        return tuple(sorted(late, key=lambda step: (step.due or date.max, step.ref)))


def plan(review: Review) -> Plan:
    """The recommendations with the returned rows that belong to them.

    A row belongs by its number: R3, or R3.1 and R3.2 where a recommendation has several actions.
    """
    found = recommendations(review)
    rows = review.lists.plan
    steps: list[Step] = []
    used: set[int] = set()
    for recommendation in found:
        own = [
            (place, row)
            for place, row in enumerate(rows)
            if row.ref.strip().upper().split(".")[0] == recommendation.ref.upper()
        ]
        used |= {place for place, _ in own}
        steps += [Step(row.ref.strip(), recommendation, row) for _, row in own] or [
            Step(recommendation.ref, recommendation)
        ]
    strays = tuple(row for place, row in enumerate(rows) if place not in used)
    return Plan(tuple(steps), strays)


def plan_sheet(review: Review) -> ListSheet:
    """The plan as a list to be filled in by owners and read back (``action-plan.xlsx``)."""
    rows = [tuple(_values(step)[heading] for heading in PLAN) for step in plan(review).steps]
    intro = (
        f"Action plan: {review.case.title}",
        "Fill in action, state, progress, evidence and impact. Keep the numbers in column ref.",
        "For more than one action to a recommendation add rows R1.1, R1.2.",
    )
    return ListSheet("Action plan", columns(PLAN), rows, intro, blank=10)


def _values(step: Step) -> dict[str, str | date | None]:
    told, row = step.recommendation, step.row
    return {
        "ref": step.ref,
        "recommendation": " ".join((f"{told.title}.", *told.words)),
        "action": row.action if row else "",
        "owner": step.owner,
        "agencies": (row.agencies if row else "") or told.agencies,
        "due": step.due,
        "measure": (row.measure if row else "") or told.measure,
        "evidence": (row.evidence if row else "") or told.evidence,
        "impact": (row.impact if row else "") or told.impact,
        "state": step.state,
        "progress": row.progress if row else "",
        "done on": row.done_on if row else None,
    }


def action_plan(review: Review) -> Document:
    """The plan as a document, with what is late by the day of the papers, else of the draft."""
    held = plan(review)
    on = prepared_since(review) or day_of_draft(review)
    count = sum(step.finished for step in held.steps)
    steps = sentence(plural(len(held.steps), "action"))
    lead = (
        f"{steps} {count or 'None'} finished."
        if held.steps
        else "The report makes no recommendation yet."
    )
    blocks: list[Block] = [paragraph(lead, "lead")]
    if held.steps:
        blocks.append(_table(held, on))
    if on:
        blocks += _overdue(held, on)
    blocks += _differences(held)
    blocks += _national(review, held)
    blocks += _approvals(review)
    return paper(review, "action-plan", "Action plan", blocks, landscape=True)


def _table(held: Plan, on: date | None) -> Table:
    rows = []
    for step in held.steps:
        told, row = step.recommendation, step.row
        what = [words(told.title, bold=True), *(words(part) for part in told.words)]
        if row and row.action:
            what.append(words(f"Action: {row.action}"))
        late = on is not None and step.overdue(on)
        state = [step.state.capitalize(), row.progress if row else ""]
        shown = (
            cell(step.ref, header=True),
            TableCell(tuple(what)),
            cell(step.owner or "no owner named"),
            cell(day(step.due, unknown=told.by or "no day given"), shade="late" if late else ""),
            cell((row and row.measure) or told.measure or "no measure given"),
            cell("\n\n".join(filter(None, state)), shade="met" if step.finished else ""),
            cell("\n\n".join(filter(None, (row.evidence, row.impact) if row else ()))),
        )
        rows.append(TableRow(shown, anchor=f"action-{step.ref.lower().replace('.', '-')}"))
    header = (
        "Ref",
        "Recommendation and action",
        "Owner",
        "By",
        "Measure",
        "State",
        "Evidence and impact",
    )
    widths = (0.06, 0.3, 0.14, 0.1, 0.16, 0.1, 0.14)
    return Table(header, tuple(rows), "Action plan", widths)


def _overdue(held: Plan, on: date) -> Iterator[Block]:
    late = held.overdue(on)
    yield heading(1, "Overdue", "overdue")
    if not late:
        yield paragraph(f"Nothing was due before {day(on)} and is not finished.", "note")
        return
    rows = [
        (step.ref, step.recommendation.title, step.owner, day(step.due), step.state)
        for step in late
    ]
    header = ("Ref", "Recommendation", "Owner", "Was due", "State")
    caption = f"Due before {day(on)} and not finished"
    yield table(header, rows, caption, (0.08, 0.42, 0.24, 0.14, 0.12))


def _differences(held: Plan) -> Iterator[Block]:
    told = [
        f"{step.ref}: {listed(found)}."
        for step in held.steps
        if (found := list(step.differences()))
    ]
    told += [f"{row.ref}: this number is no recommendation of the report." for row in held.strays]
    if told:
        items = tuple((paragraph(line),) for line in told)
        yield Callout("warning", "Returned otherwise than the report says", (Items(items),))


def _national(review: Review, held: Plan) -> Iterator[Block]:
    """Learning of national reviews with the local action that answers it (LLR 11.5)."""
    if not review.lists.national:
        return
    refs = {step.ref.upper(): step for step in held.steps}
    rows = []
    for one in review.lists.national:
        named = [
            refs[word]
            for word in re.findall(r"[A-Z]\d+(?:\.\d+)?", one.action.upper())
            if word in refs
        ]
        state = one.state or listed(f"{step.ref}: {step.state}" for step in named)
        answer = one.action or ("to be answered" if one.bears != "no" else "does not bear on us")
        checked = day(one.checked_on, unknown="")
        rows.append((one.ref, one.source, one.learning, answer, state, checked))
    yield heading(1, "National learning and local action", "national-learning")
    header = ("Ref", "National review", "Learning", "Action here", "State", "Checked on")
    caption = "Learning of national reviews"
    yield table(header, rows, caption, (0.07, 0.2, 0.3, 0.21, 0.12, 0.1))


def _approvals(review: Review) -> Iterator[Block]:
    signed = [
        f"{review.profile.say(text(row, 'group'))}, {day(on)}"
        for row in sublist(review.table("review"), "approvals")
        if text(row, "document").casefold() in ("action plan", "action-plan")
        and isinstance(on := row.get("on"), date)
    ]
    words_ = f"Signed off by {listed(signed)}." if signed else "Not signed off yet."
    yield paragraph(words_, "note")


def overdue(review: Review, on: date) -> Sequence[Step]:
    """The overdue list for a day; for ``status``, which alone reads the clock."""
    return plan(review).overdue(on)
