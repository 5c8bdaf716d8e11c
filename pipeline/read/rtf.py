"""Rich Text (.rtf): paragraphs and tables, with pandoc as the second reader.

Pandoc alone drops hidden text, page headers and the order of merged cells; here it only bears
witness that no word it found is missing.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pypandoc

from pipeline.model import Census
from pipeline.read.letters import balance_letters, letters_in
from pipeline.read.reading import Reading, Table
from pipeline.read.rtf_tokens import Piece, pieces
from pipeline.read.word_tables import WordCell, WordRow, placed
from pipeline.read.word_text import COMMAND, HIDDEN

_SECONDS = 40
# A paragraph style of the style sheet that stands in the outline.
_STYLE = re.compile(rb"\{\\s(\d{1,4})\b[^{}]*?\\outlinelevel([0-8])")
_WIDE = re.compile(rb"\\(?:ansicpg(?:932|936|949|950)|fcharset(?:128|129|130|134|136))\b")
_NOTES = {"footnote", "comment", "text box"}


def read_rtf(data: bytes, reading: Reading) -> None:
    """Read Rich Text into blocks and Grids."""
    levels = {int(key): int(level) + 1 for key, level in _STYLE.findall(data)}
    builder = _Builder(reading, levels)
    for piece in pieces(data):
        builder.take(piece)
    builder.end()
    reading.problem("file-converted", found="Rich Text")
    reading.tracked(builder.inserted, builder.deleted)
    if builder.hidden:
        reading.problem("hidden-text", found=f"{builder.hidden} pieces of hidden text")
    if b"\\objdata" in data:
        reading.problem("file-embedded-object", found="an object inside Rich Text")
    for command in sorted({text.strip() for why, text, _ in reading.aside if why == "field-code"}):
        if COMMAND.search(command):
            reading.problem("file-field-command", found=command)
    _drawn(reading, data)
    if pictures := data.count(b"{\\pict"):
        reading.problem("pictures-not-read", found=f"{pictures} pictures")
    reading.census = _census(reading, data)


# Words that a drawing keeps among its settings: a heading of WordArt, and what describes it.
_SETTING = re.compile(rb"\{\\sn (gtextUNICODE|wzDescription)\}\s*\{\\sv ([^{}]*)\}")


def _drawn(reading: Reading, data: bytes) -> None:
    for kind, text in _settings(data):
        if kind == b"gtextUNICODE":
            reading.block("note", text, part="text box")
        else:
            reading.set_aside("picture-description", text)


def _settings(data: bytes) -> Iterator[tuple[bytes, str]]:
    for kind, written in _SETTING.findall(data):
        yield kind, _joined([piece.text for piece in pieces(b"{\\rtf1 " + written + b"}")]).strip()


@dataclass(slots=True)
class _Paragraph:
    """One paragraph while it is read."""

    words: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    marks: dict[str, None] = field(default_factory=dict)
    bold: bool = False
    plain: bool = False

    @property
    def text(self) -> str:
        return _joined(self.words)


def _joined(words: list[str]) -> str:
    # A character outside the first plane arrives as two halves.
    text = "".join(words)
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


@dataclass(slots=True)
class _Bounds:
    """Cells of the row being defined: right edges and merges."""

    cells: list[tuple[int, str, bool]] = field(default_factory=list)
    vertical: str = ""
    joins: bool = False


class _Builder:
    """Plays the pieces into blocks and tables."""

    def __init__(self, reading: Reading, levels: dict[int, int]) -> None:
        self.reading, self.levels = reading, levels
        self.paragraph = _Paragraph()
        self.cell: list[str] = []
        self.cell_marks: dict[str, None] = {}
        self.cells: list[tuple[str, tuple[str, ...]]] = []
        self.bounds = _Bounds()
        self.rows: list[WordRow] = []
        self.in_table = self.listed = False
        self.level = 0
        self.beside: list[str] = []
        self.beside_kind = ""
        self.counts: dict[str, int] = {}
        self.tables = self.deleted = self.inserted = self.hidden = 0
        self.inserting = False
        self.last = ""

    def take(self, piece: Piece) -> None:
        """Play one piece."""
        kind = piece.state.destination
        if self.beside_kind and kind != self.beside_kind:
            self._end_beside()
        if kind == "body":
            if piece.word:
                self._word(piece)
            else:
                self._text(piece)
        elif kind:
            self.beside_kind = kind
            gap = "\n" if piece.word in {"par", "line", "cell", "row"} else ""
            self.beside.append(piece.text or gap)

    def end(self) -> None:
        """Play what is left."""
        self._end_beside()
        if self.paragraph.text.strip() or self.cells:
            self._end_paragraph()
        if self.cell or self.cells:
            self._end_row()
        self._end_table()

    # ------------------------------------------------------------ text

    def _text(self, piece: Piece) -> None:
        if piece.state.deleted:
            self.paragraph.removed.append(piece.text)
            return
        self.paragraph.words.append(piece.text)
        if piece.text.strip():
            self.inserted += piece.state.inserted and not self.inserting
            self.inserting = piece.state.inserted
            self.paragraph.bold |= piece.state.bold
            self.paragraph.plain |= not piece.state.bold
            if piece.state.hidden:
                self.hidden += 1
                self.paragraph.marks[HIDDEN] = None

    def _end_beside(self) -> None:
        text, kind = _joined(self.beside).strip("\n"), self.beside_kind
        self.beside, self.beside_kind = [], ""
        if kind == "list-number":
            self.listed = True
        if not text.strip():
            return
        if kind in _NOTES:
            self.counts[kind] = self.counts.get(kind, 0) + 1
            part = f"{kind} {self.counts[kind]}"
            self.paragraph.marks[f"see {part}"] = None
            self.reading.block("note", text, part=part)
        elif kind == "metadata":
            self.reading.properties.append(("info", " ".join(text.split())))
        else:
            self.reading.set_aside(kind, text)

    def _end_paragraph(self) -> None:
        done, self.paragraph = self.paragraph, _Paragraph()
        if done.removed:
            self.deleted += 1
            self.reading.set_aside("deleted", _joined(done.removed))
        if self.in_table:
            self.cell.append(done.text)
            self.cell_marks.update(done.marks)
            return
        self._end_table()
        style = "heading" if self.level else ("item" if self.listed else "paragraph")
        marks = [*done.marks, *(["bold"] if done.bold and not done.plain else [])]
        self.reading.block(style, done.text, level=self.level, marks=marks)
        self.listed = False
        self.last = done.text if done.text.strip() else self.last

    # ------------------------------------------------------------ control words

    def _word(self, piece: Piece) -> None:
        word, number = piece.word, piece.number
        if word in {"par", "sect", "page"}:
            self._end_paragraph()
        elif word in {"line", "tab", "nestcell", "nestrow"}:
            self.paragraph.words.append("\t" if word in {"tab", "nestcell"} else "\n")
        elif word == "cell":
            self.in_table = True
            self._end_paragraph()
            self.cells.append(("\n".join(self.cell).strip("\n"), tuple(self.cell_marks)))
            self.cell, self.cell_marks = [], {}
        elif word == "row":
            self._end_row()
        elif word == "pard":
            self.in_table, self.level, self.listed = False, 0, False
        elif word == "intbl":
            self.in_table = True
        elif word == "outlinelevel" and number is not None and 0 <= number < 9:
            self.level = number + 1
        elif word == "s" and number in self.levels:
            self.level = self.levels[number]
        else:
            self._define(word, number)

    def _define(self, word: str, number: int | None) -> None:
        if word == "trowd":
            self.bounds = _Bounds()
        elif word == "cellx":
            bounds = self.bounds
            bounds.cells.append((number or 0, bounds.vertical, bounds.joins))
            bounds.vertical, bounds.joins = "", False
        elif word in {"clvmgf", "clvmrg"}:
            self.bounds.vertical = "restart" if word == "clvmgf" else "continue"
        elif word == "clmrg":
            self.bounds.joins = True

    # ------------------------------------------------------------ tables

    def _end_row(self) -> None:
        row, left = WordRow(len(self.rows) + 1), 0
        for index, (text, marks) in enumerate(self.cells):
            known = index < len(self.bounds.cells)
            right, vertical, joins = self.bounds.cells[index] if known else (left + 1, "", False)
            if joins and row.cells:
                before = row.cells[-1]
                before.end = right
                before.text = "\n".join(filter(None, (before.text, text)))
            else:
                row.cells.append(WordCell(left, right, text, vertical, marks))
            left = right
        if row.cells:
            self.rows.append(row)
        self.cells = []

    def _end_table(self) -> None:
        if not self.rows:
            return
        rows, self.rows = placed(self.rows), []
        if any(text.strip() for row in rows for text in row.texts):
            self.tables += 1
            self.reading.content.append(Table(f"Table {self.tables}", rows, self.last))
        self.last = ""


# ---------------------------------------------------------------- the census


def _census(reading: Reading, data: bytes) -> Census:
    """Balance against the text the scan saw; pandoc's letters must all be among them."""
    seen = {"body", "page-furniture", "field-code", "list-number", "fallback", *_NOTES}
    raw = _joined([piece.text for piece in pieces(data) if piece.state.destination in seen])
    raw = "\n".join([raw, *(text for _, text in _settings(data))])
    balance = balance_letters(reading, raw)
    if _WIDE.search(data):
        # Pandoc takes the two halves of a letter of East Asia for two letters.
        return balance
    witness = "".join(_pandoc_text(data)).encode("ascii", "ignore").decode("ascii")
    missing = letters_in(witness) - letters_in(raw)
    if missing:
        told = tuple(f"the letter {char}, {count} times" for char, count in missing.items())
        return replace(balance, missing=(*balance.missing, *told[:20]))
    return balance


def _pandoc_text(data: bytes) -> Iterator[str]:
    """The strings of pandoc's reading of the body; nothing where pandoc cannot read it."""
    command = [_pandoc(), "--sandbox", "-f", "rtf", "-t", "json"]
    try:
        run = subprocess.run(command, input=data, capture_output=True, timeout=_SECONDS, check=True)
        yield from _strings(json.loads(run.stdout)["blocks"])
    except (OSError, subprocess.SubprocessError, ValueError, KeyError, RecursionError):
        # A witness who does not appear changes nothing: the first count stands by itself.
        return


def _pandoc() -> str:
    """The pandoc that ships with us; asking pypandoc for it would first run it once in vain."""
    name = "pandoc.exe" if os.name == "nt" else "pandoc"
    ours = Path(pypandoc.__file__).parent / "files" / name
    return str(ours) if ours.exists() else str(pypandoc.get_pandoc_path())


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, list):
        for item in value:
            yield from _strings(item)
    elif isinstance(value, dict):
        if value.get("t") == "Str":
            yield str(value.get("c", ""))
        elif value.get("t") not in {"Image", "RawInline", "RawBlock"}:
            yield from _strings(value.get("c", []))
