"""The smallest Word file that a publication copy could be, and a way to change any part of it."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, field

from tests.leaks.invented import LINES

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#: Declared on the root of the clean document.
CLEAN = (
    f'xmlns:w="{W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
#: Declared besides where something is planted that needs them.
SPACES = (
    CLEAN
    + ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
)
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STAMP = (1980, 1, 1, 0, 0, 0)


def run(text: str, properties: str = "") -> str:
    """A run of text."""
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*content: str) -> str:
    """A paragraph of runs."""
    return f"<w:p>{''.join(content)}</w:p>"


def relations(*links: tuple[str, str, str]) -> str:
    """A relationships part: (type's last word, target, "External" or "")."""
    lines = "".join(
        f'<Relationship Id="rId{number}" Type="{OFFICE}/{kind}" Target="{target}"'
        + (f' TargetMode="{mode}"' if mode else "")
        + "/>"
        for number, (kind, target, mode) in enumerate(links, 1)
    )
    return f'{HEAD}<Relationships xmlns="{RELATIONS}">{lines}</Relationships>'


@dataclass
class Package:
    """A Word file in the making. ``after`` is put at the end of the body."""

    body: str = "".join(paragraph(run(line)) for line in LINES)
    parts: dict[str, str | bytes] = field(default_factory=dict)
    comment: bytes = b""
    trailing: bytes = b""
    infos: dict[str, dict[str, object]] = field(default_factory=dict)
    system: int = 0

    def spaces(self) -> str:
        """The vocabularies the body uses, as its root declares them."""
        foreign = ("v:", "o:", "mc:", "wps:", "m:", "w14:")
        used = any(f"<{name}" in self.body or f" {name}" in self.body for name in foreign)
        return SPACES if used else CLEAN

    def data(self) -> bytes:
        """The file."""
        parts: dict[str, str | bytes] = {
            "[Content_Types].xml": (
                f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
                '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                '<Default Extension="xml" ContentType="application/xml"/>'
                '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
                'officedocument.wordprocessingml.document.main+xml"/></Types>'
            ),
            "_rels/.rels": relations(("officeDocument", "word/document.xml", "")),
            "word/document.xml": (
                f"{HEAD}<w:document {self.spaces()}><w:body>{self.body}</w:body></w:document>"
            ),
            **self.parts,
        }
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in parts.items():
                info = zipfile.ZipInfo(name, STAMP)
                info.compress_type = zipfile.ZIP_DEFLATED
                for key, value in self.infos.get(name, {}).items():
                    setattr(info, key, value)
                archive.writestr(info, content)
            for entry in archive.filelist:  # as the gate's own writer leaves them
                entry.create_system = self.system
                entry.external_attr = 0
            archive.comment = self.comment
        return target.getvalue() + self.trailing


def workbook(name: str) -> bytes:
    """A workbook with the name in a shared string, as it stands behind a chart."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr(
            zipfile.ZipInfo("xl/sharedStrings.xml", STAMP),
            f'{HEAD}<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>{name}</t></si></sst>',
        )
    return target.getvalue()
