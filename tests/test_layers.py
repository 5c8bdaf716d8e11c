"""The layers of the house, held to by its imports (README, "Architecture")."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PIPELINE = ROOT / "pipeline"

LAYERS: dict[int, tuple[str, ...]] = {
    0: ("model", "document", "problems", "errors"),
    1: (
        "markdown",
        "word_copy",
        "dates",
        "times",
        "words",
        "schema",
        "manifest",
        "files",
        "tools",
        "audit",
        "lexicon",
    ),
    2: (
        "case",
        "register",
        "profile",
        "read",
        "worksheets",
        "prose_files",
        "settings",
        "tables",
        "decided",
        "practice_lists",
        "prose_pieces",
    ),
    3: (
        "clocks",
        "validate",
        "normalise",
        "merge",
        "versions",
        "corrections",
        "analyse",
        "assemble",
        "anonymise",
    ),
    4: ("render", "verify", "sign_offs", "publish", "adopt", "adopt_report", "new", "new_profile"),
    5: (
        "run",
        "ledger",
        "outcome",
        "progress",
        "gather",
        "pack",
        "chronologies",
        "practice_review",
        "rapid_review",
        "supplied",
        "reckoning",
        "release",
        "hunting",
        "public_edits",
        "public_text",
        "searching",
        "suggesting",
        "doctor",
        "explanations",
        "private_notes",
    ),
    6: ("cli", "__main__"),
}
#: Runs before anything is installed, or stands outside the street.
OUTSIDE = ("bootstrap", "tidy", "__init__")
ALLOWED = {
    0: {0},
    1: {0, 1},
    2: {0, 1, 2},
    3: {0, 1, 2, 3},
    4: {0, 1, 2, 4},
    5: {0, 1, 2, 3, 4, 5},
    6: {0, 5, 6},
}
#: Of the layers below them, the judges may know only the values and what stops them.
VERIFY_MAY = ("model", "errors")
#: What a pure module may not reach for: files, the clock, the environment, chance, the network.
IMPURE = {
    "os", "pathlib", "shutil", "tempfile", "io", "random", "secrets", "time", "socket", "subprocess",
    "glob", "getpass", "uuid", "urllib", "http", "requests", "locale", "platform", "sys",
}  # fmt: skip
IMPURE_CALLS = {
    ("date", "today"),
    ("datetime", "now"),
    ("datetime", "today"),
    ("datetime", "utcnow"),
}


def _layer(module: str) -> int:
    name = module.split(".")[0]
    for number, names in LAYERS.items():
        if name in names:
            return number
    pytest.fail(f"pipeline/{name} has no layer: give it one in tests/test_layers.py")


def _modules() -> list[Path]:
    return [
        path
        for path in sorted(PIPELINE.rglob("*.py"))
        if path.relative_to(PIPELINE).parts[0].removesuffix(".py") not in OUTSIDE
    ]


def _name(path: Path) -> str:
    parts = path.relative_to(PIPELINE).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


def _typing_only(tree: ast.Module) -> set[ast.AST]:
    """Imports under ``if TYPE_CHECKING`` name types and load nothing."""
    found: set[ast.AST] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            found.update(ast.walk(node))
    return found


def _imports(path: Path, *, at_run_time: bool = False) -> set[str]:
    """Every module a file imports, wherever in it; with ``at_run_time`` none only for types."""
    tree = ast.parse(path.read_text("utf-8"))
    passed_over = _typing_only(tree) if at_run_time else set()
    names: set[str] = set()
    for node in ast.walk(tree):
        if node in passed_over:
            continue
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{_name(path)} uses a relative import"
            if node.module == "pipeline" or (node.module and node.module.startswith("pipeline.")):
                names.update(f"{node.module}.{alias.name}" for alias in node.names)
            if node.module and not node.module.startswith("pipeline"):
                names.add(node.module)
    return names


def _ours(path: Path) -> set[str]:
    found = {
        name.removeprefix("pipeline.") for name in _imports(path) if name.startswith("pipeline.")
    }
    return {name for name in found if name != "__version__"}


@pytest.mark.parametrize("path", _modules(), ids=_name)
def test_a_module_imports_only_its_own_layer_and_those_it_may(path: Path) -> None:
    layer = _layer(_name(path))
    beyond = {name for name in _ours(path) if _layer(name) not in ALLOWED[layer]}
    assert not beyond, f"{_name(path)} (layer {layer}) imports {sorted(beyond)}"


@pytest.mark.parametrize(
    "path", [path for path in _modules() if _name(path).startswith("verify")], ids=_name
)
def test_the_judges_share_nothing_with_those_they_judge(path: Path) -> None:
    beyond = {
        name
        for name in _ours(path)
        if not name.startswith("verify") and name.split(".")[0] not in VERIFY_MAY
    }
    assert not beyond, f"{_name(path)} imports {sorted(beyond)}"


@pytest.mark.parametrize(
    "path", [path for path in _modules() if _layer(_name(path)) == 3], ids=_name
)
def test_deciding_is_pure(path: Path) -> None:
    reached = {name.split(".")[0] for name in _imports(path)} & IMPURE
    assert not reached, f"{_name(path)} reaches for {sorted(reached)}"
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            called = node.func
            if isinstance(called, ast.Attribute) and isinstance(called.value, ast.Name):
                assert (called.value.id, called.attr) not in IMPURE_CALLS, (
                    f"{_name(path)} reads the clock"
                )
            if isinstance(called, ast.Name):
                assert called.id != "open", f"{_name(path)} opens a file"


def test_there_are_no_cycles_between_modules() -> None:
    paths = {_name(path): path for path in _modules()}

    def step(name: str) -> set[str]:
        imported = {i.removeprefix("pipeline.") for i in _imports(paths[name], at_run_time=True)}
        return {i if i in paths else i.rpartition(".")[0] for i in imported} & set(paths)

    steps = {name: step(name) for name in paths}

    def reached(start: str) -> set[str]:
        seen: set[str] = set()
        waiting = list(steps[start])
        while waiting:
            name = waiting.pop()
            if name not in seen:
                seen.add(name)
                waiting += steps[name]
        return seen

    knotted = sorted(name for name in paths if name in reached(name))
    assert not knotted, f"these import each other in a circle: {knotted}"


def test_only_the_command_line_prints() -> None:
    for path in _modules():
        if _name(path) in ("cli",):
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                assert node.func.id != "print", f"{_name(path)}, line {node.lineno}, prints"


def test_nothing_is_called_utils() -> None:
    vague = {"utils", "helpers", "common", "misc", "handler", "manager"}
    assert not [path for path in _modules() if vague & set(_name(path).split("."))]
