"""Column letters as Excel shows them, also for Word tables and CSV."""

from __future__ import annotations

from functools import cache


@cache
def letter(index: int) -> str:
    """0 is A, 25 is Z, 26 is AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


@cache
def index_of(letters: str) -> int:
    """A is 0, AA is 26."""
    number = 0
    for char in letters:
        number = number * 26 + ord(char) - 64
    return number - 1
