"""An account that says nothing of a thing is not printed as differing about it."""

from __future__ import annotations

from dataclasses import asdict

from pipeline.assemble.finding_views import Held, same_incident
from pipeline.document import Span
from pipeline.model import NO_DATE, Event, Finding, Register

TIMES = {"police-1": "22:10", "hospital-1": "23:30"}
NAMED = {"hospital-1": ("mother-1",), "gp-1": ("father-1",)}


def test_an_account_without_a_time_or_a_name_is_not_told_as_differing() -> None:
    events = {key: Event(key, key[:-2], NO_DATE, "Assault.") for key in (*TIMES, "gp-1")}
    held = Held(events, (), {}, Register(()), mark=lambda text: (Span(text),))
    finding = Finding(
        "same_incident", "May be accounts of one incident", about=tuple(events),
        data={"adds": {}, "disagree": {"time": TIMES, "people": NAMED}},
    )  # fmt: skip
    printed = str([asdict(block) for block in same_incident([finding], held)])
    assert "22:10" in printed
    assert printed.count("time: ") == 2
    assert printed.count("names: ") == 2
    assert "nobody" not in printed
    assert "nothing" not in printed
