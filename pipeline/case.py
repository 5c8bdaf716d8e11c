"""The case file of a review, read, checked and typed. One wrong key never hides another."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from pipeline.dates import exact, read_date
from pipeline.model import KeyLine
from pipeline.settings import day, faults_of, read_toml, refuse, rows, table

#: Where ``cspr adopt`` keeps the answers of a completed summary, by the tag of its field.
ANSWERS = Path("decisions") / "rapid-review.toml"

#: Tables of the case file that become fields of ``Case``; the others are its ``settings``.
_OWN = ("case", "dates", "scope", "key_lines", "agencies", "members")


@dataclass(frozen=True, slots=True)
class Escalation:
    """One step taken when an agency has not replied (LLR 2.1.7): to whom, on which day."""

    to: str = field(repr=False)
    on: date = date.min
    reply: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class MoreAsked:
    """A further request to an agency (LLR 8.7.2)."""

    what: str = field(repr=False)
    on: date = date.min
    answered_on: date | None = None


@dataclass(frozen=True, slots=True)
class Agency:
    """One agency asked. ``key`` is its folder's name under ``returns/``.

    ``partner`` is "local authority", "police" or "health" for the three Safeguarding Partners,
    "" for others. ``asked`` holds what was asked of it: chronology, information-report,
    factual-summary or reply.
    """

    key: str
    name: str
    short: str = ""
    partner: str = ""
    asked: tuple[str, ...] = ("chronology",)
    asked_on: date | None = None
    due: date | None = None
    contact: str = field(default="", repr=False)
    email: str = field(default="", repr=False)
    departments: tuple[str, ...] = ()
    reminded: tuple[date, ...] = ()
    escalated: tuple[Escalation, ...] = ()
    more_asked: tuple[MoreAsked, ...] = ()

    @property
    def label(self) -> str:
        """The short name where there is one, else the name."""
        return self.short or self.name


@dataclass(frozen=True, slots=True)
class Member:
    """A person with a part in the review (panel, chair, lead reviewer, author, officer)."""

    name: str = field(repr=False)
    part: str = ""  # lead reviewer, chair, panel member, author, independent advisor, officer ...
    agency: str = ""
    job: str = field(default="", repr=False)
    email: str = field(default="", repr=False)
    direct_involvement: bool | None = None
    declared_on: date | None = None
    substitute_for: str = field(default="", repr=False)
    resigned_on: date | None = None
    replaced_by: str = field(default="", repr=False)
    sourced: str = ""  # of a reviewer: how found, such as the National Panel's pool
    evidence: str = ""  # of a reviewer: what is held, such as a CV and earlier reports


@dataclass(frozen=True, slots=True)
class Case:
    """``case.toml`` as values.

    ``dates`` by name: incident, aware, notification, referral, meeting, decision, publication,
    sent_to_panel ... ``settings`` are the tables later stages read for themselves: analyse,
    views, publication, report, rapid_review, columns. ``answers`` are what the meeting wrote into the forms, by the tag of the form field.
    """

    name: str  # the folder's name under inputs/
    reference: str
    partnership: str
    title: str
    child: str  # register key of the child who is the subject
    track: str = "notified"  # or "referred"
    dates: Mapping[str, date] = field(default_factory=dict)
    scope_from: date | None = None
    scope_to: date | None = None
    scope_reason: str = field(default="", repr=False)
    key_lines: tuple[KeyLine, ...] = ()
    agencies: tuple[Agency, ...] = ()
    members: tuple[Member, ...] = ()
    settings: Mapping[str, Mapping[str, object]] = field(default_factory=dict, repr=False)
    answers: Mapping[str, str] = field(default_factory=dict, repr=False)

    def agency(self, key: str) -> Agency:
        """The agency with this key. Raises KeyError for a folder nobody was asked for."""
        for agency in self.agencies:
            if agency.key == key:
                return agency
        raise KeyError(key)

    def with_part(self, *parts: str) -> tuple[Member, ...]:
        """The members with one of these parts, in the order of the case file."""
        return tuple(member for member in self.members if member.part.casefold() in parts)


# ---------------------------------------------------------------- reading


def read_case(folder: Path) -> Case:
    """The case of ``inputs/<review>``: ``case.toml``, and the meeting's answers where adopted.

    Raises BadCase with every fault of the file at once; the sentence names the keys at fault
    and no value.
    """
    values = read_toml(folder / "case.toml")
    refuse("case.toml", [*faults_of("case", values), *_disagreements(values)])
    return _case(folder.name, values, _answers(folder))


def _case(name: str, values: Mapping[str, Any], answers: Mapping[str, str]) -> Case:
    case, scope = table(values, "case"), table(values, "scope")
    known = {key: found for key, raw in table(values, "dates").items() if (found := day(raw))}
    lines = tuple(_key_line(row) for row in rows(values, "key_lines"))
    agencies = tuple(_agency(row) for row in rows(values, "agencies"))
    return Case(
        name=name,
        reference=case["reference"],
        partnership=case["partnership"],
        title=case["title"],
        child=case["child"],
        track=case.get("track", "notified"),
        dates={**_days_answered(answers, known), **_day_asked(agencies), **known},
        scope_from=day(scope.get("from")),
        scope_to=day(scope.get("to")),
        scope_reason=scope.get("reason", ""),
        key_lines=lines or _key_lines_answered(answers),
        agencies=agencies,
        members=tuple(_member(row) for row in rows(values, "members")),
        settings={key: table(values, key) for key in values if key not in _OWN},
        answers=answers,
    )


def _key_line(row: Mapping[str, Any]) -> KeyLine:
    return KeyLine(
        number=row["number"],
        title=row["title"],
        question=row.get("question", ""),
        terms=tuple(row.get("terms", ())),
        version=row.get("version", 1),
    )


def _agency(row: Mapping[str, Any]) -> Agency:
    return Agency(
        key=row["key"],
        name=row["name"],
        short=row.get("short", ""),
        partner=row.get("partner", ""),
        asked=tuple(row.get("asked", ("chronology",))),
        asked_on=day(row.get("asked_on")),
        due=day(row.get("due")),
        contact=row.get("contact", ""),
        email=row.get("email", ""),
        departments=tuple(row.get("departments", ())),
        reminded=tuple(filter(None, map(day, row.get("reminded", ())))),
        escalated=tuple(
            Escalation(step["to"], day(step["on"]) or date.min, step.get("reply", ""))
            for step in row.get("escalated", ())
        ),
        more_asked=tuple(
            MoreAsked(ask["what"], day(ask["on"]) or date.min, day(ask.get("answered_on")))
            for ask in row.get("more_asked", ())
        ),
    )


def _member(row: Mapping[str, Any]) -> Member:
    return Member(
        name=row["name"],
        part=row["part"],
        agency=row.get("agency", ""),
        job=row.get("job", ""),
        email=row.get("email", ""),
        direct_involvement=row.get("direct_involvement"),
        declared_on=day(row.get("declared_on")),
        substitute_for=row.get("substitute_for", ""),
        resigned_on=day(row.get("resigned_on")),
        replaced_by=row.get("replaced_by", ""),
        sourced=row.get("sourced", ""),
        evidence=row.get("evidence", ""),
    )


def _answers(folder: Path) -> dict[str, str]:
    """The answers adopted from the completed summary; none before the meeting."""
    path = folder / ANSWERS
    if not path.exists():
        return {}
    found = table(read_toml(path), "answers")
    wrong = [f"answers, {key}: should be text" for key in found if not isinstance(found[key], str)]
    refuse(ANSWERS.as_posix(), wrong)
    return found


def answered_day(answer: str) -> date | None:
    """The one day an answer gives, read day first as everywhere; None for anything else."""
    when = read_date(answer).when
    return when.earliest if exact(when) and not when.uncertain else None


def _day_asked(agencies: Sequence[Agency]) -> dict[str, date]:
    """The day the last request went out, once every agency has been asked."""
    days = [agency.asked_on for agency in agencies if agency.asked_on]
    return {"requests_sent": max(days)} if days and len(days) == len(agencies) else {}


def _days_answered(answers: Mapping[str, str], known: Mapping[str, date]) -> dict[str, date]:
    """The days the meeting's answers give: the case moves on to review without retyping.

    The meeting's own day may stand in the case file already, as the day it was planned for.
    """
    met = known.get("meeting") or answered_day(answers.get("meeting.date", ""))
    decided = answers.get("decision.answer", "")
    if met is None:
        return {}
    found = {"meeting": met}
    if decided and decided != "not yet known":
        # What was decided was discussed: the referral's own step (LLR 4.9) is taken.
        found |= {"decision": met, "discussed": met}
    if decided == "local review":
        found["initiated"] = met
    return found


def _key_lines_answered(answers: Mapping[str, str]) -> tuple[KeyLine, ...]:
    """The key lines the meeting proposed, where the case file has none yet.

    An answer is "title: question", or the question alone.
    """
    found = []
    for number in range(1, 21):
        if said := answers.get(f"key_lines.{number}", "").strip():
            title, colon, question = said.partition(":")
            found.append(KeyLine(number, title.strip(), question.strip() if colon else said))
    return tuple(found)


# ---------------------------------------------------------------- what a schema cannot say


def _disagreements(values: Mapping[str, Any]) -> list[str]:
    """Faults between keys: one key used twice, an end before its beginning, nobody's agency."""
    faults = [
        *_twice("agencies", "key", [row.get("key") for row in rows(values, "agencies")]),
        *_twice("key_lines", "number", [row.get("number") for row in rows(values, "key_lines")]),
    ]
    faults += _nearly_an_agency(values)
    scope = table(values, "scope")
    try:
        start, end = day(scope.get("from")), day(scope.get("to"))
    except ValueError:  # no day at all: the schema has said so
        return faults
    if start and end and end < start:
        faults.append("scope, to: is before the day the period begins")
    return faults


def _nearly_an_agency(values: Mapping[str, Any]) -> list[str]:
    """Members whose agency is almost an agency's key: they would count for nobody."""
    keys = [str(row.get("key")) for row in rows(values, "agencies")]
    faults = []
    for number, row in enumerate(rows(values, "members"), start=1):
        agency = row.get("agency", "")
        if isinstance(agency, str) and agency and agency not in keys:
            near = difflib.get_close_matches(agency, keys, n=1, cutoff=0.8)
            if near:
                told = f"is no agency's key. Did you mean {near[0]}?"
                faults.append(f"members, entry {number}, agency: {told}")
    return faults


def _twice(name: str, key: str, found: list[Any]) -> list[str]:
    return [
        f"{name}, {key}: {value} is used {count} times; each needs its own"
        for value, count in Counter(one for one in found if isinstance(one, str | int)).items()
        if count > 1
    ]
