"""Madeup Street Surgery: a clinical-system export, one line a consultation."""

from __future__ import annotations

from .told import span, told

EVENTS = [
    told(span("2019", "2019-01-01", "2019-12-31", "year"), "", "Cerys Pritchard: summary of past history. Anxiety in pregnancy with Zofia; counselling through the practice. Partner then Paweł Wiśniewski, returned to Poland.", about="Mother", who="Summariser", plan="", kind="History"),
    told("2023-10-12", "09:20", "Cerys. Low mood since separation, poor sleep. Three children. No thoughts of self-harm. Food short some weeks.", about="Mother", who="Dr R Karim", plan="Social prescriber. Review 4/52.", kind="Surgery consultation"),
    told("2023-11-09", "09:40", "Review. Not attended.", about="Mother", who="Dr R Karim", plan="Letter.", kind="Did not attend"),
    told("2023-12-04", "16:50", "Tomos. Earache, toothache? Brown front teeth. Mum warm and patient with him.", about="Tomos", who="Dr F McAllister", plan="Antibiotics. Advised dentist; list of practices given, none taking NHS patients.", kind="Surgery consultation"),
    told("2024-02-08", "10:10", "Cerys with her mother Mair. Father Gwilym died 16 January. Crying, not getting up. Mair worried about the little ones.", about="Mother", who="Dr R Karim", plan="Sertraline 50 mg. Bereavement service. Children not asked about in the record.", kind="Surgery consultation"),
    told("2024-03-07", "10:30", "Cerys. Better. \"Met someone kind.\"", about="Mother", who="Dr R Karim", plan="Continue.", kind="Surgery consultation"),
    told(span("approx April 2024", "2024-04-01", "2024-04-30", "month", True), "", "Repeat prescription requested by telephone by a male on behalf of Cerys Pritchard.", about="Mother", who="Reception", plan="Issued.", kind="Administration"),
    told("2024-05-29", "", "Letter from SLT: Tomos not brought twice, discharged.", about="Tomos", who="Admin", plan="Filed. Not seen by a clinician.", kind="Letter received"),
    told("2024-07-02", "11:15", "Police notification 22 June received and coded for Cerys only. Not coded on the children's records.", about="Mother", who="Admin", plan="Coded: domestic abuse.", kind="Letter received"),
    told("2024-08-20", "17:00", "Zofia. Tummy aches, worse on Sundays. Examination normal. Seen with step-father who said she was \"dramatic\".", about="Zofia", who="Dr F McAllister", plan="Reassured. Not seen alone.", kind="Surgery consultation"),
    told("2024-10-08", "09:00", "Cerys. Pregnancy test positive, thinks five months. Stopped sertraline herself in June.", about="Mother", who="Dr R Karim", plan="Urgent midwife referral. Asked about home: \"fine\". Partner in waiting room.", kind="Surgery consultation"),
    told("2025-01-06", "", "Hospital letter: assessed 1 January after assault, 33/40. Fetal movements normal.", about="Mother", who="Dr R Karim", plan="Called Cerys x2, no answer. Domestic abuse flag added to Cerys and all children. Named GP told.", kind="Letter received"),
    told("2025-01-27", "", "Request for information from children's social care.", about="Family", who="Practice manager", plan="Reply sent 10 February: immunisations, missed appointments, flag. No opinion asked or offered.", kind="Letter received"),
    told("2025-03-13", "12:00", "Task from HV: EPDS 16.", about="Mother", who="Dr R Karim", plan="Telephone appointment; male answered, said she was out.", kind="Task"),
    told("2025-03-27", "10:40", "Six-week check: Hope well, 9th centile. Cerys asked to stay behind while partner parked the car: said \"not today, please\".", about="Hope", who="Dr F McAllister", plan="Alert put on record: see alone. Double appointment offered.", kind="Surgery consultation"),
    told("2025-04-22", "10:15", "Practice safeguarding meeting. Family discussed with health visitor. Two high-risk police notices, new baby, Tomos's teeth.", about="Family", who="Dr F McAllister", plan="Keep on list. MARAC research returned.", kind="Meeting"),
    told("2025-06-19", "", "Letter from audiology: Tomos not brought 10 June.", about="Tomos", who="Admin", plan="Was-not-brought code used. Text to mother.", kind="Letter received"),
    told("2025-07-15", "", "Emergency department letter: scald left forearm 12 July, 1 % body surface.", about="Tomos", who="Dr F McAllister", plan="Nurse dressing appointments 16, 18 and 21 July.", kind="Letter received"),
    told("2025-07-16", "15:10", "Tomos. Dressing changed. Clear upper edge to the scald noted by nurse, no splash marks.", about="Tomos", who="Practice nurse", plan="Told Dr McAllister, who read the hospital letter as having excluded concern.", kind="Nurse"),
    told("2025-07-18", "15:10", "Dressing. Not brought.", about="Tomos", who="Practice nurse", plan="Rang Mum. Brought on 21 July, healing.", kind="Did not attend"),
    told(span("early autumn 2025", "2025-09-01", "2025-09-30"), "", "Reception note: man collecting prescriptions for Cerys again, \"always the same fellow\".", about="Mother", who="Reception", plan="", kind="Administration"),
    told("2025-11-04", "09:50", "Cerys. Headaches, bruise to shin. \"Bunk bed.\" Seen alone. Asked directly about safety: long pause, \"the social workers will take them\".", about="Mother", who="Dr R Karim", plan="Listened. IDVA number given on a lip balm. Did not tell children's social care that day because the family was thought to be open to them.", kind="Surgery consultation"),
    told("2026-01-21", "16:20", "Tomos and Efa. Coughs. Chest clear. Weight of Tomos 15.9 kg, 4th centile (25th at three).", about="Tomos", who="Locum", plan="Viral. Weight recorded, not plotted. Yellowing bruise left cheek: \"scooter\".", kind="Surgery consultation"),
    told("2026-02-05", "", "Letter: dental extraction under general anaesthetic 3 February, was not brought.", about="Tomos", who="Admin", plan="Filed.", kind="Letter received"),
    told("2026-03-10", "08:30", "Told by hospital safeguarding team of Tomos's admission on 9 March.", about="Tomos", who="Dr F McAllister", plan="Records secured.", kind="Task"),
]  # fmt: skip
