"""Public copies in the hands of others: mat2, exiftool, qpdf, LibreOffice, pandoc, a real browser.

Programs that never saw our code read the three copies of one anonymised document of every block:
no property but the title and what the format demands, nothing damaged, the words the same, and the
outline that a screen reader would read out. Each skips with its reason where it is not installed.
"""

from __future__ import annotations

import io
import itertools
import json
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import page
import pikepdf
import pypdfium2
import pytest

from pipeline import lexicon
from pipeline.anonymise import Policy, anonymise
from pipeline.anonymise.quasi import CATEGORIES, Choice
from pipeline.document import Document, Heading, Paragraph, Table, paragraph, plain, walk
from pipeline.render.html import html
from pipeline.render.lint import lint
from pipeline.render.pdf import pdf
from pipeline.render.word import word
from pipeline.verify import JUDGES, Question, verify
from pipeline.verify.second import read_pdf, read_word
from tests import browser as chromium
from tests.leaks.invented import NAME, REGISTER
from tests.render.invented import rich
from tests.render.reading import Page, word_text

SHARED = [Path(__file__).parents[2] / "templates" / "_shared"]
KEEP = Policy(details={name: Choice("keep", "a test") for name in CATEGORIES})
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass(frozen=True)
class Copies:
    model: Document
    files: dict[str, bytes]
    folder: Path

    def path(self, kind: str) -> Path:
        return self.folder / f"overview-report.{kind}"


def confidential() -> Document:
    made = rich()
    named = (
        paragraph(
            f"On 4 March 2023 {NAME} was seen by Hope Conjured at St Aidric's Primary School."
        ),
        paragraph("Ms Maelona Pretendwr-Tybiedig rang from 01632 960123; nobody rang back."),
    )
    return Document(made.kind, made.title, (*made.blocks, *named), made.subtitle)


@pytest.fixture(scope="module")
def copies(tmp_path_factory: pytest.TempPathFactory) -> Copies:
    """The three copies, cleared by all judges."""
    made = anonymise(confidential(), REGISTER, KEEP, lexicon.ordinary(), lexicon.common())
    files = {
        "overview-report.docx": word(made.document, SHARED, publication=True),
        "overview-report.pdf": pdf(made.document),
        "overview-report.html": html(made.document),
    }
    question = Question(
        REGISTER,
        shown=made.keys,
        links=KEEP.links,
        ordinary=lexicon.ordinary(),
        common=lexicon.common(),
    )
    cleared = verify(files, {"restricted.docx": word(confidential(), SHARED)}, question)
    assert all(set(clearance.judges) == set(JUDGES) for clearance in cleared)
    folder = tmp_path_factory.mktemp("public")
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return Copies(made.document, files, folder)


def _ran(program: str, *arguments: str) -> str:
    found = shutil.which(program)
    if found is None:
        pytest.skip(f"{program} is not installed")
    done = subprocess.run(
        [found, *arguments], capture_output=True, timeout=180, check=False, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.replace("\u00ad", "").replace("\ufffe", ""))


def said(model: Document, *, notes: bool = True) -> Iterator[str]:
    """The words of every heading, paragraph and cell of the model, notes by themselves."""
    for block in walk(model.blocks):
        held = [block.content] if isinstance(block, Paragraph | Heading) else []
        if isinstance(block, Table):
            held = [line for row in block.rows for one in row.cells for line in one.content]
        for content in held:
            pieces = re.split(r" \[(.*?)\]", plain(content))
            yield from filter(None, pieces if notes else pieces[::2])


# ---------------------------------------------------------------- properties


def test_mat2_sees_no_property_but_the_title_and_the_language(copies: Copies) -> None:
    shown = _ran("mat2", "--show", str(copies.path("docx")))
    kept = {line.strip().split(": ")[0] for line in shown.splitlines() if not line.startswith("[")}
    assert kept - {""} <= {"dc:title", "dc:language", "create_system"}
    # mat2 calls the nought that stands for no system at all weird.
    assert set(re.findall(r"create_system: (.*)", shown)) <= {"Weird"}
    shown = _ran("mat2", "--show", str(copies.path("pdf")))
    told = dict(line.strip().split(": ", 1) for line in shown.splitlines() if line.startswith("  "))
    assert set(told) <= {"title", "format", "creation-date", "mod-date", "metadata"}
    assert {told.get("creation-date", "-1"), told.get("mod-date", "-1")} == {"-1"}


def test_exiftool_sees_no_property_but_what_the_format_demands(copies: Copies) -> None:
    for kind in ("pdf", "docx", "html"):
        (told,) = json.loads(_ran("exiftool", "-json", "-a", "-G1", str(copies.path(kind))))
        groups = ("System:", "ExifTool:", "File:", "SourceFile")
        kept = {key for key in told if not key.startswith(groups)}
        allowed = {
            "pdf": r"PDF:(PDFVersion|Linearized|PageCount|TaggedPDF|Language|PageMode|Title)"
            r"|XMP-dc:(Title|Language|Format)|XMP-pdfuaid:Part",
            "docx": r"ZIP:Zip\w+|XMP-dc:(Title|Language)|XML:.*",
            "html": r"HTML:(Title|Viewport|Referrer|ContentType|HTTPEquivContentSecurityPolicy)"
            r"|HTTP-equiv:HTTPEquivContentSecurityPolicy",
        }[kind]
        assert not [key for key in kept if not re.fullmatch(allowed, key)], kept
        for key in kept:
            assert not re.search(r"Author|Creator|Producer|Date(?!:)|Company|Keywords", key) or (
                told[key] == "1980:01:01 00:00:00"
            ), key


def test_qpdf_finds_nothing_damaged(copies: Copies) -> None:
    shown = _ran("qpdf", "--check", str(copies.path("pdf")))
    assert "No syntax or stream encoding errors found" in shown
    assert "File is not encrypted" in shown


def test_verapdf_finds_nothing_against_pdf_ua(copies: Copies) -> None:
    shown = _ran("verapdf", "--flavour", "ua1", "--format", "text", str(copies.path("pdf")))
    assert shown.startswith("PASS")


# ---------------------------------------------------------------- words


def test_libreoffice_opens_the_word_copy_and_reads_our_words(copies: Copies) -> None:
    _ran(
        "soffice", f"-env:UserInstallation={(copies.folder / 'profile').as_uri()}", "--headless",
        "--convert-to", "txt:Text", "--outdir", str(copies.folder), str(copies.path("docx")),
    )  # fmt: skip
    shown = _words((copies.folder / "overview-report.txt").read_text("utf-8-sig"))
    for text in said(copies.model, notes=False):  # its plain text leaves notes out
        assert " ".join(_words(text)) in " ".join(shown), text
    ours = set(_words(word_text(copies.files["overview-report.docx"])))
    assert {each for each in shown if not each.isdigit()} <= ours


def test_pandoc_reads_the_same_words_from_the_word_copy(copies: Copies) -> None:
    data = copies.files["overview-report.docx"]
    shown = _words(read_word(data).replace("\n", " "))
    ours = _words(word_text(data))
    assert {each for each in shown if not each.isdigit()} <= set(ours)
    for text in said(copies.model):
        assert set(_words(text)) <= set(shown), text


def test_every_paragraph_of_the_model_is_in_each_copy(copies: Copies) -> None:
    bare = {
        "docx": word_text(copies.files["overview-report.docx"]),
        "pdf": read_pdf(copies.files["overview-report.pdf"]),
        "html": Page(copies.files["overview-report.html"]).text,
    }
    for kind, text in bare.items():
        shown = "".join(_words(text))
        for line in said(copies.model):
            assert "".join(_words(line)) in shown, (kind, line)
        assert "Quillington" not in shown
        assert "Child A" in text


# ---------------------------------------------------------------- the outline read out


def _element(one: Any) -> Iterator[Any]:
    if isinstance(one, pikepdf.Array):
        for part in one:
            yield from _element(part)
    elif isinstance(one, pikepdf.Dictionary) and "/S" in one:
        yield one
        yield from _element(one.get("/K", pikepdf.Array()))


def test_the_tags_of_the_pdf_are_walked_in_order(copies: Copies) -> None:
    data = copies.files["overview-report.pdf"]
    assert [f"{one.rule_id}" for one in page.validate_pdf_bytes(data, profile="ua1").failures] == []
    with pikepdf.open(io.BytesIO(data)) as file:
        assert str(file.Root.Lang) == "en-GB"
        assert str(file.docinfo.Title) == copies.model.title
        assert file.Root.ViewerPreferences.DisplayDocTitle
        assert file.Root.MarkInfo.Marked
        tags = list(_element(file.Root.StructTreeRoot.K))
        names = [str(tag.S) for tag in tags]
        levels = [int(name[2:]) for name in names if re.fullmatch(r"/H\d", name)]
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
        for tag, name in zip(tags, names, strict=True):
            if name == "/Figure":
                assert str(tag.get("/Alt", "")).strip()
            if name == "/TH":
                attributes = tag.get("/A", pikepdf.Dictionary())
                held = list(attributes) if isinstance(attributes, pikepdf.Array) else [attributes]
                assert any("/Scope" in one for one in held)
        assert {"/Table", "/TH", "/L", "/LI", "/P"} <= set(names)
        with file.open_outline() as outline:
            assert outline.root
        assert all("/StructParents" in leaf.obj and leaf.obj.Tabs == "/S" for leaf in file.pages)


def test_the_word_copy_has_a_real_outline_and_passes_our_lint(copies: Copies) -> None:
    data = copies.files["overview-report.docx"]
    assert lint(data, publication=True) == ()
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        body = ET.fromstring(package.read("word/document.xml"))
        styles = ET.fromstring(package.read("word/styles.xml"))
        core = package.read("docProps/core.xml").decode()
    used = [style.get(f"{W}val", "") for style in body.iter(f"{W}pStyle")]
    levels = [int(name[-1]) for name in used if re.fullmatch(r"Heading\d", name)]
    assert levels
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    assert len(list(body.iter(f"{W}tblHeader"))) >= len(list(body.iter(f"{W}tbl"))) - 1
    for picture in body.iter(
        "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
    ):
        assert picture.get("descr", "").strip()
    assert any(lang.get(f"{W}val") == "en-GB" for lang in styles.iter(f"{W}lang"))
    assert f"<dc:title>{copies.model.title}</dc:title>" in core


def test_a_real_browser_and_axe_find_nothing_against_the_web_copy(
    copies: Copies, tmp_path: Path
) -> None:
    with chromium.start(tmp_path / "profile") as browser:
        browser.open(copies.path("html"))
        assert browser.troubles() == []
        assert browser.axe() == []
        headings = browser.run(
            "[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(h => +h.tagName[1])"
        )
        assert isinstance(headings, list)
        assert headings[0] == 1
        assert all(b <= a + 1 for a, b in itertools.pairwise(headings))
        assert browser.run("document.documentElement.lang") == "en-GB"


def test_pdfium_counts_the_pages_the_tags_are_on(copies: Copies) -> None:
    file = pypdfium2.PdfDocument(copies.files["overview-report.pdf"])
    assert len(file) >= 2
    file.close()
