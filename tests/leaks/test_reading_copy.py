"""The officer's reading copy in a real browser: what it marks, what it exports, what it never does."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from pipeline import lexicon
from pipeline.anonymise import Policy, anonymise
from pipeline.anonymise.comparison import comparison
from pipeline.anonymise.quasi import CATEGORIES, Choice
from pipeline.anonymise.residual import Remaining, accepted, altered, check_decided, rows, waiting
from pipeline.decided import Decision, read_decided
from pipeline.document import Document, paragraph
from pipeline.errors import Undecided
from pipeline.render.redaction_review import redaction_review
from pipeline.render.residual_book import residual_book, residual_csv
from tests import browser as chromium
from tests.leaks.invented import REGISTER

HOSTILE = "</script><script>document.title='owned'</script> <img src=x onerror=\"document.title='owned'\">"
KEEP = {name: Choice("keep", "a test") for name in CATEGORIES}
LEFT = (
    Remaining("#1", "name", "Makebelieve Hub", 2, ("They met at the Makebelieve Hub.",)),
    Remaining("#2", "name", "Bwt", 1, ("Bwt 2kg",)),
)
DECIDED = (Decision("Bwt", "alter", "Birth weight", "shorthand", "Ann", date(2026, 3, 31)),)


def content() -> dict[str, object]:
    document = Document(
        "report", "A report",
        (
            paragraph("On 4 March 2023 Zebedee Quillington was seen."),
            paragraph("They met at the Makebelieve Hub."),
            paragraph("Nothing changes here."),
            paragraph(HOSTILE),
        ),
    )  # fmt: skip
    made = anonymise(document, REGISTER, Policy(details=KEEP), lexicon.ordinary(), lexicon.common())
    about = {"title": "Child A", "reference": "EXR-1", "marking": "OFFICIAL-SENSITIVE"}
    return comparison({"report": made}, LEFT, DECIDED, about)


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[chromium.Browser]:
    folder = tmp_path_factory.mktemp("reading")
    path = folder / "redaction-review.html"
    path.write_bytes(redaction_review(content()))
    with chromium.start(folder / "profile") as browser:
        browser.open(path)
        yield browser


def test_original_and_public_text_stand_side_by_side(page: chromium.Browser) -> None:
    assert page.run("document.querySelector('article p').textContent") == (
        "On 4 March 2023 Zebedee Quillington was seen."
    )
    assert page.run("document.querySelector('article p + p').textContent") == (
        "In March 2023 Child A was seen."
    )
    assert (
        page.run("[...document.querySelectorAll('del')].map(d => d.title).join('; ')")
        == "date; name, child-1"
    )


def test_undecided_strings_stand_first_and_are_marked_in_the_text(page: chromium.Browser) -> None:
    assert page.run("document.querySelector('#strings tbody th').textContent") == "Makebelieve Hub"
    assert page.run("document.querySelector('mark').textContent") == "Makebelieve Hub"
    assert "1 of 2 strings wait" in str(
        page.run("document.getElementById('strings-count').textContent")
    )


def test_passages_are_chosen_by_kind_and_by_words(page: chromium.Browser) -> None:
    count = "document.querySelectorAll('article').length"
    assert page.run(count) == 2
    page.run("document.getElementById('changed').click()")
    assert page.run(count) == 5
    page.run(
        "{const f = document.getElementById('find'); f.value = 'nothing'; f.dispatchEvent(new Event('input'));}"
    )
    assert page.run(count) == 1
    page.run(
        "{const f = document.getElementById('find'); f.value = ''; f.dispatchEvent(new Event('input'));}"
    )
    page.run("document.getElementById('changed').click()")


def test_decisions_are_saved_in_the_form_the_program_reads(
    page: chromium.Browser, tmp_path: Path
) -> None:
    page.run("""{
      window.saved = null;
      URL.createObjectURL = (blob) => { blob.text().then((text) => { window.saved = text; }); return 'blob:x'; };
      HTMLAnchorElement.prototype.click = function () {};
      document.getElementById('by').value = 'Ann'; document.getElementById('on').value = '2026-04-01';
      const row = document.querySelector('#strings tbody tr');
      const choice = row.querySelector('select'); choice.value = 'accept'; choice.dispatchEvent(new Event('change'));
      const reason = row.querySelectorAll('input')[1]; reason.value = 'a "public" building, they say';
      reason.dispatchEvent(new Event('input'));
      document.getElementById('save').click();
    }""")
    page.wait("window.saved !== null")
    (tmp_path / "decisions").mkdir()
    (tmp_path / "decisions" / "residual.csv").write_text(str(page.run("window.saved")), "utf-8")
    found = {each.string: each for each in read_decided(tmp_path)}
    assert found["Makebelieve Hub"].decision == "accept"
    assert found["Makebelieve Hub"].reason == 'a "public" building, they say'
    assert found["Makebelieve Hub"].by == "Ann"
    assert found["Bwt"].by == "Ann"


def test_the_page_asks_nothing_of_the_net_and_runs_nothing_it_was_told(
    page: chromium.Browser,
) -> None:
    assert page.run("document.title") == "EXR-1 Redaction review"
    assert [said for said in page.troubles() if "blob:x" not in said] == []


def test_the_page_meets_wcag(page: chromium.Browser) -> None:
    assert page.axe() == []


def test_what_waits_stops_publication_without_saying_it() -> None:
    assert [each.string for each in waiting(LEFT, DECIDED)] == ["Makebelieve Hub", "Bwt"]
    with pytest.raises(Undecided) as stop:
        check_decided(waiting(LEFT[:1], ()), "small")
    assert stop.value.code == 23
    assert "#1" in stop.value.sentence
    assert "Makebelieve" not in stop.value.sentence
    check_decided((), "small")


def test_decisions_divide_into_what_may_stay_and_what_is_changed() -> None:
    both = (*DECIDED, Decision("Hub", "accept", "", "a building"))
    assert accepted(both) == {"Hub"}
    assert altered(both) == (("Bwt", "Birth weight"),)


def test_the_worksheet_puts_the_undecided_first_and_is_the_same_every_time() -> None:
    laid = rows(LEFT, DECIDED)
    assert [row[0] for row in laid] == ["Makebelieve Hub", "Bwt"]
    assert laid[1][5:] == ("alter", "Birth weight", "shorthand", "Ann", "2026-03-31")
    read = list(csv.reader(io.StringIO(residual_csv(laid).decode("utf-8-sig"))))
    assert read[0][0] == "string"
    assert read[1][0] == "Makebelieve Hub"
    assert residual_book(laid, head="EXR-1") == residual_book(laid, head="EXR-1")
