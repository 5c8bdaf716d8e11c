"""Exampleshire Probation: delius-like contacts, date and time in one column."""

from __future__ import annotations

from .told import span, told

EVENTS = [
    told("2025-05-20", "14:30|pm", "Sentenced at Fictonbury Magistrates' Court. Twelve-month community order: Building Better Relationships programme, 15 rehabilitation activity days. Oral report on the day; no safeguarding check made.", response="Allocated to Tahmina Rahman.", comment="A check with children's social care should have been made before sentence."),
    told("2025-05-27", "10:00|pm", "Induction. Daryl Fisk-O'Hanlon gave his address as 40 Imaginary Road (his mother's). Said he sees \"my little girl\" at weekends.", response="Enquiry form sent to children's social care.", comment="Sent to the adult team in error."),
    told("2025-06-10", "10:00|pm", "Did not attend. Said he had work.", response="Acceptable absence on his word.", comment=""),
    told("2025-06-17", "14:15|pm", "Attended. Risk assessment completed: medium risk of serious harm to partner, low to children. Hope named; her brothers and sisters not.", response="Supervisor countersigned.", comment="Low risk to children was recorded without knowing there were four in the home."),
    told("2025-06-19", "11:30|pm", "Home visit to 40 Imaginary Road. His mother said he was \"hardly ever here\".", response="Noted.", comment="This should have led to an address check with police."),
    told("2025-07-08", "14:00|pm", "Programme session 1. Group facilitator: minimises, blames \"a mouthy kid\" for ringing the police.", response="Noted for supervision.", comment="Zofia's safety after her 999 call was not considered by any agency."),
    told("2025-07-15", "14:00|pm", "Programme session 2. Did not attend: \"the lad had an accident\".", response="Acceptable absence.", comment="Which lad was not asked."),
    told(span("?Monday 11 August 2025", "2025-08-11", "2025-08-11", "day", True), "", "Telephone contact while officer was covering another caseload.", response="Next appointment given.", comment="Entry made from memory in September."),
    told("2025-09-01", "", "Office moved to a reduced contact model because of vacancies: medium-risk cases seen monthly.", response="", comment="", category="Organisational change"),
    told("2025-09-09", "14:00|pm", "Programme session 5. Attended, joined in.", response="Positive report.", comment="Attendance was taken as progress."),
    told("2025-10-21", "10:30|pm", "Supervision. Smelt of cannabis. Said \"she can't manage without me\".", response="Referred to substance misuse service.", comment=""),
    told(span("Monday 18 November 2025", "2025-11-18", "2025-11-18", "day"), "", "Supervision. Talked of Christmas \"with all four\".", response="Meaning not explored.", comment="First time the number of children was stated."),
    told("2025-12-16", "10:30|pm", "Did not attend.", response="Warning letter to 40 Imaginary Road.", comment=""),
    told("2026-01-13", "10:30|pm", "Attended. Graze to knuckles: \"the van\".", response="Recorded.", comment="Professional curiosity was missing; the family's social worker was not told."),
    told("2026-02-12", "16:10|pm", "Said he was \"back with Cerys and the kids, proper\". Officer asked about the children by name and age, and he could not give Efa's age.", response="E-mail to children's social care the same afternoon; sent to the team inbox.", comment="Good, prompt practice; a telephone call as well would have been better."),
    told("2026-03-09", "15:00|pm", "Told by police of arrest.", response="Recall and breach action started. Records secured.", comment=""),
]  # fmt: skip
