"""What a record must look like, told in plain English. Looks, never mends, never raises on data.

Schemas are JSON Schema 2020-12 in ``schemas/<name>.schema.json`` with ``$id`` ``urn:cspr:<name>``;
they may refer to each other by that id and to nothing else: no schema is ever fetched. The
verdict comes from jsonschema-rs, fifty times faster; jsonschema words the failures. A test holds
the two to the same verdicts.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema_rs
from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import ValidationError, best_match
from rapidfuzz import fuzz, process
from referencing import Registry
from referencing.jsonschema import DRAFT202012

FOLDER = Path(__file__).resolve().parent.parent / "schemas"
PREFIX = "urn:cspr:"

#: Below this likeness a known name is not offered for an unknown one.
NEAR = 65

TYPE_WORDS = {
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "array": "a list",
    "object": "a table",
    "null": "nothing",
}

FORMAT_WORDS = {
    "date": "a date such as 2026-03-31",
    "email": "an e-mail address",
    "uri": "a web address",
}


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with a record.

    ``path`` holds the keys and 0-based positions that lead to it, the missing or unknown key
    last. ``message`` and ``expected`` name no value of the record, so they may be printed
    anywhere; ``found`` (at most 80 characters) may not. ``example`` is what could be written, the
    schema's own and invented, as lines of TOML.
    """

    path: tuple[str | int, ...]
    message: str
    expected: str = ""
    nearest: str = ""
    example: str = ""
    found: str = field(default="", repr=False)

    def place(self) -> str:
        """The path as people say it: ``agencies, entry 2, due``."""
        parts = (f"entry {step + 1}" if isinstance(step, int) else step for step in self.path)
        return ", ".join(parts)

    def sentence(self) -> str:
        """Place, message, what is expected and the nearest known name, in one sentence.

        Lines to write follow it where the schema has an example.
        """
        words = f"{self.place() or 'the file'}: {self.message}"
        if self.expected and not words.endswith(self.expected):  # said already
            words += f" (expected {self.expected})"
        words += f". Did you mean {self.nearest}?" if self.nearest else "."
        lines = "".join(f"\n      {line}" for line in self.example.splitlines())
        return f"{words} For example:{lines}" if lines else words


def check(name: str, instance: object) -> tuple[Fault, ...]:
    """Every fault of ``instance`` against ``schemas/<name>.schema.json``, in order of place.

    Dates, times and tuples (as TOML and dataclasses give them) count as the ISO texts and lists
    they stand for. Empty when the record is right. Raises KeyError for a schema we do not have.
    """
    plain = as_json(instance)
    fast, slow = _compiled(name)
    if fast.is_valid(plain):
        return ()
    faults = {fault: None for error in slow.iter_errors(plain) for fault in _faults(error)}
    if not faults:  # the two must never differ; if they do, a record is not passed in silence
        return (Fault((), "does not have the agreed form"),)
    return tuple(sorted(faults, key=_order))


def check_all(name: str, instances: Iterable[object]) -> Iterator[tuple[int, Fault]]:
    """Every fault of many records, each with the position of its record from 0.

    Records that are right cost only the fast verdict.
    """
    fast, _ = _compiled(name)
    for position, instance in enumerate(instances):
        if not fast.is_valid(instance):
            for fault in check(name, instance):
                yield position, fault


def names() -> tuple[str, ...]:
    """The schemas we have, by name."""
    return tuple(sorted(path.name.removesuffix(".schema.json") for path in FOLDER.glob("*.json")))


@cache
def load(name: str) -> dict[str, Any]:
    """One schema as read. Raises KeyError when there is none of this name."""
    path = FOLDER / f"{name}.schema.json"
    if not path.is_file():
        raise KeyError(name)
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def as_json(value: object) -> Any:
    """The value with dates and times as ISO text and tuples as lists; all else as it is."""
    if isinstance(value, Mapping):
        return {str(key): as_json(held) for key, held in value.items()}
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    if isinstance(value, Sequence) and not isinstance(value, str | bytes):
        return [as_json(held) for held in value]
    return value


def nearest(word: str, known: Iterable[str]) -> str:
    """The known name most like ``word``, or "" when none is near."""
    choices = {choice: choice.casefold().replace("-", "_") for choice in known}
    asked = word.casefold().replace("-", "_")
    best = process.extractOne(asked, choices, scorer=fuzz.ratio, score_cutoff=NEAR)
    return str(best[2]) if best else ""


# ---------------------------------------------------------------- compiling


@cache
def _compiled(name: str) -> tuple[Any, Draft202012Validator]:
    schema = load(name)
    others = [(f"{PREFIX}{other}", load(other)) for other in names()]
    fast = jsonschema_rs.Draft202012Validator(
        schema,
        validate_formats=True,
        registry=jsonschema_rs.Registry(others) if others else None,
        offline=True,
    )
    resources = [(address, DRAFT202012.create_resource(held)) for address, held in others]
    registry: Registry[Any] = Registry().with_resources(resources)
    slow = Draft202012Validator(schema, registry=registry, format_checker=FormatChecker())
    return fast, slow


def _order(fault: Fault) -> list[str]:
    return [f"{step:09d}" if isinstance(step, int) else step for step in fault.path]


# ---------------------------------------------------------------- wording


def _faults(error: ValidationError) -> Iterator[Fault]:
    """The faults one failed rule stands for."""
    path = tuple(error.absolute_path)
    rule = str(error.validator)
    value: Any = error.validator_value
    instance: Any = error.instance
    if rule == "additionalProperties":
        yield from _unknown_keys(error.schema, instance, path)
    elif rule == "required":
        for key in value:
            if key not in instance:
                expected, example = _described(error.schema, key), _example(error.schema, key)
                yield Fault((*path, key), "is missing", expected, example=example)
    elif rule in {"anyOf", "oneOf"} and error.context:
        deepest = best_match(error.context)
        if deepest is not None:
            yield from _faults(deepest)
    else:
        yield _worded(rule, value, instance, path, _described(error.schema))


def _unknown_keys(schema: Any, instance: Any, path: tuple[str | int, ...]) -> Iterator[Fault]:
    known = tuple(schema.get("properties", {}))
    patterns = tuple(schema.get("patternProperties", {}))
    for key in instance:
        if key not in known and not any(re.search(pattern, key) for pattern in patterns):
            near = nearest(key, known)
            yield Fault((*path, key), "is not a name we know", _one_of(known), near)


def _worded(
    rule: str, value: Any, instance: Any, path: tuple[str | int, ...], described: str
) -> Fault:
    found = _shown(instance)
    if rule == "type":
        kinds = value if isinstance(value, list) else [value]
        wanted = " or ".join(TYPE_WORDS.get(str(kind), str(kind)) for kind in kinds)
        return Fault(path, f"should be {wanted}", described or wanted, found=found)
    if rule in {"enum", "const"}:
        options = [str(option) for option in (value if rule == "enum" else [value])]
        near = nearest(instance, options) if isinstance(instance, str) else ""
        return Fault(path, "is not one of the answers we know", _one_of(options), near, found)
    if rule == "format":
        wanted = FORMAT_WORDS.get(str(value), str(value))
        return Fault(path, f"should be {wanted}", wanted, found=found)
    messages = {
        "pattern": "is not written in the form expected",
        "minLength": "is empty" if value == 1 else f"is shorter than {value} characters",
        "maxLength": f"is longer than {value} characters",
        "minItems": "has no entries" if value == 1 else f"has fewer than {value} entries",
        "maxItems": f"has more than {value} entries",
        "uniqueItems": "lists the same entry twice",
        "minimum": f"is less than {value}",
        "maximum": f"is more than {value}",
        "exclusiveMinimum": f"is not more than {value}",
        "minProperties": "is empty",
        "not": "is not allowed here",
        "dependentRequired": "needs another entry beside it",
    }
    message = messages.get(rule, "does not have the agreed form")
    return Fault(path, message, described, found=found)


def _described(schema: object, key: str = "") -> str:
    """What the schema says of a value, its full stop dropped; "" when it says nothing."""
    if not isinstance(schema, dict):
        return ""
    if key:
        return _described(schema.get("properties", {}).get(key, {}))
    return str(schema.get("description", "")).rstrip(".")


def _example(schema: object, key: str) -> str:
    """The schema's first example of a list of tables, as TOML; "" when it gives none."""
    held = schema.get("properties", {}).get(key, {}) if isinstance(schema, dict) else {}
    return "\n".join(
        line
        for row in next(iter(held.get("examples", ())), ())
        # Texts, numbers and lists of them are written alike in JSON and TOML.
        for line in (f"[[{key}]]", *(f"{name} = {json.dumps(row[name])}" for name in row))
    )


def _one_of(options: Sequence[str]) -> str:
    return f"one of: {', '.join(options)}" if options else ""


def _shown(value: object) -> str:
    """At most 80 characters of the value."""
    text = value if isinstance(value, str) else json.dumps(value, default=str)
    return text if len(text) <= 80 else f"{text[:79]}…"
