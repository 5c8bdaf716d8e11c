"""Who does what, in the partnership's own words, each duty with its paragraph."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.assemble.review import Review
from pipeline.document import (
    Block,
    Document,
    Table,
    TableRow,
    cell,
    heading,
    paragraph,
)

#: Parts in the order printed, and how a part is called where the profile has no word for it.
PARTS = {
    "everyone": "What is asked of everyone",
    "officer": "{officer}",
    "business_manager": "Business Manager",
    "oversight_group": "Members of the {oversight_group}",
    "chair": "Chair",
    "lead_reviewer": "{lead_reviewer}",
    "panel_member": "Members of the {review_panel}",
    "author": "Authors",
    "practitioner": "Practitioners and line managers",
}


def roles(review: Review) -> Document:
    """The paper that goes with the requests and to the panel: who does what."""
    return Document(
        kind="roles",
        title=str(dict(review.profile.rows("documents"))["roles"]["title"]),
        subtitle=review.case.title,
        reference=review.case.reference,
        marking=review.profile.marking,
        blocks=(
            paragraph(f"{review.profile.name}. Each duty stands with its source.", "lead"),
            *_members(review),
            *duty_blocks(review),
        ),
    )


def _members(review: Review) -> Iterator[Block]:
    """Who has which part, from which agency and post: whether the panel is broad can be seen."""
    names = {agency.key: agency.name for agency in review.case.agencies}
    involved = {True: "Yes", False: "No", None: "Not recorded"}
    rows = tuple(
        TableRow(
            (
                cell(member.name, header=True),
                cell(member.part.capitalize()),
                cell(names.get(member.agency, member.agency)),
                cell(member.job),
                cell(involved[member.direct_involvement]),
            )
        )
        for member in review.case.members
    )
    if rows:
        yield heading(1, "Who takes part", "members")
        header = ("Name", "Part", "Agency", "Post", "Direct involvement")
        yield Table(header, rows, "", (0.22, 0.16, 0.26, 0.22, 0.14))


def duty_blocks(review: Review, *parts: str) -> Iterator[Block]:
    """The duties of these parts, or of every part, under the part's name."""
    for part, name in PARTS.items():
        held = review.profile.tables.get("duties", {}).get(part, ())
        if (parts and part not in parts) or not isinstance(held, list) or not held:
            continue
        rows = tuple(
            TableRow((cell(review.profile.say(str(one["duty"]))), cell(str(one["source"]))))
            for one in held
        )
        yield heading(1, review.profile.say(name), f"duties-{part.replace('_', '-')}")
        yield Table(("Duty", "Source"), rows, "", (0.74, 0.26))
