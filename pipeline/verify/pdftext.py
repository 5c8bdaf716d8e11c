"""The words a PDF page draws, joined as drawn, decoded by each font's own table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import pikepdf

from pipeline.verify.pdf_bytes import odd_in_source
from pipeline.verify.pdf_paths import Paths
from pipeline.verify.pdf_rules import odd_in_drawing, unread_in_drawing

Decoder = tuple[int, dict[int, str]]
_CHAR = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
DRAWING = "a drawing, whose lines may be letters"
_RANGE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(?:<([0-9A-Fa-f]+)>|\[([^\]]*)\])")


@dataclass(slots=True)
class Typeface:
    """A font of the file: its table, and every code that was drawn with what the table says."""

    font: pikepdf.Object
    decoder: Decoder = field(repr=False)
    letters: dict[bytes, str] = field(default_factory=dict, repr=False)


#: Fonts already met: by the object they stand in, or by what they say where they stand in none.
Fonts = dict[tuple[int, int] | bytes, Typeface]


@dataclass(slots=True)
class Drawing:
    """What a page draws: shown strings in order, marked content's own strings, what is odd."""

    pieces: list[str] = field(default_factory=list, repr=False)
    extra: list[str] = field(default_factory=list, repr=False)
    odd: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    played: set[tuple[int, int]] = field(default_factory=set)
    fonts: Fonts = field(default_factory=dict, repr=False)
    paths: Paths = field(default_factory=Paths, repr=False)

    def typeface(self, font: pikepdf.Object) -> Typeface:
        """A font with its table, read once."""
        key = font.objgen if font.is_indirect else font.unparse(resolved=False)
        if key not in self.fonts:
            self.fonts[key] = Typeface(font, decoder(font))
        return self.fonts[key]


def drawn(page: pikepdf.Page, fonts: Fonts | None = None) -> Drawing:
    """The page's words as drawn, forms it uses too. ``fonts`` keeps tables from page to page."""
    drawing = Drawing(fonts={} if fonts is None else fonts)
    _play(page.obj, page.obj.get("/Resources", pikepdf.Dictionary()), drawing)
    if drawing.paths.odd():
        drawing.unread.append(DRAWING)
    return drawing


def _play(source: pikepdf.Object, resources: pikepdf.Object, drawing: Drawing) -> None:
    fonts = {
        name: drawing.typeface(font)
        for name, font in resources.get("/Font", pikepdf.Dictionary()).items()
    }
    font = Typeface(pikepdf.Dictionary(), (1, {}))
    drawing.odd.extend(odd_in_source(_source(source)))
    for instruction in pikepdf.parse_content_stream(source):
        operands, operator = list(instruction.operands), str(instruction.operator)
        drawing.odd.extend(odd_in_drawing(operator, operands))
        drawing.unread.extend(unread_in_drawing(operator, operands))
        drawing.paths.follow(operator, operands)
        if operator == "Tf":
            font = fonts.get(str(operands[0]), Typeface(pikepdf.Dictionary(), (1, {})))
        elif operator in {"Tj", "'", '"'}:
            drawing.pieces.append(read(bytes(operands[-1]), font))
        elif operator == "TJ":
            shown = (
                read(bytes(part), font) for part in operands[0] if isinstance(part, pikepdf.String)
            )
            drawing.pieces.append("".join(shown))
        elif operator in {"BDC", "DP"}:
            drawing.extra.extend(_properties(operands))
        elif operator == "Do":
            _form(str(operands[0]), resources, drawing)


def _source(source: pikepdf.Object) -> bytes:
    """The drawing as it is written, of a form or of a page in one piece or several."""
    held = source if isinstance(source, pikepdf.Stream) else source.get("/Contents")
    parts = held if isinstance(held, pikepdf.Array) else [] if held is None else [held]
    return b"\n".join(part.read_bytes() for part in parts)


def _form(name: str, resources: pikepdf.Object, drawing: Drawing) -> None:
    form = resources.get("/XObject", pikepdf.Dictionary()).get(name)
    if form is not None and form.get("/Subtype") == "/Form" and form.objgen not in drawing.played:
        drawing.played.add(form.objgen)
        _play(form, form.get("/Resources", resources), drawing)


def _properties(operands: Sequence[object]) -> Iterator[str]:
    for operand in operands:
        if isinstance(operand, pikepdf.Dictionary):
            for value in operand.values():
                if isinstance(value, pikepdf.String):
                    yield str(value)


def decoder(font: pikepdf.Object) -> Decoder:
    """(bytes a code, code -> letters) of a font; no table means codes are letters."""
    wide = 2 if font.get("/Subtype") == "/Type0" else 1
    table = font.get("/ToUnicode")
    if not isinstance(table, pikepdf.Stream):
        return wide, {}
    return wide, _table(table.read_bytes())


def _table(data: bytes) -> dict[int, str]:
    found: dict[int, str] = {}
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", data, re.DOTALL):
        for code, letters in _CHAR.findall(block):
            found[int(code, 16)] = _letters(letters)
    for block in re.findall(rb"beginbfrange(.*?)endbfrange", data, re.DOTALL):
        for first, last, start, many in _RANGE.findall(block):
            codes = range(int(first, 16), int(last, 16) + 1)
            if start:
                base = int(start, 16)
                width = len(start)
                found.update(
                    (code, _letters(b"%0*X" % (width, base + at))) for at, code in enumerate(codes)
                )
            else:
                letters_list = re.findall(rb"<([0-9A-Fa-f]+)>", many)
                found.update(
                    (code, _letters(one)) for code, one in zip(codes, letters_list, strict=False)
                )
    return found


def _letters(digits: bytes) -> str:
    return bytes.fromhex(digits.decode().rjust((len(digits) + 3) // 4 * 4, "0")).decode(
        "utf-16-be", "replace"
    )


def read(data: bytes, font: Typeface) -> str:
    """Shown bytes as letters, by the font's table where it has one; the font keeps each code."""
    width, table = font.decoder
    codes = [data[at : at + width] for at in range(0, len(data), width)]
    for code in codes:
        if code not in font.letters:
            number = int.from_bytes(code, "big")
            other = chr(number) if width == 1 else code.decode("latin-1") if not table else ""
            font.letters[code] = table.get(number, other)
    return "".join(map(font.letters.__getitem__, codes))
