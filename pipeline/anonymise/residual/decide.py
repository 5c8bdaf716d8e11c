"""Lays people's decisions over what the hunt found: what still waits, what is to be changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.anonymise.residual.hunt import Remaining
from pipeline.decided import Decision
from pipeline.errors import Undecided


def altered(decisions: Iterable[Decision]) -> tuple[tuple[str, str], ...]:
    """(string, new words) of every string a person decided to change, longest first."""
    pairs = {each.string: each.replacement for each in decisions if each.decision == "alter"}
    return tuple(sorted(pairs.items(), key=lambda pair: (-len(pair[0]), pair[0])))


def accepted(decisions: Iterable[Decision]) -> frozenset[str]:
    """Strings a person decided may stay."""
    return frozenset(each.string for each in decisions if each.decision == "accept")


def waiting(remaining: Sequence[Remaining], decisions: Iterable[Decision]) -> tuple[Remaining, ...]:
    """What nobody has decided yet. A string to be registered waits until it is in the register."""
    settled = accepted(decisions)
    return tuple(each for each in remaining if each.string not in settled)


def check_decided(waits: Sequence[Remaining], review: str) -> None:
    """Raises Undecided (exit 23) with how many strings wait and their keys, never the strings."""
    if not waits:
        return
    keys = ", ".join(each.key for each in waits[:6]) + (", ..." if len(waits) > 6 else "")
    one = len(waits) == 1
    raise Undecided(
        f"{len(waits)} {'string' if one else 'strings'} in the report {'is' if one else 'are'} not in the "
        f"register and nobody has decided about {'it' if one else 'them'} ({keys}). They stand with their "
        f"places in outputs/{review}/restricted/residual.xlsx. Write accept, alter or register beside "
        f"each, save it as inputs/{review}/decisions/residual.xlsx or .csv, and publish again."
    )


def rows(
    remaining: Sequence[Remaining], decisions: Iterable[Decision]
) -> tuple[tuple[str, ...], ...]:
    """The worksheet: headings, then the undecided first, each with what was decided before."""
    known = {each.string: each for each in decisions}
    ordered = sorted(remaining, key=lambda each: (each.string in known, each.kind, each.string))
    body = []
    for each in ordered:
        before = known.get(each.string, Decision(each.string))
        body.append(
            (
                each.string, each.kind, str(each.times), "\n".join(each.contexts), each.key, before.decision,
                before.replacement, before.reason, before.by, before.on.isoformat() if before.on else "",
            )
        )  # fmt: skip
    return tuple(body)
