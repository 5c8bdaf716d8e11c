"""A PDF whose table has no lines."""

from tests.office import pdf, words


def make() -> bytes:
    lines = [words(50, 700 - 20 * n, f"0{n + 1}/05/2024   Home visit {n}") for n in range(4)]
    return pdf("".join(lines))
