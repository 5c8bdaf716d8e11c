"""Words for places, institutions, things and happenings that tell of somebody. Data."""

from __future__ import annotations

INSTITUTION_NOUNS = """
academy agency airline almshouse association auctioneers band bank barracks brewery broadcaster bureau café cafe casino cathedral
charity chippy cinema circus clinic club college committee company conglomerate constabulary convent cooperative council
council's creche day-centre dealership department dispensary distillery embassy consulate enterprise factory fellowship firm foundation
franchise fraternity garage gang garrison guesthouse guild gym hospice hospital hospitals hostel hotel household-name infirmary
institute institution jail jeweller's kindergarten laboratory laundrette library mill ministry monastery morgue mosque
multinational museum newsagent's newspaper nightclub nursery off-licence opera-house orchestra organisation orphanage
parlour partnership pharmacy playgroup police-station polytechnic practice prison prisons pub public-house publisher pre-school refinery refuge
regiment restaurant retailer sanatorium salon school schools seminary shelter shipyard shop showroom society stadium stables
station store studio supermarket supermarkets surgery syndicate takeaway tannery team theatre trust union unit university universities
ward warehouse weekly workshop zoo bakery bookmaker's butcher's baker's chemist's grocer's manufacturer supplier depot placement
accommodation housing-association lender lenders programme scheme cell-block hospital-wing wing department-store bookshop campsite board commission authority directorate inspectorate administration prosecution office panel
"""
#: Institutions that a report speaks of all the time: only with a word that says which kind.
PLAIN_INSTITUTIONS = frozenset("band board commission authority directorate inspectorate administration prosecution office panel agency team unit service practice partnership organisation department committee council station ward trust association scheme programme placement accommodation society firm company club shop charity weekly union supplier provider cut".split())  # fmt: skip
INSTITUTION_PHRASES = """
Cafcass; Ofsted; NSPCC; Childline; Barnardo's; Samaritans; Citizens Advice; Women's Aid; Mencap; Home Office; Foreign Office; Care Quality
Commission; General Medical Council; Crown Prosecution Service; National Crime Agency; Alcoholics Anonymous; Narcotics Anonymous;
intensive care; high dependency; special care; neonatal unit; burns unit; paediatric ward; maternity ward; labour ward; post-natal ward;
A&E; accident and emergency; emergency department; resus; oncology; cardiology; minor injuries unit; psychiatric unit; secure unit; mother and
baby unit; pupil referral unit; secure children's home; children's home; residential home; nursing home; care home; residential school; boarding
school; special school; primary school; secondary school; grammar school; comprehensive school; infant school; junior school; prep school;
preparatory school; public school; private school; independent school; faith school; sixth form college; agricultural college; further education
college; food bank; petrol station; police station; fire station; railway station; post office; betting shop; charity shop; corner shop; chip shop; kebab
shop; estate agents; building society; housing association; day centre; community centre; family centre; children's centre; leisure centre; garden
centre; sports centre; shopping centre; detention centre; remand centre; removal centre; immigration removal centre; young offender institution;
young offenders institution; young offenders' institution; open prison; supported living; supported accommodation; sheltered accommodation; temporary
accommodation; bed and breakfast; foreign office; home office; high commission; military unit; local authority nursery; football club; rugby
club; golf club; youth club; social club; army camp; regional hospital; district general hospital; teaching hospital; psychiatric hospital; cottage hospital; fish
farm; poultry farm; dairy farm; law firm; women's refuge; test centre; approved premises; bail hostel; payday lenders; prosecutor's office; prosecutor's
office; military commander's office; public prosecutor; environmental health; crisis team; home treatment team; detoxification programme; livery
stables; riding school; stage school; drama school; cathedral school; ballet school; language school; Saturday school; church school
"""
COURT_NOUNS = "court tribunal coroner chamber bench sheriff courts tribunals"
COURT_PHRASES = """
Court of Appeal; Court of Cassation; Court of Session; Court of Justice; Court of Protection; Supreme Court; High Court; Crown Court;
County Court; Family Court; Magistrates' Court; magistrates' court; Family Division; Queen's Bench Division; King's Bench Division; Chancery
Division; Administrative Court; Youth Court; youth court; Divisional Court; First-tier Tribunal; Upper Tribunal; Employment Tribunal; employment
tribunal; Employment Appeal Tribunal; Mental Health Tribunal; Immigration and Asylum Chamber; Medical Practitioners Tribunal; Health, Education and
Social Care Chamber; Special Educational Needs and Disability Tribunal; SEND tribunal; Constitutional Court; Regional Court; District Court;
Supreme Administrative Court; State Security Court; Town Court; City Court; Youth Court; House of Lords; Privy Council; Old Bailey; Sheriff Court; High
Court of Justiciary; Senior Coroner; Assistant Coroner; Area Coroner; HM Coroner; Parole Board; Crown Prosecution Service; Civil Justice Centre;
Combined Court; Justice Centre; European Court of Human Rights; International Court; Traffic Commissioner; Military Court; court martial; Court Martial;
from behind a screen; behind screens; by telephone; litigation friend; represented herself; represented himself; litigant in person; set of proceedings; remote hearing; sitting alone; could not agree;
retrial; majority verdict; before a jury; without a jury; with a jury; before a jury of; without a hearing; fact-finding hearing; final hearing; contested hearing; composite hearing; narrative conclusion;
open conclusion; open verdict; narrative verdict; opened and adjourned; in open court; in private; on the papers; sitting in retirement; sitting with assessors; offered no evidence;
directions hearing; attended remotely; attending remotely; by video link; Court of Human Rights; crown court; county court; family court; high court; family proceedings court; Family Proceedings Court
"""
SETTING_NOUNS = """
allotment allotments alley alleyway apartment attic balcony barn basement bay beach bog bed-sit bedsit bench block boiler-room border
bungalow cabin camp canal caravan carriageway cellar cemetery chalet coast coastline common conservatory cottage countryside
courtyard croft dockside drive driveway dwelling estate farm farmhouse field fields flat flats foothills forest garage garden
harbour hedge hill hillside house houses hut island islands kitchen lake lakeside landing lay-by layby level-crossing loft maisonette
manor mansion marsh meadow moor mountains motorway outskirts palazzo park path peninsula penthouse pier playground plot pond
property premises quarry quay railway ranch region reservoir ridge river riverbank roof sea seafront seaside semi shed
shore smallholding squat stairwell station-platform stream studio-flat suburb suburbs swamp terrace tower towpath townhouse trailer
tunnel underpass valley villa village villages warehouse-flat waterfall wharf wood woodland woods yard bus-stop high-rise
bed-and-breakfast houseboat narrowboat barge lodge lodging lodgings digs hall bridge sea-wall fence wall dungeon
coalfield archipelago province county city capital municipality
"""
#: Of a report's everyday places: only with a word that says which.
PLAIN_SETTINGS = frozenset("house home flat garden kitchen property premises park road street wall fence path landing drive hall block estate common field city county semi garage roof yard bay region capital bridge bench station garden sea studio station river wood hill field border tower".split())  # fmt: skip
SETTING_PHRASES = """
car park; town centre; city centre; council estate; council house; council flat; tower block; high-rise block; terraced house; detached
house; semi-detached house; holiday cottage; holiday home; family home; former matrimonial home; matrimonial home; above a shop; over a shop; over the
shop; sixth floor; seventh floor; eighth floor; ninth floor; tenth floor; top floor; ground floor; first floor; second floor; third floor; fourth floor;
fifth floor; ground-floor; first-floor; second-floor; third-floor; top-floor; bus stop; bus station; level crossing; railway line; railway
track; train track; dual carriageway; building site; halting site; traveller site; caravan park; caravan site; refugee camp; border crossing;
inner city; inner-city; public toilets; swimming pool; skate park; refugee camps; coal cellar; boiler room; boot room; drying room; boarding house;
adapted bungalow; specially adapted house; student house; hall of residence; halls of residence; one-bedroom; two-bedroom; three-bedroom; four-bedroom;
five-bedroom; six-bedroom; two-bedroomed; three-bedroomed; four-bedroomed; one-bedroomed; housing association property; privately rented; rented
accommodation; student accommodation; in the country; this country; the countryside; overseas; abroad; at sea; on board; aboard; canal boat;
the Mediterranean; the Channel; the jurisdiction
"""
BELONGING_NOUNS = """
aeroplane aircraft ambulance axe bar bars bat bats bicycle bike blade boat bmx broom bottle bottles brooch bus cab camera camper candle car caravanette cars cat cats
chainsaw chicken chickens chihuahua cigarette cigarettes clarinet coach coaches cockatiel collie convertible cow cows crossbow crowbar dagger dog dogs
drone drum drumming ferret ferrets ferry firearm firework fireworks flute foal gas-canister goat goats goldfish greyhound greyhounds guinea-pig guitar gun
hammer hamster handgun hatchback hatchet helicopter horse horses iguana iron jacket jet jewellery jet-ski knife knives labrador lamb
lizard lorry lurcher machete mastiff minibus minicab moped motorbike motorcycle motorhome necklace oboe organ painting paintings parrot
pet pets petrol piano pickup pig pigs pistol pitbull plane ponies pony poodle puppies puppy python quad-bike rabbit rabbits racehorse racehorses rat
revolver rifle ring rope rottweiler saloon samurai saxophone scarf scooter screwdriver scythe sheep ship shotgun skateboard smartphone snake
spade spaniel speedboat staffie stick suitcase sword tandem tanker tankers tarantula taxi terrier terriers tortoise tractor trailer train
tram trampoline trawler tricycle trombone truck trumpet tyre van vans vessel viola violin watch watches whip yacht
wheelbarrow minivan estate-car suv 4x4 buggy pram cot-bed box cable cord wire bracelet harp laptop computer tablet mask phone phones telephone telephones headset lighter radiator saucepan kettle remote
sack bag letter diary photograph photographs video videos screenshot recording film footage drawing poem novel book note will
scratch-card swab apple needle syringe syringes battery batteries spoon card cards
"""
#: Things a report speaks of every day: only with a word that says which, or one of them.
PLAIN_BELONGINGS = frozenset("computer tablet phone phones telephone telephones car book note letter box bag card cards photograph photographs will ring stick bus train organ coach watch wire cord iron remote recording film plane ship bottle bottles drawing taxi ambulance diary video videos cab needle bike".split())  # fmt: skip
MAKES = """
Alfa Romeo; Aston Martin; Audi; Bentley; BMW; Citroën; Citroen; Dacia; Ducati; Ferrari; Fiat; Ford; Harley-Davidson; Honda; Hyundai; Jaguar;
Jeep; Kawasaki; Kia; Lamborghini; Land Rover; Range Rover; Lexus; Maserati; Mazda; Mercedes; Mercedes-Benz; MG; Mini Cooper; Mitsubishi;
Nissan; Opel; Peugeot; Piaggio; Porsche; Renault; Rolls-Royce; Rover; Saab; Seat; Škoda; Skoda; Smart car; Subaru; Suzuki; Tesla; Toyota; Triumph;
Vauxhall; Vespa; Volkswagen; Volvo; VW; Yamaha; Ford Transit; Transit; Cessna; Piper; Boeing; Airbus
"""
EVENT_NOUNS = """
accident accidents ambush anniversary arson assassination attack auction avalanche ball ballot baptism barbecue birthday-party bombing bonfire
break-in broadcast burial burglary burglaries campaign carnival celebration ceremony christening collapse collision concert
crash crossfire cruise cup-final demonstration derailment disappearance disaster documentary drive-by earthquake election elections eviction
excursion fall falls exhibition expedition explosion fair festival fête fight fire fireworks-display flood flooding funeral gala
gig heist hijacking holiday hunger-strike hurricane inquiry incident-at invasion journey kidnap kidnapping landslide lockdown march marathon massacre
match memorial mugging murder obituary parade party pandemic petition picnic pilgrimage poisoning power-cut procession programme protest
raid rally reality-show reception regatta rescue reunion riot riots robbery robberies sabotage sale search shipwreck shooting siege sighting spillage
stabbing stag-party stampede storm strike summit tournament tragedy training-exercise trip tsunami vigil wake war weddings
headline headlines newspaper article articles interview television tv radio magazine press media tweet tweets post posts blog podcast
programme website meme photoshoot crowdfunding hashtag graffiti placard poster
"""
#: Happenings a report speaks of all the time: only with a word that says which.
PLAIN_EVENTS = frozenset("accident accidents attack campaign party programme post posts inquiry holiday fire fight match search ball trip sale press media reception march war election murder incident collapse journey rescue article articles interview radio television tv website strike fair burial wake".split())  # fmt: skip
EVENT_PHRASES = """
took his own life; took her own life; took their own life; taken his own life; taken her own life; bled to death; died in her sleep; died in his sleep; caught fire; blood feud; mass grave; dating website; dating app; dating site; chat room; online; internet; air ambulance; caesarean section;
Facebook; Instagram; Snapchat; WhatsApp; TikTok; Twitter; YouTube; Telegram; Discord; OnlyFans; Tinder; Grindr; Netflix; Crimewatch; Channel
4; Channel 5; Sky News; BBC; ITV; S4C; social media; local newspaper; national newspaper; Sunday newspaper; local press; national press; press coverage; media
coverage; media attention; media interest; widely reported; evening news; national television; local radio; went viral; viral video; CCTV; body-worn video;
dashcam; set on fire; set fire to; came off; fell from; petition; hunger strike; power cut; training exercise; house fire; car crash; road traffic accident; road traffic collision; road accident; plane
crash; train crash; car accident; hit and run; hit-and-run; drive-by shooting; armed robbery; stag party; hen party; stag night; Christmas party; birthday
party; dinner party; karaoke evening; house party; school play; nativity play; school trip; scout camp; cup final; car boot sale; baby shower; black
ice; barrel bomb; land mine; landmine; civil war; terrorist attack; suicide bomb; missing person; missing persons appeal; public inquiry; diplomatic
incident; undercover footage; reality television; talent show; memorial bench; family wedding; first time; Chernobyl; Grenfell; Hillsborough; Covid-19 pandemic;
lockdown; reality television programme; Grand National; Pony Club; World Cup; Olympic Games; Paralympic Games; Glastonbury; 1980 Hague Convention
"""
#: What befell somebody, with what follows the verb; after a form of "be" or of itself.
EVENT_VERBS = """
died dying perished succumbed fell pronounced shaken scalded slapped punched twisted smacked choking fitted revived ventilated buried vandalised daubed demolished painted
announced declared disowned forfeited flown abandoned abducted airlifted ambushed assaulted attacked bayoneted beaten bombed burgled burned burnt captured crushed cremated decapitated
deported derailed disappeared dragged drowned ejected electrocuted evicted executed exhumed exploded filmed flogged hanged hijacked
hospitalised impaled imprisoned intubated kicked kidnapped killed lynched marched massacred mauled murdered mutilated nailed overturned
photographed poisoned pushed raped rescued resuscitated robbed run-over savaged shipwrecked shot shunned smothered smuggled stabbed
starved strangled stranded struck swept tasered thrown tied tortured trampled trapped unveiled baptised crashed collided swallowed crossed
exorcised hid hidden locked chained swam swum fled escaped burgling broadcast reported-in shown screened published televised posted circulated
named honoured awarded elected adopted-by choked overdosed collapsed slipped tripped jumped leapt threw wrapped abused-by groomed radicalised
set-fire captured auctioned raised-money abseiled performed starred sang danced danced-with drew released-by swallowing biting hanging
"""
#: What needs nothing after it to tell: "she absconded".
WHOLE_LIVES = frozenset(
    "converted remarried emigrated resigned absconded graduated deserted retired defected abstained migrated swims prays fasts limps stammers smokes drinks gambles".split()
)
LIFE_VERBS = """
live share shares shared
lives lived living cut learns learned learnt uses used own converted remarried emigrated resigned absconded graduated deserted retired relocated defected fostered adopted fosters studied studies studying reads-law
attends attended enjoys collects breeds plays played swims rides performs dances sings wears wore walks limps stammers speaks
smokes drinks gambles prays worships fasts volunteers campaigned campaigns lectures drives commutes boards home-schools abstained
withdrew migrated settled moved lost loses adopted bought wrote wins won passed holds held obtained gained
"""
