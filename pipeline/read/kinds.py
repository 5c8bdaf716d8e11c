"""What a file really is, told from its bytes. Its name only breaks ties between kinds of text."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from pathlib import PurePath

import olefile

from pipeline.read.decoding import unmarked_utf16
from pipeline.read.delimiters import looks_delimited

#: What each kind is called when we write to people.
NAMES = {
    "docx": "a Word document",
    "doc": "an old Word document (.doc)",
    "xlsx": "an Excel workbook",
    "xlsb": "a binary Excel workbook (.xlsb)",
    "xls": "an old Excel workbook (.xls)",
    "ods": "an OpenDocument spreadsheet",
    "odt": "an OpenDocument text",
    "rtf": "a Rich Text document",
    "csv": "a table of text (CSV)",
    "json": "a JSON file",
    "md": "a Markdown text",
    "txt": "a plain text",
    "html": "a web page",
    "pdf": "a PDF",
    "eml": "an e-mail",
    "msg": "an Outlook message",
    "ppt": "a PowerPoint presentation",
    "zip": "a zip folder",
    "image": "a picture",
    "word-xml": "a Word document saved as XML or as a web archive",
    "excel-xml": "an Excel workbook saved as XML",
    "password": "a password-protected file",
    "odf-other": "an OpenDocument presentation, drawing, formula or database",
    "other-package": "a file of another program than Word, Excel or LibreOffice",
    "unknown": "of a kind we do not know",
}

#: Suffixes that go with a kind without surprise.
SUFFIXES = {
    "docx": {".docx", ".docm", ".dotx", ".dotm"},
    "xlsx": {".xlsx", ".xlsm", ".xltx", ".xltm"},
    "xls": {".xls", ".xlt"},
    "odt": {".odt", ".ott", ".odm", ".oth", ".fodt"},
    "ods": {".ods", ".ots", ".fods"},
    "csv": {".csv", ".tsv", ".tab", ".txt"},
    "txt": {".txt", ".text", ".log", ".csv", ".tsv"},
    "md": {".md", ".markdown", ".txt"},
    "html": {".html", ".htm"},
    "json": {".json", ".txt"},
}

_IMAGES = (
    b"\xff\xd8\xff",
    b"\x89PNG\r\n\x1a\n",
    b"GIF8",
    b"II*\x00",
    b"MM\x00*",
    b"BM",
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEADER = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]*:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}", re.MULTILINE)
_MAIL = re.compile(
    rb"^(?:from|to|subject|received|return-path|mime-version|message-id|delivered-to):",
    re.IGNORECASE | re.MULTILINE,
)
# An OpenDocument file kept as one XML text instead of a package.
_FLAT = re.compile(
    rb"""<(?:[\w.-]+:)?document\s[^>]*["']urn:oasis:names:tc:opendocument:xmlns:office:1\.0["']"""
)
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|table|meta)\b", re.IGNORECASE)


def kind_of(data: bytes, name: str) -> str:
    """The kind of a file: a key of ``NAMES``."""
    if data[:4] in {b"PK\x03\x04", b"PK\x05\x06"}:
        return _kind_of_zip(data)
    if data[:8] == _OLE:
        return _kind_of_ole(data)
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.lstrip()[:5] == b"{\\rtf":
        return "rtf"
    if data.startswith(_IMAGES) or data[4:12] in {b"ftypheic", b"ftypmif1", b"ftypavif"}:
        return "image"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image"
    return _kind_of_text(data, name)


def suffix_fits(kind: str, suffix: str) -> bool:
    """True when a name's ending is one people expect of this kind, or there is none."""
    return not suffix or suffix.lower() in SUFFIXES.get(kind, {f".{kind}"})


#: Kinds that are zip packages within.
PACKAGES = ("docx", "xlsx", "odt", "ods")


def promised_package(name: str) -> bool:
    """True when a name's ending promises a document or workbook that is a package within."""
    suffix = PurePath(name).suffix.lower()
    return bool(suffix) and any(suffix_fits(kind, suffix) for kind in PACKAGES)


def is_whole_zip(data: bytes) -> bool:
    """True when a package has its directory, which stands at its end."""
    return zipfile.is_zipfile(io.BytesIO(data))


# ---------------------------------------------------------------- containers

_BY_CONTENT_TYPE = (
    (b"sheet.binary", "xlsb"),
    (b"wordprocessingml", "docx"),
    (b"ms-word", "docx"),
    (b"spreadsheetml", "xlsx"),
    (b"ms-excel", "xlsx"),
    (b"presentationml", "ppt"),
)
_BY_FOLDER = ((b"word/", "docx"), (b"xl/", "xlsx"), (b"ppt/", "ppt"))
_OPEN_DOCUMENT = (
    (b"opendocument.text", "odt"),
    (b"opendocument.spreadsheet", "ods"),
)
_BY_BODY = (*_OPEN_DOCUMENT, (b"<office:text", "odt"), (b"<office:spreadsheet", "ods"))
_OLE_STREAMS = (
    ("EncryptedPackage", "password"),
    ("WordDocument", "doc"),
    ("Workbook", "xls"),
    ("Book", "xls"),
    ("PowerPoint Document", "ppt"),
    ("__properties_version1.0", "msg"),
)


def _kind_of_zip(data: bytes) -> str:
    """Ask the package itself; a package too damaged to ask is judged by the names in its bytes."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _kind_of_package(archive)
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, EOFError, RuntimeError):
        # RuntimeError: a password; NotImplementedError, its child: a strange compression.
        return _first((*_BY_FOLDER, *_OPEN_DOCUMENT), data, "zip")


def _kind_of_package(archive: zipfile.ZipFile) -> str:
    """What a package says of itself: by its kind, its list of parts, or the parts it has."""
    names = {name.lower(): name for name in archive.namelist()}
    if "mimetype" in names:
        said = _beginning(archive, names["mimetype"])
        other = b"opendocument" in said or b"vnd.sun.xml" in said
        return _first(_OPEN_DOCUMENT, said, "odf-other" if other else "other-package")
    if "[content_types].xml" in names:
        types = _beginning(archive, names["[content_types].xml"])
        return _first(_BY_CONTENT_TYPE, types, "other-package")
    if "content.xml" in names:
        told = "meta-inf/manifest.xml" if "meta-inf/manifest.xml" in names else "content.xml"
        return _first(_BY_BODY, _beginning(archive, names[told]), "zip")
    for own, kind in (("word/document.xml", "docx"), ("xl/workbook.xml", "xlsx")):
        if own in names:
            return kind
    apple = any(name.endswith(".iwa") or name == "index.zip" for name in names)
    return "other-package" if apple or "meta-inf/manifest.mf" in names else "zip"


#: As much of a part as tells what the package is.
_BEGINNING = 2_000_000


def _beginning(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as part:
        return part.read(_BEGINNING)


def _first(table: tuple[tuple[bytes, str], ...], data: bytes, otherwise: str) -> str:
    return next((kind for sign, kind in table if sign in data), otherwise)


def _kind_of_ole(data: bytes) -> str:
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as container:
            for stream, kind in _OLE_STREAMS:
                if container.exists(stream):
                    return kind
    except (OSError, ValueError, IndexError, struct.error):
        return "unknown"
    return "unknown"


# ---------------------------------------------------------------- text


def _kind_of_text(data: bytes, name: str) -> str:
    head = data[:65536].removeprefix(b"\xef\xbb\xbf").lstrip()
    if _is_utf16(data):
        codec = unmarked_utf16(data) or "utf-16"
        head = data[:65536].decode(codec, "ignore").encode("utf-8", "ignore")
    elif _is_binary(head):
        return "unknown"
    return _kind_of_marked_up(head) or _kind_of_plain(head, PurePath(name).suffix.lower())


def _is_utf16(data: bytes) -> bool:
    return data[:2] in {b"\xff\xfe", b"\xfe\xff"} or unmarked_utf16(data) != ""


_CONTROLS = bytes([*range(9), *range(14, 27), *range(28, 32)])


def _is_binary(head: bytes) -> bool:
    """True where control characters are more than a slip in a text."""
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return controls > 8 and controls > len(head) // 50


def _kind_of_marked_up(head: bytes) -> str:
    if head[:1] in {b"{", b"["} and re.match(rb"[\[{]\s*[\[{\"\]}]", head):
        return "json"
    if head[:5] == b"<?xml" or head[:1] == b"<":
        if _FLAT.search(head):
            return _first(_OPEN_DOCUMENT, head, "odf-other")
        if b"schemas-microsoft-com:office:spreadsheet" in head:
            return "excel-xml"
        if b"office/word/2003/wordml" in head or b"schemas.microsoft.com/office/2006/xmlP" in head:
            return "word-xml"
        if _HTML.search(head[:4096]):
            return "html"
    first = _HEADER.match(head)
    if first and len(_MAIL.findall(first.group())) >= 2:
        return (
            "word-xml"
            if b"multipart/related" in head[:2000].lower()
            and (b"single file web page" in head.lower() or b"urn:schemas-microsoft-com" in head)
            else "eml"
        )
    return ""


def _kind_of_plain(head: bytes, suffix: str) -> str:
    if suffix in {".md", ".markdown"}:
        return "md"
    if suffix in {".csv", ".tsv", ".tab"}:
        return "csv"
    text = head.decode("utf-8", "replace")
    return "csv" if looks_delimited(text) else "txt"
