"""A lead reviewer's questions, asked of the rules at a date of their choosing."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline import analyse
from pipeline.analyse.intervals import between
from pipeline.analyse.known_by import MAY, OWN, TOLD, known
from pipeline.analyse.last_seen import last_seen
from pipeline.analyse.seen import sights
from pipeline.model import EventDate, Precision
from tests.analyse import invented
from tests.analyse.spec import Events, event, when

VISITS = Events((
    event(id="social-care-1", date="2024-02-01", event="Poppy seen alone"),
    event(id="school-1", date="2024-03", event="Poppy seen alone. Social worker informed"),
    event(id="health-visiting-1", date="2024-04-10", event="Poppy seen with her mother"),
))  # fmt: skip


def _seen(on: str, *, alone: bool = False) -> str:
    case, register = invented.case(), invented.register()
    found = last_seen(
        VISITS, sights(VISITS, case, register), date.fromisoformat(on), alone=alone
    )  # fmt: skip
    return found.event_id if found else ""


def test_when_was_she_last_seen_alone_before_a_day() -> None:
    assert _seen("2024-05-01", alone=True) == "school-1"
    assert _seen("2024-05-01") == "health-visiting-1"
    assert _seen("2024-01-31") == ""


def test_a_month_without_a_day_is_no_sighting_until_it_is_over() -> None:
    assert _seen("2024-03-30", alone=True) == "social-care-1"
    assert _seen("2024-03-31", alone=True) == "school-1"


@pytest.mark.requirement("L73")
def test_who_knew_by_a_day_is_what_they_recorded_or_were_told() -> None:
    case = invented.case()
    found = analyse.findings(VISITS, case, invented.register())
    assert known(VISITS, found, date(2024, 2, 1)) == {"social-care": {"social-care-1": OWN}}
    by_march = known(VISITS, found, date(2024, 3, 15))
    assert by_march["school"] == {"school-1": MAY}
    assert by_march["social-care"] == {"social-care-1": OWN, "school-1": MAY}
    by_april = known(VISITS, found, date(2024, 4, 1))
    assert by_april["social-care"]["school-1"] == TOLD
    assert "health-visiting" not in by_april


def test_how_long_between_two_events_is_a_range_when_a_date_is() -> None:
    assert between(when("2024-03-01"), when("2024-03-12")) == (11, 11)
    assert between(when("2024-03"), when("2024-03-12")) == (-19, 11)
    assert between(when("2024-03"), when("-")) is None


DAYS = st.dates(date(2024, 1, 1), date(2024, 3, 1))


@st.composite
def _dates(draw: st.DrawFn) -> EventDate:
    first, second = sorted((draw(DAYS), draw(DAYS)))
    if draw(st.booleans()):
        return EventDate(first, first, Precision.DAY, draw(st.booleans()), "written")
    return EventDate(first, second, Precision.RANGE, draw(st.booleans()), "written")


@settings(max_examples=40, derandomize=True, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["gp", "school", "police"]), _dates()), max_size=12))
def test_findings_do_not_depend_on_who_replied_first_and_alter_nothing(
    rows: list[tuple[str, EventDate]],
) -> None:
    events = [
        event(id=f"{agency}-{number}", event="Seen at home, cold, referral made to police")
        for number, (agency, _) in enumerate(rows)
    ]
    dated = [
        type(e)(event_id=e.event_id, agency=e.agency, when=on, event=e.event)
        for e, (_, on) in zip(events, rows, strict=True)
    ]
    dated.sort(key=lambda e: (e.when.earliest, e.event_id))
    before = repr([(e, e.event) for e in dated])
    case, register = invented.case(), invented.register()
    found = analyse.findings(Events(tuple(dated)), case, register)
    assert repr([(e, e.event) for e in dated]) == before
    assert analyse.findings(Events(tuple(dated)), case, register) == found
    for gap in (f for f in found if f.rule == "gaps" and f.data["scope"] == "whole"):
        first, last = (date.fromisoformat(str(gap.data[name])) for name in ("from", "to"))
        narrow = [e for e in dated if (e.when.latest - e.when.earliest).days < 31]
        assert not any(e.when.earliest <= last and e.when.latest >= first for e in narrow)
