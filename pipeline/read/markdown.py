"""Markdown reports: front matter, headings, paragraphs, items and tables. HTML is only text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from markdown_it import MarkdownIt
from markdown_it.token import Token

from pipeline.model import Census
from pipeline.read.decoding import decode
from pipeline.read.letters import balance_letters
from pipeline.read.plain import read_paragraphs
from pipeline.read.reading import Reading, Row, Table

#: Longer lines and deeper quotes than people write make the parser slow (BAD_INPUTS A26).
LONGEST_LINE = 20_000
MOST_NESTED = 15

_FRONT = re.compile(r"\A---[ \t]*\r?\n(.*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
#: How Markdown says that a new line begins within a cell.
_BREAK = re.compile(r"[ \t]*<br[ \t]*/?>[ \t]*", re.IGNORECASE)
_FIELD = re.compile(r"([^:#\s][^:]*):(?:\s+(.*))?$")


def read_markdown(data: bytes, reading: Reading) -> None:
    """Read a Markdown text into fields, headings, paragraphs, items and Grids."""
    text = decode(data, reading).replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")
    front = _FRONT.match(text)
    names = front.group(1) if front else ""
    body = text[front.end() :] if front else text
    _fields(reading, names)
    kept = len(reading.content)
    if not _is_heavy(body):
        parser = MarkdownIt("commonmark", {"html": False, "maxNesting": MOST_NESTED * 2})
        _Walk(reading).read(parser.enable(["table", "strikethrough"]).parse(body))
        reading.census = _census(reading, names, body)
        if reading.census.balanced:
            return
    # Too heavy for the parser, or nested so deep that it dropped words: the words as they stand.
    del reading.content[kept:]
    reading.aside.clear()
    reading.problem("markdown-too-deep")
    read_paragraphs(body, reading)
    reading.census = _census(reading, names, body)


def _census(reading: Reading, names: str, body: str) -> Census:
    raw = re.sub(r"(?m)^([^:#\s][^:\n]*):(?=\s|$)", "", names) + "\n" + body
    # The marks of Markdown are no words, and stand inside words: letters are compared instead.
    # A new line in a cell stands for no letters; anywhere else its sign may be meant as written.
    return balance_letters(reading, unescape(_BREAK.sub("\n", raw)), raw)


def _is_heavy(body: str) -> bool:
    return any(
        len(line) > LONGEST_LINE or line.lstrip().startswith(">" * MOST_NESTED)
        for line in body.split("\n")
    )


def _fields(reading: Reading, front: str) -> None:
    """``name: value`` lines; the lines of a list or a longer value belong to the name above."""
    label, values = "", [""]
    for line in [*front.split("\n"), "end: "]:
        if found := _FIELD.match(line):
            if label or values != [""]:
                reading.block("field", "\n".join(filter(None, values)), label=label)
            label, values = found[1].strip(), [_unquoted(found[2] or "")]
        elif line.strip() and not line.lstrip().startswith("#"):
            values.append(_unquoted(re.sub(r"^\s*-\s+", "", line)))


def _unquoted(text: str) -> str:
    text = text.strip()
    if text[:1] == "[" and text[-1:] == "]":
        return "\n".join(_unquoted(part) for part in text[1:-1].split(","))
    if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'":
        return text[1:-1]
    return "" if text in {"|", ">", "|-", ">-"} else text


class _Walk:
    """Plays the parser's tokens into blocks and tables."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.lists: list[str] = []
        self.tables = 0
        self.last = ""
        self.rows: list[Row] = []

    def read(self, tokens: list[Token]) -> None:
        for before, token in zip([None, *tokens], tokens, strict=False):
            if token.type in {"bullet_list_open", "ordered_list_open"}:
                self.lists.append(token.type)
            elif token.type in {"bullet_list_close", "ordered_list_close"}:
                self.lists.pop()
            elif token.type == "list_item_open" and token.info:
                self.reading.set_aside("list-number", token.info + token.markup)
            elif token.type in {"fence", "code_block"}:
                self.reading.set_aside("metadata", token.info)
                self.reading.block("paragraph", token.content)
            elif token.type == "inline" and before is not None:
                self._inline(before, token)
            else:
                self._table(token)

    def _inline(self, before: Token, token: Token) -> None:
        text = "".join(self._texts(token.children or []))
        if before.type in {"th_open", "td_open"}:
            self.rows[-1].texts.append(_BREAK.sub("\n", text))
        elif before.type == "heading_open":
            self._block("heading", text, int(before.tag[1:]))
        elif self.lists:
            self._block("item", text, len(self.lists))
        else:
            self._block("paragraph", text, 0, _is_bold(token))

    def _block(self, style: str, text: str, level: int, bold: bool = False) -> None:
        self.reading.block(style, text, level=level, marks=("bold",) if bold else ())
        self.last = text

    def _texts(self, children: list[Token]) -> Iterator[str]:
        for child in children:
            if child.type in {"text", "code_inline", "text_special"}:
                yield child.content
            elif child.type == "softbreak":
                yield " "
            elif child.type == "hardbreak":
                yield "\n"
            elif child.type == "image":
                yield child.content
                self._target(child.attrs.get("src"), child.attrs.get("title"))
            elif child.type == "link_open":
                self._target(child.attrs.get("href"), child.attrs.get("title"))

    def _target(self, *texts: object) -> None:
        for text in texts:
            self.reading.set_aside("metadata", str(text or ""))

    def _table(self, token: Token) -> None:
        if token.type == "table_open":
            self.rows = []
        elif token.type == "tr_open":
            self.rows.append(Row(len(self.rows) + 1, []))
        elif token.type == "table_close":
            self.tables += 1
            self.reading.content.append(Table(f"Table {self.tables}", self.rows, self.last))
            self.last = ""


def _is_bold(token: Token) -> bool:
    kinds = [child.type for child in token.children or [] if child.type != "text" or child.content]
    return (
        bool(kinds)
        and kinds[0] == "strong_open"
        and kinds[-1] == "strong_close"
        and kinds.count("strong_open") == 1
    )
