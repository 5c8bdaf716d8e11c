"""What every noun's rule asks of the words around it, and the nouns there are rules for."""

from __future__ import annotations

from pipeline.anonymise.details import grammar_words as grammar
from pipeline.anonymise.details import words_health as health
from pipeline.anonymise.details import words_people as people
from pipeline.anonymise.details import words_things as things
from pipeline.anonymise.details import words_work as work
from pipeline.anonymise.details.laid import Laid
from pipeline.anonymise.details.rules import Hit, several, words

OF = frozenset({"of"})
#: What is said of somebody goes on after these: "engaged to a nurse".
LINKS = words("of to with in from on for by under against at")
#: Kinds that take it in.
REACHING = frozenset(
    {
        "relationship",
        "circumstance",
        "health",
        "appearance",
        "education",
        "religion",
        "injury",
        "event",
    }
)

SERVICES = several(work.SERVICE_NOUNS)
THE = words("the a an this that these those")
#: The nouns by what they tell of.
NOUNS = {
    "offspring": words("son sons daughter daughters child children grandchildren grandsons baby babies brothers sisters siblings"),
    "kin": grammar.KIN,
    "relationship": several(words(people.RELATIONSHIP_NOUNS)),
    "politics": words(people.POLITICS_NOUNS),
    "education": several(words(people.EDUCATION_NOUNS)),
    "distinction": several(words(people.DISTINCTION_NOUNS)),
    "appearance": several(words(people.APPEARANCE_NOUNS)),
    "circumstance": words(people.SITUATION_NOUNS),
    "injury": words(health.INJURY_NOUNS),
    "health": words(health.HEALTH_NOUNS),
    "occupation": several(words(work.OCCUPATION_NOUNS)) | SERVICES,
    "court": words(things.COURT_NOUNS),
    "institution": words(things.INSTITUTION_NOUNS),
    "setting": words(things.SETTING_NOUNS),
    "belonging": words(things.BELONGING_NOUNS),
    "event": words(things.EVENT_NOUNS),
}  # fmt: skip
#: Words that a noun before them says the kind of: "school secretary".
HEADS = frozenset().union(*NOUNS.values()) | words(
    "party parties event events visit visits meeting office officer law team plan report worker workers driver owner dealer"
)


def hit(laid: Laid, first: int, last: int, category: str, general: str) -> Hit:
    """What stands from one word to another, as a find."""
    return laid.start[first], laid.end[last], category, general


def article_of(laid: Laid, first: int, head: int) -> str:
    """The article a noun phrase begins with, "" where it has none."""
    return laid.low[first] if first < head and laid.low[first] in grammar.ARTICLES else ""


def said_as(laid: Laid, first: int, head: int, noun: str) -> str:
    """A noun with the article that stood there: "a maintained special school" as "a school"."""
    article = article_of(laid, first, head)
    if article in {"a", "an"}:
        return f"{'an' if noun[0] in 'aeio' else 'a'} {noun}"
    return f"{article} {noun}".strip()


def compounded(laid: Laid, head: int) -> bool:
    """Whether the word is part of a longer noun, whose head comes after: "school secretary"."""
    after = laid.next(head)
    return after in HEADS and after not in grammar.STOPS
