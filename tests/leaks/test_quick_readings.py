"""Readings made quick say what the plain rules for them say."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pipeline.verify import codes, numbers
from pipeline.verify.ends import Words
from pipeline.verify.joints import bare, closed_up, put_together, taken_apart

#: The rules as they are read, which a search has to try at every letter.
JOINT = re.compile(
    r"(?<=[a-z])(?=[A-Z])|(?<=[A-Za-z])(?=\d)|(?<=\d)(?=[A-Za-z])|[_.+#@/\\~=&%?:;|-]+"
)
GAP = re.compile(r"(?<=\d)[\s.()/_,\-]{1,3}(?=\d)")
APART = re.compile(
    r"(?<![^\W_])(?:[^\W\d_](?:[\W_]{1,3}[^\W\d_]){4,}|[^\W\d_](?:[\s._*/-]{1,3}[^\W\d_]){2,})(?![^\W_])"
)
CODES = {
    codes._NUMBERS: re.compile(r"(?<!\d)(?:\d{2,3}[\s,;.:-]{1,2}){4,}\d{2,3}(?!\d)"),
    codes._OCTAL: re.compile(r"(?:\\[0-3]?[0-7]{2}){4,}"),
    codes._BINARY: re.compile(r"(?<!\d)(?:[01]{8}\s?){5,}(?!\d)"),
}
TEXTS = st.lists(
    st.one_of(st.sampled_from(["Zeb", "a", "B", "12", "3", " ", ". ", "_", "-", "@", "é", "£", "ж"]),
              st.text(max_size=2)),
    max_size=14,
).map("".join)  # fmt: skip
quickly = settings(max_examples=300, derandomize=True, deadline=None)


def joined(text: str) -> str:
    return " ".join(text.split())


@quickly
@given(TEXTS)
@example("Z e b")
@example("Z.e_b-e*d")
@example("see Z$e$b$e$d.")
@example("aZ e b")
@example("Z e b1")
@example("Z - e b")
@example("Z e - b")
@example("12 - 3")
@example("é z e")
@example("Z é b")
def test_joints_are_where_the_plain_rules_have_them(text: str) -> None:
    text = joined(text)
    split = JOINT.sub(" ", text)
    assert taken_apart(text) == (text if split == text else joined(split))
    assert closed_up(text) == GAP.sub("", text)
    assert bare(text) == re.sub(r"[\W_]+", "", text)
    assert put_together(text) == APART.sub(lambda run: re.sub(r"[\W_]+", "", run[0]), text)


@quickly
@given(st.text("10273\\ ,;é", max_size=60))
@example("10 200 30, 44;55 1234")
@example("110 200 30, 44;55")
@example("1110 200 30, 44;55")
@example("10101010 " * 5)
@example("10101010 " * 4)
@example("0" + "10101010" * 5)
@example("\\101\\102\\103\\104\\5")
def test_runs_of_a_code_are_where_the_plain_rules_have_them(text: str) -> None:
    for quick, plain in CODES.items():
        assert [run.span() for run in quick.finditer(text)] == [
            run.span() for run in plain.finditer(text)
        ]


@quickly
@given(
    st.lists(
        st.sampled_from(
            "one ONE two twenty seventy second and oh 3 - , stone alpha Bravo x-ray xray zulu éone "
            "one1 _two three_ hundred double".split()
        ),
        max_size=9,
    ),
    st.sampled_from(" -,"),
)
def test_words_for_numbers_and_letters_are_read_where_the_plain_rules_read_them(
    words: list[str], sign: str
) -> None:
    text = sign.join(words)
    said = numbers._RUN.sub(
        lambda run: numbers._figures(numbers._ANY.findall(run[0].lower())), text
    )
    assert numbers.in_figures(text) == said
    marked = codes._SPELLED.sub("*", text)
    assert codes._SPELLING.replaced(codes._SPELLED, lambda _: "*", text) == marked


@settings(max_examples=200, derandomize=True, deadline=None)
@given(st.text("aBe s1-ж", max_size=20))
def test_words_of_a_list_are_told_where_no_letter_stands_beside_them(text: str) -> None:
    slow = re.finditer(r"(?<![a-zA-Z])(?:a|b|be|base)(?![a-zA-Z])", text, re.IGNORECASE)
    assert Words(["a", "b", "be", "base"]).places(text) == [word.start() for word in slow]


def test_words_of_a_list_are_told_in_the_order_of_the_text() -> None:
    assert Words(["b", "a-b-c"]).places("a b c") == [0, 2]


@pytest.mark.parametrize("text", ["", "x", "no numbers here"])
def test_what_holds_no_word_of_a_list_stays_as_it_is(text: str) -> None:
    assert Words(["one"]).replaced(re.compile("one"), lambda _: "1", text) == text
