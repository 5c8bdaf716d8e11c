"""The worksheet in which an officer completes proposed register entries, and accepts or leaves them."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from pipeline.render.workbook import Column, Sheet, workbook

COLUMNS = (
    Column("accept", 9, "text", ("yes", "no"), "yes: the entry joins the register. Nothing else adds it."),
    Column("key", 18, help="Messages speak of the entry by this; change it as you like."),
    Column("kind", 13, "text", ("person", "place", "organisation", "other")),
    Column("role", 18, help="What they are to the child: mother, professional, school ..."),
    Column("name", 28, "wrap", help="As written in the report; complete it."),
    Column("aliases", 26, "wrap", help="Other forms of the name, divided by semicolons."),
    Column("title", 8),
    Column("sex", 9),
    Column("pseudonym", 22, help="What the report says instead. Needed, unless public is yes."),
    Column("public", 8, "text", ("yes", "no"), "yes: the real name may stand."),
    Column("public reason", 24, "wrap"),
    Column("note", 30, "wrap"),
    Column("times", 7),
    Column("where", 70, "wrap", help="The first places in which it stands."),
    Column("by", 18, help="Who decided."),
    Column("on", 12, help="The day, such as 2026-03-31."),
)  # fmt: skip
_INTRO = (
    "Proposed from the text, and not in the register yet. Complete an entry, write yes under accept, your name and the day.",
    "Save this workbook as decisions/register-additions.xlsx in the review's inputs. It names people: it is confidential.",
)


def suggestion_book(rows: Sequence[Sequence[str]], *, head: str = "") -> bytes:
    """The worksheet as a workbook; rows as ``Suggestion.row`` lays them out."""
    title = "Proposed register entries"
    return workbook((Sheet(title, COLUMNS, rows, _INTRO),), title=title, head=head)


def suggestion_csv(rows: Sequence[Sequence[str]]) -> bytes:
    """The worksheet as csv, for those who work without Excel."""
    target = io.StringIO(newline="")
    writer = csv.writer(target)
    writer.writerow([column.title for column in COLUMNS])
    writer.writerows(rows)
    return target.getvalue().encode("utf-8-sig")
