"""Events of every agency in one order, each under an id that never changes."""

from pipeline.merge.chronology import COLUMNS, Chronology, merge, record
from pipeline.merge.numbering import LedgerRow, number

__all__ = ["COLUMNS", "Chronology", "LedgerRow", "merge", "number", "record"]
