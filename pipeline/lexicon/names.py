"""Forenames and surnames of many countries, in lower case and without accents."""

from __future__ import annotations

import importlib
import pkgutil
import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

import faker.providers.person as people

_HERE = Path(__file__).resolve().parent
_LATIN = re.compile(r"[a-z][a-z' -]*[a-z]")
#: Letters that Unicode does not take apart.
_LETTERS = str.maketrans(
    {
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ı": "i",
        "’": "'",
    }
)


def _plain(name: str) -> str:
    apart = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
    return "".join(char for char in apart if not unicodedata.combining(char))


def _attributes(prefix: str) -> Iterator[str]:
    for module in pkgutil.iter_modules(people.__path__):
        provider = importlib.import_module(f"{people.__name__}.{module.name}").Provider
        for name in dir(provider):
            found = getattr(provider, name)
            if name.startswith(prefix) and isinstance(found, dict | list | tuple | set):
                yield from (each for each in found if isinstance(each, str))


def _names(prefix: str, ours: str) -> frozenset[str]:
    plain = (_plain(name) for name in (*_attributes(prefix), *_ours(ours)))
    return frozenset(name for name in plain if len(name) > 1 and _LATIN.fullmatch(name))


def _ours(section: str) -> Iterable[str]:
    """Names of our own list: what the package lacks of Wales, Bangladesh, Nigeria and Poland."""
    text = (_HERE / "names.txt").read_text("utf-8")
    part = text.split(f"[{section}]")[1].split("[")[0]
    return [word for line in part.splitlines() if not line.startswith("#") for word in line.split()]


@lru_cache(maxsize=1)
def forenames() -> frozenset[str]:
    """Forenames, folded."""
    return _names("first_names", "forenames") | words()


@lru_cache(maxsize=1)
def words() -> frozenset[str]:
    """Names that are English words besides, folded."""
    return frozenset(_plain(name) for name in _ours("words"))


@lru_cache(maxsize=1)
def surnames() -> frozenset[str]:
    """Surnames, folded."""
    return _names("last_names", "surnames")
