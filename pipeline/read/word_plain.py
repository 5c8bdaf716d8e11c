"""Plain rows of Word tables read from their bytes, without a tree of their elements.

Nearly every row of a long chronology is plain: cells of paragraphs, runs and texts, with nothing
but looks beside them. Such rows are proved by a pattern, which knows every element and attribute
it lets pass, and left out of the part before it is parsed; every other row is parsed as ever.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from lxml import etree

from pipeline.read.cleaning import unescaped
from pipeline.read.package import Package
from pipeline.read.word_names import VAL, w

#: Stands in a table where plain rows were; its value counts the runs of such rows from 0.
PLAIN_ROWS = w("plainRows")
_BODY, _TBL = w("body"), w("tbl")

#: The texts of the cells of each row.
Texts = list[list[str]]


@dataclass(frozen=True, slots=True)
class Parsed:
    """A part parsed without its plain rows, and these by the element that stands for them."""

    root: etree._Element
    plain: dict[etree._Element, Texts]


def parse(package: Package, name: str, counting: frozenset[str] = frozenset()) -> Parsed:
    """Parse a part of a document. Raises Refused when it is damaged.

    ``counting`` are the styles whose paragraphs Word numbers: rows that have one are not plain.
    """
    part, runs = _lifted(package.parts[name], counting)
    if runs:
        root = Package({name: part}, {}).xml(name)
        places = list(root.iter(PLAIN_ROWS))
        told = [place.get(VAL) for place in places]
        if told == list(map(str, range(len(runs)))) and all(map(_in_a_table_of_the_body, places)):
            return Parsed(root, dict(zip(places, runs, strict=True)))
    # Rows in a box, a deletion or another table are not simply rows of the page.
    return Parsed(package.xml(name), {})


def _in_a_table_of_the_body(place: etree._Element) -> bool:
    table = place.getparent()
    around = table.getparent() if table is not None and table.tag == _TBL else None
    return around is not None and around.tag == _BODY


# ---------------------------------------------------------------- what a plain row may hold

_LOOK_OF_CELL = rb"tcW|shd|vAlign|noWrap|textDirection|hideMark|tcFitText|cnfStyle"
_SIDES = rb"top|left|start|bottom|right|end|insideH|insideV|tl2br|tr2bl|between|bar"
_LOOK_OF_ROW = rb"trHeight|cantSplit|jc|cnfStyle|tblCellSpacing"
_LOOK_OF_PARAGRAPH = (
    rb"pStyle|spacing|jc|ind|keepNext|keepLines|widowControl|contextualSpacing|autoSpaceDE"
    rb"|autoSpaceDN|adjustRightInd|snapToGrid|suppressAutoHyphens|suppressLineNumbers|bidi|shd"
    rb"|pageBreakBefore|outlineLvl|textAlignment|cnfStyle|wordWrap|overflowPunct|kinsoku"
)
_LOOK_OF_WORDS = (
    rb"rFonts|sz|szCs|b|bCs|i|iCs|lang|color|u|noProof|spacing|kern|w|caps|smallCaps|strike"
    rb"|highlight|shd|position|vertAlign|bdr|cs|rtl|snapToGrid"
)
_BESIDE = rb"proofErr|bookmarkStart|bookmarkEnd|lastRenderedPageBreak"

_MAIN = rb"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#: The characters that XML allows and that stand for themselves.
_FINE = bytes([9, 10, *range(0x20, 0x100)])
_ENTITY = rb"&(?:amp|lt|gt|quot|apos);"
_AMPERSAND = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos);)")


@dataclass(frozen=True, slots=True)
class _Patterns:
    """``rows`` is a run of plain rows; ``cell``, within such a run, takes what a cell says.

    A cell of one text gives it as it stands; any other gives its paragraphs, from the first tag on.
    """

    rows: re.Pattern[bytes]
    cell: re.Pattern[bytes]


@cache
def _patterns(*, named: bool, entities: bool) -> _Patterns:
    """The patterns for parts that name their paragraphs, and for parts with rare entities.

    Possessive throughout: a row either is plain at the first look or is parsed like any other.
    """
    also = rb"|w14:(?:paraId|textId)" if named else b""
    attributes = rb"(?: (?:w:\w++" + also + rb')="[^"<&]*+")*+'
    text = rb"[^<&]*+(?:" + _ENTITY + rb"[^<&]*+)*+" if entities else rb"[^<]*+"

    def leaf(names: bytes) -> bytes:
        return rb"<w:(?:" + names + rb")" + attributes + rb"/>"

    def around(name: bytes, inner: bytes, extra: bytes = attributes) -> bytes:
        return rb"<w:" + name + extra + rb"(?:/>|>(?:" + inner + rb")*+</w:" + name + rb">)"

    sides = leaf(_SIDES)
    looks = around(rb"rPr", leaf(_LOOK_OF_WORDS), b"")
    of_cell = around(
        rb"tcPr", leaf(_LOOK_OF_CELL) + b"|" + around(rb"tcBorders", sides)
        + b"|" + around(rb"tcMar", sides), b"",
    )  # fmt: skip
    of_paragraph = around(
        rb"pPr", leaf(_LOOK_OF_PARAGRAPH) + b"|" + looks + b"|" + around(rb"pBdr", sides)
        , b"",
    )  # fmt: skip
    of_row = around(rb"trPr", leaf(_LOOK_OF_ROW), b"")
    opened = rb'<w:t(?: xml:space="preserve")?+>'
    words = opened + text + rb"</w:t>|" + leaf(rb"br|tab|t|lastRenderedPageBreak")
    run = rb"<w:r" + attributes + rb"(?:/>|>(?:" + looks + rb")?+(?:" + words + rb")*+</w:r>)"
    inside = rb"(?:" + run + rb"|" + leaf(_BESIDE) + rb")*+"
    paragraph = (
        rb"<w:p" + attributes + rb"(?:/>|>(?:" + of_paragraph + rb")?+" + inside + rb"</w:p>)"
    )
    begun = rb"<w:tc>(?:" + of_cell + rb")?+"
    cell = begun + rb"(?:" + paragraph + rb")++</w:tc>"
    row = rb"<w:tr" + attributes + rb">(?:" + of_row + rb")?+(?:" + cell + rb")++</w:tr>"
    alone = (
        rb"<w:p" + attributes + rb">(?:" + of_paragraph + rb")?+<w:r" + attributes + rb">(?:" + looks
        + rb")?+" + opened + rb"(?=[^<]*+</w:t></w:r></w:p></w:tc>)"
    )  # fmt: skip
    return _Patterns(
        re.compile(rb"(?:" + row + rb")++"),
        re.compile(begun + rb"(?:" + alone + rb")?+((?:" + paragraph + rb")++|[^<]*+)"),
    )


def _lifted(part: bytes, counting: frozenset[str]) -> tuple[bytes, list[Texts]]:
    """The part with an element in the place of each run of plain rows, and their texts."""
    head = part[: part.find(b"<w:body")]
    if b'xmlns:w="' + _MAIN + b'"' not in head or not _is_plain_utf8(head, part):
        return part, []
    patterns = _patterns(named=b'xmlns:w14="' in head, entities=_AMPERSAND.search(part) is not None)
    runs: list[Texts] = []
    numbered = [f'w:val="{style}"'.encode() for style in sorted(counting)]

    def lift(match: re.Match[bytes]) -> bytes:
        if any(style in match[0] for style in numbered):
            return match[0]
        runs.append(texts_of(match[0], patterns.cell))
        return b'<w:plainRows w:val="%d"/>' % (len(runs) - 1)

    return patterns.rows.sub(lift, part), runs


def _is_plain_utf8(head: bytes, part: bytes) -> bool:
    """False for what a parser would refuse or read otherwise than byte by byte."""
    declared = re.search(rb"""encoding\s*=\s*["']([^"']*)["']""", head[:200])
    if declared and declared[1].lower() not in {b"utf-8", b"utf8"}:
        return False
    # Line ends of two characters, which a parser makes one, may follow the declaration only.
    odd = part.translate(None, _FINE).strip(b"\r") or part.rfind(b"\r") > len(head)
    if odd or b"]]>" in part or b"<!" in head:
        return False
    try:
        part.decode()
    except UnicodeDecodeError:
        return False
    return True


_INNER = re.compile(rb"<w:(?:t(?: [^>]*)?(?<!/)>([^<]*)|(p)[ />]|(tab)[ />]|(br)[ />])")


def texts_of(run: bytes, pattern: re.Pattern[bytes]) -> Texts:
    """What each cell of each row says; a control character, which XML has not, parts them."""
    found: list[bytes] = pattern.findall(run.replace(b"</w:tr>", b"<w:tc>\x02</w:tc>"))
    whole = b"\x01".join(found)
    if b"<" in whole:
        whole = b"\x01".join([_inner(cell) if b"<" in cell else cell for cell in found])
    lines = b"\n" in whole
    rows = unescaped(whole.decode()).removesuffix("\x01\x02").split("\x01\x02\x01")
    found_rows = [row.split("\x01") for row in rows]
    return [[text.strip("\n") for text in row] for row in found_rows] if lines else found_rows


def _inner(cell: bytes) -> bytes:
    """The lines of a cell of several paragraphs, runs or texts."""
    pieces = [
        b"\n" if paragraph or line else b"\t" if tab else text
        for text, paragraph, tab, line in _INNER.findall(cell)
    ]
    return b"".join(pieces)
