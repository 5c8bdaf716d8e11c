"""Figures of counts: contacts by agency and month, and how agencies cover the key lines.

Every square and bar carries its number, so that nothing is told by its shade alone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date

from pipeline.analyse.key_lines import IN_A_MONTH
from pipeline.analyse.timeline import (
    MONTHS,
    Chronology,
    happenings,
    month,
    month_in_words,
    months_between,
    plural,
)  # fmt: skip
from pipeline.assemble.agencies import Sign, signs
from pipeline.assemble.svg import (
    ACCENT,
    INK,
    LINE,
    PALE,
    QUIET,
    drawing,
    line,
    rect,
    text,
    wrapped,
)  # fmt: skip
from pipeline.case import Case
from pipeline.document import Figure, Table, TableRow, cell
from pipeline.model import Finding

WIDTH, LEFT = 1040.0, 190.0
#: Squares from none to most: the fill, and the ink that is read on it.
STEPS = (
    ("#ffffff", INK),
    ("#e6ebf1", INK),
    ("#c6d0db", INK),
    ("#93a5b8", INK),
    (ACCENT, "#ffffff"),
)

#: Stands for a number where an agency has sent no events that could be counted.
UNSENT = "–"

Counts = Mapping[str, Mapping[str, int]]


def contacts_by_month(chronology: Chronology, case: Case, *, anchor: str = "contacts") -> Figure:
    """How many events each agency recorded in each month, as bars with their numbers.

    An event whose date is wider than a month is in no bar; those are counted at the end of the
    agency's line.
    """
    events = happenings(chronology)
    signed = signs(case, (event.agency for event in events))
    counts: dict[str, dict[str, int]] = {}
    wider: dict[str, int] = {}
    for event in events:
        if event.when.earliest is not None and event.when.precision in IN_A_MONTH:
            own = counts.setdefault(event.agency, {})
            own[month(event.when.earliest)] = own.get(month(event.when.earliest), 0) + 1
        else:
            wider[event.agency] = wider.get(event.agency, 0) + 1
    lanes = [sign for key, sign in signed.items() if key in counts or key in wider]
    months = _months(case, counts)
    return Figure(
        svg=_bars(lanes, months, counts, wider),
        alternative=_in_words(lanes, counts, wider, months),
        caption="Events recorded in each month, by agency",
        data=_month_table("Agency", [(s.key, s.short) for s in lanes], months, counts, wider),
        anchor=anchor,
    )


def key_line_coverage(
    findings: Sequence[Finding], case: Case, *, anchor: str = "coverage"
) -> Figure | None:
    """How many events of each agency bear on each key line, as a grid; None without key lines."""
    lines = [finding for finding in findings if finding.rule == "key_lines"]
    if not lines:
        return None
    held = {key for finding in lines for key in finding.agencies}
    asked = {agency.key for agency in case.agencies if "chronology" in agency.asked}
    signed = {key: sign for key, sign in signs(case, held).items() if key in held | asked}
    rows = [(str(line.key_line), f"{line.key_line}  {_title(case, line)}") for line in lines]
    counts = {str(line.key_line): _by_agency(line) for line in lines}
    columns = [(sign.key, sign.code) for sign in signed.values()]
    unsent = {
        key for f in findings if f.rule == "return_quality" and not f.data["events"]
        for key in f.agencies
    }  # fmt: skip
    table = _table("Key line", rows, columns, counts, unsent)
    silent = [
        f"{label}: none from {plural(sum(not counts[key].get(c) and c not in unsent for c, _ in columns), 'agency', 'agencies')}"
        for key, label in rows
    ]  # fmt: skip
    missing = ", ".join(sign.short for key, sign in signed.items() if key in unsent)
    return Figure(
        svg=_grid(rows, columns, counts, unsent=unsent),
        alternative="A grid of the key lines of enquiry by agency; each square holds how many of "
        f"the agency’s events bear on the key line. {'; '.join(silent)}."
        + (f" No events were received from {missing}." if missing else ""),
        caption="Events bearing on each key line of enquiry, by agency",
        data=table,
        anchor=anchor,
    )


def key_line_months(finding: Finding, case: Case) -> Figure:
    """Where in time one key line is covered: agencies by month, as a grid with numbers."""
    counts = finding.data["months"]
    if not isinstance(counts, Mapping):
        raise TypeError("a finding of the rule key_lines holds its months")
    signed = signs(case, finding.agencies)
    rows = [(key, signed[key].short) for key in signed if key in counts]
    months = _months(case, counts)
    columns = [(key, "") for key in months]
    wider = finding.data.get("no_month", {})
    return Figure(
        svg=_grid(rows, columns, counts, months=True),
        alternative=f"A grid of agencies by month for key line {finding.key_line}; each square "
        "holds how many events bear on it.",
        caption=f"Key line {finding.key_line}, {_title(case, finding)}: events by agency and month",
        data=_month_table("Agency", rows, months, counts, wider if isinstance(wider, dict) else {}),
        anchor=f"key-line-{finding.key_line}",
    )


# ---------------------------------------------------------------- counting


def _by_agency(finding: Finding) -> dict[str, int]:
    found: dict[str, int] = {}
    months, wider = finding.data.get("months"), finding.data.get("no_month")
    for agency, own in (months if isinstance(months, Mapping) else {}).items():
        found[agency] = sum(own.values())
    for agency, count in (wider if isinstance(wider, Mapping) else {}).items():
        found[agency] = found.get(agency, 0) + count
    return found


def _months(case: Case, counts: Counts) -> tuple[str, ...]:
    """The months of the scoping period, or else those with an event."""
    if case.scope_from is not None and case.scope_to is not None:
        return months_between(case.scope_from, case.scope_to)
    used = sorted({key for own in counts.values() for key in own})
    if not used:
        return ()
    first, last = (date(int(key[:4]), int(key[5:]), 1) for key in (used[0], used[-1]))
    return months_between(first, last)


def _title(case: Case, finding: Finding) -> str:
    return next((k.title for k in case.key_lines if k.number == finding.key_line), "")


# ---------------------------------------------------------------- drawing


def _bars(
    lanes: Sequence[Sign], months: Sequence[str], counts: Counts, wider: Mapping[str, int]
) -> str:
    top, row, right = 40.0, 38.0, WIDTH - 56
    wide = (right - LEFT) / max(len(months), 1)
    most = max((n for own in counts.values() for n in own.values()), default=1)
    parts: list[str] = list(_month_heads(months, top, top + row * len(lanes), wide))
    parts.append(text(right + 28, top - 6, "wider", size=9, anchor="middle", fill=QUIET))
    for place, sign in enumerate(lanes):
        y = top + row * place
        base = y + row - 5
        if place % 2 == 0:
            parts.insert(0, rect(0, y, WIDTH, row, fill=PALE))
        parts.append(text(8, base - 10, sign.code, size=10, bold=True))
        lines = wrapped(sign.short, 24, 2)
        parts += [
            text(50, base - 10 + 11 * (n - (len(lines) - 1) / 2), words, size=9.5)
            for n, words in enumerate(lines)
        ]
        parts.append(line(LEFT, base, right, base, stroke=QUIET))
        for n, key in enumerate(months):
            count = counts.get(sign.key, {}).get(key, 0)
            if count:
                height = max((row - 16) * count / most, 2)
                x = LEFT + wide * n
                parts.append(rect(x + wide * 0.15, base - height, wide * 0.7, height, fill=ACCENT))
                if wide >= 12:
                    parts.append(text(x + wide / 2, base - height - 2, str(count), size=8, anchor="middle"))  # fmt: skip
        if wider.get(sign.key):
            parts.append(text(right + 28, base - 6, str(wider[sign.key]), size=9, anchor="middle"))
    return drawing(WIDTH, top + row * len(lanes) + 8, parts)


def _month_heads(
    months: Sequence[str], top: float, bottom: float, wide: float
) -> Iterator[str]:  # fmt: skip
    for n, key in enumerate(months):
        x, number = LEFT + wide * n, int(key[5:])
        if number == 1 or n == 0:
            yield line(x, top - 26, x, bottom, stroke=QUIET if number == 1 else LINE)
            if number < 11 or wide > 24:
                yield text(x + 3, top - 18, key[:4], size=11, bold=True)
        if wide >= 9:
            yield text(x + wide / 2, top - 5, MONTHS[number - 1][: 3 if wide >= 24 else 1], size=8.5, anchor="middle", fill=QUIET)  # fmt: skip


def _grid(
    rows: Sequence[tuple[str, str]], columns: Sequence[tuple[str, str]], counts: Counts, *,
    months: bool = False, unsent: Collection[str] = (),
) -> str:  # fmt: skip
    top, row = 40.0, 30.0
    left = LEFT if months else 330.0
    wide = min((WIDTH - left - 8) / max(len(columns), 1), 64.0)
    most = max((n for own in counts.values() for n in own.values()), default=1)
    parts: list[str] = []
    if months:
        parts += _month_heads([key for key, _ in columns], top, top + row * len(rows), wide)
    for n, (_, label) in enumerate(columns):
        if label:
            parts.append(text(left + wide * (n + 0.5), top - 8, label, size=9.5, anchor="middle", bold=True))  # fmt: skip
    for place, (key, label) in enumerate(rows):
        y = top + row * place
        lines = wrapped(label, 27 if months else 48, 2)
        parts += [
            text(8, y + row / 2 + 4 + 11 * (n - (len(lines) - 1) / 2), words, size=10)
            for n, words in enumerate(lines)
        ]
        for n, (column, _) in enumerate(columns):
            count = counts.get(key, {}).get(column, 0)
            # By month most squares are empty, and noughts would drown the numbers.
            said = UNSENT if column in unsent else "" if months and not count else str(count)
            parts += _square(left + wide * n, y, wide, row, count, most, said)
    bottom = top + row * len(rows) + 8
    if unsent:
        parts.append(
            text(left, bottom + 10, f"{UNSENT} no events received from this agency", size=9.5)
        )
    return drawing(WIDTH, bottom + (16 if unsent else 0), parts)


def _square(
    x: float, y: float, wide: float, high: float, count: int, most: int, said: str
) -> Iterator[str]:
    step = 0 if not count else 1 + min(int(4 * (count - 1) / max(most, 1)), 3)
    fill, ink = STEPS[step]
    yield rect(x, y, wide, high, fill=fill, stroke=QUIET)
    if said:
        yield text(x + wide / 2, y + high / 2 + 4, said, size=10, anchor="middle", fill=ink)


# ---------------------------------------------------------------- in words and numbers


def _in_words(
    lanes: Sequence[Sign], counts: Counts, wider: Mapping[str, int], months: Sequence[str]
) -> str:
    told = []
    for sign in lanes:
        own = counts.get(sign.key, {})
        shown = {key: n for key, n in own.items() if key in months}
        busiest = max(shown, key=lambda key: (shown[key], key), default="")
        words = f"{sign.short}: {plural(sum(shown.values()), 'event')}"
        if busiest:
            words += f", most in {month_in_words(busiest)} ({shown[busiest]})"
        if beyond := sum(own.values()) - sum(shown.values()):
            words += f", {beyond} more outside these months"
        if wider.get(sign.key):
            words += f", {wider[sign.key]} with a date wider than a month"
        told.append(words)
    span = f" from {month_in_words(months[0])} to {month_in_words(months[-1])}" if months else ""
    return f"Bars of events in each month{span}, a line an agency. {'; '.join(told)}."


def _month_table(
    first: str, rows: Sequence[tuple[str, str]], months: Sequence[str], counts: Counts,
    wider: Mapping[str, int],
) -> Table:  # fmt: skip
    """Years in columns and months as rows would be long; quarters keep the table on a page."""
    quarters = list(dict.fromkeys(_quarter(key) for key in months))
    made = []
    for key, label in rows:
        own = counts.get(key, {})
        sums = [
            sum(n for m, n in own.items() if m in months and _quarter(m) == q) for q in quarters
        ]
        ends = (wider.get(key, 0), sum(own.values()) + wider.get(key, 0))
        made.append(TableRow((cell(label, header=True), *(cell(str(n)) for n in (*sums, *ends)))))
    header = (first, *quarters, "Wider", "All")
    return Table(header, tuple(made), widths=_widths(header), caption="The same, by quarter")


def _widths(header: Sequence[str]) -> tuple[float, ...]:
    """The first column holds names and the others a number each: names get what numbers spare."""
    first = min(max(0.16, 1 - 0.08 * (len(header) - 1)), 0.5)
    return (first, *[(1 - first) / (len(header) - 1)] * (len(header) - 1))


def _quarter(key: str) -> str:
    """``Q2 2024`` for ``2024-05``: quarters of the calendar year."""
    return f"Q{(int(key[5:]) + 2) // 3} {key[:4]}"


def _table(
    first: str, rows: Sequence[tuple[str, str]], columns: Sequence[tuple[str, str]],
    counts: Counts, unsent: Collection[str],
) -> Table:  # fmt: skip
    made = tuple(
        TableRow((
            cell(label, header=True),
            *(
                cell(UNSENT if column in unsent else str(counts.get(key, {}).get(column, 0)))
                for column, _ in columns
            ),
        ))
        for key, label in rows
    )  # fmt: skip
    header = (first, *(label for _, label in columns))
    return Table(header, made, widths=_widths(header), caption="The same as a table")
