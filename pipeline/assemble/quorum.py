"""Whether a meeting is quorate under the profile, and why. The rule is the partnership's data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.assemble.wording import day, listed, plural
from pipeline.document import Block, Callout, Table, TableRow, cell, paragraph
from pipeline.profile import Profile
from pipeline.worksheets import Attendance, Meeting

#: The three Safeguarding Partners, as the worksheets and case file name them.
PARTNERS = ("local authority", "police", "health")


@dataclass(frozen=True, slots=True)
class Quorum:
    """The answer. ``quorate`` is None where nothing can be said; ``reasons`` say why.

    ``laid_down`` is False where the partnership's guidance gives no number to judge by.
    """

    quorate: bool | None
    reasons: tuple[str, ...]
    laid_down: bool = True

    @property
    def answer(self) -> str:
        """The answer in words."""
        if self.quorate is None:
            told = "Attendance is not yet recorded"
            return told if self.laid_down else "No quorum is laid down"
        return "Quorate" if self.quorate else "Not quorate"


def judge(
    attendance: Sequence[Attendance], profile: Profile, partners: Mapping[str, str]
) -> Quorum:
    """Judge the attendance recorded for one meeting.

    ``partners`` gives the Safeguarding Partner an agency's key stands for, where the row does
    not say. A substitute counts for the agency represented. People of one agency count once.
    """
    rules = _rules(profile)
    if not rules:
        told = "The partnership's guidance states no number for a quorum."
        return Quorum(None, (told,), laid_down=False)
    present = [row for row in attendance if row.present == "yes"]
    # Apologies, and that somebody will not come, are entered before the meeting. One to which
    # nobody came was not held: there is nothing to judge.
    if not present:
        told = "The meeting has not been held, or who came is not entered yet."
        return Quorum(None, (f"{told} {_wanted(rules)}",))
    agencies = {row.agency for row in present if row.agency}
    came = {row.partner or partners.get(row.agency, "") for row in present} & set(PARTNERS)
    checks = []
    if needed := rules.get("representatives"):
        number, source = needed
        words = f"{plural(len(agencies), 'agency', 'agencies')} represented"
        checks.append((len(agencies) >= number, f"{words}; at least {number} needed ({source})."))
    if needed := rules.get("partners"):
        number, source = needed
        there = listed(partner for partner in PARTNERS if partner in came) or "none"
        words = f"Safeguarding Partners present: {there}"
        checks.append((len(came) >= number, f"{words}; at least {number} of 3 needed ({source})."))
    return Quorum(all(kept for kept, _ in checks), tuple(words for _, words in checks))


def sheet(
    meeting: Meeting | None,
    attendance: Sequence[Attendance],
    profile: Profile,
    partners: Mapping[str, str],
    names: Mapping[str, str],
) -> tuple[Block, ...]:
    """The quorum sheet: the answer with its reasons, then who came, for whom, and conflicts."""
    found = judge(attendance, profile, partners)
    kind = "warning" if found.quorate is False else "note"
    told = (*found.reasons, *_foreseen(found, attendance, profile, partners))
    reasons = tuple(paragraph(reason) for reason in told)
    blocks: list[Block] = [Callout(kind, found.answer, reasons)]
    if meeting is None:
        blocks.append(paragraph("No meeting of this kind is entered in meetings.xlsx.", "note"))
    elif meeting.held_as:
        blocks.append(paragraph(f"Held as: {meeting.held_as}."))
    if attendance:
        blocks.append(_who_came(attendance, names))
        undeclared = [row for row in attendance if row.present == "yes" and not row.conflict]
        if undeclared:
            words = plural(len(undeclared), "person has", "people have")
            source = profile.get("people", "declarations").source
            note = f"{words} not yet declared whether there is a conflict of interest ({source})."
            blocks.append(Callout("warning", "Declarations to take", (paragraph(note),)))
    return tuple(blocks)


def _foreseen(
    found: Quorum,
    attendance: Sequence[Attendance],
    profile: Profile,
    partners: Mapping[str, str],
) -> tuple[str, ...]:
    """Before the meeting: whether those asked who have not sent apologies would be enough."""
    coming = [
        replace(row, present="yes") for row in attendance if row.present not in ("apologies", "no")
    ]
    if found.quorate is not None or not coming:
        return ()
    then = judge(coming, profile, partners)
    if then.quorate is None:
        return ()
    enough = "will" if then.quorate else "will not"
    return (
        f"If everybody comes who has not sent apologies, the meeting {enough} be quorate.",
        *then.reasons,
    )


def _rules(profile: Profile) -> dict[str, tuple[int, str]]:
    found = {}
    for key in ("representatives", "partners"):
        rule = profile.get("quorum", key)
        if isinstance(rule.value, int) and rule.value:
            found[key] = (rule.value, rule.source)
    return found


def _wanted(rules: Mapping[str, tuple[int, str]]) -> str:
    names = {
        "representatives": "partner-agency representatives",
        "partners": "Safeguarding Partners",
    }
    wanted = listed(f"at least {number} {names[key]}" for key, (number, _) in rules.items())
    sources = listed(dict.fromkeys(source for _, source in rules.values()))
    return f"Needed: {wanted} ({sources})."


def _who_came(attendance: Sequence[Attendance], names: Mapping[str, str]) -> Table:
    rows = tuple(
        TableRow(
            (
                cell(row.name, header=True),
                cell(names.get(row.agency, row.agency)),
                cell(row.partner.capitalize()),
                cell(row.present.capitalize() or "To be recorded"),
                cell(_substitute(row)),
                cell(row.conflict.capitalize() or "Not declared yet"),
            )
        )
        for row in attendance
    )
    return Table(
        header=("Name", "Agency", "Safeguarding Partner", "Present", "Substitute for", "Conflict"),
        rows=rows,
        widths=(0.2, 0.22, 0.14, 0.12, 0.18, 0.14),
    )


def _substitute(row: Attendance) -> str:
    if not row.substitute_for:
        return ""
    named = f", named on {day(row.substitute_named_on)}" if row.substitute_named_on else ""
    return f"{row.substitute_for}{named}"
