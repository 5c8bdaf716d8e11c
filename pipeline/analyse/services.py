"""Which agencies of the review an account names, by name or by what others call their service."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from pipeline.analyse.phrases import Phrases
from pipeline.analyse.vocabulary import SERVICES
from pipeline.case import Agency, Case


class Services:
    """The review's agencies, ready to be looked for.

    A word that could mean two of them ("school", where two schools were asked) means neither.
    """

    def __init__(self, case: Case) -> None:
        forms = {agency.key: _forms(agency) for agency in case.agencies}
        claims = Counter(form for own in forms.values() for form in {form.lower() for form in own})
        self._phrases = Phrases(
            {key: [form for form in own if claims[form.lower()] == 1] for key, own in forms.items()}
        )
        self._names = {agency.key: agency.short or agency.name for agency in case.agencies}

    def named(self, text: str) -> tuple[str, ...]:
        """Keys of the agencies a text names, in the order it names them."""
        return tuple(dict.fromkeys(hit.kind for hit in self._phrases.hits(text)))

    def is_police(self, key: str) -> bool:
        """True for a police force."""
        return "police" in f"{key} {self.name(key)}".lower()

    def name(self, key: str) -> str:
        """The agency's short name, or its key where nobody asked it."""
        return self._names.get(key, key)


def known_as(words: str, services: Iterable[str]) -> frozenset[str]:
    """The services of a table that an agency's key and name say it is ("Fable School": school)."""
    known = f" {words.replace('-', ' ').replace('_', ' ')}".lower()
    taken: set[str] = set()
    for marker in services:
        # "school nursing" is no school: the longer marker speaks for the agency alone.
        if f" {marker}" in known and not any(marker in longer for longer in taken):
            taken.add(marker)
    return frozenset(taken)


def _forms(agency: Agency) -> list[str]:
    taken = known_as(f"{agency.key} {agency.name}", SERVICES)
    forms = [agency.name, agency.short, *agency.departments]
    forms += (word for marker, words in SERVICES.items() if marker in taken for word in words)
    return [form for form in dict.fromkeys(forms) if form]
