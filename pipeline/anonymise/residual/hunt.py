"""Hunts a finished publication text for what the register does not know.

Every string that remains is decided once by a person. The hunt decides nothing and removes
nothing: it is the reason a copy waits.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.anonymise import dates
from pipeline.anonymise.fold import folded
from pipeline.anonymise.residual import broken, identifiers, literature, messages, names
from pipeline.anonymise.residual.found import Found, settled
from pipeline.anonymise.residual.vocabulary import Words
from pipeline.document import (
    Block,
    Callout,
    Document,
    Figure,
    Footnote,
    Heading,
    Inline,
    Items,
    Part,
    Table,
    plain,
)

#: How many places a worksheet shows of one string.
CONTEXTS = 3
_AROUND = 60


@dataclass(frozen=True, slots=True)
class Remaining:
    """One string that remains, with every place it stands in. ``key`` stands for it in logs."""

    key: str
    kind: str
    string: str = field(repr=False)
    times: int = 1
    contexts: tuple[str, ...] = field(default=(), repr=False)


def hunt(
    documents: Mapping[str, Document],
    words: Words,
    labels: Collection[str],
    secret: bytes = b"",
    precision: str = "month-year",
) -> tuple[Remaining, ...]:
    """Every string in the documents that a person must decide about, each once, in order.

    ``labels`` are pseudonyms and public names, which are no finds. ``precision`` is the report's
    date policy.
    """
    kept: dict[str, list[tuple[Found, str]]] = {}
    masked = sorted({label for label in labels if label}, key=len, reverse=True)
    for document in documents.values():
        read = tuple(runs(document))
        known, listing = literature.literature(read, words), False
        hidden = [*masked, *sorted(known.abbreviations)]
        for text, heading in read:
            listing = literature.lists(text) if heading else listing
            plainer = literature.without(text, known, listing=listing)
            for found in search(plainer, words, hidden, precision, heading=heading):
                kept.setdefault(found.text, []).append((found, text))
    return tuple(
        Remaining(
            keyed(string, secret), _kind(places[0][0]), string, len(places),
            tuple(dict.fromkeys(_around(text, found) for found, text in places[:CONTEXTS])),
        )
        for string, places in kept.items()
    )  # fmt: skip


def _kind(found: Found) -> str:
    """What a person is told it is: of a number, whose check digits it has."""
    return (found.kind in {"number", "code"} and identifiers.named(found.text)) or found.kind


def search(
    text: str,
    words: Words,
    masked: Sequence[str],
    precision: str = "month-year",
    *,
    heading: bool = False,
) -> tuple[Found, ...]:
    """The finds in one text, none overlapping."""
    hidden = _hidden(text, masked)
    found = [*names.find(hidden, words, heading=heading), *messages.find(hidden)]
    found += broken.find(hidden, words, heading=heading)
    even, places = evened(hidden)
    numbers: list[Found] = []
    whole = even if identifiers.worded(even) else ""
    for at, piece in [(0, whole)] if whole else around(even, _DIGITS):
        numbers += [each.moved(at) for each in identifiers.find(piece) if not _known(each, words)]
    numbers += _dates(even, precision)
    if even is not hidden:
        numbers = [_placed(each, hidden, places) for each in numbers]
    return settled([*found, *numbers])


def _known(found: Found, words: Words) -> bool:
    """Whether a code is a word of the allow-list: "CG89"."""
    listed = words.allowed
    return found.kind == "code" and (
        found.text in listed.exact or found.text.lower() in listed.singles
    )


#: Spaces and dashes of every width, as a word processor sets them.
_SPACES, _DASHES = (
    "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000",
    "\u2010\u2011\u2012\u2013\u2212",
)
_EVEN = str.maketrans(dict.fromkeys(_SPACES, " ") | dict.fromkeys(_DASHES, "-"))
_UNEVEN = re.compile(f"[{_SPACES}{_DASHES}]")
_GAP = re.compile(r"(?<=\S) {2,}(?=\S)")


def evened(text: str) -> tuple[str, list[int]]:
    """The text with plain spaces and hyphens, no space doubled, and where each character stood.

    A text with nothing to even is given back itself, with no places.
    """
    plain = text if text.isascii() or not _UNEVEN.search(text) else text.translate(_EVEN)
    if "  " not in plain:
        return (text, []) if plain == text else (plain, list(range(len(plain) + 1)))
    kept: list[int] = []
    before = 0
    for gap in _GAP.finditer(plain):
        kept += range(before, gap.start() + 1)
        before = gap.end()
    kept += range(before, len(plain) + 1)
    return "".join(plain[at] for at in kept[:-1]), kept


def _placed(found: Found, text: str, places: list[int]) -> Found:
    """A find of the evened text, where it stands in the text itself."""
    start, end = places[found.start], places[found.end - 1] + 1
    return Found(start, end, found.kind, text[start:end])


def _dates(text: str, precision: str) -> Iterator[Found]:
    """Dates finer than the policy."""
    policy = dates.DatePolicy(precision)
    for each in dates.find(text):
        written = text[each.start : each.end]
        if each.grain == "day" or dates.generalised(each, policy) not in {None, written}:
            yield Found(each.start, each.end, "date", written)


_DIGITS = re.compile(r"\d(?:.{0,80}\d)*", re.DOTALL)
#: How far from its mark an identifier may reach.
_REACH = 48


def around(text: str, mark: re.Pattern[str]) -> Iterator[tuple[int, str]]:
    """(where it begins, piece of text) of every piece around marks, cut at spaces.

    Numbers are looked for with many patterns; most of a report has no digit.
    """
    start, end = 0, -1
    for match in mark.finditer(text):
        if end >= 0 and match.start() - _REACH > end:
            yield _cut(text, start, end)
            end = -1
        if end < 0:
            start = max(0, match.start() - _REACH)
        end = min(len(text), match.end() + _REACH)
    if end >= 0:
        yield _cut(text, start, end)


def _cut(text: str, start: int, end: int) -> tuple[int, str]:
    start = text.rfind(" ", 0, start) + 1 if start else 0
    after = text.find(" ", end)
    return start, text[start : after if after >= 0 else len(text)]


def _hidden(text: str, masked: Sequence[str]) -> str:
    """The text with labels turned into words that are nothing but words, of the same length."""
    for label in masked:
        at = text.find(label)
        while at >= 0:
            end = at + len(label)
            whole = not text[at - 1 : at].isalnum() and not text[end : end + 1].isalnum()
            if whole:
                text = (
                    text[:at] + "".join(" " if char == " " else "·" for char in label) + text[end:]
                )
            at = text.find(label, end)
    return text


def _around(text: str, found: Found) -> str:
    start, end = max(0, found.start - _AROUND), min(len(text), found.end + _AROUND)
    return " ".join(
        f"{'…' if start else ''}{text[start:end]}{'…' if end < len(text) else ''}".split()
    )


def keyed(string: str, secret: bytes) -> str:
    """A short keyed hash by which logs speak of a string."""
    return "#" + hmac.new(secret, folded(string).encode(), hashlib.sha256).hexdigest()[:12]


# ---------------------------------------------------------------- every run of text in a document


def runs(document: Document) -> Iterator[tuple[str, bool]]:
    """(text, whether it is a title) of everything in a document that has words."""
    yield document.title, True
    yield document.subtitle, True
    for block in document.blocks:
        yield from _of_block(block)


def _of_block(block: Block) -> Iterator[tuple[str, bool]]:
    if isinstance(block, Heading):
        yield from _of_run(block.content, heading=True)
    elif isinstance(block, Items):
        for item in block.items:
            for part in item:
                yield from _of_block(part)
    elif isinstance(block, Callout | Part):
        yield block.title, True
        for part in block.blocks:
            yield from _of_block(part)
    elif isinstance(block, Table):
        yield from _of_table(block)
    elif isinstance(block, Figure):
        yield block.caption, False
        yield block.alternative, False
        if block.data:
            yield from _of_table(block.data)
    elif hasattr(block, "content"):
        yield from _of_run(block.content, heading=False)


def _of_table(table: Table) -> Iterator[tuple[str, bool]]:
    yield table.caption, True
    for heading in table.header:
        yield heading, True
    for row in table.rows:
        for cell in row.cells:
            for content in cell.content:
                yield from _of_run(content, heading=False)


def _of_run(content: tuple[Inline, ...], *, heading: bool) -> Iterator[tuple[str, bool]]:
    yield plain(tuple(part for part in content if not isinstance(part, Footnote))), heading
    for part in content:
        if isinstance(part, Footnote):
            yield from _of_run(part.content, heading=False)
