"""Every form the gate looks for, and every way it reads a text, written down to be checked.

``UPDATE_GOLDEN=1`` writes the table of forms anew; git then shows what changed.
"""

from __future__ import annotations

import base64
import os
import zlib
from collections.abc import Callable, Iterator
from datetime import date

import pytest

from pipeline.model import Entry, Register
from pipeline.verify.letters import View, codes, raw_codes, raw_views, views
from pipeline.verify.needles import name_words, needles
from tests.norm.specs import SPECS, sections

FORMS = "gate-forms.md"
ENTRIES = (
    Entry(
        "child-1", "person", "Dr Zebedee-Jo Owain van der Quill-O'Hara", aliases=("Ng, Adwexa",),
        nicknames=("Zebby", "Nan", "Big Zeb", "Wex Tor Fen"), initials=("XK",), born=date(2019, 9, 3),
        numbers=(("NHS", "999 123 4560"), ("case", "EX-104417"), ("room", "12-3")),
        addresses=("Flat 2, 12 Larchmere Close, Inventon, ZZ1 2AB",),
        contacts=("01632 960123", "mail: zebby.q@mail.example", "@zebedee_q", "#zq"),
    ),
    Entry("school-1", "organisation", "The Acornia, Lane Primary School", initials=("ALPS",)),
    Entry("school-2", "organisation", "St Wexwin House"),
    Entry("address-1", "place", "14 Pretend Row, Inventon", role="address"),
    Entry("worker-1", "person", "Hope"),
)  # fmt: skip
HEAD = """# What the gate looks for

Every form of five invented entries, as the search has it: letters without disguise, small ones.
"""


def told() -> dict[tuple[str, str], list[str]]:
    """(key, mode) and its forms; words of names that near spellings are compared with, too."""
    found: dict[tuple[str, str], list[str]] = {}
    for needle in needles(Register(ENTRIES), {"hope"}):
        found.setdefault((needle.key, needle.mode), []).append(needle.text)
    for word, key in name_words(Register(ENTRIES)):
        found.setdefault((key, "near spellings of"), []).append(word)
    return {kind: sorted(set(forms)) for kind, forms in sorted(found.items())}


def test_the_gate_looks_for_every_form_that_is_written_down() -> None:
    if os.environ.get("UPDATE_GOLDEN"):
        blocks = (f"\n## {key}: {mode}\n\n```forms\n" + "\n".join(forms) + "\n```\n" for (key, mode), forms in told().items())  # fmt: skip
        (SPECS / FORMS).write_text(HEAD + "".join(blocks), "utf-8")
    written = {section.title: section.blocks[0][1] for section in sections(FORMS)}
    assert {f"{key}: {mode}": forms for (key, mode), forms in told().items()} == written


Reading = Callable[[str], Iterator[View]]
PACKED = base64.b64encode(b"Zebedee Quill 12 34").decode()
BITS = " ".join(f"{code:08b}" for code in b"Zebedee")
LETTERS = "Zébédéé Ïtÿ"
LINES = "\n".join(f"{letter}x" for letter in "zebedeeq")


@pytest.mark.parametrize(
    ("reading", "text", "kind", "expected"),
    [
        (views, "Zéb Quill", "words", "Zeb Quill"),
        (views, "Zeb\nedee", "words", "Zebedee"),
        (views, "Zeb- edee", "words", "Zebedee"),
        (views, "ZebQuill_12", "words", "Zeb Quill 12"),
        (views, "Z e b", "words", "Zeb"),
        (views, "12 34", "digits", "1234"),
        (views, "Zeb, Quill", "squeezed", "ZebQuill"),
        (views, "Z&#101;b", "words", "Zeb"),
        (views, "\u202ebeZ", "words", "Zeb"),
        (codes, "Z|b", "words", "Z b"),
        (codes, PACKED, "words", "Zebedee Quill 12 34"),
        (codes, base64.b64encode(LETTERS.encode()).decode(), "words", "Zebedee Ity"),
        (codes, base64.b64encode("Zebedee".encode("utf-16-le")).decode(), "words", "Zebedee"),
        (codes, base64.b64encode(zlib.compress(b"Zebedee")).decode(), "words", "Zebedee"),
        (codes, base64.b32encode(b"Zebedee Quill").decode(), "words", "Zebedee Quill"),
        (codes, b"Zebedee".hex(" "), "words", "Zebedee"),
        (codes, " ".join(map(str, b"Zebedee")), "words", "Zebedee"),
        (codes, "".join(f"\\{code:o}" for code in b"Zebedee"), "words", "Zebedee"),
        (codes, BITS, "words", "Zebedee"),
        (codes, f"xn--{'zébedee'.encode('punycode').decode()}", "words", "zebedee"),
        (codes, "Z3b3d33", "words", "Zebedee"),
        (codes, "Zulu Echo Bravo", "words", "Zeb "),
        (codes, "nine double four", "words", "944"),
        (codes, "nine 4 4", "digits", "944"),
        (codes, "O1632 96OO", "digits", "016329600"),
        (codes, "beZ", "turned", "Zeb"),
        (codes, "Mro", "turned", "Zeb"),
        (codes, LINES, "squeezed", "zebedeeq"),
        (raw_views, "Zéb\nQuill", "words", "Zeb Quill"),
        (raw_views, "Z e b", "words", "Zeb"),
        (raw_views, "12 34", "digits", "1234"),
        (raw_codes, PACKED, "words", "Zebedee Quill 12 34"),
        (raw_codes, PACKED, "digits", "Zebedee Quill 1234"),
    ],
)
def test_a_text_is_read_in_every_way_in_which_a_name_may_stand(
    reading: Reading, text: str, kind: str, expected: str
) -> None:
    assert (kind, expected) in {(view.kind, view.cased) for view in reading(text)}


def test_only_a_number_with_a_check_digit_is_looked_for_without_its_last_figure() -> None:
    held = needles(Register((Entry("child-1", "person", "", numbers=(("case", "1234567"), ("NHS", "999 123 4560"))),)))  # fmt: skip
    digits = {each.text for each in held if each.mode == "digits"}
    assert digits == {"1234567", "9991234560", "999123456"}
