"""Words for where somebody comes from, what they believe, and conditions few have. Data."""

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
arabic farsi pashto dari yoruba igbo hausa twi swahili lingala tigrinya amharic romani yiddish hebrew konkani malayalam marathi
kannada nepalese afrikaans flemish gaelic breton basque galician esperanto wolof fula fante ewe luganda kinyarwanda
bemba sesotho setswana tsonga ndebele bambara dinka nuer afar tagalog cebuano ilocano malay javanese sundanese hmong uyghur
soviet surinamese aboriginal maori burmese chadian comoran cape-verdean equatoguinean liberian mauritanian
nigerien seychellois vanuatuan bhutanese bruneian maldivian northern-irish channel-islander faroese
greenlandic liechtensteiner luxembourgish monegasque andorran sammarinese chechen dagestani ingush ossetian abkhaz
circassian tajikistani turkmenistani kazakhstani frisian sardinian sicilian corsican walloon moravian silesian ruthenian
moldavian transylvanian bavarian rohingya kachin shan hazara tuareg masai kikuyu luo somalilander ogaden bantu
pygmy fulani kanuri tiv edo ijaw efik ibibio bini mende temne limba fon mossi dogon soninke mandinka
"""
_COUNTRIES = """
Afghanistan; Albania; Algeria; America; the United States; Angola; Argentina; Armenia; Australia; Austria;
Azerbaijan; Bahrain; Bangladesh; Barbados; Belarus; Belgium; Bolivia; Bosnia; Brazil; Bulgaria; Burma; Cambodia;
Cameroon; Canada; Chad; Chile; China; Colombia; the Congo; Croatia; Cuba; Cyprus; the Czech Republic; Denmark;
Dominica; Ecuador; Egypt; Eritrea; Estonia; Ethiopia; Fiji; Finland; France; the Gambia; Germany; Ghana; Greece;
Grenada; Guinea; Guyana; Haiti; Honduras; Hong Kong; Hungary; Iceland; India; Indonesia; Iran; Iraq; Ireland; the Republic
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
Welsh; White Polish; White Romanian; white and black Caribbean; mixed white and black Caribbean; mixed white and black African; mixed white and Asian; Roma
origin; Travellers; Gypsies; Romani; Sinti; Asians; Africans; Arabs; Afro-American; African-American; Hispanic; Latino; Latina; Anglo-Indian; Eurasian;
Mestizo; Inuit; Native American; First Nations; Aboriginal Australian; Irish Traveller community; Traveller community; Gypsy community; Roma
community
"""
_FAITHS = """
Muslim; Islamic; Islam; Christian; Christianity; Roman Catholic; Catholic; Church of England; Anglican; Methodist;
Baptist; Pentecostal; Evangelical; Orthodox Jewish; Jewish; Judaism; Haredi; Hasidic; Sikh; Sikhism; Hindu; Hinduism;
Buddhist; Buddhism; Jehovah's Witness; Jehovah's Witnesses; Mormon; Quaker; Rastafarian; Pagan; Plymouth Brethren;
Seventh-day Adventist; Greek Orthodox; Russian Orthodox; Sunni; Shia; Ahmadiyya; Salvation Army; Ismaili; Jain; Jainism; Yarsan;
Yazidi; Alevi; Druze; Zoroastrian; Parsi; Baha'i; Bahá'í; Coptic Christian; Coptic; Copt; Maronite; Melkite; Orthodox Jew;
ultra-Orthodox; Ultra-Orthodox; Orthodox Christian; Orthodox; Jew; Jews; Satmar; Lubavitch; Chabad; Belz; Sufi; Wahhabi; Salafi;
Protestant; Presbyterian; Lutheran; Calvinist; Adventist; Exclusive Brethren; Brethren; Free Church; United Reformed;
Unitarian; Christian Scientist; Scientologist; Scientology; Unification Church; Mormons; Latter-day Saints; Amish; Mennonite;
Hutterite; Wiccan; Wicca; Druid; Rastafarianism; Rasta; Hare Krishna; Taoist; Shinto; Confucian; Moroccan Jew; Born Again
Christian; Roman Catholicism; Catholicism; Catholics; Muslims; Christians; Hindus; Sikhs; Buddhists; Anglicans; Methodists;
Baptists; Pentecostals; Protestants; Qur'an; Quran; Koran; Bible; Bibles; Torah; Talmud; Gurdwara; Mandir
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
conjoined; diaphragmatic hernia; spinal cord injury; locked-in syndrome; Landau-Kleffner syndrome; maple syrup urine disease; CHARGE syndrome; Wernicke-Korsakoff syndrome; Korsakoff's; Huntington's; Parkinson's; polycystic kidney disease; ruptured spleen; anorexia nervosa; trichotillomania;
dissociative identity disorder; schizoaffective disorder; puerperal psychosis; post-partum psychosis; postpartum psychosis; Munchausen syndrome; selective mutism; tracheostomy; gastrostomy
"""
#: Days and months that one faith keeps: they say which, whatever is done with dates.
_FESTIVALS = """
Eid; Eid al-Fitr; Eid al-Adha; Eid ul-Fitr; Eid ul-Adha; Ramadan; Ramadhan; Ashura; Muharram; Mawlid; Diwali; Holi; Navratri; Dussehra; Raksha
Bandhan; Vaisakhi; Vesak; Rosh Hashanah; Yom Kippur; Passover; Pesach; Sukkot; Purim; Hanukkah; Chanukah; Shavuot; Nowruz; Orthodox Easter; Orthodox
Christmas
"""
_DAYS = """
New Year's Day; New Year's Eve; Christmas Day; Christmas Eve; Boxing Day; Good Friday; Easter Sunday; Easter Monday; Bonfire
Night; Halloween; Valentine's Day; Mother's Day; Mothering Sunday; Father's Day; Pancake Day; Bank Holiday Monday;
St David's Day; St Patrick's Day; St George's Day; Burns Night; Remembrance Sunday; Black Friday; the King's coronation; Easter Day; Maundy
Thursday; Palm Sunday; Ash Wednesday; Shrove Tuesday; Trinity Sunday; Whit Sunday; Whit Monday;
Ascension Day; All Saints' Day; All Souls' Day; Michaelmas Day; Twelfth Night; Candlemas; Lady Day; Hallowe'en;
Guy Fawkes Night; Midsummer Day; Midsummer's Day; Midsummer; May Day; St Andrew's Day; Saint Andrew's Day; Saint John's Eve; St John's
Eve; Saint Patrick's Day; Hogmanay; Armistice Day; Remembrance Day; VE Day; D-Day; Bastille Day; Independence Day; Thanksgiving;
Chinese New Year; Lunar New Year; Losar; August Bank Holiday; bank holiday; Bank Holiday; bank
holiday weekend; Easter weekend; Father's Day weekend; Valentine's night; Cup Final day; A-level results day; GCSE results day;  Grand National day; Derby Day
"""
_PLACES = """
village; hamlet; island; seaside town; seaside resort; market town; university town; mining village; fishing village; caravan
site; caravan park; traveller site; Travellers' site; farm; smallholding; army base; military base; army barracks; barracks;
air base; houseboat; narrowboat; commune; monastery; boarding school; pub; hotel; bed and breakfast
"""


#: People by where they come from, where the word is no adjective: "an Iranian Kurd", "a Pole".
_PEOPLE = """
afghan kurd pole turk swede dane finn scot briton spaniard frenchman frenchwoman dutchman dutchwoman englishman englishwoman
irishman irishwoman welshman welshwoman scotsman scotswoman serb croat slovene slovak czech bosniak kosovar uzbek kazakh
tajik uighur filipino filipina thai somali croatian arab berber american argentine yemeni iraqi pakistani bangladeshi
afghans kurds poles turks swedes danes finns scots serbs croats slovenes slovaks czechs albanians romanians bulgarians
lithuanians latvians estonians hungarians russians ukrainians ghanaians nigerians somalis eritreans ethiopians syrians
iraqis iranians pakistanis bangladeshis indians vietnamese jamaicans chechens tamils filipinos moroccans algerians tunisians
egyptians sudanese kenyans ugandans zimbabweans congolese gambians cubans colombians brazilians mexicans americans
canadians australians italians germans greeks cypriots israelis palestinians lebanese jordanians africans asians
"""
#: Parts of the country and of the world that have no border and are no town.
_REGIONS = """
the North West; the North-West; the north-west; the north west; the North East; the North-East; the north-east; the north east; the South
West; the South-West; the south-west; the south west; the South East; the South-East; the south-east; the south east; the West Country;
the North of England; the north of England; the South of England; the south of England; the East of England; the east of England; the
North; the South; the West Midlands; the East Midlands; the Midlands; West Midlands; East Midlands; East Anglia; the Home Counties; the Black
Country; the Peak District; the Lake District; the Fens; the Cotswolds; the Pennines; the Highlands; the Scottish Highlands; the
Borders; the Scottish Borders; the Western Isles; the Valleys; the Welsh valleys; the Welsh Valleys; the South Wales valleys;
the Potteries; the Wirral; the Broads; the Norfolk Broads; the Chilterns; the Wolds; the Yorkshire Dales; the Dales; the New Forest; the Forest
of Dean; the Isle of Wight; the Isle of Man; the Isles of Scilly; the Channel Islands; Exmoor; Dartmoor; the Thames Valley; the Thames
estuary; Thames Gateway; Merseyside; Tyneside; Teesside; Wearside; Humberside; Greater Manchester; Greater London; West Yorkshire; South
Yorkshire; North Yorkshire; East Yorkshire; South Wales; North Wales; Mid Wales; west Wales; south Wales; north Wales; mid-Wales; East Sussex; West Sussex; Tyne and Wear; Anglesey; Snowdonia; the Gower; Silicon Glen; the Central Belt; the West of Scotland; the
north of Scotland; the west of Scotland; Ulster; Munster; Connaught; Leinster; County Tipperary; north London; south London; east London;
west London; North London; South London; East London; West London; central London; inner London; outer London; the East End; the West
End; the north coast; the south coast; the east coast; the west coast; the Mediterranean; the Gulf; the Levant; the Punjab; Kerala;
Goa; Chechnya; Dagestan; Siberia; Crimea; Transnistria; Abkhazia; the Dordogne; Tuscany; Liguria; Sicily; Catalonia; Bavaria; Flanders
"""

#: The countries of these islands, and words for everywhere.
_HOME = """
Scotland; Wales; England; Northern Ireland; Ireland; the United Kingdom; United Kingdom; Great Britain; Britain; the UK; UK; the Continent;
Europe; Asia; Africa; Scandinavia; British; English; Englishness; Crown dependency
"""


def _phrases(text: str) -> tuple[str, ...]:
    return tuple(
        sorted(
            {" ".join(part.split()) for part in text.split(";")} - {""}, key=lambda p: (-len(p), p)
        )
    )


NATIONALITIES = tuple(sorted(set(_DEMONYMS.split()), key=lambda word: (-len(word), word)))
PEOPLES = tuple(_PEOPLE.split())
COUNTRIES = _phrases(_COUNTRIES)
REGIONS = _phrases(_REGIONS)
ETHNICITIES = _phrases(_ETHNIC)
FAITHS = _phrases(_FAITHS)
CONDITIONS = _phrases(_CONDITIONS)
SPECIAL_DAYS = _phrases(_DAYS)
FESTIVALS = _phrases(_FESTIVALS)
SETTINGS = _phrases(_PLACES)
HOME = _phrases(_HOME)
