"""What stops the program, each with its own exit code. A Stop is something a person can put right.

The sentence of a Stop is printed on the terminal, so it names nobody and no file of an agency;
what may name someone goes in ``private``, which is only ever written under ``restricted/``.
"""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """Exit codes, for people who see only whether a run went well."""

    DONE = 0
    USAGE = 2
    CASE = 10
    BLOCKED = 11
    TOOL = 12
    TEMPLATE = 13
    WRITE = 14
    BUSY = 15
    LEAK = 20
    UNVERIFIED = 21
    UNSIGNED = 22
    UNDECIDED = 23
    BUG = 70
    INTERRUPTED = 130


class Stop(Exception):
    """Stops the run with one sentence and an exit code; never shows a traceback."""

    code = Exit.USAGE

    def __init__(self, sentence: str, private: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.private = private


class Usage(Stop):
    """The words of the command are not ones the program knows."""


class BadCase(Stop):
    """The case file, register, profile or a decision file is wrong. Lists every fault at once."""

    code = Exit.CASE


class Blocked(Stop):
    """Problems in returns block what was asked (``check``, ``build --strict``)."""

    code = Exit.BLOCKED


class ToolMissing(Stop):
    """A tool or a font that ships with the program is not there."""

    code = Exit.TOOL


class TemplateFault(Stop):
    """A Word template of the partnership cannot be filled; says where in the template."""

    code = Exit.TEMPLATE


class CouldNotWrite(Stop):
    """A document could not be made or saved. What stood before stands untouched."""

    code = Exit.WRITE


class Busy(Stop):
    """Another build of the same review is running."""

    code = Exit.BUSY


class LeakFound(Stop):
    """A publication copy identifies somebody. The sentence gives register keys and places."""

    code = Exit.LEAK


class CouldNotVerify(Stop):
    """A publication copy could not be searched whole, so nothing is known about it."""

    code = Exit.UNVERIFIED


class SignOffMissing(Stop):
    """The cleared copies wait for the people who must sign."""

    code = Exit.UNSIGNED


class Undecided(Stop):
    """Strings in the report are not in the register and nobody has decided about them."""

    code = Exit.UNDECIDED


class Broken(Exception):
    """A promise one stage makes to the next was not kept: a bug, never the user's fault."""
