"""Columns of the chronology workbook that were found, not recorded: to filter events by a question."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from pipeline.case import Case
from pipeline.model import Finding
from pipeline.render.workbook import Cell, Column

#: Headed so that nobody takes them for an agency's words.
COLUMNS = (
    Column("Found: child's age", 16), Column("Found: child seen", 14),
    Column("Found: told or met", 24), Column("Found: told by", 24),
    Column("Found: key lines", 14), Column("Key event", 10),
)  # fmt: skip


def found_beside(
    findings: Sequence[Finding],
    case: Case,
    names: Mapping[str, str],
    key_events: Collection[str],
) -> Mapping[str, list[Cell]]:
    """By event id, what the findings say of it, a cell for each of ``COLUMNS``.

    The subject child's age; how the child was recorded as seen; agencies that the row says were
    told or met, and that it says told it; numbers of the key lines it bears on; whether it was
    chosen as a key event. An event of which nothing is found is left out. ``names``: agencies'
    names by key.
    """
    found: dict[str, list[Cell]] = {}

    def cells(event_id: str) -> list[Cell]:
        return found.setdefault(event_id, [""] * len(COLUMNS))

    for finding in findings:
        data = finding.data
        if finding.rule == "ages" and data["person"] == case.child:
            for event_id, age in _by_event(data["ages"]):
                cells(event_id)[0] = age
        elif finding.rule == "last_seen":
            for event_id, how in _by_event(data.get("record")):
                cells(event_id)[1] = how
        elif finding.rule == "known_by" and finding.key_line is None:
            for place, side in ((2, "told"), (3, "heard")):
                keys = data.get(side)
                cells(finding.about[0])[place] = "; ".join(
                    names.get(key, key) for key in (keys if isinstance(keys, tuple) else ())
                )
        elif finding.rule == "key_lines":
            for event_id in finding.about:
                own = cells(event_id)
                own[4] = f"{own[4]}; {finding.key_line}" if own[4] else str(finding.key_line)
    for event_id in key_events:
        cells(event_id)[5] = "yes"
    return found


def _by_event(held: object) -> list[tuple[str, str]]:
    return (
        [(str(key), str(said)) for key, said in held.items()] if isinstance(held, Mapping) else []
    )
