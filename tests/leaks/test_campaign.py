"""Leaks planted by the thousand: any identifier, any disguise, any place, any format.

A fixed sample runs in ``make test``; ``make campaign`` runs tens of thousands.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator

import pytest

from pipeline import lexicon
from pipeline.errors import CouldNotVerify, LeakFound
from pipeline.verify import Question
from pipeline.verify.gate import Gate
from tests.leaks import pdf_places, web_places, word_places
from tests.leaks.mutations import identifiers, long_register
from tests.leaks.word_builder import Package, paragraph, run

PLACES = {"docx": word_places.PLACES, "pdf": pdf_places.PLACES, "html": web_places.PLACES}
#: Places that hold bytes, a drawing in one-byte letters or an XML name: disguises do not fit there.
LATIN = {
    *(("pdf", where) for where in pdf_places.PLACES),
    *(("docx", where) for where in (
        "macros", "picture-exif", "picture-xmp", "picture-packed-text", "after-the-picture", "thumbnail-words",
        "unknown-element-name", "unknown-attribute-name", "namespace", "comments-ids", "entry-name", "symbols",
    )),
}  # fmt: skip
#: Files so broken that nothing can be known of them; they are refused unread.
UNREAD = {("docx", "before-the-package"), ("pdf", "before-the-beginning")}


def planted(seed: int, count: int) -> Iterator[tuple[str, str, str, str, bytes]]:
    """(format, place, key, disguise, file) of planted leaks, the same for the same seed."""
    rng = random.Random(seed)
    found = identifiers(long_register(), rng)
    while count:
        kind = rng.choice(sorted(PLACES))
        where = rng.choice(sorted(PLACES[kind]))
        key, mutation, text = next(found)
        plain = text.isascii() and "\n" not in text and "\t" not in text
        if (kind, where) in LATIN and not (plain and text.replace(" ", "").isalnum()):
            continue
        try:
            data = PLACES[kind][where](_fit(kind, text))
        except (ValueError, UnicodeEncodeError):
            continue  # the place cannot hold such letters at all
        count -= 1
        yield kind, where, key, mutation, data


def _fit(kind: str, text: str) -> str:
    """The text as a builder can put it into markup."""
    return text.replace("'", "’") if kind != "pdf" else text


@pytest.fixture(scope="module")
def gate() -> Gate:
    register = long_register()
    names = [paragraph(run(entry.name.replace("'", "’"))) for entry in register.entries]
    question = Question(
        register, ordinary=lexicon.ordinary(), common=lexicon.common(),
        judges=("bytes", "list", "consistency"),
    )  # fmt: skip
    made = Gate(question)
    made.prove(set(PLACES), {"restricted.docx": Package(body="".join(names)).data()})
    return made


def stopped(gate: Gate, seed: int, count: int) -> Counter[str]:
    """How each planted leak was stopped; one that is cleared fails the test by name."""
    how: Counter[str] = Counter()
    survivors = []
    for kind, where, key, mutation, data in planted(seed, count):
        try:
            gate.cleared(f"report.{kind}", data)
            survivors.append((kind, where, mutation, key))
        except LeakFound:
            how["leak found"] += 1
        except CouldNotVerify:
            how["could not verify"] += 1
    assert not survivors, survivors[:20]
    return how


@pytest.mark.requirement("L78")
def test_no_planted_leak_of_a_fixed_sample_survives(gate: Gate) -> None:
    how = stopped(gate, seed=20260301, count=400)
    assert how["leak found"] > 380, how


@pytest.mark.campaign
@pytest.mark.parametrize("seed", range(20))
def test_no_planted_leak_of_thousands_survives(gate: Gate, seed: int) -> None:
    how = stopped(gate, seed=seed, count=1500)
    assert how["leak found"] > 1400, how
