"""Takes a person's sex out of a text where the policy hides it: pronouns and gendered words.

By whom a pronoun means it is decided only where nobody else can be meant; what is not certain is a
``Doubt``, which a person settles in the worksheet. The grammar follows ("he was" -> "they were").
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from pipeline.anonymise import neutral_terms as terms
from pipeline.anonymise.grammar import capitalised, starts_sentence
from pipeline.model import Entry

#: The policy's word for everybody, and for the children of the family.
EVERYBODY, CHILDREN = "everybody", "children"
_YOUNG_ROLE = re.compile(r"\b(?:child|sibling|brother|sister|baby)\b")
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_EITHER = re.compile(
    r"\b(?P<a>he|his|him|himself)(?:\s+or\s+|\s*/\s*)(?P<b>she|hers?|herself)\b", re.IGNORECASE
)
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
class _Token:
    start: int
    end: int
    text: str

    @property
    def low(self) -> str:
        return self.text.casefold().replace("’", "'")


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
        tokens = [_Token(*match.span(), match[0]) for match in _WORD.finditer(text)]
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
                doubts.append(_stretch(text, tokens, at, names))
            elif not words or made.start >= words[-1].end:
                words.append(made)
                words.extend(_second_verb(text, tokens, made))
        return tuple(words), tuple(doubts)

    @staticmethod
    def _tells(token: _Token) -> bool:
        bare = token.low.removesuffix("'s").removesuffix("'d").removesuffix("'ll")
        return bare in terms.PRONOUNS or _noun(token.low) is not None

    # ------------------------------------------------------------ who is meant

    def _means(self, tokens: Sequence[_Token], at: int, named: Sequence[Named]) -> bool | None:
        """True: somebody whose sex is hidden. False: nobody such. None: it cannot be known."""
        if self.everybody:
            return True
        token = tokens[at]
        noun = _noun(token.low)
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
            or (_noun(part.low) or ("", ("", "")))[1][1] == sex
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

    def _made(self, text: str, tokens: Sequence[_Token], at: int) -> Word | None:
        token = tokens[at]
        noun = _noun(token.low)
        if noun is not None:
            return _of_noun(text, tokens, at, noun[1][0])
        either = _EITHER.match(text, token.start)
        end = either.end() if either else token.end
        if token.low.split("'")[0] in {"he", "she"}:
            return _subject(text, tokens, at, end)
        if token.low == "her" and not either:
            said = _her(tokens, at, text)
        elif token.low == "his":
            said = "their" if _owned(tokens, at, text, end) else "theirs"
        else:
            said = terms.PRONOUNS[token.low][0]
        return Word(token.start, end, _cased(token.text, said)) if said else None


def _noun(low: str) -> tuple[str, tuple[str, str]] | None:
    """The gendered noun a word is, with what is said instead; "half-sister" and "-in-law" too."""
    bare = low.removesuffix("'s").removesuffix("-in-law")
    last = bare.split("-")[-1]
    if last in terms.NOUNS and (last == bare or bare.split("-")[0] in {"half", "step", "great"}):
        return last, terms.NOUNS[last]
    return None


def _cased(written: str, said: str) -> str:
    return capitalised(said) if written[:1].isupper() else said


def _of_noun(text: str, tokens: Sequence[_Token], at: int, said: str) -> Word:
    token = tokens[at]
    parts = re.split(r"(-)", token.text)
    last = next(n for n in range(len(parts) - 1, -1, -1) if _noun_part(parts[n]))
    tail = re.search(r"['’]s$", token.text)
    parts[last] = _cased(parts[last], said) + (tail[0] if tail and last == len(parts) - 1 else "")
    words, start = "".join(parts), token.start
    article = re.search(r"\b([Aa])n?(\s+)$", text[:start])
    if article:
        words = f"{article[1]}{'n' if words[:1].lower() in 'aeiou' else ''}{article[2]}{words}"
        start = article.start()
    return Word(start, token.end, words)


def _noun_part(part: str) -> bool:
    return part.casefold().replace("’", "'").removesuffix("'s") in terms.NOUNS


def _subject(text: str, tokens: Sequence[_Token], at: int, end: int) -> Word | None:
    """Someone who does something, with the verb: "he was", "was he" and "he's been"."""
    token = tokens[at]
    they = _cased(token.text, "they")
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
        asks = _cased(before.text, terms.VERBS[before.low])
        return Word(before.start, end, f"{asks}{text[before.end : token.start]}{they.lower()}")
    verb_at = _verb(text, tokens, at)
    if verb_at is None:
        return Word(token.start, end, they)
    verb = tokens[verb_at]
    agreed = _agreed(verb.low)
    if agreed is None:
        return Word(token.start, end, they)
    return Word(token.start, verb.end, f"{they}{text[end : verb.start]}{agreed}")


def _asked(text: str, tokens: Sequence[_Token], at: int) -> bool:
    """Whether the verb stands before: a question, or "nor was he"; not "the fear is he falls"."""
    before = tokens[at - 1]
    if before.low not in _AUXILIARY or not text[before.end : tokens[at].start].isspace():
        return False
    return at == 1 or starts_sentence(text[: before.start]) or tokens[at - 2].low in terms.ASKS


def _verb(text: str, tokens: Sequence[_Token], at: int) -> int | None:
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


def _second_verb(text: str, tokens: Sequence[_Token], made: Word) -> Iterator[Word]:
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


def _present(text: str, verb: _Token) -> bool:
    """Whether a word in -s after "and" reads as a verb: what follows is no verb's subject."""
    return verb.low.endswith("s") and bool(
        re.match(
            r"\s+(?:in|on|at|to|for|with|the|a|an|his|her|up|down|out|under)\b|[.,;]",
            text[verb.end :],
        )
    )


def _her(tokens: Sequence[_Token], at: int, text: str) -> str:
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


def _owned(tokens: Sequence[_Token], at: int, text: str, end: int) -> bool:
    """Whether "his" stands before what is his."""
    if (
        at > 1
        and tokens[at - 1].low == "of"
        and tokens[at - 2].low.removesuffix("s") in terms.OF_HIS
    ):
        return False
    following = _follows(tokens, at, text, end)
    return following is not None and following.low not in terms.FUNCTION - {"every", "all", "both"}


def _follows(tokens: Sequence[_Token], at: int, text: str, end: int) -> _Token | None:
    """The next word, where nothing but a space stands between."""
    later = next((token for token in tokens[at + 1 :] if token.start >= end), None)
    return later if later and text[end : later.start].isspace() else None


def _stretch(text: str, tokens: Sequence[_Token], at: int, names: Sequence[range]) -> Doubt:
    """The words around a doubtful one, up to a name or the sentence's end, as written."""
    first = last = at

    def free(token: _Token) -> bool:
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
