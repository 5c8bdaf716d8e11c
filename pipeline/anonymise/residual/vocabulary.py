"""What the hunt knows of words: the dictionary, the names, the allow-list, and what they make."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field

from pipeline.anonymise.fold import folded
from pipeline.anonymise.residual.tokens import Tokeniser
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
    "line form side age end day week month year time way work home help care plan team meeting visit call letter".split()
)
_ENDINGS = (
    ("ies", "y"), ("es", ""), ("s", ""), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"), ("ly", ""),
    ("ness", ""), ("er", ""), ("er", "e"),
)  # fmt: skip
_PARTS = re.compile(r"[-/–—.&+]")
_PREFIXES = (
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
    """``ordinary`` English words, ``forenames``, ``surnames``, all folded; the allow-list."""

    ordinary: Collection[str] = field(repr=False)
    forenames: Collection[str] = field(repr=False)
    surnames: Collection[str] = field(repr=False)
    allowed: AllowList = field(repr=False)
    tokeniser: Tokeniser = field(default_factory=Tokeniser, repr=False)
    _unknown: dict[str, bool] = field(default_factory=dict, repr=False)
    _name: dict[str, bool] = field(default_factory=dict, repr=False)
    _strange: dict[str, bool] = field(default_factory=dict, repr=False)

    def unknown(self, word: str) -> bool:
        """Whether no dictionary has the word, whole or without its ending."""
        known = self._unknown.get(word)
        if known is None:
            plain = folded(word)
            known = self._unknown[word] = len(plain) > 1 and not self._in_dictionary(plain)
        return known

    def _in_dictionary(self, word: str) -> bool:
        if word in self.ordinary or word.replace("'", "") in self.ordinary:
            return True
        if word.split("'")[0] in self.ordinary and "'" in word[1:]:
            return True
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
                if self.unknown(part.lower()) and part.lower() not in _PREFIXES
            ]
            known = self._strange[word] = bool(odd)
        return known

    def name(self, word: str) -> bool:
        """Whether somebody may be called so, and the word is more than grammar."""
        known = self._name.get(word)
        if known is None:
            surname = word not in _NEVER_NAMES and folded(word) in self.surnames
            known = self._name[word] = surname or self.forename(word)
        return known

    def forename(self, word: str) -> bool:
        """Whether the word is a forename and more than grammar."""
        return word not in _NEVER_NAMES and folded(word) in self.forenames
