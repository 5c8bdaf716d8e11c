"""Words that stand with the cells of a workbook and in none: reading aids, prompts, choices."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.read.cleaning import unescaped
from pipeline.read.package import Package
from pipeline.read.reading import Reading
from pipeline.read.sheet_strings import PHONETIC, TEXT
from pipeline.read.workbook_parts import sheet_root

#: What a cell's validation shows: when the cell is chosen, and when what is typed is refused.
_PROMPTS = ("promptTitle", "prompt", "errorTitle", "error")
_CHOICES = re.compile(r'^"(.*)"$', re.DOTALL)


def beside_cells(package: Package, name: str, reading: Reading) -> list[str]:
    """Set aside, and give back, such words of a sheet or of the table of shared strings."""
    part = package.parts[name]
    found = []
    if b"rPh" in part:
        found += [("phonetic-guide", text) for text in _guides(part)]
    if b"dataValidation" in part:
        found += [("form-prompt", text) for text in dict.fromkeys(_prompts(package, name))]
    found = [(reason, text) for reason, text in found if text.strip()]
    for reason, text in found:
        reading.set_aside(reason, text, part=name)
    return [text for _, text in found]


def _guides(part: bytes) -> Iterator[str]:
    for guide in PHONETIC.findall(part):
        yield unescaped(b"".join(TEXT.findall(guide)).decode("utf-8", "replace"))


def _prompts(package: Package, name: str) -> Iterator[str]:
    """The prompts and the choices of each validated range; a choice of cells holds no words."""
    for rule in sheet_root(package, name).iter("{*}dataValidation"):
        yield from (rule.get(about, "") for about in _PROMPTS)
        for formula in rule.iter("{*}formula1", "{*}f"):
            if rule.get("type") == "list" and (listed := _CHOICES.match(formula.text or "")):
                yield " ".join(listed[1].replace('""', '"').split(","))
