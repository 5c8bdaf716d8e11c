"""A workbook with a sheet hidden so that Excel's menus do not show it."""

from tests.office import sheet, xlsx, xrow


def make() -> bytes:
    plain = sheet(xrow(1, "Date", "Event"), xrow(2, "01/05/2024", "Seen"))
    return xlsx(
        plain, sheet(xrow(1, "Date", "Event")), names=("Log", "Old"), states=("", "veryHidden")
    )
