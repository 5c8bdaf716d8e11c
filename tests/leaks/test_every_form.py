"""What substitution finds and writes in the corners that its tables leave alone."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from pipeline import lexicon
from pipeline.anonymise import Anonymised, Policy, anonymise
from pipeline.anonymise.dates import DatePolicy
from pipeline.anonymise.match import Matcher
from pipeline.anonymise.quasi import CATEGORIES, Choice
from pipeline.anonymise.remains import facts
from pipeline.anonymise.residual import Remaining
from pipeline.anonymise.rewrite import Rewriter
from pipeline.anonymise.structure import rewritten
from pipeline.anonymise.suggest import suggestions
from pipeline.document import Document, Inline, Mention, Paragraph, Span, paragraph, plain
from pipeline.errors import Broken
from pipeline.model import Entry, Register
from tests.leaks.invented import REGISTER

POLICY = Policy(details={name: Choice("keep", "a test") for name in CATEGORIES})
CHILD = Entry("child-1", "person", "Zebedee Quillington", "Child A", role="child")
SAINT = Entry("school-1", "organisation", "St Aidric's Primary School", "School 1", role="school")
HOME = Entry("address-1", "place", "12 Larchmere Close", "Address 1", role="address")
FATHER = Entry("father-1", "person", "Osgood Quillington", "Father", role="father")


def made(
    content: str | tuple[Inline, ...], *entries: Entry, policy: Policy = POLICY, style: str = "body"
) -> Anonymised:
    block = paragraph(content) if isinstance(content, str) else Paragraph(content)
    document = Document("report", "t", (replace(block, style=style),))
    register = Register(entries)
    return anonymise(document, register, policy, lexicon.ordinary(), lexicon.common())


def said(anonymised: Anonymised) -> str:
    block = anonymised.document.blocks[0]
    assert isinstance(block, Paragraph)
    return plain(block.content)


def published(text: str, *entries: Entry, policy: Policy = POLICY) -> str:
    """One paragraph as the public reads it."""
    return said(made(text, *entries, policy=policy))


# ---------------------------------------------------------------- names of people


@pytest.mark.parametrize(
    ("entry", "written", "expected"),
    [
        (replace(CHILD, name="Quillington, Zebedee"), "Zebedee Quillington ate.", "Child A ate."),
        (replace(CHILD, name="Anneke van der Molby"), "A van der Molby ate.", "Child A ate."),
        (replace(CHILD, name="Wexa Fernby Tregorran"), "Wexa Fernby ate.", "Child A ate."),
        (replace(CHILD, initials=("ED",)), "Then ED ate.", "Then Child A ate."),
        (CHILD, "Then ED ate.", "Then ED ate."),
        (replace(CHILD, name="Baby Tregorran"), "The baby ate.", "The baby ate."),
        (replace(CHILD, name="Adwexa Xu"), "The AXU was closed.", "The AXU was closed."),
        (replace(CHILD, name="Diana Quillby"), "Then DI spoke.", "Then DI spoke."),
        (replace(CHILD, nicknames=(".",)), "A point . stays.", "A point . stays."),
    ],
    ids=[
        "surname first in the register", "small words of a surname", "two first names",
        "initials that are a word, listed", "initials that are a word, not listed",
        "what a child is called before it is named", "letters too few to be a name run together",
        "a rank that is a short form of a name", "a sign where a nickname should stand",
    ],
)  # fmt: skip
def test_a_person_is_found_by_what_can_only_be_that_person(
    entry: Entry, written: str, expected: str
) -> None:
    assert published(written, entry) == expected


def test_a_form_of_one_person_that_is_the_label_of_another_is_left_to_the_other() -> None:
    father = replace(FATHER, nicknames=("Child A",))
    assert published("Child A ate.", CHILD, father) == "Child A ate."


# ---------------------------------------------------------------- places, numbers, contacts


SCHOOL = Entry("school-1", "organisation", "Acornia Lane School", "School 1", role="school")


@pytest.mark.parametrize(
    ("entry", "written", "expected"),
    [
        (replace(SCHOOL, aliases=(".",)), "At Acornia Lane he ate.", "At School 1 he ate."),
        (replace(SCHOOL, initials=("ALS",)), "At ALS he ate.", "At School 1 he ate."),
        (replace(CHILD, addresses=("14, Wrengate Lane",)), "14 visits to Wrengate Lane",
         "14 visits to [address removed]"),
        (replace(CHILD, numbers=(("file", "1-23"),)), "File 1-23 of 123", "File [number removed] of 123"),
        (replace(CHILD, numbers=(("room", "123"),)), "File 123", "File 123"),
        (replace(CHILD, contacts=("@qzx",)), "She is @qzx, or qzx", "She is [contact removed], or qzx"),
        (replace(CHILD, contacts=("#qzxw",)), "She is #qzxw and qzxw",
         "She is [contact removed] and [contact removed]"),
        (replace(CHILD, contacts=("#qzx",)), "She is #qzx, or qzx", "She is [contact removed], or qzx"),
        (SAINT, "St. Aidrics Primary rang.", "School 1 rang."),
        (SAINT, "Saint Aidric’s Primary School rang.", "School 1 rang."),
        (HOME, "They live at 12, Larchmere Cl now.", "They live at Address 1 now."),
        (HOME, "They live at 12, Larchmere Close now.", "They live at Address 1 now."),
    ],
    ids=[
        "a sign where an alias should stand", "initials of a school",
        "the number of a house by itself", "a short number with its sign",
        "a number too short to be anybody's", "a short handle", "a long tag", "a short tag",
        "a saint with a point and no apostrophe", "a saint in full", "a comma after the house number",
        "a comma after the house number, the street in full",
    ],
)  # fmt: skip
def test_a_place_a_number_or_a_contact_is_found_by_what_can_only_be_it(
    entry: Entry, written: str, expected: str
) -> None:
    assert published(written, entry) == expected


def test_the_short_form_of_a_public_name_does_not_keep_somebody_of_that_name() -> None:
    trust = Entry(
        "trust-1", "organisation", "Wexcombe Trust", public=True, public_reason="national"
    )
    father = replace(FATHER, name="Osgood Wexcombe")
    written = "Wexcombe met the Wexcombe Trust."
    assert published(written, trust, father) == "Father met the Wexcombe Trust."


# ---------------------------------------------------------------- the sentence around a name


def test_the_only_one_of_a_surname_may_still_be_a_family() -> None:
    assert published("The Quillingtons moved.", FATHER) == "The family moved."


def test_an_owner_is_an_owner_whatever_letter_the_name_ends_in() -> None:
    james = replace(CHILD, name="Zebedee Wexas")
    assert published("It was Zebedee Wexas' coat.", james) == "It was Child A's coat."


def test_a_label_begins_a_sentence_with_a_capital() -> None:
    force = Entry("force-1", "organisation", "Wexshire Constabulary", "the police", role="police")
    assert published("Wexshire Constabulary came.", force) == "The police came."


def test_what_a_whole_family_owns_is_the_familys() -> None:
    for owner in ("Quillington's", "the Quillingtons'"):
        said_of = published(f"They saw {owner} coat.", CHILD, FATHER)
        assert said_of in {"They saw a member of the family's coat.", "They saw the family's coat."}


def test_two_names_of_one_person_side_by_side_are_one_label() -> None:
    aunt = Entry("aunt-1", "person", "Shirwen Quillby", "Aunt 1", role="aunt", nicknames=("Wenny",))
    assert published("Then Wenny Shirwen ate.", aunt) == "Then Aunt 1 ate."
    marked = (Span("Then "), Mention("Wenny", "aunt-1"), Span(" Shirwen ate."))
    assert said(made(marked, aunt)) == "Then Aunt 1 ate."


def test_a_strangers_things_are_a_strangers() -> None:
    found = made("They met Mr Harold Quillington's lodger.", CHILD)
    assert said(found) == "They met [name removed]'s lodger."
    assert [words for words, _ in found.namesakes] == ["Mr Harold Quillington"]


def test_a_stranger_somebody_has_decided_about_is_written_as_decided() -> None:
    decided = replace(POLICY, altered=(("lodger", "tenant"), ("Mr Harold Quillington", "a man")))
    found = made("They met Mr Harold Quillington, the lodger.", CHILD, policy=decided)
    assert said(found) == "They met a man, the tenant."
    assert not found.namesakes


def test_what_is_public_stays_where_it_is_marked() -> None:
    force = Entry("force-1", "organisation", "Wexshire Police", public=True, public_reason="named")
    assert said(made((Span("The "), Mention("Wexshire Police", "force-1")), force)) == (
        "The Wexshire Police"
    )


def test_the_confidential_copys_reference_becomes_the_public_one() -> None:
    policy = replace(POLICY, restricted=("WX-104",), reference="Child A")
    assert published("Review wx-104 began.", CHILD, policy=policy) == "Review Child A began."


def test_a_doubt_that_somebody_has_decided_is_no_doubt_and_another_is() -> None:
    text = "He was hungry. A teacher met Zebedee. He was cold."
    boy = replace(CHILD, sex="m")
    hidden = replace(POLICY, neutral=("children",))
    doubts = [words for words, _ in made(text, boy, policy=hidden).doubts]
    assert doubts == ["He was hungry", "He was cold"]
    decided = replace(hidden, altered=(("He was hungry", "Somebody was hungry"),))
    assert [words for words, _ in made(text, boy, policy=decided).doubts] == ["He was cold"]


def test_a_month_that_is_not_given_is_a_date_not_given() -> None:
    policy = replace(POLICY, dates=DatePolicy("remove"))
    assert published("In May 2023 he ate.", CHILD, policy=policy) == "On a date not given he ate."


def test_a_paragraph_quoted_whole_shows_what_was_changed() -> None:
    found = made("We loved Zebedee Quillington.", CHILD, style="quote")
    assert said(found) == "We loved [Child A]."


def test_a_register_that_names_nobody_changes_nothing() -> None:
    assert published("Zebedee Quillington ate.") == "Zebedee Quillington ate."


def test_a_block_nobody_taught_it_stops_everything() -> None:
    novelty: Any = object()
    rewriter = Rewriter(REGISTER, POLICY, Matcher(REGISTER))
    with pytest.raises(Broken, match="does not know the block object"):
        rewritten(Document("report", "t", (novelty,)), rewriter, POLICY)


# ---------------------------------------------------------------- what remains, what is proposed


def test_what_remains_is_told_once_by_its_first_category_and_only_what_tells_of_a_person() -> None:
    text = "He was aged five at 9.30am on 3 May 2023."
    told = [(fact.category, fact.words) for fact in facts(text)]
    assert told == [("sex", "He"), ("age", "aged five"), ("day", "3 May 2023")]


def test_an_organisation_is_proposed_as_one_whatever_it_is_called() -> None:
    found = (Remaining("#1", "organisation", "Wexcombe", 1, ("Wexcombe said so.",)),)
    assert [(each.kind, each.role) for each in suggestions(found, [])] == [("organisation", "")]
