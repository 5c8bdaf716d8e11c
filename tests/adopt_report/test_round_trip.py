"""Whatever prose is typed, its Word copy gives it back; written anew it says the same."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.adopt_report.chapters import base_of
from pipeline.adopt_report.merge3 import merge3
from pipeline.adopt_report.texts import drafts, keep_texts, read_draft
from pipeline.assemble.prose import chapter
from pipeline.assemble.references import References
from pipeline.document import Block, Heading, Items, Paragraph, Table, plain
from pipeline.markdown import blocks as as_markdown
from pipeline.prose_files import Prose
from pipeline.prose_pieces import pieces
from tests.adopt_report.desk import Edit, desk, w
from tests.practice.made_up import review

WORDS = st.lists(
    st.sampled_from(
        "word Robin *it* **bold** [@event:police-0001] {{mother-1}} [@kloe:1] a_b _x 3*4 # > - + 1. 2) "
        "\\ ` [x](y) <b> & &amp; | [^ ] http://x.example “q” é — ! [@event:gone-1] {{nobody}} . ) ~~~ ="
        .split()
    ),
    min_size=1, max_size=9,
).map(" ".join)  # fmt: skip
LINE = WORDS.filter(lambda text: not re.match(r"\s*(?:[#>+=|~-]|\d+[.)]|```)", text))
HEADINGS = st.builds(lambda level, text: f"{'#' * level} {text}", st.integers(1, 2), LINE)
LISTS = st.lists(LINE, min_size=1, max_size=4).map(lambda items: "\n".join(f"- {i}" for i in items))
NUMBERS = st.lists(LINE, min_size=1, max_size=3).map(
    lambda items: "\n".join(f"{n}. {i}" for n, i in enumerate(items, 1))
)
QUOTES = LINE.map(lambda text: f"> {text}")
TABLES = st.lists(
    st.tuples(*[LINE.map(lambda t: t.replace("|", "").replace("\\", "").replace("`", ""))] * 2),
    min_size=1, max_size=3,
).map(lambda rows: "\n".join(["| A | B |", "|---|---|", *(f"| {a} | {b} |" for a, b in rows)]))  # fmt: skip
CHAPTERS = st.lists(
    st.one_of(LINE, HEADINGS, LISTS, NUMBERS, QUOTES, TABLES), min_size=1, max_size=6
).map(lambda parts: "# Chapter\n\n" + "\n\n".join(parts) + "\n")


def read(text: str) -> tuple[Block, ...]:
    return chapter(Prose("c", text), References(review()))


def shape(held: tuple[Block, ...]) -> list[object]:
    """What the blocks say, without where they were typed; lists and quotations side by side as one."""
    made: list[object] = []
    for block in held:
        said = _said(block)
        if (
            isinstance(block, Items)
            and made
            and isinstance(made[-1], tuple)
            and made[-1][0] == said[0]
        ):
            made[-1] = (said[0], made[-1][1] + said[1])
        else:
            made.append(said)
    return made


def _said(block: Block) -> tuple[object, object]:
    if isinstance(block, Heading):
        return f"h{block.level}", _words(block.content)
    if isinstance(block, Paragraph):
        return block.style, _words(block.content)
    if isinstance(block, Items):
        return f"list {block.ordered}", [tuple(map(_said, item)) for item in block.items]
    if isinstance(block, Table):
        rows = [
            [tuple(_words(c) for c in cell.content) for cell in row.cells] for row in block.rows
        ]
        return "table", (list(block.header), rows)
    return type(block).__name__, ""


def _words(content: tuple[object, ...]) -> tuple[str, ...]:
    """Text with its emphasis, neighbours of one look joined, notes by what was typed."""
    made: list[tuple[str, bool, bool]] = []
    for part in content:
        typed = getattr(part, "typed", "")
        look = (getattr(part, "bold", False), getattr(part, "italic", False))
        text = typed or getattr(part, "text", "")
        if not text.strip():
            look = made[-1][1:] if made else (False, False)
        if made and made[-1][1:] == look:
            made[-1] = (made[-1][0] + text, *look)
        else:
            made.append((text, *look))
    return tuple(
        f"{' '.join(text.split())}{bold:d}{italic:d}" for text, bold, italic in made if text.strip()
    )


@settings(max_examples=150, derandomize=True, deadline=None)
@given(CHAPTERS)
def test_blocks_written_as_markdown_read_as_the_same_blocks(text: str) -> None:
    first = read(text)
    again = read("\n\n".join(as_markdown(first, lambda _: "1")) + "\n")
    assert shape(again) == shape(first)


@settings(max_examples=8, derandomize=True, deadline=None)
@given(st.lists(CHAPTERS, min_size=1, max_size=2))
def test_an_unedited_copy_of_any_prose_changes_no_letter(
    tmp_path_factory, texts: list[str]
) -> None:
    held = desk(tmp_path_factory.mktemp("d"), **{f"c{n}": text for n, text in enumerate(texts)})
    found = held.compare(held.build())
    assert [(prose.name, prose.text) for prose in found.after] == []


@settings(max_examples=8, derandomize=True, deadline=None)
@given(CHAPTERS)
def test_every_paragraph_written_anew_says_what_it_said(tmp_path_factory, text: str) -> None:
    """As if a reader had touched every paragraph: no sign of the words fits any more."""
    held = desk(tmp_path_factory.mktemp("d"), c=text)
    edit = Edit(held.build())
    for mark in edit.root.iter(w("bookmarkStart")):
        name = mark.get(w("name"))
        if name.startswith("md_"):
            mark.set(w("name"), name[:-8] + "00000000")
    held.adopt(edit.save())
    assert shape(read(held.chapter("c"))) == shape(read(text))
    assert held.compare(held.build()).after == ()


@settings(max_examples=60, derandomize=True, deadline=None)
@given(CHAPTERS)
def test_a_chapter_is_cut_into_the_blocks_that_are_printed(text: str) -> None:
    shown = [piece for piece in pieces(text) if not piece.breaks]
    origins = dict.fromkeys(block.origin for block in read(text) if hasattr(block, "origin"))
    assert len(shown) == len(origins)
    assert base_of("c", text).pieces == pieces(text)


BLOCKS = st.lists(
    st.sampled_from(["one two three", "four five six", "seven", "eight nine ten"]), max_size=5
)


@settings(max_examples=150, derandomize=True)
@given(BLOCKS, BLOCKS, BLOCKS)
def test_merging_loses_nothing_either_side_put_in(
    base: list[str], ours: list[str], theirs: list[str]
) -> None:
    found = merge3(base, ours, theirs)
    said = [block for one in found for block in (*one.blocks, *(one.theirs or ()))]
    for side in (ours, theirs):
        for block in side:
            if side.count(block) > base.count(block):
                assert block in said


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "merged"),
    [
        ("a b", "a b", "a c", "a c"),
        ("a b", "a c", "a b", "a c"),
        ("a b c", "x b c", "a b y", "x b y"),
        ("a", "a x", "a y", "a x y"),
        ("a b", "b", "a b c", "b c"),
    ],
)
def test_changes_of_two_people_are_put_together(
    base: str, ours: str, theirs: str, merged: str
) -> None:
    found = merge3(base.split(), ours.split(), theirs.split())
    assert [block for one in found for block in one.blocks] == merged.split()
    assert all(one.theirs is None for one in found)


@pytest.mark.requirement("E22", "E30")
def test_the_texts_of_numbered_drafts_are_kept(tmp_path) -> None:
    first = (Prose("01", "One.\n"), Prose("02", "Two.\n"))
    keep_texts(tmp_path, first, "0.1")
    second = (replace(first[0], text="One, better.\n"), first[1])
    keep_texts(tmp_path, second, "0.2")
    assert drafts(tmp_path) == ("0.1", "0.2")
    assert read_draft(tmp_path, "0.1") == first
    assert read_draft(tmp_path, "0.2") == second
    assert plain(()) == ""
