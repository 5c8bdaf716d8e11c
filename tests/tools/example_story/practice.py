"""The lists of the practice review: practitioners, contacts, feedback, the action plan."""

from __future__ import annotations

PRACTITIONERS = (
    ("name", "agency", "job", "line manager", "email", "involved from", "involved to", "direct", "witness", "invited on", "coming", "seen contribution", "support", "released"),
    ("Gail Pemberton", "health-visiting", "Health visitor", "Bronwen Achterberg", "", "2025-01-14", "2026-03-09", "yes", "no", "2026-05-11", "yes", "yes", "Safeguarding supervision before and after the day", "yes"),
    ("Oluwaseun Adeyemi", "children-social-care", "Social worker", "Imelda Fenwick", "", "2025-01-08", "2025-02-05", "yes", "no", "2026-05-11", "yes", "yes", "A colleague comes with him", "yes"),
    ("Marek Zieliński", "children-social-care", "Social worker, newly qualified at the time", "Joanna D'Souza", "", "2025-10-23", "2026-03-09", "yes", "not known", "2026-05-11", "yes", "no", "Practice educator and union representative", "yes"),
    ("PC Rao", "police", "Response officer", "", "", "", "2026-03-09", "yes", "yes", "", "", "", "", ""),
    ("Miss Tran", "school", "Class teacher", "Rhodri Llewelyn-Gough", "", "2025-09-03", "2026-03-09", "yes", "no", "2026-05-28", "yes", "yes", "Cover agreed for the day", "yes"),
    ("Wendy Oakes", "early-years", "Nursery manager", "The nursery's owner", "", "2023-09-04", "2024-07-19", "yes", "no", "2026-05-11", "yes", "yes", "", "yes"),
    ("Tahmina Rahman", "probation", "Probation practitioner", "Ruth Adebayo", "", "2025-05-20", "2026-03-09", "yes", "no", "2026-05-11", "yes", "yes", "", "yes"),
)  # fmt: skip

CONTACTS = (
    ("on", "who", "kind", "how", "by", "about", "agreed", "accuracy checked on"),
    ("2026-04-21", "Mair Pritchard", "family", "visit at home, in Welsh and English", "Dr Eleanor Brightwater", "Life in the two years; what she saw, whom she told", "Her words may be used; she sees them first", "2026-05-06"),
    ("2026-04-27", "Chukwuemeka Okafor", "family", "meeting at his solicitor's office", "Dr Eleanor Brightwater", "The calls of November 2024 and what he was told", "Second meeting wanted", "2026-05-12"),
    ("2026-05-12", "Chukwuemeka Okafor", "family", "video call", "Dr Eleanor Brightwater", "The school photograph; being heard as a father", "His words may be used", "2026-05-12"),
    ("2026-05-19", "Zofia Pritchard-Wiśniewska", "family", "with her advocate, at school", "Dr Eleanor Brightwater", "Her list, \"Things grown ups should do\"", "The list may be printed if she still wishes", ""),
    ("2026-05-27", "Gail Pemberton", "practitioner", "telephone", "Dr Eleanor Brightwater", "The closing of the plan; the escalation policy", "", "2026-06-02"),
)  # fmt: skip

FEEDBACK = (
    ("ref", "draft", "place", "reader", "agency", "comment", "answer", "agreed", "event", "field", "becomes", "reason", "decided by", "decided on"),
    ("F1", "0.1", "2.5.1", "Rhodri Llewelyn-Gough", "school", "The teacher's e-mail and my call were two days apart, not one message.", "The draft says so: the teacher wrote, then the school rang.", "no", "", "", "", "", "", ""),
    ("F2", "0.1", "4.5.1", "Imelda Fenwick", "children-social-care", "The letter to the school is dated a week after the closing. Please say so.", "Left as it is: the event gives both days.", "no", "", "", "", "", "", ""),
    ("F3", "0.1", "Key events", "Wendy Oakes", "early-years", "Our action is too short: we also wrote down the man's car.", "Put in, with who agreed and why.", "yes", "early-years-0006", "outcome", "Added to collection list with Mum's consent. Registration of the car written in the day book.", "The day book was shown to the lead reviewer.", "Dr Eleanor Brightwater", "2026-06-18"),
    ("F4", "0.1", "3.4.1", "Mair Pritchard", "", "Say that Efa sings. She whispers only with people she does not know.", "", "", "", "", "", "", "", ""),
)  # fmt: skip

PLAN = (
    ("ref", "recommendation", "action", "owner", "agencies", "due", "measure", "evidence", "impact", "state", "progress", "done on"),
    ("R2", "No plan closes unasked", "Closing checklist changed: each agency in the plan and each parent answers in writing", "Exampleshire County Council, Head of Service for Children in Need", "children-social-care", "2026-07-31", "", "", "", "on track", "Checklist in use from 1 June; first joint audit in July", ""),
    ("R3", "The pattern before the night", "Notice form begins with two years of calls, by every name and date of birth", "Exampleshire Police, Head of Public Protection", "police", "2026-09-30", "", "", "", "not started", "Waits for the supplier's change to the form", ""),
    ("R6.1", "Places, not people", "A shared address in each agency, read every working day", "all agencies, reported through their panel members", "", "2026-06-15", "", "List of thirteen addresses, 12 June 2026", "The first test message was opened in every agency within a day", "done", "", "2026-06-12"),
    ("R6.2", "Places, not people", "Four test messages a year", "Priya Wadsworth", "", "2026-08-31", "", "", "", "on track", "First test held in June", ""),
)  # fmt: skip
