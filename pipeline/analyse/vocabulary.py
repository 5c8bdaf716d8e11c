"""The words of the field that rules look for. A partnership or a review adds its own.

Whole words and phrases, in any case. Where one phrase holds another, the longer one counts.
"""

from __future__ import annotations

from collections.abc import Mapping

#: By rule, then by what the words mean to it.
WORDS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "missed_appointments": {
        "not_brought": (
            "was not brought", "were not brought", "not brought", "wnb", "did not bring",
            "failed to bring", "wasn't brought",
        ),
        "not_attended": (
            "did not attend", "didn't attend", "dna", "dna'd", "dnad", "failed to attend", "fta",
            "non-attendance", "non attendance", "not attended", "missed appointment",
            "missed his appointment", "missed her appointment", "missed the appointment",
            "no show", "did not arrive",
        ),
        "cancelled": (
            "cancelled by mother", "cancelled by mum", "cancelled by father", "cancelled by dad",
            "cancelled by parent", "cancelled by parents", "cancelled by family",
            "mother cancelled", "mum cancelled", "father cancelled", "parents cancelled",
        ),
        "no_access": (
            "no access", "no reply", "no answer at the door", "nobody home", "nobody in",
            "no one home", "not at home", "failed visit", "unable to gain access",
            "refused entry", "would not let the worker in", "ineffective visit",
        ),
        "kept": (
            "attended", "was brought", "brought to", "brought by", "brought for",
            "seen in clinic", "visit completed", "kept appointment", "kept the appointment",
        ),
        "lookalike": (
            "dna test", "dna tests", "dna sample", "dna samples", "dna swab", "dna evidence",
            "dna results", "dna profile",
            *(
                f"no reply to {count}{what}"
                for count in ("", "the ", "our ", "two ", "three ", "four ", "several ")
                for what in ("letter", "letters", "text", "texts", "email", "emails", "e-mail",
                             "e-mails", "message", "messages", "call", "calls")
            ),
        ),
        "reported": (
            "letter from", "letter:", "letter received", "liaison form", "notification from",
            "informed by", "told by", "reported", "copy of letter", "email from", "e-mail from",
            "shared the", "discussed the",
        ),
    },
    "referrals": {
        "made": (
            "referral made", "referral sent", "referral submitted", "referral completed",
            "referral to", "referral for", "referred to", "made a referral", "made referral",
            "sent a referral", "submitted a referral", "completed a referral", "marf",
            "multi-agency referral form", "public protection notice submitted", "ppn submitted",
            "child concern report submitted", "merlin submitted",
        ),
        # The police make these; in any other agency's row one has come.
        "notice": ("public protection notice", "ppn", "child concern report", "merlin"),
        "received": (
            "referral received", "received a referral", "received referral", "new referral",
            "referral from", "referred by", "contact received from", "police referral",
            "police notification", "self-referral",
        ),
        "neither": (
            "no referral", "no referral made", "not referred", "not referred to",
            "referral not made", "consider referral", "consider a referral",
            "considered a referral", "referral considered", "referral discussed",
            "discussed a referral", "referral to be considered", "outcome of referral",
            "outcome of the referral", "previous referral", "since the referral",
            "referral to treatment", "consider referral to", "discussed referral to",
        ),
        "about it": ("referral", "referred", "marf", "contact"),
    },
    "known_by": {
        "told": (
            "informed", "notified", "shared with", "told", "copied to", "copy to", "letter to",
            "e-mail to", "email to", "emailed", "e-mailed", "referral to", "referred to",
            "discussed with", "passed to", "reported to", "notification to", "notification sent",
            "liaised with", "liaison with", "report to", "referral made", "called", "rang",
            "telephoned", "contacted", "updated", "alerted",
            # "Social worker informed by phone" is a telling, not a hearing.
            *(
                f"{verb} by {means}"
                for verb in ("informed", "notified", "told", "contacted", "updated", "alerted")
                for means in ("phone", "telephone", "email", "e-mail", "letter", "text", "message")
            ),
        ),
        "heard": (
            "informed by", "notified by", "told by", "received from", "referral from",
            "letter from", "call from", "email from", "e-mail from", "report from",
            "notification from", "contacted by", "information from", "updated by", "alerted by",
        ),
        "met": (
            "strategy discussion", "strategy meeting", "core group", "conference", "icpc", "rcpc",
            "marac", "professionals meeting", "professionals' meeting", "team around the family",
            "taf", "joint visit", "joint home visit", "multi-agency meeting", "network meeting",
            "planning meeting", "discharge meeting",
        ),
    },
    "return_quality": {
        "voice": (
            "said", "says", "told", "asked", "stated", "disclosed", "described", "wished",
            "wanted", "wishes and feelings", "child's voice", "voice of the child", "spoken to",
            "spoke to", "drew", "lived experience",
        ),
    },
}  # fmt: skip

#: What came of a referral, or what an account says was decided, by the words it is told in.
DECISIONS: Mapping[str, tuple[str, ...]] = {
    "no further action": (
        "no further action", "nfa", "nfa'd", "no action taken", "no role",
        "no offences disclosed", "no offence disclosed",
    ),
    "not accepted": (
        "not accepted", "referral declined", "declined referral", "rejected",
        "threshold not met", "did not meet threshold", "did not meet the threshold",
        "does not meet threshold", "not meet the threshold", "below threshold",
    ),
    "accepted": ("referral accepted", "accepted for", "accepted onto"),
    "advice": ("advice given", "advice only", "advice letter", "signposted"),
    "referral": (
        "referral made", "referred to", "referral to", "referral sent", "referral submitted",
        "marf",
    ),
    "assessment": (
        "single assessment", "assessment to be", "progress to assessment",
        "progressed to assessment", "assessment started", "assessment completed",
        "assessment commenced", "for assessment", "early help assessment",
        "child and family assessment",
    ),
    "strategy discussion": ("strategy discussion", "strategy meeting"),
    "section 47 enquiry": ("section 47", "s47", "s.47", "s 47"),
    "allocated": ("allocated to", "allocated a", "allocated social worker"),
    "waiting list": ("waiting list",),
    "arrest": ("arrested", "arrest made"),
    "admission to hospital": ("admitted to",),
    "child protection plan": ("child protection plan",),
    "child in need plan": ("child in need plan", "cin plan"),
    "removal": (
        "police protection", "emergency protection order", "accommodated", "section 20", "s20",
        "placed in foster care",
    ),
    "case closed": (
        "case closed", "closed to", "closed the case", "case closure", "discharged from",
        "stepped down",
    ),
}  # fmt: skip

#: Words that only look like a decision: it was thought of, or not taken.
UNDECIDED = tuple(
    f"{before}{what}{after}"
    for what in ("strategy discussion", "strategy meeting", "section 47", "s47", "assessment")
    for before, after in (
        ("no ", ""),
        ("", " considered"),
        ("", " not held"),
        ("", " declined"),
        ("consider ", ""),
        ("considered ", ""),
        ("threshold for ", ""),
        ("not ", ""),
    )
)

#: What people of other agencies call a service, by what stands in its key or name.
SERVICES: Mapping[str, tuple[str, ...]] = {
    "police": ("police", "police officers", "officers"),
    "social": (
        "social care", "social worker", "social workers", "csc", "children's services",
        "children's social care", "mash", "multi-agency safeguarding hub", "duty team",
        "duty social worker", "front door", "first response",
    ),
    "school nurs": ("school nurse", "school nursing"),
    "school": ("school", "teacher", "head teacher", "headteacher", "dsl",
               "designated safeguarding lead"),
    "gp": ("gp", "gp surgery", "general practitioner", "surgery"),
    "surgery": ("gp", "gp surgery", "general practitioner", "surgery"),
    "health visit": ("health visitor", "health visitors", "health visiting", "hv"),
    "hospital": ("hospital", "a&e", "ed", "emergency department", "ward", "paediatrician",
                 "paediatrics"),
    "midwi": ("midwife", "midwives", "midwifery", "community midwife", "maternity"),
    "matern": ("midwife", "midwives", "midwifery", "community midwife", "maternity"),
    "housing": ("housing", "housing officer", "landlord"),
    "homes": ("housing", "housing officer", "landlord"),
    "probation": ("probation", "probation officer", "probation service"),
    "nursery": ("nursery", "nursery manager", "key worker"),
    "mental health": ("mental health team", "mental health service", "cmht", "camhs",
                      "perinatal team", "crisis team"),
    "ambulance": ("ambulance", "ambulance crew", "paramedic", "paramedics"),
    "early help": ("early help", "family support worker"),
    "dent": ("dentist", "dental practice"),
    "domestic abuse": ("idva", "domestic abuse service", "refuge"),
}  # fmt: skip
