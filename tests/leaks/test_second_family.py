"""Another shape of family, Welsh, Polish, Nigerian and Bangladeshi, as its published report reads."""

from __future__ import annotations

import pytest

from pipeline import lexicon
from pipeline.anonymise import Policy, anonymise
from pipeline.anonymise.details.kinds import WIDE
from pipeline.anonymise.quasi import CATEGORIES, Choice
from pipeline.document import Document, Paragraph, paragraph, plain
from pipeline.model import Entry, Register
from tests.norm.specs import sections

FAMILY = Register(
    (
        Entry("child-1", "person", "Rhiannon Nowak-Begum", "Child D", role="child", sex="female",
              aliases=("Rhiannon Nowak",), nicknames=("Rhi",)),
        Entry("sibling-1", "person", "Tomasz Nowak", "Sibling 1", role="sibling", sex="male", nicknames=("Tomek",)),
        Entry("mother-1", "person", "Farzana Begum", "Mother", role="mother", title="Ms", sex="female"),
        Entry("father-1", "person", "Piotr Nowak", "Father", role="father", title="Mr", sex="male"),
        Entry("step-1", "person", "Chinedu Okonkwo", "Step-father", role="step-father", title="Mr", sex="male",
              nicknames=("Chin",)),
        Entry("aunt-1", "person", "Shirin Begum", "Maternal Aunt", role="aunt", title="Miss", sex="female",
              nicknames=("Khala",)),
        Entry("sw-1", "person", "Angharad Prosser", "Social Worker 1", role="professional", sex="female"),
        Entry("dr-1", "person", "Adaeze Umeh", "Hospital Doctor 1", role="professional", title="Dr"),
        Entry("school-1", "organisation", "Ysgol Gynradd Bryn Dychmygol", "School 1", role="school",
              aliases=("Bryn Dychmygol",)),
        Entry("hospital-1", "organisation", "Imagin Royal Infirmary", "Hospital 1", role="hospital",
              aliases=("the Infirmary",)),
        Entry("town-1", "place", "Ffugtown", "the town", role="town"),
        Entry("address-1", "place", "7 Larkspur Terrace", "Address 1", role="address"),
    )
)  # fmt: skip
POLICY = Policy(
    details={
        name: Choice("remove" if name in {"ethnicity", "nationality", "religion"} else "generalise")
        for name in CATEGORIES
    }
    | dict.fromkeys(WIDE, Choice("keep"))
)
ROWS = [
    (row["written"], row["published"])
    for section in sections("anonymise-families.md")
    for table in section.tables
    for row in table
]


@pytest.mark.requirement("L78")
@pytest.mark.parametrize(("written", "expected"), ROWS, ids=[row[0][:40] for row in ROWS])
def test_a_sentence_of_the_second_familys_report_reads_well(written: str, expected: str) -> None:
    document = Document("report", "t", (paragraph(written),))
    made = anonymise(document, FAMILY, POLICY, lexicon.ordinary(), lexicon.common()).document
    block = made.blocks[0]
    assert isinstance(block, Paragraph)
    assert plain(block.content) == expected
