"""Print which numbered requirements are served, by which tests: ``make requirements``.

A number is served when a test that would fail without it carries ``requirement("L29")``.
"""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from pathlib import Path

TESTS = Path(__file__).resolve().parent
#: How many requirements each partnership's guidance holds (the catalogue's numbers are dense).
CATALOGUE = {"L": 91, "E": 41, "P": 20, "S": 15, "K": 14}
GUIDANCE = {
    "L": "Leicester, Leicestershire & Rutland practice guidance",
    "E": "Essex role profiles",
    "P": "SSCP role profiles",
    "S": "Staffordshire review team roles",
    "K": "Kent practitioner questions and answers",
}


def numbers() -> list[str]:
    """Every number of the catalogue, in its order."""
    return [f"{letter}{n}" for letter, count in CATALOGUE.items() for n in range(1, count + 1)]


def _marked(node: ast.FunctionDef | ast.ClassDef) -> list[str]:
    found: list[str] = []
    for decorator in node.decorator_list:
        if isinstance(decorator, ast.Call) and ast.unparse(decorator.func).endswith(
            "mark.requirement"
        ):
            found += [ast.literal_eval(argument) for argument in decorator.args]
    return found


def served() -> dict[str, list[str]]:
    """Number -> the tests that serve it."""
    found: dict[str, list[str]] = defaultdict(list)
    for path in sorted(TESTS.rglob("test_*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.ClassDef):
                for number in _marked(node):
                    found[number].append(f"{path.relative_to(TESTS).as_posix()}::{node.name}")
    return found


def main() -> None:
    """Print the numbers served with their tests, then the numbers not served yet."""
    by_number = served()
    known = numbers()
    for letter, title in GUIDANCE.items():
        of_this = [number for number in known if re.match(rf"{letter}\d", number)]
        done = [number for number in of_this if number in by_number]
        print(f"\n{title}: {len(done)} of {len(of_this)} served")
        for number in done:
            print(f"  {number:<5}{by_number[number][0]}")
            for test in by_number[number][1:]:
                print(f"       {test}")
        print("  not served yet:", " ".join(n for n in of_this if n not in by_number) or "none")
    print(f"\n{sum(n in by_number for n in known)} of {len(known)} served")


if __name__ == "__main__":
    main()
