"""Small words by which the hunt tells a name from a word: what stands before and after one."""

from __future__ import annotations

#: Words after which a name comes, however it is written.
BEFORE_NAMES = frozenset(
    "mr mrs ms miss mx master hhj insp dr doctor prof sir dame lady rev fr auntie aunty uncle nurse sister pc dc ds "
    "dci sgt cllr called named nicknamed alias aka".split()
)
#: Titles that are never a word of their own: what follows with a capital is a person.
TITLES = frozenset(
    "mr mrs ms miss mx dr prof professor sir dame pc dc ds dci sgt cllr rev hhj insp ps lord lady councillor reverend pastor imam matron "
    "auntie aunty sergeant inspector canon sheikh bishop".split()
)
#: Titles people write in small letters, and those of them that are words besides.
SMALL_TITLES = frozenset("mr mrs ms miss dr pc dc".split())
DOUBTFUL_TITLES = frozenset({"miss", "dr", "pc", "dc"})
#: What follows a person and hardly ever a thing: "Ferry, who was four".
WHO = frozenset({"who", "whose", "whom", "aged"})
#: Allowed words that are surnames besides, and no role: "Ward asked for a different worker".
SURNAMES_TOO = frozenset(
    "ward page constable west north fraser munro moses english french german rio athena merlin".split()
)
#: Roles in small letters that a surname follows: "health visitor Ward".
WORKERS = frozenset(
    "worker visitor nurse teacher midwife carer officer solicitor barrister doctor paediatrician adviser "
    "practitioner guardian sergeant inspector coroner judge tutor manager neighbour landlord".split()
)
#: What makes the word before it a surname: "the Ward family".
FAMILY = frozenset("family families children household brothers sisters boys girls twins".split())
#: The same in capitals.
FAMILIES = frozenset("FAMILY FAMILIES CHILDREN HOUSEHOLD BROTHERS SISTERS TWINS".split())
#: What follows a person and hardly ever a thing.
SPEAKING = frozenset(
    "said says told tells asked felt rang spoke wrote cried thought denied refused lived loved slept ate "
    "hid ran described explained replied disclosed retracted sobbed screamed whispered herself himself".split()
)
#: Verbs of one person: words in -s that are a plural have others.
SINGULAR = frozenset("was is has does wasn't isn't hasn't doesn't".split())
#: What follows a person who begins a sentence. Words ending in -ed count too.
VERBS = frozenset(
    "was is has had were are said says told tells did does would could might should must can cannot will shall may "
    "went goes came comes lived lives moved loved likes liked hates loves wanted wants asked felt feels began became "
    "took takes made makes gave gives left saw sees met knew knows thought thinks got gets kept held brought ran "
    "rang spoke wrote slept ate cried stood sat lay fell grew found lost hurt hit bit drew played plays never always "
    "also then still only just who whom whose herself himself described told isn't wasn't hasn't hadn't didn't "
    "doesn't couldn't wouldn't can't won't aged with needs needed refused denied became remained spent sent paid "
    "heard understood chose broke woke threw shook hid bought caught taught sought fought let put set cut "
    # The other irregular pasts of English.
    "arose awoke bore beat bent bet bound bled blew bred built burst clung crept dealt dug drank drove dwelt fed flew "
    "fled forgave forgot froze held hung knelt laid leapt learnt led lent lit lied meant overheard proved quit read "
    "rode rose sang sank shone shot shrank shut smelt sold sped split spread sprang stole stuck stung struck swore "
    "swept swam swung tore trod underwent upset wept won wore withdrew stayed "
    # The present of a chronology and of a statement, and adverbs, which stand between a person and a verb.
    "presents appears attends seems remains continues enjoys struggles receives requires shares speaks talks believes "
    "reports states describes denies refuses sleeps eats takes makes gives hears sees finds hits shouts cries works "
    "stays keeps knows hates looks misses visits often later sometimes usually rarely seldom once twice again soon "
    "already now almost even too nearly perhaps eventually initially subsequently certainly probably "
    "regularly frequently repeatedly reportedly allegedly apparently clearly".split()
)
#: What an institution or a street is called by: capitals that end in one are a name.
INSTITUTIONS = frozenset(
    "school primary academy college nursery preschool playgroup hospital infirmary hospice surgery clinic ward "
    "house lodge court home centre road street avenue lane close drive way crescent grove place terrace gardens "
    "walk rise hill view mews square row green park church mosque temple chapel club library station estate "
    "farm hall manor tower towers flats project trust foundation association charity constabulary university "
    "pharmacy practice hub hostel hotel pub inn arms bridge wood woods field fields common island river lake "
    "village town city county borough district parish fc gurdwara mandir synagogue masjid class suite scouts cadets "
    "brownies rovers".split()
)
#: What a firm or a school ends in besides.
FIRMS = frozenset(
    "ltd limited llp plc fostering solicitors high infants juniors pre-school nurseries homes housing care "
    "services agency centre center schools partnership".split()
)
#: What an address ends in after a number.
STREETS = frozenset(
    "street road avenue lane close drive way crescent grove place terrace gardens square row court walk rise "
    "mews view hill green buildings house quay wharf parade".split()
)
#: What an address ends in, so that a number before it belongs to it.
ADDRESSED = STREETS | {
    "house",
    "flats",
    "tower",
    "heights",
    "lodge",
    "cottages",
    "villas",
    "towers",
}
#: What a place's council begins with: "Tower Hamlets London Borough Council".
COUNCILS = frozenset("council borough county city district metropolitan london".split())
#: What a form, a plan, a meeting, a role or a test is called by, in the singular.
FORMS = frozenset(
    "form plan policy protocol assessment tool toolkit pathway meeting order notice officer worker manager nurse "
    "practitioner procedure guidance framework strategy checklist template questionnaire agreement panel review "
    "report duty model scale test syndrome disorder therapy requirement referral conference visit letter "
    "register record screening training analysi disability phobia approach board committee subgroup "
    "violence abuse marriage slavery drug offence".split()
)
#: What a body is called by that is one of a calling: "the Society of Radiographers".
BODIES = frozenset(
    "college society association institute faculty council federation academy".split()
)
#: What a law is called by.
LAWS = frozenset("act acts regulations rules order bill measure".split())
#: What stands before a month, a day or a season that is meant as one.
BEFORE_DATES = frozenset(
    "in on a of by from until till since during early late mid last next each every between before after the "
    "through over around w/c following previous per half bank good black".split()
)
#: What is done for a day: "booked for March", where "a present for March" is for somebody.
PLANNED = frozenset(
    "booked planned listed set due scheduled arranged fixed adjourned postponed rearranged rebooked moved "
    "pencilled diarised appointment appointments date dates hearing meeting visit review conference".split()
)
#: Months, days and seasons that people are called by, and all months.
CALENDAR = frozenset(
    "march april may june august january summer autumn winter spring sunday monday tuesday wednesday thursday "
    "friday saturday easter christmas noel jan jun".split()
)
MONTHS = CALENDAR | {"february", "march", "july", "september", "october", "november", "december"}
#: Messages that come from people: "text from May", but "in touch from May".
MESSAGES = frozenset("text call t/c tc email message letter referral voicemail".split())
#: What follows a month, a day or a season that is meant as one.
TERMS = frozenset(
    "term terms half holiday holidays bank day morning afternoon evening night and to or".split()
)
#: What somebody is to somebody else; a name may follow.
KIN = frozenset(
    "friend friends brother sister cousin baby boy girl son daughter uncle aunt auntie mum mummy dad daddy mother "
    "father partner boyfriend girlfriend ex child toddler twin stepdad stepmum stepfather stepmother nan gran "
    "grandma grandad neighbour carer teacher mate pal bf gf bestie stepson stepdaughter niece nephew mam".split()
)
#: Verbs whose object is a person, in notes written in small letters: "rang rose", "told joy".
PEOPLE_VERBS = frozenset(
    "told asked informed advised reminded rang phoned telephoned texted emailed messaged contacted visited met saw "
    "seen seeing weighed observed called thanked encouraged supported hugged collected transported interviewed "
    "miss missed took invited email text ring phone arrested convicted charged bailed questioned cautioned sentenced "
    "remanded".split()
)
#: Contact with a person: "spoke to hope", "text from joy", "appointment for rose".
CONTACTS = frozenset(
    "spoke spoken speak speaking talked talk talking chat chatted word discussion discussed conversation session t/c tc "
    "call calls phonecall telephone text texts message messages email emails letter letters visit visited liaison liaised "
    "voicemail handover referral disclosure update met meeting lives living lived stayed staying contact concerns "
    "concern worried supervision feedback news reply present allocated passed sent given".split()
)
#: What is done by a person to a child: "collected by rose", "picked up by hope".
TOGETHER = frozenset(
    "collected picked dropped brought taken seen visited accompanied signed completed written prepared typed drafted chaired "
    "supervised looked hit pushed bitten reviewed allocated".split()
)
#: After these a clause about somebody begins: "mum says hope is poorly".
REPORTING = frozenset(
    "that says say said thinks thought feels felt states stated reports reported because if".split()
)
#: What belongs to a person and hardly ever to a thing: "joy's bedroom".
OWNED = frozenset(
    "home house flat school bedroom teacher voice attendance weight behaviour birthday phone partner ex solicitor "
    "gp worker view views wishes room bed coat bag".split()
)
#: What follows a person in a note and leaves a word no room to be a thing's: "told joy that".
CLOSING = frozenset(
    "about re at on in for and or that to who from with because when today yesterday tomorrow again this but so if "
    "by as of off out up down back over after before during while until since regarding concerning re: via now then "
    "all home who's has had the a his her their my our some how what whether why where".split()
)
#: Verbs that people are called by too.
AUXILIARIES = frozenset("will may can mark might must has had was is did does".split())
#: After a verb that begins a question: "Will it be enough?", "May this be read".
PRONOUNS = frozenset("it they we you he she i this these that those there anyone everyone".split())
#: Verbs that ask for something and that people are called by too: "Mark the day", "Ask what".
ASKED = frozenset("mark ask grant".split())
#: What follows such a verb.
OBJECTS = frozenset(
    "the a an any all each every your their our what why how whether who when where if yourself".split()
)
#: Small words inside a title.
SMALL = frozenset("and of for the in to a an on with or under from by at".split())
#: By these it is said what somebody is called by; a nickname in quotation marks may follow.
CALLED = frozenset(
    "known called calls calling named nickname nicknamed nicknames alias aka goes went dubbed".split()
)
CALLING = frozenset(
    "about with by to from of under met saw rang texted man boy girl woman youth lad friend friends".split()
)
#: Verbs of one person, and what follows them of people and of nothing else.
SINGULAR_OF_PEOPLE = frozenset("was is had has remained became".split())
OF_PEOPLE = frozenset(
    "arrested charged convicted bailed sentenced released remanded interviewed cautioned acquitted imprisoned "
    "born married divorced pregnant drunk asleep homeless angry upset tearful moved known told seen".split()
)
#: What a ward, a class or a house is called by after a word of its own: "Maple Ward", "Swan Class".
PARTS_OF_HOUSES = frozenset(
    "ward class lodge suite court house cottage surgery nursery playgroup preschool pre-school school academy hostel "
    "project trust chapel homes hospice".split()
)
