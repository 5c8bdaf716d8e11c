"""A kill at any moment of a build or a publication, and what the next run finds.

Every touch of the disk below ``outputs/`` and ``inputs/`` is met by an audit hook; what stands at
that moment is what a kill there would leave. One run so gives every moment a kill can come.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from pipeline import audit, publish, run, sign_offs
from pipeline.errors import CouldNotVerify, Exit
from pipeline.files import NEW, OLD, only_one
from pipeline.private_notes import outputs_of
from pipeline.verify import content_of_all
from tests import small_review
from tests.faults.moments import LOCKS, Moment, Watch, state
from tests.leaks.test_holding_and_release import FILES, READY, TODAY, cleared, signed


def part(place: Path, folder: str) -> Moment:
    """The state of one folder of the outputs."""
    return state(place / "outputs" / "small" / folder)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = small_review.make(tmp_path_factory.mktemp("kills") / "inputs" / "small")
    run.build(folder)
    return folder


def copied(folder: Path, place: Path) -> Path:
    """The whole workplace of a review in another place."""
    shutil.copytree(folder.parent.parent, place)
    return place / "inputs" / "small"


@pytest.fixture(scope="module")
def second(built: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Watch]:
    """A second build after a change, and every moment of it."""
    here = tmp_path_factory.mktemp("second")
    folder = copied(built, here / "work")
    (folder / "returns" / "police" / "return.csv").write_text(
        small_review.POLICE + "01/05/2025,,Log,One event more.,None\n", "utf-8"
    )
    outputs_of(folder).joinpath("restricted", "combined-summary.docx").write_bytes(b"an edit")
    watch = Watch(folder.parent.parent, here / "moments")
    with watch.watching():
        assert run.build(folder).code == Exit.DONE
    return folder, watch


def test_at_every_moment_of_a_build_one_whole_build_stands(second: tuple[Path, Watch]) -> None:
    folder, watch = second
    moments = list(watch.moments.values())
    old, new = part(moments[0], "restricted"), part(folder.parent.parent, "restricted")
    assert old != new
    assert len(moments) > 5
    stood = []
    for moment in moments:
        outputs = moment / "outputs" / "small"
        with only_one(outputs, "small"):
            pass  # whoever takes the lock sweeps up first
        stood.append(part(moment, "restricted"))
        assert stood[-1] in (old, new)
        left = [path.name for path in outputs.rglob(".*") if path.name not in LOCKS]
        assert [name for name in left if name.startswith((NEW, OLD, ".part-"))] == []
    assert {old, new} == set(stood)


def _built_again(place: Path, again: Path, second: tuple[Path, Watch]) -> None:
    """The next build after a kill makes the same and keeps the one edit, once."""
    whole = second[0].parent.parent
    shutil.copytree(place, again)
    run.build(again / "inputs" / "small")
    for folder in ("restricted", "edited"):
        assert part(again, folder) == part(whole, folder)
    assert len(part(again, "edited")) == 1
    assert state(again / "inputs") == state(whole / "inputs")


def test_after_a_kill_right_after_the_swap_the_next_build_is_the_same(
    second: tuple[Path, Watch], tmp_path: Path
) -> None:
    wanted = part(second[0].parent.parent, "restricted")
    place = next(p for p in second[1].moments.values() if part(p, "restricted") == wanted)
    _built_again(place, tmp_path / "again", second)


@pytest.mark.campaign
def test_after_a_kill_at_any_moment_of_a_build_the_next_one_is_the_same(
    second: tuple[Path, Watch], tmp_path: Path
) -> None:
    for place in second[1].moments.values():
        _built_again(place, tmp_path / place.name, second)


# ---------------------------------------------------------------- holding and releasing

NEW_FILES = {"report.html": b"<!doctype html><p>Child A, again</p>", "report.pdf": b"%PDF-1.7 ."}


def _publish(outputs: Path, files: Mapping[str, bytes]) -> None:
    """Hold and release some copies as the street does: under the review's lock."""
    with only_one(outputs, "small"):
        content = publish.hold(outputs, files, cleared(files), TODAY)
        both = sign_offs.counted(signed("Ann Reader", "Bill Other", content=content), content, ())
        publish.release(outputs, cleared(files), both, READY, TODAY)


@pytest.fixture(scope="module")
def releases(tmp_path_factory: pytest.TempPathFactory) -> Watch:
    """Two reports held and released one after the other, moment by moment."""
    here = tmp_path_factory.mktemp("releases")
    watch = Watch(here / "outputs", here / "moments")
    (here / "outputs").mkdir()
    with watch.watching():
        _publish(here / "outputs", FILES)
        _publish(here / "outputs", NEW_FILES)
    return watch


def test_at_no_moment_is_half_a_report_published(releases: Watch) -> None:
    assert len(releases.moments) > 15
    wholes = {*FILES, publish.RELEASE}
    for place in releases.moments.values():
        out = {path.name for path in (place / publish.PUBLICATION).glob("*")}
        assert out in (set(), wholes)
        assert not out or publish.published(place)


def test_after_a_kill_at_any_moment_the_report_is_held_and_released_as_before(
    releases: Watch,
) -> None:
    for place in releases.moments.values():
        again = place.with_name(f"{place.name}-again")
        shutil.copytree(place, again)
        _publish(again, NEW_FILES)
        assert publish.published(again) == content_of_all(NEW_FILES)
        assert "released" in {line.act for line in audit.read(again / publish.LOG)}


def test_a_held_copy_changed_after_a_kill_still_stops_everything(releases: Watch) -> None:
    stopped = 0
    for place in releases.moments.values():
        again = place.with_name(f"{place.name}-changed")
        shutil.copytree(place, again)
        with only_one(again, "small"):
            pass
        page = again / publish.HELD / "report.html"
        if page.exists():
            page.unlink()  # not written into: the moments share their files
            page.write_bytes(b"<p>her name</p>")
            with pytest.raises(CouldNotVerify):
                _publish(again, NEW_FILES)
            stopped += 1
    assert stopped > 5
