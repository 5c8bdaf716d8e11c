"""The fast search says what a slow one says: each form looked for by itself, place by place."""

from __future__ import annotations

from collections.abc import Collection, Iterator

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pipeline.model import Register
from pipeline.verify.exact import RAW_LENGTH, SURE_LENGTH, Exact, fits
from pipeline.verify.letters import View, codes, views
from pipeline.verify.needles import Needle, needles
from tests.leaks.invented import REGISTER
from tests.leaks.mutations import long_register

#: Letters of endings, letters of other alphabets, figures, and signs that names and forms hold.
SIGNS = "abes 12'.-@?^ßжé日"
KINDS = ("words", "squeezed", "digits", "turned")
FORMS = st.tuples(
    st.text(SIGNS, min_size=2, max_size=7),
    st.sampled_from(("word", "capital", "tight", "digits", "date")),
)
Place = tuple[str, str, int, int]


def places(hits: Collection[tuple[Needle, int, int]]) -> list[Place]:
    return sorted((needle.text, needle.mode, start, end) for needle, start, end in hits)


def standing(needle: Needle, text: str) -> Iterator[tuple[Needle, int, int]]:
    at = text.find(needle.text)
    while at >= 0:
        yield needle, at, at + len(needle.text)
        at = text.find(needle.text, at + 1)


def slowly(forms: Collection[Needle], view: View, *, raw: bool = False) -> list[Place]:
    """What the search is to find, by its description: no automaton, no ends of words."""
    found = []
    for form in forms:
        if (raw or view.kind == "turned") and (
            len(form.text) < RAW_LENGTH or form.mode == "capital"
        ):
            continue
        for needle, start, end in standing(form, view.lower):
            sure = raw and view.kind == "words" and end - start >= SURE_LENGTH
            if sure or fits(needle, view, start, end):
                found.append((needle, start, end))
    return places(found)


@settings(max_examples=400, derandomize=True, deadline=None)
@given(
    st.lists(FORMS, min_size=1, max_size=6),
    st.lists(st.one_of(st.integers(0, 5), st.text(SIGNS + "ABE", max_size=4)), max_size=9),
    st.sampled_from(KINDS),
    st.booleans(),
)
@example([("as", "word")], ["-as", "as", "bas"], "words", False)
@example([("-as", "word"), ("as-", "word")], ["-as as-"], "words", False)
@example([("besa", "word")], ["besas besaes besaess xbesa 1besa besa1"], "words", False)
@example([("?a", "word"), ("жa", "word")], ["жa ?a"], "words", False)
@example([("?1", "word"), ("ж1", "word")], ["ж1 ?1"], "words", False)
@example([("  ", "word")], ["a"], "words", False)
@example([("as1b", "word")], ["as1b as1bs"], "words", False)
def test_the_fast_search_finds_what_a_slow_one_finds(
    forms: list[tuple[str, str]], pieces: list[int | str], kind: str, guessed: bool
) -> None:
    needle_list = [Needle(text, "child-1", mode) for text, mode in forms]
    text = "".join(
        forms[piece % len(forms)][0] if isinstance(piece, int) else piece for piece in pieces
    )
    view = View(kind, text, text.lower(), guessed)
    exact = Exact(needle_list)
    assert places(list(exact.found(view))) == slowly(needle_list, view)
    assert places(list(exact.found_raw(view))) == slowly(needle_list, view, raw=True)


@pytest.mark.parametrize("register", [REGISTER, long_register()], ids=["short", "long"])
def test_every_form_of_a_register_is_found_where_a_slow_search_finds_it(register: Register) -> None:
    forms = needles(register)
    text = "\n".join(f"({form.text}) {form.text.title()}s x{form.text}" for form in forms[::7])
    exact = Exact(forms)
    for view in (*views(text), *codes(text[:2000])):
        assert places(list(exact.found(view))) == slowly(forms, view)


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [("zebedee", "quill", "words"), ("12a", "12b", "words"), ("ж1", "日2", "words"), ("zeb", "quill", "squeezed")],
)  # fmt: skip
def test_those_that_were_found_are_not_told_again(first: str, second: str, kind: str) -> None:
    mode = "tight" if kind == "squeezed" else "word"
    found, wanted = Needle(first, "child-1", mode), Needle(second, "child-2", mode)
    text = f"{first} {second}"
    hits = Exact([found, wanted]).found(View(kind, text, text), {id(wanted)})
    assert [(needle.text, start) for needle, start, _ in hits] == [(second, len(first) + 1)]
