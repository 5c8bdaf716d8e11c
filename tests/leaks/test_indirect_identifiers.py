"""How much of what tells of somebody without a name is found in prose of judgments.

A stretch counts as found where at least half of it is asked about or changed under a policy that
removes every kind. The passages are invented; the rules were mended on them since they were
written, so the bars here only hold what was reached. What was measured on passages nobody had
looked at is lower and stands in the README.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline import lexicon
from pipeline.anonymise import Policy, anonymise
from pipeline.anonymise.dates import DatePolicy
from pipeline.anonymise.residual.hunt import search
from pipeline.document import Document, paragraph
from pipeline.model import Register
from tests.hunt import unregistered

PASSAGES = Path(__file__).with_name("judgments.txt")
#: Kinds of mark, and the share of them that is found.
BARS = {"T": 0.95, "L": 0.92, "O": 0.88, "Q": 0.87, "D": 0.87, "M": 0.6, "P": 0.99}
_MARK = re.compile(r"\{([A-Z])\|([^{}]*)\}")


def marked(line: str) -> tuple[str, list[tuple[int, int, str]]]:
    """The text of a line without its marks, and where they stood."""
    text, spans, last = "", [], 0
    for mark in _MARK.finditer(line):
        text += line[last : mark.start()]
        spans.append((len(text), len(text) + len(mark[2]), mark[1]))
        text += mark[2]
        last = mark.end()
    return text + line[last:], spans


def covered(text: str) -> set[int]:
    """Every letter that is changed or asked about where every kind is removed."""
    document = Document("r", "t", (paragraph(text),))
    policy = Policy(dates=DatePolicy("remove"))
    made = anonymise(document, Register(()), policy, lexicon.ordinary(), lexicon.common())
    edits = (edit for passage in made.passages if passage.text == text for edit in passage.edits)
    finds = search(text, unregistered.words(), [], "remove")
    spans = [
        *((edit.start, edit.end) for edit in edits),
        *((each.start, each.end) for each in finds),
    ]
    return {at for start, end in spans for at in range(start, end)}


def lines() -> Iterator[str]:
    yield from (
        line for line in PASSAGES.read_text("utf-8").splitlines() if line[:1] not in {"", "#"}
    )


@pytest.fixture(scope="module")
def found() -> dict[str, float]:
    there, seen = Counter[str](), Counter[str]()
    for line in lines():
        text, spans = marked(line)
        letters = covered(text)
        for start, end, kind in spans:
            there[kind] += 1
            seen[kind] += 2 * sum(at in letters for at in range(start, end)) >= end - start
    shares = {kind: seen[kind] / there[kind] for kind in there}
    print(
        "\n"
        + "  ".join(
            f"{kind} {100 * share:.1f} % of {there[kind]}" for kind, share in sorted(shares.items())
        )
    )
    return shares


@pytest.mark.requirement("L78")
@pytest.mark.parametrize("kind", BARS)
def test_what_tells_of_somebody_is_asked_about_or_changed(
    kind: str, found: dict[str, float]
) -> None:
    assert found[kind] >= BARS[kind]
