"""The private register: read from a workbook or a csv file, checked by key, silent about names."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pipeline.errors import BadCase
from pipeline.model import Register
from pipeline.register import read_register
from tests.case.invented_case import PEOPLE, write_sheets

HEADINGS = (
    "key", "kind", "role", "name", "aliases", "born", "other dates", "numbers", "relationships",
    "pseudonym", "public", "public_reason",
)  # fmt: skip
CHILD = (
    "child-1", "Person", "Child", "Linnet Quagmire", "Lin Quagmire; L Quag", date(2020, 6, 1),
    "moved home: 2024-05-01", "NHS: 999 123 4567; UPN: Z0001", "", "Child Z", "no", "",
)  # fmt: skip
MOTHER = (
    "mother-1", "person", "mother", "Wren Quagmire", "", "", "", "",
    "mother of child-1; partner of friend-1 (2019 to 2023)", "Mother", "", "",
)  # fmt: skip
FRIEND = ("friend-1", "person", "partner", "Ash Dell", "", "", "", "", "", "Adult 1", "", "")


def _read(folder: Path, *rows: tuple[object, ...]) -> Register:
    write_sheets(folder / "register.xlsx", {"People": [HEADINGS, *rows]})
    return read_register(folder)


def _refused(folder: Path, *rows: tuple[object, ...]) -> str:
    with pytest.raises(BadCase) as stop:
        _read(folder, *rows)
    return stop.value.sentence


def test_a_workbook_with_real_dates_becomes_entries(tmp_path: Path) -> None:
    found = _read(tmp_path, CHILD, MOTHER, FRIEND)
    child = found["child-1"]
    assert child.born == date(2020, 6, 1)
    assert child.kind == "person"
    assert child.role == "child"
    assert child.names == ("Linnet Quagmire", "Lin Quagmire", "L Quag")
    assert child.dates == (("moved home", date(2024, 5, 1)),)
    assert child.numbers == (("NHS", "999 123 4567"), ("UPN", "Z0001"))
    mother = found["mother-1"]
    assert [(rel.kind, rel.of, rel.note) for rel in mother.relationships] == [
        ("mother", "child-1", ""),
        ("partner", "friend-1", "2019 to 2023"),
    ]


def test_the_same_register_as_csv_gives_the_same_entries(tmp_path: Path) -> None:
    rows = [HEADINGS, *(tuple(map(str, row)) for row in (CHILD, MOTHER, FRIEND))]
    text = "\n".join(",".join(f'"{value}"' for value in row) for row in rows)
    (tmp_path / "csv").mkdir()
    (tmp_path / "csv" / "register.csv").write_bytes(b"\xef\xbb\xbf" + text.encode())
    (tmp_path / "xlsx").mkdir()
    assert read_register(tmp_path / "csv") == _read(tmp_path / "xlsx", CHILD, MOTHER, FRIEND)


def test_columns_in_another_order_under_a_typed_title_are_the_same_register(tmp_path: Path) -> None:
    order = (3, 0, 2, 1, *range(4, len(HEADINGS)))
    rows = [
        ("Who could be named", *("" for _ in HEADINGS[1:])),
        tuple("" for _ in HEADINGS),
        *(tuple(row[at] for at in order) for row in (HEADINGS, CHILD, MOTHER, FRIEND)),
    ]
    write_sheets(tmp_path / "register.xlsx", {"People": rows})
    found = read_register(tmp_path)
    (tmp_path / "plain").mkdir()
    assert found == _read(tmp_path / "plain", CHILD, MOTHER, FRIEND)
    write_sheets(tmp_path / "register.xlsx", {"People": [*rows, ("", "child-1", "", "Person")]})
    with pytest.raises(BadCase, match="row 7, name"):  # rows as Excel shows them
        read_register(tmp_path)


def test_a_number_typed_as_a_number_keeps_its_digits(tmp_path: Path) -> None:
    write_sheets(
        tmp_path / "register.xlsx",
        {
            "People": [
                ("key", "kind", "name", "contacts"),
                ("a-1", "person", "Ash Dell", 1632960111),
            ]
        },
    )
    assert read_register(tmp_path)["a-1"].contacts == ("1632960111",)


def test_faults_are_told_by_row_and_key_all_at_once_and_never_by_name(tmp_path: Path) -> None:
    bad = list(CHILD)
    bad[1], bad[5], bad[8] = "persn", "31/02/2020", "mother of nobody-9"
    sentence = _refused(tmp_path, tuple(bad), MOTHER, FRIEND)
    assert "row 2, kind" in sentence
    assert "Did you mean person?" in sentence
    assert "row 2, born: is not a day of the calendar" in sentence
    assert "Quagmire" not in sentence


def test_a_key_used_twice_and_a_relationship_to_nobody_are_refused(tmp_path: Path) -> None:
    sentence = _refused(tmp_path, CHILD, CHILD, MOTHER)
    assert "the key child-1 is used 2 times" in sentence
    assert "mother-1, relationships: no entry has the key friend-1" in sentence


def test_an_unknown_heading_is_refused_with_the_nearest(tmp_path: Path) -> None:
    write_sheets(
        tmp_path / "register.xlsx",
        {"People": [("key", "kind", "name", "pseudonim"), ("a-1", "person", "Ash Dell", "A")]},
    )
    with pytest.raises(BadCase, match="Did you mean pseudonym"):
        read_register(tmp_path)


def test_every_fault_of_a_register_is_told_at_once_and_each_once(tmp_path: Path) -> None:
    headings = ("key", "kind", "name", "pseudonim", "born", "relationships")
    rows = [
        ("a-1", "persn", "Ash Dell", "A", "31-02-2020", "mother of b-9"),
        ("a-1", "person", "Elm Dell", "B", "31/02/2020", ""),
    ]
    write_sheets(tmp_path / "register.xlsx", {"People": [headings, *rows]})
    with pytest.raises(BadCase) as stop:
        read_register(tmp_path)
    sentence = stop.value.sentence
    assert "column D: the heading is not one we know. Did you mean pseudonym?" in sentence
    assert "row 2, kind" in sentence
    assert sentence.count("row 2, born") == 1
    assert sentence.count("row 3, born: is not a day of the calendar") == 1
    assert "the key a-1 is used 2 times" in sentence
    assert "a-1, relationships: no entry has the key b-9" in sentence
    assert "has 6 faults" in sentence
    assert "Dell" not in sentence


def test_a_missing_column_hides_no_fault_and_is_told_once(tmp_path: Path) -> None:
    write_sheets(tmp_path / "register.xlsx", {"People": [("key", "name"), ("A 1", "Ash Dell")]})
    with pytest.raises(BadCase) as stop:
        read_register(tmp_path)
    assert "the heading kind is missing" in stop.value.sentence
    assert "row 2, key" in stop.value.sentence
    assert "has 2 faults" in stop.value.sentence


def test_a_register_that_is_missing_doubled_or_damaged_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(BadCase, match="The register is missing"):
        read_register(tmp_path)
    (tmp_path / "register.xlsx").write_bytes(b"\xd0\xcf\x11\xe0 an old or protected workbook")
    with pytest.raises(BadCase, match="protected by a password"):
        read_register(tmp_path)
    (tmp_path / "register.csv").write_text("key,kind,name\n")
    with pytest.raises(BadCase, match="two registers"):
        read_register(tmp_path)


def test_the_repr_of_a_register_names_nobody() -> None:
    assert "Quagmire" not in repr(PEOPLE)
