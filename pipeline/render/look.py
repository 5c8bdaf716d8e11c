"""How documents look: colours and signs, in one place for every format.

Nothing is told by colour alone: a shade that means something carries a sign that prints in
black and white and is read out by a screen reader. Text on every fill has a contrast of at
least 7 to 1 (WCAG 2.2, 1.4.6).
"""

from __future__ import annotations

from dataclasses import dataclass

INK = "1B2430"  # words
QUIET = "4A5563"  # captions, running heads
LINE = "B8C0CA"  # hairlines
ROW_HEAD_LINE = "B8C0CB"  # the same to the eye: tells a row's heading from its data in a PDF
ACCENT = "1F4E6B"  # headings, rules, links
HEAD_FILL = "E4EAF0"  # the heading row of a table
BAND_FILL = "F1F3F6"  # a year, an organisational change


@dataclass(frozen=True, slots=True)
class Shade:
    """``fill`` is a pale colour; ``sign`` stands before the words; ``meaning`` names it."""

    fill: str
    sign: str = ""
    meaning: str = ""


#: What a cell's ``shade`` may be. An unknown role is printed without a fill.
SHADES: dict[str, Shade] = {
    "met": Shade("E3F1E6", "✓", "met"),
    "done": Shade("E3F1E6", "✓", "done"),
    "present": Shade("E3F1E6", "✓", "present"),
    "seen": Shade("E3F1E6", "✓", "seen"),
    "late": Shade("FBE7E4", "✗", "late"),
    "missed": Shade("FBE7E4", "✗", "missed"),
    "missing": Shade("FBE7E4", "✗", "missing"),
    "absent": Shade("FBE7E4", "✗", "absent"),
    "red": Shade("FBE7E4", "■", "red"),
    "amber": Shade("FFF1D6", "▲", "amber"),
    "green": Shade("E3F1E6", "●", "green"),
    "warn": Shade("FFF1D6", "▲", "attention"),
    "due": Shade("FFF1D6", "◆", "due"),
    "uncertain": Shade("FFF1D6", "", "uncertain"),
    "outside": Shade("ECE8F4", "◇", "outside the period"),
    "finding": Shade("ECE8F4", "◇", "finding"),
    "key": Shade("E6EEF7", "★", "key event"),
    "note": Shade("E6EEF7", "", "note"),
    "agency": Shade("F1F3F6", "", ""),
    "quiet": Shade("F1F3F6", "", ""),
}

#: Tints for ``agency-1`` and so on; the agency's name in the cell is the sign. None is the tint
#: of an uncertain date, which stands in the cell beside it.
AGENCY_FILLS = (
    "E6EEF7", "E3F1E6", "F2DDD0", "ECE8F4", "FBE7E4", "E2F2F2", "F3EFE3", "EDF3DC",
    "F8E6F0", "E9ECEF", "DDEBF0", "F6EADF",
)  # fmt: skip

#: Boxed remarks: fill, the colour of the bar at their side, and the word that names them.
CALLOUTS: dict[str, tuple[str, str, str]] = {
    "missing": ("FBE7E4", "A12622", "Missing"),
    "warning": ("FFF1D6", "8A5A00", "Attention"),
    "note": ("EEF2F6", "1F4E6B", "Note"),
    "decision": ("E8F2EA", "1E6B3A", "Decision"),
}


def shade(role: str) -> Shade:
    """The look of a cell's role; no fill where the role is unknown or empty."""
    if not role:
        return _PLAIN
    found = SHADES.get(role)
    if found is not None:
        return found
    name, _, number = role.rpartition("-")
    if name == "agency" and number.isdigit():
        return Shade(AGENCY_FILLS[(int(number) - 1) % len(AGENCY_FILLS)])
    return _PLAIN


def callout(kind: str) -> tuple[str, str, str]:
    """Fill, bar colour and naming word of a boxed remark."""
    return CALLOUTS.get(kind, CALLOUTS["note"])


_PLAIN = Shade("")
