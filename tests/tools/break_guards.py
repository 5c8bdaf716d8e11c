"""Break each guard of the gate on purpose and see that a test fails.

    python tests/tools/break_guards.py [--at-once 2] [part of a guard's name ...]

A guard is a statement of the judges or of publishing that stops, that says something is odd, or
that hands a text on to be searched. The gate's tests are collected once and run once, to learn
which of them come past which guard. Then each guard is switched off by itself, in memory, in a
process of its own, where those tests run, quickest first, up to the first failure; where none of
them fails, the other tests of their files run, with which they share what is prepared. Prints the
guards nobody missed, and those of which nothing can be said. Not on Windows: processes are forked.
"""

from __future__ import annotations

import argparse
import ast
import collections
import importlib
import json
import os
import signal
import sys
import tempfile
import traceback
import types
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from _pytest.runner import runtestprotocol

ROOT = Path(__file__).resolve().parents[2]
FILES = (
    *sorted((ROOT / "pipeline" / "verify").glob("*.py")),
    ROOT / "pipeline" / "publish.py",
    ROOT / "pipeline" / "sign_offs.py",
)
#: The gate's tests.
TESTS = (
    "tests/leaks/test_each_guard.py",
    "tests/leaks/test_every_line.py",
    "tests/leaks/test_exact_search.py",
    "tests/leaks/test_forms_and_readings.py",
    "tests/leaks/test_fresh_leaks.py",
    "tests/leaks/test_holding_and_release.py",
    "tests/leaks/test_judges_alone.py",
    "tests/leaks/test_letters_as_placed.py",
    "tests/leaks/test_pdf_and_web_leaks.py",
    "tests/leaks/test_quick_readings.py",
    "tests/leaks/test_refusals_told_plainly.py",
    "tests/leaks/test_ways_of_writing.py",
    "tests/leaks/test_what_nobody_can_read.py",
    "tests/leaks/test_word_leaks.py",
    "tests/test_release.py",
)
#: Seconds for the tests of one guard.
LIMIT = 900
#: What became of a guard.
KILLED, SURVIVED, NO_RESULT = "killed", "survived", "no result"
#: What is called to note something odd, or to hand on a text.
_NOTES = {"strange", "unreadable", "append", "extend", "update", "add", "setdefault"}
_GATHERED = {"odd", "texts", "extra", "pieces", "told", "loose", "words", "kept", "unread", "found"}


@dataclass(frozen=True, slots=True)
class Guard:
    """A statement: the module's name, its line, and what it says there."""

    module: str
    line: int
    column: int
    says: str

    def __str__(self) -> str:
        return f"{self.module}:{self.line} {self.says}"


def guards() -> Iterator[Guard]:
    """Every guard of every module, in order."""
    for path in FILES:
        module = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.stmt) and _guards(node):
                says = ast.unparse(node).split("\n")[0][:90]
                yield Guard(module, node.lineno, node.col_offset, says)


def _guards(node: ast.stmt) -> bool:
    if isinstance(node, ast.Raise):
        return True
    if not isinstance(node, ast.Expr):
        return False
    if isinstance(node.value, ast.Yield | ast.YieldFrom):
        return True
    call = node.value
    if not isinstance(call, ast.Call):
        return False
    if isinstance(call.func, ast.Attribute) and call.func.attr in _NOTES:
        return call.func.attr in {"strange", "unreadable"} or _held(call.func.value) in _GATHERED
    # A check that stands by itself stops or does nothing.
    return isinstance(call.func, ast.Name) and call.func.id.startswith(("_check", "check", "prove"))


def _held(value: ast.expr) -> str:
    return getattr(value, "attr", "") or getattr(value, "id", "")


class _Altered(ast.NodeTransformer):
    """Puts something in the place of each guard of a module."""

    def __init__(self, put: Callable[[ast.stmt], Sequence[ast.stmt]]) -> None:
        self.put = put

    def visit(self, node: ast.AST) -> ast.AST | list[ast.stmt]:
        if isinstance(node, ast.stmt) and _guards(node):
            put = self.put(node)
            for each in put:
                for part in ast.walk(each) if each is not node else ():
                    ast.copy_location(part, node)
            return list(put)
        return self.generic_visit(node)


def _path(module: str) -> Path:
    path = ROOT.joinpath(*module.split(".")).with_suffix(".py")
    return path if path.exists() else ROOT.joinpath(*module.split("."), "__init__.py")


def switch_off(guard: Guard) -> bool:
    """Run a guard's module without it; whether that is done."""

    def put(node: ast.stmt) -> list[ast.stmt]:
        if (node.lineno, node.col_offset) != (guard.line, guard.column):
            return [node]
        yields = isinstance(node, ast.Expr) and isinstance(node.value, ast.Yield | ast.YieldFrom)
        return ast.parse("yield from ()" if yields else "pass").body

    return guard.line in _alter(guard.module, put)


def probe(modules: Collection[str], passed: Callable[[str, int, int], None]) -> None:
    """Have every guard of some modules say, before it is run, its module, line and column."""
    for module in modules:
        importlib.import_module(module).__dict__["_passed"] = passed

        def put(node: ast.stmt, module: str = module) -> list[ast.stmt]:
            said = ast.parse(f"_passed({module!r}, {node.lineno}, {node.col_offset})").body
            return [*said, node]

        _alter(module, put)


def _alter(module: str, put: Callable[[ast.stmt], Sequence[ast.stmt]]) -> set[int]:
    """Give a module's functions their altered code, wherever they are held; their lines."""
    path = _path(module)
    tree = _Altered(put).visit(ast.parse(path.read_text("utf-8")))
    code = compile(ast.fix_missing_locations(tree), str(path), "exec")
    return _replaced(code, vars(importlib.import_module(module)))


def _replaced(code: types.CodeType, names: Mapping[str, object]) -> set[int]:
    lines: set[int] = set()
    for inner in code.co_consts:
        if not isinstance(inner, types.CodeType):
            continue
        held = names.get(inner.co_name)
        if isinstance(held, type):
            lines |= _replaced(inner, vars(held))
            continue
        held = getattr(held, "fget", None) or getattr(held, "__func__", None) or held
        held = getattr(held, "__wrapped__", held)
        if (
            isinstance(held, types.FunctionType)
            and held.__code__.co_firstlineno == inner.co_firstlineno
        ):
            held.__code__ = inner
            lines |= _lines(inner)
    return lines


def _lines(code: types.CodeType) -> set[int]:
    inner = [each for each in code.co_consts if isinstance(each, types.CodeType)]
    own = {line for _, _, line in code.co_lines() if line is not None}
    return own.union(*map(_lines, inner))


def apart(work: Callable[[], object], limit: int = 0) -> object:
    """What some work says in a process of its own; None where it dies or takes too long."""
    with tempfile.TemporaryDirectory() as folder:
        answer = Path(folder, "answer.json")
        child = os.fork()
        if not child:
            signal.alarm(limit)
            heard = os.fdopen(os.dup(2), "w")
            silence = os.open(os.devnull, os.O_WRONLY)
            os.dup2(silence, 1)
            os.dup2(silence, 2)
            try:
                answer.write_text(json.dumps(work()), "utf-8")
            except Exception:
                traceback.print_exc(file=heard)
                heard.flush()
            finally:
                os._exit(0)
        os.waitpid(child, 0)
        return json.loads(answer.read_text("utf-8")) if answer.exists() else None


def first_failure(items: Sequence[pytest.Item]) -> str:
    """The name of the first test that fails, or nothing."""
    for item, following in zip(items, [*items[1:], None], strict=False):
        if any(each.failed for each in runtestprotocol(item, log=False, nextitem=following)):
            return item.nodeid
    return ""


Passed = dict[str, list[str]]


def passing_by(items: Sequence[pytest.Item]) -> tuple[dict[str, float], Passed]:
    """(each test's seconds, the tests that come past each guard).

    Raises SystemExit when a test fails with every guard in place.
    """

    def learn() -> object:
        passed: dict[str, dict[str, None]] = {}
        running = ""

        def note(module: str, line: int, column: int) -> None:
            passed.setdefault(f"{module}:{line}:{column}", {})[running] = None

        probe({guard.module for guard in guards()}, note)
        took = {}
        for item in items:
            running = item.nodeid
            following = items[len(took) + 1 : len(took) + 2]
            reports = runtestprotocol(item, log=False, nextitem=following[0] if following else None)
            took[running] = sum(report.duration for report in reports)
            if any(report.failed for report in reports):
                return took, {}, running
        return took, {place: list(tests) for place, tests in passed.items()}, ""

    answer = apart(learn)
    if not isinstance(answer, list) or answer[2]:
        raise SystemExit(f"With every guard in its place this fails: {answer and answer[2]}")
    return answer[0], answer[1]


class Breaker:
    """A plug-in that runs the tests once for each guard, instead of once."""

    def __init__(self, chosen: Sequence[Guard], at_once: int, told: Path) -> None:
        self.chosen, self.at_once, self.told = chosen, at_once, told

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Write what became of each guard to ``told``, a line each."""
        took, passed = passing_by(session.items)
        slowest: dict[str, float] = collections.defaultdict(float)
        for test, seconds in took.items():  # the first of a file prepares what the others share
            home = test.partition("::")[0]
            slowest[home] = max(slowest[home], seconds)
        quickest = sorted(
            session.items,
            key=lambda item: (slowest[item.nodeid.partition("::")[0]], took[item.nodeid]),
        )
        workers = []
        for number in range(self.at_once):
            worker = os.fork()
            if worker:
                workers.append(worker)
                continue
            for guard in self.chosen[number :: self.at_once]:
                near = set(passed.get(f"{guard.module}:{guard.line}:{guard.column}", ()))
                self._try(guard, quickest, near)
            os._exit(0)
        for worker in workers:
            os.waitpid(worker, 0)
        return True

    def _try(self, guard: Guard, items: Sequence[pytest.Item], near: Collection[str]) -> None:
        homes = {test.partition("::")[0] for test in near}
        chosen = [item for item in items if item.nodeid in near]
        beside = [item for item in items if item.nodeid.partition("::")[0] in homes]

        def work() -> object:
            return [switch_off(guard), first_failure(chosen) or first_failure(beside)]

        said = apart(work, LIMIT)
        fate, by = NO_RESULT, ""
        if isinstance(said, list) and said[0]:
            fate, by = (KILLED if said[1] else SURVIVED), said[1]
        with self.told.open("a", encoding="utf-8") as lines:
            lines.write(f"{fate}\t{guard}\t{by}\n")


def main(words: Sequence[str]) -> int:
    """Try the guards; print those nobody missed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--at-once", type=int, default=2, help="how many guards at a time")
    parser.add_argument("--told", type=Path, help="a file for what became of each guard")
    parser.add_argument("wanted", nargs="*", help="parts of the guards' names, in the order to try")
    asked = parser.parse_args(words)
    os.chdir(ROOT)
    sys.path.insert(0, str(ROOT))
    wanted = asked.wanted or [""]
    every = tuple(guards())
    chosen = list(dict.fromkeys(each for part in wanted for each in every if part in str(each)))
    with tempfile.TemporaryDirectory() as folder:
        told = asked.told or Path(folder, "told")
        breaker = Breaker(chosen, asked.at_once, told)
        pytest.main(
            [*"-q -n0 -p no:cacheprovider -m".split(), "not campaign", *TESTS], plugins=[breaker]
        )
        fates = told.read_text("utf-8").splitlines() if told.exists() else []
    print("", *sorted(fate for fate in fates if not fate.startswith(KILLED)), sep="\n")
    counts = collections.Counter(fate.split("\t")[0] for fate in fates)
    print(f"{len(chosen)} guards: " + ", ".join(f"{counts[f]} {f}" for f in (KILLED, SURVIVED, NO_RESULT)))  # fmt: skip
    return 0 if counts[KILLED] == len(chosen) else 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
