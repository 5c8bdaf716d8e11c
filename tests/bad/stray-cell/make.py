"""A workbook with one value in its very last cell."""

from tests.office import sheet, xlsx, xrow


def make() -> bytes:
    far = '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>'
    return xlsx(sheet(xrow(1, "Date", "Event"), xrow(2, "01/05/2024", "Seen"), far))
