"""A workbook with a hidden column."""

from tests.office import sheet, xlsx, xrow


def make() -> bytes:
    columns = '<cols><col min="2" max="2" hidden="1"/></cols>'
    return xlsx(sheet(xrow(1, "Date", "Event"), xrow(2, "01/05/2024", "Seen"), before=columns))
