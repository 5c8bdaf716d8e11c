"""What the forms of a Word file offer and say beside their fields: help, prompts, choices."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from pipeline.read.reading import Reading
from pipeline.read.word_names import VAL, w


def set_prompts_aside(
    roots: Mapping[str, etree._Element], reading: Reading
) -> list[tuple[str, list[str]]]:
    """Set aside the help and the choices of each part, each once; gives them back by part.

    The choice that was made stands in the text and is not said again.
    """
    told = []
    for name, root in sorted(roots.items()):
        texts = [text for text in dict.fromkeys(_said(root)) if text.strip()]
        for text in texts:
            reading.set_aside("form-prompt", text, part=name)
        told.append((name, texts))
    return told


def _said(root: etree._Element) -> Iterator[str]:
    for element in root.iter(w("helpText"), w("statusText"), w("ddList"), w("listItem")):
        if element.tag == w("ddList"):
            yield from _not_chosen(element)
        elif element.tag == w("listItem"):
            text = element.get(w("displayText"), "") or element.get(w("value"), "")
            if text.strip() not in _filled(element):
                yield text
        else:
            yield element.get(VAL, "")


def _not_chosen(choices: etree._Element) -> list[str]:
    entries = [entry.get(VAL, "") for entry in choices.iterchildren(w("listEntry"))]
    result = choices.find(w("result"))
    picked = result.get(VAL, "0") if result is not None else "0"
    return [text for at, text in enumerate(entries) if str(at) != picked]


def _filled(item: etree._Element) -> str:
    """What stands in the content control that offers this item."""
    control = next(item.iterancestors(w("sdt")), None)
    content = control.find(w("sdtContent")) if control is not None else None
    return "".join(run.text or "" for run in content.iter(w("t"))) if content is not None else ""
