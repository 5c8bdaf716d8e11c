"""What is there is documented: every verb, target, code and exit status."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.cli import cli, main
from pipeline.errors import Exit, Stop
from pipeline.explanations import EXITS, explain
from pipeline.problems import CATALOGUE, SET_ASIDE, Owner, Severity

VERBS = (
    "new",
    "request",
    "check",
    "build",
    "publish",
    "verify",
    "adopt",
    "status",
    "explain",
    "doctor",
)


@pytest.fixture(scope="module")
def readme() -> str:
    return (Path(__file__).resolve().parent.parent / "README.md").read_text("utf-8")


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_help_a_person_can_read_and_a_place_in_the_readme(
    verb: str, readme: str
) -> None:
    answer = CliRunner().invoke(cli, [verb, "--help"])
    assert answer.exit_code == 0
    assert len(answer.output.splitlines()) > 3
    assert f"cspr {verb}" in readme


def test_there_are_no_verbs_but_those_named() -> None:
    assert set(cli.commands) == set(VERBS)


@pytest.mark.parametrize("code", sorted(Exit))
def test_every_exit_code_is_explained_and_in_the_readme(code: Exit, readme: str) -> None:
    assert code in EXITS
    assert explain(str(int(code)))[0].startswith(f"Exit code {int(code)}: ")
    assert re.search(rf"^\| {int(code)} \|", readme, re.MULTILINE)


def test_every_stop_has_an_exit_code_of_its_own() -> None:
    codes = [kind.code for kind in Stop.__subclasses__()]
    assert len(codes) == len(set(codes))
    assert set(codes) <= set(Exit)


@pytest.mark.parametrize("code", sorted(CATALOGUE))
def test_every_problem_says_what_is_expected_what_to_do_and_who_can(code: str) -> None:
    kind = CATALOGUE[code]
    assert kind.code == code
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code)
    assert kind.severity in Severity
    assert kind.owner in Owner
    for words in (kind.title, kind.explanation, kind.expected, kind.remedy):
        assert words.strip() == words
        assert words
    assert kind.remedy.endswith((".", "?"))
    assert kind.title in explain(code)[0]


@pytest.mark.parametrize("reason", sorted(SET_ASIDE))
def test_every_reason_for_setting_words_aside_is_explained(reason: str) -> None:
    assert SET_ASIDE[reason] in explain(reason)[0]


def test_every_make_target_explains_itself_and_stands_in_the_readme(
    root: Path, readme: str
) -> None:
    makefile = (root / "Makefile").read_text("utf-8")
    phony = set(re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)[1].split()) - {"setup"}  # type: ignore[index]
    explained = set(re.findall(r"^([a-z]+):[^\n]*## ", makefile, re.MULTILINE))
    assert phony == explained
    for target in phony - {"pack"}:
        assert f"make {target}" in readme, target


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["status", "--on", "Wrenfield"], "--on takes a day that there is, written such as 2026-"),
        (["adopt", "a.docx", "--review", "b", "--changes", "Wrenfield"], "one of: leave, accept"),
        (["Wrenfield"], "There is no such verb. `cspr --help` lists them."),
        (["publishh"], "There is no such verb. Did you mean publish?"),
        (["status", "--wrenfield"], "There is no such option."),
        (["explain", "Wrenfield"], "There is no such code. `cspr explain` lists them all."),
        (
            ["explain", "attchment-not-read"],
            "There is no such code. Did you mean attachment-not-read?",
        ),
    ],
)
def test_a_word_that_is_not_known_is_not_said_back_for_it_may_be_a_name(
    words: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words) == Exit.USAGE
    said = " ".join(capsys.readouterr().err.split())
    assert told in said
    assert words[-1].lstrip("-") not in said
