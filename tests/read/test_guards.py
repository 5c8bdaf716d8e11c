"""Guards of reading, one by one: each of these tests fails when its guard is taken away."""

from __future__ import annotations

import io
import os
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.read import package, read_returns
from pipeline.read.pool import ChildFailed, Pool
from pipeline.read.readers import read_bytes
from pipeline.read.reading import Reading, Table
from tests.office import biff, docx, para

CHILD = Path(__file__).parent.parent / "faults" / "broken_child.py"


@pytest.fixture
def broken() -> Iterator[Pool]:
    """Children whose reader of plain text does the harm that the text asks for."""
    with Pool((sys.executable, "-X", "utf8", "-B", str(CHILD)), seconds=20.0) as pool:
        yield pool


def code_of(data: bytes, name: str = "a.docx") -> tuple[str, str]:
    reading, refused = read_bytes(data, name)
    assert refused
    return reading.problems[0].code, reading.problems[0].found


def stored(data: bytes) -> bytes:
    """The same package with nothing packed, so that no proportion gives its size away."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
    return out.getvalue()


# ---------------------------------------------------------------- the package


def test_a_package_too_large_in_all_is_refused_however_little_it_is_packed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    data = stored(
        docx(para("Seen"), {"word/media/one.bin": bytes(6_000), "word/media/two.bin": bytes(6_000)})
    )
    assert not read_bytes(data, "a.docx")[1]
    monkeypatch.setattr(package, "MOST_BYTES", 10_000)
    assert code_of(data)[0] == "file-bomb"


def test_a_part_that_is_never_parsed_is_refused_too_when_its_sum_is_wrong() -> None:
    data = bytearray(stored(docx(para("Seen"), {"word/media/one.bin": b"0123456789" * 20})))
    at = data.index(b"0123456789")
    data[at] ^= 1
    assert code_of(bytes(data)) == ("file-damaged", "part: word/media/one.bin")


def test_a_part_without_a_name_is_damage_and_no_fault_of_ours() -> None:
    data = stored(docx(para("Seen"), {"word/media/one.bin": b"0123456789"}))
    nameless = data.replace(b"word/media/one.bin", b"\0" + b"ord/media/one.bin")
    assert code_of(nameless) == ("file-damaged", "a part without a name")


# ---------------------------------------------------------------- the folder


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="no links on this system")
@pytest.mark.parametrize("no_follow", [True, False])
def test_a_file_that_is_a_link_is_not_followed(
    no_follow: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By the system where it can refuse, and by looking first where it cannot."""
    if not no_follow:
        monkeypatch.delattr(os, "O_NOFOLLOW", raising=False)
    secret = tmp_path / "secret.csv"
    secret.write_text("Date,Event\n01/05/2024,Somebody else's words\n", encoding="utf-8")
    (tmp_path / "returns" / "police").mkdir(parents=True)
    (tmp_path / "returns" / "police" / "police.csv").symlink_to(secret)
    (result,) = read_returns(tmp_path / "returns", ["police"])
    assert result.submission is None
    assert [problem.code for problem in result.problems] == ["file-is-link"]


def test_a_link_put_in_place_after_the_look_is_not_followed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not hasattr(os, "O_NOFOLLOW"):
        pytest.skip("this system cannot refuse a link as it opens it")
    secret = tmp_path / "secret.txt"
    secret.write_text("Somebody else's words", encoding="utf-8")
    (tmp_path / "returns" / "police").mkdir(parents=True)
    (tmp_path / "returns" / "police" / "a.txt").symlink_to(secret)
    monkeypatch.setattr(Path, "is_symlink", lambda _: False)
    (result,) = read_returns(tmp_path / "returns", ["police"])
    assert result.submission is None


# ---------------------------------------------------------------- the children


def test_a_child_that_says_it_ends_is_sent_no_other_file(broken: Pool) -> None:
    """After running out of memory a child answers and ends; the next file gets a new one."""
    first = broken.ask("a.txt", b"We hold no records.")
    (child,) = broken._idle
    assert first
    broken.ask("b.txt", b"eat memory")
    assert child not in broken._idle
    assert broken.ask("c.txt", b"We hold none.")


def test_a_file_that_finds_a_dying_child_is_read_by_a_fresh_one(broken: Pool) -> None:
    """The fault was an earlier file's: this one must not pay for it."""
    broken.ask("a.txt", b"We hold no records.")
    (child,) = broken._idle
    child._process.kill()
    child._process.wait()
    assert broken.ask("b.txt", b"We hold none.")


def test_a_file_that_kills_its_fresh_child_too_is_not_asked_a_third_time(broken: Pool) -> None:
    broken.ask("a.txt", b"We hold no records.")
    with pytest.raises(ChildFailed, match="reader-died"):
        broken.ask("b.txt", b"die")
    assert broken._idle == []


def test_an_old_workbook_that_breaks_its_reader_is_asked_for_in_the_new_format(
    tmp_path: Path,
) -> None:
    (tmp_path / "police").mkdir()
    workbook = biff([["Date", "Event"], ["01/05/2024", "Home visit"]])
    (tmp_path / "police" / "log.xls").write_bytes(workbook)
    hello = b'{"missing limits": []}'
    dies = (
        "import sys; out = sys.stdout.buffer; "
        f"out.write(({len(hello)}).to_bytes(8, 'big') + {hello!r} + b'+'); "
        "out.flush(); sys.stdin.buffer.read(9)"
    )
    with Pool((sys.executable, "-c", dies), seconds=20.0) as pool:
        (result,) = read_returns(tmp_path, ["police"], pool=pool)
    (problem,) = result.problems
    assert problem.code == "file-old-excel"
    assert "Save As, Excel Workbook (.xlsx)" in problem.remedy


# ---------------------------------------------------------------- Word


def read(body: str) -> Reading:
    reading, refused = read_bytes(docx(body), "a.docx")
    assert not refused
    assert reading.census.balanced, reading.census
    return reading


def test_of_two_forms_of_a_paragraph_the_first_is_read_and_the_second_set_aside() -> None:
    """A choice may stand between paragraphs, not only within one."""
    body = (
        f"{para('Before')}<mc:AlternateContent><mc:Choice Requires='w14'>{para('New form')}"
        f"</mc:Choice><mc:Fallback>{para('Old form')}</mc:Fallback></mc:AlternateContent>{para('After')}"
    )
    reading = read(body)
    shown = [part.text for part in reading.content if not isinstance(part, Table)]
    assert shown == ["Before", "New form", "After"]
    assert [text for reason, text, _ in reading.aside if reason == "fallback"] == ["Old form"]


def test_where_the_first_form_of_a_paragraph_is_empty_the_second_is_read() -> None:
    body = (
        "<mc:AlternateContent><mc:Choice Requires='w14'/>"
        f"<mc:Fallback>{para('Old form')}</mc:Fallback></mc:AlternateContent>"
    )
    assert [part.text for part in read(body).content if not isinstance(part, Table)] == ["Old form"]
