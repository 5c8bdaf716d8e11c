"""The lines of a page as an eye sees them: words on one baseline, whatever order a file has them in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.read.pdf_page import Word

#: Words whose baselines differ by less than this share of the type's size stand on one line.
_LEVEL = 0.3
#: A gap wider than this share of the type's size parts the headings of two columns.
APART = 0.6


@dataclass(frozen=True, slots=True)
class Line:
    """The words on one baseline, from left to right."""

    words: tuple[Word, ...]
    base: float

    @property
    def left(self) -> float:
        """The left edge of its first word."""
        return self.words[0].left

    @property
    def size(self) -> float:
        """The size of its largest type."""
        return max(word.size for word in self.words)

    def between(self, left: float, right: float) -> tuple[Word, ...]:
        """Its words whose middle lies between two places."""
        return tuple(word for word in self.words if left <= word.middle[0] < right)


def lines_of(words: Sequence[Word]) -> list[Line]:
    """The lines from the top of the page to its foot."""
    held: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (-word.base, word.left)):
        if held and held[-1][0].base - word.base < _LEVEL * max(word.size, held[-1][0].size):
            held[-1].append(word)
        else:
            held.append([word])
    return [Line(tuple(sorted(line, key=lambda word: word.left)), line[0].base) for line in held]


def pieces(words: Sequence[Word], apart: float = APART) -> list[tuple[Word, ...]]:
    """A line's words, divided where a gap is wider than a share of the type's size."""
    found: list[list[Word]] = []
    for word in words:
        if found and word.left - found[-1][-1].right <= apart * word.size:
            found[-1].append(word)
        else:
            found.append([word])
    return [tuple(piece) for piece in found]


def said(words: Sequence[Word]) -> str:
    """The words with one space between them."""
    return " ".join(word.text for word in words)
