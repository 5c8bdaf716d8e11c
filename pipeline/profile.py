"""A partnership's words, clocks, quorum and headings: data under ``templates/``, checked here.

``templates/<partnership>/profile.toml`` is laid over ``templates/_shared/profile.toml``. Every
value of guidance stands beside the paragraph it comes from.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Sourced:
    """A value of guidance and the paragraph it comes from."""

    value: object
    source: str


@dataclass(frozen=True, slots=True)
class Profile:
    """A partnership as data.

    ``words`` are the partnership's terms by our key (oversight_group, review_panel,
    lead_reviewer, officer ...). ``synonyms`` map our field names to the headings agencies use.
    ``tables`` holds every other table of the profile (clocks, quorum, agenda, approvals, dates,
    letters, addresses, marking, sections ...), as read.
    """

    key: str
    name: str
    words: Mapping[str, str] = field(default_factory=dict)
    synonyms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    report_synonyms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    marking: str = ""
    tables: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    folders: tuple[Path, ...] = ()  # where templates are looked for, nearest first
