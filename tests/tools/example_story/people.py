"""The private register of the example: people, places and organisations, all invented."""

from __future__ import annotations

COLUMNS = (
    "key", "kind", "role", "title", "name", "aliases", "nicknames", "initials", "sex", "born",
    "died", "other dates", "numbers", "addresses", "contacts", "relationships", "pseudonym",
    "public", "public reason",
)  # fmt: skip


def nhs(nine: str) -> str:
    """A number of the range kept for tests (999...), with its check digit."""
    digit = (11 - sum((10 - place) * int(n) for place, n in enumerate(nine)) % 11) % 11
    if digit == 10:
        raise ValueError(f"{nine} has no check digit")
    return f"{nine[:3]} {nine[3:6]} {nine[6:]}{digit}"


FLAT = "Flat 3, Nonesuch Court, Pretend Street, Fictonbury, XQ4 2BD"
ROW = "14 Madeup Row, Fictonbury, XQ4 7LM"

ENTRIES: tuple[dict[str, str], ...] = (
    # -- the children
    dict(key="child-1", kind="person", role="child", name="Tomos Okafor-Pritchard", aliases="Tomos Pritchard; Thomas Okafor; Tomos O-P", nicknames="Tom; Tommo", initials="TOP; T.O-P.", sex="male", born="2020-05-14", **{"other dates": "started school: 2024-09-05; injured: 2026-03-09"}, numbers=f"NHS: {nhs('999041602')}; UPN: X999200120017; case: EX-104417", addresses=f"{FLAT}; {ROW}", pseudonym="Child A"),
    {"key": "sibling-1", "kind": "person", "role": "sibling", "name": "Efa Okafor-Pritchard", "aliases": "Efa Pritchard; Efa O-P", "nicknames": "Effie", "initials": "EOP", "sex": "female", "born": "2022-01-19", "numbers": f"NHS: {nhs('999041714')}; case: EX-104418", "addresses": f"{FLAT}; {ROW}", "relationships": "sister of child-1", "pseudonym": "Sibling 2"},
    {"key": "half-sibling-1", "kind": "person", "role": "half sibling", "name": "Zofia Pritchard-Wiśniewska", "aliases": "Zofia Pritchard; Zofia Wisniewska; Sophia Pritchard; Zofia P-W", "nicknames": "Zosia; Zoff", "initials": "ZPW", "sex": "female", "born": "2014-08-30", "numbers": f"NHS: {nhs('999038226')}; UPN: X999200114042; case: EX-104416", "addresses": f"{FLAT}; {ROW}", "relationships": "half sister of child-1", "pseudonym": "Half Sibling 1"},
    {"key": "half-sibling-2", "kind": "person", "role": "half sibling", "name": "Hope Fisk-O'Hanlon", "aliases": "Hope Pritchard; Baby Hope", "nicknames": "Hopey", "initials": "HFO", "sex": "female", "born": "2025-02-11", "numbers": f"NHS: {nhs('999052118')}; case: EX-109902", "addresses": FLAT, "relationships": "half sister of child-1", "pseudonym": "Half Sibling 2"},
    # -- the family
    {"key": "mother-1", "kind": "person", "role": "mother", "title": "Ms", "name": "Cerys Angharad Pritchard", "aliases": "Cerys Pritchard; Cerys Okafor", "nicknames": "Cez", "initials": "CAP", "sex": "female", "born": "1994-11-02", "numbers": f"NHS: {nhs('999017350')}", "addresses": f"{FLAT}; {ROW}", "contacts": "01632 960114; 07700 900114; @cez.p.invented", "relationships": "mother of child-1; mother of sibling-1; mother of half-sibling-1; mother of half-sibling-2; partner of stepfather-1 (2024 to 2026); wife of father-1 (2018 to 2023)", "pseudonym": "Mother"},
    {"key": "father-1", "kind": "person", "role": "father", "title": "Mr", "name": "Chukwuemeka Okafor", "aliases": "Emeka Okafor", "nicknames": "Emeka; Emmy", "initials": "CO", "sex": "male", "born": "1991-03-27", "addresses": "22 Paragraph Close, Othertown, XR1 5ZZ", "contacts": "07700 900221; emeka.okafor@post.example", "relationships": "father of child-1; father of sibling-1", "pseudonym": "Father"},
    {"key": "stepfather-1", "kind": "person", "role": "mother's partner", "title": "Mr", "name": "Daryl Fisk-O'Hanlon", "aliases": "Daryl Fisk; Daryl O'Hanlon; Daryl Fisk O'Hanlon; Dean Fisk", "nicknames": "Daz; Dazza", "initials": "DFO", "sex": "male", "born": "1988-07-23", "numbers": "crime: 45/06614/25; crime: 45/00009/25; crime: 45/04471/26", "addresses": "40 Imaginary Road, Fictonbury, XQ4 9PP", "contacts": "07700 900388; @dazza.invented", "relationships": "father of half-sibling-2; partner of mother-1 (2024 to 2026)", "pseudonym": "Mother's Partner"},
    {"key": "father-2", "kind": "person", "role": "father of half sibling", "title": "Mr", "name": "Paweł Wiśniewski", "aliases": "Pawel Wisniewski; Pavel", "initials": "PW", "sex": "male", "relationships": "father of half-sibling-1", "pseudonym": "Adult 1"},
    {"key": "grandmother-1", "kind": "person", "role": "maternal grandmother", "title": "Mrs", "name": "Mair Pritchard", "nicknames": "Nain", "initials": "MP", "sex": "female", "born": "1961-06-08", "addresses": "Tŷ Gwyn, 8 Storybook Lane, Little Fable, XQ9 1AA", "contacts": "01632 960175", "relationships": "mother of mother-1; grandmother of child-1", "pseudonym": "Maternal Grandmother"},
    {"key": "grandfather-1", "kind": "person", "role": "maternal grandfather", "title": "Mr", "name": "Gwilym Pritchard", "nicknames": "Taid", "sex": "male", "born": "1957-12-01", "died": "2024-01-16", "addresses": "Tŷ Gwyn, 8 Storybook Lane, Little Fable, XQ9 1AA", "relationships": "father of mother-1; grandfather of child-1", "pseudonym": "Maternal Grandfather"},
    {"key": "grandmother-2", "kind": "person", "role": "paternal grandmother", "title": "Mrs", "name": "Ngozi Okafor", "nicknames": "Mama Ngozi", "sex": "female", "addresses": "22 Paragraph Close, Othertown, XR1 5ZZ", "relationships": "mother of father-1; grandmother of child-1", "pseudonym": "Paternal Grandmother"},
    {"key": "grandmother-3", "kind": "person", "role": "partner's mother", "title": "Mrs", "name": "Bernadette O'Hanlon", "sex": "female", "addresses": "40 Imaginary Road, Fictonbury, XQ4 9PP", "relationships": "mother of stepfather-1", "pseudonym": "Partner's Mother"},
    {"key": "adult-2", "kind": "person", "role": "former partner", "title": "Ms", "name": "Keeley Brandreth-Stone", "sex": "female", "relationships": "former partner of stepfather-1", "pseudonym": "Adult 2"},
    {"key": "neighbour-1", "kind": "person", "role": "neighbour", "title": "Mrs", "name": "Shirin Akhter", "sex": "female", "addresses": "Flat 5, Nonesuch Court, Pretend Street, Fictonbury, XQ4 2BD", "pseudonym": "Neighbour 1"},
    # -- professionals
    {"key": "social-worker-1", "kind": "person", "role": "professional", "title": "Ms", "name": "Hannah Thwaite", "sex": "female", "pseudonym": "Social Worker 1"},
    {"key": "social-worker-2", "kind": "person", "role": "professional", "title": "Mr", "name": "Oluwaseun Adeyemi", "nicknames": "Seun", "sex": "male", "pseudonym": "Social Worker 2"},
    {"key": "social-worker-3", "kind": "person", "role": "professional", "title": "Ms", "name": "Beth Penhaligon-Wray", "sex": "female", "contacts": "beth.penhaligon-wray@exampleshire.example", "pseudonym": "Social Worker 3"},
    {"key": "social-worker-4", "kind": "person", "role": "professional", "title": "Mr", "name": "Marek Zieliński", "aliases": "Marek Zielinski", "sex": "male", "pseudonym": "Social Worker 4"},
    {"key": "team-manager-1", "kind": "person", "role": "professional", "title": "Ms", "name": "Joanna D'Souza", "sex": "female", "pseudonym": "Team Manager 1"},
    {"key": "health-visitor-1", "kind": "person", "role": "professional", "title": "Ms", "name": "Nasrin Chowdhury", "aliases": "N Chowdhury", "sex": "female", "pseudonym": "Health Visitor 1"},
    {"key": "health-visitor-2", "kind": "person", "role": "professional", "title": "Ms", "name": "Gail Pemberton", "aliases": "G Pemberton", "sex": "female", "pseudonym": "Health Visitor 2"},
    {"key": "midwife-1", "kind": "person", "role": "professional", "title": "Ms", "name": "Siân Parry-Jones", "aliases": "Sian Parry-Jones; S Parry-Jones", "sex": "female", "pseudonym": "Midwife 1"},
    {"key": "gp-1", "kind": "person", "role": "professional", "title": "Dr", "name": "Rezaul Karim", "aliases": "R Karim", "sex": "male", "pseudonym": "GP 1"},
    {"key": "gp-2", "kind": "person", "role": "professional", "title": "Dr", "name": "Fiona McAllister", "aliases": "F McAllister", "sex": "female", "pseudonym": "GP 2"},
    {"key": "doctor-1", "kind": "person", "role": "professional", "title": "Dr", "name": "Ifeanyi Eze", "sex": "male", "pseudonym": "Hospital Doctor 1"},
    {"key": "nurse-1", "kind": "person", "role": "professional", "title": "Sister", "name": "Kath Moody", "sex": "female", "pseudonym": "Liaison Nurse 1"},
    {"key": "teacher-1", "kind": "person", "role": "professional", "title": "Miss", "name": "Grace Tran", "sex": "female", "pseudonym": "Teacher 1"},
    {"key": "teacher-2", "kind": "person", "role": "professional", "title": "Mr", "name": "Femi Abiodun", "sex": "male", "pseudonym": "Teacher 2"},
    {"key": "head-1", "kind": "person", "role": "professional", "title": "Mrs", "name": "Patience Holloway", "sex": "female", "pseudonym": "Headteacher 1"},
    {"key": "safeguarding-lead-1", "kind": "person", "role": "professional", "title": "Mr", "name": "Rhodri Llewelyn-Gough", "sex": "male", "pseudonym": "Designated Safeguarding Lead 2"},
    {"key": "safeguarding-lead-2", "kind": "person", "role": "professional", "title": "Mr", "name": "Keith Dunmore", "sex": "male", "pseudonym": "Designated Safeguarding Lead 1"},
    {"key": "nursery-manager-1", "kind": "person", "role": "professional", "title": "Ms", "name": "Wendy Oakes", "aliases": "W Oakes", "sex": "female", "pseudonym": "Nursery Manager 1"},
    {"key": "officer-1", "kind": "person", "role": "professional", "title": "PC", "name": "Aled Bowen-Hart", "aliases": "PC Bowen-Hart; PC 4471", "sex": "male", "numbers": "collar: 4471", "pseudonym": "Police Officer 1"},
    {"key": "officer-2", "kind": "person", "role": "professional", "title": "PC", "name": "Sunita Rao", "aliases": "PC Rao; PC 3312", "sex": "female", "numbers": "collar: 3312", "pseudonym": "Police Officer 2"},
    {"key": "officer-3", "kind": "person", "role": "professional", "title": "DC", "name": "Lorna Whitcombe", "aliases": "DC Whitcombe", "sex": "female", "numbers": "collar: 5520", "pseudonym": "Police Officer 3"},
    {"key": "officer-4", "kind": "person", "role": "professional", "title": "PC", "name": "Neil Hadley", "aliases": "PC Hadley", "sex": "male", "numbers": "collar: 2960", "pseudonym": "Police Officer 4"},
    {"key": "officer-5", "kind": "person", "role": "professional", "title": "PC", "name": "Imogen Lumb", "aliases": "PC Lumb", "sex": "female", "numbers": "collar: 6107", "pseudonym": "Police Officer 5"},
    {"key": "officer-6", "kind": "person", "role": "professional", "title": "Sgt", "name": "Tunde Oyelaran", "aliases": "Sgt Oyelaran", "sex": "male", "numbers": "collar: 1180", "pseudonym": "Police Officer 6"},
    {"key": "officer-7", "kind": "person", "role": "professional", "title": "Insp", "name": "Clare Vanstone", "aliases": "Insp. Vanstone", "sex": "female", "pseudonym": "Police Officer 7"},
    {"key": "paramedic-1", "kind": "person", "role": "professional", "name": "Ash Rudge", "sex": "male", "pseudonym": "Paramedic 1"},
    {"key": "housing-officer-1", "kind": "person", "role": "professional", "title": "Mr", "name": "Derek Quillfeather", "aliases": "D Quillfeather", "sex": "male", "pseudonym": "Housing Officer 1"},
    {"key": "probation-officer-1", "kind": "person", "role": "professional", "title": "Ms", "name": "Tahmina Rahman", "sex": "female", "pseudonym": "Probation Officer 1"},
    {"key": "advocate-1", "kind": "person", "role": "professional", "title": "Ms", "name": "Josie Mbeki-Lloyd", "sex": "female", "pseudonym": "Domestic Abuse Advocate 1"},
    dict(key="lead-reviewer-1", kind="person", role="lead reviewer", title="Dr", name="Eleanor Brightwater", sex="female", pseudonym="the Lead Reviewer", public="yes", **{"public reason": "The lead reviewer is named in the published report (guidance 10.5.2)."}),
    # -- places
    dict(key="address-1", kind="place", role="address", name="Flat 3 Nonesuch Court", aliases="Nonesuch Court; Pretend Street; Flat 3", addresses=FLAT, **{"other dates": "tenancy began: 2024-05-13"}, pseudonym="Address 2"),
    {"key": "address-2", "kind": "place", "role": "address", "name": "14 Madeup Row", "aliases": "Madeup Row", "addresses": ROW, "pseudonym": "Address 1"},
    {"key": "address-3", "kind": "place", "role": "address", "name": "40 Imaginary Road", "aliases": "Imaginary Road", "addresses": "40 Imaginary Road, Fictonbury, XQ4 9PP", "pseudonym": "Address 3"},
    {"key": "address-4", "kind": "place", "role": "address", "name": "Tŷ Gwyn, 8 Storybook Lane", "aliases": "Ty Gwyn; Storybook Lane; Tŷ Gwyn", "addresses": "Tŷ Gwyn, 8 Storybook Lane, Little Fable, XQ9 1AA", "pseudonym": "Address 4"},
    {"key": "address-5", "kind": "place", "role": "address", "name": "22 Paragraph Close", "aliases": "Paragraph Close", "addresses": "22 Paragraph Close, Othertown, XR1 5ZZ", "pseudonym": "Address 5"},
    {"key": "address-6", "kind": "place", "role": "address", "name": "Flat 5 Nonesuch Court", "aliases": "Flat 5; Flat 1", "addresses": "Flat 5, Nonesuch Court, Pretend Street, Fictonbury, XQ4 2BD", "pseudonym": "Address 6"},
    {"key": "town-1", "kind": "place", "role": "town", "name": "Fictonbury", "pseudonym": "the town"},
    {"key": "town-2", "kind": "place", "role": "village", "name": "Little Fable", "pseudonym": "a nearby village"},
    {"key": "town-3", "kind": "place", "role": "town", "name": "Othertown", "aliases": "Othershire; Othershire Constabulary", "pseudonym": "another area"},
    dict(key="county-1", kind="place", role="county", name="Exampleshire", pseudonym="the county", public="yes", **{"public reason": "The partnership publishes in its own name."}),
    # -- organisations
    {"key": "school-1", "kind": "organisation", "role": "school", "name": "Larkmere Primary School", "aliases": "Larkmere Primary; Larkmere", "pseudonym": "School 1"},
    {"key": "school-2", "kind": "organisation", "role": "school", "name": "Thistledown Academy", "aliases": "Thistledown", "pseudonym": "School 2"},
    {"key": "nursery-1", "kind": "organisation", "role": "nursery", "name": "Acorn Lane Nursery", "aliases": "Acorn Lane", "pseudonym": "Nursery 1"},
    {"key": "hospital-1", "kind": "organisation", "role": "hospital", "name": "Fictonbury General Hospital", "aliases": "Fictonbury General; Fictonbury General Hospital NHS Trust", "pseudonym": "Hospital 1"},
    {"key": "surgery-1", "kind": "organisation", "role": "gp surgery", "name": "Madeup Street Surgery", "pseudonym": "GP Practice 1"},
    {"key": "court-1", "kind": "organisation", "role": "court", "name": "Fictonbury Magistrates' Court", "pseudonym": "the magistrates' court"},
    {"key": "shop-1", "kind": "organisation", "role": "shop", "name": "Fairweather Stores", "pseudonym": "a shop"},
    {"key": "landlord-1", "kind": "organisation", "role": "housing association", "name": "Bramble Homes", "pseudonym": "Housing Provider 1"},
    {"key": "service-1", "kind": "organisation", "role": "domestic abuse service", "name": "Safe Harbour Exampleshire", "aliases": "Safe Harbour", "pseudonym": "Domestic Abuse Service 1"},
    dict(key="police-1", kind="organisation", role="police force", name="Exampleshire Police", pseudonym="the police force", public="yes", **{"public reason": "A Safeguarding Partner, named in every published report."}),
    dict(key="council-1", kind="organisation", role="local authority", name="Exampleshire County Council", pseudonym="the local authority", public="yes", **{"public reason": "A Safeguarding Partner, named in every published report."}),
    dict(key="trust-1", kind="organisation", role="health trust", name="Exampleshire Community NHS Trust", pseudonym="the community health trust", public="yes", **{"public reason": "A county-wide body whose name does not point to a family."}),
    dict(key="probation-1", kind="organisation", role="probation", name="Exampleshire Probation", pseudonym="probation", public="yes", **{"public reason": "A county-wide body whose name does not point to a family."}),
)  # fmt: skip
