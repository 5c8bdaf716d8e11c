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
from pipeline.anonymise.fold import NOTHING, folded
from pipeline.anonymise.match import Hit, Matcher
from pipeline.anonymise.neutral import Named, Neutral
from pipeline.anonymise.policy import REMARKS, UNNAMED, Policy
from pipeline.anonymise.variants import INSTITUTION
from pipeline.document import Dated, Footnote, Inline, Link, Mention, Span
from pipeline.errors import Broken
from pipeline.model import Entry, Register

_FAMILY = re.compile(
    r"child|sibling|brother|sister|mother|father|parent|\b(?:aunt|uncle|cousin|relative|carer|"
    r"partner|family|baby|niece|nephew|guardian)\b"
)
_WOMAN = re.compile(r"^(?:mrs|ms|miss|lady|dame)\b", re.IGNORECASE)
#: The apostrophe after a name that ends in s: "James' school".
_BARE_POSSESSIVE = re.compile(r"[sxzSXZ]['’](?!\w)")
#: A title before a name that was marked without it.
_TITLE = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|PC|DC|DS|DI|DCI|Sgt|Sergeant|Insp|Inspector|Rev|Sir|Dame|"
    r"Cllr|Nurse|Sister|Judge)\.?\s$"
)
#: Words of which only the capitals show where one begins.
_RUN_TOGETHER = re.compile(r"[@#]\w+|\b[^\W\d_]*[a-z][A-Z]\w*")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|_")
_YOUNG = re.compile(r"\b(?:child|sibling|brother|sister|baby)\b")
_MAN = re.compile(r"^(?:mr|sir|lord)\b", re.IGNORECASE)


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

    def _piece(self, part: Inline, at: int, end: int, edits: tuple[Edit, ...]) -> Iterator[Inline]:
        if isinstance(part, Footnote):
            raise Broken("a footnote is a run of its own")
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
            edit = self._of_stranger(text, hit, edits, settled) or self._of_hit(text, hit)
            if edit and clear(edit, edits):
                edits.append(edit)
        for edit in (
            *self._run_together(free),
            *settled,
            *self._restricted(free),
            *self._details(free),
        ):
            if clear(edit, edits):
                edits.append(edit)
        edits.extend(self._neutral(text, marked, hits, edits))
        ordered = _said_once(text, dated.joined(text, sorted(edits, key=lambda edit: edit.start)))
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
        settled = [edit for edit in edits if edit.rule == "decided"]
        for doubt in doubts:
            if not any(edit.start < doubt.end and edit.end > doubt.start for edit in settled):
                self.doubts.append((doubt.text, text))

    def _of_mark(self, text: str, start: int, end: int, part: Mention | Dated) -> Edit | None:
        if isinstance(part, Mention):
            if part.key not in self.entries:
                raise Broken("a mention has a key that is not in the register")
            title = _TITLE.search(text[:start])
            hit = Hit(title.start() if title else start, end, (part.key,), "mention")
            return self._of_hit(text, hit)
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
        words = UNNAMED["person"]
        if _owns(written, hit.text):
            written, words = written[:-2], grammar.possessive(words)
        self.namesakes.append((written, text))
        made = Edit(start, hit.end, words, "namesake", ",".join(hit.keys))
        return made if clear(made, edits) else replace(made, start=hit.start)

    def _of_hit(self, text: str, hit: Hit) -> Edit | None:
        if hit.kind == "keep" or self.entries[hit.keys[0]].public:
            return None
        entry = self._who(text, hit)
        if entry is None:
            return self._shared(text, hit)
        if hit.kind == "plural" and re.search(r"\b[Tt]he\s+$", text[: hit.start]):
            return self._shared(text, hit)
        label = self._label(entry, hit.kind)
        start, end = self._widened(text, hit, label)
        written = text[hit.start : hit.end]
        owns = hit.kind == "plural" or _owns(written, hit.text)
        if not owns and _BARE_POSSESSIVE.match(text[end - 1 :]):
            owns, end = True, end + 1
        twice = grammar.repeated(text[:start], text[end:], label)
        if twice and entry.kind == "person" and label == entry.pseudonym:
            # "his mother, Cerys, said": the label would say "mother" once more.
            words = "'s" if owns else ""
            return Edit(start - twice[0], end + twice[1], words, hit.kind, entry.key)
        if owns:
            label = grammar.possessive(label)
        elif again := grammar.role_again(text[end:], label):
            end += again
        label, start = self._without_second_article(text, start, end, label)
        start -= grammar.article_goes(text[:start], text[end:], label)
        if label[:1].islower() and grammar.starts_sentence(text[:start]):
            label = grammar.capitalised(label)
        fitted = grammar.article(text[max(0, start - 4) : start], label)
        if fitted is not None:
            start -= min(4, start)
            label = fitted + label
        return Edit(start, end, label, hit.kind, entry.key)

    @staticmethod
    def _without_second_article(text: str, start: int, end: int, label: str) -> tuple[str, int]:
        """A label that begins with "the" after a word that takes its place: the the, a the."""
        said = re.search(r"\b(?P<word>[Tt]he|[Aa]n?)\s+$", text[:start])
        if not said or not label.startswith("the "):
            return label, start
        if said["word"].lower() == "the":
            return label.removeprefix("the "), start
        noun = re.match(r"\s+[a-z]", text[end:])
        local = "local" if noun else label.removeprefix("the ")
        return f"{said['word'][0]} {local}", said.start()

    @staticmethod
    def _label(entry: Entry, kind: str) -> str:
        """What stands for an entry: its pseudonym, or a remark for what has no pseudonym."""
        if kind in REMARKS and not (kind == "address" and entry.role == "address"):
            return REMARKS[kind]
        return entry.pseudonym or UNNAMED.get(entry.kind, UNNAMED["other"])

    def _who(self, text: str, hit: Hit) -> Entry | None:
        """The one entry meant, told by the title where several share the words."""
        entries = [self.entries[key] for key in hit.keys]
        written = text[hit.start : hit.end]
        if hit.kind == "address":  # the address itself before those who lived there
            entries = [entry for entry in entries if entry.kind != "person"] or entries
        for title, sex in ((_WOMAN, "f"), (_MAN, "m")):
            said = title.search(written)
            if said:
                fitting = [entry for entry in entries if entry.sex[:1].lower() in {sex, ""}]
                grown = [entry for entry in fitting if not _YOUNG.search(entry.role)]
                entries = grown or fitting or entries
                same = [
                    entry for entry in entries if entry.title.lower().strip(".") == said[0].lower()
                ]
                entries = same or entries
        labels = {entry.pseudonym for entry in entries}
        return entries[0] if len(labels) == 1 else None

    def _shared(self, text: str, hit: Hit) -> Edit:
        """Words several people share: a surname becomes the family, nobody in particular."""
        start, end = hit.start, hit.end
        entries = [self.entries[key] for key in hit.keys]
        words = "a member of the family"
        if not all(_FAMILY.search(entry.role) for entry in entries):
            words = UNNAMED[entries[0].kind if entries[0].kind in UNNAMED else "other"]
        before = re.search(r"\b[Tt]he\s+$", text[:start])
        after = re.match(r"\s+(?:family|household|home)\b", text[end:])
        if before or after:
            words = self.policy.family.removeprefix("the ") if before else self.policy.family
            if after and "family" in after[0]:
                end += after.end()
        if _owns(text[hit.start : hit.end], hit.text):
            words = grammar.possessive(words)
        elif _BARE_POSSESSIVE.match(text[end - 1 :]):
            words, end = grammar.possessive(words), end + 1
        article = re.search(r"\b[Aa]n?\s+$", text[:start])
        if article and words.startswith("a "):
            start = article.start()
        if words[:1].islower() and grammar.starts_sentence(text[:start]):
            words = grammar.capitalised(words)
        return Edit(start, end, words, "shared", ",".join(hit.keys))

    def _widened(self, text: str, hit: Hit, label: str) -> tuple[int, int]:
        """The hit with the words beside it that the label says again ("social worker J Smith")."""
        start, end = hit.start, hit.end
        said = folded(label).split()
        role = said[:-1] if len(said) > 1 and len(said[-1]) < 3 else []
        if role:
            words = r"\s+".join(map(re.escape, role))
            before = re.search(rf"\b{words}\s+$", text[:start], re.IGNORECASE)
            start = before.start() if before else start
        after = re.match(r"\s+([A-Za-z]+)\b", text[end:])
        if after and after[1].lower() in said and after[1].lower() in INSTITUTION:
            end += after.end()
        return start, end

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
                yield Edit(found.start(), found.end(), after, "decided")

    def _details(self, text: str, only: str = "") -> Iterator[Edit]:
        """What tells of a person without naming one; of one category where ``only`` names it."""
        for detail in quasi.find(text, only):
            made = quasi.replaced(text, detail, self.policy.details)
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


def _owns(written: str, form: str) -> bool:
    """Whether a name is written as an owner's; a name that itself ends so ("Aidric's") is not."""
    return bool(re.search(r"['’]s$|s['’]$", written)) and not form.endswith("'s")


__all__ = ["Edit", "Passage", "Rewriter", "Substitution"]
