"""Other programs open what we make: LibreOffice, qpdf, pandoc. Skipped where they are missing."""

from __future__ import annotations

import io
import json
import re
import shutil
import subprocess
from pathlib import Path

import pikepdf
import pypandoc
import pypdfium2
import pytest

from pipeline.document import Document, paragraph
from pipeline.render.html import html
from pipeline.render.pdf import pdf
from pipeline.render.word import word
from pipeline.render.workbook import Column, Sheet, workbook
from tests.render.invented import chronology, rich

SHARED = [Path(__file__).parents[2] / "templates" / "_shared"]


def libreoffice(folder: Path, name: str, data: bytes) -> str:
    """The words of a file as LibreOffice prints it."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not on this machine")
    (folder / name).write_bytes(data)
    subprocess.run(
        [office, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless",
         "--convert-to", "pdf", "--outdir", str(folder), str(folder / name)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    file = pypdfium2.PdfDocument((folder / name).with_suffix(".pdf").read_bytes())
    return " ".join(
        re.sub(r"\s+", " ", file[number].get_textpage().get_text_range())
        for number in range(len(file))
    )


def test_libreoffice_prints_every_part_of_a_word_file(tmp_path: Path) -> None:
    text = libreoffice(tmp_path, "rich.docx", word(rich(), SHARED))
    for wanted in (
        "1 What happened",
        "1.1.1",
        "taken to hospital",
        "Police return, row 2.",
        "OFFICIAL-SENSITIVE",
        "Housing",
        "Contacts",
        "Nothing more is known",
        "1.1 The first of the appendix.",
    ):
        assert wanted in text, wanted


def test_libreoffice_prints_every_event_of_a_long_chronology(tmp_path: Path) -> None:
    text = libreoffice(tmp_path, "long.docx", word(chronology(120), SHARED)).replace(" ", "")
    assert all(f"police-{number:04d}" in text for number in range(1, 121))


def test_a_marking_of_two_lines_leaves_the_words_of_a_word_page_where_they_are(
    tmp_path: Path,
) -> None:
    def top(name: str, marking: str) -> float:
        document = Document("note", "Pack", (paragraph("One."),), reference="R", marking=marking)
        libreoffice(tmp_path, f"{name}.docx", word(document, SHARED))
        file = pypdfium2.PdfDocument((tmp_path / f"{name}.pdf").read_bytes())
        page = file[0].get_textpage()
        at = page.get_text_range().index("One.")
        found: float = page.get_charbox(at)[3]
        file.close()
        return found

    assert top("one", "OFFICIAL") == top("two", "OFFICIAL " + "for those named in it only " * 5)


def test_libreoffice_opens_a_workbook(tmp_path: Path) -> None:
    data = workbook([Sheet("Events", (Column("Event", 30),), [["=1+1"], ["Home visit"]])])
    text = libreoffice(tmp_path, "book.xlsx", data)
    assert "=1+1" in text
    assert "Home visit" in text


def test_pandoc_reads_the_same_headings_from_word_and_from_the_page() -> None:
    """A second reader of both: what one says is a heading, the other does."""

    def headings(data: bytes, kind: str) -> list[tuple[int, str]]:
        done = subprocess.run(
            [pypandoc.get_pandoc_path(), "--sandbox", "-f", kind, "-t", "json"],
            input=data, capture_output=True, check=True, timeout=60,
        )  # fmt: skip
        blocks = json.loads(done.stdout)["blocks"]
        found = []
        waiting = list(reversed(blocks))
        while waiting:
            block = waiting.pop()
            if block["t"] == "Header":
                words = "".join(
                    part.get("c", " ") if part["t"] == "Str" else " " for part in block["c"][2]
                )
                found.append((block["c"][0], words))
            elif block["t"] == "Div":
                waiting += reversed(block["c"][1])
        return found

    from_word = [title for _, title in headings(word(rich(), SHARED), "docx")]
    from_page = [
        re.sub(r"^.*?[\d.]+ ", "", title)
        for level, title in headings(html(rich()), "html")
        if level > 1
    ]
    for title in ("What happened", "Background", "2024", "Terms"):
        assert title in from_word
        assert any(title in other for other in from_page)


def test_qpdf_finds_nothing_wrong_with_a_pdf() -> None:
    for document in (rich(), chronology(40)):
        with pikepdf.open(io.BytesIO(pdf(document))) as file:
            assert file.check_pdf_syntax() == []
