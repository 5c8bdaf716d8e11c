"""The rows of a PDF's tables as rows of text: cells between ruled lines, or from gaps."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.lexicon import frequencies
from pipeline.read.columns import letter
from pipeline.read.pdf_gaps import Gapped
from pipeline.read.pdf_lines import lines_of, said
from pipeline.read.pdf_page import Ruled, Word
from pipeline.read.pdf_rows import cost_of_date
from pipeline.read.reading import COPIED, Row

#: What stands close after a word.
_CLOSING = ".,;:!?)]'\"\u2019\u201d"
#: The same without the marks that may open a quotation.
_GOES_ON = ".,;:!?)]\u2019\u201d"
#: What ends a sentence, so that the next line may be another row's.
_ENDS = (".", "!", "?", ":", ";", ")", "]", '"', "'", "\u2019", "\u201d")


def gapped_rows(gapped: Gapped, number: int) -> list[Row]:
    """The rows of a table read by its gaps, the first of them number ``number``."""
    return [
        Row(number + at, [cell_text(lines) for lines in row]) for at, row in enumerate(gapped.rows)
    ]


def cell_text(lines: Sequence[Sequence[Word]]) -> str:
    """The words of a cell, line after line; a word or date cut by a narrow column as one."""
    text = " ".join(said(words) for words in lines)
    if len(lines) < 2:
        return text
    if len(text) <= 60 and cost_of_date(text) != 0:
        whole = "".join(said(words) for words in lines)
        if any(figure.isdigit() for figure in whole) and cost_of_date(whole) == 0:
            return whole
    return _mended(lines)


def _mended(lines: Sequence[Sequence[Word]]) -> str:
    """The lines as one text, words that a column too narrow for them cut in pieces made whole.

    Only a word alone in its line can be cut so, where it fills the column; and only what is a word
    together, and is none in pieces, is put together.
    """
    edge = max(words[-1].right for words in lines)
    told = said(lines[0])
    pieces = [lines[0][-1].text] if len(lines[0]) == 1 else []
    for above, below in pairwise(lines):
        first = below[0].text
        full = len(above) == 1 and above[0].right > edge - 0.8 * above[0].size
        if (first[:1] in _CLOSING and len(first) == 1 and full) or _hyphened(above[-1], first):
            told += said(below)
        elif full and pieces and _one_word([*pieces, first]):
            told += said(below)
            pieces = [*pieces, first] if len(below) == 1 else []
            continue
        else:
            told += f" {said(below)}"
        pieces = [below[-1].text] if len(below) == 1 else []
    return told


def _hyphened(last: Word, first: str) -> bool:
    """True where a word is cut by a hyphen of its own or of the line's end, which is kept."""
    return last.text[-1:] == "-" and last.text[-2:-1].isalnum() and first[:1].isalnum()


def _one_word(pieces: list[str]) -> bool:
    """True for pieces that together are an English word, one of them being none by itself."""
    bare = [piece.strip(_CLOSING).casefold() for piece in pieces]
    if not all(piece.isalpha() for piece in bare) or not pieces[-1][:1].islower():
        return False
    known = frequencies()
    return "".join(bare) in known and not all(_is_word(piece) for piece in bare)


def _is_word(text: str) -> bool:
    """True for a word that stands by itself; of single letters only two do."""
    return text in frequencies() if len(text) > 1 else text in {"a", "i"}


#: So many rows that count on leave no doubt that every row has its number.
_COUNTED = 3


def counted_on(before: Sequence[Row], after: Sequence[Row]) -> bool:
    """True where the rows of a table count on, and its first row on this page has no number.

    ``after`` are the rows of the page without a repeated heading. A row between 8 and 9 that has
    no number is the rest of 8.
    """
    if not after or not before or after[0].texts[0].strip():
        return False
    if any(row.marks for row in (before[-1], after[0])):
        return False  # a merged cell may hold what the row has not
    if any(cost_of_date(text) is not None for text in after[0].texts):
        return False  # an event that nobody numbered
    numbers = [row.texts[0].strip().rstrip(".") for row in (*before[1:], *after[1:])]
    counts = [int(number) for number in numbers if number.isascii() and number.isdigit()]
    if len(counts) != len(numbers) or len(counts) < _COUNTED:
        return False
    return all(two == one + 1 for one, two in pairwise(counts))


def joined(last: Row, first: Row, *, surely: bool = False) -> bool:
    """Join the first row of a page to the last of the page before, if it is the rest of it.

    It is where its own beginning is blank and each of its cells goes on in the middle of a
    sentence of the cell above, never with a capital;
    what begins with a sign that stands after a word goes on too. Anything else is its own row,
    unless it is ``surely`` none.
    """
    above, below = last.texts, first.texts
    filled = [index for index, text in enumerate(below) if text]
    begins = next((index for index, text in enumerate(above) if text), None)
    if begins is None or not filled or begins in filled:
        return False
    for index in filled if not surely else ():
        sign = below[index][:1]
        if not (sign.isalnum() or sign in _GOES_ON) or not above[index]:
            return False
        if above[index].endswith(_ENDS) or sign.isupper():
            return False
    for index in filled:
        parted = "" if below[index][0] in _GOES_ON else " "
        above[index] = f"{above[index]}{parted}{below[index]}".strip()
    return True


def ruled_rows(ruled: Ruled, number: int) -> list[Row]:
    """The rows of a ruled table, the first of them number ``number``; blank rows are none."""
    columns, lines = len(ruled.xs) - 1, len(ruled.ys) - 1
    cells: dict[tuple[int, int], list[Word]] = {}
    for word in ruled.words:
        owner = _owner(ruled, ruled.row(word), ruled.column(word))
        cells.setdefault(owner, []).append(word)
    rows = []
    for index in range(lines):
        row_read = Row(number + index, [""] * columns)
        for column in range(columns):
            row_read.texts[column] = _ruled_text(cells.get((index, column), []))
        rows.append(row_read)
    _carry_down(ruled, rows)
    kept = [read for read in rows if any(read.texts)]
    for offset, read in enumerate(kept):
        read.number = number + offset
    return kept


def _ruled_text(words: Sequence[Word]) -> str:
    lines = [line.words for line in lines_of(words)]
    in_order = [word for line in lines for word in line] == list(words)
    return cell_text(lines) if lines and in_order else said(words)


def _owner(ruled: Ruled, row: int, column: int) -> tuple[int, int]:
    """The top left cell of the merged cell that this one belongs to."""
    while column > 0 and not ruled.walled(row, column - 1):
        column -= 1
    while row > 0 and not ruled.floored(row - 1, column):
        row -= 1
    return row, column


def _carry_down(ruled: Ruled, rows: list[Row]) -> None:
    for index in range(1, len(rows)):
        for column, text in enumerate(rows[index].texts):
            above = rows[index - 1].texts[column]
            if not text and above and not ruled.floored(index - 1, column):
                rows[index].texts[column] = above
                name = (
                    f"{letter(column)}{rows[index - 1].number}:{letter(column)}{rows[index].number}"
                )
                rows[index].mark(column, f"{COPIED} {name}")
