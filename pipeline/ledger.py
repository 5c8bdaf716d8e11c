"""The ledger of event ids, ``decisions/event-ids.csv``: only ever added to.

An id given once stays with its event through every corrected return, so that a note, a footnote
or a chosen key event still points at the right row.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from pathlib import Path

from pipeline.errors import BadCase
from pipeline.files import write_whole
from pipeline.merge import LedgerRow

PLACE = Path("decisions") / "event-ids.csv"
HEADINGS = ["event_id", "agency", "fingerprint"]


def read_ids(folder: Path) -> tuple[LedgerRow, ...]:
    """The ids given so far, in the order they were given; none before the first build.

    Raises BadCase (10) when the ledger was changed by hand into something else.
    """
    path = folder / PLACE
    if not path.exists():
        return ()
    rows = list(csv.reader(io.StringIO(path.read_text("utf-8"), newline="")))
    if not rows or rows[0] != HEADINGS or any(len(row) != len(HEADINGS) for row in rows):
        raise BadCase(
            "decisions/event-ids.csv is not as the program wrote it. Put back an earlier copy: "
            "the ids in it keep notes and references on the right events."
        )
    return tuple(LedgerRow(*row) for row in rows[1:])


def add_ids(folder: Path, fresh: Iterable[LedgerRow]) -> None:
    """Add newly given ids to the ledger, keeping every line that stands there."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(HEADINGS)
    for row in (*read_ids(folder), *fresh):
        writer.writerow([row.event_id, row.agency, row.fingerprint])
    write_whole(folder / PLACE, buffer.getvalue().encode())
