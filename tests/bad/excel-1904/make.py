"""A workbook that counts its days from 1904."""

from tests.office import sheet, xlsx, xrow


def make() -> bytes:
    day = '<c s="1"><v>43923</v></c>'
    return xlsx(sheet(xrow(1, "Date"), xrow(2, day)), about='date1904="1"', formats=("dd/mm/yyyy",))
