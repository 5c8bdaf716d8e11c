"""PDF: tagged to PDF/UA-1, every row on a page, the same everywhere, whoever's words are in it."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

import page
import pikepdf
import pypdfium2
import pytest
import typst

from pipeline.assemble import svg as drawn_as
from pipeline.document import (
    Block,
    Document,
    Figure,
    Footnote,
    FormField,
    Link,
    PageBreak,
    Paragraph,
    Span,
    Table,
    TableCell,
    TableRow,
    cell,
    heading,
    paragraph,
)
from pipeline.document import words as words_of
from pipeline.errors import CouldNotWrite
from pipeline.render import pdf as pdf_module
from pipeline.render import pdf_slices
from pipeline.render.pdf import pdf
from tests.render.invented import COLUMNS, HOSTILE, WIDTHS, chronology, hostile, rich, row


@pytest.fixture(scope="module")
def made() -> bytes:
    return pdf(rich())


@pytest.fixture(scope="module")
def long() -> bytes:
    """A chronology typeset in slices of a dozen rows, by processes of their own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pdf_slices, "HEAVY", 12.0)
        patch.setattr(pdf_slices, "LIGHT", 5.0)
        return pdf(chronology(60))


def words(data: bytes) -> list[str]:
    """The words of each page, without line breaks."""
    file = pypdfium2.PdfDocument(data)
    pages = [file[number].get_textpage().get_text_range() for number in range(len(file))]
    file.close()
    return [re.sub(r"\s+", " ", text) for text in pages]


def faults(data: bytes) -> list[str]:
    """Where a PDF breaks PDF/UA-1."""
    report = page.validate_pdf_bytes(data, profile="ua1")
    return [f"{fault.rule_id}: {fault.message}" for fault in report.failures]


def tags(data: bytes) -> list[Any]:
    """Every element of the tags in reading order."""
    with pikepdf.open(io.BytesIO(data)) as file:
        found = []
        waiting = [file.Root.StructTreeRoot.K]
        while waiting:
            one = waiting.pop()
            if isinstance(one, pikepdf.Array):
                waiting += reversed(list(one))
            elif isinstance(one, pikepdf.Dictionary) and "/S" in one:
                found.append(str(one.S))
                if "/K" in one:
                    waiting.append(one.K)
        return found


@pytest.mark.parametrize(
    "document", [rich(), hostile(), chronology(30)], ids=["rich", "hostile", "long"]
)
def test_a_pdf_keeps_to_pdf_ua(document: Document) -> None:
    assert faults(pdf(document)) == []


def test_a_pdf_put_together_from_slices_keeps_to_pdf_ua(long: bytes) -> None:
    assert faults(long) == []


def test_every_word_of_the_document_is_on_a_page(made: bytes) -> None:
    text = " ".join(words(made))
    for wanted in (
        "Combined summary", "Child A", "What happened", "1.1.1", "was taken to hospital", "Police return, row 2.",
        "Missing: Two returns have not arrived", "Housing", "“She was quiet when he was there.”", "Inner two",
        "Are improvements needed?", "Line one Line two", "January 2024", "police- 0001", "✗ No",
        "Nothing more is known", "The first of the appendix.",
    ):  # fmt: skip
        assert wanted.replace("- ", "-") in text.replace("- ", "-"), wanted


def test_reference_marking_and_page_of_pages_stand_on_every_page(made: bytes, long: bytes) -> None:
    for data in (made, long):
        pages = words(data)
        for number, text in enumerate(pages, start=1):
            assert "EXR-2026-01" in text
            assert "OFFICIAL-SENSITIVE" in text
            assert f"Page {number} of {len(pages)}" in text


def test_a_long_marking_is_printed_whole_on_every_page() -> None:
    marking = "OFFICIAL-SENSITIVE: " + "for the people named in the distribution only, " * 3 + "END"
    document = Document("note", "Pack", (paragraph("One."), PageBreak(), paragraph("Two.")),
                        reference="EXR-2026-01", marking=marking)  # fmt: skip
    for text in words(pdf(document)):
        assert marking in " ".join(text.split())


def test_a_document_without_marking_has_no_running_head() -> None:
    text = words(pdf(Document("publication", "Review of practice", (heading(1, "One"),))))[0]
    assert text.strip().endswith("Review of practice Page 1 of 1")


def test_headings_tables_lists_notes_and_links_are_tagged_as_such(made: bytes) -> None:
    found = tags(made)
    assert [tag for tag in found if re.fullmatch(r"/H\d", tag)] == [
        "/H1",
        "/H2",
        "/H1",
        "/H2",
        "/H1",
        "/H2",
    ]
    for tag in (
        "/Table",
        "/THead",
        "/TBody",
        "/TH",
        "/TD",
        "/Caption",
        "/L",
        "/LI",
        "/Note",
        "/Link",
        "/Figure",
    ):
        assert tag in found, tag
    assert found.count("/TR") == 7


@pytest.mark.requirement("L67")
def test_a_chronology_in_slices_shows_each_event_once_in_order(long: bytes) -> None:
    text = " ".join(words(long)[1:])
    shown = re.findall(r"police-? ?(\d{4})", text)
    assert shown == [f"{number:04d}" for number in range(1, 61)]
    assert tags(long).count("/TR") == 60 + tags(long).count("/THead")


def test_slices_are_joined_under_one_document_with_ids_of_their_own(long: bytes) -> None:
    with pikepdf.open(io.BytesIO(long)) as file:
        root = file.Root.StructTreeRoot
        assert len(root.K) == 1
        ids = [bytes(name) for name in list(root.IDTree.Names)[::2]]
        assert ids == sorted(set(ids))
        keys = [key for key, _ in pikepdf.NumberTree(root.ParentTree).items()]
        assert keys == sorted(set(keys))
        used = [leaf.obj.StructParents for leaf in file.pages if "/StructParents" in leaf]
        used += [note.StructParent for leaf in file.pages for note in leaf.get("/Annots", [])]
        assert sorted(used) == keys
        for top in root.K[0].K:
            assert top.P.objgen == root.K[0].objgen


def test_every_cell_is_told_its_column_heading(long: bytes) -> None:
    with pikepdf.open(io.BytesIO(long)) as file:
        named = {bytes(name) for name in list(file.Root.StructTreeRoot.IDTree.Names)[::2]}
        cells = [
            one
            for one in file.objects
            if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/TD"
        ]
        headers = [
            bytes(name) for one in cells for part in one.A for name in part.get("/Headers", [])
        ]
    assert len(cells) == 60 * 4  # and one that heads the row
    assert len(headers) == 60 * 4
    assert set(headers) <= named


def test_the_cell_that_heads_a_row_is_tagged_as_its_heading(long: bytes, made: bytes) -> None:
    """So that a screen reader says which event a cell is about; the other cells stay data."""
    for data, rows in ((long, 60), (made, None)):
        with pikepdf.open(io.BytesIO(data)) as file:
            scopes = [
                str(part.Scope)
                for one in file.objects
                if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/TH"
                for part in one.A
                if "/Scope" in part
            ]
        assert "/Column" in scopes
        assert scopes.count("/Row") == rows or (rows is None and "/Row" in scopes)


IDS = ("children-social-care-0012", "domestic-abuse-service-0007", "gp-0001", "a-b-c-0009")
NAMES = ("Wilhelmina-Constance", "Fisk-O’Hanlon,", "PRITCHARD-OKAFOR", "Sample-Row", "twenty-one")


@pytest.mark.parametrize("width", [0.06, 0.1, 0.15, 0.3])
def test_ids_and_names_are_found_in_the_words_of_a_pdf_as_they_are_written(width: float) -> None:
    """A column wide enough for a word shows it unbroken; no letter is put into any word."""
    rows = tuple(
        TableRow((cell(key, header=True), cell(f"Seen by {name} and {name}")), anchor=key)
        for key in IDS
        for name in NAMES
    )
    made = pdf(Document("x", "Names", (Table(("Event", "Told"), rows, widths=(0.4, width)),
                                       paragraph(" ".join((*IDS, *NAMES))),)))  # fmt: skip
    text = " ".join(words(made))
    assert "\u200b" not in text
    for one in (*IDS, *NAMES[-2:]):
        assert text.count(one) >= len(NAMES), one
    if width > 0.2:
        assert "\ufffe" not in text
        for name in NAMES:
            assert text.count(name) == 2 * len(IDS) + 1, name


def test_an_id_too_wide_for_its_column_is_still_counted_among_the_rows() -> None:
    rows = tuple(TableRow((cell(key, header=True), cell("x")), anchor=key) for key in IDS)
    made = pdf(Document("x", "Narrow", (Table(("Event", "Told"), rows, widths=(0.08, 0.92)),)))
    assert re.search(r"social[\x02\ufffe\s-]+care[\x02\ufffe\s-]+0012", " ".join(words(made)))


@pytest.mark.parametrize("what", ["leads to", "the band"])
def test_nothing_that_leads_to_rows_is_left_at_the_foot_of_a_page(what: str) -> None:
    """Neither a paragraph before a table, nor a band over its rows."""
    rows = tuple(TableRow((cell(f"row {n}"), cell("x"))) for n in range(60))
    band = TableRow((TableCell((words_of("the band"),), span=2),), band=True)
    for filler in range(26, 42) if what == "leads to" else range(42, 50):
        if what == "leads to":
            lines = [paragraph(f"line {n}") for n in range(filler)]
            blocks = (*lines, paragraph("leads to"), Table(("A", "B"), rows[:30]))
        else:
            blocks = (Table(("A", "B"), (*rows[:filler], band, *rows[filler : filler + 9])),)
        for text in words(pdf(Document("x", "Foot", blocks))):
            body = re.sub(r"\s*Foot Page \d+ of \d+\s*$", "", text).rstrip()
            assert not body.endswith((what, "A B")), filler


def test_a_word_wider_than_its_column_is_broken_and_loses_nothing() -> None:
    long = "a" * 300 + "/" + "W" * 90 + "e\u0301" * 40
    made = pdf(Document("x", "Long", (Table(("A", "B"), (TableRow((cell(long), cell("x"))),), widths=(0.1, 0.9)),)))  # fmt: skip
    text = "".join(words(made)).replace(" ", "")
    assert long.replace("e\u0301", "é") in text.replace("e\u0301", "é")


def test_bookmarks_follow_the_headings_and_the_months(made: bytes) -> None:
    def below(items: list[Any]) -> list[Any]:
        return [(item.title, below(list(item.children))) for item in items]

    with pikepdf.open(io.BytesIO(made)) as file, file.open_outline() as outline:
        assert below(list(outline.root)) == [
            ("1 What happened", [("1.1 Background", [])]),
            ("Chronology", [("2024", [("January 2024", [])])]),
            ("Appendix", [("1 Terms", [])]),
        ]


def _led(data: bytes) -> dict[str, int]:
    """Where the links of a document lead: what they say, and the page."""
    with pikepdf.open(io.BytesIO(data)) as file:
        pages = {leaf.obj.objgen: number for number, leaf in enumerate(file.pages, start=1)}
        return {
            str(note.Contents): pages[note.Dest[0].objgen]
            for leaf in file.pages
            for note in leaf.get("/Annots", [])
            if "/Dest" in note
        }


def test_contents_give_the_page_their_heading_stands_on(made: bytes) -> None:
    pages = words(made)
    contents = pages[1]
    for title, level in (
        ("1 What happened", 1),
        ("1.1 Background", 2),
        ("Chronology", 1),
        ("1 Terms", 2),
    ):
        number = int(re.search(rf"{title} (\d+)", contents)[1])  # type: ignore[index]
        assert title.lstrip("1. ") in pages[number - 1], (title, level)
        assert f"Go to {title}, page {number}" in _led(made)


def test_links_lead_to_the_page_of_their_row(long: bytes) -> None:
    pages = words(long)
    for event in ("police-0001", "police-0060"):
        says = next(says for says in _led(long) if event in says)
        number = _led(long)[says]
        assert says == f"Go to {event}, page {number}"
        assert event.split("-")[1] in pages[number - 1]


def test_no_address_outside_is_led_to_but_plain_ones() -> None:
    links = Paragraph(
        tuple(Link(target, target) for target in ("https://gov.example/", "javascript:x", "#none"))
    )
    with pikepdf.open(io.BytesIO(pdf(Document("document", "t", (links,))))) as file:
        led = [str(note.A.URI) for note in file.pages[0].get("/Annots", [])]
    assert led == ["https://gov.example/"]


def test_a_character_without_a_glyph_is_printed_by_its_number() -> None:
    text = words(
        pdf(Document("document", "t", (paragraph("A \u4e2d and \U0001f600 and ŵ and Ł and ẹ"),)))
    )[0]
    assert "A [U+4E2D] and [U+1F600] and ŵ and Ł and ẹ" in text


def test_words_that_try_to_be_code_are_printed_as_words() -> None:
    text = " ".join(words(pdf(hostile())))
    for wanted in (
        "#text[x] $x^2$ \\ *b* _i_ `c` @ref <lab> // /*",
        "{{ 7*7 }} {% if x %}",
        "=1+1 +44 -2",
        "[U+0000]",
    ):
        assert wanted in text
    assert HOSTILE.count("7*7") == 1


def test_the_file_says_nothing_of_people_programs_or_times(made: bytes) -> None:
    with pikepdf.open(io.BytesIO(made)) as file:
        assert list(file.docinfo) == ["/Title"]
        packet = file.Root.Metadata.read_bytes().decode()
        assert not re.search("xmp:|xmpMM|Creator|Producer|Typst|Date", packet)
        assert file.Root.Lang == "en-GB"
        fonts = {
            str(one.BaseFont)
            for one in file.objects
            if isinstance(one, pikepdf.Dictionary) and "/BaseFont" in one
        }
    assert fonts
    # Signs come from the faces inside the typesetter; nothing comes from the machine.
    assert all(re.search("OpenSans|DejaVuSansMono|NewCM|Libertinus", font) for font in fonts)


def test_nothing_in_the_file_is_out_of_reach(made: bytes, long: bytes) -> None:
    """An object nobody refers to is a place where words could hide."""
    for data in (made, long):
        with pikepdf.open(io.BytesIO(data)) as file:
            reached: set[tuple[int, int]] = set()
            waiting: list[Any] = [file.trailer]
            while waiting:
                one = waiting.pop()
                if isinstance(one, pikepdf.Object) and one.is_indirect:
                    if one.objgen in reached:
                        continue
                    reached.add(one.objgen)
                if isinstance(one, pikepdf.Array):
                    waiting += list(one)
                elif isinstance(one, pikepdf.Dictionary | pikepdf.Stream):
                    waiting += [one[key] for key in one.keys()]  # noqa: SIM118
            known = {
                one.objgen
                for one in file.objects
                if isinstance(one, pikepdf.Object)
                and not (
                    isinstance(one, pikepdf.Stream)
                    and str(one.get("/Type")) in {"/ObjStm", "/XRef"}
                )
            }
        assert known <= reached


def test_the_same_document_gives_the_same_bytes(
    made: bytes, long: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert pdf(rich()) == made
    monkeypatch.setattr(pdf_slices, "HEAVY", 12.0)
    monkeypatch.setattr(pdf_slices, "LIGHT", 5.0)
    monkeypatch.setattr(pdf_module.os, "cpu_count", lambda: 7)
    assert pdf(chronology(60)) == long


def test_a_row_longer_than_a_page_is_printed_whole() -> None:
    text = " ".join(f"word{number}" for number in range(3000))
    made = pdf(
        Document(
            "document", "t", (Table(COLUMNS, (row(1), row(2, text=text), row(3)), "", WIDTHS),)
        )
    )
    printed = "".join(words(made))
    for wanted in ("word0 ", "word1500 ", "word2999"):
        assert wanted in printed
    assert faults(made) == []


@pytest.mark.parametrize("account", [4, 40, 130])
def test_no_page_opens_with_a_note_and_a_short_row_stays_on_its_page(account: int) -> None:
    """A note goes over the page with the words above it: whose note it is can be seen there."""
    rows = tuple(
        TableRow(
            (
                cell(f"{number}"), cell("9 March 2026"), cell("POL"),
                TableCell((
                    words_of(f"police-{number:04d}"),
                    words_of(" ".join(["told again"] * (account + number))),
                    words_of(f"Recorded by PC {number}."),
                    (Span(f"From the log, row {number}."), Footnote((Span(f"Noted of {number}."),))),
                )),
                cell(""),
            ),
            anchor=f"police-{number:04d}",
        )
        for number in range(1, 41)
    )  # fmt: skip
    table = Table(COLUMNS, rows, "Events", WIDTHS)
    printed = words(pdf(Document("chronology", "t", (table,), landscape=True)))
    on = {
        words: {place for place, page in enumerate(printed) if words in page}
        for number in range(1, 41)
        for words in (
            f"police-{number:04d}", f"Recorded by PC {number}.",
            f"From the log, row {number}.", f"Noted of {number}.",
        )
    }  # fmt: skip
    for number in range(1, 41):
        noted = on[f"Noted of {number}."]
        assert noted
        assert noted <= on[f"From the log, row {number}."] & on[f"Recorded by PC {number}."]
        if account < 40:
            assert noted == on[f"police-{number:04d}"]


@pytest.mark.parametrize("told", [90, 250])
def test_a_row_moves_whole_to_the_next_page_or_begins_with_lines_of_its_account(told: int) -> None:
    """Its id is never left alone at the foot of a page, however far down the page it begins."""
    account = " ".join(["told again"] * told)
    for filler in range(16, 31):
        before = [TableRow((cell(f"{n}"), *[cell("x")] * 4)) for n in range(filler)]
        texts = (words_of("police-0001"), words_of("Begun here."), words_of(account))
        long = TableCell((*texts, words_of("Ended here.")))
        row_ = TableRow((cell("9"), cell("9 March 2026"), cell("POL"), long, cell("Outcome. " * 9)))
        table = Table(COLUMNS, (*before, row_), "Events", WIDTHS)
        printed = words(pdf(Document("chronology", "t", (table,), landscape=True)))
        (begun,) = [page for page in printed if "police-0001" in page]
        assert "Begun here. told again" in begun, filler
        if told < 100:
            assert "Ended here." in begun, filler


@pytest.mark.parametrize("high", [300, 640, 690, 2400])
@pytest.mark.parametrize("before", [2, 14])
def test_a_drawing_of_any_height_stands_whole_under_its_caption(high: int, before: int) -> None:
    ends = (drawn_as.text(8, 20, "Uppermost"), drawn_as.text(8, high - 6, "Lowermost"))
    svg = drawn_as.drawing(1040, high, ends)
    blocks = (*([paragraph("Before.")] * before), Figure(svg, "In words.", "Drawn here"))
    printed = words(pdf(Document("chronology", "t", blocks, landscape=True)))
    (drawn,) = [page for page in printed if "Drawn here" in page]
    assert "Uppermost" in drawn
    assert "Lowermost" in drawn


@pytest.mark.parametrize("before", range(4, 24, 2))
def test_a_figures_own_table_is_not_divided_where_a_page_holds_it(before: int) -> None:
    """Of 9 rows it stays whole wherever it falls; of 90 no page holds it, and it divides."""
    svg = drawn_as.drawing(1040, 60, (drawn_as.text(8, 20, "Drawn"),))
    for count, whole in ((9, True), (90, False)):
        rows = tuple(TableRow((cell(f"agency {n}."), cell("1"))) for n in range(count))
        figure = Figure(svg, "In words.", "Figure", data=Table(("Agency", "All"), rows, "The same"))
        blocks = (*([paragraph("Before.")] * before), figure)
        printed = words(pdf(Document("chronology", "t", blocks, landscape=True)))
        held = [page for page in printed if re.search(r"agency \d+\.", page)]
        assert (len(held) == 1) is whole
        assert f"agency {count - 1}." in held[-1]


def test_a_row_that_is_lost_stops_the_document(monkeypatch: pytest.MonkeyPatch) -> None:
    """As where a table does not break over pages: the row is tagged, and below the paper."""
    whole = pdf_module.typeset

    def clipped(source: str, faces: Any, *, checked: bool = False) -> bytes:
        together = source.replace("block(breakable: true)", "block(breakable: false)")
        return whole(together, faces, checked=checked)

    monkeypatch.setattr(pdf_module, "typeset", clipped)
    with pytest.raises(CouldNotWrite, match="lost .* of 60 rows"):
        pdf(chronology(60))


def test_a_fault_of_the_typesetter_is_one_plain_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: Any, **__: Any) -> bytes:
        raise typst.TypstError("secret words", "secret words")

    monkeypatch.setattr(pdf_module, "typeset", broken)
    with pytest.raises(CouldNotWrite) as told:
        pdf(Document("document", "t", ()))
    assert told.value.sentence == "A PDF could not be typeset."
    assert "secret" in told.value.private


def test_a_worker_that_dies_stops_the_document(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = tmp_path / "dies.py"
    script.write_text("import os\nos.abort()\n")
    monkeypatch.setattr(pdf_slices, "HEAVY", 12.0)
    monkeypatch.setattr(pdf_module.typeset_job, "__file__", str(script))
    with pytest.raises(CouldNotWrite, match="could not be typeset"):
        pdf(chronology(60))


def test_a_worker_that_hangs_stops_the_document(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = tmp_path / "hangs.py"
    script.write_text("import time\ntime.sleep(60)\n")
    monkeypatch.setattr(pdf_slices, "HEAVY", 12.0)
    monkeypatch.setattr(pdf_module, "_SECONDS", 0.5)
    monkeypatch.setattr(pdf_module.typeset_job, "__file__", str(script))
    with pytest.raises(CouldNotWrite, match="did not answer"):
        pdf(chronology(60))


def test_a_document_of_nothing_is_still_a_document() -> None:
    for document in (
        Document("document", "", ()),
        Document("letter", "t", ()),
        Document(
            "document",
            "t",
            (Table(("A",), ()), Paragraph(()), Table(("A",), (TableRow((cell(""),)),))),
        ),
    ):
        assert faults(pdf(document)) == []


def _filled(lines: int, *blocks: Block) -> list[str]:
    """The words of each page of some lines and then blocks."""
    filler = tuple(paragraph("A line that fills the page.") for _ in range(lines))
    return words(pdf(Document("paper", "A paper", (*filler, *blocks))))


@pytest.mark.parametrize("lines", [30, 31, 32, 33])
def test_a_question_stands_on_the_page_of_the_box_for_its_reason(lines: int) -> None:
    asked = FormField("criteria.x.answer", "Was it seen?", "choice", ("yes", "no"), "yes")
    pages = _filled(lines, asked, FormField("criteria.x.reason", "Reason"), paragraph("After."))
    (held,) = [page for page in pages if "Was it seen?" in page]
    assert "Reason" in held


@pytest.mark.parametrize(("lines", "number"), [(31, 6), (32, 5), (33, 4), (31, 7)])
def test_the_last_row_of_a_table_never_stands_on_a_page_alone(lines: int, number: int) -> None:
    rows = tuple(TableRow((cell(f"Row {n}", header=True), cell("Words"))) for n in range(number))
    pages = _filled(lines, Table(("Name", "What"), rows, "Rows", (0.5, 0.5)))
    counts = [len(re.findall(r"Row \d", page)) for page in pages]
    assert sum(counts) == number
    assert len(counts) == 2
    assert counts[1] > 1


def test_rows_kept_together_are_tagged_as_rows_of_the_table() -> None:
    rows = tuple(TableRow((cell(f"Row {n}", header=True), cell("Words"))) for n in range(4))
    data = pdf(Document("paper", "A paper", (Table(("Name", "What"), rows, "", (0.5, 0.5)),)))
    found = tags(data)
    assert "/TFoot" not in found
    assert found.count("/TBody") == 2  # the second holds the rows that are kept together
    assert (found.count("/TR"), found.count("/TD")) == (5, 4)
    assert faults(data) == []


def test_two_rows_that_might_outgrow_a_page_are_not_kept_together() -> None:
    long = "A line of words of some length that is told again and again. " * 60
    rows = tuple(TableRow((cell(f"Row {n}", header=True), cell(long))) for n in range(4))
    pages = _filled(3, Table(("Name", "What"), rows, "", (0.2, 0.8)))
    assert [re.findall(r"Row \d", page) for page in pages[-2:]] == [["Row 2"], ["Row 3"]]
