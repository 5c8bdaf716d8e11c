"""Takes a person's sex out of a text where the policy hides it: pronouns and gendered words.

By whom a pronoun means it is decided only where nobody else can be meant; what is not certain is a
``Doubt``, which a person settles in the worksheet. The grammar follows ("he was" -> "they were").
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from pipeline.anonymise import neutral_terms as terms
from pipeline.anonymise.neutral_said import (
    Doubt,
    Token,
    Word,
    cased,
    gendered,
    her,
    of_noun,
    owned,
    second_verb,
    stretch,
    subject,
)
from pipeline.model import Entry

#: The policy's word for everybody, and for the children of the family.
EVERYBODY, CHILDREN = "everybody", "children"
_YOUNG_ROLE = re.compile(r"\b(?:child|sibling|brother|sister|baby)\b")
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_EITHER = re.compile(
    r"\b(?P<a>he|his|him|himself)(?:\s+or\s+|\s*/\s*)(?P<b>she|hers?|herself)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Named:
    """A person named in the text: where, and the register keys the words can mean."""

    start: int
    end: int
    keys: tuple[str, ...]


def chosen(entries: Collection[Entry], policy: Collection[str]) -> frozenset[str]:
    """Register keys of the people whose sex the policy hides."""
    people = [entry for entry in entries if entry.kind == "person"]
    if EVERYBODY in policy:
        return frozenset(entry.key for entry in people)
    young = [entry.key for entry in people if _YOUNG_ROLE.search(entry.role)]
    return frozenset([*(policy if CHILDREN not in policy else young), *policy]) - {CHILDREN}


def policy_of(setting: object, keys: Collection[str]) -> tuple[str, ...] | None:
    """``[publication] neutral`` as a policy; None where it names somebody who is not there.

    true and "children": the children of the family; "everybody"; or a list of register keys.
    """
    if setting is True:
        return (CHILDREN,)
    if isinstance(setting, str):
        return (setting,) if setting in {CHILDREN, EVERYBODY} else None
    if isinstance(setting, list | tuple):
        return tuple(map(str, setting)) if set(setting) <= set(keys) else None
    return ()


def telling_labels(entries: Collection[Entry], hidden: Collection[str]) -> tuple[str, ...]:
    """Keys of people whose sex is hidden and whose label says it ("Half Sister 1")."""
    said = {word for word in terms.NOUNS if word not in {"male", "female"}}
    return tuple(
        entry.key
        for entry in entries
        if entry.key in hidden and said & set(re.findall(r"[a-z]+", entry.pseudonym.casefold()))
    )


class Neutral:
    """Finds what tells the sex of the people chosen; one for a report."""

    def __init__(self, entries: Sequence[Entry], policy: Collection[str]) -> None:
        self.people = {entry.key: entry for entry in entries if entry.kind == "person"}
        self.hidden = chosen(entries, policy)
        self.everybody = EVERYBODY in policy

    def find(
        self, text: str, named: Sequence[Named], taken: Sequence[range] = ()
    ) -> tuple[tuple[Word, ...], tuple[Doubt, ...]]:
        """What changes in a run and what a person must settle.

        ``named``: who is named where; ``taken``: what else is changed there already.
        """
        if not self.hidden:
            return (), ()
        tokens = [Token(*match.span(), match[0]) for match in _WORD.finditer(text)]
        words: list[Word] = []
        doubts: list[Doubt] = []
        either = [match.span() for match in _EITHER.finditer(text)]
        names = [*(range(each.start, each.end) for each in named), *taken]
        for at, token in enumerate(tokens):
            if any(token.start in span for span in names) or not self._tells(token):
                continue
            if any(start < token.start < end for start, end in either):
                continue  # the second half of "he or she"
            means = self._means(tokens, at, named)
            if means is False:
                continue
            made = self._made(text, tokens, at) if means else None
            if made is None or any(
                made.start < span.stop and made.end > span.start for span in names
            ):
                doubts.append(stretch(text, tokens, at, names))
            elif not words or made.start >= words[-1].end:
                words.append(made)
                words.extend(second_verb(text, tokens, made))
        return tuple(words), tuple(doubts)

    @staticmethod
    def _tells(token: Token) -> bool:
        bare = token.low.removesuffix("'s").removesuffix("'d").removesuffix("'ll")
        return bare in terms.PRONOUNS or gendered(token.low) is not None

    # ------------------------------------------------------------ who is meant

    def _means(self, tokens: Sequence[Token], at: int, named: Sequence[Named]) -> bool | None:
        """True: somebody whose sex is hidden. False: nobody such. None: it cannot be known."""
        if self.everybody:
            return True
        token = tokens[at]
        noun = gendered(token.low)
        if noun is not None:
            return self._noun_means(noun[0], noun[1][1])
        sex = terms.PRONOUNS[token.low.split("'")[0]][1]
        hidden = {key for key in self.hidden if self._fits(key, sex)}
        if not hidden:
            return False
        before = [
            {key for key in each.keys if self._fits(key, sex)}
            for each in named
            if each.start < token.start
        ]
        keys = {key for group in before for key in group}
        others = any(
            part.low.removesuffix("'s").split("-")[-1] in terms.OTHERS
            or (gendered(part.low) or ("", ("", "")))[1][1] == sex
            for part in tokens[:at]
            if not any(each.start <= part.start < each.end for each in named)
        )
        if others or not keys or (keys & hidden and not keys <= hidden):
            return None
        return bool(keys & hidden)

    def _noun_means(self, word: str, sex: str) -> bool | None:
        """Whom a gendered noun can mean: everybody of the family of that sex and age."""
        young = word in terms.YOUNG
        could = {
            key
            for key, entry in self.people.items()
            if self._fits(key, sex)
            and entry.role != "professional"
            and bool(_YOUNG_ROLE.search(entry.role)) == young
        }
        if not could & self.hidden:
            return False
        return True if could <= self.hidden else None

    def _fits(self, key: str, sex: str) -> bool:
        entry = self.people.get(key)
        return entry is not None and entry.sex[:1].lower() in {sex, ""}

    # ------------------------------------------------------------ what is said instead

    def _made(self, text: str, tokens: Sequence[Token], at: int) -> Word | None:
        token = tokens[at]
        noun = gendered(token.low)
        if noun is not None:
            return of_noun(text, tokens, at, noun[1][0])
        either = _EITHER.match(text, token.start)
        end = either.end() if either else token.end
        if token.low.split("'")[0] in {"he", "she"}:
            return subject(text, tokens, at, end)
        if token.low == "her" and not either:
            said = her(tokens, at, text)
        elif token.low == "his":
            said = "their" if owned(tokens, at, text, end) else "theirs"
        else:
            said = terms.PRONOUNS[token.low][0]
        return Word(token.start, end, cased(token.text, said)) if said else None
