"""Bramble Homes: a housing officer's spreadsheet, dates merged over several rows, one row hidden."""

from __future__ import annotations

from .told import span, told

SAME = "^"

EVENTS = [
    told("2024-02-26", "", "Application from Ms C Pritchard, 14 Madeup Row. Private landlord selling. Three children. Declared household: herself and children.", outcome="Band 2.", by="Lettings"),
    told("2024-05-13", "11:00", "Sign-up, Flat 3 Nonesuch Court, two bedrooms on two floors. Sole tenant. A man carried the boxes in.", outcome="Keys given. Rent £118.40 a week, housing benefit claimed.", by="D Quillfeather"),
    told("2024-06-24", "09:30", "Noise report from Flat 5 about Saturday night.", outcome="Logged as nuisance, first of series. Letter to Flat 3 about noise.", by="D Quillfeather"),
    told(SAME, "10:15", "Second report, Flat 1: same night, things being thrown.", outcome="As above.", by="D Quillfeather"),
    told(SAME, "14:00", "Told by police community officer that it was \"a domestic\".", outcome="Noted. Domestic abuse policy not opened.", by="D Quillfeather", hidden="yes"),
    told("2024-10-29", "evening", "Car park light smashed. Flat 5 says it was the man from Flat 3.", outcome="Recharge not pursued.", by="Caretaker"),
    told("2025-01-07", "10:00", "Call from Ms Pritchard asking for the locks to be changed.", outcome="Locks changed same day without charge. Good practice.", by="Repairs desk"),
    told("2025-01-31", "", "Second set of keys asked for and given.", outcome="Reason not asked.", by="Repairs desk"),
    told("2025-04-10", "08:20", "Bedroom door and frame broken, reported by Ms Pritchard.", outcome="Order raised, 28 days. Operative's note: \"kicked in from outside, kids' drawings all over it\".", by="Repairs desk"),
    told("2025-04-24", "09:30", "MARAC attended for the first time by Bramble Homes.", outcome="Target hardening: door jammer and spyhole fitted 2 May.", by="Community Safety"),
    told(span("w/c 19/5/25", "2025-05-19", "2025-05-25", "week"), "", "Door repair cancelled: no access twice.", outcome="Job closed by the system.", by="Repairs desk"),
    told("2025-06-26", "13:45", "Tenancy visit. Mr Fisk-O'Hanlon answered and said he lived there. Ms Pritchard said he was visiting. Children's room: one bunk, one cot mattress on the floor.", outcome="Occupancy check raised, not completed.", by="D Quillfeather"),
    told(span("07/??/25", "2025-01-07", "2025-12-07", "year", uncertain=True), "", "Undated slip found in the house file: \"hole in bathroom door, bolt on the OUTSIDE of small bedroom, please see\".", outcome="No job raised. Passed to the review.", by="Operative"),
    told("2025-09-30", "", "Rent arrears £612.10. Notice of seeking possession served.", outcome="Ms Pritchard rang in tears; payment plan £10 a week.", by="Income team"),
    told(SAME, "", "Income team note that benefit has been paid as a single person throughout.", outcome="Reported to the council's fraud team.", by="Income team"),
    told("2025-12-12", "09:10", "Noise report from Flat 5: shouting at midnight, children.", outcome="Eighth report since June 2024. Warning letter to tenant.", by="D Quillfeather"),
    told("2026-02-25", "11:00", "Flat 5 came to the office. Said the older girl had knocked for help and \"nobody ever comes back\".", outcome="Officer rang children's social care at 11.40am and was told a referral was already in. Sat with Mrs Akhter for half an hour.", by="D Quillfeather"),
    told("2026-03-09", "16:00", "Police asked for access records and keys.", outcome="Given.", by="Duty manager"),
]  # fmt: skip
