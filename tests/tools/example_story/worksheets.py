"""What the business office keeps as lists: meetings, attendance and actions."""

from __future__ import annotations

MEETINGS = (
    ("meeting", "date", "time", "place", "kind"),
    ("Rapid review", "2026-03-30", "10:00", "Committee Room 2, County Hall (invented)", "rapid review meeting"),
    ("First panel", "2026-04-28", "14:00", "Online", "review panel"),
)  # fmt: skip

ATTENDANCE = (
    ("meeting", "name", "agency", "partner", "present", "substitute for", "substitute named on", "conflict declared"),
    ("Rapid review", "Margaret Osei-Bonsu", "children-social-care", "local authority", "", "", "", ""),
    ("Rapid review", "Det Supt Graham Ashdown", "police", "police", "", "", "", ""),
    ("Rapid review", "Dr Parveen Siddiqui", "health-visiting", "health", "", "", "", ""),
    ("Rapid review", "Helen Tregarthen", "school", "", "", "", "", ""),
    ("Rapid review", "Lee Marchbanks", "housing", "", "", "Anita Voss", "2026-03-24", ""),
    ("Rapid review", "Ruth Adebayo", "probation", "", "apologies", "", "", ""),
    ("Rapid review", "Judith Wren", "hospital", "", "", "", "", ""),
    ("Rapid review", "Josie Mbeki-Lloyd", "domestic-abuse", "", "", "", "", "yes"),
)  # fmt: skip

ACTIONS = (
    ("ref", "meeting", "action", "owner", "agency", "due", "state", "evidence", "done on"),
    ("1", "", "Confirm where Zofia, Efa and Hope are living and who is seeing them", "Marek Zieliński's manager", "children-social-care", "2026-03-17", "done", "Visit records of 11 and 13 March", "2026-03-13"),
    ("2", "", "Place an alert on the records of the children, their parents and the mother's partner in every agency", "Business office", "", "2026-03-18", "done", "Eleven of thirteen agencies have confirmed", "2026-03-18"),
    ("3", "", "Ask CAMHS again for its return", "Business office", "camhs", "2026-03-27", "open", "", ""),
    ("4", "", "Check how many consultations with schools in the last six months left no record", "Joanna D'Souza's service manager", "children-social-care", "2026-04-10", "open", "", ""),
    ("5", "", "Invite Thistledown Academy to contribute", "Business office", "", "2026-03-31", "open", "", ""),
    ("6", "", "Find out whether the e-mail from probation of 12 February was alone in the team inbox", "Ruth Adebayo", "probation", "2026-03-24", "open", "", ""),
)  # fmt: skip
