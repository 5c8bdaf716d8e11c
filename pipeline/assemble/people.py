"""Rules about people: who may take part, who must be told, who must declare. As warnings.

Nothing is stopped: a partnership may have good reason. Each warning carries its paragraph, so
that the officer can show it. Whether a rule applies is the profile's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from pipeline.assemble.publication_plan import PUBLICATION_RULES
from pipeline.assemble.quorum import PARTNERS
from pipeline.assemble.review import Review, sublist, text
from pipeline.assemble.role_rules import ROLE_RULES
from pipeline.assemble.warned import Warned, rule_of, source_of, texts_of
from pipeline.assemble.wording import day, listed
from pipeline.clocks import working_days_between
from pipeline.document import Block, Callout, Items, paragraph
from pipeline.model import Entry
from pipeline.worksheets import Attendance, Meeting


def warnings(review: Review) -> tuple[Warned, ...]:
    """Every warning about people, in the order of ``RULES``."""
    return tuple(found for rule in RULES for found in rule(review))


def public_lines(review: Review) -> tuple[str, ...]:
    """The warnings as they may be printed, once each; what several agencies lack in one line."""
    found: dict[tuple[str, str], list[str]] = {}
    for one in warnings(review):
        found.setdefault((one.public, one.source), []).append(one.agency)
    return tuple(
        f"{listed([*filter(None, keys)])}: {public} ({source})."
        if any(keys)
        else f"{public} ({source})."
        for (public, source), keys in found.items()
    )


def warning_blocks(review: Review) -> tuple[Block, ...]:
    """The warnings in a box; nothing where there is none."""
    found = warnings(review)
    if not found:
        return ()
    items = tuple((paragraph(f"{one.words} ({one.source})"),) for one in found)
    return (Callout("warning", "People: to look at", (Items(items),)),)


# ---------------------------------------------------------------- the rules


def _involvement(review: Review) -> Iterator[Warned]:
    """Nobody who had direct involvement writes, sits on the panel, chairs or reviews."""
    rule = rule_of(review, "people", "no_direct_involvement")
    for member in review.case.members:
        if member.part.casefold() in texts_of(rule) and member.direct_involvement is not False:
            told = (
                "had direct involvement with the family"
                if member.direct_involvement
                else "it is not recorded whether there was direct involvement"
            )
            joined = "," if member.direct_involvement else ":"
            yield Warned(
                "direct involvement",
                f"{member.name}, {member.part}{joined} {told}.",
                f"{member.part}: {told}",
                source_of(rule),
            )


def _author_apart(review: Review) -> Iterator[Warned]:
    """An author is not on the panel or the oversight group."""
    rule = rule_of(review, "people", "author_not_in")
    members = review.case.members
    authors = {member.name for member in members if member.part.casefold() == "author"}
    for member in members:
        if member.name in authors and member.part.casefold() in texts_of(rule):
            yield Warned(
                "author apart",
                f"{member.name} is an author and also {member.part}.",
                f"an author is also {member.part}",
                source_of(rule),
            )


def _same_member(review: Review) -> Iterator[Warned]:
    """One member for each agency from the first panel meeting to the last."""
    rule = rule_of(review, "quorum", "same_member")
    if not rule or not rule.value:
        return
    panels = [
        meeting for meeting in review.worksheets.meetings if "panel" in meeting.kind.casefold()
    ]
    seen: dict[str, dict[str, str]] = {}
    for meeting in panels:
        for row in review.worksheets.at(meeting):
            if row.agency and row.present == "yes":
                seen.setdefault(row.agency, {})[row.name] = meeting.meeting
    for agency, names in seen.items():
        if len(names) > 1:
            yield Warned(
                "same member",
                f"{review.label(agency)} has been represented by {listed(names)}.",
                f"{agency}: the member has changed",
                source_of(rule),
            )


def _substitutes(review: Review) -> Iterator[Warned]:
    """A substitute is named so many working days before the meeting."""
    rule = rule_of(review, "quorum", "substitute_notice")
    needed = rule.value if rule and isinstance(rule.value, int) else 0
    if not needed:
        return
    for meeting in review.worksheets.meetings:
        for row in review.worksheets.at(meeting):
            if row.substitute_for and (late := _notice(row, meeting, needed)):
                yield Warned(
                    "substitute's notice",
                    f"{row.name}, substitute for {row.substitute_for} on {day(meeting.on)}: {late}",
                    f"{row.agency}: a substitute was named late or not at all",
                    source_of(rule),
                )


def _notice(row: Attendance, meeting: Meeting, needed: int) -> str:
    if row.substitute_named_on is None:
        return "the day on which the substitute was named is not recorded."
    if meeting.on is None:
        return ""
    given = working_days_between(row.substitute_named_on, meeting.on)
    if given >= needed:
        return ""
    return f"named {given} working days before; {needed} are needed."


def _reviewer_named(review: Review) -> Iterator[Warned]:
    """The reviewer's name goes to the Panel, Ofsted and the Department for Education."""
    rule = rule_of(review, "people", "reviewer_named_to")
    if review.case.with_part("lead reviewer") and "reviewer_named" not in review.case.dates:
        addresses = dict(review.profile.rows("addresses"))
        to = [str(addresses[key]["name"]) for key in texts_of(rule) if key in addresses]
        if to and "initiated" in review.case.dates:
            words = f"The reviewer’s name is not recorded as sent to {listed(to)}."
            yield Warned("reviewer named", words, words.rstrip("."), source_of(rule))


def _declarations(review: Review) -> Iterator[Warned]:
    """Everyone with a part has declared whether there is a conflict of interest."""
    rule = rule_of(review, "people", "declarations")
    if not rule or not rule.value:
        return
    for member in review.case.members:
        if member.declared_on is None:
            yield Warned(
                "declaration",
                f"{member.name}, {member.part}, has not declared interests and confidentiality.",
                f"{member.part}: a declaration is missing",
                source_of(rule),
            )


def _panel_partners(review: Review) -> Iterator[Warned]:
    """The panel has a representative of each Safeguarding Partner."""
    panel = review.case.with_part("panel member", "chair")
    if not panel:
        return
    partners = {agency.key: agency.partner for agency in review.case.agencies}
    there = {partners.get(member.agency, "") for member in panel}
    for partner in PARTNERS:
        if partner not in there:
            words = f"The {review.profile.word('review_panel')} has nobody from: {partner}."
            yield Warned("panel", words, words.rstrip("."), _panel_source(review))


def _contacts(review: Review) -> Iterator[Warned]:
    """Each agency has one point of contact with a secure address."""
    rule = rule_of(review, "people", "contacts")
    if not rule or not rule.value:
        return
    for agency in review.case.agencies:
        lacking = [
            name
            for name, held in (("contact", agency.contact), ("address", agency.email))
            if not held
        ]
        if lacking:
            words = f"{agency.label}: no {listed(lacking, 'or')} is recorded."
            public = f"no {listed(lacking, 'or')} is recorded"
            yield Warned("contact", words, public, rule.source, agency.key)


def _family(review: Review) -> Iterator[Warned]:
    """Each reason for a family member's non-involvement is written down.

    Once the case says of anybody, it says of the child, brothers and sisters, and parents.
    """
    members = sublist(review.table("family"), "members")
    named = {text(member, "key") for member in members}
    for entry in review.register.entries if members else ():
        if entry.kind == "person" and entry.key not in named and not entry.died and _close(entry):
            words = (
                f"{entry.key}: whether and how they were involved, or why not, is to be recorded."
            )
            yield Warned("family", words, words.rstrip("."), family_source(review))
    for member in members:
        if member.get("involved") is False and not text(member, "reason"):
            key = text(member, "key")
            words = f"{key}: the reason for not being involved is to be recorded."
            yield Warned("family", words, words.rstrip("."), family_source(review))


#: What somebody is to the child who is asked first, or of whom it is said why not.
_CLOSEST = {"child", "subject", "sibling", "twin", "brother", "sister", "mother", "father", "carer"}


def _close(entry: Entry) -> bool:
    role = entry.role.casefold().replace("half ", "").replace("-", " ").split(" of ")[0]
    return role in _CLOSEST


RULES: Sequence[Callable[[Review], Iterator[Warned]]] = (
    _declarations,
    _involvement,
    _author_apart,
    _panel_partners,
    _same_member,
    _substitutes,
    _reviewer_named,
    _contacts,
    _family,
    *ROLE_RULES,
    *PUBLICATION_RULES,
)


# ---------------------------------------------------------------- the profile's values


def family_source(review: Review) -> str:
    """The paragraph that asks for each reason for non-involvement."""
    return str(dict(review.profile.rows("report_contents")).get("family", {}).get("source", ""))


def _panel_source(review: Review) -> str:
    word = review.profile.tables["words"]["review_panel"]
    return str(word.get("source", "")) if isinstance(word, dict) else ""
