"""PDFs of other writers: letters beyond the first plane, and pages without words of their own."""

from __future__ import annotations

import io
import zlib

import pikepdf

from pipeline.model import TextBlock
from pipeline.read.readers import read_bytes
from pipeline.read.reading import Reading
from tests.office import pdf, words

#: Says that the letter Z of a font stands for an emoji, in the two halves that PDF writes.
EMOJI = b"""/CIDInit /ProcSet findresource begin begincmap
1 begincodespacerange <00> <FF> endcodespacerange
1 beginbfchar <5A> <D83DDE00> endbfchar
endcmap end"""


def read(data: bytes) -> Reading:
    reading, refused = read_bytes(data, "a.pdf")
    assert not refused
    assert reading.census.balanced, reading.census
    return reading


def test_a_letter_in_two_halves_is_one() -> None:
    document = pikepdf.open(io.BytesIO(pdf(words(50, 700, "Happy Z child"))))
    font = document.pages[0].Resources.Font.F1
    font.ToUnicode = document.make_stream(EMOJI)
    out = io.BytesIO()
    document.save(out, static_id=True)
    reading = read(out.getvalue())
    shown = " ".join(part.text for part in reading.content if isinstance(part, TextBlock))
    assert "\U0001f600" in shown
    assert "control character" not in shown


def test_a_page_with_nothing_but_its_head_and_foot_is_no_fault() -> None:
    head, foot = words(50, 820, "Health records"), words(50, 20, "Page")
    pages = [head + words(50, 400, f"Visit number {n} to the home") + foot for n in range(4)]
    read(pdf(*pages, head + foot))


def test_letters_that_nobody_can_read_do_not_put_a_file_out_of_balance() -> None:
    document = pikepdf.open(io.BytesIO(pdf(words(50, 700, "Happy Z child"))))
    font = document.pages[0].Resources.Font.F1
    font.ToUnicode = document.make_stream(EMOJI.replace(b"D83DDE00", b"0001"))
    out = io.BytesIO()
    document.save(out, static_id=True)
    assert "control-characters" in [one.code for one in read(out.getvalue()).problems]


def test_a_file_hung_on_a_page_is_named_and_everything_picked_in_a_form_is_read() -> None:
    document = pikepdf.open(io.BytesIO(pdf(words(50, 700, "Seen"))))
    document.pages[0].Annots = pikepdf.Array(
        [
            pikepdf.Dictionary(
                Type=pikepdf.Name.Annot,
                Subtype=pikepdf.Name.FileAttachment,
                FS=pikepdf.Dictionary(F="letter.docx"),
            )
        ]
    )
    picked = pikepdf.Dictionary(T="Seen by", V=pikepdf.Array(["Nurse", "Doctor"]))
    document.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array([picked]))
    out = io.BytesIO()
    document.save(out, static_id=True)
    reading = read(out.getvalue())
    found = [one.found for one in reading.problems if one.code == "file-embedded-object"]
    assert found == ["letter.docx"]
    fields = [part.text for part in reading.content if isinstance(part, TextBlock) and part.label]
    assert fields == ["Nurse, Doctor"]


def test_a_page_that_unpacks_past_all_measure_is_refused_before_it_is_unpacked() -> None:
    document = pikepdf.open(io.BytesIO(pdf(words(50, 700, "Seen"))))
    packed = zlib.compress(bytes(260_000_000), 1)
    document.pages[0].Contents = pikepdf.Stream(document, packed, Filter=pikepdf.Name.FlateDecode)
    out = io.BytesIO()
    document.save(out, static_id=True)
    reading, refused = read_bytes(out.getvalue(), "a.pdf")
    assert refused
    assert [one.code for one in reading.problems] == ["file-bomb"]
