"""The texts that drafts were printed from, kept so that an edited copy finds what it was built of.

A folder beside the built documents: ``texts/<file>-<text>.md`` by fingerprint, and
``drafts.csv``, which says which texts a numbered draft had, in their order.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from pipeline.files import private_folder, write_whole
from pipeline.prose_files import Prose
from pipeline.prose_pieces import fingerprint

_HEAD = ("draft", "chapter", "text")


def keep_texts(place: Path, prose: Sequence[Prose], draft: str = "") -> None:
    """Keep what a build prints; under the number of the draft too, where it has one.

    A draft built again under its number is what it was last. Raises CouldNotWrite.
    """
    for held in prose:
        path = _path(place, fingerprint(held.name)[:6], fingerprint(held.text))
        if not path.exists():
            private_folder(path.parent)
            write_whole(path, held.text.encode())
    if draft:
        rows = [row for row in _rows(place) if row[0] != draft]
        rows += [(draft, held.name, fingerprint(held.text)) for held in prose]
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(_HEAD)
        writer.writerows(rows)
        private_folder(place)
        write_whole(place / "drafts.csv", out.getvalue().encode())


def kept_text(place: Path, file: str, text: str) -> str | None:
    """The text with these fingerprints; None where it is not kept."""
    path = _path(place, file, text)
    if not path.exists():
        return None
    found = path.read_bytes().decode()
    return found if fingerprint(found) == text else None


def drafts(place: Path) -> tuple[str, ...]:
    """The numbers of the drafts that are kept, in the order in which they were built."""
    return tuple(dict.fromkeys(row[0] for row in _rows(place)))


def read_draft(place: Path, draft: str) -> tuple[Prose, ...]:
    """The chapters of a numbered draft; those whose text is no longer kept are left out."""
    found = []
    for number, name, text in _rows(place):
        kept = kept_text(place, fingerprint(name)[:6], text) if number == draft else None
        if kept is not None:
            found.append(Prose(name, kept))
    return tuple(found)


def _rows(place: Path) -> list[tuple[str, str, str]]:
    path = place / "drafts.csv"
    if not path.exists():
        return []
    lines = csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline=""))
    return [(row[0], row[1], row[2]) for row in lines if len(row) == 3 and tuple(row) != _HEAD]


def _path(place: Path, file: str, text: str) -> Path:
    return place / "texts" / f"{file}-{text}.md"
