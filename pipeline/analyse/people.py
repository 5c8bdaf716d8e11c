"""Which people of the register an account names, as far as words alone can tell.

For filters and for setting accounts side by side. It is not the anonymiser: it errs towards
saying nothing, where the anonymiser errs towards saying too much.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

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


#: Texts up to so many letters ("Yes, alone") stand in many rows and are looked at once.
SHORT = 40


class People:
    """The register's people, ready to be looked for."""

    def __init__(self, register: Register) -> None:
        people = [entry for entry in register.entries if entry.kind == "person"]
        self.siblings = frozenset(entry.key for entry in people if "sibling" in entry.role)
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
        self._short: dict[str, frozenset[str]] = {}

    def named(self, text: str) -> frozenset[str]:
        """Keys of the people the text names."""
        if len(text) > SHORT:
            return self._look(text)
        if text not in self._short:
            self._short[text] = self._look(text)
        return self._short[text]

    def _look(self, text: str) -> frozenset[str]:
        return frozenset(
            hit.kind
            for hit in self._phrases.hits(text)
            # "hope" is a word, "Hope" a girl.
            if hit.phrase not in self._single_words or text[hit.start].isupper()
        )

    def in_event(self, event: Event) -> frozenset[str]:
        """Keys of the people an event names, in any of its own columns."""
        return self.named(" \n ".join((event.event, event.outcome, event.about, event.child_seen)))


def _forms(entry: Entry) -> tuple[str, ...]:
    """Names as agencies write them: all the register gives, the pseudonym, the first name."""
    first = entry.name.split(" ")[0] if " " in entry.name else ""
    surname = entry.name.rpartition(" ")[2]
    titled = f"{entry.title} {surname}" if entry.title else ""
    forms = (*entry.names, entry.pseudonym, first if len(first) > 2 else "", titled)
    return tuple(dict.fromkeys(form for form in forms if form.strip()))
