"""A return sent twice: the difference is shown, and nothing goes until somebody decides."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from pipeline import schema
from pipeline.merge import VARIANT
from pipeline.model import Event, InformationReport, Locator, ReportSection
from pipeline.problems import Problem
from pipeline.versions import ONLY_HERE, TWICE, Received, Standing, settle, standings, still_asked
from tests.norm.test_merge import event

TEXTS = [
    "Home visit by the health visitor, child seen and well.",
    "Telephone call from the mother about sleep and feeding.",
    "Not brought to the clinic; letter sent to the family.",
    "Review meeting at the nursery with the nursery nurse.",
    "Police notification received about an incident at home.",
]


def rows(*texts: str, file: str = "a.docx") -> tuple[Event, ...]:
    return tuple(
        event("", text, agency="hv", date=f"2024-05-{TEXTS.index(text) + 1:02}"
              if text in TEXTS else "2024-05-28", row=str(at), file=file)
        for at, text in enumerate(texts, start=2)
    )  # fmt: skip


A = Received("hv", "a.docx", "a" * 64, rows(*TEXTS[:4]))
REWORDED = "Home visit by the health visitor Ms X; child seen and well."
CHANGED = (
    replace(A.events[0], event=REWORDED),
    *rows(*TEXTS[1:3], TEXTS[4], file="b.docx"),
)
B = Received("hv", "b.docx", "b" * 64, CHANGED)


def test_the_same_bytes_twice_count_once() -> None:
    copy = replace(A, file="copy of a.docx")
    found = settle([copy, A])
    assert found.events == A.events
    assert [problem.code for problem in found.problems] == ["return-same-file"]
    assert [aside.reason for aside in found.aside] == ["duplicate-file"]


def test_the_same_rows_in_another_file_are_shown_once_and_asked_about() -> None:
    other = Received("hv", "b.docx", "b" * 64, rows(*TEXTS[:4], file="b.docx"))
    found = settle([A, other])
    assert found.events == A.events
    (problem,) = found.problems
    assert (problem.code, problem.found) == ("return-same-rows", "4 of 4 rows are in both")
    assert len(found.aside) == 4


@pytest.mark.requirement("L67")
def test_a_changed_version_is_shown_beside_the_first_until_it_is_decided() -> None:
    found = settle([B, A])
    (problem,) = found.problems
    assert problem.code == "return-new-version"
    assert problem.found == "same 2, changed 1, only in the first 1, only in the second 1"
    assert "aaaaaaaaaaaa" in problem.expected
    told = {one.event: one.marks for one in found.events}
    assert told[TEXTS[0]] == (TWICE,)
    assert told[REWORDED] == (VARIANT,)
    assert told[TEXTS[3]] == (ONLY_HERE,)
    assert told[TEXTS[4]] == (ONLY_HERE,)
    assert told[TEXTS[1]] == ()
    assert len(found.events) == 6
    (difference,) = found.differences
    assert [(one.event, two.event) for one, two in difference.changed] == [(TEXTS[0], REWORDED)]
    assert [one.event for one in difference.only_first] == [TEXTS[3]]
    assert [one.event for one in difference.only_second] == [TEXTS[4]]


def test_once_decided_the_file_that_stands_is_shown_and_the_other_is_listed() -> None:
    decision = Standing("hv", "b" * 12, "A. Nobody", date(2026, 3, 20))
    found = settle([A, B], [decision])
    assert found.events == B.events
    assert found.problems == ()
    assert {aside.reason for aside in found.aside} == {"superseded"}
    assert any(TEXTS[3] in aside.text for aside in found.aside)
    assert found.differences[0].decided == "A. Nobody, 2026-03-20"
    old, new = (Problem("date-missing", Locator("hv", file)) for file in ("a.docx", "b.docx"))
    assert still_asked((old, new), found) == (new,)


def test_a_decision_about_a_file_that_is_not_there_is_asked_about() -> None:
    found = settle([A], [Standing("hv", "c" * 64)])
    assert [problem.code for problem in found.problems] == ["return-decision-unknown"]
    assert found.events == A.events


def test_two_departments_with_some_like_rows_are_no_versions() -> None:
    like = "Did not attend appointment."
    one = [event("", like, agency="hv", date=f"2024-05-{d:02}", row=str(d)) for d in range(1, 9)]
    two = [event("", like, agency="hv", date=f"2024-06-{d:02}", row=str(d)) for d in range(1, 9)]
    found = settle([
        Received("hv", "a.docx", "a" * 64, tuple(one)), Received("hv", "b.docx", "b" * 64, tuple(two)),
    ])  # fmt: skip
    assert len(found.events) == 16
    assert found.problems == ()


def test_another_agencys_like_return_is_left_alone() -> None:
    other = replace(B, agency="gp", events=tuple(replace(one, agency="gp") for one in B.events))
    assert settle([A, other]).problems == ()


def as_of(agency: str, held: Received, sha256: str = "c") -> Received:
    events = tuple(
        replace(one, agency=agency, event=one.event.upper(), source="saved again")
        for one in held.events
    )
    return Received(agency, "copy.xlsx", sha256 * 64, events)


@pytest.mark.parametrize("turn", [1, -1])
def test_another_agencys_rows_in_a_file_saved_anew_are_questioned_and_kept(turn: int) -> None:
    found = settle([A, as_of("school", A)][::turn])
    (problem,) = found.problems
    assert (problem.code, problem.locator.agency) == ("return-like-another", "school")
    assert problem.found == "4 of 4 rows are in hv: a.docx"
    assert len(found.events) == 8


def test_the_same_bytes_two_rows_alike_and_an_agencys_own_versions_ask_nothing_of_the_kind() -> (
    None
):
    few = Received("hv", "few.docx", "d" * 64, A.events[:2])
    apart = replace(A, events=tuple(replace(e, when=B.events[-1].when) for e in A.events))
    for pair in ([A, as_of("school", A, "a")], [few, as_of("school", few)],
                 [A, as_of("school", apart)], [A, replace(A, file="b.docx", sha256="e" * 64), as_of("school", few)]):  # fmt: skip
        assert "return-like-another" not in [problem.code for problem in settle(pair).problems]


def report(text: str, file: str) -> Received:
    sections = (ReportSection("involvement", "Involvement", (text,)),)
    held = InformationReport("hv", "information-report", sections)
    return Received("hv", file, file[0] * 64, reports=(held,))


def test_a_report_in_two_versions_is_asked_about_and_both_are_kept() -> None:
    words = " ".join(f"word{number}" for number in range(80))
    found = settle([report(words, "a.docx"), report(f"{words} and more", "b.docx")])
    assert [problem.code for problem in found.problems] == ["return-new-version"]
    assert len(found.reports) == 2
    other = " ".join(f"other{number}" for number in range(80))
    assert settle([report(words, "a.docx"), report(other, "b.docx")]).problems == ()


def test_the_order_of_files_makes_no_difference() -> None:
    assert settle([A, B]) == settle([B, A])


def test_decisions_are_read_from_their_file() -> None:
    values = {
        "stands": [
            {"agency": "hv", "sha256": "B" * 64, "decided_by": "A. Nobody",
             "decided_on": date(2026, 3, 20), "reason": "the later one"}
        ]
    }  # fmt: skip
    assert schema.check("versions", values) == ()
    (decision,) = standings(values)
    assert (decision.agency, decision.sha256, decision.decided_on) == (
        "hv",
        "b" * 64,
        date(2026, 3, 20),
    )
    del values["stands"][0]["decided_by"]
    assert [fault.path[-1] for fault in schema.check("versions", values)] == ["decided_by"]
