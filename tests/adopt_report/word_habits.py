"""What Word does to a file whenever it is saved, done to a file built here.

Every run cut and given its revision ids, proofing marks and language; bookmarks numbered again
and one for the cursor; paragraph ids; page breaks as last rendered; a settings part full of
revision ids; quotation marks curled in what a reader types.
"""

from __future__ import annotations

import copy
import random

from lxml import etree

from tests.adopt_report.desk import Edit, w

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"


def as_word_saves(data: bytes, seed: int = 0) -> bytes:
    """The file as Word would save it, with nothing edited."""
    held, chance = Edit(data), random.Random(seed)
    for number, paragraph in enumerate(held.root.iter(w("p")), start=1):
        paragraph.set(w("rsidR"), f"00{chance.randrange(16**6):06X}")
        paragraph.set(w("rsidRDefault"), f"00{chance.randrange(16**6):06X}")
        paragraph.set(f"{{{_W14}}}paraId", f"{number:08X}")
        paragraph.set(f"{{{_W14}}}textId", "77777777")
        for run in list(paragraph.iter(w("r"))):
            _cut(run, chance)
        _proofed(paragraph, chance)
    _renumbered(held.root, chance)
    _cursor(held.body)
    return held.save()


def curled(words: str) -> str:
    """Typed words as Word's autocorrection leaves them."""
    found, open_ = "", True
    for letter in words:
        if letter == '"':
            found += "“" if open_ else "”"
            open_ = not open_
        else:
            found += "’" if letter == "'" else letter
    return found.replace("--", "–").replace("...", "…")


def _cut(run: etree._Element, chance: random.Random) -> None:
    """A run as several, each with its own revision id, a spelling mark or a language."""
    run.set(w("rsidRPr"), f"00{chance.randrange(16**6):06X}")
    text = run.find(w("t"))
    if text is None or len(run.findall(w("t"))) != 1 or len(text.text or "") < 4:
        return
    words = text.text or ""
    at = chance.randrange(1, len(words))
    second = copy.deepcopy(run)
    text.text, text.attrib[_SPACE] = words[:at], "preserve"
    held = second.find(w("t"))
    held.text = words[at:]
    held.set(_SPACE, "preserve")
    for child in list(run)[list(run).index(text) + 1 :]:
        run.remove(child)
    for child in list(second):
        if child.tag not in (w("rPr"), w("t")) and list(second).index(child) < list(second).index(
            held
        ):
            second.remove(child)
    if chance.random() < 0.3:
        properties = second.find(w("rPr"))
        if properties is None:
            properties = etree.Element(w("rPr"))
            second.insert(0, properties)
        etree.SubElement(properties, w("lang"), {w("val"): "cy-GB"})
    if chance.random() < 0.1:
        second.insert(
            1 if second.find(w("rPr")) is not None else 0, etree.Element(w("lastRenderedPageBreak"))
        )
    run.addnext(second)


def _proofed(paragraph: etree._Element, chance: random.Random) -> None:
    runs = [run for run in paragraph if run.tag == w("r")]
    if runs and chance.random() < 0.5:
        run = chance.choice(runs)
        run.addprevious(etree.Element(w("proofErr"), {w("type"): "spellStart"}))
        run.addnext(etree.Element(w("proofErr"), {w("type"): "spellEnd"}))


def _renumbered(root: etree._Element, chance: random.Random) -> None:
    """Bookmarks numbered from 0 in another order, as a file that was edited has them."""
    numbers = [mark.get(w("id")) for mark in root.iter(w("bookmarkStart"))]
    fresh = list(range(len(numbers)))
    chance.shuffle(fresh)
    new = {old: str(number) for old, number in zip(numbers, fresh, strict=True)}
    for mark in root.iter(w("bookmarkStart"), w("bookmarkEnd")):
        mark.set(w("id"), new.get(mark.get(w("id")), mark.get(w("id"))))


def _cursor(body: etree._Element) -> None:
    last = list(body.iter(w("p")))[-1]
    number = {w("id"): "999999"}
    last.append(etree.Element(w("bookmarkStart"), {**number, w("name"): "_GoBack"}))
    last.append(etree.Element(w("bookmarkEnd"), number))
