"""Words for what people do and who does it, for what a neighbour would remember. Data."""

from __future__ import annotations

#: Past forms that do not end in "ed".
PAST = frozenset(
    """
    ate awoke beat became began bent bet bit bled blew bore bought bound broke brought built burnt burst caught chose clung came cost crept cut
    dealt dug did drew dreamt drank drove fell fed felt fought found fled flew flung forgave forgot froze gave got grew ground had hid hit held hung
    heard hurt kept knelt knew laid leant leapt learnt led left lent let lay lit lost made meant met mistook misled outgrew overcame overheard
    overslept paid put quit ran rang read rode rose said sang sank sat saw sawed sent set sewed shaved shook shone shot showed shrank shut slept slid
    slung slunk slit smelt sold sought sowed spat sped spelt spent spilt spoke spoilt spun split spread sprang stank stole stood stuck strode struck
    strung strove stung swept swore swung swam swelled taught tore threw thrust told took trod understood underwent undertook undid upset went
    wept woke won wore wound wove withdrew withheld withstood wrote wrung
    """.split()
)
#: Who stands before such a verb, besides the family: neighbours, other people, and those who help.
PEOPLE = """
neighbour friend lodger flatmate housemate classmate teenager passer-by bystander stranger visitor guest customer passenger motorist driver cyclist
pedestrian landlord landlady tenant colleague manager employee employer shopkeeper owner gang youth villager crowd assailant attacker abuser
police paramedic nurse doctor teacher midwife headteacher officer sergeant constable inspector detective adviser advisor assistant worker manager registrar
consultant surgeon dentist pharmacist receptionist technician tutor coach chaplain priest pastor imam elder owner guard warden caretaker crew firefighter
magistrate prosecutor gaoler jailer soldier carer coordinator co-ordinator clinician practitioner counsellor therapist psychologist psychiatrist
ex-partner ex-husband ex-wife fiancé fiancée lover suitor babysitter childminder nanny witness juror
"""
#: Everyday words that tell when they are said of one of the family: "the boy found the body". Of
#: anybody else ("agencies shared", "the officer broke the news") they do not.
PERSONAL = frozenset(
    """
    abroad abducted adopted affair airport allergic ambulance attacked bail bankrupt bare barricaded begged bet bitten blade blind body boarding bought boyfriend
    broke burgled burned burnt bus caravan cash choked christened climbed coach conceived convulsed crashed crawled cried custody cut daughter-in-law deaf debt debts decree
    dinner disability disabled disinherited disowned disqualified divorced dog drank driving drowned drove drug drugs drunk eloped engaged escaped estranged evicted excluded
    expelled eyelashes father-in-law fell ferry fire flames fled flew flight flooded followed fought froze funeral gambled gave-birth grandson grave gun hair half-sister hammer hanged
    hit-and-run hostage hostel hotel illiterate imprisoned infested inherited intoxicated jail jumped kicked kidnapped killed kissed knife laughed leave legs licence limp lip-reads
    locked lost lover machete married mattress miles miscarried moped motorbike motorway moved murdered naked nine nursery-rhyme oven overdose overstayed pain passport
    pillow pipe plane poured prison prisoner pub punched pushed raft railway ran ran-away rats refuge religious remand retired river road roof rope ruined sailed scar scalded sea
    seaside separated shaved ship shop shot sister-in-law slapped slept smashed smoked snow sofa spat speech stabbed stammer stole strangled street suicide surgery
    swam swallowed taxi tied threw tied-up toilet tower train trafficked trampoline twin twins university van vigil vomited walked wanted wedding wheelchair wife-to-be
    window windows wore redundant self-employed college gcses boarder year kept-down
    """.split()
)
#: Words of the press and of the net: what they stand with was told in public.
PRESS = frozenset(
    """
    newspaper newspapers television radio documentary broadcast broadcasts broadcaster publicised publicity televised livestreamed facebook instagram tiktok twitter youtube
    crowdfunding petition podcast headline headlines blog vlog journalist journalists reporter reporters press viral nationally hashtag followers tabloid tabloids
    newsreader front-page magazine screenshot retweeted trended livestream vlogger mural obituary parliament
    """.split()
)
#: Last words of posts, besides what people work as.
POSTS = """
assistant associate caseworker chaplain clinician co-ordinator coordinator counsellor concierge deputy dispatcher envigilator examiner head headteacher hygienist
interviewer invigilator keyworker lead liaison matron mentor navigator ombudsman paediatrician phlebotomist physician practitioner principal psychiatrist psychologist registrar
responder sonographer specialist therapist visitor worker
"""
#: The same by how they end.
POST_ENDINGS = ("ologist", "ologists", "iatrist", "iatrists", "itian", "itians", "therapist", "therapists", "ographer", "ographers", "ician", "icians", "dontist", "officer", "keeper", "master", "mistress", "woman", "worker", "warden")  # fmt: skip
#: Posts that take a phrase to name.
ROLE_PHRASES = """
head of year; heads of year; head of sixth form; head of house; head of lower school; head of upper school; head of department; deputy head; assistant head; acting head;
lay judge; lay judges; lay member; officer in the case; officer in charge; doctor on call; doctor on duty; nurse in charge; midwife in charge; nurse on duty; member on duty
"""
#: Matters of the law that take a phrase to name.
RECORD_PHRASES = """
community resolution; restraining order; non-molestation order; county lines; drink driving; drunk driving; drink-driving; conditional discharge; absolute discharge; community order;
community service; unpaid work; registered sex offender; sex offender; sex offenders register; previous good character; good character; conditional caution; youth caution; police caution; criminal
behaviour order; anti-social behaviour order; electronic tag; curfew order; released on licence; on licence; on remand; in custody; on bail; police bail; benefit fraud; modern slavery; indecent
images; possession of; failing to answer bail; failure to answer bail; driving while disqualified; drove while disqualified; remanded in custody; recalled to prison; serving a sentence; in breach of
"""
#: Posts of every review and every court: they tell nothing by themselves.
COMMON = """
adviser advisor advocate assistant barrister chair clerk clinician commissioner consultant coordinator coroner counsel counsellor director doctor employee examiner
expert gp guardian head inspector interpreter investigator judge keyworker lawyer lead leader magistrate manager mentor midwife nurse officer paediatrician paramedic
physician practitioner principal prosecutor psychiatrist psychologist registrar representative reviewer secretary sergeant solicitor specialist supervisor
surgeon teacher therapist visitor worker model author hunter general major minister master builder player operator
"""
#: The same of two words and more.
TEAMS = """
social worker; social workers; health visitor; health visitors; health visiting assistant; school nurse; school nurses; police officer; police officers; lead reviewer;
independent reviewer; independent reviewers; family support worker; support worker; support workers; team manager; key worker; lead professional; allocated social worker; duty
social worker; class teacher; community midwife; named nurse; named midwife; named doctor; designated doctor; designated nurse; practice nurse; children's guardian; children's
social worker; front-line practitioner; front-line practitioners; other practitioners; new worker; previous worker; same worker; new social worker; previous social worker; safeguarding
lead; designated safeguarding lead; youth worker; youth worker; attending officer; attending officers; head teacher; general practitioner; service manager; panel chair; independent
chair; conference chair; review author; report author; case worker; senior manager; senior managers; senior leader; senior leaders; lay person; family doctor; expert witness; many practitioners;
individual practitioner; individual practitioners; experienced practitioner; experienced practitioners; agency manager; agency managers; frontline practitioner; frontline practitioners; lone worker
"""
