"""Where everybody of a genogram stands: a row a generation, couples together, children under parents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.assemble.family import Family

#: Across from one person to the next, from one generation to the next, and the edges.
STEP, ROW, MARGIN, TOP = 168.0, 190.0, 84.0, 50.0

Points = Mapping[str, tuple[float, float]]


def rows(held: Family) -> list[list[str]]:
    """Generations from the oldest down; in each, those who belong together side by side."""
    found: list[list[str]] = []
    for generation in sorted(set(held.generation.values()), reverse=True):
        members = [key for key in held.people if held.generation[key] == generation]
        found.append(_couples(members, held))
    for place in range(len(found) - 2, -1, -1):
        # Parents in the order of their children, from the youngest generation up.
        below = {key: n for n, key in enumerate(found[place + 1])}
        found[place] = _blocks_in_order(found[place], held, below)
    for place in range(1, len(found)):
        above = {key: n for n, key in enumerate(found[place - 1])}
        found[place] = _blocks_in_order(found[place], held, {}, above)
    return found


def _couples(members: Sequence[str], held: Family) -> list[str]:
    """Partners beside each other; someone with several stands between them."""
    partners: dict[str, list[str]] = {key: [] for key in members}
    for union in held.unions:
        if union.one in partners and union.other in partners:
            partners[union.one].append(union.other)
            partners[union.other].append(union.one)
    placed: list[str] = []
    for start in sorted(members, key=lambda key: -len(partners[key])):
        if start in placed:
            continue
        row = [start]
        for n, other in enumerate(_household_last(partners[start], held)):
            if other not in placed and other not in row:
                row = [*row, other] if n % 2 == 0 else [other, *row]
        for end in (row[0], row[-1]):
            more = [key for key in partners[end] if key not in row and key not in placed]
            row = [*more, *row] if end == row[0] else [*row, *more]
        placed += row
    return placed


def _household_last(partners: Sequence[str], held: Family) -> list[str]:
    """The child's own parent first, so that they stand side by side."""
    parents = held.parents.get(held.child, ())
    return sorted(partners, key=lambda key: (key not in parents, key not in held.household))


def _blocks_in_order(
    row: Sequence[str], held: Family, below: Mapping[str, int], above: Mapping[str, int] | None = None
) -> list[str]:  # fmt: skip
    """Couples kept together, moved to where their children (or parents) stand."""
    blocks: list[list[str]] = []
    joined = {frozenset((u.one, u.other)) for u in held.unions}
    for key in row:
        tied = blocks and any(frozenset((key, other)) in joined for other in blocks[-1])
        if tied:
            blocks[-1].append(key)
        else:
            blocks.append([key])

    def at(block: Sequence[str]) -> float:
        if above is not None:
            near = [above[p] for key in block for p in held.parents.get(key, ()) if p in above]
        else:
            near = [below[c] for c in below for key in block if key in held.parents.get(c, ())]
        return sum(near) / len(near) if near else 1e6

    def age(block: Sequence[str]) -> str:
        born = held.people[block[0]].born
        return born.isoformat() if born else "9999"

    order = sorted(blocks, key=lambda block: (at(block), age(block) if above is not None else ""))
    return [key for block in order for key in block]


def places(held: Family, rows_: Sequence[Sequence[str]]) -> Points:
    """Children under their parents as far as there is room; nobody on top of anybody."""
    x: dict[str, float] = {}
    for row in rows_:
        wanted: list[float] = []
        for n, key in enumerate(row):
            own = [x[p] for p in held.parents.get(key, ()) if p in x]
            wanted.append(sum(own) / len(own) if own else (wanted[-1] + STEP if wanted else n * STEP))  # fmt: skip
        shift: list[float] = []
        for n, want in enumerate(wanted):
            shift.append(max(want, shift[-1] + STEP) if n else want)
        # What was pushed to the right moves the whole row back by half of it.
        back = sum(s - w for s, w in zip(shift, wanted, strict=True)) / max(len(row), 1)
        x |= {key: place - back for key, place in zip(row, shift, strict=True)}
    left = min(x.values()) - MARGIN
    return {
        key: (x[key] - left, TOP + ROW * n) for n, row in enumerate(rows_) for key in row
    }  # fmt: skip
