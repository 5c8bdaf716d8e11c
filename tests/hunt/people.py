"""Invented people by where their names come from: written for these tests, in two halves.

No package's list and none of ``pipeline.lexicon`` went into them; how many the hunt knows all the
same is measured beside the recall (``known``). Every second name of each list belongs to the half
that rules may be looked at with; the other half is only ever counted.
"""

from __future__ import annotations

from typing import NamedTuple


class Named(NamedTuple):
    """One origin: forenames and surnames, in no order that matters."""

    forenames: tuple[str, ...]
    surnames: tuple[str, ...]


def _named(forenames: str, surnames: str) -> Named:
    return Named(tuple(forenames.split()), tuple(surnames.split()))


ORIGINS: dict[str, Named] = {
    "England": _named(
        "Kayleigh Jaxon Teddie Connor Shanice Bradley Courtney Tyler Kian Paige Leighton Demi-Leigh Keeley "
        "Ellie-Mae Harrison Chantelle Darren Nigel Maureen Trevor Lacey-Rae Alfie Beryl Kyron",
        "Hargreaves Postlethwaite Ramsbottom Tattersall Bickerstaff Entwistle Pickersgill Wigglesworth Oldroyd "
        "Higginbotham Murgatroyd Sidebotham Clutterbuck Shuttleworth Threlfall Broadbent Cholmondeley Dewhirst "
        "Fothergill Garside Heptonstall Inglethorpe Micklethwait Nuttall",
    ),
    "Wales": _named(
        "Gwenhwyfar Meilyr Rhonwen Tegwedd Cadfan Eirlys Heddwyn Llinor Mabli Ffraid Idwal Eluned Nest Ceinwen "
        "Hedd Gwilym Tangwystl Elliw Macsen Beca Rhodri Angharad Bleddyn Siwan",
        "Llewelyn-Gough ap-Gwilym Prydderch Gwynne Bebb Cadwaladr Penhallow Maddocks Ednyfed Trahaearn Goronwy "
        "Blayney Gethin Pritchard Bevan Anwyl Vaughan Probert Pugh Yorath Merrick Havard Gittins Wynne",
    ),
    "Nigeria": _named(
        "Oluwapelumi Ngozika Chukwudumebi Folakemi Iretioluwa Zikoranachukwu Ebubechukwu Adunni Babafemi "
        "Chimamkpam Ekaette Gbolahan Ifeadikanwa Kambinachi Morenike Nkemdilim Obiageli Oreoluwa Sadiq Tamunotonye "
        "Toluwanimi Uduak Wuraola Yewande",
        "Oyinlola Ogunyemi Ezekwesili Nwachukwu Adichie Onwuachi Balogun Okonjo Fagbenle Akinwande Iwobi Danjuma "
        "Egwuatu Ikpeazu Obaseki Olawale Soyinka-Bello Ugwuanyi Effiong Abubakar Nnadozie Bankole Uzoho Oyelaran",
    ),
    "Poland": _named(
        "Świętosława Bożydar Jarogniew Ludmiła Kasjan Gniewko Wiesława Zbyszko Kaja Bogumiła Mieczysław Radosława "
        "Stanisława Włodzimierz Zdzisław Jagoda Kinga Lechosław Miłosz Przemysław Sławomira Tymoteusz Żaneta Oliwier",
        "Szczęsny Wójtowicz Brzęczyszczykiewicz Dąbrowska-Lis Gołębiewska Jędrzejczyk Krzyżanowska Łopuszański "
        "Mazurkiewicz Niedźwiedzka Ostaszewski Pietrzykowska Rzepecki Sienkiewicz Trzebiatowska Wyszyńska Zawadzka "
        "Żuławski Chmielewska Borowczyk Furmanek Grochowiak Hołownia Iwaszkiewicz",
    ),
    "Bangladesh": _named(
        "Rokeyanur Shafayetul Tanjimul Afsarunnesa Jubayer Nusaiba Mahfuzul Ruma Lipi Shumi Rubel Anowara Delwar "
        "Farzana Habibur Jahanara Khairul Lutfur Monowara Nazmul Parveen Rezaul Sufia Tahmina",
        "Chakladar Bhattacharjee Sarkar Mazumder Talukdar Howlader Bhuiyan Biswas Chowdhury Mondal Pramanik Khatun "
        "Sikder Mollah Munshi Fakir Gazi Hawlader Laskar Matubbar Paramanik Rahmatullah Shikdar Tarafdar",
    ),
    "Pakistan": _named(
        "Zulekha Haroon Shagufta Naveed Rukhsana Tariq Samreen Waqas Nosheen Faisal Mehwish Imtiaz Zahida Kamran "
        "Uzma Shahzad Ghazala Adeel Nazia Qasim Iffat Babar Saima Junaid",
        "Qureshi Bhatti Chaudhry Gondal Janjua Kiyani Lodhi Mirza Niazi Raja Sheikh Tanoli Warraich Yousafzai "
        "Abbasi Bajwa Cheema Durrani Gillani Hashmi Jatoi Khattak Leghari Mughal",
    ),
    "Somalia": _named(
        "Abshir Hodan Liibaan Ifrah Cawil Fadumo Guuleed Hibaaq Jamaac Khadra Maxamed Nimco Qamar Rooble Sahra "
        "Timacadde Ubax Warsame Xaawo Yaasiin Zamzam Deeqa Bashiir Ayaan",
        "Warfa Abdullahi Hersi Farah Guled Jama Isse Duale Egal Gedi Hirsi Kahin Mohamud Nuur Osman-Shire Roble "
        "Samatar Tahlil Waabberi Xirsi Yuusuf Cilmi Barre Aideed",
    ),
    "Romania": _named(
        "Ionuț Mihaela Cătălin Ștefania Răzvan Luminița Gheorghe Anca Dragoș Viorica Costel Ileana Bogdana Marius "
        "Rodica Sorin Crenguța Petru Daciana Florin Oana Vasile Zamfira Traian",
        "Ionescu Popa Mureșan Țăranu Dumitrescu Bălan Ciobanu Drăgulescu Enache Florea Georgescu Hagi Iliescu "
        "Lăcătuș Munteanu Negrescu Oprea Petrescu Rusu Sandu Tănase Ungureanu Vlăduț Zaharia",
    ),
    "the Arab world": _named(
        "Abdulrahman Bushra Faisel Ghassan Hanadi Iyad Jumana Khuloud Lubna Mu'tasim Nadhim Omaima Qusay Ruqayya "
        "Shaima Thamer Umayma Wafaa Yazan Zuhair Aya Bilal Duaa Haidar",
        "al-Hashimi al-Jabouri el-Sayed Al-Masri Haddad Khoury Mansour Nasrallah Qabbani Rashwan Salibi Tawfik "
        "Zoubi Abdelaziz Barghouti Darwish Fakhoury Ghanem Hijazi Issa Jabari Kanaan Najjar al-Obaidi",
    ),
    "China": _named(
        "Xiaoling Jianguo Meifeng Yuchen Zhiwei Haoran Lihua Qiuyue Shuang Tingting Weiming Xinyi Yanmei Zixuan "
        "Bojing Cuifen Dongmei Fangfang Guiying Huiling Jiahui Kaiwen Li Min",
        "Zheng Ouyang Xu Huang Qian Deng Cai Fu Gao He Jiang Kong Lu Ma Nie Peng Qiu Ren Shen Tao Wei Xie Yuan Zhao",
    ),
    "Irish Travellers": _named(
        "Bridget-Mary Winifred-Ann Christy Simey Dinny Nonie Johnny-Pat Mags Margaret-Rose Miley Felix-Joe "
        "Oweney Paudge Philomena Tommy-Lee Bernie Kathleen-Ann Larry-Og Nan-Biddy Chrissie Patsy Blackie Dodo Cripsy",
        "McDonagh Maughan Cawley McGinley Sweeney Doran Cash-Doherty Connors Mongan Stokes Ward-Reilly McCann Nevin "
        "O'Driscoll O'Reilly McInerney Delaney Hanrahan Keenan Quilligan Sherlock-Collins Gavin Mohan McCarthy-Og",
    ),
}  # fmt: skip

#: Names that are words: the first half of each list in one split, the second in the other.
WORDS = _named(
    "Grace Rose Will Mark May Hope Summer Faith Joy Mercy River Storm Sky Daisy Ivy Star Angel Princess Royal "
    "Justice Honour Peace Gift Precious Blessing Favour Patience Comfort Divine Major Ace Ash Reed Heath Cliff Dale "
    "Glen Forest Jack Bill Bob Pearl Ruby Amber Jade Dawn Eve Robin Jay Ray Guy Rob Pat Sue June April Autumn "
    "Bear Wolf Fox Poppy Violet Olive Hazel Iris Lily Holly Ginger Rusty Sandy Chase Hunter Mason Carter Cooper "
    "Parker Piper Harper Taylor Tanner Miles Rich Frank Ernest Earl Duke Prince King Noble Sunny Misty Stormy Honey "
    "Bonnie Clay Stone Wood Brook Brooke Bay Ocean Rain Snow Winter Sage Basil Rowan Clementine Cherry Berry Melody "
    "Harmony Carol Belle Crystal Diamond Sapphire Jewel Penny Dolly Kitty Bunny Buddy Sonny Junior Chance Lucky "
    "Destiny Trinity Heaven Journey Serenity Charity Constance Prudence Temperance Verity Unity Felicity Victor "
    "Drew Grant Dean Wade Ward Lance Pierce Jasper Flint Art Gene Dot Gay Josh Nick Rod Skip Stew Tad Tony Ferry",
    "Brown Young Field Wood Bird Law Price Day Stone White Green Black Gray Long Short Little Small Rich Poor Best "
    "Good Strong Wise Sharp Keen Swift Bright Noble Gentle Savage Wild Meek Bliss Love Joy Moody Blunt Stern Cross "
    "King Bishop Pope Abbott Priest Monk Knight Earl Duke Page Squire Marshall Sheriff Constable Judge Lawman Reeve "
    "Baker Butcher Brewer Cook Carter Cooper Carpenter Mason Miller Potter Smith Turner Taylor Weaver Fisher Hunter "
    "Gardener Farmer Shepherd Forester Fowler Archer Piper Singer Painter Barber Butler Porter Parker Walker Rider "
    "Hill Dale Moor Heath Marsh Brook Rivers Pool Lake Banks Bridge Street Lane Church Chapel Temple Castle Hall "
    "House Barn Mill Park Garden Bush Reed Rush Thorn Rose Flower Berry Root Branch Leaf Wolf Fox Bear Lamb Bull "
    "Hawk Crane Drake Swan Finch Nightingale Partridge Woodcock Salmon Pike Roach Herring Frost Snow Winter Summer "
    "Spring May March Noon Knight Weekes Friday Monday Christmas Easter Pepper Salt Rice Bean Onions Coffee Beer "
    "Wine Cash Money Penny Pound Shilling Bond Bell Ball Bowl Cotton Silk Wool Glass Gold Silver Steele Irons Coles "
    "Head Foot Hand Legg Shin Tongue Beard Hair Body Self Child Mann Mothers Fathers Cousins Friend Neighbour Guest",
)


def half(names: tuple[str, ...], which: int) -> tuple[str, ...]:
    """Every second name: 0 may be looked at while rules are written, 1 is only counted."""
    return names[which::2]
