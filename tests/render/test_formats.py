"""Every format by its ending; none is published that nobody can judge."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.document import Document, paragraph
from pipeline.errors import Broken
from pipeline.render.formats import PUBLIC, RENDERERS, for_publication
from pipeline.verify.kinds import WALKERS
from pipeline.verify.second import READERS

SHARED = [Path(__file__).parents[2] / "templates" / "_shared"]


def test_every_public_format_has_both_its_judges() -> None:
    assert for_publication(WALKERS) == PUBLIC
    assert for_publication(READERS) == PUBLIC


def test_a_format_nobody_can_judge_is_refused_at_the_start() -> None:
    with pytest.raises(Broken, match="nobody reads html, pdf"):
        for_publication({"docx"})


@pytest.mark.parametrize(
    ("ending", "starts"), [("docx", b"PK"), ("pdf", b"%PDF"), ("html", b"<!DOCTYPE html>")]
)
def test_each_format_is_what_its_ending_says(ending: str, starts: bytes) -> None:
    document = Document("document", "t", (paragraph("x"),))
    assert RENDERERS[ending](document, SHARED).startswith(starts)
    assert PUBLIC[ending](document, SHARED).startswith(starts)
