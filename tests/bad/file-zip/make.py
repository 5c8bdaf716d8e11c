"""Several files packed into one."""

from tests.office import package


def make() -> bytes:
    return package({"police.txt": "Home visit", "gp.txt": "Telephone call"})
