"""A PDF supplied with the case is appended page for page, with nothing live left in it."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name, String

from pipeline.assemble.meeting_pack import meeting_pack
from pipeline.document import Callout, Document, PageBreak, Part, paragraph, walk
from pipeline.render.appended import Annex, appended, bare
from pipeline.render.pdf import pdf
from pipeline.supplied import annexes, parts, read_papers
from tests.case.invented_case import review, said

#: What must be nowhere in the pack, and what must still be there.
LIVE = (b"JavaScript", b"beacon.example", b"calc.exe", b"secret words", b"/Launch", b"/AcroForm",
        b"/EmbeddedFile", b"/Annots [ <<", b"author-of-the-file")  # fmt: skip


def _paper() -> pikepdf.Pdf:
    """A referral form in two pages: a script, a beacon, a command, an attachment, an answer."""
    made = pikepdf.new()
    made.add_blank_page(page_size=(595, 842))
    made.add_blank_page(page_size=(842, 595))
    page = made.pages[0]
    font = made.make_indirect(
        Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    )
    page.obj.Resources = Dictionary(Font=Dictionary(F1=font))
    page.obj.Contents = made.make_stream(b"BT /F1 24 Tf 50 700 Td (She was hurt.) Tj ET")
    made.Root.OpenAction = made.make_indirect(
        Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
    )
    place = Array([0, 0, 100, 100])
    beacon = Dictionary(S=Name.URI, URI=String("https://beacon.example/x"))
    command = Dictionary(S=Name.Launch, F=String("calc.exe"))
    links = [
        made.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=place, A=act))
        for act in (beacon, command)
    ]
    answer = made.make_indirect(
        Dictionary(
            Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=String("a"), F=4,
            V=String("Typed answer"), DA=String("/F1 12 Tf 0 g"), Rect=Array([50, 500, 300, 530]),
        )
    )  # fmt: skip
    page.obj.Annots = Array([*links, answer])
    made.Root.AcroForm = Dictionary(
        Fields=Array([answer]), DA=String("/F1 12 Tf 0 g"), DR=Dictionary(Font=Dictionary(F1=font))
    )
    made.attachments["notes.txt"] = b"secret words"
    made.docinfo["/Author"] = "author-of-the-file"
    return made


def _bytes(made: pikepdf.Pdf, **how: object) -> bytes:
    out = io.BytesIO()
    made.save(out, **how)
    return out.getvalue()


def _plain(data: bytes) -> bytes:
    """Every object of a PDF, unpacked."""
    with pikepdf.open(io.BytesIO(data)) as held:
        return _bytes(
            held,
            compress_streams=False,
            stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
        )


def test_the_pages_of_a_live_pdf_come_back_bare_and_its_answers_stay() -> None:
    found = bare(_bytes(_paper()))
    assert (found.pages, found.refused) == (2, "")
    for told in ("a script", "attached files", "links to other places",
                 "a command to start a program"):  # fmt: skip
        assert told in found.found
    words = _plain(found.data)
    assert [one for one in LIVE if one in words] == []
    assert b"She was hurt." in words
    assert b"Typed answer" in words


def _with_password() -> bytes:
    return _bytes(_paper(), encryption=pikepdf.Encryption(owner="o", user="u"))


def _encrypted() -> bytes:
    return _bytes(_paper(), encryption=pikepdf.Encryption(owner="o", user=""))


def _other_form() -> bytes:
    made = _paper()
    made.Root.AcroForm.XFA = made.make_stream(b"<xdp/>")
    return _bytes(made)


def _elsewhere() -> bytes:
    made = _paper()
    made.pages[0].obj.Resources.XObject = Dictionary(X=made.make_stream(b"", F=String("//host/x")))
    return _bytes(made)


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (_with_password, "it needs a password"),
        (_encrypted, "it is encrypted"),
        (_other_form, "it is a form whose answers are not on its pages"),
        (_elsewhere, "a part of it lies in another file"),
        (lambda: _bytes(_paper())[:-300], "it is damaged or incomplete"),
        (lambda: b"%PDF-1.7\nrubbish", "it is damaged or incomplete"),
        (lambda: b"", "it is damaged or incomplete"),
    ],
)
def test_a_pdf_that_cannot_be_trusted_is_refused_with_its_reason(
    make: Callable[[], bytes], why: str
) -> None:
    found = bare(make())
    assert (found.refused, found.pages, found.data) == (why, 0, b"")


@pytest.mark.requirement("L34")
def test_a_pdf_stands_in_the_pack_page_for_page_and_the_pack_says_what_is_not_tagged(
    tmp_path: Path,
) -> None:
    held = review(tmp_path)
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "Linnet.pdf").write_bytes(_bytes(_paper()))
    (tmp_path / "papers" / "locked.pdf").write_bytes(_with_password())
    supplied = read_papers(tmp_path)
    named = {"notification": "Linnet.pdf"}
    found = parts(supplied, named)
    assert [part.title for part in found] == ["Serious incident notification", "Paper 1"]
    words = said(found[0].blocks)
    assert "Its 2 pages stand at the end" in words
    assert "Numbers printed in the pages are the sender’s" in words
    assert "They are not tagged" in words
    assert "a script" in words
    assert "She was hurt." in words
    assert "it needs a password" in said(found[1].blocks)
    document = meeting_pack(held, papers=found)
    assert any(isinstance(b, Callout) and b.kind == "missing" for b in walk(document.blocks))
    (annex,) = annexes(supplied, named)
    small = pdf(
        type(document)("note", "Pack", tuple(b for b in document.blocks if isinstance(b, Part))[:1])
    )
    whole = appended(small, (annex,), "INV-2026-07", "OFFICIAL")
    assert whole == appended(small, (annex,), "INV-2026-07", "OFFICIAL")
    with pikepdf.open(io.BytesIO(small)) as before, pikepdf.open(io.BytesIO(whole)) as after:
        assert len(after.pages) == len(before.pages) + 2
        assert "/StructTreeRoot" in after.Root
        with before.open_metadata() as claimed, after.open_metadata() as claims:
            assert claimed["pdfuaid:part"] == "1"
            assert "pdfuaid:part" not in claims  # the supplied pages are not accessible
        with after.open_outline() as outline:
            assert outline.root[-1].title == "Serious incident notification: pages as received"
    inside = _plain(whole)
    assert [one for one in LIVE if one in inside] == []
    assert b"She was hurt." in inside


@pytest.mark.requirement("L34")
def test_every_page_says_which_of_all_the_packs_pages_it_is(tmp_path: Path) -> None:
    held = Annex("Paper 1: pages as received", bare(_bytes(_paper())))
    more = Annex("Paper 2: pages as received", bare(_bytes(_paper())))
    pack = Document("note", "Pack", (paragraph("One."), PageBreak(), paragraph("Two.")))
    whole = appended(pdf(pack, after=4), (held, more), "INV-2026-07", "OFFICIAL")
    assert _feet(whole) == [f"Page {number} of 6" for number in range(1, 7)]


def _feet(data: bytes) -> list[str]:
    """What each page says of its own number."""
    file = pypdfium2.PdfDocument(data)
    pages = [file[number].get_textpage().get_text_bounded() for number in range(len(file))]
    file.close()
    return [found for page in pages for found in re.findall(r"Page \d+ of \d+", page)]


def test_a_pack_without_appended_pages_is_left_as_it_is() -> None:
    refused = Annex("Paper 1", bare(b""))
    assert appended(b"the pack", (refused,), "", "") == b"the pack"
