"""Invented chronologies of any size, the same every time, for benchmarks and pictures.

The family is the Exemplars of Exampleshire; nobody here is anybody.
"""

from __future__ import annotations

import random
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from pipeline.case import Agency, Case
from pipeline.model import (
    Entry,
    Event,
    EventDate,
    KeyLine,
    Locator,
    Precision,
    Register,
    Relationship,
)
from tests.analyse.house import settled

AGENCIES = (
    ("police", "Exampleshire Police"), ("social-care", "Exampleshire Children’s Social Care"),
    ("health-visiting", "Exampleshire Health Visiting Service"), ("gp", "Sample Street Surgery"),
    ("hospital", "Exampleshire Hospitals NHS Trust"), ("school", "Specimen Primary School"),
    ("housing", "Exampleshire Homes"), ("midwifery", "Exampleshire Maternity Service"),
    ("nursery", "Little Samples Nursery"), ("probation", "Probation Service"),
    ("mental-health", "Adult Mental Health Service"), ("ambulance", "Ambulance Service"),
    ("early-help", "Early Help Hub"), ("dentist", "Sample Dental Practice"),
    ("charity", "Example Domestic Abuse Charity"),
)  # fmt: skip

_WHAT = (
    "Home visit", "Telephone call from mother", "Joint visit with health visitor", "Clinic",
    "999 call from neighbour", "Core group meeting", "Strategy discussion held with police",
    "Attended emergency department", "Unannounced visit, no reply", "Child not brought to clinic",
    "Referral received from school", "Supervision", "Rent account reviewed", "School run",
    "Review child protection conference", "Letter received", "Assessment started",
)  # fmt: skip
_MORE = (
    "House cold and little food in the fridge.", "Poppy seen and spoken to alone in her bedroom.",
    "Mother tearful, said Basil had been shouting again.", "Bruise to left cheek, circular.",
    "Poppy was quiet and asked when grandma was coming.", "Weight had dropped from the 25th centile.",
    "Basil Sample answered the door and would not let the worker in.", "Medication reviewed.",
    "Attendance down to 82 per cent.", "Windows broken at the back of the property.",
    "Mother did not attend; message left.", "Baby Rowan asleep in the cot, seen.",
    "Smell of cannabis at the door.", "Mother engaged well and accepted support.",
    "Two unknown men present.", "Poppy arrived without a coat, hungry.", "Arrears of £412.",
    "Speech delay noted; referral to therapy discussed.", "Disclosure of historic assault.",
    "No concerns noted.", "Health visitor to follow up within five days.",
)  # fmt: skip
_OUTCOMES = (
    "No further action.", "Referral made to children’s social care.", "", "Advice given.",
    "Assessment to be completed.", "Section 47 enquiry started.", "Case closed to the service.",
    "Information shared with GP.", "", "Review in six weeks.",
)  # fmt: skip
_ANALYSIS = ("", "", "The child’s voice is missing here.", "Good practice: persistent follow up.",
             "The history was not considered when this was decided.")  # fmt: skip


@dataclass(frozen=True)
class Merged:
    """Events as a chronology holds them."""

    events: tuple[Event, ...]


def chronology(count: int, *, days: int = 920, seed: int = 7) -> Merged:
    """So many events of fifteen agencies over ``days`` from 1 September 2023, in order."""
    chance = random.Random(seed)
    drawn = sorted(
        (_event(chance, number, days) for number in range(count)),
        key=lambda event: (event.when.earliest or date.max, event.time, event.agency),
    )
    return Merged(tuple(drawn))


def case(**changes: object) -> Case:
    """The case those events belong to."""
    return settled(Case(**{
        "name": "invented", "reference": "INV-2026-01", "partnership": "llr",
        "title": "Practice review: Child P", "child": "child-1",
        "dates": {"incident": date(2026, 3, 1)},
        "scope_from": date(2023, 9, 1), "scope_to": date(2026, 3, 9),
        "scope_reason": "From the notification of the pregnancy to the incident.",
        "key_lines": (
            KeyLine(1, "Recognition of neglect", "How was neglect recognised?",
                    ("cold", "hungry", "food", "weight", "neglect", "coat")),
            KeyLine(2, "Domestic abuse", "How well was domestic abuse understood?",
                    ("domestic abuse", "shouting", "assault", "bruise")),
            KeyLine(3, "The child’s voice", "Who listened to the child?",
                    ("seen alone", "spoken to alone", "said", "asked")),
        ),
        "agencies": tuple(Agency(key, name) for key, name in AGENCIES),
        "settings": {},
        **changes,
    }))  # fmt: skip


def register() -> Register:
    """The family and two professionals."""
    return Register((
        Entry("child-1", "person", "Poppy Exemplar", "Child P", "child", sex="female",
              born=date(2020, 2, 29),
              relationships=(Relationship("sibling", "sibling-1"),)),
        Entry("sibling-1", "person", "Rowan Exemplar", "Sibling 1", "sibling", sex="male",
              born=date(2025, 1, 15)),
        Entry("mother-1", "person", "Marigold Exemplar", "Mother", "mother", sex="female",
              born=date(1998, 6, 2),
              relationships=(Relationship("mother", "child-1"), Relationship("mother", "sibling-1"))),
        Entry("father-1", "person", "Basil Sample", "Father", "father", sex="male",
              born=date(1995, 3, 4),
              relationships=(Relationship("father", "child-1"), Relationship("father", "sibling-1"),
                             Relationship("partner", "mother-1", "2018 to 2024"))),
        Entry("gp-1", "person", "Juniper Placeholder", "GP 1", "professional", title="Dr"),
    ))  # fmt: skip


def _event(chance: random.Random, number: int, days: int) -> Event:
    agency = chance.choices(AGENCIES, weights=range(len(AGENCIES) + 5, 5, -1))[0][0]
    on = date(2023, 9, 1) + timedelta(days=chance.randrange(days))
    when, time = _when(chance, on)
    told = " ".join(
        [f"{chance.choice(_WHAT)}.", *chance.sample(_MORE, chance.choice((1, 2, 2, 3, 4)))]
    )
    return Event(
        event_id=f"{agency}-{number + 1:04d}", agency=agency, when=when, event=told, time=time,
        outcome=chance.choice(_OUTCOMES), analysis=chance.choice(_ANALYSIS),
        source=chance.choice(("Case notes", "CAD log", "Record system", "")),
        expected_practice=chance.choice(("", "", "Yes", "No: not within timescale")),
        child_seen=chance.choice(("", "", "", "Yes", "Yes, alone", "No")),
        kind="organisational change" if chance.random() < 0.01 else "event",
        locator=Locator(agency, "chronology.docx", "Table 1", number + 2, "", ""),
    )  # fmt: skip


def _when(chance: random.Random, on: date) -> tuple[EventDate, str]:
    kind = chance.random()
    if kind < 0.8:
        time = f"{chance.randrange(24):02d}:{chance.randrange(60):02d}" if kind < 0.4 else ""
        return EventDate(on, on, Precision.DAY, False, f"{on:%d/%m/%Y}"), time
    if kind < 0.87:
        last = date(on.year, on.month, monthrange(on.year, on.month)[1])
        return EventDate(on.replace(day=1), last, Precision.MONTH, False, f"{on:%B %Y}"), ""
    if kind < 0.93:
        return EventDate(on, on + timedelta(days=6), Precision.RANGE, False, f"{on:%d.%m.%y} to {on + timedelta(days=6):%d.%m.%y}"), ""  # fmt: skip
    if kind < 0.97:
        return EventDate(on, on, Precision.DAY, True, f"?{on:%d %b %Y}"), ""
    if kind < 0.99:
        return EventDate(date(on.year, 1, 1), date(on.year, 12, 31), Precision.YEAR, False, f"{on.year}"), ""  # fmt: skip
    return EventDate(None, None, Precision.UNKNOWN, False, "31/04/2024"), ""
