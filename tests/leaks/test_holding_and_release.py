"""Holding, signing and releasing: nothing moves that was not cleared, signed and unchanged."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pipeline import audit, publish, sign_offs
from pipeline.decided import INTRUDER_CHECKS, IntruderTest, read_decided, read_intruder
from pipeline.errors import (
    BadCase,
    Broken,
    CouldNotVerify,
    CouldNotWrite,
    Exit,
    SignOffMissing,
)
from pipeline.model import Clearance, SignOff
from pipeline.sign_offs import Timing
from pipeline.verify import JUDGES, content_of_all, content_sha256

FILES = {"report.html": b"<!doctype html><p>Child A</p>", "report.pdf": b"%PDF-1.7 ..."}
CONTENT = content_of_all(FILES)
READY = Timing(date(2026, 7, 31), date(2026, 7, 1), date(2026, 7, 10), date(2027, 7, 31))
TODAY = "2026-07-20"


def cleared(files: dict[str, bytes] = FILES) -> list[Clearance]:
    return [
        Clearance(name, hashlib.sha256(data).hexdigest(), content_sha256(data), JUDGES)
        for name, data in files.items()
    ]


def signed(*names: str, content: str = CONTENT) -> list[SignOff]:
    return [SignOff(name, "reader", date(2026, 7, 1), content, "I read it.") for name in names]


def searched(**changes: object) -> IntruderTest:
    test = IntruderTest("Ivy Intruder", date(2026, 7, 1), 130, CONTENT, frozenset(INTRUDER_CHECKS))
    return replace(test, **changes)  # type: ignore[arg-type]


def two() -> sign_offs.Signed:
    return sign_offs.counted(signed("Ann Reader", "Bill Other"), CONTENT, ("Wyn Author",))


@pytest.fixture
def outputs(tmp_path: Path) -> Path:
    """Outputs with cleared copies held."""
    publish.hold(tmp_path, FILES, cleared(), TODAY)
    return tmp_path


# ---------------------------------------------------------------- held


def test_cleared_copies_are_held_with_the_forms_people_fill_in(outputs: Path) -> None:
    assert {path.name for path in (outputs / "held").iterdir()} == set(FILES)
    for form in ("sign-off.toml", "intruder.toml"):
        assert CONTENT in (outputs / form).read_text("utf-8")
    assert [line.act for line in audit.read(outputs / "audit.log")] == ["held"]


def test_holding_the_same_again_adds_nothing_to_the_log(outputs: Path) -> None:
    assert publish.hold(outputs, FILES, cleared(), TODAY) == CONTENT
    assert len(audit.read(outputs / "audit.log")) == 1


@pytest.mark.parametrize(
    "wrong",
    [
        [],
        cleared()[:1],
        [*cleared(), cleared()[0]],
        [replace(cleared()[0], sha256="0" * 64), cleared()[1]],
        [replace(cleared()[0], judges=JUDGES[:3]), cleared()[1]],
    ],
)
def test_nothing_is_held_without_a_clearance_by_all_judges_for_its_bytes(
    tmp_path: Path, wrong: list[Clearance]
) -> None:
    with pytest.raises(Broken):
        publish.hold(tmp_path, FILES, wrong, TODAY)
    assert not (tmp_path / "held").exists()


def test_a_copy_is_not_held_under_a_path(tmp_path: Path) -> None:
    files = {"../report.html": b"x"}
    with pytest.raises(Broken):
        publish.hold(tmp_path, files, cleared(files), TODAY)


def test_a_copy_the_disk_changed_is_not_held(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publish, "read_once", lambda _: b"something else")
    with pytest.raises(CouldNotVerify):
        publish.hold(tmp_path, FILES, cleared(), TODAY)
    assert not (tmp_path / "held").exists()


@pytest.mark.parametrize("change", ["edit", "add", "remove"])
def test_a_held_copy_changed_by_hand_stops_everything(outputs: Path, change: str) -> None:
    page = outputs / "held" / "report.html"
    if change == "edit":
        page.write_bytes(b"<!doctype html><p>Somebody</p>")
    elif change == "add":
        (outputs / "held" / "notes.html").write_bytes(b"x")
    else:
        page.unlink()
    with pytest.raises(CouldNotVerify, match="changed after they were cleared"):
        publish.hold(outputs, FILES, cleared(), TODAY)
    with pytest.raises(CouldNotVerify):
        publish.release(outputs, cleared(), two(), READY, TODAY)
    assert not (outputs / "publication").exists()


@pytest.mark.parametrize("text", ["{", "[]"])
def test_held_copies_without_a_readable_record_are_not_known(outputs: Path, text: str) -> None:
    (outputs / "held.json").write_text(text, "utf-8")
    with pytest.raises(CouldNotVerify):
        publish.check_untouched(outputs)


# ---------------------------------------------------------------- signatures


@pytest.mark.parametrize(
    ("names", "authors", "expected"),
    [
        (("Ann Reader", "Bill Other"), (), (2, 0, 0, 0)),
        (("Ann Reader", "A. Reader"), (), (1, 0, 0, 1)),
        (("Dr Ann Reader", "Reader, Ann"), (), (1, 0, 0, 1)),
        (("Ann Reader", "Bill Other"), ("Dr Ann Reader",), (1, 0, 1, 0)),
        (("Ann Reader", "Bill Other"), ("A Reader", "B Other"), (0, 0, 2, 0)),
        ((".", "Bill Other"), (), (2, 0, 0, 0)),
    ],
)
def test_two_different_people_who_did_not_write_it_must_sign(
    names: tuple[str, ...], authors: tuple[str, ...], expected: tuple[int, ...]
) -> None:
    found = sign_offs.counted(signed(*names), CONTENT, authors)
    assert (len(found.counted), found.void, found.by_authors, found.same_person) == expected


def test_a_signature_on_other_content_is_void() -> None:
    found = sign_offs.counted(signed("Ann Reader", content="0" * 64), CONTENT, ())
    assert (len(found.counted), found.void, found.enough) == (0, 1, False)


def test_sign_offs_are_read_from_the_files_people_save(tmp_path: Path) -> None:
    place = tmp_path / "decisions" / "sign-offs"
    place.mkdir(parents=True)
    (place / "a.toml").write_text(
        f'name = "Ann"\nrole = "chair"\non = 2026-07-01\ncontent_sha256 = "{CONTENT.upper()}"\n'
        'statement = "Yes."\n', "utf-8",
    )  # fmt: skip
    (found,) = sign_offs.read_sign_offs(tmp_path)
    assert (found.name, found.role, found.content_sha256) == ("Ann", "chair", CONTENT)
    assert "Ann" not in repr(found)


@pytest.mark.parametrize(
    "text", ["name = ", 'name = ""\n', 'name = "Ann"\n', b"\xff\xfe", 'surname = "X"\n']
)
def test_a_sign_off_that_cannot_be_read_is_refused_by_number(
    tmp_path: Path, text: str | bytes
) -> None:
    place = tmp_path / "decisions" / "sign-offs"
    place.mkdir(parents=True)
    (place / "zebedee.toml").write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(BadCase, match="sign-off file 1") as stop:
        sign_offs.read_sign_offs(tmp_path)
    assert "zebedee" not in stop.value.sentence


@pytest.mark.parametrize("day", ["", 'on = "1 July 2026"\n', "on = 2026\n"])
def test_a_sign_off_without_its_day_is_refused(tmp_path: Path, day: str) -> None:
    place = tmp_path / "decisions" / "sign-offs"
    place.mkdir(parents=True)
    (place / "a.toml").write_text(
        f'name = "Ann"\nrole = "chair"\n{day}content_sha256 = "0"\nstatement = "Y"\n', "utf-8"
    )
    with pytest.raises(BadCase, match="on is no day such as"):
        sign_offs.read_sign_offs(tmp_path)


def test_a_sign_off_with_a_key_nobody_knows_is_refused(tmp_path: Path) -> None:
    place = tmp_path / "decisions" / "sign-offs"
    place.mkdir(parents=True)
    (place / "a.toml").write_text(
        'name = "Ann"\nrole = "chair"\non = 2026-07-01\ncontent_sha256 = "0"\nstatement = "Y"\nx = 1\n',
        "utf-8",
    )
    with pytest.raises(BadCase, match="not known"):
        sign_offs.read_sign_offs(tmp_path)


# ---------------------------------------------------------------- what is missing


@pytest.mark.requirement("L85")
@pytest.mark.parametrize(
    ("found", "timing", "test", "said"),
    [
        (sign_offs.Signed(()), READY, searched(), "0 of 2 people"),
        (sign_offs.Signed((), 1, 1, 1), READY, searched(), "by an author"),
        (two(), Timing(), searched(), "not recorded"),
        (two(), replace(READY, publication=date(2026, 7, 2)), searched(), "too early"),
        (two(), READY, None, "Nobody has tried"),
        (two(), READY, searched(content_sha256="0" * 64), "other content"),
        (two(), READY, searched(checked=frozenset({"names"})), "places"),
        (two(), READY, searched(minutes=20), "less than 120"),
    ],
)
def test_what_is_missing_before_release_is_said_all_at_once(
    found: sign_offs.Signed, timing: Timing, test: IntruderTest | None, said: str
) -> None:
    with pytest.raises(SignOffMissing, match=said) as stop:
        sign_offs.check_can_release(found, timing, "small", CONTENT, test, 120)
    assert stop.value.code == Exit.UNSIGNED


def test_with_everything_there_nothing_is_missing() -> None:
    sign_offs.check_can_release(two(), READY, "small", CONTENT, searched(), 120)
    sign_offs.check_can_release(two(), replace(READY, earliest=None), "small", CONTENT, searched())


# ---------------------------------------------------------------- release


def test_release_moves_the_held_copies_and_records_them(outputs: Path) -> None:
    assert publish.release(outputs, cleared(), two(), READY, TODAY, "LR 2026 A")
    assert not (outputs / "held").exists()
    record = json.loads((outputs / "publication" / "release.json").read_text("utf-8"))
    assert record["content_sha256"] == CONTENT
    assert record["audit_head"] == audit.head(audit.read(outputs / "audit.log"))
    assert record["signed"] == ["2026-07-01", "2026-07-01"]
    assert publish.published(outputs) == CONTENT


def test_the_same_content_is_released_once(outputs: Path) -> None:
    publish.release(outputs, cleared(), two(), READY, TODAY)
    publish.hold(outputs, FILES, cleared(), TODAY)
    assert not publish.release(outputs, cleared(), two(), READY, TODAY)


def test_an_earlier_publication_is_set_aside_never_written_over(outputs: Path) -> None:
    publish.release(outputs, cleared(), two(), READY, TODAY)
    newer = {**FILES, "report.html": b"<!doctype html><p>Child A, corrected</p>"}
    content = content_of_all(newer)
    publish.hold(outputs, newer, cleared(newer), TODAY)
    again = sign_offs.counted(signed("Ann Reader", "Bill Other", content=content), content, ())
    assert publish.release(outputs, cleared(newer), again, replace(READY, publication=None), TODAY)
    old = outputs / "withdrawn" / CONTENT[:12]
    assert (old / "report.html").read_bytes() == FILES["report.html"]
    acts = [line.act for line in audit.read(outputs / "audit.log")]
    assert acts == ["held", "released", "held", "withdrawn", "released"]


def test_nothing_is_released_without_its_signatures(outputs: Path) -> None:
    one = sign_offs.counted(signed("Ann Reader"), CONTENT, ())
    for too_few in (sign_offs.Signed(()), one):
        with pytest.raises(Broken, match="without its sign-offs"):
            publish.release(outputs, cleared(), too_few, READY, TODAY)
    assert [line.act for line in audit.read(outputs / "audit.log")] == ["held"]


def test_signatures_for_other_content_release_nothing(outputs: Path) -> None:
    other = sign_offs.Signed(tuple(signed("A B", "C D", content="0" * 64)))
    with pytest.raises(CouldNotVerify):
        publish.release(outputs, cleared(), other, READY, TODAY)
    assert not (outputs / "publication").exists()


@pytest.mark.parametrize("change", ["edit", "add", "remove", "record"])
def test_a_published_copy_changed_by_hand_is_noticed(outputs: Path, change: str) -> None:
    publish.release(outputs, cleared(), two(), READY, TODAY)
    place = outputs / "publication"
    if change == "edit":
        (place / "report.html").write_bytes(b"<!doctype html><p>x</p>")
    elif change == "add":
        (place / "more.html").write_bytes(b"x")
    elif change == "remove":
        (place / "report.pdf").unlink()
    else:
        (place / "release.json").write_text("{}", "utf-8")
    with pytest.raises(CouldNotVerify):
        publish.published(outputs)


def test_a_folder_that_will_not_move_leaves_the_held_copies(
    outputs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuses(self: Path, target: Path) -> Path:
        raise PermissionError("open in Word")

    monkeypatch.setattr(Path, "rename", refuses)
    with pytest.raises(CouldNotWrite):
        publish.release(outputs, cleared(), two(), READY, TODAY)
    monkeypatch.undo()
    assert (outputs / "held").is_dir()
    assert not (outputs / "publication").exists()


def test_a_publication_that_will_not_move_aside_stays(
    outputs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish.release(outputs, cleared(), two(), READY, TODAY)
    newer = {"report.html": b"<!doctype html><p>other</p>"}
    content = content_of_all(newer)
    publish.hold(outputs, newer, cleared(newer), TODAY)
    again = sign_offs.counted(signed("A B", "C D", content=content), content, ())
    monkeypatch.setattr(Path, "rename", lambda *_: (_ for _ in ()).throw(PermissionError()))
    with pytest.raises(CouldNotWrite, match="could not be set aside"):
        publish.release(outputs, cleared(newer), again, READY, TODAY)
    monkeypatch.undo()
    assert publish.published(outputs) == CONTENT
    acts = [line.act for line in audit.read(outputs / "audit.log")]
    assert acts == ["held", "released", "held"]  # nothing was withdrawn, nor is it said to be


def test_a_release_that_does_not_fit_its_schema_is_a_bug(outputs: Path) -> None:
    files = {"Report of a Child.html": b"<!doctype html>"}
    publish.hold(outputs, files, cleared(files), TODAY)
    content = content_of_all(files)
    again = sign_offs.counted(signed("A B", "C D", content=content), content, ())
    with pytest.raises(Broken):
        publish.release(outputs, cleared(files), again, READY, TODAY)


# ---------------------------------------------------------------- the log


def test_the_log_is_a_chain(tmp_path: Path) -> None:
    log = tmp_path / "audit.log"
    first = audit.append(log, TODAY, "held", CONTENT)
    second = audit.append(log, TODAY, "released", CONTENT)
    lines = audit.read(log)
    assert [line.hash for line in lines] == [first, second]
    assert lines[1].previous == first
    assert audit.head(()) == audit.START


@pytest.mark.parametrize("how", ["changed", "removed", "swapped", "rubbish"])
def test_a_line_changed_taken_out_or_moved_breaks_the_chain(tmp_path: Path, how: str) -> None:
    log = tmp_path / "audit.log"
    for act in ("held", "signed", "released"):
        audit.append(log, TODAY, act, CONTENT)
    lines = log.read_text("utf-8").splitlines()
    if how == "changed":
        lines[1] = lines[1].replace("signed", "held")
    elif how == "removed":
        del lines[0]
    elif how == "swapped":
        lines[0], lines[1] = lines[1], lines[0]
    else:
        lines[1] = '{"number": 2'
    log.write_text("\n".join(lines), "utf-8")
    with pytest.raises(CouldNotVerify):
        audit.read(log)


def test_the_log_knows_what_can_be_written_in_it(tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        audit.append(tmp_path / "audit.log", TODAY, "shouted", "")


# ---------------------------------------------------------------- decisions


def test_decisions_come_back_from_the_worksheet(tmp_path: Path) -> None:
    (tmp_path / "decisions").mkdir()
    (tmp_path / "decisions" / "residual.csv").write_text(
        "string,kind,decision,replacement,reason,by,on\n"
        "Hub,name,accept,,a building,Ann,2026-03-31\nBwt,name,alter,Birth weight,,Ann,31/03/2026\n"
        "Elsewhere,name,,,,,\n", "utf-8",
    )  # fmt: skip
    found = read_decided(tmp_path)
    assert [(each.string, each.decision, each.replacement) for each in found] == [
        ("Hub", "accept", ""), ("Bwt", "alter", "Birth weight"),
    ]  # fmt: skip
    assert "Hub" not in repr(found)
    assert read_decided(tmp_path / "nowhere") == ()


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("Hub,keep,,why,Ann,2026-03-31", "one of accept"),
        ("Hub,accept,,,Ann,2026-03-31", "needs its reason"),
        ("Hub,alter,,,Ann,2026-03-31", "needs its replacement"),
        ("Hub,accept,,why,,2026-03-31", "who decided"),
        ("Hub,accept,,why,Ann,soon", "which day"),
    ],
)
def test_a_decision_that_says_too_little_is_refused(tmp_path: Path, row: str, said: str) -> None:
    (tmp_path / "decisions").mkdir()
    (tmp_path / "decisions" / "residual.csv").write_text(
        f"string,decision,replacement,reason,by,on\n{row}\n", "utf-8"
    )
    with pytest.raises(BadCase, match=said) as stop:
        read_decided(tmp_path)
    assert "Hub" not in stop.value.sentence


def test_the_search_is_read_from_the_form(outputs: Path, tmp_path: Path) -> None:
    assert read_intruder(tmp_path) is None
    (tmp_path / "decisions").mkdir()
    form = (outputs / "intruder.toml").read_text("utf-8").replace("names = false", "names = true")
    form = form.replace('name = ""', 'name = "Ivy Searcher"')
    (tmp_path / "decisions" / "intruder.toml").write_text(form, "utf-8")
    found = read_intruder(tmp_path)
    assert found is not None
    assert found.checked == {"names"}
    assert found.unchecked == tuple(INTRUDER_CHECKS)[1:]


def test_a_search_by_nobody_in_particular_is_not_counted(outputs: Path, tmp_path: Path) -> None:
    (tmp_path / "decisions").mkdir()
    form = (outputs / "intruder.toml").read_text("utf-8")
    (tmp_path / "decisions" / "intruder.toml").write_text(form, "utf-8")
    with pytest.raises(BadCase, match="who searched"):
        read_intruder(tmp_path)


@pytest.mark.parametrize("text", ["name = ", 'name = "Ivy"\n'])
def test_a_search_that_cannot_be_read_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "decisions").mkdir()
    (tmp_path / "decisions" / "intruder.toml").write_text(text, "utf-8")
    with pytest.raises(BadCase):
        read_intruder(tmp_path)
