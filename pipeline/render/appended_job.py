"""Look a supplied PDF over and give back its bare pages. Run as a script, in a process of its own.

What comes back holds pictures and words on pages and nothing else: no script, no action, no
link, no attachment, no form, no layer, no description. It says which of these it took out.
"""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterator
from typing import Any

import pikepdf

#: More pages than this are no form or notification.
MOST_PAGES = 200
_MEMORY = 1_500_000_000
_SECONDS = 60
#: All that a page keeps.
_PAGE = {
    "/Type", "/MediaBox", "/CropBox", "/Rotate", "/Resources", "/Contents", "/Group", "/UserUnit",
}  # fmt: skip
#: What no object keeps: actions, files of other places, descriptions, marks of a structure we drop.
_GONE = (
    "/AA", "/A", "/OpenAction", "/JS", "/AF", "/EF", "/OPI", "/Ref", "/Alternates", "/PieceInfo",
    "/Metadata", "/StructParent", "/StructParents", "/LastModified",
)  # fmt: skip


def bare(data: bytes) -> tuple[bytes, int, list[str]]:
    """The pages alone, how many, and what was taken out. ValueError says why it is refused."""
    try:
        pdf = pikepdf.open(io.BytesIO(data), attempt_recovery=False)
    except pikepdf.PasswordError:
        raise ValueError("it needs a password") from None
    except pikepdf.PdfError:
        raise ValueError("it is damaged or incomplete") from None
    if pdf.is_encrypted:
        raise ValueError("it is encrypted")
    form = pdf.Root.get("/AcroForm")
    if form is not None and "/XFA" in form:
        raise ValueError("it is a form whose answers are not on its pages")
    if not 0 < len(pdf.pages) <= MOST_PAGES:
        raise ValueError(f"it has {len(pdf.pages)} pages, and at most {MOST_PAGES} are taken")
    found = list(dict.fromkeys(_active(pdf)))
    if form is not None:
        form["/NeedAppearances"] = True  # an answer typed without a picture of it gets one
        pdf.generate_appearance_streams()
    pdf.flatten_annotations("all")
    out = pikepdf.new()
    for page in pdf.pages:
        _only_what_shows(page)
        out.pages.append(page)
    _strip(out)
    buffer = io.BytesIO()
    out.save(buffer, deterministic_id=True, static_id=False)
    if problems := pikepdf.open(io.BytesIO(buffer.getvalue())).check_pdf_syntax():
        raise ValueError(f"it has {len(problems)} faults in its pages")
    return buffer.getvalue(), len(out.pages), found


def _active(pdf: Any) -> Iterator[str]:
    """What the file would do or carry besides showing its pages."""
    root = pdf.Root
    names = root.get("/Names", pikepdf.Dictionary())
    if "/OpenAction" in root and not isinstance(root["/OpenAction"], pikepdf.Array):
        yield "an action on opening"
    if "/AA" in root or any("/AA" in page.obj for page in pdf.pages):
        yield "automatic actions"
    if "/JavaScript" in names:
        yield "a script"
    if "/EmbeddedFiles" in names or "/AF" in root or "/Collection" in root:
        yield "attached files"
    if "/AcroForm" in root:
        yield "form fields (their answers are kept as print)"
    for one in pdf.objects:
        if isinstance(one, pikepdf.Dictionary):
            yield from _acts(one)


_ACTS = {
    "/JavaScript": "a script", "/Launch": "a command to start a program",
    "/URI": "links to other places", "/GoToR": "links to other places",
    "/GoToE": "links to other places", "/SubmitForm": "a command to send answers",
    "/ImportData": "a command to fetch data", "/Rendition": "sound or film",
    "/Movie": "sound or film", "/Sound": "sound or film", "/RichMedia": "sound or film",
    "/Screen": "sound or film", "/FileAttachment": "attached files", "/3D": "sound or film",
}  # fmt: skip


def _acts(held: Any) -> Iterator[str]:
    for key in ("/S", "/Subtype"):
        value = held.get(key)
        if isinstance(value, pikepdf.Name) and str(value) in _ACTS:
            yield _ACTS[str(value)]
    for value in held.values():  # actions stand mostly within the objects that own them
        if isinstance(value, pikepdf.Dictionary) and not value.is_indirect:
            yield from _acts(value)


def _only_what_shows(page: Any) -> None:
    """Leave a page what it needs to be seen, what it inherits included."""
    for key in ("/MediaBox", "/CropBox", "/Rotate", "/Resources"):
        above, depth = page.obj, 0
        while key not in above and "/Parent" in above and depth < 50:
            above, depth = above["/Parent"], depth + 1
        if key in above and key not in page.obj:
            page.obj[key] = above[key]
    for key in list(page.obj.keys()):
        if key not in _PAGE and key != "/Parent":
            del page.obj[key]


def _strip(pdf: Any) -> None:
    for one in pdf.objects:
        if not isinstance(one, pikepdf.Dictionary | pikepdf.Stream):
            continue
        if isinstance(one, pikepdf.Stream):
            if "/F" in one:
                raise ValueError("a part of it lies in another file")
            if one.get("/Subtype") == "/PS":
                raise ValueError("it holds a program for a printer")
        for key in _GONE:
            # A font's or a state's own letter codes never use these names.
            if key in one:
                del one[key]


def _limit() -> None:
    try:
        import resource  # not on Windows, where the time limit alone holds
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))


def main() -> int:
    """The file on standard input; a line of JSON and the bare pages on standard output."""
    _limit()
    try:
        made, pages, found = bare(sys.stdin.buffer.read())
        told: dict[str, object] = {"pages": pages, "found": found}
    except ValueError as refused:
        made, told = b"", {"refused": str(refused)}
    sys.stdout.buffer.write(json.dumps(told).encode() + b"\n" + made)
    return 0


if __name__ == "__main__":
    sys.exit(main())
