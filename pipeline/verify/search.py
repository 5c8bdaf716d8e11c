"""Searches texts and bytes for needles. Says who and where, never what."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from ahocorasick_rs import AhoCorasick

from pipeline.model import Register
from pipeline.verify.letters import View, plain, views
from pipeline.verify.needles import Needle, labels, needles, public_names
from pipeline.verify.packed import unpacked

#: Shorter needles turn up in compressed bytes by chance; decoded text is searched for all.
RAW_LENGTH = 6


@dataclass(frozen=True, slots=True)
class Text:
    """Words found in a file and the place they stand in ("word/header1.xml").

    ``raw`` marks bytes read as letters, where short needles would be found by chance; ``whole``
    marks paragraphs run together, where words of two may look like one.
    """

    place: str
    text: str = field(repr=False)
    raw: bool = False
    whole: bool = False


class Searcher:
    """A register's needles, ready for any number of texts."""

    def __init__(self, register: Register, ordinary: Collection[str] = frozenset()) -> None:
        self.needles = needles(register, ordinary)
        self.labels = tuple(sorted({plain(label).lower() for label in labels(register).values()}))
        by_text: dict[str, list[Needle]] = {}
        for needle in self.needles:
            by_text.setdefault(needle.text, []).append(needle)
        self._texts = list(by_text)
        self._needles = list(by_text.values())
        self._search = AhoCorasick(self._texts) if self._texts else None
        allowed = [name for name in (*public_names(register), *self.labels) if name]
        self._allowed = AhoCorasick(allowed) if allowed else None

    def keys(self, texts: Iterable[Text]) -> Iterator[tuple[str, str]]:
        """(register key, place) of everything found; each place once a key."""
        seen: set[tuple[str, str]] = set()
        for needle, text in self.found(texts):
            if (needle.key, text.place) not in seen:
                seen.add((needle.key, text.place))
                yield needle.key, text.place

    def found(self, texts: Iterable[Text]) -> Iterator[tuple[Needle, Text]]:
        """Every needle found, with the text it was found in."""
        for text in gathered(texts):
            for view in views(text.text):
                for needle in self._in(view, raw=text.raw):
                    yield needle, text

    def _in(self, view: View, *, raw: bool) -> Iterator[Needle]:
        if self._search is None:
            return
        hits = self._search.find_matches_as_indexes(view.lower, overlapping=True)
        if not hits:
            return
        spared = self._spared(view)
        for index, start, end in hits:
            if raw and end - start < RAW_LENGTH:
                continue
            for needle in self._needles[index]:
                if raw and needle.mode == "capital":
                    continue  # the format's own words; what is written was searched as text
                if fits(needle, view, start, end) and not _within(spared, start, end):
                    yield needle

    def _spared(self, view: View) -> Sequence[tuple[int, int]]:
        """Where public names and labels stand, which may hold a needle as a part."""
        if self._allowed is None or view.kind == "squeezed":
            return ()
        return [
            (start, end)
            for _, start, end in self._allowed.find_matches_as_indexes(view.lower, overlapping=True)
            if _bounded(view.lower, start, end)
        ]


#: Stands between texts gathered into one: no reading joins words across it but the squeezed one.
BETWEEN = "\n¶\n"


def gathered(texts: Iterable[Text]) -> Iterator[Text]:
    """The texts of one place as one, each said once: a long search is faster than many short."""
    kept: dict[tuple[str, bool, bool], dict[str, None]] = {}
    for text in texts:
        kept.setdefault((text.place, text.raw, text.whole), {})[text.text] = None
    for (place, raw, whole), said in kept.items():
        yield Text(place, BETWEEN.join(said), raw=raw, whole=whole)


def fits(needle: Needle, view: View, start: int, end: int) -> bool:
    """Whether a needle's letters at this place of this view are the needle."""
    if view.kind == "squeezed":
        return needle.mode == "tight"
    if view.kind == "digits":
        return needle.mode in {"digits", "date"} and _whole_number(needle, view.lower, start, end)
    if needle.mode in {"tight", "digits"}:
        return needle.mode == "digits" and _bounded(view.lower, start, end)
    if not _bounded(view.lower, start, end):
        return False
    return needle.mode != "capital" or view.cased[start].isupper()


def _whole_number(needle: Needle, text: str, start: int, end: int) -> bool:
    if needle.mode == "date":
        return not text[start - 1 : start].isdigit() and not text[end : end + 1].isdigit()
    # A phone may stand behind 0, 44 or 0044; a longer number that merely holds it is no match.
    before = re.search(r"\d*$", text[max(0, start - 6) : start])
    lead = before[0] if before else ""
    return lead in {"", "0", "44", "440", "0044", "00440"} and not text[end : end + 1].isdigit()


def _bounded(text: str, start: int, end: int) -> bool:
    """Whether the slice is not the inside of a word or number; plural and possessive s allowed."""
    if _inside(text[start - 1 : start], text[start]):
        return False
    rest = text[end : end + 3]
    if not _inside(rest[:1], text[end - 1]):
        return True
    return (
        bool(re.match(r"(?:s|es)(?![a-z])", rest)) and text[end - 1].isalpha() and end - start > 3
    )


def _inside(outer: str, inner: str) -> bool:
    return (outer.isalpha() and inner.isalpha()) or (outer.isdigit() and inner.isdigit())


def _within(spans: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    return any(first <= start and end <= last for first, last in spans)


def raw_texts(place: str, data: bytes) -> Iterator[Text]:
    """Bytes read as letters of one and of two bytes, at both alignments and in both orders.

    What is packed inside them is unpacked and read the same way.
    """
    yield from _read(place, data)
    for inner in unpacked(data):
        yield from _read(place, inner)


def _read(place: str, data: bytes) -> Iterator[Text]:
    yield Text(place, data.decode("latin-1"), raw=True)
    decoded = data.decode("utf-8", errors="ignore")
    if not decoded.isascii():
        yield Text(place, decoded, raw=True)
    if b"\0" in data:
        for order in ("utf-16-le", "utf-16-be"):
            for skip in (0, 1):
                piece = data[skip:]
                yield Text(
                    place, piece[: len(piece) // 2 * 2].decode(order, errors="replace"), raw=True
                )
