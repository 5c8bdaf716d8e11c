"""The case file: typed, checked, every fault at once, no value in a message."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pipeline.case import read_case
from pipeline.errors import BadCase, Exit
from tests.case.invented_case import CASE, case, write_case


def _refused(folder: Path, text: str) -> str:
    with pytest.raises(BadCase) as stop:
        read_case(write_case(folder, text))
    assert stop.value.code is Exit.CASE
    return stop.value.sentence


@pytest.mark.requirement("L47", "L63")
def test_the_case_file_becomes_values(tmp_path: Path) -> None:
    found = case(tmp_path / "inv")
    assert found.name == "inv"
    assert found.dates["notification"] == date(2026, 3, 5)
    assert (found.scope_from, found.scope_to) == (date(2024, 3, 1), date(2026, 3, 2))
    assert found.scope_reason == "Two years."
    assert found.agency("police").partner == "police"
    assert found.agency("police").contact == "Insp Ada Quill"
    assert [agency.asked for agency in found.agencies] == [
        ("chronology", "information-report"),
        ("chronology", "reply"),
        ("factual-summary",),
    ]
    assert found.with_part("lead reviewer")[0].declared_on == date(2026, 3, 20)


def test_every_fault_is_told_at_once_with_the_nearest_known_name(tmp_path: Path) -> None:
    text = CASE.replace("reference =", "referense =").replace("[scope]", "[scoop]")
    text = text.replace('asked = ["chronology", "reply"]', 'asked = ["chronologie"]')
    text = text.replace("number = 1", 'number = "one"')
    sentence = _refused(tmp_path, text)
    assert "Did you mean reference?" in sentence
    assert "Did you mean scope?" in sentence
    assert "Did you mean chronology?" in sentence
    assert "key_lines, entry 1, number: should be a whole number" in sentence
    assert sentence.startswith("case.toml has ")


def test_a_refusal_names_keys_and_never_values(tmp_path: Path) -> None:
    text = CASE.replace('reference = "INV-2026-07"', "reference = 7")
    text = text.replace('email = "reviews@police.example"', 'email = "Linnet Quagmire"')
    sentence = _refused(tmp_path, text)
    assert "agencies, entry 1, email" in sentence
    assert "Linnet" not in sentence


def test_a_date_in_quotes_is_a_date_and_an_impossible_one_is_refused(tmp_path: Path) -> None:
    quoted = case(tmp_path / "a", CASE.replace("aware = 2026-03-03", 'aware = "2026-03-03"'))
    assert quoted.dates["aware"] == date(2026, 3, 3)
    sentence = _refused(tmp_path / "b", CASE.replace("aware = 2026-03-03", 'aware = "2026-02-31"'))
    assert "dates, aware: should be a date" in sentence


def test_text_that_is_not_toml_is_told_by_line(tmp_path: Path) -> None:
    sentence = _refused(tmp_path, CASE.replace('key = "gp"', "key = gp"))
    assert "case.toml cannot be read" in sentence
    assert "line" in sentence


def test_two_agencies_may_not_share_a_key_and_a_period_ends_after_it_begins(
    tmp_path: Path,
) -> None:
    text = CASE.replace('key = "council"', 'key = "police"').replace(
        "to = 2026-03-02", "to = 2020-03-02"
    )
    sentence = _refused(tmp_path, text)
    assert "police is used 2 times" in sentence
    assert "scope, to: is before the day the period begins" in sentence


def test_a_wrong_answer_hides_no_key_used_twice(tmp_path: Path) -> None:
    text = CASE.replace('key = "council"', 'key = "police"').replace(
        '["chronology', '["cronology', 1
    )
    assert text.count("cronology") == 1
    sentence = _refused(tmp_path / "a", text)
    assert "Did you mean chronology?" in sentence
    assert "police is used 2 times" in sentence
    odd = text.replace("to = 2026-03-02", 'to = "soon"')
    assert "police is used 2 times" in _refused(tmp_path / "b", odd)


def test_a_member_of_an_agency_nearly_spelt_is_refused_and_of_another_body_is_not(
    tmp_path: Path,
) -> None:
    member = '\n[[members]]\nname = "Fern Dell"\npart = "chair"\nagency = "{}"\n'
    (tmp_path / "case.toml").write_text(CASE + member.format("pollice"), "utf-8")
    with pytest.raises(
        BadCase, match=r"agency: is no agency's key\. Did you mean police\?"
    ) as stop:
        read_case(tmp_path)
    assert "Dell" not in stop.value.sentence
    (tmp_path / "case.toml").write_text(CASE + member.format("university"), "utf-8")
    assert read_case(tmp_path).members[-1].agency == "university"


def test_a_missing_case_file_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(BadCase, match=r"case\.toml is missing"):
        read_case(tmp_path)


def test_nothing_personal_stands_in_the_repr(tmp_path: Path) -> None:
    shown = repr(case(tmp_path))
    for word in ("Ada", "Quill", "Thistle", "reviews@police.example", "How was neglect"):
        assert word not in shown


def test_answers_adopted_from_the_meeting_stand_in_the_case(tmp_path: Path) -> None:
    folder = write_case(tmp_path)
    (folder / "decisions").mkdir()
    (folder / "decisions" / "rapid-review.toml").write_text(
        '[answers]\n"decision.answer" = "local review"\n', encoding="utf-8"
    )
    assert read_case(folder).answers == {"decision.answer": "local review"}
    (folder / "decisions" / "rapid-review.toml").write_text(
        '[answers]\n"decision.answer" = 3\n', encoding="utf-8"
    )
    with pytest.raises(BadCase, match="decisions/rapid-review.toml"):
        read_case(folder)
