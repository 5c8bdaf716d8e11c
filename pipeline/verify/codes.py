"""Undoes codes: words packed as base64, hexadecimal or numbers, spelled out, turned round.

A code is no disguise for a person but it is for a search. What a run of signs says in each of
the usual codes is read as text wherever it could be text; a wrong guess reads as nothing.
"""

from __future__ import annotations

import base64
import binascii
import codecs
import re
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress

from pipeline.verify.ends import Words

#: Codes within codes: no deeper than this.
DEEPEST = 3
#: A code within a code is longer than what it says.
SHORTEST_CODE = 10
LONGEST = 50_000_000
_PRINTED = re.compile(rb"[\t\n\r\x20-\x7e]")
_BASE64 = re.compile(
    r"[A-Za-z0-9+/_-]{8,}={0,2}(?:\s[A-Za-z0-9+/]{40,}(?:\s?[A-Za-z0-9+/]+={0,2})?)*"
)
_BASE32 = re.compile(r"[A-Z2-7]{16,}={0,6}")
_HEX = re.compile(
    r"(?<![0-9A-Za-z])(?:(?:0x|\\x|U\+00)?[0-9A-Fa-f]{2}[\s,;:-]{0,2}){5,}(?![0-9A-Za-z])"
)
# The first figure is written by itself, so that a search skips from figure to figure.
_NUMBERS = re.compile(r"\d(?<!\d\d)\d{1,2}[\s,;.:-]{1,2}(?:\d{2,3}[\s,;.:-]{1,2}){3,}\d{2,3}(?!\d)")
_OCTAL = re.compile(r"\\[0-3]?[0-7]{2}(?:\\[0-3]?[0-7]{2}){3,}")
_BINARY = re.compile(r"[01](?<!\d[01])[01]{7}\s?(?:[01]{8}\s?){4,}(?!\d)")
_PUNYCODE = re.compile(r"xn--([a-z0-9-]{4,})", re.IGNORECASE)


def decoded(text: str) -> list[str]:
    """What every run of signs in ``text`` says in each code, codes within codes too."""
    found: dict[str, None] = {}
    waiting = [(text, 0)]
    while waiting:
        held, depth = waiting.pop()
        for said in _once(held) if depth < DEEPEST else ():
            if said not in found and said != text:
                found[said] = None
                if len(said) > SHORTEST_CODE and said.isascii():
                    waiting.append((said, depth + 1))
    return list(found)


def _once(text: str) -> Iterator[str]:
    for runs, undo in _CODES:
        for run in runs.finditer(text):
            for data in undo(run[0]):
                yield from _said(data)
    for run in _PUNYCODE.finditer(text):
        try:
            yield run[1].encode().decode("punycode")
        except UnicodeError:
            continue


def _said(data: bytes) -> Iterator[str]:
    """Bytes as words where they can be words: of one byte a letter, of two, or packed."""
    if data[:2] in {b"\x1f\x8b", b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda"}:
        with suppress(zlib.error):  # not packed after all: read as it is
            yield zlib.decompressobj(47).decompress(data, LONGEST).decode("utf-8", "ignore")
            return
    if len(_PRINTED.findall(data)) * 8 >= len(data) * 7:
        yield data.decode("latin-1")
    elif data.count(0) * 3 >= len(data):
        yield data.replace(b"\0", b"").decode("latin-1")
    else:
        letters = data.decode("utf-8", "ignore")
        if letters.isprintable() and sum(map(str.isalpha, letters)) * 3 >= len(data):
            yield letters


def _from_base64(run: str) -> Iterator[bytes]:
    if run.isalpha() and (run[1:].islower() or run.isupper()):
        return  # a word: packed letters mix their cases
    bare = re.sub(r"[\s=]", "", run)
    signs = b"-_" if "-" in bare or "_" in bare else b"+/"
    # A word may stand before the code without a gap, so each of four beginnings is tried.
    for start in range(4 if len(bare) > 12 else 1):
        piece = bare[start:]
        whole = piece[: len(piece) - (len(piece) % 4 == 1)]
        yield base64.b64decode(whole + "=" * (-len(whole) % 4), altchars=signs)


def _from_base32(run: str) -> Iterator[bytes]:
    bare = run.rstrip("=")
    try:
        yield base64.b32decode(bare + "=" * (-len(bare) % 8))
    except binascii.Error:
        return


def _from_hex(run: str) -> Iterator[bytes]:
    yield bytes.fromhex("".join(re.findall(r"(?:0x|\\x|U\+00)?([0-9A-Fa-f]{2})", run)))


def _from_numbers(run: str) -> Iterator[bytes]:
    numbers = [int(number) for number in re.findall(r"\d+", run)]
    if max(numbers) < 256:
        yield bytes(numbers)


def _from_octal(run: str) -> Iterator[bytes]:
    yield bytes(int(number, 8) for number in run.split("\\")[1:])


def _from_binary(run: str) -> Iterator[bytes]:
    yield bytes(int(number, 2) for number in re.findall(r"[01]{8}", run))


_CODES: tuple[tuple[re.Pattern[str], Callable[[str], Iterator[bytes]]], ...] = (
    (_BASE64, _from_base64),
    (_BASE32, _from_base32),
    (_HEX, _from_hex),
    (_NUMBERS, _from_numbers),
    (_OCTAL, _from_octal),
    (_BINARY, _from_binary),
)

# ---------------------------------------------------------------- letters for letters

_FIGURES = str.maketrans("0134578@$€!|", "oieastbaseil")
_MIXED = re.compile(
    r"(?<![\w@$€!|])(?=[\w@$€!|]*[A-Za-z])(?=[\w@$€!|]*[013457@$€!|])[A-Za-z013457@$€!|]{4,}"
)


def figures_as_letters(text: str) -> str:
    """Words with figures for letters (``Z3b3d33``) as words."""
    return _MIXED.sub(lambda word: word[0].translate(_FIGURES), text)


def turned(text: str) -> Iterator[str]:
    """The text backwards, and with each letter moved by half the alphabet."""
    yield text[::-1]
    yield codecs.encode(text, "rot13")


_ALPHABET = {
    word: word[0]
    for word in (
        "alpha alfa bravo charlie delta echo foxtrot golf hotel india juliet juliett kilo lima mike "
        "november oscar papa quebec romeo sierra tango uniform victor whiskey whisky xray x-ray "
        "yankee zulu"
    ).split()
}
_SPELLED = re.compile(rf"\b(?:(?:{'|'.join(_ALPHABET)})\b[\s,.-]*){{3,}}", re.IGNORECASE)
_SPELLING = Words(_ALPHABET)


def spelled(text: str) -> str:
    """Names spelled by the radio alphabet (``Zulu Echo Bravo``) as names."""

    def name(run: re.Match[str]) -> str:
        words = re.findall(r"x-ray|[a-z]+", run[0].lower())
        return "".join(_ALPHABET[word] for word in words).capitalize() + " "

    return _SPELLING.replaced(_SPELLED, name, text)
