"""The catalogue: every kind of problem by its code, gathered from the modules beside this one."""

from __future__ import annotations

from pipeline.problems import (
    chronology_tables,
    contents,
    dates,
    files,
    readers,
    reports_and_returns,
)
from pipeline.problems.kinds import Kind

#: In the order in which an agency's words travel: file, contents, table, dates, return.
FAMILIES = (files, contents, readers, chronology_tables, dates, reports_and_returns)


def _by_code(kinds: list[Kind]) -> dict[str, Kind]:
    found = {kind.code: kind for kind in kinds}
    if len(found) != len(kinds):
        raise ValueError("a problem code is used twice")
    return found


CATALOGUE: dict[str, Kind] = _by_code([kind for family in FAMILIES for kind in family.KINDS])
