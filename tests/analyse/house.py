"""The shared profile's numbers under a made-up case, as a build has them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from pipeline.analyse.settings import with_profile
from pipeline.case import Case
from pipeline.profile import Profile, read_profile

TEMPLATES = Path(__file__).parents[2] / "templates"


@cache
def shared() -> Profile:
    """The profile every partnership starts from."""
    return read_profile(TEMPLATES, "_shared")


def settled(case: Case) -> Case:
    """The case with the shared numbers under its own."""
    return with_profile(case, shared())
