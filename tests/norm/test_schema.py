"""Schemas: unknown names are refused with the nearest known one, and nothing is ever fetched."""

from __future__ import annotations

import json
from datetime import date, time
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from pipeline import schema

EVENT: dict[str, object] = {
    "event_id": "police-0001",
    "agency": "police",
    "date_from": "2024-05-03",
    "date_to": "2024-05-03",
    "precision": "day",
    "uncertain": False,
    "time": "14:30",
    "event": "Home visit.",
}


def test_a_right_record_has_no_faults() -> None:
    assert schema.check("event", EVENT) == ()


def test_dates_and_tuples_count_as_the_texts_and_lists_they_stand_for() -> None:
    typed = EVENT | {"date_from": date(2024, 5, 3), "marks": ("hidden row",)}
    assert schema.check("event", typed) == ()
    assert schema.as_json({"t": time(9, 5), "n": (1, 2)}) == {"t": "09:05:00", "n": [1, 2]}


def test_every_fault_of_a_record_is_told_at_once_with_its_place() -> None:
    wrong = EVENT | {"time": "25:00", "precision": "dya", "uncertain": "no", "event": " "}
    del wrong["agency"]
    faults = {fault.path: fault for fault in schema.check("event", wrong)}
    assert set(faults) == {("agency",), ("time",), ("precision",), ("uncertain",), ("event",)}
    assert faults["agency",].message == "is missing"
    assert faults["precision",].nearest == "day"
    assert faults["uncertain",].message == "should be true or false"
    assert "14:30" in faults["time",].expected


def test_an_unknown_name_is_refused_with_the_nearest_known_one() -> None:
    (fault,) = schema.check("event", EVENT | {"precison": "day"})
    assert fault.path == ("precison",)
    assert fault.nearest == "precision"
    assert fault.sentence().endswith("Did you mean precision?")
    assert schema.nearest("zzzz", ("precision", "agency")) == ""


def test_faults_name_no_value_where_they_may_be_printed() -> None:
    (fault,) = schema.check("event", EVENT | {"time": "Millie Nobody"})
    assert "Millie" not in repr(fault)
    assert "Millie" not in fault.sentence()
    assert fault.found == "Millie Nobody"


def test_a_place_in_a_list_is_told_as_people_count() -> None:
    (fault,) = schema.check("chronology", [EVENT | dict.fromkeys(LATER, ""), WRONG])
    assert fault.place() == "entry 2, time"


LATER = ("time_to", "source", "outcome", "analysis", "expected_practice", "category", "file",
         "place")  # fmt: skip
WRONG = EVENT | dict.fromkeys(LATER, "") | {"time": "noonish"}


@pytest.mark.parametrize("name", schema.names())
def test_every_schema_is_one_and_refers_to_nothing_outside(name: str) -> None:
    held = schema.load(name)
    Draft202012Validator.check_schema(held)
    assert held["$id"] == f"urn:cspr:{name}"
    assert "http" not in str({key: value for key, value in held.items() if key != "$schema"})


def test_the_schema_published_with_the_chronology_stands_alone_and_says_what_an_events_says() -> (
    None
):
    """Whoever is sent ``chronology.json`` validates it by this one file."""
    held, event = schema.load("chronology"), schema.load("event")
    assert "urn:" not in str({key: value for key, value in held.items() if key != "$id"})
    told = held["items"]["properties"]
    assert held["$defs"]["clock"] == event["$defs"]["clock"]
    shared = set(told) & set(event["properties"]) - {"event_id"}  # numbered here, always
    assert {"agency", "date_from", "date_to", "precision", "uncertain", "event"} <= shared
    for name in shared:
        assert told[name] == event["properties"][name]
    good = EVENT | dict.fromkeys(LATER, "") | {"event_id": "police-0001"}
    assert Draft202012Validator(held).is_valid([good])
    assert not Draft202012Validator(held).is_valid([good | {"time": "noonish"}])


@pytest.mark.parametrize("alone", [False, True])
def test_a_schema_elsewhere_is_never_fetched(
    alone: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither beside the schemas of the folder nor alone, where only ``offline`` stands guard."""
    asked: list[str] = []

    class Listener(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Listener)
    odd = {"$id": "urn:cspr:odd", "$ref": f"http://127.0.0.1:{server.server_port}/other.json"}
    (tmp_path / "odd.schema.json").write_text(json.dumps(odd), encoding="utf-8")
    monkeypatch.setattr(schema, "FOLDER", tmp_path)
    if alone:
        monkeypatch.setattr(schema, "names", tuple)
    schema.load.cache_clear()
    schema._compiled.cache_clear()
    server.timeout = 1.0
    thread = Thread(target=server.handle_request)
    thread.start()
    try:
        with pytest.raises(Exception, match=r"(?i)retriev|resol"):
            schema.check("odd", {})
    finally:
        thread.join()
        server.server_close()
        schema.load.cache_clear()
        schema._compiled.cache_clear()
    assert asked == []


def test_a_schema_we_do_not_have_is_a_bug_and_raises() -> None:
    with pytest.raises(KeyError):
        schema.check("no-such", {})


ODD = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-3, 3),
    st.text(max_size=6),
    st.sampled_from(["", " ", "day", "14:30", "24:00", "24:01", "2024-02-30", "police-0001"]),
    st.lists(st.text(max_size=3), max_size=2),
)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(
    st.dictionaries(st.sampled_from([*EVENT, "marks", "extra", "kind", "surprise"]), ODD),
    st.sets(st.sampled_from(list(EVENT)), max_size=2),
)
def test_the_fast_verdict_and_the_worded_one_are_the_same(
    changes: dict[str, object], dropped: set[str]
) -> None:
    record = {key: value for key, value in (EVENT | changes).items() if key not in dropped}
    fast, slow = schema._compiled("event")
    assert fast.is_valid(record) == slow.is_valid(record)
    assert (schema.check("event", record) == ()) == slow.is_valid(record)
