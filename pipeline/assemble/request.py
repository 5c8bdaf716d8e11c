"""``cspr request``: what goes to each agency on the day the notification arrives.

One folder an agency, ready to send: the request, the templates for what is asked, the covering
e-mail. And the register of what was asked of whom, when.
"""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.assemble.forms import chronology_template, form
from pipeline.assemble.letters import as_mail, covering_email, information_request
from pipeline.assemble.returns import ASKED, returns
from pipeline.assemble.review import Review
from pipeline.assemble.wording import day, listed
from pipeline.case import Agency
from pipeline.document import Document, Table, TableRow, cell, paragraph

#: What is asked for, and the form that goes with it.
FORMS = {"information-report": "information_report", "factual-summary": "factual_summary"}


def request_papers(review: Review, agency: Agency) -> Mapping[str, Document]:
    """The documents for one agency by the name of their file; the reply template always."""
    papers = {
        "request-letter": information_request(review, agency),
        "reply-template": form(review, "reply", agency),
    }
    if "chronology" in agency.asked:
        papers["chronology-template"] = chronology_template(review, agency)
    for asked, key in FORMS.items():
        if asked in agency.asked:
            papers[f"{asked}-template"] = form(review, key, agency)
    return papers


def covering_text(review: Review, agency: Agency) -> str:
    """The covering e-mail as text; it names nobody of the family."""
    return as_mail(covering_email(review, agency))


def requests_register(review: Review) -> Document:
    """What was asked of whom, when, by when, and what has come (LLR 8.2.1)."""
    rows = tuple(
        TableRow(
            (
                cell(held.agency.name, header=True),
                cell(listed(ASKED.get(key, key) for key in held.agency.asked).capitalize()),
                cell(day(held.agency.asked_on)),
                cell(day(held.agency.due)),
                cell(listed(day(on) for on in held.agency.reminded)),
                cell("\n\n".join(f"{one.what}, {day(one.on)}" for one in held.agency.more_asked)),
                cell(held.state.capitalize(), shade="met" if held.complete else "late"),
            )
        )
        for held in returns(review)
    )
    header = ("Agency", "Asked for", "Asked on", "Due", "Reminded", "Asked for more", "Return")
    table = Table(header, rows, "Requests", (0.24, 0.2, 0.11, 0.11, 0.11, 0.13, 0.1))
    return Document(
        kind="register-of-requests",
        title="Register of requests",
        subtitle=review.case.title,
        reference=review.case.reference,
        marking=review.profile.marking,
        landscape=True,
        blocks=(paragraph("What was asked of each agency, and when.", "lead"), table),
    )
