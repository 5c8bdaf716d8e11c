"""Finds what is said with a noun: "a part-time fireman", "a spiral fracture of the right arm"."""

from __future__ import annotations

from pipeline.anonymise.details import grammar_words as grammar
from pipeline.anonymise.details import words_health as health
from pipeline.anonymise.details import words_people as people
from pipeline.anonymise.details import words_things as things
from pipeline.anonymise.details import words_work as work
from pipeline.anonymise.details.laid import Laid
from pipeline.anonymise.details.rules import Hit, Rule, several, words

_OF = frozenset({"of"})
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
_WHERE = frozenset({"of", "to", "in", "on"})
_SERVICES = several(work.SERVICE_NOUNS)
#: What a family's member is called in the sentence before "is a nurse".
_SPEAKS_OF = grammar.SUBJECTS - {"it", "which", "they", "we"} | grammar.FAMILY
_PREDICATE = grammar.BE | grammar.ADVERBS


def _hit(laid: Laid, first: int, last: int, category: str, general: str) -> Hit:
    return laid.start[first], laid.end[last], category, general


def _article(laid: Laid, first: int, head: int) -> str:
    return laid.low[first] if first < head and laid.low[first] in grammar.ARTICLES else ""


def _said(laid: Laid, first: int, head: int, noun: str) -> str:
    """A noun with the article that stood there: "a maintained special school" as "a school"."""
    article = _article(laid, first, head)
    if article in {"a", "an"}:
        return f"{'an' if noun[0] in 'aeio' else 'a'} {noun}"
    return f"{article} {noun}".strip()


_BEFORE_BE = grammar.ADVERBS | {"had", "has", "have", "been"}


def subject_before(laid: Laid, place: int) -> str:
    """Who something is said of before a form of "be" with its adverbs, "" where it is no person."""
    at = place - 1
    while at > 0 and laid.low[at] in _BEFORE_BE and laid.low[at] not in grammar.BE:
        at -= 1
    if at < 1 or laid.low[at] not in grammar.BE:
        return ""
    at -= 1
    while at > 0 and laid.low[at] in _BEFORE_BE:
        at -= 1
    return laid.low[at]


def occupation(laid: Laid, head: int) -> Hit | None:
    """What one of the family works as; of anybody else a role that is told and kept.

    "Her uncle, a barrister" and "he was a taxi driver" are of the family, "a sonographer made a
    note" is not.
    """
    if _compounded(laid, head):
        return None
    first = laid.noun_from(head)
    indefinite = _article(laid, first, head) in {"a", "an"}
    before = laid.before(first)
    service = laid.low[head] in _SERVICES
    if service and not indefinite:
        return None
    said = subject_before(laid, first) in _SPEAKS_OF if service else before in _SAID_OF
    first -= before == "both"
    if said or before == "become" or _apart(laid, first):
        return _hit(laid, first, laid.reach(head, _OF, 4), "occupation", "an employee")
    if indefinite and (not service or head - first > 1):
        return _hit(laid, first, laid.reach(head, _OF, 4), "circumstance", "a person")
    return None


_SAID_OF = grammar.BE | grammar.ADVERBS | {"both", "as"}


def _apart(laid: Laid, first: int) -> bool:
    """Whether it stands in apposition to one of the family or a party: "her uncle, a barrister"."""
    if (
        not first
        or laid.joined[first]
        or laid.text[laid.end[first - 1] : laid.start[first]].strip() != ","
    ):
        return False
    before = laid.low[first - 1]
    return before in grammar.FAMILY | grammar.KIN or before.isdigit()


def _compounded(laid: Laid, head: int) -> bool:
    """Whether the word is part of a longer noun, whose head comes after: "school secretary"."""
    after = laid.next(head)
    return after in _ALL_HEADS and after not in grammar.STOPS


def _noun(
    category: str, *, plain: frozenset[str] = frozenset(), links: frozenset[str] = _OF
) -> Rule:
    """A thing or a place: more than the noun alone with "the"."""

    def found(laid: Laid, head: int) -> Hit | None:
        if _compounded(laid, head):
            return None
        first = laid.noun_from(head)
        article = _article(laid, first, head)
        bare = head - first <= (1 if article else 0)
        if (
            article == "the"
            and laid.capital[head]
            and laid.next(head) in {"of", "for"}
            and laid.capital[min(head + 2, len(laid) - 1)]
        ):
            return _hit(laid, first, _title_end(laid, head), category, f"the {laid.low[head]}")
        if (
            laid.next(head) == "of"
            and article in grammar.INDEFINITE
            and (last := laid.reach(head, _OF, 4)) > head
        ):
            return _hit(laid, first, last, category, _said(laid, first, head, laid.low[head]))
        owned = not article and laid.low[head].endswith("s") and laid.before(first) in _OWNING
        sited = (
            bool(article)
            and laid.next(head) in _SITES
            and head + 2 < len(laid)
            and laid.capital[head + 2]
        )
        if (
            bare
            and not (owned or sited)
            and (laid.low[head] in plain or article not in grammar.INDEFINITE)
        ):
            return None
        if category == "belonging" and _goes_on(laid, head):
            return None
        if bare and article == "no":
            return None
        last = laid.reach(head, links, 4)
        return _hit(laid, first, last, category, _said(laid, first, head, laid.low[head]))

    return found


_SITES = words("in at on near off outside by")
_OWNING = grammar.HAVE | words("with own owns owned keep keeps kept breed breeds carrying using")


def _title_end(laid: Laid, head: int) -> int:
    """The last word of a body's name: "the Ministry of Justice"."""
    last = head + 2
    while (
        last + 1 < len(laid)
        and laid.joined[last + 1]
        and (laid.capital[last + 1] or laid.low[last + 1] in {"and", "for", "of", "the"})
    ):
        last += 1
    while not laid.capital[last]:
        last -= 1
    return last


def _goes_on(laid: Laid, head: int) -> bool:
    """Whether another noun seems to follow, of which this one says the kind: "a dog groomer"."""
    after = laid.next(head)
    return (
        bool(after)
        and after.isalpha()
        and after not in grammar.STOPS
        and not after.endswith(("ed", "ing", "ly"))
        and not laid.capital[head + 1]
    )


def _ailment(category: str, general: str) -> Rule:
    """An illness or an injury, which needs no article."""

    def found(laid: Laid, head: int) -> Hit | None:
        word = laid.low[head]
        if _compounded(laid, head):
            return None
        first = laid.noun_from(head)
        if word in health.BODY_PARTS and not any(
            laid.low[at] in health.BEFALLEN for at in range(max(0, first - 1), head)
        ):
            return None
        if word in _VAGUE and head - first <= (1 if _article(laid, first, head) in _THE else 0):
            return None
        return _hit(laid, first, laid.reach(head, _WHERE, 5), category, general)

    return found


#: Words of illness that say nothing by themselves.
_VAGUE = words(
    "condition conditions complaint disease diseases disorder disorders syndrome illness illnesses difficulties cuts cut tear bite "
    "odd nas fas stroke tube complaint operation operations withdrawal termination difficulties impairment cyst tic tics fever mark"
)


def _person(category: str) -> Rule:
    """What somebody is: with "a", or said of them with a verb."""

    def found(laid: Laid, head: int) -> Hit | None:
        if _compounded(laid, head):
            return None
        first = laid.noun_from(head)
        article = _article(laid, first, head)
        if (
            article in {"the", "this", "that", "these", "those", "each", "every"}
            and head - first == 1
        ):
            return None
        links = LINKS if category in REACHING else _OF
        return _hit(
            laid, first, laid.reach(head, links, 4), category, _PERSON.get(category, "a person")
        )

    return found


_PERSON = {
    "relationship": "a relative", "immigration": "from abroad", "politics": "active in public life",
    "education": "in education", "distinction": "well known", "appearance": "a feature",
    "circumstance": "a person",
}  # fmt: skip


def _court(laid: Laid, head: int) -> Hit | None:
    """A court by its name or its place: not "the court"."""
    first = head
    while (
        first
        and laid.joined[first]
        and (
            laid.capital[first - 1]
            or laid.low[first - 1]
            in {"and", "of", "the", "district", "regional", "local", "town", "high"}
        )
    ):
        first -= 1
        if laid.low[first] == "the":
            break
    if head - first < (2 if laid.low[first] == "the" else 1):
        return None
    last = head
    if (
        laid.next(head) in {"of", "at", "in", "for"}
        and head + 2 < len(laid)
        and laid.capital[head + 2]
    ):
        last = head + 2
        while last + 1 < len(laid) and laid.joined[last + 1] and laid.capital[last + 1]:
            last += 1
    return _hit(laid, first, last, "court", f"the {laid.low[head]}")


def _kin(laid: Laid, head: int) -> Hit | None:
    if _compounded(laid, head):
        return None
    first = laid.noun_from(head)
    plural = laid.low[head].endswith("s")
    return _hit(
        laid,
        first,
        head,
        "relationship",
        _said(laid, first, head, "relatives" if plural else "relative"),
    )


_ORDER = words(
    "elder older younger first second third fourth fifth sixth seventh eighth ninth tenth only eldest youngest oldest middle new twin grown-up unborn"
)


def _offspring(laid: Laid, head: int) -> Hit | None:
    """Somebody's children by number or order: "two sons and a daughter", "their first child"."""
    if _compounded(laid, head):
        return None
    first = laid.noun_from(head)
    before = laid.before(first)
    counted = before in grammar.NUMBERS or before == "one" or before[:1].isdigit()
    if counted:
        first -= 1
    article = _article(laid, first, head)
    said = {laid.low[at] for at in range(first, head)}
    ordered = bool(said & (_LAST if article in _THE else _ORDER))
    if (
        not counted
        and not ordered
        and not (article in grammar.INDEFINITE and laid.before(first) in _HAS)
    ):
        return None
    noun = "children" if laid.low[head] in _CHILDREN else "child"
    return _hit(
        laid, first, head, "relationship", noun if counted else _said(laid, first, head, noun)
    )


_LAST = words("eldest youngest oldest middle only")
_THE = words("the a an this that these those")
_CHILDREN = words(
    "sons daughters children grandchildren grandsons babies brothers sisters siblings"
)
_HAS = grammar.HAVE | words("and with of to also")
_GROUPS: tuple[tuple[frozenset[str], Rule], ...] = (
    (words("son sons daughter daughters child children grandchildren grandsons baby babies brothers sisters siblings"), _offspring),
    (grammar.KIN, _kin),
    (several(words(people.RELATIONSHIP_NOUNS)), _person("relationship")),
    (words(people.POLITICS_NOUNS), _person("politics")),
    (several(words(people.EDUCATION_NOUNS)), _person("education")),
    (several(words(people.DISTINCTION_NOUNS)), _person("distinction")),
    (several(words(people.APPEARANCE_NOUNS)), _person("appearance")),
    (words(people.SITUATION_NOUNS), _person("circumstance")),
    (words(health.INJURY_NOUNS), _ailment("injury", "an injury")),
    (words(health.HEALTH_NOUNS), _ailment("health", "a health condition")),
    (several(words(work.OCCUPATION_NOUNS)) | _SERVICES, occupation),
    (words(things.COURT_NOUNS), _court),
    (words(things.INSTITUTION_NOUNS), _noun("institution", plain=things.PLAIN_INSTITUTIONS)),
    (words(things.SETTING_NOUNS), _noun("setting", plain=things.PLAIN_SETTINGS)),
    (words(things.BELONGING_NOUNS), _noun("belonging", plain=things.PLAIN_BELONGINGS, links=frozenset({"of", "with"}))),
    (words(things.EVENT_NOUNS), _noun("event", plain=things.PLAIN_EVENTS, links=frozenset({"of", "in", "on", "about", "at"}))),
)  # fmt: skip
#: Word -> the rules for it, in order.
RULES: dict[str, tuple[Rule, ...]] = {}
for _listed, _rule in _GROUPS:
    for _word in _listed:
        RULES[_word] = (*RULES.get(_word, ()), _rule)
_ALL_HEADS = frozenset(RULES) | words(
    "party parties event events visit visits meeting office officer law team plan report worker workers driver owner dealer"
)

_BY_ENDING: tuple[tuple[tuple[str, ...], frozenset[str], Rule], ...] = (
    (health.HEALTH_ENDINGS, health.NO_HEALTH, _ailment("health", "a health condition")),
    (work.OCCUPATION_ENDINGS, work.NO_OCCUPATIONS, occupation),
)


def by_ending(word: str) -> Rule | None:
    """The rule for a word that no list has, by how it ends."""
    if len(word) < 7:
        return None
    for endings, never, rule in _BY_ENDING:
        if word.endswith(endings) and word not in never:
            return rule
    return None
