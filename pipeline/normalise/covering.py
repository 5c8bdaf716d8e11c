"""A mail that only carries files: its few words are set aside, and nobody is asked what it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pipeline.model import SetAside, Submission
from pipeline.normalise.returns import Normalised
from pipeline.words import count

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


def without_cover(submission: Submission, made: Normalised) -> Normalised:
    """What a mail with attachments gives; a covering mail gives no report and asks nothing.

    A mail with an event, a table, a nil return or many words stays as it was read.
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
    asked = tuple(problem for problem in made.problems if problem.code in _STILL_ASKED)
    return Normalised((), (), asked, aside)
