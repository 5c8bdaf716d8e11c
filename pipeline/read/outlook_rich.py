"""The Rich Text of an Outlook message, unpacked (MS-OXRTFCP)."""

from __future__ import annotations

import struct

from pipeline.read.reading import Refused

#: What the dictionary holds before the first byte (MS-OXRTFCP 2.1.2.1).
_BEFORE = (
    b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern "
    b"\\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0"
    b"\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx"
)
_PACKED, _PLAIN = b"LZFu", b"MELA"
_ROUND = 4096
#: No message holds more text.
_MOST = 50_000_000


def unpacked(data: bytes) -> bytes:
    """The Rich Text as it was written. Raises Refused where the packing is broken."""
    if len(data) < 16:
        raise Refused("file-damaged", "the message's Rich Text")
    _, size, kind = struct.unpack_from("<II4s", data)
    if size > _MOST or kind not in {_PACKED, _PLAIN}:
        raise Refused("file-damaged", "the message's Rich Text")
    if kind == _PLAIN:
        return data[16 : 16 + size]
    return _unpacked(data[16:], size)


def _unpacked(data: bytes, size: int) -> bytes:
    """Runs of eight: a byte of signs, then for each a byte itself or a place and a length."""
    held = bytearray(_BEFORE.ljust(_ROUND, b"\x00"))
    at, place, out = 0, len(_BEFORE), bytearray()
    while at < len(data) and len(out) < size:
        signs = data[at]
        at += 1
        for turn in range(8):
            if signs >> turn & 1:
                if at + 2 > len(data):
                    return bytes(out)
                (word,) = struct.unpack_from(">H", data, at)
                at += 2
                start, length = word >> 4, (word & 15) + 2
                if start == place:  # the sign of the end
                    return bytes(out)
                copied = [(start + step) % _ROUND for step in range(length)]
            else:
                if at >= len(data):
                    return bytes(out)
                copied, held[place] = [place], data[at]
                at += 1
            for source in copied:
                held[place] = held[source]
                out.append(held[place])
                place = (place + 1) % _ROUND
    return bytes(out)
