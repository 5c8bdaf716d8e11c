"""Where a web page hides text: one builder a place, each planting the name it is given."""

from __future__ import annotations

import base64
from collections.abc import Callable

from tests.leaks.invented import LINES
from tests.leaks.word_places import _chunk, png

Builder = Callable[[str], bytes]
PLACES: dict[str, Builder] = {}


def page(
    body: str = "", head: str = "", before: str = "", after: str = "", opening: str = "<body>"
) -> bytes:
    """The smallest page a publication copy could be, and what is put into it."""
    lines = "".join(f"<p>{line}</p>" for line in LINES)
    return (
        f'<!DOCTYPE html>\n{before}<html lang="en-GB"><head><meta charset="utf-8"><title>Overview report</title>'
        f"<style>p {{ color: black }}</style>{head}</head>{opening}<main>{lines}{body}</main></body></html>{after}"
    ).encode()


def _body(name: str, make: Callable[[str], str]) -> None:
    PLACES[name] = lambda planted: page(make(planted))


def _head(name: str, make: Callable[[str], str]) -> None:
    PLACES[name] = lambda planted: page(head=make(planted))


def _dash(text: str) -> str:
    return text.replace(" ", "-")


_body("visible", lambda n: f"<p>{n}</p>")
_body("split-by-elements", lambda n: f"<p>{n[:3]}<b>{n[3:6]}</b><span>{n[6:]}</span></p>")
_body(
    "character-references", lambda n: "<p>" + "".join(f"&#x{ord(char):x};" for char in n) + "</p>"
)
_body("double-escaped", lambda n: "<p>" + "".join(f"&amp;#{ord(char)};" for char in n) + "</p>")
_body("zero-width", lambda n: "<p>" + "&#8203;".join(n) + "</p>")
_body("soft-hyphens", lambda n: "<p>" + "&shy;".join(n) + "</p>")
_body("comment", lambda n: f"<!-- {n} -->")
_body("conditional-comment", lambda n: f"<!--[if IE]><p>{n}</p><![endif]-->")
PLACES["comment-before"] = lambda n: page(before=f"<!-- {n} -->")
PLACES["comment-after"] = lambda n: page(after=f"<!-- {n} -->")
PLACES["text-after"] = lambda n: page(after=n)
_head("title", lambda n: f"<title>{n}</title>")
_head("meta", lambda n: f'<meta name="author" content="{n}">')
_head("meta-name", lambda n: f'<meta name="{n}" content="x">')
_head("open-graph", lambda n: f'<meta property="og:title" content="{n}">')
_head("script", lambda n: f"<script>var child = '{n}';</script>")
_head("linked-data", lambda n: f'<script type="application/ld+json">{{"name": "{n}"}}</script>')
_head("style-content", lambda n: f'<style>p::after {{ content: "{n}" }}</style>')
_head(
    "style-escapes",
    lambda n: (
        '<style>p::after { content: "' + "".join(f"\\{ord(char):06x}" for char in n) + '" }</style>'
    ),
)
_head("style-comment", lambda n: f"<style>/* {n} */</style>")
_head(
    "source-map", lambda n: f"<style>p {{}} /*# sourceMappingURL=file:///{_dash(n)}.map */</style>"
)
_head("link-element", lambda n: f'<link rel="author" href="https://people.example/{_dash(n)}">')
_head("base", lambda n: f'<base href="file:///C:/{n}/">')
_body("title-attribute", lambda n: f'<p title="{n}">x</p>')
_body(
    "alternative",
    lambda n: f'<img src="data:image/png;base64,{base64.b64encode(png()).decode()}" alt="{n}">',
)
_body("aria-label", lambda n: f'<p aria-label="{n}">x</p>')
_body("aria-description", lambda n: f'<p aria-description="{n}">x</p>')
_body("data-attribute", lambda n: f'<p data-child="{n}">x</p>')
_body("attribute-name", lambda n: f"<p data-{_dash(n).lower()}>x</p>")
_body("hidden-attribute", lambda n: f"<p hidden>{n}</p>")
_body("hidden-by-style", lambda n: f'<p style="display:none">{n}</p>')
_body("style-attribute", lambda n: f"<p style=\"--x: '{n}'\">x</p>")
_body("anchor", lambda n: f'<p id="{_dash(n)}">x</p>')
_body("class", lambda n: f'<p class="{_dash(n)}">x</p>')
_body("link", lambda n: f'<a href="https://news.example/{_dash(n)}">x</a>')
_body(
    "link-encoded",
    lambda n: (
        '<a href="https://news.example/' + "".join(f"%{ord(char):02x}" for char in n) + '">x</a>'
    ),
)
_body("mail-link", lambda n: f'<a href="mailto:{n.replace(" ", ".")}@mail.example">x</a>')
_body("file-name", lambda n: f'<img src="{_dash(n)}.jpg" alt="">')
_body("svg-title", lambda n: f"<svg><title>{n}</title></svg>")
_body("svg-description", lambda n: f"<svg><desc>{n}</desc></svg>")
_body("svg-metadata", lambda n: f"<svg><metadata>{n}</metadata></svg>")
_body("svg-text", lambda n: f"<svg><text>{n[:4]}<tspan>{n[4:]}</tspan></text></svg>")
_body("template-element", lambda n: f"<template><p>{n}</p></template>")
_body("noscript", lambda n: f"<noscript>{n}</noscript>")
_body("frame-content", lambda n: f'<iframe srcdoc="&lt;p&gt;{n}&lt;/p&gt;"></iframe>')
_body("form-value", lambda n: f'<input value="{n}">')
_body("form-placeholder", lambda n: f'<textarea placeholder="{n}"></textarea>')
_body("option", lambda n: f"<select><option>{n}</option></select>")
_body("unknown-element", lambda n: f"<x-note>{n}</x-note>")
_body("event", lambda n: f"<p onclick=\"say('{n}')\">x</p>")
_body("instruction", lambda n: f"<?note {n}?>")
_body("cdata", lambda n: f"<svg><![CDATA[{n}]]></svg>")
_body(
    "packed-words",
    lambda n: f'<a href="data:text/plain;base64,{base64.b64encode(n.encode()).decode()}">x</a>',
)
_body("packed-in-text", lambda n: f"<p>{base64.b64encode(('padding ' + n).encode()).decode()}</p>")
_body(
    "packed-picture",
    lambda n: (
        f'<img alt="" src="data:image/png;base64,{base64.b64encode(png(_chunk(b"tEXt", b"Comment" + bytes(1) + n.encode()))).decode()}">'
    ),
)
_body("data-address", lambda n: f'<a href="data:text/plain,{n}">x</a>')
_body("unclosed", lambda n: f'<p title="{n}')

#: Places whose words any browser shows.
READ = frozenset(
    "visible split-by-elements character-references zero-width soft-hyphens alternative aria-label".split()
)
#: Places that hold words as they should: only their content can be wrong.
SEEN = frozenset(
    "visible split-by-elements character-references double-escaped zero-width soft-hyphens title "
    "alternative aria-label title-attribute style-content style-escapes style-comment source-map "
    "svg-title svg-description svg-text style-attribute anchor class packed-in-text text-after unclosed".split()
)
