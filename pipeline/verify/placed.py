"""The words of a PDF page as they stand on paper, whatever the order they were drawn in.

Letters of a name drawn one by one in another order are no name to a reader of the drawing, and a
plain name to whoever looks at the page. So the letters are sorted by where they stand: by line,
then from the left; without those too small to be seen, which part a name for a search alone; and
by column, for what is written up or down a margin.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from operator import itemgetter

import pypdfium2
import pypdfium2.raw as pdfium

from pipeline.errors import CouldNotVerify
from pipeline.verify.search import Text

#: Of a letter's height: how far up or down letters of one line may stand, how wide a gap parts two
#: words, how near a letter may stand to itself and be one letter drawn twice.
SAME_LINE, GAP, TWICE = 0.4, 0.15, 0.05
#: A gap this wide parts the cells of a table, which are not read as one phrase.
APART = 1.5
#: Points: how wide a column of letters above each other is, and how far they may stand apart.
COLUMN, FAR = 4.0, 30.0
#: Points: what is lower than this nobody sees.
UNSEEN = 2.0

#: A letter as it stands on paper: bottom, left, right and height of its box in points, when it
#: was drawn, and itself.
Letter = tuple[float, float, float, float, int, str]


def texts(data: bytes) -> list[Text]:
    """The texts of each page, in order. Raises CouldNotVerify where the PDF cannot be opened."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as fault:
        raise CouldNotVerify("the second reader could not open the PDF.") from fault
    try:
        return [
            text
            for number in range(len(document))
            for text in _readings(f"page {number + 1} as placed", list(_letters(document[number])))
        ]
    finally:
        document.close()


def _readings(place: str, letters: list[Letter]) -> Iterator[Text]:
    yield Text(place, arranged(letters), whole=True)
    seen = [letter for letter in letters if letter[3] >= UNSEEN]
    if len(seen) < len(letters):
        yield Text(place, arranged(seen), whole=True)
    # Raw: the letters at the same place of many lines say short names by chance.
    columns = ["".join(column) for column in _columns(_alone(seen))]
    yield Text(place, "\n".join(columns), raw=True)
    yield Text(place, "\n".join(column[::-1] for column in columns), raw=True)


def _alone(letters: Iterable[Letter]) -> Iterator[Letter]:
    """The letters that have none beside them, as those of a word have that runs down a margin."""
    for line in _lines(letters):
        line.sort(key=itemgetter(1))
        for at, letter in enumerate(line):
            before = letter[1] - line[at - 1][2] if at else letter[3]
            after = line[at + 1][1] - letter[2] if at + 1 < len(line) else letter[3]
            if min(before, after) > GAP * letter[3]:
                yield letter


def _columns(letters: Iterable[Letter]) -> Iterator[list[str]]:
    """Letters above each other from the top down; a gap of two lines begins a new one."""
    column: list[str] = []
    last: Letter | None = None
    for letter in sorted(letters, key=lambda each: (round(each[1] / COLUMN), -each[0])):
        if last is not None and (
            round(letter[1] / COLUMN) != round(last[1] / COLUMN) or last[0] - letter[0] > FAR
        ):
            yield column
            column = []
        column.append(letter[5])
        last = letter
    yield column


def _letters(page: pypdfium2.PdfPage) -> Iterator[Letter]:
    words = page.get_textpage()
    box = pdfium.FS_RECTF()
    try:
        for at in range(words.count_chars()):
            code = pdfium.FPDFText_GetUnicode(words, at)
            if code > 32 and pdfium.FPDFText_GetLooseCharBox(words, at, box):
                yield (
                    box.bottom,
                    box.left,
                    box.right,
                    abs(box.top - box.bottom) or 1.0,
                    at,
                    chr(code),
                )
    finally:
        words.close()


def arranged(letters: Iterable[Letter]) -> str:
    """Lines from the top of the page down, each from the left; a wide gap begins a new line."""
    return "\n".join("".join(_line(line)) for line in _lines(letters))


def _lines(letters: Iterable[Letter]) -> Iterator[list[Letter]]:
    line: list[Letter] = []
    for letter in sorted(letters, reverse=True):
        if line and line[0][0] - letter[0] > SAME_LINE * letter[3]:
            yield line
            line = []
        line.append(letter)
    if line:
        yield line


def _line(line: list[Letter]) -> Iterator[str]:
    last: Letter | None = None
    for letter in sorted(line, key=itemgetter(1, 4)):
        _, left, _, height, drawn, text = letter
        if last is not None:
            # One after the other they are the two letters of a ligature, which has one box.
            if text == last[5] and left - last[1] < TWICE * height and drawn != last[4] + 1:
                continue
            gap = (left - last[2]) / height
            if gap > APART:
                yield "\n"
            elif gap > GAP:
                yield " "
        yield text
        last = letter
