"""Word documents: .docx, .docm, .dotx, Strict or not. Every word shown or set aside.

The parts are walked in the order in which a reader meets them: text, notes, comments, then the
drawings, page furniture and building blocks that are set aside.
"""

from __future__ import annotations

import posixpath
import re
from contextlib import suppress

from lxml import etree

from pipeline.read.package import Package
from pipeline.read.package_notes import note_package, properties
from pipeline.read.reading import Reading, Refused, balance
from pipeline.read.word_blocks import Place, Walk
from pipeline.read.word_census import described, received
from pipeline.read.word_names import local, one_dialect, other, w
from pipeline.read.word_numbers import numbers
from pipeline.read.word_plain import parse
from pipeline.read.word_prompts import set_prompts_aside
from pipeline.read.word_stray import stray_words
from pipeline.read.word_styles import looks
from pipeline.read.word_text import Story, passage

_RELS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_NOTES = {"footnotes": "footnote", "endnotes": "endnote"}
#: Root element of a part to the reason its words are set aside.
_ASIDE = {
    "hdr": "page-furniture",
    "ftr": "page-furniture",
    "glossaryDocument": "template",
}
#: Root elements of the parts that are read for themselves.
_READ = {*_NOTES, "comments", "dataModel", "chartSpace", "drawing"}


def read_word(package: Package, reading: Reading) -> None:
    """Read a Word package into ``reading``; its census is balanced part by part."""
    package = Package(
        {name: one_dialect(part) for name, part in package.parts.items()}, package.sizes
    )
    main = main_part(package)
    others = _other_parts(package, main)
    styles = next((root for root in others.values() if local(root.tag) == "styles"), None)
    counted = numbers(_lists(package, main), styles)
    document = parse(package, main, counted.counting)
    roots = {main: document.root, **others}
    by_root: dict[str, list[str]] = {}
    for name, root in roots.items():
        by_root.setdefault(local(root.tag), []).append(name)
    story = Story(looks(styles), numbers=counted)
    story.may_hide = any(b"vanish" in package.parts[name] for name in roots)
    walk = Walk(story, reading, document.plain)
    if roots[main].find(w("body")) is None:
        raise Refused("file-damaged", f"part: {main}", main)
    # All of it: what stands before or after the body is no less in the file.
    walk.blocks(roots[main], Place())
    _notes(walk, roots, by_root)
    _comments(walk, roots, by_root)
    _drawn(walk, roots, by_root)
    for name, root in sorted(roots.items()):
        if name != main and local(root.tag) not in _READ:
            aside = _ASIDE.get(local(root.tag), "behind-the-page")
            walk.blocks(root, Place(part=name, aside=aside))
    told = received(package.parts, set(roots))
    told += [
        *_counted(story, reading),
        ("descriptions of pictures", described(package.parts, set(roots))),
    ]
    _descriptions(roots, reading)
    told += _strays(roots, reading)
    told += set_prompts_aside(roots, reading)
    told += note_package(package, reading)
    _say(walk, reading)
    reading.properties += properties(package)
    reading.census = balance(reading, told)


def _lists(package: Package, main: str) -> etree._Element | None:
    """The part that says how lists count; a damaged one counts nothing and holds no words."""
    name = package.spelled(posixpath.join(posixpath.dirname(main), "numbering.xml"))
    with suppress(Refused):
        return package.xml(name)
    return None


def _counted(story: Story, reading: Reading) -> list[tuple[str, list[str]]]:
    """Set aside the numbers of each list; the file holds none of them, so they are told as read."""
    texts = [" ".join(shown) for shown in story.numbers.beside.values()]
    for text in texts:
        reading.set_aside("list-number", text)
    return [("numbers of lists", texts)]


def _strays(roots: dict[str, etree._Element], reading: Reading) -> list[tuple[str, list[str]]]:
    """Set aside words that stand outside every element of words."""
    found = []
    for name, root in sorted(roots.items()):
        words = stray_words(root)
        for text in words:
            reading.set_aside("behind-the-page", text, part=name)
        found.append((name, words))
    return found


def _descriptions(roots: dict[str, etree._Element], reading: Reading) -> None:
    """Set aside the words that describe a picture to those who cannot see it."""
    for name, root in sorted(roots.items()):
        told = [
            element.get(about, "")
            for element in root.iter("{*}docPr", "{*}cNvPr", f"{{{_VML}}}*")
            for about in ("title", "descr", "alt")
        ]
        for text in dict.fromkeys(told):
            reading.set_aside("picture-description", text, part=name)


_VML = "urn:schemas-microsoft-com:vml"


def main_part(package: Package) -> str:
    """The name of the part with the document's text."""
    if "_rels/.rels" in package.parts:
        for relation in package.xml("_rels/.rels").iterchildren(f"{_RELS}Relationship"):
            if relation.get("Type", "").endswith("/officeDocument"):
                target = relation.get("Target", "").lstrip("/").replace("\\", "/")
                name = package.spelled(posixpath.normpath(target))
                if name in package.parts:
                    return name
    if "word/document.xml" in package.parts:
        return "word/document.xml"
    raise Refused("file-damaged", "part missing: word/document.xml")


#: Parts that hold settings, never words of the document.
_WORDLESS = re.compile(
    r"\[Content_Types\]\.xml|.*\.rels|docProps/.*|customXml/.*|customUI.*|.*/theme/.*|_xmlsignatures/.*"
    r"|.*/(?:settings|webSettings|fontTable|numbering)\d*\.xml|docMetadata/.*",
    re.IGNORECASE,
)


def _other_parts(package: Package, main: str) -> dict[str, etree._Element]:
    # Office tells no capitals apart in the names of parts.
    folder = main.split("/", maxsplit=1)[0].lower() + "/" if "/" in main else ""
    return {
        name: package.xml(name)
        for name in package.parts
        if name.lower().endswith(".xml") and name != main and not _WORDLESS.fullmatch(name)
        and name.lower().startswith(folder)
    }  # fmt: skip


def _notes(walk: Walk, roots: dict[str, etree._Element], by_root: dict[str, list[str]]) -> None:
    """Footnotes and endnotes, numbered as their readers see them."""
    for kind, singular in _NOTES.items():
        for name in by_root.get(kind, ()):
            notes = list(roots[name].iterchildren(w(singular)))
            known = [
                note for note in notes if (singular, note.get(w("id"), "")) in walk.story.notes
            ]
            known.sort(key=lambda note: walk.story.notes[singular, note.get(w("id"), "")])
            for note in known:
                number = walk.story.notes[singular, note.get(w("id"), "")]
                walk.blocks(note, Place(part=f"{singular} {number}", style="note"))
            for note in notes:
                if note not in known:
                    walk.blocks(note, Place(part=f"{singular} no text refers to", style="note"))


def _comments(walk: Walk, roots: dict[str, etree._Element], by_root: dict[str, list[str]]) -> None:
    for name in by_root.get("comments", ()):
        for comment in roots[name].iterchildren(w("comment")):
            number = walk.story.note_number("comment", comment.get(w("id"), ""))
            walk.blocks(comment, Place(part=f"comment {number}", style="note"))


def _drawn(walk: Walk, roots: dict[str, etree._Element], by_root: dict[str, list[str]]) -> None:
    """Words of diagrams and charts: they are text people read on the page."""
    for kind, label in (("dataModel", "diagram"), ("chartSpace", "chart")):
        for number, name in enumerate(sorted(by_root.get(kind, ())), start=1):
            for paragraph in roots[name].iter(other("a", "p")):
                text = passage(walk.story, paragraph).text
                walk.reading.block("note", text, part=f"{label} {number}")
            for value in roots[name].iter("{*}v", "{*}pt"):
                walk.reading.set_aside("chart", value.text or "", part=f"{label} {number}")
    for name in sorted(by_root.get("drawing", ())):
        # A diagram as it was drawn last: its words stand in its data.
        for paragraph in roots[name].iter(other("a", "p")):
            walk.reading.set_aside("fallback", passage(walk.story, paragraph).text, part=name)


def _say(walk: Walk, reading: Reading) -> None:
    """One note for each kind of thing that was in the file besides plain words."""
    story = walk.story
    deleted = sum(1 for reason, _, _ in reading.aside if reason == "deleted")
    if story.inserted or story.removed:
        reading.tracked(story.inserted, max(story.removed, deleted))
    if story.hidden:
        reading.problem("hidden-text", found=f"{story.hidden} pieces of hidden text")
    if story.pictures:
        reading.problem("pictures-not-read", found=f"{story.pictures} pictures")
    for command in sorted(set(story.commands)):
        reading.problem("file-field-command", found=command)
    named = sum(1 for problem in reading.problems if problem.code == "file-embedded-object")
    if walk.pasted > named:
        reading.problem("file-embedded-object", found="a pasted web page or document")
