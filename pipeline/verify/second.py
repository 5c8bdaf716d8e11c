"""A second toolchain's reading of each format, by people who never saw the first.

pandoc for Word, pdfium for PDF, Python's own parser for HTML. A reading with no words, or one
that holds words the first walk did not see, means the file was not understood.
"""

from __future__ import annotations

import re
import subprocess

import pypandoc
import pypdfium2

from pipeline.errors import CouldNotVerify
from pipeline.verify import web
from pipeline.verify.letters import plain
from pipeline.verify.looks import Look
from pipeline.verify.search import Text

SECONDS = 120


def read_word(data: bytes) -> str:
    """The words of a Word file by pandoc, which may not open any other file."""
    command = [
        pypandoc.get_pandoc_path(), "--sandbox", "--from", "docx", "--to", "plain",
        "--wrap", "none", "--track-changes", "all",
    ]  # fmt: skip
    try:
        run = subprocess.run(command, input=data, capture_output=True, timeout=SECONDS, check=True)
    except (subprocess.SubprocessError, OSError) as fault:
        raise CouldNotVerify("the second reader could not open the Word file.") from fault
    return run.stdout.decode("utf-8", "replace")


def read_pdf(data: bytes) -> str:
    """The words of a PDF by pdfium, page by page."""
    try:
        document = pypdfium2.PdfDocument(data)
        try:
            return "\n".join(_page(document, number) for number in range(len(document)))
        finally:
            document.close()
    except pypdfium2.PdfiumError as fault:
        raise CouldNotVerify("the second reader could not open the PDF.") from fault


def _page(document: pypdfium2.PdfDocument, number: int) -> str:
    page = document[number]
    words = page.get_textpage()
    text = str(words.get_text_range())
    words.close()
    page.close()
    return text


def read_web(data: bytes) -> str:
    """The words of a web page by Python's own parser."""
    return web.second_reading(data)


READERS = {"docx": read_word, "pdf": read_pdf, "html": read_web}


def _vocabulary(text: str) -> set[str]:
    return set(re.findall(r"[a-z]{4,}", plain(text).lower()))


def reading(kind: str, data: bytes, first: Look) -> Text:
    """The second reading, checked against the first. Raises CouldNotVerify where they part."""
    text = READERS[kind](data)
    words = _vocabulary(text)
    if not words:
        raise CouldNotVerify("the second reader found no words in the file.")
    seen: set[str] = set()
    for part in first.texts:
        seen |= _vocabulary(part.text)
    # A word broken over lines is two words to one reader and one to the other.
    whole = " ".join(seen)
    missed = {word for word in words - seen if word not in whole}
    if len(missed) > len(words) // 50:
        raise CouldNotVerify("the two readers saw different words, so one of them missed some.")
    return Text("the words as read", text)
