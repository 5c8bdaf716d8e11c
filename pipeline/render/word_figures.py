"""Figures in Word: a vector drawing with a picture of it for programs that cannot draw it."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.document import Figure
from pipeline.render.clean import escape
from pipeline.render.drawing import drawing, picture

_EMU = 635  # English Metric Units in a twip
_TWIPS = 15  # to a CSS pixel
#: A figure leaves room for its caption and the page's furniture.
_TALLEST = {False: 12800, True: 8200}


@dataclass(slots=True)
class Pictures:
    """Keeps the pictures of one document by name. ``vector``: the drawing as SVG as well."""

    vector: bool = True
    media: dict[str, bytes] = field(default_factory=dict)
    _count: int = 0

    def image(self, block: Figure, *, room: int, landscape: bool) -> str:
        """A run with the figure, no wider than ``room`` twips, with its text alternative."""
        self._count += 1
        number = self._count
        figure = drawing(block.svg)
        self.media[f"figure{number}.png"] = picture(figure)
        vector = ""
        if self.vector:
            self.media[f"figure{number}.svg"] = figure.svg
            vector = _VECTOR.format(number=number)
        wide = min(room, int(figure.width * _TWIPS))
        high = int(wide * figure.height / figure.width)
        if high > _TALLEST[landscape]:
            wide, high = int(wide * _TALLEST[landscape] / high), _TALLEST[landscape]
        return _IMAGE.format(
            number=number,
            alt=escape(block.alternative).replace("\n", "&#10;"),
            wide=wide * _EMU,
            high=high * _EMU,
            vector=vector,
        )


_VECTOR = (
    '<a:extLst><a:ext uri="{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}">'
    '<asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" '
    'r:embed="rIdSvg{number}"/></a:ext></a:extLst>'
)
_IMAGE = (
    "<w:r><w:drawing><wp:inline "
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{wide}" cy="{high}"/>'
    '<wp:docPr id="{number}" name="Figure {number}" descr="{alt}"/><wp:cNvGraphicFramePr>'
    '<a:graphicFrameLocks xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'noChangeAspect="1"/></wp:cNvGraphicFramePr>'
    '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
    '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr>'
    '<pic:cNvPr id="{number}" name="Figure {number}" descr="{alt}"/><pic:cNvPicPr/></pic:nvPicPr>'
    '<pic:blipFill><a:blip r:embed="rIdPng{number}">{vector}</a:blip>'
    '<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>'
    '<a:ext cx="{wide}" cy="{high}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    "</pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
)
