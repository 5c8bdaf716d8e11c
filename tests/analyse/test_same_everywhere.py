"""The same chronology gives the same findings, figures and page in every process."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

WORK = """
import hashlib
from pipeline import analyse
from pipeline.assemble.chronology import chronology
from pipeline.assemble.explorer import explorer
from pipeline.assemble.figures import swim_lanes
from pipeline.assemble.genogram import genogram
from pipeline.assemble.grids import contacts_by_month, key_line_coverage
from pipeline.render.page import chronology_page
from tests.analyse import invented

merged, case, register = invented.chronology(400), invented.case(), invented.register()
found = analyse.findings(merged, case, register)
made = [
    [(f.rule, f.title, f.detail, f.about, f.agencies, dict(f.data)) for f in found],
    swim_lanes(merged, case).svg, contacts_by_month(merged, case).svg,
    key_line_coverage(found, case).svg, genogram(case, register).svg,
    chronology_page(explorer(merged, found, case, register)),
    [row.anchor for row in chronology(merged, found, case, register).blocks[-1].rows],
]
print(hashlib.sha256(repr(made).encode()).hexdigest())
"""


def test_the_order_in_which_python_walks_a_set_changes_nothing(root: Path) -> None:
    def told(seed: str) -> str:
        done = subprocess.run(
            [sys.executable, "-c", WORK], cwd=root, check=True, capture_output=True, text=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        )  # fmt: skip
        return done.stdout

    assert len({told(seed) for seed in ("1", "2", "77")}) == 1
