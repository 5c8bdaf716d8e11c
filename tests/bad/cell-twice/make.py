"""A workbook that gives two values of one cell."""

from tests.office import sheet, xlsx, xrow


def make() -> bytes:
    again = '<c r="B2" t="inlineStr"><is><t>Called</t></is></c></row>'
    told = xrow(2, "01/05/2024", "Seen").replace("</row>", again)
    return xlsx(sheet(xrow(1, "Date", "Event"), told))
