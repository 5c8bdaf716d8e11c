"""E-mails of other programs, whole and broken: every word is read, set aside or asked about."""

from __future__ import annotations

import pytest

from pipeline.model import TextBlock
from pipeline.read.readers import read_bytes
from pipeline.read.reading import Reading

HEAD = "From: records@health.example\r\nTo: office@partnership.example\r\nMIME-Version: 1.0\r\n"


def read(rest: str, subject: str = "Return") -> Reading:
    mail = f"{HEAD}Subject: {subject}\r\n{rest}"
    reading, refused = read_bytes(mail.encode("latin-1"), "a.eml")
    assert not refused
    assert reading.census.balanced, reading.census
    return reading


def said(reading: Reading, label: str = "") -> list[str]:
    blocks = [part for part in reading.content if isinstance(part, TextBlock)]
    return [part.text for part in blocks if part.label == label]


def aside(reading: Reading) -> list[str]:
    return [text.strip() for _, text, _ in reading.aside]


def codes(reading: Reading) -> list[str]:
    return [problem.code for problem in reading.problems]


def parts(kind: str, *inner: str) -> str:
    body = "".join(f"--b\r\n{part}\r\n" for part in inner)
    return f'Content-Type: multipart/{kind}; boundary="b"\r\n\r\n{body}--b--\r\n'


def text(words: str, kind: str = "plain", more: str = "") -> str:
    return f"Content-Type: text/{kind}\r\n{more}\r\n{words}"


@pytest.mark.parametrize(
    "rest",
    [
        "Content-Type: multipart/mixed\r\n\r\nWe hold no records.\r\n",
        "Content-Type: multipart/mixed; boundary=zz\r\n\r\nWe hold no records.\r\n",
    ],
)
def test_a_mail_that_never_says_where_its_parts_begin_is_read_and_asked_about(rest: str) -> None:
    reading = read(rest)
    assert said(reading) == ["We hold no records."]
    assert codes(reading) == ["mail-broken"]


def test_letters_that_cannot_be_decoded_are_asked_about() -> None:
    broken = "Content-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\nd2Qz!MDAwM\r\n"
    assert codes(read(broken)) == ["mail-broken"]


def test_words_before_and_after_the_parts_are_set_aside() -> None:
    whole = parts("mixed", text("Seen")).replace("\r\n\r\n", "\r\n\r\nBefore\r\n", 1) + "After"
    reading = read(whole)
    assert said(reading) == ["Seen"]
    assert aside(reading) == ["Before", "After"]


def test_a_third_way_of_saying_it_is_read_too() -> None:
    reading = read(parts("alternative", text("Short"), text("<p>Long</p>", "html"), text("Third")))
    assert said(reading) == ["Short", "Third"]
    assert aside(reading) == ["Long"]


def test_a_table_inside_a_mail_comes_with_a_name_its_reader_knows() -> None:
    reading = read(parts("mixed", text("Attached"), text("Date,Event", "csv")))
    assert [name for name, _ in reading.attachments] == ["attachment 1.csv"]


def test_a_mail_that_is_nothing_but_a_forwarded_mail_hands_it_on() -> None:
    reading = read("Content-Type: message/rfc822\r\n\r\nSubject: Inner\r\n\r\nWords\r\n")
    assert [name for name, _ in reading.attachments] == ["forwarded mail.eml"]
    assert b"Words" in reading.attachments[0][1]


def test_a_report_on_a_delivery_is_read() -> None:
    report = "Content-Type: message/delivery-status\r\n\r\nAction: failed\r\n\r\nStatus: 5.1.1"
    assert said(read(parts("report", text("Not delivered"), report))) == [
        "Not delivered",
        "Action: failed",
        "Status: 5.1.1",
    ]


@pytest.mark.parametrize(
    ("subject", "shown"),
    [
        ("=?utf-8?b?Q2Fmw6k=?= return", "Café return"),
        ("=?x-unknown?q?caf=E9?= return", "café return"),
        ("caf\xe9", "café"),
        ("a\r\n folded line", "a folded line"),
        ("(" * 5_000, "(" * 5_000),
        ("=?utf-8?b?!!!?= x", "x"),
    ],
)
def test_a_subject_is_read_however_it_is_written(subject: str, shown: str) -> None:
    assert said(read("\r\nWords", subject), "Subject") == [shown]


def test_a_header_given_twice_is_read_twice() -> None:
    assert said(read("Subject: Second\r\n\r\nWords"), "Subject") == ["Return", "Second"]


@pytest.mark.parametrize("charset", ["x-foo", "hex", "rot13", "undefined", "idna", '"a b"'])
def test_a_mail_in_an_encoding_nobody_knows_keeps_its_words(charset: str) -> None:
    rest = f"Content-Type: text/plain; charset={charset}\r\n\r\nWe hold no records.\r\n"
    assert said(read(rest)) == ["We hold no records."]


def test_mails_inside_mails_past_all_measure_are_refused() -> None:
    rest = "".join("Content-Type: message/rfc822\r\n\r\nSubject: s\r\n" for _ in range(3_000))
    reading, refused = read_bytes(f"{HEAD}Subject: x\r\n{rest}\r\nWords".encode(), "a.eml")
    assert refused
    assert codes(reading) == ["file-damaged"]
