"""Reads any text as a suspicious reader would: one letter for every disguise of it.

Part of the publication gate, which shares no code with what it checks.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from urllib.parse import unquote

from pipeline.verify.codes import decoded, figures_as_letters, spelled, turned
from pipeline.verify.disguises import letter
from pipeline.verify.joints import bare, closed_up, put_together, taken_apart
from pipeline.verify.numbers import in_figures

_LONG = {
    "ß": "ss",
    "æ": "ae",
    "œ": "oe",
    "þ": "th",
    "ŋ": "ng",
    "Æ": "Ae",
    "Œ": "Oe",
    "Þ": "Th",
    "ẞ": "SS",
}
_QUOTES = "'’‘ʼʻ`´′ʹˈ‛ʾʿꞌ"
_HYPHENS = "-‐‑‒–—―−⁃"


class _Table(dict[int, str]):
    """Fills itself, character by character, as ``str.translate`` asks."""

    def __missing__(self, code: int) -> str:
        self[code] = made = self._made(chr(code))
        return made

    @staticmethod
    def _made(char: str) -> str:
        if char in _QUOTES:
            return "'"
        if char in _HYPHENS:
            return "-"
        if char in "\n\r\t\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029":
            return "\n"
        kind = unicodedata.category(char)
        if kind == "Zs":
            return " "
        if kind == "Cc":
            return "\n"
        if kind == "Cf" and (said := letter(char)) != char:  # a tag: an unseen letter
            return said
        if kind in {"Cf", "Mn", "Me"} or char in "\u115f\u1160\u3164\uffa0\u2800":
            return ""
        return _LONG.get(char) or letter(char)


_TABLE = _Table()
#: What is left out, of the signs of one byte, where capitals alone or letters alone are read.
_NO_CAPITALS = bytes(code for code in range(256) if not 65 <= code <= 90)
_NO_LETTERS = bytes(code for code in _NO_CAPITALS if not 97 <= code <= 122)
_FIGURES = str.maketrans("OoIl", "0011")
#: Numbers with letters for some of their figures.
_LIKE_FIGURES = re.compile(r"(?<![^\W_])(?=(?:[OoIl]?\d){3})[\dOoIl .-]{5,}(?![^\W_])")
_ESCAPES = re.compile(r"&(?:#|[a-z])|%[0-9a-f]{2}|\\[ux]?[0-9a-f]{2}|=[0-9A-F]{2}", re.IGNORECASE)


def plain(text: str) -> str:
    """Letters without disguise, capitals kept: accents, look-alikes and unseen signs gone."""
    return unicodedata.normalize("NFKD", text.translate(_TABLE)).translate(_TABLE)


@dataclass(frozen=True, slots=True)
class View:
    """One way of reading a text. ``cased`` and ``lower`` have the same length.

    ``kind``: words (searched for whole words), squeezed (letters and digits only, searched for
    long needles wherever they begin), digits (numbers closed up) or turned (a code of the whole
    text, searched for long needles).
    """

    kind: str
    cased: str = field(repr=False)
    lower: str = field(repr=False)
    guessed: bool = False


def _view(kind: str, cased: str) -> View:
    return View(kind, cased, cased.lower())


def views(text: str) -> Iterator[View]:
    """Every way of reading ``text`` in which an identifier may show."""
    yield from _readings(text)
    if _ESCAPES.search(text):
        opened = _opened(text)
        if opened != text:
            yield from _readings(opened)
    if "\u202e" in text:  # right-to-left override: what is stored runs backwards
        yield from _readings(text[::-1])


def codes(text: str) -> Iterator[View]:
    """Every way of reading what is written in another alphabet, order or code in ``text``."""
    if "|" in text:  # a letter to some, a sign between letters to others
        yield from _readings(text.replace("|", " "))
    for said in decoded(text):
        yield from (replace(view, guessed=True) for view in _readings(said))
    yield from _in_other_words(text)


def _in_other_words(text: str) -> Iterator[View]:
    """The text with what is spelled, counted out or turned round in it made plain."""
    base = plain(text)
    flat = " ".join(base.split())
    for other in {figures_as_letters(flat), spelled(flat)} - {flat}:
        yield _view("words", other)
    if (counted := in_figures(flat)) != flat:
        yield _view("words", counted)
        yield _view("digits", closed_up(counted))
    if (closed := _LIKE_FIGURES.sub(_as_figures, flat)) != flat:
        yield _view("digits", closed_up(closed))
    for other in turned(flat):
        yield _view("turned", other)
    for few in _picked(base, flat):
        if len(few) > 7:
            yield _view("squeezed", few)


def _picked(base: str, flat: str) -> Iterator[str]:
    """Some letters of the text, read as one word: first letters, capitals, all without figures."""
    if len(flat) < 8:
        return
    signs = flat.encode("ascii", "ignore")
    yield bare("".join(line.lstrip()[:1] for line in base.split("\n")))
    yield bare("".join([word[0] for word in flat.split()]))
    yield signs.translate(None, _NO_CAPITALS).decode()
    if any(figure in signs for figure in b"0123456789"):
        yield signs.translate(None, _NO_LETTERS).decode()


def raw_views(text: str) -> Iterator[View]:
    """The readings of bytes that are not known to be text: as they are, and closed up."""
    flat = " ".join(plain(text).split())
    yield _view("words", flat)
    joined = put_together(flat)
    if joined != flat:
        yield _view("words", joined)
    yield _view("digits", closed_up(flat))


def raw_codes(text: str) -> Iterator[View]:
    """The same of bytes that are not known to be text."""
    for said in decoded(text):
        yield _view("words", " ".join(plain(said).split()))
        yield _view("digits", closed_up(said))


def _readings(text: str) -> Iterator[View]:
    base = plain(text)
    flat = " ".join(base.split())
    yield _view("words", flat)
    if "\n" in base:
        yield _view("words", " ".join(base.replace("\n", "").split()))
    if "- " in flat:  # a word broken at a line's end
        yield _view("words", re.sub(r"(?<=\w)- (?=\w)", "", flat))
    split = taken_apart(flat)
    if split != flat:
        yield _view("words", split)
    joined = put_together(flat)
    if joined != flat:
        yield _view("words", joined)
    closed = closed_up(flat)
    if any(char.isdigit() for char in closed):
        yield _view("digits", closed)
    yield _view("squeezed", bare(flat))


def _opened(text: str) -> str:
    """The text with entities, URL, CSS, JavaScript and quoted-printable escapes undone."""
    for _ in range(3):
        before = text
        text = unquote(html.unescape(text))
        text = re.sub(r"\\(?:u|x|)([0-9a-fA-F]{2,6}) ?", _char, text)
        text = re.sub(r"=([0-9A-F]{2})", _char, text)
        if text == before:
            break
    return text


def _as_figures(run: re.Match[str]) -> str:
    return run[0].translate(_FIGURES)


def _char(found: re.Match[str]) -> str:
    code = int(found[1], 16)
    return chr(code) if 31 < code < 0x110000 and not 0xD800 <= code < 0xE000 else " "
