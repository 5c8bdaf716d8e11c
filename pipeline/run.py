"""The street, on one screen. Every verb that works on a review is a function here.

    read -> validate -> normalise -> merge -> analyse -> assemble -> render -> restricted/
                                                              +--> anonymise -> render -> verify -> held/

Traffic never turns round. A build is made in a folder of its own and swapped in whole; with the
same inputs and the same program there is nothing to do.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from pipeline import manifest
from pipeline.errors import Blocked, Exit, Usage
from pipeline.files import (
    move,
    new_folder,
    only_one,
    private_folder,
    read_once,
    sha256,
    swap_in,
    sweep_parts,
    tree,
    write_whole,
)
from pipeline.manifest import ROOT, Manifest
from pipeline.outcome import Outcome
from pipeline.private_notes import outputs_of
from pipeline.problems import Severity
from pipeline.progress import Progress, Silent

MANIFEST = "manifest.json"
#: The manifest of a build about to be swapped in: after a kill it tells which build stands.
NEXT = "manifest-next.json"
IDS = "decisions/event-ids.csv"
#: Papers about the returns that ``check`` writes anew as well: nobody's edits.
PAPERS = ("problems.json", "problems.md", "received.json")
#: Folders under restricted/ that other verbs write and a build leaves alone.
OTHERS = ("requests", "status")


def new(folder: Path, partnership: str) -> Outcome:
    """Start a review."""
    from pipeline import new as beginning
    from pipeline import practice_review

    told = beginning.start(folder, partnership, ROOT / "templates")
    for name, data in practice_review.blank_lists().items():
        write_whole(folder / name, data)
    return Outcome(told)


def new_profile(key: str) -> Outcome:
    """Start a partnership's own profile under ``templates/``."""
    from pipeline import new_profile as beginning

    return Outcome(beginning.start_profile(ROOT / "templates", key))


def check(folder: Path, progress: Progress | None = None) -> Outcome:
    """Read every return and count what is missing or unclear; builds nothing.

    Exit 11 when something blocks.
    """
    from pipeline import gather, reckoning

    facts = gather.gather(folder, progress or Silent())
    with only_one(outputs_of(folder), folder.name):
        place = outputs_of(folder) / "restricted"
        for name, data in reckoning.problem_files(facts).items():
            write_whole(place / name, data)
    lines = reckoning.summary(facts)
    return Outcome(lines, Exit.BLOCKED if facts.blocking else Exit.DONE)


def build(folder: Path, progress: Progress | None = None, *, strict: bool = False) -> Outcome:
    """Build everything restricted from what has arrived, and swap it in whole.

    Raises Blocked (11) under ``strict`` when a problem blocks; without it a pack is always made,
    and says on its cover what is missing and why.
    """
    outputs = outputs_of(folder)
    progress = progress or Silent()
    with only_one(outputs, folder.name):
        manifest.settle(outputs / MANIFEST, outputs / NEXT)
        sweep_parts(folder / "decisions")
        wanted = Manifest(manifest.numbered(manifest.hashes(folder)), manifest.code_version())
        last = manifest.read(outputs / MANIFEST)
        edited = _edited(last, outputs)
        if last and last.recipe == wanted.recipe and edited is not None and not edited:
            if strict:
                _refuse_blocking(_blocking(last))
            return Outcome(("Nothing has changed since the last build.",))

        from pipeline import gather, pack, practice_review, reckoning

        facts = gather.gather(folder, progress)
        if strict:
            _refuse_blocking(facts.blocking)
        gather.keep_ids(folder, facts)
        fresh = new_folder(outputs / "restricted")
        pack.make(facts, fresh, progress)
        practice_review.write_comparison(folder, facts.review, fresh)
        practice_review.keep_draft(folder, facts.review)
        kept = _keep_edited(edited or {}, outputs)
        _carry_over(outputs / "restricted", fresh)
        _record(folder, wanted, fresh, reckoning.counts(facts)).write(outputs / NEXT)
        swap_in(fresh, outputs / "restricted")
        move(outputs / NEXT, outputs / MANIFEST)
    return Outcome((*reckoning.summary(facts, built=True), *kept, *pack.places(folder)))


def build_view(folder: Path, name: str, progress: Progress | None = None) -> Outcome:
    """Build one view of ``case.toml``, or one agency's chronology by its key, and nothing else.

    The other documents stay as the last build left them; a copy of the view that somebody edited
    is kept in edited/. Raises Usage (2) when there is neither a view nor an agency of that name.
    """
    from pipeline import gather, pack

    outputs = outputs_of(folder)
    progress = progress or Silent()
    with only_one(outputs, folder.name):
        facts = gather.gather(folder, progress)
        last = manifest.read(outputs / MANIFEST)
        edited = {
            file: how
            for file, how in (_edited(last, outputs) or {}).items()
            if Path(file).parent.name == "views" and Path(file).stem == name
        }
        gather.keep_ids(folder, facts)
        kept = _keep_edited(edited, outputs)
        place = private_folder(outputs / "restricted")
        made = pack.make_view(facts, name, place, progress)
        if made is None:
            raise Usage("case.toml defines no view of that name ([views.NAME]), and no agency has that key.")  # fmt: skip
        if last is not None:
            sums = {f"restricted/{file}": sha256((place / file).read_bytes()) for file in made}
            replace(last, outputs={**last.outputs, **sums}).write(outputs / MANIFEST)
    where = f"outputs/{folder.resolve().name}/restricted/views"
    return Outcome((f"Files made: {len(made)}, in {where}.", *kept))


def request(folder: Path, _progress: Progress | None = None) -> Outcome:
    """Write each agency its information request, ready to send."""
    from pipeline import rapid_review

    return rapid_review.request(folder)


def status(folder: Path, progress: Progress | None = None, on: date | None = None) -> Outcome:
    """Say what has come back, what is late and what needs someone: today, or on another day.

    The clock is read here and nowhere else.
    """
    from pipeline import gather, rapid_review

    facts = gather.gather(folder, progress or Silent())
    today = on or datetime.now().astimezone().date()
    return rapid_review.show_status(folder, facts.review, today, facts.corrected)


def adopt(file: Path, folder: Path, changes: str = "leave") -> Outcome:
    """Bring a document completed or edited in Word back into the review.

    ``changes``: what becomes of tracked changes nobody has decided: leave, accept or refuse.
    """
    from pipeline import gather, practice_review, rapid_review

    data = read_once(file)
    review = gather.gather(folder, Silent()).review
    if rapid_review.is_summary(data, review):
        return rapid_review.adopt(folder, data, review)
    practice_review.refuse_public_copy(folder, data, review)
    return practice_review.adopt_report(folder, data, review, changes)


def publish(folder: Path, progress: Progress | None = None) -> Outcome:
    """Build, then make anonymised copies, prove them, hold them, and release what is signed."""
    from pipeline import release

    built = build(folder, progress)
    with only_one(outputs_of(folder), folder.name):
        released = release.release(folder, outputs_of(folder), progress or Silent())
    return Outcome((*built.lines, *released.lines), released.code)


def verify(files: Sequence[Path], folder: Path) -> Outcome:
    """Search any files for everyone in the review's register."""
    from pipeline import searching

    return Outcome(searching.verify_files(files, folder))


def _blocking(last: Manifest) -> int:
    """Problems that block, as the last build counted them."""
    problems = last.counts.get("problems")
    count = problems.get(Severity.BLOCKS.value) if isinstance(problems, Mapping) else None
    return count if isinstance(count, int) else 0


def _refuse_blocking(count: int) -> None:
    if count:
        raise Blocked(f"{count} problems block. `cspr check` counts them.")


def _edited(last: Manifest | None, outputs: Path) -> Mapping[str, str] | None:
    """Documents of the last build that are missing or were edited since; None without a build."""
    return None if last is None else manifest.changed(last.outputs, outputs)


def _keep_edited(edited: Mapping[str, str], outputs: Path) -> tuple[str, ...]:
    """Keep what people edited in the last build: a rebuild never throws work away."""
    kept = 0
    for name, how in edited.items():
        if how == "edited" and name.removeprefix("restricted/") not in PAPERS:
            data = (outputs / name).read_bytes()
            path = Path(name)
            place = f"{path.stem}-{sha256(data)[:8]}{path.suffix}"
            write_whole(private_folder(outputs / "edited") / place, data)
            kept += 1
    if not kept:
        return ()
    return (f"Documents edited since the last build: {kept}. They are kept in edited/.",)


def _carry_over(old: Path, fresh: Path) -> None:
    """What other verbs put under ``restricted/`` stays there through a build."""
    for name in OTHERS:
        if (old / name).is_dir():
            shutil.copytree(old / name, private_folder(fresh / name), dirs_exist_ok=True)


def _record(folder: Path, wanted: Manifest, fresh: Path, counts: Mapping[str, object]) -> Manifest:
    """What was made in ``fresh``. It stands as the manifest only once that is swapped in.

    Only the ledger of event ids is looked at again, because the build itself adds to it: an
    input changed by a person while the build ran must still count as changed.
    """
    made = {
        f"restricted/{path.relative_to(fresh).as_posix()}": sha256(path.read_bytes())
        for path in tree(fresh)
        if path.relative_to(fresh).parts[0] not in OTHERS
    }
    now = manifest.hashes(folder)
    inputs = {**wanted.inputs, **{name: now[name] for name in (IDS,) if name in now}}
    return Manifest(inputs, wanted.code, made, counts)
