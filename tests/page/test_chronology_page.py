"""The page that explores the chronology, in a real browser: what it shows, and what it never does."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest

from pipeline import analyse
from pipeline.assemble.explorer import explorer
from pipeline.model import Entry, Event, EventDate, Locator, Precision, Register
from pipeline.render.page import FOLDER, SCRIPTS, as_data, chronology_page
from tests import browser as chromium
from tests.analyse import invented
from tests.analyse.spec import Events, event
from tests.page.driving import open_page, set_control, settle, shown_ids

HOSTILE = (
    "</script><script>document.title='owned'</script>",
    "<img src=x onerror=\"document.title='owned'\">",
    "<!--<script>", "]]>", "\u2028\u2029", "'; alert(1); //", "&lt;b&gt;", "{title}{data}",
    "javascript:alert(1)", "\x00\x1b[31m", "\ud800", "<svg/onload=document.title='owned'>",
)  # fmt: skip

STORY = Events((
    event(id="social-care-1", date="2025-01-16", event="Poppy Exemplar seen alone at school, drew two houses",
          outcome="Drawing copied to the record", analysis="Its meaning was not explored",
          category="Visit"),
    event(id="school-1", date="2025-01-16", event="Social worker saw Poppy at school, she drew houses",
          category="Visit"),
    event(id="health-visiting-1", date="2025-03", event="Poppy seen with her mother. House cold"),
    event(id="police-1", date="2025-04-09", event="999 call. Basil Sample arrested", time="20:12"),
    event(id="gp-1", date="2025-05-20", event="Mother low in mood. Social worker informed"),
    event(id="gp-2", date="-", event="Undated note about Poppy"),
    event(id="gp-3", date="2025-02-01", event="Two surgeries merged", kind="organisational change"),
))  # fmt: skip


def _in_order(merged: Events) -> Events:
    return Events(tuple(sorted(
        merged.events, key=lambda e: (e.when.earliest or date.max, e.time)
    )))  # fmt: skip


def _names(register: Register):
    forms = {form: e.key for e in register.entries for form in (e.name, e.name.split(" ")[0])}
    pattern = re.compile("|".join(sorted(map(re.escape, forms), key=len, reverse=True)))
    return lambda text: ((m.start(), m.end(), (forms[m[0]],)) for m in pattern.finditer(text))


def _content(merged=STORY, register: Register | None = None, **settings) -> dict:
    case, register = invented.case(**settings), register or invented.register()
    merged = _in_order(merged) if merged is STORY else merged
    found = analyse.findings(merged, case, register)
    return explorer(merged, found, case, register, finds=_names(register), marking="OFFICIAL-SENSITIVE",
                    key_events=("police-1",))  # fmt: skip


# ---------------------------------------------------------------- without a browser


def test_the_same_chronology_gives_the_same_page() -> None:
    assert chronology_page(_content()) == chronology_page(_content())


def test_nothing_is_fetched_and_nothing_else_may_run() -> None:
    page = chronology_page(_content()).decode()
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)[1]
    assert "default-src &#x27;none&#x27;" in policy
    assert "unsafe" not in policy
    for outside in ("http://", "https://", " src=", "@import", "url(", "import("):
        assert outside not in page.replace("http://www.w3.org/2000/svg", "")
    assert len(re.findall("<script", page)) == 2


def test_the_pages_own_script_makes_no_markup_from_words_and_keeps_nothing() -> None:
    script = "\n".join((FOLDER / name).read_text("utf-8") for name in SCRIPTS)
    for forbidden in (
        "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "Function(",
        "localStorage", "sessionStorage", "indexedDB", "cookie", "fetch(", "XMLHttpRequest",
        "WebSocket", "sendBeacon", "serviceWorker", "pushState", "replaceState", "new Date()",
        "Date.now", "Math.random",
    ):  # fmt: skip
        assert forbidden not in script
    assert not re.search(r"location\.\w+ *=[^=]", script)


@pytest.mark.parametrize("words", HOSTILE)
def test_words_that_look_like_markup_stay_words(words: str) -> None:
    page = chronology_page(_content(Events((event(id="gp-1", date="2025-01-01", event=words),))))

    class Scripts(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            if tag in {"script", "img"} or any(name.startswith("on") for name, _ in attrs):
                self.found.append(tag)

    reader = Scripts()
    reader.found = []
    reader.feed(page.decode())
    assert reader.found == ["script", "script"]
    data = re.search(r'id="data">(.*?)</script>', page.decode(), re.S)[1]
    assert json.loads(data)["events"][0]["e"] == words


def test_data_cannot_end_its_element() -> None:
    assert not re.search("[<>&\u2028\u2029]", as_data({"a": "</script><!--&\u2028\u2029"}))


def test_pseudonyms_change_no_letter_of_the_words() -> None:
    content = _content()
    first = content["events"][0]
    assert first["e"] == "Poppy Exemplar seen alone at school, drew two houses"
    assert [first["e"][start:end] for start, end, *_ in first["q"]["e"]] == ["Poppy Exemplar"]


# ---------------------------------------------------------------- in the browser


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[chromium.Browser]:
    with chromium.start(tmp_path_factory.mktemp("browser")) as started:
        yield started


def test_every_event_is_shown_in_order_with_its_words(browser, tmp_path: Path) -> None:
    open_page(browser, tmp_path, _content())
    assert shown_ids(browser) == [e.event_id for e in _in_order(STORY).events]
    shown = browser.run("document.getElementById('rows').innerText")
    for each in STORY.events:
        assert each.event in shown
        assert each.when.as_written in shown
    assert browser.troubles() == []


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_do_nothing_in_the_browser(browser, tmp_path: Path, words: str) -> None:
    rows = Events((
        Event("gp-1", words or "gp", EventDate(None, None, Precision.UNKNOWN, True, words), words,
              outcome=words, source=words, analysis=words, category=words, about=words,
              extra=((words, words),), marks=(words,), locator=Locator("gp", words, words, 1)),
    ))  # fmt: skip
    register = Register((Entry("child-1", "person", words, words, "child"),))
    open_page(
        browser, tmp_path, _content(rows, register, title=words, reference=words, agencies=())
    )
    assert browser.run("document.querySelectorAll('script').length") == 2
    assert browser.run("document.querySelectorAll('img, iframe, object, #rows svg').length") == 0
    assert browser.run("document.title") != "owned"
    assert browser.troubles() == []


@pytest.mark.parametrize(
    ("control", "value", "left"),
    [
        ("words", "drew houses", ["social-care-1", "school-1"]),
        ("words", '"drew two"', ["social-care-1"]),
        ("from", "2025-03-15", ["health-visiting-1", "police-1", "gp-1"]),
        ("to", "2025-01-31", ["social-care-1", "school-1"]),
        ("category", "Visit", ["social-care-1", "school-1"]),
        ("line", "1", ["health-visiting-1"]),
        ("finding", "same_incident", ["social-care-1", "school-1"]),
        ("seen", "alone", ["social-care-1"]),
        ("only-key", True, ["police-1"]),
    ],
)
def test_filters_leave_the_events_asked_for(
    browser, tmp_path: Path, control: str, value: object, left: list[str]
) -> None:
    open_page(browser, tmp_path, _content())
    set_control(browser, control, value)
    assert shown_ids(browser) == left
    assert f"{len(left)} event" in browser.run("document.getElementById('count').textContent")
    browser.run("document.getElementById('show-all').click()")
    assert len(shown_ids(browser)) == len(STORY.events)


def test_people_and_agencies_filter_too(browser, tmp_path: Path) -> None:
    open_page(browser, tmp_path, _content())
    father = browser.run(
        "[...document.querySelectorAll('#person option')].find(o => o.text.startsWith('Basil')).value"
    )
    set_control(browser, "person", father)
    assert shown_ids(browser) == ["police-1"]
    browser.run(
        "document.getElementById('show-all').click(); document.getElementById('no-agencies').click()"
    )
    browser.run("document.querySelector('#agencies input').click()")
    assert shown_ids(browser) == ["police-1"]


def test_as_known_on_a_day_hides_what_came_later_and_what_was_written_with_hindsight(
    browser, tmp_path: Path
) -> None:
    open_page(browser, tmp_path, _content())
    set_control(browser, "day", "2025-03-10")
    set_control(browser, "as-known", True)
    assert shown_ids(browser) == ["social-care-1", "school-1", "gp-3", "health-visiting-1"]
    assert "May be after this day" in browser.run("document.getElementById('rows').innerText")
    assert "not explored" not in browser.run("document.getElementById('rows').innerText")
    set_control(
        browser,
        "known-to",
        str(
            browser.run(
                "[...document.querySelectorAll('#known-to option')].find(o => o.text.includes('Primary')).value"
            )
        ),
    )
    assert shown_ids(browser) == ["school-1"]


def test_when_was_she_last_seen_alone_and_who_knew(browser, tmp_path: Path) -> None:
    open_page(browser, tmp_path, _content())
    set_control(browser, "day", "2025-05-01")
    said = browser.run("document.getElementById('answers').innerText")
    assert re.search(r"\(social-care-1\)\s+105 days before\. Known then to", said)
    assert "Specimen Primary School (its own account, school-1)" in said
    assert re.search(r"\(health-visiting-1\)\s+At least 31 days before", said)
    assert "No row shows that another agency knew." in said


def test_accounts_stand_side_by_side_with_what_each_adds(browser, tmp_path: Path) -> None:
    open_page(browser, tmp_path, _content())
    browser.run(
        "[...document.querySelectorAll('#rows button')].find(b => b.textContent.startsWith('May be')).click()"
    )
    assert browser.run("document.getElementById('side').open") is True
    assert browser.run("document.querySelectorAll('#side article').length") == 2
    assert "Drawing copied to the record" in browser.run(
        "[...document.querySelectorAll('#side mark')].map(m => m.textContent).join(' ')"
    )
    assert browser.run("document.activeElement.id") == "side-title"
    browser.press("Escape")
    assert browser.run("document.getElementById('side').open") is False


def test_key_events_are_picked_and_written_as_the_case_file_has_them(
    browser, tmp_path: Path
) -> None:
    open_page(browser, tmp_path, _content())
    browser.run("document.querySelector('#rows input').click()")
    text = browser.run("document.getElementById('as-text').value")
    assert text == 'key_events = [\n  "social-care-1",\n  "police-1",\n]\n'
    browser.run("document.querySelector('#chosen li:last-child button:last-child').click()")
    assert "police-1" not in browser.run("document.getElementById('as-text').value")


def test_pseudonyms_take_the_place_of_names_everywhere(browser, tmp_path: Path) -> None:
    open_page(browser, tmp_path, _content())
    set_control(browser, "pseudonyms", True)
    shown = browser.run("document.body.innerText")
    assert "Child P seen alone at school" in shown
    for name in ("Poppy", "Basil", "Marigold"):
        assert name not in shown


def test_the_timeline_is_worked_by_keys_alone(browser, tmp_path: Path) -> None:
    open_page(browser, tmp_path, _content())
    browser.run("document.getElementById('timeline').focus()")
    browser.press("ArrowRight")
    browser.press("ArrowRight")
    assert "(school-1)" in browser.run("document.getElementById('timeline-says').textContent")
    browser.press("+")
    assert "The timeline shows" in browser.run(
        "document.getElementById('timeline-says').textContent"
    )
    browser.press("Enter")
    assert browser.run("document.activeElement.getAttribute('aria-label')") == "Key event: school-1"


def test_an_uncertain_date_is_a_dashed_bar_and_a_certain_day_a_dot(browser, tmp_path: Path) -> None:
    open_page(browser, tmp_path, _content())
    drawn = browser.run(
        "[...document.querySelectorAll('#timeline path.span:not(.sure)')].map(p => p.getAttribute('d')).join('')"
    )
    assert drawn.count("M") == 1  # March 2025
    dots = browser.run(
        "[...document.querySelectorAll('#timeline path.dot')].map(p => p.getAttribute('d')).join('')"
    )
    assert dots.count("M") == 4


def test_print_shows_every_event_chosen_and_what_was_chosen(browser, tmp_path: Path) -> None:
    open_page(browser, tmp_path, _content(invented.chronology(120)))
    assert len(shown_ids(browser)) == 25
    set_control(browser, "seen", "seen")
    wanted = browser.run("document.getElementById('count').textContent").split()[0]
    browser.run("window.dispatchEvent(new Event('beforeprint'))")
    assert len(shown_ids(browser)) == int(wanted)
    assert "child: Seen, alone or not" in browser.run(
        "document.getElementById('described').textContent"
    )


@pytest.mark.parametrize(
    "media",
    [
        {},
        {"prefers_color_scheme": "dark"},
        {"forced_colors": "active"},
        {"prefers_contrast": "more"},
    ],
    ids=lambda media: next(iter(media), "light"),
)
def test_axe_finds_no_fault(browser, tmp_path: Path, media: dict[str, str]) -> None:
    open_page(browser, tmp_path, _content(invented.chronology(80)), **media)
    assert browser.axe() == []
    browser.run("document.querySelector('#rows td ul button').click()")
    assert browser.axe() == []
    browser.run("document.getElementById('side').close()")
    browser.run("document.querySelectorAll('details').forEach(d => { d.open = true; })")
    settle(browser)
    assert browser.axe() == []


@pytest.mark.parametrize(("width", "least"), [(1280, 280), (1920, 500), (400, 300), (320, 240)])
def test_an_account_has_room_to_be_read_at_every_width(
    browser, tmp_path: Path, width: int, least: int
) -> None:
    """Nothing runs out of the window, and what was recorded is never a word a line."""
    open_page(browser, tmp_path, _content(invented.chronology(80)))
    browser.open(tmp_path / "chronology.html", width=width)
    browser.wait("document.documentElement.dataset.ready === 'yes'")
    settle(browser)
    assert browser.run("document.querySelector('#rows .said').clientWidth") >= least
    assert browser.run("document.documentElement.scrollWidth") <= width
    assert browser.run(
        "document.querySelector('#timeline svg').clientWidth <= document.getElementById('timeline').clientWidth"
    )
    assert browser.axe() == []


def test_every_finding_is_listed_under_its_rule_but_not_as_known_on_a_day(
    browser, tmp_path: Path
) -> None:
    content = _content()
    open_page(browser, tmp_path, content)
    browser.run("document.querySelectorAll('#findings details').forEach(d => { d.open = true; })")
    settle(browser)
    assert browser.run("document.querySelectorAll('#findings li').length") == len(
        content["findings"]
    )
    browser.run("document.querySelector('#findings li button').click()")
    assert browser.run("document.getElementById('side').open") is True
    browser.run("document.getElementById('side').close()")
    set_control(browser, "as-known", True)
    assert not browser.run("document.getElementById('findings-panel').checkVisibility()")


def test_five_thousand_events_are_filtered_without_a_pause(browser, tmp_path: Path) -> None:
    open_page(browser, tmp_path, _content(invented.chronology(5000)))
    took = browser.run(
        """(() => { let best = 1e9; const line = document.getElementById('line');
        for (const value of ['1', '2', '3', '1', '2']) {
          const start = performance.now(); line.value = value;
          line.dispatchEvent(new Event('change', {bubbles: true})); document.body.offsetHeight;
          best = Math.min(best, performance.now() - start);
        } return best; })()"""
    )
    # A tenth of a second on an ordinary machine; twice that leaves room for a busy one.
    assert took < 200
    assert browser.troubles() == []
