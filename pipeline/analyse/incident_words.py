"""What accounts of one incident are about, in the words each service has for it.

Words alone: nothing here decides. ``KINDS`` are kinds of event, ``MEANT`` words that several
services write differently, ``ROUTINE`` words that stand in every chronology of the field.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

#: Kinds of event, by the words of the services that record them. Whole phrases, in any case; a
#: last word stands for its common endings ("assault": "assaulted").
KINDS: Mapping[str, tuple[str, ...]] = {
    "a domestic incident": (
        "altercation", "ex-partner", "harassment", "stalking", "threats to kill", "argued", "domestic related", "controlling",
        "domestic", "domestic abuse", "domestic violence", "dash", "verbal argument", "verbal",
        "argument", "arguing", "shouting", "ppn", "public protection notice", "dvpn",
        "domestic violence protection notice", "encompass", "disturbance", "merlin", "dva", "dv",
        "coercive", "non-mol", "non-molestation", "idva", "marac", "safelives", "yelled",
        "screaming", "smashed", "strangled", "strangulation", "punched", "slapped", "kicked",
    ),
    "an assault": (
        "assault", "stab", "stabbed", "stabbing", "struck", "punched", "wounding", "hit", "fight",
        "affray", "attacked", "beaten", "jumped", "slapped", "gbh", "abh",
        "kicked",
    ),
    "an injury": (
        "swollen lip", "nosebleed", "concussion", "dislocated", "scratches", "scratch", "bump note", "cut lip",
        "bruise", "bruising", "fracture", "fractured", "broken arm", "broken leg", "injury",
        "injuries", "laceration", "lac", "cuts", "mark", "marks", "petechiae", "lesion",
        "sore", "graze", "grazed", "black eye", "periorbital", "haematoma", "subdural",
        "swelling", "swollen", "wound", "reddening", "red marks", "plaster cast", "head injury",
        "handprint", "sprain", "sprained", "bump", "pop",
    ),
    "a burn": ("burn", "burnt", "burned", "scald", "tbsa", "flamazine"),
    "a bite": ("bite", "bitten"),
    "an overdose or poisoning": (
        "overdose", "od", "naloxone", "nyxoid", "ingestion", "swallowed", "poison", "poisons",
        "paracetamol", "pills", "tablets", "tabs", "toxicity", "toxbase", "drank from",
        "unresponsive", "collapsed", "pinpoint",
    ),
    "self-harm": (
        "self harm", "self-harm", "suicide", "suicidal", "ligature", "took her own life",
        "superficial lacerations", "overdose", "section 136", "s136", "end her life",
        "end his life", "intent",
    ),
    "emergency care": (
        "a&e", "ed", "emergency department", "999", "ambulance", "conveyed", "crew", "paramedic",
        "blue light", "resus", "resuscitation", "to hospital", "admitted", "admission", "amu",
        "scbu", "hdu", "ward", "discharge summary", "on scene", "conveyance", "nebs",
    ),
    "a fit": ("seizure", "convulsion", "had a fit", "had fit", "tonic-clonic", "fitting", "post-ictal"),
    "breathing": ("wheeze", "asthma", "inhaler", "salbutamol", "breathless", "choked", "choking"),
    "a fire": ("fire", "blaze", "alight", "smoke", "pumps", "arson", "smoke alarm"),
    "a fall": ("fell", "fall", "fallen", "pushed off", "shoved"),
    "a missing episode": (
        "missing", "misper", "missing person", "absconded", "curfew", "located", "not returned",
        "return interview", "return home interview", "rhi", "whereabouts",
    ),
    "exploitation": (
        "exploitation", "ce flag", "cse", "cce", "county lines", "pwits", "trafficking", "nrm",
        "grooming",
    ),
    "an arrest or a charge": (
        "arrest", "arrested", "custody", "charged", "remanded", "bailed", "warrant", "interview",
        "breach", "caution", "recall", "seized", "drink driving", "opl",
    ),
    "a court hearing": (
        "convicted", "sentenced", "sentence", "community order", "restraining order", "occupation order", "prohibited steps", "care order", "supervision order",
        "court", "hearing", "interim care order", "ico", "bench", "magistrates", "directions",
        "trial", "injunction",
    ),
    "a strategy discussion": (
        "strategy discussion", "strategy meeting", "strategy", "strat", "section 47", "s47",
        "single to joint agency", "joint agency response", "jar",
    ),
    "a child protection conference": (
        "conference", "icpc", "rcpc", "cp conference", "registered", "subject to plan",
        "subject to child protection", "plans end", "cp plan", "cpp", "on plans",
        "child protection plan",
    ),
    "a core group": ("core group",),
    "a child in need meeting": (
        "cin meeting", "child in need meeting", "cin review", "child in need review",
    ),
    "a team around the family": ("taf", "tac", "team around the family", "team around the child"),
    "a planning meeting": (
        "planning meeting", "legal planning", "plo", "pre-proceedings", "letter before proceedings",
        "professionals meeting", "discharge meeting", "discharge planning", "panel",
        "attendance meeting", "met with", "met w/", "attendance panel", "contract",
    ),
    "a medical examination": (
        "child protection medical", "cp medical", "medical", "skeletal survey", "ophthalmology",
        "ophthal", "examination",
    ),
    "an interview of a child": (
        "abe", "abe interview", "achieving best evidence", "video interview", "vri",
        "interview suite", "intermediary",
    ),
    "a disclosure": (
        "disclosed", "disclosure", "verbatim", "allegation", "alleged", "in her own words",
    ),
    "a home visit": (
        "home visit", "joint visit", "visit", "visited", "unannounced", "doorstep", "house visit",
    ),
    "nobody at home": (
        "no access", "no reply", "nobody in", "no answer", "not at home", "card left",
        "curtains drawn", "no one in", "voicemail", "message left", "left a message",
    ),
    "a missed appointment": (
        "was not brought", "wnb", "not brought", "did not attend", "dna", "failed to attend",
        "missed", "no show", "didn't turn up", "didn't come", "fta", "not attended",
        "failed to bring",
    ),
    "school attendance": (
        "attendance meeting", "persistent absence", "truancy", "truanting",
        "absent", "school attendance", "unauthorised", "education-welfare", "ewo",
        "lates", "absence", "parenting contract",
    ),
    "a change of school": (
        "home educated", "home educate", "teach at home", "teach her at home", "ehe", "off roll",
        "in-year admission", "excluded", "exclusion", "suspended", "fixed term",
    ),
    "not collected": (
        "not collected", "came to collect", "nobody collected", "to collect her", "uncollected",
        "to collect him", "failed to collect", "not picked up", "late pick up", "pick up",
    ),
    "left alone": (
        "alone in property", "left alone", "home alone", "alone at address", "alone in the house",
        "unsupervised", "minding",
    ),
    "a birth": (
        "gave birth", "birth notification", "new baby", "neonatal", "newborn",
        "born", "birth", "nvd", "delivery suite", "livebirth", "live male",
        "live female", "baby boy", "baby girl", "lscs", "caesarean", "new birth visit",
    ),
    "a pregnancy": (
        "scan", "gestation", "edd", "/40", "weeks pregnant",
        "pregnant", "pregnancy", "booking", "antenatal", "late booker", "unborn", "miscarriage",
        "erpc", "lost pregnancy", "termination",
    ),
    "a death": (
        "passed away", "cdop", "coroner", "post mortem", "found dead", "inquest",
        "death", "died", "cardiac arrest", "sudi", "deceased", "rosc", "rigor", "life extinct",
        "stillbirth", "in arrest",
    ),
    "drink or drugs": (
        "smelling of", "detox", "relapsed", "relapse", "spice", "ketamine", "crack", "weed",
        "drunk", "intoxicated", "alcohol", "smelt of", "smelled of", "cannabis", "cocaine", "coke",
        "methadone", "plants", "drink driving", "under the influence", "incapable", "heroin",
        "paraphernalia", "script", "unsteady", "opl", "opiate", "opiates",
    ),
    "mental health": (
        "mha", "detained", "crisis team", "cmht", "psychotic", "hallucinations", "hallucinating", "sectioned",
        "low mood", "psychosis", "voices", "anxiety", "depression", "sertraline", "mental illness",
        "mother and baby unit", "mbu", "psychiatry", "phq-9", "home treatment", "crisis",
    ),
    "sexual harm": (
        "sexual", "sexual abuse", "touching", "touched", "rape",
        "vaginal",
    ),
    "noise or a complaint": (
        "asb", "anti-social", "noise", "loud music", "party", "neighbour",
    ),
    "rent or a tenancy": (
        "rent", "arrears", "possession", "eviction", "tenancy", "landlord", "notice of seeking",
        "rent stopped",
    ),
    "a move or a placement": (
        "moved in", "moved to", "sofa surfing", "new address", "new tenancy", "accommodated", "section 20", "special guardianship", "connected carer",
        "homeless", "refuge", "b&b", "bed and breakfast", "decant", "placed with", "placement",
        "foster carer", "foster", "emergency carer", "police protection", "ppo",
        "approved premises", "temporary accommodation", "travelodge",
    ),
    "home conditions": (
        "no electricity", "unhygienic", "dirty", "fleas", "rats", "overcrowded",
        "home conditions", "cluttered", "rubbish", "stairgate", "safety gate", "mattress",
        "no heating", "freezing", "capped", "damp", "mould", "cupboards bare", "no food", "boiler",
    ),
    "hunger or hygiene": (
        "hungry", "hunger", "nits", "head lice", "nappy", "unclean", "hygiene", "soiled", "smelly",

    ),
    "growth and feeding": (
        "faltering growth", "weight gain", "poor weight", "centile", "failure to thrive", "weighed",
    ),
    "a weapon": ("knife", "blade", "lock knife", "machete", "firearm", "weapon"),
    "contact with a parent": (
        "family time", "supervised family time",
        "supervised contact", "contact centre", "contact session",
    ),
    "prison": ("prison", "hmp", "released", "release", "licence", "tagged", "remand"),
    "a road accident": ("rtc", "collision", "hit by a car", "knocked down", "run over", "car seat"),
    "nearly drowning": ("drowned", "drowning", "submerged", "under water"),
    "an illness": ("sepsis", "meningitis", "bronchiolitis", "pneumonia", "scabies", "impetigo",
                   "rash", "infection", "diarrhoea", "croup"),
    "diabetes": ("diabetes", "dka", "insulin", "hypo", "blood sugar", "ketoacidosis"),
    "an allegation against staff": ("lado", "position of trust", "allegation against"),
    "radicalisation": ("prevent referral", "channel panel", "radicalised", "extremist"),
    "an allegation of honour-based abuse": ("fgm", "forced marriage", "honour based",
                                            "honour-based"),
    "want of money": ("section 17", "s17", "food bank", "foodbank", "food parcel", "voucher",
                      "no money", "hardship"),
    "a referral": ("referral", "referred", "marf", "refer"),
    "an early help assessment": ("early help assessment", "eha", "caf"),
    "speech and development": ("speech", "language delay", "developmental", "asq", "pointing",
                               "two year review", "2 year review", "27 month review"),
    "immunisation": ("mmr", "immunisation", "immunisations", "vaccination", "vaccine", "jabs"),
    "a dog": ("dog", "dogs", "bully xl"),
    "teeth": ("extraction", "extractions", "teeth", "carious", "dental", "tooth", "abscess"),
}  # fmt: skip

#: What holds a word of a kind and means something else.
ELSE: Mapping[str, re.Pattern[str]] = {
    # An address: "Flat 3, Nonesuch Court", unlike "the Family Court".
    "a court hearing": re.compile(
        r"\b(?!(?:Family|Crown|County|Youth|High|Magistrates|Criminal|Coroner|The|At|In|To)\b)"
        r"[A-Z][\w'’-]+ Court\b"
    ),
    # A notice "marked urgent".
    "an injury": re.compile(r"\bmark(?:ed|ing)\b", re.IGNORECASE),
}

#: What a row says of an account that came from somebody else.
HEARD: tuple[str, ...] = (
    "received", "rcvd", "referral", "referral from", "new referral", "letter", "letter from",
    "letter received", "call from", "contact from", "telephone contact", "notification",
    "notification from", "notified", "informed", "advised by", "told by", "report from",
    "report of", "reports", "reported", "copy", "copied", "message", "messaged", "email",
    "email from", "emailed", "e-mailed", "update", "update from", "discharge summary",
    "liaison form", "rang", "phoned", "telephoned", "called", "tc", "tel", "wrote", "minutes",
    "outcome of", "handover", "disclosed", "concern for", "at request of", "in touch", "texted",
    "faxed", "screening", "via", "contact", "last night", "yesterday",
    "overnight", "this morning", "earlier today", "at the weekend", "over the weekend",
)  # fmt: skip

#: Words that stand in every chronology of the field and tell little of one incident. The day and
#: the service are weighed by signs of their own: a month's name says no more, nor does a service's.
ROUTINE = frozenset(
    """
    mother father child children baby parent family partner grandmother grandfather brother sister
    sibling son daughter boy girl male female man woman adult people person
    home house address visit call phone telephone message letter email meeting appointment attended
    attend seen spoken spoke school nursery police officer social worker care hospital doctor
    nurse health visitor teacher surgery service team agency professional staff
    today yesterday day night morning evening week month year time later date
    concern concerns review plan action agreed discussed advised advice referral report informed
    contact given made sent received update follow further record noted
    well good fine new old first second last next back one two three both room
    see get got take taken took went come came gone going say says stated told asked ask
    need needs support help worried worry issue issues reported
    left arrived still see old mum dad
    january february march april june july august september october november december
    academy primary college practice clinic trust department
    """.split()
)

#: Words several services write differently, and the word they are compared as.
MEANT: Mapping[str, str] = {
    "mum": "mother", "mam": "mother", "mom": "mother", "mummy": "mother", "mo": "mother",
    "dad": "father", "daddy": "father", "fa": "father", "gran": "grandmother",
    "nan": "grandmother", "nana": "grandmother", "granny": "grandmother", "mgm": "grandmother",
    "pgm": "grandmother", "grandma": "grandmother", "boyfriend": "partner", "kids": "children",
    "kid": "child", "chn": "children", "boy": "child", "girl": "child", "pupil": "child",
    "toddler": "child", "infant": "baby", "newborn": "baby", "yo": "", "rang": "call",
    "phoned": "call", "telephoned": "call", "tel": "call", "telephone": "call",
    "mobile": "phone", "mobiles": "phone", "phones": "phone", "house": "home", "flat": "home",
    "bruised": "bruise", "bruising": "bruise", "lac": "laceration", "cut": "laceration",
    "cuts": "laceration", "lacerations": "laceration", "#": "fracture", "fractured": "fracture",
    "broken": "fracture", "broke": "fracture", "burnt": "burn", "scald": "burn",
    "scalded": "burn", "od": "overdose", "nyxoid": "naloxone",
    "coke": "cocaine", "drunk": "alcohol", "intoxicated": "alcohol",
    "vodka": "alcohol", "drinking": "alcohol", "intoxication": "alcohol",
    "tum": "abdomen", "tummy": "abdomen", "stomach": "abdomen", "belly": "abdomen",
    "abdo": "abdomen", "forearm": "arm", "thigh": "leg", "shin": "leg", "calf": "leg",
    "cheek": "face", "facial": "face", "forehead": "head", "pinna": "ear", "feet": "foot", "heel": "foot", "radius": "arm", "humerus": "arm",
    "ulna": "arm", "tibia": "leg", "jaw": "face", "lips": "lip", "buttocks": "buttock", "bottom": "buttock", "lobe": "ear",
    "eyes": "eye", "periorbital": "eye", "teeth": "tooth", "tablets": "pill", "tabs": "pill",
    "pills": "pill", "capsules": "pill", "misper": "missing", "absconded": "missing",
    "settee": "sofa", "couch": "sofa", "blaze": "fire", "alight": "fire", "flames": "fire",
    "convulsion": "seizure", "fit": "seizure", "fitting": "seizure", "tonic": "seizure",
    "nits": "lice", "faltering": "weight", "thrive": "weight",
    "fell": "fall", "fallen": "fall", "pushed": "push", "shoved": "push", "pulled": "pull",
    "drag": "pull", "dragged": "pull", "struck": "hit", "punched": "hit",
    "slapped": "hit", "beaten": "hit", "stabbed": "stab", "stabbing": "stab", "row": "argument",
    "arguing": "argument", "argued": "argument", "verbal": "argument", "shouted": "shout",
    "shouting": "shout", "yelled": "shout", "screamed": "shout", "screaming": "shout",
    "swore": "abusive", "smelt": "smell", "smelled": "smell",
    "smells": "smell", "reeked": "smell", "hungry": "hunger", "starving": "hunger",
    "finances": "money", "financially": "money", "cash": "money", "benefits": "money",
    "eviction": "possession", "evicted": "possession", "electricity": "electric",
    "electrics": "electric", "meter": "electric", "automobile": "car", "vehicle": "car",
    "fiesta": "car", "corsa": "car", "astra": "car", "audi": "car", "bmw": "car", "driving": "drive",
    "drove": "drive", "asleep": "sleep", "slept": "sleep",
    "died": "death", "dead": "death", "deceased": "death", "sudi": "death", "born": "birth",
    "delivered": "birth", "delivery": "birth", "premature": "birth", "livebirth": "birth",
    "knives": "knife", "operation": "surgery",
    "heating": "heat", "freezing": "cold", "chilly": "cold",
    "clutter": "rubbish", "cluttered": "rubbish", "mess": "rubbish", "garbage": "rubbish",
    "brawl": "fight", "fought": "fight", "affray": "fight", "assaulted": "assault",
    "locked": "lock", "bolt": "lock", "bolted": "lock", "locks": "lock", "neighbours": "neighbour",
    "fled": "flee", "fleeing": "flee", "vomited": "vomit", "sick": "vomit", "vomiting": "vomit",
    "unresponsive": "collapse", "collapsed": "collapse", "choked": "choke", "choking": "choke",
    "wheeze": "asthma", "wheezy": "asthma", "inhaler": "asthma", "salbutamol": "asthma",
    "inhalers": "asthma", "diabetic": "diabetes", "dka": "diabetes", "insulin": "diabetes",
    "arrears": "arrears", "finance": "money", "tearful": "cry",
    "crying": "cry", "cried": "cry", "distressed": "distress", "refused": "declined",
    "declines": "declined", "refuses": "declined", "immunisations": "vaccine",
    "immunisation": "vaccine", "mmr": "vaccine", "vaccination": "vaccine", "vaccinations": "vaccine",
    "jabs": "vaccine", "wee": "wet", "weeing": "wet", "bedwetting": "bed wet", "enuresis": "wet",
    "handprint": "hand", "hands": "hand", "fingers": "finger", "knickers": "underwear",
    "knocked": "hit", "plaster": "cast", "pop": "cast", "sewn": "stitch",
    "sutures": "stitch", "stitches": "stitch", "glued": "glue", "adhesive": "glue",
    "sibling": "brother", "throat": "neck",
    "strangled": "strangle", "strangulation": "strangle", "wrists": "wrist",
    "pregnancy": "pregnant", "expecting": "pregnant", "booked": "booking", "booker": "booking",
}  # fmt: skip

#: Parts of the body, as ``MEANT`` has them: an injury to another part is another injury.
BODY = frozenset(
    """
    arm leg face head ear eye hand foot knee wrist neck abdomen back chest tooth ankle finger
    elbow shoulder nose lip mouth toe hip collarbone skull scalp chin rib femur buttock
    """.split()
)

#: Kinds that repeat from week to week in one service's routine: alike, and seldom one event.
SERIES = frozenset({
    "a home visit", "nobody at home", "a missed appointment", "school attendance",
    "growth and feeding", "emergency care", "a pregnancy", "mental health", "a referral",
    "an illness", "speech and development", "immunisation", "drink or drugs",
})  # fmt: skip

#: Kinds that are held at an hour everybody present writes down.
SCHEDULED = frozenset({
    "a home visit", "nobody at home", "a missed appointment", "a strategy discussion",
    "a child protection conference", "a core group", "a child in need meeting",
    "a team around the family", "a planning meeting", "a court hearing", "contact with a parent",
    "an interview of a child", "a medical examination",
})  # fmt: skip

#: What a service is called in passing, beside ``vocabulary.SERVICES``: by what stands in its key.
CALLED: Mapping[str, tuple[str, ...]] = {
    "police": ("pc", "dc", "ps", "officer", "cid", "ppn", "public protection notice", "dash",
               "encompass"),
    "social": ("sw", "swer", "edt", "emergency duty team", "duty", "allocated worker", "la",
               "out of hours worker", "local authority", "referral and assessment"),
    "school": ("head", "head teacher", "class teacher", "teaching assistant", "primary",
               "academy", "learning mentor"),
    "school nurs": ("sn",),
    "gp": ("practice", "practice nurse", "dr", "doctor"),
    "surgery": ("practice", "practice nurse", "dr", "doctor"),
    "hospital": ("paeds", "paediatric", "delivery suite", "neonatal", "scbu", "ward sister",
                 "registrar", "consultant", "discharge summary", "liaison form", "medical"),
    "midwi": ("cmw", "booking clinic", "antenatal clinic", "delivery suite"),
    "housing": ("tenancy", "housing association", "repairs", "landlord's officer"),
    "probation": ("offender manager", "licence officer", "oic", "com"),
    "nursery": ("key person", "pre-school", "preschool", "playgroup", "day nursery"),
    "mental health": ("cpn", "psychiatrist", "liaison psychiatry", "perinatal cpn", "amhp"),
    "ambulance": ("crew", "hems"),
    "drug": ("drug worker", "drug service", "recovery worker", "substance misuse service",
             "keyworker"),
    "youth": ("yjs", "yot", "youth justice", "youth offending"),
    "education welfare": ("ewo", "education welfare", "attendance officer"),
    "fire": ("fire service", "fire crew", "fire and rescue"),
    "refuge": ("refuge",),
    "domestic abuse": ("da service", "outreach worker", "women's aid"),
    "foster": ("foster carer", "carer", "fostering"),
    "residential": ("children's home", "care staff", "placement", "key worker"),
    "cafcass": ("guardian", "children's guardian", "cafcass"),
    "camhs": ("camhs", "camhs worker"),
    "salt": ("salt", "speech therapist", "speech and language", "slt"),
    "dent": ("dental", "dentists"),
    "early help": ("early help hub", "fsw"),
    "charity": ("helpline", "return interview worker"),
}  # fmt: skip
