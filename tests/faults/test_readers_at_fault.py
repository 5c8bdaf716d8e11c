"""A reader that hangs, dies, eats memory, lies or calls home costs its file and no other."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.problems import Problem
from pipeline.read import ReadResult, read_returns
from pipeline.read.pool import Pool
from pipeline.read.readers import read_bytes
from pipeline.read.wire import decode, encode, framed, unframed
from pipeline.read.wire_grid import Rubbish
from tests.office import docx, para, row, table

CHILD = Path(__file__).with_name("broken_child.py")
GOOD = "We hold no records of this family."


@pytest.fixture
def broken() -> Iterator[Pool]:
    with Pool((sys.executable, "-X", "utf8", "-B", str(CHILD)), seconds=5.0) as pool:
        yield pool


def problems(results: list[ReadResult]) -> dict[str, list[str]]:
    return {result.file: [problem.code for problem in result.problems] for result in results}


@pytest.mark.parametrize(
    ("harm", "code"),
    [
        ("hang", "reader-timeout"),
        ("die", "reader-died"),
        ("leave", "reader-died"),
        ("raise", "reader-fault"),
        ("answer rubbish", "reader-rubbish"),
        ("claim too much", "census-imbalance"),
    ],
)
def test_a_reader_that_comes_to_harm_costs_its_file_and_no_other(
    harm: str, code: str, tmp_path: Path, broken: Pool
) -> None:
    folder = tmp_path / "police"
    folder.mkdir()
    for name, text in (
        ("a.txt", GOOD),
        ("b.txt", harm),
        ("c.txt", GOOD + " Again."),
        ("d.txt", GOOD + " So."),
    ):
        (folder / name).write_text(text, encoding="utf-8")
    found = problems(read_returns(tmp_path, ["police"], pool=broken))
    assert code in found.pop("b.txt")
    assert all(codes in ([], ["reader-limits-missing"]) for codes in found.values())


LINUX = pytest.mark.skipif(sys.platform != "linux", reason="these limits are the system's")


@LINUX
@pytest.mark.parametrize(
    ("harm", "code", "found"),
    [
        ("eat memory", "reader-memory", ""),
        ("write a file", "reader-fault", "NotAllowed"),
        ("write behind Python's back", "reader-fault", "OSError"),
        ("call home", "reader-fault", "NotAllowed"),
        ("call home behind Python's back", "reader-fault", "PermissionError"),
    ],
)
def test_limits_of_the_system_stop_a_reader_that_takes_too_much(
    harm: str,
    code: str,
    found: str,
    tmp_path: Path,
    broken: Pool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "returns" / "police"
    folder.mkdir(parents=True)
    (folder / "a.txt").write_text(harm, encoding="utf-8")
    (folder / "b.txt").write_text(GOOD, encoding="utf-8")
    harmed, unharmed = read_returns(tmp_path / "returns", ["police"], pool=broken)
    assert [(problem.code, problem.found) for problem in harmed.problems] == [(code, found)]
    assert unharmed.submission is not None
    stolen = tmp_path / "stolen.txt"
    assert not stolen.exists() or stolen.stat().st_size <= 4_096


def test_a_reader_that_prints_does_not_talk_into_its_answer(tmp_path: Path, broken: Pool) -> None:
    folder = tmp_path / "police"
    folder.mkdir()
    (folder / "a.txt").write_text("print", encoding="utf-8")
    (result,) = read_returns(tmp_path, ["police"], pool=broken)
    assert result.submission is not None


def test_what_went_wrong_inside_a_reader_names_nobody(
    tmp_path: Path, broken: Pool, capfd: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "police"
    folder.mkdir()
    (folder / "a.txt").write_text("raise", encoding="utf-8")
    (result,) = read_returns(tmp_path, ["police"], pool=broken)
    shown = capfd.readouterr()
    assert "Zebedee" not in f"{shown.out}{shown.err}{result!r}{result.problems}"
    assert result.problems[0].found == "LookupError"


# ---------------------------------------------------------------- answers


def answer() -> tuple[dict[str, object], bytes]:
    data = docx(para("Seen") + table(row("Date", "Event"), row("1/5/24", "Called")))
    reading, refused = read_bytes(data, "a.docx")
    made, bulk = unframed(encode(reading, refused=refused))
    return made, bytes(bulk)


def changed(change: dict[str, object], *bulk: bytes) -> bytes:
    """The answer with something else in it, and in its bulk where that is given."""
    made, own = answer()
    return framed({**made, **change}, bulk or [own])


def counts(*numbers: int) -> bytes:
    return array("Q", numbers).tobytes()


def grid(sizes: object, special: object = (), row_marks: object = None) -> dict[str, object]:
    return {"content": [["grid", "T", "", [], sizes, special, row_marks or {}]]}


def test_an_honest_answer_comes_back_as_it_was_sent() -> None:
    got = decode(changed({}), "police", "a.docx")
    assert got.content[1].rows[1].cells[1].text == "Called"  # type: ignore[union-attr]
    assert got.content[0].locator.agency == "police"  # type: ignore[union-attr]
    assert got.census.balanced


@pytest.mark.parametrize(
    "change",
    [
        {"census": [1, 2]},
        {"census": ["1", 1, 0, []]},
        {"census": [-1, 1, 0, []]},
        {"content": []},
        {"content": [["tune", "x"]]},
        {"content": [["block", "paragraph", 5, ["", None, "", ""], 0, "", []]]},
        {"problems": [["no-such-code", ["", None, "", ""], "", "", "", "note"]]},
        {"attachments": [["a", "not base64!"]]},
        {"kind": None},
        {"properties": [["a"]]},
    ],
)
def test_an_answer_out_of_shape_is_rubbish_and_nothing_of_it_is_used(
    change: dict[str, object],
) -> None:
    with pytest.raises(Rubbish):
        decode(changed(change), "police", "a.docx")


ONE_CELL = [b"x", counts(1), counts(1), b"", b""]


def sizes(bulk: list[bytes]) -> list[int]:
    return list(map(len, bulk))


def test_a_table_of_an_answer_is_one_of_rows_and_cells() -> None:
    got = decode(changed(grid(sizes(ONE_CELL)), *ONE_CELL), "police", "a.docx")
    assert got.content[0].rows[0].cells[0].text == "x"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("bulk", "special"),
    [
        ([b"x", counts(1, 2), counts(1), b"", b""], []),
        ([b"x", counts(1), counts(2), b"", b""], []),
        ([b"x", counts(1), counts(2**63, 2**63), b"", b""], []),
        ([b"x", counts(1), counts(2**62), b"", b""], []),
        ([b"x", b"\x01", counts(1), b"", b""], []),
        ([b"\xff", counts(1), counts(1), b"", b""], []),
        ([b"\x7f" * 20_000, counts(1), counts(20_001), b"", b""], []),
        ([b"x", counts(1), counts(1), counts(5), counts(0)], [[None, []]]),
        ([b"x", counts(1), counts(1), counts(0), counts(1)], [[None, []]]),
        ([b"x", counts(1), counts(1), counts(0), b""], [[None, []]]),
        (ONE_CELL, [[["moment", []], []]]),
        (ONE_CELL, [[None, [5]]]),
        ([*ONE_CELL, b"more"], []),
    ],
)
def test_a_table_out_of_shape_is_rubbish(bulk: list[bytes], special: list[object]) -> None:
    with pytest.raises(Rubbish):
        decode(changed(grid(sizes(bulk[:5]), special), *bulk), "police", "a.docx")


@pytest.mark.parametrize(
    "told", [[1], [1, 8, 8, 0, 99], [1, 8, 8, 0, -1], [1, 8, 8, 0, True], None]
)
def test_a_table_whose_sizes_are_wrong_is_rubbish(told: object) -> None:
    with pytest.raises(Rubbish):
        decode(changed(grid(told), *ONE_CELL), "police", "a.docx")


@pytest.mark.parametrize("torn", [b"", b"\x00" * 8, b"\x00" * 7 + b"\x09{}"])
def test_an_answer_that_is_cut_off_is_rubbish(torn: bytes) -> None:
    with pytest.raises(Rubbish):
        decode(torn, "police", "a.docx")


def test_a_problem_on_its_way_to_the_terminal_carries_no_words_of_the_file() -> None:
    got = decode(changed({}), "police", "Zebedee.docx")
    problem = Problem("file-damaged", got.content[0].locator, "Zebedee")  # type: ignore[union-attr]
    assert "Zebedee" not in problem.public(3)
    assert "Zebedee" not in repr(problem)
