"""Drawings as plain strings: rectangles, lines, circles, paths and words, nothing a printer mislays.

Numbers are written the same on every machine, so one chronology always gives one drawing.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

FONT = "Open Sans"
INK = "#1b2430"
QUIET = "#4a5563"
LINE = "#b8c0ca"
PALE = "#f1f3f6"
ACCENT = "#1f4e6b"


def n(value: float) -> str:
    """A length: two decimals at most, no trailing zeros."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text


def drawing(width: float, height: float, parts: Iterable[str]) -> str:
    """The whole drawing, on white, in user units of one CSS pixel."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{n(width)}" height="{n(height)}" '
        f'viewBox="0 0 {n(width)} {n(height)}" font-family="{FONT}" fill="{INK}">'
        f'<rect x="0" y="0" width="{n(width)}" height="{n(height)}" fill="#ffffff"/>'
        + "".join(parts)
        + "</svg>"
    )


def rect(
    x: float, y: float, width: float, height: float, *, fill: str = "none", stroke: str = "",
    dash: str = "", round_: float = 0,
) -> str:  # fmt: skip
    """A rectangle."""
    return (
        f'<rect x="{n(x)}" y="{n(y)}" width="{n(width)}" height="{n(height)}" fill="{fill}"'
        + (f' rx="{n(round_)}"' if round_ else "")
        + _stroke(stroke, 1, dash)
        + "/>"
    )


def line(
    x1: float, y1: float, x2: float, y2: float, *, stroke: str = LINE, width: float = 1,
    dash: str = "",
) -> str:  # fmt: skip
    """A straight line."""
    return (
        f'<line x1="{n(x1)}" y1="{n(y1)}" x2="{n(x2)}" y2="{n(y2)}"'
        + _stroke(stroke, width, dash)
        + "/>"
    )


def circle(x: float, y: float, radius: float, *, fill: str = INK, stroke: str = "") -> str:
    """A circle."""
    return f'<circle cx="{n(x)}" cy="{n(y)}" r="{n(radius)}" fill="{fill}"{_stroke(stroke, 1.5)}/>'


def path(
    points: Iterable[tuple[float, float]], *, fill: str = "none", stroke: str = "",
    width: float = 1, dash: str = "", closed: bool = False,
) -> str:  # fmt: skip
    """A line through points."""
    drawn = " L ".join(f"{n(x)} {n(y)}" for x, y in points)
    return (
        f'<path d="M {drawn}{" Z" if closed else ""}" fill="{fill}"{_stroke(stroke, width, dash)}/>'
    )


def text(
    x: float, y: float, words: str, *, size: float = 11, anchor: str = "start", fill: str = INK,
    bold: bool = False,
) -> str:  # fmt: skip
    """Words on one line; ``y`` is the line they stand on."""
    return (
        f'<text x="{n(x)}" y="{n(y)}" font-size="{n(size)}"'
        + (f' text-anchor="{anchor}"' if anchor != "start" else "")
        + (f' fill="{fill}"' if fill != INK else "")
        + (' font-weight="bold"' if bold else "")
        + f">{escape(words)}</text>"
    )


def shortened(words: str, most: int) -> str:
    """Words cut at a length, with an ellipsis."""
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"


def wrapped(words: str, most: int, lines: int) -> list[str]:
    """Words over at most ``lines`` lines of ``most`` letters, the last one shortened."""
    found = [""]
    for word in words.split():
        joined = f"{found[-1]} {word}".strip()
        if len(joined) <= most or not found[-1]:
            found[-1] = joined
        elif len(found) < lines:
            found.append(word)
        else:
            found[-1] = joined
    return [shortened(part, most) for part in found]


def _stroke(colour: str, width: float = 1, dash: str = "") -> str:
    if not colour:
        return ""
    drawn = f' stroke="{colour}" stroke-width="{n(width)}"'
    return drawn + (f' stroke-dasharray="{dash}"' if dash else "")
