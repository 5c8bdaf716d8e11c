"""Web pages: exports that call themselves .xls, and the bodies of e-mails. Tables and text only."""

from __future__ import annotations

import re
from html import unescape

from lxml import etree, html

from pipeline.read.cleaning import cleaned
from pipeline.read.columns import letter
from pipeline.read.decoding import decode
from pipeline.read.letters import balance_letters
from pipeline.read.reading import COPIED, Reading, Refused, Row, Table

_UNSEEN = {"script", "style", "head", "title", "template", "noscript", "object", "svg"}
_INLINE = {
    "a", "abbr", "b", "bdo", "big", "cite", "code", "del", "em", "font", "i", "ins", "kbd", "label",
    "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "tt", "u", "var",
    "o:p", "st1:date", "img", "input",
}  # fmt: skip
#: Shown by a browser that lacks something; their words are set aside.
_INSTEAD = {"object", "svg", "template", "noscript"}
#: Between these and the cells of a table, no words belong.
_FRAME = ("table", "thead", "tbody", "tfoot", "tr", "colgroup")
_HEADING = re.compile(r"h([1-6])$")
_WIDEST = 200
_CHARSET = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)


def read_web(data: bytes, reading: Reading) -> None:
    """Read a web page into blocks and Grids."""
    text = _decoded(data, reading)
    read_html(text, reading)
    reading.census = balance_letters(reading, text_of_html(text))


def _decoded(data: bytes, reading: Reading) -> str:
    named = _CHARSET.search(data[:4096])
    if named and named[1].lower() in {b"windows-1252", b"iso-8859-1"}:
        return data.decode("cp1252", "replace")
    return decode(data, reading)


def read_html(text: str, reading: Reading) -> None:
    """Read the text of a web page into ``reading``, leaving its census to the caller."""
    # The parser refuses text that names an encoding of its own, and stops at a NUL.
    text = cleaned(text)
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
    if not text.strip():
        return
    try:
        parser = html.HTMLParser(no_network=True, huge_tree=True)
        root = html.document_fromstring(text, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        raise Refused("file-damaged", "no text in the web page") from None
    try:
        _Walk(reading).block(root)
    except RecursionError:
        raise Refused("file-damaged", "nested deeper than any page") from None


class _Walk:
    """Gathers the words between block elements into paragraphs."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.words: list[str] = []
        self.style, self.level = "paragraph", 0
        self.tables = 0
        self.last = ""

    def block(self, element: html.HtmlElement) -> None:
        """Read an element and everything in it."""
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag in _UNSEEN or not tag:
            self._unseen(element)
        elif tag == "table" and not _is_frame(element):
            self._flush()
            self._table(element)
        elif tag == "br":
            self.words.append("\n")
        elif tag == "img":
            self._describe(element)
        elif tag == "input":
            self.words.append(_typed(element))
        elif tag in _INLINE:
            self._inside(element)
        else:
            self._flush()
            before = self.style, self.level
            self.style, self.level = _style(tag, before)
            self._inside(element)
            self._flush()
            self.style, self.level = before
        self.words.append(element.tail or "")
        if tag == "html":
            self._flush()

    def _inside(self, element: html.HtmlElement) -> None:
        self.words.append(element.text or "")
        for child in element:
            self.block(child)

    def _flush(self) -> None:
        text = _even("".join(self.words))
        self.words = []
        if text:
            self.reading.block(self.style, text, level=self.level)
            self.last = text

    def _unseen(self, element: html.HtmlElement) -> None:
        if element.tag in {"head", "title"}:
            titles = [title.text_content() for title in element.iter("title")]
            for title in titles:
                self.reading.set_aside("metadata", title)
        if element.tag in {"head", *_INSTEAD}:
            for instead in element.iter(*_INSTEAD):
                if not any(around.tag in _INSTEAD for around in instead.iterancestors()):
                    self.reading.set_aside("fallback", instead.text_content())
                    for picture in instead.iter("img"):
                        self._describe(picture)

    def _describe(self, picture: html.HtmlElement) -> None:
        self.reading.set_aside("picture-description", picture.get("alt") or "")

    def _table(self, element: html.HtmlElement) -> None:
        self.tables += 1
        caption = element.find("caption")
        if caption is not None:
            self._inside(caption)
            self._flush()
        for hidden in element.iter(*_INSTEAD, "img"):
            if hidden.tag == "img":
                self._describe(hidden)
            else:
                self._unseen(hidden)
        # A browser shows words that stand between the cells before the table.
        self.words += _loose(element)
        self._flush()
        rows = _rows(element)
        if rows:
            self.reading.content.append(Table(f"Table {self.tables}", rows, self.last))
        self.last = ""


def _style(tag: str, before: tuple[str, int]) -> tuple[str, int]:
    if found := _HEADING.match(tag):
        return "heading", int(found[1])
    return ("item", before[1] + 1) if tag == "li" else before


def _is_frame(table: html.HtmlElement) -> bool:
    """True for a table that only lays out the page: one with tables inside, or of one cell."""
    if table.find(".//table") is not None:
        return True
    return sum(1 for _ in table.iter("td", "th")) <= 1


def _loose(table: html.HtmlElement) -> list[str]:
    """Words between the cells of a table."""
    found = []
    for frame in table.iter(*_FRAME):
        found.append(frame.text or "")
        found += [child.tail or "" for child in frame]
    return [f" {text.strip()} " for text in found if text.strip()]


def _typed(element: html.HtmlElement) -> str:
    """What stands in a field of a form."""
    hidden = (element.get("type") or "").lower() == "hidden"
    return "" if hidden else f" {element.get('value') or ''} "


def _rows(table: html.HtmlElement) -> list[Row]:
    rows: list[Row] = []
    held: dict[int, tuple[int, str, str]] = {}  # column: (rows left, text, name of the merge)
    for number, element in enumerate(table.iter("tr"), start=1):
        row = Row(number, [])
        _carry(row, held)
        for cell in element.iterchildren("td", "th"):
            _put(row, cell, held)
            _carry(row, held)
        rows.append(row)
    return rows


def _carry(row: Row, held: dict[int, tuple[int, str, str]]) -> None:
    while (column := len(row.texts)) in held:
        left, text, name = held.pop(column)
        row.texts.append(text)
        if text:
            row.mark(column, f"{COPIED} {name}")
        if left > 1:
            held[column] = (left - 1, text, name)


def _put(row: Row, cell: html.HtmlElement, held: dict[int, tuple[int, str, str]]) -> None:
    across, down = _span(cell, "colspan"), _span(cell, "rowspan")
    column, text = len(row.texts), _even(_cell_text(cell))
    name = f"{letter(column)}{row.number}:{letter(column)}{row.number + down - 1}"
    for offset in range(across):
        row.texts.append(text if offset == 0 else "")
        if down > 1:
            held[column + offset] = (down - 1, text if offset == 0 else "", name)
    if across > 1:
        row.mark(column, f"spans columns {letter(column)} to {letter(column + across - 1)}")


def _span(cell: html.HtmlElement, name: str) -> int:
    value = (cell.get(name) or "").strip()
    return int(value) if value.isdecimal() and 0 < int(value) < _WIDEST else 1


def _cell_text(cell: html.HtmlElement) -> str:
    pieces = [cell.text or ""]
    for child in cell.iterchildren():
        tag = child.tag if isinstance(child.tag, str) else ""
        if tag == "br":
            pieces.append("\n")
        elif tag == "input":
            pieces.append(_typed(child))
        elif tag and tag not in _UNSEEN:
            inner = _cell_text(child)
            pieces.append(inner if tag in _INLINE else f"\n{inner}\n")
        pieces.append(child.tail or "")
    return "".join(pieces)


def _even(text: str) -> str:
    """Spaces as a browser shows them; lines kept where the page breaks them."""
    lines = [re.sub(r"[ \t\r\f]+", " ", line).strip() for line in text.split("\n")]
    return "\n".join(line for line in lines if line)


# ---------------------------------------------------------------- the census

_GONE = re.compile(
    r"<!--.*?-->|<(script|style)\b.*?</\1\s*>|<[!?][^>]*>",
    re.DOTALL | re.IGNORECASE,
)
_TAG = re.compile(r"""</?[A-Za-z](?:[^>"']|"[^"]*"|'[^']*')*>|</?[A-Za-z][^>]*>""")
_FIELD = re.compile(r"""<(?:img|input)\s(?:[^>"']|"[^"]*"|'[^']*')*>""", re.IGNORECASE)
_HIDDEN = re.compile(r"""<input\s.*\btype\s*=\s*["']?hidden\b""", re.IGNORECASE | re.DOTALL)
_VALUE = re.compile(r"""\s(?:alt|value)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)


def text_of_html(text: str) -> str:
    """The page's text by cutting the tags away: the census, which does not parse."""
    left = _GONE.sub(" ", text)
    fields = [field for field in _FIELD.findall(left) if not _HIDDEN.search(field)]
    values = [one or two or three for field in fields for one, two, three in _VALUE.findall(field)]
    return unescape(" ".join([_TAG.sub(" ", left), *values]))
