"""Finds the words of somebody in quotation marks: known to whoever heard or read them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.anonymise.details.laid import Laid
from pipeline.anonymise.details.rules import Hit

_QUOTED = re.compile(r"[“\"]([^“”\"\n]{2,400})[”\"]|(?<![\w’'])[‘']([^‘\n]{12,300}?)[’'](?!\w)")
#: Fewer words than these are a word that is spoken of ("threshold"), not what somebody said.
_LEAST = 3


def quotations(laid: Laid) -> Iterator[Hit]:
    """What stands between quotation marks, where it is words of somebody and not one term."""
    text = laid.text
    if not ('"' in text or "“" in text or "‘" in text or " '" in text):
        return
    for match in _QUOTED.finditer(text):
        group = 1 if match[1] is not None else 2
        if len(match[group].split()) >= _LEAST:
            yield *match.span(group), "quotation", "[quotation]"
