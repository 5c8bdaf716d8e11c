"""Makes the publication copy's content from the confidential report's, before it has a layout.

``anonymise`` works on whole text under the private register and one policy. It proves nothing:
``verify`` judges the finished files with code that shares nothing with this.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field, replace

from pipeline.anonymise.match import Matcher
from pipeline.anonymise.policy import Policy, from_case, restricted_words
from pipeline.anonymise.residual.hunt import runs
from pipeline.anonymise.rewrite import Passage, Rewriter, Substitution
from pipeline.anonymise.structure import rewritten
from pipeline.document import Document
from pipeline.model import Register


@dataclass(frozen=True, slots=True)
class Anonymised:
    """A publication copy's content and the ledger of every change made to get there.

    The document holds only Spans, allowed Links and Footnotes. ``keys`` are the register keys
    that were found and replaced: the confidential copy must be seen to hold them. ``passages``
    are the original texts with their edits, for the officer's reading copy. ``doubts`` are words
    that may tell a sex the policy hides, each with the run it stands in, for a person to settle;
    ``namesakes`` are words that name somebody else of a registered surname, likewise.
    """

    document: Document
    ledger: tuple[Substitution, ...] = field(repr=False)
    passages: tuple[Passage, ...] = field(default=(), repr=False)
    doubts: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    namesakes: tuple[tuple[str, str], ...] = field(default=(), repr=False)

    @property
    def keys(self) -> frozenset[str]:
        """Register keys of everyone and everything replaced."""
        return frozenset(key for line in self.ledger for key in line.key.split(",") if key)


def anonymise(
    document: Document,
    register: Register,
    policy: Policy,
    ordinary: Collection[str] = frozenset(),
    common: Collection[str] = frozenset(),
    forenames: Collection[str] = frozenset(),
) -> Anonymised:
    """Replace everybody in the register, every date finer than the policy, every marking.

    ``ordinary``: English words in lower case, which are never misspelt names; ``common``: those
    met so often that a name that is one of them ("Hope") is replaced only where it has a capital. ``forenames`` are first names in small
    letters, by which a stranger of a registered surname is known. Mentions and Dateds are resolved; links the policy does not list lose
    their target; anchors are renamed, since a heading's anchor may spell a name. Raises Broken
    for a Mention whose key the register has not.
    """
    texts = [text for text, _ in runs(document)]
    matcher = Matcher(register, ordinary, texts, common)
    rewriter = Rewriter(register, policy, matcher, ordinary, forenames)
    made = rewritten(document, rewriter, policy)
    return Anonymised(
        replace(made, reference=policy.reference, marking=""),
        tuple(rewriter.ledger),
        tuple(rewriter.passages),
        tuple(rewriter.doubts),
        tuple(rewriter.namesakes),
    )


__all__ = ["Anonymised", "Policy", "Substitution", "anonymise", "from_case", "restricted_words"]
