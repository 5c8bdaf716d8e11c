"""Identifiers of the United Kingdom: found whole, told by their check digits, no false alarms."""

from __future__ import annotations

import random
from collections import Counter
from functools import lru_cache
from pathlib import Path

import pytest

from pipeline.anonymise.residual import identifiers
from pipeline.anonymise.residual.hunt import search
from tests.hunt import uk_numbers, unregistered

SPEC = Path(__file__).parent.parent / "spec" / "uk-identifiers.md"


def _rows(section: str) -> list[list[str]]:
    part = SPEC.read_text("utf-8").split(f"## {section}\n")[1].split("\n## ")[0]
    lines = [line for line in part.splitlines() if line.startswith("|")][2:]
    return [[cell.strip().strip("`") for cell in line.strip("|").split("|")] for line in lines]


@lru_cache(maxsize=4)
def recall(seed: int, each: int) -> tuple[Counter[str], Counter[str]]:
    """How many identifiers of each kind there were, and how many were not found whole."""
    there: Counter[str] = Counter()
    gone: Counter[str] = Counter()
    for kind, number, text in uk_numbers.written(seed, each):
        at = text.index(number)
        finds = [(found.start, found.end) for found in search(text, unregistered.words(), [])]
        signs = any(map(str.isdigit, number))
        needed = [
            place
            for place in range(at, at + len(number))
            if (text[place].isdigit() if signs else text[place].isalnum())
        ]
        there[kind] += 1
        gone[kind] += not all(any(low <= each < high for low, high in finds) for each in needed)
    return there, gone


@pytest.mark.requirement("L78")
def test_of_two_thousand_identifiers_all_but_a_few_are_found_whole() -> None:
    there, gone = recall(20260301, 66)
    assert sum(there.values()) >= 2000
    assert len(there) >= 20
    assert 1 - sum(gone.values()) / sum(there.values()) >= 0.995, gone


@pytest.mark.parametrize("kind", uk_numbers.KINDS)
def test_each_kind_of_identifier_is_found(kind) -> None:
    there, gone = recall(20260301, 66)
    assert 1 - gone[kind] / there[kind] >= 0.97


def _set(number: str, rng: random.Random) -> str:
    """The number as a word processor, a scanner or a hurried typist may set it."""
    space = rng.choice(("\u00a0", "\u2009", "\u202f", "  "))
    return number.replace(" ", space).replace("-", rng.choice(("-", "\u2013", "\u2011")))


def test_spaces_and_dashes_of_any_width_hide_no_identifier() -> None:
    rng, missed = random.Random(5), []
    made = list(uk_numbers.written(20260302, 20))
    for kind, number, text in made:
        written = _set(number, rng)
        other = text.replace(number, written)
        finds = [(each.start, each.end) for each in search(other, unregistered.words(), [])]
        at = other.index(written)
        needed = [at + place for place, char in enumerate(written) if char.isdigit()]
        if not all(any(low <= each < high for low, high in finds) for each in needed):
            missed.append((kind, other))
    assert len(missed) <= 0.005 * len(made), missed


@pytest.mark.campaign
@pytest.mark.parametrize("seed", range(5))
def test_of_tens_of_thousands_of_identifiers_hardly_one_is_missed(seed) -> None:
    there, gone = recall(seed, 500)
    assert 1 - sum(gone.values()) / sum(there.values()) >= 0.995, gone


@pytest.mark.parametrize(("number", "kind"), _rows("Named by their check digits"))
def test_an_identifier_is_named_by_its_check_digits(number, kind) -> None:
    assert identifiers.named(number) == kind


@pytest.mark.parametrize(("number", "kind"), _rows("Mistyped: found, but not named so"))
def test_a_mistyped_identifier_is_found_but_not_named(number, kind) -> None:
    assert identifiers.named(number) != kind
    assert any(number in found.text for found in search(f"Ref: {number}", unregistered.words(), []))


@pytest.mark.parametrize("text", [row[0] for row in _rows("No identifiers")])
def test_numbers_that_point_at_nobody_are_no_finds(text) -> None:
    kinds = {"number", "code", "handle"}
    assert not [found for found in search(text, unregistered.words(), []) if found.kind in kinds]


def test_at_most_one_false_alarm_in_a_thousand_words() -> None:
    prose = [row[0] for row in _rows("No identifiers")]
    words = sum(len(text.split()) for text in prose)
    finds = [
        found
        for text in prose
        for found in search(text, unregistered.words(), [])
        if found.kind in {"number", "code", "handle"}
    ]
    assert words > 500
    assert len(finds) <= words / 1000


@pytest.mark.parametrize(
    ("kind", "check"),
    [
        ("NHS number", identifiers.nhs), ("Unique Pupil Number", identifiers.upn),
        ("Unique Learner Number", identifiers.uln), ("Unique Taxpayer Reference", identifiers.utr),
        ("Police National Computer ID", identifiers.pnc), ("card number", identifiers.luhn),
        ("IBAN", identifiers.iban),
    ],
)  # fmt: skip
def test_check_digits_hold_for_every_number_made_by_the_rule_and_for_few_others(
    kind, check
) -> None:
    rng = random.Random(11)
    made = [uk_numbers.KINDS[kind](rng) for _ in range(300)]
    assert all(check(number) for number in made)
    changed = 0
    for number in made:
        at = max(place for place, char in enumerate(number) if char.isdigit())
        other = str((int(number[at]) + 1) % 10)
        changed += check(number[:at] + other + number[at + 1 :])
    assert changed / len(made) < 0.15


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Her incident was CAD 7578.", "7578"), ("It was 8926 of 03/11/2022 in the log.", "8926"),
        ("The officer was PC 7488.", "7488"), ("Ring 01632 960123 ext 850 then.", "850"),
        ("Born 20 – 11 – 1980 at home.", "20 – 11 – 1980"), ("NHS no./943 476 5919", "943 476 5919"),
        ("He lived in/L17 5EB then.", "L17 5EB"), ("Seen from 2001:db8:1a78::20 twice.", "2001:db8:1a78::20"),
        ("Write to kfnd [at] mail.example now.", "kfnd [at] mail.example"),
    ],
)  # fmt: skip
def test_an_identifier_is_found_however_it_stands_beside_its_label(text: str, number: str) -> None:
    at = text.index(number)
    finds = [(each.start, each.end) for each in search(text, unregistered.words(), [])]
    assert all(
        any(low <= place < high for low, high in finds)
        for place in range(at, at + len(number))
        if text[place].isalnum()
    )
