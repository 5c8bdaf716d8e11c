"""A reader's desk: a built draft, and the edits Word makes to it, made in the XML."""

from __future__ import annotations

import copy
import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from lxml import etree

from pipeline.adopt_report.adopt import Adoption, compare, take_over
from pipeline.adopt_report.texts import keep_texts
from pipeline.assemble.overview_report import overview_report
from pipeline.assemble.review import Review
from pipeline.model import Register
from pipeline.prose_files import read_prose
from pipeline.render.word import word
from tests.practice.made_up import PROFILE, review

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def w(name: str) -> str:
    return f"{{{W}}}{name}"


@dataclass
class Desk:
    """A review's folder with its chapters; ``build`` prints the draft as Word."""

    folder: Path
    texts: Path
    review: Review = field(default_factory=review)

    def build(self) -> bytes:
        prose = read_prose(self.folder)
        keep_texts(self.texts, prose, "0.1")
        held = replace(self.review, prose=prose)
        return word(overview_report(held), PROFILE.folders)

    @property
    def register(self) -> Register:
        return self.review.register

    def compare(self, data: bytes, **more: str) -> Adoption:
        return compare(self.folder, data, self.register, texts=self.texts, **more)

    def adopt(self, data: bytes, **more: str) -> Adoption:
        found = self.compare(data, **more)
        take_over(self.folder, found)
        return found

    def chapter(self, name: str = "01-what") -> str:
        return (self.folder / "report" / f"{name}.md").read_text("utf-8")


def desk(tmp_path: Path, **chapters: str) -> Desk:
    """A desk whose chapters have these names (``c01`` is ``01.md``) and texts."""
    folder = tmp_path / "made-up"
    (folder / "report").mkdir(parents=True)
    for name, text in chapters.items():
        (folder / "report" / f"{name.replace('_', '-')}.md").write_text(text, "utf-8")
    return Desk(folder, tmp_path / "drafts")


class Edit:
    """An open Word file. Every method does what a reader does."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        self.root = etree.fromstring(self.parts["word/document.xml"])
        self.body = self.root.find(w("body"))
        self.count = 900_000

    def save(self) -> bytes:
        if "word/comments.xml" in self.parts:
            self._relate_comments()
        self.parts["word/document.xml"] = etree.tostring(
            self.root, xml_declaration=True, encoding="UTF-8"
        )
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, part in self.parts.items():
                archive.writestr(name, part)
        return out.getvalue()

    def _relate_comments(self) -> None:
        office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
        lines = {
            "word/_rels/document.xml.rels": (
                f'<Relationship Id="rIdC" Type="{office}/comments" Target="comments.xml"/>'
            ),
            "[Content_Types].xml": f'<Override PartName="/word/comments.xml" ContentType="{kind}"/>',
        }
        for name, line in lines.items():
            part = self.parts[name].decode()
            if line not in part:
                end = part.rindex("</")
                self.parts[name] = (part[:end] + line + part[end:]).encode()

    # ------------------------------------------------------------ finding

    def paragraph(self, words: str) -> etree._Element:
        """The one paragraph of the chapters that holds these words (the contents repeat headings)."""
        found = [
            p for p in self.root.iter(w("p"))
            if words in text_of(p) and not _style(p).startswith("TOC")
        ]  # fmt: skip
        assert len(found) == 1, (words, len(found))
        return found[0]

    def run(self, words: str) -> etree._Element:
        """A run of its own for just these words."""
        paragraph = self.paragraph(words)
        for run in list(paragraph.iter(w("r"))):
            held = run.find(w("t"))
            if held is None or words not in (held.text or ""):
                continue
            before, _, after = (held.text or "").partition(words)
            parent = run.getparent()
            place = parent.index(run)
            for text in (before, words, after):
                if text:
                    made = copy.deepcopy(run)
                    made.find(w("t")).text = text
                    made.find(w("t")).set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
                    parent.insert(place, made)
                    if text == words:
                        wanted = made
                    place += 1
            parent.remove(run)
            return wanted
        raise AssertionError(words)

    # ------------------------------------------------------------ plain edits

    def say(self, words: str, instead: str) -> None:
        self.run(words).find(w("t")).text = instead

    def look(self, words: str, name: str) -> None:
        """Make words bold (``b``) or italic (``i``)."""
        run = self.run(words)
        properties = run.find(w("rPr"))
        if properties is None:
            properties = etree.Element(w("rPr"))
            run.insert(0, properties)
        etree.SubElement(properties, w(name))

    def remove(self, words: str) -> None:
        paragraph = self.paragraph(words)
        paragraph.getparent().remove(paragraph)

    def after(
        self, words: str, new: str, style: str = "Normal", numbering: bool = False
    ) -> etree._Element:
        """A new paragraph after the one with these words; ``numbering`` as the one before has it."""
        other = self.paragraph(words)
        made = paragraph(new, style)
        if numbering:
            made.find(w("pPr")).append(copy.deepcopy(other.find(f"{w('pPr')}/{w('numPr')}")))
        other.addnext(made)
        return made

    def move(self, words: str, after: str) -> None:
        self.paragraph(after).addnext(self.paragraph(words))

    def table_after(self, words: str, *rows: tuple[str, ...]) -> None:
        table = etree.Element(w("tbl"))
        for row in rows:
            line = etree.SubElement(table, w("tr"))
            for cell in row:
                etree.SubElement(line, w("tc")).append(paragraph(cell, "Normal"))
        self.paragraph(words).addnext(table)

    def split(self, words: str) -> None:
        """Press Enter before these words."""
        run = self.run(words)
        first = self.paragraph(words)
        second = etree.Element(w("p"))
        second.append(copy.deepcopy(first.find(w("pPr"))))
        top = run
        while top.getparent() is not first:
            top = top.getparent()
        for child in [top, *top.itersiblings()]:
            second.append(child)
        first.addnext(second)

    def join(self, words: str) -> None:
        """Delete the end of the paragraph with these words."""
        first = self.paragraph(words)
        second = first.getnext()
        for child in list(second):
            if child.tag != w("pPr"):
                first.append(child)
        second.getparent().remove(second)

    # ------------------------------------------------------------ tracked edits

    def _change(self, name: str, reader: str) -> etree._Element:
        self.count += 1
        return etree.Element(
            w(name),
            {w("id"): str(self.count), w("author"): reader, w("date"): "2026-08-01T09:00:00Z"},
        )

    def take_out(self, words: str, reader: str = "A Reader", name: str = "del") -> etree._Element:
        run = self.run(words)
        change = self._change(name, reader)
        run.addprevious(change)
        change.append(run)
        if name == "del":
            for text in change.iter(w("t")):
                text.tag = w("delText")
        return change

    def put_in(
        self, after: etree._Element, words: str, reader: str = "A Reader", name: str = "ins"
    ) -> etree._Element:
        change = self._change(name, reader)
        change.append(run(words))
        after.addnext(change)
        return change

    def replace(self, words: str, instead: str, reader: str = "A Reader") -> None:
        self.put_in(self.take_out(words, reader), instead, reader)

    def new_paragraph(self, after: str, words: str, reader: str = "A Reader") -> None:
        made = self.after(after, words)
        change = self._change("ins", reader)
        held = made.find(w("r"))
        held.addprevious(change)
        change.append(held)
        mark = etree.SubElement(made.find(w("pPr")), w("rPr"))
        mark.append(self._change("ins", reader))

    def drop_paragraph(self, words: str, reader: str = "A Reader") -> None:
        held = self.paragraph(words)
        for one in list(held.iter(w("r"))):
            change = self._change("del", reader)
            one.addprevious(change)
            change.append(one)
            for text in change.iter(w("t")):
                text.tag = w("delText")
        properties = held.find(w("pPr"))
        mark = etree.SubElement(properties, w("rPr"))
        mark.append(self._change("del", reader))

    def comment(self, words: str, said: str, reader: str = "A Reader") -> None:
        root = etree.fromstring(
            self.parts.get("word/comments.xml", f'<w:comments xmlns:w="{W}"/>'.encode())
        )
        number = str(len(root))
        comment = etree.SubElement(
            root, w("comment"),
            {w("id"): number, w("author"): reader, w("date"): "2026-08-02T10:00:00Z"},
        )  # fmt: skip
        comment.append(paragraph(said, "Normal"))
        self.parts["word/comments.xml"] = etree.tostring(root)
        at = self.run(words)
        start, end = (
            etree.Element(w(f"commentRange{side}"), {w("id"): number}) for side in ("Start", "End")
        )
        at.addprevious(start)
        at.addnext(end)
        mark = etree.Element(w("r"))
        etree.SubElement(mark, w("commentReference"), {w("id"): number})
        end.addnext(mark)

    def answer(self, said: str, reader: str) -> None:
        """Answer the last comment, as Word keeps threads: by paragraph ids, in a part beside it."""
        w14 = "http://schemas.microsoft.com/office/word/2010/wordml"
        w15 = "http://schemas.microsoft.com/office/word/2012/wordml"
        root = etree.fromstring(self.parts["word/comments.xml"])
        last = root[-1]
        comment = etree.SubElement(
            root, w("comment"),
            {w("id"): str(len(root)), w("author"): reader, w("date"): "2026-08-03T10:00:00Z"},
        )  # fmt: skip
        comment.append(paragraph(said, "Normal"))
        for number, held in enumerate((last, comment), start=1):
            held.find(w("p")).set(f"{{{w14}}}paraId", f"5A00000{number}")
        threads = etree.Element(f"{{{w15}}}commentsEx", nsmap={"w15": w15})
        etree.SubElement(threads, f"{{{w15}}}commentEx", {f"{{{w15}}}paraId": "5A000001"})
        etree.SubElement(
            threads, f"{{{w15}}}commentEx",
            {f"{{{w15}}}paraId": "5A000002", f"{{{w15}}}paraIdParent": "5A000001"},
        )  # fmt: skip
        self.parts["word/comments.xml"] = etree.tostring(root)
        self.parts["word/commentsExtended.xml"] = etree.tostring(threads)


def text_of(paragraph: etree._Element) -> str:
    return "".join(t.text or "" for t in paragraph.iter(w("t")))


def _style(paragraph: etree._Element) -> str:
    held = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
    return held.get(w("val"), "") if held is not None else ""


def run(words: str) -> etree._Element:
    made = etree.Element(w("r"))
    text = etree.SubElement(made, w("t"))
    text.text = words
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return made


def paragraph(words: str, style: str) -> etree._Element:
    made = etree.Element(w("p"))
    properties = etree.SubElement(made, w("pPr"))
    etree.SubElement(properties, w("pStyle"), {w("val"): style})
    made.append(run(words))
    return made


def edited(data: bytes, *acts: Callable[[Edit], object]) -> bytes:
    """The file after a reader's acts."""
    held = Edit(data)
    for act in acts:
        act(held)
    return held.save()
