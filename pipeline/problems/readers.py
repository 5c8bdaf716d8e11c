"""Readers that failed: ours to put right (raised by ``read``)."""

from __future__ import annotations

from pipeline.problems.kinds import Kind, Owner, Severity

KINDS: tuple[Kind, ...] = (
    Kind(
        "census-imbalance",
        Severity.BLOCKS,
        Owner.US,
        "The words do not add up",
        "A count of the words in the file's own bytes differs from the words that were read and set aside. Something may be missing, so the file is not used until somebody has looked.",
        "as many words read as received",
        "Compare the return with the agency's file at the place named; ask for a plain Word or Excel copy meanwhile.",
    ),
    Kind(
        "reader-timeout",
        Severity.BLOCKS,
        Owner.US,
        "Reading the file took too long",
        "The file was given up after its time. Other files are not touched by it.",
        "a file that is read in seconds",
        "Ask the agency for a plainer copy (Word or Excel, no pictures), and tell us.",
    ),
    Kind(
        "reader-died",
        Severity.BLOCKS,
        Owner.US,
        "Reading the file broke the reader",
        "The program that read this file ended without an answer. Other files are not touched by it.",
        "a file that can be read",
        "Ask the agency for a fresh or plainer copy, and tell us.",
    ),
    Kind(
        "reader-memory",
        Severity.BLOCKS,
        Owner.US,
        "Reading the file took too much memory",
        "The file was given up at its limit of memory. Other files are not touched by it.",
        "a file of ordinary size",
        "Ask the agency for a plainer copy (no pictures, empty rows removed), and tell us.",
    ),
    Kind(
        "reader-fault",
        Severity.BLOCKS,
        Owner.US,
        "The reader met something it does not know",
        "A fault in the reader, or a file unlike any before. Other files are not touched by it.",
        "a file that can be read",
        "Ask the agency for a plainer copy, and tell us the word that was found.",
    ),
    Kind(
        "reader-rubbish",
        Severity.BLOCKS,
        Owner.US,
        "The reader's answer made no sense",
        "What came back was not a return in the agreed form, so none of it was used.",
        "a file that can be read",
        "Do not open the file; tell IT and us.",
    ),
    Kind(
        "reader-limits-missing",
        Severity.NOTE,
        Owner.US,
        "This computer sets no limits on readers",
        "Files are still read in separate processes with a limit on time, but not on the things named.",
        "a system with such limits",
        "Nothing; take care with files from unknown senders.",
    ),
)
