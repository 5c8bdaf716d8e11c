"""Every rule against its specification tables; and what all rules promise."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline import analyse
from pipeline.case import Case
from pipeline.errors import BadCase
from pipeline.model import Register
from tests.analyse import invented
from tests.analyse.house import settled, shared
from tests.analyse.spec import SPECS, Events, Example, event, examples, finding_row

EXAMPLES = examples()


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: f"{e.rule}: {e.title}")
def test_the_rule_finds_what_its_table_says(example: Example) -> None:
    rule = analyse.RULES[example.rule]
    found = rule.look(example.chronology, example.case, example.register)
    columns = list(example.expected[0]) if example.expected else ["title", "about"]
    assert [finding_row(finding, columns) for finding in found] == example.expected


def test_every_rule_has_a_specification_table() -> None:
    named = {example.rule for example in EXAMPLES}
    assert named == set(analyse.RULES)
    assert {path.stem for path in SPECS.glob("analyse-*.md")} == {
        f"analyse-{name.replace('_', '-')}" for name in analyse.RULES
    }


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: f"{e.rule}: {e.title}")
def test_findings_point_at_events_of_the_chronology_and_name_their_rule(example: Example) -> None:
    ids = {event.event_id for event in example.chronology.events}
    for finding in analyse.findings(example.chronology, example.case, example.register):
        assert set(finding.about) <= ids
        assert finding.rule in analyse.RULES


def test_a_rule_turned_off_is_silent_and_its_reason_is_kept_for_print() -> None:
    example = next(e for e in EXAMPLES if e.rule == "gaps" and e.expected)
    off = settled(
        replace(example.case, settings={"analyse": {"off": {"gaps": "Scope is four days."}}})
    )
    found = analyse.findings(example.chronology, off, example.register)
    assert not [finding for finding in found if finding.rule == "gaps"]
    assert analyse.turned_off(off) == {"Gaps in the records": "Scope is four days."}


@pytest.mark.parametrize(
    ("off", "sentence"),
    [
        ({"gapz": "reason"}, "[analyse.off] names no rule 'gapz'. Did you mean gaps?"),
        ({"gaps": " "}, "[analyse.off] gaps needs the reason that will be printed."),
    ],
)
def test_a_rule_cannot_be_turned_off_by_mistake_or_without_a_reason(
    off: dict[str, str], sentence: str
) -> None:
    case = replace(EXAMPLES[0].case, settings={"analyse": {"off": off}})
    with pytest.raises(BadCase) as stop:
        analyse.findings(Events(()), case, Register())
    assert stop.value.sentence == sentence


def test_the_words_of_events_stay_out_of_the_repr_of_findings() -> None:
    events = Events((
        event(id="police-1", date="2024-05-01", event="Zebedee Example struck by a falling piano"),
        event(id="health-1", date="2024-05-01", event="Zebedee Example, struck by falling piano"),
    ))  # fmt: skip
    found = analyse.findings(events, EXAMPLES[0].case, Register())
    assert found
    assert "Zebedee" not in repr(found)


def test_every_number_a_rule_goes_by_stands_in_the_profile_with_its_reason() -> None:
    tables = shared().tables["analyse"]
    assert {"gaps", "same_incident", "last_seen", "missed_appointments", "referrals"} <= set(tables)
    for table in tables.values():
        for held in table.values():
            assert held["value"] >= 0
            assert len(held["source"].split()) > 4
    with pytest.raises(BadCase, match="stands in no profile"):
        analyse.findings(EXAMPLES[0].chronology, Case("x", "X", "llr", "", "child-1"), Register())


def test_a_rule_turned_off_in_the_wrong_place_is_told_the_right_one() -> None:
    case = invented.case(settings={"analyse": {"gaps": {"off": "Scope is four days."}}})
    with pytest.raises(BadCase, match=r"Write under \[analyse.off\]: gaps"):
        analyse.findings(EXAMPLES[0].chronology, case, Register())


def test_a_case_may_choose_another_number() -> None:
    case = invented.case(settings={"analyse": {"gaps": {"agency_days": 3}}})
    few = [event(id=f"police-{n}", date=f"2024-05-0{n}", event="Visit.") for n in (1, 9)]
    found = analyse.findings(Events(tuple(few)), case, Register())
    assert any(finding.rule == "gaps" and "police" in finding.agencies for finding in found)
