"""What stands for somebody named, fitted to the sentence around the name.

One label a person; "the family" and the like where several people share the words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from pipeline.anonymise import grammar
from pipeline.anonymise.edits import Edit
from pipeline.anonymise.fold import folded
from pipeline.anonymise.match import Hit
from pipeline.anonymise.policy import REMARKS, UNNAMED
from pipeline.anonymise.variants import INSTITUTION
from pipeline.model import Entry

_FAMILY = re.compile(
    r"child|sibling|brother|sister|mother|father|parent|\b(?:aunt|uncle|cousin|relative|carer|"
    r"partner|family|baby|niece|nephew|guardian)\b"
)
_WOMAN = re.compile(r"^(?:mrs|ms|miss|lady|dame)\b", re.IGNORECASE)
#: The apostrophe after a name that ends in s: "James' school".
_BARE_POSSESSIVE = re.compile(r"[sxzSXZ]['’](?!\w)")
_YOUNG = re.compile(r"\b(?:child|sibling|brother|sister|baby)\b")
_MAN = re.compile(r"^(?:mr|sir|lord)\b", re.IGNORECASE)


class Naming:
    """Labels for the entries of a register, by key. ``family`` is what a whole family is called."""

    def __init__(self, entries: Mapping[str, Entry], family: str) -> None:
        self.entries = entries
        self.family = family

    def edit(self, text: str, hit: Hit) -> Edit | None:
        """The words that stand for what was found, fitted; None where it may be read as it is."""
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
        owns = hit.kind == "plural" or _owned(written, hit.text)
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
        if hit.kind in REMARKS:  # where they live, not who they are
            words = REMARKS[hit.kind]
        elif not all(_FAMILY.search(entry.role) for entry in entries):
            words = UNNAMED[entries[0].kind if entries[0].kind in UNNAMED else "other"]
        before = re.search(r"\b[Tt]he\s+$", text[:start])
        after = re.match(r"\s+(?:family|household|home)\b", text[end:])
        if before or after:
            words = self.family.removeprefix("the ") if before else self.family
            if after and "family" in after[0]:
                end += after.end()
        if _BARE_POSSESSIVE.match(text[end - 1 :]):
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


def _owned(written: str, form: str) -> bool:
    """Whether a name is written as an owner's; a name that itself ends so ("Aidric's") is not."""
    return bool(re.search(r"['’]s$|s['’]$", written)) and not form.endswith("'s")
