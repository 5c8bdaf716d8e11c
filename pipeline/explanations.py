"""What every code means: problems, exit codes, reasons for setting words aside."""

from __future__ import annotations

import difflib

from pipeline.errors import Exit, Usage
from pipeline.problems import CATALOGUE, SET_ASIDE

EXITS = {
    Exit.DONE: ("done", "Everything asked was done.", ""),
    Exit.USAGE: ("usage", "The words of the command were not understood.", "Run cspr --help."),
    Exit.CASE: (
        "case",
        "case.toml, the register, a profile or a decision file is wrong.",
        "The message names the file and the key; put it right and run again.",
    ),
    Exit.BLOCKED: (
        "blocked",
        "Problems in returns block what was asked (`check`, and `build --strict`).",
        "problems.md lists them; the query letters ask the agencies.",
    ),
    Exit.TOOL: (
        "tool",
        "A tool or a font that ships with the program is missing.",
        "Run make again, then cspr doctor.",
    ),
    Exit.TEMPLATE: (
        "template",
        "A Word template cannot be filled.",
        "The message names the template and the place in Word.",
    ),
    Exit.WRITE: (
        "write",
        "A document could not be made or saved. The previous version is untouched.",
        "Close the file in Word or free some space, and run again.",
    ),
    Exit.BUSY: ("busy", "Another build of the same review is running.", "Wait until it ends."),
    Exit.LEAK: (
        "leak found",
        "A publication copy still identifies somebody; nothing was published.",
        "The message gives register keys and places; put the text or the register right.",
    ),
    Exit.UNVERIFIED: (
        "could not verify",
        "A copy could not be searched whole, so nothing is known about it; nothing was published.",
        "The message says what could not be read.",
    ),
    Exit.UNSIGNED: (
        "sign-off missing",
        "The copies are cleared and wait in held/ for the people who must sign.",
        "The message says who must sign and how.",
    ),
    Exit.UNDECIDED: (
        "strings not decided",
        "The report holds names or numbers that are not in the register and nobody has decided about.",
        "Decide each in the worksheet that the message names.",
    ),
    Exit.BUG: (
        "a bug",
        "The program is at fault, not you.",
        "Give the private file to the people who look after it.",
    ),
    Exit.INTERRUPTED: ("interrupted", "Somebody stopped the run. Nothing half-done was left.", ""),
}


def listing() -> list[str]:
    """Every code with its title, a line each."""
    lines = ["Problems in returns:"]
    lines += [
        f"  {code:<28} {kind.severity:<7} {kind.title}" for code, kind in sorted(CATALOGUE.items())
    ]
    lines += ["", "Exit codes:"]
    lines += [f"  {int(code):<4} {name}: {what}" for code, (name, what, _) in EXITS.items()]
    lines += ["", "Reasons for setting words aside:"]
    lines += [f"  {code:<18} {what}" for code, what in sorted(SET_ASIDE.items())]
    return lines


def explain(code: str) -> list[str]:
    """What a code means, who can put it right and how. Raises Usage for one nobody knows, unsaid."""
    if kind := CATALOGUE.get(code):
        return [
            f"{kind.code}: {kind.title} ({kind.severity})",
            "",
            kind.explanation,
            f"Expected: {kind.expected}.",
            f"What to do: {kind.remedy}",
            f"Who can put it right: {kind.owner}.",
        ]
    if code in SET_ASIDE:
        return [f"{code}: words set aside: {SET_ASIDE[code]}."]
    if code.isdecimal() and int(code) in EXITS:
        name, what, remedy = EXITS[Exit(int(code))]
        return [f"Exit code {code}: {name}", "", what, *([remedy] if remedy else [])]
    near = difflib.get_close_matches(code, [*CATALOGUE, *SET_ASIDE], n=1)
    hint = f" Did you mean {near[0]}?" if near else " `cspr explain` lists them all."
    raise Usage(f"There is no such code.{hint}")  # the word typed is not said back: a name, perhaps
