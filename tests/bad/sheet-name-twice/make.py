"""A workbook with two sheets of one name."""

from tests.office import sheet, xlsx, xrow


def make() -> bytes:
    pages = (
        sheet(xrow(1, "Date", "Event"), xrow(2, f"0{day}/05/2024", "Seen", 7)) for day in (1, 2)
    )
    return xlsx(*pages, names=("Log", "Log"))
