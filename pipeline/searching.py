"""The search of any files for everyone in a review's register: ``cspr verify``.

Searches as the gate of publication does, with the same judges and the same control; publishes
nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from pipeline import lexicon
from pipeline.anonymise.policy import from_case, restricted_words
from pipeline.anonymise.residual import accepted
from pipeline.case import read_case
from pipeline.decided import read_decided
from pipeline.document import Document, paragraph
from pipeline.errors import CouldNotVerify, LeakFound
from pipeline.files import read_once, sha256
from pipeline.hunting import hash_key
from pipeline.lexicon.allow_list import allow_list
from pipeline.manifest import ROOT
from pipeline.model import Register
from pipeline.profile import read_profile
from pipeline.register import read_register
from pipeline.render.html import html
from pipeline.render.html_style import STYLE
from pipeline.render.word_package import unpack
from pipeline.verify import JUDGES, Question, verify


def known_words() -> frozenset[str]:
    """English words, and the abbreviations of the field: MARAC is no slip for Marek."""
    return frozenset(lexicon.ordinary()) | {word.lower() for word in allow_list().exact}


def control(register: Register) -> bytes:
    """A page that names everyone: a search that does not see them there clears nothing."""
    named = tuple(paragraph(entry.name) for entry in register.entries)
    return html(Document("control", "Control", named))


def own_pictures(folders: Sequence[Path]) -> frozenset[str]:
    """The hashes of the pictures in the partnership's own Word templates, such as its logo.

    Nobody can search a picture: these may stand in a public copy, and no others.
    """
    return frozenset(
        sha256(data)
        for folder in folders
        for template in sorted(folder.glob("*.docx"))
        for name, data in unpack(template.read_bytes()).items()
        if name.startswith("word/media/")
    )


def verify_files(files: Sequence[Path], folder: Path) -> tuple[str, ...]:
    """Search any files for everyone in the review's register, as the gate would.

    Every file is searched, whatever the others hold: a leak (LeakFound, 20) is told before a file
    that cannot be searched whole, and that before parts that a published copy may not hold
    (CouldNotVerify, 21). The files are named by their number: a file's name may name somebody.
    """
    case = read_case(folder)
    register = read_register(folder)
    profile = read_profile(ROOT / "templates", case.partnership)
    policy = from_case(case, register, profile.marking)
    naming = {"the control": control(register)}
    question = Question(
        register=register,
        links=policy.links,
        marks=restricted_words(case, profile.marking),
        accepted=accepted(read_decided(folder)),
        ordinary=known_words(),
        common=lexicon.common(),
        secret=hash_key(register),
        pictures=own_pictures(profile.folders),
        styles=(STYLE,),
    )
    searching = replace(question, judges=tuple(one for one in JUDGES if one != "list"))
    leaks: list[str] = []
    unread: list[str] = []
    strange: list[str] = []
    for number, path in enumerate(files, 1):
        named = {f"file {number}": read_once(path)}
        try:
            verify(named, naming, searching)
        except LeakFound as leak:
            leaks.append(leak.sentence)
            continue
        except CouldNotVerify as fault:
            unread.append(fault.sentence)
            continue
        try:
            verify(named, naming, question)
        except CouldNotVerify as fault:
            strange.append(fault.sentence)
    return _told_of_files(len(files), leaks, unread, strange, folder.name)


def _told_of_files(
    count: int, leaks: Sequence[str], unread: Sequence[str], strange: Sequence[str], review: str
) -> tuple[str, ...]:
    """What the search of several files came to: a stop, the worst first, or a line."""
    if leaks:
        raise LeakFound(" ".join((*leaks, *unread, *strange)))
    if unread:
        raise CouldNotVerify(" ".join((*unread, *strange)))
    if strange:
        raise CouldNotVerify(
            f"Nobody in the register was seen in {'the file' if count == 1 else 'any file'}, but "
            f"{len(strange)} of {count} cannot be published as saved by another program. "
            f"{' '.join(strange)} To publish the changed wording, make the same change in the text "
            f"in inputs/{review}/report/ and run cspr publish {review}: the copies are then "
            "written afresh, without what the other program added, and proved again. What was "
            f"changed in a Word file, and in which line to change it: cspr adopt FILE --review {review}."
        )
    return (f"{count} of {count} files searched whole; nobody in the register found.",)
