"""One order, nothing lost, nothing changed, and ids that stay with their events."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline import schema
from pipeline.errors import Broken
from pipeline.merge import COLUMNS, VARIANT, Chronology, LedgerRow, merge, number, record
from pipeline.merge.prints import WAYS, Print, prints
from pipeline.model import Event, EventDate, Locator, Precision
from tests.norm.specs import Section, sections


def event(event_id: str, text: str = "Home visit.", **row: str) -> Event:
    first = date.fromisoformat(row["date"]) if row.get("date") else None
    last = date.fromisoformat(row["to"]) if row.get("to") else first
    precision = Precision(row.get("precision") or ("day" if first else "unknown"))
    agency = row.get("agency") or event_id.rsplit("-", 1)[0]
    place = Locator(
        agency,
        row.get("file", "a.docx"),
        row.get("sheet", ""),
        int(row.get("row") or 0),
        table=int(row.get("table") or 0),
    )
    written = row.get("date", "")
    return Event(
        event_id,
        agency,
        EventDate(first, last, precision, as_written=written),
        event=text,
        time=row.get("time", ""),
        locator=place,
    )


@pytest.mark.requirement("L67")
@pytest.mark.parametrize("section", sections("merge.md"), ids=str)
def test_the_order_is_as_the_table_says(section: Section) -> None:
    wanted = [
        event(row["id"], **{k: v for k, v in row.items() if k != "id"}) for row in section.tables[0]
    ]
    mixed = list(wanted)
    for seed in range(5):
        random.Random(seed).shuffle(mixed)
        assert merge(mixed).events == tuple(wanted)


# Days are drawn from two, because ties are the point.
DATES = st.sampled_from(["2024-05-03", "2024-05-04", ""])
EVENTS = st.lists(
    st.tuples(
        st.sampled_from(["police", "school", "health"]),
        DATES,
        st.sampled_from(["", "09:00", "14:30"]),
        st.sampled_from(["Home visit.", "Telephone call to the mother about school.", "NFA"]),
        st.integers(1, 4),
    ),
    max_size=14,
)


@settings(max_examples=120, deadline=None, derandomize=True)
@given(EVENTS, st.randoms(use_true_random=False))
@pytest.mark.requirement("L67")
def test_the_order_of_replies_makes_no_difference_and_nothing_is_lost_or_changed(
    rows: list[tuple[str, str, str, str, int]], chance: random.Random
) -> None:
    events = [
        event("", text, agency=agency, date=day, time=time, row=str(row))
        for agency, day, time, text, row in rows
    ]
    numbered, _ = number(events)
    once = merge(numbered)
    mixed = list(events)
    chance.shuffle(mixed)
    again = merge(number(mixed)[0])
    pd.testing.assert_frame_equal(once.frame, again.frame)
    assert sorted(map(repr, map(_bare, once.events))) == sorted(map(repr, map(_bare, events)))
    assert sorted(event.event for event in once.events) == sorted(event.event for event in events)


def _bare(one: Event) -> Event:
    return replace(one, event_id="")


def test_two_agencies_recording_one_visit_stay_two_events() -> None:
    both = [event("health-0001", date="2024-05-03"), event("police-0001", date="2024-05-03")]
    assert len(merge(both)) == 2


# ---------------------------------------------------------------- the frame


def test_the_frame_has_the_agreed_columns_then_the_agencies_own() -> None:
    one = replace(
        event("police-0001", date="2024-05-03"), extra=(("Weather", "wet"), ("Event", "x"))
    )
    two = replace(
        event("school-0001", date="2024-05-04"), extra=(("WEATHER", "dry"), ("Page", "7"))
    )
    twice = replace(event("school-0002", date="2024-05-05"), extra=(("Page", "8"), ("Page", "9")))
    frame = merge([one, two, twice]).frame
    assert tuple(frame.columns[: len(COLUMNS)]) == COLUMNS
    own = list(frame.columns[len(COLUMNS) :])
    assert own == ["Weather", "Event (own column)", "Page", "Page (2)"]
    assert frame["Weather"].tolist() == ["wet", "dry", ""]
    assert frame["Page (2)"].tolist() == ["", "", "9"]
    assert frame["uncertain"].dtype == bool


def test_an_unknown_date_is_an_empty_text_and_keeps_its_words() -> None:
    odd = replace(
        event("police-0001"), when=EventDate(None, None, Precision.UNKNOWN, as_written="31/04/24")
    )
    (row,) = merge([odd]).frame.to_dict("records")
    assert (row["date_from"], row["date_to"], row["precision"]) == ("", "", "unknown")
    assert row["date_as_written"] == "31/04/24"


def test_an_empty_chronology_has_its_columns() -> None:
    empty = merge([])
    assert (len(empty), tuple(empty.frame.columns)) == (0, COLUMNS)


@pytest.mark.parametrize(
    ("spoil", "promise"),
    [
        (lambda c: Chronology(c.events[::-1], c.frame[::-1]), "is in order"),
        (lambda c: Chronology(c.events[:1], c.frame), "shows every event once"),
        (lambda c: Chronology(c.events, c.frame.iloc[:, ::-1]), "has the agreed columns"),
        (lambda c: Chronology(c.events, c.frame.mask(c.frame == "Home visit.")), "empty cells"),
        (lambda c: merge([c.events[0], c.events[0]]), "an id of its own"),
        (lambda c: merge([replace(c.events[0], event_id="")]), "an id of its own"),
    ],
)
def test_a_chronology_that_breaks_a_promise_is_never_made(spoil, promise: str) -> None:
    good = merge([event("police-0001", date="2024-05-03"), event("police-0002", date="2024-05-04")])
    with pytest.raises(Broken, match=promise):
        spoil(good)


def test_a_record_fits_its_schema() -> None:
    full = replace(
        event("police-0001", date="2024-05-03"), marks=("hidden row",), extra=(("A", "b"),)
    )
    assert schema.check("event", record(full)) == ()


# ---------------------------------------------------------------- ids

FIRST = [
    event("", "Home visit by the health visitor, child seen and well.", agency="hv",
          date="2024-05-03", row="2"),
    event("", "Telephone call from the mother about sleep and feeding.", agency="hv",
          date="2024-05-04", row="3"),
    event("", "Not brought to the clinic; letter sent.", agency="hv", date="2024-06-01", row="4"),
]  # fmt: skip


def ids(events: tuple[Event, ...]) -> dict[str, str]:
    return {one.event[:12]: one.event_id for one in events}


def test_ids_are_the_agencys_key_and_a_number() -> None:
    numbered, rows = number(FIRST)
    assert [one.event_id for one in numbered] == ["hv-0001", "hv-0002", "hv-0003"]
    assert [row.event_id for row in rows] == ["hv-0001", "hv-0002", "hv-0003"]


def test_the_same_return_again_gives_the_same_ids_and_adds_nothing() -> None:
    numbered, rows = number(FIRST)
    assert number(FIRST, rows) == (numbered, ())
    renamed = [replace(one, locator=replace(one.locator, file="b.docx", row=9)) for one in FIRST]
    again, fresh = number(renamed, rows)
    assert [one.event_id for one in again] == ["hv-0001", "hv-0002", "hv-0003"]
    assert {row.event_id for row in fresh} <= {"hv-0001", "hv-0002", "hv-0003"}


def test_a_row_inserted_gets_a_new_id_and_the_others_keep_theirs() -> None:
    _, rows = number(FIRST)
    new = event("", "A new event entirely, about school attendance.", agency="hv",
                date="2024-05-03", row="2")  # fmt: skip
    moved = [replace(one, locator=replace(one.locator, row=one.locator.row + 1)) for one in FIRST]
    again, _ = number([new, *moved], rows)
    assert [one.event_id for one in again] == ["hv-0004", "hv-0001", "hv-0002", "hv-0003"]


def test_a_corrected_date_and_a_corrected_wording_keep_their_ids() -> None:
    _, rows = number(FIRST)
    redated = replace(FIRST[1], when=replace(FIRST[1].when, earliest=date(2024, 5, 14),
                      latest=date(2024, 5, 14), as_written="14/05/24"))  # fmt: skip
    reworded = replace(FIRST[0], event="Home visit by the health visitor Ms X; child seen, well.")
    again, fresh = number([reworded, redated, FIRST[2]], rows)
    assert [one.event_id for one in again] == ["hv-0001", "hv-0002", "hv-0003"]
    assert [row.event_id for row in fresh] == ["hv-0001", "hv-0002"]
    # and the next build knows both again, as they stand and as they stood
    third, _ = number([FIRST[0], redated, FIRST[2]], (*rows, *fresh))
    assert [one.event_id for one in third] == ["hv-0001", "hv-0002", "hv-0003"]


def test_an_id_is_never_given_to_another_event_when_its_own_is_gone() -> None:
    _, rows = number(FIRST)
    other = event("", "Strategy meeting held with police and school.", agency="hv",
                  date="2024-09-09", row="9")  # fmt: skip
    again, _ = number([*FIRST[1:], other], rows)
    assert [one.event_id for one in again] == ["hv-0002", "hv-0003", "hv-0004"]


def test_two_rows_that_say_the_same_are_two_events_with_two_ids() -> None:
    twin = replace(FIRST[0], locator=replace(FIRST[0].locator, row=8))
    numbered, rows = number([FIRST[0], twin])
    assert {one.event_id for one in numbered} == {"hv-0001", "hv-0002"}
    assert number([FIRST[0], twin], rows)[1] == ()


def test_the_ledger_holds_no_word_of_an_event() -> None:
    _, rows = number(FIRST)
    told = " ".join(row.fingerprint for row in rows).casefold()
    words = {word for one in FIRST for word in one.event.casefold().split() if len(word) > 3}
    assert not [word for word in words if word in told]


def test_a_variant_that_comes_to_stand_takes_the_id_of_the_event_it_tells_differently() -> None:
    _, rows = number(FIRST)
    told = replace(FIRST[0], event="Home visit by the health visitor Ms X; child seen, well.")
    variant = replace(told, marks=(VARIANT,))
    both, fresh = number([*FIRST, variant], rows)
    assert [one.event_id for one in both] == ["hv-0001", "hv-0002", "hv-0003", "hv-0004"]
    again, none = number([*FIRST, variant], (*rows, *fresh))
    assert ([one.event_id for one in again], none) == ([one.event_id for one in both], ())
    decided, _ = number([told, *FIRST[1:]], (*rows, *fresh))
    assert [one.event_id for one in decided] == ["hv-0001", "hv-0002", "hv-0003"]


@settings(max_examples=60, deadline=None, derandomize=True)
@given(EVENTS, st.randoms(use_true_random=False))
def test_numbering_again_changes_no_id(
    rows: list[tuple[str, str, str, str, int]], chance: random.Random
) -> None:
    events = [
        event("", text, agency=agency, date=day, time=time, row=str(row))
        for agency, day, time, text, row in rows
    ]
    numbered, ledger = number(events)
    mixed = list(range(len(events)))
    chance.shuffle(mixed)
    again, fresh = number([events[at] for at in mixed], ledger)
    assert fresh == ()
    assert sorted(one.event_id for one in again) == sorted(one.event_id for one in numbered)


def test_a_new_return_is_numbered_in_the_order_of_its_own_sheets() -> None:
    sheets = [
        event("", "Third.", agency="hv", sheet="Archive", table="2", row="2"),
        event("", "Second.", agency="hv", sheet="Visits", table="1", row="9"),
        event("", "First.", agency="hv", sheet="Visits", table="1", row="3"),
    ]
    assert [one.event_id for one in number(sheets)[0]] == ["hv-0003", "hv-0002", "hv-0001"]


def test_a_ledger_line_in_another_form_matches_nothing_and_is_not_given_again() -> None:
    odd = LedgerRow("hv-0007", "hv", "written by hand")
    numbered, _ = number(FIRST[:1], (odd,))
    assert numbered[0].event_id == "hv-0008"


def test_many_like_rows_are_numbered_in_fair_time() -> None:
    like = [
        event("", "Did not attend appointment.", agency="hv", row=str(row),
              date=str(date(2020, 1, 1) + timedelta(days=row)))
        for row in range(600)
    ]  # fmt: skip
    numbered, rows = number(like)
    assert len({one.event_id for one in numbered}) == 600
    assert number(like, rows)[1] == ()


def test_an_event_reworded_twice_and_put_back_is_still_known() -> None:
    words = [f"word{number}" for number in range(18)]

    def told(first: int) -> Event:
        text = " ".join(words[first : first + 12])
        return event("", text, agency="hv", date="2024-05-03", row="2")

    ledger: tuple[LedgerRow, ...] = ()
    for first in (0, 3, 6, 0):  # the third shares a third of its words with the first
        (one,), fresh = number([told(first)], ledger)
        assert one.event_id == "hv-0001"
        ledger = (*ledger, *fresh)
    assert len(ledger) == 3


def test_words_of_another_script_are_told_apart() -> None:
    two = [
        event("", text, agency="hv", date="2024-05-03", row=str(row))
        for row, text in enumerate(("زيارة منزلية", "مكالمة هاتفية", "half \ud800 letter"), start=2)
    ]
    _, rows = number(two)
    again, fresh = number(two[::-1], rows)
    assert [one.event_id for one in again] == ["hv-0003", "hv-0002", "hv-0001"]
    assert fresh == ()
    assert len({row.fingerprint.split(":")[2] for row in rows}) == 3


# ---------------------------------------------------------------- ways of making fingerprints


def test_the_way_of_making_fingerprints_in_use_is_never_changed() -> None:
    """A better one is added to ``WAYS`` with the next number; else every id would be lost."""
    told = event("", "Home visit; nobody in.", agency="hv", date="2024-05-03", row="2")
    (made,) = WAYS[1]([told])
    assert (
        made.whole
        == "1:d7be54eac81c:a17b86baba0c:d7db409ee0c2:b151286a256d1688f635a48b2d25f00066c255340ee9e2602ec4c5095bcfe8ab5bd294715b4a551c464c5789881472534596a5b31f907fb42407b94d07df3743"
    )


def test_ids_outlive_a_change_in_the_way_fingerprints_are_made(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    numbered, ledger = number(FIRST)
    assert all(row.fingerprint.startswith("1:") for row in ledger)

    def better(events: Sequence[Event]) -> list[Print]:
        """Sums and sketches unlike the older ones in everything."""
        return [
            replace(one, day=f"d{one.day}", place=f"p{one.place}", text=f"t{one.text}",
                    sketch=one.sketch[::-1], way=2)
            for one in prints(events)
        ]  # fmt: skip

    monkeypatch.setitem(WAYS, 2, better)
    again, fresh = number(FIRST, ledger)
    assert [one.event_id for one in again] == [one.event_id for one in numbered]
    assert len(fresh) == len(FIRST)
    assert all(row.fingerprint.startswith("2:") for row in fresh)
    later, more = number(FIRST, (*ledger, *fresh))
    assert [one.event_id for one in later] == [one.event_id for one in numbered]
    assert more == ()


def test_a_line_of_a_ledger_without_the_number_of_its_way_was_made_in_the_first() -> None:
    numbered, ledger = number(FIRST)
    bare = tuple(replace(row, fingerprint=row.fingerprint.removeprefix("1:")) for row in ledger)
    again, fresh = number(FIRST, bare)
    assert [one.event_id for one in again] == [one.event_id for one in numbered]
    assert fresh == ()
