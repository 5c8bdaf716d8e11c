"""Finds handles, addresses on the net, and quoted messages that a search engine may find."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.anonymise.residual.found import Found

_HANDLE = re.compile(r"(?<![\w.])[@#][^\W\d_]\w[\w.'’-]*\w|(?<!\w)\w+_\w+")
#: A name on a platform without its sign: "her handle was rui.merry".
_PLATFORM = re.compile(
    r"\b(?:handle|user ?name|screen name|gamer ?tag|gaming name|snapchat|snap|insta|instagram|tiktok|discord|profile|account)\b"
    r"[^\n]{0,30}?(?<=[\s:])((?!\d)\w+(?:[._]\w+)+)",
    re.IGNORECASE,
)
_MAIL = re.compile(
    r"[\w.+'’-]+\s?@\s?[\w-]+(?:\.[\w-]+)+|\b[\w.+-]+\s*[(\[]at[)\]]\s*[\w-]+(?:\.[\w-]+)+|\b[\w.+-]+\s+(?:at|\(at\)|\[at\])\s+[\w-]+\s+(?:dot|\(dot\)|\[dot\])\s+[a-z]{2,}\b"
)
#: Endings of names on the net. Sentences end in ".me" or ".info" seldom enough to be asked about.
_ENDS = r"\.(?:co|org|gov|ac|com|net|uk|me|tv|info|io|app|nhs|sch|example|wales|scot|london)"
_WEB = re.compile(
    rf"\b(?:https?://|www\.)\S+[\w/]|\b[\w-]+(?:\.[\w-]+)*{_ENDS}(?:\.[a-z]{{2}})?(?:/\S*)?\b"
)
#: A full stop or an underscore inside a word: what every such name has, searched first.
_INNER = re.compile(r"[._](?=[A-Za-z0-9])")
#: What every web address and every address spelt out has: searched first, because it is fast.
_WEB_MARK = re.compile(rf"//|www\.|(?<=\w){_ENDS}\b")
_DOT = re.compile(r"\bdot\b|[(\[](?:dot|at)[)\]]")
_WRITTEN = re.compile(
    r"\b(?:text(?:ed|s)?|messag(?:e|ed|es)|whatsapp(?:ed)?|post(?:ed|s)?|tweet(?:ed|s)?|snapchat|facebook|instagram|"
    r"tiktok|comment(?:ed)?|emailed|e-mailed|caption(?:ed)?|status|bio|online|headline|newspaper|press)\b[^.\n]{0,80}?$",
    re.IGNORECASE,
)
_QUOTE = re.compile(
    r"[“\"]([^”\"\n]{12,300})[”\"]|‘([^’\n]{16,300})’(?!\w)|(?<!\w)'([^'\n]{16,300})'(?!\w)"
)
#: How people spell when they type to each other, and nobody who writes a report does.
_TYPED = re.compile(
    r"^its\b|(?<![\w'’])(?:i|i[’']?m|i[’']?ll|u|ur|im|ive|dont|cant|wont|didnt|doesnt|isnt|wasnt|couldnt|wouldnt|shouldnt"
    r"|havent|hasnt|youre|theyre|thats|whats|wheres|pls|plz|thx|omg|lol|wtf|rip|x+(?=\W*$)|cos|coz|cuz|gonna|wanna|gotta"
    r"|innit|aint|luv|wiv|tho|nite|tonite|2nite|2moro|tmrw|2day|b4|gr8|l8r|me and)(?![\w'’])"
)


def find(text: str) -> Iterator[Found]:
    """Handles, e-mails, web addresses; quotations that are said to have been written, or look so."""
    patterns = []
    if "@" in text or _DOT.search(text):
        patterns.append(_MAIL)
    if _WEB_MARK.search(text):
        patterns.append(_WEB)
    if "@" in text or "#" in text or "_" in text:
        patterns.append(_HANDLE)
    for pattern in patterns:
        for match in pattern.finditer(text):
            yield Found(match.start(), match.end(), "handle", match[0])
    for match in _PLATFORM.finditer(text) if _INNER.search(text) else ():
        yield Found(match.start(1), match.end(1), "handle", match[1])
    for match in _QUOTE.finditer(text):
        if len(match[0].split()) > 3 and (
            _typed(match[0][1:-1])
            or _WRITTEN.search(text[max(0, match.start() - 120) : match.start()])
        ):
            yield Found(match.start(), match.end(), "message", match[0])


def _typed(quote: str) -> bool:
    """Whether words are spelt as in a message, from their first letter on: "cant come nan wont let me"."""
    return not quote[:1].isupper() and _TYPED.search(quote) is not None
