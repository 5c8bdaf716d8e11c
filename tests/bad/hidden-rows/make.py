"""A workbook with a hidden row."""

from tests.office import sheet, xlsx, xrow


def make() -> bytes:
    hidden = xrow(3, "02/05/2024", "Did not attend", about=' hidden="1"')
    return xlsx(sheet(xrow(1, "Date", "Event"), xrow(2, "01/05/2024", "Seen"), hidden))
