"""An agency's table: its headings, rows and cells (raised by ``normalise``)."""

from __future__ import annotations

from pipeline.problems.kinds import Kind, Owner, Severity

KINDS: tuple[Kind, ...] = (
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
        "The table has no column whose heading means a date, so no event of it has one. An officer "
        "who knows which column it is can name it in case.toml, [columns].",
        "a column headed Date",
        "Head the column of dates with Date.",
    ),
    Kind(
        "heading-date-taken",
        Severity.ASKS,
        Owner.AGENCY,
        "A column was read as the date because only dates stand in it",
        "No heading of the table is one we know for a date, but one column holds dates and "
        "nothing else. They are shown as the dates of the events, each marked to be confirmed. An "
        "officer can name the column in case.toml, [columns].",
        "a column headed Date",
        "Confirm that this is when each event happened, or head the right column with Date.",
    ),
    Kind(
        "heading-no-event",
        Severity.BLOCKS,
        Owner.AGENCY,
        "No column is headed as the event",
        "The table has dates, but no column whose heading means what happened. The words of the "
        "columns we do not know are shown together, each under its own heading. An officer who knows "
        "which column it is can name it in case.toml, [columns].",
        "a column headed Event",
        "Head the column that says what happened with Event.",
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
)
