"""A mail that only carries files: its few words are set aside, and nobody is asked what it is.

What it tells of a day is asked about: an event may stand in it and in no attachment.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from pipeline.case import Case
from pipeline.dates import Period
from pipeline.model import Register, SetAside, Submission
from pipeline.normalise.conventions import period_of
from pipeline.normalise.mail_days import days_told
from pipeline.normalise.returns import Normalised
from pipeline.problems import Problem
from pipeline.profile import Profile
from pipeline.words import count, fold, short

#: A mail of more words than this says something of its own.
MOST = 150
#: What stands in the name of an attachment between the mail's name and its own.
ATTACHED = ", attachment "
#: Questions about a mail's words that are asked whatever it carries.
_STILL_ASKED = frozenset({"return-other-agency"})


def carriers(read: Iterable[tuple[str, str]]) -> frozenset[tuple[str, str]]:
    """The agency and name of each mail of which an attachment was read.

    ``read`` are the agency and name of the files that were read.
    """
    return frozenset(
        (agency, file.split(ATTACHED, maxsplit=1)[0]) for agency, file in read if ATTACHED in file
    )


def without_cover(
    submission: Submission, made: Normalised, case: Case, register: Register, profile: Profile
) -> Normalised:
    """What a mail with attachments gives; a covering mail gives no report.

    It asks only whether what it tells of a day stands in the attachment. A mail with an event, a
    table, a nil return or many words stays as it was read.
    """
    said = sum(count(block.text) for block in submission.blocks if block.style != "field")
    nil = any(report.kind == "nil-return" for report in made.reports)
    if made.events or nil or submission.grids or said > MOST:
        return made
    aside = tuple(
        SetAside(
            "covering-mail",
            f"{block.label}: {block.text}" if block.label else block.text,
            replace(block.locator, agency=submission.agency, file=submission.file),
        )
        for block in submission.blocks
    )
    asked = [problem for problem in made.problems if problem.code in _STILL_ASKED]
    asked += _told(submission, _known_days(case), period_of(case, register, profile))
    return Normalised((), (), tuple(asked), aside)


def _told(submission: Submission, known: frozenset[date], period: Period) -> Iterator[Problem]:
    """A question for each sentence that tells of a day."""
    for block in submission.blocks:
        if block.style == "field" and fold(block.label) != "subject":
            continue
        place = replace(block.locator, agency=submission.agency, file=submission.file)
        for sentence in days_told(block.text, known, period):
            yield Problem("mail-tells-of-a-day", place, short(sentence))


def _known_days(case: Case) -> frozenset[date]:
    """The days of the review and of its correspondence, which a covering mail may well name."""
    agencies = [
        day for one in case.agencies for day in (one.asked_on, one.due, *one.reminded) if day
    ]
    scope = [day for day in (case.scope_from, case.scope_to) if day]
    return frozenset((*case.dates.values(), *scope, *agencies))
