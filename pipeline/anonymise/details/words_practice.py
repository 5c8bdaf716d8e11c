"""The everyday words of practice with children and families, and of courts. Data.

What is told of somebody in these words alone, many could have been told of: "she did not attend
the appointment". A word that is not here is what a neighbour remembers: "she hid in the hen house".
Written without their endings; ``everyday`` knows "visited" and "visits" by "visit".
"""

from __future__ import annotations

from functools import lru_cache

#: Doing, saying and thinking.
_DOING = """
accept access acknowledge act add address admit advise affect agree aim allege allocate allow answer apologise appear apply appoint
appreciate approach approve arise arrange arrive ask assess assist assume assure attach attempt attend avoid await base become begin believe
belong benefit bring bring build call cancel care carry cause cease challenge change chase check choose claim clarify close combine come comment
commission commit communicate complain complete concern conclude conduct confide confirm connect consent consider consist contact contain continue contribute control
cooperate coordinate cope correct count cover create damage deal decide decline defer deliver demand demonstrate deny depend describe deserve detail
deteriorate determine develop differ direct disagree discharge disclose discover discuss dismiss display distress disturb document doubt
draft drop drink eat emerge emphasise enable encounter encourage end engage ensure enter equip escalate establish evaluate evidence examine exceed exercise
exist expect experience explain explore expose express face facilitate fail fall feature feed feel fill find finish fit fix focus follow forget form
formulate gain gather get give go grant grow guarantee guide handle happen harm have hear help hold hope identify ignore illustrate imagine impact
implement imply improve include increase indicate influence inform initiate inquire insist instruct intend interact interpret intervene introduce
investigate invite involve issue join judge keep know lack last lead learn leave let lie like limit link listen live log look lose love maintain make manage matter
mean measure meet mention mind minimise miss mislead misunderstand monitor move name need neglect note notice notify object observe obtain occur offer open
oppose order organise outline overlook oversee owe participate pass pay perceive perform permit persist persuade place plan play please point pose possess postpone
practise prefer prepare present prevent prioritise proceed process produce progress promise promote propose protect prove provide pursue put
question raise rate reach react read realise reassure rebook recall receive recognise recollect recommend record recover reduce refer reflect refuse
regard register regret reject relate release rely remain remember remind remove repeat replace reply report represent request require reschedule
research resist resolve respect respond rest restrict result resume return reveal reverse review revise ring risk safeguard save say schedule screen search see seek
seem select send separate serve set settle shape share shift shout show sign signpost sit sleep slow smile sound speak spend stabilise staff stand start state
stay step stop strengthen stress struggle study submit succeed suffer suggest supervise support suppose suspect sustain take talk teach tell
tend test text thank think threaten touch track train transfer transport travel treat trigger trust try turn undergo understand undertake update upset
use value vary view visit voice wait walk want warn watch weigh welcome wish withdraw witness wonder work worry worsen write
asleep awake abuse accompany argue adjourn affirm allocate appeal arrest assault assert award bail caution charge convict cross-examine deliberate detain dispute enforce
hear imprison indict litigate plead prosecute quash reiterate remand repatriate rule sentence summon swear testify uphold violate disregard infer contend dispose rescind
bind bear bruise bleed breathe burn bite break cry cut die dress drive fight hit hurt kick kill lift push pull punch scream shake slap smack throw vomit wake
bathe change comfort cuddle hug wash clean cook laugh born draw drag fall-out fly hang heat injure lay lend met pick rise run sell shoot sing spoke strike struck swim wear
saw sent gave given gone went was were been did done does had has has made told took taken thought taught brought bought caught built dealt felt fell fallen
found forgot forgotten froze got grew grown heard held hid kept knew known led left lent lost meant paid read rang rung ran said sat slept spoken spent stood
stole stolen stuck sought sold shown shook sank sang swore sworn understood undertook undertaken undone withdrew withdrawn woke woken won wore worn wrote
written began begun became broke broken chose chosen came drew drawn drank drunk drove driven ate eaten flew flown forgave fought hung laid lay lain rose risen
seen set shut threw thrown told tore torn upheld shot slid spread wept bled bred bitten blew blown bore borne beat beaten bent bet sworn rode ridden
"""
#: People and bodies who work with families, and what a family is made of.
_PEOPLE = """
adolescent adult agency advocate applicant appellant aunt authority baby board body boy boyfriend brother carer caseworker chair child claimant clinician clinic coroner
colleague commissioner committee community coroner council counsel counsellor couple court cousin dad daughter defendant department director doctor family father
foster friend girl girlfriend girl governor government gp grandfather grandmother grandparent group guardian half household husband infant infirmary inspector interpreter judge
jury keyworker lawyer leader local magistrate male female man manager maternal member midwife minister mother mum ministry neighbour neighbourhood nephew niece nobody nurse nursery office
officer official organisation paediatrician panel paramedic parent parental parliament partner partnership party paternal patient people person personnel police practitioner profession professional prosecution
prosecutor provider psychiatrist psychologist public pupil relation relationship relative representative respondent reviewer school secretary senior service sibling sister social solicitor somebody someone son
specialist spouse staff stepfather stepmother student supervisor surgeon surgery teacher team teenager therapist toddler tribunal trust uncle visitor
children children's men women people teeth leaver older elder eldest youngest newborn
wife witness woman worker young youngster youth applicants parties victim offender suspect perpetrator ex-partner nan everyone everybody anyone anybody none
"""
#: What a service does and writes down.
_PRACTICE = """
ability absence abuse access accident account accuracy action activity address admission advice affair affect age agenda agreement aim alarm alcohol allegation alternative analysis
anger answer anxiety appeal appearance application appointment approach area argument arrangement article aspect assault assessment assistance assumption
attachment attempt attendance attention attitude audit availability average awareness background balance barrier basis bathroom bed bedroom bedtime behaviour belief
benefit bin birth blame blood bottle bruising budget bundle burden calculation call capacity care case caseload category cause centile centre chance
change chapter charge checklist childcare childhood choice chronology circumstance claim class clothes clothing code comfort comment commitment committee communication company complaint
complexity compliance component concern conclusion condition conduct conference confidence confidential confidentiality conflict conflicting connection consent consequence consideration consultation contact content context contract
contribution control conversation conviction copy core correspondence cost count county couple course court covid credibility crime criminal crisis criteria criterion criticism culture
curiosity custody damage danger data database date day death debt decision deficit degree delay delivery demand dental dentist department depression design detail development diagnosis diet difference difficulty
diligence direction disability disclosure discretion discrepancy discussion dispute distance distress diversity document dose doubt draft drug duration duty dynamic early education effect effort emergency
emotion employment encouragement engagement enquiry entry environment episode equality equipment error escalation estate event evidence evening evidential examination example exception exclusion existence
expectation experience expert explanation expression extent eye fact factor failure family fault favour fear feature feedback feeling figure file
finance finding flat focus follow-up food force form formulation foundation framework function funding future gap gender general goal guidance guideline guilt habit
hand handover harm head health hearing heart help history home homelessness hospital hostel hour house housing hygiene hypothesis idea identification identity illness image impact implication importance impression
improvement incident inclusion inconsistency incontinence independence index indicator influence information initial injury inquest inquiry insight inspection instance instruction integrity intent
interaction interest intervention interview investigation involvement isolation issue item job journey judgment judgement jurisdiction justice key kitchen knowledge label labour lack language law leadership learning legal
legislation length lesson letter level liability life likelihood limb limit limitation line list litigation load loss maltreatment management mark marriage material matter meal meaning means measure measurement
mechanism medical medication medicine meeting membership memory message method midwifery milestone mind minute mistake model moment money monitoring month mood morning motion motivation mouth movement multi-agency
name narrative nature necessity neck need neglect network night non-attendance norm note notice notification number nursing nutrition object objective obligation observation obstacle occasion offence
oath opinion opportunity option order origin outcome overcrowding oversight overview pack page pain paper paragraph parenthood parenting part past pathway pattern pause pay perception perinatal period permission
perpetrator persistence perspective phase phone photograph phrase picture place placement plan planning point policy poor population position possibility post postnatal poverty power practice precedent pregnancy
presence presentation pressure principle priority prison private privacy probability probation problem procedure proceeding process procurator programme progress project proof property proportion proposal
prosecution protection protocol provision pupil purpose quality quantity query quick question range rationale reaction reading reality reason reasoning recipient recognition recommendation
record recording recovery reduction reference referral reflection refuge regime region registration regulation reliability relief remark reminder removal report reporting reputation request requirement residence resilience resolution resource
respect response responsibility rest restriction result retention return review right risk role room round route routine rule safety sample
scale scan schedule schooling scope score scrutiny search section security self self-harm sense sentence sequence series setting shock shopping shortage sibling sight sign silence site situation size
skill sleep solution source space speech spectrum stability stage stairs standard start statement status statute step stigma story strain strategy strength stress structure style subject substance success suicide sum summary
supervision supply surprise survey suspicion symptom system table talk target task tear telephone temperature tendency tension term test therapy theme theory thing thought threat threshold time timeframe timeline
timescale timing title tone tool top topic total toy tradition training transcript transition transport trauma treatment trend trial trouble trust truth turnover type uncertainty uniform unit universal use vacancy vaccination value variation version video
view violence visit voice volume vulnerability waiting ward warning water way weakness week weekend weight welfare wellbeing whereabouts while whole wish word work workforce working workload world worry year yesterday today tomorrow tonight
accommodation adoption bundle cafcass camhs care cin cp icpc lado marac mash nhs ofsted sudi sen send iro cps id hmp dwp dna ae bmi tv uk
allegation affidavit application article breach burden cause civil clause complaint consent convention cross-examination declaration decree defence deliberation directive dispute disposal domestic
evidence exhibit expenditure extradition ground hearing immigration injunction judicial jurisprudence legality limitation merits non-pecuniary pecuniary domestic legislative lodging minor obligation parliamentary petition plaintiff
pleading presumption procedural proceedings prosecutor provision remedy representation respect revision ruling sanction severity submission summons supreme suspension testimony undertaking verdict violation
skeletal metaphyseal stressor holistic dataset dynamic liaison leaflet tenancy tenant vacant hindsight helpline ambulance inbox voicemail workshop multi-disciplinary
agile threshold evidence-based trauma-informed strengths-based chronologies chronology learning-event terms-of-reference learning factual kindness sensible qualified
birthday nappies injection tetanus sonographer landlord sergeant pad continence crawl cough medication dose tablet tablets prescription phone
abdomen ankle arm back bone brain bruise cheek chest chin ear elbow face finger foot forehead fracture hair jaw knee leg lip neck nose rib shoulder skin skull stomach throat thumb toe tongue tooth teeth feet wrist eye bleed wound scar burn scald
bath bathing bathtime bottle buggy changing clothes cot crib door feed floor formula front garden kitchen living meal milk mattress nap nappy pram pushchair sofa stair toilet window bedding living-room lounge
"""
#: How it was, and small words.
_HOW = """
able absent abusive acceptable accurate active actual acute additional adequate adverse affectionate aggressive alert alive alone alternative angry annual anonymous antenatal anxious apparent applicable appropriate
assertive available aware bad basic best better big bright brief broad busy calm capable careful central certain changing chaotic cheerful clear clinical close cold collective collaborative comfortable common compassionate
competent complete complex comprehensive concerned confident confused conscious consistent constant constructive contemporaneous content controlling convincing correct criminal critical crucial curious current daily
dangerous dead deep defensive deliberate dependent desperate detailed different difficult direct dirty disappointed distant distressed dominant due eager early easy effective electronic emotional empty entire
equal essential evasive evident exact excellent excessive exclusive exhausted existing expected experienced explicit external extensive extra extreme fair false familiar fearful fine firm first fit flexible
formal former fragile free frequent friendly frightened full fundamental further general genuine good grateful great guarded guilty happy hard harmful healthy heavy helpful hesitant high historic hostile huge
hungry ill immediate imminent important impossible inaccurate inadequate inappropriate inconsistent incomplete incorrect independent individual ineffective informal inevitable initial inner innocent insecure insufficient
intensive intentional internal intimate involved isolated joint keen known large late latter lawful least legal lengthy less likely limited little lone lonely long loud low lucky main major mature meaningful mental mere
mild minimal mixed moderate modest monthly much multiple mutual narrow natural near necessary negative nervous new next normal notable numerous obvious occasional ongoing only open optimistic ordinary original other outstanding
over own parallel partial particular past patient permanent persistent personal physical plausible pleased poor positive possible potential practical precise predictable pregnant preliminary present previous primary
prior private proactive probable professional prolonged prompt proper proportionate protective proud psychiatric psychological public quick quiet rapid rare raw ready real realistic reasonable receptive recent
regular relevant reliable reluctant remote repeated resident resistant respectful responsible responsive restrictive robust routine sad safe same satisfactory satisfied scared second secondary secure sensitive separate serious severe sexual shared short
shy sick significant similar simple single slight slow small sober sole sorry specific stable standard steady still strategic strict strong sudden sufficient suitable superficial sure surprising systemic tearful temporary
tense thorough tidy timely tired top total tough traumatic true twin typical unable unannounced unaware unborn uncertain unclear unclean uncomfortable uncooperative unexpected unexplained unfair unhappy unhelpful unkempt unknown
unlikely unlawful unpredictable unreasonable unreliable unsafe unstable unsuitable unusual unwell unwilling upset urgent useful usual vague valid verbal violent vital vulnerable warm weak weekly well well-being whole wide willing withdrawn wrong
young about above accordingly across actually after afterwards again against age ago ahead all almost along already also although always am among an and another any anyhow anything anyway apart approximately are around as
aside at away back be because been before behind being below beside besides between beyond both but by can cannot certainly clearly could despite did directly do does doing done down due during each earlier either else
elsewhere enough entirely especially even eventually ever every everything everywhere exactly except fairly far few fewer finally for forward from fully further furthermore gradually had hardly has have having he hence her
here hers herself him himself his how however i if immediately in indeed inside instead into is it its itself just later latest least less like longer lot mainly many may maybe me meanwhile merely might mine more moreover most
mostly much must my myself namely nearby nearly neither never nevertheless no nor not nothing notwithstanding now nowhere of off often on once one ones only onto or other others otherwise our ours ourselves out outside
over overall own partly per perhaps please plenty possibly presently previously primarily probably quite rather really recently regarding same several shall she should since slightly so solely some somehow something sometimes
somewhat somewhere soon still subsequently such than that the their theirs them themselves then there thereafter thereby therefore these they thing this those though through throughout thus to together too toward towards under
unfortunately unless unlike until up upon us usually various versus very via was we were what whatever when whenever where whereas whereby wherever whether which whichever while who whoever whom whose why will with within without
would yes yet you your yours yourself don't didn't doesn't wasn't weren't couldn't wouldn't hadn't hasn't isn't won't can't shouldn't haven't aren't i'm it's he's she's they're i've i'd you're
aged pm am mr mrs ms dr vs eg ie etc ltd re non co pre post mid multi inter sub
"""
_LISTED = frozenset(" ".join((_DOING, _PEOPLE, _PRACTICE, _HOW)).split())
#: Endings, the longest first, with what may stand for them.
_ENDINGS = (
    ("iness", ("y",)), ("ingly", ("", "e")), ("edly", ("", "e", "ed")), ("ically", ("ic", "ical")), ("ally", ("al", "")),
    ("ments", ("",)), ("ment", ("",)), ("ations", ("e", "ation")), ("ation", ("e",)), ("ies", ("y", "ie")), ("ied", ("y",)), ("ier", ("y",)), ("iest", ("y",)), ("ily", ("y",)),
    ("ings", ("", "e")), ("ing", ("", "e")), ("ness", ("",)), ("ors", ("", "e")), ("ers", ("", "e")), ("est", ("", "e")), ("er", ("", "e")),
    ("ed", ("", "e")), ("ly", ("", "le")), ("es", ("", "e")), ("'s", ("",)), ("s'", ("", "s")), ("s", ("",)), ("al", ("", "e")),
)  # fmt: skip
_BEFORE = ("un", "in", "re", "mis", "non-", "self-", "ex-", "co-", "pre-", "post-", "over", "under")
_LEAST = 3


@lru_cache(maxsize=50_000)
def everyday(word: str) -> bool:
    """Whether a word in small letters is one of everyday practice, whatever its ending."""
    if len(word) < _LEAST or word in _LISTED or not word[0].isalpha():
        return True
    if _ended(word):
        return True
    if "-" in word:
        return all(everyday(part) for part in word.split("-"))
    return any(
        word.startswith(lead) and len(word) > len(lead) + _LEAST and _ended(word[len(lead) :])
        for lead in _BEFORE
    )


def _ended(word: str) -> bool:
    if word in _LISTED:
        return True
    for ending, stems in _ENDINGS:
        if not word.endswith(ending) or len(word) <= len(ending) + 1:
            continue
        stem = word[: -len(ending)]
        if any(stem + more in _LISTED for more in stems):
            return True
        if stem[-1] == stem[-2:-1] and stem[:-1] in _LISTED:
            return True
    return False
