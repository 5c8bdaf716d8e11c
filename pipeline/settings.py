"""The TOML files people keep for a review, read and checked by schema, all faults at once.

The sentence of a refusal names the file, the key and what is expected, never a value.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from pipeline import schema
from pipeline.errors import BadCase


def read_toml(path: Path) -> dict[str, Any]:
    """A TOML file as plain values. Raises BadCase when it is missing or is not TOML."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise BadCase(f"{path.name} is missing: {_folder(path)} has no such file.") from None
    except UnicodeDecodeError:
        raise BadCase(f"{path.name} is not saved as UTF-8 text. Save it again as UTF-8.") from None
    except OSError as fault:
        raise BadCase(f"{path.name} cannot be opened ({fault.strerror}).") from None
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        raise BadCase(f"{path.name} cannot be read: {_place(fault)}.") from None


def faults_of(name: str, values: Mapping[str, object]) -> list[str]:
    """What the schema ``name`` finds wrong, a sentence each, without the values."""
    return [fault.sentence() for fault in schema.check(name, values)]


def refuse(file: str, faults: Sequence[str]) -> None:
    """Raise one BadCase that lists every fault, or return when there is none."""
    if not faults:
        return
    count = "one fault" if len(faults) == 1 else f"{len(faults)} faults"
    raise BadCase(f"{file} has {count}:" + "".join(f"\n  - {fault}" for fault in faults))


def day(value: object) -> date | None:
    """A TOML date, or the same written as ISO text; None for nothing."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    return date.fromisoformat(value) if isinstance(value, str) and value else None


def table(values: Mapping[str, Any], key: str) -> dict[str, Any]:
    """The table under ``key``, empty where there is none."""
    found = values.get(key, {})
    return dict(found) if isinstance(found, Mapping) else {}


def rows(values: Mapping[str, Any], key: str) -> list[dict[str, Any]]:
    """The list of tables under ``key``, empty where there is none."""
    found = values.get(key, [])
    return [dict(row) for row in found if isinstance(row, Mapping)]


def _folder(path: Path) -> str:
    return f"the folder {path.parent.name}"


def _place(fault: tomllib.TOMLDecodeError) -> str:
    """Where the file stops being TOML, in the parser's words with what usually helps."""
    words = str(fault).rstrip(".")
    return f"{words}. Text stands in straight quotes, and a date is written 2026-03-31"
