"""Small words by which the hunt tells a name from a word: what stands before and after one."""

from __future__ import annotations

#: Words after which a name comes, however it is written.
BEFORE_NAMES = frozenset(
    "mr mrs ms miss mx master dr doctor prof sir dame lady rev fr auntie aunty uncle nurse sister pc dc ds "
    "dci sgt cllr called named nicknamed alias aka".split()
)
#: What follows a person who begins a sentence. Words ending in -ed count too.
VERBS = frozenset(
    "was is has had were are said says told tells did does would could might should must can cannot will shall may "
    "went goes came comes lived lives moved loved likes liked hates loves wanted wants asked felt feels began became "
    "took takes made makes gave gives left saw sees met knew knows thought thinks got gets kept held brought ran "
    "rang spoke wrote slept ate cried stood sat lay fell grew found lost hurt hit bit drew played plays never always "
    "also then still only just who whom whose herself himself described told isn't wasn't hasn't hadn't didn't "
    "doesn't couldn't wouldn't can't won't aged with needs needed refused denied became remained spent sent paid "
    "heard understood chose broke woke threw shook hid bought caught taught sought fought let put set cut".split()
)
#: What an institution or a street is called by: capitals that end in one are a name.
INSTITUTIONS = frozenset(
    "school primary academy college nursery preschool playgroup hospital infirmary hospice surgery clinic ward "
    "house lodge court home centre road street avenue lane close drive way crescent grove place terrace gardens "
    "walk rise hill view mews square row green park church mosque temple chapel club library station estate "
    "farm hall manor tower towers flats project trust foundation association charity constabulary university "
    "pharmacy practice hub hostel hotel pub inn arms bridge wood woods field fields common island river lake "
    "village town city county borough district parish fc".split()
)
#: What stands before a month, a day or a season that is meant as one.
BEFORE_DATES = frozenset(
    "in on of by from until till since during early late mid last next each every between before after the "
    "through over around w/c following previous per half bank good black".split()
)
#: Months, days and seasons that people are called by, and all months.
CALENDAR = frozenset(
    "april may june august january summer autumn winter spring sunday monday tuesday wednesday thursday "
    "friday saturday easter christmas noel jan".split()
)
MONTHS = CALENDAR | {"february", "march", "july", "september", "october", "november", "december"}
#: What follows a month, a day or a season that is meant as one.
TERMS = frozenset(
    "term terms half holiday holidays bank day morning afternoon evening night and to or".split()
)
#: What somebody is to somebody else; a name may follow.
KIN = frozenset(
    "friend friends brother sister cousin baby boy girl son daughter uncle aunt auntie mum mummy dad daddy mother "
    "father partner boyfriend girlfriend ex child toddler twin stepdad stepmum stepfather stepmother nan gran "
    "grandma grandad neighbour carer teacher".split()
)
#: Verbs that people are called by too.
AUXILIARIES = frozenset("will may can mark might must has had was is did does".split())
