"""An invented register and the smallest clean copies in three formats, for planting in."""

from __future__ import annotations

from datetime import date

from pipeline.model import Entry, Register
from pipeline.verify import Question

#: Planted where a name is hidden. Not a word, and long enough to be found in raw bytes.
NAME = "Zebedee Quillington"
SECOND = "Maelona Pretendwr-Tybiedig"

REGISTER = Register(
    (
        Entry(
            "child-1", "person", NAME, "Child A", role="child", sex="m", nicknames=("Zebby",),
            born=date(2020, 5, 3), numbers=(("NHS", "999 123 4560"), ("case", "EX-104417")),
            addresses=("12 Larchmere Close, Inventon, ZZ1 2AB",),
        ),
        Entry("mother-1", "person", SECOND, "Mother", role="mother", title="Ms", sex="f",
              contacts=("01632 960123", "maelona.p@mail.example", "@maelona_invents")),
        Entry("worker-1", "person", "Hope Conjured", "Social Worker 1", role="professional", sex="f"),
        Entry("school-1", "organisation", "St Aidric's Primary School", "School 1", role="school"),
        Entry("address-1", "place", "12 Larchmere Close", "Address 1", role="address"),
        Entry("force-1", "organisation", "Inventshire Police", "the police", role="police",
              public=True, public_reason="named in every report"),
    )
)  # fmt: skip
ORDINARY = frozenset("hope close the a child mother social worker school address police".split())

QUESTION = Question(
    REGISTER, frozenset({"child-1"}), links=("https://www.gov.uk/",), marks=("EXR-1",),
    ordinary=ORDINARY, secret=b"invented",
)  # fmt: skip

LINES = (
    "Overview report",
    "In May 2023 a social worker visited Child A and his Mother at Address 1.",
    "School 1 and Inventshire Police were told. Everyone hoped that things would get better.",
)
