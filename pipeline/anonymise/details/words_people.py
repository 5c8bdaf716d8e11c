"""Words for who somebody is: origin, faith, family, status, looks. Data."""

from __future__ import annotations

#: Nouns for relations and for what marriage made of somebody.
RELATIONSHIP_NOUNS = """
widow widower bachelor spinster divorcee divorcé fiancé fiancée bride bridegroom groom newlyweds newlywed ex-wife
ex-husband ex-partner cohabitee girlfriend boyfriend spouse lover mistress polygamist bigamist
"""
RELATIONSHIP_PHRASES = """
new partner; in a relationship; been together; have been together; has been together; had an affair; childhood sweethearts; estranged from; reconciled; never lived together; left him for; left her for;
not her biological; not his biological; brought up by; adopted as a baby; was adopted; a child by; by another woman; by another man; first cousin; childhood sweetheart;
married; unmarried; remarried; re-married; divorced; widowed; cohabiting; cohabited; never married; engaged to be married;
by proxy; registry office; register office; has a partner; has a girlfriend; has a boyfriend; has a wife; has a husband; his partner; her partner; new partner; the middle child; middle sister; middle brother; middle child; youngest child; eldest child; youngest brother; youngest sister; eldest boy; eldest girl; arranged marriage; forced marriage; civil partnership; civil partners; civil partner; same-sex couple; same sex couple;
single mother; single father; single parent; lone parent; lone mother; lone father; first cousins; second cousins; first cousin;
second cousin; common-law wife; common-law husband; previous marriage; first marriage; second marriage; third marriage;
former husband; former wife; former partner; second wife; third wife; second husband; third husband; first wife; first husband;
decree absolute; decree nisi; divorce; dissolution of marriage; separated from her husband; separated from his wife;
parents separated; parties separated; couple separated; they separated; had separated; recently separated; was separated;
engaged; going through a divorce; wedding; married couple; estranged husband; estranged wife; co-habiting; bereaved
"""
SITUATION_NOUNS = """
pensioner pensioners orphan orphans prisoner inmate inmates convict detainee fugitive runaway vagrant tenant leaseholder
homeowner bankrupt debtor shareholder director co-director beneficiary trustee executor heir landowner millionaire
invalid veteran survivor addict alcoholic teetotaller smoker gambler drinker vegan vegetarian recluse
citizen citizens national nationals caution conviction convictions immigrant migrant newcomer neighbour lodger squatter foundling surrogate donor adopter adopters adoptee housewife
househusband homemaker breadwinner volunteer hobbyist collector twitcher beekeeper
bystander passenger cyclist motorcyclist pedestrian hitch-hiker tourist holidaymaker guest conscript reservist
ringleader gang-member mourner mourners stepparent birdwatcher native resident liverpudlian geordie londoner mancunian
glaswegian scouser cockney brummie yorkshireman cornishman tynesider patient in-patient outpatient visitor employer employers
"""
SITUATION_PHRASES = """
unemployed; out of work; homeless; roofless; on benefits; receipt of benefits; universal credit; income support; housing benefit;
disability living allowance; personal independence payment; employment and support allowance; jobseeker's allowance;
carer's allowance; child benefit; disability pension; state pension; retirement pension; tax credits; free school meals; legal
aid; declared bankrupt; in debt; of no fixed abode; no fixed address; in care; looked-after child; looked after child;
care leaver; foster child; foster carer; foster carers; adoptive parents; adoptive mother; adoptive father; prospective adopters;
special guardian; special guardians; kinship carer; kinship carers; young carer; private fostering; for adoption; adopted;
previous convictions; no previous convictions; previous conviction; criminal record; good character; previous good character; debts; cautioned; on bail; on
licence; on remand; in custody; in prison; in hospital; electronic tag; life-sentence prisoner; registered sex offender; child
protection plan; child in need plan; child protection register; full-time carer; sole carer; main carer; stay-at-home mother;
stay at home father; self-represented; litigant in person; sole tenant; sole driver; lives alone; living alone; lived alone;
lives with her parents; lives with his parents; left home; ran away; no family; no fixed employment; poor health; no friends;
victim of domestic violence; victim of domestic abuse; victim of trafficking; domestic violence; fled domestic abuse;
adopted daughter; adopted son; adopted child; birth mother; birth father; birth parents; birth family; biological father;
biological mother; maternal grandmother; maternal grandfather; paternal grandmother; paternal grandfather; maternal aunt;
maternal uncle; paternal aunt; paternal uncle; maternal grandparents; paternal grandparents; great-grandparents; fellow pupil;
conceived by donor insemination; donor insemination; surrogacy; surrogate mother; by donor; full sibling; only person; sole
survivor; sole breadwinner; recently bereaved; lost her mother; lost his mother; lost her father; lost his father; war veteran;
survivor of torture; survivor of trafficking; survivor of abuse; illegitimate; permanently resident non-citizen; non-citizen; limited English; little English; no English; some English; broken English; first language; mother tongue; bilingual; fluent; fluent in; accent; first languages; registered disabled; partner in; drug habit; twin boys; twin girls; separated; trafficked; age assessed; age assessment; age disputed; National Referral Mechanism; citizen of; national of; British citizen; Tier 4; smuggled into; member of; members of; awaiting trial; foster placement; foster
placements; foster home; residential placement; different fathers; different mothers; arranged one; self-harms; self-harmed;
single; childless; no children; no dependants; no siblings; child of the family; sexually abused; known to the police
"""
IMMIGRANT_PHRASES = """
asylum seeker; asylum seekers; overstayer; overstayers; refugee; refugees; illegal entrant; stateless person; permanent resident;
unaccompanied minor; unaccompanied minors; unaccompanied asylum-seeking child; unaccompanied asylum-seeking children; unaccompanied
asylum seeking child; unaccompanied asylum seeking children; dual national; dual nationals; visa overstayer; failed asylum seeker; foreign
national offender; deportee; deportees
"""
IMMIGRATION_PHRASES = """
asylum claim; asylum application; refugee status; leave to remain; leave to enter; indefinite leave to remain; indefinite leave; limited leave
to remain; discretionary leave; exceptional leave to remain; humanitarian protection; settled status; pre-settled status; permanent residence;
residence permit; residence card; work permit; visitor's visa; visitor visa; visit visa; student visa; spouse visa; spousal visa; family visa; work visa;
tourist visa; transit visa; transit visas; fiancée visa; visa; no immigration status; immigration status; insecure immigration status; no recourse to
public funds; deportation order; removal directions; dual nationality; dual citizenship; EU Settlement Scheme; vulnerable persons
resettlement scheme; resettlement scheme; entry clearance; British citizenship; British passport; leave as a student; leave as a spouse
"""
IMMIGRATION_DOINGS = """
claimed asylum; claim asylum; granted asylum; refused asylum; sought asylum; seeking asylum; appeal rights exhausted; deported; undocumented;
naturalised; naturalised British citizen; stateless; emigrated; immigrated; entered the country illegally; entered illegally; permanently resident;
became a British citizen
"""
ORIENTATION_PHRASES = """
gay; lesbian; lesbians; homosexual; bisexual; heterosexual; pansexual; asexual; queer; transgender; transsexual; trans
woman; trans man; trans girl; trans boy; non-binary; nonbinary; gender-fluid; gender fluid; gender dysphoria; intersex; same-sex
relationship; same-sex; same sex relationship; LGBT; LGBTQ; LGBT+; LGBTQ+; gender identity; gender reassignment
"""
POLITICS_NOUNS = """
councillor councillors mayor mayoress senator mp mps mep msp minister ambassador trade-unionist unionist activist dissident
separatist communist socialist conservative liberal nationalist anarchist marxist republican loyalist monarchist
politician parliamentarian lord baroness baron peer alderman legislator deputy governor
"""
POLITICS_PHRASES = """
shop steward; trade union member; trade union representative; union representative; trade union official; trade union; member of
parliament; member of the House of Lords; parish councillor; county councillor; town councillor; borough councillor; member of
the regional council; parliamentary candidate; government minister; political party; political prisoner; human rights
activist; opposition party; ruling party; party member; member of the party; deputy minister; vice-president;
conscientious objector; Labour Party; Conservative Party; Green Party; Liberal Democrat; Liberal Democrats; Plaid Cymru; Sinn
Féin; Scottish National Party; Democratic Unionist Party; UKIP; Reform UK; British National Party; English Defence League; PKK; LTTE;
Fatah; Hamas; Hezbollah; Taliban; Isis; Islamic State; Al-Qaeda; al-Shabaab; IRA; Northern League; local elections; municipal elections
"""
APPEARANCE_NOUNS = """
tattoo tattoos birthmark birthmarks mole limp stammer stutter lisp squint dreadlocks beard moustache ponytail
spectacles glasses piercing piercings freckles braces wheelchair crutches prosthesis dentures wig hijab niqab
burka turban yarmulke skullcap headscarf accent
"""
APPEARANCE_PHRASES = """
red-haired; red hair; fair-haired; fair hair; blond hair; blonde hair; dark-haired; dark hair; grey-haired; grey hair; ginger
hair; shoulder-length hair; shaven-headed; bald; balding; blond; blonde; blue-eyed; blue eyes; brown eyes; green eyes; left-handed;
right-handed; short-sighted; long-sighted; overweight; underweight; obese; morbidly obese; of slim build; of medium build;
of heavy build; of stocky build; medium build; slim build; stocky build; heavily built; small for his age; small for her age; small
for their age; tall for his age; tall for her age; glass eye; false teeth; artificial leg; artificial arm; artificial limb; artificial
hand; prosthetic leg; prosthetic arm; metal plate; hearing aid; hearing aids; cochlear implant; cochlear implants; walking stick; two
sticks; walking frame; mobility scooter; wheelchair user; wheelchair users; wheelchair-bound; distinctive scar; facial hair;
feet tall; stone in weight; dark-skinned; light-skinned; olive skin; gold tooth; gold teeth; nose ring; six feet; six foot
"""
EDUCATION_NOUNS = """
undergraduate undergraduates graduate graduates postgraduate sixth-former sixth-formers student students pupil pupils
schoolboy schoolgirl schoolboys schoolgirls schoolchild boarder boarders scholar scholarship diploma degree doctorate
apprentice apprenticeship baccalaureate dissertation thesis gcse gcses a-level a-levels as-level nvq btec phd mba
llb mbbs bsc msc freshman dropout
"""
EDUCATION_PHRASES = """
bullied; bullied at school; expelled; expelled from; expelled from school; played truant; school refusal; school refuser; stopped attending; stopped attending school; part-time timetable;
reduced timetable; home tuition; alternative provision; managed move; isolation room; free school meals; bottom set; top set; repeated a year; parenting course; first aid certificate;
at university; at college; at school; in nursery; at nursery; in reception; reception class; reception year; nursery class;
pre-school; preschool; sixth form; upper sixth; lower sixth; key stage; first year; second year; third year; fourth year; fifth year;
final year; first-year; second-year; third-year; final-year; A levels; A level; AS levels; O levels; Key Stage 1; Key Stage 2; Key
Stage 3; Key Stage 4; SATs; eleven-plus; 11-plus; Education, Health and Care Plan; EHC plan; EHCP; EHC Plan; statement
of special educational needs; special educational needs; SEN support; pupil referral; permanently excluded; permanent exclusion;
fixed-term exclusion; fixed term exclusion; excluded from school; excluded from her school; excluded from his school; home-educated;
home educated; home-schooled; home schooled; electively home educated; elective home education; home-school; no formal
schooling; no qualifications; without qualifications; left school; started school; starting school; dropped out; dropped a year; reading age;
predicted A grades; predicted grades; grade 9s; A grades; an access course; access course; literacy classes; English classes; ESOL;
degree in; master's degree; bachelor's degree; Master's; Bachelor's; first-class degree; Open University degree; music
scholarship; sports scholarship; bursary; Higher; Highers; head boy; head girl; prefect; medical student; law student; nursing
student; student nurse; student of; school year; year group; academic year; school attendance; reading veterinary; illiterate; read
and write; read or write; read but not write; able to read
"""
DISTINCTION_NOUNS = """
champion champions medal medallist medalist gold-medallist winner runner-up prizewinner prize award trophy laureate
knighthood knight dame obe mbe cbe honour honours olympian paralympian prodigy grandmaster celebrity
record-holder founder inventor pioneer bestseller guinness-record hero heroine
"""
DISTINCTION_PHRASES = """
gallantry medal; bravery award; British Empire Medal; Queen's Gallantry Medal; George Medal; silver medal; gold medal; bronze
medal; county player; county hockey player; played for England; played for Wales; played for Scotland; international player; well known; well-known;
famous; Nurse of the Year; Teacher of the Year; of the year; Order of Malta; Knight of; Lord Lieutenant; High Sheriff; Duke of
Edinburgh's Award; Mensa; first ever; the first woman; the first man; the first person; the first black; the first Asian; the first
child; only woman; only man; only black; only Asian; only person; only female; only male; only other; only survivor; sole survivor;
county standard; county-standard; semi-professional; professional footballer; county swimmer; gifted; talented; world record; national
record; highest award; largest award; largest ever; youngest ever; oldest ever
"""
FAITH_ROLES = """
nun; nuns; monk; monks; bishop; archbishop; deacon; churchwarden; church warden; lay preacher; lay reader; chorister; choirboy;
choirgirl; padre; minister of religion; Methodist minister; Baptist minister; missionary; missionaries; parish treasurer; parish priest;
rector; curate; verger; sacristan; elder of the church; elder of the Free Church; bishop's chaplain; chaplain; cantor; mullah; sheikh; granthi;
church elder; Sunday school teacher; altar boy; altar server
"""
FAITH_DOINGS = """
converted to; convert to; baptised; christened; confirmed in church; bar mitzvah; bat mitzvah; first communion; attends mass; attended
mass; went to mass; at mass; observing Ramadan; Friday prayers; to pray; prayed; no religion; atheist; atheists; agnostic; agnostics; devout;
non-practising; evangelical; born-again; sect; cheder; yeshiva; convent; seminary; parish magazine; parish; congregation; Islamic
ceremony; nikah; Sunday school; kosher; halal; kirpan; circumcised; circumcision; exorcism; spirit possession; witchcraft; juju
"""
