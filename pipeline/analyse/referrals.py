"""Referrals, and notices the police send, and what came of them, across the agencies' rows."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from pipeline.analyse.accounts import decisions
from pipeline.analyse.phrases import AnyCase, Phrases
from pipeline.analyse.services import Services
from pipeline.analyse.settings import number, phrases
from pipeline.analyse.timeline import Chronology, dated, day_said, happenings
from pipeline.case import Case
from pipeline.model import Event, Finding, Register

#: Decisions that answer a referral; that one was made answers nothing, and an arrest is no answer.
ANSWERS = frozenset({
    "no further action", "not accepted", "accepted", "advice", "assessment", "strategy discussion",
    "section 47 enquiry", "allocated", "waiting list", "child protection plan",
    "child in need plan", "case closed",
})  # fmt: skip
#: Answers that speak of a referral even where the row does not.
PLAIN = frozenset({"strategy discussion", "section 47 enquiry", "assessment", "not accepted"})

KINDS = ("made", "received", "notice", "neither", "about it")

_SUPPOSED = AnyCase(r"\b(?:if|should|would|will|in case|unless|to consider)\b")


@dataclass(frozen=True, slots=True)
class _Row:
    """One event with what it says of referrals."""

    on: date
    event: Event
    says: frozenset[str]  # made, received, about it
    answers: tuple[str, ...]
    names: tuple[str, ...]  # other agencies


@dataclass(frozen=True, slots=True)
class _Referral:
    made: _Row | None
    received: tuple[_Row, ...]
    answers: Mapping[str, _Row]


def rule(chronology: Chronology, case: Case, register: Register) -> tuple[Finding, ...]:
    """One finding for each referral recorded as made or as received, in date order.

    A receipt belongs to the referral before it, at most ``receipt_days`` earlier, of another
    agency, where either row names the other agency, or it is the only receipt of those days. Its
    answer is looked for in these rows, then in these agencies' rows of the next ``answer_days``
    that speak of a referral. ``data``: ``made`` (an event id or ""), ``received`` (event ids),
    ``answers``, by kind of decision, the event id that records it, and ``to``, agencies the
    referring row names.
    """
    del register
    services = Services(case)
    search = Phrases({
        kind: phrases(case, "referrals", kind) for kind in KINDS
    })  # fmt: skip
    every = (_row(on, event, search, services) for on, _, event in dated(happenings(chronology)))
    rows = [row for row in every if "about it" in row.says or PLAIN & set(row.answers)]
    made = [n for n, row in enumerate(rows) if "made" in row.says]
    receipts = _receipts(rows, made, number(case, "referrals", "receipt_days"))
    claimed = {n for received in receipts.values() for n in received}
    most = number(case, "referrals", "answer_days")
    found = [(n, _followed(rows, n, receipts[n], most)) for n in made]
    found += [
        (n, _followed(rows, None, (n,), most))
        for n, row in enumerate(rows)
        if "received" in row.says and n not in claimed
    ]
    return tuple(_finding(referral, services) for _, referral in sorted(found, key=lambda f: f[0]))


def _row(on: date, event: Event, search: Phrases, services: Services) -> _Row:
    says: set[str] = set()
    for text in (event.event, event.outcome):
        for words, kinds in search.by_sentence(text):
            says |= kinds - {"made", "received"} if _SUPPOSED.search(words) else kinds
    if "notice" in says and "made" not in says and not services.is_police(event.agency):
        says.add("received")
    if says & {"made", "received"}:
        says.add("about it")
    names: tuple[str, ...] = ()
    if "about it" in says:
        named = map(services.named, (event.event, event.outcome, event.source))
        names = tuple(dict.fromkeys(k for keys in named for k in keys if k != event.agency))
    answers = tuple(kind for kind in decisions(event) if kind in ANSWERS)
    return _Row(on, event, frozenset(says), answers, names)


def _receipts(
    rows: Sequence[_Row], made: Sequence[int], most: int
) -> Mapping[int, tuple[int, ...]]:
    """Which receipts belong to which referral, as places in ``rows``; each used once."""
    found: dict[int, tuple[int, ...]] = {}
    used: set[int] = set()
    received = [n for n, row in enumerate(rows) if "received" in row.says]
    for n in made:
        maker = rows[n].event.agency
        near = [
            other
            for other in _between(rows, received, rows[n].on, -1, most)
            if rows[other].event.agency != maker and other not in used
        ]
        naming = [
            other for other in near
            if maker in rows[other].names or rows[other].event.agency in rows[n].names
        ]  # fmt: skip
        first = {rows[other].event.agency: other for other in reversed(naming)}
        found[n] = tuple(sorted(first.values())) or tuple(near if len(near) == 1 else ())
        used.update(found[n])
    return found


def _between(
    rows: Sequence[_Row], places: Sequence[int], on: date, first: int, last: int
) -> Sequence[int]:
    """Those of the places, in order, whose rows stand from ``first`` to ``last`` days after a day."""
    start = bisect_left(places, on + timedelta(days=first), key=lambda n: rows[n].on)
    end = bisect_right(places, on + timedelta(days=last), key=lambda n: rows[n].on)
    return places[start:end]


def _followed(
    rows: Sequence[_Row], made: int | None, received: Sequence[int], most: int
) -> _Referral:
    own = [*([] if made is None else [made]), *received]
    answers: dict[str, _Row] = {}
    for n in own:
        for kind in rows[n].answers:
            answers.setdefault(kind, rows[n])
    agencies = {rows[n].event.agency for n in own}
    if made is not None:
        agencies.update(rows[made].names)
    if not answers:
        for n in range(own[-1] + 1, len(rows)):
            row = rows[n]
            if (row.on - rows[own[-1]].on).days > most:
                break
            if row.event.agency in agencies and row.answers:
                answers = dict.fromkeys(row.answers, row)
                break
    return _Referral(
        None if made is None else rows[made], tuple(rows[n] for n in received), answers
    )


def _finding(referral: _Referral, services: Services) -> Finding:
    made = () if referral.made is None else (referral.made,)
    told = [f"Made by {_where(row, services)}." for row in made]
    told += [f"Recorded as received by {_where(row, services)}." for row in referral.received]
    if not referral.received:
        told.append("No row was found that shows it came.")
    if not made:
        told.append("No row was found that shows it was sent.")
    answering = tuple(dict.fromkeys(referral.answers.values()))
    for row in answering:
        kinds = [kind for kind, at in referral.answers.items() if at is row]
        # The day is the row's: what it answers may have been decided on another.
        told.append(f"Answer in the row of {_where(row, services)}: {', '.join(kinds)}.")
    rows = (*made, *referral.received, *answering)
    answer = ", ".join(referral.answers) if referral.answers else "no answer recorded"
    return Finding(
        rule="referrals",
        title=f"Referral: {answer}",
        detail=" ".join(told),
        about=tuple(dict.fromkeys(row.event.event_id for row in rows)),
        agencies=tuple(dict.fromkeys(row.event.agency for row in rows)),
        data={
            "made": made[0].event.event_id if made else "",
            "received": tuple(row.event.event_id for row in referral.received),
            "answers": {kind: row.event.event_id for kind, row in referral.answers.items()},
            "to": made[0].names if made else (),
        },
    )


def _where(row: _Row, services: Services) -> str:
    return f"{services.name(row.event.agency)}, {day_said(row.event.when)}"
