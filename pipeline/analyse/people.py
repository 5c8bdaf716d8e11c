"""Which people of the register an account names, as far as words alone can tell.

For filters and for setting accounts side by side. It is not the anonymiser: it errs towards
saying nothing, where the anonymiser errs towards saying too much.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from pipeline.analyse.phrases import Phrases, sentences
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


_CHILD = re.compile(
    r"\b(child|children|baby|infant|toddler|newborn|girl|boy|pupil|young person|daughter|son)\b",
    re.IGNORECASE,
)
_ADULT = re.compile(
    r"\b(mother|mum|mam|father|dad|parents?|grand(?:mother|father|parents?)|mg[mf]|pg[mf]"
    r"|partner|boyfriend|girlfriend|aunt|uncle)\b",
    re.IGNORECASE,
)


class People:
    """The register's people, ready to be looked for."""

    def __init__(self, register: Register) -> None:
        people = [entry for entry in register.entries if entry.kind == "person"]
        self.siblings = frozenset(entry.key for entry in people if "sibling" in entry.role)
        single = Counter(form for entry in people for form in set(_forms(entry)))
        roles = Counter(entry.role for entry in people)
        forms: dict[str, list[str]] = {}
        self._single_words: set[str] = set()
        for entry in people:
            own = [form for form in _forms(entry) if single[form] == 1]
            self._single_words.update(form.lower() for form in own if " " not in form)
            if roles[entry.role] == 1:
                own += ROLE_WORDS.get(entry.role, ())
            forms[entry.key] = own
        self._phrases = Phrases(forms)

    def named(self, text: str) -> frozenset[str]:
        """Keys of the people the text names."""
        return frozenset(
            hit.kind
            for hit in self._phrases.hits(text)
            # "hope" is a word, "Hope" a girl.
            if hit.phrase not in self._single_words or text[hit.start].isupper()
        )

    def in_event(self, event: Event) -> frozenset[str]:
        """Keys of the people an event names, in any of its own columns."""
        return self.named(" \n ".join((event.event, event.outcome, event.about, event.child_seen)))


class Subject:
    """Tells, sentence by sentence, whether an account speaks of the subject child."""

    def __init__(self, people: People, child: str) -> None:
        self._people, self._child = people, child

    def of(self, event: Event, text: str) -> bool:
        """True when the words of a column about "the child" are not of another child."""
        about, named = self._people.named(event.about), self._people.named(text)
        if about and self._child not in about and not _CHILD.search(event.about):
            return self._child in named
        return self._child in named or not named & self._people.siblings

    def sentences(self, event: Event, text: str) -> Iterator[tuple[int, int]]:
        """Where the sentences that speak of the child begin and end.

        A sentence that names the child or says "child", "baby", "pupil" and the like speaks of
        the child; one that names only others does not; one that names nobody goes with the
        sentence before it, and a first one with the "about whom" column.
        """
        about = self._people.named(event.about)
        speaks = not about or self._child in about or bool(_CHILD.search(event.about))
        for start, end in sentences(text):
            part = text[start:end]
            named = self._people.named(part)
            if self._child in named or _CHILD.search(part):
                speaks = True
            elif named or _ADULT.search(part):
                speaks = False
            if speaks:
                yield start, end


def _forms(entry: Entry) -> tuple[str, ...]:
    """Names as agencies write them: all the register gives, the pseudonym, the first name."""
    first = entry.name.split(" ")[0] if " " in entry.name else ""
    surname = entry.name.rpartition(" ")[2]
    titled = f"{entry.title} {surname}" if entry.title else ""
    forms = (*entry.names, entry.pseudonym, first if len(first) > 2 else "", titled)
    return tuple(dict.fromkeys(form for form in forms if form.strip()))
