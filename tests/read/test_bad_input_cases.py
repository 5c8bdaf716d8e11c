"""The catalogue of bad inputs, case by case: what arrives, and the words in which a person is told.

A row is a case, ``case-1`` to ``case-54`` for what agencies and machines do, ``A1`` to ``A35`` for
attacks. Its file is put into an agency's folder, read as returns are, and the problem it must
raise is looked for with the sentence an officer or the agency reads. Cases of what is written and
of the machine have a check of their own beneath the table.
"""

from __future__ import annotations

import importlib.util
import io
import json
import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import docx as python_docx
import openpyxl
import pytest
from jinja2.exceptions import SecurityError, UndefinedError

from pipeline import schema
from pipeline.case import Agency
from pipeline.document import Document, Paragraph, Span
from pipeline.errors import Busy, CouldNotWrite
from pipeline.files import only_one, write_whole
from pipeline.model import Event, EventDate, Precision, SetAside
from pipeline.normalise import normalise
from pipeline.problems import Problem
from pipeline.read import read_returns
from pipeline.read.pool import Pool
from pipeline.render.data import chronology_csv
from pipeline.render.html import html
from pipeline.render.template_lint import environment
from pipeline.render.word import word
from pipeline.render.workbook import Column, Sheet, workbook
from pipeline.validate import validate_events
from pipeline.versions import Received, settle
from tests.conftest import ROOT
from tests.norm.test_layouts import CASE, PROFILE, REGISTER
from tests.office import document, docx, para, relations, row, sheet, table, xlsx, xrow

BAD = ROOT / "tests" / "bad"
REVIEW = replace(
    CASE,
    agencies=(
        *(replace(agency, asked=("chronology",)) for agency in CASE.agencies),
        Agency("gp", "Example Road Surgery", "GP", asked=("chronology",)),
    ),
)
Files = dict[str, bytes]


@dataclass
class Told:
    """What became of the files of a case."""

    problems: list[Problem] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    aside: list[SetAside] = field(default_factory=list)

    def sentence(self, code: str) -> str:
        """Everything a person is told under a code."""
        return "\n".join(
            f"{p.kind.title}. {p.kind.explanation} {p.locator.place()} Found: {p.found} "
            f"Expected: {p.expected}. {p.remedy}"
            for p in self.problems
            if p.code == code
        )


@dataclass(frozen=True)
class Row:
    """``says`` stands in what is told; ``reads`` are the events' words that must be there still."""

    code: str
    says: str
    files: Callable[[], Files] | str
    reads: tuple[str, ...] = ()


def of_bad(code: str, says: str, reads: tuple[str, ...] = ()) -> Row:
    """A case whose least submission stands in ``tests/bad``."""
    return Row(code, says, code, reads)


def csv(*lines: str, name: str = "police/a.csv") -> Callable[[], Files]:
    return lambda: {name: "\n".join(lines).encode()}


def dated(text: str) -> Callable[[], Files]:
    """A chronology with one date."""
    return csv("Date;Event", f"{text};Seen.")


def word_of(body: str, parts: dict[str, str | bytes] | None = None) -> Callable[[], Files]:
    return lambda: {"police/a.docx": docx(body, parts)}


def events(*rows: tuple[str, str], name: str = "police/a.csv") -> Files:
    lines = ["Date;Event", *(f"{when};{what}" for when, what in rows)]
    return {name: "\n".join(lines).encode()}


def book(*rows: str, before: str = "", after: str = "", **more: object) -> Callable[[], Files]:
    made = sheet(*rows, before=before, after=after)
    return lambda: {"police/a.xlsx": xlsx(made, **more)}  # type: ignore[arg-type]


HEADS = xrow(1, "Date", "Event")
GRID = table(row("Date", "Event"), row("01/05/2024", "Seen."))
TWENTY = tuple((f"{day:02}/05/2024", f"Visit number {day}.") for day in range(1, 21))
ENTITY = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>'


def declared(declaration: str, text: str) -> Callable[[], Files]:
    body = document(para(text)).replace("<w:document", f"{declaration}<w:document", 1)
    return word_of("", {"word/document.xml": body.replace("&amp;", "&")})


def field_command(instruction: str) -> str:
    return (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )


SEEN = ("Seen.",)
TABLE: dict[str, Row] = {
    "case-1": of_bad("file-empty", "0 bytes"),
    "case-2": of_bad("file-truncated", "The end of the file is missing"),
    "case-3": of_bad("file-damaged", "Send a fresh copy; this one is not used"),
    "case-4": of_bad("file-password", "protected with a password"),
    "case-5": of_bad("file-old-word", "Save As, Word Document (.docx)"),
    "case-6": of_bad("file-converted", "converted to be read"),
    "case-7": of_bad("file-is-other-kind", "really"),
    "case-8": of_bad("file-open-elsewhere", "open"),
    "case-9": of_bad("file-not-readable", "cannot be opened"),
    "case-10": of_bad("file-twice", "received twice"),
    "case-11": Row(
        "return-same-rows", "Two files hold the same events",
        lambda: events(*TWENTY) | {"police/b.csv": b"Event,Date\n" + b"".join(
            f"{what},{when}\n".encode() for when, what in TWENTY)},
    ),
    "case-12": Row(
        "return-new-version", "only in the first 2",
        lambda: events(*TWENTY) | events(*TWENTY[:18], name="police/a2.csv"),
    ),
    "case-13": Row(
        "return-other-agency", "names another agency",
        csv("Chronology of Larkmere Primary School;", "Date;Event", "01/05/2024;Seen."), SEEN,
    ),
    "case-14": of_bad("file-bomb", "far too large"),
    "case-15": of_bad("file-dtd", "code that a normal file never has"),
    "case-16": of_bad("file-duplicate-part", "one part twice"),
    "case-17": Row(
        "", "", word_of("", {"word/document.xml": document(GRID).replace(
            "schemas.openxmlformats.org/wordprocessingml/2006", "purl.oclc.org/ooxml/wordprocessingml")}),
        SEEN,
    ),
    "case-18": of_bad("file-macro", "carries macros"),
    "case-19": of_bad("file-external-link", "linked to another computer"),
    "case-20": of_bad("file-field-command", "fetches something or starts a program"),
    "case-21": of_bad("file-embedded-object", "embedded file we did not read"),
    "case-22": of_bad("tracked-changes", "tracked changes"),
    "case-23": Row(
        "", "", word_of(GRID.replace("Seen.</w:t></w:r>", 'Seen.</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r>'), {
            "word/_rels/document.xml.rels": relations(("r1", "footnotes", "footnotes.xml")),
            "word/footnotes.xml": document("").replace("document", "footnotes").replace(
                "<w:body>", "").replace("<w:sectPr/></w:body>", f'<w:footnote w:id="2">{para("As told by the school.")}</w:footnote>'),
        }), (*SEEN, "As told by the school."),
    ),
    "case-24": of_bad("hidden-rows", "hidden rows"),
    "case-25": Row(
        "", "", book(HEADS, xrow(2, "01/05/2024", "Seen."), xrow(3, None, "Seen again."),
                     after='<mergeCells><mergeCell ref="A2:A3"/></mergeCells>'),
        ("Seen.", "Seen again.", "date from merged cell A2:A3"),
    ),
    "case-26": of_bad("text-under-merged-cell", "under a merged cell"),
    "case-27": Row(
        "table-no-headings", "a heading row: Date, Time, Source, Event",
        csv("01/05/2024;CAD;Seen.", "02/05/2024;CAD;Called."), ("Seen.", "Called."),
    ),
    "case-28": Row(
        "heading-duplicate", "columns B and C: Event",
        csv("Date;Event;Event", "01/05/2024;Seen.;Called."), ("Seen.", "Called."),
    ),
    "case-29": Row("heading-near", "did they mean Date?", csv("Dte;Event", "01/05/2024;Seen."), SEEN),
    "case-30": of_bad("row-too-long", "more fields than the table"),
    "case-31": of_bad("csv-unclosed-quote", "never closed"),
    "case-32": of_bad("csv-separator", "not separated by commas"),
    "case-33": of_bad("encoding-not-utf8", "not in UTF-8"),
    "case-34": Row("letters-garbled", "garbled", csv("Date;Event", "01/05/2024;Seen at the cafÃ©."), ("Seen at the cafÃ©.",)),
    "case-35": of_bad("control-characters", "control characters"),
    "case-36": of_bad("hidden-characters", "hidden characters"),
    "case-37": Row("date-us-order", "no month 13", dated("04/13/2024"), SEEN),
    "case-38": Row(
        "date-mixed-order", "Dates in this column stand in two orders",
        csv("Date;Event", "04/13/2024;Seen.", "13/04/2024;Called."), ("Seen.", "Called."),
    ),
    "case-39": Row("date-impossible", "April has 30 days", dated("31/04/2024"), SEEN),
    "case-40": Row("date-weekday-disagrees", "3 April 2024", dated("Mon 3 April 2024"), SEEN),
    "case-41": Row("date-no-year", "The date has no year", csv(
        "Date;Event", "April 2024;Seen.", "c. 2023;Called.", "spring 2024;Rang.", "03/04;Wrote."),
        ("Seen.", "Called.", "Rang.", "Wrote."),
    ),
    "case-42": Row("date-future", "in the future", csv(
        "Date;Event", "03/04/0024;Seen.", "03/04/2204;Called.", "03/04/2009;Rang."),
        ("Seen.", "Called.", "Rang."),
    ),
    "case-43": Row("date-excel-number", "3 April 2024", dated("45385"), SEEN),
    "case-44": Row("time-clock-change", "did not exist", csv(
        "Date;Time;Event", "31/03/2024;01:30;Seen.", "01/05/2024;2.30pm;Called.",
        "01/05/2024;1430hrs;Rang.", "01/05/2024;24:00;Slept."), ("Seen.", "Called.", "Rang.", "Slept."),
    ),
    "case-45": Row("number-nhs", "fails its check digit", csv(
        "Date;Event", "01/05/2024;Seen. NHS number 943 476 5910."), ("Seen. NHS number 943 476 5910.",),
    ),
    "case-46": of_bad("excel-error-cell", "Excel error"),
    "case-47": Row("", "", csv("Date;Ref;Event", "01/05/2024;00123;Rang +441632960001."), ("00123", "Rang +441632960001.")),
    "case-48": Row("", "", csv("Date;Event;Outcome", "01/05/2024;None;NA", "02/05/2024;null;N/A"), ("None", "NA", "null", "N/A")),
    "case-49": Row("", "", word_of(table(row("Date", "Event"), row("01/05/2024", "long " * 8_000))), (("long " * 8_000).strip(),)),
    "case-50": of_bad("stray-cell", "far from the table"),
    "case-51": of_bad("json-key-twice", "names a field twice"),
    "case-52": Row("", "", csv("Date;Event", "01/05/2024;{{ 7*7 }} {% if %}"), ("{{ 7*7 }} {% if %}",)),
    "A1": Row("file-dtd", "code that a normal file never has", declared(ENTITY, "Hello &e;")),
    "A2": Row("file-dtd", "code that a normal file never has", declared(
        '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x"> %p;]>', "Hello")),
    "A3": Row("file-dtd", "code that a normal file never has", declared(
        '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>', "&b;")),
    "A4": Row("file-dtd", "code that a normal file never has", declared(
        f'<!DOCTYPE x [<!ENTITY q "{"x" * 100_000}">]>', "&q;" * 2_000)),
    "A5": Row("file-dtd", "code that a normal file never has", declared('<!DOCTYPE x [<!ENTITY x "E">]>', "&x;")),
    "A6": Row("file-bomb", "expands to", word_of(GRID, {"word/more.xml": b"<a>" + b"<p/>" * 15_000_000 + b"</a>"})),
    "A7": Row("file-bomb", "expands to", word_of(GRID, {"word/media/a.bin": bytes(60_000_000)})),
    "A8": Row("stray-cell", "far from the table", book(
        HEADS, xrow(2, "01/05/2024", "Seen."), '<row r="1048576"><c r="XFD1048576"><v>7</v></c></row>'), SEEN),
    "A9": Row("", "", book(HEADS, xrow(2, "01/05/2024", "Seen."),
        after='<mergeCells><mergeCell ref="C3:XFD1048576"/></mergeCells>'), SEEN),
    "A10": Row("", "", book(HEADS, xrow(2, "01/05/2024", "Seen."), before='<dimension ref="A1:A1"/>'), SEEN),
    "A11": of_bad("file-duplicate-part", "one part twice"),
    "A12": of_bad("file-bad-path", "dangerous name"),
    "A13": Row("file-external-link", "linked to another computer", word_of(GRID, {
        "word/_rels/document.xml.rels": relations(("r1", "attachedTemplate", "http://templates.example/n.dotm"))}), SEEN),
    "A14": Row("file-field-command", "fetches something or starts a program",
        word_of(GRID + field_command('DDEAUTO c:\\\\x.exe "a"')), SEEN),
    "A15": of_bad("file-macro", "carries macros"),
    "A16": Row("file-embedded-object", "embedded file we did not read", word_of(GRID + '<w:altChunk r:id="r1"/>'), SEEN),
    "A22": Row("", "", lambda: {"police/a.md": b"| Date | Event |\n|---|---|\n| 01/05/2024 | Seen. |\n\n![x](/etc/hostname)\n"}, SEEN),
    "A25": Row("date-unreadable", "cannot be read", dated("1" * 28 + "!"), SEEN),
    "A26": Row("markdown-too-deep", "without its layout", lambda: {"police/a.md": b"> " * 5_000 + b"x"}),
    "A27": of_bad("json-too-deep", "nested too deep"),
    "A28": Row("control-characters", "control characters", csv("Date;Event", "01/05/2024;Seen\x01 at home."),
        ("Seen[control character removed] at home.",)),
    "A29": Row("control-characters", "control characters", book(HEADS, xrow(2, "01/05/2024", "Seen_x0001_.")),
        ("Seen[control character removed].",)),
    "A30": Row("hidden-characters", "hidden characters", csv("Date;Event", "01/05/2024;Seen Le\u200bo."), ("Seen Leo.",)),
    "A32": of_bad("file-is-link", "only a link to another place"),
    "A34": Row("file-damaged", "Send a fresh copy",
        word_of("<w:sdt><w:sdtContent>" * 5_000 + para("x") + "</w:sdtContent></w:sdt>" * 5_000)),
    "A35": Row("", "", word_of(table(row("Date", "Event"), *(row("01/05/2024", f"Visit {n}.") for n in range(1_500)))),
        ("Visit 0.", "Visit 1499.")),
}  # fmt: skip


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    with Pool() as children:
        yield children


def put(files: Callable[[], Files] | str, returns: Path) -> None:
    if callable(files):
        for name, data in files().items():
            (returns / name).parent.mkdir(parents=True, exist_ok=True)
            (returns / name).write_bytes(data)
        return
    returns.mkdir(parents=True)
    spec = importlib.util.spec_from_file_location("submit", BAD.parent / "read/test_bad_files.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.submit(files, returns)


def gathered(returns: Path, pool: Pool) -> Told:
    """What the files of a folder come to, as ``gather`` puts it together."""
    told, received = Told(), []
    for result in read_returns(returns, [agency.key for agency in REVIEW.agencies], pool=pool):
        told.problems += result.problems
        if result.submission is None:
            continue
        assert result.submission.census.balanced
        made = normalise(result.submission, REVIEW, REGISTER, PROFILE)
        told.problems += made.problems
        told.aside += (*result.submission.aside, *made.aside)
        received.append(
            Received(result.agency, result.file, result.sha256, made.events, made.reports)
        )
    settled = settle(received)
    told.events += settled.events
    told.problems += (*settled.problems, *validate_events(settled.events))
    return told


@pytest.mark.parametrize("case", TABLE, ids=str)
def test_a_bad_input_is_told_in_words_people_know(case: str, tmp_path: Path, pool: Pool) -> None:
    wanted = TABLE[case]
    try:
        put(wanted.files, tmp_path / "returns")
    except OSError as fault:
        pytest.skip(f"this system cannot make the file: {fault}")
    told = gathered(tmp_path / "returns", pool)
    codes = [problem.code for problem in told.problems]
    if wanted.code:
        assert wanted.code in codes
        assert wanted.says in told.sentence(wanted.code)
    else:
        assert not {p.code for p in told.problems if p.severity == "blocks"}
    shown = {
        text
        for event in told.events
        for text in (
            event.event,
            event.outcome,
            event.sequence,
            *event.marks,
            *(t for _, t in event.extra),
        )
    }
    for words in wanted.reads:
        assert any(words in text for text in shown), (words, codes)
    for problem in told.problems:
        assert "Traceback" not in problem.found


# ---------------------------------------------------------------- what is written, and the machine


def paper(text: str) -> Document:
    return Document("paper", "Paper", (Paragraph((Span(text),)),))


def case_53(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = write_whole(folder / "report.docx", b"old")

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(CouldNotWrite, match="previous version is untouched"):
        write_whole(place, b"new")
    assert place.read_bytes() == b"old"


def case_54(folder: Path, _monkeypatch: pytest.MonkeyPatch) -> None:
    with only_one(folder, "review"), pytest.raises(Busy, match=r"started at \d\d:\d\d by "):  # noqa: SIM117
        with only_one(folder, "review"):
            pytest.fail("two builds at once")


def a17(_folder: Path, _monkeypatch: pytest.MonkeyPatch) -> None:
    made = workbook(
        [Sheet("A", (Column("Event"),), (('=HYPERLINK("http://x.example")',), ("=1+1",)))]
    )
    cells = [cell for (cell,) in openpyxl.load_workbook(io.BytesIO(made)).active.iter_rows()]
    assert {cell.data_type for cell in cells} == {"s"}
    assert "=1+1" in [cell.value for cell in cells]


def a18(_folder: Path, _monkeypatch: pytest.MonkeyPatch) -> None:
    class Merged:
        events = (
            Event("police-0001", "police", EventDate(date(2024, 5, 1), date(2024, 5, 1), Precision.DAY),
                  event="+441632960001", outcome="- mother said"),
        )  # fmt: skip

    assert b"+441632960001" in chronology_csv(Merged())
    assert b"'+44" not in chronology_csv(Merged())
    assert b"'- mother" not in chronology_csv(Merged())


def a19(_folder: Path, _monkeypatch: pytest.MonkeyPatch) -> None:
    made = word(paper("{{7*7}} {% raw %}"), [ROOT / "templates/_shared"])
    texts = [p.text for p in python_docx.Document(io.BytesIO(made)).paragraphs]
    assert "{{7*7}} {% raw %}" in texts


def a20(_folder: Path, _monkeypatch: pytest.MonkeyPatch) -> None:
    for attack in ("{{ cycler.__init__.__globals__ }}", "{{ title.__class__.__mro__ }}"):
        with pytest.raises((SecurityError, UndefinedError)):
            environment().from_string(attack).render(title="x")


def a21(_folder: Path, _monkeypatch: pytest.MonkeyPatch) -> None:
    words = "x</w:t></w:r></w:p><w:p><w:r><w:t>injected"
    made = word(paper(words), [ROOT / "templates/_shared"])
    assert words in [p.text for p in python_docx.Document(io.BytesIO(made)).paragraphs]


def a23(_folder: Path, _monkeypatch: pytest.MonkeyPatch) -> None:
    page = html(paper("<script>alert(1)</script><img src=x onerror=y>")).decode()
    assert "<script" not in page
    assert "<img" not in page
    assert "&lt;script&gt;" in page


def a24(_folder: Path, _monkeypatch: pytest.MonkeyPatch) -> None:
    page = html(paper("Words")).decode()
    assert "default-src &#x27;none&#x27;" in page or "default-src 'none'" in page
    assert not re.search(r"""(?:src|href)=["']https?:""", page)


def a31(_folder: Path, _monkeypatch: pytest.MonkeyPatch) -> None:
    case = {"case": {}, "agencies": [{"key": "../../x", "name": "X"}]}
    faults = [fault for fault in schema.check("case", case) if "key" in fault.path]
    assert faults
    assert "small letters, digits and hyphens" in faults[0].sentence()


def a33(folder: Path, _monkeypatch: pytest.MonkeyPatch) -> None:
    path = folder / "police" / "a.json"
    path.parent.mkdir()
    path.write_text(json.dumps([{"Date": "01/05/2024", "Event": "Seen."}]), encoding="utf-8")

    class Changing(Pool):
        def ask(self, name: str, data: bytes) -> bytes:
            path.write_text("[]", encoding="utf-8")
            return super().ask(name, data)

    with Changing() as children:
        assert [event.event for event in gathered(folder, children).events] == ["Seen."]


CHECKS: dict[str, Callable[[Path, pytest.MonkeyPatch], None]] = {
    "case-53": case_53, "case-54": case_54, "A17": a17, "A18": a18, "A19": a19, "A20": a20,
    "A21": a21, "A23": a23, "A24": a24, "A31": a31, "A33": a33,
}  # fmt: skip


@pytest.mark.parametrize("case", CHECKS, ids=str)
def test_what_is_written_and_the_machine_are_safe_from_bad_inputs(
    case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    CHECKS[case](tmp_path, monkeypatch)


def test_no_case_and_no_attack_of_the_catalogue_is_without_its_test() -> None:
    every = {f"case-{n}" for n in range(1, 55)} | {f"A{n}" for n in range(1, 36)}
    assert {*TABLE, *CHECKS} == every
    assert not set(TABLE) & set(CHECKS)
