"""Exampleshire Community NHS Trust: records typed between visits, shortened, kindly meant.

``{+...+}`` was inserted and ``{-...-}`` deleted with tracked changes by the author's manager;
``{!...!}`` is a comment in the margin.
"""

from __future__ import annotations

from .told import span, told

SAME = "^"  # the date cell is merged with the one above

EVENTS = [
    told("2023-09-27", "10:00", "Home visit, 14 Madeup Row. Mo (Cerys) on her own with Efa 20m and Tomos 3y 4m since separation. Lives on noodles and toast \"but the kids eat\". Tomos: single words only, jargon, dummy in. Warm between Mo and both children. Zofia at school.", outcome="SLT referral discussed, Mo wants to wait. Healthy Start card form done together in the visit.", seen="Tomos and Efa seen, both playing on the floor", by="N Chowdhury HV"),
    told("2023-11-16", "14:15", "TC from Acorn Lane Nursery, W Oakes worried re Tomos speech.", outcome="SLT referral sent, Mo agreed by text.", seen="No", by="N Chowdhury HV"),
    told("2024-01-30", "09:30", "Efa 2-year review. Was not brought.", outcome="Text sent. New appt 20.02.24.", seen="No", by="Clinic"),
    told("2024-02-20", "09:30", "Efa 2-year review. Was not brought (2nd).", outcome="HV to call in.", seen="No", by="Clinic"),
    told(SAME, "15:40|pm", "Opportunistic visit same day. MGM (Mair, \"Nain\" to the children) opened the door. Mo in bed, Taid died in Jan. MGM doing the school run and washing.", outcome="Bereavement leaflet. GP told by task. Review moved to home.", seen="Efa seen with MGM, clean nappy, cheerful", by="N Chowdhury HV"),
    told("2024-03-12", "11:00", "Efa 2-year review done at home. ASQ: communication below cut-off. Weight 25th centile. Mo brighter, mentions \"a friend, Daz\". Routine enquiry re DA asked: no.", outcome="Speech advice. Review 3m.", seen="Efa seen; Tomos at nursery", by="N Chowdhury HV"),
    told("2024-05-24", "", "Letter from SLT: Tomos was not brought 18.04.24 and 23.05.24. Discharged from SLT.", outcome="Noted. Not re-referred: address change not reached SLT, both letters went to Madeup Row.", seen="No", by="Admin"),
    told("2024-06-26", "13:00", "Police PPN received re 22/06. Mo and partner arguing, children upstairs.", outcome="Filed. Plan: discuss at next contact.", seen="No", by="Duty HV"),
    told(span("?9 July 2024", "2024-07-09", "2024-07-09", "day", True), "", "Home visit, Nonesuch Court. Mo said \"just a row\". Daz came in from the balcony half way through, sat down and stayed.", outcome="DA not discussed further as not safe. {+Plan to see Mo alone at clinic.+}", seen="Tomos and Efa seen. Tomos went quiet when Daz sat down.", by="N Chowdhury HV"),
    told("2024-08-14", "10:00", "Clinic appt for Mo alone. DNA.", outcome="{-Will try again in September.-}{+No further appointment made.+}", seen="No", by="Clinic"),
    told("2024-10-01", "", "Trust took over the contract from the county council. Caseload of N Chowdhury split; family moved to the corporate caseload (no named HV).", outcome="", seen="", by="Locality Manager", category="Organisational change"),
    told("2024-11-07", "", "Antenatal notification received, EDD 25/02/25. Late booker. Surname of father not given.", outcome="Antenatal contact to be booked.", seen="", by="Admin"),
    told("2025-01-03", "09:00", "PPN high risk received: Mo assaulted NYE, 33/40.", outcome="Shared with midwife S Parry-Jones. Named HV requested.", seen="No", by="Duty HV"),
    told("2025-01-14", "11:30", "Antenatal visit. No reply x2.", outcome="Card left. Text.", seen="No", by="G Pemberton HV"),
    told("2025-02-25", "13:30", "New birth visit, Hope D14. Bwt 2.71kg, now 2.80. Breast and bottle. Daz present all through, held Hope and answered questions put to Mo. EPDS not completed. Mo says she hopes to get Tomos to the dentist.", outcome="{+Unable to ask about DA.+} Re-visit 2 wks to see Mo alone.{!Was it recorded on the front page that he was on bail until 24 January? Please check before this goes. - J.!}", seen="Hope seen and weighed. Tomos under the table with a torch.", by="G Pemberton HV"),
    told("2025-03-11", "10:30", "Re-visit. Mo at home with Efa and Hope. EPDS 16. Asked about DA directly: shook head, then asked \"what happens if I say yes?\"", outcome="Safe phone number agreed. Domestic abuse service leaflet put inside the red book. GP told of EPDS.", seen="Hope and Efa seen", by="G Pemberton HV"),
    told("2025-04-11", "10:00", "Strategy discussion attended. Shared question of 11 March.", outcome="Section 47. HV to weigh Hope weekly for 4 wks.", seen="", by="G Pemberton HV"),
    told(span("15-17 April 2025", "2025-04-15", "2025-04-17"), "", "Three attempts to weigh Hope at home, no reply to any.", outcome="SW told.", seen="No", by="G Pemberton HV"),
    told("2025-04-24", "", "MARAC attended by Trust safeguarding lead.", outcome="Actions entered: HV to offer routine enquiry each contact.", seen="", by="Safeguarding Team"),
    told("2025-04-29", "10:45", "Hope weighed at clinic, back on 9th centile. Mo brought her with MGM.", outcome="Monthly weights.", seen="Hope seen", by="G Pemberton HV"),
    told("2025-05-06", "14:00", "CIN meeting. Eleven actions for Mo, said she \"can't remember half of them\".", outcome="HV wrote them out for her on one side of A4.", seen="", by="G Pemberton HV"),
    told("2025-06-10", "09:30", "Hope 3-4 month contact. Was not brought.", outcome="Text.", seen="No", by="Clinic"),
    told(SAME, "09:50", "Tomos hearing test (audiology, same site). Was not brought.", outcome="Audiology wrote to GP.", seen="No", by="Clinic"),
    told(SAME, "10:10", "Tomos dental assessment (community dental, same site). Was not brought.", outcome="Dental re-booked 01.07.25.", seen="No", by="Clinic"),
    told("2025-06-17|bare", "13:00", "CIN review. Shared the three missed appts of last week, all one morning: Mo had no bus fare. Nobody had asked.", outcome="HV arranged travel vouchers.", seen="", by="G Pemberton HV"),
    told("2025-07-01|bare", "11:20", "Dental assessment attended with vouchers. 9 carious teeth; pain at night for \"ages\". Listed for extraction under GA.", outcome="Letter to GP, copy HV.", seen="Tomos seen by dentist", by="Community Dental"),
    told("2025-07-21", "14:30", "Liaison form re scald 12/7 reached HV. TC to Mo.", outcome="Safety advice given by phone. No visit: SW visiting.", seen="No", by="G Pemberton HV"),
    told("2025-09-23", "10:00", "Hope 7-8m. Home visit. Sitting, babbling, lovely eye contact. Wt 9th. Mo thin, long sleeves, kept looking at the clock.", outcome="Asked about DA: \"he's not here\". Offered appt alone at GP surgery, agreed for 30/9.", seen="Hope and Efa seen. Efa whispered throughout.", by="G Pemberton HV"),
    told("2025-09-30", "", "Mo did not attend GP surgery appt.", outcome="Text.", seen="No", by="G Pemberton HV"),
    told("2025-12-09", "", "Letter: CIN closed on 28 Nov. No invitation to closing meeting.", outcome="Back to universal offer. Concern noted in supervision, not raised with CSC.", seen="", by="G Pemberton HV"),
    told("2026-02-10", "09:30", "Hope 1 year review. Was not brought.", outcome="Second appt 17.03.26.", seen="No", by="Clinic"),
    told("2026-03-09", "12:30", "Strategy meeting attended at hospital.", outcome="Records secured 10 March.", seen="", by="Safeguarding Team"),
]  # fmt: skip
