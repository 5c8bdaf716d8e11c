"""Take the completed summary back: what the meeting wrote becomes the review's own answers.

Reads the answers from the content controls of our own Word file, compares them with the form
that was sent, and writes ``decisions/rapid-review.toml`` whole. Nothing is typed twice, nothing
known is lost: a question missing from the file keeps the answer it had.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.case import ANSWERS, answered_day
from pipeline.document import FormField
from pipeline.errors import BadCase, CouldNotWrite
from pipeline.files import sha256, write_whole
from pipeline.problems import CATALOGUE
from pipeline.read.package import open_package
from pipeline.read.reading import Refused
from pipeline.render.word_forms import answers
from pipeline.settings import read_toml, table


@dataclass(frozen=True, slots=True)
class Change:
    """One answer that changed, by the tag of its question; ``heading`` is what the form calls it."""

    tag: str
    before: str = field(default="", repr=False)
    after: str = field(default="", repr=False)
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Adopted:
    """What taking a summary back did, or would do.

    ``kept`` are the tags of questions that the file no longer holds; ``unknown`` counts content
    controls that are not ours.
    """

    changes: tuple[Change, ...]
    kept: tuple[str, ...] = ()
    unknown: int = 0

    def lines(self) -> tuple[str, ...]:
        """What happened, in counts and headings of questions: no answer is printed."""
        found = [f"Answers taken over: {len(self.changes)}."]
        if not self.changes:
            found.append(
                "Every answer stands as it did. Is this the copy that was filled in and saved?"
            )
        found += [f"  {change.heading}" for change in self.changes]
        if self.kept:
            found.append(f"Questions missing from the file, their answers kept: {len(self.kept)}.")
        if self.unknown:
            found.append(f"Fields that are not of this form, passed over: {self.unknown}.")
        return tuple(found)


def compare(data: bytes, form: Sequence[FormField]) -> Adopted:
    """What the completed file says that the form did not. Writes nothing.

    Raises BadCase, naming every question at fault, when the file cannot be read or an answer is not
    one the question allows.
    """
    given = answers_in(data, form)
    known = {question.tag: question for question in form}
    if not known.keys() & given.keys():
        raise BadCase("The file holds none of the questions of the combined summary.")
    faults = [fault for tag in known if tag in given for fault in _faults(known[tag], given[tag])]
    if faults:
        told = "Nothing was taken over. Put this right in the Word file, and adopt it again:"
        raise BadCase("\n  - ".join((told, *faults)))
    said = {tag: _plain(known[tag], given[tag]) for tag in known if tag in given}
    headings = _headings(form)
    changes = tuple(
        Change(tag, known[tag].value, answer, headings[tag])
        for tag, answer in said.items()
        if answer != known[tag].value
    )
    kept = tuple(tag for tag in known if tag not in given)
    return Adopted(changes, kept, len(given.keys() - known.keys()))


def adopt_summary(data: bytes, form: Sequence[FormField], folder: Path) -> Adopted:
    """Write what the meeting answered to the review's ``decisions/rapid-review.toml``.

    ``form`` are the questions of the summary as it would be built now, with the answers known
    now. Raises BadCase as ``compare`` does, and CouldNotWrite when the file cannot be written.
    """
    found = compare(data, form)
    path = folder / ANSWERS
    before = table(read_toml(path), "answers") if path.exists() else {}
    after = {**before, **{change.tag: change.after for change in found.changes}}
    if after != before:
        write_whole(path, _toml(after, sha256(data)))
    return found


def answers_in(data: bytes, form: Sequence[FormField] = ()) -> dict[str, str]:
    """Every answer of a Word file by its tag, as ``word_forms.answers`` finds them.

    Raises BadCase when it cannot be read.
    """
    try:
        if data[:2] == b"PK":  # else it is no package, whole or not
            open_package(data)
        return answers(data, form)
    except Refused as refused:
        why = CATALOGUE[refused.code].title.rstrip(".")
        raise BadCase(f"The Word file cannot be read: {why[:1].lower()}{why[1:]}.") from None
    except CouldNotWrite:
        raise BadCase(
            "This is no Word file (.docx). Save what was completed in Word as .docx, and adopt that."
        ) from None


def _faults(question: FormField, answer: str) -> list[str]:
    """What is wrong with an answer, without the answer."""
    if not answer:
        return []
    name = f"“{question.label}” ({question.tag})"
    if question.kind == "choice" and _plain(question, answer) not in question.options:
        return [f"{name}: is not one of: {', '.join(question.options)}"]
    if question.kind == "date" and answered_day(answer) is None:
        return [f"{name}: is not one day, such as 30 March 2026"]
    return []


def _headings(form: Sequence[FormField]) -> dict[str, str]:
    """What the form calls each question, by its tag.

    Where several share one ("Reason"), the question above it is said first.
    """
    shared = Counter(question.label for question in form)
    found: dict[str, str] = {}
    above = ""
    for question in form:
        if shared[question.label] > 1 and above:
            found[question.tag] = f"{above} ({question.label.lower()})"
        else:
            found[question.tag] = above = question.label
    return found


def _plain(question: FormField, answer: str) -> str:
    """A choice as it is offered, however it was typed over the list: "Yes." is yes."""
    if question.kind != "choice":
        return answer
    typed = " ".join(answer.split()).rstrip(".").casefold()
    return next((one for one in question.options if one.casefold() == typed), answer)


def _toml(values: Mapping[str, str], source: str) -> bytes:
    """The answers as TOML, in the order of their tags."""
    head = [
        "# What the meeting wrote into the combined summary, taken over by `cspr adopt`.",
        f'adopted_from = "{source}"',
        "",
        "[answers]",
    ]
    held = [f"{_text(tag)} = {_text(values[tag])}" for tag in sorted(values)]
    return ("\n".join([*head, *held]) + "\n").encode()


def _text(value: str) -> str:
    """A basic string of TOML: JSON's escapes, and the one letter JSON leaves as it is."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
