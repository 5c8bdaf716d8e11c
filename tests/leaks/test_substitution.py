"""Substitution, read from tables that a lead reviewer can check."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from pipeline import lexicon
from pipeline.anonymise import Policy, anonymise
from pipeline.anonymise.dates import DatePolicy
from pipeline.anonymise.details.kinds import WIDE
from pipeline.anonymise.quasi import CATEGORIES, Choice
from pipeline.document import (
    Callout,
    Contents,
    Dated,
    Document,
    Figure,
    Footnote,
    FormField,
    Heading,
    Items,
    Link,
    Mention,
    PageBreak,
    Paragraph,
    Part,
    Span,
    Table,
    TableRow,
    cell,
    heading,
    paragraph,
    plain,
    words,
)
from pipeline.errors import Broken
from pipeline.model import Entry, EventDate, Precision, Register
from tests.leaks.invented import REGISTER
from tests.norm.specs import sections

FATHER = Entry(
    "father-1", "person", "Osgood Quillington", "Father", role="father", title="Mr", sex="m"
)
FAMILY = Register((*REGISTER.entries, FATHER))
KEEP = {name: Choice("keep", "a test") for name in CATEGORIES}


def published(text: str, policy: Policy) -> str:
    """One paragraph as the public reads it."""
    made = anonymise(
        Document("report", "t", (paragraph(text),)),
        FAMILY,
        policy,
        lexicon.ordinary(),
        lexicon.common(),
    )
    block = made.document.blocks[0]
    assert isinstance(block, Paragraph)
    return plain(block.content)


def rows(name: str) -> Iterator[tuple[str, str, str]]:
    for section in sections(name):
        for table in section.tables:
            yield from ((section.title, row["written"], row["published"]) for row in table)


@pytest.mark.requirement("L78")
@pytest.mark.parametrize(("title", "written", "expected"), list(rows("anonymise-names.md")))
def test_a_name_becomes_its_label(title: str, written: str, expected: str) -> None:
    assert published(written, Policy(details=KEEP)) == expected


@pytest.mark.parametrize(("precision", "written", "expected"), list(rows("anonymise-dates.md")))
def test_a_date_becomes_as_vague_as_the_policy(precision: str, written: str, expected: str) -> None:
    dates = DatePolicy(precision, date(2020, 5, 3), date(2026, 3, 9), "the incident", "Child A")
    assert published(written, Policy(dates=dates, details=KEEP)) == expected


@pytest.mark.parametrize(("do", "written", "expected"), list(rows("anonymise-details.md")))
def test_a_detail_is_kept_generalised_or_removed(do: str, written: str, expected: str) -> None:
    wide = {} if do.startswith("all ") else {name: Choice("keep", "a test") for name in WIDE}
    details = {name: Choice(do.removeprefix("all "), "a test") for name in CATEGORIES} | wide
    assert published(written, Policy(details=details)) == expected


def test_a_kind_of_detail_nobody_decided_about_is_removed() -> None:
    assert published("They are Muslim.", Policy()) == "They are of a faith not given."


def test_an_address_shared_by_a_household_is_taken_out_and_makes_nobody_of_the_family() -> None:
    home = "4 Madeup Row, Inventon, ZZ9 9ZZ"
    household = Register(
        tuple(
            replace(entry, addresses=(home,)) if entry.key in ("child-1", "mother-1") else entry
            for entry in FAMILY.entries
        )
    )
    made = anonymise(
        Document("report", "t", (paragraph("They lived at 4 Madeup Row then."),)),
        household,
        Policy(details=KEEP),
        lexicon.ordinary(),
        lexicon.common(),
    )
    (block,) = made.document.blocks
    assert isinstance(block, Paragraph)
    assert plain(block.content) == "They lived at [address removed] then."


def test_words_a_person_chose_begin_a_sentence_with_a_capital() -> None:
    policy = Policy(details=KEEP, altered=(("Bramblewick Homes", "the landlord"),))
    written = "Bramblewick Homes came. They rang Bramblewick Homes twice."
    assert published(written, policy) == "The landlord came. They rang the landlord twice."


# ---------------------------------------------------------------- the document's every place

NAME = "Zebedee Quillington"


def everywhere() -> Document:
    """A document with the name in every place that can hold words."""
    table = Table(
        (NAME,), (TableRow((cell(NAME),), anchor="e1"),), caption=NAME, anchor=f"t-{NAME}"
    )
    when = EventDate(date(2023, 3, 4), date(2023, 3, 4), Precision.DAY, as_written="4 March 2023")
    return Document(
        "overview-report",
        f"A report about {NAME}",
        (
            heading(1, f"Who {NAME} was", "zebedee-quillington"),
            Paragraph(
                (
                    Span("Zebedee ", bold=True), Span("Quilling"), Span("ton", italic=True),
                    Footnote(words(f"So {NAME} said.")), Mention("his mother's", "mother-1"),
                    Dated("on that day", when), Span(" "),
                    Link(NAME, "https://news.example/zebedee"),
                    Span(" "),
                    Link("above", "#zebedee-quillington"), Link("law", "https://www.gov.uk/law"),
                ),
                anchor="p1",
            ),
            Items(((paragraph(NAME),), (paragraph("x"), Items(((paragraph(NAME),),))))),
            table,
            Figure("<svg/>", NAME, NAME, table, "f1"),
            Figure("<svg/>", NAME, NAME),
            FormField("f", NAME, value=NAME),
            Callout("note", NAME, (paragraph(NAME),)),
            Part(NAME, (paragraph(NAME), Contents(), PageBreak()), anchor="x"),
        ),
        subtitle=NAME,
        reference="EXR-1",
        marking="OFFICIAL-SENSITIVE",
    )  # fmt: skip


def test_no_place_of_the_document_keeps_a_name() -> None:
    policy = Policy(links=("https://www.gov.uk/",), restricted=("EXR-1",), details=KEEP)
    made = anonymise(everywhere(), FAMILY, policy, lexicon.ordinary(), lexicon.common())
    shown = repr_all(made.document)
    assert "Quilling" not in shown
    assert "zebedee" not in shown.lower()
    assert "EXR-1" not in shown
    assert (made.document.reference, made.document.marking) == ("", "")
    assert made.keys == {"child-1", "mother-1"}


def test_marks_links_and_anchors_are_resolved() -> None:
    policy = Policy(links=("https://www.gov.uk/",), details=KEEP)
    made = anonymise(everywhere(), FAMILY, policy, lexicon.ordinary(), lexicon.common()).document
    title, body = made.blocks[0], made.blocks[1]
    assert isinstance(title, Heading)
    assert isinstance(body, Paragraph)
    assert all(isinstance(part, Span | Footnote | Link) for part in body.content)
    links = [part for part in body.content if isinstance(part, Link)]
    assert [link.target for link in links] == [f"#{title.anchor}", "https://www.gov.uk/law"]
    assert plain(body.content).startswith("Child A [So Child A said.]Mother's")
    assert "March 2023" in plain(body.content)


def test_forms_and_drawings_have_no_place_in_a_public_report() -> None:
    made = anonymise(
        everywhere(), FAMILY, Policy(details=KEEP), lexicon.ordinary(), lexicon.common()
    ).document
    assert not any(isinstance(block, Figure | FormField) for block in made.blocks)


def test_a_mention_of_nobody_is_a_broken_promise() -> None:
    document = Document("r", "t", (Paragraph((Mention("she", "nobody-9"),)),))
    with pytest.raises(Broken):
        anonymise(document, FAMILY, Policy())


def test_an_unknown_date_is_not_given() -> None:
    unknown = EventDate(None, None, Precision.UNKNOWN)
    document = Document("r", "t", (Paragraph((Dated("some day", unknown),)),))
    block = anonymise(document, FAMILY, Policy()).document.blocks[0]
    assert isinstance(block, Paragraph)
    assert plain(block.content) == "a date not given"


def test_a_string_a_person_altered_has_its_new_words() -> None:
    policy = Policy(altered=(("Bwt", "Birth weight"),), details=KEEP)
    assert published("Bwt 2.7kg, not Bwts.", policy) == "Birth weight 2.7kg, not Bwts."


def test_an_entry_without_a_label_is_removed() -> None:
    nameless = Register((Entry("person-1", "person", "Araminta Nowhere"),))
    made = anonymise(Document("r", "t", (paragraph("Araminta came."),)), nameless, Policy())
    block = made.document.blocks[0]
    assert isinstance(block, Paragraph)
    assert plain(block.content) == "[name removed] came."


def test_two_people_of_one_name_become_nobody_in_particular() -> None:
    other = replace(
        FATHER, key="uncle-1", pseudonym="Uncle", name="Osgood Quillington", role="uncle"
    )
    register = Register((*FAMILY.entries, other))
    document = Document("r", "t", (paragraph("Osgood Quillington came."),))
    made = anonymise(document, register, Policy(details=KEEP))
    block = made.document.blocks[0]
    assert isinstance(block, Paragraph)
    assert plain(block.content) == "A member of the family came."
    assert made.keys == {"father-1", "uncle-1"}


def repr_all(document: Document) -> str:
    """Every string in a document, its private fields too."""
    found: list[str] = []

    def gather(value: object) -> None:
        if isinstance(value, str):
            found.append(value)
        elif isinstance(value, tuple):
            for part in value:
                gather(part)
        elif hasattr(value, "__dataclass_fields__"):
            for name in value.__dataclass_fields__:
                gather(getattr(value, name))

    gather(document)
    return "\n".join(found)
