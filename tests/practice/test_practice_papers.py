"""The papers of the practice review: terms, collated reports, themes, workshop, letters, logs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from pipeline.assemble.engagement import contact_log, family_letters, feedback_log
from pipeline.assemble.evidence import evidence_annex
from pipeline.assemble.key_line_matrix import key_line_matrix, more_asked, quality
from pipeline.assemble.letters import practitioner
from pipeline.assemble.terms_of_reference import terms_of_reference
from pipeline.assemble.themes import themes, themes_paper
from pipeline.assemble.workshop import invitation, questions, workshop_papers
from pipeline.corrections import corrected
from pipeline.document import Items, Mention, Table, inlines, walk
from pipeline.practice_lists import Contact, Feedback, Practitioner
from pipeline.prose_files import Prose
from tests.practice.made_up import PROFILE, review, words_of


@pytest.mark.requirement("L46", "L47", "L48", "L49", "L50", "L51", "L52", "L53", "E17", "K1", "K2")
def test_terms_of_reference_hold_what_the_guidance_asks() -> None:
    held = review(
        settings={
            "review": {
                "methodology": "A systems approach",
                "tools": ["Chronologies"],
                "legal_advice": "Sought in May",
                "issues": [{"what": "Fathers", "by": "Independent Advisor", "answer": "Key line 2"}],
                "timetable": [{"on": date(2026, 6, 16), "what": "Workshop"}],
                "approvals": [
                    {"document": "terms of reference", "group": "{oversight_group}",
                     "on": date(2026, 4, 20)}
                ],
            },
            "parallel": {"processes": [{"kind": "criminal", "effect": "Witnesses wait"}]},
            "family": {
                "plan": "Meet the mother first", "contact": "H. T.",
                "members": [{"key": "mother-1", "involved": False, "reason": "Declined"}],
            },
        }
    )  # fmt: skip
    said = words_of(terms_of_reference(held))
    for wanted in (
        "1 January 2024 to 1 January 2025", "From the first worry", "2. Fathers", "Was his father",
        "A systems approach", "Chronologies", "Made-Up Surgery", "Witnesses wait", "Declined",
        "Sought in May", "Key line 2", "16 June 2026", "Case Review Group", "20 April 2026",
        "not a criminal inquiry",
    ):  # fmt: skip
        assert wanted in said


def test_what_the_case_does_not_say_is_a_hole_in_the_terms() -> None:
    assert "[to be completed]" in words_of(terms_of_reference(review()))
    assert "not yet agreed" in words_of(terms_of_reference(review()))
    unsaid = words_of(terms_of_reference(review()))
    assert "None is recorded yet. To be considered: criminal" in unsaid


@pytest.mark.requirement("L68", "E40", "E19")
def test_each_key_line_shows_each_agencys_words_and_where_they_stand() -> None:
    document = key_line_matrix(review())
    rows = [
        [" ".join(part.text for part in line) for held in row.cells for line in held.content]
        for block in walk(document.blocks)
        if isinstance(block, Table) and block.caption == "Key line 1"
        for row in block.rows
    ]
    assert rows == [
        ["Police", "Officers did not ask where he slept.", "Key line 1, paragraph 7", "Opinion"]
    ]
    said = words_of(document)
    assert "No report speaks of this yet." in said
    assert "Ask about the child." in said
    assert "An officer bought milk." in said


@pytest.mark.requirement("L16")
def test_fact_and_opinion_are_kept_apart() -> None:
    said = words_of(key_line_matrix(review()))
    assert "Opinion" in said
    assert "Secondary" in said
    annex = words_of(evidence_annex(review()))
    assert "primary" in annex
    assert "opinion" in annex


@pytest.mark.requirement("L56", "L70", "E37")
def test_what_a_report_lacks_is_shown_and_asked_for() -> None:
    held = quality(review())
    assert [(one.agency.key, one.came) for one in held] == [("police", True), ("gp", False)]
    police = held[0]
    assert "Key line 2: Fathers" in [lack.what for lack in police.missing]
    assert "The child's voice and lived experience" in [lack.what for lack in police.missing]
    assert "Key line 1: Daily life" in [lack.what for lack in police.thin]
    letters = more_asked(review())
    assert list(letters) == ["police", "gp"]
    assert "Key line 2: Fathers" in words_of(letters["police"])
    assert "Dr X" in words_of(letters["gp"])
    asked = next(block for block in letters["police"].blocks if isinstance(block, Items))
    assert len(asked.items) == len(police.missing) + len(police.thin)


def test_a_letter_of_the_practice_review_bears_no_day_before_the_review_began() -> None:
    held = review()
    early = {"prepared": date(2026, 3, 26), "initiated": date(2026, 4, 2)}
    before = replace(held, case=replace(held.case, dates=early))
    assert "1 September 2026" in words_of(more_asked(held)["police"])
    assert "26 March 2026" not in words_of(more_asked(before)["police"])
    assert "Date: [to be completed]" in words_of(more_asked(before)["police"])


@pytest.mark.requirement("L69")
def test_an_agency_asked_for_facts_alone_is_not_asked_for_analysis() -> None:
    assert "fire" not in {one.agency.key for one in quality(review())}
    assert "fire" not in more_asked(review())


@pytest.mark.requirement("L71", "E21")
def test_themes_named_in_the_prose_carry_their_evidence() -> None:
    paper = Prose(
        "00-themes",
        "# Asked in front of him\n\nHe was in the room.[@event:police-0001] [@report:police#analysis]"
        " See [@kloe:1].\n\n- Question: Who could have asked alone?\n",
        {"use": "themes"},
    )
    held = review(prose=(paper, *review().prose))
    (theme,) = themes(held)
    assert (theme.title, theme.key_lines, theme.events, theme.reports, theme.questions) == (
        "Asked in front of him", (1,), ("police-0001",), ("police#analysis",),
        ("Who could have asked alone?",),
    )  # fmt: skip
    said = words_of(themes_paper(held))
    assert "Officers saw Robin at home." in said
    assert "Officers did not ask where he slept." in said


def test_without_a_paper_the_sections_that_answer_a_key_line_are_the_themes() -> None:
    (theme,) = themes(review())
    assert (theme.title, theme.key_lines, theme.place) == ("One visit", (1,), "1.1")


@pytest.mark.requirement("L72", "L64", "L73", "E18", "E29", "E41", "K9", "K10")
def test_who_may_come_to_the_workshop_is_looked_at_person_by_person() -> None:
    named = (
        Practitioner("A", "police", "PC", "Sgt", direct="yes", invited_on=date(2026, 6, 10)),
        Practitioner("B", "gp", "Nurse", "", direct="no", witness="yes"),
        Practitioner("C", "gp", "GP", "M", direct="yes", coming="yes",
                     involved_from=date(2025, 6, 1), involved_to=date(2025, 7, 1)),
    )  # fmt: skip
    held = review(
        lists={"practitioners": named},
        settings={"review": {"workshop": {"on": date(2026, 6, 16), "suitable": True}}},
    )
    told = {(one.name, one.source) for one in questions(held)}
    assert told == {
        ("A", "LLR 8.11"), ("B", "LLR 8.9"), ("B", "LLR 8.9; Essex, Review Team"),
        ("B", "Kent, Practitioners"), ("C", "Kent, Practitioners"),
        ("C", "Essex, Review Team"), ("C", "LLR 8.2.3"),
    }  # fmt: skip
    papers = workshop_papers(held)
    assert "What people saw and knew at the time" in words_of(papers["workshop-outline"])
    assert "Tuesday 16 June 2026" in words_of(papers["workshop-briefing"])
    assert "was given 4 working days’ notice" in words_of(papers["workshop-practitioners"])


@pytest.mark.requirement("L72")
def test_the_invitation_names_nobody_of_the_family() -> None:
    held = review(settings={"review": {"workshop": {"on": date(2026, 6, 16)}}})
    document = invitation(held)
    assert "16 June 2026" in words_of(document)
    keys = [
        p for b in walk(document.blocks) for c in inlines(b) for p in c if isinstance(p, Mention)
    ]
    assert not keys
    assert "Robin" not in words_of(document)


@pytest.mark.requirement("K8", "K2")
def test_the_letter_to_practitioners_says_what_the_review_is_not() -> None:
    said = words_of(practitioner(review()))
    assert "not a criminal inquiry" in said
    assert "Dr R. Eviewer" in said


@pytest.mark.requirement("L60", "L58")
def test_family_letters_are_drafted_for_those_the_case_marks() -> None:
    family = {
        "contact": "H. T.", "needs": "Keep the mother's address from the father",
        "members": [
            {
                "key": "mother-1", "letter": True, "needs": "an interpreter will come",
                "address_as": "Ms Made-Up", "invited_on": date(2026, 4, 7),
            },
            {"key": "child-1", "letter": False},
        ],
    }  # fmt: skip
    letters = family_letters(review(settings={"family": family}))
    assert list(letters) == ["mother-1"]
    said = words_of(letters["mother-1"])
    assert "Dear Ms Made-Up" in said
    assert "7 April 2026" in said
    assert "An interpreter will come." in said
    assert "address from the father" not in said
    assert "H. T." in said


@pytest.mark.requirement("L60", "L61", "L74", "E16")
def test_the_log_shows_talks_and_says_when_the_family_was_heard_too_late() -> None:
    talks = (
        Contact(
            date(2026, 7, 1), "Jo", "family", "Visit", "Reviewer", "Daily life", "Quote agreed"
        ),
        Contact(date(2026, 5, 1), "A nurse", "practitioner", "Telephone", "Reviewer", "Clinic"),
    )
    held = review(
        lists={"contacts": talks},
        settings={"review": {"workshop": {"on": date(2026, 6, 16)}}},
    )
    said = words_of(contact_log(held))
    assert "Quote agreed" in said
    assert "A nurse" in said
    assert "LLR 7.4.1" in said


@pytest.mark.requirement("S6")
def test_the_log_shows_contact_with_practitioners_and_with_whom_there_was_none() -> None:
    lists = {
        "contacts": (
            Contact(date(2026, 5, 1), "A nurse", "practitioner", "Telephone", "Her manager"),
        ),
        "practitioners": (Practitioner("A nurse"), Practitioner("A teacher")),
    }
    said = words_of(contact_log(review(lists=lists)))
    assert "1 May 2026" in said
    assert "No contact is recorded with: A teacher." in said
    assert "before and after (Staffordshire, Responsibilities 4)" in said


@pytest.mark.requirement("L72", "L75", "E33", "P16")
def test_an_agreed_correction_reaches_the_event_and_keeps_what_stood_there() -> None:
    rows = (
        Feedback("F1", "0.1", "2.1", "A nurse", "gp", "Wrong day", "Thank you", "yes",
                 "gp-0001", "date", "3 June 2024", "the diary shows it", "Panel", date(2026, 7, 1)),
        Feedback("F2", comment="No", agreed="no", event="gp-0001", field_name="event",
                 becomes="Gone", reason="x", decided_by="y"),
        Feedback("F3", comment="?", agreed="yes", event="gp-0009", field_name="event",
                 becomes="x", reason="x", decided_by="y"),
        Feedback("F4", comment="?", agreed="yes", event="gp-0001", field_name="date",
                 becomes="some day", reason="x", decided_by="y"),
    )  # fmt: skip
    held = review(lists={"feedback": rows})
    events, undone = corrected(held.events, held.lists.feedback)
    assert events[0] is held.events[0]
    assert events[1].when.earliest == date(2024, 6, 3)
    assert events[1].event == "Robin was not brought."
    assert events[1].marks == (
        "corrected (F1): date was “2024-06-02”; the diary shows it Agreed by Panel on 2026-07-01.",
    )
    assert [one.ref for one in undone] == ["F3", "F4"]
    said = words_of(feedback_log(held, undone))
    assert "Wrong day" in said
    assert "there is no event gp-0009" in said


@pytest.mark.requirement("K5")
def test_every_reference_of_the_draft_is_listed_with_its_source_words() -> None:
    said = words_of(evidence_annex(review()))
    assert "1.1.1" in said
    assert "Officers saw Robin at home." in said
    assert "No further action" in said
    assert "CAD 1" in said


def test_every_paper_can_be_printed() -> None:
    from pipeline.render.word import word

    held = review()
    papers = [
        terms_of_reference(held), key_line_matrix(held), themes_paper(held), contact_log(held),
        feedback_log(held), evidence_annex(held), *workshop_papers(held).values(),
    ]  # fmt: skip
    for paper in papers:
        assert word(paper, PROFILE.folders).startswith(b"PK")


@pytest.mark.requirement("L79")
def test_the_panel_checks_the_draft_against_its_terms() -> None:
    from pipeline.assemble.panel_check import panel_check
    from pipeline.document import FormField

    document = panel_check(review())
    said = words_of(document)
    assert "not taken up by number" in said  # key line 2
    assert "1.1.1" in said  # key line 1
    assert "1 January 2024 to 1 January 2025" in said
    assert "Head of Safeguarding" in said
    assert "reading age" in said
    tags = [block.tag for block in walk(document.blocks) if isinstance(block, FormField)]
    assert tags == [
        "panel-check.key_lines", "panel-check.period", "panel-check.family",
        "panel-check.succinct", "panel-check.improvement",
    ]  # fmt: skip


def test_before_any_chapter_the_panels_check_says_so_and_measures_nothing() -> None:
    from pipeline.assemble.panel_check import panel_check

    said = words_of(panel_check(replace(review(), prose=())))
    assert "No chapter has been written yet." in said
    assert "no chapter yet" in said
    assert "0 words" not in said
    assert "not taken up" not in said
    assert "No chapter" not in words_of(panel_check(review()))


@pytest.mark.requirement("L6")
def test_the_terms_say_how_the_quality_markers_are_met() -> None:
    held = review(settings={"review": {"markers": "Each marker is named in chapter 1"}})
    assert "Each marker is named in chapter 1." in words_of(terms_of_reference(held))
