"""Every problem of a file: the least submission that has it, what is found, where, in what words.

``tests/bad/<code>/`` holds the submission, or ``make.py`` that makes it, and ``expected.toml``.
"""

from __future__ import annotations

import importlib.util
import tomllib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from pipeline.problems import CATALOGUE, Problem
from pipeline.read import read_returns
from pipeline.read.pool import Pool

BAD = Path(__file__).parent.parent / "bad"
AGENCIES = ("gp", "police")
#: Problems of a reader that comes to harm have tests of their own, with readers made to do so.
ELSEWHERE = {
    "census-imbalance", "reader-timeout", "reader-died", "reader-memory", "reader-fault",
    "reader-rubbish", "reader-limits-missing",
}  # fmt: skip
CODES = sorted(
    path.parent.name
    for path in BAD.glob("*/expected.toml")
    if path.parent.name.startswith(("file-", "csv-", "json-", "excel-", "hidden-", "row-", "pdf-"))
    or path.parent.name in CATALOGUE
)


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    with Pool() as children:
        yield children


def _module(folder: Path) -> ModuleType | None:
    path = folder / "make.py"
    spec = importlib.util.spec_from_file_location(f"bad_{folder.name}", path)
    if not path.exists() or spec is None or spec.loader is None:
        return None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def submit(code: str, returns: Path) -> None:
    """Put the submission of one bad case into a folder of returns."""
    folder = BAD / code
    expected = tomllib.loads((folder / "expected.toml").read_text(encoding="utf-8"))
    made = _module(folder)
    if made is not None and hasattr(made, "fill"):
        made.fill(returns)
        return
    data = made.make() if made is not None else (folder / expected["file"]).read_bytes()
    (returns / "police").mkdir()
    (returns / "police" / expected["file"]).write_bytes(data)


@pytest.mark.parametrize("code", CODES)
def test_a_bad_file_is_reported_where_it_stands_and_in_words_people_know(
    code: str, tmp_path: Path, pool: Pool
) -> None:
    expected = tomllib.loads((BAD / code / "expected.toml").read_text(encoding="utf-8"))
    try:
        submit(code, tmp_path)
    except OSError as fault:
        pytest.skip(f"this system cannot make the file: {fault}")
    results = read_returns(tmp_path, AGENCIES, pool=pool)
    problems = [problem for result in results for problem in result.problems]
    assert [problem.code for problem in problems if problem.code != "reader-limits-missing"] == (
        expected["codes"]
    )
    for wanted in expected["problem"]:
        _check(next(one for one in problems if one.code == wanted["code"]), wanted)


def _check(problem: Problem, wanted: dict[str, str]) -> None:
    assert wanted.get("found", "") in problem.found
    assert problem.locator.place() == wanted.get("place", problem.locator.place())
    assert wanted.get("says", "") in f"{problem.kind.title}. {problem.kind.explanation}"
    assert problem.expected
    assert problem.remedy
    assert len(problem.found) <= 80


def test_every_problem_of_a_file_has_its_least_submission() -> None:
    codes = list(CATALOGUE)
    of_files = codes[codes.index("file-empty") : codes.index("reader-limits-missing") + 1]
    assert sorted(set(of_files) - set(CODES) - ELSEWHERE) == []


def test_what_stops_a_file_leaves_nothing_of_it(tmp_path: Path, pool: Pool) -> None:
    submit("file-truncated", tmp_path)
    (tmp_path / "police" / "good.csv").write_text(
        "Date,Event\n01/05/2024,Visit\n", encoding="utf-8"
    )
    results = read_returns(tmp_path, AGENCIES, pool=pool)
    assert [result.submission is not None for result in results] == [True, False]
