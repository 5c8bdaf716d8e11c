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
beninese bermudian botswanan burundian catalan danish emirati gabonese gibraltarian guatemalan kashmiri korean kyrgyz
lao laotian malagasy mirpuri nicaraguan paraguayan pashtun salvadoran samoan scots shona slavic swazi tatar tongan akan
amazigh berber hakka igala krio kurmanji nepalese oromo persian sinhalese sinhala sorani telugu xhosa zulu
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
Ukraine; Uruguay; Uzbekistan; Venezuela; Vietnam; Yemen; Zambia; Zimbabwe; Benin; Bermuda; Bhutan; Botswana; Brunei;
Burkina Faso; Burundi; Cape Verde; the Central African Republic; Costa Rica; Czechia; Czechoslovakia; Congo; the
Democratic Republic of the Congo; the Democratic Republic of Congo; Djibouti; Dubai; El Salvador; Eswatini; Gabon;
Gaza; Gibraltar; Guatemala; Guinea-Bissau; Holland; Kashmir; Korea; North Korea; Kyrgyzstan; Laos; Lesotho;
Luxembourg; Madagascar; the Maldives; Mauritania; Montserrat; Netherlands; Gambia; Nicaragua; Niger; Papua New Guinea;
Paraguay; Philippines; Samoa; Seychelles; Somaliland; South Sudan; St Lucia; Saint Lucia; St Vincent; Suriname;
Swaziland; Tajikistan; the Dominican Republic; Tonga; Turkmenistan; the United Arab Emirates; the USA; the West Bank;
Western Sahara; Yugoslavia; East Asia; South Asia; South-East Asia; South East Asia; Southeast Asia; Central Asia; the
Middle East; Eastern Europe; Western Europe; Central Europe; Southern Europe; the Balkans; the Caribbean; the West
Indies; East Africa; West Africa; North Africa; Southern Africa; sub-Saharan Africa; South America; Latin America;
Central America; the Indian subcontinent
"""
_ETHNIC = """
White British; White Irish; White European; White Other; Black British; Black African; Black Caribbean; Black
Other; Asian British; Asian Other; South Asian; East Asian; British Asian; British Pakistani; British Indian;
British Bangladeshi; African Caribbean; Afro-Caribbean; Afro Caribbean; mixed heritage; dual heritage; mixed race;
mixed ethnicity; mixed parentage; Gypsy, Roma and Traveller; Gypsy Roma Traveller; Irish Traveller; Romany; Gypsy;
Roma; Traveller; Black; Asian; African; Caribbean; Arab; Latin American; Eastern European; West African; East African;
minority ethnic; of colour; East European; Western European; Central European; Middle Eastern; North African;
Southern African; South American; Central American; South East Asian; South-East Asian; Southeast Asian; Central
Asian; Chinese British; British Chinese; Black Somali; Mixed White and Black Caribbean; Mixed White and Black African;
Mixed White and Asian; White and Black Caribbean; White and Black African; White and Asian; White Scottish; White
Welsh; White Polish; White Romanian
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
disorder; brain aneurysm; aneurysm; brain tumour; brain haemorrhage; pulmonary stenosis; aortic stenosis; congenital
heart disease; congenital heart defect; heart transplant; kidney transplant; liver transplant; kidney failure; renal
failure; dialysis; colostomy; ileostomy; stoma; amputee; paraplegic; tetraplegic; quadriplegic; hemiplegia; rickets;
Asperger's syndrome; Asperger's; lupus; Addison's disease; Parkinson's disease; Lou Gehrig's disease; cystinosis;
hypophosphatasia; von Willebrand disease; Perthes disease; Perthes' disease; narcolepsy; cataplexy; lissencephaly;
schizencephaly; hydranencephaly; anencephaly; hypopituitarism; galactosaemia; glutaric aciduria; MCADD; biotinidase
deficiency; immunodeficiency; aplastic anaemia; neuroblastoma; retinoblastoma; Wilms' tumour; lymphoma; sarcoma;
conjoined; diaphragmatic hernia; spinal cord injury; locked-in syndrome; anorexia nervosa; trichotillomania;
dissociative identity disorder; schizoaffective disorder; puerperal psychosis; post-partum psychosis; postpartum psychosis; Munchausen syndrome; selective mutism; tracheostomy; gastrostomy
"""
_JOBS = """
taxi driver; lorry driver; bus driver; delivery driver; soldier; sailor; airman; police officer; prison officer; firefighter;
paramedic; nurse; doctor; teacher; teaching assistant; care worker; carer; childminder; hairdresser; barber; chef; cook;
waiter; waitress; bartender; barista; builder; bricklayer; plumber; electrician; carpenter; joiner; roofer; scaffolder;
decorator; mechanic; welder; farmer; farm worker; fisherman; shop worker; shop assistant; cleaner; security guard; doorman;
bouncer; warehouse worker; factory worker; call centre worker; office worker; accountant; solicitor; footballer; boxer;
dental surgeon; dental nurse; dentist; surgeon; pharmacist; vet; veterinary nurse; optician; physiotherapist;
radiographer; lecturer; professor; scientist; researcher; journalist; photographer; artist; actor; actress; dancer;
singer; author; writer; barrister; lawyer; judge; magistrate; politician; councillor; civil servant; diplomat;
estate agent; travel agent; letting agent; estate manager; banker; broker; economist; architect; surveyor; planner;
electrical engineer; software developer; programmer; web designer; graphic designer; tattooist; tattoo artist; florist;
gardener; landscape gardener; tree surgeon; gamekeeper; groundsman; shepherd; butcher; baker; fishmonger; greengrocer;
shopkeeper; publican; landlady; bar manager; restaurant owner; restaurant manager; hotel manager; takeaway owner;
kitchen porter; hospital porter; porter; caretaker; janitor; refuse collector; binman; window cleaner; chimney sweep;
plasterer; painter; tiler; glazier; labourer; bricklayer's labourer; fitter; machinist; machine operator; forklift
driver; van driver; coach driver; train driver; tram driver; HGV driver; courier; cab driver; minicab driver; cabbie;
driving instructor; gym instructor; fitness instructor; swimming instructor; football coach; jockey; cricketer; rugby
player; golfer; racing driver; army officer; naval officer; army cadet; marine; paratrooper; RAF officer; airman;
air hostess; flight attendant; cabin crew member; bookmaker; croupier; drug dealer; scrap dealer; market trader; street
trader; car dealer; car salesman; salesman; saleswoman; telesales worker; receptionist; secretary; administrator;
librarian; undertaker; funeral director; oil rig worker; trawlerman; lifeguard; masseuse; make-up artist; stylist;
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
