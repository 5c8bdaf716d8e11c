"""A PDF whose page is a picture."""

from tests.office import pdf


def make() -> bytes:
    return pdf("0 0 595 842 re f\n")
