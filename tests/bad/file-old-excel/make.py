"""An old workbook with a record cut short, over which the library that reads it breaks off."""

from tests.office import biff, record


def make() -> bytes:
    return biff([["Date", "Event"], ["01/05/2024", "Home visit"]], before=record(0x18, b""))
