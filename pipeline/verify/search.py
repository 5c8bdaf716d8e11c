"""Searches texts and bytes for needles. Says who and where, never what."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain

from ahocorasick_rs import AhoCorasick

from pipeline.model import Register
from pipeline.verify.exact import Exact, bounded
from pipeline.verify.letters import View, codes, plain, raw_codes, raw_views, views
from pipeline.verify.needles import Needle, labels, needles, public_names
from pipeline.verify.packed import unpacked


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
        self._exact = Exact(self.needles)
        allowed = [name for name in (*public_names(register), *self.labels) if name]
        self._allowed = AhoCorasick(allowed) if allowed else None

    def keys(self, texts: Iterable[Text]) -> Iterator[tuple[str, str]]:
        """(register key, place) of everything found; each place once a key."""
        seen: set[tuple[str, str]] = set()
        for needle, text in self.found(texts):
            if (needle.key, text.place) not in seen:
                seen.add((needle.key, text.place))
                yield needle.key, text.place

    def found(
        self, texts: Iterable[Text], still: Collection[int] | None = None
    ) -> Iterator[tuple[Needle, Text]]:
        """Every needle found, with the text it was found in.

        ``still`` are the ids (``id``) of the needles that are looked for, all where it is None:
        whoever takes out those that were found is told each once, and sooner.
        """
        # First what is known to be text, as it is written; then undone of every code.
        told = sorted(gathered(texts), key=lambda text: text.raw)
        for text, view in chain(
            _views_of(told, views, raw_views), _views_of(told, codes, raw_codes)
        ):
            if text.raw:
                # Bytes that are not known to be text: the format's own words and chance would
                # answer to short names, which are looked for wherever text is known to be text.
                yield from ((needle, text) for needle, *_ in self._exact.found_raw(view))
            else:
                yield from ((needle, text) for needle in self._in(view, still))

    def _in(self, view: View, still: Collection[int] | None) -> Iterator[Needle]:
        spared: Spans | None = None
        for needle, start, end in self._exact.found(view, still):
            spared = self._spared(view) if spared is None else spared
            if not spared.hold(start, end):
                yield needle

    def _spared(self, view: View) -> Spans:
        """Where public names and labels stand, which may hold a needle as a part."""
        if self._allowed is None or view.kind == "squeezed":
            return Spans(())
        return Spans(
            (start, end)
            for _, start, end in self._allowed.find_matches_as_indexes(view.lower, overlapping=True)
            if bounded(view.lower, start, end)
        )


Reading = Callable[[str], Iterator[View]]


def _views_of(
    texts: Iterable[Text], reading: Reading, raw_reading: Reading
) -> Iterator[tuple[Text, View]]:
    for text in texts:
        for view in (raw_reading if text.raw else reading)(text.text):
            yield text, view


class Spans:
    """Slices of a text, asked whether one of them holds another."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        furthest = 0
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(spans):
            if end > furthest:  # a span within an earlier one adds nothing
                self._starts.append(start)
                self._ends.append(end)
                furthest = end

    def hold(self, start: int, end: int) -> bool:
        """Whether one span covers ``[start:end]``."""
        at = bisect_right(self._starts, start) - 1
        return at >= 0 and end <= self._ends[at]


#: Stands between texts gathered into one: no reading joins words across it but the squeezed one.
#: A sign of one byte: text of such signs alone is read several times as fast.
BETWEEN = "\n^\n"


def gathered(texts: Iterable[Text]) -> Iterator[Text]:
    """The texts of one place as one, each said once: a long search is faster than many short."""
    kept: dict[tuple[str, bool, bool], dict[str, None]] = {}
    said_raw: set[str] = set()
    for text in texts:
        if text.raw:
            if text.text in said_raw:
                continue
            said_raw.add(text.text)
        kept.setdefault((text.place, text.raw, text.whole), {})[text.text] = None
    for (place, raw, whole), said in kept.items():
        yield Text(place, BETWEEN.join(said), raw=raw, whole=whole)


#: Runs of letters two bytes wide, the high byte that of a European alphabet or of punctuation.
_WIDE = {
    "utf-16-le": re.compile(rb"(?:[^\0][\x00-\x05\x1e\x20]){4,}", re.DOTALL),
    "utf-16-be": re.compile(rb"(?:[\x00-\x05\x1e\x20][^\0]){4,}", re.DOTALL),
}


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
        for order, runs in _WIDE.items():
            wide = "\n".join(run.decode(order, "replace") for run in runs.findall(data))
            if wide:
                yield Text(place, wide, raw=True)
