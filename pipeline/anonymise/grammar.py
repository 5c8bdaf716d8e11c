"""Keeps a sentence a sentence when its words change: possessives, articles, capitals, "on"."""

from __future__ import annotations

import re

_AN = re.compile(r"\b([Aa])n?(\s+)$")
_SOUND_AN = re.compile(r"^(?:[aeio]|u(?!ni|se|k)|hour|honest|heir)", re.IGNORECASE)
_LETTER_AN = re.compile(r"^[AEFHILMNORSX](?:[A-Z]|\b)(?![a-z])")
_SENTENCE_END = re.compile(r"(?:^|[.!?:]['\"”’)]?\s+|\n\s*)['\"“‘(]?$")


def starts_sentence(before: str) -> bool:
    """Whether what follows ``before`` begins a sentence."""
    return bool(_SENTENCE_END.search(before))


def capitalised(text: str) -> str:
    """The text with its first letter a capital."""
    return text[:1].upper() + text[1:]


def article(before: str, replacement: str) -> str | None:
    """The text before with "a" or "an" made right for the replacement; None if it is right."""
    found = _AN.search(before)
    if not found:
        return None
    vowel = bool(_SOUND_AN.match(replacement) or _LETTER_AN.match(replacement))
    wanted = found[1] + ("n" if vowel else "") + found[2]
    return None if found[0] == wanted else before[: found.start()] + wanted


def possessive(replacement: str) -> str:
    """Whose it is: Child A's. A name that ends in s takes one too, as speech does."""
    return replacement + "'s"


#: What may stand before a date and must fit what the date becomes.
_ON = re.compile(
    r"(?<!\b[Aa]s )\b([Oo]n|ON|[Oo]ver|[Aa]cross|[Aa]t)(\s+)(?:or (?:about|around)\s+)?(?:the\s+)?$"
)
#: A part of the day that is told with the day: in a month it is one of many.
_PART_OF_DAY = re.compile(
    r"\b(?P<in>on|in|during|at|over)\s+(?:the\s+)?(?:(?P<early>early|small|late)\s+)?(?P<part>night|evening|morning|afternoon|day|hours|weekend)"
    r"\s+(?:of|on)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
#: "Late on 4 May": of a month it would say another thing.
_LATE = re.compile(
    r"\b(?:very\s+)?(?P<in>late|later|early|earlier)\s+on\s+(?:the\s+)?$", re.IGNORECASE
)
_IN = re.compile(r"\b(in|In|during|During)(\s+)(?:the\s+)?$")
_BETWEEN = re.compile(r"\b([Bb]etween|[Ff]rom)(\s+)$")


def before_date(before: str, *, phrase: bool, spanned: bool) -> str:
    """What stands before a date, made to fit: "on 4 March" -> "in March".

    ``phrase``: the new text carries its own preposition. ``spanned``: one text replaced two days
    ("between 4 and 6 March").
    """
    if part := _PART_OF_DAY.search(before):
        which = part["part"].lower()
        said = (
            "early one morning"
            if which == "hours"
            else f"{(part['early'] or '').lower()} one {which}"
        )
        return f"{before[: part.start()]}{_as(part['in'], said.strip())} {'' if phrase else 'in '}"
    if late := _LATE.search(before):
        return f"{before[: late.start()]}{_as(late['in'], '' if phrase else 'in ')}"
    found = _ON.search(before) or (_BETWEEN.search(before) if spanned else None)
    if phrase and not found:
        found = _IN.search(before)
    if not found:
        return before
    word = "" if phrase else ("In" if found[1][0].isupper() else "in") + found[2]
    return before[: found.start()] + word


def _as(written: str, said: str) -> str:
    return capitalised(said) if written[:1].isupper() else said


def before_no_date(before: str) -> str:
    """What stands before a date that is not given: "in March" -> "on a date not given"."""
    found = _IN.search(before) or _BETWEEN.search(before)
    if not found:
        return before
    return before[: found.start()] + ("On" if found[1][0].isupper() else "on") + found[2]


#: Words after which a date needs no preposition of its own.
_BEFORE_A_DATE = frozenset(
    "in on at by from to until till since before after during of for around about circa approximately "
    "late early mid between and or & the this that a an each every last next dated than with versus as "
    "was is am pm hrs hours week month beginning ending commencing starting not only".split()
)
_LAST_WORD = re.compile(r"([A-Za-z]+)\s+$")
_GOES_ON = re.compile(r"\s*(?:to|until|till|-|–|—|/)\s*\d")
#: What a day is said of: "the 3 November meeting".
_OF_A_DAY = re.compile(
    r"\s+(?:\w+ )?(?:meeting|visit|call|notice|incident|assessment|plan|review|conference|letter|e-?mail|entry|"
    r"referral|report|appointment|note|discussion|disclosure|assault|contact|hearing|strategy)\b"
)


def keeps_its_article(written: str, after: str) -> str:
    """The "the" of a date that stands before what it is said of, "" where it belongs to the day."""
    found = re.match(r"the\s+", written, re.IGNORECASE)
    return found[0] if found and _OF_A_DAY.match(after) else ""


_A_NOUN = re.compile(r"\s+(?:was|were|is|had|has|saw|brought|passed|came)\b|\s*[.,;:!?–—-]")


def opens_with_when(written: str, before: str, after: str) -> bool:
    """Whether a day told by its week opens a sentence as an adverb does: "The day before Easter 2024 she left"."""
    told = re.match(r"the\s+[a-z]", written, re.IGNORECASE)
    return bool(told) and starts_sentence(before) and not _A_NOUN.match(after)


def wants_preposition(before: str, after: str) -> bool:
    """Whether a date that has lost its day stands without the "in" a sentence needs.

    "Rang the nurse 3 November" reads well with a day and badly with a month alone.
    """
    found = _LAST_WORD.search(before)
    if not found or found[1].casefold() in _BEFORE_A_DATE or _GOES_ON.match(after):
        return False
    return not starts_sentence(before)


_COMMA_GOES = re.compile(r",(?=\s+(?!(?:his|her|their|the|an?|its|our|my)\b)[a-z])", re.ASCII)


def repeated(before: str, after: str, label: str) -> tuple[int, int] | None:
    """How much of what stands around a label says it already, as (before, after) to take away.

    "his mother, Mother, said" -> "his mother said". None where nothing is said twice.
    """
    words = r"\s+".join(map(re.escape, label.split())).replace("'", "['’]")
    found = re.search(rf"\b{words}(?P<gap>,?\s+)$", before, re.IGNORECASE)
    if not found:
        return None
    comma = _COMMA_GOES.match(after) if "," in found["gap"] else None
    return len(found["gap"]), comma.end() if comma else 0


_FUNCTION_NEXT = re.compile(
    r"\s+(?!(?:and|or|but|in|on|at|to|by|of|for|from|with|is|was|were|has|had|who|which|that|when|while|as|"
    r"did|said|told|rang|saw|called|came|where|after|before|because|if|not|about|until|since|then|will|"
    r"would|could|should|asked|wrote|gave|sent|held|made|moved|knew|kept|did)\b)[a-z]"
)


def article_goes(before: str, after: str, label: str) -> int:
    """How many letters of "the " before a numbered label to take away: "the Infirmary" -> Hospital 1.

    Kept before a noun of its own: "the School 1 register".
    """
    found = re.search(r"\b[Tt]he\s+$", before)
    named = re.search(r"\s(?:\d{1,2}|[A-Z])$", label)
    return len(found[0]) if found and named and not _FUNCTION_NEXT.match(after) else 0


def role_again(after: str, label: str) -> int:
    """How much after a numbered label says its role again ("Social Worker 1, the social worker")."""
    role = re.sub(r"\s+\d{1,2}$", "", label)
    if role == label:
        return 0
    words = r"\s+".join(map(re.escape, role.split()))
    found = re.match(
        rf",\s+(?:the|an?|his|her|their)\s+{words}\b,?(?!\s+\w+\s+(?:of|from)\b)",
        after,
        re.IGNORECASE,
    )
    return found.end() if found else 0
