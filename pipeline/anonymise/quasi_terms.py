"""Words that tell of a person without naming one, by kind. Data for ``quasi``."""

from __future__ import annotations

_DEMONYMS = """
afghan albanian algerian american angolan antiguan argentinian armenian australian austrian azerbaijani
bahraini bangladeshi barbadian bajan belarusian belgian bolivian bosnian brazilian bulgarian burmese
cambodian cameroonian canadian chadian chilean chinese colombian congolese croatian cuban cypriot czech danish
dominican dutch ecuadorian egyptian eritrean estonian ethiopian fijian filipino finnish french gambian
georgian german ghanaian greek grenadian guinean guyanese haitian honduran hungarian icelandic indian indonesian
iranian iraqi irish israeli italian ivorian jamaican japanese jordanian kazakh kenyan kosovan kurdish kuwaiti
latvian lebanese liberian libyan lithuanian macedonian malawian malaysian malian maltese mauritian mexican
moldovan mongolian montenegrin moroccan mozambican namibian nepalese nepali nigerian norwegian omani pakistani
palestinian panamanian peruvian polish portuguese qatari romanian russian rwandan saudi scottish senegalese
serbian singaporean slovak slovenian somali spanish sudanese swedish swiss syrian taiwanese tajik tanzanian thai
tibetan togolese trinidadian tunisian turkish turkmen ugandan ukrainian uruguayan uzbek venezuelan vietnamese
welsh yemeni zambian zimbabwean cornish manx cantonese mandarin urdu punjabi bengali sylheti gujarati hindi tamil
arabic farsi pashto dari yoruba igbo hausa twi swahili lingala tigrinya amharic romani
"""
_COUNTRIES = """
Afghanistan; Albania; Algeria; America; the United States; Angola; Argentina; Armenia; Australia; Austria;
Azerbaijan; Bahrain; Bangladesh; Barbados; Belarus; Belgium; Bolivia; Bosnia; Brazil; Bulgaria; Burma; Cambodia;
Cameroon; Canada; Chad; Chile; China; Colombia; the Congo; Croatia; Cuba; Cyprus; the Czech Republic; Denmark;
Dominica; Ecuador; Egypt; Eritrea; Estonia; Ethiopia; Fiji; Finland; France; the Gambia; Germany; Ghana; Greece;
Grenada; Guinea; Guyana; Haiti; Honduras; Hong Kong; Hungary; Iceland; India; Indonesia; Iran; Iraq; the Republic
of Ireland; Israel; Italy; the Ivory Coast; Jamaica; Japan; Kazakhstan; Kenya; Kosovo; Kurdistan; Kuwait; Latvia;
Lebanon; Liberia; Libya; Lithuania; Macedonia; Malawi; Malaysia; Mali; Malta; Mauritius; Mexico; Moldova; Mongolia;
Montenegro; Morocco; Mozambique; Myanmar; Namibia; Nepal; the Netherlands; New Zealand; Nigeria; Norway; Oman;
Pakistan; Palestine; Panama; Peru; the Philippines; Poland; Portugal; Qatar; Romania; Russia; Rwanda; Saudi Arabia;
Senegal; Serbia; Sierra Leone; Singapore; Slovakia; Slovenia; Somalia; South Africa; South Korea; Spain; Sri Lanka;
Sudan; Sweden; Switzerland; Syria; Taiwan; Tanzania; Thailand; Tibet; Togo; Trinidad; Tunisia; Turkey; Uganda;
Ukraine; Uruguay; Uzbekistan; Venezuela; Vietnam; Yemen; Zambia; Zimbabwe
"""
_ETHNIC = """
White British; White Irish; White European; White Other; Black British; Black African; Black Caribbean; Black
Other; Asian British; Asian Other; South Asian; East Asian; British Asian; British Pakistani; British Indian;
British Bangladeshi; African Caribbean; Afro-Caribbean; Afro Caribbean; mixed heritage; dual heritage; mixed race;
mixed ethnicity; mixed parentage; Gypsy, Roma and Traveller; Gypsy Roma Traveller; Irish Traveller; Romany; Gypsy;
Roma; Traveller; Black; Asian; African; Caribbean; Arab; Latin American; Eastern European; West African; East African;
minority ethnic; of colour
"""
_FAITHS = """
Muslim; Islamic; Islam; Christian; Christianity; Roman Catholic; Catholic; Church of England; Anglican; Methodist;
Baptist; Pentecostal; Evangelical; Orthodox Jewish; Jewish; Judaism; Haredi; Hasidic; Sikh; Sikhism; Hindu; Hinduism;
Buddhist; Buddhism; Jehovah's Witness; Jehovah's Witnesses; Mormon; Quaker; Rastafarian; Pagan; Plymouth Brethren;
Seventh-day Adventist; Greek Orthodox; Russian Orthodox; Sunni; Shia; Ahmadiyya; Salvation Army
"""
_CONDITIONS = """
achondroplasia; albinism; Angelman syndrome; arthrogryposis; Asperger syndrome; ataxia telangiectasia; biliary atresia;
brittle bone disease; cerebral palsy; cleft palate; cleft lip; coeliac disease; craniosynostosis; Crohn's disease;
cystic fibrosis; diabetes insipidus; DiGeorge syndrome; Down's syndrome; Down syndrome; Duchenne muscular dystrophy;
Edwards' syndrome; Ehlers-Danlos syndrome; epidermolysis bullosa; exomphalos; foetal alcohol syndrome; foetal alcohol
spectrum disorder; fragile X syndrome; gastroschisis; haemophilia; Hirschsprung's disease; Huntington's disease;
hydrocephalus; Kabuki syndrome; Kawasaki disease; Klinefelter syndrome; leukaemia; Marfan syndrome; microcephaly;
mitochondrial disease; muscular dystrophy; neurofibromatosis; Noonan syndrome; osteogenesis imperfecta; Patau's syndrome;
phenylketonuria; Pierre Robin sequence; Prader-Willi syndrome; Rett syndrome; sickle cell disease; sickle cell anaemia;
spina bifida; spinal muscular atrophy; thalassaemia; Tourette's syndrome; Tourette syndrome; Treacher Collins syndrome;
tuberous sclerosis; Turner syndrome; Williams syndrome; motor neurone disease; multiple sclerosis; dwarfism; HIV;
schizophrenia; paranoid schizophrenia; bipolar disorder; borderline personality disorder; emotionally unstable personality
disorder; post-partum psychosis; postpartum psychosis; Munchausen syndrome; selective mutism; tracheostomy; gastrostomy
"""
_JOBS = """
taxi driver; lorry driver; bus driver; delivery driver; soldier; sailor; airman; police officer; prison officer; firefighter;
paramedic; nurse; doctor; teacher; teaching assistant; care worker; carer; childminder; hairdresser; barber; chef; cook;
waiter; waitress; bartender; barista; builder; bricklayer; plumber; electrician; carpenter; joiner; roofer; scaffolder;
decorator; mechanic; welder; farmer; farm worker; fisherman; shop worker; shop assistant; cleaner; security guard; doorman;
bouncer; warehouse worker; factory worker; call centre worker; office worker; accountant; solicitor; footballer; boxer;
musician; DJ; model; beautician; nail technician; personal trainer; sex worker; postman; engineer; pilot; vicar; imam
"""
#: Occupations of people who work with families: said of nobody in particular, they tell a role.
_SERVICES = """
police officer; prison officer; paramedic; nurse; doctor; teacher; teaching assistant; carer; childminder; solicitor;
firefighter; vicar; imam
"""
_DAYS = """
New Year's Day; New Year's Eve; Christmas Day; Christmas Eve; Boxing Day; Good Friday; Easter Sunday; Easter Monday; Bonfire
Night; Halloween; Valentine's Day; Mother's Day; Mothering Sunday; Father's Day; Pancake Day; Bank Holiday Monday; Eid; Diwali;
St David's Day; St Patrick's Day; St George's Day; Burns Night; Remembrance Sunday; Black Friday; the King's coronation
"""
_PLACES = """
village; hamlet; island; seaside town; seaside resort; market town; university town; mining village; fishing village; caravan
site; caravan park; traveller site; Travellers' site; farm; smallholding; army base; military base; army barracks; barracks;
air base; houseboat; narrowboat; commune; monastery; boarding school; pub; hotel; bed and breakfast
"""


def _phrases(text: str) -> tuple[str, ...]:
    return tuple(
        sorted(
            {" ".join(part.split()) for part in text.split(";")} - {""}, key=lambda p: (-len(p), p)
        )
    )


NATIONALITIES = tuple(sorted(_DEMONYMS.split(), key=lambda word: (-len(word), word)))
COUNTRIES = _phrases(_COUNTRIES)
ETHNICITIES = _phrases(_ETHNIC)
FAITHS = _phrases(_FAITHS)
CONDITIONS = _phrases(_CONDITIONS)
OCCUPATIONS = _phrases(_JOBS)
SPECIAL_DAYS = _phrases(_DAYS)
SETTINGS = _phrases(_PLACES)
OF_SERVICES = _phrases(_SERVICES)
