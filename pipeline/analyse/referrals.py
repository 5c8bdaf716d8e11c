"""Referrals and what came of them, across the agencies' rows."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from pipeline.analyse.accounts import decisions
from pipeline.analyse.phrases import Phrases
from pipeline.analyse.services import Services
from pipeline.analyse.settings import number, phrases
from pipeline.analyse.timeline import Chronology, dated, day, happenings
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

_SUPPOSED = re.compile(r"\b(?:if|should|would|will|in case|unless|to consider)\b", re.IGNORECASE)


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
    received: _Row | None
    answers: Mapping[str, _Row]


def rule(chronology: Chronology, case: Case, register: Register) -> tuple[Finding, ...]:
    """One finding for each referral recorded as made or as received, in date order.

    A receipt belongs to the referral before it, at most ``receipt_days`` earlier, by another
    agency that either row names, or to the only one there is. Its answer is looked for in both
    rows, then in the two agencies' rows of the next ``answer_days`` that speak of a referral.
    ``data``: ``made``, ``received`` (event ids or ""), ``answers``, by kind of decision, the
    event id that records it, and ``to``, agencies the referring row names.
    """
    del register
    services = Services(case)
    search = Phrases({
        kind: phrases(case, "referrals", kind) for kind in ("made", "received", "neither", "about it")
    })  # fmt: skip
    rows = [_row(on, event, search, services) for on, _, event in dated(happenings(chronology))]
    made = [n for n, row in enumerate(rows) if "made" in row.says]
    receipts = _receipts(rows, made, number(case, "referrals", "receipt_days"))
    claimed = set(receipts.values())
    most = number(case, "referrals", "answer_days")
    found = [(n, _followed(rows, n, receipts.get(n), most)) for n in made]
    found += [
        (n, _followed(rows, None, n, most))
        for n, row in enumerate(rows)
        if "received" in row.says and n not in claimed
    ]
    return tuple(_finding(referral, services) for _, referral in sorted(found, key=lambda f: f[0]))


def _row(on: date, event: Event, search: Phrases, services: Services) -> _Row:
    says: set[str] = set()
    for text in (event.event, event.outcome):
        for words, kinds in search.by_sentence(text):
            says |= kinds - {"made", "received"} if _SUPPOSED.search(words) else kinds
    if says & {"made", "received"}:
        says.add("about it")
    names: tuple[str, ...] = ()
    if "about it" in says:
        told = f"{event.event} \n {event.outcome} \n {event.source}"
        names = tuple(key for key in services.named(told) if key != event.agency)
    answers = tuple(kind for kind in decisions(event) if kind in ANSWERS)
    return _Row(on, event, frozenset(says), answers, names)


def _receipts(rows: Sequence[_Row], made: Sequence[int], most: int) -> dict[int, int]:
    """Which receipt belongs to which referral, as places in ``rows``; each used once."""
    found: dict[int, int] = {}
    for n in made:
        near = [
            other
            for other in _near(rows, n, 1, most)
            if "received" in rows[other].says
            and rows[other].event.agency != rows[n].event.agency
            and other not in found.values()
        ]
        naming = [
            other for other in near
            if rows[n].event.agency in rows[other].names or rows[other].event.agency in rows[n].names
        ]  # fmt: skip
        if naming or len(near) == 1:
            found[n] = (naming or near)[0]
    return found


def _near(rows: Sequence[_Row], n: int, before: int, after: int) -> list[int]:
    """Places of the rows from so many days before a row to so many days after, in order."""
    on = rows[n].on
    first, last = n, n
    while first > 0 and (on - rows[first - 1].on).days <= before:
        first -= 1
    while last + 1 < len(rows) and (rows[last + 1].on - on).days <= after:
        last += 1
    return [other for other in range(first, last + 1) if other != n]


def _followed(rows: Sequence[_Row], made: int | None, received: int | None, most: int) -> _Referral:
    own = [n for n in (made, received) if n is not None]
    answers: dict[str, _Row] = {}
    for n in own:
        for kind in rows[n].answers:
            answers.setdefault(kind, rows[n])
    agencies = {rows[n].event.agency for n in own}
    if made is not None:
        agencies.update(rows[made].names)
    if not answers:
        for n in _near(rows, own[-1], 0, most):
            row = rows[n]
            speaks = "about it" in row.says or PLAIN & set(row.answers)
            if n > own[-1] and row.event.agency in agencies and speaks and row.answers:
                answers = dict.fromkeys(row.answers, row)
                break
    return _Referral(
        rows[made] if made is not None else None,
        rows[received] if received is not None else None,
        answers,
    )


def _finding(referral: _Referral, services: Services) -> Finding:
    told = []
    rows = []
    for words, row in (("Made by", referral.made), ("Recorded as received by", referral.received)):
        if row is not None:
            told.append(f"{words} {services.name(row.event.agency)}, {day(row.on)}.")
            rows.append(row)
    if referral.made is not None and referral.received is None:
        told.append("No agency’s row shows that it came.")
    if referral.made is None:
        told.append("No agency’s row shows that it was sent.")
    for row in dict.fromkeys(referral.answers.values()):
        kinds = [kind for kind, at in referral.answers.items() if at is row]
        told.append(f"{services.name(row.event.agency)}, {day(row.on)}: {', '.join(kinds)}.")
        rows.append(row)
    events = list(dict.fromkeys(row.event.event_id for row in rows))
    answer = ", ".join(referral.answers) if referral.answers else "no answer recorded"
    return Finding(
        rule="referrals",
        title=f"Referral: {answer}",
        detail=" ".join(told),
        about=tuple(events),
        agencies=tuple(dict.fromkeys(row.event.agency for row in rows)),
        data={
            "made": referral.made.event.event_id if referral.made else "",
            "received": referral.received.event.event_id if referral.received else "",
            "answers": {kind: row.event.event_id for kind, row in referral.answers.items()},
            "to": referral.made.names if referral.made else (),
        },
    )
