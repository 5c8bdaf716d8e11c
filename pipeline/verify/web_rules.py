"""What a web page for the public may hold: elements and attributes, no scripts, no forms."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator

from lxml import etree

from pipeline.verify.xmltext import attributes

_TAGS = frozenset(
    "html head meta title style body header main footer nav section article aside div h1 h2 h3 "
    "h4 h5 h6 p span strong em b i u a ul ol li table caption colgroup col thead tbody tfoot tr "
    "th td figure figcaption img svg g path rect line circle polyline polygon text tspan desc "
    "br hr sup sub abbr dl dt dd blockquote q time small details summary".split()
)
_ATTRIBUTES = frozenset(
    "lang dir charset name content id class href rel role scope colspan rowspan headers alt src "
    "width height viewbox viewBox d x y x1 y1 x2 y2 cx cy r rx ry points fill stroke "
    "stroke-width stroke-dasharray transform text-anchor font-size font-weight aria-label "
    "aria-labelledby aria-describedby aria-hidden aria-current tabindex title media start type "
    "xmlns dominant-baseline opacity".split()
)
#: The classes of the page's own style sheet; those of colours carry the colour.
_CLASSES = re.compile(
    r"(?:answer|band|body|break|callout|(?:missing|warning|note|decision)-box|contents|field"
    r"|fill-[0-9A-Fa-f]{6}|label|lead|level-[1-6]|marking|note|notes|number|numbered|part|quote"
    r"|reference|sign|signature|skip|subtitle|table|unanswered|unseen)(?: |$)"
)
#: Values with a form of their own.
_FORMS = {
    "id": re.compile(r"[A-Za-z0-9_.-]{1,80}"),
    "lang": re.compile(r"[a-z]{2}(?:-[A-Z]{2})?"),
    "dir": re.compile(r"ltr|auto"),
    "charset": re.compile(r"utf-8", re.IGNORECASE),
    "role": re.compile(r"region|note|img|presentation|main|navigation"),
    "scope": re.compile(r"(?:col|row)(?:group)?"),
    "rel": re.compile(r"(?:external|nofollow|noopener|noreferrer| )+"),
    "content": re.compile(
        r"width=device-width, initial-scale=1|no-referrer|light(?: dark)?|noindex|#[0-9A-Fa-f]{6}"
    ),
}
#: What a style sheet may not hold: words of its own, things from elsewhere, remarks, escapes.
_IN_STYLE = re.compile(
    r"/\*|\\|url\(|@(?!media print|page\b)|direction|unicode-bidi|--"
    # Nothing is moved over anything, and out of sight only as far as this.
    r"|(?<![\w-])left:(?!-999rem)|(?<!left):[^;{}]*-\.?\d"
    r"|content:(?!\"\")|\"(?!\"|Open Sans\")[^\",;]*\"|'"
)
#: What a style sheet may say of an element: how it looks, and never where else it stands.
_PROPERTIES = frozenset(
    "background border border-bottom border-collapse border-left border-left-color border-top "
    "break-after break-before break-inside clip-path color content cursor display flex font "
    "font-size font-weight gap height left line-height list-style margin margin-bottom margin-top "
    "max-width min-width outline outline-offset overflow overflow-x padding "
    "padding-left padding-top position size text-align text-decoration text-decoration-thickness "
    "text-underline-offset vertical-align white-space width".split()
)
_DECLARED = re.compile(r"(?:[{;]|^)\s*([\w-]+)\s*:(?=[^{}]*(?:[;}]|$))")
#: What in a style sheet draws: pictures, typefaces, shadows, shades, cut-out shapes.
_DRAWS = re.compile(
    r"url\(|image|@font-face|shadow|gradient|mask|shape|path\(|polygon\(|filter", re.IGNORECASE
)
#: Elements that show pictures or lines, or what stands in another file.
_SHOWS = {
    **dict.fromkeys("img picture source video audio image input".split(), "a picture"),
    **dict.fromkeys("object embed iframe frame portal".split(), "another file within the page"),
    **dict.fromkeys(
        "canvas svg math".split(),
        "a drawing, whose lines may be letters",
    ),
}
_META = frozenset({"viewport", "color-scheme", "robots", "referrer", "theme-color"})
_POLICY = re.compile(
    r"default-src 'none'; style-src 'sha256-([A-Za-z0-9+/]{43}=)';"
    r"(?: img-src data:;)? base-uri 'none'; form-action 'none'"
)


def known(tag: str) -> bool:
    """Whether an element of this name is on the list."""
    return tag in _TAGS


def is_own_policy(element: etree._Element) -> bool:
    """Whether a meta element is the policy that lets nothing but the page's own style apply."""
    if element.get("http-equiv", "").lower() != "content-security-policy":
        return False
    styles = [style.text or "" for style in element.getroottree().iter("style")]
    hashes = {base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in styles}
    found = _POLICY.fullmatch(element.get("content", ""))
    return (
        found is not None
        and found[1] in hashes
        and set(element.attrib) == {"http-equiv", "content"}
    )


def odd_in(element: etree._Element, links: tuple[str, ...]) -> Iterator[str]:
    """What in an element is not on the list, in words that quote nothing of it."""
    tag = str(element.tag)
    if tag not in _TAGS:
        yield "an element that is not on the list"
    for name, value in attributes(element):
        if name not in _ATTRIBUTES:
            yield "an attribute that is not on the list"
        if name in {"href", "src"} and not _allowed(value, links):
            yield "a link out of the page that is not on the list"
        if name in _FORMS and not _FORMS[name].fullmatch(value):
            yield "a value that is not on the list"
        if name == "class" and _CLASSES.sub("", value):
            yield "a class that is not on the list"
    if tag == "style":
        style = re.sub(r"\s+", " ", element.text or "")
        if _IN_STYLE.search(style):
            yield "a style sheet with words of its own"
        if not set(_DECLARED.findall(style)) <= _PROPERTIES:
            yield "a style that is not on the list"
    if tag == "meta" and element.get("name") is not None and element.get("name") not in _META:
        yield "a property that is not on the list"


def unread_in(element: etree._Element) -> Iterator[str]:
    """What an element shows that nobody can read: pictures, drawings, other files, typefaces."""
    tag = str(element.tag).lower()
    if tag in _SHOWS:
        yield _SHOWS[tag]
    if (tag == "style" and _DRAWS.search(element.text or "")) or any(
        name in {"background", "poster", "srcset"} or (name == "style" and _DRAWS.search(value))
        for name, value in attributes(element)
    ):
        yield "a style with pictures, drawings or a typeface of its own"


def _allowed(value: str, links: tuple[str, ...]) -> bool:
    return value.startswith(("#", "data:image/png;base64,", *links))
