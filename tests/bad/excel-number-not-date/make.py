"""A workbook with a number in a date's format for which Excel shows no date."""

from tests.office import sheet, xlsx, xrow


def make() -> bytes:
    number = '<c s="1"><v>-3</v></c>'
    return xlsx(sheet(xrow(1, "Date", "Event"), xrow(2, number, "Seen")), formats=("dd/mm/yyyy",))
