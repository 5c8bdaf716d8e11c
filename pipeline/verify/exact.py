"""Finds a register's forms in one reading of a text, at a cost that hardly grows with their count.

One automaton looks for all forms at once over bytes, one for each character, so that the places
it tells are those of the text. What costs time is each place it tells: so forms made of letters,
initials above all, are looked for with the ends of words around them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from ahocorasick_rs import AhoCorasick, BytesAhoCorasick

from pipeline.verify.ends import with_ends
from pipeline.verify.letters import View
from pipeline.verify.needles import Needle

#: A needle and the slice of the text that it stands in.
Hit = tuple[Needle, int, int]

#: Shorter needles turn up in compressed bytes by chance; decoded text is searched for all.
RAW_LENGTH = 6
#: What is read out of a code that may be none says short names by chance.
GUESSED_LENGTH = 4
#: From here on chance is out of the question, whatever stands beside the needle.
SURE_LENGTH = 10
#: What may follow a form: the end of its word, or of its plural or possessive.
_ENDINGS = (b" ", b"s ", b"es ")


class Exact:
    """A register's needles, ready for every kind of reading."""

    def __init__(self, needles: Iterable[Needle]) -> None:
        all_of_them = tuple(needles)
        self._long = Anywhere(
            each for each in all_of_them if len(each.text) >= RAW_LENGTH and each.mode != "capital"
        )
        #: Those that may stand in each kind of reading (``fits``), and no others.
        self._by_kind: dict[str, Anywhere | InWords] = {
            "words": InWords(each for each in all_of_them if each.mode != "tight"),
            "squeezed": Anywhere(each for each in all_of_them if each.mode == "tight"),
            "digits": Anywhere(each for each in all_of_them if each.mode in {"digits", "date"}),
            "turned": self._long,
        }

    def found(self, view: View, still: Collection[int] | None = None) -> Iterator[Hit]:
        """Every place where a needle stands as itself; of ``still`` alone, by ``id``, if given."""
        for needle, start, end in self._by_kind[view.kind].found(view.lower, still):
            if fits(needle, view, start, end):
                yield needle, start, end

    def found_raw(self, view: View) -> Iterator[Hit]:
        """Long needles in bytes, where what stands before and after may be no text at all."""
        for needle, start, end in self._long.found(view.lower):
            sure = end - start >= SURE_LENGTH and view.kind == "words"
            if sure or fits(needle, view, start, end):
                yield needle, start, end


class Anywhere:
    """Needles found wherever their signs stand, within words too."""

    def __init__(self, needles: Iterable[Needle]) -> None:
        held: dict[str, list[Needle]] = {}
        for needle in needles:
            held.setdefault(needle.text, []).append(needle)
        self._plain = [each for text, each in held.items() if text.isascii()]
        self._other = [each for text, each in held.items() if not text.isascii()]
        plain = [each[0].text.encode() for each in self._plain]
        self._in_bytes = BytesAhoCorasick(plain) if plain else None
        other = [each[0].text for each in self._other]
        self._in_text = AhoCorasick(other) if other else None

    def found(self, text: str, still: Collection[int] | None = None) -> Iterator[Hit]:
        """Every place of every needle in ``text``, which is in lower case; ``still`` as above."""
        if self._in_bytes is not None:
            signs, sure = text.encode("ascii", "replace"), text.isascii()
            for index, start, end in self._in_bytes.find_matches_as_indexes(
                signs, overlapping=True
            ):
                # A sign of another alphabet reads "?" here, which a form may hold too.
                if sure or text.startswith(self._plain[index][0].text, start):
                    for needle in self._plain[index]:
                        if still is None or id(needle) in still:
                            yield needle, start, end
        if self._in_text is not None and not text.isascii():
            for index, start, end in self._in_text.find_matches_as_indexes(text, overlapping=True):
                for needle in self._other[index]:
                    if still is None or id(needle) in still:
                        yield needle, start, end


class InWords:
    """Needles found at every place where they may be whole words, and at few besides.

    Whoever asks still looks at what stands around each (``fits``).
    """

    def __init__(self, needles: Iterable[Needle]) -> None:
        held: dict[bytes, list[Needle]] = {}
        others: list[Needle] = []
        for needle in needles:
            if _is_of_letters(needle.text):
                for form in _forms(needle.text):
                    held.setdefault(form, []).append(needle)
            else:
                others.append(needle)
        self._needles = list(held.values())
        self._search = BytesAhoCorasick(list(held)) if held else None
        self._others = Anywhere(others)

    def found(self, text: str, still: Collection[int] | None = None) -> Iterator[Hit]:
        """Every place of every needle in ``text``, which is in lower case, where words end."""
        yield from self._others.found(text, still)
        if self._search is None:
            return
        for index, at, _ in self._search.find_matches_as_indexes(with_ends(text), overlapping=True):
            for needle in self._needles[index]:
                if still is not None and id(needle) not in still:
                    continue
                # Of two spaces one was put before the text and one before the form, unless the
                # form begins with a sign, which is a space itself (and no form is one sign).
                start = at if needle.text[0].isalpha() else at - 1
                if text.startswith(needle.text, start):
                    yield needle, start, start + len(needle.text)


def _is_of_letters(text: str) -> bool:
    """Whether enough of a form is left when all but its letters a to z are spaces."""
    return text.isascii() and text.islower() and not any(sign.isdigit() for sign in text)


def _forms(text: str) -> Iterator[bytes]:
    """A form between the ends of words, and with each of the endings that it may have."""
    form = with_ends(text)[1 - text[0].isalpha() : -1]
    yield from (form + ending for ending in (_ENDINGS if text[-1].isalpha() else (b"",)))


def fits(needle: Needle, view: View, start: int, end: int) -> bool:
    """Whether a needle's letters at this place of this view are the needle."""
    if view.guessed and (needle.mode == "capital" or end - start < GUESSED_LENGTH):
        return False
    if view.kind == "squeezed":
        return needle.mode == "tight"
    if view.kind == "digits":
        return needle.mode in {"digits", "date"} and _whole_number(needle, view.lower, start, end)
    if needle.mode in {"tight", "digits"}:
        # A number turned round is a number by chance.
        return view.kind == "words" and needle.mode == "digits" and bounded(view.lower, start, end)
    if not bounded(view.lower, start, end):
        return False
    return needle.mode != "capital" or view.cased[start].isupper()


def _whole_number(needle: Needle, text: str, start: int, end: int) -> bool:
    if needle.mode == "date":
        return not text[start - 1 : start].isdigit() and not text[end : end + 1].isdigit()
    # A phone may stand behind 0, 44 or 0044; a longer number that merely holds it is no match.
    before = re.search(r"\d*$", text[max(0, start - 6) : start])
    lead = before[0] if before else ""
    return lead in {"", "0", "44", "440", "0044", "00440"} and not text[end : end + 1].isdigit()


def bounded(text: str, start: int, end: int) -> bool:
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
