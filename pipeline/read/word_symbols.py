"""Ticks and boxes that Word draws with a symbol font, as characters everyone can read."""

from __future__ import annotations

_TICKS = {
    "wingdings": {
        0x6F: "☐", 0x71: "☐", 0x72: "☐", 0x6E: "■", 0x78: "☒", 0xA8: "☐", 0xFC: "✓", 0xFB: "✗",
        0xFE: "☑", 0xFD: "☒", 0x6C: "●", 0xA7: "▪", 0x9F: "•", 0xE0: "→", 0xDF: "←", 0xE8: "→",
        0x4A: "☺", 0x4C: "☹",
    },
    "wingdings 2": {
        0x50: "✓", 0x4F: "✗", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x51: "☒", 0xA3: "☐", 0x2A: "☐",
        0x56: "☒",
    },
    "symbol": {0xB7: "•", 0xAE: "→", 0xAC: "←", 0xB3: "≥", 0xA3: "≤", 0xB1: "±", 0xB0: "°"},
}  # fmt: skip

TICKED, UNTICKED = "☒", "☐"


def symbol(font: str, code: str) -> str:
    """The character for ``w:sym``; the code itself, visibly, where the font is not known."""
    try:
        number = int(code, 16)
    except ValueError:
        return "[symbol]"
    plain = number - 0xF000 if 0xF000 <= number <= 0xF0FF else number
    known = _TICKS.get(font.lower(), {}).get(plain)
    if known:
        return known
    # Codes of the private area mean nothing outside their font.
    return f"[symbol-{plain:02X}]" if number >= 0xF000 or number < 0x20 else chr(number)
