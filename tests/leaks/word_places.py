"""Where a Word file hides text: one builder a place, each planting the name it is given.

The list is the one published with the gate's measurements; a builder returns a whole file that
differs from the clean one in that place only.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable

from tests.leaks.word_builder import (
    CLEAN,
    HEAD,
    OFFICE,
    SPACES,
    Package,
    W,
    paragraph,
    relations,
    run,
    workbook,
)

Builder = Callable[[str], bytes]
PLACES: dict[str, Builder] = {}


def place(name: str) -> Callable[[Builder], Builder]:
    """Register a builder under the name of its place."""

    def add(builder: Builder) -> Builder:
        assert name not in PLACES, name
        PLACES[name] = builder
        return builder

    return add


def _body(name: str, make: Callable[[str], str]) -> None:
    """A place in the body: what is put there is a paragraph's content unless it is a paragraph."""

    def builder(planted: str) -> bytes:
        package = Package()
        content = make(planted)
        package.body += (
            content
            if content.startswith(("<w:p>", "<w:tbl>", "<w:sdt>", "<w:custom", "<!--", "<?"))
            else paragraph(content)
        )
        return package.data()

    place(name)(builder)


def _part(name: str, path: str, make: Callable[[str], str | bytes]) -> None:
    def builder(planted: str) -> bytes:
        package = Package()
        package.parts[path] = make(planted)
        return package.data()

    place(name)(builder)


def _half(text: str) -> tuple[str, str]:
    return text[: len(text) // 2], text[len(text) // 2 :]


# ---------------------------------------------------------------- the body

_body("run", run)
_body("runs-split", lambda n: run(_half(n)[0]) + run(_half(n)[1], "<w:rPr><w:b/></w:rPr>"))
_body("every-letter-a-run", lambda n: "".join(run(char) for char in n))
_body(
    "split-by-bookmark",
    lambda n: (
        run(_half(n)[0])
        + '<w:bookmarkStart w:id="1" w:name="s1"/><w:bookmarkEnd w:id="1"/>'
        + run(_half(n)[1])
    ),
)
_body(
    "split-by-proofing",
    lambda n: run(_half(n)[0]) + '<w:proofErr w:type="spellStart"/>' + run(_half(n)[1]),
)
_body(
    "soft-hyphen",
    lambda n: f"<w:r><w:t>{_half(n)[0]}</w:t><w:softHyphen/><w:t>{_half(n)[1]}</w:t></w:r>",
)
_body("soft-hyphen-character", lambda n: run("\u00ad".join(n)))
_body("line-break", lambda n: f"<w:r><w:t>{_half(n)[0]}</w:t><w:br/><w:t>{_half(n)[1]}</w:t></w:r>")
_body("zero-width", lambda n: run("\u200b".join(n)))
_body("word-joiners", lambda n: run("\u2060".join(n)))
_body("look-alikes", lambda n: run(n.translate(str.maketrans("aeopcxyiE", "аеорсхуіЕ"))))
_body(
    "full-width", lambda n: run("".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in n))
)
_body(
    "mathematical-letters",
    lambda n: run(
        "".join(
            chr(0x1D400 + ord(c) - 65)
            if "A" <= c <= "Z"
            else chr(0x1D41A + ord(c) - 97)
            if "a" <= c <= "z"
            else c
            for c in n
        )
    ),
)
_body("accents", lambda n: run("".join(c + "\u0301" if c in "aeiou" else c for c in n)))
_body("upper-case", lambda n: run(n.upper()))
_body("lower-case", lambda n: run(n.lower()))
_body("spaced-letters", lambda n: run("  ".join(" ".join(word) for word in n.split())))
_body("character-references", lambda n: run("".join(f"&#{ord(char)};" for char in n)))
_body("double-escaped", lambda n: run("".join(f"&amp;#{ord(char)};" for char in n)))
_body(
    "symbols",
    lambda n: (
        "<w:r>" + "".join(f'<w:sym w:font="Arial" w:char="F0{ord(c):02X}"/>' for c in n) + "</w:r>"
    ),
)
_body("hidden", lambda n: run(n, "<w:rPr><w:vanish/></w:rPr>"))
_body("hidden-on-the-web", lambda n: run(n, "<w:rPr><w:webHidden/></w:rPr>"))
_body("white", lambda n: run(n, '<w:rPr><w:color w:val="FFFFFF"/></w:rPr>'))
_body("one-point", lambda n: run(n, '<w:rPr><w:sz w:val="2"/></w:rPr>'))
_body("inserted", lambda n: f'<w:ins w:id="1" w:author="x">{run(n)}</w:ins>')
_body(
    "deleted",
    lambda n: f'<w:del w:id="1" w:author="x"><w:r><w:delText>{n}</w:delText></w:r></w:del>',
)
_body("moved-from", lambda n: f'<w:moveFrom w:id="1" w:author="x">{run(n)}</w:moveFrom>')
_body("moved-to", lambda n: f'<w:moveTo w:id="1" w:author="x">{run(n)}</w:moveTo>')
_body(
    "insertion-author",
    lambda n: f'<w:ins w:id="1" w:author="{n}" w:date="2026-01-01T00:00:00Z">{run("x")}</w:ins>',
)
_body("deletion-author", lambda n: f'<w:del w:id="1" w:author="{n}"/>')
_body(
    "formatting-author",
    lambda n: run(
        "x", f'<w:rPr><w:b/><w:rPrChange w:id="1" w:author="{n}"><w:rPr/></w:rPrChange></w:rPr>'
    ),
)
_body("deleted-field", lambda n: f"<w:r><w:delInstrText>{n}</w:delInstrText></w:r>")
_BOX = '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent><w:p>{0}</w:p></w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent><w:p>{1}</w:p></w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>'
_body("text-box", lambda n: _BOX.format(run(n), run("x")))
_body("text-box-fallback", lambda n: _BOX.format(run("x"), run(n)))
_body(
    "ruby",
    lambda n: (
        f"<w:r><w:ruby><w:rt>{run(n)}</w:rt><w:rubyBase>{run('x')}</w:rubyBase></w:ruby></w:r>"
    ),
)
_body("mathematics", lambda n: f"<m:oMath><m:r><m:t>{n}</m:t></m:r></m:oMath>")
_FIELD = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{0}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>{1}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
_body(
    "field-include-path",
    lambda n: _FIELD.format(f' INCLUDETEXT "C:\\\\{n}\\\\report.docx" ', run("x")),
)
_body(
    "field-mailto",
    lambda n: _FIELD.format(f' HYPERLINK "mailto:{n.replace(" ", ".")}@mail.example" ', run("x")),
)
_body("field-index-entry", lambda n: _FIELD.format(f' XE "{n}" ', run("x")))
_body("field-property", lambda n: _FIELD.format(f' DOCPROPERTY "{n}" ', run("x")))
_body("field-cached-result", lambda n: _FIELD.format(" PAGE ", run(n)))
_body("simple-field", lambda n: f'<w:fldSimple w:instr=" AUTHOR {n} ">{run("x")}</w:fldSimple>')
_body(
    "link-tooltip", lambda n: f'<w:hyperlink w:anchor="s1" w:tooltip="{n}">{run("x")}</w:hyperlink>'
)
_body("link-anchor", lambda n: f'<w:hyperlink w:anchor="{n}">{run("x")}</w:hyperlink>')
_body(
    "bookmark-name", lambda n: f'<w:bookmarkStart w:id="1" w:name="{n}"/><w:bookmarkEnd w:id="1"/>'
)
_SDT = "<w:sdt><w:sdtPr>{0}</w:sdtPr><w:sdtContent><w:p>{1}</w:p></w:sdtContent></w:sdt>"
_body("control-text", lambda n: _SDT.format("", run(n)))
_body("control-alias", lambda n: _SDT.format(f'<w:alias w:val="{n}"/>', run("x")))
_body("control-tag", lambda n: _SDT.format(f'<w:tag w:val="{n}"/>', run("x")))
_body(
    "control-placeholder",
    lambda n: _SDT.format(f'<w:placeholder><w:docPart w:val="{n}"/></w:placeholder>', run("x")),
)
_body(
    "control-list",
    lambda n: _SDT.format(
        f'<w:dropDownList><w:listItem w:displayText="{n}" w:value="1"/></w:dropDownList>', run("x")
    ),
)
_body(
    "control-binding",
    lambda n: _SDT.format(
        f'<w:dataBinding w:xpath="/root[@n=\'{n}\']" w:storeItemID="x"/>', run("x")
    ),
)
_FORM = '<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{0}</w:ffData></w:fldChar></w:r>'
_body(
    "form-default", lambda n: _FORM.format(f'<w:textInput><w:default w:val="{n}"/></w:textInput>')
)
_body("form-help", lambda n: _FORM.format(f'<w:helpText w:type="text" w:val="{n}"/>'))
_body("form-status", lambda n: _FORM.format(f'<w:statusText w:type="text" w:val="{n}"/>'))
_body("form-name", lambda n: _FORM.format(f'<w:name w:val="{n}"/>'))
_body(
    "smart-tag",
    lambda n: (
        f'<w:smartTag w:uri="urn:x" w:element="PersonName"><w:smartTagPr><w:attr w:name="n" w:val="{n}"/></w:smartTagPr>{run("x")}</w:smartTag>'
    ),
)
_body(
    "custom-xml",
    lambda n: (
        f'<w:customXml w:element="person"><w:customXmlPr><w:attr w:name="n" w:val="{n}"/></w:customXmlPr><w:p>{run("x")}</w:p></w:customXml>'
    ),
)
_TABLE = '<w:tbl><w:tblPr>{0}</w:tblPr><w:tblGrid><w:gridCol w:w="100"/></w:tblGrid><w:tr><w:tc><w:p>{1}</w:p></w:tc></w:tr></w:tbl>'
_body("table-cell", lambda n: _TABLE.format("", run(n)))
_body("table-caption", lambda n: _TABLE.format(f'<w:tblCaption w:val="{n}"/>', run("x")))
_body("table-description", lambda n: _TABLE.format(f'<w:tblDescription w:val="{n}"/>', run("x")))
_body("editing-permission", lambda n: f'<w:permStart w:id="1" w:ed="{n}"/><w:permEnd w:id="1"/>')
_DRAWING = '<w:r><w:drawing><wp:inline><wp:extent cx="1" cy="1"/><wp:docPr id="1" name="{0}" descr="{1}" title="{2}"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="{3}"/></pic:nvPicPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
_body("picture-name", lambda n: _DRAWING.format(n, "x", "x", "Figure 1"))
_body("picture-alternative", lambda n: _DRAWING.format("Figure 1", n, "x", "Figure 1"))
_body("picture-title", lambda n: _DRAWING.format("Figure 1", "x", n, "Figure 1"))
_body("picture-file-name", lambda n: _DRAWING.format("Figure 1", "x", "x", f"{n}.jpg"))
_body("shape-alternative", lambda n: f'<w:r><w:pict><v:shape alt="{n}"/></w:pict></w:r>')
_body(
    "watermark",
    lambda n: f'<w:r><w:pict><v:shape><v:textpath string="{n}"/></v:shape></w:pict></w:r>',
)
_body("comment-in-xml", lambda n: f"<!-- {n} -->")
_body("instruction-in-xml", lambda n: f"<?note {n}?>")
_body("cdata", lambda n: f"<w:p><w:r><w:t><![CDATA[{n}]]></w:t></w:r></w:p>")
_body("unknown-element-name", lambda n: f"<w:{n.replace(' ', '')}/>")
_body("unknown-attribute-name", lambda n: f'<w:r w14:{n.replace(" ", "_")}="1"/>')
_body("namespace", lambda n: f'<w:r xmlns:x="urn:{n.replace(" ", "-")}"/>')
_body("text-between-elements", lambda n: f"<w:r>{n}<w:t>x</w:t></w:r>")


@place("comment-before-the-root")
def _before_root(planted: str) -> bytes:
    package = Package()
    package.parts["word/document.xml"] = (
        f"{HEAD}<!-- {planted} --><w:document {CLEAN}><w:body>{package.body}</w:body></w:document>"
    )
    return package.data()


@place("comment-after-the-root")
def _after_root(planted: str) -> bytes:
    package = Package()
    package.parts["word/document.xml"] = (
        f"{HEAD}<w:document {CLEAN}><w:body>{package.body}</w:body></w:document><!-- {planted} -->"
    )
    return package.data()


# ---------------------------------------------------------------- other parts


def _wrapped(root: str, extra: str = "") -> Callable[[str], str]:
    return lambda n: f"{HEAD}<w:{root} {SPACES}>{extra}{paragraph(run(n))}</w:{root}>"


_part("header", "word/header1.xml", _wrapped("hdr"))
_part("footer", "word/footer2.xml", _wrapped("ftr"))
_part(
    "footnotes",
    "word/footnotes.xml",
    lambda n: (
        f'{HEAD}<w:footnotes {SPACES}><w:footnote w:id="2">{paragraph(run(n))}</w:footnote></w:footnotes>'
    ),
)
_part(
    "endnotes",
    "word/endnotes.xml",
    lambda n: (
        f'{HEAD}<w:endnotes {SPACES}><w:endnote w:id="2">{paragraph(run(n))}</w:endnote></w:endnotes>'
    ),
)
_part(
    "comments",
    "word/comments.xml",
    lambda n: (
        f'{HEAD}<w:comments {SPACES}><w:comment w:id="1" w:author="x">{paragraph(run(n))}</w:comment></w:comments>'
    ),
)
_part(
    "comment-author",
    "word/comments.xml",
    lambda n: (
        f'{HEAD}<w:comments {SPACES}><w:comment w:id="1" w:author="{n}" w:initials="x"/></w:comments>'
    ),
)
_part(
    "comments-extended",
    "word/commentsExtended.xml",
    lambda n: f'{HEAD}<w14:commentsEx {SPACES} note="{n}"/>',
)
_part(
    "comments-ids",
    "word/commentsIds.xml",
    lambda n: f'{HEAD}<w14:commentsIds {SPACES}><w14:commentId id="{n}"/></w14:commentsIds>',
)
_part(
    "comments-extensible",
    "word/commentsExtensible.xml",
    lambda n: f"{HEAD}<w14:ext {SPACES}>{n}</w14:ext>",
)
_part(
    "people",
    "word/people.xml",
    lambda n: (
        f'{HEAD}<w14:people {SPACES}><w14:person author="{n}"><w14:presenceInfo providerId="AD" userId="S::{n.replace(" ", ".")}@council.example::1"/></w14:person></w14:people>'
    ),
)
_part(
    "document-variables",
    "word/settings.xml",
    lambda n: (
        f'{HEAD}<w:settings {SPACES}><w:docVars><w:docVar w:name="child" w:val="{n}"/></w:docVars></w:settings>'
    ),
)
_part(
    "mail-merge-connection",
    "word/settings.xml",
    lambda n: (
        f'{HEAD}<w:settings {SPACES}><w:mailMerge><w:connectString w:val="Data Source=C:\\{n}.xlsx"/></w:mailMerge></w:settings>'
    ),
)
_part(
    "mail-merge-query",
    "word/settings.xml",
    lambda n: (
        f"{HEAD}<w:settings {SPACES}><w:mailMerge><w:query w:val=\"SELECT * FROM x WHERE n='{n}'\"/></w:mailMerge></w:settings>"
    ),
)
_part(
    "attached-template",
    "word/_rels/settings.xml.rels",
    lambda n: relations(("attachedTemplate", f"file:///C:/Users/{n}/t.dotx", "External")),
)
_part(
    "mail-merge-source",
    "word/_rels/settings.xml.rels",
    lambda n: relations(("mailMergeSource", f"file:///C:/{n}.xlsx", "External")),
)
_part(
    "style-name",
    "word/styles.xml",
    lambda n: (
        f'{HEAD}<w:styles {SPACES}><w:style w:type="paragraph" w:styleId="x1"><w:name w:val="{n}"/></w:style></w:styles>'
    ),
)
_part(
    "list-level-text",
    "word/numbering.xml",
    lambda n: (
        f'{HEAD}<w:numbering {SPACES}><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:lvlText w:val="{n} %1"/></w:lvl></w:abstractNum></w:numbering>'
    ),
)
_part(
    "list-name",
    "word/numbering.xml",
    lambda n: (
        f'{HEAD}<w:numbering {SPACES}><w:abstractNum w:abstractNumId="1"><w:name w:val="{n}"/></w:abstractNum></w:numbering>'
    ),
)
_part(
    "font-table",
    "word/fontTable.xml",
    lambda n: f'{HEAD}<w:fonts {SPACES}><w:font w:name="{n}"/></w:fonts>',
)
_part("theme-name", "word/theme/theme1.xml", lambda n: f'{HEAD}<a:theme {SPACES} name="{n}"/>')
_part(
    "web-settings",
    "word/webSettings.xml",
    lambda n: f'{HEAD}<w:webSettings {SPACES}><w:divs><w:div w:id="{n}"/></w:divs></w:webSettings>',
)
_part(
    "glossary",
    "word/glossary/document.xml",
    lambda n: (
        f"{HEAD}<w:glossaryDocument {SPACES}><w:docParts><w:docPart><w:docPartBody>{paragraph(run(n))}</w:docPartBody></w:docPart></w:docParts></w:glossaryDocument>"
    ),
)
_CHART = 'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
_part(
    "chart-title",
    "word/charts/chart1.xml",
    lambda n: (
        f"{HEAD}<c:chartSpace {_CHART}><c:chart><c:title><c:tx><c:rich><a:p><a:r><a:t>{n}</a:t></a:r></a:p></c:rich></c:tx></c:title></c:chart></c:chartSpace>"
    ),
)
_part(
    "chart-cached-strings",
    "word/charts/chart1.xml",
    lambda n: (
        f'{HEAD}<c:chartSpace {_CHART}><c:strCache><c:pt idx="0"><c:v>{n}</c:v></c:pt></c:strCache></c:chartSpace>'
    ),
)
_part("workbook-behind-chart", "word/embeddings/Microsoft_Excel_Sheet1.xlsx", workbook)
_part(
    "embedded-document",
    "word/embeddings/Document1.docx",
    lambda n: Package(body=paragraph(run(n))).data(),
)
_part(
    "embedded-twice",
    "word/embeddings/Document1.docx",
    lambda n: Package(
        parts={"word/embeddings/inner.docx": Package(body=paragraph(run(n))).data()}
    ).data(),
)
_part(
    "old-object",
    "word/embeddings/oleObject1.bin",
    lambda n: b"\0\1\2" + n.encode("utf-16-le") + b"\0\0\xff",
)
_part("macros", "word/vbaProject.bin", lambda n: b"\xcc\x61\0\0" + n.encode("latin-1") + b"\0")
_part(
    "printer-settings",
    "word/printerSettings/printerSettings1.bin",
    lambda n: b"\1" + f"\\\\server\\{n}".encode("utf-16-le"),
)
_part("big-endian-bytes", "word/x.bin", lambda n: b"\1\2" + n.encode("utf-16-be"))
_part("packed-bytes", "word/x.bin", lambda n: zlib.compress(n.encode()))
_part("custom-xml-item", "customXml/item1.xml", lambda n: f"{HEAD}<root><child>{n}</child></root>")
_part(
    "ribbon",
    "customUI/customUI.xml",
    lambda n: f'{HEAD}<customUI xmlns="urn:x"><button label="{n}"/></customUI>',
)
_CORE = 'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"'
_part(
    "author",
    "docProps/core.xml",
    lambda n: f"{HEAD}<cp:coreProperties {_CORE}><dc:creator>{n}</dc:creator></cp:coreProperties>",
)
_part(
    "last-author",
    "docProps/core.xml",
    lambda n: (
        f"{HEAD}<cp:coreProperties {_CORE}><cp:lastModifiedBy>{n}</cp:lastModifiedBy></cp:coreProperties>"
    ),
)
_part(
    "title-property",
    "docProps/core.xml",
    lambda n: f"{HEAD}<cp:coreProperties {_CORE}><dc:title>{n}</dc:title></cp:coreProperties>",
)
_part(
    "keywords",
    "docProps/core.xml",
    lambda n: (
        f"{HEAD}<cp:coreProperties {_CORE}><cp:keywords>{n}</cp:keywords></cp:coreProperties>"
    ),
)
_part(
    "company",
    "docProps/app.xml",
    lambda n: (
        f'{HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Company>{n}</Company></Properties>'
    ),
)
_part(
    "custom-property",
    "docProps/custom.xml",
    lambda n: (
        f'{HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"><property name="case">{n}</property></Properties>'
    ),
)
_part(
    "label-information",
    "docMetadata/LabelInfo.xml",
    lambda n: f'{HEAD}<labelList xmlns="urn:x"><label id="{n}"/></labelList>',
)
_part(
    "signature",
    "_xmlsignatures/sig1.xml",
    lambda n: (
        f'{HEAD}<Signature xmlns="urn:x"><X509SubjectName>CN={n}</X509SubjectName></Signature>'
    ),
)
_part(
    "svg-picture",
    "word/media/image1.svg",
    lambda n: f'<svg xmlns="http://www.w3.org/2000/svg"><text>{n}</text></svg>',
)
_part(
    "metafile",
    "word/media/image1.emf",
    lambda n: struct.pack("<II", 1, 108) + n.encode("utf-16-le"),
)
_part("orphan-part", "word/leftover.xml", lambda n: f"{HEAD}<x>{n}</x>")
_part(
    "link-target",
    "word/_rels/document.xml.rels",
    lambda n: relations(("hyperlink", f"https://news.example/{n.replace(' ', '-')}", "External")),
)
_part(
    "link-target-encoded",
    "word/_rels/document.xml.rels",
    lambda n: relations(
        ("hyperlink", "https://news.example/" + "".join(f"%{ord(c):02X}" for c in n), "External")
    ),
)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(extra: bytes = b"") -> bytes:
    """A picture of one pixel, with another chunk before its end."""
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
        + _chunk(b"IDAT", zlib.compress(b"\0\0"))
        + extra
        + _chunk(b"IEND", b"")
    )


def jpeg(segment: bytes) -> bytes:
    """The outline of a JPEG with one segment of words."""
    return b"\xff\xd8\xff\xe1" + struct.pack(">H", len(segment) + 2) + segment + b"\xff\xd9"


_part("picture-exif", "word/media/image1.jpg", lambda n: jpeg(b"Exif\0\0" + n.encode()))
_part(
    "picture-xmp",
    "word/media/image1.png",
    lambda n: png(_chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + n.encode())),
)
_part(
    "picture-packed-text",
    "word/media/image1.png",
    lambda n: png(_chunk(b"zTXt", b"Comment\0\0" + zlib.compress(n.encode()))),
)
_part("after-the-picture", "word/media/image1.png", lambda n: png() + n.encode())
_part("thumbnail-words", "docProps/thumbnail.jpeg", lambda n: jpeg(b"Exif\0\0" + n.encode()))
_part("alternative-chunk", "word/afchunk1.html", lambda n: f"<html><body>{n}</body></html>")


# ---------------------------------------------------------------- the package


@place("entry-name")
def _entry_name(planted: str) -> bytes:
    package = Package()
    package.parts[f"word/media/{planted}.png"] = png()
    return package.data()


@place("entry-comment")
def _entry_comment(planted: str) -> bytes:
    package = Package()
    package.infos["word/document.xml"] = {"comment": planted.encode()}
    return package.data()


@place("archive-comment")
def _archive_comment(planted: str) -> bytes:
    return Package(comment=planted.encode()).data()


@place("extra-field")
def _extra_field(planted: str) -> bytes:
    data = planted.encode()
    package = Package()
    package.infos["word/document.xml"] = {"extra": struct.pack("<HH", 0x7075, len(data)) + data}
    return package.data()


@place("after-the-package")
def _trailing(planted: str) -> bytes:
    return Package(trailing=planted.encode()).data()


@place("before-the-package")
def _leading(planted: str) -> bytes:
    return planted.encode() + Package().data()


@place("content-types")
def _types(planted: str) -> bytes:
    package = Package()
    package.parts["[Content_Types].xml"] = (
        f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Override PartName="/{planted}.xml" ContentType="application/xml"/></Types>'
    )
    return package.data()


#: Places that hold words as they should (a partnership names its own styles): only their content
#: can be wrong.
SEEN = frozenset(
    "run runs-split every-letter-a-run split-by-bookmark soft-hyphen soft-hyphen-character line-break "
    "zero-width word-joiners look-alikes full-width mathematical-letters accents upper-case lower-case "
    "spaced-letters character-references double-escaped white one-point table-cell table-caption "
    "table-description picture-alternative header footer footnotes title-property cdata "
    "field-cached-result style-name list-name".split(),
)
#: Places whose words any reader of Word shows.
READ = frozenset(
    "run runs-split every-letter-a-run soft-hyphen-character zero-width word-joiners look-alikes accents "
    "upper-case lower-case spaced-letters character-references table-cell white one-point "
    "inserted deleted cdata".split()
)

__all__ = ["OFFICE", "PLACES", "READ", "SEEN", "W", "png"]
