"""What people see and no search can read stops a copy: pictures, drawings, letters that lie."""

from __future__ import annotations

import base64
import io
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import docx
import pikepdf
import pytest
import ttf_opensans
from docx.shared import Mm
from pikepdf import Array, Dictionary, Name, Pdf
from PIL import Image, ImageDraw, ImageFont

from pipeline.errors import CouldNotVerify
from pipeline.files import sha256
from pipeline.verify import JUDGES, specimen
from pipeline.verify.gate import Gate
from pipeline.verify.kinds import walked
from pipeline.verify.looks import Specimen
from pipeline.verify.pdf_paths import PLAIN, Paths
from tests.leaks import pdf_places, web_places
from tests.leaks.invented import LINES, NAME, QUESTION
from tests.leaks.word_builder import HEAD, SPACES, Package, paragraph, relations, run

RESTRICTED = {"restricted.docx": Package(body=paragraph(run(f"{NAME} was seen."))).data()}
FONT = Path(ttf_opensans.opensans().path)


def picture(words: str = NAME, kind: str = "PNG") -> bytes:
    """Words as pixels, as a photograph of a page or a screen holds them."""
    page = Image.new("L", (400, 40), 255)
    ImageDraw.Draw(page).text((4, 4), words, font=ImageFont.truetype(FONT, 24), fill=0)
    target = io.BytesIO()
    page.save(target, kind)
    return target.getvalue()


# ---------------------------------------------------------------- Word


def _inserted(kind: str) -> bytes:
    """A picture put in with a program that people write Word files with."""
    made = docx.Document()
    for line in LINES:
        made.add_paragraph(line)
    made.add_picture(io.BytesIO(picture(kind=kind)), width=Mm(80))
    target = io.BytesIO()
    made.save(target)
    return target.getvalue()


def _in_body(content: str) -> bytes:
    package = Package()
    package.body += paragraph(content)
    return package.data()


def _with(path: str, data: str | bytes) -> bytes:
    package = Package()
    package.parts[path] = data
    return package.data()


_LETTER_Z = "m 0,0 l 100,0 0,100 100,100 e"
WORD: Mapping[str, Callable[[], bytes]] = {
    "a picture": lambda: _inserted("PNG"),
    "a photograph": lambda: _inserted("JPEG"),
    "a picture of an older kind": lambda: _inserted("GIF"),
    "a picture nothing points at": lambda: _with("word/media/image7.png", picture()),
    "a picture of Windows": lambda: _with("word/media/image1.emf", b"\1\0\0\0l\0\0\0" + bytes(99)),
    "a picture elsewhere": lambda: _with(
        "word/_rels/document.xml.rels",
        relations(("image", "https://pictures.example/1.png", "External")),
    ),
    "a picture of lines": lambda: _with(
        "word/media/image1.svg",
        f'<svg xmlns="http://www.w3.org/2000/svg"><path d="{_LETTER_Z}"/></svg>',
    ),
    "a free line": lambda: _in_body("<w:r><w:drawing><a:custGeom/></w:drawing></w:r>"),
    "a free line of older Word": lambda: _in_body(
        f'<w:r><w:pict><v:shape path="{_LETTER_Z}"/></w:pict></w:r>'
    ),
    "ink": lambda: _with(
        "word/ink/ink1.xml",
        f'{HEAD}<ink xmlns="http://www.w3.org/2003/InkML"><trace>0 0, 9 0, 0 9, 9 9</trace></ink>',
    ),
    "a typeface of its own": lambda: _with(
        "word/fontTable.xml",
        f'{HEAD}<w:fonts {SPACES}><w:font w:name="Arial"><w:embedRegular r:id="rId1"/></w:font></w:fonts>',
    ),
    "a typeface nobody names": lambda: _with("word/fonts/font1.odttf", bytes(range(256))),
}  # fmt: skip

# ---------------------------------------------------------------- PDF


def _changed(change: Callable[[Pdf], None]) -> bytes:
    made = pdf_places.document()
    change(made)
    return pdf_places.saved(made)


def _drawn(operators: bytes) -> bytes:
    return pdf_places.saved(pdf_places.document(operators))


def _image(made: Pdf) -> None:
    with Image.open(io.BytesIO(picture())) as held:
        stream = made.make_stream(
            held.tobytes(), Type=Name.XObject, Subtype=Name.Image, Width=400, Height=40,
            ColorSpace=Name.DeviceGray, BitsPerComponent=8,
        )  # fmt: skip
    page = made.pages[0].obj
    page.Resources.XObject = Dictionary(X1=stream)
    page.Contents = Array([page.Contents, made.make_stream(b"q 400 0 0 40 40 300 cm /X1 Do Q")])


def _type_three(made: Pdf) -> None:
    glyph = made.make_stream(b"1000 0 0 0 750 750 d1 0 0 m 750 0 l 0 750 l 750 750 l S")
    made.pages[0].obj.Resources.Font.F3 = made.make_indirect(
        Dictionary(
            Type=Name.Font, Subtype=Name.Type3, FontBBox=Array([0, 0, 750, 750]),
            FontMatrix=Array([0.001, 0, 0, 0.001, 0, 0]), CharProcs=Dictionary(Z=glyph),
            Encoding=Dictionary(Type=Name.Encoding, Differences=Array([97, Name.Z])),
            FirstChar=97, LastChar=97, Widths=Array([1000]), Resources=Dictionary(),
        )
    )  # fmt: skip


def _pattern(made: Pdf) -> None:
    page = made.pages[0].obj
    page.Resources.Pattern = Dictionary(
        P1=made.make_stream(
            b"0 0 9 9 re f", Type=Name.Pattern, PatternType=1, PaintType=1, TilingType=1,
            BBox=Array([0, 0, 20, 20]), XStep=20, YStep=20, Resources=Dictionary(),
        )
    )  # fmt: skip
    drawing = b"/Pattern cs /P1 scn 40 300 200 40 re f"
    page.Contents = Array([page.Contents, made.make_stream(drawing)])


#: A capital E of small boxes, as a screen shows it, once for each letter of a name.
_DOTS = [(x, y) for y in range(5) for x in range(3) if x == 0 or not y % 2]
_PIXELS = b"".join(
    b"%d %d 2 2 re f\n" % (40 + 8 * letter + 2 * x, 300 + 2 * y)
    for letter in range(8)
    for x, y in _DOTS
)
_RULES = b"".join(
    b"%d %d m %d %d l S\n" % (40 + 8 * letter, 300 + y, 44 + 8 * letter, 300 + y)
    for letter in range(15)
    for y in range(7)
)


def lying(said: str, shown: str, how: str = "a table") -> bytes:
    """A page that shows one text and says another: the typeface is real, its table is not."""
    made = pdf_places.document()
    codes = {letter: number for number, letter in enumerate(sorted(set(shown)), 65)}
    meant = dict(zip(shown, said, strict=True))
    widths = ImageFont.truetype(FONT, 1000)
    font = Dictionary(
        Type=Name.Font, Subtype=Name.TrueType, BaseFont=Name("/OpenSans-Regular"), FirstChar=65,
        LastChar=64 + len(codes), Widths=Array([round(widths.getlength(one)) for one in codes]),
        Encoding=Dictionary(
            Type=Name.Encoding, BaseEncoding=Name.WinAnsiEncoding,
            Differences=Array([65, *(Name("/" + ("space" if one == " " else one)) for one in codes)]),
        ),
        FontDescriptor=made.make_indirect(
            Dictionary(
                Type=Name.FontDescriptor, FontName=Name("/OpenSans-Regular"), Flags=32, Ascent=1069,
                Descent=-293, CapHeight=714, ItalicAngle=0, StemV=80,
                FontBBox=Array([-549, -271, 1204, 1047]), FontFile2=made.make_stream(FONT.read_bytes()),
            )
        ),
    )  # fmt: skip
    if how == "a table":
        rows = b"".join(b"<%02X> <%04X>\n" % (code, ord(meant[one])) for one, code in codes.items())
        font.ToUnicode = made.make_stream(b"%d beginbfchar\n%sendbfchar" % (len(codes), rows))
    page = made.pages[0].obj
    page.Resources.Font.F2 = made.make_indirect(font)
    text = bytes(codes[one] for one in shown).hex().encode()
    page.Contents = Array(
        [page.Contents, made.make_stream(b"BT /F2 11 Tf 40 300 Td <%s> Tj ET" % text)]
    )
    return pdf_places.saved(made)


#: As long as the name, letter for letter, and innocent.
INNOCENT = "Obtained findings a"
assert len(INNOCENT) == len(NAME)

PDF: Mapping[str, Callable[[], bytes]] = {
    "a picture": lambda: _changed(_image),
    "a picture in the drawing": lambda: _drawn(
        b"q 60 0 0 8 40 300 cm BI /W 8 /H 8 /BPC 1 /CS /G ID \x18\x3c\x66\x7e\x66\x66\x66\x00 EI Q"
    ),
    "letters of the file's own": lambda: _changed(_type_three),
    "curves": lambda: _drawn(b"40 300 m 50 320 60 320 70 300 c S"),
    "short curves": lambda: _drawn(b"40 300 m 60 320 70 300 v 40 300 m 50 320 70 300 y S"),
    "slanted lines": lambda: _drawn(b"40 300 m 50 300 l 40 310 l 50 310 l S"),
    "a shape of many corners": lambda: _drawn(
        b"40 300 m 60 300 l 60 303 l 45 303 l 45 320 l 40 320 l f"
    ),
    "letters of small boxes": lambda: _drawn(_PIXELS),
    "letters of short rules": lambda: _drawn(_RULES),
    "small boxes made large and small again": lambda: _drawn(b"q .01 0 0 .01 0 0 cm " + b"".join(
        b"%d %d 200 200 re f\n" % (4000 + 800 * at, 30000) for at in range(40)) + b"Q"
    ),
    "a pattern": lambda: _changed(_pattern),
    "a table that lies": lambda: lying(INNOCENT, NAME),
    "glyphs that are not their codes": lambda: lying(INNOCENT, NAME, "an order of its own"),
}  # fmt: skip

# ---------------------------------------------------------------- HTML

_PACKED = base64.b64encode(picture()).decode()
HTML: Mapping[str, Callable[[], bytes]] = {
    "a picture": lambda: web_places.page(f'<img alt="" src="data:image/png;base64,{_PACKED}">'),
    "a picture elsewhere": lambda: web_places.page('<img alt="" src="1.png">'),
    "a picture of many sizes": lambda: web_places.page(
        '<picture><source srcset="1.png 2x"></picture>'
    ),
    "lines": lambda: web_places.page(f'<svg><path d="{_LETTER_Z}"/></svg>'),
    "a shape": lambda: web_places.page('<svg><polygon points="0,0 9,0 0,9 9,9"/></svg>'),
    "boxes": lambda: web_places.page('<svg><rect width="9" height="9"/></svg>'),
    "a canvas": lambda: web_places.page("<canvas></canvas>"),
    "a film": lambda: web_places.page("<video></video>"),
    "a file in the page": lambda: web_places.page('<object data="1.pdf"></object>'),
    "a page in the page": lambda: web_places.page('<iframe src="1.html"></iframe>'),
    "a picture behind the words": lambda: web_places.page('<p background="1.png">Seen.</p>'),
    "a picture of the style": lambda: web_places.page(
        head="<style>p { background: url(data:image/png;base64,AAAA) }</style>"
    ),
    "a picture of an element's style": lambda: web_places.page(
        '<p style="background: url(1.png)">Seen.</p>'
    ),
    "a typeface": lambda: web_places.page(
        head="<style>@font-face { font-family: x; src: url(1.woff2) }</style>"
    ),
    "shadows": lambda: web_places.page(head="<style>p { box-shadow: 1px 1px, 2px 1px }</style>"),
    "shades": lambda: web_places.page(
        head="<style>p { background: linear-gradient(red, blue) }</style>"
    ),
    "a cut-out": lambda: web_places.page(
        head="<style>p { clip-path: polygon(0 0, 9px 0, 0 9px) }</style>"
    ),
}

ALL = [
    (kind, what) for kind, made in (("docx", WORD), ("pdf", PDF), ("html", HTML)) for what in made
]


@pytest.fixture(scope="module")
def gates() -> Mapping[str, Gate]:
    """The gate with each judge alone, proven once."""
    made = {judge: Gate(replace(QUESTION, judges=(judge,))) for judge in JUDGES}
    for gate in made.values():
        gate.prove({"docx", "pdf", "html"}, RESTRICTED)
    return made


@pytest.mark.requirement("L78")
@pytest.mark.parametrize(("kind", "what"), ALL)
def test_what_nobody_can_read_stops_whichever_judge_is_asked(
    kind: str, what: str, gates: Mapping[str, Gate]
) -> None:
    data = {"docx": WORD, "pdf": PDF, "html": HTML}[kind][what]()
    for judge in ("bytes", "list"):
        with pytest.raises(CouldNotVerify, match=r"not read whole.*Look at each"):
            gates[judge].cleared(f"report.{kind}", data)


@pytest.mark.parametrize("how", ["a table", "an order of its own"])
def test_a_typeface_that_says_what_it_shows_is_believed(
    how: str, gates: Mapping[str, Gate]
) -> None:
    said = "Obtained finding"
    if how == "a table":
        gates["bytes"].cleared("report.pdf", lying(said, said, how))
    data = lying(INNOCENT, NAME, how)
    with pytest.raises(CouldNotVerify, match="a typeface: letters that look like others"):
        gates["bytes"].cleared("report.pdf", data)


def test_letters_that_claim_to_be_signs_or_nothing_are_lies_too(
    gates: Mapping[str, Gate],
) -> None:
    for said in ("•" * len(NAME), " " * len(NAME)):
        with pytest.raises(CouldNotVerify, match="a typeface"):
            gates["bytes"].cleared("report.pdf", lying(said, NAME))


def test_letters_that_no_table_tells_are_seen_by_their_shape(gates: Mapping[str, Gate]) -> None:
    with pikepdf.open(io.BytesIO(lying(INNOCENT, NAME))) as made:
        font = made.pages[0].obj.Resources.Font.F2
        table = bytes(font.ToUnicode.read_bytes())
        font.ToUnicode = made.make_stream(
            table.replace(b"<41> ", b"<01> ").replace(b"<42> ", b"<02> ")
        )
        data = pdf_places.saved(made)
    with pytest.raises(CouldNotVerify, match="a typeface"):
        gates["bytes"].cleared("report.pdf", data)


def test_a_lie_of_one_letter_a_typeface_is_a_lie_all_the_same() -> None:
    font = Dictionary(
        Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding
    )
    made = pikepdf.new()
    used = [(made.make_indirect(Dictionary(font)), {b"Z": "a"}) for _ in range(3)]
    shown = specimen.specimen(made, used)
    assert shown is not None
    assert specimen.lies(shown)
    honest = specimen.specimen(made, [(font, {b"Z": "Z"}), (font, {b"b": "B"})])
    assert honest is not None
    assert not specimen.lies(honest)


def test_a_page_without_letters_has_no_specimen() -> None:
    made = pikepdf.new()
    assert specimen.specimen(made, [(Dictionary(Type=Name.Font), {})]) is None


def test_typefaces_that_cannot_be_drawn_stop() -> None:
    with pytest.raises(CouldNotVerify, match="cannot be drawn"):
        specimen.lies(Specimen(b"no PDF", (("a",),)))


def test_rules_and_boxes_of_a_table_are_no_letters(gates: Mapping[str, Gate]) -> None:
    table = b"".join(
        b"40 %d m 500 %d l S 40 %d 120 18 re f 40 %d 0.5 20 re f\n" % (y, y, y, y)
        for y in range(300, 700, 20)
    )
    under_words = b"".join(b"60 %d m 68 %d l S\n" % (y, y) for y in range(300, 700, 10))
    gates["bytes"].cleared("report.pdf", _drawn(b"q " + table + under_words + b"Q Q n 0 0 m S"))


def test_lines_are_measured_where_they_stand() -> None:
    paths = Paths()
    paths.follow("cm", (2, 0, 0, 2, 5, 5))
    paths.follow("q", ())
    paths.follow("cm", (0, 1, -1, 0, 0, 0))
    assert paths.now == (0, 2, -2, 0, 5, 5)
    paths.follow("Q", ())
    assert paths.now == (2, 0, 0, 2, 5, 5)
    paths.follow("Q", ())
    assert paths.now == PLAIN


def test_the_partnerships_own_logo_may_stand_in_word_and_nothing_else_may() -> None:
    logo = picture("Inventshire Partnership")
    data = _with("word/media/image1.png", logo)
    knowing = Gate(replace(QUESTION, judges=("bytes",), pictures=frozenset({sha256(logo)})))
    knowing.prove({"docx", "html"}, RESTRICTED)
    knowing.cleared("report.docx", data)
    page = f'<img alt="" src="data:image/png;base64,{base64.b64encode(logo).decode()}">'
    knowing.cleared("report.html", web_places.page(page))
    with pytest.raises(CouldNotVerify, match="a picture"):
        knowing.cleared("report.docx", _with("word/media/image1.png", picture()))


@pytest.mark.parametrize(
    "style",
    ["p { order: 2 }", "p { float: right }", "p { margin-left: -5rem }", "p { left: 5rem }",
     "p { direction: rtl }", "@media screen { p { color: red } }", "@counter-style x { symbols: Z }"],
)  # fmt: skip
def test_a_style_that_puts_words_elsewhere_is_not_on_the_list(style: str) -> None:
    odd = walked("x", web_places.page(head=f"<style>{style}</style>"), ()).odd
    assert {"a style that is not on the list", "a style sheet with words of its own"} & {
        each.why for each in odd
    }


def test_many_things_unread_are_counted(gates: Mapping[str, Gate]) -> None:
    package = Package()
    for number in range(15):
        package.parts[f"word/media/image{number}.png"] = picture()
    with pytest.raises(CouldNotVerify, match="and 3 more"):
        gates["list"].cleared("report.docx", package.data())
