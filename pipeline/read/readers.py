"""One reader a kind of file, in sight. The kind is told from the bytes; a wrong suffix is a note."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from importlib import import_module
from pathlib import PurePath

from pipeline.model import Locator
from pipeline.problems import Problem
from pipeline.read.bands import MOST_CELLS, MOST_COLUMNS
from pipeline.read.delimited import read_delimited
from pipeline.read.excel import read_excel
from pipeline.read.kinds import NAMES, is_whole_zip, kind_of, promised_package, suffix_fits
from pipeline.read.package import Package, open_package
from pipeline.read.plain import read_plain
from pipeline.read.reading import Reading, Refused
from pipeline.read.structured import read_json
from pipeline.read.word import read_word

Reader = Callable[[bytes, Reading], None]


def _docx(data: bytes, reading: Reading) -> None:
    read_word(_office(data), reading)


def _xlsx(data: bytes, reading: Reading) -> None:
    read_excel(_office(data), data, reading)


def _office(data: bytes) -> Package:
    package = open_package(data)
    types = "[Content_Types].xml"
    if package.spelled(types) not in package.parts:
        raise Refused("file-damaged", f"part missing: {types}", types)
    return package


def _late(module: str, name: str) -> Reader:
    """A reader whose libraries are loaded when the first file of its kind arrives."""

    def read(data: bytes, reading: Reading) -> None:
        reader: Reader = getattr(import_module(f"pipeline.read.{module}"), name)
        reader(data, reading)

    return read


READERS: dict[str, Reader] = {
    "docx": _docx,
    "xlsx": _xlsx,
    "csv": read_delimited,
    "json": read_json,
    "txt": read_plain,
    "md": _late("markdown", "read_markdown"),
    "html": _late("web", "read_web"),
    "xls": _late("old_excel", "read_xls"),
    "ods": _late("odf_sheets", "read_ods"),
    "odt": _late("odf_text", "read_odt"),
    "rtf": _late("rtf", "read_rtf"),
    "pdf": _late("pdf", "read_pdf"),
    "eml": _late("mail", "read_mail"),
    "msg": _late("outlook", "read_msg"),
}

#: Kinds nobody reads, and the problem that tells the agency what to send instead.
REFUSED = {
    "password": "file-password",
    "doc": "file-old-word",
    "image": "file-image",
    "zip": "file-zip",
}


def read_bytes(
    data: bytes, name: str, readers: dict[str, Reader] = READERS
) -> tuple[Reading, bool]:
    """Read one file's bytes. The second value is True when the file was refused."""
    kind = kind_of(data, name)
    reading = Reading(kind)
    try:
        reader = _reader(kind, name, data, readers)
        if not suffix_fits(kind, PurePath(name).suffix):
            reading.problem("file-is-other-kind", found=f"really {NAMES[kind]}")
        reader(data, reading)
        _refuse_too_many(reading)
    except Refused as refusal:
        # What was read before the refusal is not shown: half a return looks like a whole one.
        reading = Reading(kind)
        reading.problem(refusal.code, found=refusal.found, part=refusal.part)
        return reading, True
    reading.make_visible()
    if not reading.census.balanced:
        say_imbalance(reading)
    reading.problems = _told(reading.problems)
    return reading, False


#: Nobody reads more problems of one kind in one file.
MOST_ALIKE = 500


def _told(problems: list[Problem]) -> list[Problem]:
    """The problems a person can look through; past that, one more says how many are alike."""
    if len(problems) <= MOST_ALIKE:
        return problems
    met: Counter[str] = Counter()
    kept = []
    for problem in problems:
        met[problem.code] += 1
        if met[problem.code] <= MOST_ALIKE:
            kept.append(problem)
    more = [(code, count - MOST_ALIKE) for code, count in met.items() if count > MOST_ALIKE]
    return kept + [
        Problem(code, Locator(), f"and {count:,} more in the file") for code, count in more
    ]


def _refuse_too_many(reading: Reading) -> None:
    sizes = [table.size for table in reading.tables()]
    cells = sum(size for size, _ in sizes)
    if cells > MOST_CELLS:
        raise Refused("file-bomb", f"{cells:,} cells")
    widest = max((width for _, width in sizes), default=0)
    if widest > MOST_COLUMNS:
        raise Refused("file-bomb", f"a row of {widest:,} cells")


def _reader(kind: str, name: str, data: bytes, readers: dict[str, Reader]) -> Reader:
    if not data:
        raise Refused("file-empty", "0 bytes")
    if kind == "zip" and promised_package(name):
        code = "file-damaged" if is_whole_zip(data) else "file-truncated"
        raise Refused(code, f"named {PurePath(name).suffix.lower()}")
    if kind not in readers:
        raise Refused(REFUSED.get(kind, "file-unknown-kind"), NAMES[kind])
    return readers[kind]


def say_imbalance(reading: Reading) -> None:
    """Raise the problem that stops a file whose words do not add up, naming the place."""
    census = reading.census
    kept = census.shown + census.aside
    first = census.missing[0] if census.missing else "more words shown than received"
    reading.problem("census-imbalance", found=f"{census.received} words, {kept} read; {first}")
