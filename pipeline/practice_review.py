"""The papers of a practice review, and the way back from Word for the draft report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from pipeline import public_edits
from pipeline.adopt_report import adopt, texts
from pipeline.assemble import drafts, engagement, sheets, workshop
from pipeline.assemble.action_plan import action_plan, plan_sheet
from pipeline.assemble.chapters import printed
from pipeline.assemble.editor.report import editor_report
from pipeline.assemble.evidence import evidence_annex
from pipeline.assemble.improvements import improvements_statement
from pipeline.assemble.key_line_matrix import key_line_matrix, more_asked
from pipeline.assemble.learning_summary import learning_summary
from pipeline.assemble.panel_check import panel_check
from pipeline.assemble.publication_letters import publication_letters
from pipeline.assemble.publication_plan import publication_plan
from pipeline.assemble.review import Review, text
from pipeline.assemble.terms_of_reference import terms_of_reference
from pipeline.assemble.themes import themes_paper
from pipeline.corrections import Uncorrected
from pipeline.decided import read_decided
from pipeline.document import Document
from pipeline.errors import BadCase
from pipeline.files import only_one, private_folder, write_whole
from pipeline.outcome import Outcome
from pipeline.private_notes import outputs_of
from pipeline.prose_files import read_prose
from pipeline.render.lists import list_book
from pipeline.render.word import word

#: Where builds keep the text of each draft they printed: an edited copy is held against it.
DRAFTS = "drafts"
#: Where the changes of an edited public copy are shown.
PUBLIC_CHANGES = "changed-public-copy.docx"


def papers(review: Review, undone: tuple[Uncorrected, ...]) -> dict[str, Document]:
    """Every paper of the practice review, by file name; edited and sent as Word files."""
    found = {
        "terms-of-reference": terms_of_reference(review),
        "key-line-matrix": key_line_matrix(review),
        "themes": themes_paper(review),
        "contact-log": engagement.contact_log(review),
        "feedback-log": engagement.feedback_log(review, undone),
        "evidence-annex": evidence_annex(review),
        "editor-report": editor_report(review),
        "panel-check": panel_check(review),
        "action-plan": action_plan(review),
        **_not_published(review),
        "draft-register": drafts.draft_register(review),
        **{f"more-asked-{key}": asked for key, asked in more_asked(review).items()},
        **workshop.workshop_papers(review),
        **engagement.family_letters(review),
        **drafts.draft_letters(review),
        **publication_plan(review),
    }
    named = {f"practice-review/{name}": document for name, document in found.items()}
    return {**named, **publication_letters(review)}


def _not_published(review: Review) -> dict[str, Document]:
    """The statement of improvements, unless the case says that the report is published."""
    if review.table("publication").get("publish") is True:
        return {}
    return {"improvements-statement": improvements_statement(review)}


def briefing(review: Review) -> dict[str, Document]:
    """The learning summary for practitioners, printed and read on a screen as well as in Word."""
    return {"practice-review/learning-summary": learning_summary(review)}


def blank_lists() -> dict[str, bytes]:
    """The empty worksheets of a practice review, by the name of their file under ``inputs/``."""
    return {
        f"{name}.xlsx": list_book([sheet], title=sheet.name)
        for name, sheet in sheets.blank_lists().items()
    }


def action_plan_book(review: Review) -> bytes:
    """The action plan as a workbook, to be filled in and put back into ``inputs/<review>/``."""
    head = f"{review.case.reference}  {review.profile.marking}"
    return list_book([plan_sheet(review)], title="Action plan", head=head)


def keep_draft(folder: Path, review: Review) -> None:
    """Keep the text this build printed, so that an edited copy of it can come home."""
    number = text(review.table("report"), "draft")
    texts.keep_texts(private_folder(outputs_of(folder) / DRAFTS), printed(review), number)


def comparison(folder: Path, review: Review) -> Mapping[str, Document]:
    """What changed since the draft before this one; nothing for a first draft."""
    place = outputs_of(folder) / DRAFTS
    number = text(review.table("report"), "draft")
    before = [one for one in _drafts(place) if one != number]
    if not before:
        return {}
    last = before[-1]
    held = drafts.comparison(review, texts.read_draft(place, last), printed(review), (last, number))
    return {"practice-review/changes-since-last-draft": held}


def write_comparison(folder: Path, review: Review, fresh: Path) -> None:
    """Write what changed since the draft before into ``fresh``, in Word."""
    for name, document in comparison(folder, review).items():
        write_whole(fresh / f"{name}.docx", word(document, review.profile.folders))


def _drafts(place: Path) -> tuple[str, ...]:
    return texts.drafts(place) if place.is_dir() else ()


def adopt_report(folder: Path, data: bytes, review: Review, changes: str) -> Outcome:
    """Bring an edited overview report back into ``report/*.md``, the difference written first.

    Raises BadCase (10) for a file that is no copy of a draft of this review, and when any word of
    it could not be placed.
    """
    with only_one(outputs_of(folder), folder.name):
        found = adopt.compare(
            folder, data, review.register, texts=outputs_of(folder) / DRAFTS, changes=changes
        )
        shown = drafts.comparison(review, found.before, found.after, ("report/", "Word"))
        place = outputs_of(folder) / "restricted" / "status" / "adopted-changes.docx"
        write_whole(place, word(shown, review.profile.folders))
        adopt.take_over(folder, found, head=review.case.reference)
    return Outcome((*found.lines(), *_where(folder)))


def refuse_public_copy(folder: Path, data: bytes, review: Review) -> None:
    """Raises BadCase (10) for a public copy edited in Word: what was changed, and where to do it.

    The words of the changes are written into the restricted folder first.
    """
    decisions = read_decided(folder)
    found = public_edits.edited_copy(data, review, decisions)
    if found is None:
        return
    chapters = read_prose(folder)
    told = [*public_edits.lines(found, chapters, folder.resolve().name)]
    if found.changes():
        with only_one(outputs_of(folder), folder.name):
            place = outputs_of(folder) / "restricted" / "status" / PUBLIC_CHANGES
            shown = public_edits.comparison(found, review)
            write_whole(place, word(shown, review.profile.folders))
        name = folder.resolve().name
        told.append(f"Word for word: outputs/{name}/restricted/status/{PUBLIC_CHANGES}")
    raise BadCase("\n".join(told))


def _where(folder: Path) -> Iterator[str]:
    name = folder.resolve().name
    yield f"What changed: outputs/{name}/restricted/status/adopted-changes.docx"
