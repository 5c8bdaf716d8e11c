"""Break each guard of the gate on purpose and see that a test fails.

    python tests/tools/break_guards.py [part of a guard's name ...]

A guard is a statement of the judges or of publishing that stops, that says something is odd, or
that hands a text on to be searched. Each is switched off in memory, by itself, in a process of its
own that then runs the gate's tests up to the first failure. Prints the guards nobody missed.
"""

from __future__ import annotations

import ast
import importlib.abc
import importlib.machinery
import importlib.util
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FILES = (*sorted((ROOT / "pipeline" / "verify").glob("*.py")), ROOT / "pipeline" / "publish.py")
#: The gate's tests: those that try each guard by itself, and the others, run where those pass.
QUICK = ("tests/leaks/test_holding_and_release.py", "tests/leaks/test_each_guard.py")
REST = (
    "tests/leaks/test_judges_alone.py",
    "tests/leaks/test_refusals_told_plainly.py",
    "tests/leaks/test_word_leaks.py",
    "tests/leaks/test_pdf_and_web_leaks.py",
    "tests/leaks/test_ways_of_writing.py",
)
#: What is called to note something odd, or to hand on a text.
_NOTES = {"strange", "append", "extend", "update", "add", "setdefault"}
_GATHERED = {"odd", "texts", "extra", "pieces", "told", "loose", "words", "kept"}


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
        return call.func.attr == "strange" or _held(call.func.value) in _GATHERED
    # A check that stands by itself stops or does nothing.
    return isinstance(call.func, ast.Name) and call.func.id.startswith(("_check", "check", "prove"))


def _held(value: ast.expr) -> str:
    return getattr(value, "attr", "") or getattr(value, "id", "")


class _Off(ast.NodeTransformer):
    """Switches one statement off."""

    def __init__(self, guard: Guard) -> None:
        self.guard = guard

    def visit(self, node: ast.AST) -> ast.AST:
        if isinstance(node, ast.stmt) and (node.lineno, node.col_offset) == (
            self.guard.line, self.guard.column,
        ) and _guards(node):  # fmt: skip
            generates = isinstance(node, ast.Expr) and isinstance(
                node.value, ast.Yield | ast.YieldFrom
            )
            nothing = ast.parse("yield from ()" if generates else "pass").body[0]
            return ast.copy_location(nothing, node)
        return self.generic_visit(node)


class _Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Loads one module with its guard off; any other as it is."""

    def __init__(self, guard: Guard) -> None:
        self.guard = guard
        parts = guard.module.split(".")
        path = ROOT.joinpath(*parts).with_suffix(".py")
        self.path = path if path.exists() else ROOT.joinpath(*parts, "__init__.py")

    def find_spec(self, name: str, *_: object) -> importlib.machinery.ModuleSpec | None:
        if name != self.guard.module:
            return None
        inside = [str(self.path.parent)] if self.path.name == "__init__.py" else None
        return importlib.util.spec_from_file_location(
            name, self.path, loader=self, submodule_search_locations=inside
        )

    def exec_module(self, module: object) -> None:
        tree = _Off(self.guard).visit(ast.parse(self.path.read_text("utf-8")))
        code = compile(ast.fix_missing_locations(tree), str(self.path), "exec")
        exec(code, module.__dict__)


def is_missed(guard: Guard | None, tests: Sequence[str]) -> bool:
    """Whether some test fails once the guard is off. Not on Windows: a process is forked.

    None breaks nothing: then no test may fail.
    """
    child = os.fork()
    if child:
        _, status = os.waitpid(child, 0)
        return os.waitstatus_to_exitcode(status) != 0
    code = 1
    try:
        import pytest

        silence = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silence, 1)
        os.dup2(silence, 2)
        for name in [name for name in sys.modules if name.split(".")[0] in {"pipeline", "tests"}]:
            del sys.modules[name]
        if guard:
            sys.meta_path.insert(0, _Finder(guard))
        there = [test for test in tests if (ROOT / test).exists()]
        code = pytest.main(
            [
                "-x",
                "-q",
                "-n0",
                "-p",
                "no:cacheprovider",
                "-m",
                "not campaign",
                "-W",
                "ignore::pytest.PytestAssertRewriteWarning",
                *there,
            ]
        )
    finally:
        os._exit(int(code))


def main(wanted: Sequence[str]) -> int:
    """Try the guards; print those nobody missed."""
    os.chdir(ROOT)
    sys.path.insert(0, str(ROOT))
    # Loaded once here, so that each process begins with them.
    for name in ("lxml.html", "pikepdf", "pypdfium2", "pypandoc", "rapidfuzz", "hypothesis", "pytest", "ahocorasick_rs"):  # fmt: skip
        importlib.import_module(name)
    chosen = [each for each in guards() if not wanted or any(part in str(each) for part in wanted)]
    if is_missed(None, (*QUICK, *REST)):
        print("The gate's tests fail with every guard in its place.")
        return 1
    unmissed = []
    for guard in chosen:
        if not (is_missed(guard, QUICK) or is_missed(guard, REST)):
            unmissed.append(guard)
            print(f"nobody missed {guard}", flush=True)
    print(f"{len(chosen) - len(unmissed)} of {len(chosen)} guards are missed when they are off.")
    return 1 if unmissed else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
