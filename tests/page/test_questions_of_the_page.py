"""A lead reviewer's questions, put to the page in a real browser: who, when, in which department."""

from __future__ import annotations

import base64
import json
import shutil
import subprocess
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from pipeline import analyse
from pipeline.assemble.explorer import explorer
from pipeline.assemble.views import key_events
from pipeline.case import Agency
from tests import browser as chromium
from tests.analyse import invented
from tests.analyse.spec import Events, event
from tests.page.driving import open_page, set_control, settle, shown_ids

AGENCIES = (
    Agency("police", "Exampleshire Police", "Police"),
    Agency("care", "Children’s Social Care", "Social care", departments=("Front Door", "Family Support")),
    Agency("gp", "GP", "GP"),
    Agency("hospital", "Exampleshire Hospital", "Hospital"),
)  # fmt: skip

STORY = Events(tuple(
    replace(told, department=department)
    for department, told in (
        ("front door", event(id="care-1", date="2025-12-02", event="Referral from school about bruising")),
        ("Family Support", event(id="care-2", date="2026-01-12", event="Home visit, Poppy seen alone")),
        ("", event(id="care-3", date="2026-01-20", event="Letter to mother")),
        ("", event(id="police-1", date="2026-02-20", event="999 call, shouting heard. Front Door told")),
        ("", event(id="gp-1", date="2026-02-21", event="Not brought to clinic. Hospital told by letter")),
        ("Ward 7", event(id="hospital-1", date="2026-02-27", event="Not brought to clinic")),
        ("A&E", event(id="hospital-2", date="2026-03-01", event="Admitted")),
        ("", event(id="gp-2", date="-", event="Undated note")),
    )
))  # fmt: skip


def _content(merged: Events = STORY, **settings: object) -> dict:
    settings = {"agencies": AGENCIES, "dates": {"incident": date(2026, 3, 1)}} | settings
    case, register = invented.case(**settings), invented.register()
    found = analyse.findings(merged, case, register)
    return explorer(merged, found, case, register, marking="OFFICIAL-SENSITIVE")


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[chromium.Browser]:
    with chromium.start(tmp_path_factory.mktemp("browser")) as started:
        yield started


@pytest.fixture
def page(browser: chromium.Browser, tmp_path: Path) -> chromium.Browser:
    """The invented story, opened."""
    open_page(browser, tmp_path, _content())
    return browser


def _click(browser: chromium.Browser, words: str, within: str = "#agencies label") -> None:
    browser.run(
        f"[...document.querySelectorAll({within!r})].find(l => l.innerText.includes({json.dumps(words)})).click()"
    )
    settle(browser)


def _read_out(tree: list[dict]) -> Iterator[tuple[str, str, dict]]:
    """Role, name and node of all that a screen reader comes upon, in its order."""
    nodes = {node["nodeId"]: node for node in tree}
    waiting = [tree[0]]
    while waiting:
        node = waiting.pop()
        if not node.get("ignored"):
            yield node["role"]["value"], node.get("name", {}).get("value", ""), node
        waiting += [nodes[key] for key in reversed(node.get("childIds", ())) if key in nodes]


def _text(browser: chromium.Browser, name: str) -> str:
    return str(browser.run(f"document.getElementById({name!r}).innerText"))


# ---------------------------------------------------------------- departments


def test_an_agency_is_chosen_whole_or_by_its_departments(page: chromium.Browser) -> None:
    """Two spellings of a department are one; a row that names none can be chosen too."""
    assert "Front Door (1)" in _text(page, "agencies")
    assert "front door" not in _text(page, "agencies")
    page.run("document.getElementById('no-agencies').click()")
    _click(page, "Social care")
    assert shown_ids(page) == ["care-1", "care-2", "care-3"]
    _click(page, "Front Door")
    assert shown_ids(page) == ["care-2", "care-3"]
    half = "[...document.querySelectorAll('#agencies label')].find(l => l.innerText.includes('Social care')).firstChild"
    assert page.run(f"{half}.indeterminate") is True
    assert (
        "agencies: Social care (Family Support, department not named)"
        in _text(page, "described")
    )  # fmt: skip
    _click(page, "Social care")
    assert shown_ids(page) == []
    _click(page, "Social care")
    assert shown_ids(page) == ["care-1", "care-2", "care-3"]
    assert "Family Support" in _text(page, "rows")


def test_the_timeline_shows_both_levels_of_the_merge(page: chromium.Browser) -> None:
    words = "[...document.querySelectorAll('#timeline text')].map(t => t.textContent)"
    assert {"Social care", "Front Door", "Family Support", "Ward 7"} <= set(page.run(words))
    set_control(page, "split", False)
    assert "Social care" in page.run(words)
    assert "Front Door" not in page.run(words)


# ---------------------------------------------------------------- choices that meet


def test_choices_meet_and_can_be_read_out(page: chromium.Browser) -> None:
    """What is chosen stands in words beside the count, in a part of the page that is announced."""
    set_control(page, "from", "2026-01-15")
    set_control(page, "words", "told")
    _click(page, "Police")
    assert shown_ids(page) == ["gp-1"]
    said = page.run(
        "document.getElementById('count').closest('[role=status]').innerText.replace(/\\s+/g, ' ')"
    )
    assert said == (
        "1 event of 8. Chosen: words: told; from 15 January 2026; agencies: all but Police. "
        "An event without a readable date is in no period: 1 is left out."
    )  # fmt: skip
    assert "GP (1 of 2)" in _text(page, "agencies")
    page.run("document.getElementById('show-all-again').click()")
    assert len(shown_ids(page)) == 8
    assert _text(page, "described") == "Nothing is left out."


def test_the_fortnight_before_the_incident_is_asked_by_agency(page: chromium.Browser) -> None:
    page.run("document.querySelector('#before-incident button').click()")
    set_control(page, "order", "agency")
    assert shown_ids(page) == ["police-1", "gp-1", "hospital-1", "hospital-2"]
    assert "from 15 February 2026; to 1 March 2026" in _text(page, "described")
    assert "by agency" in _text(page, "caption")
    set_control(page, "order", "newest")
    assert shown_ids(page) == ["hospital-2", "hospital-1", "gp-1", "police-1"]


def test_the_latest_first_puts_undated_events_last(page: chromium.Browser) -> None:
    set_control(page, "order", "newest")
    assert shown_ids(page)[0] == "hospital-2"
    assert shown_ids(page)[-1] == "gp-2"


def test_findings_are_listed_for_the_events_chosen_with_their_days_and_agencies(
    page: chromium.Browser,
) -> None:
    page.run("document.getElementById('no-agencies').click()")
    _click(page, "Police")
    set_control(page, "findings-shown", True)
    page.run("document.querySelectorAll('#findings details').forEach(d => { d.open = true; })")
    settle(page)
    listed = _text(page, "findings")
    assert "20 February 2026: Police." in listed
    assert "Hospital." not in listed
    set_control(page, "words", "nothing says this")
    assert _text(page, "findings") == "None about the events shown."


def test_as_known_on_a_day_each_row_says_who_knew_then(page: chromium.Browser) -> None:
    set_control(page, "day", "2026-02-21")
    set_control(page, "as-known", True)
    rows = page.run("[...document.querySelectorAll('#rows tr')].map(r => r.innerText)")
    assert "Known then to: GP (own record), Hospital (told)" in rows[-1]
    assert "hospital-1" not in "".join(rows)


# ---------------------------------------------------------------- read out, printed, taken away


def test_everything_that_can_be_worked_has_a_name_and_headings_go_down_by_one(
    page: chromium.Browser,
) -> None:
    """The outline that a screen reader is given, from Chromium's own tree."""
    page.send("Accessibility.enable")
    told = list(_read_out(page.send("Accessibility.getFullAXTree")["nodes"]))
    worked = {"button", "checkbox", "combobox", "searchbox", "slider", "link", "textbox", "Date"}
    assert [role for role, name, _ in told if role in worked and not name.strip()] == []
    levels = [
        next(p["value"]["value"] for p in node["properties"] if p["name"] == "level")
        for role, _, node in told
        if role == "heading"
    ]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    headings = [name for role, name, _ in told if role == "heading"]
    assert headings[:5] == [
        "Multi-agency chronology", "Choose events", "As known on a day", "Timeline", "Events",
    ]  # fmt: skip
    groups = {name for role, name, _ in told if role == "group"}
    assert "Departments of Social care" in groups


def test_every_printed_sheet_of_events_says_whose_it_is(
    page: chromium.Browser, tmp_path: Path
) -> None:
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext is not installed")
    many = _content(Events(tuple(
        event(id=f"gp-{n}", date="2025-01-01", event="Seen at the surgery. " * 8) for n in range(40)
    )))  # fmt: skip
    open_page(page, tmp_path, many)
    data = page.send("Page.printToPDF", preferCSSPageSize=True)["data"]
    (tmp_path / "printed.pdf").write_bytes(base64.b64decode(data))
    words = subprocess.run(
        ["pdftotext", "-layout", tmp_path / "printed.pdf", "-"], capture_output=True, check=True
    ).stdout.decode()
    sheets = words.rstrip("\f\n").split("\f")
    assert len(sheets) > 3
    for sheet in sheets:
        assert "INV-2026-01" in sheet
        assert "OFFICIAL-SENSITIVE" in sheet


def test_the_list_of_key_events_is_the_one_the_case_file_gives_back(page: chromium.Browser) -> None:
    for number in (3, 0):
        page.run(f"document.querySelectorAll('#rows input')[{number}].click()")
    listed = tomllib.loads("[report]\n" + str(page.run("document.getElementById('as-text').value")))
    assert key_events(invented.case(settings=listed)) == ("care-1", "police-1")


@pytest.mark.parametrize(
    "words",
    ["</label><script>document.title='owned'</script>", "\u202edesrever\u202c", "W" * 10_000, "👩‍👧", "null", "0"],
    ids=["markup", "right to left", "one word of ten thousand", "emoji", "null", "nought"],
)  # fmt: skip
def test_hostile_names_of_departments_agencies_and_categories_stay_words(
    browser: chromium.Browser, tmp_path: Path, words: str
) -> None:
    rows = Events((
        replace(event(id="gp-1", date="2025-01-01", event=words), department=words, category=words),
        event(id="gp-2", date="2025-01-02", event="Plain"),
    ))  # fmt: skip
    agencies = (Agency("gp", words, words, departments=(words,)), Agency("police", "Police"))
    open_page(browser, tmp_path, _content(rows, agencies=agencies))
    assert words in str(browser.run("document.getElementById('agencies').textContent"))
    set_control(browser, "category", words)
    assert shown_ids(browser) == ["gp-1"]
    assert browser.run("document.documentElement.scrollWidth <= window.innerWidth") is True
    assert browser.run("document.title") == "INV-2026-01 Multi-agency chronology"
    assert browser.run("document.querySelectorAll('script').length") == 2
    assert browser.troubles() == []


def test_an_extract_answers_for_itself_and_says_that_it_is_one(
    browser: chromium.Browser, tmp_path: Path
) -> None:
    open_page(browser, tmp_path, _content() | {"extract": "Events of GP", "seen": {}})
    assert "This is an extract, not the whole chronology. Events of GP." in _text(
        browser, "extract"
    )
    answers = _text(browser, "answers")
    assert (
        "No row of this extract was found that records it by then; the whole chronology may tell of it."
        in answers
    )
    assert "Events of this extract each agency knew of" in answers
    open_page(browser, tmp_path, _content())
    assert browser.run("document.getElementById('extract').hidden") is True
    assert "extract" not in str(browser.run("document.body.innerText"))


def test_an_extract_offers_only_the_agencies_it_has_events_of(
    browser: chromium.Browser, tmp_path: Path
) -> None:
    """The whole names an agency that sent nothing; among an extract's choices it would mislead."""
    agencies = (*AGENCIES, Agency("probation", "Probation", "Probation"))
    wards = {"gp-1", "gp-2", "hospital-2"}
    held = Events(tuple(row for row in STORY.events if row.event_id in wards))
    agencies = tuple(
        replace(agency, departments=("Ward 7", "A&E")) if agency.key == "hospital" else agency
        for agency in agencies
    )
    open_page(browser, tmp_path, _content(held, agencies=agencies) | {"extract": "Health"})
    offered = _text(browser, "agencies")
    assert {name for name in ("GP", "Hospital", "Police", "Probation") if name in offered} == {
        "GP", "Hospital",
    }  # fmt: skip
    assert "A&E" in offered
    assert "Ward 7" not in offered
    assert _text(browser, "described") == "Nothing is left out."
    open_page(browser, tmp_path, _content(agencies=agencies))
    assert "Probation (0)" in _text(browser, "agencies")


def test_what_was_not_looked_for_is_never_said_not_to_be_recorded(
    browser: chromium.Browser, tmp_path: Path
) -> None:
    """A rule turned off finds nothing; the page gives the reason, and not "no row was found"."""
    off = {
        "last_seen": "asked by hand",
        "known_by": "<i>by hand</i>",
        "named": "x",
        "key_lines": "y",
    }
    open_page(browser, tmp_path, _content(settings={"analyse": {"off": off}}))
    set_control(browser, "day", "2026-02-01")
    answers = _text(browser, "answers") + _text(browser, "answers-say")
    assert "No row was found" not in answers
    assert "in no row found" not in answers
    assert answers.count("Not looked for in this review: asked by hand") == 2
    assert "Events it was told of: Not looked for in this review: <i>by hand</i>" in answers
    for name, shown in (("person", False), ("line", False), ("seen", False), ("finding", True)):
        assert browser.run(f"document.getElementById({name!r}).checkVisibility()") is shown
    only = {"known_by": "by hand"}
    open_page(browser, tmp_path, _content(settings={"analyse": {"off": only}}))
    set_control(browser, "day", "2026-02-01")
    answers = _text(browser, "answers")
    assert "Who else knew: Not looked for in this review: by hand" in answers
    assert "No row shows that another agency knew" not in answers


def _marked(browser: chromium.Browser) -> list[str]:
    return list(
        browser.run("[...document.querySelectorAll('#rows mark')].map(m => m.textContent)")  # type: ignore[call-overload]
    )


def test_what_was_searched_for_is_marked_where_it_stands(
    browser: chromium.Browser, tmp_path: Path
) -> None:
    """In whatever capitals and accents it is written; words that overlap are marked once."""
    told = "Renée’s CAFÉ: the cafe <mark>shut</mark>. Renee\u0301 left."
    row = replace(event(id="gp-1", date="2025-05-01", event=told), outcome="Café told")
    open_page(browser, tmp_path, _content(Events((row,))))
    for words, marked in (
        ("cafe", ["CAFÉ", "cafe", "Café"]),
        ("renee", ["Renée", "Renee\u0301"]),
        ('"the cafe" cafe', ["CAFÉ", "the cafe", "Café"]),
        ("<mark>", ["<mark>"]),
        ("", []),
    ):
        set_control(browser, "words", words)
        assert shown_ids(browser) == ["gp-1"]
        assert _marked(browser) == marked
        assert told in _text(browser, "rows")


def test_an_extracts_events_have_the_numbers_of_the_whole(
    browser: chromium.Browser, tmp_path: Path
) -> None:
    few = Events(STORY.events[:2])
    case, register = invented.case(agencies=AGENCIES), invented.register()
    open_page(browser, tmp_path, explorer(
        few, (), case, register, extract="Events of care", numbers={"care-1": 7, "care-2": 31},
    ))  # fmt: skip
    assert "7: care-1" in _text(browser, "rows")
    assert "31: care-2" in _text(browser, "rows")
    open_page(browser, tmp_path, _content())
    assert "2: care-2" in _text(browser, "rows")


def test_how_long_ago_is_said_for_certain_of_a_certain_day_alone(
    browser: chromium.Browser, tmp_path: Path
) -> None:
    for written, said in (("2025-12", "at least 59 days before"), ("2025-12-31", "59 days before"),
                          ("2026-02", "by that day"), ("2026-02-28", "that day")):  # fmt: skip
        row = event(id="care-1", date=written, event="Home visit, Poppy seen alone")
        open_page(browser, tmp_path, _content(Events((row,))))
        set_control(browser, "day", "2026-02-28")
        assert f"last recorded as seen {said}, seen alone {said}." in _text(browser, "answers-say")
        assert f"{said[0].upper()}{said[1:]}. Known then to:" in _text(browser, "answers")


def test_a_key_event_is_listed_by_whole_words(browser: chromium.Browser, tmp_path: Path) -> None:
    row = event(id="gp-1", date="2025-05-01", event="Mother telephoned the surgery. " * 4)
    open_page(browser, tmp_path, _content(Events((row,))))
    browser.run("document.querySelector('#rows input').click()")
    (line,) = browser.run("[...document.querySelectorAll('#chosen .link')].map(b => b.textContent)")  # type: ignore[misc]
    assert line.endswith("surgery. Mother telephoned…")


def test_the_day_asked_about_is_said_to_be_that_of_the_happening(page: chromium.Browser) -> None:
    """Nothing in a return says when a row was written, so the page does not claim to know it."""
    tree = page.send("Accessibility.getFullAXTree")["nodes"]
    (box,) = [
        node for role, name, node in _read_out(tree)
        if role == "checkbox" and name == "Show only what is dated by the day below"
    ]  # fmt: skip
    assert "A row may have been written later" in box["description"]["value"]


@pytest.mark.parametrize("width", [1280, 320])
def test_axe_finds_no_fault_in_departments_half_ticked_and_in_an_extract(
    browser: chromium.Browser, tmp_path: Path, width: int
) -> None:
    open_page(browser, tmp_path, _content() | {"extract": "Events of GP"})
    browser.open(tmp_path / "chronology.html", width=width)
    browser.wait("document.documentElement.dataset.ready === 'yes'")
    _click(browser, "Front Door")
    set_control(browser, "as-known", True)
    set_control(browser, "findings-shown", True)
    assert browser.axe() == []
    assert browser.run("document.documentElement.scrollWidth") <= width
