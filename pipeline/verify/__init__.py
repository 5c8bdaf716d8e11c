"""The publication gate: judges finished files byte by byte, or stops. There is no third answer.

Four judges look at every file: the walk of its bytes, the list of what may be there, a second
toolchain's reading, and consistency. Each can veto alone. Nothing here is shared with the code
that substitutes or renders, and nothing is believed until the controls have been found out.
"""

from __future__ import annotations

from pipeline.verify.content import content_of_all, content_sha256
from pipeline.verify.gate import JUDGES, Question, verify

__all__ = ["JUDGES", "Question", "content_of_all", "content_sha256", "verify"]
