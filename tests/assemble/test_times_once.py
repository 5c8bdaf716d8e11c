"""A time that stands within the date as written is printed once beside it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.assemble.finding_views import Held
from pipeline.model import NO_DATE, Event, Register


@pytest.mark.parametrize(
    ("day", "time", "printed"),
    [("10/03/2026 08:30", "08:30", "10/03/2026 08:30"), ("10/03/2026", "0830hrs", "10/03/2026, 0830hrs"),
     ("3rd June", "", "3rd June")],
)  # fmt: skip
def test_a_time_within_a_date_is_printed_once(day: str, time: str, printed: str) -> None:
    event = Event(
        "gp-0001", "gp", replace(NO_DATE, as_written=day), "Letter.", time_as_written=time
    )
    held = Held({event.event_id: event}, (), {}, Register(()), mark=None)  # type: ignore[arg-type]
    assert held.written("gp-0001") == printed
