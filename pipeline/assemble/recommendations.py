"""The recommendations as the lead reviewer wrote them, with owner, date and measure (LLR 9.2).

A recommendation is a heading "Recommendation 3: what it asks" in ``report/*.md``, the paragraphs
under it, and a list of ``Owner:``, ``By:``, ``Measure:`` (and ``Agencies:``, ``Evidence:``,
``Impact:``). Nothing is guessed: what is not written is "".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from pipeline.assemble.chapters import printed
from pipeline.assemble.prose import chapter
from pipeline.assemble.references import References
from pipeline.assemble.review import Review
from pipeline.assemble.wording import MONTHS
from pipeline.document import Block, Footnote, Heading, Inline, Items, Paragraph, Table, plain

_HEADING = re.compile(
    r"Recommendation\s+(?P<number>\d+[a-z]?)\s*[:.–—-]?\s*(?P<title>.*)", re.I | re.S
)
_LABEL = re.compile(
    r"(?P<label>owner|lead|who|by|by when|date|due|measure|measured by|how we will know"
    r"|agencies|agency|for|evidence|impact)\s*:\s*(?P<words>.+)",
    re.IGNORECASE | re.DOTALL,
)
_FIELDS = {
    "owner": "owner", "lead": "owner", "who": "owner", "by": "by", "by when": "by", "date": "by",
    "due": "by", "measure": "measure", "measured by": "measure", "how we will know": "measure",
    "agencies": "agencies", "agency": "agencies", "for": "agencies", "evidence": "evidence",
    "impact": "impact",
}  # fmt: skip
_DAY = re.compile(
    rf"(\d{{1,2}})(?:st|nd|rd|th)?\s+({'|'.join(MONTHS)})\s+(\d{{4}})|(\d{{4}})-(\d\d)-(\d\d)"
)


@dataclass(frozen=True, slots=True)
class Recommendation:
    """One recommendation. ``due`` is None where ``by`` is not a day written in full."""

    number: str
    title: str = field(repr=False)
    chapter: int = 0
    words: tuple[str, ...] = field(default=(), repr=False)
    owner: str = field(default="", repr=False)
    by: str = ""
    due: date | None = None
    measure: str = field(default="", repr=False)
    agencies: str = ""
    evidence: str = field(default="", repr=False)
    impact: str = field(default="", repr=False)

    @property
    def ref(self) -> str:
        """The number an action plan keeps for it: ``R3``."""
        return f"R{self.number}"


def recommendations(review: Review) -> tuple[Recommendation, ...]:
    """Every recommendation of the report, in the order in which they stand."""
    references = References(review)
    return tuple(
        found
        for count, prose in enumerate(printed(review), start=1)
        for found in _of_chapter(count, chapter(prose, references))
    )


def _of_chapter(count: int, blocks: Sequence[Block]) -> Iterator[Recommendation]:
    for place, block in enumerate(blocks):
        head = _heading(block)
        if head is None or not isinstance(block, Heading):
            continue
        under: list[Block] = []
        for later in blocks[place + 1 :]:
            if isinstance(later, Heading) and (later.level <= block.level or _heading(later)):
                break
            under.append(later)
        yield _recommendation(count, head, under)


def _heading(block: Block) -> re.Match[str] | None:
    return _HEADING.fullmatch(_said(block.content)) if isinstance(block, Heading) else None


def _recommendation(count: int, head: re.Match[str], under: Sequence[Block]) -> Recommendation:
    held: dict[str, str] = {}
    words: list[str] = []
    for line in _lines(under):
        found = _LABEL.fullmatch(line)
        if found:
            name = _FIELDS[found["label"].casefold()]
            held[name] = (
                f"{held[name]}; {found['words']}" if name in held else found["words"].strip()
            )
        else:
            words.append(line)
    return Recommendation(
        head["number"],
        head["title"].strip(),
        count,
        tuple(words),
        due=day_in(held.get("by", "")),
        **held,
    )


def _lines(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph | Heading):
            yield _said(block.content)
        elif isinstance(block, Items):
            for item in block.items:
                yield from _lines(item)
        elif isinstance(block, Table):
            for row in block.rows:
                yield ": ".join(" ".join(map(_said, cell.content)) for cell in row.cells)


def _said(content: tuple[Inline, ...]) -> str:
    """The words without notes; labels are found whether or not they are bold."""
    return plain(tuple(part for part in content if not isinstance(part, Footnote))).strip()


def day_in(text: str) -> date | None:
    """The one day a text gives in full, None for none or for more than one."""
    found = _DAY.findall(text)
    if len(found) != 1:
        return None
    day, month, year, year_, month_, day_ = found[0]
    try:
        if year:
            return date(int(year), MONTHS.index(month) + 1, int(day))
        return date(int(year_), int(month_), int(day_))
    except ValueError:
        return None
