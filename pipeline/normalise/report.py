"""An information report, a factual summary, a reply or a nil return: its fields and sections."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from pipeline.model import (
    Grid,
    InformationReport,
    KeyLine,
    Locator,
    ReportSection,
    SetAside,
    TextBlock,
)
from pipeline.normalise.gathered import Gathered, own_cells
from pipeline.normalise.headings import Synonyms
from pipeline.normalise.independence import independence_told
from pipeline.normalise.return_kinds import kind_named
from pipeline.words import count, fold, key

#: A line of more words than this is no heading.
LONGEST = 14
#: The level of a line that is a heading only by its words or its bold type.
LINE = 20

_NUMBERING = re.compile(
    r"^(?:(?:section|part|question)\s+)?(?:\(?[0-9]+(?:\.[0-9]+)*[.):]?|\(?[a-z]\)|[ivx]+[.)])\s+"
)
_KEY_LINE = re.compile(
    r"^(?:(?:response|reply|answer|analysis|findings) (?:to|of|against|on) )?"
    r"(?:key lines? of enquiry|key line|kloe|klo e|kle|line of enquiry)"
    r"\s*(?:no\.?|number)?\s*[:#-]?\s*(\d{1,2})\b"
)
_APPENDIX = re.compile(r"^(?:appendix|annex)(?:\s+(?:\d{1,2}|[a-z]))?\b")
_NUMBERED = re.compile(r"^(\d{1,2}(?:\.\d{1,2})*)[.):]?\s+(\S)")
#: A day of a month, which is no numbered heading.
_DAY = re.compile(
    r"^\d{1,2} (?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.? \d{2,4}\b"
)
_LABEL = re.compile(r"^([^:\n]{2,70}):[ \t]*(\S.*)?$", re.DOTALL)
_FIELD = "field-"
#: Fields that a report may answer in a section of their own.
UNDER_HEADINGS = frozenset({"author", "role", "independence", "records_secured"})
#: A section of more words is no answer to one of them.
SHORT = 120


@dataclass(frozen=True, slots=True)
class Named:
    """What a heading was found to mean. ``name`` is a section's key, or ``field-author`` ..."""

    name: str
    key_line: int | None = None

    @property
    def field(self) -> str:
        """The field's name, "" for a section."""
        return self.name.removeprefix(_FIELD) if self.name.startswith(_FIELD) else ""


@dataclass(frozen=True, slots=True)
class Sections:
    """The headings of reports, ready to be asked."""

    synonyms: Synonyms
    key_lines: tuple[KeyLine, ...] = ()

    def find(self, heading: str) -> Named | None:
        """What a heading means, its number and colon left out; None when it is not known."""
        bare = _NUMBERING.sub("", fold(heading)).strip(" :.-")
        if not bare or len(bare) > 200:
            return None
        if match := _KEY_LINE.match(bare):
            return Named("analysis", int(match[1]))
        for line in self.key_lines:
            if key(bare) in {key(line.title), key(line.question)} - {""}:
                return Named("analysis", line.number)
        known = self.synonyms.find(bare, guided=False)
        if known is None and _APPENDIX.match(bare) and count(bare) <= LONGEST:
            return Named("appendix")
        return Named(known.name) if known else None

    def near(self, heading: str) -> str:
        """The known heading that this one nearly is, or ""."""
        return self.synonyms.near(_NUMBERING.sub("", fold(heading)).strip(" :.-"))


@dataclass(slots=True)
class _Open:
    """A section being filled."""

    title: str = field(repr=False)
    name: str
    key_line: int | None
    level: int
    locator: Locator
    paragraphs: list[str] = field(default_factory=list, repr=False)
    asks: str = ""


@dataclass(slots=True)
class Builder:
    """Fills a report from blocks and tables in the order of the file."""

    sections: Sections
    into: Gathered
    fields: dict[str, str] = field(default_factory=dict, repr=False)
    found: list[_Open] = field(default_factory=list, repr=False)
    known: int = 0
    _with_role: str = field(default="", repr=False)

    def block(self, block: TextBlock) -> None:
        """One paragraph: a heading, a field, or words of the section that is open."""
        place = replace(block.locator, agency=self.into.agency, file=self.into.file)
        text = block.text.strip()
        if block.style == "field":
            self._label(block.label, text, place)
        elif block.style == "note":
            self.open(block.locator.part or "Note", Named(""), 1, place)
            self.say(text)
        elif self._is_title(block, text):
            self.into.aside.append(SetAside("title", text, place))
        elif level := self._heading_level(block, text):
            self.open(text, self.sections.find(text), level, place)
        elif not self._field_line(text, place):
            self.say(text)

    def grid(self, grid: Grid) -> None:
        """A table: questions and answers, a list of practitioners, or rows of words."""
        width = max((sum(bool(c.text.strip()) for c in own_cells(r)) for r in grid.rows), default=0)
        place = self.into.at(grid)
        if grid.caption and self.sections.find(grid.caption):
            pass  # the caption is the heading that is already open
        if width <= 2:
            for row in grid.rows:
                self._pair([c.text.strip() for c in own_cells(row) if c.text.strip()], place)
            return
        self._rows(grid, place)

    def open(self, title: str, named: Named | None, level: int, place: Locator) -> None:
        """Begin a section; one we do not know belongs to the section it stands under."""
        if named is None and (near := self.sections.near(title)):
            self.into.ask("report-heading-near", place, title, f"did they mean {near}?")
        asks = named.field if named is not None and named.field in UNDER_HEADINGS else ""
        if named is None or named.field:
            parent = next(
                (one for one in reversed(self.found) if one.level < level and one.name), None
            )
            named = Named(parent.name, parent.key_line) if parent else Named("")
        elif named.name:
            self.known += 1
        self.found.append(_Open(title, named.name, named.key_line, level, place, asks=asks))

    def say(self, text: str) -> None:
        """Add words to the section that is open, each paragraph by itself."""
        if not self.found:
            self.found.append(_Open("", "", None, 99, self.into.at()))
        self.found[-1].paragraphs.extend(
            part for part in re.split(r"\n\s*\n", text) if part.strip()
        )

    def put(self, name: str, text: str) -> None:
        """Set a field; a second answer to the same question stands below the first."""
        held = self.fields.get(name, "")
        self.fields[name] = text if not held or held == text else f"{held}\n{text}"

    def _answer(self, label: str, name: str, text: str) -> None:
        """Set a field; "Author and role" asks for both, and one answer gives both."""
        self.put(name, text)
        if name == "author" and {"role", "job"} & set(key(label).split()):
            self._with_role = text

    @property
    def analysed(self) -> bool:
        """True when a section is headed as analysis."""
        return any(one.name == "analysis" for one in self.found)

    def report(self, kind: str) -> InformationReport:
        """The report as a value.

        What a short section under "Author" or "Independence" says is the answer to that, too, and
        so is what an author says of their independence; the section stays where it stands.
        """
        for one in self.found:
            told = "\n".join(one.paragraphs).strip()
            if one.asks and one.asks not in self.fields and 0 < count(told) <= SHORT:
                self._answer(one.title, one.asks, told)
        if self._with_role and "role" not in self.fields:
            self.put("role", self._with_role)
        told = independence_told(f"{self.fields.get('author', '')}\n{self.fields.get('role', '')}")
        if told and "independence" not in self.fields:
            self.put("independence", told)
        sections = tuple(
            ReportSection(one.name, one.title, tuple(one.paragraphs), one.key_line, one.locator)
            for one in self.found
            if one.title or one.paragraphs
        )
        return InformationReport(
            self.into.agency, kind, sections, tuple(self.fields.items()), self.into.at()
        )

    # ------------------------------------------------------------ what a line is

    def _is_title(self, block: TextBlock, text: str) -> bool:
        """A first line that only says what the file is."""
        alone = not self.found and (block.style == "heading" or count(text) <= 8)
        return alone and "\n" not in text and not _LABEL.match(text) and bool(kind_named([text]))

    def _heading_level(self, block: TextBlock, text: str) -> int:
        """The level of a heading, 0 for words that are none.

        A real heading has its own level and a numbered one that of its number; a line that only
        looks like a heading stands below both, beside others of its kind.
        """
        if block.style == "heading":
            return block.level or 1
        named = self.sections.find(text)
        if "\n" in text or count(text) > LONGEST or (block.style == "item" and not named):
            return 0
        numbered = _NUMBERED.match(text)
        depth = numbered[1].strip(".").count(".") + 1 if numbered else LINE
        if named is not None and not named.field and not text.endswith((".", ";", ",")):
            return depth
        if "bold" in block.marks and not text.endswith((".", ",")) and not _LABEL.match(text):
            return depth
        titled = numbered and text[-1:].isalnum() and count(text) <= 9 and numbered[2].isupper()
        titled = titled and not _DAY.match(fold(text))
        return depth if titled else 0

    def _field_line(self, text: str, place: Locator) -> bool:
        """``Author: ...`` near the beginning, before the first section we know."""
        match = _LABEL.match(text)
        if match is None or "\n" in text or any(one.name for one in self.found):
            return False
        named = self.sections.find(match[1])
        if named is None or not named.field:
            return False
        self._label(match[1], (match[2] or "").strip(), place)
        return True

    def _label(self, label: str, text: str, place: Locator) -> None:
        """A question and its answer: a field, a section of its own, or words of the open one."""
        named = self.sections.find(label)
        if named is not None and named.field:
            if text:
                self._answer(label, named.field, text)
        elif named is not None:
            self.open(label.strip(" :"), named, LINE, place)
            if text:
                self.say(text)
        elif any(one.name for one in self.found):
            self.say(f"{label.strip(' :')}: {text}")
        elif text:
            self.put(label.strip(" :"), text)

    # ------------------------------------------------------------ tables

    def _pair(self, cells: list[str], place: Locator) -> None:
        if len(cells) == 2:
            label, text = cells
            if count(label) <= 30:
                self._label(label, text, place)
            else:
                self.say(f"{label}\n\n{text}")
        elif cells:
            named = self.sections.find(cells[0])
            if named is not None and not named.field:
                self.open(cells[0], named, LINE, place)
            else:
                match = _LABEL.match(cells[0])
                if match and match[2] and (found := self.sections.find(match[1])) and found.field:
                    self._label(match[1], match[2].strip(), place)
                else:
                    self.say(cells[0])

    def _rows(self, grid: Grid, place: Locator) -> None:
        """A table of three columns or more: its first row heads the rest."""
        rows = [row for row in grid.rows if any(c.text.strip() for c in row.cells)]
        heads = {cell.column: " ".join(cell.text.split()) for cell in rows[0].cells}
        lines = []
        for row in rows[1:]:
            pairs = [(heads.get(c.column, ""), c.text.strip()) for c in row.cells if c.text.strip()]
            lines.append("; ".join(f"{head}: {text}" if head else text for head, text in pairs))
        titles = {key(head) for head in heads.values()}
        if any("line manager" in title for title in titles) or _names_people(titles):
            self.put("practitioners", "\n".join(lines))
            if not self.found or self.found[-1].name != "practitioners":
                self.open("Practitioners", Named("practitioners"), LINE, place)
        used = {c.column for row in rows[1:] for c in row.cells if c.text.strip()}
        if any(head and column not in used for column, head in heads.items()):
            self.say("; ".join(head for head in heads.values() if head))
        for line in lines:
            self.say(line)


def _names_people(titles: set[str]) -> bool:
    """A list of practitioners: names beside what they do and when they worked with the family."""
    names = any(
        title in {"name", "practitioner", "name of practitioner", "staff member"}
        for title in titles
    )
    return names and any("role" in title or "job" in title or "post" in title for title in titles)
