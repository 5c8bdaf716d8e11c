"""Marking people, places and days in text, so that one model has two renderings.

Marks the register's names exactly as the register writes them, on whole text, longest first,
and days written out in full. It changes no word. Finding misspellings, initials and names the
register does not know is the publication gate's work, not this module's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date

import ahocorasick_rs

from pipeline.assemble.wording import MONTHS
from pipeline.document import (
    Block,
    Callout,
    Dated,
    Footnote,
    Heading,
    Inline,
    Items,
    Mention,
    Paragraph,
    Part,
    Span,
    Table,
    TableCell,
    replace,
)
from pipeline.model import Entry, EventDate, Precision, Register

Mark = Callable[[str], tuple[Inline, ...]]

_MONTH = {name[:3].casefold(): number for number, name in enumerate(MONTHS, start=1)}
_NAMES = "|".join(sorted((*MONTHS, *(name[:3] for name in MONTHS), "Sept"), key=len, reverse=True))
_DAY = re.compile(
    rf"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?(?:"
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<month>{_NAMES})\.?,? (?P<year>\d{{4}})"
    rf"|(?P<day2>\d{{1,2}})[/.-](?P<month2>\d{{1,2}})[/.-](?P<year2>\d{{4}})"
    rf"|(?P<year3>\d{{4}})-(?P<month3>\d{{2}})-(?P<day3>\d{{2}})"
    rf"|(?P<month4>{_NAMES}) (?P<day4>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year4>\d{{4}})"
    rf")\b",
    re.IGNORECASE,
)


class Marker:
    """The register's names, ready to be marked in any text.

    Calling it gives the text as inline content: joined again it is the text, letter by letter.
    """

    def __init__(self, register: Register) -> None:
        self._keys = _names(register.entries)
        self._forms = sorted(self._keys)
        self._search = ahocorasick_rs.AhoCorasick(
            self._forms, matchkind=ahocorasick_rs.MatchKind.Standard
        )

    def __call__(self, text: str) -> tuple[Inline, ...]:
        """The text as inline content, its names and days marked."""
        return tuple(self.spans(Span(text)))

    def spans(self, span: Span) -> Iterator[Inline]:
        """A span cut at its names and days, emphasis kept; empty text gives nothing."""
        at = 0
        text = span.text
        for start, end, mark in self._found(text):
            if start > at:
                yield replace(span, text=text[at:start])
            if isinstance(mark, str):
                yield Mention(text[start:end], mark, span.bold, span.italic)
            else:
                yield Dated(text[start:end], mark, span.bold, span.italic)
            at = end
        if at < len(text):
            yield replace(span, text=text[at:])

    def _found(self, text: str) -> Iterator[tuple[int, int, str | EventDate]]:
        found: list[tuple[int, int, str | EventDate]] = [*self._named(text), *_days(text)]
        at = 0
        for start, end, mark in sorted(found, key=lambda hit: (hit[0], -hit[1])):
            if start >= at:
                at = end
                yield start, end, mark

    def _named(self, text: str) -> Iterator[tuple[int, int, str]]:
        for number, start, end in self._search.find_matches_as_indexes(text, overlapping=True):
            before, after = text[start - 1 : start] if start else "", text[end : end + 1]
            if not (before.isalnum() or after.isalnum()):
                yield start, end, self._keys[self._forms[number]]


def marked(blocks: Iterable[Block], mark: Marker) -> tuple[Block, ...]:
    """The blocks with every name and day in plain spans marked; nothing else is touched."""
    return tuple(_block(block, mark) for block in blocks)


def _names(entries: Iterable[Entry]) -> dict[str, str]:
    """Each form to its key. A form two entries share means nobody in particular: the first."""
    found: dict[str, str] = {}
    for entry in entries:
        titled = (f"{entry.title} {entry.name}",) if entry.title else ()
        for form in (*titled, *entry.names, *entry.addresses, *entry.contacts):
            if len(form.strip()) > 1:
                found.setdefault(form.strip(), entry.key)
    return found


def _days(text: str) -> Iterator[tuple[int, int, EventDate]]:
    for found in _DAY.finditer(text):
        parts = {name: value for name, value in found.groupdict().items() if value}
        kind = next(name[4:] for name in parts if name.startswith("year"))
        if when := _day(parts[f"day{kind}"], parts[f"month{kind}"], parts[f"year{kind}"]):
            yield (
                found.start(),
                found.end(),
                EventDate(when, when, Precision.DAY, as_written=found[0]),
            )


def _day(day: str, month: str, year: str) -> date | None:
    number = int(month) if month.isdigit() else _MONTH[month[:3].casefold()]
    try:
        return date(int(year), number, int(day))
    except ValueError:
        return None


# ---------------------------------------------------------------- walking


def _inlines(content: tuple[Inline, ...], mark: Marker) -> tuple[Inline, ...]:
    found: list[Inline] = []
    for part in _joined(content):
        if isinstance(part, Span):
            found += mark.spans(part)
        elif isinstance(part, Footnote):
            found.append(Footnote(_inlines(part.content, mark)))
        else:
            found.append(part)
    return tuple(found)


def _joined(content: tuple[Inline, ...]) -> Iterator[Inline]:
    """Spans of one look side by side as one, so that no name is cut in two."""
    held: Span | None = None
    for part in content:
        if isinstance(part, Span) and held and (part.bold, part.italic) == (held.bold, held.italic):
            held = replace(held, text=held.text + part.text)
            continue
        if held:
            yield held
        held = part if isinstance(part, Span) else None
        if held is None:
            yield part
    if held:
        yield held


def _cell(held: TableCell, mark: Marker) -> TableCell:
    return replace(held, content=tuple(_inlines(line, mark) for line in held.content))


def _block(block: Block, mark: Marker) -> Block:
    if isinstance(block, Heading | Paragraph):
        return replace(block, content=_inlines(block.content, mark))
    if isinstance(block, Items):
        return replace(block, items=tuple(marked(item, mark) for item in block.items))
    if isinstance(block, Table):
        rows = tuple(
            replace(row, cells=tuple(_cell(held, mark) for held in row.cells)) for row in block.rows
        )
        return replace(block, rows=rows)
    if isinstance(block, Part | Callout):
        return replace(block, blocks=marked(block.blocks, mark))
    return block
