"""A workbook whose name says Word."""

from tests.office import sheet, xlsx, xrow


def make() -> bytes:
    return xlsx(sheet(xrow(1, "Date", "Event"), xrow(2, "01/05/2024", "Home visit")))
