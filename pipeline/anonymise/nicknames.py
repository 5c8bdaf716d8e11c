"""Short and pet forms of forenames in use in England, by the full form. Data, extended by hand.

A register that gives only "Katherine" is still matched where a report says "Kate".
"""

from __future__ import annotations

_TABLE = """
abigail: abi abbie abby gail
abraham: abe bram
adam: ads
adebayo: ade bayo
adelaide: addie adele
agnieszka: aga agusia
aidan: aid
alan: al
albert: al bert bertie albie
aleksandra: ola ala sasha
alexander: alex al alec sandy xander lex sasha
alexandra: alex alexa lexi lexie sandra sandy sasha
alfred: alf alfie fred
alice: ali ally
alison: ali ally
amelia: amy millie mia
andrew: andy drew
andrzej: andy jedrek
angela: ang angie
anna: ann annie ania anka
annabel: anna belle bella
anne: annie nan
anthony: tony ant
antonia: toni
archibald: archie
arthur: art arty
barbara: babs barb basia
bartholomew: bart
beatrice: bea bee trixie
benjamin: ben benji benny
bernadette: bernie
bernard: bernie
bethany: beth
bridget: bridie biddy
bronwen: bron
bradley: brad
callum: cal
cameron: cam
caroline: carrie caz carol
catherine: cath cathy cat kate katie kitty
cassandra: cass cassie
charles: charlie chas chuck chaz
charlotte: charlie lottie char
chiamaka: amaka
chinedu: nedu
chloe: clo
christina: chris chrissy tina
christine: chris chrissy tina
christopher: chris kit topher
clifford: cliff
constance: connie
cordelia: delia
cynthia: cindy
daniel: dan danny
danielle: dani danni elle
darren: daz
david: dave davy dai
deborah: deb debs debbie
dafydd: dai
dennis: den
derek: del
diana: di
dominic: dom
donald: don donny
dorothy: dot dotty dolly
douglas: doug dougie
edmund: ed eddie ned
edward: ed eddie ted teddy ned
eleanor: ellie ella nell nora nellie
elizabeth: liz lizzie beth betty bess betsy eliza libby lisa elsie
emily: em emmy
emma: em emmy
emmanuel: manny emma
eugene: gene
ewa: ewka
ffion: fi
fiona: fi
florence: flo flossie florrie
frances: fran frannie frankie
francis: frank frankie fran
franklin: frank
frederick: fred freddie freddy
gabriel: gabe
gabrielle: gabby gabi elle
gareth: gaz gary
gary: gaz
geoffrey: geoff jeff
georgina: georgie gina
georgia: georgie
gerald: gerry jerry
gerard: gerry ged
gillian: gill jill gilly
grace: gracie
graham: gray
grzegorz: greg grzesiek
gregory: greg
gwendolyn: gwen
gwenllian: gwen llian
hannah: han
harold: harry hal
harriet: hattie harri
harry: haz
helen: nell nellie
henry: harry hal hank
hubert: bert
hugh: hughie
ian: ian
ifeoluwa: ife
imogen: immy
isaac: ike zac
isabel: izzy bella belle issy
isabella: izzy bella belle issy
isabelle: izzy bella belle issy
jack: jackie
jacob: jake jay
jacqueline: jackie jacqui
jakub: kuba
james: jim jimmy jamie jem
jan: janek
jane: janey
janet: jan
janice: jan
jason: jay jase
jayden: jay
jeffrey: jeff
jennifer: jen jenny jenni
jeremy: jez jerry
jerzy: jurek
jessica: jess jessie
joan: joanie
joanna: jo joey asia
joanne: jo
jodie: jo
john: johnny jack jon
jonathan: jon jonny johnny
jordan: jord jordy
joseph: joe joey
josephine: jo josie
joshua: josh
judith: judy jude
julia: jules
julian: jules
julie: jules
kamil: kam
katarzyna: kasia kaska
katherine: kate katie kath kathy kat kitty
kathleen: kath kathy kathie
kathryn: kate katie kath kathy
katrina: kat trina
kayleigh: kay
keith: keef
kenneth: ken kenny
kevin: kev
kieran: kier
kimberley: kim
krzysztof: krzysiek kris chris
kyle: ky
laura: lau
lauren: loz
lawrence: larry laurie lol
leonard: len lenny leo
leslie: les
lesley: les
lewis: lew
lillian: lil lily lilly
lily: lil
linda: lyn lindy
llewellyn: llew lyn
louis: lou louie
louise: lou lulu
lucille: lucy
lucy: lu luce
lukasz: luke
lydia: lyddie
lynette: lyn
mackenzie: mac kenzie
madeleine: maddie maddy
madison: maddie maddy
magdalena: magda lena
malcolm: mal malc
malgorzata: gosia malgosia
marcin: marc
margaret: maggie meg peggy marge madge rita greta mags
maria: marysia mia
marjorie: marge
martin: marty
martha: marty
mary: molly polly may mamie
mateusz: mat
matilda: tilly mattie tilda
matthew: matt matty
maureen: mo
maximilian: max
maxwell: max
megan: meg meggie
melanie: mel
melissa: mel lissa
michael: mike mick mickey mikey
michal: michas
michelle: shell chelle
mildred: millie
miranda: mandy
mohammad: mo
mohammed: mo moh
muhammad: mo
mojisola: moji
monica: mon
morgan: mo
myfanwy: myf
nadia: nads
natalie: nat nats
natasha: tash tasha nat
nathan: nat nate
nathaniel: nat nate nathan
nicholas: nick nicky
nicola: nicky nic
nicole: nicky nic
nigel: nige
norman: norm
olivia: liv livvy livi olly
oliver: ollie olly
oluwaseun: seun
oluwatobi: tobi
olufunke: funke
oluwafemi: femi
omolola: lola
oscar: oz
owen: owie
pamela: pam
patricia: pat patty tricia trish tish
patrick: pat paddy rick
paul: paulie
pauline: paul
pawel: pawelek
penelope: penny pen
peter: pete
philip: phil pip
phillip: phil pip
philippa: pippa pip phil
phoebe: phoebs
piotr: piotrek peter
rachael: rach
rachel: rach
raymond: ray
rebecca: becky becca bex becs
reginald: reg reggie
rhiannon: rhi
rhys: rhysie
richard: rich rick ricky dick dickie richie
robert: rob robbie bob bobby bert
roberta: bobbie
robin: rob
roderick: rod roddy
rodney: rod
roger: rog
roland: rolly
ronald: ron ronnie
rosalind: ros roz
rosemary: rose rosie
russell: russ
ryan: ry
samantha: sam sammy
samuel: sam sammy
sandra: sandy
sarah: sal sally
sean: shaun
sebastian: seb
shannon: shan
sharon: shaz shazza
sheila: shee
sian: shan
sidney: sid
simon: si
skye: sky
sophia: sophie soph
sophie: soph
stanislaw: staszek stan
stanley: stan
stefan: stef
stephanie: steph steff
stephen: steve stevie ste
steven: steve stevie ste
stuart: stu
sukhdeep: sukhi
susan: sue susie suzie
susannah: sue susie zanna
suzanne: sue suzie
sylvia: syl
tabitha: tabby
tadeusz: tadek
temitope: temi tope
terence: terry tel
teresa: terri tess
theodore: theo ted teddy
theresa: terri tess
thomas: tom tommy
timothy: tim timmy
tobias: toby
tomasz: tomek
tracey: trace
trevor: trev
tyler: ty
valerie: val
veronica: ronnie vera
victor: vic
victoria: vicky vicki tori vic
vincent: vince vinny
violet: vi
virginia: ginny
vivian: viv
vivienne: viv
walter: wal wally walt
warren: waz
wendy: wends
wilfred: wilf
william: will bill billy willy liam
winifred: win winnie
wojciech: wojtek
yetunde: yeti tunde
yvonne: von vonnie
zachary: zach zac zack
zoe: zo
zofia: zosia
zuzanna: zuzia
"""


def _read(table: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for line in table.strip().splitlines():
        full, _, short = line.partition(":")
        found[full.strip()] = tuple(word for word in short.split() if word != full.strip())
    return found


#: Folded full form -> folded short forms.
NICKNAMES = _read(_TABLE)


def short_forms(forename: str) -> tuple[str, ...]:
    """Short forms of a folded forename, and the full forms it may itself be short for."""
    fuller = tuple(full for full, short in NICKNAMES.items() if forename in short)
    return NICKNAMES.get(forename, ()) + fuller
