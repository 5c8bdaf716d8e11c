"""Findings that read best as a table of their own figures: one builder a rule, in ``TABLES``."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from pipeline.analyse.return_quality import MEASURES
from pipeline.analyse.timeline import day
from pipeline.assemble.agencies import Sign
from pipeline.document import Inline, Table, TableCell, TableRow, cell
from pipeline.model import Finding, Register

#: How anybody's words are put: as typed or under pseudonyms.
Mark = Callable[[str], tuple[Inline, ...]]
Builder = Callable[[Sequence[Finding], Mapping[str, Sign], Register, Mark], Table]

#: The heading over each measure of a return.
HEADS = {
    "exact_date": "Certain day", "source": "Source", "outcome": "Outcome", "analysis": "Analysis",
    "expected_practice": "Expected practice", "voice": "Child’s voice or seen",
}  # fmt: skip


def agencies(finding: Finding, signs: Mapping[str, Sign]) -> str:
    """The agencies a finding is about: by name when there is one, by their letters when several."""
    held = [signs[key] for key in finding.agencies if key in signs]
    return held[0].short if len(held) == 1 else ", ".join(sign.code for sign in held)


def gaps(
    findings: Sequence[Finding], signs: Mapping[str, Sign], register: Register, mark: Mark
) -> Table:
    """From, to, days and whose, the whole chronology first."""
    del register, mark
    rows = tuple(
        TableRow((
            cell(agencies(finding, signs) or "Any agency", header=True),
            cell(_day(finding.data["from"])),
            cell(_day(finding.data["to"])),
            cell(str(finding.data["days"])),
            cell(_within(finding.data.get("may_fall_within"))),
        ))
        for finding in findings
    )  # fmt: skip
    return Table(
        ("Nothing recorded by", "First day", "Last day", "Days", "Events that may fall within"),
        rows, widths=(0.3, 0.17, 0.17, 0.08, 0.28),
    )  # fmt: skip


def intervals(
    findings: Sequence[Finding], signs: Mapping[str, Sign], register: Register, mark: Mark
) -> Table:
    """Half and longest, in days."""
    del register, mark
    rows = tuple(
        TableRow((
            cell(agencies(finding, signs) or "All agencies", header=True),
            cell(f"{finding.data['median']:g}"),
            cell(str(finding.data["longest"])),
            cell(" to ".join(finding.about)),
            cell(str(finding.data["left_out"])),
        ))
        for finding in findings
    )  # fmt: skip
    return Table(
        ("Between events of", "Half are at most, days", "Longest, days", "Longest between",
         "Events without a certain day, left out"),
        rows, widths=(0.25, 0.15, 0.12, 0.3, 0.18),
    )  # fmt: skip


def named(
    findings: Sequence[Finding], signs: Mapping[str, Sign], register: Register, mark: Mark
) -> Table:
    """Who is named, by how many events of which agencies."""
    entries = {entry.key: entry for entry in register.entries}
    rows = []
    for finding in findings:
        key = str(finding.data["person"])
        entry = entries.get(key)
        name = mark(entry.name if entry else key)
        rows.append(TableRow((
            TableCell((name,), header=True),
            cell(entry.pseudonym if entry else ""),
            cell(entry.role if entry else ""),
            cell(str(len(finding.about))),
            cell(agencies(finding, signs)),
        )))  # fmt: skip
    return Table(
        ("Named", "Pseudonym", "Part", "Events", "Agencies"), tuple(rows),
        widths=(0.27, 0.18, 0.2, 0.1, 0.25),
    )  # fmt: skip


def return_quality(
    findings: Sequence[Finding], signs: Mapping[str, Sign], register: Register, mark: Mark
) -> Table:
    """How many of each agency's events give what a panel looks for."""
    del register, mark
    rows = []
    for finding in findings:
        silent = finding.data.get("no_event_from")
        rows.append(TableRow((
            cell(agencies(finding, signs), header=True),
            cell(str(finding.data["events"])),
            *(cell(str(finding.data[name])) for name in MEASURES),
            cell(", ".join(silent) if isinstance(silent, tuple) else ""),
        )))  # fmt: skip
    return Table(
        ("Agency", "Events", *(HEADS[name] for name in MEASURES), "No event from"), tuple(rows),
        widths=(0.2, 0.08, *(0.09,) * len(MEASURES), 0.18),
    )  # fmt: skip


#: By rule.
TABLES: Mapping[str, Builder] = {
    "gaps": gaps, "intervals": intervals, "named": named, "return_quality": return_quality,
}  # fmt: skip


def _day(iso: object) -> str:
    return day(date.fromisoformat(str(iso)))


def _within(told: object) -> str:
    return ", ".join(told) if isinstance(told, tuple) else ""
