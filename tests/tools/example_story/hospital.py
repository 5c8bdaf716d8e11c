"""Fictonbury General Hospital NHS Trust: exported by its safeguarding system as JSON."""

from __future__ import annotations

from .told import span, told

EVENTS = [
    told("2023-12-28", "18:42", "Efa Okafor-Pritchard, 23 months, emergency department with croup. Brought by mother and maternal grandmother. Interaction warm.", department="Emergency department", outcome="Treated, home. Health visitor notified.", seen="yes"),
    told("2024-04-18", "09:00", "Tomos Okafor-Pritchard, speech and language therapy, first appointment. Was not brought.", department="Speech and language therapy", outcome="Second appointment sent to 14 Madeup Row.", seen="no"),
    told("2024-05-23", "09:00", "Speech and language therapy, second appointment. Was not brought.", department="Speech and language therapy", outcome="Discharged under the two-appointment rule in use until January 2025.", seen="no"),
    told("2024-10-15", "11:30", "Ms Cerys Pritchard booked at 21 weeks by community midwife Siân Parry-Jones. Partner present; routine enquiry could not be made.", department="Maternity", outcome="Growth scans. To be seen alone.", seen="not applicable"),
    told("2024-11-18", "14:00", "Antenatal clinic. Ms Pritchard seen alone in the scan room by arrangement of the sonographer. Asked about safety at home: said he \"gets in moods\".", department="Maternity", outcome="Information shared with children's social care on 19 November.", seen="not applicable"),
    told("2024-12-16", "10:15", "Antenatal clinic, 30 weeks. Did not attend.", department="Maternity", outcome="Midwife called at home the next day, seen at the door.", seen="not applicable"),
    told("2025-01-01", "01:50", "Maternity triage after assault, 32 weeks and 1 day. Swelling to left cheek and lower back pain. Baby's heartbeat normal. Ms Pritchard said he had also threatened to \"start on the kids\".", department="Maternity", outcome="Observed overnight. Social care, police and health visitor told. IDVA in the hospital not on duty on a bank holiday.", seen="not applicable"),
    told("2025-02-11", "04:26", "Hope Fisk-O'Hanlon born, 2.71 kg. Mr Fisk-O'Hanlon asked to leave at 05:10 after shouting at a midwife.", department="Maternity", outcome="Discharge planning meeting not held: no plan on the system.", seen="yes"),
    told("2025-02-12", "16:00", "Discharged home with baby. Address given as Flat 3 Nonesuch Court.", department="Maternity", outcome="Community midwife visits arranged.", seen="yes"),
    told("2025-06-10", "09:50", "Audiology, Tomos. Was not brought.", department="Audiology", outcome="Was-not-brought letter to GP. New appointment 22 July.", seen="no"),
    told("2025-07-12", "16:20", "Tomos, emergency department, scald to left forearm, 1 % body surface. Brought two hours after the injury by his mother and a man who gave his name as \"Dean\". Account: pulled hot noodles on to himself.", department="Emergency department", outcome="Dressed. Registrar Dr Ifeanyi Eze recorded the account as plausible. Child protection flag not visible: wrong date of birth on arrival.", seen="yes, not alone"),
    told("2025-07-13", "08:30", "Paediatric liaison nurse (Sister Kath Moody) read the card, found the child in need status and sent a liaison form to social worker and health visitor.", department="Paediatric liaison", outcome="Form asks for the delay and the man's identity to be looked into.", seen="no"),
    told("2025-07-22", "09:20", "Audiology, Tomos. Brought by Mrs Mair Pritchard. Moderate hearing loss both ears, glue ear.", department="Audiology", outcome="Listed for grommets.", seen="yes"),
    told(span("2025-10", "2025-10-01", "2025-10-31", "month"), "", "Grommets: two letters offering dates not answered.", department="Ear, nose and throat", outcome="Removed from list, GP told.", seen="no"),
    told("2026-02-03", "08:00", "Community dental list, extraction of nine teeth under general anaesthetic. Was not brought.", department="Dental", outcome="Mother rung: \"he's got a cold\". New date 14 April.", seen="no"),
    told("2026-03-09", "08:31", "Tomos, 5 years 9 months, by ambulance. Serious internal injury and older healing injuries. Mother said he had fallen from a bunk bed the evening before.", department="Emergency department", outcome="Resuscitated and stabilised. Consultant of the day informed police and children's social care at 08:52.", seen="yes"),
    told("2026-03-09", "12:30", "Strategy meeting on the ward.", department="Paediatrics", outcome="Medical opinion: injuries not explained by the account given.", seen="yes"),
    told("2026-03-09", "14:05", "Transferred by retrieval team to the regional children's hospital.", department="Paediatrics", outcome="Stable for transfer. Blue blanket sent with him.", seen="yes"),
]  # fmt: skip
