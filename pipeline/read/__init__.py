"""From an agency's bytes to what it says: rows and paragraphs as typed, each with its place.

Reads, counts and sets aside; decides nothing. ``normalise`` says what a row means.
"""

from pipeline.read.returns import ReadResult, read_file, read_returns

__all__ = ["ReadResult", "read_file", "read_returns"]
