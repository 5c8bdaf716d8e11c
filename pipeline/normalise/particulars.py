"""A small table that says whom or what a return is about: Name, Date of birth, NHS number.

Its dates are the days of births and print-outs and no events.
"""

from __future__ import annotations

import re

from pipeline.dates import Period, read_date
from pipeline.model import Grid
from pipeline.normalise.gathered import own_cells
from pipeline.words import key

_FEWEST = 2
_LONGEST = 60
#: What such a label says; a date stands only beside one of the first kind.
_DATED = re.compile(
    r"^(?:(?:[a-z']+ )?(?:date of birth|dob|d o b|birth date|born)|edd|(?:estimated|expected) "
    r"(?:date of (?:delivery|birth|confinement)|delivery date|due date)|date of (?:death|report"
    r"|completion|print|printing|extract|return|registration)|date (?:completed|printed|produced"
    r"|extracted|prepared|generated|of this report|registered)|printed(?: on)?|extracted(?: on)?"
    r"|completed(?: on)?|period (?:covered|under review)|registered(?: since)?)$"
)
_OTHER = re.compile(
    r"^(?:(?:child|patient|client|service user|subject|pupil|student|family|full|first|last|fore"
    r"|sur|mothers?|fathers?|parents?)? ?names?|nhs (?:number|no)|hospital (?:number|no)|upn|niche id"
    r"|pnc id|(?:case|file|our|your|client|tenancy|patient|unit)? ?(?:ref|reference|id|number|no)"
    r"|(?:home |current |last known )?address(?:es)?|post ?code|telephone|phone|gender|sex|age"
    r"|ethnicity|religion|(?:first )?language|nationality|gp(?: practice| surgery)?|school|parity"
    r"|gravida|next of kin|agency|organisation|author|role|job title|completed by|prepared by"
    r"|subjects?|siblings?|mother|father|partner|carer|child)$"
)


def is_particulars(grid: Grid, period: Period) -> bool:
    """True for labels with their words beside them, at least half of them of this kind.

    A date beside any other label may be what happened, and the table is then none of these.
    """
    labels = []
    for row in grid.rows:
        filled = [cell for cell in own_cells(row) if cell.text.strip()]
        if not filled:
            continue
        if len(filled) > 2 or filled[0].column != "A" or len(filled[0].text) > _LONGEST:
            return False
        label = key(filled[0].text)
        value = filled[1] if len(filled) == 2 else None
        dated = value is not None and read_date(value.text, period, value.value).when.known
        if not label or (dated and not _DATED.match(label)):
            return False
        labels.append(label)
    known = [label for label in labels if _DATED.match(label) or _OTHER.match(label)]
    distinct = len(set(labels)) == len(labels)
    return distinct and len(known) >= _FEWEST and len(known) * 2 >= len(labels)
