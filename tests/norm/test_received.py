"""What became of each file received, in the words of the list of sources."""

from __future__ import annotations

from dataclasses import replace
from email.message import EmailMessage
from pathlib import Path

import pytest

from pipeline.assemble.review import Review
from pipeline.gather import Facts, gather, once_garbled
from pipeline.merge import merge
from pipeline.model import NO_DATE, Event, InformationReport, Locator, Submission
from pipeline.problems import Problem
from pipeline.progress import Silent
from pipeline.read.returns import ReadResult
from tests.norm.test_layouts import CASE, PROFILE, REGISTER
from tests.small_review import make

PLACE = Locator("police", "a.docx")
READ = ReadResult(Submission("police", "a.docx"), (), "police", "a.docx", 1)


@pytest.mark.parametrize(
    ("events", "reports", "result", "told"),
    [
        (1, 0, READ, "1 event"),
        (2, 0, READ, "2 events"),
        (0, 1, READ, "read as a report or reply"),
        (0, 0, READ, "set aside whole: nothing of it is shown, see the problems"),
        (0, 0, replace(READ, submission=None), "could not be read: see the problems"),
        (
            0, 0, replace(READ, submission=None, problems=(Problem("file-twice", PLACE),)),
            "the same as another file: counted once",
        ),
    ],
)  # fmt: skip
def test_each_file_received_is_listed_with_what_became_of_it(
    events: int, reports: int, result: ReadResult, told: str
) -> None:
    made = merge(
        Event(f"police-{n:04}", "police", NO_DATE, event="Seen.", locator=PLACE)
        for n in range(1, events + 1)
    )
    held = tuple(InformationReport("police", "reply", locator=PLACE) for _ in range(reports))
    review = Review(CASE, REGISTER, PROFILE, events=made.events, reports=held)
    assert Facts(review, made, (result,), ()).sources == (("police", "a.docx", told),)


def test_garbled_letters_are_asked_about_once_where_their_row_is_known() -> None:
    whole, row = Problem("letters-garbled", PLACE), Problem("cell-mojibake", replace(PLACE, row=4))
    other = Problem("letters-garbled", replace(PLACE, file="b.csv"))
    assert once_garbled([whole, row, other]) == (row, other)
    assert once_garbled([whole]) == (whole,)


def test_a_covering_mail_is_set_aside_on_the_way_and_what_it_tells_of_a_day_is_asked(
    tmp_path: Path,
) -> None:
    folder = make(tmp_path / "small")
    mail = EmailMessage()
    mail["Subject"] = "Return"
    mail.set_content("Attached. We also saw her on 3 May 2025.\n")
    school = b"Date,Event\r\n04/05/2025,Seen alone.\r\n"
    mail.add_attachment(school, maintype="text", subtype="csv", filename="a.csv")
    (folder / "returns" / "school").mkdir()
    (folder / "returns" / "school" / "fw.eml").write_bytes(mail.as_bytes())
    facts = gather(folder, Silent())
    assert [e.event for e in facts.review.events if e.agency == "school"] == ["Seen alone."]
    asked = [p.code for p in facts.review.problems if p.locator.agency == "school"]
    assert asked == ["mail-tells-of-a-day"]
    assert "covering-mail" in {held.reason for held in facts.aside}
