"""Small words of English by what they do in a sentence."""

from __future__ import annotations

from pipeline.anonymise.details import words_origin as origin
from pipeline.anonymise.details import words_time as time
from pipeline.anonymise.spans_of_time import COUNTED

#: What may begin a noun phrase and belongs to it.
ARTICLES = frozenset(
    "a an the his her their its my our your this that these those another no some".split()
)
INDEFINITE = frozenset("a an another no".split())
SUBJECTS = frozenset("he she they who it i we you which".split())
BE = frozenset("is was are were be been being am became become becomes remains remained".split())
HAVE = frozenset("has have had having".split())
#: What may stand between a verb of being and what is said of somebody.
ADVERBS = frozenset(
    "now then also still by at not already recently currently formerly once always only just both all himself "
    "herself themselves later since previously originally presently said born apparently never".split()
)
_PREPOSITIONS = (
    "in on at by to of for from with without into onto over under about after before between through during against "
    "towards toward up down off out away as than like since until till while when where because if so that and or but "
    "nor yet although though whether who whom whose which what there here then not near inside outside beside behind "
    "both above below across along among around beyond despite except per via within upon"
).split()
_PRONOUNS = (
    "he she they it we you i him her them us me himself herself itself themselves one".split()
)
_VERBS = (
    "is was are were be been being am has have had having do does did done will would shall should can could may might "
    "must became become becomes remained remains said says told tell tells asked ask went go goes gone came come comes "
    "took take takes taken made make makes gave give gives given saw see sees seen found find finds got get gets left "
    "leave leaves put let kept keep keeps held hold holds brought bring brings ran run runs runs rang rung spoke speak "
    "speaks wrote write writes written met meet meets knew know knows thought think thinks felt feel feels lost lose "
    "loses began begin begins begun bought buy buys sold sell sells drove drive drives driven struck strike hit hits "
    "stole stolen paid pay pays sent send sends spent spend spends sat sit sits stood stand stands lay lies fell fall "
    "falls heard hear hears read reads won win wins wore wear wears worn suffers suffer suffered received receives "
    "receive needs need needed uses use used lives live lived works work worked wants want wanted attends attend "
    "attended visited visits called calls entered enters undergoes underwent sustained sustains obtained obtains "
    "joined joins owns own owned rides rode flew flies sought seeks bears bore bred breeds plays play played teaches "
    "taught studies studied including include includes included concerning regarding using wearing carrying driving "
    "having holding living working owing alleging claiming seeking attending involving following describing"
).split()
_BETWEEN = "also now then still always already later since previously therefore however".split()
STOPS = frozenset(_BETWEEN) | frozenset(_PREPOSITIONS) | frozenset(_PRONOUNS) | frozenset(_VERBS)
TIMES = time.SEASONS | time.WEEKDAYS | time.MONTHS | time.DAYTIMES
#: What ends what a verb is said of.
ENDS = (
    frozenset(
        "and or but nor so yet who whom whose which that when while where because if although though until till since before "
        "after during is was are were has have had will would could should can may might must he she they it we i you did does "
        "do then than as said told not between during".split()
    )
    | TIMES
)
#: What cannot stand last in what is said of somebody.
NEVER_LAST = frozenset(
    "a an the his her their its my our your this that these those in on at by to of for from with without into over under "
    "about through against very more most some any no up late early mid about".split()
)
#: Words that have a capital wherever they stand, and are no names.
ALWAYS_CAPITAL = (
    frozenset("english british adhd asd hiv ptsd gcse gcses it uk tv".split())
    | frozenset(origin.NATIONALITIES)
    | frozenset(word.lower() for word in (*origin.PEOPLES, *origin.FAITHS, *origin.ETHNICITIES))
)
#: Numbers in words.
NUMBERS = frozenset(
    {word for name in COUNTED for word in (name, name.replace(" ", "-"))} - {"one"}
) | frozenset("hundred thousand million billion dozen hundreds thousands dozens both".split()) - {
    "both"
}
#: What makes a number less than exact, and belongs to it.
HEDGES = frozenset(
    "about around approximately nearly almost roughly some over under only just least most exactly perhaps".split()
)
#: Owners that say what kind of thing it is: "a children's nursery".
KINDS_OF = frozenset(
    "children's women's men's girls' boys' ladies' people's persons' offenders' newsagent's workers' veterans' king's queen's".split()
)
FAMILY = frozenset(
    "father mother dad mum parents parent stepfather stepmother partner boyfriend girlfriend uncle aunt grandfather "
    "grandmother grandparents carer carers guardian brother sister brothers sisters husband wife son daughter sons "
    "daughters child boy girl man woman widow widower cousin nephew niece baby twin twins applicant applicants appellant "
    "respondent claimant defendant complainant deceased victim accused offender petitioner pursuer plaintiff prisoner "
    "registrant patient tenant driver surrogate testator witness donor pupil student infant toddler intruder lodger landlord owner employee "
    "couple family spouse sibling siblings fiancé fiancée".split()
)
KIN = frozenset(
    "grandfather grandmother grandparents grandparent uncle aunt uncles aunts cousin cousins nephew niece nephews nieces "
    "grandson granddaughter grandchild grandchildren grandsons granddaughters stepson stepdaughter stepchild stepchildren "
    "stepfather stepmother stepparent stepbrother stepsister half-brother half-sister half-brothers half-sisters "
    "half-sibling half-siblings step-brother step-sister step-father step-mother step-son step-daughter "
    "stepsons stepdaughters brother-in-law sister-in-law brothers-in-law sisters-in-law mother-in-law father-in-law son-in-law daughter-in-law "
    "parents-in-law in-laws great-aunt great-uncle great-grandmother great-grandfather great-nephew great-niece "
    "godfather godmother godparent godparents godson goddaughter relatives relative forebears ancestors".split()
)
