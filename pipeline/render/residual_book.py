"""The worksheet in which a person decides about every string that remains in a public text."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from pipeline.render.workbook import Column, Sheet, workbook

_HELP = (
    "accept: it may stay, for the reason given. alter: it is replaced by the words given. "
    "register: it will be added to the register with a pseudonym."
)
COLUMNS = (
    Column("string", 26, "wrap", help="As it stands in the report."),
    Column("kind", 14),
    Column("times", 7),
    Column("where", 70, "wrap", help="The first places in which it stands."),
    Column("key", 16, help="By this the program's messages speak of it."),
    Column("decision", 12, "text", ("accept", "alter", "register"), _HELP),
    Column("replacement", 24, "wrap", help="The new words, for alter."),
    Column("reason", 34, "wrap", help="Needed for accept."),
    Column("by", 18, help="Who decided."),
    Column("on", 12, help="The day, such as 2026-03-31."),
)
_INTRO = (
    "Decide each string once: write accept, alter or register beside it, with your name and the day.",
    "Save this workbook as decisions/residual.xlsx in the review's inputs. It names people: it is confidential.",
)


def residual_book(rows: Sequence[Sequence[str]], *, head: str = "") -> bytes:
    """The worksheet as a workbook, the undecided first; rows as the hunt lays them out."""
    return workbook(
        (Sheet("Strings to decide", COLUMNS, rows, _INTRO),), title="Strings to decide", head=head
    )


def residual_csv(rows: Sequence[Sequence[str]]) -> bytes:
    """The worksheet as csv, for those who work without Excel."""
    target = io.StringIO(newline="")
    writer = csv.writer(target)
    writer.writerow([column.title for column in COLUMNS])
    writer.writerows(rows)
    return target.getvalue().encode("utf-8-sig")
