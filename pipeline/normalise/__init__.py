"""From one agency's words to events and reports. Dates become spans that keep their words."""

from pipeline.normalise.conventions import period_of
from pipeline.normalise.returns import Normalised, normalise

__all__ = ["Normalised", "normalise", "period_of"]
