"""What the gate must still see or refuse in the corners that its other tests leave alone."""

from __future__ import annotations

import base64
import hashlib
import io
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pikepdf import Array, Dictionary, Name, ObjectStreamMode, Pdf, StreamDecodeLevel, String

from pipeline import publish, sign_offs
from pipeline.errors import BadCase, CouldNotVerify
from pipeline.model import Entry, Register
from pipeline.verify import containers, pdf, pdftext, placed, web, word, zip_bytes
from pipeline.verify.kinds import walked
from pipeline.verify.near import NearSearch
from pipeline.verify.needles import name_words, needles
from pipeline.verify.search import Searcher, Spans, Text, gathered, raw_texts
from tests.leaks import pdf_places, web_places
from tests.leaks.invented import NAME, ORDINARY, QUESTION, REGISTER
from tests.leaks.test_holding_and_release import FILES, READY, TODAY, cleared, two
from tests.leaks.word_builder import Package, paragraph, relations, run


def seen(text: str, register: Register = REGISTER) -> set[str]:
    return {key for key, _ in Searcher(register).keys([Text("p", text)])}


def forms(entry: Entry) -> set[tuple[str, str]]:
    return {(needle.text, needle.mode) for needle in needles(Register((entry,)))}


def told(name: str, data: bytes, register: Register = REGISTER) -> set[tuple[str, str]]:
    """(key, place) of everything the walk of a file finds."""
    return set(Searcher(register, ORDINARY).keys(walked(name, data, ()).texts))


# ---------------------------------------------------------------- what stands beside what


def test_a_first_name_in_the_name_of_a_part_is_seen() -> None:
    data = Package(parts={"word/media/zebedee.png": b""}).data()
    assert {key for key, place in told("report.docx", data) if "the name of" in place} == {
        "child-1"
    }


@pytest.mark.parametrize("named", ['zebby="urn:x"', 'x="urn:zebby"'])
def test_a_nickname_in_the_name_of_a_vocabulary_is_seen(named: str) -> None:
    body = paragraph(run("Seen.")).replace("<w:p>", f"<w:p xmlns:{named}>")
    assert ("child-1", "word/document.xml") in told("report.docx", Package(body=body).data())


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ("<!-- ask zebby -->", "a comment"),
        ('<p data-zebby="1">Seen.</p>', "p, an attribute"),
        ('<p class="zebby">Seen.</p>', "p, an attribute"),
    ],
)
def test_a_nickname_that_a_page_does_not_show_is_seen(body: str, place: str) -> None:
    assert ("child-1", place) in told("report.html", web_places.page(body))


def test_what_is_packed_into_a_page_is_read_as_bytes_in_an_address_of_data_and_out_of_one() -> None:
    packed = base64.b64encode(NAME.encode("utf-16-le")).decode()
    page = web_places.page(f'<p data-x="{packed}">Seen.</p>')
    assert ("child-1", "packed data") in told("report.html", page)
    short = base64.b64encode(b"Zebedee").decode()
    page = web_places.page(f'<img alt="" src="data:text/plain;base64,{short}">')
    assert ("child-1", "packed data") in told("report.html", page)


def test_a_nickname_in_what_a_pdf_says_of_itself_is_seen() -> None:
    assert {key for key, _ in told("report.pdf", pdf_places.PLACES["xmp"]("Zebby"))} == {"child-1"}


def test_a_page_is_read_again_with_its_lines_and_cells_apart_and_its_comments() -> None:
    page = b"<p>A <b>bold</b> word</p><table><tr><td>3</td><td>May</td></tr></table><!--said-->"
    assert web.second_reading(page) == "\nA  bold word \n\n3\nMaysaid"


def test_a_name_behind_a_drop_cap_is_seen() -> None:
    # Word keeps the dropped letter in a paragraph of its own.
    body = paragraph(run("Z")) + paragraph(run("ebedee was seen."))
    assert ("child-1", "word/document.xml") in told("report.docx", Package(body=body).data())
    page = web_places.page("<div>Zeb</div><div>edee was seen.</div>")
    assert ("child-1", "the page") in told("report.html", page)


def test_an_address_over_two_cells_is_seen() -> None:
    body = paragraph(run("LARCHMERE")) + paragraph(run("CLOSE"))
    assert ("address-1", "word/document.xml") in told("report.docx", Package(body=body).data())
    page = web_places.page("<table><tr><td>LARCHMERE</td><td>CLOSE</td></tr></table>")
    assert ("address-1", "the page") in told("report.html", page)


@pytest.mark.parametrize("pieces", [("Zebedee Quil", "lington"), [str(ord(sign)) for sign in NAME]])
def test_a_name_spread_over_the_values_of_an_attribute_is_seen(pieces: Sequence[str]) -> None:
    body = "".join(f'<w:p><w:r w:rsidR="{piece}"><w:t>Seen.</w:t></w:r></w:p>' for piece in pieces)
    assert ("child-1", "word/document.xml") in told("report.docx", Package(body=body).data())
    page = web_places.page("".join(f'<p id="{piece}">Seen.</p>' for piece in pieces))
    assert ("child-1", "the page") in told("report.html", page)


def test_a_word_file_is_searched_as_it_lies_whatever_its_parts_are_taken_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stored = {"word/more.xml": {"compress_type": zipfile.ZIP_STORED}}
    data = Package(parts={"word/more.xml": f"<x>{NAME}</x>"}, infos=stored).data()
    whole = word.opened

    def blind(place: str, data: bytes) -> containers.Package:
        package = whole(place, data)
        return replace(package, members=tuple(m for m in package.members if "more" not in m.name))

    monkeypatch.setattr(word, "opened", blind)
    assert told("report.docx", data) == {("child-1", "the file's bytes")}


def test_a_pdf_is_searched_as_it_lies_whatever_its_objects_are_taken_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    data = pdf_places.PLACES["literal-strings"](NAME)
    for walk in ("_objects", "_page", "_revisions"):
        monkeypatch.setattr(pdf, walk, lambda *_: None)
    assert told("report.pdf", data) == {("child-1", "the file's bytes")}


@pytest.mark.parametrize("coding", ["utf-8", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("before", [b"", b"\1"])
def test_an_accented_name_in_bytes_is_read_in_every_coding(coding: str, before: bytes) -> None:
    read = raw_texts("p", before + "Zéb\u00e9dée Quillington".encode(coding))
    assert any("Zébédée Quillington" in text.text and text.raw for text in read)


@pytest.mark.parametrize(
    "drawn",
    [b"[(Zebedee Quil) -1 (lington)] TJ", b"[<5a656265646565205175696c> -1 <6c696e67746f6e>] TJ"],
)
def test_the_strings_of_a_stream_are_read_together_whatever_their_font(drawn: bytes) -> None:
    data = pdf_places.saved(pdf_places.document(b"BT 40 400 Td " + drawn + b" ET"))
    assert any(place.startswith("stream ") for _, place in told("report.pdf", data))


def test_what_lies_between_the_objects_of_a_pdf_is_odd_to_its_walk(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # Moved bytes also damage a file, which stops sooner; so the finding itself is given.
    monkeypatch.setattr(pdf, "odd_between_objects", lambda data: ["words between objects"])
    odd = walked("report.pdf", pdf_places.clean(), ()).odd
    assert ("the file's bytes", "words between objects") in {(each.place, each.why) for each in odd}


# ---------------------------------------------------------------- codes


def test_a_name_in_an_address_of_another_alphabet_is_seen_behind_one_that_is_none() -> None:
    accented = "zébedee quillington"
    told = accented.replace(" ", "").encode("punycode").decode()
    assert seen(f"xn--99999999999 and xn--{told}.example") == {"child-1"}


def test_a_packed_name_is_seen_and_one_behind_the_mark_of_a_packer_too() -> None:
    packed = base64.b64encode(zlib.compress(NAME.encode())).decode()
    assert seen(f"see {packed} there") == {"child-1"}
    marked = base64.b64encode(b"x\x01" + NAME.encode()).decode()
    assert seen(f"see {marked} there") == {"child-1"}


def test_a_number_in_signs_that_nobody_sees_is_seen() -> None:
    tags = "".join(chr(0xE0000 + ord(sign)) for sign in "999 123 4560")
    assert seen(f"number{tags}") == {"child-1"}


def test_a_name_escaped_three_times_over_is_seen() -> None:
    once = "".join(f"%{ord(sign):02X}" for sign in NAME)
    assert seen(once.replace("%", "%2525")) == {"child-1"}


def test_numbers_too_large_for_letters_are_no_code() -> None:
    numbers = " ".join(str(ord(sign)) for sign in NAME)
    assert seen(numbers) == {"child-1"}
    assert seen(f"{numbers} 999") == set()


def test_the_bits_and_the_radio_alphabet_of_a_name_are_seen() -> None:
    assert seen(" ".join(f"{ord(sign):08b}" for sign in NAME)) == {"child-1"}
    assert seen("Zulu Echo Bravo Bravo Yankee came") == {"child-1"}


def test_a_number_in_round_words_and_doubles_is_seen() -> None:
    assert seen("nine nine nine one two three four five six zero") == {"child-1"}
    assert seen("treble nine one two three four five six zero") == {"child-1"}
    assert seen("case EX one hundred and four four one seven") == {"child-1"}


# ---------------------------------------------------------------- near spellings


def test_a_short_name_after_a_title_is_seen_with_a_slip() -> None:
    register = Register((Entry("p", "person", "Bo Zoq", "Person"),))
    near = NearSearch(register, {"zoqs"})
    assert list(near.keys([Text("p", "We met Mr Zaq.")])) == [("p", "p")]
    assert list(near.keys([Text("p", "We met Mr Hill.")])) == []


def test_a_word_that_may_be_said_is_no_near_spelling_of_somebody() -> None:
    told = [Text("p", "We saw Quillingtom there.")]
    assert list(NearSearch(REGISTER, frozenset()).keys(told)) == [("child-1", "p")]
    assert list(NearSearch(REGISTER, frozenset(), ["Quillington"]).keys(told)) == []


# ---------------------------------------------------------------- needles


def test_a_name_of_many_pieces_is_looked_for_closed_up_and_apart() -> None:
    found = forms(Entry("p", "person", "Una-Vera-Wyn-Xanthe Quib"))
    assert {("una vera wyn xanthe quib", "word"), ("unaverawynxanthe quib", "word")} <= found


def test_a_name_with_the_surname_first_is_looked_for_the_other_way_round() -> None:
    assert ("zebedee quillington", "word") in forms(Entry("p", "person", "Quillington, Zebedee"))


def test_a_name_of_signs_only_is_nobody_and_hides_nobody() -> None:
    for kind in ("person", "place"):
        entry = Entry("p", kind, "Quillbury Zed", aliases=("...",))
        assert ("quillbury zed", "word") in forms(entry)
    assert forms(Entry("p", "person", ".")) == set()


def test_a_middle_letter_is_no_name_of_its_own_but_recorded_initials_are() -> None:
    found = forms(Entry("p", "person", "Bo Q Zu", initials=("BQZ", "me")))
    assert ("q", "capital") not in found
    assert {("bqz", "capital"), ("me", "capital")} <= found
    # Short names run together would be seen inside other words.
    assert not {mode for text, mode in found if text == "bozu"} - {"capital"}


def test_a_place_is_looked_for_without_its_article_and_by_its_initials() -> None:
    found = forms(Entry("p", "place", "The Quillbury Lodge", initials=("QBL",)))
    assert {("quillbury lodge", "word"), ("quillbury", "word"), ("qbl", "capital")} <= found


def test_short_handles_and_short_numbers_are_looked_for_as_words_only() -> None:
    found = forms(
        Entry(
            "p", "person", "Zed", contacts=("@zq", "@zq_4"), numbers=(("a", "Z9"), ("b", "Z98-7"))
        )
    )
    assert {("@zq_4", "word"), ("z98-7", "word"), ("z987", "word")} <= found
    assert not {text for text, mode in found if mode == "tight"}
    assert "z9" not in {text for text, _ in found}


def test_a_form_of_one_letter_is_not_looked_for() -> None:
    assert all(len(text) > 1 for text, _ in forms(Entry("p", "place", "Q", aliases=("Quillbury",))))


def test_public_names_are_neither_looked_for_nor_compared() -> None:
    assert "force-1" not in {key for _, key in name_words(REGISTER)}
    assert "force-1" not in {needle.key for needle in needles(REGISTER)}


# ---------------------------------------------------------------- search


def test_a_span_within_another_shortens_nothing() -> None:
    spans = Spans([(0, 10), (2, 4), (12, 14)])
    assert spans.hold(3, 9)
    assert not spans.hold(9, 13)


def test_a_name_within_a_public_name_is_spared_and_beside_it_is_not() -> None:
    register = Register(
        (
            Entry("p", "person", "Zed Quillbury", "Person 1"),
            Entry("c", "organisation", "Quillbury County", public=True, public_reason="known"),
        )
    )
    assert seen("Quillbury County was told", register) == set()
    assert seen("Quillbury was told by Quillbury County", register) == {"p"}


# ---------------------------------------------------------------- PDF


def test_a_pdf_is_refused_for_a_byte_before_its_beginning() -> None:
    assert "bytes before the beginning" not in {odd.why for odd in pdf.look(pdf_places.clean()).odd}
    assert "bytes before the beginning" in {
        odd.why for odd in pdf.look(b"\n" + pdf_places.clean()).odd
    }


def test_a_font_written_on_the_page_itself_is_read_by_its_own_lists() -> None:
    made = pdf_places.document()
    page = made.pages[0].obj
    lists = "".join(f"<{ord(sign):04X}> " for sign in NAME)
    table = b"1 beginbfrange\n<0001> <%04X> [%s]\nendbfrange" % (len(NAME), lists.encode())
    page.Resources.Font.F9 = Dictionary(
        Type=Name.Font, Subtype=Name.Type0, BaseFont=Name.X, ToUnicode=made.make_stream(table)
    )
    codes = b"".join(b"%04X" % at for at in range(1, len(NAME) + 1))
    page.Contents = made.make_stream(b"BT /F9 9 Tf 40 400 Td <%s> Tj ET" % codes)
    assert NAME in "".join(pdftext.drawn(made.pages[0]).pieces)
    look = walked("report.pdf", pdf_places.saved(made), ())
    assert "child-1" in {key for key, _ in Searcher(REGISTER).keys(look.texts)}


def test_a_drawing_that_is_not_there_hides_nothing_that_is() -> None:
    made = pdf_places.document(b"/Nothing Do " + pdf_places.shown(NAME, 400))
    assert NAME in "".join(pdftext.drawn(made.pages[0]).pieces)


def test_a_pdf_with_names_of_its_own_in_the_trailer_shows_them() -> None:
    made = Pdf.open(io.BytesIO(pdf_places.clean()))
    assert any(
        text.place == "trailer" and text.raw for text in pdf.look(pdf_places.saved(made)).texts
    )


@pytest.mark.parametrize(
    ("entry", "wanted"),
    [
        ({"/Alt": String("Zebby")}, "Zebby"),
        ({"/Zebby": 1}, "Zebby"),
        ({"/Alt": String("Żebby")}, "Żebby"),
        ({"/Alt": String(b"\xfe\xffZebby")}, "þÿZebby"),
        ({"/K": Array([String("Zebby")])}, "Zebby"),
        ({"/K": Dictionary(T=Dictionary(T=String("Zebby")))}, "Zebby"),
        ({"/BaseFont": Name("/Zebby")}, "Zebby"),
    ],
)
def test_short_words_anywhere_in_an_object_are_read_as_words(
    entry: dict[str, Any], wanted: str
) -> None:
    # Shorter than what bytes are searched for: only what is known to be text may tell them.
    made = pdf_places.document()
    made.Root.Zebra = made.make_indirect(Dictionary(entry))
    texts = pdf.look(pdf_places.saved(made)).texts
    objects = [text for text in texts if text.place.startswith("object ")]
    assert wanted in {text.text for text in objects if not text.raw}
    if "ebby" in wanted and wanted[0] == "Z":
        assert "child-1" in {key for key, _ in Searcher(REGISTER).keys(objects)}


def test_each_place_is_told_once_for_each_person() -> None:
    texts = [Text("a", f"{NAME} saw {NAME}"), Text("a", NAME), Text("b", NAME)]
    assert sorted(Searcher(REGISTER).keys(texts)) == [("child-1", "a"), ("child-1", "b")]


def test_texts_of_one_place_are_searched_once_and_words_that_may_be_bytes_apart() -> None:
    told = [
        Text("a", "Zebby"),
        Text("a", "Zebby"),
        Text("a", "Hope came."),
        Text("b", "x", raw=True),
    ]
    found = list(gathered(told))
    assert [(text.place, text.raw, text.text.count("Zebby")) for text in found] == [
        ("a", False, 1),
        ("b", True, 0),
    ]
    assert {key for key, _ in Searcher(REGISTER).keys(told)} == {"child-1", "worker-1"}


def test_bytes_are_read_as_letters_and_so_is_what_is_packed_in_them() -> None:
    packed = b"\1\2" + zlib.compress(NAME.encode())
    assert {text.text for text in raw_texts("x", b"Zebby")} == {"Zebby"}
    assert NAME in {text.text for text in raw_texts("x", packed)}
    assert all(text.raw for text in raw_texts("x", packed))


# ---------------------------------------------------------------- Word and zip


def test_an_empty_part_is_refused_as_a_part_and_not_for_its_content() -> None:
    package = Package()
    package.parts["word/empty.bin"] = b""
    whys = {odd.why for odd in walked("report.docx", package.data(), ()).odd}
    assert "a part that is not on the list" in whys
    assert "content that no reader knows" not in whys


def test_a_link_on_the_list_is_no_finding_and_the_next_one_is() -> None:
    def whys(address: str) -> set[str]:
        package = Package()
        package.parts["word/_rels/document.xml.rels"] = relations(
            ("hyperlink", "https://www.gov.uk/a", "External"), ("hyperlink", address, "External")
        )
        return {odd.why for odd in walked("report.docx", package.data(), QUESTION.links).odd}

    assert "a link out of the file that is not on the list" not in whys("https://www.gov.uk/b")
    assert "a link out of the file that is not on the list" in whys("https://other.example/")


def test_parts_that_share_their_bytes_are_refused() -> None:
    data = Package().data()
    infos = zipfile.ZipFile(io.BytesIO(data)).infolist()
    assert zip_bytes.account(infos, data).odd == ()
    first = infos[0]
    first.compress_size += 1
    assert "parts that lie over each other" in zip_bytes.account(infos, data).odd


def test_bytes_between_the_index_and_its_end_belong_to_nothing() -> None:
    data = Package().data()
    infos = zipfile.ZipFile(io.BytesIO(data)).infolist()
    end = data.rindex(b"PK\x05\x06")
    hidden = data[:end] + NAME.encode() + data[end:]
    assert NAME.encode() in zip_bytes.account(infos, hidden).loose


# ---------------------------------------------------------------- holding and release


@pytest.fixture
def outputs(tmp_path: Path) -> Path:
    publish.hold(tmp_path, FILES, cleared(), TODAY)
    return tmp_path


def test_copies_that_are_held_are_not_released_on_clearances_of_others(outputs: Path) -> None:
    others = [replace(cleared()[0], sha256="0" * 64), cleared()[1]]
    with pytest.raises(CouldNotVerify, match="was not saved as it was cleared"):
        publish.release(outputs, others, two(), READY, TODAY)
    assert not (outputs / "publication").exists()


def test_a_hold_that_was_killed_before_its_record_had_its_name_is_taken_up(outputs: Path) -> None:
    (outputs / "held.json").rename(outputs / "held-next.json")
    publish.check_untouched(outputs)
    assert (outputs / "held.json").is_file()
    assert publish.release(outputs, cleared(), two(), READY, TODAY)


def test_held_copies_with_no_record_at_all_are_not_believed(outputs: Path) -> None:
    (outputs / "held.json").unlink()
    with pytest.raises(CouldNotVerify, match="changed after they were cleared"):
        publish.check_untouched(outputs)


@pytest.mark.parametrize("fault", ['role = " "\n', "role = 3\n", ""])
def test_a_sign_off_without_a_role_is_told_and_not_counted(tmp_path: Path, fault: str) -> None:
    place = tmp_path / "decisions" / "sign-offs"
    place.mkdir(parents=True)
    (place / "1.toml").write_text(
        f'name = "Ann Reader"\n{fault}on = 2026-07-01\nstatement = "Read."\ncontent_sha256 = "0"\n',
        "utf-8",
    )
    with pytest.raises(BadCase, match="role is not filled in"):
        sign_offs.read_sign_offs(tmp_path)


def test_a_string_in_a_pdf_s_trailer_is_read() -> None:
    data = pdf_places.clean()
    made = Pdf.open(io.BytesIO(data))
    target = io.BytesIO()
    made.save(target, object_stream_mode=ObjectStreamMode.disable)
    named = target.getvalue().replace(b"trailer <<", b"trailer << /Zq (%s)" % NAME.encode())
    texts = [text for text in pdf.look(named).texts if text.place == "trailer" and not text.raw]
    assert {key for key, _ in Searcher(REGISTER).keys(texts)} == {"child-1"}


def test_signs_that_look_like_escapes_and_are_none_are_read_as_they_are() -> None:
    assert seen(f"&# {NAME}") == {"child-1"}
    assert seen(f"\u202e{NAME[::-1]}") == {"child-1"}
    assert seen("|".join(NAME)) == {"child-1"}
    assert seen("999 l23 456O") == {"child-1"}


def test_words_for_a_reader_aloud_are_read_behind_a_number() -> None:
    drawing = b"/Span << /MCID 0 /ActualText (%s) >> BDC EMC" % NAME.encode()
    made = pdf_places.document(drawing)
    assert pdftext.drawn(made.pages[0]).extra == [NAME]


def test_a_page_s_policy_is_believed_only_for_the_style_it_holds() -> None:
    def whys(style: str) -> set[str]:
        mark = base64.b64encode(hashlib.sha256(b"p{margin:0}").digest()).decode()
        policy = (
            f"default-src 'none'; style-src 'sha256-{mark}'; base-uri 'none'; form-action 'none'"
        )
        page = (
            f'<!doctype html><html lang="en"><head><meta http-equiv="Content-Security-Policy" '
            f'content="{policy}"><style>{style}</style></head><body><p>x</p></body></html>'
        )
        return {odd.why for odd in walked("report.html", page.encode(), ()).odd}

    assert "an attribute that is not on the list" not in whys("p{margin:0}")
    assert "an attribute that is not on the list" in whys("p{margin:1px}")


def test_a_page_with_no_letters_says_nothing() -> None:
    assert placed.arranged([]) == ""


def _saved(made: Pdf) -> bytes:
    target = io.BytesIO()
    made.save(target, stream_decode_level=StreamDecodeLevel.none, compress_streams=False)
    return target.getvalue()


def test_what_is_said_aloud_for_a_part_of_a_page_is_words_of_that_page() -> None:
    made = Pdf.open(io.BytesIO(pdf_places.clean()))
    said = b"\xfe\xff".hex() + NAME.encode("utf-16-be").hex()
    marked = f"/Span <</ActualText <{said}>>> BDC EMC\n".encode()
    made.pages[0].contents_add(made.make_stream(marked), prepend=True)
    texts = [text for text in pdf.look(_saved(made)).texts if text.place == "page 1"]
    assert {key for key, _ in Searcher(REGISTER).keys(texts)} == {"child-1"}


def test_a_stream_in_a_coding_that_bytes_do_not_show_is_read_undone() -> None:
    made = Pdf.open(io.BytesIO(pdf_places.clean()))
    coded = base64.a85encode(NAME.encode()) + b"~>"
    made.Root.Kept = made.make_stream(coded, Filter=Name.ASCII85Decode)
    data = _saved(made)
    assert coded in data
    assert {key for key, _ in Searcher(REGISTER).keys(pdf.look(data).texts)} == {"child-1"}
