"""Word packages: parts in, the same bytes out on any machine."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from pipeline.errors import CouldNotWrite

_EPOCH = (1980, 1, 1, 0, 0, 0)
#: Word looks for the content types first; the rest stands in the order of its names.
_FIRST = ("[Content_Types].xml", "_rels/.rels")
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORDML = "application/vnd.openxmlformats-officedocument.wordprocessingml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def pack(parts: Mapping[str, bytes]) -> bytes:
    """A zip of the parts in a fixed order with fixed stamps."""
    out = io.BytesIO()
    order = [name for name in _FIRST if name in parts]
    order += sorted(name for name in parts if name not in _FIRST)
    with zipfile.ZipFile(out, "w") as package:
        for name in order:
            stamp = zipfile.ZipInfo(name, _EPOCH)
            stamp.create_system = 0  # or the file would say which system made it
            stamp.external_attr = 0
            # Pictures are packed already.
            stamp.compress_type = (
                zipfile.ZIP_STORED if name.endswith(".png") else zipfile.ZIP_DEFLATED
            )
            package.writestr(stamp, parts[name], compresslevel=6)
    return out.getvalue()


def unpack(data: bytes) -> dict[str, bytes]:
    """Every part by name. Raises CouldNotWrite where the zip is damaged."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return {name: package.read(name) for name in package.namelist()}
    except (zipfile.BadZipFile, EOFError, OSError) as fault:
        raise CouldNotWrite("A Word file could not be read back after it was made.") from fault


def core(title: str, language: str) -> str:
    """Core properties: a title and a language, and nothing of people, machines or times."""
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{title}</dc:title><dc:language>{language}</dc:language></cp:coreProperties>"
    )
