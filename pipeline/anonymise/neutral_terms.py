"""Words that tell somebody's sex, what is said instead, and the verbs that change with "they"."""

from __future__ import annotations

#: gendered word -> (neutral word, sex). Plurals stand by themselves; "-in-law" follows the word.
NOUNS = {
    "son": ("child", "m"), "daughter": ("child", "f"), "sons": ("children", "m"),
    "daughters": ("children", "f"), "boy": ("child", "m"), "girl": ("child", "f"),
    "boys": ("children", "m"), "girls": ("children", "f"), "brother": ("sibling", "m"),
    "sister": ("sibling", "f"), "brothers": ("siblings", "m"), "sisters": ("siblings", "f"),
    "stepson": ("stepchild", "m"), "stepdaughter": ("stepchild", "f"),
    "stepbrother": ("step-sibling", "m"), "stepsister": ("step-sibling", "f"),
    "grandson": ("grandchild", "m"), "granddaughter": ("grandchild", "f"),
    "nephew": ("relative", "m"), "niece": ("relative", "f"), "lad": ("child", "m"),
    "mother": ("parent", "f"), "father": ("parent", "m"), "mothers": ("parents", "f"),
    "fathers": ("parents", "m"), "mum": ("parent", "f"), "dad": ("parent", "m"),
    "mummy": ("parent", "f"), "daddy": ("parent", "m"), "mam": ("parent", "f"),
    "stepmother": ("step-parent", "f"), "stepfather": ("step-parent", "m"),
    "stepmum": ("step-parent", "f"), "stepdad": ("step-parent", "m"),
    "grandmother": ("grandparent", "f"), "grandfather": ("grandparent", "m"),
    "grandmothers": ("grandparents", "f"), "grandfathers": ("grandparents", "m"),
    "uncle": ("relative", "m"), "aunt": ("relative", "f"), "auntie": ("relative", "f"),
    "husband": ("spouse", "m"), "wife": ("spouse", "f"), "boyfriend": ("partner", "m"),
    "girlfriend": ("partner", "f"), "man": ("person", "m"), "woman": ("person", "f"),
    "men": ("people", "m"), "women": ("people", "f"), "male": ("person", "m"),
    "female": ("person", "f"),
}  # fmt: skip
#: Nouns that can only be said of the young, and of the grown, of a family.
YOUNG = frozenset(
    "son daughter sons daughters boy girl boys girls brother sister brothers sisters stepson stepdaughter "
    "stepbrother stepsister grandson granddaughter nephew niece lad".split()
)

#: pronoun -> (what is said, sex). "his" and "her" are settled by the next word.
PRONOUNS = {
    "he": ("they", "m"), "she": ("they", "f"), "him": ("them", "m"), "himself": ("themselves", "m"),
    "herself": ("themselves", "f"), "hers": ("theirs", "f"), "his": ("their", "m"),
    "her": ("their", "f"),
}  # fmt: skip

#: What a verb becomes after "they".
VERBS = {
    "was": "were", "is": "are", "has": "have", "does": "do", "goes": "go", "says": "say",
    "wasn't": "weren't", "isn't": "aren't", "hasn't": "haven't", "doesn't": "don't",
}  # fmt: skip
#: Words that end in s and are no verbs, or are verbs that do not change.
NOT_VERBS = frozenset(
    "as this his us thus perhaps always sometimes unless across less besides towards afterwards upwards "
    "backwards downwards onwards nowadays indoors outdoors upstairs downstairs whereas its hers theirs "
    "yes nevertheless nonetheless plus minus versus previous anxious conscious serious".split()
)
ADVERBS = frozenset(
    "never always often then also still just now later once even only not soon first sometimes again rarely "
    "already ever first at last himself herself and but so too both who alone".split()
) - {"and", "but", "who", "at", "last", "so"}

#: Words before which "her" is the object ("saw her at school"), and "his" stands alone.
FUNCTION = frozenset(
    "a an the this that these those and or but nor so yet if when while because as since until although "
    "though than then there here in on at by to of for from with without into onto over under about after "
    "before between through during against towards up down off out away back again too also alone now later "
    "yesterday today tomorrow once twice when where why how whether who which what it he she they we you i "
    "him them us me is was were are be been being has had have do does did will would can could may might "
    "shall should must not never always often immediately home upstairs downstairs outside inside every each "
    "all both either neither because any some no".split()
)
#: After these "her" may be the one who is given or told something.
GIVES = frozenset(
    "told tell tells telling gave give gives giving given asked ask asks asking offered offer offers offering "
    "showed show shows showing shown sent send sends sending taught teach teaches bought buy buys called call "
    "calls made make makes making let lets left leave leaves kept keep keeps helped help helps got get gets "
    "found find finds had promised promise owed owe paid pay pays lent lend brought bring brings handed hand "
    "hands saw see sees seen seeing heard hear hears watched watch watches read reads wrote allowed denied "
    "refused cost caused wished".split()
)
#: After "he's" these show "has", and the others below "is".
HAS = frozenset(
    "been had got done seen taken gone given made become begun lost left said told".split()
)
IS = frozenset(
    "not a an the in on at very so too my just still only always never with from under".split()
)

#: People a text can mean by a pronoun without naming them.
OTHERS = frozenset(
    "officer worker visitor teacher nurse doctor midwife neighbour gp advocate solicitor manager reviewer "
    "sonographer paediatrician consultant registrar headteacher sergeant constable detective lead friend "
    "colleague carer childminder landlord driver adult person man woman boy girl uncle aunt cousin baby "
    "pupil patient practitioner professional social-worker therapist psychologist judge coroner psychiatrist "
    "counsellor mentor tutor chair author head boss interpreter stranger parent".split()
)
#: "A friend of his came": the pronoun stands alone after these.
OF_HIS = frozenset("friend relative cousin colleague associate neighbour acquaintance".split())
#: After these a verb stands before its subject.
ASKS = frozenset(
    "what where when why how who whom which nor neither so only never and but or".split()
)
