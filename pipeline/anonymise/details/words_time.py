"""Words for when something was and for how much of something there was. Data."""

from __future__ import annotations

SEASONS = frozenset(
    "spring summer autumn winter summers winters autumns springtime wintertime midsummer midwinter monsoon".split()
)
#: Words before "spring" that make it a season, not a jump or a well.
BEFORE_SEASONS = frozenset(
    "in during of that the last previous following early late mid this next each every since until by from late-".split()
)
WEEKDAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays sundays".split()
)
MONTHS = frozenset(
    "january february march april may june july august september october november december mid-january mid-february mid-march "
    "mid-april mid-may mid-june mid-july mid-august mid-september mid-october mid-november mid-december".split()
)
#: What makes "March" and "May" months.
BEFORE_MONTHS = frozenset(
    "in of by since until till from to last next early late mid that each every and between during around through this before "
    "after late the following previous or".split()
)
DAYTIMES = frozenset(
    "morning mornings afternoon afternoons evening evenings night nights midnight noon midday dawn dusk daybreak sunrise sunset lunchtime "
    "teatime bedtime breakfast daytime weekend weekends fortnight day days week weeks month months year years term terms season holidays "
    "half-term hour hours decade eve school-year break playtime snack-time closing-time handover night-time".split()
)
#: What makes of a day, a night or a year a certain one.
WHICH = frozenset(
    "that same next following previous last this each every first second third fourth fifth sixth seventh eighth ninth tenth final early late alternate "
    "preceding ensuing subsequent opening closing later earlier sixtieth twelfth school academic financial current single half given "
    "tomorrow's".split()
)
#: Two words and more that say when.
TIME_PHRASES = """
the early hours; the small hours; early hours of the morning; the night before; the day before; the day after; the week before; the week after;
the month before; the month after; the year before; the year after; the evening before; the morning after; later that day; that same day; the same
time; at the same time; a year later; a month later; a week later; a day later; a decade later; years later; months later; weeks later; hours later; a
year earlier; a month earlier; a week earlier; years earlier; a year ago; a month ago; a week ago; last year; last month; last week; last night;
yesterday; the next day; a few days later; overnight; throughout the night; all night; at birth; from birth; since birth; at night; by night; by day; at dawn; at dusk;
half-term; half term; summer holidays; school holidays; summer holiday; Easter holidays; Christmas holidays; winter holidays; summer term; autumn
term; spring term; Michaelmas term; Hilary term; Trinity term; academic year; school year; the new year; New Year; term time; end of term;
month's end; year end; the first half of; the second half of; first quarter; second quarter; third quarter; fourth quarter; first quarter of; second quarter of;
third quarter of; fourth quarter of; the beginning of; the end of; the middle of; day one; day two; day three; first day; second day; third day; fourth day; fifth day; last day; once a week; once a month; once a year; twice a day; twice a week;
twice a month; twice a year; twice weekly; twice daily; every day; every week; every weekend; every fortnight; every night; daily; weekly;
fortnightly; monthly; nightly; at weekends; at the weekend; at the weekends; at weekend; on weekdays; alternate weekends; every other weekend; harvest
festival; bedtime; within minutes; within seconds; within hours; within the hour; within an hour; within days; within weeks; within months; with immediate effect; the day of the hearing;
the day of; the eve of; the night of; the morning of; the afternoon of; the evening of; the week of; the week commencing; week commencing; the month of; the
year of; wedding day; half the night; the material time; trial period; the year to; lunch time; snack time; closing time; after school; before school
"""
#: Times of the year that have a capital.
PERIODS = """
Easter; Christmas; Christmas time; Christmastime; Whitsun; Whitsuntide; Pentecost; Epiphany; Lent; Advent;
Shabbat; Sabbath; Nissan; Nisan; Elul; Tishri; Farvardin; New Year; Ascot
week; Michaelmas; Martinmas; Yuletide; Mardi Gras
"""
UNITS_OF_TIME = frozenset(
    "year years yr yrs month months week weeks wk wks day days hour hours hr hrs minute minutes min mins second seconds night nights weekend "
    "weekends fortnight fortnights decade decades term terms semester semesters season seasons summer summers winter winters morning "
    "mornings evening evenings generation generations year-long month-long week-long hour-long day-long centuries century "
    "school-years afternoons shifts".split()
)
UNITS = frozenset(
    "kg kilo kilos kilogram kilograms kilogramme kilogrammes g gram grams gramme grammes mg milligram milligrams milligrammes microgram micrograms "
    "microgrammes mcg ml millilitre millilitres cl litre litres l pint pints gallon gallons unit units mm millimetre millimetres cm centimetre "
    "centimetres m metre metres km kilometre kilometres inch inches ft foot feet yard yards mile miles mph kph acre acres hectare hectares "
    "sq square cubic stone lb lbs pound pounds oz ounce ounces tonne tonnes ton tons degree degrees decibels decibel percent per per-cent centile centiles "
    "percentile °c celsius volts watts calories kcal points bpm lakh lakhs crore knots wraps spliffs cigarettes tablets "
    "%".split()
)
CURRENCIES = frozenset(
    "pounds pence euros euro dollars dollar cents zlotys zloty roubles rubles rouble lira lire liras liri lei leu levs lev kuna forints forint crowns koruna "
    "koruny drachmas francs marks deutschmarks pesetas escudos yen rupees rupee taka naira shillings litai litas lats hryvnias hryvnia dinars dinar dirhams denars "
    "tolars guilders pounds-sterling sterling eur gbp usd pln ron rol bgn czk huf uah rub try trl ltl lvl chf sek nok dkk hrk rsd mkd".split()
)
