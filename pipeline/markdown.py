"""Blocks and words as the Markdown the lead reviewer types, so that reading it gives them again.

Only what an overview report's prose holds: headings, paragraphs, quotations, lists, tables,
emphasis, links, notes and our own references. What an author typed for a reference stands as it
was typed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from pipeline.document import (
    Block,
    Footnote,
    Heading,
    Inline,
    Items,
    Link,
    PageBreak,
    Paragraph,
    Table,
)

#: What stands in a printed draft before a place that points at nothing.
LOST = "[not found: "
#: What an author may type to point at the evidence or to name somebody of the register.
REFERENCE = re.compile(r"\[@[a-z]+:[^\]\s]+\]|\{\{\s*[a-z0-9_-]+(?::first)?\s*\}\}")

Label = Callable[[Footnote], str]

_LOST = re.compile(rf"{re.escape(LOST)}({REFERENCE.pattern})\]")
_ALWAYS = re.compile(r"([*`])")
_UNDERSCORE = re.compile(r"(?<![^\W_])_|_(?![^\W_])")
_BACKSLASH = re.compile(r"\\(?=[!-/:-@\[-`{-~]|$)")
_LINKLIKE = re.compile(r"\[(?=\^)|\](?=[(\[:])|<(?=[A-Za-z/!?])|&(?=#?\w+;)|!(?=\[)")
_LINE_START = re.compile(r"^(#{1,6}(?=\s|$)|>|[-+](?=\s|$)|=+\s*$|-+\s*$|~~~)")
_HASHES = re.compile(r"(#+)$")
_NUMBER_START = re.compile(r"^(\d{1,9})([.)])(?=\s|$)")


def inline(content: Sequence[Inline], label: Label) -> str:
    """Inline content as one paragraph's words; a line break stays a new line.

    ``label`` gives the name under which a note that nobody typed a reference for is kept.
    """
    pieces: list[tuple[str, bool, bool]] = []
    for part in content:
        text, bold, italic = _piece(part, label)
        if pieces and pieces[-1][1:] == (bold, italic):
            pieces[-1] = (pieces[-1][0] + text, bold, italic)
        elif text:
            pieces.append((text, bold, italic))
    made = ""
    for text, bold, italic in pieces:
        found = _LOST.search(text)
        plain = found is not None and found[0] == text.strip()
        if plain and found:
            made += text.replace(found[0], found[1])
        else:
            made += _emphasised(_escaped(text), bold=bold, italic=italic, after=made)
    return made.strip()


def _piece(part: Inline, label: Label) -> tuple[str, bool, bool]:
    if isinstance(part, Footnote):
        return _raw(part.typed or f"[^{label(part)}]"), False, False
    if isinstance(part, Link):
        if part.typed:
            return _raw(part.typed), False, False
        if part.target and not part.target.startswith("#"):
            words = _escaped(part.text).replace("]", "\\]")
            return _raw(f"[{words}]({part.target})"), False, False
        return part.text, False, False
    typed = getattr(part, "typed", "")
    return (_raw(typed) if typed else part.text), part.bold, part.italic


#: Marks what is Markdown already and must not be escaped.
_OPEN, _CLOSE = "\ue000", "\ue001"
_KEPT = re.compile(f"{_OPEN}([^{_CLOSE}]*){_CLOSE}|({REFERENCE.pattern})")


def _raw(text: str) -> str:
    return f"{_OPEN}{text}{_CLOSE}"


def _escaped(text: str) -> str:
    """The words with what Markdown would take for its own marked; references stay as typed."""
    made = ""
    at = 0
    for found in _KEPT.finditer(text):
        made += _escape(text[at : found.start()])
        made += found[1] if found[1] is not None else found[2]
        at = found.end()
    return made + _escape(text[at:])


def _escape(text: str) -> str:
    text = _BACKSLASH.sub(r"\\\\", text)
    text = _ALWAYS.sub(r"\\\1", text)
    text = _UNDERSCORE.sub(r"\\_", text)
    return _LINKLIKE.sub(lambda found: f"\\{found[0]}", text)


def _emphasised(text: str, *, bold: bool, italic: bool, after: str) -> str:
    """Emphasis marks against the words; spaces at the ends stay outside them."""
    inner = text.strip()
    if not inner or not (bold or italic):
        return text
    sign = "_" if after.endswith("*") and not text[:1].isspace() else "*"
    mark = sign * (2 * bold + italic)
    start = text[: len(text) - len(text.lstrip())]
    end = text[len(text.rstrip()) :]
    return f"{start}{mark}{inner}{mark}{end}"


def line_starts(text: str) -> str:
    """The lines of a paragraph with a sign at a line's start kept from opening something."""
    lines = []
    for line in text.split("\n"):
        found = _LINE_START.sub(lambda hit: f"\\{hit[0]}", line.strip())
        lines.append(_NUMBER_START.sub(r"\1\\\2", found))
    return "\\\n".join(lines)


def blocks(held: Sequence[Block], label: Label) -> list[str]:
    """Each block as Markdown, without what goes between them; quotations side by side as one."""
    made: list[str] = []
    quoted = False
    for block in held:
        text = "\n".join(_block(block, label))
        if not text:
            continue
        quote = isinstance(block, Paragraph) and block.style == "quote"
        if quote and quoted:
            made[-1] += f"\n>\n{text}"
        else:
            made.append(text)
        quoted = quote
    return made


def _block(block: Block, label: Label) -> Iterator[str]:
    if isinstance(block, Heading):
        text = inline(block.content, label).replace("\n", " ")
        if text:
            closing = _HASHES.sub(r"\\\1", text)
            yield f"{'#' * min(block.level, 6)} {closing}"
    elif isinstance(block, Paragraph):
        lines = line_starts(inline(block.content, label))
        if lines:
            sign = "> " if block.style == "quote" else ""
            yield from (f"{sign}{line}" for line in lines.split("\n"))
    elif isinstance(block, Items):
        yield from _items(block, label)
    elif isinstance(block, Table):
        yield from _table(block, label)
    elif isinstance(block, PageBreak):
        yield "---"


def _items(block: Items, label: Label) -> Iterator[str]:
    for number, item in enumerate(block.items, start=1):
        sign = f"{number}. " if block.ordered else "- "
        indent = " " * len(sign)
        lines: list[str] = []
        for part in item:
            if lines and not isinstance(part, Items):
                lines.append("")
            lines += _block(part, label)
        first, *rest = lines or [""]
        yield f"{sign}{first}".rstrip()
        yield from (f"{indent}{line}".rstrip() for line in rest)


def _table(block: Table, label: Label) -> Iterator[str]:
    """A pipe table. A cell's paragraphs and lines are divided by ``<br>``, as everywhere in Markdown."""
    yield _row(_cell(_escaped(title)) for title in block.header)
    yield _row("---" for _ in block.header)
    for row in block.rows:
        cells = [
            "<br>".join(filter(None, (_cell(inline(c, label)) for c in cell.content)))
            for cell in row.cells
        ]
        yield _row([*cells, *[""] * (len(block.header) - len(cells))])


def _row(cells: Sequence[str] | Iterator[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(text: str) -> str:
    lines = re.sub(r"\\?\n", "<br>", text).replace("|", "\\|")
    return " ".join(lines.split())
