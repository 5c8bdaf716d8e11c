"""Two further packs: for the independent advisor, and for one agency's practitioners.

The practitioners' pack holds only their own agency's contribution (Essex, Review Team; LLR
8.11): a word of another agency in it would be a breach.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.assemble.agenda import agenda
from pipeline.assemble.combined_summary import prepared, summary_blocks
from pipeline.assemble.deadlines import deadline_blocks
from pipeline.assemble.duties import duty_blocks
from pipeline.assemble.letters import advisor_papers
from pipeline.assemble.meeting_pack import TITLES, front, without_contents
from pipeline.assemble.review import Review
from pipeline.assemble.summary_facts import events_table
from pipeline.assemble.wording import day, plural
from pipeline.case import Agency
from pipeline.document import Block, Contents, Document, Part, heading, paragraph
from pipeline.model import InformationReport


def advisor_pack(
    review: Review, *, chronology: Sequence[Block] = (), papers: Sequence[Part] = ()
) -> Document:
    """The papers for the independent advisor, with the letter and the two questions (LLR 4.7).

    ``papers`` are the referral form and notification as parts, as in the meeting pack.
    """
    meeting = review.worksheets.meeting("rapid review")
    planned = review.case.dates.get("meeting")
    parts = [
        Part("Letter", advisor_papers(review).blocks),
        Part("Agenda", agenda(review.profile, "rapid_review", meeting, None, planned)),
        Part("Deadlines", deadline_blocks(review)),
        *papers,
        Part(TITLES["summary"][0], summary_blocks(review, linked=bool(chronology)), tab=True),
    ]
    if chronology:
        rows = without_contents(chronology)
        parts.append(Part(TITLES["chronology"][0], rows, landscape=True, tab=True))
    return Document(
        kind="meeting-pack",
        title=f"Pack for the {review.profile.word('independent_advisor')}",
        subtitle=review.case.title,
        reference=review.case.reference,
        marking=review.profile.marking,
        cover=True,
        blocks=(
            *front(review),
            Contents(2),
            *parts,
        ),
    )


def agency_pack(review: Review, agency: Agency) -> Document:
    """One agency's own events and reports, for its practitioners and their managers."""
    events = review.events_of(agency.key)
    told = f"{plural(len(events), 'event')} of your agency’s own chronology"
    blocks: list[Block] = [
        paragraph(prepared(review)),
        paragraph(
            f"This pack holds only what {agency.name} gave to the review: {told}, and its reports. "
            "Please read it before the "
            f"{review.profile.word('practitioner_event')}, and tell us where it is not accurate."
        ),
        Contents(2),
        *duty_blocks(review, "everyone", "practitioner"),
        heading(1, "Your agency’s chronology"),
    ]
    if events:
        blocks.append(events_table(review, events, "Events"))
    else:
        blocks.append(paragraph("Your agency gave no chronology.", "note"))
    for report in review.reports_of(agency.key):
        blocks += _report(report)
    return Document(
        kind="agency-pack",
        title=f"For practitioners of {agency.name}",
        subtitle=f"{review.case.title}. Period {_period(review)}",
        reference=review.case.reference,
        marking=review.profile.marking,
        blocks=tuple(blocks),
    )


def _report(report: InformationReport) -> Iterator[Block]:
    yield heading(1, report.kind.replace("-", " ").capitalize())
    for section in report.sections:
        said = [paragraph(words) for words in section.paragraphs if words.strip()]
        if said:  # a question nobody answered tells a practitioner nothing
            if section.title:
                yield heading(2, section.title)
            yield from said


def _period(review: Review) -> str:
    return f"{day(review.case.scope_from)} to {day(review.case.scope_to)}"
