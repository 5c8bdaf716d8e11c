"""Our own words in a form that came back: questions, help and instructions are nobody's answer.

They are set aside as "template" before anything is filed, so that no agency is quoted with a
question we asked, and none is asked what our own heading means.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pipeline.case import Agency
from pipeline.model import Grid, GridRow, KeyLine, SetAside, TextBlock
from pipeline.normalise.gathered import Gathered, own_cells
from pipeline.profile import Profile
from pipeline.words import fold

#: So many of our questions make a file one of our forms. One alone may be an agency's heading.
LEAST = 3
#: What stands in every form, whatever the profile asks.
#: What stands in an empty answer. Word marks it as no answer; converted, it is like any words.
_PROMPTS = frozenset((
    "Click or tap here to answer.", "Choose an answer.", "Choose a date.", "Choose or type",
))  # fmt: skip
_FURNITURE = (
    *_PROMPTS, "About this form", "What we ask", "Your answer", "How to fill this in",
    "Chronology template", "Chronology of significant events", "Organisational changes",
)  # fmt: skip
_PRINTED = re.compile(
    r"^return by: (?:\w+ )?\d{1,2} \w+ \d{4}$|^period under review: .{0,60}\d{4}$"
)
_KEY_LINE = re.compile(r"^key line of enquiry (\d+): ")


@dataclass(frozen=True, slots=True)
class OwnForms:
    """Everything our forms say.

    ``asked`` are the questions and the guidance, by which a form of ours is known again; ``said``
    all its words.
    """

    asked: frozenset[str]
    said: frozenset[str]
    key_lines: Mapping[int, frozenset[str]]

    def is_ours(self, parts: Sequence[Grid | TextBlock]) -> bool:
        """True when the file holds enough of our questions to be one of our forms."""
        texts = {fold(text) for part in parts for text in _texts(part)}
        return len(texts & self.asked) >= LEAST


def own_forms(profile: Profile, key_lines: Sequence[KeyLine], agency: Agency | None) -> OwnForms:
    """The words of the profile's forms, as they are printed for this review and this agency."""
    asked, said = set(), {fold(text) for text in _FURNITURE}
    for _, form in profile.rows("forms"):
        said.add(fold(profile.say(str(form.get("introduction", "")))))
        for question in form["questions"]:
            asked.add(fold(profile.say(str(question["label"]))))
            said |= {fold(text) for text in _around(profile, question)}
    guidance: Any = profile.tables.get("chronology_template", {}).get("guidance", ())
    asked |= {fold(str(line)) for line in guidance if isinstance(guidance, list)}
    if agency is not None:
        said |= {fold(agency.name), fold(f"Agency: {agency.name}")}
    lines = {line.number: frozenset({fold(line.question or line.title)}) for line in key_lines}
    return OwnForms(frozenset(asked), frozenset((said | asked) - {""}), lines)


def _around(profile: Profile, question: Mapping[str, Any]) -> Iterator[str]:
    """The words printed beside a question: its help, and the heading of the table of answers."""
    help_ = str(question.get("help", ""))
    yield help_
    if question.get("kind") == "field":
        yield profile.say(str(question.get("heading", "")))
        yield f"{profile.say(str(question['label']))} ({help_.rstrip('.')})"


def without_our_words(
    parts: Sequence[Grid | TextBlock], ours: OwnForms, into: Gathered
) -> list[Grid | TextBlock]:
    """What the agency wrote, our words listed as set aside; anything else as it came."""
    if not ours.is_ours(parts):
        return list(parts)
    kept: list[Grid | TextBlock] = []
    line = 0
    for part in parts:
        if isinstance(part, Grid):
            rows = tuple(row for row in part.rows if not _asked_only(row, ours))
            for row in part.rows:
                if _asked_only(row, ours):
                    into.set_aside("template", part, row)
            kept += [replace(part, rows=rows)] if rows else []
            continue
        text = fold(part.text)
        question = ours.key_lines.get(line, frozenset())
        if part.style != "field" and (
            text in ours.said or text in question or _PRINTED.match(text)
        ):
            place = replace(part.locator, agency=into.agency, file=into.file)
            into.aside.append(SetAside("template", part.text, place))
        else:
            kept.append(part)
        if found := _KEY_LINE.match(text):
            line = int(found[1])
        elif text not in ours.said:
            line = 0
    return kept


def answered(grid: Grid, into: Gathered) -> Grid:
    """The table with the cells that only say "Choose or type" empty, and listed as set aside."""
    rows = list(grid.rows)
    found = False
    for at, row in enumerate(rows):
        prompts = [cell for cell in row.cells if cell.text in _PROMPTS]
        if prompts:
            found = True
            into.set_aside("template", grid, replace(row, cells=tuple(prompts)))
            cells = (cell._replace(text="") if cell in prompts else cell for cell in row.cells)
            rows[at] = replace(row, cells=tuple(cells))
    return Grid(grid.name, tuple(rows), grid.caption, grid.marks) if found else grid


def _asked_only(row: GridRow, ours: OwnForms) -> bool:
    """True for a row of our table that nobody answered: every word in it is ours."""
    texts = [fold(cell.text) for cell in own_cells(row) if cell.text.strip()]
    return bool(texts) and all(text in ours.said for text in texts)


def _texts(part: Grid | TextBlock) -> Iterator[str]:
    if isinstance(part, TextBlock):
        yield part.text
        return
    for row in part.rows:
        for cell in own_cells(row):
            yield cell.text
