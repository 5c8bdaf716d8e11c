"""A workbook with a formula whose result was never saved."""

from tests.office import sheet, xlsx, xrow


def make() -> bytes:
    formula = '<c s="0"><f>A1</f></c>'
    return xlsx(sheet(xrow(1, "Date", "Event"), xrow(2, formula, "Seen")))
