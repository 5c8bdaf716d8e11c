"""Dates as agencies write them, read to the earliest and latest day they can mean.

A closed list of strict forms, day first, always. No default year, no default century, no
American order, no general parser: what cannot be read keeps its words and is put back to the
agency. Seasons, school terms and parts of a year are conventions a partnership states in its
profile (``[dates]``), never facts.
"""

from pipeline.dates.columns import Orders, orders
from pipeline.dates.forms import DAYS, MONTHS
from pipeline.dates.judging import exact, skipped_hour
from pipeline.dates.period import Conventions, Hint, Period, Reading
from pipeline.dates.reading import read_date, when_with
from pipeline.dates.spans import long
from pipeline.dates.times import Clock, Doubt, read_time

__all__ = [
    "DAYS", "MONTHS", "Clock", "Conventions", "Doubt", "Hint", "Orders", "Period", "Reading", "exact",
    "long", "orders", "read_date", "read_time", "skipped_hour", "when_with",
]  # fmt: skip
