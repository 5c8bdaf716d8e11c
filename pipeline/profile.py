"""A partnership's words, clocks, quorum and headings: data under ``templates/``, checked here.

``templates/<partnership>/profile.toml`` is laid over ``templates/_shared/profile.toml``. Every
value of guidance stands beside the paragraph it comes from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from pipeline import schema
from pipeline.errors import BadCase
from pipeline.settings import faults_of, read_toml, refuse, table

SHARED = "_shared"

#: How the shared profile cites guidance it follows without being bound by it.
_DEFAULT = "shared default, as "

#: ``{officer}`` and the like: places in a profile's text where a word of the profile goes.
_PLACE = re.compile(r"\{([a-z_]+)\}")

#: Places the documents fill for themselves, from the case, the agency or the clocks.
FILLED_LATER = frozenset(
    [
        "action",
        "advice",
        "agency",
        "asked",
        "asked_on",
        "authors",
        "available_until",
        "contact",
        "data_protection",
        "decision",
        "decision_reason",
        "due",
        "guidance",
        "incident_told",
        "initiated",
        "key_lines",
        "media_contact",
        "meeting",
        "meeting_told",
        "new_date",
        "notification",
        "outline",
        "prepared",
        "publication",
        "reason",
        "recipient",
        "reference",
        "referral",
        "report_sent",
        "return_name",
        "reviewer",
        "scope_from",
        "scope_to",
        "scope_reason",
        "secure_return",
        "signed_by",
        "signed_role",
        "step",
        "thanks",
        "title",
        "track",
        "needs",
        "workshop",
    ]
)


@dataclass(frozen=True, slots=True)
class Sourced:
    """A value of guidance and the paragraph it comes from."""

    value: object
    source: str


@dataclass(frozen=True, slots=True)
class Profile:
    """One partnership's profile, the shared one beneath it.

    ``words`` are the partnership's terms by our key (oversight_group, review_panel,
    lead_reviewer, officer ...), a short form under ``<key>_short``. ``synonyms`` map our field
    names to the headings agencies use. ``tables`` holds every table of the profile (words with
    their sources, clocks, quorum, agenda, approvals, dates, letters, addresses, marking,
    sections ...), as read.
    """

    key: str
    name: str
    words: Mapping[str, str] = field(default_factory=dict)
    synonyms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    report_synonyms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    marking: str = ""
    tables: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    folders: tuple[Path, ...] = ()  # where templates are looked for, nearest first
    editor: Mapping[str, Mapping[str, object]] = field(default_factory=dict)  # editor.toml

    def get(self, name: str, key: str) -> Sourced:
        """One value of a table with its source. Raises KeyError when the profile has none."""
        found = self.tables[name][key]
        if not isinstance(found, Mapping):
            raise KeyError(key)
        return Sourced(found["value"], str(found.get("source", "")))

    def rows(self, name: str, key: str = "") -> list[tuple[str, Mapping[str, Any]]]:
        """The entries of a table in order, each with its key; or of the list ``key`` in it."""
        found = self.tables.get(name, {})
        if key:
            listed = found.get(key, [])
            held = listed if isinstance(listed, list) else []
            return [(str(row.get("key", "")), row) for row in held]
        return [(own, row) for own, row in found.items() if isinstance(row, Mapping)]

    def say(self, text: str) -> str:
        """The text with ``{officer}`` and the like replaced by the partnership's words."""
        return _PLACE.sub(lambda place: self.words.get(place[1], place[0]), text)

    def word(self, key: str) -> str:
        """The partnership's term, or the key in plain words where it has none."""
        return self.words.get(key, key.replace("_", " "))


# ---------------------------------------------------------------- reading


def read_profile(templates: Path, key: str) -> Profile:
    """The profile of ``templates/<key>``, laid over the shared one; ``_shared`` stands alone.

    Raises BadCase with every fault at once: an unknown key with the nearest known one, a value
    without its source, a place in a text that nothing fills.
    """
    folder = templates / key
    if not folder.is_dir():
        known = sorted(path.name for path in templates.glob("[!.]*") if path.is_dir())
        near = schema.nearest(key, known)
        hint = f"Did you mean {near}?" if near else f"There are: {', '.join(known)}."
        raise BadCase(
            f"case.toml, partnership: there is no folder of that name in templates. {hint}"
        )
    folders = (folder,) if key == SHARED else (folder, templates / SHARED)
    shared, own = _values(folders[-1]), _values(folder)
    values = laid_over(shared, own)
    faults = [*faults_of("profile", values), *_unsourced(shared, own)]
    refuse(f"templates/{key}/profile.toml", faults or list(_unfilled(values)))
    if cited := table(values, "guidance").get("cited_as", ""):
        values = _as_its_own(values, f"{_DEFAULT}{cited}", cited)
    # What is printed is read by people to whom a file they share is nothing.
    values = _as_its_own(values, "shared default", "default")
    return Profile(
        key=key,
        name=values["name"],
        words=_words(values),
        synonyms=_headings(folders, "synonyms"),
        report_synonyms=_headings(folders, "report_synonyms"),
        marking=values["marking"]["restricted"]["value"],
        tables={name: held for name, held in values.items() if isinstance(held, Mapping)},
        folders=folders,
        editor=_editor(folders),
    )


def laid_over(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    """``above`` over ``below``, key by key; a list, or a value with its source, replaced whole."""
    merged = dict(below)
    for key, value in above.items():
        under = merged.get(key)
        if isinstance(under, Mapping) and isinstance(value, Mapping) and "value" not in value:
            merged[key] = laid_over(under, value)
        else:
            merged[key] = value
    return merged


def _unsourced(
    below: Mapping[str, Any], above: Mapping[str, Any], place: str = ""
) -> Iterator[str]:
    """Entries that change the shared profile's guidance and do not say where theirs stands."""
    for key, value in above.items():
        under = below.get(key)
        if not isinstance(value, Mapping) or not isinstance(under, Mapping):
            continue
        here = f"{place}, {key}" if place else str(key)
        if "source" in under and "source" not in value:
            yield f"{here}, source: is missing (expected the paragraph of guidance it comes from)"
        else:
            yield from _unsourced(under, value, here)


def _as_its_own(value: Any, default: str, cited: str) -> Any:
    """Sources without "shared default, as" where the guidance cited is the partnership's own."""
    if isinstance(value, str) and value.startswith(default):
        return f"{cited}{value.removeprefix(default)}"
    if isinstance(value, Mapping):
        return {key: _as_its_own(held, default, cited) for key, held in value.items()}
    return (
        [_as_its_own(held, default, cited) for held in value] if isinstance(value, list) else value
    )


def with_columns(profile: Profile, columns: Mapping[str, object]) -> Profile:
    """The profile with a review's own headings added (``case.toml``, ``[columns]``).

    Raises BadCase when a heading is given to a field that does not exist.
    """
    known = tuple(profile.synonyms)
    faults = []
    for number, wanted in enumerate(columns.values(), start=1):
        if known and wanted not in known:
            near = schema.nearest(str(wanted), known)
            hint = f"Did you mean {near}?" if near else f"Known are: {', '.join(known)}."
            faults.append(f"columns, entry {number}: the field is not one of ours. {hint}")
    refuse("case.toml", faults)
    added = {name: list(found) for name, found in profile.synonyms.items()}
    for heading, wanted in columns.items():
        added.setdefault(str(wanted), []).append(heading)
    return replace(profile, synonyms={name: tuple(found) for name, found in added.items()})


def _values(folder: Path) -> dict[str, Any]:
    """A folder's profile; none where the partnership keeps only Word templates."""
    path = folder / "profile.toml"
    return read_toml(path) if path.exists() else {}


def _words(values: Mapping[str, Any]) -> dict[str, str]:
    found = {}
    for key, word in values["words"].items():
        found[key] = word["value"]
        found[f"{key}_short"] = word.get("short", word["value"])
    return found


def _headings(folders: tuple[Path, ...], name: str) -> dict[str, tuple[str, ...]]:
    """Headings by field of ours; a partnership adds to the shared ones and replaces none."""
    found: dict[str, tuple[str, ...]] = {}
    for folder in reversed(folders):
        path = folder / "headings.toml"
        held = table(read_toml(path), name) if path.exists() else {}
        for wanted, headings in held.items():
            if not isinstance(headings, list) or not all(isinstance(h, str) for h in headings):
                raise BadCase(f"{path.name}, {name}, {wanted}: should be a list of headings.")
            found[wanted] = tuple(dict.fromkeys((*found.get(wanted, ()), *headings)))
    return found


def _editor(folders: tuple[Path, ...]) -> dict[str, Any]:
    """The lists and limits of the editor's report, a partnership's over the shared ones."""
    found: dict[str, Any] = {}
    for folder in reversed(folders):
        path = folder / "editor.toml"
        if path.exists():
            own = read_toml(path)
            refuse(f"templates/{folder.name}/editor.toml", faults_of("editor", own))
            found = laid_over(found, own)
    return found


def _unfilled(values: Mapping[str, Any]) -> Iterator[str]:
    """Places in the profile's texts that no word of the profile and no document fills."""
    words = _words(values)
    for place, text in _texts(values):
        for wanted in _PLACE.findall(text):
            if wanted not in words and wanted not in FILLED_LATER:
                near = schema.nearest(wanted, {*words, *FILLED_LATER})
                hint = f" Did you mean {near}?" if near else ""
                yield f"{place}: nothing fills the place {{{wanted}}}.{hint}"


def _texts(value: object, place: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, Mapping):
        for key, held in value.items():
            yield from _texts(held, f"{place}, {key}" if place else str(key))
    elif isinstance(value, list):
        for number, held in enumerate(value, start=1):
            yield from _texts(held, f"{place}, entry {number}")
