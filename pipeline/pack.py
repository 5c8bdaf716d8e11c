"""Which documents a build makes, under which names. One line here adds a document to the pack.

Everything is made in a folder of its own; ``run`` swaps it in when the last file stands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline import reckoning
from pipeline.assemble.chronology import chronology as chronology_document
from pipeline.assemble.combined_summary import combined_summary
from pipeline.assemble.explorer import explorer, prepared_on
from pipeline.assemble.figures import swim_lanes
from pipeline.assemble.meeting_pack import meeting_pack
from pipeline.assemble.mentions import Marker
from pipeline.assemble.overview_report import overview_report
from pipeline.document import Block, Document, Mention, plain
from pipeline.files import write_whole
from pipeline.gather import Facts
from pipeline.progress import Progress
from pipeline.rapid_review import after_meeting, further_packs
from pipeline.render.data import chronology_csv, chronology_json
from pipeline.render.excel import chronology_book
from pipeline.render.page import chronology_page
from pipeline.render.pdf import pdf
from pipeline.render.word import word


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


def _papers(facts: Facts) -> Iterator[Paper]:
    """Every paper, the data first, the pack last."""
    review = facts.review
    folders = review.profile.folders
    merged = facts.chronology
    yield Paper("chronology.csv", lambda: chronology_csv(merged))
    yield Paper("chronology.json", lambda: chronology_json(merged))
    yield Paper(
        "chronology.xlsx",
        lambda: chronology_book(
            merged,
            review.findings,
            review.case,
            marking=review.profile.marking,
            sources=facts.sources,
        ),
    )
    yield Paper("chronology.html", lambda: chronology_page(_explorer(facts)))
    for name, document in printed(facts).items():
        yield from _as_word(name, document, folders)
        yield from _as_pdf(name, document)
    for name, document in typed(facts).items():
        yield from _as_word(name, document, folders)
    for name, data in reckoning.problem_files(facts).items():
        yield Paper(name, lambda data=data: data)  # type: ignore[misc]


def printed(facts: Facts) -> dict[str, Document]:
    """The documents made in Word and PDF, by file name without its ending."""
    review = facts.review
    timeline = swim_lanes(facts.chronology, review.case, key_events=_key_events(facts))
    return {
        "chronology": _chronology(facts, (timeline,)),
        "combined-summary": combined_summary(review),
        "overview-report": overview_report(review),
        "meeting-pack": meeting_pack(
            review, chronology=_chronology(facts, ()).blocks, timeline=(timeline,)
        ),
        **reckoning.documents(facts),
    }


def typed(facts: Facts) -> dict[str, Document]:
    """The documents made in Word alone: people edit and send them."""
    review = facts.review
    return {
        **{f"letters/{name}": letter for name, letter in reckoning.letters(facts).items()},
        **after_meeting(review),
        **further_packs(review, _chronology(facts, ()).blocks),
    }


def _as_word(name: str, document: Document, folders: tuple[Path, ...]) -> Iterator[Paper]:
    yield Paper(f"{name}.docx", lambda: word(document, folders))


def _as_pdf(name: str, document: Document) -> Iterator[Paper]:
    yield Paper(f"{name}.pdf", lambda: pdf(document))


def _chronology(facts: Facts, figures: tuple[Block, ...]) -> Document:
    review = facts.review
    return chronology_document(
        facts.chronology,
        review.findings,
        review.case,
        review.register,
        problems=review.problems,
        reports=review.reports,
        figures=figures,
        marking=review.profile.marking,
    )


def _explorer(facts: Facts) -> Mapping[str, object]:
    """What the page to explore shows, with everyone's place in its words."""
    review = facts.review
    marker = Marker(review.register)

    def finds(text: str) -> Iterator[tuple[int, int, tuple[str, ...]]]:
        at = 0
        for part in marker(text):
            length = len(plain((part,)))
            if isinstance(part, Mention):
                yield at, at + length, (part.key,)
            at += length

    return explorer(
        facts.chronology,
        review.findings,
        review.case,
        review.register,
        finds=finds,
        key_events=_key_events(facts),
        marking=review.profile.marking,
        prepared=prepared_on(review.case),
    )


def _key_events(facts: Facts) -> tuple[str, ...]:
    chosen = facts.review.table("report").get("key_events", ())
    return tuple(str(key) for key in chosen) if isinstance(chosen, list | tuple) else ()


def places(folder: Path) -> tuple[str, ...]:
    """Where the officer looks first."""
    return (f"The meeting pack: outputs/{folder.resolve().name}/restricted/meeting-pack.pdf",)
