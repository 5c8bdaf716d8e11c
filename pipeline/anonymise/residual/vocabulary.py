"""What the hunt knows of words: the dictionary, the names, the allow-list, and what they make."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field

from pipeline.anonymise.fold import folded
from pipeline.anonymise.residual.grammar_words import SMALL_TITLES
from pipeline.anonymise.residual.tokens import Shape, Token, tokens
from pipeline.lexicon.allow_list import AllowList

#: Words that somebody somewhere is called by and that no sentence does without.
_NEVER_NAMES = frozenset(
    "a an as us my we so no do go in is it me or to up be by he the at all any each her him his not now one our "
    "out she such than that them they this too was who why with you are were here there when what where how soon "
    "early some still more most both few other less never ever even said made see say saw put run ran take let get "
    "got like want need long young old good new last next first can could for from if into its much over own same "
    "should then these those through under until very while would again also am been but did does done down had "
    "has have just many must off on only per since so soon very well yes your i later late near every either "
    "neither though although because during before after about above across along among around against between "
    "beyond despite except like outside inside past toward towards upon within without page part case note list "
    "line form side age end day week month year time way work home help care plan team meeting visit call letter not nobody somebody "
    "everybody anybody someone anyone everyone people already there's that's here's however therefore meanwhile moreover furthermore nevertheless nonetheless instead afterwards "
    "additionally finally overall today yesterday tomorrow seen told given taken brought heard known spoke spoken asked come rang nil whoever whatever whichever whenever wherever nor thus hence two three four five six seven eight nine ten eleven twelve things something nothing everything "
    "another others he's she's it's i'm we're they're".split()
)
_ENDINGS = (
    ("ies", "y"), ("es", ""), ("s", ""), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"), ("ly", ""),
    ("ness", ""), ("er", ""), ("er", "e"),
)  # fmt: skip
_ISE = re.compile(r"is(e[drs]?|ing|ations?|ational)$")
_PARTS = re.compile(r"[-/–—.&+]")
#: What stands before a hyphen and is no word of its own.
PREFIXES = (
    "pre",
    "post",
    "non",
    "anti",
    "re",
    "un",
    "co",
    "multi",
    "inter",
    "over",
    "under",
    "sub",
    "ex",
    "mid",
    "self",
)


@dataclass(frozen=True, slots=True)
class Words:
    """``ordinary`` English words, ``forenames``, ``surnames``, all folded; the allow-list.

    ``often``: ordinary words met so often that they begin many a sentence.
    """

    ordinary: Collection[str] = field(repr=False)
    forenames: Collection[str] = field(repr=False)
    surnames: Collection[str] = field(repr=False)
    allowed: AllowList = field(repr=False)
    often: Collection[str] = field(default=frozenset(), repr=False)
    _shapes: dict[str, Shape] = field(default_factory=dict, repr=False)
    _unknown: dict[str, bool] = field(default_factory=dict, repr=False)
    _name: dict[str, bool] = field(default_factory=dict, repr=False)
    _strange: dict[str, bool] = field(default_factory=dict, repr=False)
    _called_so: dict[str, bool] = field(default_factory=dict, repr=False)
    _forename: dict[str, bool] = field(default_factory=dict, repr=False)

    def unknown(self, word: str) -> bool:
        """Whether no dictionary has the word. Its endings stay on: "Naveed" is no "nave"."""
        known = self._unknown.get(word)
        if known is None:
            plain = folded(word)
            known = self._unknown[word] = len(plain) > 1 and not self._in_dictionary(plain)
        return known

    def _in_dictionary(self, word: str) -> bool:
        if word in self.ordinary or word.replace("'", "") in self.ordinary:
            return True
        stem = word.split("'")[0]
        return "'" in word[1:] and len(stem) > 1 and stem in self.ordinary

    def _inflected(self, word: str) -> bool:
        return any(
            word.endswith(ending)
            and len(word) > len(ending) + 3
            and word[: -len(ending)] + stem in self.ordinary
            for ending, stem in _ENDINGS
        )

    def strange(self, word: str) -> bool:
        """Whether some part of a word between hyphens and strokes is in no dictionary."""
        known = self._strange.get(word)
        if known is None:
            parts = [part for part in _PARTS.split(word) if any(map(str.isalpha, part))]
            odd = [
                part
                for part in parts
                if self.unknown(part.lower()) and part.lower() not in PREFIXES
            ]
            known = self._strange[word] = bool(odd)
        return known

    def name(self, word: str) -> bool:
        """Whether somebody may be called so, and the word is more than grammar."""
        known = self._name.get(word)
        if known is None:
            parts = word.split("-")
            known = self._name[word] = all(map(self._called, parts))
        return known

    def _called(self, part: str) -> bool:
        plain = folded(part)
        return part not in _NEVER_NAMES and (plain in self.surnames or plain in self.forenames)

    def called(self, word: str) -> bool:
        """Whether somebody may be called so, though no sentence may do without the word."""
        known = self._called_so.get(word)
        if known is None:
            plain = folded(word)
            known = self._called_so[word] = plain in self.surnames or plain in self.forenames
        return known

    def forename(self, word: str) -> bool:
        """Whether the word is a forename and more than grammar."""
        known = self._forename.get(word)
        if known is None:
            known = word not in _NEVER_NAMES and folded(word) in self.forenames
            self._forename[word] = known
        return known

    def usual(self, word: str) -> bool:
        """Whether the word is met so often that its capital at a sentence's start says nothing."""
        return word in self.often

    def grammar(self, word: str) -> bool:
        """Whether no sentence does without the word, so that it names nobody."""
        return word in _NEVER_NAMES or word.endswith("n't")

    def of_the_field(self, word: str) -> bool:
        """Whether a word in small letters is made of a known one: "anonymised", "extrafamilial".

        Not asked of words with a capital: names are made the same way ("Underhill").
        """
        if folded(word.replace("-", "")) in self.ordinary:
            return True
        return all(
            part in PREFIXES or not self.unknown(part) or self._made(folded(part))
            for part in _PARTS.split(word)
            if part
        )

    def _made(self, part: str) -> bool:
        stems = {_ISE.sub(r"iz\1", part)}
        stems |= {
            stem.removeprefix(prefix)
            for stem in {part, *stems}
            for prefix in (*PREFIXES, "extra", "intra", "mis", "dis", "de")
        }
        stems |= {
            stem.removesuffix(ending) + last
            for stem in set(stems)
            for ending in ("able", "ability", "ment", "ful", "less", "ism", "ist", "er", "ed", "s")
            if stem.endswith(ending)
            for last in ("", "e", "y")
        }
        return any(
            len(stem) > 4 and stem != part and self._in_dictionary(stem) for stem in stems
        ) or self._inflected(part)

    def quiet(self, word: str) -> bool:
        """Whether a word in small letters needs no second look."""
        return not self.strange(word) and not self.name(word) and word not in SMALL_TITLES

    def laid(self, text: str) -> list[Token]:
        """The words of a text, in order."""
        return tokens(text, self._shapes, self.quiet)
