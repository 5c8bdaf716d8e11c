"""Web pages: one file, no scripts, nothing fetched, headings and tables a screen reader can use."""

from __future__ import annotations

import base64
import hashlib
import re
import shutil
import subprocess
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.document import Document, Table, TableCell, TableRow, cell, heading, paragraph, words
from pipeline.render.clean import clean
from pipeline.render.html import html
from tests.render.invented import HOSTILE, hostile, rich
from tests.render.reading import Page


@pytest.fixture(scope="module")
def made() -> bytes:
    return html(rich())


def test_every_word_of_the_document_is_on_the_page(made: bytes) -> None:
    text = Page(made).text
    for wanted in (
        "Combined summary", "Child A", "EXR-2026-01", "1.1.1", "On 9 March 2026 Child A was taken to hospital.",
        "Police return, row 2.", "Missing: Two returns have not arrived", "“She was quiet when he was there.”",
        "Are improvements needed?", "Not answered yet", "January 2024", "police-0001", "Nothing more is known",
    ):  # fmt: skip
        assert wanted in text, wanted


def test_a_page_runs_and_fetches_nothing(made: bytes) -> None:
    page = Page(made)
    policy = next(
        meta["content"]
        for meta in page.all("meta")
        if meta.get("http-equiv") == "Content-Security-Policy"
    )
    assert policy is not None
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    style = re.search(rb"<style>(.*?)</style>", made, re.DOTALL)
    assert style is not None
    assert base64.b64encode(hashlib.sha256(style[1]).digest()).decode() in policy
    tags = {tag for tag, _ in page.elements}
    assert not tags & {"script", "img", "iframe", "link", "object", "form", "base"}
    for _, attributes in page.elements:
        assert not [
            name for name in attributes if name.startswith("on") or name in {"style", "src"}
        ]


def test_headings_are_in_order_and_the_title_comes_first(made: bytes) -> None:
    levels = [int(tag[1]) for tag, _ in Page(made).elements if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_tables_tell_their_headings_and_figures_their_meaning(made: bytes) -> None:
    page = Page(made)
    scopes = [attributes.get("scope") for attributes in page.all("th")]
    assert set(scopes) == {"col", "row"}
    assert len(page.all("caption")) == len(page.all("table"))
    assert page.all("svg")[0]["aria-label"] == "One contact by the police in January."
    assert page.all("svg")[0]["role"] == "img"


def test_landmarks_language_and_a_way_past_the_head(made: bytes) -> None:
    page = Page(made)
    assert page.all("html")[0]["lang"] == "en-GB"
    assert {"header", "main", "footer", "nav"} <= {tag for tag, _ in page.elements}
    first = page.all("a")[0]
    assert first["href"] == "#main"


def test_every_id_is_one_elements_and_every_link_within_leads_to_one(made: bytes) -> None:
    page = Page(made)
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    for link in page.all("a"):
        assert (link["href"] or "").startswith(("#", "https://www.gov.example"))
        if (link["href"] or "").startswith("#"):
            assert (link["href"] or "")[1:] in ids


def test_a_sign_is_read_out_by_its_meaning(made: bytes) -> None:
    assert '<span aria-hidden="true">✗</span><span class="unseen">late: </span>' in made.decode()


def test_words_that_try_to_be_markup_are_printed_as_words() -> None:
    page = Page(html(hostile()))
    assert page.text.count(clean(HOSTILE)[:60]) >= 15
    assert "script" not in {tag for tag, _ in page.elements}


def test_the_same_document_gives_the_same_bytes(made: bytes) -> None:
    assert html(rich()) == made


@settings(max_examples=60)
@given(st.lists(st.text(st.characters(), max_size=60), min_size=1, max_size=5))
def test_any_words_come_back_as_they_were_typed(texts: list[str]) -> None:
    rows = tuple(TableRow((TableCell((words(text),)),), anchor=text) for text in texts)
    document = Document(
        "t",
        "t",
        (*map(paragraph, texts), *(heading(1, text, text) for text in texts), Table(("A",), rows)),
    )
    page = Page(html(document))
    for text in texts:
        assert clean(text).replace("\n", "") in page.text.replace("\n", "")
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))


def test_a_band_stands_across_the_table() -> None:
    table = Table(("A", "B"), (TableRow((cell("2024"),), band=True),))
    assert '<td colspan="2">2024</td>' in html(Document("t", "t", (table,))).decode()


def test_a_real_browser_finds_nothing_to_complain_of(tmp_path: Path, made: bytes) -> None:
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if browser is None:
        pytest.skip("no Chromium on this machine")
    file = tmp_path / "page.html"
    file.write_bytes(made)
    done = subprocess.run(
        [browser, "--headless", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr", "--v=0",
         f"--user-data-dir={tmp_path / 'profile'}", "--dump-dom", file.as_uri()],
        capture_output=True, timeout=60, check=False,
    )  # fmt: skip
    assert b"What happened" in done.stdout
    assert b"CONSOLE" not in done.stderr
