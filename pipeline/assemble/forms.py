"""The forms sent to agencies: reply, information report, factual summary, chronology.

Questions and columns are the profile's, under headings that the reader of returns knows, so
that what comes back is filed without a hand.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.assemble.review import Review
from pipeline.assemble.wording import day
from pipeline.case import Agency
from pipeline.document import (
    Block,
    Document,
    FormField,
    Items,
    Table,
    TableCell,
    TableRow,
    cell,
    heading,
    paragraph,
)
from pipeline.profile import Profile

#: Empty rows of a chronology template; Word adds a row with the Tab key.
EMPTY_ROWS = 12

#: Shares of the width by field, where ten is usual.
_SHARES = {
    "sequence": 5, "time": 7, "event": 34, "outcome": 18, "analysis": 18, "source": 13, "child_seen": 14,
    "expected_practice": 11,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the chronology template, for a Word table or a workbook.

    ``kind``: text, date, or choice among ``options``, where other words may be typed too.
    """

    field: str
    heading: str
    help: str = ""
    kind: str = "text"
    options: tuple[str, ...] = ()


def form(review: Review, key: str, agency: Agency) -> Document:
    """A form of the profile (reply, information_report, factual_summary) for one agency.

    Raises KeyError when the profile has no such form.
    """
    held = dict(review.profile.rows("forms"))[key]
    return Document(
        kind="form",
        title=review.profile.say(str(held["title"])),
        subtitle=agency.name,
        reference=review.case.reference,
        marking=review.profile.marking,
        blocks=(
            *_front(review, agency, str(held.get("introduction", ""))),
            *_questions(review, key, held),
        ),
    )


def referral_form(review: Review) -> Document:
    """The blank referral form, with the office it goes to (LLR 4.1.1)."""
    held = dict(review.profile.rows("forms"))["referral"]
    offices = [
        f"Cases of {office['area']}: {office['office']} ({office['source']})"
        for _, office in review.profile.rows("referral", "offices")
    ] or [f"Send it to the {review.profile.word('officer')}."]
    return Document(
        kind="form",
        title=review.profile.say(str(held["title"])),
        subtitle=review.profile.name,
        marking=review.profile.marking,
        blocks=(
            paragraph(str(held.get("introduction", "")), "lead"),
            *map(paragraph, offices),
            *_questions(review, "referral", held),
        ),
    )


def labels(profile: Profile) -> frozenset[str]:
    """What every form of the profile asks, so that a question is known from its answer."""
    return frozenset(
        profile.say(str(question["label"]))
        for name, _ in profile.rows("forms")
        for question in dict(profile.rows("forms"))[name].get("questions", ())
        if question.get("label")
    )


def chronology_template(review: Review, agency: Agency) -> Document:
    """The chronology template in Word: guidance, an empty table, one for organisational changes."""
    columns = template_columns(review)
    changes = [
        (Column("date", "Date", kind="date"), 15), (Column("event", "Description of change"), 60),
        (Column("source", "Source of information"), 25),
    ]  # fmt: skip
    return Document(
        kind="form",
        title=str(dict(review.profile.rows("documents"))["chronology_template"]["title"]),
        subtitle=agency.name,
        reference=review.case.reference,
        marking=review.profile.marking,
        landscape=True,
        blocks=(
            *_front(review, agency, ""),
            *_how(review),
            heading(1, "Chronology of significant events"),
            _empty([(one, _SHARES.get(one.field, 10)) for one in columns], EMPTY_ROWS),
            heading(1, "Organisational changes"),
            _empty(changes, EMPTY_ROWS // 2),
        ),
    )


def _how(review: Review) -> tuple[Block, ...]:
    guidance = review.profile.tables.get("chronology_template", {}).get("guidance", ())
    if not isinstance(guidance, list) or not guidance:
        return ()
    items = tuple((paragraph(str(line)),) for line in guidance)
    return (heading(1, "How to fill this in"), Items(items))


def template_columns(review: Review) -> tuple[Column, ...]:
    """The columns of the chronology template in order (LLR 8.4.1); data for a workbook too."""
    return tuple(
        Column(
            str(held["field"]),
            str(held["heading"]),
            str(held.get("help", "")),
            str(held.get("kind", "text")),
            tuple(map(str, held.get("options", ()))),
        )
        for _, held in review.profile.rows("chronology_template", "columns")
    )


def _front(review: Review, agency: Agency, introduction: str) -> tuple[Block, ...]:
    case = review.case
    period = f"{day(case.scope_from)} to {day(case.scope_to)}"
    lines = [
        f"Agency: {agency.name}",
        f"Period under review: {period}" if case.scope_from and case.scope_to else "",
        f"Return by: {day(agency.due, weekday=True)}" if agency.due else "",
    ]
    intro = [paragraph(introduction, "lead")] if introduction else []
    return (*intro, *(paragraph(line) for line in lines if line))


def _questions(review: Review, form_key: str, held: Mapping[str, Any]) -> tuple[Block, ...]:
    """The table of short answers on top, then each question under its heading."""
    questions = held["questions"]
    short = [question for question in questions if question.get("kind") == "field"]
    blocks: list[Block] = list(_short_answers(review, short))
    for question in questions:
        if question.get("kind") == "field":
            continue
        if question.get("heading"):
            blocks.append(heading(1, review.profile.say(question["heading"])))
        blocks.append(
            FormField(
                tag=f"{form_key}.{question['key']}",
                label=review.profile.say(question["label"]),
                kind=question.get("kind", "text"),
                options=tuple(question.get("options", ())),
                help=question.get("help", ""),
            )
        )
        if question["key"] == "analysis":
            blocks += _by_key_line(review, form_key)
    return tuple(blocks)


def _short_answers(review: Review, questions: Sequence[Mapping[str, Any]]) -> Iterator[Block]:
    """Names, days and places: a table of two columns, which the reader takes as fields."""
    if not questions:
        return
    title = next(
        (str(one["heading"]) for one in questions if one.get("heading")), "About this form"
    )
    yield heading(1, review.profile.say(title))
    notes = [one for one in questions if one.get("help")]
    if notes:
        # No colon: the reader of returns takes "name: value" as an answer.
        yield Items(tuple((paragraph(_noted(review, one)),) for one in notes))
    rows = tuple(
        TableRow((cell(review.profile.say(one["label"]), header=True), cell("")), anchor=one["key"])
        for one in questions
    )
    yield Table(("What we ask", "Your answer"), rows, "", (0.4, 0.6))


def _noted(review: Review, question: Mapping[str, Any]) -> str:
    return f"{review.profile.say(question['label'])} ({question['help'].rstrip('.')})"


def _by_key_line(review: Review, form_key: str) -> list[Block]:
    """A place for each key line of enquiry, where the form asks for analysis against them."""
    if form_key != "information_report":
        return []
    found: list[Block] = []
    for line in review.case.key_lines:
        found.append(heading(2, f"Key line of enquiry {line.number}: {line.title}"))
        found.append(FormField(f"{form_key}.kloe-{line.number}", line.question or line.title))
    return found


def _empty(columns: Sequence[tuple[Column, int]], rows: int) -> Table:
    """An empty table; the second of each pair is the column's share of the width."""
    row = TableRow(tuple(_blank(column) for column, _ in columns))
    whole = sum(share for _, share in columns)
    header = tuple(column.heading for column, _ in columns)
    return Table(header, (row,) * rows, widths=tuple(share / whole for _, share in columns))


def _blank(column: Column) -> TableCell:
    if column.kind == "text":
        return cell("")
    offered = FormField(column.field, column.heading, column.kind, column.options)
    return TableCell(((),), control=offered)
