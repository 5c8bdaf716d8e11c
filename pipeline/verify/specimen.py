"""Looks whether the letters of a PDF are what its tables say, by their shape.

A typeface in a PDF draws shapes, and a table beside it says which letters they are. A search can
read only the table; a reader sees only the shapes. So each letter is drawn by itself, and compared
with the letters of plain typefaces: one that says "a" and looks like a "Z" is a lie.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

import pikepdf
import pypdfium2
from PIL import Image, ImageFilter

from pipeline.errors import CouldNotVerify
from pipeline.verify.letters import plain
from pipeline.verify.looks import Specimen

#: What is compared, letter by letter.
KNOWN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
#: Typefaces that every reader of PDF brings, as plain as letters can be.
FACES = (
    "Helvetica", "Helvetica-Bold", "Helvetica-Oblique", "Times-Roman", "Times-Bold", "Times-Italic",
    "Courier", "Courier-Bold",
)  # fmt: skip
#: Points of a cell and of the letter in it, and cells in a row.
CELL, SIZE, ROW = 48, 24, 16
#: A letter's shape: squares on a side, and how much ink a square needs to count, three times over.
SIDE, INKED = 12, (0.25, 0.5, 0.75)
#: A letter that looks more like this many others than like itself is not what it says. Measured on
#: 58 typefaces: 21 of some 3,600 honest letters, and four in five of those that lie.
OTHERS = 8
#: A typeface lies when so many of its letters do, and more than one in so many.
LIARS, ONE_IN = 2, 12
#: Typefaces with fewer letters than this are judged together: one letter a typeface says nothing.
FEW = 10
#: A sign that differs from a letter in fewer squares than this looks like it (of 432).
ALIKE = 40
#: Letters that a sign may look like and be none: bars, rings, ticks, crosses.
LIKE_SIGNS = frozenset("0OoQcCDiIlj1JtTLxXvVuUnnsSzZ7yYrfF")

#: Ink as a number of bits, or nothing where nothing is drawn.
Shape = int | None


def specimen(
    source: pikepdf.Pdf, used: Iterable[tuple[pikepdf.Object, Mapping[bytes, str]]]
) -> Specimen | None:
    """Every letter that was drawn, by itself; None where no letters are drawn.

    ``used`` are the typefaces, each with the letters it draws by the bytes of their codes.
    """
    made = pikepdf.new()
    claims = []
    for font, letters in used:
        if not letters:
            continue
        codes = sorted(letters)
        claims.append(tuple(letters[code] for code in codes))
        held = font if font.is_indirect else source.make_indirect(font)
        _page(made, made.copy_foreign(held), codes)
    return Specimen(_saved(made), tuple(claims)) if claims else None


def lies(shown: Specimen) -> bool:
    """Whether letters of a file look like others than they say they are.

    Raises CouldNotVerify where its typefaces cannot be drawn.
    """
    few: list[bool] = []
    for letters, shapes in zip(shown.claims, _shapes(shown), strict=True):
        found = list(_judged(letters, shapes))
        if len(found) < FEW:
            few.extend(found)
        elif _lying(found):
            return True
    return _lying(few)


def _lying(found: Sequence[bool]) -> bool:
    return sum(found) >= LIARS and sum(found) * ONE_IN > len(found)


def _judged(letters: Sequence[str], shapes: Sequence[Shape]) -> Iterator[bool]:
    """For each letter that can be judged, whether it looks like something else."""
    for letter, shape in zip(letters, shapes, strict=True):
        said = plain(letter)
        if len(said) == 1 and said in KNOWN:
            yield shape is None or _rank(said, shape) > OTHERS
        elif shape is not None:
            # No letter is claimed: a sign, a space or nothing, and a letter is drawn.
            nearest, far = min(_likeness(shape).items(), key=lambda each: each[1])
            if far < ALIKE and nearest not in LIKE_SIGNS:
                yield True


def _rank(letter: str, shape: int) -> int:
    """How many letters the shape is more like than the one it says; capitals are small ones."""
    likeness = _likeness(shape)
    own = min(likeness.get(each, SIDE**3) for each in (letter, letter.swapcase()))
    return sum(far < own for far in likeness.values())


def _likeness(shape: int) -> dict[str, int]:
    """In how many squares the shape differs from each known letter, in its nearest typeface."""
    return {
        letter: min((shape ^ each).bit_count() for each in shapes)
        for letter, shapes in _known().items()
    }


@cache
def _known() -> dict[str, tuple[int, ...]]:
    made = pikepdf.new()
    for face in FACES:
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font,
            Subtype=pikepdf.Name.Type1,
            BaseFont=pikepdf.Name("/" + face),
            Encoding=pikepdf.Name.WinAnsiEncoding,
        )
        _page(made, made.make_indirect(font), [letter.encode() for letter in KNOWN])
    faces = _shapes(Specimen(_saved(made), (tuple(KNOWN),) * len(FACES)))
    return {
        letter: tuple(shape for shape in shapes if shape is not None)
        for letter, shapes in zip(KNOWN, zip(*faces, strict=True), strict=True)
    }


def _page(made: pikepdf.Pdf, font: pikepdf.Object, codes: Sequence[bytes]) -> None:
    rows = -(-len(codes) // ROW)
    page = made.add_blank_page(page_size=(ROW * CELL, rows * CELL))
    page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
    drawing = (
        b"BT /F %d Tf %d %d Td <%s> Tj ET\n"
        % (
            SIZE,
            at % ROW * CELL + CELL // 4,
            (rows - 1 - at // ROW) * CELL + CELL // 3,
            code.hex().encode(),
        )
        for at, code in enumerate(codes)
    )
    page.obj.Contents = made.make_stream(b"".join(drawing))


def _saved(made: pikepdf.Pdf) -> bytes:
    target = io.BytesIO()
    made.save(target)
    return target.getvalue()


def _shapes(shown: Specimen) -> list[list[Shape]]:
    """The shape in each cell of each page."""
    try:
        document = pypdfium2.PdfDocument(shown.data)
    except pypdfium2.PdfiumError as fault:
        raise CouldNotVerify("its typefaces cannot be drawn by themselves.") from fault
    try:
        return [
            _cells(document[number].render(scale=1, grayscale=True).to_pil(), len(letters))
            for number, letters in enumerate(shown.claims)
        ]
    finally:
        document.close()


def _cells(page: Image.Image, count: int) -> list[Shape]:
    ink = page.convert("L").point(lambda light: 255 - light)
    corners = ((at % ROW * CELL, at // ROW * CELL) for at in range(count))
    return [_shape(ink.crop((left, top, left + CELL, top + CELL))) for left, top in corners]


def _shape(cell: Image.Image) -> Shape:
    """The ink of a cell in squares, as large as it gets; each square once a strength of ink."""
    box = cell.getbbox()
    if box is None:
        return None
    wide, high = box[2] - box[0], box[3] - box[1]
    side = max(wide, high) + 2
    square = Image.new("L", (side, side))
    square.paste(cell.crop(box), ((side - wide) // 2, (side - high) // 2))
    small = square.resize((SIDE, SIDE), Image.Resampling.BOX).filter(ImageFilter.GaussianBlur(1))
    squares = small.tobytes()
    most = max(squares)
    inked = (ink > most * strength for strength in INKED for ink in squares)
    return int("".join("01"[each] for each in inked), 2)
