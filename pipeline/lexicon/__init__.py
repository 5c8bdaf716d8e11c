"""Lists of words and names, from well-kept packages and a little of our own.

The ordinary words come from symspellpy's frequency dictionary, the names of many countries from
faker's; neither program runs here, only their lists are read. Nothing is fetched.
"""

from __future__ import annotations

import importlib.util
from functools import lru_cache
from pathlib import Path

from pipeline.errors import ToolMissing
from pipeline.lexicon import names

HERE = Path(__file__).resolve().parent
_WORDS = "frequency_dictionary_en_82_765.txt"


def _package(name: str) -> Path:
    """Where an installed package lies, without running it."""
    found = importlib.util.find_spec(name)
    if found is None or not found.submodule_search_locations:
        raise ToolMissing(f"The package {name} is not installed. Run make again to set up.")
    return Path(found.submodule_search_locations[0])


def _listed(name: str) -> frozenset[str]:
    """The words of one of our own lists; lines that begin with # are remarks."""
    lines = (HERE / name).read_text("utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


@lru_cache(maxsize=1)
def frequencies() -> dict[str, int]:
    """English words in lower case and how often they are met."""
    lines = (_package("symspellpy") / _WORDS).read_text("utf-8-sig").splitlines()
    return {word: int(count) for word, _, count in (line.partition(" ") for line in lines)}


@lru_cache(maxsize=1)
def places() -> frozenset[str]:
    """Towns, cities, counties and boroughs of the United Kingdom, in lower case."""
    return _listed("places.txt")


@lru_cache(maxsize=1)
def ordinary() -> frozenset[str]:
    """English words that are not names: what may stand in lower case without naming anybody.

    A name that is also a word ("hope") is in it when our own list says so.
    """
    people = names.forenames() | names.surnames()
    both = _listed("names_that_are_words.txt") | names.words() | _listed("field_words.txt")
    named = people | (places() - both)
    return frozenset(word for word in frequencies() if word not in named) | both


#: A word met less often is more likely a rare name than a slip of the capital key.
COMMON = 1_000_000


#: A word met so often begins many a sentence and is seldom somebody's name.
OFTEN = 2_000_000


@lru_cache(maxsize=1)
def often() -> frozenset[str]:
    """Ordinary words whose capital at the start of a sentence says nothing."""
    counts = frequencies()
    return frozenset(word for word in ordinary() if counts.get(word, 0) >= OFTEN)


@lru_cache(maxsize=1)
def common() -> frozenset[str]:
    """Ordinary words met so often that in small letters they are never taken for a name."""
    counts = frequencies()
    both = _listed("names_that_are_words.txt") | names.words()
    return frozenset(word for word in ordinary() if counts.get(word, 0) >= COMMON) | both
