"""What must still happen is told in sentences, and a file that cannot be checked by its number."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.errors import CouldNotVerify, SignOffMissing
from pipeline.model import SignOff
from pipeline.sign_offs import Signed, Timing, check_can_release, counted
from pipeline.verify.kinds import named_kind


def test_a_file_of_another_kind_is_told_by_number_with_the_kinds_that_can_be_checked() -> None:
    with pytest.raises(CouldNotVerify) as stop:
        named_kind("file 2", b"# A text in Markdown\n")
    sentence = stop.value.sentence
    assert "file 2" in sentence
    for kind in (".docx", "PDF", ".html"):
        assert kind in sentence


def test_what_is_missing_before_release_is_told_in_sentences() -> None:
    with pytest.raises(SignOffMissing) as stop:
        check_can_release(Signed(()), Timing(None, None, None), "made-up", "0" * 64)
    sentence = stop.value.sentence
    told = ". The day the report went to the National Panel, Ofsted and DfE is not recorded"
    assert f"{told}: report_sent under [dates] in inputs/made-up/case.toml." in sentence
    assert ". The publication date is not recorded: publication under [dates]" in sentence


def test_what_stands_in_the_report_is_asked_for_before_any_signature() -> None:
    with pytest.raises(SignOffMissing) as stop:
        check_can_release(Signed(()), Timing(None, None, None), "made-up", "0" * 64)
    sentence = stop.value.sentence
    assert sentence.index("publication date") < sentence.index("have signed")
    assert "before anybody signs" in sentence


def test_where_nobody_is_known_to_have_written_the_report_two_signatures_are_not_enough() -> None:
    signs = [
        SignOff(name, "Head of quality", date(2026, 7, 1), "0" * 64, "Read.")
        for name in ("Ann Reader", "Bill Reader")
    ]
    timing = Timing(date(2026, 8, 1), date(2026, 7, 1), date(2026, 7, 10))
    with pytest.raises(SignOffMissing, match="does not say who wrote the report"):
        check_can_release(counted(signs, "0" * 64, ()), timing, "made-up", "0" * 64)
