"""The reasons printed for setting accounts side by side are true of both texts."""

from __future__ import annotations

import pytest

from pipeline.analyse.accounts import additions
from pipeline.analyse.likeness import stems
from pipeline.analyse.reasons import because
from pipeline.analyse.telling import Reader
from pipeline.analyse.weighing import Points, Weighing
from pipeline.model import Event
from tests.analyse import invented
from tests.analyse.spec import event


def _reasons(one: Event, other: Event) -> tuple[str, ...]:
    case, register = invented.case(), invented.register()
    reader = Reader(case, register)
    told = [reader.read(one), reader.read(other)]
    return because(told[0], told[1], Weighing(told, Points.of(case)), register)


def _both(first: str, second: str) -> str:
    return "; ".join(_reasons(
        event(id="police-1", date="2024-06-22", event=first),
        event(id="social-care-1", date="2024-06-23", event=second),
    ))  # fmt: skip


def test_an_address_is_no_court_hearing() -> None:
    address = _both("Shouting in Flat 3 Nonesuch Court.", "Argument at Flat 3 Nonesuch Court.")
    assert "a court hearing" not in address
    assert "“3”" not in address
    for court in (
        "the Family Court",
        "Fictonbury Magistrates' Court",
        "Madeup Crown Court",
        "court",
    ):
        said = _both(f"Order made at {court}.", "Parents at court on 22 June.")
        assert "both tell of a court hearing" in said


def test_a_notice_marked_urgent_is_no_injury() -> None:
    notice = _both("Notice submitted, marked urgent.", "Police notification marked urgent.")
    assert "an injury" not in notice
    assert "an injury" in _both("Red mark to her arm.", "Notice marked urgent: bruise to arm.")


@pytest.mark.parametrize(
    ("times", "printed"),
    [(("12:25", "12:25"), "same time"), (("12:25", "12:30"), "5 minutes apart"),
     (("12:25", "12:26"), "1 minute apart"), (("12:25", "14:00"), "within two hours")],
)  # fmt: skip
def test_only_two_equal_times_are_called_the_same(times: tuple[str, str], printed: str) -> None:
    one, other = (
        event(id=f"{agency}-1", date="2024-06-22", time=time, event="Duty team rung.")
        for agency, time in zip(("school", "social-care"), times, strict=True)
    )
    assert _reasons(one, other)[0] == printed


def test_days_that_do_not_meet_are_not_said_to_overlap() -> None:
    told = event(id="school-1", date="2024-06", event="Absent, no message.")
    visit = event(id="social-care-1", date="2024-05-29", event="Visit booked.")
    assert _reasons(visit, told)[0] == "3 days apart at least"
    assert _reasons(event(id="social-care-2", date="2024-06-03", event="Visit."), told)[0] == (
        "dates overlap"
    )


def test_two_rows_of_one_agency_are_not_said_to_name_each_other() -> None:
    rows = (event(id=f"school-{n}", date="2024-06-22", event="School rang.") for n in (1, 2))
    assert not any("service" in reason for reason in _reasons(*rows))


def test_what_only_one_account_tells_is_never_cut_at_the_stop_of_a_time() -> None:
    rows = (
        event(id="school-1", date="2024-06-22", event="Body map. MASH rung 1.45pm: advised to monitor. Seen."),
        event(id="social-care-1", date="2024-06-22", event="School advised to monitor at 45pm. Seen."),
    )  # fmt: skip
    found = additions(rows, [stems(row.event) for row in rows])
    told = [rows[0].event[start:end].strip() for _, start, end in found["school-1"]]
    assert "MASH rung 1." not in told
    assert all(text.endswith(("Body map.", "monitor.")) for text in told)


def test_what_is_not_printed_as_a_kind_of_event_does_not_weigh_as_one() -> None:
    """An address and a notice marked urgent; a hearing and a mark on a child do."""
    read = Reader(invented.case(), invented.register()).read
    for words, kinds in (
        ("Out at Flat 3 Nonesuch Court.", set()),
        ("Form marked urgent.", set()),
        ("Flat 3 Nonesuch Court, then to the Family Court.", {"a court hearing"}),
        ("Form marked urgent: a mark on the ear.", {"an injury"}),
    ):
        told = read(event(id="police-1", date="2024-06-22", event=words))
        assert told.kinds == kinds
        assert bool(told.kind_bits) is bool(kinds)
