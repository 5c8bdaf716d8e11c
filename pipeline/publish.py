"""The last yards: cleared copies are held and, once signed for, moved to publication/.

Nothing is copied over anything: a folder is written whole and renamed into place. What the judges
have not cleared never reaches ``held/``; what two people have not signed never leaves it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from pipeline import audit
from pipeline.errors import Broken, CouldNotVerify, CouldNotWrite
from pipeline.files import move, new_folder, private_folder, read_once, swap_in, write_whole
from pipeline.model import Clearance
from pipeline.schema import check
from pipeline.sign_offs import HELD, Signed, Timing, forms
from pipeline.verify import JUDGES, content_of_all

PUBLICATION, WITHDRAWN = "publication", "withdrawn"
LOG = "audit.log"
RECORD, NEXT_RECORD = "held.json", "held-next.json"
RELEASE = "release.json"


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
    for name, text in forms(content).items():
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
