"""Every policy of a public report has its effect, its reason on record, and gives no day back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from pipeline.anonymise import anonymise
from pipeline.anonymise.dates import PRECISIONS, DatePolicy
from pipeline.anonymise.policy import Policy, from_case
from pipeline.anonymise.quasi import CATEGORIES, Choice
from pipeline.case import read_case
from pipeline.document import Document, Paragraph, paragraph, plain
from pipeline.errors import BadCase
from pipeline.profile import read_profile
from pipeline.register import read_register
from tests import small_review
from tests.case.invented_case import PROFILES, TEMPLATES
from tests.leaks.test_substitution import FAMILY, KEEP, published

#: One sentence a category, in which nothing else tells.
TELLING = {
    "siblings": "They were the youngest of six.",
    "age": "The child, aged nine, was seen.",
    "ethnicity": "They are Black British.",
    "nationality": "They are Polish.",
    "religion": "They are Muslim.",
    "condition": "They have cystic fibrosis.",
    "role": "The ophthalmologist came.",
    "occupation": "They work as a taxi driver.",
    "place": "They lived in a small fishing village.",
    "hearing": "The tribunal in May 2024 was short.",
    "sentence": "They were given fourteen years in prison.",
    "record": "They have three convictions for theft.",
    "holiday": "It was New Year's Day.",
    "birthday": "It happened on their fourth birthday.",
    "interval": "They were seen eight days later.",
    "time": "The call came at 03:12.",
    "immigration": "They are asylum seekers.",
    "orientation": "They are bisexual.",
    "politics": "They wrote to a mayor.",
    "relationship": "They told a great-aunt.",
    "health": "They have epilepsy.",
    "injury": "They had a spiral fracture of the arm.",
    "appearance": "They have a tattoo.",
    "education": "They have a diploma.",
    "distinction": "They have a medal.",
    "circumstance": "They are unemployed.",
    "institution": "They went to a maintained grammar school.",
    "court": "They went to the Bramble Crown Court.",
    "setting": "They lived over a shop.",
    "belonging": "They have a red van.",
    "event": "They went to a car crash.",
    "quotation": "They said “it was very dark there”.",
    "money": "They owed £4,210.",
    "measure": "They weighed 11 kg.",
    "count": "They had nineteen visits.",
    "duration": "They waited for nine months.",
    "season": "They came in March.",
}


def test_every_category_has_its_sentence_here() -> None:
    assert set(TELLING) == set(CATEGORIES)


@pytest.mark.requirement("L78")
@pytest.mark.parametrize("category", list(TELLING))
def test_each_category_is_kept_generalised_or_removed_as_the_policy_says(category: str) -> None:
    text = TELLING[category]
    said = {
        do: published(text, Policy(details={**KEEP, category: Choice(do, "a test")}))
        for do in ("keep", "generalise", "remove")
    }
    assert said["keep"] == text
    assert said["generalise"] != text
    assert said["remove"] not in {text, said["generalise"]}
    left_out = Policy(details={name: choice for name, choice in KEEP.items() if name != category})
    assert published(text, left_out) == said["remove"]


@pytest.mark.parametrize("key", PROFILES)
def test_every_profile_says_what_is_done_with_each_category_and_why(key: str) -> None:
    table = read_profile(TEMPLATES, key).tables["details"]
    assert set(table) == set(CATEGORIES)
    assert all(
        row["value"] in {"keep", "generalise", "remove"} and row["source"] for row in table.values()
    )


def _policy(tmp_path: Path, more: str) -> Policy:
    folder = small_review.make(tmp_path / "inputs" / "small")
    case = folder / "case.toml"
    case.write_text(case.read_text("utf-8") + more, "utf-8")
    profile = read_profile(TEMPLATES, "llr")
    return from_case(read_case(folder), read_register(folder), defaults=profile.tables["details"])


def test_the_case_stands_over_the_profile_and_its_reason_is_recorded(tmp_path: Path) -> None:
    more = (
        '[publication.details]\nethnicity = {do = "keep", reason = "the learning is about race"}\n'
    )
    policy = _policy(tmp_path, more)
    assert policy.details["ethnicity"] == Choice("keep", "the learning is about race")
    assert policy.details["religion"].do == "remove"
    assert policy.details["religion"].reason


def test_a_choice_without_its_reason_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadCase, match="reason"):
        _policy(tmp_path, '[publication.details]\nethnicity = {do = "keep", reason = ""}\n')


def test_whose_sex_is_hidden_is_read_from_the_case(tmp_path: Path) -> None:
    assert _policy(tmp_path, "neutral = true\n").neutral == ("children",)


@pytest.mark.parametrize("precision", PRECISIONS)
def test_the_case_may_choose_each_precision_of_dates(tmp_path: Path, precision: str) -> None:
    assert _policy(tmp_path, f'dates = "{precision}"\n').dates.precision == precision


def test_a_precision_of_dates_that_nobody_knows_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadCase, match="fortnight"):
        _policy(tmp_path, 'dates = "fortnight"\n')


def test_somebody_who_is_not_in_the_register_cannot_be_chosen(tmp_path: Path) -> None:
    with pytest.raises(BadCase, match="neutral is not understood"):
        _policy(tmp_path, 'neutral = ["nobody-9"]\n')


# ---------------------------------------------------------------- days that cannot be had back

BORN, EVENT = date(2020, 5, 3), date(2026, 3, 9)
WRITTEN = (
    "{0:%-d} {0:%B} {0:%Y}",
    "{0:%d/%m/%Y}",
    "{0:%d}.{0:%m}.{0:%y}",
    "{0:%Y-%m-%d}",
    "{0:%a} {0:%-d} {0:%b} {0:%Y}",
)


def said_of(precision: str, texts: Sequence[str]) -> list[str]:
    """Each text as the public reads it, all of one report."""
    dates = DatePolicy(precision, BORN, EVENT, "the incident", "Child A")
    document = Document("report", "t", tuple(map(paragraph, texts)))
    made = anonymise(document, FAMILY, Policy(dates=dates, details=KEEP)).document
    return [plain(block.content) for block in made.blocks if isinstance(block, Paragraph)]


@pytest.mark.parametrize("precision", PRECISIONS)
def test_one_day_is_one_text_however_it_was_written(precision: str) -> None:
    for day in (date(2023, 3, 4), date(2025, 12, 31), date(2026, 3, 9)):
        said = set(said_of(precision, [f"Seen on {form.format(day)}." for form in WRITTEN]))
        assert len(said) == 1, said


@pytest.mark.parametrize("precision", PRECISIONS)
def test_two_days_of_one_week_seldom_differ_and_never_by_a_number(precision: str) -> None:
    """Subtracting what two dates became gives at best where a month, a season or a band ends."""
    days = [date(2023, 1, 1) + timedelta(n) for n in range(0, 365, 3)]
    said = said_of(precision, [f"Seen on {day:%-d %B %Y}." for day in days])
    assert len(said) == len(days)
    assert sum(one != two for one, two in pairwise(said)) <= 12
    assert not any("day" in words or "week" in words for words in said)
