"""From the confidential report to a published copy: held, signed, released, or stopped."""

from __future__ import annotations

import io
import json
import shutil
import zipfile
from pathlib import Path

import docx
import pytest
from PIL import Image

from pipeline import public_text, release, run
from pipeline.decided import INTRUDER_CHECKS
from pipeline.document import Document, paragraph
from pipeline.errors import BadCase, CouldNotVerify, Exit, LeakFound, Undecided
from pipeline.files import sha256
from pipeline.gather import gather
from pipeline.private_notes import outputs_of
from pipeline.progress import Silent
from pipeline.prose_files import Prose
from pipeline.public_edits import places
from pipeline.searching import own_pictures
from tests import small_review

COPIES = {
    f"{stem}.{kind}"
    for stem in ("overview-report", "learning-summary", "learning-event")
    for kind in ("docx", "pdf", "html")
}


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small review whose copies are cleared and wait for signatures."""
    folder = small_review.make(tmp_path_factory.mktemp("held") / "inputs" / "small")
    assert run.publish(folder).code == Exit.UNSIGNED
    return folder


@pytest.fixture
def review(held: Path, tmp_path: Path) -> Path:
    shutil.copytree(held.parent.parent, tmp_path / "copy")
    return tmp_path / "copy" / "inputs" / "small"


def _release(folder: Path) -> tuple[Exit, str]:
    outcome = release.release(folder, outputs_of(folder), Silent())
    return outcome.code, " ".join(outcome.lines)


def _content(folder: Path) -> str:
    return str(json.loads((outputs_of(folder) / "held.json").read_text("utf-8"))["content_sha256"])


def _sign(folder: Path, *names: str, content: str = "") -> None:
    _search(folder, content)
    place = folder / "decisions" / "sign-offs"
    place.mkdir(exist_ok=True)
    for number, name in enumerate(names, 1):
        (place / f"{number}.toml").write_text(
            f'name = "{name}"\nrole = "reader"\non = 2026-07-01\nstatement = "I read it."\n'
            f'content_sha256 = "{content or _content(folder)}"\n',
            "utf-8",
        )


def _search(folder: Path, content: str = "") -> None:
    """Record a motivated intruder's search of what is held."""
    checks = "\n".join(f"{key} = true" for key in INTRUDER_CHECKS)
    (folder / "decisions" / "intruder.toml").write_text(
        f'name = "Ivy Intruder"\non = 2026-07-01\nminutes = 130\nfound = "nothing"\n'
        f'content_sha256 = "{content or _content(folder)}"\n[checked]\n{checks}\n',
        "utf-8",
    )


def _dates(folder: Path, *, sent: str = "2026-07-01", out: str = "2026-07-31") -> None:
    text = (folder / "case.toml").read_text("utf-8")
    lines = f"[dates]\nreport_sent = {sent}\npublication = {out}\n"
    (folder / "case.toml").write_text(text.replace("[dates]\n", lines), "utf-8")


def test_without_signatures_copies_are_held_and_nothing_is_published(held: Path) -> None:
    outputs = outputs_of(held)
    assert {path.name for path in (outputs / "held").iterdir()} == COPIES
    assert not (outputs / "publication").exists()


@pytest.mark.requirement("L78", "L76", "E23")
def test_no_held_copy_names_anybody(held: Path) -> None:
    for path in (outputs_of(held) / "held").glob("*.html"):
        text = path.read_text("utf-8")
        for name in (
            "Quillfeather",
            "Zeb",
            "Araminta",
            "Pretend Primary",
            "14 March",
            "SMALL-2026",
        ):
            assert name not in text, name


@pytest.mark.requirement("E24")
def test_the_presentation_for_the_learning_event_goes_through_the_gate(held: Path) -> None:
    page = (outputs_of(held) / "held" / "learning-event.html").read_text("utf-8")
    assert "For the learning event" in page
    assert "Talk about it in your team" in page


@pytest.mark.requirement("K11", "K12")
def test_a_report_that_is_not_published_never_leaves_held(review: Path) -> None:
    _dates(review)
    case = review / "case.toml"
    text = case.read_text("utf-8")
    told = "[publication]\npublish = false\n"
    case.write_text(text.replace("[publication]\n", told, 1), "utf-8")
    with pytest.raises(BadCase, match=r"gives no ground \(one of: harm, identification\)"):
        _release(review)
    told += 'ground = "harm"\nreason = "His sister would be known by it."\n'
    case.write_text(text.replace("[publication]\n", told, 1), "utf-8")
    _release(review)
    _sign(review, "Ann Reader", "Bill Reader")
    code, said = _release(review)
    assert (code, "nothing leaves held/" in said) == (Exit.DONE, True), said
    assert not (outputs_of(review) / "publication").exists()


@pytest.mark.requirement("L85")
def test_two_signatures_and_the_dates_release_the_copies(review: Path) -> None:
    _dates(review)
    _release(review)
    _sign(review, "Ann Reader", "Bill Reader")
    code, said = _release(review)
    assert (code, "Published" in said) == (Exit.DONE, True), said
    place = outputs_of(review) / "publication"
    assert {path.name for path in place.iterdir()} == COPIES | {"release.json"}
    record = json.loads((place / "release.json").read_text("utf-8"))
    assert len(record["signed"]) == 2
    assert (record["publication"], record["available_until"]) == ("2026-07-31", "2027-07-31")
    assert "Reader" not in (place / "release.json").read_text("utf-8")
    code, said = _release(review)
    assert (code, "published already" in said) == (Exit.DONE, True)


@pytest.mark.parametrize(
    ("names", "why"),
    [
        (("Ann Reader",), "1 of 2"),
        (("Ann Reader", "A Reader"), "signed already"),
        (("Ann Reader", "Dr Imelda Writewell"), "author"),
        ((), "0 of 2"),
    ],
)
def test_fewer_than_two_people_who_did_not_write_it_release_nothing(
    review: Path, names: tuple[str, ...], why: str
) -> None:
    _dates(review)
    _release(review)
    _sign(review, *names)
    code, said = _release(review)
    assert code == Exit.UNSIGNED
    assert why in said
    assert not (outputs_of(review) / "publication").exists()


@pytest.mark.requirement("L85")
def test_a_publication_date_too_soon_after_sending_releases_nothing(review: Path) -> None:
    _dates(review, sent="2026-07-01", out="2026-07-09")
    _release(review)
    _sign(review, "Ann Reader", "Bill Reader")
    code, said = _release(review)
    assert code == Exit.UNSIGNED
    assert "2026-07-10 or later" in said


def test_the_day_the_rapid_review_was_sent_is_not_the_day_the_report_was(review: Path) -> None:
    _dates(review)
    case = review / "case.toml"
    case.write_text(case.read_text("utf-8").replace("report_sent", "sent_to_panel"), "utf-8")
    _release(review)
    _sign(review, "Ann Reader", "Bill Reader")
    code, said = _release(review)
    assert code == Exit.UNSIGNED
    assert "National Panel, Ofsted and DfE is not recorded" in said


def test_a_change_of_content_voids_the_signatures(review: Path) -> None:
    _dates(review)
    _release(review)
    _sign(review, "Ann Reader", "Bill Reader")
    (review / "report" / "03-more.md").write_text("# More\n\nOne more paragraph.\n", "utf-8")
    code, said = _release(review)
    assert code == Exit.UNSIGNED
    assert "void" in said
    assert not (outputs_of(review) / "publication").exists()


def test_a_held_copy_edited_by_hand_is_never_released(review: Path) -> None:
    _dates(review)
    _release(review)
    _sign(review, "Ann Reader", "Bill Reader")
    page = outputs_of(review) / "held" / "overview-report.html"
    page.write_text(page.read_text("utf-8").replace("</main>", "<p>Zeb</p></main>"), "utf-8")
    with pytest.raises(CouldNotVerify):
        _release(review)
    assert not (outputs_of(review) / "publication").exists()


@pytest.mark.parametrize("kind", ["docx", "pdf", "html"])
def test_a_name_that_slips_past_substitution_is_found_in_every_format(
    review: Path, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = public_text.anonymise

    def forgets(document: Document, *rest: object, **named: object) -> object:
        made = real(document, *rest, **named)  # type: ignore[arg-type]
        leaky = Document(
            made.document.kind, made.document.title,
            (*made.document.blocks, paragraph("Araminta was there.")), made.document.subtitle,
        )  # fmt: skip
        return type(made)(leaky, made.ledger)

    rendered = release._rendered

    def only_one(stem: str, document: Document, folders: object) -> dict[str, bytes]:
        files = rendered(stem, document, folders)  # type: ignore[arg-type]
        return {name: data for name, data in files.items() if name.endswith(kind)}

    monkeypatch.setattr(public_text, "anonymise", forgets)
    monkeypatch.setattr(release, "_rendered", only_one)
    # The hunt would find her first; here the judges are alone.
    monkeypatch.setattr(release, "decided_strings", lambda *_: frozenset())
    before = {path.name for path in (outputs_of(review) / "held").iterdir()}
    with pytest.raises(LeakFound) as stop:
        _release(review)
    assert stop.value.code == Exit.LEAK
    assert "mother-1" in stop.value.sentence
    assert "Araminta" not in stop.value.sentence
    assert not (outputs_of(review) / "publication").exists()
    assert {path.name for path in (outputs_of(review) / "held").iterdir()} == before


def test_a_file_made_by_hand_is_searched_too(review: Path, tmp_path: Path) -> None:
    clean = outputs_of(review) / "held" / "overview-report.html"
    assert "1 of 1" in run.verify([clean], review).lines[0]
    leaky = tmp_path / "edited.html"
    leaky.write_text(
        clean.read_text("utf-8").replace("</main>", "<p>Zeb Quillfeather</p></main>"), "utf-8"
    )
    with pytest.raises(LeakFound):
        run.verify([leaky], review)


def _saved_elsewhere(copy: Path, to: Path, words: str = "") -> Path:
    """A held Word copy as another program saves it: a part more, and maybe words more."""
    with zipfile.ZipFile(copy) as old, zipfile.ZipFile(to, "w") as new:
        for item in old.infolist():
            data = old.read(item)
            if item.filename == "word/document.xml" and words:
                data = data.replace(b"Introduction", words.encode(), 1)
            new.writestr(item, data)
        new.writestr("word/theme/theme1.xml", "<a:theme xmlns:a='urn:a' name='Office'/>")
    return to


def test_a_copy_saved_by_another_program_is_told_what_to_do_and_a_leak_is_told_first(
    review: Path, tmp_path: Path
) -> None:
    copy = outputs_of(review) / "held" / "overview-report.docx"
    saved = _saved_elsewhere(copy, tmp_path / "saved.docx")
    with pytest.raises(CouldNotVerify) as strange:
        run.verify([saved], review)
    for wanted in (
        "Nobody in the register was seen",
        "holds what a publication copy may not",
        "inputs/small/report/",
        "written afresh",
    ):
        assert wanted in strange.value.sentence
    leaky = _saved_elsewhere(copy, tmp_path / "leaky.docx", "Zeb Quillfeather")
    page = tmp_path / "leaky.html"
    page.write_text(
        "<!DOCTYPE html><html lang='en'><title>x</title><p>Araminta</p></html>", "utf-8"
    )
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7 nothing more")
    with pytest.raises(LeakFound) as leak:
        run.verify([broken, saved, leaky, page], review)
    for wanted in ("file 3", "file 4", "child-1", "mother-1", "file 1 could not"):
        assert wanted in leak.value.sentence
    assert "Zeb" not in leak.value.sentence
    with pytest.raises(CouldNotVerify, match="file 1 could not"):
        run.verify([broken, saved], review)


def test_an_abbreviation_of_the_field_is_no_slip_for_a_name(review: Path) -> None:
    register = review / "register.csv"
    marek = "worker-9,person,professional,Mr,Marek Nonesuchski,,,,male,,,,,,,,Social Worker 9,no,\n"
    register.write_text(register.read_text("utf-8") + marek, "utf-8")
    (review / "report" / "03-more.md").write_text(
        "# More\n\nThe police went to the MARAC.\n", "utf-8"
    )
    assert _release(review)[0] == Exit.UNSIGNED
    page = review / "slip.html"
    page.write_text(
        "<!DOCTYPE html><html lang='en'><title>x</title><p>Mareck came.</p></html>", "utf-8"
    )
    with pytest.raises(LeakFound, match="worker-9"):
        run.verify([page], review)


@pytest.mark.requirement("E23")
def test_a_chapter_that_still_calls_itself_a_draft_stops_publication(review: Path) -> None:
    (review / "report" / "03-more.md").write_text("# More\n\nWhen this draft was made.\n", "utf-8")
    with pytest.raises(BadCase, match="chapter 3 still speaks of itself as a draft"):
        _release(review)


def test_a_label_that_says_the_sex_the_report_hides_stops_publication(review: Path) -> None:
    case = review / "case.toml"
    case.write_text(case.read_text("utf-8") + 'neutral = "everybody"\n', "utf-8")
    with pytest.raises(BadCase, match="mother-1 says the sex"):
        _release(review)


def test_another_reviews_label_in_the_report_waits_for_a_person(review: Path) -> None:
    case = review / "case.toml"
    case.write_text(case.read_text("utf-8") + 'labels_elsewhere = ["Ruby"]\n', "utf-8")
    (review / "report" / "03-more.md").write_text("# More\n\nHe gave Ruby a stone.\n", "utf-8")
    with pytest.raises(Undecided):
        _release(review)
    sheet = outputs_of(review) / "restricted" / "residual.csv"
    assert "Ruby,label," in sheet.read_text("utf-8-sig")


def test_a_word_that_may_tell_a_hidden_sex_waits_for_a_person(review: Path) -> None:
    case = review / "case.toml"
    case.write_text(case.read_text("utf-8") + "neutral = true\n", "utf-8")
    (review / "report" / "03-more.md").write_text(
        "# More\n\nThe teacher met the doctor before he was hurt.\n", "utf-8"
    )
    with pytest.raises(Undecided):
        _release(review)
    sheet = (outputs_of(review) / "restricted" / "residual.csv").read_text("utf-8-sig")
    assert "before he was hurt,pronoun," in sheet


@pytest.mark.requirement("L59")
def test_public_copies_hold_no_ids_no_genogram_no_marking_and_no_draft_words(held: Path) -> None:
    review = gather(held, Silent()).review
    for path in (outputs_of(held) / "held").glob("*.html"):
        text = path.read_text("utf-8")
        for event in review.events:
            assert event.event_id not in text
        for words in (
            review.profile.marking,
            "Front sheet",
            "Draft ",
            "genogram",
            "<svg",
            "restricted",
        ):
            assert words.casefold() not in text.casefold(), words


def test_a_reference_that_leads_nowhere_stops_publication(review: Path) -> None:
    (review / "report" / "03-more.md").write_text(
        "# More\n\nAs seen [@event:police-9999].\n", "utf-8"
    )
    with pytest.raises(BadCase, match="1 references in the report lead nowhere") as stop:
        _release(review)
    assert stop.value.code == Exit.CASE


def test_a_label_that_begins_with_the_real_initial_stops_publication(review: Path) -> None:
    register = review / "register.csv"
    register.write_text(register.read_text("utf-8").replace("Child A,", "Child Z,"), "utf-8")
    with pytest.raises(BadCase, match="child-1"):
        _release(review)


def test_a_copy_with_a_picture_in_it_is_not_called_searched(
    review: Path, held: Path, tmp_path: Path
) -> None:
    with_picture = tmp_path / "with picture.docx"
    made = docx.Document(str(outputs_of(held) / "held" / "learning-summary.docx"))
    page = io.BytesIO()
    Image.new("L", (40, 40), 255).save(page, "PNG")
    made.add_picture(io.BytesIO(page.getvalue()))
    made.save(str(with_picture))
    with pytest.raises(CouldNotVerify) as stop:
        run.verify([with_picture], review)
    assert stop.value.code == Exit.UNVERIFIED
    assert "file 1 was not read whole" in stop.value.sentence
    assert "word/media/image1.png: a picture. Look at each" in stop.value.sentence


def test_a_partnerships_own_logo_is_known_by_its_template(tmp_path: Path) -> None:
    template = docx.Document()
    page = io.BytesIO()
    Image.new("L", (40, 40), 255).save(page, "PNG")
    template.add_picture(io.BytesIO(page.getvalue()))
    template.save(str(tmp_path / "document.docx"))
    assert sha256(page.getvalue()) in own_pictures([tmp_path])


def _edited(review: Path, to: Path, old: str, new: str) -> Path:
    """A held Word copy in which somebody mended words, and wrote a paragraph of their own."""
    made = docx.Document(str(outputs_of(review) / "held" / "overview-report.docx"))
    (mended,) = [one for one in made.paragraphs if old in one.text]
    mended.insert_paragraph_before("Somebody wrote this sentence in Word, and nowhere else.")
    for run_ in mended.runs:
        run_.text = run_.text.replace(old, new)
    made.save(str(to))
    return to


def test_an_edited_public_copy_is_shown_its_changes_and_their_lines_and_is_never_taken_over(
    review: Path, tmp_path: Path
) -> None:
    chapters = sorted((review / "report").glob("*.md"))
    before = [path.read_bytes() for path in chapters]
    held = {path: path.read_bytes() for path in (outputs_of(review) / "held").iterdir()}
    old = "This report looks at"
    copy = _edited(review, tmp_path / "edited.docx", old, f"{old} too")
    with pytest.raises(BadCase) as stop:
        run.adopt(copy, review)
    said = stop.value.sentence
    assert "edited public copy of overview-report.docx: 2 paragraphs differ" in said
    assert "changed: report/, chapter 1, line 3" in said
    assert "new: put it where it belongs" in said
    assert "run cspr publish small" in said
    assert "nowhere else" not in said
    assert old not in said
    shown = outputs_of(review) / "restricted" / "status" / "changed-public-copy.docx"
    words = " ".join(
        cell.text for table in docx.Document(str(shown)).tables for cell in table._cells
    )
    assert f"{old} too" in words
    assert "nowhere else" in words
    assert [path.read_bytes() for path in chapters] == before
    assert {path: path.read_bytes() for path in held} == held


def test_a_public_copy_with_no_word_changed_says_so(review: Path) -> None:
    with pytest.raises(BadCase, match="with no word changed"):
        run.adopt(outputs_of(review) / "held" / "learning-summary.docx", review)


def test_another_word_file_is_no_public_copy(review: Path, tmp_path: Path) -> None:
    other = docx.Document()
    other.add_paragraph("A letter about something else.")
    other.save(str(tmp_path / "letter.docx"))
    with pytest.raises(BadCase, match="none of the marks of a draft"):
        run.adopt(tmp_path / "letter.docx", review)


def test_the_lines_of_paragraphs_are_those_of_their_file() -> None:
    chapter = Prose("01-x", "# One\n\nFirst *words*\nof two lines.\n\n\nSecond.\n", first_line=4)
    assert places([chapter]) == {
        (1, 4): "one",
        (1, 6): "first words of two lines.",
        (1, 10): "second.",
    }
