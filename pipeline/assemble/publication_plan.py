"""The plan for publication and the media, and what is pointed out until it is whole.

It begins when the oversight group has endorsed the final draft (LLR 10.2.1). Whether a report is
published at all is a decision with a ground that the profile gives (Kent, Who sees it).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from pipeline.assemble.furniture import said, table
from pipeline.assemble.notifications import notifications
from pipeline.assemble.review import Review, sublist, text
from pipeline.assemble.warned import Warned
from pipeline.assemble.wording import TO_COMPLETE, day, listed, sentence
from pipeline.clocks import deadlines
from pipeline.document import Block, Document, heading, paragraph

_REPORT = ("final report", "overview report", "report")
#: The steps and the things told that stand in the plan, by their key in the profile.
_STEPS = ("report_sent", "available_until")
_TOLD = ("plan", "report", "family_told", "practitioners_told", "repository")


def endorsed(review: Review) -> date | None:
    """The day the oversight group endorsed the final draft; None before."""
    if on := review.case.dates.get("endorsed"):
        return on
    group = ("oversight_group", review.profile.word("oversight_group"))
    days = [
        when
        for held in sublist(review.table("review"), "approvals")
        if text(held, "group") in group
        and text(held, "document").casefold().replace("-", " ") in _REPORT
        and isinstance(when := held.get("on"), date)
    ]
    return min(days, default=None)


def ground(review: Review) -> str:
    """Why the report is not published, as the profile words the ground; "" where none is given."""
    held = dict(review.profile.rows("not_published"))
    return str(held.get(text(review.table("publication"), "ground"), {}).get("ground", ""))


def publication_plan(review: Review) -> dict[str, Document]:
    """The plan by the name of its file; nothing before the final draft is endorsed."""
    begun = endorsed(review)
    if begun is None:
        return {}
    profile = review.profile
    blocks: list[Block] = [
        paragraph(
            f"Begun on {day(begun)}, when the {profile.word('oversight_group')} endorsed the final "
            f"draft ({_source(review, 'plan')}).",
            "lead",
        ),
        heading(1, "Days"),
        table(("What", "To", "Day", "Source"), _days(review), "Days of the plan",
              (0.36, 0.28, 0.18, 0.18)),
        heading(1, "One contact for the media"),
        said(sentence(text(review.table("publication"), "media_contact"))),
        paragraph("Every question from a journalist, to whichever agency, goes to this contact."),
        heading(1, "Who leads in each agency"),
        table(("Agency", "Strategic lead", "Communications lead"), _leads(review),
              "Leads of each agency", (0.4, 0.3, 0.3)),
    ]  # fmt: skip
    made = Document(
        kind="publication-plan",
        title="Publication and media plan",
        subtitle=review.case.title,
        reference=review.case.reference,
        marking=profile.marking,
        blocks=tuple(blocks),
    )
    return {"publication-plan": made}


def _days(review: Review) -> Iterator[Sequence[str]]:
    dates = review.case.dates
    yield ("Publication", "The public", day(dates.get("publication"), unknown=TO_COMPLETE), "")
    for step in deadlines(review.case, review.profile):
        if step.key in _STEPS:
            yield (
                step.title,
                "",
                day(step.chosen.due, unknown="not yet known"),
                step.chosen.source,
            )
    for one in notifications(review):
        if one.key in _TOLD:
            yield (one.what, one.to, day(one.done, unknown="to be done"), one.source)


def _leads(review: Review) -> Iterator[Sequence[str]]:
    held = {text(row, "agency"): row for row in sublist(review.table("publication"), "leads")}
    for agency in review.case.agencies:
        row = held.get(agency.key, {})
        named = [text(row, key) or TO_COMPLETE for key in ("strategic", "communications")]
        yield (agency.name, *named)


def _source(review: Review, key: str) -> str:
    return str(dict(review.profile.rows("notifications")).get(key, {}).get("source", ""))


# ---------------------------------------------------------------- what is pointed out


def _contact_missing(review: Review) -> Iterator[Warned]:
    """From the day of endorsement there is one contact for the media (LLR 10.4.1)."""
    if endorsed(review) and not text(review.table("publication"), "media_contact"):
        words = "No central contact for the media is recorded ([publication] media_contact)."
        yield Warned("media contact", words, words.rstrip("."), _media_source(review))


def _leads_missing(review: Review) -> Iterator[Warned]:
    """Each agency names a strategic and a communications lead (LLR 10.2.1)."""
    if endorsed(review) is None:
        return
    held = {text(row, "agency"): row for row in sublist(review.table("publication"), "leads")}
    for agency in review.case.agencies:
        row = held.get(agency.key, {})
        lacking = [key for key in ("strategic", "communications") if not text(row, key)]
        if lacking:
            told = f"no {listed(lacking, 'or')} lead for publication is named"
            source = _source(review, "plan")
            yield Warned("leads", f"{agency.label}: {told}.", told, source, agency.key)


def _no_ground(review: Review) -> Iterator[Warned]:
    """A report is published unless one of the profile's grounds stands against it."""
    if review.table("publication").get("publish") is False and not ground(review):
        rows = review.profile.rows("not_published")
        known = "; ".join(f"{key}: {held['ground']}" for key, held in rows)
        source = listed(dict.fromkeys(str(held["source"]) for _, held in rows))
        words = f"The report is not to be published, and no ground is given ({known})"
        yield Warned("ground", f"{words}.", words, source)


def _media_source(review: Review) -> str:
    found = review.profile.tables.get("media", {}).get("contact", {})
    return str(found.get("source", "")) if isinstance(found, dict) else ""


PUBLICATION_RULES: Sequence[Callable[[Review], Iterator[Warned]]] = (
    _contact_missing,
    _leads_missing,
    _no_ground,
)
__all__ = ["PUBLICATION_RULES", "endorsed", "ground", "publication_plan"]
