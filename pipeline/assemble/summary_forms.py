"""Sections 2 and 3 of the combined summary: forms for the meeting to complete and agree.

Every question has a tag under which ``cspr adopt`` keeps its answer, so nothing is typed twice.
The questions are the profile's; an answer already known from the case file is filled in.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pipeline.assemble.review import Review, subtable, text
from pipeline.assemble.wording import day, listed, sentence
from pipeline.document import Block, FormField, heading, paragraph

YES_NO = ("yes", "no", "not yet known")
DECISIONS = ("local review", "alternative learning review", "no further review", "not yet known")


def section_two(review: Review) -> tuple[Block, ...]:
    """Section 2: safety, learning and improvement, with what has been done and what must be."""
    safety = "Immediate safety of the child, brothers and sisters, and other vulnerable people"
    return (
        heading(1, "Section 2: safety, learning and improvement", "section-2"),
        paragraph("Completed and agreed at the meeting.", "note"),
        _field(review, "meeting.date", "Date of the meeting", "date", _met_on(review)),
        _field(review, "meeting.quorate", "Was the meeting quorate?", "choice", options=YES_NO),
        _field(
            review,
            "meeting.tabled",
            "Was the pack tabled at the meeting rather than sent before?",
            "choice",
            options=YES_NO,
        ),
        heading(2, safety),
        _field(review, "safety.child", "The child"),
        _field(review, "safety.siblings", "Brothers, sisters and other children"),
        _field(review, "safety.others", "Any other vulnerable person"),
        _field(review, "safety.action", "Action now: what, by whom and by when"),
        heading(2, "Immediate learning"),
        _field(review, "learning.immediate", "What has been learned already"),
        _field(review, "learning.shared", "How it is shared, with whom and by when"),
        heading(2, "Potential for improvement"),
        _field(review, "improvement.potential", "What could be improved, and where it was known"),
        heading(2, "Family and parallel proceedings"),
        _field(review, "family.engagement", "How the family will be engaged, and by whom"),
        _field(review, "parallel.effect", "Parallel proceedings and their effect"),
    )


def section_three(review: Review) -> tuple[Block, ...]:
    """Section 3: the serious-case test, criteria, circumstances, decision, advice, key lines."""
    advisor = review.profile.word("independent_advisor")
    return (
        heading(1, "Section 3: criteria and decision", "section-3"),
        paragraph(str(review.profile.get("statements", "decision_apart").value), "note"),
        heading(2, "The serious-case test", "serious-case"),
        *_questions(review, "serious_case"),
        heading(2, "Criteria", "criteria"),
        *_questions(review, "criteria"),
        heading(2, "Circumstances to have regard to", "circumstances"),
        *_questions(review, "circumstances"),
        heading(2, f"Advice of the {advisor}", "advice"),
        *_advice(review),
        heading(2, "Decision", "decision"),
        _field(
            review,
            "decision.answer",
            "Decision",
            "choice",
            text(review.table("rapid_review"), "decision"),
            options=DECISIONS,
        ),
        _field(
            review,
            "decision.reason",
            "Reason for the decision",
            value=text(review.table("rapid_review"), "decision_reason"),
        ),
        _field(
            review,
            "decision.alternative",
            "If there is no local review: the alternative learning review",
            value=text(review.table("rapid_review"), "alternative"),
        ),
        heading(2, "Key lines of enquiry proposed", "key-lines-proposed"),
        *_key_lines(review),
    )


def _questions(review: Review, name: str) -> Iterator[Block]:
    """Each question of a table of the profile, its source, its answer and its reason."""
    known = subtable(review.table("rapid_review"), name)
    for key, question in review.profile.rows(name):
        held = subtable(known, key)
        yield _field(
            review,
            f"{name}.{key}.answer",
            str(question["question"]),
            "choice",
            text(held, "answer") or _serious(known, key, name),
            options=YES_NO,
            help=str(question["source"]),
        )
        yield _field(
            review,
            f"{name}.{key}.reason",
            "Reason",
            value=text(held, "reason") or _serious_reason(known, key, name),
        )


def _serious(known: Mapping[str, object], key: str, name: str) -> str:
    """The serious-case test as the case file answers it."""
    if name != "serious_case":
        return ""
    if key == "abuse_or_neglect":
        told = text(known, "abuse_or_neglect")
        return "yes" if told in ("known", "suspected") else told
    if key == "outcome":
        said = [known[part] for part in ("died", "seriously_harmed") if part in known]
        return "" if not said else "yes" if any(said) else "no"
    return "yes" if known.get("harm") else ""


def _serious_reason(known: Mapping[str, object], key: str, name: str) -> str:
    """What the case file says beyond yes and no: whether suspected, the kinds of harm, and why."""
    if name != "serious_case":
        return ""
    if key == "abuse_or_neglect":
        told = text(known, "abuse_or_neglect")
        said = [told if told in ("known", "suspected") else "", text(known, "reason")]
    elif key == "outcome":
        said = [
            words
            for part, words in (("died", "died"), ("seriously_harmed", "seriously harmed"))
            if known.get(part)
        ]
    else:
        kinds = known.get("harm", ())
        named = listed(str(kind) for kind in kinds) if isinstance(kinds, list | tuple) else ""
        said = [named, text(known, "impairment")]
    return " ".join(sentence(part) for part in said if part)


def _advice(review: Review) -> Iterator[Block]:
    advice = subtable(review.table("rapid_review"), "advisor")
    yield _field(
        review,
        "advisor.attending",
        "Was the advisor at the meeting, as an observer?",
        "choice",
        {True: "yes", False: "no"}.get(bool(advice.get("attending")), "")
        if "attending" in advice
        else "",
        options=YES_NO,
        help="If not, written advice on both questions is read out at this point.",
    )
    for key, label in (("whether", "On whether to review"), ("areas", "On the key areas")):
        yield _field(review, f"advisor.{key}", label, value=text(advice, key))


def _key_lines(review: Review) -> Iterator[Block]:
    proposed = review.table("rapid_review").get("proposed_key_lines", ())
    known = [str(line) for line in proposed] if isinstance(proposed, list | tuple) else []
    known = known or [f"{line.title}: {line.question}" for line in review.case.key_lines]
    for number in range(1, max(5, len(known)) + 1):
        value = known[number - 1] if number <= len(known) else ""
        yield _field(review, f"key_lines.{number}", f"Key line {number}", value=value)


def _met_on(review: Review) -> str:
    return day(review.case.dates.get("meeting"), unknown="")


def _field(
    review: Review,
    tag: str,
    label: str,
    kind: str = "text",
    value: str = "",
    *,
    options: tuple[str, ...] = (),
    help: str = "",  # noqa: A002 - the name of FormField's own field
) -> FormField:
    """A question with the meeting's adopted answer, else what the case file already says."""
    return FormField(tag, label, kind, options, review.case.answers.get(tag, value), help)
