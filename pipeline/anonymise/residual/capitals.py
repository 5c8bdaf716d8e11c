"""Decides about words with capitals: which of them are a name, an institution, an abbreviation."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.anonymise.residual.called import before_a_ward, like_a_person, nickname, possessed
from pipeline.anonymise.residual.found import Found
from pipeline.anonymise.residual.grammar_words import (
    ASKED,
    AUXILIARIES,
    BEFORE_NAMES,
    COUNCILS,
    FAMILIES,
    FIRMS,
    INSTITUTIONS,
    OBJECTS,
    PRONOUNS,
    SINGULAR,
    SPEAKING,
    STREETS,
    VERBS,
    WHO,
)
from pipeline.anonymise.residual.titles import sentence_case, title_case, titled
from pipeline.anonymise.residual.tokens import Token, initial
from pipeline.anonymise.residual.vocabulary import Words

#: Signs that divide one entry of a list or a cell from the next.
_DIVIDES = ",;:/|()[]•·–—-=&\t\n"
#: Endings of words that names seldom have: "Revisits are", "Recognising and".
_INFLECTED = (
    "s",
    "ed",
    "ing",
    "ly",
    "tion",
    "sion",
    "ment",
    "ness",
    "ic",
    "ical",
    "ial",
    "ous",
    "ive",
    "able",
    "ible",
    "ism",
    "ship",
    "hood",
    "less",
    "ful",
)
_STOP = re.compile(r"[.?!](?=\s|$|[\"”’])")
_MARKS = " \"'“”‘’"
_ARTICLES = frozenset({"the", "a", "an"})


def _compound(word: str) -> bool:
    """Whether small letters follow a hyphen, as in no double name: "Body-worn", "Re-visit"."""
    _, hyphen, rest = word.partition("-")
    return bool(hyphen) and rest[:1].islower()


class Judge:
    """Decides about groups of capitalised words of one text."""

    def __init__(
        self, text: str, laid: Sequence[Token], words: Words, allowed: set[int], *, heading: bool
    ) -> None:
        self.text, self.laid, self.words = text, laid, words
        self.allowed, self.heading = allowed, heading
        self.named = titled(text, laid, words) if not heading else frozenset()
        #: A heading whose capitals mean as much as in a sentence, but for the first.
        self.plain = heading and sentence_case(laid, words)
        self.titled = heading or title_case(laid, words, stopped=text.rstrip()[-1:] == ".")

    def capitals(self, group: list[int]) -> Found | None:
        """A run of capitals that the allow-list does not have."""
        first = self.laid[group[0]]
        if all(self.laid[at].shouted for at in group):
            return self._family(group) or self._shouted(group)
        if self.plain and first.first and len(group) > 1 and self._opens(first):
            group = group[1:]  # "What Paddy told us"
            first = self.laid[group[0]]
        in_title = (self.titled and (first.first or not self.plain)) or group[0] in self.named
        if in_title and self.plain and possessed(self.laid, group, self.words):
            return self._found(group, "name")
        weak = first.first or in_title
        strange = [at for at in group if self.words.strange(self.laid[at].base)]
        if strange:
            # "When Xiaoling", but not "Tower Hamlets London".
            ordinary_start = weak and group[1:2] == strange[:1] and self._opens(first)
            return self._found(group[1:] if ordinary_start else group, "name")
        if in_title:
            return self._in_a_title(group)
        # "The Acorn Nursery" and "When Acorn Nursery", but "at New Wine Church".
        opened = self.words.grammar(first.lower) and (first.first or first.lower in _ARTICLES)
        named = group[1:] if opened else group
        if named and self._institution(named):
            return self._found(named, "organisation")
        if len(group) == 1 and weak and self._called_so(first, group[0]):
            return self._found(group, "organisation")
        if not weak or (len(group) > 1 and not self._opens(first)):
            return self._found(group, "name")
        if len(group) > 1:
            return self._found(group[1:], "name")
        return self._found(group, "name") if self._begins(group[0]) else None

    def _called_so(self, token: Token, at: int) -> bool:
        """Whether a sentence begins with what an institution is called: "Rainbow Pre-school rang"."""
        if self.words.grammar(token.lower) or token.owner:
            return False
        usual = self.words.usual(token.lower)
        if usual and (
            token.lower.endswith(_INFLECTED) or not before_a_ward(self.laid, at, self.words)
        ):
            return False
        for after in range(at + 1, min(at + 4, len(self.laid))):
            follower = self.laid[after]
            if after not in self.allowed or not (follower.joined and follower.capital):
                return False
            if follower.lower in INSTITUTIONS or follower.lower in FIRMS:
                return True
        return False

    def _opens(self, token: Token) -> bool:
        """Whether a word opens a sentence more likely than a name: "When", "Yesterday"."""
        if self.words.name(token.lower):
            return False
        return self.words.grammar(token.lower) or self.words.usual(token.lower)

    def _in_a_title(self, group: list[int]) -> Found | None:
        """In a title only names count: all of them, or one that stands as an entry of a list."""
        if not self.heading and self._addressed(group):
            return self._found(group, "organisation")
        if self._coupled(group) or (not self.heading and self._person(group)):
            return self._found(group, "name")
        called = [at for at in group if self._rare(at) or self._beside_a_name(at)]
        fore = [at for at in called if self.words.forename(self.laid[at].lower)]
        if fore and fore[0] + 1 in called:  # "About Rose Field"
            return self._found([fore[0], *called[called.index(fore[0]) :]], "name")
        if not self.heading and self._listed(group):  # "Record of Wall, Hope"
            return self._found(group, "name")
        entry = not self.heading and len(called) == len(group) and self._entry(group)
        return self._found(group, "name") if entry else None

    def _coupled(self, group: list[int]) -> bool:
        """Whether a forename stands beside another across "and": "Wren and Archer"."""
        if not self.words.forename(self.laid[group[0]].lower):
            return False
        around = ((group[0] - 1, group[0] - 2), (group[-1] + 1, group[-1] + 2))
        return any(
            0 <= other < len(self.laid)
            and self.laid[link].lower == "and"
            and other not in self.allowed
            and self.laid[other].capital
            and self.words.forename(self.laid[other].lower)
            for link, other in around
        )

    def _person(self, group: list[int]) -> bool:
        """Whether an entry is a forename and one or two words more, or somebody signs: "by Jack Driver"."""
        if len(group) > 1 and any(
            initial(self.laid[at]) for at in group[:-1]
        ):  # "Signed P. G. Bird"
            return True
        if not self.words.forename(self.laid[group[0]].lower):
            return False
        if group[0] and self.laid[group[0] - 1].lower == "by":
            return True
        return 1 < len(group) < 4 and self._entry(group)

    def _listed(self, group: list[int]) -> bool:
        """Whether one word stands before a forename across a comma: "Wall, Hope"."""
        after = group[-1] + 1
        return (
            len(group) == 1
            and after < len(self.laid)
            and after not in self.allowed
            and self.laid[after].capital
            and self.words.name(self.laid[after].lower)
            and self.text.startswith(",", self._end(group[-1]))
        )

    def _addressed(self, group: list[int]) -> bool:
        """Whether capitals are a building, an address or a council: "Acorn House", "5 New Street"."""
        if len(group) > 1 and self.laid[group[-1]].lower in INSTITUTIONS and self._rare(group[0]):
            return True
        before = self.text[: self.laid[group[0]].start].rstrip()
        if before[-1:].isdigit() and len(group) > 1 and self.laid[group[-1]].lower in STREETS:
            return True
        after = group[-1] + 1
        if after >= len(self.laid) or after not in self.allowed:
            return False
        return self.laid[after].joined and self.laid[after].lower in COUNCILS

    def _begins(self, at: int) -> bool:
        """Whether one word at the start of a sentence, known to the dictionary, is a person."""
        token = self.laid[at]
        before = self.laid[at - 1].lower if at else ""
        if before in BEFORE_NAMES or nickname(self.text, self.laid, at, self.words):
            return True
        if self._asks(at):
            return False
        if self.words.name(token.lower) or like_a_person(self.laid, at, self.words):
            return True
        if self.words.grammar(token.lower) or _compound(token.base):
            return False
        if token.lower.endswith(_INFLECTED) and not token.owner:
            verbs = SPEAKING | SINGULAR if token.lower.endswith("s") else SPEAKING
            return self._acts(at) and self.laid[at + 1].lower in verbs
        return not self.words.usual(token.lower) or self._acts(at) or self._entry([at])

    def _asks(self, at: int) -> bool:
        """Whether a name that is a verb begins a question or asks for something: "Will it", "Ask what"."""
        token = self.laid[at]
        if not token.clean or token.owner or at + 1 >= len(self.laid) or self.laid[at + 1].capital:
            return False
        after = self.laid[at + 1].lower
        if token.lower in ASKED:
            return after in PRONOUNS or after in OBJECTS
        if token.lower not in AUXILIARIES:
            return False
        stop = _STOP.search(self.text, token.start)
        return after in PRONOUNS or (after == "the" and stop is not None and stop[0] == "?")

    def _acts(self, at: int) -> bool:
        """Whether what follows is what a person does: "Noon was", "Field's", "Ferry, who"."""
        token = self.laid[at]
        if token.owner:
            return True
        if at + 1 >= len(self.laid) or self.laid[at + 1].first:
            return False
        after = self.laid[at + 1]
        if not token.clean:
            return after.lower in WHO
        return after.lower in VERBS or (after.lower.endswith("ed") and not after.capital)

    def _entry(self, group: Sequence[int]) -> bool:
        """Whether the words are all of a list's entry or a table's cell: "Hope (9), Rose (7)"."""
        before = self.text[: self.laid[group[0]].start].rstrip(_MARKS)
        after = self.text[self._end(group[-1]) :].lstrip(_MARKS)
        opened = not before or before[-1] in _DIVIDES or not any(map(str.isalpha, before))
        if not opened or not after.strip(".!?"):
            return opened
        if after[0] == ",":  # "Swan, Banks", but not "However, Banks"
            follows = group[-1] + 1
            return (
                follows < len(self.laid)
                and follows not in self.allowed
                and self.laid[follows].capital
                and not self.words.grammar(self.laid[follows].lower)
            )
        return after[0] in _DIVIDES

    def _shouted(self, group: list[int]) -> Found | None:
        """Words wholly in capitals: a name, an abbreviation, or emphasis."""
        known = [at for at in group if not self.words.strange(self.laid[at].base)]
        if len(group) > 3 and not self.heading:
            return self._loud(group)
        if len(group) > 1 and len(known) < len(group):
            return self._found(group, "name")
        if len(group) == 1 and not known:
            return self._found(group, "abbreviation") if self._abbreviation(group[0]) else None
        if self.heading:
            return None
        if any(self._rare(at) for at in group) or self._paired(group):
            return self._found(group, "name")
        return None

    def _family(self, group: list[int]) -> Found | None:
        """A surname in capitals before its family: "VISIT TO YOUNG FAMILY"."""
        last = group[-1]
        if last + 1 >= len(self.laid) or self.laid[last + 1].base not in FAMILIES:
            return None
        called = self.words.called(self.laid[last].lower)
        return self._found([last], "name") if called else None

    def _paired(self, group: list[int]) -> bool:
        """Whether capitals stand beside a name across a comma: "COFFEE, HOPE"."""
        return len(group) == 1 and self._beside_a_name(group[0])

    def _beside_a_name(self, at: int) -> bool:
        """Whether a name stands next to a word across a comma: "Fisher, Rider"."""
        around = (at - 1, at + 1)
        return not self.words.grammar(self.laid[at].lower) and any(
            0 <= each < len(self.laid)
            and self.laid[each].capital
            and self.words.name(self.laid[each].lower)
            and self.text[self._end(min(at, each)) :].startswith(",")
            for each in around
        )

    def _end(self, at: int) -> int:
        return self.laid[at].start + len(self.laid[at].base)

    def _rare(self, at: int) -> bool:
        """Whether a word is a name or seldom a word."""
        word = self.laid[at].lower
        return self.words.name(word) or not (self.words.usual(word) or self.words.grammar(word))

    def _loud(self, group: list[int]) -> Found | None:
        """The names in a sentence wholly in capitals, from the first to the last."""
        named = [
            at
            for at in group
            if self.words.forename(self.laid[at].lower) or self.words.strange(self.laid[at].base)
        ]
        if self._rare(group[0]) and self._acts(group[0]):
            named = [group[0], *named]
        if not named:
            return None
        after = named[-1] + 1  # "FROM DAISY STREET TODAY"
        surname = after in group and self.words.called(self.laid[after].lower)
        return self._found([named[0], after if surname else named[-1]], "name")

    def _abbreviation(self, at: int) -> bool:
        """Whether capital letters stand for something that the text has not explained."""
        token = self.laid[at]
        if any(char.isdigit() for char in token.base):
            return False
        letters = token.base.rstrip("s").replace(".", "").lower()
        initials = "".join(each.base[0].lower() for each in self.laid[max(0, at - 10) : at])
        return not (len(letters) > 2 and letters in initials)

    def _institution(self, group: list[int]) -> bool:
        """Whether capitals end in what an institution or a street is called by."""
        last = group[-1]
        if len(group) > 1 and self.laid[last].lower in INSTITUTIONS:
            return True
        after = last + 1
        if after >= len(self.laid) or self.laid[group[0]].first or after not in self.allowed:
            return False
        follower = self.laid[after]
        return follower.joined and follower.capital and follower.lower in INSTITUTIONS

    def _found(self, group: Sequence[int], kind: str) -> Found:
        start, end = self.laid[group[0]].start, self._end(group[-1])
        return Found(start, end, kind, self.text[start:end])
