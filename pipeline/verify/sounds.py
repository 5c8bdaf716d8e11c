"""How an English name sounds, near enough to see through a spelling by ear."""

from __future__ import annotations

import re

#: A shorter sound is many words' (``bnt``); this many signs are few words'.
FEWEST = 5
_CONSONANTS = (
    (r"^(?:kn|gn|pn)", "n"), (r"^wr", "r"), (r"^x", "s"), (r"^ps", "s"), (r"^wh", "w"),
    (r"ph", "f"), (r"ough?t", "ot"), (r"[ae]ugh|igh|eigh", "a"), (r"gh", "g"), (r"sch|sh|ch", "j"),
    (r"ck|cq|q", "k"), (r"kw|ku(?=[aeiou])", "kw"), (r"x", "ks"), (r"c(?=[eiy])", "s"), (r"c", "k"),
    (r"[dt]h", "t"), (r"z", "s"), (r"v", "f"), (r"dg|g(?=[eiy])", "j"), (r"ll", "l"), (r"mb$", "m"),
    (r"h", ""), (r"([b-df-hj-np-tv-z])\1+", r"\1"),
)  # fmt: skip
_RULES = tuple((re.compile(pattern), to) for pattern, to in _CONSONANTS)
#: Vowels run together are one, whichever they are: that is how names are misheard.
_VOWELS = re.compile(r"(?<!^)[aeiouy]+|^[aeiouy]+")


def sound(word: str) -> str:
    """The word by its consonants, with a dot for every vowel heard: ``zebedee`` is ``s.b.d.``."""
    told = word.lower().replace("qu", "kw")
    for pattern, to in _RULES:
        told = pattern.sub(to, told)
    return _VOWELS.sub(".", told)
