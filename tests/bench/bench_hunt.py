"""The residual hunt: `make bench`. Speed and recall beside a regex alternation and, where it is
installed, Presidio with its United Kingdom recognisers, in the same run.

Presidio is no dependency. ``PRESIDIO_PYTHON`` may name the Python of an environment that has
``presidio-analyzer``; without it the line says "not installed".
"""

from __future__ import annotations

import json
import os
import random
import re
import subprocess
import time
from collections.abc import Callable, Sequence

import pytest

from pipeline.anonymise.residual.hunt import search
from pipeline.lexicon import names
from tests.hunt import uk_numbers, unregistered
from tests.hunt.test_uk_identifiers import _rows

#: Run by the other Python: lines of JSON in, seconds of the processor and spans out.
PRESIDIO = """
import json, sys, time
from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
from presidio_analyzer.nlp_engine import NlpArtifacts, NlpEngine
import presidio_analyzer.predefined_recognizers as known

class NoModel(NlpEngine):
    engine_name = "none"
    is_available = True
    def load(self): pass
    def is_loaded(self): return True
    def process_text(self, text, language):
        return NlpArtifacts([], [], [], [], self, language)
    def process_batch(self, texts, language, **kwargs):
        return ((text, self.process_text(text, language)) for text in texts)
    def is_stopword(self, word, language): return False
    def is_punct(self, word, language): return False
    def get_supported_entities(self): return []
    def get_supported_languages(self): return ["en"]

registry = RecognizerRegistry(supported_languages=["en"])
for name in sorted(dir(known)):
    made = getattr(known, name)
    common = name in ("CreditCardRecognizer", "DateRecognizer", "EmailRecognizer", "IbanRecognizer",
                      "IpRecognizer", "PhoneRecognizer", "UrlRecognizer")
    if name.startswith(("Uk", "Nhs")) or common:
        registry.add_recognizer(made())
engine = AnalyzerEngine(registry=registry, nlp_engine=NoModel(), supported_languages=["en"])
texts = json.load(sys.stdin)
engine.analyze(texts[0], "en")
start = time.process_time()
spans = [[(each.start, each.end) for each in engine.analyze(text, "en")] for text in texts]
json.dump({"seconds": time.process_time() - start, "spans": spans}, sys.stdout)
"""
Spans = list[list[tuple[int, int]]]


def prose() -> list[str]:
    """Paragraphs of the tests' own sentences: one full of numbers, five about somebody."""
    plain = [row[0] for row in _rows("No identifiers")]
    named = [case.text for case in unregistered.cases(1, seed=3, rounds=1)][::7]
    paragraphs = [
        " ".join((plain[at % len(plain)], *named[5 * at : 5 * at + 5]))
        for at in range(len(named) // 5)
    ]
    return paragraphs * 30


def tables() -> list[str]:
    """Paragraphs and rows that are nearly all figures: dates, amounts, references, times."""
    rng = random.Random(11)
    numbers = [number for _, number, _ in uk_numbers.written(11, 12)]
    made = []
    for _ in range(600):
        days = [
            f"{rng.randint(1, 28):02d}/{rng.randint(1, 12):02d}/{rng.randint(2015, 2024)}"
            for _ in "ab"
        ]
        made.append(
            f"{days[0]} | {rng.choice(numbers)} | £{rng.randint(1, 999)}.{rng.randint(10, 99)} | "
            f"{rng.randint(1, 12)} visits and {rng.randint(2, 60)} calls by {days[1]}, at "
            f"{rng.randint(9, 17)}.{rng.randint(10, 59)}, {rng.randint(1, 99)}% of {rng.randint(100, 900)}"
        )
    return made


#: The least any search for names and numbers does: capitals, and figures with what stands in them.
_LEAST = re.compile(r"\b[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*|\b\d[\d /.:-]*\b")


def timed(work: Callable[[str], object], texts: Sequence[str]) -> float:
    """Million characters a second of the processor, the best of five runs."""
    best = float("inf")
    for _ in range(5):
        start = time.process_time()
        for text in texts:
            work(text)
        best = min(best, time.process_time() - start)
    return sum(map(len, texts)) / best / 1e6


def alternation() -> re.Pattern[str]:
    """Every known name and every kind of number in one expression: the plain way."""
    listed = sorted(names.forenames() | names.surnames(), key=lambda name: (-len(name), name))
    numbers = r"\d(?:[ ./-]?\d){5,}|[A-Z]{2}\d{6}[A-D]|[A-Z]{1,2}\d{1,2} ?\d[A-Z]{2}|\S+@\S+"
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, listed))})\b|{numbers}", re.IGNORECASE)


def presidio(texts: Sequence[str]) -> tuple[float, Spans] | None:
    """Seconds and spans of Presidio, or None where it is not installed."""
    python = os.environ.get("PRESIDIO_PYTHON", "")
    if not python:
        return None
    run = subprocess.run(
        [python, "-c", PRESIDIO], input=json.dumps(list(texts)), capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    if run.returncode:
        print(f"\nPresidio did not run: {run.stderr.strip().splitlines()[-1:]}", end="")
        return None
    made = json.loads(run.stdout)
    return made["seconds"], [[(low, high) for low, high in each] for each in made["spans"]]


def hunted(text: str) -> list[tuple[int, int]]:
    return [(each.start, each.end) for each in search(text, unregistered.words(), [])]


def share(wanted: Sequence[tuple[str, int, int]], spans: Spans) -> float:
    """Identifiers of which every digit, or where there is none every letter, lies in a span."""
    found = 0
    for (text, start, end), each in zip(wanted, spans, strict=True):
        counts = str.isdigit if any(map(str.isdigit, text[start:end])) else str.isalnum
        places = [at for at in range(start, end) if counts(text[at])]
        found += all(any(low <= at < high for low, high in each) for at in places)
    return found / len(wanted)


def test_the_hunt_reads_half_a_million_characters_a_second() -> None:
    texts = prose()
    ours = timed(lambda text: search(text, unregistered.words(), []), texts)
    plain = alternation()
    some = texts[:3]
    theirs = timed(lambda text: plain.findall(text), some)
    print(f"\nhunt: {ours:.2f} million characters a second of the processor", end="")
    print(
        f"\none alternation of names and numbers: {theirs:.4f} ({ours / theirs:.0f} times)", end=""
    )
    least = timed(lambda text: _LEAST.findall(text), texts)
    dense = tables()
    figures = timed(lambda text: search(text, unregistered.words(), []), dense)
    print(
        f"\nonly capitals and figures, nothing judged: {least:.2f} ({ours / least:.3f} times)",
        end="",
    )
    print(f"\nhunt in rows of figures: {figures:.2f}", end="")
    other = presidio(texts[:200])
    if other is None:
        print("\nPresidio with its UK recognisers: not installed", end="")
    else:
        speed = sum(map(len, texts[:200])) / other[0] / 1e6
        print(f"\nPresidio with its UK recognisers: {speed:.4f} ({ours / speed:.0f} times)", end="")
    assert ours >= 0.5


@pytest.mark.parametrize("what", ["identifiers", "names"])
def test_what_is_found_of_unregistered_identifiers_and_names(what) -> None:
    if what == "identifiers":
        written = uk_numbers.written(3, 20)
        wanted = [(text, text.index(it), text.index(it) + len(it)) for _, it, text in written]
    else:
        made = [*unregistered.cases(1, seed=3, rounds=1)][::3]
        cases = [case for case in made if case.context != unregistered.SMALL_WORDS]
        wanted = [(case.text, *span) for case in cases for span in case.spans]
    texts = [text for text, _, _ in wanted]
    ours = share(wanted, [hunted(text) for text in texts])
    print(f"\n{len(wanted)} {what}: hunt {100 * ours:.1f} %", end="")
    plain = alternation()
    some = [*range(0, len(wanted), 12)]
    spans = [[match.span() for match in plain.finditer(texts[at])] for at in some]
    print(f", alternation {100 * share([wanted[at] for at in some], spans):.1f} %", end="")
    other = presidio(texts)
    theirs = f"{100 * share(wanted, other[1]):.1f} %" if other else "not installed"
    print(f", Presidio with its UK recognisers {theirs}", end="")
    assert ours >= (0.995 if what == "identifiers" else 0.98)
