"""Letters round publication: the full report sent, the deposit, practitioners and family told.

Drafted once the report is finished or has a day to be published; people read, sign and send.
``cspr status`` tracks the day each was done from the case's dates.
"""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.assemble.letters import Recipient, addressed, letter
from pipeline.assemble.review import Review, sublist, text
from pipeline.assemble.wording import day
from pipeline.clocks import deadlines
from pipeline.document import Document


def publication_letters(review: Review) -> dict[str, Document]:
    """The letters by file name; none before there is a finished report or a day to publish.

    A report that is not published is deposited without the partnership's name, where the profile
    allows (Kent, Who sees it).
    """
    dates = review.case.dates
    if not dates.get("publication") and not dates.get("completed"):
        return {}
    published = review.table("publication").get("publish") is not False
    found = _numbered(review, "report_sent", "full-report")
    if published:
        found |= _numbered(review, "deposit", "repository")
        found["practitioners"] = letter(
            review, "publication_practitioner", Recipient("A practitioner who worked with the family"), _fill(review)
        )  # fmt: skip
        found |= _families(review)
    elif _may_deposit_anonymously(review):
        found |= _numbered(review, "deposit_anonymous", "repository")
    return {f"practice-review/publication/{name}": made for name, made in found.items()}


def _numbered(review: Review, key: str, name: str) -> dict[str, Document]:
    made = [letter(review, key, to, _fill(review)) for to in addressed(review, key)]
    if len(made) == 1:
        return {name: made[0]}
    return {f"{name}-{number}": one for number, one in enumerate(made, start=1)}


def _families(review: Review) -> dict[str, Document]:
    """One letter to each member of the family who took part or is to be written to."""
    found = {}
    for member in sublist(review.table("family"), "members"):
        entry = next((e for e in review.register.entries if e.key == text(member, "key")), None)
        if entry is None or not (member.get("involved") or member.get("letter")):
            continue
        name = text(member, "address_as") or entry.name
        fill = {**_fill(review), "contact": text(review.table("family"), "contact")}
        found[f"family-{entry.key}"] = letter(review, "publication_family", Recipient(name), fill)
    return found


def _fill(review: Review) -> Mapping[str, str]:
    steps = deadlines(review.case, review.profile)
    until = next((step.chosen.due for step in steps if step.key == "available_until"), None)
    press = review.profile.tables.get("media", {}).get("contact", {})
    usual = str(press.get("value", "")) if isinstance(press, Mapping) else ""
    return {
        "available_until": day(until, unknown=""),
        "media_contact": text(review.table("publication"), "media_contact") or usual,
    }


def _may_deposit_anonymously(review: Review) -> bool:
    held = review.profile.tables.get("deposit", {}).get("anonymous", {})
    return isinstance(held, Mapping) and held.get("value") == "yes"
