"""Words on a list: hindsight, blame, victim-blaming, opinion, jargon, intimate detail."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.assemble.editor.draft import Draft
from pipeline.assemble.editor.remarks import Lists, Remark, Rule, phrases

_APOSTROPHES = str.maketrans("’‘‐‑", "''--")
_QUOTED = re.compile(r"[“\"][^“”\"]*[”\"]")


def listed(name: str) -> Rule:
    """The rule that finds every phrase of one list in the lead reviewer's own wording.

    Whole words, the longest phrase first, in any case; a phrase in capitals only as it stands.
    What stands in quotation marks is somebody else's wording and is left alone, but for intimate
    detail, which is as intimate in a quotation.
    """
    quotations = name == "intimate"

    def rule(draft: Draft, lists: Lists) -> Iterator[Remark]:
        known = phrases(lists, name)
        if not known:
            return
        search = _search(tuple(known))
        plain = {phrase.casefold().translate(_APOSTROPHES): phrase for phrase in known}
        passages = draft.passages if quotations else draft.prose()
        for passage in passages:
            text = passage.text.translate(_APOSTROPHES)
            quoted = [] if quotations else [hit.span() for hit in _QUOTED.finditer(text)]
            for hit in search.finditer(text):
                if any(start < hit.start() < end for start, end in quoted):
                    continue
                phrase = plain[hit[0].casefold()]
                if phrase.isupper() and not hit[0].isupper():
                    continue
                yield Remark(name, passage, passage.text[hit.start() : hit.end()], known[phrase])

    return rule


def _search(known: tuple[str, ...]) -> re.Pattern[str]:
    longest = sorted(known, key=lambda phrase: (-len(phrase), phrase))
    either = "|".join(re.escape(phrase.translate(_APOSTROPHES)) for phrase in longest)
    return re.compile(rf"(?<![\w-])(?:{either})(?![\w-])", re.IGNORECASE)
