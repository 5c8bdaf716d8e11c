"""Whom a report means when it says only a first name or a nickname."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from pipeline.anonymise.nicknames import short_forms
from pipeline.assemble.editor.draft import Named, Passage
from pipeline.model import Entry, Register

_CAPITAL = re.compile(r"\b[A-ZÀ-ÖØ-Þ][\w'’-]*")


@dataclass(frozen=True, slots=True)
class Called:
    """The people of a register whose day of birth is known, by everything they are called."""

    register: Register = field(repr=False)
    born: Mapping[str, Entry] = field(init=False, repr=False)
    forms: Mapping[str, str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        born = {entry.key: entry for entry in self.register.entries if entry.born}
        object.__setattr__(self, "born", born)
        object.__setattr__(self, "forms", _forms(self.register))

    def people(self, passage: Passage) -> list[Named]:
        """Everyone named in a passage, in order: by the register's names, or by one name alone."""
        held = [named for named in passage.named if named.key in self.born]
        taken = [range(named.start, named.end) for named in passage.named]
        for hit in _CAPITAL.finditer(passage.text):
            word = hit[0].removesuffix("’s").removesuffix("'s").casefold()
            if word in self.forms and not any(hit.start() in place for place in taken):
                held.append(Named(hit.start(), hit.end(), self.forms[word]))
        return sorted(held, key=lambda named: named.start)


def _forms(register: Register) -> dict[str, str]:
    """First names and their usual short forms to keys; what two people share means nobody."""
    found: list[tuple[str, str]] = []
    for entry in register.entries:
        if entry.kind == "person" and not entry.public:
            found += [(form, entry.key) for form in dict.fromkeys(_first_names(entry))]
    shared = Counter(form for form, _ in found)
    born = {entry.key for entry in register.entries if entry.born}
    return {form: key for form, key in found if shared[form] == 1 and key in born}


def _first_names(entry: Entry) -> Iterator[str]:
    for name in entry.names:
        first = name.split()[0].casefold() if name.split() else ""
        if len(first) > 2:
            yield first
            yield from short_forms(first)
