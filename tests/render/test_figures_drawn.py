"""Figures keep shapes and words; what runs, embeds or leads elsewhere is refused."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from pipeline.errors import Broken
from pipeline.render.drawing import drawing, picture
from tests.render.invented import SVG

OPEN = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="10" height="5">'


def test_a_figure_is_as_large_as_it_says() -> None:
    assert (drawing(SVG).width, drawing(SVG).height) == (320, 90)
    assert drawing(OPEN + "</svg>").width == 10
    assert (
        drawing('<svg xmlns="http://www.w3.org/2000/svg" width="25.4mm" height="1in"/>').height
        == 96
    )


def test_styles_become_attributes_and_words_are_set_in_our_typeface() -> None:
    made = drawing(SVG).svg.decode()
    assert "style=" not in made
    assert 'fill="#1f4e6b"' in made
    assert 'font-family="Open Sans"' in made
    assert "Arial" not in made


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        '<image href="data:image/png;base64,AAAA"/>',
        '<rect onload="alert(1)"/>',
        '<use xlink:href="http://beacon.example/a.svg#b"/>',
        "<foreignObject><p>words</p></foreignObject>",
        "<style>@import url(http://beacon.example/)</style>",
        "<a href='https://x.example'><text>x</text></a>",
        "<animate/>",
    ],
)
def test_what_runs_embeds_or_leads_elsewhere_is_refused(inside: str) -> None:
    with pytest.raises(Broken):
        drawing(f"{OPEN}{inside}</svg>")


def test_an_outside_fill_is_left_out() -> None:
    assert (
        b"beacon"
        not in drawing(f'{OPEN}<rect fill="url(http://beacon.example/#a)" width="1"/></svg>').svg
    )
    assert b"url(#a)" in drawing(f'{OPEN}<rect fill="url(#a)" width="1"/></svg>').svg


@pytest.mark.parametrize(
    "broken",
    [
        "",
        "<svg",
        '<svg xmlns="http://www.w3.org/2000/svg"/>',
        "<!DOCTYPE x [<!ENTITY a 'b'>]><svg/>",
    ],
)
def test_a_broken_figure_is_a_bug(broken: str) -> None:
    with pytest.raises(Broken):
        drawing(broken)


def test_the_picture_of_a_figure_is_the_same_every_time_and_shows_its_words() -> None:
    made = picture(drawing(SVG))
    assert picture(drawing(SVG)) == made
    image = Image.open(io.BytesIO(made)).convert("L")
    assert image.size == (640, 180)
    words = image.crop((8, 50, 76, 90))
    assert min(words.tobytes()) < 80  # ink where "Police" stands
