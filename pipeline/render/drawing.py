"""Figures: an SVG reduced to shapes and words, its size, and a picture of it for old readers."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import typst
from lxml import etree

from pipeline.errors import Broken, CouldNotWrite
from pipeline.render import xml
from pipeline.render.fonts import fonts

_SVG = "http://www.w3.org/2000/svg"
_TAGS = frozenset({
    "svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text",
    "tspan", "title", "desc", "defs", "pattern", "clipPath", "marker", "linearGradient", "stop",
    "use", "symbol",
})  # fmt: skip
_LOCAL = re.compile(r"url\(\s*(?!#)|javascript:|https?:|data:", re.IGNORECASE)
_NUMBER = re.compile(r"\s*([0-9.]+)\s*(px|pt|mm|cm|in)?\s*$")
_PIXELS = {None: 1.0, "px": 1.0, "pt": 96 / 72, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}


@dataclass(frozen=True, slots=True)
class Drawing:
    """A cleaned SVG and its size in CSS pixels."""

    svg: bytes = field(repr=False)
    width: float
    height: float


def drawing(svg: str) -> Drawing:
    """Keep shapes and words, refuse anything that runs, embeds or leads elsewhere.

    Styles become attributes, so that a page may forbid inline styles, and every word is set in
    the typeface that ships with the program. Raises Broken: the figures are our own.
    """
    try:
        root = xml.parse(svg.encode(), bare=True)
    except (etree.XMLSyntaxError, UnicodeEncodeError) as fault:
        raise Broken("a figure is well-formed SVG") from fault
    for element in root.iter():
        name = etree.QName(element)
        if name.localname not in _TAGS or name.namespace not in {_SVG, None}:
            raise Broken(f"a figure holds shapes and words, not {name.localname!r}")
        _tidy(element)
    width, height = _size(root)
    root.set("width", f"{width:g}")
    root.set("height", f"{height:g}")
    if root.get("viewBox") is None:
        root.set("viewBox", f"0 0 {width:g} {height:g}")
    return Drawing(etree.tostring(root), width, height)


def _tidy(element: Any) -> None:
    for pair in element.attrib.pop("style", "").split(";"):
        name, _, value = pair.partition(":")
        if value:
            element.set(name.strip(), value.strip())
    for name, value in list(element.attrib.items()):
        plain = etree.QName(name).localname
        if plain.startswith("on") or (plain == "href" and not value.startswith("#")):
            raise Broken("a figure leads nowhere and runs nothing")
        if _LOCAL.search(value) or plain == "class":
            del element.attrib[name]
    if "font-family" in element.attrib or etree.QName(element).localname == "svg":
        element.set("font-family", "Open Sans")


def _size(root: Any) -> tuple[float, float]:
    box = [float(part) for part in re.split(r"[\s,]+", root.get("viewBox", "").strip()) if part]
    found = []
    for name, fallback in (("width", box[2:3]), ("height", box[3:4])):
        match = _NUMBER.match(root.get(name, ""))
        if match:
            found.append(float(match[1]) * _PIXELS[match[2]])
        elif fallback:
            found.append(fallback[0])
        else:
            raise Broken("a figure says how large it is")
    return found[0], found[1]


def picture(figure: Drawing, *, scale: float = 2.0) -> bytes:
    """The figure as PNG, ``scale`` pixels to a CSS pixel, the same bytes on any machine."""
    source = (
        f"#set page(width: {figure.width * 0.75}pt, height: {figure.height * 0.75}pt, margin: 0pt)\n"
        '#image(bytes(sys.inputs.svg), format: "svg", width: 100%)'
    )
    try:
        made = typst.compile(
            source.encode(),
            font_paths=fonts(),
            format="png",
            ppi=96.0 * scale,
            sys_inputs={"svg": figure.svg.decode()},
        )
    except typst.TypstError as fault:
        raise CouldNotWrite("A figure could not be drawn.") from fault
    if not isinstance(made, bytes):
        raise Broken("a figure is one picture")
    return made
