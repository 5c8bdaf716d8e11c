"""Returns that came more than once: what differs, and which file stands once it is decided.

Nothing is removed by a later file by itself. Until a person has decided
(``decisions/versions.toml``) the events of all versions are shown, each once, those told
differently marked; the difference is put to the officer.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from pipeline.merge import VARIANT
from pipeline.merge.elsewhere import held_elsewhere
from pipeline.merge.numbering import TELLING, match
from pipeline.merge.prints import Print, likeness, prints
from pipeline.model import NO_DATE, Event, InformationReport, Locator, SetAside
from pipeline.problems import Problem
from pipeline.words import count, natural, short

#: The share of the smaller file's events that must stand in the other for two files to be
#: versions of one return.
SHARED = 0.5
#: How much of the words of two reports must be the same for them to be versions of one.
SAME_REPORT = 0.6

ONLY_HERE = "only in one version of the return: a decision is needed"
TWICE = "told in two versions of the return: a decision is needed"


@dataclass(frozen=True, slots=True)
class Received:
    """What one file of an agency gave: its events without ids, and its reports."""

    agency: str
    file: str = field(repr=False)
    sha256: str = ""
    events: tuple[Event, ...] = field(default=(), repr=False)
    reports: tuple[InformationReport, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Standing:
    """A person's decision that one file stands; its other versions are superseded."""

    agency: str
    sha256: str
    decided_by: str = field(default="", repr=False)
    decided_on: date | None = None
    reason: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Difference:
    """Two versions of one return. ``changed`` pairs tell one event differently."""

    agency: str
    first: str = field(repr=False)
    second: str = field(repr=False)
    first_sha256: str = ""
    second_sha256: str = ""
    same: int = 0
    changed: tuple[tuple[Event, Event], ...] = field(default=(), repr=False)
    only_first: tuple[Event, ...] = field(default=(), repr=False)
    only_second: tuple[Event, ...] = field(default=(), repr=False)
    decided: str = field(default="", repr=False)  # who decided and when; "" while open

    def counts(self) -> str:
        """The difference in figures."""
        return (
            f"same {self.same}, changed {len(self.changed)}, "
            f"only in the first {len(self.only_first)}, only in the second {len(self.only_second)}"
        )


@dataclass(frozen=True, slots=True)
class Settled:
    """What is shown of all files, what is not, and what has to be decided."""

    events: tuple[Event, ...] = field(default=(), repr=False)
    reports: tuple[InformationReport, ...] = field(default=(), repr=False)
    problems: tuple[Problem, ...] = field(default=(), repr=False)
    aside: tuple[SetAside, ...] = field(default=(), repr=False)
    differences: tuple[Difference, ...] = field(default=(), repr=False)
    superseded: frozenset[tuple[str, str]] = field(default=frozenset(), repr=False)


def still_asked(problems: Iterable[Problem], settled: Settled) -> tuple[Problem, ...]:
    """The problems without those of files that another file replaces: nobody need answer them."""
    return tuple(
        problem
        for problem in problems
        if (problem.locator.agency, problem.locator.file) not in settled.superseded
        or problem in settled.problems
    )


def standings(values: Mapping[str, Any]) -> tuple[Standing, ...]:
    """The decisions of ``decisions/versions.toml``, as its schema ``versions`` let them through."""
    return tuple(
        Standing(
            entry["agency"],
            entry["sha256"].casefold(),
            entry.get("decided_by", ""),
            entry.get("decided_on"),
            entry.get("reason", ""),
        )
        for entry in values.get("stands", ())
    )


def settle(received: Sequence[Received], decisions: Sequence[Standing] = ()) -> Settled:
    """Show every event once. The order of ``received`` makes no difference."""
    by_agency: dict[str, list[Received]] = defaultdict(list)
    for one in received:
        by_agency[one.agency].append(one)
    out = _Out()
    for agency in sorted(by_agency):
        files = sorted(by_agency[agency], key=_in_order)
        _settle_agency(files, [one for one in decisions if one.agency == agency], out)
    for unknown in decisions:
        held = by_agency.get(unknown.agency, [])
        if not any(one.sha256.startswith(unknown.sha256) for one in held):
            place = Locator(unknown.agency)
            out.problems.append(Problem("return-decision-unknown", place, unknown.sha256[:12]))
    out.problems.extend(_elsewhere(by_agency, out.superseded))
    return Settled(
        tuple(out.events),
        tuple(out.reports),
        tuple(out.problems),
        tuple(out.aside),
        tuple(out.differences),
        frozenset(out.superseded),
    )


def _in_order(one: Received) -> tuple[object, ...]:
    """By name without its ending, so that "return" comes before "return v2" and "return2"."""
    stem, dot, ending = one.file.rpartition(".")
    return natural(stem if dot else ending), natural(one.file), one.file


def _elsewhere(
    by_agency: Mapping[str, list[Received]], superseded: Collection[tuple[str, str]]
) -> Iterable[Problem]:
    """Ask about a file whose rows another agency sent; the same bytes were asked about when read."""
    files = [
        one
        for agency in sorted(by_agency)
        for one in sorted(by_agency[agency], key=_in_order)
        if (agency, one.file) not in superseded
    ]
    held = held_elsewhere([one.agency for one in files], [one.events for one in files])
    for before, at, rows in held:
        first, one = files[before], files[at]
        if not one.sha256 or one.sha256 != first.sha256:
            found = (
                f"{rows} of {len(one.events)} rows are in {first.agency}: {short(first.file, 60)}"
            )
            yield Problem("return-like-another", Locator(one.agency, one.file), found)


# ---------------------------------------------------------------- one agency


@dataclass(slots=True)
class _Out:
    events: list[Event] = field(default_factory=list)
    reports: list[InformationReport] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    aside: list[SetAside] = field(default_factory=list)
    differences: list[Difference] = field(default_factory=list)
    superseded: set[tuple[str, str]] = field(default_factory=set)


def _settle_agency(files: list[Received], decisions: list[Standing], out: _Out) -> None:
    files = _once(files, out)
    groups = _groups(files)
    for group in groups:
        standing = next(
            (
                (one, decision)
                for decision in decisions
                for one in group
                if one.sha256.startswith(decision.sha256)
            ),
            None,
        )
        if standing is not None:
            _decided(group, *standing, out)
        else:
            _open(group, out)


def _once(files: list[Received], out: _Out) -> list[Received]:
    """Files with the same bytes count once, under the first of their names."""
    first: dict[str, Received] = {}
    for one in files:
        held = first.setdefault(one.sha256 or one.file, one)
        if held is not one:
            place = Locator(one.agency, one.file)
            out.superseded.add((one.agency, one.file))
            out.problems.append(Problem("return-same-file", place, f"the same as {held.file}"))
            out.aside.append(SetAside("duplicate-file", f"the same file as {held.file}", place))
    return list(first.values())


def _groups(files: list[Received]) -> list[list[Received]]:
    """Files that are versions of one return stand in one group, in the order of their names."""
    leader = list(range(len(files)))
    printed = [prints(one.events) for one in files]
    sketches = [[_sketch_of(report) for report in one.reports] for one in files]
    for later in range(len(files)):
        for earlier in range(later):
            told = _versions(printed[earlier], printed[later])
            if told or _same_report(
                files[earlier], files[later], sketches[earlier], sketches[later]
            ):
                old, new = leader[later], leader[earlier]
                leader = [new if held == old else held for held in leader]
    groups: dict[int, list[Received]] = defaultdict(list)
    for at, one in enumerate(files):
        groups[leader[at]].append(one)
    return list(groups.values())


def _versions(one: list[Print], other: list[Print]) -> bool:
    smaller = min(len(one), len(other))
    return smaller > 0 and len(_matched(one, other)) >= max(1, smaller * SHARED)


def _matched(first: list[Print], second: list[Print]) -> dict[int, int]:
    """Which events of the second file are which of the first.

    A place alone proves nothing here: two lists from one system have like words in like rows. So
    the day must agree, or exact words that stand once in each file.
    """
    found = match(second, first)
    once = {text for text, n in Counter(one.text for one in first).items() if n == 1}
    once &= {text for text, n in Counter(one.text for one in second).items() if n == 1}
    return {
        at: old
        for at, old in found.items()
        if second[at].day == first[old].day
        or (second[at].text == first[old].text and first[old].text in once)
    }


def _sketch_of(report: InformationReport) -> tuple[str, Print]:
    words = " ".join(text for section in report.sections for text in section.paragraphs)
    (print_,) = prints([Event("", report.agency, NO_DATE, event=words)])
    return (report.kind, print_) if count(words) >= TELLING * 10 else ("", print_)


def _same_report(
    first: Received,
    second: Received,
    one: list[tuple[str, Print]],
    other: list[tuple[str, Print]],
) -> bool:
    if first.events or second.events:
        return False
    return any(
        kind and kind == own_kind and likeness(mine.sketch, theirs.sketch) >= SAME_REPORT
        for kind, mine in one
        for own_kind, theirs in other
    )


# ---------------------------------------------------------------- decided and open


def _decided(group: list[Received], stands: Received, decision: Standing, out: _Out) -> None:
    out.events.extend(stands.events)
    out.reports.extend(stands.reports)
    by = f"{decision.decided_by}, {decision.decided_on}".strip(", ")
    for one in group:
        if one is stands:
            continue
        out.superseded.add((one.agency, one.file))
        if one.events or stands.events:
            out.differences.append(replace(_difference(one, stands), decided=by or "decided"))
        for event in one.events:
            words = " | ".join(filter(None, (event.when.as_written, event.event)))
            out.aside.append(SetAside("superseded", words, event.locator))
        for report in one.reports:
            for section in report.sections:
                words = "\n".join((section.title, *section.paragraphs)).strip()
                out.aside.append(SetAside("superseded", words, section.locator))


def _open(group: list[Received], out: _Out) -> None:
    """Show every event of all versions once, and ask which version stands."""
    shown = list(group[0].events)
    home = [group[0].file] * len(shown)
    for one in group[1:]:
        difference = _difference(group[0], one)
        _ask(group[0], one, difference, out)
        before, now = prints(shown), prints(one.events)
        matched = _matched(before, now)
        missing = set(range(len(shown))) - set(matched.values())
        for at in missing:
            shown[at] = _marked(shown[at], ONLY_HERE)
        for at, event in enumerate(one.events):
            old = matched.get(at)
            if old is not None and _told_alike(shown[old], event):
                out.aside.append(
                    SetAside(
                        "superseded",
                        f"told alike in {home[old]}: {short(event.event)}",
                        event.locator,
                    )
                )
                continue
            if old is not None:
                shown[old] = _marked(shown[old], TWICE)
            shown.append(_marked(event, VARIANT if old is not None else ONLY_HERE))
            home.append(one.file)
    out.events.extend(shown)
    for one in group:
        out.reports.extend(one.reports)


def _ask(first: Received, second: Received, difference: Difference, out: _Out) -> None:
    place = Locator(second.agency, second.file)
    which = (
        f"a decision which stands: {short(first.file, 60)} ({first.sha256[:12]}) or "
        f"{short(second.file, 60)} ({second.sha256[:12]})"
    )
    if not second.events:
        out.problems.append(Problem("return-new-version", place, "a report in two versions", which))
        return
    out.differences.append(difference)
    changed = difference.changed or difference.only_first or difference.only_second
    code = "return-new-version" if changed else "return-same-rows"
    total = len(second.events)
    found = difference.counts() if changed else f"{difference.same} of {total} rows are in both"
    out.problems.append(Problem(code, place, found, which))


def _difference(first: Received, second: Received) -> Difference:
    matched = _matched(prints(first.events), prints(second.events))
    pairs = [(first.events[old], second.events[at]) for at, old in sorted(matched.items())]
    return Difference(
        first.agency,
        first.file,
        second.file,
        first.sha256,
        second.sha256,
        sum(_told_alike(*pair) for pair in pairs),
        tuple(pair for pair in pairs if not _told_alike(*pair)),
        tuple(one for at, one in enumerate(first.events) if at not in set(matched.values())),
        tuple(one for at, one in enumerate(second.events) if at not in matched),
    )


def _told_alike(one: Event, other: Event) -> bool:
    """True when every word of the two is the same, wherever they stand."""
    return _bare(one) == _bare(other)


def _bare(event: Event) -> Event:
    return replace(event, event_id="", marks=(), locator=Locator(), sequence="")


def _marked(event: Event, mark: str) -> Event:
    return replace(event, marks=tuple(dict.fromkeys((*event.marks, mark))))
