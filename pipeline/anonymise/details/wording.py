"""Says a sentence with a detail made general, or without it, so that it stays good English."""

from __future__ import annotations

import re

from pipeline.anonymise.details.detail import Detail
from pipeline.anonymise.details.kinds import WITHHELD
from pipeline.anonymise.details.settled import part_of_name

#: Categories that are said by an adjective, which a sentence can do without.
_ADJECTIVES = frozenset({"ethnicity", "nationality", "religion", "age", "orientation"})
#: What is said of a country says nothing that its removal would hide.
_PLACELESS = frozenset({"abroad", "from abroad", "another country", "another language"})
#: General forms that are nouns already.
_NOUNS = frozenset(
    {
        "place of worship",
        "places of worship",
        "faith leader",
        "faith leaders",
        "a religious festival",
    }
)
_FUNCTION = (
    r"(?:he|she|they|it|we|and|or|but|in|on|at|to|by|of|for|from|with|is|was|are|were|has|had|who|which|that|when|while|as|"
    r"did|does|do|came|said|told|lived|lives|moved|not|will|would|could|can|may|might|if|because|about|after|before)"
)
_NOUN_AFTER = re.compile(rf"\s+(?=[a-z])(?!{_FUNCTION}\b)")
#: One noun and no more: "a Polish man who", not "a Polish support worker".
_ONE_NOUN = re.compile(
    rf"\s+(?!{_FUNCTION}\b)(?P<noun>[a-z]+(?:-[a-z]+)?)(?=[.,;:!?)'’\"”]|\s+{_FUNCTION}\b|\s*$)"
)
#: What an adjective becomes before more than one noun.
_BEFORE_NOUNS = {"ethnicity": "minority ethnic", "nationality": "overseas", "religion": "religious"}
_OF_SPEECH = re.compile(
    r"\s+(?:interpreters?|translators?|speakers?|lessons?|translations?|words?)\b|-speaking\b"
)
_ARTICLE = re.compile(r"\b([Aa])n?(\s+)$")
#: After these words an adjective before its noun is why something was so: it cannot be dropped.
_WHY = re.compile(
    r"\b(?:because|since|as|that|not)\s+(?:(?:he|she|they|it)\s+)?(?:(?:is|was|are|were|be|been|being)\s+)?(?:(?:an?|the|not)\s+)*$",
    re.IGNORECASE,
)
#: Words that stand where an article would.
_DETERMINED = re.compile(
    r"\b(?:an?|the|his|her|their|its|our|my|your|this|that|no|each|every|another)\s+$",
    re.IGNORECASE,
)
_REACH = 60


def _an(article: re.Match[str] | None, words: str) -> str:
    """The article that fits the words, where there was one."""
    return f"{article[1]}{'n' if words[:1] in 'aeio' else ''} " if article else ""


def _before(text: str, end: int) -> str:
    return text[max(0, end - _REACH) : end]


def _article(text: str, end: int) -> tuple[re.Match[str] | None, int]:
    """The article before a place, and where it begins."""
    before = _before(text, end)
    article = _ARTICLE.search(before)
    return article, end - len(before) + article.start() if article else end


def generalised(text: str, detail: Detail) -> tuple[int, int, str]:
    """The detail's general form; an adjective's goes behind the noun it stands before."""
    after = _ONE_NOUN.match(text, detail.end)
    article, start = _article(text, detail.start)
    if detail.general.startswith(("a ", "an ")) and _DETERMINED.search(_before(text, detail.start)):
        words = detail.general.split(" ", 1)[1]
        return start, detail.end, f"{_an(article, words)}{words}"
    if detail.category == "age":
        return _aged(text, detail, start, article)
    if detail.category not in _BEFORE_NOUNS or detail.general in _PLACELESS | _NOUNS:
        return detail.start, detail.end, detail.general
    if spoken := _OF_SPEECH.match(text, detail.end):
        if spoken[0].startswith("-"):
            return start, detail.end, f"{_an(article, 'o')}other-language"
        noun = spoken[0].strip()
        return start, spoken.end(), f"{_an(article, noun)}{noun}"
    if after:
        return start, after.end(), f"{_an(article, after['noun'])}{after['noun']} {detail.general}"
    if _NOUN_AFTER.match(text, detail.end) or _of_its_kind(text, detail.end):
        words = _BEFORE_NOUNS[detail.category]
        return start, detail.end, f"{_an(article, words)}{words}"
    return detail.start, detail.end, detail.general


_CAPITAL = re.compile(r"[ -][A-Z][a-z]")


def _of_its_kind(text: str, end: int) -> bool:
    """Whether another word of origin or faith follows: "a Bangladeshi Muslim woman"."""
    return bool(_CAPITAL.match(text, end)) and not part_of_name(text, end)


def _aged(
    text: str, detail: Detail, start: int, article: re.Match[str] | None
) -> tuple[int, int, str]:
    """An age with the article it needs, and a baby said once: "a 10-month-old baby"."""
    if detail.general == "baby" and (twice := re.match(r"[ -](?=baby\b)", text[detail.end :])):
        return start, detail.end + twice.end(), _an(article, "baby")
    return start, detail.end, f"{_an(article, detail.general)}{detail.general}"


def without(text: str, detail: Detail) -> tuple[int, int, str]:
    """The sentence without the detail: what it can do without goes, else it says that something is not given.

    An adjective that is what the sentence says ("because he is a Black man") is said to be
    withheld: dropped in silence, the sentence would say something nobody wrote.
    """
    if detail.category == "hearing":
        return detail.start, detail.end, ""
    if detail.category == "siblings" and text[detail.start : detail.end].endswith(" "):
        # A number before its noun: "has three older brothers".
        return detail.start, detail.end, "" if detail.general == "several " else detail.general
    if detail.category == "count":
        return _uncounted(text, detail)
    if detail.general in _PLACELESS:
        return detail.start, detail.end, detail.general
    if detail.general.startswith("["):
        return detail.start, detail.end, f"[{detail.category} removed]"
    if detail.category in _ADJECTIVES:
        return _undescribed(text, detail)
    if left := _left_out(text, detail):
        return left
    return _withheld(text, detail)


def _undescribed(text: str, detail: Detail) -> tuple[int, int, str]:
    """An adjective before its noun goes: "a Polish neighbour" is a neighbour."""
    after = _NOUN_AFTER.match(text, detail.end)
    article, start = _article(text, detail.start)
    if after and detail.general not in _NOUNS:
        noun = _ONE_NOUN.match(text, detail.end)
        if _WHY.search(_before(text, detail.start)) and noun:
            said = f"{noun['noun']} {WITHHELD[detail.category]}"
            return start, noun.end(), f"{_an(article, said)}{said}"
        return start, after.end(), _an(article, text[after.end() : after.end() + 1])
    if detail.general in _NOUNS:
        return detail.start, detail.end, detail.general
    if _CAPITAL.match(text, detail.end) and _DETERMINED.search(_before(text, detail.start)):
        return detail.start, detail.end + 1, ""
    if when := _WHEN.match(text, detail.start, detail.end):
        return detail.start, detail.end, f"{when[0]} an age not given"
    if left := _left_out(text, detail):
        return left
    return _withheld(text, detail)


_WHEN = re.compile(r"(?:at|by|from|until|till|since|before|after|around|about)\b", re.IGNORECASE)
_APART = re.compile(r",\s+(?:(?:now|then|who is|who was|herself|himself)\s+)?$")
#: A comma that closes what stood apart, or one that opens the next: "a dentist, aged 41,".
_CLOSES = re.compile(
    r",(?=\s)(?!\s(?:an?|the|aged|who|now|then|his|her|both|of|in|and|\d+)\b)|(?=[,.;:])"
)
_AS = re.compile(r"\s+as\s+$")


def _left_out(text: str, detail: Detail) -> tuple[int, int, str] | None:
    """What stands between commas or after "as" leaves a whole sentence behind."""
    before = _before(text, detail.start)
    closes = _CLOSES.match(text, detail.end)
    if (apart := _APART.search(before)) and closes:
        return detail.start - len(before) + apart.start(), closes.end(), ""
    if detail.category == "occupation" and (said_as := _AS.search(before)):
        return detail.start - len(before) + said_as.start(), detail.end, ""
    return None


_IN = re.compile(
    r"\b(?:in|at|on|during|from|by|with|to|of|after|before|until|since|for)\s+(?:the\s+)?$",
    re.IGNORECASE,
)


_DURING = re.compile(r"\b(?P<in>in|during)\s+(?:the\s+|that\s+)?$", re.IGNORECASE)


def _withheld(text: str, detail: Detail) -> tuple[int, int, str]:
    said = WITHHELD[detail.category]
    if detail.category == "season" and (
        during := _DURING.search(before := _before(text, detail.start))
    ):
        on = "On" if during["in"][0].isupper() else "on"
        return detail.start - len(before) + during.start(), detail.end, f"{on} {said}"
    article, start = _article(text, detail.start)
    first, _, rest = said.partition(" ")
    if first in {"in", "on", "at"} and (_IN.search(_before(text, detail.start)) or article):
        said = rest
    return (start if article else detail.start), detail.end, said


def _uncounted(text: str, detail: Detail) -> tuple[int, int, str]:
    """How many there were goes: "held nineteen hearings" is "held hearings"."""
    after = re.match(r"\s+(?=[a-z])(?!of\b)", text[detail.end : detail.end + 8])
    if after:
        return detail.start, detail.end + after.end(), ""
    return detail.start, detail.end, "some"
