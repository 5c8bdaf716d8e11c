"""Questions laid out in Word are answered there and read back."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.document import Document, FormField
from pipeline.errors import CouldNotWrite
from pipeline.render.clean import clean
from pipeline.render.lint import lint
from pipeline.render.word import word
from pipeline.render.word_forms import answers
from tests.render.invented import rich
from tests.render.reading import parts, rebuilt

SHARED = [Path(__file__).parents[2] / "templates" / "_shared"]


def test_answers_already_known_are_read_back_and_empty_ones_are_empty() -> None:
    assert answers(word(rich(), SHARED)) == {
        "criteria.1": "", "reason": "Line one\nLine two", "when": "", "agreed": "yes",
    }  # fmt: skip


def test_an_answer_typed_in_word_is_read_back() -> None:
    """What Word leaves: the placeholder's mark gone, the words in several runs and paragraphs."""
    made = word(rich(), SHARED)
    text = parts(made)["word/document.xml"].decode()
    text = text.replace("<w:showingPlcHdr/>", "").replace(
        '<w:r><w:rPr><w:rStyle w:val="PlaceholderText"/></w:rPr><w:t xml:space="preserve">Choose an answer.</w:t></w:r>',
        "<w:r><w:t>Y</w:t></w:r><w:proofErr/><w:r><w:t>es</w:t></w:r>",
    )
    text = text.replace("Choose a date.", "2 April 2026")
    text = text.replace('<w14:checked w14:val="1"/>', '<w14:checked w14:val="0"/>')
    found = answers(rebuilt(made, word_document_xml=text))
    assert found == {
        "criteria.1": "Yes",
        "reason": "Line one\nLine two",
        "when": "2 April 2026",
        "agreed": "",
    }


def test_what_was_moved_or_deleted_under_tracked_changes_is_no_part_of_an_answer() -> None:
    data = word(Document("form", "A form", (FormField("a", "Why", value="Once."),)), SHARED)
    moved = (
        '<w:moveFrom w:id="1" w:author="a"><w:r><w:t>Once.</w:t></w:r></w:moveFrom>'
        '<w:ins w:id="2" w:author="a"><w:r><w:t>Before</w:t><w:noBreakHyphen/></w:r></w:ins>'
        '<w:moveTo w:id="3" w:author="a"><w:r><w:t>Once.</w:t></w:r></w:moveTo>'
        '<w:del w:id="4" w:author="a"><w:r><w:delText>Gone.</w:delText></w:r></w:del>'
    )
    body = parts(data)["word/document.xml"].decode()
    run = re.search(r"<w:r>(?:(?!<w:r>).)*?<w:t[^>]*>Once\.</w:t></w:r>", body)
    assert run
    again = rebuilt(data, word_document_xml=body.replace(run[0], moved))
    assert answers(again) == {"a": "Before\u2011Once."}


def test_a_choice_offers_each_option_once() -> None:
    field = FormField("c", "Which?", "choice", ("Yes", "No", "Yes", "Not & known"))
    text = parts(word(Document("document", "t", (field,)), SHARED))["word/document.xml"].decode()
    assert re.findall(r'w:displayText="([^"]*)"', text) == ["Yes", "No", "Not &amp; known"]


@settings(max_examples=25)
@given(
    st.text(st.characters(), min_size=1, max_size=80), st.sampled_from(["text", "choice", "date"])
)
def test_any_answer_survives_the_round(answer: str, kind: str) -> None:
    field = FormField("q", "Question", kind, ("a",), value=answer)
    made = word(Document("document", "t", (field,)), SHARED)
    assert answers(made) == {"q": clean(answer).strip()}
    assert lint(made) == ()


def test_what_is_no_word_document_gives_no_answers() -> None:
    with pytest.raises(CouldNotWrite, match="not a Word document"):
        answers(b"not a zip")
