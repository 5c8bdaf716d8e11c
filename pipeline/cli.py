"""The command line: words in, words out, an exit code. The only module that prints.

Everything heavy is imported by the verb that needs it, so that ``cspr --help`` answers at once.
Nothing printed here names a person or an agency's file: counts, agency keys, codes, remedies.
"""

from __future__ import annotations

import gc
import os
import sys
import textwrap
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pipeline import __version__
from pipeline.errors import Exit, Stop

if TYPE_CHECKING:
    from datetime import datetime

    from pipeline.outcome import Outcome
    from pipeline.progress import Progress

#: A review is tens of thousands of plain records that live to the end and point at nothing in a
#: circle. Python's own settings walk them all again and again: a fifth of the time of a build.
COLLECT = (50_000, 20, 20)

REVIEWS_HELP = "Names no review: works on every review in inputs/."


# ---------------------------------------------------------------- which reviews


def _names(_context: click.Context, _parameter: click.Parameter, typed: str) -> list[str]:
    """Complete a review's name in the shell, with its folder or without."""
    found = sorted(path.parent for path in Path("inputs").glob("*/case.toml"))
    names = [folder.as_posix() if "/" in typed else folder.name for folder in found]
    return [name for name in names if name.startswith(typed)]


def _reviews(names: Sequence[str]) -> list[Path]:
    """The folders of the reviews named, or of every review in ``inputs/``."""
    if names:
        return [_review(name) for name in names]
    found = sorted(path.parent for path in Path("inputs").glob("*/case.toml"))
    if not found:
        raise Stop("There is no review in inputs/ yet. Start one: cspr new NAME")
    return found


def _review(name: str) -> Path:
    for folder in (Path(name), Path("inputs") / name):
        if (folder / "case.toml").is_file():
            return folder
    if any(folder.is_dir() for folder in (Path(name), Path("inputs") / name)):
        raise Stop("That folder has no case.toml. Start a review with: cspr new NAME")
    raise Stop("There is no review of that name in inputs/. `ls inputs` shows the names.")


# ---------------------------------------------------------------- telling people how it goes


class _Lines:
    """Progress where there is no terminal: one line a stage."""

    def stage(self, name: str, total: int = 0) -> None:
        click.echo(f"  {name}{f' ({total})' if total else ''}", err=True)

    def step(self) -> None:
        """Nothing: a log is not a terminal."""


class _Bar:
    """Progress on a terminal: a bar that appears for work longer than a second."""

    def __init__(self, progress: Any) -> None:
        self.progress = progress
        self.task: Any = None

    def stage(self, name: str, total: int = 0) -> None:
        if self.task is not None:
            self.progress.remove_task(self.task)
        self.task = self.progress.add_task(name, total=total or None)

    def step(self) -> None:
        self.progress.advance(self.task)


@contextmanager
def _progress(*, quiet: bool) -> Iterator[Progress | None]:
    if quiet:
        yield None
    elif not sys.stderr.isatty():
        yield _Lines()
    else:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

        columns = (TextColumn("  {task.description}"), BarColumn(), MofNCompleteColumn())
        with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
            yield _Bar(bar)


def _each(
    names: Sequence[str], work: Callable[[Path, Progress | None], Outcome], *, quiet: bool
) -> int:
    """Do the work for each review; one that stops never keeps the others from their turn."""
    worst = Exit.DONE
    for folder in _reviews(names):
        click.secho(folder.name, bold=True)
        try:
            with _progress(quiet=quiet) as progress:
                outcome = work(folder, progress)
        except Stop as stop:
            _explain_stop(stop, folder)
            worst = _worse(worst, stop.code)
            continue
        for line in outcome.lines:
            click.echo(_wrapped(line))
        worst = _worse(worst, outcome.code)
    return int(worst)


def _worse(one: Exit, other: Exit) -> Exit:
    """The exit code that must not be hidden by the other.

    A leak before everything; signatures missing last, because ``make publish`` forgives them. Of
    two others the one met first.
    """
    rank = {Exit.DONE: 0, Exit.UNSIGNED: 1, Exit.LEAK: 3}
    return max(one, other, key=lambda code: rank.get(code, 2))


def _wrapped(text: str) -> str:
    """Each line of the text folded by itself, so that a list of faults stays a list."""
    return "\n".join(
        textwrap.fill(line, 98, initial_indent="  ", subsequent_indent="    ")
        for line in text.splitlines()
    )


def _explain_stop(stop: Stop, folder: Path | None = None) -> None:
    click.secho(_wrapped(stop.sentence), err=True)
    if stop.private and folder is not None:
        from pipeline import private_notes

        place = private_notes.keep(folder, "stopped.txt", stop.private)
        click.echo(_wrapped(f"More, for people with the right to know: {place}"), err=True)


# ---------------------------------------------------------------- the verbs


class _File(click.Path):
    """A file somebody names. One that is not there is never named back: its name may be a child's."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The path, or a sentence about it without its name."""
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            raise click.UsageError(
                "There is no such file, or it cannot be read. Put a name with spaces in quotation "
                "marks."
            ) from None


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="cspr")
def cli() -> None:
    """The paperwork of a child safeguarding practice review.

    Put each agency's return, exactly as it came, in inputs/REVIEW/returns/AGENCY/ and run
    `make` (or `cspr build`): the chronology, the combined summary, the draft overview report
    and the meeting pack are in outputs/REVIEW/restricted/. `cspr publish` makes the anonymised
    copies and proves that they identify nobody.

    Completion in your shell: eval "$(_CSPR_COMPLETE=bash_source cspr)" (or zsh_source,
    fish_source).
    """


_reviews_argument = click.argument(
    "reviews", nargs=-1, metavar="[REVIEW]...", shell_complete=_names
)
_quiet = click.option("-q", "--quiet", is_flag=True, help="No progress, only the result.")


@cli.command()
@click.argument("name", required=False)
@click.option("--partnership", default="llr", show_default=True, help="A folder under templates/.")
@click.option("--profile", metavar="KEY", help="Start a partnership's own profile instead.")
def new(name: str | None, partnership: str, profile: str | None) -> int:
    """Start a review: case.toml, an empty register, folders for returns and decisions.

    With --profile KEY, start a partnership's own profile: templates/KEY/profile.toml, to fill in.
    """
    from pipeline import run

    if (name is None) == (profile is None):
        raise click.UsageError("Give the name of a review, or --profile KEY for a partnership.")
    made = run.new_profile(profile) if profile else run.new(Path("inputs") / str(name), partnership)
    for line in made.lines:
        click.echo(line)
    return Exit.DONE


@cli.command()
@_reviews_argument
@_quiet
def check(reviews: tuple[str, ...], quiet: bool) -> int:
    """Read every return and say what is missing, unclear or wrong. Builds nothing.

    Exits 11 when something blocks.
    """
    from pipeline import run

    return _each(reviews, run.check, quiet=quiet)


@cli.command()
@_reviews_argument
@click.option("--strict", is_flag=True, help="Stop (exit 11) when a problem blocks.")
@click.option(
    "--view",
    metavar="NAME",
    help="Only this extract of the chronology, in every format: a view of case.toml "
    "([views.NAME]), or an agency's key for that agency's own chronology.",
)
@_quiet
def build(reviews: tuple[str, ...], strict: bool, view: str | None, quiet: bool) -> int:
    """Build the meeting pack and everything in it from what has arrived.

    What cannot be read is named on the pack's cover and in problems.md, and never stops the
    pack. With nothing changed since the last build, does nothing and says so.
    """
    from pipeline import run

    def work(folder: Path, progress: Progress | None) -> Outcome:
        if view is not None:
            return run.build_view(folder, view, progress)
        return run.build(folder, progress, strict=strict)

    return _each(reviews, work, quiet=quiet)


@cli.command()
@_reviews_argument
@click.option(
    "--suggest",
    is_flag=True,
    help="Publish nothing: write a worksheet of the names in the report that the register lacks.",
)
@_quiet
def publish(reviews: tuple[str, ...], suggest: bool, quiet: bool) -> int:
    """Make anonymised copies, prove that they identify nobody, and release what is signed.

    Cleared copies stand in held/ until two people, neither of them the author, have signed for
    their content; then they move to publication/. Exits 22 when only signatures are missing.
    """
    from pipeline import run

    if suggest:
        from pipeline import suggesting

        return _each(reviews, suggesting.suggest, quiet=quiet)

    return _each(reviews, run.publish, quiet=quiet)


@cli.command()
@click.argument(
    "files", nargs=-1, required=True, type=_File(exists=True, dir_okay=False, path_type=Path)
)
@click.option(
    "--review", required=True, shell_complete=_names, help="Whose register to search for."
)
def verify(files: tuple[Path, ...], review: str) -> int:
    """Search any Word, PDF or HTML file for everyone in a review's register.

    For copies that somebody edited in Word or made by hand. Exits 20 when somebody can be
    identified, 21 when a file cannot be searched whole.
    """
    from pipeline import run

    for line in run.verify(files, _review(review)).lines:
        click.echo(_wrapped(line))
    return Exit.DONE


@cli.command()
@click.argument("code", required=False)
def explain(code: str | None) -> int:
    """Explain a problem's code or an exit code; with nothing, list them all."""
    from pipeline import explanations

    if code is None:
        click.echo("\n".join(explanations.listing()))
        return Exit.DONE
    click.echo("\n".join(_wrapped(line) if line else "" for line in explanations.explain(code)))
    return Exit.DONE


@cli.command()
def doctor() -> int:
    """Check this machine: Python, packages, fonts, templates, folders, limits."""
    from pipeline import doctor as surgery

    examined = surgery.examine()
    for line in examined:
        click.echo(f"  {'well' if line.well else 'ILL '}  {line.what}")
        if line.remedy:
            click.echo(
                textwrap.fill(line.remedy, 90, initial_indent=" " * 8, subsequent_indent=" " * 8)
            )
    return Exit.DONE if all(line.well or not line.needed for line in examined) else Exit.TOOL


@cli.command()
@_reviews_argument
@_quiet
def request(reviews: tuple[str, ...], quiet: bool) -> int:
    """Write each agency its information request: letter, reply template, guidance, e-mail.

    One folder an agency, ready to send, in outputs/REVIEW/restricted/requests/.
    """
    from pipeline import run

    return _each(reviews, run.request, quiet=quiet)


@cli.command()
@_reviews_argument
@click.option(
    "--on",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DAY",
    help="As it will be on this day, such as 2026-01-06. Without it: today.",
)
@_quiet
def status(reviews: tuple[str, ...], on: datetime | None, quiet: bool) -> int:
    """Show what has come back, what is late, and one line for whatever needs someone today.

    The same as a page and a workbook, with reminders drafted, in
    outputs/REVIEW/restricted/status/.
    """
    from pipeline import run

    day = on.date() if on else None
    return _each(reviews, lambda folder, told: run.status(folder, told, day), quiet=quiet)


@cli.command()
@click.argument("file", type=_File(exists=True, dir_okay=False, path_type=Path))
@click.option("--review", required=True, shell_complete=_names, help="The review it belongs to.")
@click.option(
    "--changes",
    type=click.Choice(["leave", "accept", "refuse"]),
    default="leave",
    show_default=True,
    help="What becomes of tracked changes that nobody has decided.",
)
def adopt(file: Path, review: str, changes: str) -> int:
    """Bring a document completed or edited in Word back into the review.

    The combined summary completed at the meeting: its answers go to decisions/, so that nothing
    is typed twice. The overview report as readers edited it: its text goes back to report/, its
    comments to decisions/comments.xlsx, and what changed is shown in a Word file.
    """
    from pipeline import run

    for line in run.adopt(file, _review(review), changes).lines:
        click.echo(_wrapped(line))
    return Exit.DONE


# ---------------------------------------------------------------- the edge


def _bug() -> int:
    """One line on the terminal; the traceback, which may quote an agency, in a private file."""
    import traceback

    from pipeline import private_notes

    place = private_notes.keep(None, "bug-report.txt", traceback.format_exc())
    click.echo(
        f"Something went wrong that is not your fault. What happened is in {place}, which may "
        "quote what agencies wrote: give it only to someone with the right to know.",
        err=True,
    )
    return Exit.BUG


def _explain_usage(wrong: click.ClickException) -> None:
    """What was not understood, without the word that was typed: it may be a name, or a file's."""
    if isinstance(wrong, click.UsageError) and (told := _unsaid(wrong)):
        wrong = click.UsageError(told, wrong.ctx)
    wrong.show()


def _unsaid(wrong: click.UsageError) -> str:
    """The sentence for a word that click would say back; "" where it says none back."""
    near = getattr(wrong, "possibilities", None) or ()  # of NoSuchOption, and of newer clicks
    hint = f" Did you mean {near[0]}?" if near else ""
    if "unexpected extra argument" in wrong.message:
        return (
            "There are more words than this verb takes. Put a file's name with spaces in quotation "
            "marks."
        )
    if wrong.message.startswith("No such command"):
        return f"There is no such verb.{hint} `cspr --help` lists them."
    if isinstance(wrong, click.NoSuchOption):
        return f"There is no such option.{hint}"
    if isinstance(wrong, click.BadParameter) and not isinstance(wrong, click.MissingParameter):
        return f"{_named(wrong.param)} takes {_taken(wrong.param)}."
    return ""


def _named(option: click.Parameter | None) -> str:
    return option.opts[0] if option else "The option"


def _taken(option: click.Parameter | None) -> str:
    """What an option takes, in words."""
    kind = option.type if option else None
    if isinstance(kind, click.Choice):
        return f"one of: {', '.join(str(choice) for choice in kind.choices)}"
    if isinstance(kind, click.DateTime):
        return "a day that there is, written such as 2026-01-06"
    return "another kind of word"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run ``cspr`` with the words typed, and give the exit code of DESIGN section 6."""
    os.umask(0o077)
    gc.set_threshold(*COLLECT)
    try:
        code = cli.main(
            args=None if arguments is None else list(arguments),
            prog_name="cspr",
            standalone_mode=False,
        )
    except (click.exceptions.Abort, KeyboardInterrupt):
        click.echo("Interrupted. What stood before stands untouched.", err=True)
        return Exit.INTERRUPTED
    except click.ClickException as wrong:
        _explain_usage(wrong)
        return Exit.USAGE
    except Stop as stop:
        _explain_stop(stop)
        return int(stop.code)
    except Exception:  # noqa: BLE001  the edge: a bug becomes exit 70 and a private file
        return _bug()
    return int(code or 0)
