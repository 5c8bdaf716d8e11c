"""The paperwork of a child safeguarding practice review, from agency returns to published report."""

__version__ = "0.1.0"
