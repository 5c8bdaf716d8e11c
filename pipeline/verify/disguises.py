"""Which letter a character of any alphabet passes for."""

from __future__ import annotations

import re
import unicodedata

_ALIKE = {
    "a": "аɑαᴀ", "b": "вьβʙƅ", "c": "сϲᴄƈ", "d": "ԁđðɗᴅ", "e": "еєεɛᴇёѐ", "f": "ƒꜰ", "g": "ցɡɢ",
    "h": "һհнħʜ", "i": "іїιıɪɩ", "j": "јϳᴊȷ", "k": "кκᴋƙ", "l": "ӏłʟ|ǀ", "m": "мᴍ", "n": "пηոɴ",
    "o": "оοօσøɔᴏ", "p": "рρᴘ", "q": "ԛ", "r": "гʀ", "s": "ѕꜱ", "t": "тτŧᴛ", "u": "υսᴜμ",
    "v": "νѵᴠ", "w": "ԝѡաᴡ", "x": "хχ", "y": "уүγʏƴ", "z": "ᴢζ",
}  # fmt: skip
#: Capitals of alphabets that only capitals can be taken from.
_CAPITALS = {
    "A": "ᎪꓮⲀ", "B": "ᏴꓐⲂ", "C": "ᏟꓚⲤ", "D": "Ꭰᗞꓓ", "E": "ᎬꓰⴹⲈ", "F": "ꓝᖴ", "G": "ᏀᏳꓖԌ", "H": "ᎻꓧⲎ",
    "I": "ꓲⲒᎥ", "J": "ᎫꓙᒍͿ", "K": "ᏦꓗⲔ", "L": "ᏞꓡⳐᒪ", "M": "ᎷꓟⲘ", "N": "ꓠⲚ", "O": "ꓳⲞⵔՕ", "P": "ᏢꓑⲢᑭ",
    "Q": "ⵕԚ", "R": "ᎡᏒꓣᖇ", "S": "ᏚꓢՏ", "T": "ᎢꓔⲦ", "U": "ꓴՍᑌ", "V": "Ꮩꓦⴸᐯ", "W": "ᎳᏔꓪԜ", "X": "ꓫⲬⵝ᙭",
    "Y": "ᎩꓬⲨҮ", "Z": "ᏃꓜⲌ",
}  # fmt: skip
_CAPITAL_OF = {char: letter for letter, chars in _CAPITALS.items() for char in chars}
#: The alphabet in the cells of braille, as numbers of their dots from U+2800 on.
_BRAILLE = dict(zip("⠁⠃⠉⠙⠑⠋⠛⠓⠊⠚⠅⠇⠍⠝⠕⠏⠟⠗⠎⠞⠥⠧⠺⠭⠽⠵", "abcdefghijklmnopqrstuvwxyz", strict=True))
#: How the Unicode standard names letters that are Latin whatever is done to them.
_NAMED = re.compile(
    r"(?:.* )?(?P<small>SMALL )?(?:CAPITAL )?LETTER (?:SMALL )?(?:CAPITAL |TURNED |REVERSED |INVERTED |SIDEWAYS "
    r"|OPEN |DOTLESS |LONG |BARRED |SCRIPT )*(?P<letter>[A-Z])(?: WITH .*| ROTUNDA)?"
)


def letter(char: str) -> str:
    """The Latin letter or the digit a character passes for; itself where it is none."""
    lower = char.lower()
    for plain, disguises in _ALIKE.items():
        if lower in disguises:
            return plain.upper() if char.isupper() else plain
    if found := _CAPITAL_OF.get(char) or _CAPITAL_OF.get(char.upper()) or _BRAILLE.get(char):
        return found
    if char.isascii():
        return char
    if (digit := unicodedata.digit(char, None)) is not None:
        return str(digit)
    return _by_name(char) or (char if len(lower) == 1 else "i")


def _by_name(char: str) -> str:
    """The letter in a character's own name: stroked, turned, squared, or a tag nobody sees."""
    name = unicodedata.name(char, "")
    if not name.startswith(("LATIN ", "TAG ", "REGIONAL ", "NEGATIVE ", "SQUARED ", "MODIFIER ")):
        return ""
    if name == "TAG SPACE":
        return " "
    if name.startswith("TAG DIGIT"):
        return str("ZERO ONE TWO THREE FOUR FIVE SIX SEVEN EIGHT NINE".split().index(name[10:]))
    found = _NAMED.fullmatch(name)
    if found is None:
        return ""
    return found["letter"].lower() if "SMALL" in name else found["letter"]
