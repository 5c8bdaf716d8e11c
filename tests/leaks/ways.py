"""Ways of writing a name, a number or a day that nobody reads at a glance and a search must.

Each is a text that stands in a sentence of a copy, under the name of the way.
"""

from __future__ import annotations

import base64
import codecs
import gzip
import zlib
from collections.abc import Callable

from tests.leaks.invented import NAME

Way = Callable[[str], str]
_BRAILLE = dict(zip("abcdefghijklmnopqrstuvwxyz", "⠁⠃⠉⠙⠑⠋⠛⠓⠊⠚⠅⠇⠍⠝⠕⠏⠟⠗⠎⠞⠥⠧⠺⠭⠽⠵", strict=True))
_RADIO = dict(
    zip(
        "abcdefghijklmnopqrstuvwxyz",
        "Alpha Bravo Charlie Delta Echo Foxtrot Golf Hotel India Juliet Kilo Lima Mike November Oscar "
        "Papa Quebec Romeo Sierra Tango Uniform Victor Whiskey X-ray Yankee Zulu".split(),
        strict=True,
    )
)


def _moved(first_capital: int, first_small: int) -> Way:
    """Letters of another alphabet of the standard, in the order of ours."""

    def write(text: str) -> str:
        return "".join(
            chr(first_capital + ord(char) - 65) if "A" <= char <= "Z"
            else chr(first_small + ord(char) - 97) if "a" <= char <= "z" else char
            for char in text
        )  # fmt: skip

    return write


def _table(plain: str, other: str) -> Way:
    return lambda text: text.translate(str.maketrans(plain, other))


WAYS: dict[str, Way] = {
    "base64": lambda n: base64.b64encode(n.encode()).decode(),
    "base64-behind-a-word": lambda n: "id" + base64.b64encode(n.encode()).decode(),
    "base64-of-a-sentence": lambda n: base64.b64encode(f"It was {n} who fell.".encode()).decode(),
    "base64-for-addresses": lambda n: base64.urlsafe_b64encode(f"?>~{n}".encode()).decode(),
    "base64-twice": lambda n: base64.b64encode(base64.b64encode(n.encode())).decode(),
    "base64-of-two-byte-letters": lambda n: base64.b64encode(n.encode("utf-16-le")).decode(),
    "base64-of-packed": lambda n: base64.b64encode(zlib.compress(n.encode())).decode(),
    "base64-of-gzip": lambda n: base64.b64encode(gzip.compress(n.encode(), mtime=0)).decode(),
    "base32": lambda n: base64.b32encode(n.encode()).decode(),
    "hexadecimal": lambda n: n.encode().hex(),
    "hexadecimal-in-pairs": lambda n: n.encode().hex(" ").upper(),
    "hexadecimal-of-a-program": lambda n: ", ".join(f"0x{byte:02x}" for byte in n.encode()),
    "hexadecimal-of-two-byte-letters": lambda n: n.encode("utf-16-be").hex(),
    "numbers-of-letters": lambda n: " ".join(str(byte) for byte in n.encode()),
    "numbers-with-commas": lambda n: ", ".join(str(byte) for byte in n.encode()),
    "octal-escapes": lambda n: "".join(f"\\{byte:03o}" for byte in n.encode()),
    "binary": lambda n: " ".join(f"{byte:08b}" for byte in n.encode()),
    "address-escapes": lambda n: "".join(f"%{byte:02X}" for byte in n.encode()),
    "script-escapes": lambda n: "".join(f"\\u{ord(char):04x}" for char in n),
    "mail-escapes": lambda n: "".join(f"={byte:02X}" for byte in n.encode()),
    "backwards": lambda n: n[::-1],
    "each-word-backwards": lambda n: " ".join(word[::-1] for word in n.split()),
    "right-to-left-mark": lambda n: "\u202e" + n[::-1] + "\u202c",
    "right-to-left-embedding": lambda n: "\u2067" + n[::-1] + "\u2069",
    "half-the-alphabet-on": lambda n: codecs.encode(n, "rot13"),
    "figures-for-letters": _table("eioa", "3104"),
    "signs-for-letters": _table("aeisl", "@€!$|"),
    "upside-down": _table("aeilnodbgtu", "ɐǝᴉlnopqƃʇu"),
    "small-capitals": _table("abdegilnoqtu", "ᴀʙᴅᴇɢɪʟɴᴏꞯᴛᴜ"),
    "squared-letters": lambda n: _moved(0x1F130, 0x1F130)(n.upper()),
    "black-squared-letters": lambda n: _moved(0x1F170, 0x1F170)(n.upper()),
    "letters-of-flags": lambda n: _moved(0x1F1E6, 0x1F1E6)(n.upper()),
    "circled-letters": _moved(0x24B6, 0x24D0),
    "gothic-letters": _moved(0x1D56C, 0x1D586),
    "letters-of-a-typewriter": _moved(0x1D670, 0x1D68A),
    "unseen-tags": lambda n: "x" + "".join(chr(0xE0000 + ord(char)) for char in n),
    "braille": lambda n: "".join(_BRAILLE.get(char, " ") for char in n.lower()),
    "cyrillic-and-greek": _table("ZQbeiotng", "ΖQЬеіоτոց"),
    "cherokee": _table("ZbedQwliungto", "ᏃbᎬᎠQᎳᏞᎥungᎢO"),
    "lisu": lambda n: n.upper().translate(str.maketrans("ZEBDILNGTOU", "ꓜꓰꓐꓓꓲꓡꓠꓖꓔꓳꓴ")),
    "stroked-letters": _table("Zbdeilot", "Ƶƀđɇɨłøŧ"),
    "hooked-letters": _table("Zbdgknt", "Ȥɓɗɠƙɲƭ"),
    "with-commas": lambda n: ", ".join(n),
    "with-bars": lambda n: "|".join(n.replace(" ", "")),
    "with-plus-signs": lambda n: " + ".join(n.replace(" ", "")),
    "with-dots-in-the-middle": lambda n: "·".join(n.replace(" ", "")),
    "in-brackets": lambda n: "".join(f"[{char}]" for char in n.replace(" ", "")),
    "radio-alphabet": lambda n: " ".join(_RADIO.get(char, "") for char in n.lower()),
    "radio-alphabet-with-hyphens": lambda n: "-".join(_RADIO[c] for c in n.lower() if c.isalpha()),
    "by-ear": lambda n: {"Zebedee Quillington": "Zebbaday Kwilingtun"}.get(n, n),
    "one-letter-off": lambda n: n.replace("ll", "lf"),
    "two-letters-swapped": lambda n: n.replace("ngt", "gnt"),
    "soft-hyphens": lambda n: "\u00ad".join(n),
    "mongolian-separators": lambda n: "\u180e".join(n),
    "invisible-plus": lambda n: "\u2064".join(n),
    "variation-selectors": lambda n: "".join(char + "\ufe0f" for char in n),
    "hangul-fillers": lambda n: "\u3164".join(n),
    "combining-grapheme-joiners": lambda n: "\u034f".join(n),
    "struck-through-letters": lambda n: "".join(char + "\u0336" for char in n),
    "camel": lambda n: "the" + n.replace(" ", "") + "Case",
    "handle": lambda n: "@real_" + n.replace(" ", "_").lower(),
}

#: Other things that name Child A or his mother, as nobody would type them into a form.
THINGS: dict[str, tuple[str, str]] = {
    "nhs-number-in-words": ("child-1", "nine nine nine, one two three, four five six zero"),
    "nhs-number-with-triple": ("child-1", "triple nine one two three four five six zero"),
    "nhs-number-with-letters": ("child-1", "999 I23 456O"),
    "nhs-number-of-arabic-figures": ("child-1", "٩٩٩١٢٣٤٥٦٠"),
    "nhs-number-with-underscores": ("child-1", "999_123_4560"),
    "phone-in-words": ("mother-1", "oh one six three two, nine six oh, one two three"),
    "phone-from-abroad": ("mother-1", "+44 (0) 1632 960 123"),
    "phone-in-full-width": ("mother-1", "０１６３２９６０１２３"),
    "birthday-in-words": ("child-1", "the third of May, twenty twenty"),
    "birthday-in-words-of-a-will": ("child-1", "the third day of May two thousand and twenty"),
    "birthday-of-a-programmer": ("child-1", "20200503"),
    "birthday-with-roman-month": ("child-1", "3.V.2020"),
    "postcode-run-together": ("child-1", "zz12ab"),
    "postcode-with-letters-apart": ("child-1", "Z Z 1 2 A B"),
    "address-turned": ("child-1", "Larchmere Close, 12"),
    "case-number-apart": ("child-1", "EX 104 417"),
    "mail-address-spelled": ("mother-1", "maelona.p (at) mail.example"),
    "nickname": ("child-1", "Zebby"),
}

__all__ = ["NAME", "THINGS", "WAYS"]
