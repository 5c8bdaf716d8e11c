"""Every format a document can be played into, by the ending of its file."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from pathlib import Path

from pipeline.document import Document
from pipeline.errors import Broken
from pipeline.render.html import html
from pipeline.render.pdf import pdf
from pipeline.render.word import word

#: Takes a document and the template folders, nearest first.
Renderer = Callable[[Document, Sequence[Path]], bytes]

RENDERERS: dict[str, Renderer] = {
    "docx": word,
    "pdf": lambda document, _: pdf(document),
    "html": lambda document, _: html(document),
}
#: The formats of a public copy, each written as a public copy must be.
PUBLIC: dict[str, Renderer] = {
    **RENDERERS,
    "docx": lambda document, folders: word(document, folders, publication=True),
}


def for_publication(judged: Collection[str]) -> dict[str, Renderer]:
    """The renderers of a public copy, once each of its formats is known to have a judge.

    ``judged`` are the formats ``verify`` can read whole. Raises Broken where we can write what
    nobody can check: nothing may be published in such a format.
    """
    unjudged = sorted(set(PUBLIC) - set(judged))
    if unjudged:
        raise Broken(f"every public format is judged; nobody reads {', '.join(unjudged)}")
    return PUBLIC
