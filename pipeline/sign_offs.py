"""Who has signed for what is held, and what must still happen before it is released.

Two people, neither an author, for exactly this content; the forms they fill in. Moves nothing.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from pipeline.decided import INTRUDER_CHECKS, IntruderTest
from pipeline.errors import BadCase, SignOffMissing
from pipeline.model import SignOff

HELD = "held"
SIGN_OFF_FORM, INTRUDER_FORM = "sign-off.toml", "intruder.toml"
SIGNERS = 2


@dataclass(frozen=True, slots=True)
class Timing:
    """When a report may come out. ``earliest`` is reckoned from ``sent`` by the profile's clock."""

    publication: date | None = None
    sent: date | None = None
    earliest: date | None = None
    available_until: date | None = None


@dataclass(frozen=True, slots=True)
class Signed:
    """What the sign-offs come to for one content: who counts, and why others do not."""

    counted: tuple[SignOff, ...] = field(repr=False)
    void: int = 0
    by_authors: int = 0
    same_person: int = 0
    authors_known: bool = True

    @property
    def enough(self) -> bool:
        """True when two people who did not write the report have signed this content."""
        return len(self.counted) >= SIGNERS


def read_sign_offs(folder: Path) -> tuple[SignOff, ...]:
    """Every ``decisions/sign-offs/*.toml`` of ``inputs/<review>``.

    Raises BadCase with every fault at once; files are named by their number, since a file's name
    may be a person's.
    """
    place = folder / "decisions" / "sign-offs"
    found, faults = [], []
    for number, path in enumerate(sorted(place.glob("*.toml")), 1):
        try:
            found.append(_sign_off(tomllib.loads(path.read_text("utf-8"))))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError, ValueError) as fault:
            faults.append(f"sign-off file {number} in decisions/sign-offs: {_plain(fault)}")
    if faults:
        raise BadCase("; ".join(faults) + ".")
    return tuple(found)


def _plain(fault: Exception) -> str:
    return "it is not valid TOML" if isinstance(fault, tomllib.TOMLDecodeError) else str(fault)


def _sign_off(table: Mapping[str, object]) -> SignOff:
    wanted = ("name", "role", "on", "content_sha256", "statement")
    on = table.get("on")
    if not isinstance(on, date):
        raise ValueError("on is no day such as 2026-01-31")  # noqa: TRY004 - a fault of the form
    for key in wanted:
        if key != "on" and not (isinstance(said := table.get(key), str) and said.strip()):
            raise ValueError(f'{key} is not filled in, in quotation marks: {key} = "..."')
    if strange := set(table) - set(wanted):
        raise ValueError(f"{len(strange)} of its keys are not known; use {', '.join(wanted)}")
    return SignOff(
        str(table["name"]).strip(), str(table["role"]).strip(), on,
        str(table["content_sha256"]).strip().lower(), str(table["statement"]).strip(),
    )  # fmt: skip


_TITLES = re.compile(
    r"^(?:(?:mr|mrs|ms|miss|mx|dr|prof|professor|rev|sir|dame)\.?\s+)+", re.IGNORECASE
)


def _person(name: str) -> tuple[str, str]:
    """(first initial, surname): enough to see that J Smith may be Jane Smith."""
    if name.count(",") == 1:
        name = " ".join(reversed(name.split(",")))
    words = _TITLES.sub("", " ".join(name.split())).casefold().replace(".", " ").split()
    return (words[0][:1], words[-1]) if words else ("", "")


def counted(sign_offs: Iterable[SignOff], content: str, authors: Iterable[str]) -> Signed:
    """Which sign-offs count for this content: two different people, neither an author."""
    wrote = {_person(name) for name in authors}
    good: list[SignOff] = []
    void = by_authors = same = 0
    for sign_off in sign_offs:
        if sign_off.content_sha256 != content:
            void += 1
        elif _person(sign_off.name) in wrote:
            by_authors += 1
        elif _person(sign_off.name) in {_person(each.name) for each in good}:
            same += 1
        else:
            good.append(sign_off)
    return Signed(tuple(good), void, by_authors, same, bool(wrote))


def check_can_release(
    signed: Signed,
    timing: Timing,
    review: str,
    content: str,
    intruder: IntruderTest | None = None,
    minutes: int = 0,
) -> None:
    """Raises SignOffMissing (exit 22) with what must still happen, all of it at once.

    ``minutes`` is how long the motivated intruder's search must take by the profile.
    """
    missing = [
        *_timing_missing(timing, review),
        *_authors_missing(signed, review),
        *_signatures_missing(signed, review),
        *_intruder_missing(intruder, content, minutes, review),
    ]
    if missing:
        told = " ".join(f"{words[0].upper()}{words[1:]}." for words in missing)
        raise SignOffMissing(f"The copies are cleared and held. {told}")


def _signatures_missing(signed: Signed, review: str) -> Iterator[str]:
    if signed.enough:
        return
    why = [
        f"{count} {text}"
        for count, text in (
            (signed.void, "do not fit this content and are void"),
            (signed.by_authors, "are by an author of the report"),
            (signed.same_person, "are by somebody who has signed already"),
        )
        if count
    ]
    yield (
        f"{len(signed.counted)} of {SIGNERS} people have signed"
        + (f" ({', '.join(why)})" if why else "")
        + f". Two people who did not write the report read every copy in outputs/{review}/{HELD}/; "
        f"each copies outputs/{review}/{SIGN_OFF_FORM} to inputs/{review}/decisions/sign-offs/ under "
        f"a name of its own and fills in name, role and day"
    )


def _intruder_missing(
    intruder: IntruderTest | None, content: str, minutes: int, review: str
) -> Iterator[str]:
    if intruder is None:
        yield (
            f"nobody has tried to see through the report yet: one person fills in "
            f"outputs/{review}/{INTRUDER_FORM} and saves it in inputs/{review}/decisions/"
        )
    elif intruder.content_sha256 != content:
        yield "the search recorded in intruder.toml was of other content and is void"
    elif intruder.unchecked:
        yield f"the search recorded in intruder.toml has not checked: {', '.join(intruder.unchecked)}"
    elif intruder.minutes < minutes:
        yield f"the search recorded in intruder.toml took less than {minutes} minutes"


def _authors_missing(signed: Signed, review: str) -> Iterator[str]:
    """Where nobody is known to have written the report, no signer can be told from an author."""
    if not signed.authors_known:
        yield (
            f"inputs/{review}/case.toml does not say who wrote the report (authors under "
            "[publication], or a member whose part is lead reviewer)"
        )


def _timing_missing(timing: Timing, review: str) -> Iterator[str]:
    """Told first: the month of publication stands in the report that people sign for."""
    place = f"under [dates] in inputs/{review}/case.toml"
    if timing.sent is None:
        yield (
            "the day the report went to the National Panel, Ofsted and DfE is not recorded: "
            f"report_sent {place}"
        )
    if timing.publication is None:
        yield (
            f"the publication date is not recorded: publication {place}; do this before anybody "
            "signs, for it stands in the report"
        )
    elif timing.earliest is not None and timing.publication < timing.earliest:
        yield (
            f"the publication date {timing.publication.isoformat()} is too early: it may be "
            f"{timing.earliest.isoformat()} or later"
        )


def forms(content: str) -> dict[str, str]:
    """The forms people fill in, bound to the content that is held."""
    checks = "\n".join(f"{key} = false  # {words}" for key, words in INTRUDER_CHECKS.items())
    return {
        SIGN_OFF_FORM: (
            "# One copy a person, by two people who did not write the report. Any change of content voids it.\n"
            'name = ""\nrole = ""\non = 2026-01-31\n'
            'statement = "I have read every held copy and am content that it is published."\n'
            f'content_sha256 = "{content}"\n'
        ),
        INTRUDER_FORM: (
            "# One person searches as somebody would who wants to know whom the report is about.\n"
            'name = ""\non = 2026-01-31\nminutes = 0\n'
            'found = ""  # what came close, and what was changed because of it\n'
            f'content_sha256 = "{content}"\n\n[checked]\n{checks}\n'
        ),
    }
