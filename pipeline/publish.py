"""The last yards: cleared copies are held, signed by two people, and moved to publication/.

Nothing is copied over anything: a folder is written whole and renamed into place. What the judges
have not cleared never reaches ``held/``; what two people have not signed never leaves it.
"""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from pipeline import audit
from pipeline.decided import INTRUDER_CHECKS, IntruderTest
from pipeline.errors import BadCase, Broken, CouldNotVerify, CouldNotWrite, SignOffMissing
from pipeline.files import move, new_folder, private_folder, read_once, swap_in, write_whole
from pipeline.model import Clearance, SignOff
from pipeline.schema import check
from pipeline.verify import JUDGES, content_of_all

HELD, PUBLICATION, WITHDRAWN = "held", "publication", "withdrawn"
LOG = "audit.log"
RECORD, NEXT_RECORD = "held.json", "held-next.json"
RELEASE = "release.json"
SIGN_OFF_FORM, INTRUDER_FORM = "sign-off.toml", "intruder.toml"
SIGNERS = 2


@dataclass(frozen=True, slots=True)
class Timing:
    """When a report may come out. ``earliest`` is reckoned from ``sent`` by the profile's clock."""

    publication: date | None = None
    sent: date | None = None
    earliest: date | None = None
    available_until: date | None = None


# ---------------------------------------------------------------- held


def hold(
    outputs: Path, files: Mapping[str, bytes], clearances: Sequence[Clearance], when: str
) -> str:
    """Put cleared copies in ``held/`` by rename and return the fingerprint people sign.

    Raises Broken unless every file has a clearance by all judges for exactly these bytes, and
    CouldNotVerify when a held copy was changed by hand since it was cleared.
    """
    _check_cleared(files, clearances)
    check_untouched(outputs)
    content = content_of_all(files)
    fresh = new_folder(outputs / HELD)
    for name, data in sorted(files.items()):
        write_whole(fresh / name, data)
    _check_saved(fresh, clearances)
    same = _recorded(outputs).get("content_sha256") == content and (outputs / HELD).is_dir()
    record = {
        "content_sha256": content,
        "files": [
            {"name": each.file, "sha256": each.sha256, "content_sha256": each.content_sha256}
            for each in sorted(clearances, key=lambda each: each.file)
        ],
        "judges": list(JUDGES),
    }
    for name, text in _forms(content).items():
        write_whole(outputs / name, text.encode())
    # Beside the old record first: after a kill the one stands that fits what is held.
    write_whole(outputs / NEXT_RECORD, _json(record))
    swap_in(fresh, outputs / HELD)
    move(outputs / NEXT_RECORD, outputs / RECORD)
    if not same:
        audit.append(outputs / LOG, when, "held", content)
    return content


def _check_cleared(files: Mapping[str, bytes], clearances: Sequence[Clearance]) -> None:
    cleared = {clearance.file: clearance for clearance in clearances}
    if not files or set(cleared) != set(files) or len(cleared) != len(clearances):
        raise Broken("every publication copy has one clearance, and nothing else has")
    for name, data in files.items():
        if Path(name).name != name:
            raise Broken("a publication copy has a plain file name")
        if cleared[name].sha256 != hashlib.sha256(data).hexdigest():
            raise Broken("a clearance is for the bytes that are held")
        if set(cleared[name].judges) != set(JUDGES):
            raise Broken("a clearance is by every judge")


def _check_saved(folder: Path, clearances: Sequence[Clearance]) -> None:
    """What the disk holds is what was cleared."""
    for clearance in clearances:
        if hashlib.sha256(read_once(folder / clearance.file)).hexdigest() != clearance.sha256:
            raise CouldNotVerify(f"{clearance.file} was not saved as it was cleared.")


def check_untouched(outputs: Path) -> None:
    """Raises CouldNotVerify when a held copy is not the one that was cleared."""
    if not (outputs / HELD).is_dir():
        return
    found = {
        path.name: hashlib.sha256(read_once(path)).hexdigest()
        for path in sorted((outputs / HELD).iterdir())
        if path.name != RELEASE
    }
    if found and _names(_recorded(outputs, NEXT_RECORD)) == found:  # killed before it had its name
        move(outputs / NEXT_RECORD, outputs / RECORD)
    if _names(_recorded(outputs)) != found:
        raise CouldNotVerify(
            f"The copies in {HELD}/ were changed after they were cleared, so nothing has been "
            f"published. Make the change in the report's text and publish again; to go back to "
            f"the cleared copies, delete {HELD}/ first."
        )


def _names(record: Mapping[str, Any]) -> dict[str, str]:
    """The hash of each file of a record."""
    return {each["name"]: each["sha256"] for each in record.get("files", [])}


def _recorded(outputs: Path, name: str = RECORD) -> dict[str, Any]:
    try:
        found = json.loads((outputs / name).read_text("utf-8"))
    except FileNotFoundError:
        return {}
    except (ValueError, OSError) as fault:
        raise CouldNotVerify(
            f"{RECORD} cannot be read, so the held copies are not known."
        ) from fault
    if not isinstance(found, dict):
        raise CouldNotVerify(f"{RECORD} cannot be read, so the held copies are not known.")
    return found


# ---------------------------------------------------------------- sign-offs


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
    """Told first: the month of publication stands in the report, so that it must be known before
    anybody signs.
    """
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


def _forms(content: str) -> dict[str, str]:
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


# ---------------------------------------------------------------- release


def release(
    outputs: Path, clearances: Sequence[Clearance], signed: Signed, timing: Timing, when: str,
    reference: str = "",
) -> bool:  # fmt: skip
    """Move ``held/`` to ``publication/`` by rename; False when this content is out already.

    Checks the held bytes against the clearances once more. An earlier publication is set aside
    under ``withdrawn/``, never written over. Raises CouldNotVerify when anything changed.
    """
    if not signed.enough:
        raise Broken("nothing is released without its sign-offs")
    check_untouched(outputs)
    held = outputs / HELD
    _check_saved(held, clearances)
    content = content_of_all({each.file: read_once(held / each.file) for each in clearances})
    if any(sign_off.content_sha256 != content for sign_off in signed.counted):
        raise CouldNotVerify("The sign-offs are for other content. Nothing has been published.")
    if published(outputs) == content:
        return False
    place = outputs / PUBLICATION
    if place.exists():
        _set_aside(outputs, place, when)
    head = audit.append(outputs / LOG, when, "released", content)
    data = _json(_release(clearances, signed, timing, content, head, reference))
    write_whole(held / RELEASE, data)
    try:
        held.rename(place)
    except OSError as fault:
        raise CouldNotWrite(
            f"{HELD}/ could not be moved to {PUBLICATION}/: close its files."
        ) from fault
    return True


def published(outputs: Path) -> str:
    """The fingerprint of what ``publication/`` holds, "" when there is nothing.

    Raises CouldNotVerify when a published copy is not the one that was released.
    """
    place = outputs / PUBLICATION
    if not place.is_dir():
        return ""
    try:
        record = json.loads((place / RELEASE).read_text("utf-8"))
        names = [each["name"] for each in record["files"]]
        found = content_of_all({name: read_once(place / name) for name in names})
        extra = {path.name for path in place.iterdir()} - {*names, RELEASE}
    except (OSError, ValueError, KeyError, TypeError) as fault:
        raise CouldNotVerify(f"{PUBLICATION}/ is not as it was released.") from fault
    if found != record["content_sha256"] or extra:
        raise CouldNotVerify(f"{PUBLICATION}/ was changed since it was released.")
    return found


def _set_aside(outputs: Path, place: Path, when: str) -> None:
    before = published(outputs)
    withdrawn = private_folder(outputs / WITHDRAWN)
    try:
        place.rename(withdrawn / before[:12])
    except OSError as fault:
        raise CouldNotWrite(f"{PUBLICATION}/ could not be set aside: close its files.") from fault
    audit.append(outputs / LOG, when, "withdrawn", before)


def _release(
    clearances: Sequence[Clearance], signed: Signed, timing: Timing, content: str, head: str,
    reference: str,
) -> dict[str, object]:  # fmt: skip
    record: dict[str, object] = {
        "reference": reference,
        "content_sha256": content,
        "files": [
            {"name": each.file, "sha256": each.sha256, "content_sha256": each.content_sha256}
            for each in sorted(clearances, key=lambda each: each.file)
        ],
        "judges": list(JUDGES),
        # Names of signers stay with the review; the public sees that two people signed, and when.
        "signed": sorted(sign_off.on.isoformat() for sign_off in signed.counted),
        "publication": timing.publication.isoformat() if timing.publication else "",
        "available_until": timing.available_until.isoformat() if timing.available_until else "",
        "audit_head": head,
    }
    if faults := list(check("release", record)):
        raise Broken(f"a release record fits its schema: {len(faults)} faults")
    return record


def _json(record: object) -> bytes:
    return (json.dumps(record, indent=2, sort_keys=True, ensure_ascii=False) + "\n").encode()
