"""Which documents a build makes, under which names. One line here adds a document to the pack.

Everything is made in a folder of its own; ``run`` swaps it in when the last file stands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from pipeline import chronologies, practice_review, reckoning
from pipeline.assemble.combined_summary import combined_summary
from pipeline.assemble.forms import labels
from pipeline.assemble.meeting_pack import meeting_pack
from pipeline.assemble.other_packs import advisor_pack
from pipeline.assemble.overview_report import overview_report
from pipeline.document import Document, Part
from pipeline.files import write_whole
from pipeline.gather import Facts
from pipeline.progress import Progress
from pipeline.rapid_review import after_meeting, practitioners_packs
from pipeline.render.appended import appended, pages_of
from pipeline.render.html import html
from pipeline.render.pdf import pdf
from pipeline.render.word import word
from pipeline.supplied import annexes, parts


@dataclass(frozen=True, slots=True)
class Paper:
    """One file of the pack: its name and how its bytes are made."""

    name: str
    make: Callable[[], bytes]


def make(facts: Facts, folder: Path, progress: Progress) -> None:
    """Make every paper of the review in ``folder``, which is private and new."""
    papers = list(_papers(facts))
    progress.stage("making the documents", len(papers))
    for paper in papers:
        write_whole(folder / paper.name, paper.make())
        progress.step()


def make_view(facts: Facts, name: str, folder: Path, progress: Progress) -> tuple[str, ...] | None:
    """Make one view in every format and nothing else; the names of its files, None without one."""
    told = chronologies.one_extract(facts, name)
    if told is None:
        return None
    document = chronologies.document(facts, told)
    made: dict[str, Callable[[], bytes]] = {
        **chronologies.data(facts, told),
        f"{told.name}.docx": partial(word, document, facts.review.profile.folders),
        f"{told.name}.pdf": partial(_pdf, document, facts),
    }
    progress.stage("making the view", len(made))
    for file, make_bytes in made.items():
        write_whole(folder / file, make_bytes())
        progress.step()
    return tuple(made)


def _papers(facts: Facts) -> Iterator[Paper]:
    """Every paper: the data first, then what is printed, then what is sent."""
    for told in (chronologies.whole(facts), *chronologies.extracts(facts)):
        for name, made in chronologies.data(facts, told).items():
            yield Paper(name, made)
    for name, document in printed(facts).items():
        yield Paper(f"{name}.docx", partial(word, document, facts.review.profile.folders))
        yield Paper(f"{name}.pdf", partial(_pdf, document, facts))
    for name, document in practice_review.briefing(facts.review).items():
        yield Paper(f"{name}.html", partial(html, document))
    for name, document in typed(facts).items():
        yield Paper(f"{name}.docx", partial(word, document, facts.review.profile.folders))
    yield Paper(
        "practice-review/action-plan.xlsx", partial(practice_review.action_plan_book, facts.review)
    )
    for name, data in reckoning.problem_files(facts).items():
        yield Paper(name, partial(bytes, data))


def printed(facts: Facts) -> dict[str, Document]:
    """The documents made in Word and PDF, by file name without its ending."""
    review = facts.review
    whole = chronologies.whole(facts)
    figures = chronologies.figures(facts)
    rows = chronologies.document(facts, whole)
    return {
        "chronology": chronologies.document(facts, whole, figures),
        **{told.name: chronologies.document(facts, told) for told in chronologies.extracts(facts)},
        "combined-summary": combined_summary(review),
        "overview-report": overview_report(review),
        **practice_review.briefing(review),
        "meeting-pack": meeting_pack(
            review,
            chronology=rows.blocks,
            timeline=figures,
            genogram=chronologies.family_tree(facts),
            papers=_supplied(facts),
        ),
        "advisor-pack": advisor_pack(review, chronology=rows.blocks, papers=_supplied(facts)),
        **reckoning.documents(facts),
    }


def _pdf(document: Document, facts: Facts) -> bytes:
    """A document as PDF; a pack for the meeting with the pages of supplied PDFs after its own."""
    if document.kind != "meeting-pack":
        return pdf(document)
    held = annexes(facts.papers, facts.review.table("rapid_review"))
    made = pdf(document, after=pages_of(held))
    return appended(made, held, document.reference, document.marking)


def _supplied(facts: Facts) -> tuple[Part, ...]:
    review = facts.review
    return parts(facts.papers, review.table("rapid_review"), labels(review.profile))


def typed(facts: Facts) -> dict[str, Document]:
    """The documents made in Word alone: people edit and send them."""
    review = facts.review
    pseudonymous = chronologies.under_pseudonyms(facts)
    return {
        pseudonymous.name: chronologies.document(facts, pseudonymous),
        **{f"letters/{name}": letter for name, letter in reckoning.letters(facts).items()},
        **after_meeting(review),
        **practitioners_packs(review),
        **practice_review.papers(review, facts.undone),
    }


def places(folder: Path) -> tuple[str, ...]:
    """Where the officer looks first."""
    return (f"The meeting pack: outputs/{folder.resolve().name}/restricted/meeting-pack.pdf",)
