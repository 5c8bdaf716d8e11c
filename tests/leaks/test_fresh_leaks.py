"""Ways to leave a name behind that the lists of places and of disguises do not hold.

Each was planted in a clean copy and cleared, once, or belongs beside one that was.
"""

from __future__ import annotations

import html
import random
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from itertools import pairwise

import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String

from pipeline.errors import CouldNotVerify, LeakFound
from pipeline.verify.alphabets import by_ear
from pipeline.verify.gate import Gate
from pipeline.verify.signs import drawn, unseen
from tests.leaks import pdf_places, web_places
from tests.leaks.invented import NAME, QUESTION
from tests.leaks.word_builder import CLEAN, HEAD, Package, paragraph, run

RESTRICTED = {"restricted.docx": Package(body=paragraph(run(f"{NAME} was seen."))).data()}
LETTERS = NAME.replace(" ", "")
_AS_IN = (
    "zebra egg ball egg dog egg egg queen umbrella ink lamp lamp ink nose goat tree orange nose"
).split()

#: Sentences of a copy, and whom they name.
SENTENCES: Mapping[str, tuple[str, str]] = {
    "first letters of words": (
        "child-1",
        (
            "Zoo elephants became enormous during every expedition. Quietly uncles inspected "
            "lovely little instruments near Great Torrington one night."
        ),
    ),
    "capitals within words": ("child-1", " ".join(f"x{each.upper()}y" for each in LETTERS)),
    "figures between letters": (
        "child-1", "".join(f"{each}{at % 10}" for at, each in enumerate(LETTERS)),
    ),
    "numbered letters": (
        "child-1", " ".join(f"({at}) {each}" for at, each in enumerate(LETTERS, 1)),
    ),
    "letters as in words": (
        "child-1",
        ", ".join(f"{each.upper()} for {word}" for each, word in zip(LETTERS, _AS_IN, strict=True)),
    ),
    "letters in quotation marks": ("child-1", " ".join(f"“{each}”" for each in LETTERS)),
    "syllables with spaces": ("child-1", "Ze be dee Quill ing ton"),
    "syllables with dots": ("child-1", "Ze·be·dee Quil·ling·ton"),
    "vowels masked": ("child-1", "He was called Z*b*d** then."),
    "all but the ends masked": ("child-1", "It was Z*****e who fell."),
    "masked with lines": ("child-1", "It was Z_b_d__ who fell."),
    "cut short": ("child-1", "They found little Zeb cold."),
    "cut short, of somebody": ("child-1", "They found Zeb’s coat."),
    "by ear in Cyrillic": ("child-1", "Он — Зебеди Куиллингтон."),
    "by ear in Greek": ("child-1", "Ο Ζέμπεντι ήταν εκεί."),
    "letters that look like one": ("child-1", "Zebeclee Quillingtori was seen."),
    "every letter twice": ("child-1", "".join(each * 2 for each in NAME)),
    "letters in their brackets": (
        "child-1",
        "".join(chr(0x249C + ord(each) - 97) if each.isalpha() else each for each in NAME.lower()),
    ),
    "keys of a keyboard": ("child-1", "".join(f"{each}\u20e3" for each in NAME)),
    "encoded twice for an address": ("child-1", "%255Aebedee%2520Quillington"),
    "escapes of a program": ("child-1", r"\x5aebedee \x51uillington"),
    "a title of a page": ("child-1", "justgiving.example/fundraising/zebedeeq"),
    "initials with a stroke": ("child-1", "Z/Q was seen."),
    "a hyphen and a suffix": ("child-1", "A “Zebedee-like” boy was seen."),
    "a birthday of a workbook": ("child-1", "He was born 43954."),
    "a birthday with lines below": ("child-1", "born 3_5_2020"),
    "a number in brackets": ("child-1", "NHS (999) [123] {4560}"),
    "a number without its last figure": ("child-1", "NHS 999 123 456"),
    "a phone and its extension": ("mother-1", "Ring 01632-960-123 ext 4."),
    "a phone half in words": ("mother-1", "Ring 01632 nine six zero 123."),
    "a postcode with a letter for a figure": ("child-1", "They lived in ZZl 2AB."),
    "an address cut short": ("address-1", "They lived at 12 Larchmere Cl."),
    "a mail address in words": ("mother-1", "maelona dot p at mail dot example"),
}  # fmt: skip


def _word(body: str, **parts: str) -> bytes:
    package = Package(
        parts={path.replace("__", "/") + ".xml": text for path, text in parts.items()}
    )
    package.body += body
    return package.data()


def _table(rows: Iterable[Iterable[str]]) -> str:
    return "<w:tbl><w:tblPr/><w:tblGrid/>{}</w:tbl>".format(
        "".join(
            f"<w:tr>{''.join(f'<w:tc>{paragraph(run(cell))}</w:tc>' for cell in row)}</w:tr>"
            for row in rows
        )
    )


def _filled(properties: str) -> str:
    """The name with letters between its own that nobody sees."""
    unseen_run = f"<w:rPr>{properties}</w:rPr>"
    return paragraph(*(run(each) + run("qx", unseen_run) for each in NAME))


_LIST = (
    f'{HEAD}<w:numbering {CLEAN}><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0">'
    '<w:start w:val="1"/><w:numFmt w:val="upperLetter"/><w:lvlText w:val="%1"/></w:lvl>'
    "</w:abstractNum>{}</w:numbering>"
).format(
    "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0">'
        f'<w:startOverride w:val="{ord(each.upper()) - 64}"/></w:lvlOverride></w:num>'
        for number, each in enumerate(LETTERS, 1)
    )
)
_PALE_STYLE = (
    f'{HEAD}<w:styles {CLEAN}><w:style w:type="character" w:styleId="Quiet"><w:name w:val="Quiet"/>'
    '<w:rPr><w:color w:val="FFFFFF"/></w:rPr></w:style></w:styles>'
)
WORD: Mapping[str, Callable[[], bytes]] = {
    "a row of a table": lambda: _word(_table([LETTERS])),
    "the first column of a table": lambda: _word(_table([each, "was seen"] for each in LETTERS)),
    "another column of a table": lambda: _word(_table(["was seen", each] for each in LETTERS)),
    "syllables in a column": lambda: _word(
        _table(["was seen", each] for each in ("Zebe", "dee", "Quil", "lington"))
    ),
    "white letters between": lambda: _word(_filled('<w:color w:val="FFFFFF"/>')),
    "pale letters between": lambda: _word(_filled('<w:color w:val="FEFAF8"/>')),
    "small letters between": lambda: _word(_filled('<w:sz w:val="2"/>')),
    "letters of a pale style between": lambda: _word(
        _filled('<w:rStyle w:val="Quiet"/>'), word__styles=_PALE_STYLE
    ),
    "letters of a list": lambda: _word("", word__numbering=_LIST),
    "a title and a language": lambda: _word(
        "",
        docProps__core=f'{HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/'
        'metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Zebe</dc:title>'
        "<dc:language>dee Quillington</dc:language></cp:coreProperties>",
    ),
    "a banner of signs": lambda: _word(
        "".join(paragraph(run(line)) for line in ("#####", "   ##", "  ##", " ####", "#####", "####"))
    ),
    "unseen signs in a code": lambda: _word(
        paragraph(run("Overview" + "".join("\u200b\u200c"[int(bit)] for bit in f"{ord('Z'):08b}")))
    ),
}  # fmt: skip


def _page(body: str, style: str = "") -> bytes:
    return web_places.page(body, head=f"<style>{style}</style>" if style else "")


def _between(element: str) -> str:
    name = element.split()[0]
    return "<p>" + "".join(f"{each}<{element}>qx</{name}>" for each in NAME) + "</p>"


HTML: Mapping[str, Callable[[], bytes]] = {
    "a list numbered with letters": lambda: _page(
        "".join(f'<ol type="A" start="{ord(each.upper()) - 64}"><li>x</li></ol>' for each in LETTERS)
    ),
    "words out of sight between": lambda: _page(_between('span class="unseen"')),
    "words to be skipped between": lambda: _page(_between('span class="skip"')),
    "words of another class between": lambda: _page(
        _between('span class="note"'), ".note { display: none }"
    ),
    "small letters between": lambda: _page(_between("sub"), "sub { font-size: 0 }"),
    "another column of a table": lambda: _page(
        "<table>" + "".join(f"<tr><td>x</td><td>{each}</td></tr>" for each in LETTERS) + "</table>"
    ),
    "letters of a picture in another order": lambda: _page(
        "<svg>" + "".join(f'<text x="{10 * at}" y="9">{each}</text>' for each, at in sorted(
            (each, at) for at, each in enumerate(LETTERS))) + "</svg>"
    ),
    "the document's type": lambda: web_places.page().replace(
        b"<!DOCTYPE html>", b'<!DOCTYPE html "Zebe-dee">'
    ),
    "a remark that is none": lambda: _page("<p>x</p></!Zebe></!dee>"),
    "spaces in a code": lambda: _page(
        "<p>Overview" + "".join(" \u00a0"[int(bit)] for bit in f"{ord('Z'):08b}") + "report</p>"
    ),
}  # fmt: skip


def _scattered(letters: Iterable[tuple[float, float, str]], turned: bool = False) -> bytes:
    """Letters where they stand, drawn in an order of no meaning."""
    matrix = "0 1 -1 0" if turned else "1 0 0 1"
    shows = [
        f"BT /F1 11 Tf {matrix} {x} {y} Tm <{each.encode('latin-1').hex()}> Tj ET\n".encode()
        for x, y, each in letters
        if each != " "
    ]
    random.Random(3).shuffle(shows)
    return pdf_places.saved(pdf_places.document(b"".join(shows)))


def _changed(change: Callable[[Pdf], None]) -> bytes:
    made = pdf_places.document()
    change(made)
    return pdf_places.saved(made)


def _marked(made: Pdf) -> None:
    made.trailer.Info.Title = String("Ze\x1ben\x1bbedee Qu\x1ben\x1billington")


def _unused_code(made: Pdf) -> None:
    said = "Zebedee Quillington".encode("utf-16-be").hex().encode()
    made.pages[0].obj.Resources.Font.F1.ToUnicode = made.make_stream(
        b"1 beginbfchar <01> <%s> endbfchar" % said
    )


def _outline(made: Pdf) -> None:
    page = made.pages[0].obj
    items = [
        made.make_indirect(Dictionary(Title=String(each), Dest=Array([page, Name.Fit])))
        for each in LETTERS
    ]
    for before, after in pairwise(items):
        before.Next, after.Prev = after, before
    made.Root.Outlines = made.make_indirect(
        Dictionary(Type=Name.Outlines, First=items[0], Last=items[-1], Count=len(items))
    )


_SMALL = b"".join(
    b"/F1 11 Tf <%s> Tj /F1 0.1 Tf <7178> Tj " % each.encode().hex().encode() for each in NAME
)
PDF: Mapping[str, Callable[[], bytes]] = {
    "down the page": lambda: _scattered((300, 600 - 14 * at, each) for at, each in enumerate(NAME)),
    "up the page": lambda: _scattered((300, 100 + 14 * at, each) for at, each in enumerate(NAME)),
    "up the margin, turned": lambda: _scattered(
        ((300, 100 + 7 * at, each) for at, each in enumerate(NAME)), turned=True
    ),
    "from right to left": lambda: _scattered(
        (300 - 7 * at, 400, each) for at, each in enumerate(NAME)
    ),
    "small letters between": lambda: pdf_places.saved(
        pdf_places.document(b"BT 40 400 Td " + _SMALL + b"ET")
    ),
    "marks of a language": lambda: _changed(_marked),
    "a code nobody uses": lambda: _changed(_unused_code),
    "letters of the outline": lambda: _changed(_outline),
}  # fmt: skip

PLANTED = {"docx": WORD, "html": HTML, "pdf": PDF}


@pytest.fixture(scope="module")
def gate() -> Gate:
    made = Gate(QUESTION)
    made.prove({"docx", "pdf", "html"}, RESTRICTED)
    return made


@pytest.mark.requirement("L78")
@pytest.mark.parametrize("how", SENTENCES)
def test_a_sentence_that_names_somebody_in_a_new_way_is_a_leak(how: str, gate: Gate) -> None:
    key, said = SENTENCES[how]
    word = _word(paragraph(run(html.escape(said))))
    page = web_places.page(f"<p>{html.escape(said)}</p>")
    for name, data in (("report.docx", word), ("report.html", page)):
        with pytest.raises(LeakFound) as stop:
            gate.cleared(name, data)
        assert key in stop.value.sentence
        assert "uillington" not in stop.value.sentence


@pytest.mark.requirement("L78")
@pytest.mark.parametrize(
    ("kind", "how"), [(kind, how) for kind, made in PLANTED.items() for how in made]
)
def test_a_name_left_in_a_new_way_stops(kind: str, how: str, gate: Gate) -> None:
    with pytest.raises((LeakFound, CouldNotVerify)) as stop:
        gate.cleared(f"report.{kind}", PLANTED[kind][how]())
    assert "uillington" not in stop.value.sentence


@pytest.mark.parametrize(
    "said",
    [
        "In Dec 2023 and on Zeb 4 nothing was decided.",  # a month's abbreviation needs its number
        "The team met five *starred* targets; see note * and item #4.",
        "They asked for 43,955 forms and 999 124 of them came back.",
        "Она была дома.",
        "It was 12 °C; café and naïve are words; “soft” quotation marks too.",
    ],
)
def test_sentences_that_name_nobody_are_cleared(said: str, gate: Gate) -> None:
    gate.cleared("report.docx", _word(paragraph(run(html.escape(said)))))


def test_small_white_letters_by_themselves_are_no_leak(gate: Gate) -> None:
    pale = run(" Read on.", '<w:rPr><w:color w:val="FFFFFF"/><w:sz w:val="20"/></w:rPr>')
    gate.cleared("report.docx", _word(paragraph(run("A quiet week."), pale)))


def test_only_our_own_style_sheet_may_stand_where_one_is_asked_for() -> None:
    data = _page("<p>x</p>")
    ours = Gate(replace(QUESTION, styles=("p { color: black }",)))
    ours.prove({"html"}, RESTRICTED)
    ours.cleared("report.html", data)
    with pytest.raises(CouldNotVerify, match="a style sheet that is not ours"):
        ours.cleared("report.html", _page("<p>x</p>", "p { color: red }"))


def test_names_by_ear_are_spelled_as_english_would() -> None:
    assert list(by_ear("Зебеди и Джек")) == ["zebedi", "jek"]
    assert list(by_ear("Ζέμπεντι")) == ["zebedi"]
    assert list(by_ear("Zebedee")) == []


def test_a_rule_of_signs_is_no_picture_and_one_unseen_sign_no_code() -> None:
    assert not drawn("# Heading\n\n* one\n* two\n\n####\n\nwords\n\n****")
    assert drawn("####\n\n # ##\nwords\n####\n## ##\n####\n#####")
    assert not unseen("soft\u00adhyphen and\u200bspace \u00a0 there")
