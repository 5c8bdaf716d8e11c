"""Events of every agency in one order, each under an id that never changes."""

from pipeline.merge.chronology import COLUMNS, Chronology, merge, record
from pipeline.merge.numbering import VARIANT, LedgerRow, number

__all__ = ["COLUMNS", "VARIANT", "Chronology", "LedgerRow", "merge", "number", "record"]
