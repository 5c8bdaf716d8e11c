"""Places in a sentence where a person stands: "spoke to ...", "picked up by ...", "mum says ... is".

By them a name that is a word besides is told from the word in small letters, and in a line whose
capitals mean nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pipeline.anonymise.residual.grammar_words import (
    AUXILIARIES,
    CALENDAR,
    CLOSING,
    CONTACTS,
    KIN,
    OWNED,
    PEOPLE_VERBS,
    REPORTING,
    SPEAKING,
    TOGETHER,
    VERBS,
    WORKERS,
)
from pipeline.anonymise.residual.tokens import Token

#: Words between a verb or a noun of contact and the person: "spoke to", "text from".
_LINKS = frozenset({"to", "with", "from", "by", "for", "re", "about", "of"})
#: Of somebody there is no sign, and with somebody people are.
_SIGNS = frozenset({"sign", "sight", "news", "photo", "photos"})
_STAYING = frozenset({"was", "is", "been", "left", "alone"})
_REPORTED = REPORTING | {"when", "me"}
_WORRIED = frozenset({"worried", "concern", "concerns"})
_BEING = frozenset("was is has had did does isn't wasn't hasn't hadn't didn't doesn't".split())


def named_after(laid: Sequence[Token], at: int) -> bool:
    """Whether the words before make the one at ``at`` a person: "spoke to", "told", "re"."""
    before = laid[at - 1].lower if at else ""
    if not before or laid[at - 1].owner or laid[at].first:
        return False
    if before in PEOPLE_VERBS:
        return laid[at].joined
    if before not in _LINKS or at < 2:
        return before == "re"
    second = laid[at - 2].lower
    if before == "by":
        third = laid[at - 3].lower if at > 2 else ""
        return second in TOGETHER or (second == "up" and third in TOGETHER)
    if before == "about":
        return second in _WORRIED
    if before == "of":
        return second in _SIGNS
    if before == "with" and second in _STAYING:
        return True
    return before == "re" or second in CONTACTS


def closed(laid: Sequence[Token], at: int) -> bool:
    """Whether what follows the word at ``at`` leaves it a noun of its own, and so a person."""
    token = laid[at]
    if at + 1 >= len(laid) or laid[at + 1].first or not token.clean or token.owner:
        return True
    after = laid[at + 1]
    if after.lower in CLOSING or after.lower in VERBS or not after.joined:
        return True
    return after.lower.endswith(("ing", "ed")) and not after.capital


def stands_as_person(laid: Sequence[Token], at: int, called: Callable[[str], bool]) -> bool:
    """Whether a forename that is an everyday word, in small letters, stands as a person.

    ``called`` says whether a word is anybody's name, so that a surname may follow.
    """
    token = laid[at]
    before = laid[at - 1].lower if at else ""
    after = laid[at + 1].lower if at + 1 < len(laid) and not laid[at + 1].first else ""
    if token.owner:
        return after in KIN or after in OWNED
    if _with_family(laid, at):
        return True
    if token.lower in AUXILIARIES and not (at > 1 and before in {"to", "with", "from", "re"}):
        return False
    if named_after(laid, at):
        return closed(laid, at) or (called(after) and token.clean and closed(laid, at + 1))
    if token.first:
        return after in SPEAKING and token.clean
    if not token.joined:
        return False
    if before in KIN or before in WORKERS:
        return token.clean and (after in VERBS or after in _DONE or after.endswith("ed"))
    if before in _REPORTED:
        did = after.endswith("ed") and before in {"said", "says"}
        verb = after in _BEING or did or (after in VERBS and after.endswith("s"))
        return token.clean and verb and (token.lower not in CALENDAR or before == "me")
    return False


_DONE = frozenset({"done", "seen", "been"})


def _with_family(laid: Sequence[Token], at: int) -> bool:
    """Whether a relation stands beside the word across "and": "rose and dad", "mum and rose"."""
    token = laid[at]
    if token.clean and at + 2 < len(laid) and laid[at + 1].lower == "and":
        return laid[at + 2].lower in KIN and laid[at + 2].joined
    return at > 1 and token.joined and laid[at - 1].lower == "and" and laid[at - 2].lower in _FAMILY


_FAMILY = frozenset("mum mummy mam mother dad daddy father nan gran grandma baby".split())
