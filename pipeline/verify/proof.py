"""The controls: what the search must find before anything it does not find is believed."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from pipeline.errors import CouldNotVerify
from pipeline.verify import control
from pipeline.verify.findings import listed
from pipeline.verify.kinds import walked
from pipeline.verify.search import Searcher

NOTHING = "Nothing has been published."


def prove_on_controls(searcher: Searcher, kinds: Collection[str]) -> None:
    """Every form of every entry, hidden in a file of each kind made here, must be found.

    Raises CouldNotVerify with the keys of the entries that were missed.
    """
    if not searcher.needles:
        raise CouldNotVerify("The register names nobody who could be looked for.")
    for kind in sorted(kinds):
        # Two people may share a form: it is written once and found for both.
        lines = list(dict.fromkeys(control.written(needle) for needle in searcher.needles))
        look = walked("the control", control.MAKERS[kind](lines), ())
        missed = {id(needle) for needle in searcher.needles}
        for needle, _ in searcher.found(look.texts, missed):
            missed.discard(id(needle))
            if not missed:
                break
        else:
            keys = {needle.key for needle in searcher.needles if id(needle) in missed}
            raise CouldNotVerify(
                f"The search did not find every form in its {kind} control ({listed(keys)}), "
                f"so nothing it says can be believed. {NOTHING}"
            )


def prove_on_restricted(
    searcher: Searcher, restricted: Mapping[str, bytes], shown: frozenset[str]
) -> None:
    """The confidential copies must show their people to the same search.

    Raises CouldNotVerify when a copy shows nobody, or when somebody whom substitution replaced
    (``shown``) is not seen.
    """
    if not restricted:
        raise CouldNotVerify("There is no confidential copy to prove the search on.")
    seen: set[str] = set()
    for name, data in sorted(restricted.items()):
        keys = {key for key, _ in searcher.keys(walked(name, data, ()).texts)}
        if not keys:
            raise CouldNotVerify(f"The search found nobody in {name}, the confidential copy.")
        seen |= keys
    if missed := shown - seen:
        raise CouldNotVerify(
            f"The search did not see {listed(missed)} in the confidential copy, "
            f"where substitution found them. {NOTHING}"
        )
