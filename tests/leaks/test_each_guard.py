"""Each guard of the gate by itself: what it says of the one thing that is wrong, and of nothing else.

Where another guard would stop the same file, that is shown elsewhere; here a rule that was switched
off is missed by its own words.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import replace

import olefile
import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from pipeline.errors import CouldNotVerify, LeakFound
from pipeline.model import Entry, Register
from pipeline.verify import content_sha256, control, proof, second, verify
from pipeline.verify.findings import Sighting, listed, told
from pipeline.verify.gate import Gate
from pipeline.verify.images import odd_in_image
from pipeline.verify.kinds import kind_of, named_kind, walked
from pipeline.verify.looks import Look
from pipeline.verify.pdf_rules import odd_in_metadata
from pipeline.verify.search import Searcher, Text
from pipeline.verify.xmltext import parsed
from tests.leaks import pdf_places, web_places
from tests.leaks.invented import LINES, NAME, QUESTION, REGISTER
from tests.leaks.word_builder import HEAD, Package, paragraph, relations, run
from tests.leaks.word_places import _chunk, jpeg, png

RESTRICTED = {"restricted.docx": Package(body=paragraph(run(f"{NAME} was seen."))).data()}


def whys(name: str, data: bytes) -> set[str]:
    return {odd.why for odd in walked(name, data, QUESTION.links).odd}


# ---------------------------------------------------------------- Word


def _body(content: str) -> bytes:
    package = Package()
    package.body += paragraph(content)
    return package.data()


def _with(path: str, text: str | bytes) -> bytes:
    package = Package()
    package.parts[path] = text
    return package.data()


WORD: dict[str, tuple[bytes, str]] = {
    "a comment in the XML": (_body("<!-- x -->"), "a comment or an instruction for a program"),
    "a comment before the root": (
        _with("word/settings.xml", f'{HEAD}<!-- x --><w:settings xmlns:w="{Package().data() and "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}"/>'),
        "a comment or an instruction for a program",
    ),
    "an element nobody needs": (_body("<w:blip/>"), "an element that is not on the list"),
    "an element officers meet": (_body('<w:ins w:id="1"/>'), "the element ins"),
    "another vocabulary": (_body('<w:r xmlns:x="urn:x"/>'), "a vocabulary that is not on the list"),
    "text between elements": (_body("<w:r>words</w:r>"), "text where no text belongs"),
    "text behind an element": (_body("<w:r/>words"), "text where no text belongs"),
    "an attribute": (_body('<w:r w:rsid="00AA11BB"/>'), "an attribute that is not on the list"),
    "an attribute of another vocabulary": (
        _body('<w:r r:left="1"/><w:r wp:left="1"/>'), "an attribute that is not on the list",
    ),
    "a value": (_body('<w:bookmarkStart w:id="1" w:name="My notes"/>'), "a value that is not on the list"),
    "a field": (
        _body("<w:r><w:instrText> DATE </w:instrText></w:r>"), "a field that is not a page number",
    ),
    "a simple field": (_body('<w:fldSimple w:instr=" DATE "/>'), "a field that is not a page number"),
    "a link out": (
        _with("word/_rels/document.xml.rels", relations(("hyperlink", "https://x.example/", "External"))),
        "a link out of the file that is not on the list",
    ),
    "a link within": (
        _with("word/_rels/document.xml.rels", relations(("image", "media/my picture.png", ""))),
        "a link within the file that is not on the list",
    ),
    "a part": (_with("word/notes.xml", f"{HEAD}<x/>"), "a part that is not on the list"),
    "bytes nobody knows": (_with("word/media/image1.png", b"?"), "content that no reader knows"),
    "a picture with words": (
        _with("word/media/image1.png", png(_chunk(b"tEXt", b"x"))), "a picture with words in it",
    ),
    "a comment on the package": (Package(comment=b"x").data(), "a comment on the package"),
    "bytes after the package": (Package(trailing=b"x").data(), "bytes that belong to no part"),
    "a comment on a part": (
        Package(infos={"word/document.xml": {"comment": b"x"}}).data(), "a comment on a part",
    ),
    "an extra field": (
        Package(infos={"word/document.xml": {"extra": struct.pack("<HHB", 0x7075, 1, 65)}}).data(),
        "an extra field on a part",
    ),
    "a date": (
        Package(infos={"word/document.xml": {"date_time": (2026, 1, 1, 0, 0, 0)}}).data(),
        "a date on a part",
    ),
    "the mark of a machine": (Package(system=3).data(), "the mark of a machine on a part"),
}  # fmt: skip


@pytest.mark.parametrize("what", WORD)
def test_what_is_wrong_with_a_word_file_is_said(what: str) -> None:
    data, why = WORD[what]
    assert why in whys("report.docx", data)


def test_nothing_is_wrong_with_the_clean_files() -> None:
    for name, data in (
        ("report.docx", Package().data()), ("report.pdf", pdf_places.clean()), ("report.html", web_places.page()),
    ):  # fmt: skip
        assert whys(name, data) == set()


def _zipped(change: Callable[[bytearray, list[zipfile.ZipInfo]], None]) -> bytes:
    """The clean package with its bytes changed."""
    data = bytearray(Package().data())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        infos = archive.infolist()
    change(data, infos)
    return bytes(data)


def _other_name(data: bytearray, infos: list[zipfile.ZipInfo]) -> None:
    start = infos[0].header_offset + 30
    data[start : start + 7] = b"Zebedee"


def _other_date(data: bytearray, infos: list[zipfile.ZipInfo]) -> None:
    start = infos[0].header_offset + 12
    data[start : start + 2] = b"\x21\x5a"


def test_a_part_that_has_two_names_stops() -> None:
    with pytest.raises(CouldNotVerify, match="cannot be unpacked"):
        walked("report.docx", _zipped(_other_name), ())


def test_a_part_that_is_described_in_two_ways_is_odd() -> None:
    assert "a part described in two ways" in whys("report.docx", _zipped(_other_date))


def _spliced(hidden: bytes, *, before_index: bool = False, in_part: bool = False) -> bytes:
    """The clean package with bytes slipped in between its parts, or into one."""
    data = Package().data()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        info, start = archive.infolist()[-1], archive.start_dir
    at = start if before_index or in_part else info.header_offset
    made = bytearray(data[:at] + hidden + data[at:])
    end = made.rfind(b"PK\x05\x06")
    struct.pack_into("<I", made, end + 16, start + len(hidden))
    index = made.rfind(b"PK\x01\x02", 0, end)
    if in_part:
        size = info.compress_size + len(hidden)
        struct.pack_into("<I", made, index + 20, size)
        struct.pack_into("<I", made, info.header_offset + 18, size)
    elif not before_index:
        struct.pack_into("<I", made, index + 42, info.header_offset + len(hidden))
    return bytes(made)


@pytest.mark.parametrize("before_index", [True, False])
def test_bytes_between_the_parts_are_odd_and_read(before_index: bool) -> None:
    data = _spliced(b"Quillington", before_index=before_index)
    look = walked("report.docx", data, ())
    assert "bytes that belong to no part" in {odd.why for odd in look.odd}
    assert any(text.place == "the package" and "Quillington" in text.text for text in look.texts)


def test_bytes_behind_what_is_packed_in_a_part_are_odd_and_read() -> None:
    look = walked("report.docx", _spliced(b"Quillington", in_part=True), ())
    assert "bytes after a part's content" in {odd.why for odd in look.odd}
    assert any(
        "Quillington" in text.text for text in look.texts if text.place.startswith("a remark")
    )


def test_a_part_packed_in_another_way_is_odd() -> None:
    target = io.BytesIO()
    with (
        zipfile.ZipFile(target, "w") as archive,
        zipfile.ZipFile(io.BytesIO(Package().data())) as old,
    ):
        for name in old.namelist():
            archive.writestr(zipfile.ZipInfo(name), old.read(name), zipfile.ZIP_BZIP2)
    assert "a part packed in an unusual way" in whys("report.docx", target.getvalue())


def test_sizes_that_follow_a_part_are_accounted_for() -> None:
    class Unseekable(io.RawIOBase):
        def __init__(self) -> None:
            self.written = b""

        def writable(self) -> bool:
            return True

        def write(self, data: bytes) -> int:  # type: ignore[override]
            self.written += bytes(data)
            return len(data)

    target = Unseekable()
    with (
        zipfile.ZipFile(target, "w") as archive,
        zipfile.ZipFile(io.BytesIO(Package().data())) as old,
    ):
        for name in old.namelist():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), old.read(name))
    assert whys("report.docx", target.written) == {"the mark of a machine on a part"}


def _overlapping() -> bytes:
    """A package whose index names one part twice, under two names."""
    data = bytearray(Package().data())
    end = data.rfind(b"PK\x05\x06")
    index = data.rfind(b"PK\x01\x02", 0, end)
    twin = bytearray(data[index:end])
    twin[46:50] = b"Word"
    made = data[:end] + twin + data[end:]
    count, size = (
        struct.unpack_from("<H", made, len(made) - 12)[0],
        struct.unpack_from("<I", made, len(made) - 10)[0],
    )
    struct.pack_into("<HHI", made, len(made) - 14, count + 1, count + 1, size + len(twin))
    return bytes(made)


def test_a_part_that_lies_over_another_stops_or_is_odd() -> None:
    # One name in two cases is a package in which two readers see two things.
    with pytest.raises(CouldNotVerify, match="two parts of one name"):
        walked("report.docx", _overlapping().replace(b"Word/", b"WORD/"), ())
    changed = _overlapping().replace(b"Word/document.xml", b"Ward/document.xml")
    try:
        found = whys("report.docx", changed)
    except CouldNotVerify:
        return
    assert "parts that lie over each other" in found


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"PK\x03\x04 and nothing that follows", "not a package"),
        (Package().data()[:-30], "not a package"),
        (_with("word/settings.xml", "<not closed"), "not XML"),
        (
            _with("word/settings.xml", '<!DOCTYPE x [<!ENTITY a "b">]><x/>'),
            "declares a document type",
        ),
        (Package(infos={"word/document.xml": {"flag_bits": 1}}).data(), "encrypted"),
    ],
)
def test_what_cannot_be_read_whole_stops(data: bytes, why: str) -> None:
    if why == "encrypted":
        data = bytearray(data)
        for head in (b"PK\x03\x04", b"PK\x01\x02"):
            at = data.rfind(head)
            data[at + (6 if head[2] == 3 else 8)] |= 1
        data = bytes(data)
    with pytest.raises(CouldNotVerify, match=why):
        walked("report.docx", data, ())


def test_a_part_whose_content_is_damaged_stops() -> None:
    data = bytearray(Package().data())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        info = archive.infolist()[-1]
    data[info.header_offset + 30 + len(info.filename) + 4] ^= 0xFF
    with pytest.raises(CouldNotVerify, match="cannot be unpacked"):
        walked("report.docx", bytes(data), ())


def test_a_package_that_unpacks_to_too_much_stops(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.verify.containers.LARGEST", 100)
    with pytest.raises(CouldNotVerify, match="more than can be checked"):
        walked("report.docx", Package().data(), ())


def test_a_package_without_a_document_is_no_word_file() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("[Content_Types].xml", "<x/>")
    with pytest.raises(CouldNotVerify, match="not a Word document"):
        walked("report.docx", target.getvalue(), ())


def _nested(depth: int) -> bytes:
    data = Package().data()
    for _ in range(depth):
        data = _with("word/embeddings/inner.docx", data)
    return data


def test_packages_in_packages_are_read_to_five_and_stop_beyond() -> None:
    assert whys("report.docx", _nested(4))
    with pytest.raises(CouldNotVerify, match="too deep"):
        walked("report.docx", _nested(5), ())


def _old_object(stream: bytes, backwards: bool = False) -> bytes:
    """The smallest compound file: a header, one table, one directory, one stream of 4,096 bytes.

    ``backwards`` lays the stream's sectors down last to first, as an object edited often is.
    """
    sector = 512
    data = stream.ljust(4096, b"\0")
    head = bytearray(sector)
    head[:8] = olefile.MAGIC
    struct.pack_into("<HHHHH", head, 24, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<IIIIIIIII", head, 40, 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    struct.pack_into("<109I", head, 76, 0, *([0xFFFFFFFF] * 108))
    table = [0xFFFFFFFD, 0xFFFFFFFE, *range(3, 10), 0xFFFFFFFE]
    if backwards:
        data = b"".join(data[at : at + sector] for at in range(4096 - sector, -1, -sector))
        table = [0xFFFFFFFD, 0xFFFFFFFE, 0xFFFFFFFE, *range(2, 9)]
    fat = struct.pack("<128I", *table, *([0xFFFFFFFF] * (128 - len(table))))

    def entry(name: str, kind: int, start: int, size: int, child: int) -> bytes:
        told = name.encode("utf-16-le")
        return (
            told.ljust(64, b"\0") + struct.pack("<HBB", len(told) + 2, kind, 1)
            + struct.pack("<III", 0xFFFFFFFF, 0xFFFFFFFF, child) + bytes(36) + struct.pack("<IQ", start, size)
        )  # fmt: skip

    first = 9 if backwards else 2
    directory = entry("Root Entry", 5, 0xFFFFFFFE, 0, 1) + entry(
        "Contents", 2, first, 4096, 0xFFFFFFFF
    )
    return bytes(head) + fat + directory.ljust(sector, b"\0") + data


def test_an_old_object_is_read_stream_by_stream() -> None:
    look = walked("report.docx", _with("word/embeddings/x.bin", _old_object(b"words")), ())
    assert "an embedded object" in {odd.why for odd in look.odd}
    assert any(text.text == "Contents" for text in look.texts)


def test_a_name_over_two_scattered_sectors_of_an_old_object_is_read() -> None:
    stream = b" " * (512 - len(NAME) // 2) + NAME.encode()
    look = walked("report.docx", _with("word/embeddings/x.bin", _old_object(stream, True)), ())
    assert any(NAME in text.text for text in look.texts)


def test_a_package_within_an_old_object_is_opened() -> None:
    package = Package(body=paragraph(run(NAME)))
    # The stream is of one length, so the package is filled up to it by its own comment.
    package.comment = b" " * (4096 - len(package.data()))
    look = walked("report.docx", _with("word/embeddings/x.bin", _old_object(package.data())), ())
    assert any(NAME in text.text for text in look.texts if not text.raw)


def test_old_objects_too_deep_or_broken_stop() -> None:
    with pytest.raises(CouldNotVerify, match="cannot be read"):
        walked("report.docx", _with("word/embeddings/x.bin", olefile.MAGIC + b"\0" * 600), ())
    deep = _with("word/embeddings/x.bin", _old_object(b"words"))
    for _ in range(4):
        deep = _with("word/embeddings/inner.docx", deep)
    with pytest.raises(CouldNotVerify, match="too deep"):
        walked("report.docx", deep, ())


# ---------------------------------------------------------------- pictures

GREY = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
SIGN = b"\x89PNG\r\n\x1a\n"


def _png(head: bytes, packed: bytes, after: bytes = b"") -> bytes:
    return SIGN + _chunk(b"IHDR", head) + _chunk(b"IDAT", packed) + _chunk(b"IEND", b"") + after


JFIF = b"\xff\xe0" + struct.pack(">H", 16) + b"JFIF\0" + bytes(9)
SCAN = b"\xff\xda" + struct.pack(">H", 8) + bytes(6) + b"pixels\xff\x00more\xff\xd0still"
END = b"\xff\xd9"


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (png(), ""),
        (b"\xff\xd8" + JFIF + SCAN + END, ""),
        (b"GIF89a", "a picture of a kind that cannot be checked"),
        (png(_chunk(b"tEXt", b"x")), "a picture with words in it"),
        (png() + b"x", "bytes after a picture's end"),
        (SIGN + _chunk(b"IEND", b""), "bytes after a picture's end"),
        (SIGN, "bytes after a picture's end"),
        (_png(GREY, zlib.compress(b"\0\0") + b"x"), "bytes after a picture's end"),
        (_png(GREY, zlib.compress(b"\0\0words")), "bytes after a picture's end"),
        (_png(GREY, zlib.compress(b"\0\0")[:-2]), "bytes after a picture's end"),
        (_png(GREY, b"no pixels"), "bytes after a picture's end"),
        (_png(GREY[:-1] + b"\1", zlib.compress(b"\0\0")), "bytes after a picture's end"),
        (jpeg(b"Exif\0\0x"), "a picture with words in it"),
        (b"\xff\xd8" + b"\xff\xe0" + struct.pack(">H", 16) + b"WORDS" + bytes(9) + SCAN + END, "a picture with words in it"),
        (b"\xff\xd8" + SCAN + b"\xff\xfe" + struct.pack(">H", 3) + b"x" + END, "a picture with words in it"),
        (b"\xff\xd8" + SCAN + END + b"x" + END, "bytes after a picture's end"),
        (b"\xff\xd8" + SCAN, "bytes after a picture's end"),
        (b"\xff\xd8", "bytes after a picture's end"),
    ],
)  # fmt: skip
def test_a_picture_holds_pixels_and_nothing_else(data: bytes, why: str) -> None:
    assert set(odd_in_image(data)) == ({why} if why else set())


# ---------------------------------------------------------------- PDF


def _pdf(change: Callable[[Pdf], None]) -> bytes:
    made = pdf_places.document()
    change(made)
    return pdf_places.saved(made)


def _root(key: str, value: Callable[[Pdf], object]) -> bytes:
    def change(made: Pdf) -> None:
        made.Root[key] = value(made)

    return _pdf(change)


def _annotated(**entries: object) -> bytes:
    def change(made: Pdf) -> None:
        note = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 1, 1]), **entries)
        made.pages[0].obj.Annots = Array([made.make_indirect(note)])

    return _pdf(change)


def _packet(words: bytes) -> bytes:
    made = pdf_places.document()
    stream = Stream(made, words)
    stream.update({"/Type": Name.Metadata, "/Subtype": Name.XML})
    made.Root.Metadata = made.make_indirect(stream)
    target = io.BytesIO()
    made.save(target, fix_metadata_version=False, deterministic_id=True)
    return target.getvalue()


PDF: dict[str, tuple[bytes, str]] = {
    "an entry": (_root("/Collection", lambda _: Dictionary()), "an entry that is not on the list"),
    "a link out": (
        _annotated(A=Dictionary(S=Name.URI, URI=String("https://x.example/"))),
        "a link out of the file that is not on the list",
    ),
    "a link out within an array": (
        _root("/K", lambda _: Array([Dictionary(URI=String("https://x.example/"))])),
        "a link out of the file that is not on the list",
    ),
    "a string": (_root("/Size", lambda _: String("words " * 10)), "a string where no words belong"),
    "a string of another form": (_root("/Lang", lambda _: String("Zebedee")), "a string that is not on the list"),
    "a name": (_root("/PageMode", lambda _: Name("/Zebedee")), "a name that is not on the list"),
    "a typeface": (
        _root("/D", lambda _: Dictionary(BaseFont=Name("/ZebedeeQuillington"))),
        "a name that is not on the list",
    ),
    "a property": (
        _pdf(lambda made: made.trailer.Info.__setitem__("/Author", String("x"))),
        "a property that is not the title",
    ),
    "properties that cannot be read": (
        _packet(b"<"),
        "properties that cannot be read",
    ),
    "a property of the packet": (
        _packet(b"<xmpmeta><creator>x</creator></xmpmeta>"),
        "a property that is not on the list",
    ),
    "text drawn invisibly": (
        pdf_places.saved(pdf_places.document(b"BT 3 Tr ET")), "text drawn invisibly",
    ),
    "a picture within the drawing": (
        pdf_places.saved(pdf_places.document(b"BI /W 1 /H 1 /CS /G /BPC 8 ID \x00 EI")),
        "a picture within the page's drawing",
    ),
    "a layer": (
        pdf_places.saved(pdf_places.document(b"/OC /L1 BDC EMC")), "a layer that can be hidden",
    ),
    "a comment in the drawing": (
        pdf_places.saved(pdf_places.document(b"% words\n")), "a comment in the page's drawing",
    ),
    "an object nothing points at": (
        pdf_places.inserted(pdf_places.clean_by_hand(), b"(words)"), "objects that nothing points at",
    ),
    "an object of a dictionary nothing points at": (
        pdf_places.inserted(pdf_places.clean_by_hand(), b"<< /A [(words)] >>"), "objects that nothing points at",
    ),
    "bytes after the end": (pdf_places.clean() + b"x", "bytes after the end"),
    "two revisions": (pdf_places.PLACES["superseded-revision"]("x"), "more than one revision"),
    "an older revision": (pdf_places.PLACES["superseded-revision"]("x"), "an older revision"),
    "a picture with words": (pdf_places.PLACES["picture-exif"]("x"), "a picture with words in it"),
}  # fmt: skip


@pytest.mark.parametrize("what", PDF)
def test_what_is_wrong_with_a_pdf_is_said(what: str) -> None:
    data, why = PDF[what]
    assert why in whys("report.pdf", data)


def test_bytes_between_the_objects_of_a_pdf_are_odd() -> None:
    from pipeline.verify.pdf_bytes import odd_between_objects

    clean = pdf_places.clean_by_hand()
    assert list(odd_between_objects(clean)) == []
    assert list(odd_between_objects(clean.replace(b"endobj\n", b"endobj\nwords\n", 1))) == [
        "bytes between objects"
    ]
    assert list(odd_between_objects(clean.replace(b"endobj\n", b"% words\nendobj\n", 1))) == [
        "a comment in an object"
    ]


@pytest.mark.parametrize(
    ("packet", "odd"),
    [
        (b"<xmpmeta xmptk='x'><title lang='en-GB'>t</title></xmpmeta>", set()),
        (
            b"<xmpmeta><title lang='Zebedee'>t</title></xmpmeta>",
            {"a property that is not on the list"},
        ),
        (b"<?xpacket begin='' id='W5M0MpCehiHzreSzNTczkc9d'?><xmpmeta/><?xpacket end='w'?>", set()),
        (b"<xmpmeta/><?xpacket words?>", {"a property that is not on the list"}),
        (b"<xmpmeta><!-- x --></xmpmeta>", {"a property that is not on the list"}),
    ],
)
def test_the_packet_of_properties_holds_a_title_and_a_language(
    packet: bytes, odd: set[str]
) -> None:
    assert set(odd_in_metadata(packet)) == odd


def _protected() -> bytes:
    target = io.BytesIO()
    pdf_places.document().save(target, encryption=pikepdf.Encryption(owner="o", user=""))
    return target.getvalue()


def _locked() -> bytes:
    target = io.BytesIO()
    pdf_places.document().save(target, encryption=pikepdf.Encryption(owner="o", user="u"))
    return target.getvalue()


def _deep() -> bytes:
    def change(made: Pdf) -> None:
        held: object = String("words")
        for _ in range(70):
            held = Array([held])
        made.Root.K = held

    return _pdf(change)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (_protected(), "encrypted"),
        (_locked(), "cannot|not a PDF"),
        (b"%PDF-1.7 and nothing that follows", "not a PDF"),
        (pdf_places.clean_by_hand().replace(b"startxref", b"startxxxx"), "damaged|not a PDF"),
        (_deep(), "too deep|not a PDF"),
    ],
)
def test_a_pdf_that_cannot_be_read_whole_stops(data: bytes, why: str) -> None:
    with pytest.raises(CouldNotVerify, match=why):
        walked("report.pdf", data, ())


def test_a_stream_that_cannot_be_unpacked_stops() -> None:
    body = b"<< /Length 17 /Filter /LZWDecode >>\nstream\nnot packed at all\nendstream"
    with pytest.raises(CouldNotVerify, match="cannot be read whole|not a PDF"):
        walked("report.pdf", pdf_places.inserted(pdf_places.clean_by_hand(), body), ())


# ---------------------------------------------------------------- web pages

WEB: dict[str, tuple[bytes, str]] = {
    "an element": (web_places.page("<dialog>x</dialog>"), "an element that is not on the list"),
    "an attribute": (web_places.page('<p data-x="1">x</p>'), "an attribute that is not on the list"),
    "a link": (web_places.page('<a href="https://x.example/">x</a>'), "a link out of the page that is not on the list"),
    "a property": (web_places.page(head='<meta name="author">'), "a property that is not on the list"),
    "a value": (web_places.page('<p lang="Zebedee">x</p>'), "a value that is not on the list"),
    "a class": (web_places.page('<p class="zebedee">x</p>'), "a class that is not on the list"),
    "a style of its own": (
        web_places.page(head='<style>p::after{content:"x"}</style>'), "a style sheet with words of its own",
    ),
    "a comment": (web_places.page("<!-- x -->"), "a comment"),
    "a picture with words": (web_places.PLACES["packed-picture"]("x"), "a picture with words in it"),
    "a policy of another style": (
        web_places.page(head='<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">'),
        "an attribute that is not on the list",
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", WEB)
def test_what_is_wrong_with_a_page_is_said(what: str) -> None:
    data, why = WEB[what]
    assert why in whys("report.html", data)


@pytest.mark.parametrize(
    "style",
    [
        "p{color:red} /* words */", "@import 'x'", "p{background:url(x)}", "p::before{content:'x'}",
        "p{font-family:Zebedee\\20 x}", "p{direction:rtl}", "p{--name:x}", 'p{font:"Zebedee"}',
    ],
)  # fmt: skip
def test_a_style_sheet_holds_no_words(style: str) -> None:
    page = web_places.page(head=f"<style>{style}</style>")
    assert "a style sheet with words of its own" in whys("report.html", page)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"<!doctype html>\xff", "not UTF-8"),
        (b"<!doctype html>", "not HTML"),
        (b"<!doctype html><p>seen</p>\0<p>unseen</p>", "not HTML"),
    ],
)
def test_a_page_that_cannot_be_read_stops(data: bytes, why: str) -> None:
    with pytest.raises(CouldNotVerify, match=why):
        walked("report.html", data, ())


# ---------------------------------------------------------------- kinds, content, second readers


@pytest.mark.parametrize("data", [b"", b" \n"])
def test_an_empty_file_stops(data: bytes) -> None:
    with pytest.raises(CouldNotVerify, match="empty"):
        kind_of(data)
    with pytest.raises(CouldNotVerify, match=r"report\.pdf.*empty"):
        named_kind("report.pdf", data)
    with pytest.raises(CouldNotVerify):
        verify({"report.pdf": data}, RESTRICTED, QUESTION)


def test_a_file_of_another_kind_stops() -> None:
    with pytest.raises(CouldNotVerify, match="cannot be checked"):
        kind_of(b"plain words")


def test_a_fingerprint_is_of_what_is_packed_and_a_broken_package_has_none() -> None:
    package = Package().data()
    again = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(again, "w") as new:
        for name in reversed(old.namelist()):
            new.writestr(name, old.read(name))
    assert content_sha256(package) == content_sha256(again.getvalue())
    assert content_sha256(package) != content_sha256(_body("<w:r/>"))
    with pytest.raises(CouldNotVerify):
        content_sha256(b"PK\x03\x04broken")


def test_a_second_reader_that_cannot_open_a_file_stops(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(CouldNotVerify, match="Word"):
        second.read_word(b"PK\x03\x04broken")
    with pytest.raises(CouldNotVerify, match="PDF"):
        second.read_pdf(b"%PDF-broken")
    monkeypatch.setattr(second.pypandoc, "get_pandoc_path", lambda: "/nowhere/pandoc")
    with pytest.raises(CouldNotVerify, match="Word"):
        second.read_word(Package().data())


def test_a_second_reader_that_sees_nothing_or_something_else_stops() -> None:
    page = web_places.page()
    with pytest.raises(CouldNotVerify, match="no words"):
        second.reading("html", b"<!doctype html><title>1</title>", Look())
    with pytest.raises(CouldNotVerify, match="different words"):
        second.reading("html", page, Look([Text("p", "other things entirely")]))
    assert second.reading("html", page, walked("p", page, ())).place == "the words as read"


# ---------------------------------------------------------------- the gate


def test_nothing_to_check_stops() -> None:
    with pytest.raises(CouldNotVerify, match="no publication copy"):
        verify({}, RESTRICTED, QUESTION)


@pytest.mark.parametrize(
    ("register", "why"),
    [(Register(()), "The register is empty"), (Register(REGISTER.entries[-1:]), "names nobody")],
)
def test_a_register_that_names_nobody_stops(register: Register, why: str) -> None:
    with pytest.raises(CouldNotVerify, match=why):
        verify({"report.docx": Package().data()}, RESTRICTED, replace(QUESTION, register=register))


def test_consistency_reads_what_the_second_reader_alone_has_seen() -> None:
    gate = Gate(QUESTION)
    reading = Text("the words as read", "First line.\nIt was 14 March 2023.")
    (sighting,) = set(gate._consistency(Look(), reading))
    assert (sighting.place, sighting.why) == ("the words as read", "an exact date")


def test_a_package_that_cannot_be_walked_to_its_end_stops(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise struct.error("too short")

    monkeypatch.setattr("pipeline.verify.containers.account", fails)
    with pytest.raises(CouldNotVerify, match="read to its end"):
        walked("report.docx", Package().data(), ())


def test_a_file_named_after_somebody_stops() -> None:
    with pytest.raises(LeakFound, match=r"name identifies people: child-1") as stop:
        verify({"quillington-report.docx": Package().data()}, RESTRICTED, QUESTION)
    assert stop.value.code == 20


def test_a_kind_no_control_was_made_of_stops() -> None:
    gate = Gate(QUESTION)
    gate.prove({"docx"}, RESTRICTED)
    with pytest.raises(CouldNotVerify, match="not tried on a html control"):
        gate.cleared("report.html", web_places.page())


def test_no_confidential_copy_stops() -> None:
    with pytest.raises(CouldNotVerify, match="no confidential copy"):
        verify({"report.docx": Package().data()}, {}, QUESTION)


def test_a_confidential_copy_that_shows_nobody_stops() -> None:
    with pytest.raises(CouldNotVerify, match="found nobody"):
        verify({"report.docx": Package().data()}, {"r.docx": Package().data()}, QUESTION)


def test_somebody_replaced_and_not_seen_in_the_confidential_copy_stops() -> None:
    asked = replace(QUESTION, shown=frozenset({"child-1", "mother-1"}))
    with pytest.raises(CouldNotVerify, match="did not see mother-1"):
        verify({"report.docx": Package().data()}, RESTRICTED, asked)


@pytest.mark.parametrize("kind", sorted(control.MAKERS))
def test_a_control_that_is_not_found_out_whole_stops(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    searcher = Searcher(REGISTER, QUESTION.ordinary)
    proof.prove_on_controls(searcher, {kind})
    maker = control.MAKERS[kind]
    monkeypatch.setitem(control.MAKERS, kind, lambda lines: maker(lines[: len(lines) // 2]))
    with pytest.raises(CouldNotVerify, match=f"every form in its {kind} control"):
        proof.prove_on_controls(searcher, {kind})


def test_a_second_reader_that_fails_stops_but_a_leak_is_told_first(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fails(*_: object) -> Text:
        raise CouldNotVerify("the second reader is not there.")

    gate = Gate(QUESTION)
    gate.prove({"docx"}, RESTRICTED)
    monkeypatch.setattr(second, "reading", fails)
    with pytest.raises(CouldNotVerify, match="second reader is not there"):
        gate.cleared("report.docx", Package().data())
    with pytest.raises(LeakFound):
        gate.cleared("report.docx", Package(body=paragraph(run(NAME))).data())


def test_what_was_seen_is_told_by_key_place_and_number() -> None:
    many = [Sighting(f"key-{number:02d}", "p", "bytes") for number in range(14)]
    assert told(many).endswith("; and 2 more")
    assert told([Sighting("a", "p", "bytes", "a near spelling")]) == "a in p (a near spelling)"
    assert listed([f"k{number:02d}" for number in range(13)]).endswith(" and 1 more")
    assert listed(["b", "a"]) == "a, b"


def test_oddities_are_told_with_their_place() -> None:
    gate = Gate(QUESTION)
    gate.prove({"docx"}, RESTRICTED)
    with pytest.raises(CouldNotVerify, match="the package: a comment on the package"):
        gate.cleared("report.docx", Package(comment=b"x").data())


def test_an_xml_part_is_read_without_its_entities() -> None:
    assert parsed("p", b"<x>a</x>").text == "a"
    assert len(LINES) == 3
    assert Entry("a", "person", "b", "c").key == "a"


@pytest.mark.parametrize(
    ("drawing", "seen"),
    [
        (rb"BT (50 % (half \( of them) too) Tj ET", False),
        (rb"BT (half (a) 50 %) Tj ET", False),
        (rb"BT (half \) 50 %) Tj ET", False),
        (rb"BT [(100%) -20 (a\)%)] TJ <25> Tj ET", False),
        (rb"BT (a (b) c) Tj % her name", True),
        (rb"BT (a) Tj \( % her name", True),
        (rb"BT (a Tj % her name", True),
    ],
)
def test_a_sign_in_a_drawn_string_is_no_comment_and_one_outside_is(
    drawing: bytes, seen: bool
) -> None:
    from pipeline.verify.pdf_bytes import odd_in_source

    assert bool(list(odd_in_source(drawing))) is seen
