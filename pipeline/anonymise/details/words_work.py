"""Words for what people work as, by the groups of the Standard Occupational Classification. Data."""

from __future__ import annotations

#: Last words of what somebody works as, where an article says that one is meant.
OCCUPATION_NOUNS = """
vet farrier roofer skipper trawlerman lobsterman postwoman postman rapper drummer wrestler croupier scaffolder plasterer tiler paver beekeeper alpaca-farmer undertaker
usherette ventriloquist weaver welder thatcher stonemason saddler signalman shepherd sculptor sexton reflexologist therapist-in-training canon coxswain
abattoir-worker academic accountant accordionist actor actress actuary acupuncturist adjudicator administrator adviser
advisor aerialist agronomist airman analyst anaesthetist animator anthropologist antiquarian apiarist archaeologist
archdeacon architect archivist artist artisan assayer assembler assessor astrologer astronomer astrophysicist au-pair
auctioneer auditor author aviator ayah baker ballerina banker barber barista barmaid dog-walker walker walkers contractor operator executive barman barrister bartender beautician
biochemist biographer biologist blacksmith boatbuilder boatman boatswain bodyguard boilermaker bombardier bookbinder
bookkeeper bookmaker bookseller botanist bouncer boxer brewer brickie bricklayer brigadier broadcaster broker builder burglar-alarm
businessman businesswoman businessperson busker butcher butler cabbie cabinetmaker calligrapher cameraman captain cardiologist caretaker
carpenter cartographer cartoonist cashier caterer cellist ceramicist chambermaid chandler chauffeur cheesemaker chef
chemist chiropodist chiropractor choreographer cleaner clergyman clerk clown coach coastguard cobbler
columnist comedian commodore composer conductor confectioner conservator consultant constable contractor cook cooper
coppersmith copywriter corporal correspondent cosmetologist couturier cowboy crabber crane-operator cricketer criminologist critic
croupier crofter curator custodian cutler dancer dealer deckhand decorator demolition-worker dentist
dermatologist designer diplomat director dispatcher distiller diver docker dockworker doorkeeper doorman draper draughtsman
dressmaker driver dustman ecologist economist editor electrician embalmer embroiderer engineer engraver
entertainer entrepreneur epidemiologist equerry estimator ethnographer executive factory-hand falconer farmer farmhand
farmworker farrier financier firefighter fireman fisher fisherman fishmonger fitter florist foreman forester footballer forwarder
fruiterer fundraiser furrier gamekeeper gardener gas-fitter genealogist general geographer geologist geophysicist gilder
glassblower glazier goalkeeper goldsmith golfer goatherd governess greengrocer grocer groom groundsman guitarist gunner
gunsmith gymnast gynaecologist haberdasher hairdresser handyman harpist haulier headmaster headmistress headteacher herder herdsman
historian horticulturist hostess hotelier housekeeper housemaid housemaster housemistress hunter hydrologist hypnotherapist illusionist
illustrator importer innkeeper inspector instructor insurer interpreter investigator ironmonger janitor jeweller
jockey joiner journalist judoka keeper keyworker knitter labourer lacemaker lagger landlady landlord lance-corporal laundress lawyer
leatherworker lecturer legionnaire librarian lieutenant lifeboatman lifeguard linguist linesman locksmith locum logger loss-adjuster
lorry-driver luthier lyricist machinist magician magistrate magnate maid major make-up-artist manager manicurist
manufacturer marine mariner marksman martial-artist mason masseur masseuse mathematician mechanic mediator mercenary
merchant messenger metallurgist meteorologist microbiologist milkman miller milliner miner minicab-driver mixologist model
moneylender mortician muralist musician nanny naturopath navigator neurologist neurosurgeon newsagent newsreader notary
novelist nurseryman obstetrician oceanographer odd-job-man officer oncologist operative operator ophthalmologist optician optometrist
orderly organist ornithologist orthodontist orthopaedist osteopath ostler outfitter packer
painter paratrooper pathologist patissier paviour pawnbroker pedlar pharmacist pharmacologist philanthropist
philosopher photographer physicist physiotherapist pianist picker pilot plasterer platelayer playwright plumber podiatrist poet
polisher politician polo-player porter postman postmaster postmistress postwoman potter preacher presenter printer producer professor
programmer promoter proofreader proprietor prosecutor prostitute psychic psychotherapist publican publisher
puppeteer quarryman radiographer radiologist rancher ranger receptionist referee refuse-collector
repairer repairman reporter researcher restaurateur restorer retailer rheumatologist rigger roofer roadie roadsweeper
saddler sailor salesman salesperson saleswoman scaffolder scientist scriptwriter sculptor seafarer seaman seamstress secretary
seismologist semi-retired-farmer sergeant servant server shearer shepherd shipbuilder shipwright shoemaker shop-fitter
shopkeeper showman showmen signaller signalman silversmith singer skier skipper smallholder smith soldier soprano
spinner sportsman sportswoman squaddie stable-hand steelworker stenographer stevedore steward stewardess stockbroker stockman stoker
stonemason storekeeper storeman stripper stuntman sub-postmaster superintendent supervisor surgeon surveyor sweep swimmer
tailor tanner tattooist taxidermist technician technologist telegrapher telephonist teller tenor thatcher
tiler timekeeper tinker tiler toolmaker toxicologist trader trainer translator trapper trawlerman treasurer tutor typesetter
typist umpire undertaker under-manager upholsterer urologist usher valet valuer vet veterinarian vintner violinist violist
virologist wainwright waiter waitress warden warder warehouseman watchmaker watchman waterman weaver webmaster weightlifter welder
wheelwright wholesaler wigmaker winemaker woodcutter woodworker woodwright workman wrestler writer yachtsman zookeeper zoologist
businessmen fishermen sailors soldiers lawyers farmers journalists musicians builders drivers hairdressers teachers schoolteachers
schoolteacher schoolmaster schoolmistress churchman clergywoman chaperone croft-owner bellringer choirmaster trampolinist
postdoc academician naturalist bishop nurse doctor midwife paramedic teacher headwoman policeman policewoman police-officer
matron governor probation-officer apprentice
"""
#: Two words and more, wherever they stand.
OCCUPATION_PHRASES = """
shop assistant; care assistant; dental hygienist; dental nurse; police dog handler; dog handler; counter clerk; school secretary;
specialty doctor; nursery nurse; civil servant; teaching assistant; cabin crew; set designer; production supervisor; managing
director; team leader; delivery rider; market trader; deputy head teacher; deputy headteacher; head of department; head of pastoral
care; university lecturer; high court enforcement officer; bailiff; prison officer; probation officer; oil rigs; oil rig;
self-employed; retired; semi-retired; made redundant; redundant; zero-hours contract; part-time job; full-time job; night shift; night shifts;
working nights; works nights; worked nights; cash in hand; armed forces; merchant navy; merchant seaman; Royal Navy; Royal Air Force;
Royal Marines; British Army; Territorial Army; Army Reserve; Foreign Legion; Parachute Regiment; Royal Artillery; Royal Engineers; Air
Force; national service; military service; the army; the navy; armed services; the military; lance bombardier; lance corporal; staff
sergeant; warrant officer; squadron leader; wing commander; flight lieutenant; petty officer; able seaman; army cadet; rank of; chief
superintendent; detective inspector; police constable; police sergeant; police captain; police inspector; traffic warden; bus conductor; care work;
bar work; agency work; agency worker; seasonal worker; seasonal work; domestic worker; domestic servant; sex worker; rent boy; drug
dealer; childminder; au pair; dinner lady; lunchtime supervisor; lollipop lady; learning mentor; deputy editor; editor-in-chief; chief
executive; board member; stock exchange; schoolteacher; off duty; off-duty; while on duty; academic post; own business; family
business; family firm; family company; business owner; company director; sole trader; sole shareholder; building trade; by profession; by trade;
flying instructor; driving instructor; professional gambler; trainee solicitor; pupil barrister; market stall; farm hand; collective farm;
collective-farm worker; working mother; call centre; car wash; car-wash owner; taxi firm; cash-and-carry; food delivery; fast-food
"""
#: Ends of words that name an occupation, of words the list above has not.
OCCUPATION_ENDINGS = ("ologist", "ographer", "ician", "smith", "wright", "maker", "keeper", "monger", "worker", "driver", "owner", "dealer", "seller", "breeder", "trainer", "operator", "handler", "packer", "player", "iatrist")  # fmt: skip
#: Words with such an end that name no work of the family's.
NO_OCCUPATIONS = frozenset("worker support-worker decision-maker decisionmaker policymaker policy-maker gatekeeper peacemaker politician physician clinician paediatrician psychologist psychiatrist co-worker caseworker homemaker player key-player technician statistician dealmaker troublemaker care-worker".split())  # fmt: skip
#: Nouns of those who work with families: of a family only where a verb says so.
SERVICE_NOUNS = frozenset("nurse doctor midwife paramedic teacher officer consultant adviser advisor manager inspector constable sergeant administrator coach tutor governor supervisor receptionist interpreter assessor investigator barrister lawyer magistrate secretary clerk surgeon anaesthetist pathologist radiologist obstetrician gynaecologist cardiologist neurologist neurosurgeon oncologist ophthalmologist radiographer pharmacist physiotherapist headteacher trainer director instructor superintendent mediator chair researcher analyst reporter major general captain coastguard firefighter fireman steward warden general keeper orderly academic lecturer custodian sister matron prosecutor operative usher apprentice".split())  # fmt: skip
#: What somebody does for a living, with what follows the verb.
WORK_VERBS = """
work works worked working drives drove run runs ran owns owned manages managed sell sells sold teach teaches taught coaches coached breeds bred farms
farmed employed self-employed serves served trained qualified practises practised volunteers volunteered enlisted joined keeps kept
edits edited earns trades traded operates operated packs packed picks picked busks deals dealt lectures lectured
"""
#: Things that running, driving, selling, keeping and joining are work with.
WORK_WITH = frozenset(
    "taxi tram bus lorry van cab train coach minicab truck bakery café cafe restaurant pub shop takeaway business company firm farm "
    "hotel salon garage school nursery stall market guesthouse newsagent newsagent's wigs cars clothes flowers vegetables fruit fish "
    "insurance property houses furniture ice yoga woodwork music maths mathematics english physics chemistry history art french german piano "
    "football rugby cricket swimming dance bees sheep cattle pigs chickens poultry dogs horses army navy police force forces marines regiment "
    "raf legion airline airlines uber deliveroo amazon dodgems fairground pony ponies stables daffodils leeks kennels b&b bar agency dairy "
    "office factory warehouse hospital supermarket bank abattoir care industry kitchen distillery rigs wholesale uncle's father's family "
    "centre home shipyard mine docks mill sector trade vineyard estate holding mine smallholding".split()
)
