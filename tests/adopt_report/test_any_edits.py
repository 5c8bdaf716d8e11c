"""Any edits a reader may make: built again, the draft says what the edited copy said."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from lxml import etree

from tests.adopt_report.desk import Edit, desk, text_of, w
from tests.adopt_report.test_adopt_report import WHAT, WHY
from tests.adopt_report.word_habits import as_word_saves, curled


@pytest.mark.parametrize("seed", range(4))
def test_a_copy_that_word_saved_and_nobody_edited_changes_no_letter(
    tmp_path: Path, seed: int
) -> None:
    held = desk(tmp_path, _01_what=WHAT, _02_why=WHY)
    found = held.compare(as_word_saves(held.build(), seed))
    assert found.after == ()
    assert found.rows == ()


# 1240: a paragraph without its own end stands before a new table.
@pytest.mark.parametrize("seed", [*range(8), 1240])
def test_after_any_edits_the_draft_built_again_says_what_the_copy_said(
    tmp_path: Path, seed: int
) -> None:
    _round(tmp_path, seed)


@pytest.mark.campaign
def test_after_a_thousand_rounds_of_edits(tmp_path: Path) -> None:
    for seed in range(1000, 2000):
        _round(tmp_path / str(seed), seed)


def _round(folder: Path, seed: int) -> None:
    chance = random.Random(seed)
    held = desk(folder, _01_what=WHAT, _02_why=WHY)
    edit = Edit(as_word_saves(held.build(), seed))
    done = [_edit(edit, chance, n) for n in range(chance.randrange(2, 8))]
    data = edit.save()
    wanted = _chapters(Edit(data).root)
    held.adopt(data, changes="accept")
    again = held.build()
    assert _chapters(Edit(again).root) == wanted, done
    assert held.compare(again).after == ()


# ---------------------------------------------------------------- what a reader does


def _edit(edit: Edit, chance: random.Random, number: int) -> str:
    act = chance.choice(list(ACTS))
    try:
        return f"{act}: {ACTS[act](edit, chance, number)}"
    except _Nothing:
        return f"{act}: nothing to do"


class _Nothing(Exception):
    """No place in the draft for this edit."""


def _paragraphs(edit: Edit) -> list[etree._Element]:
    """Plain paragraphs of the chapters that still stand, tracked deletions left out."""
    found = [
        p
        for p in _between(edit.root)
        if p.tag == w("p")
        and _said(p).strip()
        and not _gone(p)
        and _style(p) in ("NumberedText", "BodyText", "Normal", "Body", "Text")
    ]
    if len(found) < 3:
        raise _Nothing
    return found


def _words(paragraph: etree._Element) -> list[etree._Element]:
    """Runs of a paragraph with plain words, no reference among them."""
    found = [
        r for r in paragraph if r.tag == w("r") and len((r.findtext(w("t")) or "").strip()) > 3
    ]
    if not found:
        raise _Nothing
    return found


def _type(edit: Edit, chance: random.Random, number: int) -> str:
    run = chance.choice(_words(chance.choice(_paragraphs(edit))))
    run.find(w("t")).text += curled(f' "typed" {number} it\'s')
    return text_of(run)


def _tracked_type(edit: Edit, chance: random.Random, number: int) -> str:
    run = chance.choice(_words(chance.choice(_paragraphs(edit))))
    edit.put_in(run, f" tracked{number} ", chance.choice(["Ann", "Bob"]))
    return text_of(run)


def _tracked_delete(edit: Edit, chance: random.Random, number: int) -> str:
    run = chance.choice(_words(chance.choice(_paragraphs(edit))))
    change = edit._change("del", "Ann")
    run.addprevious(change)
    change.append(run)
    run.find(w("t")).tag = w("delText")
    return str(number)


def _new(edit: Edit, chance: random.Random, number: int) -> str:
    after = chance.choice(_paragraphs(edit))
    made = etree.Element(w("p"))
    properties = etree.SubElement(made, w("pPr"))
    etree.SubElement(properties, w("pStyle"), {w("val"): _style(after)})
    numbering = after.find(f"{w('pPr')}/{w('numPr')}")
    if numbering is not None:
        properties.append(etree.fromstring(etree.tostring(numbering)))
    run = etree.SubElement(made, w("r"))
    etree.SubElement(run, w("t")).text = f"New paragraph {number}."
    after.addnext(made)
    return text_of(after)


def _tracked_new(edit: Edit, chance: random.Random, number: int) -> str:
    _new(edit, chance, number)
    made = next(p for p in edit.root.iter(w("p")) if text_of(p) == f"New paragraph {number}.")
    change = edit._change("ins", "Bob")
    run = made.find(w("r"))
    run.addprevious(change)
    change.append(run)
    mark = etree.SubElement(made.find(w("pPr")), w("rPr"))
    mark.append(edit._change("ins", "Bob"))
    return str(number)


def _remove(edit: Edit, chance: random.Random, number: int) -> str:
    held = chance.choice(_paragraphs(edit))
    held.getparent().remove(held)
    return f"{number} {text_of(held)}"


def _move(edit: Edit, chance: random.Random, number: int) -> str:
    one, other = chance.sample(_paragraphs(edit), 2)
    other.addnext(one)
    return f"{number} {text_of(one)}"


def _tracked_move(edit: Edit, chance: random.Random, number: int) -> str:
    """A paragraph cut and pasted while changes are tracked, as Word writes it."""
    one, other = chance.sample(_paragraphs(edit), 2)
    if one.find(f".//{w('ins')}") is not None or one.find(f".//{w('del')}") is not None:
        raise _Nothing
    copied = etree.fromstring(etree.tostring(one))
    for name, place in (("moveFrom", one), ("moveTo", copied)):
        for mark in list(place.iter(w("bookmarkStart"), w("bookmarkEnd"))):
            if name == "moveTo":
                mark.getparent().remove(mark)
        for run in [r for r in place if r.tag in (w("r"), w("sdt"), w("hyperlink"))]:
            change = edit._change(name, "Ann")
            run.addprevious(change)
            change.append(run)
        properties = place.find(w("pPr"))
        held = properties.find(w("rPr"))
        if held is None:
            held = etree.SubElement(properties, w("rPr"))
        held.append(edit._change(name, "Ann"))
        start = etree.Element(
            w(f"{name}RangeStart"),
            {
                w("id"): f"7{number}{name == 'moveTo':d}",
                w("author"): "Ann",
                w("name"): f"move{number}",
            },
        )
        place.insert(1, start)
        place.append(
            etree.Element(w(f"{name}RangeEnd"), {w("id"): f"7{number}{name == 'moveTo':d}"})
        )
    other.addnext(copied)
    return f"{number} {text_of(one)}"


def _tracked_remove(edit: Edit, chance: random.Random, number: int) -> str:
    held = chance.choice(_paragraphs(edit))
    words = text_of(held)
    for one in list(held.iter(w("r"))):
        if one.getparent().tag in (w("ins"),):
            raise _Nothing
        change = edit._change("del", "Ann")
        one.addprevious(change)
        change.append(one)
        for text in change.iter(w("t")):
            text.tag = w("delText")
    properties = held.find(w("pPr"))
    mark = properties.find(w("rPr"))
    if mark is None:
        mark = etree.SubElement(properties, w("rPr"))
    mark.append(edit._change("del", "Ann"))
    return f"{number} {words}"


def _move_section(edit: Edit, chance: random.Random, number: int) -> str:
    """A heading with all that stands under it, cut and pasted elsewhere."""
    heads = [p for p in _between(edit.root) if p.tag == w("p") and _style(p) == "Heading2"]
    if not heads:
        raise _Nothing
    section = [chance.choice(heads)]
    for later in section[0].itersiblings():
        if _style(later).startswith("Heading") or later.tag not in (w("p"), w("tbl")):
            break
        section.append(later)
    others = [p for p in _paragraphs(edit) if p not in section]
    if not others or any(_gone(p) for p in section):
        raise _Nothing
    place = chance.choice(others)
    for one in reversed(section):
        place.addnext(one)
    return f"{number} {text_of(section[0])}"


def _heading(edit: Edit, chance: random.Random, number: int) -> str:
    after = chance.choice(_paragraphs(edit))
    made = etree.Element(w("p"))
    etree.SubElement(etree.SubElement(made, w("pPr")), w("pStyle"), {w("val"): "Heading2"})
    etree.SubElement(etree.SubElement(made, w("r")), w("t")).text = f"New heading {number}"
    after.addnext(made)
    return text_of(after)


def _table(edit: Edit, chance: random.Random, number: int) -> str:
    """A table with a merged cell and with two paragraphs in a cell, as Word writes them."""
    after = chance.choice(_paragraphs(edit))
    table = etree.Element(w("tbl"))
    for row in (("Who", "What", "When"), ("span", "x"), ("Two|lines", "b", "c")):
        line = etree.SubElement(table, w("tr"))
        for cell in row:
            held = etree.SubElement(line, w("tc"))
            properties = etree.SubElement(held, w("tcPr"))
            if cell == "span":
                etree.SubElement(properties, w("gridSpan"), {w("val"): "2"})
            for words in cell.split("|"):
                paragraph = etree.SubElement(held, w("p"))
                etree.SubElement(
                    etree.SubElement(paragraph, w("r")), w("t")
                ).text = f"{words}{number}"
    after.addnext(table)
    return text_of(after)


ACTS: dict[str, Callable[[Edit, random.Random, int], str]] = {
    "type": _type, "tracked typing": _tracked_type, "tracked deletion": _tracked_delete,
    "new paragraph": _new, "tracked paragraph": _tracked_new, "remove": _remove, "move": _move,
    "tracked move": _tracked_move, "tracked removal": _tracked_remove, "heading": _heading,
    "table": _table, "move section": _move_section,
}  # fmt: skip


# ---------------------------------------------------------------- what a copy says


def _chapters(root: etree._Element) -> list[str]:
    """The words of the chapters with every change accepted, paragraph by paragraph."""
    found: list[str] = []
    held = ""
    for node in _between(root):
        if node.tag == w("tbl"):
            if held.strip():  # nothing joins a table: Word leaves the paragraph before it standing
                found.append(" ".join(held.split()))
            held = ""
            cells = (
                " / ".join(filter(None, (_said(p).strip() for p in cell.iter(w("p")))))
                for cell in node.iter(w("tc"))
            )
            found.append(" | ".join(filter(None, cells)))
            continue
        held += _said(node)
        if _gone(node):
            continue
        if held.strip():
            found.append(" ".join(held.split()))
        held = ""
    return found


def _between(root: etree._Element) -> Iterator[etree._Element]:
    """Paragraphs and tables from the first chapter's heading to what the program adds after."""
    on = False
    for node in root.find(w("body")).iter(w("p"), w("tbl")):
        if node.getparent().tag == w("tc"):
            continue
        words = text_of(node) if node.tag == w("p") else ""
        if _style(node) == "Heading1":
            on = words in ("What happened", "Why")
        if on:
            yield node


def _style(node: etree._Element) -> str:
    held = node.find(f"{w('pPr')}/{w('pStyle')}")
    return held.get(w("val"), "") if held is not None else "Normal"


def _gone(paragraph: etree._Element) -> bool:
    """True where the paragraph's own end was taken out: its words join the next."""
    mark = paragraph.find(f"{w('pPr')}/{w('rPr')}")
    return mark is not None and any(c.tag in (w("del"), w("moveFrom")) for c in mark)


def _said(paragraph: etree._Element) -> str:
    gone = (w("del"), w("moveFrom"))
    return "".join(
        text.text or ""
        for text in paragraph.iter(w("t"))
        if not any(outer.tag in gone for outer in text.iterancestors())
    )


def test_a_merged_cell_keeps_the_columns_after_it_and_a_cells_paragraphs_stay_apart(
    tmp_path: Path,
) -> None:
    held = desk(tmp_path, _01_what=WHAT, _02_why=WHY)
    edit = Edit(held.build())
    _table(edit, random.Random(1), 7)
    held.adopt(edit.save())
    table = "| Who7 | What7 | When7 |\n| --- | --- | --- |\n| span7 |  | x7 |\n| Two7<br>lines7 | b7 | c7 |"
    assert table in held.chapter("-01-what") + held.chapter("-02-why")
    assert held.compare(held.build()).after == ()


def test_an_answer_to_a_comment_says_whom_it_answers_and_stands_at_the_same_words(
    tmp_path: Path,
) -> None:
    held = desk(tmp_path, _01_what=WHAT, _02_why=WHY)
    edit = Edit(held.build())
    edit.comment("officers saw", "Which officers?", "Police")
    edit.answer("The two from Tuesday.", "Lead Reviewer")
    rows = held.compare(edit.save()).rows
    assert [(r.reader, r.kind, r.about, r.words) for r in rows] == [
        ("Police", "comment", "officers saw", "Which officers?"),
        ("Lead Reviewer", "answer to Police", "officers saw", "The two from Tuesday."),
    ]
