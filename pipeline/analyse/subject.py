"""Whether words speak of the subject child, or of a brother, a sister, a parent, a worker."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.analyse.people import People
from pipeline.analyse.phrases import AnyCase
from pipeline.case import Case
from pipeline.model import Event, Register

#: The child among others; "children's social care" is nobody's child.
_CHILDREN = AnyCase(
    r"\b(?:children(?!['’]s)|kids|all (?:three|four|five|six|of them)|(?:both|each|every) child)\b",
)
#: A child of any age; "child protection" and the like are work, not children.
_CHILD = (
    r"child(?!['’]s (?:social|services|cent)|[- ](?:protection|in need|health|and|abuse|minder))"
    r"|pupil|young person"
)
_SMALL = r"baby|infant|newborn|toddler"
_PRONOUNS = {"male": "him", "female": "her"}
#: After "her" where it stands for herself; "her sister" is another.
_ITSELF = (
    r"(?=\W*$|\s*[.,;:]|\s+(?:alone|on|at|in|with|without|for|and|today|again|individually"
    r"|separately|privately)\b)"
)
_BY_SEX = {"male": "boy", "female": "girl"}  # "her daughter" may be the mother
#: Until when a child is a baby.
_SMALL_DAYS = 730

_OTHERS = AnyCase(
    r"\b(?:mother|mum|mam|mo|father|dad|parents?|grand(?:mother|father|parents?)|mg[mf]|pg[mf]"
    r"|partner|boyfriend|girlfriend|aunt|uncle|m[ae]n|wom[ae]n|male|female|caller|neighbour"
    r"|unborn|mrs?|ms|miss)\b",
)


class Subject:
    """Tells of words whom they speak of, as far as words alone can tell."""

    def __init__(self, people: People, case: Case, register: Register) -> None:
        self._people = people
        self._key = case.child
        child = next((entry for entry in register.entries if entry.key == case.child), None)
        self._born = child.born if child else None
        sex = child.sex if child else ""
        own = [words for key, words in _BY_SEX.items() if sex in ("", key)]
        self._child = AnyCase(rf"\b(?:{'|'.join((_CHILD, *own))})\b")
        self._small = AnyCase(rf"\b(?:{_SMALL})\b")
        others = [words for key, words in _BY_SEX.items() if sex and sex != key] or ["(?!)"]
        self._other_sex = AnyCase(rf"\b(?:{'|'.join(others)})\b")
        pronoun = rf"\W+(?:{_PRONOUNS.get(sex, '(?!)')})\b{_ITSELF}"
        self._pronoun = re.compile(pronoun, re.IGNORECASE)
        self._workers = frozenset(e.key for e in register.entries if e.role == "professional")
        self._surnames = _surnames(register)
        # The same words stand in many rows, and a sentence is asked about more than once.
        self._said: dict[tuple[str, bool], bool | None] = {}

    def speaks_of(self, text: str, event: Event) -> bool | None:
        """True of words that speak of the child, False of words only of others, None of nobody."""
        said = (text, self._grown(event))
        if said not in self._said:
            self._said[said] = self._speaks_of(text, event)
        return self._said[said]

    def _speaks_of(self, text: str, event: Event) -> bool | None:
        named = self._people.named(text)
        if self._key in named or _CHILDREN.search(text):
            return True
        if self._of_another(text, named, event):
            return False
        if self._child.search(text) or self._small.search(text):
            return True
        return False if named or _OTHERS.search(text) or self._surnames.search(text) else None

    def of_another_child(self, text: str, event: Event) -> bool:
        """True of words that speak of a brother or sister and not of the child."""
        named = self._people.named(text)
        if self._key in named or _CHILDREN.search(text):
            return False
        return self._of_another(text, named, event)

    def worker_saw_one_like(self, words: str, verb: tuple[int, int]) -> bool:
        """True where only workers of the register stand before a verb and "him" or "her" after it.

        The pronoun must be that of the child's sex; then a sentence before says whom it means.
        """
        named = self._people.named(words)
        return (
            bool(named)
            and named <= self._workers
            and verb[1] > 0
            and not _OTHERS.search(words)
            and self._pronoun.match(words[verb[1] :]) is not None
        )

    def row(self, event: Event) -> bool:
        """False for a row about somebody else.

        Its "about whom" column speaks first; else the row is about somebody else only when its
        account speaks of a brother or sister and not of the child.
        """
        about = self.speaks_of(event.about, event)
        return not self.of_another_child(event.event, event) if about is None else about

    def sentence(self, parts: Sequence[str], place: int, event: Event) -> bool:
        """Whether one of a row's sentences speaks of the child.

        One that names nobody goes with the sentence before it, the first with the row.
        """
        for part in reversed(parts[: place + 1]):
            said = self.speaks_of(part, event)
            if said is not None:
                return said
        return self.row(event)

    def _of_another(self, text: str, named: frozenset[str], event: Event) -> bool:
        if named & self._people.siblings or self._other_sex.search(text):
            return True
        return self._grown(event) and self._small.search(text) is not None

    def _grown(self, event: Event) -> bool:
        """Whether the child was no baby any more when this happened."""
        return (
            self._born is not None
            and event.when.earliest is not None
            and (event.when.earliest - self._born).days > _SMALL_DAYS
        )


def _surnames(register: Register) -> AnyCase:
    """Surnames standing alone mean adults, as police write them: "EXEMPLAR said ..."."""
    names = {
        entry.name.rpartition(" ")[2]
        for entry in register.entries
        if entry.kind == "person" and entry.role != "child" and "sibling" not in entry.role
    }
    telling = sorted(re.escape(name.lower()) for name in names if len(name) > 2)
    return AnyCase(rf"\b(?:{'|'.join(telling) or '(?!)'})\b")
