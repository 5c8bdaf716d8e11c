"""The agencies' returns, read from their folders: each file once, in a child, none hiding another.

A file is opened without following links, read whole into memory, and the bytes that were hashed
are the bytes that are parsed.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from pathlib import Path

from pipeline.model import Locator, Submission
from pipeline.problems import Problem
from pipeline.read.kinds import kind_of
from pipeline.read.pool import ChildFailed, Pool
from pipeline.read.wire import Answer, decode
from pipeline.read.wire_grid import Rubbish

#: Larger than any return; the file is not even read.
MOST_BYTES = 200_000_000
_LITTER = {"thumbs.db", "desktop.ini", ".ds_store"}
_LOCKS = ("~$", ".~lock.")

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class ReadResult:
    """What became of one file. ``submission`` is None where nothing of it may be used.

    ``number`` counts the agency's files from 1, attachments after the mail that carried them; it
    stands for the file's name wherever the name must not be shown.
    """

    submission: Submission | None
    problems: tuple[Problem, ...]
    agency: str
    file: str = field(repr=False)
    number: int
    sha256: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class _Job:
    agency: str
    file: str
    path: Path
    data: bytes = b""
    attached: bool = False


def read_returns(
    folder: Path,
    agencies: Sequence[str],
    progress: Progress | None = None,
    pool: Pool | None = None,
) -> list[ReadResult]:
    """Read every file under ``folder/<agency>/``, sorted by agency, then by file name.

    Several files are read at once. Files outside the folders of ``agencies`` are reported, not
    read. ``progress(done, all)`` is called after each file.
    """
    jobs = list(_jobs(folder, agencies))
    own = Pool() if pool is None else nullcontext(pool)
    with own as children, ThreadPoolExecutor(_workers(len(jobs))) as threads:
        found: list[list[ReadResult]] = []
        read = threads.map(lambda job: _read_job(children, job), jobs)
        for done, some in enumerate(read, start=1):
            found.append(some)
            if progress is not None:
                progress(done, len(jobs))
        results = [*_strays(folder, agencies), *(result for some in found for result in some)]
        return _numbered(_twice(_with_limits(results, children)))


def read_file(path: Path, agency: str = "", pool: Pool | None = None) -> list[ReadResult]:
    """Read one file: one result, and one more for each file attached to a mail."""
    job = _Job(agency, path.name, path)
    with Pool() if pool is None else nullcontext(pool) as children:
        return _numbered(_read_job(children, job))


def _workers(jobs: int) -> int:
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return max(1, min(cores or 1, jobs, 8))


# ---------------------------------------------------------------- which files


def _jobs(folder: Path, agencies: Sequence[str]) -> Iterator[_Job]:
    for agency in sorted(set(agencies)):
        home = folder / agency
        if home.is_dir() and not home.is_symlink():
            for path in sorted(_files(home), key=lambda path: path.relative_to(home).as_posix()):
                yield _Job(agency, _name(path.relative_to(home).as_posix()), path)


def _files(home: Path) -> Iterator[Path]:
    for path in home.iterdir():
        if path.is_dir() and not path.is_symlink():
            yield from _files(path)
        else:
            yield path


def _name(name: str) -> str:
    # Bytes that are no text in a Linux name would break every file we write.
    return os.fsencode(name).decode("utf-8", "replace")


def _strays(folder: Path, agencies: Sequence[str]) -> list[ReadResult]:
    """Files and folders of returns that belong to no agency that was asked."""
    if not folder.is_dir():
        return []
    strays = [path for path in sorted(folder.iterdir()) if path.name not in agencies]
    return [
        _stray(path, agencies)
        for path in strays
        if not _ignored(path.name) and path.name != ".gitkeep" and not _is_empty(path)
    ]


def _is_empty(path: Path) -> bool:
    """True for a folder with no return in it; nothing is left out with it."""
    try:
        return path.is_dir() and all(_ignored(held.name) for held in _files(path))
    except OSError:  # a folder that nobody may look into may hold anything
        return False


def _stray(path: Path, agencies: Sequence[str]) -> ReadResult:
    """What lies in no agency's folder: a folder by its name, with the key it may be meant for."""
    name = _name(path.name)
    inside = path.is_dir() and not path.is_symlink()
    near = get_close_matches(name.casefold(), agencies, n=1) if inside else []
    expected = f"returns/{near[0]}/, the nearest key of case.toml" if near else ""
    place = Locator("", name, part=f"the folder returns/{name}" if inside else "")
    problem = Problem("file-not-in-agency-folder", place, expected=expected)
    return ReadResult(None, (problem,), "", name, 0)


def _ignored(name: str) -> str:
    """The code of the note for files that are no return; "" for all others."""
    if name.startswith(_LOCKS):
        return "file-open-elsewhere"
    return "file-ignored" if name.lower() in _LITTER or name.startswith("._") else ""


# ---------------------------------------------------------------- one file


def _read_job(pool: Pool, job: _Job) -> list[ReadResult]:
    name = job.path.name if not job.attached else job.file
    if code := _ignored(name):
        return [_refused(job, code, name.removeprefix("~$"))]
    if job.attached:
        return _read_data(pool, job, job.data)
    try:
        data = _bytes_of(job.path)
    except OSError as fault:
        return [_refused(job, _why_closed(job.path), type(fault).__name__)]
    except _TooBig as fault:
        return [_refused(job, "file-bomb", str(fault))]
    return _read_data(pool, job, data)


class _TooBig(Exception):
    """The file is larger than any return."""


def _bytes_of(path: Path) -> bytes:
    """The bytes of a regular file; a link is never followed (BAD_INPUTS A32, A33)."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    flags |= getattr(os, "O_BINARY", 0)
    if path.is_symlink():
        raise OSError("a link")
    with os.fdopen(os.open(path, flags), "rb") as file:
        about = os.fstat(file.fileno())
        if not stat.S_ISREG(about.st_mode):
            raise OSError("no file")
        if about.st_size > MOST_BYTES:
            raise _TooBig(f"{about.st_size // 1_000_000:,} MB")
        return file.read(MOST_BYTES + 1)


def _why_closed(path: Path) -> str:
    return "file-is-link" if path.is_symlink() else "file-not-readable"


def _read_data(pool: Pool, job: _Job, data: bytes) -> list[ReadResult]:
    sha256 = hashlib.sha256(data).hexdigest()
    if not data:
        return [_refused(job, "file-empty", "0 bytes", sha256)]
    try:
        answer = decode(pool.ask(job.file, data), job.agency, job.file)
    except ChildFailed as failure:
        if kind_of(data, job.file) == "xls":
            # What breaks the reader of this old format is a fault of the file, with a remedy.
            return [_refused(job, "file-old-excel", "the reader broke off", sha256)]
        return [_refused(job, failure.code, failure.found, sha256)]
    except Rubbish:
        pool.discard_idle()
        return [_refused(job, "reader-rubbish", "", sha256)]
    result = _result(job, answer, sha256)
    return [result, *_attachments(pool, job, answer)]


def _result(job: _Job, answer: Answer, sha256: str) -> ReadResult:
    problems = answer.problems
    submission = None
    if not answer.refused:
        submission = Submission(
            agency=job.agency,
            file=job.file,
            sha256=sha256,
            kind=answer.kind,
            content=answer.content,
            aside=answer.aside,
            census=answer.census,
            properties=answer.properties,
        )
    return ReadResult(submission, problems, job.agency, job.file, 0, sha256, answer.kind)


def _attachments(pool: Pool, job: _Job, answer: Answer) -> list[ReadResult]:
    found: list[ReadResult] = []
    for name, data in answer.attachments:
        inner = _Job(job.agency, f"{job.file}, attachment {_name(name)}", job.path, data, True)
        if job.attached:
            found.append(_refused(inner, "attachment-not-read"))
        else:
            found += _read_job(pool, inner)
    return found


def _refused(job: _Job, code: str, found: str = "", sha256: str = "") -> ReadResult:
    problem = Problem(code, Locator(job.agency, job.file), found)
    return ReadResult(None, (problem,), job.agency, job.file, 0, sha256)


# ---------------------------------------------------------------- all files


def _twice(results: list[ReadResult]) -> list[ReadResult]:
    """A file received twice from one agency counts once; both names are in the note."""
    first: dict[tuple[str, str], str] = {}
    elsewhere: dict[str, str] = {}
    out = []
    for result in results:
        key = (result.agency, result.sha256)
        if result.submission is None:
            out.append(result)
            continue
        where = Locator(result.agency, result.file)
        if key in first:
            note = Problem("file-twice", where, first[key])
            out.append(replace(result, submission=None, problems=(note,)))
            continue
        first[key] = result.file
        other = elsewhere.setdefault(result.sha256, result.agency)
        if other != result.agency:
            asks = Problem("file-from-two-agencies", where, other)
            result = replace(result, problems=(*result.problems, asks))
        out.append(result)
    return out


def _with_limits(results: list[ReadResult], pool: Pool) -> list[ReadResult]:
    """Say once, plainly, where this system has no limits for a child."""
    if not pool.missing_limits or not results:
        return results
    note = Problem("reader-limits-missing", Locator(), ", ".join(pool.missing_limits))
    return [replace(results[0], problems=(*results[0].problems, note)), *results[1:]]


def _numbered(results: list[ReadResult]) -> list[ReadResult]:
    counts: dict[str, int] = {}
    out = []
    for result in results:
        counts[result.agency] = counts.get(result.agency, 0) + 1
        out.append(replace(result, number=counts[result.agency]))
    return out
