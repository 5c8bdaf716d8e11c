"""``cspr publish --suggest``: what the public text still names, as entries an officer may accept."""

from __future__ import annotations

from pathlib import Path

from pipeline.anonymise.residual import accepted, hunt
from pipeline.anonymise.suggest import suggestions
from pipeline.decided import read_decided
from pipeline.files import write_whole
from pipeline.gather import gather
from pipeline.hunting import hash_key, own_words, words_of
from pipeline.lexicon import names
from pipeline.outcome import Outcome
from pipeline.private_notes import outputs_of
from pipeline.progress import Progress, Silent
from pipeline.public_text import anonymised, publication_policy, written
from pipeline.render.suggestion_book import suggestion_book, suggestion_csv

WORKSHEET = "register-suggestions"


def suggest(folder: Path, progress: Progress | None = None) -> Outcome:
    """Write ``restricted/register-suggestions.xlsx`` and ``.csv``; adds nothing to the register.

    Proposed are strings of the report and the learning summary that the register lacks and nobody
    has accepted or altered.
    """
    review = gather(folder, progress or Silent()).review
    decisions = read_decided(folder)
    policy = publication_policy(review, decisions)
    made_public = anonymised(written(review), review, policy)
    public = {name: made.document for name, made in made_public.items()}
    found = hunt(
        public, words_of(review.profile), own_words(review), hash_key(review.register),
        policy.dates.precision,
    )  # fmt: skip
    stays = accepted(decisions)
    made = suggestions(
        [each for each in found if each.string not in stays],
        [entry.key for entry in review.register.entries],
        names.forenames(),
    )
    laid = [each.row() for each in made]
    restricted = outputs_of(folder) / "restricted"
    head = f"{review.case.reference} {review.profile.marking}".strip()
    write_whole(restricted / f"{WORKSHEET}.xlsx", suggestion_book(laid, head=head))
    write_whole(restricted / f"{WORKSHEET}.csv", suggestion_csv(laid))
    if not made:
        return Outcome(("The register has everybody whom the report names; nothing to suggest.",))
    told = (
        f"{len(made)} register {'entry is' if len(made) == 1 else 'entries are'} suggested in "
        f"outputs/{folder.name}/restricted/{WORKSHEET}.xlsx. Nothing was added: complete those "
        f"that belong in the register, write yes under accept, and save it as "
        f"inputs/{folder.name}/decisions/register-additions.xlsx."
    )
    return Outcome((told,))
