"""Finds register entries in text: all forms at once, longest first, one mapping."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from ahocorasick_rs import AhoCorasick

from pipeline.anonymise.fold import Folded, fold, ungrouped, unspelled
from pipeline.anonymise.misspelt import misspelt
from pipeline.anonymise.variants import TITLES, Form, forms
from pipeline.model import Register

_TITLE_BEFORE = re.compile(
    rf"(?:(?<=^)|(?<=[^a-z0-9']))(?:{'|'.join(sorted(TITLES, key=len, reverse=True))})\.?\s$"
)
#: Which form is believed when two entries share the same words.
_RANK = {
    "keep": 0,
    "full": 0,
    "address": 1,
    "number": 1,
    "contact": 1,
    "short": 2,
    "part": 3,
    "plural": 3,
    "misspelt": 5,
    "joined": 3,
    "initials": 4,
}


@dataclass(frozen=True, slots=True)
class Hit:
    """Original text ``[start:end]`` means one of ``keys``; more than one when they share it."""

    start: int
    end: int
    keys: tuple[str, ...]
    kind: str
    text: str = field(default="", repr=False)


class Matcher:
    """A register ready to be looked for. Build once a report, use for every run of text.

    ``texts`` are all texts of the report: words in them that are nearly a name are looked for too.
    """

    def __init__(
        self,
        register: Register,
        ordinary: Collection[str] = frozenset(),
        texts: Iterable[str] = (),
        common: Collection[str] = frozenset(),
    ) -> None:
        known = forms(register, common or ordinary)
        self.forms = (*known, *misspelt(texts, register, known, ordinary))
        by_text: dict[str, list[Form]] = {}
        for form in self.forms:
            by_text.setdefault(form.text, []).append(form)
        self._texts = list(by_text)
        self._forms = list(by_text.values())
        self._search = AhoCorasick(self._texts) if self._texts else None

    def find(self, text: str) -> tuple[Hit, ...]:
        """Every entry in ``text``, in order, none overlapping, longer forms before shorter."""
        plain = fold(text)
        others = (unspelled(plain), ungrouped(plain))
        views = [plain, *(view for view in others if len(view.text) != len(plain.text))]
        found = [hit for view in views for hit in self._in(view, text)]
        return tuple(_joined(text, longest(found)))

    def _in(self, view: Folded, text: str) -> Iterable[Hit]:
        if self._search is None:
            return
        for index, start, end in self._search.find_matches_as_indexes(view.text, overlapping=True):
            if not _alone(view.text, start, end):
                continue
            first, last = view.original(start, end)
            written = text[first:last]
            fitting = [
                form for form in self._forms[index]
                if not form.capital or _has_capital(written)
            ]  # fmt: skip
            if not fitting:
                continue
            best = min(_RANK.get(form.kind, 0) for form in fitting)
            chosen = [form for form in fitting if _RANK.get(form.kind, 0) == best]
            kind = "keep" if any(form.kind == "keep" for form in fitting) else chosen[0].kind
            keys = tuple(dict.fromkeys(form.key for form in chosen))
            yield Hit(
                self._with_title(view, text, start, first, kind),
                last,
                keys,
                kind,
                self._texts[index],
            )

    @staticmethod
    def _with_title(view: Folded, text: str, start: int, first: int, kind: str) -> int:
        """Where the title before a person's name begins, so that it goes with the name."""
        if kind not in {"full", "part", "initials", "plural", "misspelt"}:
            return first
        before = _TITLE_BEFORE.search(view.text[max(0, start - 24) : start])
        if not before:
            return first
        place = view.places[max(0, start - 24) + before.start()]
        # "his sister Efa" says what she is to him; "Sister Moody" is how she is addressed.
        return place if text[place].isupper() else first


def _joined(text: str, hits: Sequence[Hit]) -> Iterator[Hit]:
    """The hits with neighbours that can only mean one person made one ("Zebeede Quillington")."""
    held: Hit | None = None
    for hit in hits:
        shared = tuple(key for key in held.keys if key in hit.keys) if held else ()
        personal = held and shared and held.kind in _PERSONAL and hit.kind in _PERSONAL
        if held and personal and text[held.end : hit.start] in {" ", ", ", "-", "\u00a0"}:
            held = Hit(held.start, hit.end, shared, "full", hit.text)
            continue
        if held:
            yield held
        held = hit
    if held:
        yield held


_PERSONAL = frozenset({"full", "part", "initials", "misspelt", "joined"})


def _alone(text: str, start: int, end: int) -> bool:
    """Whether the folded slice is not the inside of a longer word or number."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if before.isalnum() and text[start].isalnum() and not _joins(before, text[start]):
        return False
    return not (after.isalnum() and text[end - 1].isalnum() and not _joins(after, text[end - 1]))


def _joins(outer: str, inner: str) -> bool:
    """A letter against a digit is a boundary: "jbloggs14"."""
    return outer.isdigit() != inner.isdigit()


def _has_capital(written: str) -> bool:
    letters = [char for char in written if char.isalpha()]
    return bool(letters) and letters[0].isupper()


def longest(hits: Sequence[Hit]) -> tuple[Hit, ...]:
    """The hits that stand when overlaps are settled: the longest first, then the earliest."""
    taken: list[Hit] = []
    rank = sorted(hits, key=lambda hit: (-(hit.end - hit.start), hit.start, _RANK.get(hit.kind, 0)))
    held: set[int] = set()
    for hit in rank:
        span = range(hit.start, hit.end)
        if held.isdisjoint(span):
            held.update(span)
            taken.append(hit)
    return tuple(sorted(taken, key=lambda hit: hit.start))
