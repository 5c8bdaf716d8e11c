"""A workbook in which Excel could not work a cell out."""

from tests.office import sheet, xlsx, xrow


def make() -> bytes:
    error = '<c t="e"><v>#REF!</v></c>'
    return xlsx(sheet(xrow(1, "Date", "Event", "Source"), xrow(2, "01/05/2024", "Seen", error)))
