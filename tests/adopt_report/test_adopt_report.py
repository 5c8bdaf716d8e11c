"""A draft edited in Word comes back into its chapters, and nothing of it is lost."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from pipeline.adopt_report.comments import COMMENTS, book, read_comments
from pipeline.errors import BadCase
from tests.adopt_report.desk import Desk, Edit, desk, edited, paragraph, text_of, w

WHAT = """\
---
title: What happened
meets: overview
---
# What happened

## One visit

On 1 May 2024 officers saw *Robin* at home.[@event:police-0001] This bears on [@kloe:1].
They asked {{mother-1}} to call them {{child-1:first}}'s officers.[^1]

A second paragraph with **bold words** & a <tag>, 3 * 4 and snake_case.

[^1]: The reviewer was told this by his aunt, see [@event:gp-0001].

- First item
- Second item with a note[^note]
    - Deeper
- Third item

[^note]: A note of the author's own.

1. One
2. Two

> "Come back when I am alone."
>
> From the list

| Who | What |
|---|---|
| Police | Came **once** |
| GP | Wrote |

---

Last words of the chapter.
"""
WHY = """\
# Why

It made sense then.

So it was done.
"""


@pytest.fixture
def held(tmp_path: Path) -> Desk:
    return desk(tmp_path, _01_what=WHAT, _02_why=WHY)


def _desk_names(held: Desk) -> tuple[str, str]:
    return held.chapter("-01-what"), held.chapter("-02-why")


def test_an_unedited_copy_changes_no_letter(held: Desk) -> None:
    found = held.compare(held.build())
    assert (found.after, found.rows) == ((), ())
    assert found.lines() == ("The copy says nothing that the chapters do not say.",)
    held.adopt(held.build())
    assert _desk_names(held) == (WHAT, WHY)


def test_words_changed_in_word_change_in_the_chapter_and_nothing_else(held: Desk) -> None:
    data = edited(held.build(), lambda e: e.say("officers saw", "two officers saw"))
    found = held.adopt(data)
    assert [prose.name for prose in found.after] == ["-01-what"]
    what, why = _desk_names(held)
    assert why == WHY
    line = (
        "On 1 May 2024 two officers saw *Robin* at home.[@event:police-0001] This bears on "
        "[@kloe:1]. They asked {{mother-1}} to call them {{child-1:first}}'s officers.[^1]"
    )
    start, end = WHAT.index("On 1 May"), WHAT.index("A second")
    assert what == WHAT[:start] + line + "\n\n" + WHAT[end:]


@pytest.mark.requirement("E33")
def test_built_again_the_draft_says_what_the_reader_wrote(held: Desk) -> None:
    def acts(e: Edit) -> None:
        e.say("It made sense then.", "It made * sense _to them_ then: 1. yes.")
        e.look("snake_case", "b")
        e.say("Third item", "# Third | item")
        e.say("Wrote", "Wrote | twice")
        e.after("It made", "1. A new paragraph with [brackets](x) & `ticks`.")
        e.after("So it was", "A section they added", "Heading2")
        e.after("A section they added", "> With words.")

    data = edited(held.build(), acts)
    held.adopt(data)
    again = held.build()
    assert _said(Edit(again)) == _said(Edit(data))
    assert held.compare(again).after == ()


def _said(edit: Edit) -> list[str]:
    """The words of each paragraph from the first chapter on, in order."""
    said = [" ".join(text_of(p).split()) for p in edit.root.iter(w("p"))]
    return [
        words for words in said[said.index("What happened", said.index("One visit") - 2) :] if words
    ]


# ---------------------------------------------------------------- tracked changes


TRACKED = (
    lambda e: e.replace("A second", "Another", "Panel member"),
    lambda e: e.put_in(e.run("sense then."), " Nobody asked.", "GP"),
    lambda e: e.take_out("So it ", "GP"),
    lambda e: e.new_paragraph("was done.", "A paragraph of the GP's.", "GP"),
    lambda e: e.drop_paragraph("Last words", "Panel member"),
)


def test_tracked_changes_are_left_for_a_decision_and_told(held: Desk) -> None:
    found = held.adopt(edited(held.build(), *TRACKED))
    assert _desk_names(held) == (WHAT, WHY)
    assert found.tracked == 5
    rows = read_comments(held.folder)
    assert [(row.reader, row.kind, row.words, row.decision) for row in rows] == [
        ("Panel member", "replaced", "A second → Another", ""),
        ("Panel member", "taken out", "Last words of the chapter.", ""),
        ("GP", "put in", "Nobody asked.", ""),
        ("GP", "taken out", "So it", ""),
        ("GP", "put in", "A paragraph of the GP's.", ""),
    ]
    assert [row.place for row in rows] == ["1.1.2", "1.1.3", "2.1", "2.2", "after 2.2"]
    assert rows[0].on == "2026-08-01"


def test_tracked_changes_can_be_accepted_all_at_once(held: Desk) -> None:
    held.adopt(edited(held.build(), *TRACKED), changes="accept")
    what, why = _desk_names(held)
    assert "Another paragraph with **bold words**" in what
    assert "Last words" not in what
    assert why == (
        "# Why\n\nIt made sense then. Nobody asked.\n\nwas done.\n\nA paragraph of the GP's.\n"
    )


def test_tracked_changes_can_be_refused_all_at_once(held: Desk) -> None:
    found = held.adopt(edited(held.build(), *TRACKED), changes="refuse")
    assert _desk_names(held) == (WHAT, WHY)
    assert found.decided == 5
    assert {row.decision for row in read_comments(held.folder)} == {"refuse"}


def test_a_decision_in_the_table_is_carried_out_when_the_copy_is_taken_over_again(
    held: Desk,
) -> None:
    data = edited(held.build(), *TRACKED)
    held.adopt(data)
    rows = [
        row.__class__(**{**_values(row), "decision": "accept" if row.reader == "GP" else ""})
        for row in read_comments(held.folder)
    ]
    (held.folder / COMMENTS).write_bytes(book(rows))
    held.adopt(data)
    what, why = _desk_names(held)
    assert what == WHAT
    assert "Nobody asked." in why
    assert "A paragraph of the GP's." in why


def _values(row: object) -> dict[str, str]:
    return {name: getattr(row, name) for name in row.__slots__}  # type: ignore[attr-defined]


def test_a_tracked_move_is_one_row_and_moves_when_accepted(held: Desk) -> None:
    def act(e: Edit) -> None:
        e.take_out("A second paragraph with ", "Chair", "moveFrom")
        e.put_in(e.run("Last words of the chapter."), "A second paragraph with ", "Chair", "moveTo")

    data = edited(held.build(), act)
    assert held.compare(data).after == ()
    assert [row.kind for row in held.compare(data).rows] == ["moved away"]
    held.adopt(data, changes="accept")
    assert "Last words of the chapter.A second paragraph with" in _desk_names(held)[0]


def test_a_change_in_a_change_is_carried_out_from_the_outside_in(held: Desk) -> None:
    def act(e: Edit) -> None:
        change = e.put_in(e.run("It made sense then."), " One two.", "GP")
        inner = e._change("del", "Chair")
        held_run = change[0]
        held_run.addprevious(inner)
        inner.append(held_run)
        held_run.find(w("t")).tag = w("delText")

    data = edited(held.build(), act)
    assert held.compare(data).after == ()
    assert held.compare(data, changes="accept").after == ()


# ---------------------------------------------------------------- what readers do


def test_comments_of_many_readers_gather_in_one_table_and_keep_their_answers(held: Desk) -> None:
    first = edited(held.build(), lambda e: e.comment("officers saw", "Which officers?", "Police"))
    held.adopt(first)
    (row,) = read_comments(held.folder)
    assert (row.reader, row.place, row.about, row.words) == (
        "Police", "1.1.1", "officers saw", "Which officers?",
    )  # fmt: skip
    answered = row.__class__(**{**_values(row), "answer": "Two of the night shift"})
    (held.folder / COMMENTS).write_bytes(book([answered]))
    second = edited(
        held.build(),
        lambda e: e.comment("officers saw", "Which officers?", "Police"),
        lambda e: e.comment("bold words", "=1+1 is no formula", "Family"),
    )
    held.adopt(second)
    rows = read_comments(held.folder)
    assert [(r.reader, r.answer) for r in rows] == [
        ("Police", "Two of the night shift"), ("Family", ""),
    ]  # fmt: skip
    assert rows[1].words == "=1+1 is no formula"
    assert _desk_names(held) == (WHAT, WHY)


def test_a_moved_paragraph_moves_and_keeps_its_markdown(held: Desk) -> None:
    held.adopt(edited(held.build(), lambda e: e.move("A second paragraph", "Last words")))
    what = _desk_names(held)[0]
    assert what.count("A second paragraph with **bold words**") == 1
    assert what.index("Last words of the chapter.") < what.index("A second paragraph")
    assert "[^1]: The reviewer was told this by his aunt, see [@event:gp-0001]." in what


def test_a_paragraph_moved_to_another_chapter_leaves_the_first(held: Desk) -> None:
    held.adopt(edited(held.build(), lambda e: e.move("So it was done.", "One visit")))
    what, why = _desk_names(held)
    assert "## One visit\n\nSo it was done.\n\nOn 1 May" in what
    assert why == "# Why\n\nIt made sense then.\n"


def test_a_new_section_and_a_new_table_come_in(held: Desk) -> None:
    def act(e: Edit) -> None:
        e.after("It made sense then.", "What helped", "Heading2")
        e.after("What helped", "Someone asked.")
        e.table_after("Someone asked.", ("Who", "What"), ("Nursery", "Asked | waited"))

    held.adopt(edited(held.build(), act))
    assert _desk_names(held)[1] == (
        "# Why\n\nIt made sense then.\n\n## What helped\n\nSomeone asked.\n\n"
        "| Who | What |\n| --- | --- |\n| Nursery | Asked \\| waited |\n\nSo it was done.\n"
    )


def test_a_new_item_in_a_list_stays_in_the_list(held: Desk) -> None:
    held.adopt(
        edited(
            held.build(), lambda e: e.after("First item", "Between", "ListBullet", numbering=True)
        )
    )
    what = _desk_names(held)[0]
    assert (
        "- First item\n- Between\n- Second item with a note[^note]\n  - Deeper\n- Third item"
        in what
    )
    assert "[^note]: A note of the author's own." in what


def test_paragraphs_divided_and_joined_keep_their_words(held: Desk) -> None:
    held.adopt(
        edited(held.build(), lambda e: e.split("This bears on"), lambda e: e.join("It made"))
    )
    what, why = _desk_names(held)
    assert "at home.[@event:police-0001]\n\nThis bears on [@kloe:1]." in what
    assert why == "# Why\n\nIt made sense then.So it was done.\n"


def test_a_removed_paragraph_is_removed(held: Desk) -> None:
    found = held.adopt(edited(held.build(), lambda e: e.remove("So it was done.")))
    assert found.removed == 1
    assert "Paragraphs, lists and tables the copy no longer has: 1." in found.lines()
    assert _desk_names(held)[1] == "# Why\n\nIt made sense then.\n"


def test_a_note_edited_in_word_is_edited_in_the_chapter(held: Desk) -> None:
    def act(e: Edit) -> None:
        notes = e.parts["word/footnotes.xml"].decode()
        assert "A note of the author’s own" in notes or "A note of the author's own" in notes
        e.parts["word/footnotes.xml"] = notes.replace(
            "A note of the", "A better note of the"
        ).encode()

    held.adopt(edited(held.build(), act))
    what = _desk_names(held)[0]
    assert "[^note]: A better note of the author's own." in what
    assert "Second item with a note[^note]" in what
    assert "see [@event:gp-0001]" in what


def test_words_changed_in_a_note_the_program_writes_are_told(held: Desk) -> None:
    def act(e: Edit) -> None:
        notes = e.parts["word/footnotes.xml"].decode()
        assert ", event " in notes
        e.parts["word/footnotes.xml"] = notes.replace(", event ", ", wrong event ", 1).encode()

    found = held.compare(edited(held.build(), act))
    assert [row.kind for row in found.rows] == ["edit to a note the program writes"]
    assert "wrong event" in found.rows[0].words
    assert found.after == ()


def test_a_mention_whose_words_were_changed_becomes_those_words(held: Desk) -> None:
    held.adopt(edited(held.build(), lambda e: e.say("Jo Made-Up", "his mother")))
    what = _desk_names(held)[0]
    assert "They asked his mother to call them {{child-1:first}}'s officers" in what


def test_a_reference_that_points_at_nothing_stays_as_it_was_typed(tmp_path: Path) -> None:
    held = desk(tmp_path, a="# A\n\nHe was seen.[@event:gp-9999] Then {{nobody-1}} came.\n")
    held.adopt(edited(held.build(), lambda e: e.say("He was seen.", "He was seen twice.")))
    assert held.chapter("a") == (
        "# A\n\nHe was seen twice.[@event:gp-9999] Then {{nobody-1}} came.\n"
    )


def test_a_reference_typed_in_word_is_a_reference(held: Desk) -> None:
    held.adopt(
        edited(held.build(), lambda e: e.say("So it was done.", "So it was.[@event:gp-0001]"))
    )
    assert "So it was.[@event:gp-0001]" in _desk_names(held)[1]


def test_edits_outside_the_chapters_are_told_and_not_lost(held: Desk) -> None:
    def act(e: Edit) -> None:
        e.say("Was his father asked?", "Was his father heard?")
        e.after("Made-Up Surgery", "Who added this?") if False else None

    found = held.compare(edited(held.build(), act))
    assert [row.kind for row in found.rows] == ["edit to a part the program writes"]
    assert "heard?" in found.rows[0].words
    assert found.outside == 1


def test_a_text_box_a_reader_drew_is_told(held: Desk) -> None:
    def act(e: Edit) -> None:
        from lxml import etree

        box = etree.SubElement(e.run("It made sense then."), w("txbxContent"))
        from tests.adopt_report.desk import paragraph

        box.append(paragraph("Beside the text", "Normal"))

    found = held.compare(edited(held.build(), act))
    assert [(row.kind, row.words) for row in found.rows] == [("text box", "Beside the text")]


def test_bold_alone_is_taken_over(held: Desk) -> None:
    held.adopt(edited(held.build(), lambda e: e.look("sense", "b")))
    assert "It made **sense** then." in _desk_names(held)[1]


# ---------------------------------------------------------------- two at once, and refusals


def test_two_readers_edit_different_paragraphs_of_one_draft(held: Desk) -> None:
    built = held.build()
    held.adopt(edited(built, lambda e: e.say("It made sense then.", "It made sense to them.")))
    held.adopt(edited(built, lambda e: e.say("So it was done.", "So it was left.")))
    assert _desk_names(held)[1] == "# Why\n\nIt made sense to them.\n\nSo it was left.\n"


def test_where_two_readers_changed_one_paragraph_ours_stands_and_theirs_is_told(held: Desk) -> None:
    built = held.build()
    held.adopt(edited(built, lambda e: e.say("So it was done.", "So it was left.")))
    found = held.adopt(edited(built, lambda e: e.say("So it was done.", "So it was lost.")))
    assert found.both == 1
    assert "So it was left." in _desk_names(held)[1]
    assert "So it was lost." in [row.words for row in read_comments(held.folder)]


def test_a_chapter_that_changed_and_whose_text_is_not_kept_is_refused(held: Desk) -> None:
    data = edited(held.build(), lambda e: e.say("So it was done.", "So it was left."))
    for kept in (held.texts / "texts").iterdir():
        kept.unlink()
    (held.folder / "report" / "-02-why.md").write_text("# Why\n\nSomething else.\n", "utf-8")
    with pytest.raises(BadCase, match="has changed in report/"):
        held.adopt(data)
    assert held.chapter("-02-why") == "# Why\n\nSomething else.\n"


def test_another_document_is_refused(held: Desk) -> None:
    from pipeline.document import Document, paragraph
    from pipeline.render.word import word
    from tests.practice.made_up import PROFILE

    other = word(Document("letter", "A letter", (paragraph("Dear all"),)), PROFILE.folders)
    with pytest.raises(BadCase, match="none of the marks"):
        held.compare(other)
    with pytest.raises(BadCase, match="cannot be read"):
        held.compare(b"not a Word file")


def test_words_that_cannot_be_placed_stop_it(held: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    from pipeline.adopt_report import adopt as module

    whole = module.elements
    monkeypatch.setattr(module, "elements", lambda copy: whole(copy)[:-1])
    with pytest.raises(BadCase, match="could not be placed"):
        held.compare(held.build())


def test_a_chapter_the_copy_has_not_is_left_alone(held: Desk) -> None:
    data = held.build()
    (held.folder / "report" / "03-new.md").write_text("# New\n\nSince then.\n", "utf-8")
    found = held.adopt(data)
    assert found.left_alone == 1
    assert held.chapter("03-new") == "# New\n\nSince then.\n"


def test_nothing_said_on_the_terminal_names_anybody(held: Desk) -> None:
    found = held.compare(edited(held.build(), *TRACKED))
    said = "\n".join(found.lines()) + repr(found)
    for private in ("Robin", "Nobody asked", "GP", "Panel member"):
        assert private not in said


def test_a_public_copy_and_other_papers_carry_none_of_this(held: Desk) -> None:
    import io
    import zipfile

    from pipeline.assemble.learning_summary import learning_summary
    from pipeline.assemble.overview_report import overview_report
    from pipeline.prose_files import read_prose
    from pipeline.render.word import word
    from tests.practice.made_up import PROFILE

    review = replace(held.review, prose=read_prose(held.folder))
    public = word(overview_report(review, draft=False), PROFILE.folders, publication=True)
    summary = word(learning_summary(review), PROFILE.folders)
    part = word(replace(overview_report(review), kind="meeting-pack"), PROFILE.folders)
    for data in (public, summary, part):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            said = b"".join(archive.read(name) for name in archive.namelist()).decode(
                "utf-8", "replace"
            )
        for sign in ("md_", "own_0", "noter_", "notea_", "<w:tag", "[@event"):
            assert sign not in said


def test_several_readers_of_one_draft_stand_in_one_table_each_with_a_place(held: Desk) -> None:
    """Copies from programs that keep no threads: no comment answers another."""
    built = held.build()
    for reader, words in (
        ("GP", "was sensible"),
        ("Police", "looked right"),
        ("GP", "was sensible"),
    ):
        held.adopt(
            edited(
                built,
                lambda edit, who=reader, now=words: edit.replace("made sense", now, who),
                lambda edit, who=reader: edit.comment("then", "When?", who),
                lambda edit, who=reader: edit.comment("Wrote", f"{who} asks: which day?", who),
            )
        )
    assert [(r.reader, r.kind, r.place, r.about, r.words) for r in read_comments(held.folder)] == [
        ("GP", "replaced", "2.1", "It made sense then.", "made sense → was sensible"),
        ("GP", "comment", "2.1", "then", "When?"),
        ("GP", "comment", "table after 1.1.2", "Wrote", "GP asks: which day?"),
        ("Police", "replaced", "2.1", "It made sense then.", "made sense → looked right"),
        ("Police", "comment", "2.1", "then", "When?"),
        ("Police", "comment", "table after 1.1.2", "Wrote", "Police asks: which day?"),
    ]


def test_a_contents_list_that_word_made_anew_in_its_control_is_no_text_of_a_chapter(
    held: Desk,
) -> None:
    edit = Edit(held.build())
    lines = [p for p in edit.body.iter(w("p")) if _style_of(p).startswith("TOC")]
    control = etree.Element(w("sdt"))
    part = etree.SubElement(etree.SubElement(control, w("sdtPr")), w("docPartObj"))
    etree.SubElement(part, w("docPartGallery"), {w("val"): "Table of Contents"})
    content = etree.SubElement(control, w("sdtContent"))
    lines[0].addprevious(control)
    content.extend(lines)
    for mark in list(content.iter(w("bookmarkStart"), w("bookmarkEnd"))):
        mark.getparent().remove(mark)
    content.append(paragraph("1.9 Added by Word\t12", "TOC2"))
    found = held.compare(edit.save())
    assert (found.after, found.rows) == ((), ())


def _style_of(held: etree._Element) -> str:
    style = held.find(f"{w('pPr')}/{w('pStyle')}")
    return "" if style is None else style.get(w("val"))
