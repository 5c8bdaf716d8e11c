"""Replaces what identifies people in one run of text, keeping the sentence around it.

A run is everything a reader reads as one: the inlines of a paragraph or a cell joined, so that a
name in two formats is still one name. Footnotes are runs of their own, kept at their place.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from pipeline.anonymise import dated, dates, grammar, namesakes, quasi, quoted
from pipeline.anonymise.edits import Edit, Passage, Substitution, applied, clear, sliced
from pipeline.anonymise.fold import NOTHING
from pipeline.anonymise.match import Hit, Matcher
from pipeline.anonymise.naming import Naming
from pipeline.anonymise.neutral import Named, Neutral
from pipeline.anonymise.policy import REMARKS, UNNAMED, Policy
from pipeline.document import Dated, Footnote, Inline, Link, Mention, Span
from pipeline.errors import Broken
from pipeline.model import Register

#: A title before a name that was marked without it.
_TITLE = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|PC|DC|DS|DI|DCI|Sgt|Sergeant|Insp|Inspector|Rev|Sir|Dame|"
    r"Cllr|Nurse|Sister|Judge)\.?\s$"
)
#: Words of which only the capitals show where one begins.
_RUN_TOGETHER = re.compile(r"[@#]\w+|\b[^\W\d_]*[a-z][A-Z]\w*")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|_")


class Rewriter:
    """Rewrites runs of one report under one register and one policy, noting every change."""

    def __init__(
        self,
        register: Register,
        policy: Policy,
        matcher: Matcher,
        ordinary: Collection[str] = frozenset(),
        forenames: Collection[str] = frozenset(),
    ) -> None:
        self.policy = policy
        self.ordinary = ordinary
        self.forenames = {*forenames, *namesakes.first_names(register.entries)}
        self.matcher = matcher
        self.entries = {entry.key: entry for entry in register.entries}
        self.naming = Naming(self.entries, policy.family)
        self.neutral = Neutral(register.entries, policy.neutral)
        #: (words as written, the run they stand in) that a person must settle.
        self.doubts: list[tuple[str, str]] = []
        #: The same of words that name somebody else of a registered surname.
        self.namesakes: list[tuple[str, str]] = []
        self.ledger: list[Substitution] = []
        self.passages: list[Passage] = []
        self.block = 0
        #: Whether the run stands in a block quotation.
        self.quoting = False

    # ------------------------------------------------------------ runs

    def text(self, text: str) -> str:
        """Plain words (a title, a caption, an alternative), rewritten."""
        return applied(text, self._noted(text, self._edits(text, ())))

    def run(self, content: tuple[Inline, ...]) -> tuple[Inline, ...]:
        """The inlines rewritten: only Spans, allowed Links and Footnotes are left."""
        laid = [part for part in content if not isinstance(part, Footnote)]
        text = "".join(part.text for part in laid)
        edits = self._noted(text, self._edits(text, tuple(self._marked(laid))))
        out: list[Inline] = []
        at = 0
        for part in content:
            if isinstance(part, Footnote):
                out.append(Footnote(self.run(part.content)))
                continue
            end = at + len(part.text)
            out.extend(self._piece(part, at, end, edits))
            at = end
        return tuple(out)

    def _piece(
        self, part: Span | Mention | Dated | Link, at: int, end: int, edits: tuple[Edit, ...]
    ) -> Iterator[Inline]:
        near = [edit for edit in edits if edit.start < end and edit.end > at]
        words = sliced(part.text, at, end, near)
        if not words:
            return
        if isinstance(part, Link):
            yield Link(words, part.target) if not near and self._allowed(part) else Span(words)
        else:
            yield Span(words, bold=part.bold, italic=part.italic)

    def _allowed(self, link: Link) -> bool:
        return link.target.startswith("#") or any(
            link.target.startswith(prefix) for prefix in self.policy.links
        )

    def _noted(self, text: str, edits: tuple[Edit, ...]) -> tuple[Edit, ...]:
        if text:
            self.passages.append(Passage(self.block, text, edits))
        self.ledger.extend(
            Substitution(self.block, edit.rule, edit.key, text[edit.start : edit.end], edit.text)
            for edit in edits
        )
        return edits

    # ------------------------------------------------------------ edits

    def _marked(self, laid: Sequence[Inline]) -> Iterator[tuple[int, int, Mention | Dated]]:
        at = 0
        for part in laid:
            end = at + len(part.text) if not isinstance(part, Footnote) else at
            if isinstance(part, Mention | Dated):
                yield at, end, part
            at = end

    def _edits(
        self, text: str, marked: tuple[tuple[int, int, Mention | Dated], ...]
    ) -> tuple[Edit, ...]:
        # A hearing's date before dates in general: what is said of it may be less.
        edits = list(self._details(text, "hearing"))
        for start, end, part in marked:
            edit = self._of_mark(text, start, end, part)
            if edit and clear(edit, edits):
                edits.append(edit)
        free = _blanked(text, [(start, end) for start, end, _ in marked])
        for found in dates.find(free):
            edit = dated.of_date(text, found, self.policy.dates)
            if edit and clear(edit, edits):
                edits.append(edit)
        hits = list(self.matcher.find(free))
        settled = list(self._altered(free))
        for hit in hits:
            edit = self._of_stranger(text, hit, edits, settled) or self.naming.edit(text, hit)
            if edit and clear(edit, edits):
                edits.append(edit)
        for edit in (*self._run_together(free), *settled, *self._restricted(free)):
            if clear(edit, edits):
                edits.append(edit)
        # Nothing of what is changed already is part of a detail.
        for edit in self._details(_blanked(free, [(edit.start, edit.end) for edit in edits])):
            edits.extend(_fitted(text, edit, edits))
        edits.extend(self._neutral(text, marked, hits, edits))
        ordered = dated.joined(text, sorted(edits, key=lambda edit: edit.start))
        ordered = _said_once(text, dated.timed(text, ordered))
        return quoted.bracketed(text, ordered, quoted.quotations(text, block=self.quoting))

    def _neutral(
        self,
        text: str,
        marked: Sequence[tuple[int, int, Mention | Dated]],
        hits: Sequence[Hit],
        edits: Sequence[Edit],
    ) -> Iterator[Edit]:
        """What tells the sex of those whose sex the policy hides."""
        named = [
            *(Named(start, end, (part.key,)) for start, end, part in marked if isinstance(part, Mention)),
            *(Named(hit.start, hit.end, hit.keys) for hit in hits),
        ]  # fmt: skip
        words, doubts = self.neutral.find(
            text,
            sorted(named, key=lambda each: each.start),
            [range(edit.start, edit.end) for edit in edits],
        )
        yield from (Edit(word.start, word.end, word.text, "neutral") for word in words)
        self.doubts.extend((doubt.text, text) for doubt in doubts)

    def _of_mark(self, text: str, start: int, end: int, part: Mention | Dated) -> Edit | None:
        if isinstance(part, Mention):
            if part.key not in self.entries:
                raise Broken("a mention has a key that is not in the register")
            title = _TITLE.search(text[:start])
            hit = Hit(title.start() if title else start, end, (part.key,), "mention")
            return self.naming.edit(text, hit)
        return dated.of_span(text, start, end, part.when, self.policy.dates)

    def _of_stranger(
        self, text: str, hit: Hit, edits: Sequence[Edit], settled: Sequence[Edit]
    ) -> Edit | None:
        """A registered surname that names somebody else: out of the text, and for a person to settle."""
        entries = [self.entries[key] for key in hit.keys]
        if hit.kind != "part" or any(entry.public for entry in entries):
            return None
        start = namesakes.stranger(text, hit.start, hit.end, entries, self.ordinary, self.forenames)
        if start is None:
            return None
        for edit in settled:
            if edit.start <= start and hit.end <= edit.end:
                return edit
        written = text[start : hit.end]
        self.namesakes.append((written, text))
        made = Edit(start, hit.end, UNNAMED["person"], "namesake", ",".join(hit.keys))
        return made if clear(made, edits) else replace(made, start=hit.start)

    def _run_together(self, text: str) -> Iterator[Edit]:
        """Words run together around a name: #JusticeForZebedee."""
        for token in _RUN_TOGETHER.finditer(text):
            apart = _CAMEL.sub(" ", token[0].lstrip("@#"))
            hits = [hit for hit in self.matcher.find(apart) if hit.kind != "keep"]
            if hits:
                keys = dict.fromkeys(key for hit in hits for key in hit.keys)
                yield Edit(
                    token.start(), token.end(), REMARKS["contact"], "contact", ",".join(keys)
                )

    def _altered(self, text: str) -> Iterator[Edit]:
        """Strings a person decided to change."""
        for before, after in self.policy.altered:
            for found in re.finditer(rf"(?<!\w){re.escape(before)}(?!\w)", text):
                words = after
                if found[0][:1].isupper() and grammar.starts_sentence(text[: found.start()]):
                    words = grammar.capitalised(words)
                yield Edit(found.start(), found.end(), words, "decided")

    def _details(self, text: str, only: str = "") -> Iterator[Edit]:
        """What tells of a person without naming one; of one category where ``only`` names it."""
        for detail in quasi.find(text, only):
            made = quasi.replaced(text, detail, self.policy.choices)
            if made:
                start, end, words = made
                if words[:1].islower() and grammar.starts_sentence(text[:start]):
                    words = grammar.capitalised(words)
                yield Edit(start, end, words, f"detail: {detail.category}")

    def _restricted(self, text: str) -> Iterator[Edit]:
        """The confidential copy's own words: its reference and its marking."""
        for words in self.policy.restricted:
            for found in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text, re.IGNORECASE):
                yield Edit(found.start(), found.end(), self.policy.reference, "restricted")


def _fitted(text: str, edit: Edit, edits: Sequence[Edit]) -> Iterator[Edit]:
    """An edit where it is clear of the others, or its part that is: two that stand apart side by side share a comma."""
    shorter = [edit]
    if not edit.text and text[edit.start] == ",":
        shorter.append(replace(edit, start=edit.start + 1))
    if not edit.text and text[edit.end - 1] == ",":
        shorter.append(replace(edit, end=edit.end - 1))
    yield from [each for each in shorter if clear(each, edits)][:1]


def _said_once(text: str, edits: Sequence[Edit]) -> list[Edit]:
    """Two names of one person side by side ("Auntie Shirin") are one label."""
    out: list[Edit] = []
    for edit in edits:
        last = out[-1] if out else None
        near = last is not None and text[last.end : edit.start].isspace()
        if last and near and edit.key and last.key == edit.key and edit.text.startswith(last.text):
            out[-1] = Edit(last.start, edit.end, edit.text, last.rule, last.key)
        else:
            out.append(edit)
    return out


def _blanked(text: str, marked: Sequence[tuple[int, int]]) -> str:
    """The text with what is marked already made nothing, so that words beside it end there."""
    for start, end in marked:
        text = text[:start] + NOTHING * (end - start) + text[end:]
    return text


__all__ = ["Edit", "Passage", "Rewriter", "Substitution"]
