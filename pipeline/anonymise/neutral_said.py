"""What is said instead of a pronoun or a gendered noun, with the grammar around it.

Decides nothing about whom a word means: that is ``neutral``'s.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pipeline.anonymise import neutral_terms as terms
from pipeline.anonymise.grammar import capitalised, starts_sentence

_AUXILIARY = frozenset({*terms.VERBS, "was", "is", "has", "does"})
_SENTENCE = re.compile(r"[.!?;:\n]")
#: Words before and after a doubtful one that show which is meant.
_AROUND = 4


@dataclass(frozen=True, slots=True)
class Word:
    """Original ``[start:end]`` becomes ``text``."""

    start: int
    end: int
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Doubt:
    """A word a person must settle: ``[start:end]`` is the stretch shown to them, as written."""

    start: int
    end: int
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Token:
    """One word of the text and where it stands."""

    start: int
    end: int
    text: str

    @property
    def low(self) -> str:
        """The word in small letters with a straight apostrophe."""
        return self.text.casefold().replace("’", "'")


def gendered(low: str) -> tuple[str, tuple[str, str]] | None:
    """The gendered noun a word is, with what is said instead; "half-sister" and "-in-law" too."""
    bare = low.removesuffix("'s").removesuffix("-in-law")
    last = bare.split("-")[-1]
    if last in terms.NOUNS and (last == bare or bare.split("-")[0] in {"half", "step", "great"}):
        return last, terms.NOUNS[last]
    return None


def cased(written: str, said: str) -> str:
    """The words with a capital where what was written had one."""
    return capitalised(said) if written[:1].isupper() else said


def of_noun(text: str, tokens: Sequence[Token], at: int, said: str) -> Word:
    """A gendered noun as ``said``, with its article and possessive: "a girl's" as "a child's"."""
    token = tokens[at]
    parts = re.split(r"(-)", token.text)
    last = next(n for n in range(len(parts) - 1, -1, -1) if _noun_part(parts[n]))
    tail = re.search(r"['’]s$", token.text)
    parts[last] = cased(parts[last], said) + (tail[0] if tail and last == len(parts) - 1 else "")
    words, start = "".join(parts), token.start
    article = re.search(r"\b([Aa])n?(\s+)$", text[:start])
    if article:
        words = f"{article[1]}{'n' if words[:1].lower() in 'aeiou' else ''}{article[2]}{words}"
        start = article.start()
    return Word(start, token.end, words)


def _noun_part(part: str) -> bool:
    return part.casefold().replace("’", "'").removesuffix("'s") in terms.NOUNS


def subject(text: str, tokens: Sequence[Token], at: int, end: int) -> Word | None:
    """Someone who does something, with the verb: "he was", "was he" and "he's been"."""
    token = tokens[at]
    they = cased(token.text, "they")
    short = token.low.partition("'")[2]
    follows = tokens[at + 1].low if at + 1 < len(tokens) else ""
    if short == "s":
        if follows in terms.HAS:
            return Word(token.start, end, f"{they}'ve")
        if follows in terms.IS or follows.endswith("ing"):
            return Word(token.start, end, f"{they}'re")
        return None
    if short:
        return Word(token.start, end, f"{they}'{short}")
    before = tokens[at - 1] if at else None
    if before and _asked(text, tokens, at):
        asks = cased(before.text, terms.VERBS[before.low])
        return Word(before.start, end, f"{asks}{text[before.end : token.start]}{they.lower()}")
    verb_at = _verb(text, tokens, at)
    if verb_at is None:
        return Word(token.start, end, they)
    verb = tokens[verb_at]
    agreed = _agreed(verb.low)
    if agreed is None:
        return Word(token.start, end, they)
    return Word(token.start, verb.end, f"{they}{text[end : verb.start]}{agreed}")


def _asked(text: str, tokens: Sequence[Token], at: int) -> bool:
    """Whether the verb stands before: a question, or "nor was he"; not "the fear is he falls"."""
    before = tokens[at - 1]
    if before.low not in _AUXILIARY or not text[before.end : tokens[at].start].isspace():
        return False
    return at == 1 or starts_sentence(text[: before.start]) or tokens[at - 2].low in terms.ASKS


def _verb(text: str, tokens: Sequence[Token], at: int) -> int | None:
    """The place of the verb after a pronoun, past adverbs; None at the end of the clause."""
    for place in range(at + 1, min(at + 5, len(tokens))):
        between = text[tokens[place - 1].end : tokens[place].start]
        if _SENTENCE.search(between):
            return None
        low = tokens[place].low
        if low == "or" or low in {"she", "he"}:
            continue
        if low in terms.ADVERBS or (low.endswith("ly") and low not in {"rely", "apply", "reply"}):
            continue
        return place
    return None


def _agreed(verb: str) -> str | None:
    """A verb as it is after "they"; None where it does not change."""
    if verb in terms.VERBS:
        return terms.VERBS[verb]
    if verb in terms.NOT_VERBS or not verb.endswith("s") or verb.endswith("ss") or "'" in verb:
        return None
    if verb.endswith("ies") and len(verb) > 4:
        return verb[:-3] + "y"
    if re.search(r"(?:ss|sh|ch|x|zz|o)es$", verb):
        return verb[:-2]
    return verb[:-1]


def second_verb(text: str, tokens: Sequence[Token], made: Word) -> Iterator[Word]:
    """The second verb of one subject: "he was cold and was hungry"."""
    if not re.match(r"(?:they|were they|are they)\b", made.text, re.IGNORECASE):
        return
    changed = " " in made.text.strip()
    following = [place for place, token in enumerate(tokens) if token.start >= made.end]
    for place in following:
        token = tokens[place]
        if _SENTENCE.search(text[made.end : token.start]):
            return
        if token.low in {
            "who",
            "which",
            "that",
            "he",
            "she",
            "it",
            "they",
            "because",
            "when",
            "if",
        }:
            return
        if token.low in {"and", "but", "or", "then"} and place + 1 < len(tokens):
            verb = tokens[place + 1]
            simple = verb.low in _AUXILIARY
            if simple or (changed and verb.low not in terms.NOUNS and _present(text, verb)):
                agreed = _agreed(verb.low)
                if agreed:
                    yield Word(verb.start, verb.end, agreed)


def _present(text: str, verb: Token) -> bool:
    """Whether a word in -s after "and" reads as a verb: what follows is no verb's subject."""
    return verb.low.endswith("s") and bool(
        re.match(
            r"\s+(?:in|on|at|to|for|with|the|a|an|his|her|up|down|out|under)\b|[.,;]",
            text[verb.end :],
        )
    )


def her(tokens: Sequence[Token], at: int, text: str) -> str:
    """What "her" becomes: them, their, or "" where the next word does not settle it."""
    if not _follows(tokens, at, text, tokens[at].end):
        return "them"
    following = tokens[at + 1].low
    if following in terms.FUNCTION or following.endswith("ly"):
        return "them"
    before = tokens[at - 1].low if at else ""
    if before in terms.GIVES or following.endswith("ing"):
        return ""
    return "their"


def owned(tokens: Sequence[Token], at: int, text: str, end: int) -> bool:
    """Whether "his" stands before what is his."""
    if (
        at > 1
        and tokens[at - 1].low == "of"
        and tokens[at - 2].low.removesuffix("s") in terms.OF_HIS
    ):
        return False
    following = _follows(tokens, at, text, end)
    return following is not None and following.low not in terms.FUNCTION - {"every", "all", "both"}


def _follows(tokens: Sequence[Token], at: int, text: str, end: int) -> Token | None:
    """The next word, where nothing but a space stands between."""
    later = next((token for token in tokens[at + 1 :] if token.start >= end), None)
    return later if later and text[end : later.start].isspace() else None


def stretch(text: str, tokens: Sequence[Token], at: int, names: Sequence[range]) -> Doubt:
    """The words around a doubtful one, up to a name or the sentence's end, as written."""
    first = last = at

    def free(token: Token) -> bool:
        return not any(token.start in span or token.end - 1 in span for span in names)

    while first > 0 and at - first < _AROUND and free(tokens[first - 1]):
        if _SENTENCE.search(text[tokens[first - 1].end : tokens[first].start]):
            break
        first -= 1
    while last + 1 < len(tokens) and last - at < _AROUND and free(tokens[last + 1]):
        if _SENTENCE.search(text[tokens[last].end : tokens[last + 1].start]):
            break
        last += 1
    start, end = tokens[first].start, tokens[last].end
    return Doubt(start, end, text[start:end])
