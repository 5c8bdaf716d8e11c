"""Tells a file's format by its bytes, and walks it. A format with no walker cannot be published."""

from __future__ import annotations

from collections.abc import Callable

from pipeline.errors import CouldNotVerify
from pipeline.verify import pdf, web, word
from pipeline.verify.looks import Look

Walker = Callable[[bytes, tuple[str, ...]], Look]
WALKERS: dict[str, Walker] = {"docx": word.look, "pdf": pdf.look, "html": web.look}

ACCEPTED = "a Word document (.docx), a PDF or a web page (.html)"


def kind_of(data: bytes) -> str:
    """docx, pdf or html by the bytes. Raises CouldNotVerify for anything else, and for nothing."""
    if not data.strip():
        raise CouldNotVerify("the file is empty.")
    if data[:4] == b"PK\x03\x04":
        return "docx"
    if data[:5] == b"%PDF-":
        return "pdf"
    if data[:400].lstrip(b"\xef\xbb\xbf \r\n\t").lower().startswith((b"<!doctype html", b"<html")):
        return "html"
    raise CouldNotVerify(f"the file is of a kind that cannot be checked: {ACCEPTED} can be.")


def named_kind(name: str, data: bytes) -> str:
    """The same, with the file's name in what is raised."""
    try:
        return kind_of(data)
    except CouldNotVerify as fault:
        raise CouldNotVerify(f"{name} could not be checked: {fault.sentence}") from fault


def walked(name: str, data: bytes, links: tuple[str, ...]) -> Look:
    """Everything in a file. Raises CouldNotVerify, with the file's name, where it cannot be read."""
    try:
        return WALKERS[kind_of(data)](data, links)
    except CouldNotVerify as fault:
        raise CouldNotVerify(
            f"{name} could not be checked: {fault.sentence} Nothing has been published."
        ) from fault
