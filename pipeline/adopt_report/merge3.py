"""Two people's changes to one chapter put together, block by block."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

#: Two paragraphs that share this much of their words are one, edited.
ALIKE = 0.4


@dataclass(frozen=True, slots=True)
class Stretch:
    """Blocks in a row. ``theirs`` is what the copy says where both changed the same place."""

    blocks: tuple[str, ...] = field(repr=False)
    theirs: tuple[str, ...] | None = field(default=None, repr=False)


def merge3(base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]) -> list[Stretch]:
    """``ours`` with everything ``theirs`` changed since ``base``.

    Where both changed the same blocks, and not alike, ours stands and ``theirs`` is told.
    """
    found: list[Stretch] = []
    for start, end, mine, yours in _regions(base, ours, theirs):
        was = tuple(base[start:end])
        if mine in (was, yours):
            found.append(Stretch(yours))
        elif yours == was:
            found.append(Stretch(mine))
        else:
            found += _one_by_one(was, mine, yours)
    return found


def _one_by_one(was: Sequence[str], mine: Sequence[str], yours: Sequence[str]) -> Iterator[Stretch]:
    """A stretch both changed, block by block; what either put in stays, ours first."""
    left, right = _aligned(was, mine), _aligned(was, yours)
    for place in range(len(was) + 1):
        put_in = [*left.before[place]]
        put_in += [block for block in right.before[place] if block not in put_in]
        if put_in:
            yield Stretch(tuple(put_in))
        if place == len(was):
            return
        own, other = left.instead[place], right.instead[place]
        if own in (was[place], other):
            yield Stretch(() if other is None else (other,))
        elif other == was[place]:
            yield Stretch(() if own is None else (own,))
        else:
            theirs = () if other is None else (other,)
            yield Stretch(() if own is None else (own,), theirs or ("[taken out]",))


@dataclass(slots=True)
class _Aligned:
    """What became of each block: put in before it, and what stands in its place (None: gone)."""

    before: list[list[str]]
    instead: list[str | None]


def _aligned(was: Sequence[str], now: Sequence[str]) -> _Aligned:
    """Blocks of one side held against the base in order: alike enough is the same, edited."""
    made = _Aligned([[] for _ in range(len(was) + 1)], [None] * len(was))
    at = 0
    for block in now:
        likes = [(_like(was[place], block), -place) for place in range(at, len(was))]
        best, place = max(likes, default=(0.0, 0))
        if best >= ALIKE:
            made.instead[-place] = block
            at = -place + 1
        else:
            made.before[at].append(block)
    return made


def _like(first: str, second: str) -> float:
    return SequenceMatcher(None, first.split(), second.split(), autojunk=False).ratio()


def _regions(
    base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]
) -> Iterator[tuple[int, int, tuple[str, ...], tuple[str, ...]]]:
    """Stretches of the base between blocks that all three share, with what each has there."""
    left, right = _kept(base, ours), _kept(base, theirs)
    start = a = b = 0
    for place in sorted(left.keys() & right.keys()):
        yield start, place, tuple(ours[a : left[place]]), tuple(theirs[b : right[place]])
        yield place, place + 1, (ours[left[place]],), (theirs[right[place]],)
        start, a, b = place + 1, left[place] + 1, right[place] + 1
    yield start, len(base), tuple(ours[a:]), tuple(theirs[b:])


def _kept(base: Sequence[str], other: Sequence[str]) -> dict[int, int]:
    matcher = SequenceMatcher(None, base, other, autojunk=False)
    return {
        block.a + step: block.b + step
        for block in matcher.get_matching_blocks()
        for step in range(block.size)
    }
