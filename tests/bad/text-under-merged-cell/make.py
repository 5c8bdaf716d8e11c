"""A workbook with words behind a merged cell."""

from tests.office import sheet, xlsx, xrow


def make() -> bytes:
    merged = '<mergeCells><mergeCell ref="A2:A3"/></mergeCells>'
    rows = (
        xrow(1, "Date", "Event"),
        xrow(2, "01/05/2024", "Seen"),
        xrow(3, "02/05/2024", "Called"),
    )
    return xlsx(sheet(*rows, after=merged))
