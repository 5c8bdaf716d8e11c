"""The public wording of a review, before it is laid out: which documents, under which policy.

What is released and what is suggested for the register are read from the same anonymised text.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline import lexicon
from pipeline.anonymise import Anonymised, anonymise
from pipeline.anonymise.policy import Policy, from_case
from pipeline.anonymise.residual import altered
from pipeline.assemble.learning_summary import learning_summary
from pipeline.assemble.overview_report import overview_report
from pipeline.assemble.presentation import presentation
from pipeline.assemble.review import Review
from pipeline.decided import Decision
from pipeline.document import Document
from pipeline.lexicon import names


def publication_policy(review: Review, decisions: Sequence[Decision]) -> Policy:
    """What a public copy may say: the case's own choices, the profile's, and strings altered."""
    return from_case(
        review.case,
        review.register,
        review.profile.marking,
        review.profile.tables.get("details"),
        altered(decisions),
    )


def written(review: Review) -> dict[str, Document]:
    """The report and the learning summary with everyone in them, by the name of their file."""
    return {
        "overview-report": overview_report(review, draft=False),
        "learning-summary": learning_summary(review),
    }


def confidential(review: Review) -> dict[str, Document]:
    """Every document that is published, with everyone in it, by the name of its file."""
    return {**written(review), "learning-event": presentation(review)}


def anonymised(
    documents: Mapping[str, Document], review: Review, policy: Policy
) -> dict[str, Anonymised]:
    """The same documents by the same names, with nobody of the register in them."""
    return {
        name: anonymise(
            document,
            review.register,
            policy,
            lexicon.ordinary(),
            lexicon.common(),
            names.forenames(),
        )
        for name, document in documents.items()
    }
