"""The right half of the street: from the confidential report to a published copy, or a stop.

    assemble -> anonymise -> render -> verify -> held/ -> sign-off -> publication/

Nothing is written where it could be sent before every judge has cleared it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from pipeline import clocks, lexicon, publish, sign_offs
from pipeline.anonymise import Anonymised, labels
from pipeline.anonymise.neutral import chosen, policy_of, telling_labels
from pipeline.anonymise.policy import Policy
from pipeline.assemble.overview_report import prose_faults, unfinished_chapters
from pipeline.assemble.publication_plan import ground
from pipeline.assemble.review import Review
from pipeline.case import Case
from pipeline.decided import read_decided, read_intruder
from pipeline.document import Document
from pipeline.errors import BadCase, Exit, SignOffMissing
from pipeline.gather import gather
from pipeline.hunting import decided_strings, hash_key
from pipeline.outcome import Outcome
from pipeline.profile import Profile
from pipeline.progress import Progress
from pipeline.public_text import anonymised, confidential, publication_policy
from pipeline.register import read_register
from pipeline.render.formats import for_publication
from pipeline.render.html_style import STYLE
from pipeline.render.word import word
from pipeline.searching import control, known_words, own_pictures
from pipeline.verify import Question, verify
from pipeline.verify.kinds import WALKERS
from pipeline.verify.second import READERS

#: A report that is not published is made anonymous all the same: for the repository, and to share.
NOT_PUBLISHED = (
    "case.toml says that this report is not published ([publication] publish = false): nothing "
    "leaves held/."
)


def release(folder: Path, outputs: Path, progress: Progress) -> Outcome:
    """Make anonymised copies, have them judged, hold them, and release what is signed.

    Raises LeakFound (20), CouldNotVerify (21), Undecided (23). A missing signature is an outcome
    with exit 22: the copies stand in ``held/`` and the lines say who must sign.
    """
    review = gather(folder, progress).review
    elsewhere = labels_elsewhere(folder, review.case)
    check_can_publish(review, elsewhere)
    decisions = read_decided(folder)
    policy = publication_policy(review, decisions)
    named = confidential(review)
    progress.stage("making anonymised copies")
    public = anonymised(named, review, policy)
    stay = decided_strings(
        review,
        public,
        decisions,
        outputs,
        policy.dates.precision,
        elsewhere,
    )
    files = {
        name: data
        for stem, made in public.items()
        for name, data in _rendered(stem, made.document, review.profile.folders).items()
    }
    progress.stage("searching every copy for everyone in the register", len(files))
    question = _question(review, policy, public, stay)
    clearances = verify(files, _restricted(review, named, public), question)
    when = datetime.now(UTC).date().isoformat()
    content = publish.hold(outputs, files, clearances, when)
    lines = [f"{len(files)} anonymised copies are cleared and stand in held/."]
    if review.table("publication").get("publish") is False:
        return Outcome((*lines, NOT_PUBLISHED))
    timing = _timing(review.case, review.profile)
    signed = sign_offs.counted(sign_offs.read_sign_offs(folder), content, _authors(review.case))
    try:
        minutes = _search_minutes(review.profile)
        sign_offs.check_can_release(
            signed, timing, folder.name, content, read_intruder(folder), minutes
        )
    except SignOffMissing as waiting:
        return Outcome((*lines, waiting.sentence), Exit.UNSIGNED)
    reference = policy.reference
    if publish.release(outputs, clearances, signed, timing, when, reference):
        lines.append(f"Published: outputs/{folder.name}/publication/.")
    else:
        lines.append("This content is published already; nothing was changed.")
    return Outcome(tuple(lines))


def check_can_publish(review: Review, elsewhere: Collection[str] = ()) -> None:
    """Raises BadCase (10) when labels or the prose are not fit to be published, all at once.

    Also where the case says that nothing is published and gives no ground for it.
    """
    settings = review.case.settings.get("publication", {})
    entries = review.register.entries
    faults = [*labels.label_faults(review.register, labels.chosen(settings), elsewhere)]
    if settings.get("publish") is False and not (ground(review) and settings.get("reason")):
        known = ", ".join(key for key, _ in review.profile.rows("not_published"))
        faults.append(
            f"[publication] publish is false and gives no ground (one of: {known}) with its reason"
        )
    policy = policy_of(settings.get("neutral"), [entry.key for entry in entries]) or ()
    if telling := telling_labels(entries, chosen(entries, policy)):
        faults.append(
            f"the pseudonym of {', '.join(telling)} says the sex that the report hides; "
            "call them Sibling 1, Parent 1 and the like"
        )
    if broken := prose_faults(review):
        chapters = ", ".join(dict.fromkeys(f"chapter {one.file}" for one in broken))
        faults.append(
            f"{len(broken)} references in the report lead nowhere ({chapters}; the front sheet of "
            "the draft lists them)"
        )
    if unfinished := unfinished_chapters(review):
        faults.append(
            f"{', '.join(f'chapter {number}' for number in unfinished)} still speaks of itself as a "
            "draft, or holds words such as TBC that wait for others"
        )
    if faults:
        raise BadCase(f"Nothing can be published yet: {'; '.join(faults)}.")


def labels_elsewhere(folder: Path, case: Case) -> frozenset[str]:
    """Labels by which other reviews' children are told: those the case lists, those in inputs/.

    A register beside this review that cannot be read is passed over: its own build says why.
    """
    listed = case.settings.get("publication", {}).get("labels_elsewhere", ())
    found = {str(label) for label in listed} if isinstance(listed, list | tuple) else set()
    theirs: set[str] = set()
    for other in sorted(folder.resolve().parent.iterdir()):
        if other == folder.resolve() or not other.is_dir():
            continue
        try:
            register = read_register(other)
        except BadCase:
            continue
        theirs |= {entry.pseudonym for entry in register.entries if entry.kind == "person"}
    return frozenset(found - {""}) | labels.distinctive(theirs - {""}, lexicon.ordinary())


def _rendered(stem: str, document: Document, folders: Sequence[Path]) -> dict[str, bytes]:
    """A document in every public format; raises Broken for a format the judges cannot read whole."""
    judged = set(WALKERS) & set(READERS)
    return {
        f"{stem}.{kind}": render(document, folders)
        for kind, render in for_publication(judged).items()
    }


def _restricted(
    review: Review, named: Mapping[str, Document], public: Mapping[str, Anonymised]
) -> dict[str, bytes]:
    """The same documents with everyone in them: the search must see them there.

    A document in which nobody had to be replaced shows nobody and proves nothing; where that is
    so of all of them, a page that names everyone is searched instead.
    """
    naming = {
        f"{stem} (confidential).docx": word(document, review.profile.folders)
        for stem, document in named.items()
        if public[stem].keys
    }
    return naming or {"the control": control(review.register)}


def _question(
    review: Review, policy: Policy, public: Mapping[str, Anonymised], stay: frozenset[str]
) -> Question:
    return Question(
        register=review.register,
        shown=frozenset[str]().union(*(made.keys for made in public.values())),
        links=policy.links,
        marks=policy.restricted,
        accepted=stay,
        ordinary=known_words(),
        common=lexicon.common(),
        secret=hash_key(review.register),
        pictures=own_pictures(review.profile.folders),
        styles=(STYLE,),
    )


def _authors(case: Case) -> tuple[str, ...]:
    """Whoever wrote the report: they cannot sign for it."""
    named = case.settings.get("publication", {}).get("authors", ())
    written = [str(name) for name in named] if isinstance(named, list | tuple) else []
    return (*written, *(m.name for m in case.members if m.part == "lead reviewer"))


def _search_minutes(profile: Profile) -> int:
    """How long the motivated intruder's search must take."""
    found = profile.tables.get("intruder", {}).get("minutes", {})
    return int(found["value"]) if isinstance(found, Mapping) and "value" in found else 0


def _timing(case: Case, profile: Profile) -> sign_offs.Timing:
    sent = case.dates.get("report_sent")  # the full report; the rapid review went long before
    out: date | None = case.dates.get("publication")
    return sign_offs.Timing(
        publication=out,
        sent=sent,
        earliest=clocks.earliest_publication(sent, profile) if sent else None,
        available_until=_available_until(case, profile),
    )


def _available_until(case: Case, profile: Profile) -> date | None:
    return next(
        (
            step.chosen.due
            for step in clocks.deadlines(case, profile)
            if step.key == "available_until"
        ),
        None,
    )
