"""Invented documents for the renderers: one of every block, one long, one hostile."""

from __future__ import annotations

from datetime import date

from pipeline.document import (
    Callout,
    Contents,
    Dated,
    Document,
    Figure,
    Footnote,
    FormField,
    Items,
    Link,
    Mention,
    PageBreak,
    Paragraph,
    Part,
    Span,
    Table,
    TableCell,
    TableRow,
    cell,
    heading,
    paragraph,
    words,
)
from pipeline.model import EventDate, Precision

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 90" font-family="Arial" '
    'font-size="12"><rect width="320" height="90" fill="#fff"/>'
    '<text x="4" y="40">Police</text><line x1="80" x2="310" y1="36" y2="36" stroke="#b8c0ca"/>'
    '<circle cx="120" cy="36" r="5" style="fill:#1f4e6b"/></svg>'
)
#: Words that would be markup, code or a formula somewhere, and characters nobody can print.
HOSTILE = (
    "{{ 7*7 }} {% if x %} </w:t></w:p><w:p> <script>alert(1)</script> &amp; & \" ' "
    "#text[x] $x^2$ \\ *b* _i_ `c` @ref <lab> // /* =1+1 +44 -2 [U+0041] ]]> --> "
    "\x00\x07\x0b \ud800 \ufffe \u202eabc\u202c a\u200db \u4e2d \U0001f600 ŵŷ ẹ̀ ọ́ Ł"
)
COLUMNS = ("Event", "Date", "Agency", "What happened", "Expected practice")
WIDTHS = (12, 14, 14, 46, 14)


def row(number: int, *, shade: str = "", text: str = "") -> TableRow:
    """One event of an invented chronology."""
    event = f"police-{number:04d}"
    return TableRow(
        (
            cell(event, header=True),
            cell("3 May 2024"),
            cell("Police", shade="agency-1"),
            cell(text or f"Officers called at the flat; visit {number} of the invented year."),
            cell("No" if shade else "Yes", shade=shade),
        ),
        anchor=event,
    )


def chronology(count: int, *, text: str = "") -> Document:
    """A long table and a page of links into it."""
    rows = tuple(row(number, text=text) for number in range(1, count + 1))
    return Document(
        "chronology",
        "Multi-agency chronology",
        (
            Contents(),
            heading(1, "2024", "year-2024"),
            Paragraph(
                (Link("the first", "#police-0001"), Link("the last", f"#police-{count:04d}"))
            ),
            Table(COLUMNS, rows, "Events of 2024", WIDTHS),
        ),
        reference="EXR-2026-01",
        marking="OFFICIAL-SENSITIVE",
        landscape=True,
    )


def rich() -> Document:
    """A document with one of every block and every inline."""
    when = EventDate(date(2026, 3, 9), date(2026, 3, 9), Precision.DAY, as_written="9 March 2026")
    opening = Paragraph(
        (
            Span("On "),
            Dated("9 March 2026", when),
            Span(" "),
            Mention("Child A", "child-1", bold=True),
            Span(" was taken to hospital."),
            Footnote((Span("Police return, "), Link("row 2", "#police-0002"), Span("."))),
            Span(" See ", italic=True),
            Link("event 2", "#police-0002"),
            Span(" and the "),
            Link("guidance", "https://www.gov.example/guidance"),
            Span("."),
        ),
        numbered=True,
    )
    figure = Figure(
        SVG, "One contact by the police in January.", "Contacts",
        Table(("Agency", "Contacts"), (TableRow((cell("Police", header=True), cell("1"))),), "The same"),
        anchor="figure-contacts",
    )  # fmt: skip
    band = TableRow((cell("January 2024"),), band=True, anchor="month-2024-01")
    spanned = TableRow(
        (cell("police-0003", header=True), TableCell((words("Nothing more is known"),), span=4)),
        anchor="police-0003",
    )
    table = Table(
        COLUMNS, (band, row(1), row(2, shade="late"), spanned), "Events", WIDTHS, "events"
    )
    nested = Items(((paragraph("Inner one"),), (paragraph("Inner two"),)), ordered=True)
    return Document(
        "document",
        "Combined summary",
        (
            Contents(2),
            PageBreak(),
            heading(1, "What happened", "what", numbered=True),
            paragraph("What nine invented agencies told the review.", "lead"),
            heading(2, "Background", numbered=True),
            opening,
            Paragraph(words("A second numbered paragraph."), numbered=True),
            Callout("missing", "Two returns have not arrived", (
                paragraph("They are:"), Items(((paragraph("Housing"),), (paragraph("Ambulance"),))),
            )),
            paragraph("“She was quiet when he was there.”", "quote"),
            Items(((paragraph("First"), nested), (paragraph("Second"), paragraph("and more")))),
            figure,
            FormField("criteria.1", "Are improvements needed?", "choice", ("Yes", "No"), help="Consider."),
            FormField("reason", "Reason", "text", value="Line one\nLine two"),
            FormField("when", "Date of the decision", "date"),
            FormField("agreed", "The advisor agrees", "tick", value="yes"),
            paragraph("Signed", "signature"),
            Part("Chronology", (heading(1, "2024"), table), landscape=True, tab=True, anchor="part-2"),
            Part("Appendix", (
                heading(1, "Terms", numbered=True),
                Paragraph(words("The first of the appendix."), numbered=True),
            )),
        ),
        subtitle="Child A",
        reference="EXR-2026-01",
        marking="OFFICIAL-SENSITIVE",
        cover=True,
    )  # fmt: skip


def hostile() -> Document:
    """Words that try to be markup, in every place a document has for words."""
    return Document(
        "document",
        HOSTILE,
        (
            Contents(),
            heading(1, HOSTILE, HOSTILE),
            paragraph(HOSTILE),
            paragraph(HOSTILE, "quote"),
            Paragraph((Link(HOSTILE, "javascript:alert(1)"), Link("in", "#" + HOSTILE))),
            Paragraph((Span("note"), Footnote(words(HOSTILE)))),
            Items(((paragraph(HOSTILE),),)),
            Table((HOSTILE, "B"), (
                TableRow((cell(HOSTILE), cell("x", shade=HOSTILE)), anchor=HOSTILE + "1"),
                TableRow((cell(HOSTILE),), band=True, anchor=HOSTILE + "2"),
            ), HOSTILE),
            Figure(SVG, HOSTILE, HOSTILE),
            FormField("tag", HOSTILE, "choice", (HOSTILE, "b"), value=HOSTILE, help=HOSTILE),
            Callout(HOSTILE, HOSTILE, (paragraph(HOSTILE),)),
            Part(HOSTILE, (paragraph(HOSTILE),), tab=True),
        ),
        subtitle=HOSTILE,
        reference=HOSTILE,
        marking=HOSTILE,
        cover=True,
    )  # fmt: skip
