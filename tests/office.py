"""Small Office files written by hand, part by part, so that a test can put anything into them."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Mapping, Sequence
from html import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
)
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
Part = str | bytes


def package(parts: Mapping[str, Part] | Sequence[tuple[str, Part]]) -> bytes:
    """A zip of these parts, the same bytes every time."""
    out = io.BytesIO()
    pairs = parts.items() if isinstance(parts, Mapping) else parts
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in pairs:
            stamp = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            stamp.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(stamp, content)
    return out.getvalue()


def relations(*links: tuple[str, str, str]) -> str:
    """A relationships part of (id, type, target); a target with :// or \\\\ stands outside."""
    lines = "".join(
        f'<Relationship Id="{key}" Type="{R}/{kind}" Target="{escape(target)}"'
        + (' TargetMode="External"' if "://" in target or "\\\\" in target else "")
        + "/>"
        for key, kind, target in links
    )
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{lines}</Relationships>'


def content_types(main: str, kind: str) -> str:
    return (
        f'{HEAD}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/{main}" ContentType="application/vnd.openxmlformats-officedocument.{kind}.main+xml"/>'
        "</Types>"
    )


# ---------------------------------------------------------------- Word


def para(text: str, properties: str = "", run: str = "") -> str:
    """One paragraph with one run."""
    ppr = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    rpr = f"<w:rPr>{run}</w:rPr>" if run else ""
    return f'<w:p>{ppr}<w:r>{rpr}<w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def cell(content: str, properties: str = "") -> str:
    """One cell; plain text becomes a paragraph."""
    inner = content if content.startswith("<w:") else para(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    """One row of cells or plain texts."""
    made = "".join(text if text.startswith("<w:tc") else cell(text) for text in cells)
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{made}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def document(body: str) -> str:
    return f"{HEAD}<w:document {NAMESPACES}><w:body>{body}<w:sectPr/></w:body></w:document>"


def docx(body: str, parts: Mapping[str, Part] | None = None) -> bytes:
    """A Word file with this body, and more parts or others in place of the usual ones."""
    return package(
        {
            "[Content_Types].xml": content_types("word/document.xml", "wordprocessingml.document"),
            "_rels/.rels": relations(("rId1", "officeDocument", "word/document.xml")),
            "word/document.xml": document(body),
            **(parts or {}),
        }
    )


# ---------------------------------------------------------------- Excel


def sheet(*rows: str, before: str = "", after: str = "") -> str:
    """One worksheet of ready rows."""
    return (
        f'{HEAD}<worksheet xmlns="{S}" xmlns:r="{R}">{before}'
        f"<sheetData>{''.join(rows)}</sheetData>{after}</worksheet>"
    )


def xrow(number: int, *cells: object, about: str = "") -> str:
    """A row: a text becomes an inline string, a number a number, ready XML stays, None nothing."""
    made = ""
    for index, value in enumerate(cells):
        ref = f"{chr(65 + index)}{number}"
        if isinstance(value, str) and value.startswith("<c "):
            made += value.replace("<c ", f'<c r="{ref}" ', 1)
        elif isinstance(value, str):
            made += f'<c r="{ref}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'
        elif value is not None:
            made += f'<c r="{ref}"><v>{value}</v></c>'
    return f'<row r="{number}"{about}>{made}</row>'


def xlsx(
    *sheets: str,
    names: Sequence[str] = (),
    parts: Mapping[str, Part] | None = None,
    states: Sequence[str] = (),
    about: str = "",
    formats: Sequence[str] = (),
) -> bytes:
    """A workbook of ready sheets. ``formats`` are number formats of the styles 1, 2, ..."""
    count = range(1, len(sheets) + 1)
    listed = "".join(
        f'<sheet name="{escape(names[n - 1]) if names else f"Sheet{n}"}" sheetId="{n}" r:id="rId{n}"'
        + (f' state="{states[n - 1]}"' if states and states[n - 1] else "")
        + "/>"
        for n in count
    )
    own = "".join(
        f'<numFmt numFmtId="{163 + n}" formatCode="{escape(code)}"/>'
        for n, code in enumerate(formats, start=1)
    )
    styles = "".join(f'<xf numFmtId="{163 + n}"/>' for n in range(1, len(formats) + 1))
    return package(
        {
            "[Content_Types].xml": content_types("xl/workbook.xml", "spreadsheetml.sheet"),
            "_rels/.rels": relations(("rId1", "officeDocument", "xl/workbook.xml")),
            "xl/workbook.xml": f'{HEAD}<workbook xmlns="{S}" xmlns:r="{R}"><workbookPr {about}/>'
            f"<sheets>{listed}</sheets></workbook>",
            "xl/_rels/workbook.xml.rels": relations(
                *((f"rId{n}", "worksheet", f"worksheets/sheet{n}.xml") for n in count),
                ("rId99", "styles", "styles.xml"),
            ),
            "xl/styles.xml": f'{HEAD}<styleSheet xmlns="{S}"><numFmts>{own}</numFmts>'
            f'<cellXfs><xf numFmtId="0"/>{styles}</cellXfs></styleSheet>',
            **{f"xl/worksheets/sheet{n}.xml": sheets[n - 1] for n in count},
            **(parts or {}),
        }
    )


# ---------------------------------------------------------------- OLE containers

_SECTOR, _MINI, _END, _FREE, _FAT = 512, 64, 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def ole(streams: Mapping[str, bytes]) -> bytes:
    """An OLE container. Names with one "/" stand in a storage; every stream is padded to 4,096."""
    names = sorted({name.partition("/")[0] for name in streams})
    entries: list[tuple[str, int, bytes]] = [("Root Entry", 5, b"")]
    children: dict[int, list[int]] = {0: []}
    for name in names:
        children[0].append(len(entries))
        inner = {
            key.partition("/")[2]: value
            for key, value in streams.items()
            if key.startswith(f"{name}/")
        }
        at = len(entries)
        entries.append((name, 1 if inner else 2, streams.get(name, b"")))
        if inner:
            children[at] = []
            for key, value in sorted(inner.items()):
                children[at].append(len(entries))
                entries.append((key, 2, value))
    return _container(entries, children)


def _container(entries: list[tuple[str, int, bytes]], children: dict[int, list[int]]) -> bytes:
    data = b""
    fat: list[int] = []
    starts: list[int] = []
    for _, kind, content in entries:
        padded = content + b"\x00" * (
            max(4096, -(-len(content) // _SECTOR) * _SECTOR) - len(content)
        )
        if kind != 2:
            starts.append(_END)
            continue
        starts.append(len(fat))
        sectors = len(padded) // _SECTOR
        fat += [*range(len(fat) + 1, len(fat) + sectors), _END]
        data += padded
    directory = b"".join(
        _entry(name, kind, starts[at], content, children.get(at, []), _sibling(at, children))
        for at, (name, kind, content) in enumerate(entries)
    )
    directory += b"\x00" * (-len(directory) % _SECTOR)
    first_directory = len(fat)
    count = len(directory) // _SECTOR
    fat += [*range(len(fat) + 1, len(fat) + count), _END]
    fat_sector = len(fat)
    fat.append(_FAT)
    table = struct.pack(f"<{len(fat)}I", *fat)
    if len(table) > _SECTOR:
        raise ValueError("too large for this small writer")
    table += struct.pack("<I", _FREE) * ((_SECTOR - len(table)) // 4)
    header = struct.pack(
        "<8s16sHHHHH6xIIIIIIIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3, 0xFFFE, 9, 6,
        0, 1, first_directory, 0, 4096, _END, 0, _END, 0,
    ) + struct.pack("<109I", fat_sector, *[_FREE] * 108)  # fmt: skip
    return header + data + directory + table


def _sibling(at: int, children: dict[int, list[int]]) -> int:
    for some in children.values():
        if at in some and at != some[-1]:
            return some[some.index(at) + 1]
    return _FREE


def _entry(
    name: str, kind: int, start: int, content: bytes, children: list[int], right: int
) -> bytes:
    raw = name.encode("utf-16-le") + b"\x00\x00"
    child = children[0] if children else _FREE
    size = max(4096, len(content)) if kind == 2 else 0
    return struct.pack(
        "<64sHBBIII16sIQQIQ", raw, len(raw), kind, 1, _FREE, right, child, b"", 0, 0, 0, start, size
    )


# ---------------------------------------------------------------- old Excel


def biff(
    rows: Sequence[Sequence[object]], *, extra: bytes = b"", before: bytes = b"", name: str = "Log"
) -> bytes:
    """An old workbook of one sheet; ``extra`` records stand in the sheet, ``before`` in front."""
    strings: list[str] = []
    cells = b""
    for r, values in enumerate(rows):
        for c, value in enumerate(values):
            if isinstance(value, str):
                strings.append(value)
                cells += record(0xFD, struct.pack("<HHHI", r, c, 0, len(strings) - 1))
            elif isinstance(value, int | float):
                cells += record(0x203, struct.pack("<HHHd", r, c, 0, value))
    shared = struct.pack("<II", len(strings), len(strings)) + b"".join(
        struct.pack("<HB", len(text.encode("utf-16-le")) // 2, 1) + text.encode("utf-16-le")
        for text in strings
    )
    bof = struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0)
    listed = struct.pack("<IBBBB", 0, 0, 0, len(name), 0) + name.encode()
    start = record(0x809, bof) + before + record(0x42, struct.pack("<H", 1200))
    rest = record(0xFC, shared) + record(0x0A, b"")
    place = len(start) + 4 + len(listed) + len(rest)
    listed = struct.pack("<I", place) + listed[4:]
    sheet_bof = record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 0))
    size = record(0x200, struct.pack("<IIHHH", 0, len(rows), 0, max(map(len, rows), default=0), 0))
    stream = (
        start + record(0x85, listed) + rest + sheet_bof + size + extra + cells + record(0x0A, b"")
    )
    return ole({"Workbook": stream})


def record(kind: int, data: bytes) -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


# ---------------------------------------------------------------- PDF


def pdf(*pages: str, extra: str = "") -> bytes:
    """A PDF of these content streams, with Helvetica as /F1; ``extra`` stands in each page."""
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for n, content in enumerate(pages):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * n} 0 R "
            f"/Resources << /Font << /F1 3 0 R >> >> {extra} >>"
        )
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    return out + (
        f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
        f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"
    ).encode("latin-1")


def words(x: float, y: float, text: str, size: int = 10) -> str:
    """Words at a place of a page."""
    escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"BT /F1 {size} Tf {x} {y} Td ({escaped}) Tj ET\n"


def ruled(xs: Sequence[float], ys: Sequence[float]) -> str:
    """The lines of a table."""
    across = "".join(f"{xs[0]} {y} m {xs[-1]} {y} l S\n" for y in ys)
    return across + "".join(f"{x} {ys[0]} m {x} {ys[-1]} l S\n" for x in xs)
