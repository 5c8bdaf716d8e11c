"""Every problem an agency's words can raise: one catalogue, one shape, one voice.

A Problem never stops anything by itself and never hides another. What was found and file names
stand only in restricted files; the terminal gets ``Problem.public()``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from pipeline.model import Locator


class Severity(StrEnum):
    """How much a problem matters.

    ``blocks`` keeps words out of the chronology until put right; ``asks`` needs an answer;
    ``note`` needs nothing.
    """

    BLOCKS = "blocks"
    ASKS = "asks"
    NOTE = "note"


class Owner(StrEnum):
    """Who can put it right."""

    AGENCY = "agency"
    OFFICER = "officer"
    US = "the people who look after this program"


@dataclass(frozen=True, slots=True)
class Kind:
    """One entry of the catalogue, shown by ``cspr explain CODE``."""

    code: str
    severity: Severity
    owner: Owner
    title: str
    explanation: str
    expected: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem at one place. ``found`` is at most 80 characters of what stands there."""

    code: str
    locator: Locator
    found: str = field(default="", repr=False)
    expected: str = ""
    remedy: str = ""
    severity: Severity | None = None

    def __post_init__(self) -> None:
        if self.code not in CATALOGUE:
            raise KeyError(f"no problem code {self.code!r} in the catalogue")
        kind = CATALOGUE[self.code]
        if len(self.found) > 80:
            object.__setattr__(self, "found", self.found[:79] + "…")
        for name in ("expected", "remedy", "severity"):
            if not getattr(self, name):
                object.__setattr__(self, name, getattr(kind, name))

    @property
    def kind(self) -> Kind:
        """The catalogue's entry."""
        return CATALOGUE[self.code]

    def public(self, number: int | None = None) -> str:
        """A line that names nobody: agency, file number, row, code and remedy."""
        where = [self.locator.agency or "review"]
        if number is not None:
            where.append(f"file {number}")
        if self.locator.row is not None:
            where.append(f"row {self.locator.row}")
        return f"{', '.join(where)}: {self.code}. {self.kind.remedy}"


#: Why words received may stand outside the chronology and the reports.
SET_ASIDE: dict[str, str] = {
    "title": "title block above the table",
    "heading": "heading row",
    "repeated-heading": "heading row repeated on a later page",
    "period": "year or month row inside the table",
    "contributor-note": "contributor's note row, not an event",
    "key-sheet": "key or guidance sheet, not events",
    "empty-row": "row with nothing in it but a number",
    "deleted": "deleted by the agency with tracked changes",
    "page-furniture": "page header or footer",
    "field-code": "field instruction behind a shown result",
    "fallback": "second copy of the same drawing for old programs",
    "metadata": "description of the file, not its text",
    "template": "instructions of a blank template",
    "duplicate-file": "the same file received twice",
    "superseded": "an earlier version of a return that a later one replaces",
    "unreadable": "could not be read; see the problems",
    "number-format": "a number or date shown in the agency's format",
    "comment": "a reviewer's comment in the margin",
    "text-outside": "text around the tables of a chronology",
    "remark": "remark inside the table, not an event",
    "total": "count or total row",
    "other-table": "table that is no chronology",
}


def _kinds(*kinds: Kind) -> dict[str, Kind]:
    found = {kind.code: kind for kind in kinds}
    if len(found) != len(kinds):
        raise ValueError("a problem code is used twice")
    return found


CATALOGUE: dict[str, Kind] = _kinds(
    # -- the file itself (raised by read) ------------------------------------------------------
    Kind(
        "file-empty",
        Severity.BLOCKS,
        Owner.AGENCY,
        "The file is empty",
        "The file holds no bytes. It may not have finished uploading.",
        "a file with the agency's return in it",
        "Ask the agency to send the file again.",
    ),
    # -- the table (raised by normalise) -------------------------------------------------------
    Kind(
        "table-no-headings",
        Severity.BLOCKS,
        Owner.AGENCY,
        "The table has no headings we know",
        "No row of the table holds headings such as Date and Event. Rows with a date are shown "
        "with their words in order; nothing was taken to be a source, an outcome or an analysis.",
        "a heading row: Date, Time, Source, Event, Outcome, Analysis",
        "Put a heading over each column, or use the template that was sent with the letter.",
    ),
    Kind(
        "heading-no-date",
        Severity.BLOCKS,
        Owner.AGENCY,
        "No column is headed as a date",
        "The table has no column whose heading means a date, so no event of it has one.",
        "a column headed Date",
        "Head the column of dates with Date. An officer can name it in case.toml, [columns].",
    ),
    Kind(
        "heading-no-event",
        Severity.BLOCKS,
        Owner.AGENCY,
        "No column is headed as the event",
        "The table has dates, but no column whose heading means what happened. The words of the "
        "columns we do not know are shown together, each under its own heading.",
        "a column headed Event",
        "Head the column that says what happened with Event. An officer can name it in "
        "case.toml, [columns].",
    ),
    Kind(
        "heading-near",
        Severity.ASKS,
        Owner.AGENCY,
        "A heading is nearly one we know",
        "The heading is not one we know but nearly so. Nothing is assumed: the column is kept "
        "under its own heading.",
        "a heading we know",
        "Correct the heading, or say what the column holds.",
    ),
    Kind(
        "heading-unknown",
        Severity.NOTE,
        Owner.OFFICER,
        "A column of the agency's own",
        "The heading is not one we know. The column travels with its events under its own heading.",
        "nothing; this is for information",
        "Nothing needs doing. If it is one of our columns, name it in case.toml, [columns].",
    ),
    Kind(
        "heading-duplicate",
        Severity.BLOCKS,
        Owner.AGENCY,
        "Two columns have the same heading",
        "Two columns that both hold words have one heading. The first was taken; the second is "
        "kept beside it under its own heading.",
        "a different heading over each column",
        "Say which of the two columns is meant, or give them different headings.",
    ),
    Kind(
        "table-continues",
        Severity.NOTE,
        Owner.OFFICER,
        "A table without headings continues the one before",
        "The table has no headings of its own and as many columns as the table before it, with "
        "dates where that one has them. It was read under the same headings.",
        "the same columns as the table before",
        "Look at one row of the table in the agency's file.",
    ),
    Kind(
        "table-not-chronology",
        Severity.ASKS,
        Owner.OFFICER,
        "A table that is no chronology",
        "The table has neither dates nor headings of a chronology. Its words are set aside.",
        "a table of events, or a report",
        "Look at the table; if it holds events, ask the agency for dates and headings.",
    ),
    Kind(
        "sheet-set-aside",
        Severity.NOTE,
        Owner.OFFICER,
        "A key or guidance sheet was set aside",
        "The sheet explains or lists things and holds no events. Its words are in the list of "
        "what was set aside.",
        "nothing; this is for information",
        "Nothing needs doing unless the sheet holds events after all.",
    ),
    Kind(
        "row-not-an-event",
        Severity.ASKS,
        Owner.AGENCY,
        "A row inside the table is no event",
        "The row has words in one cell and no date, and is no year, month or heading. Its words "
        "are set aside and listed.",
        "a date and an event in every row",
        "If it is an event, give its date; if it is a remark, say to which event it belongs.",
    ),
    Kind(
        "event-missing",
        Severity.ASKS,
        Owner.AGENCY,
        "A row has a date and no event",
        "The row has a date but no words in the column that says what happened.",
        "what happened on this day",
        "Say what happened, or remove the row.",
    ),
    Kind(
        "cell-excel-error",
        Severity.ASKS,
        Owner.AGENCY,
        "An Excel error stands in a cell",
        "Excel shows an error where the agency meant a value. It is shown as it stands.",
        "the value the cell should hold",
        "Correct the cell in Excel and send the file again.",
    ),
    Kind(
        "cell-mojibake",
        Severity.ASKS,
        Owner.AGENCY,
        "Letters look damaged",
        "Some letters look like another alphabet's bytes, as happens when a file is saved in the "
        "wrong encoding. Nothing was changed.",
        "the words as they were first typed",
        "Confirm the words, or save the file as CSV UTF-8 or as a workbook and send it again.",
    ),
    Kind(
        "number-nhs",
        Severity.ASKS,
        Owner.AGENCY,
        "An NHS number fails its check digit",
        "The last figure of an NHS number is worked out from the others, and here it does not "
        "agree, or the number was stored as a figure and lost its form.",
        "a ten-figure NHS number",
        "Compare the number with the GP record.",
    ),
    # -- dates and times (raised by normalise) -------------------------------------------------
    Kind(
        "date-missing",
        Severity.ASKS,
        Owner.AGENCY,
        "The event has no date",
        "No date stands in the row, and no dated row above that it could belong to. The event is shown at the end of the chronology.",
        "a date, as exact as the record allows",
        "Give the date, or the month or year if no more is known.",
    ),
    Kind(
        "date-not-given",
        Severity.ASKS,
        Owner.AGENCY,
        "The agency says the date is not known",
        "The agency wrote that the date is not known. The event is shown at the end of the chronology.",
        "a date, a month, a year or a period",
        "Give the nearest period the record supports, such as summer 2022 or before May 2021.",
    ),
    Kind(
        "date-unreadable",
        Severity.ASKS,
        Owner.AGENCY,
        "The date cannot be read",
        "The words are in none of the forms in which a date is written. Nothing was guessed: the event is shown at the end of the chronology with its words.",
        "a date such as 3 May 2024, a month such as May 2024, or a year",
        "Write the day, month and four-figure year.",
    ),
    Kind(
        "date-impossible",
        Severity.ASKS,
        Owner.AGENCY,
        "There is no such day",
        "The figures name a day that does not exist. The event is shown at the end of the chronology.",
        "a day that exists",
        "Check the date against the record.",
    ),
    Kind(
        "date-us-order",
        Severity.ASKS,
        Owner.AGENCY,
        "Not a UK date",
        "The second figure is no month. The agency or its system may have written the month first. Nothing was turned round.",
        "day, month, year",
        "Write the day first. Check every date of the column: others may be turned round unseen.",
    ),
    Kind(
        "date-mixed-order",
        Severity.ASKS,
        Owner.AGENCY,
        "Dates in this column stand in two orders",
        "Some dates of the column can only be day first and some only month first, so those that could be either are in doubt.",
        "day, month, year in every row",
        "Check every date of the column against the record.",
    ),
    Kind(
        "date-swapped",
        Severity.ASKS,
        Owner.AGENCY,
        "Excel may have turned dates round",
        "In this column every real Excel date has a day from 1 to 12 and every date kept as text a day after the 12th. That happens when a file of day-first dates is opened by a program set to month first.",
        "dates as in the record",
        "Check every date of the column against the record.",
    ),
    Kind(
        "date-no-year",
        Severity.ASKS,
        Owner.AGENCY,
        "The date has no year",
        "The day or month is there but no year, and nothing in the file settles it.",
        "a year in four figures",
        "Give the year.",
    ),
    Kind(
        "date-two-ways",
        Severity.ASKS,
        Owner.AGENCY,
        "The date can be read in two ways",
        "The words have two meanings and nothing settles which.",
        "a date with one meaning",
        "Write the day, the month in letters and a four-figure year.",
    ),
    Kind(
        "date-century-open",
        Severity.ASKS,
        Owner.AGENCY,
        "The century is open",
        "The year has two figures, and neither the review's period nor the child's life settles the century.",
        "the year in four figures",
        "Write the year in four figures.",
    ),
    Kind(
        "date-weekday-disagrees",
        Severity.ASKS,
        Owner.AGENCY,
        "The weekday and the date disagree",
        "The day of the week written is not the one the date fell on. The date is shown as written.",
        "a weekday and a date that agree",
        "Check which of the two is right.",
    ),
    Kind(
        "date-future",
        Severity.ASKS,
        Owner.AGENCY,
        "The date lies in the future",
        "The date is later than the day the papers were prepared.",
        "a day before the papers were prepared",
        "Check the year. If the event is planned, say so in its words.",
    ),
    Kind(
        "date-before-birth",
        Severity.ASKS,
        Owner.AGENCY,
        "The date is before the child was born",
        "The date is before the birth of the child and before the period under review.",
        "a date in the child's life or the period under review",
        "Check the year. If it belongs to the family's history, confirm it.",
    ),
    Kind(
        "date-range-reversed",
        Severity.ASKS,
        Owner.AGENCY,
        "The period ends before it begins",
        "The second date is before the first.",
        "the earlier date first",
        "Check both dates.",
    ),
    Kind(
        "date-excel-number",
        Severity.ASKS,
        Owner.AGENCY,
        "A number stands where a date should",
        "Excel keeps dates as numbers, and here the number shows. Nothing was taken for granted.",
        "a date",
        "Format the cell as a date, check it, and send the file again.",
    ),
    Kind(
        "date-winter",
        Severity.ASKS,
        Owner.AGENCY,
        "The winter of which years?",
        "A winter lies in two years. It was taken to begin in December of the year written.",
        "both years, such as winter 2022/23",
        "Confirm the two years.",
    ),
    Kind(
        "date-open-ended",
        Severity.NOTE,
        Owner.AGENCY,
        "The period has no end",
        "The agency gives a beginning and says it went on. The beginning was read.",
        "nothing; this is for information",
        "Give the end if it is known.",
    ),
    Kind(
        "date-from-above",
        Severity.ASKS,
        Owner.AGENCY,
        "The row has no date of its own",
        "The row stands under a dated row and has no date. It is shown with that row's date, marked as such.",
        "a date in every row",
        "Confirm that the event was on the same day as the row above.",
    ),
    Kind(
        "date-year-from-above",
        Severity.ASKS,
        Owner.AGENCY,
        "The year was taken from the row or heading above",
        "The date has no year; a year or month row, or the heading of the table, gives one. It is marked as such.",
        "a year in every date",
        "Confirm the year.",
    ),
    Kind(
        "date-two-disagree",
        Severity.ASKS,
        Owner.AGENCY,
        "Two dates or times in the row disagree",
        "The date and time columns give different times.",
        "one time",
        "Say which is right.",
    ),
    Kind(
        "time-unreadable",
        Severity.ASKS,
        Owner.AGENCY,
        "The time cannot be read",
        "The words are in none of the forms in which a time is written. They are kept; the event is shown by its date.",
        "a time such as 14:30",
        "Write the time on the 24-hour clock.",
    ),
    Kind(
        "time-impossible",
        Severity.ASKS,
        Owner.AGENCY,
        "There is no such time",
        "The figures name a time no clock shows.",
        "a time from 00:00 to 24:00",
        "Check the time against the record.",
    ),
    Kind(
        "time-am-or-pm",
        Severity.ASKS,
        Owner.AGENCY,
        "Morning or afternoon?",
        "The time was read on the 24-hour clock as written, but may mean the afternoon.",
        "a time on the 24-hour clock",
        "Write 02:30 or 14:30.",
    ),
    Kind(
        "time-clock-change",
        Severity.NOTE,
        Owner.AGENCY,
        "That hour did not exist",
        "The clocks went forward in that hour. The time is shown as written.",
        "a time before 01:00 or from 02:00",
        "Check the time against the record.",
    ),
    # -- reports (raised by normalise) ---------------------------------------------------------
    Kind(
        "report-section-missing",
        Severity.ASKS,
        Owner.AGENCY,
        "A section that was asked for is missing",
        "The report has no section under a heading we know for this part of what was asked.",
        "a section under its own heading",
        "Add the section, or say under which heading it stands.",
    ),
    Kind(
        "report-field-missing",
        Severity.ASKS,
        Owner.AGENCY,
        "The report does not say this",
        "The report does not give something every report is asked for.",
        "the answer, near the beginning of the report",
        "Add it to the report.",
    ),
    Kind(
        "report-heading-near",
        Severity.ASKS,
        Owner.AGENCY,
        "A heading is nearly one we know",
        "The heading is not one we know but nearly so. The section is kept under its own heading.",
        "a heading we know",
        "Say which section it is.",
    ),
    Kind(
        "report-key-line-missing",
        Severity.ASKS,
        Owner.AGENCY,
        "A key line of enquiry is not answered",
        "No section of the analysis names this key line.",
        "an analysis under each key line of enquiry",
        "Add the analysis, or say where it stands.",
    ),
    Kind(
        "report-analysis-not-asked",
        Severity.NOTE,
        Owner.OFFICER,
        "A factual summary gives analysis",
        "A factual summary is asked for facts only (LLR 8.6.1). What was given is kept.",
        "facts only",
        "Nothing needs doing.",
    ),
    # -- the return as a whole (raised by validate and normalise) ------------------------------
    Kind(
        "return-other-agency",
        Severity.ASKS,
        Owner.OFFICER,
        "The file names another agency",
        "The file names another agency that was asked, and not the one in whose folder it lies.",
        "a return of the agency whose folder it lies in",
        "Check that the file lies in the right folder.",
    ),
    Kind(
        "return-kind-unclear",
        Severity.ASKS,
        Owner.OFFICER,
        "It is not clear what the file is",
        "The file has no table of events and no heading of a report. Its words are kept as a report without sections.",
        "a chronology, a report or a nil return",
        "Say what the file is, or use the template that was sent.",
    ),
    Kind(
        "return-no-events",
        Severity.ASKS,
        Owner.AGENCY,
        "The chronology holds no events",
        "Headings were found, and no row beneath them.",
        "at least one event, or the words nil return",
        "Send the events, or confirm that there are none.",
    ),
    Kind(
        "return-not-asked",
        Severity.NOTE,
        Owner.OFFICER,
        "This was not asked for",
        "The agency sent something that case.toml does not ask it for. It is used all the same.",
        "what the letter asked for",
        "Nothing needs doing, or add it to what the agency was asked.",
    ),
    Kind(
        "return-same-file",
        Severity.NOTE,
        Owner.OFFICER,
        "The same file came twice",
        "Two files of the agency hold the same bytes. They count once.",
        "each file once",
        "Nothing needs doing.",
    ),
    Kind(
        "return-same-rows",
        Severity.ASKS,
        Owner.OFFICER,
        "Two files hold the same events",
        "Most events of one file stand in another file too. All are shown until it is decided which file stands.",
        "each event once",
        "Record in decisions/versions.toml which file stands.",
    ),
    Kind(
        "return-new-version",
        Severity.ASKS,
        Owner.OFFICER,
        "A later version of a return",
        "The agency sent a return again with changes. Both versions are shown until it is decided which stands, so that nothing is removed in silence.",
        "a decision which version stands",
        "Record in decisions/versions.toml which file stands, with who decided and when.",
    ),
    Kind(
        "return-decision-unknown",
        Severity.ASKS,
        Owner.OFFICER,
        "A decision names a file that is not there",
        "decisions/versions.toml names a file, by its hash, that is not among the agency's returns.",
        "the hash of a file that was received",
        "Correct the decision.",
    ),
    Kind(
        "record-form",
        Severity.BLOCKS,
        Owner.AGENCY,
        "The record does not have the agreed form",
        "A record of the return does not fit its schema.",
        "a record as the schema describes it",
        "Correct what is named and send the file again.",
    ),
    Kind(
        "text-around",
        Severity.NOTE,
        Owner.OFFICER,
        "There are words around the tables",
        "The file has words before, between or after its tables. They are in the list of what was set aside.",
        "nothing; this is for information",
        "Look whether they belong to an event.",
    ),
)
