"""Which people of the register an account names, as far as words alone can tell.

For filters and for setting accounts side by side. It is not the anonymiser: it errs towards
saying nothing, where the anonymiser errs towards saying too much.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache

from pipeline.analyse.phrases import Phrases
from pipeline.model import Entry, Event, Register

#: Words that mean a part in the family, where the register holds just one person with it.
ROLE_WORDS: Mapping[str, tuple[str, ...]] = {
    "child": ("subject child", "index child"),
    "mother": ("mother", "mum", "mam", "mom"),
    "father": ("father", "dad"),
    "stepfather": ("stepfather", "step-father", "stepdad"),
    "stepmother": ("stepmother", "step-mother", "stepmum"),
    "maternal grandmother": ("maternal grandmother", "mgm"),
    "maternal grandfather": ("maternal grandfather", "mgf"),
    "paternal grandmother": ("paternal grandmother", "pgm"),
    "paternal grandfather": ("paternal grandfather", "pgf"),
}


#: All of them together; "children's social care" is nobody's children.
_CHILDREN = re.compile(r"\b(?:children|kids|siblings)\b(?!['’]s)", re.IGNORECASE)
#: A part of a name, with its hyphens and apostrophes: "Okafor-Pritchard" is no Pritchard.
_PART = re.compile(r"\w+(?:[-'’]\w+)*")


class People:
    """The register's people, ready to be looked for."""

    def __init__(self, register: Register) -> None:
        people = [entry for entry in register.entries if entry.kind == "person"]
        self.siblings = frozenset(entry.key for entry in people if "sibling" in entry.role)
        self._children = self.siblings | {entry.key for entry in people if entry.role == "child"}
        self._parts = _parts(people)
        single = Counter(form for entry in people for form in {f.lower() for f in _forms(entry)})
        roles = Counter(entry.role for entry in people)
        forms: dict[str, list[str]] = {}
        self._single_words: set[str] = set()
        for entry in people:
            own = [form for form in _forms(entry) if single[form.lower()] == 1]
            self._single_words.update(form.lower() for form in own if " " not in form)
            if roles[entry.role] == 1:
                own += ROLE_WORDS.get(entry.role, ())
            forms[entry.key] = own
        self._phrases = Phrases(forms)
        self._found: dict[str, frozenset[str]] = {}

    def named(self, text: str) -> frozenset[str]:
        """Keys of the people the text names."""
        found = self._found.get(text)
        if found is None:
            found = self._found[text] = self._look(text)
        return found

    def _look(self, text: str) -> frozenset[str]:
        return frozenset(
            hit.kind
            for hit in self._phrases.hits(text)
            # "hope" is a word, "Hope" a girl.
            if hit.phrase not in self._single_words or text[hit.start].isupper()
        )

    def may_mean(self, event: Event) -> frozenset[str]:
        """Keys of everybody whom a part of a name, or "the children", in an event may mean.

        A part that stands in a name found whole ("Mair Pritchard") means that person alone.
        """
        text = _own_words(event)
        found = set(self._children) if _CHILDREN.search(text) else set()
        whole = [(hit.start, hit.end) for hit in self._phrases.hits(text)]
        for part in _PART.finditer(text):
            meant = self._parts.get(_plain(part[0])) if part[0][0].isupper() else None
            if meant and not any(s <= part.start() and part.end() <= e for s, e in whole):
                found |= meant
        return frozenset(found)

    def in_event(self, event: Event) -> frozenset[str]:
        """Keys of the people an event names, in any of its own columns."""
        named = self.named
        return named(event.event).union(
            named(event.outcome), named(event.about), named(event.child_seen)
        )


@lru_cache(maxsize=2)
def people_of(register: Register) -> People:
    """The register's people, made ready once for all the rules; each text is looked at once."""
    return People(register)


def _own_words(event: Event) -> str:
    return " \n ".join((event.event, event.outcome, event.about, event.child_seen))


def _plain(part: str) -> str:
    """A part of a name as it is looked up: in small letters, and nobody's ("Pritchard's")."""
    return part.lower().replace("’", "'").removesuffix("'s")


def _parts(people: Iterable[Entry]) -> dict[str, frozenset[str]]:
    """By each part of a name, everybody of the register in whose names it stands."""
    found: dict[str, frozenset[str]] = {}
    for entry in people:
        for part in {_plain(word) for name in entry.names for word in _PART.findall(name)}:
            if len(part) > 2:
                found[part] = found.get(part, frozenset()) | {entry.key}
    return found


def _forms(entry: Entry) -> tuple[str, ...]:
    """Names as agencies write them: all the register gives, the pseudonym, the first name."""
    first = entry.name.split(" ")[0] if " " in entry.name else ""
    surname = entry.name.rpartition(" ")[2]
    titled = f"{entry.title} {surname}" if entry.title else ""
    forms = (*entry.names, entry.pseudonym, first if len(first) > 2 else "", titled)
    return tuple(dict.fromkeys(form for form in forms if form.strip()))
