"""What must still happen is told in sentences, and a file that cannot be checked by its number."""

from __future__ import annotations

import pytest

from pipeline.errors import CouldNotVerify, SignOffMissing
from pipeline.publish import Signed, Timing, check_can_release
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
    assert ";" not in sentence.partition("The day the report went")[2]
    assert ". The day the report went to the National Panel, Ofsted and DfE is not recorded." in (
        sentence
    )
    assert sentence.endswith(". The publication date is not recorded.")
