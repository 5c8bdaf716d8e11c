"""Why words received may stand outside the chronology and the reports."""

from __future__ import annotations

#: The reason's code -> the reason, as the list of what was set aside prints it.
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
    "contents": "the document's own table of contents",
    "chart": "words and figures of a chart or diagram",
    "picture-description": "words that describe a picture",
    "phonetic-guide": "how a word is said, written over it",
    "form-prompt": "prompt or list of choices of a form, not an answer",
    "unused-text": "kept in the workbook's table of texts and shown in no cell",
    "list-number": "number of a list item",
    "unlisted-sheet": "sheet of a workbook that the workbook itself does not list",
    "remark": "remark inside the table, not an event",
    "total": "count or total row",
    "other-table": "table that is no chronology",
    "covering-mail": "words of a mail that only carries the files attached to it",
    "behind-the-page": "kept in the file behind its pages, where nobody sees it",
}
