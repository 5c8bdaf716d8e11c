"""Every problem an agency's words can raise: one catalogue, one shape, one voice.

A Problem never stops anything by itself and never hides another. What was found and file names
stand only in restricted files; the terminal gets ``Problem.public()``.

The catalogue's entries stand by what they are about: ``files``, ``contents``, ``readers``,
``chronology_tables``, ``dates``, ``reports_and_returns``.
"""

from pipeline.problems.catalogue import CATALOGUE
from pipeline.problems.kinds import Kind, Owner, Severity
from pipeline.problems.problem import Problem
from pipeline.problems.set_aside import SET_ASIDE

__all__ = ["CATALOGUE", "SET_ASIDE", "Kind", "Owner", "Problem", "Severity"]
