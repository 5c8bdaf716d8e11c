"""A review small enough to build many times: two agencies, a register of five, two chapters."""

from __future__ import annotations

from pathlib import Path

CASE = """
[case]
reference = "SMALL-2026-01"
partnership = "llr"
title = "Rapid review: Child A"
child = "child-1"

[dates]
aware = 2026-02-02
notification = 2026-02-03
incident = 2026-02-01
meeting = 2026-02-19
prepared = 2026-02-17

[scope]
from = 2025-01-01
to = 2026-02-01
reason = "The last year, because nobody worked with the family before it."

[[key_lines]]
number = 1
title = "Seeing the child"
question = "Who saw the child, and what did they make of it?"
terms = ["seen"]

[[agencies]]
key = "police"
name = "Inventshire Police"
partner = "police"
asked = ["chronology"]
due = 2026-02-16

[[agencies]]
key = "gp"
name = "Makebelieve Surgery"
partner = "health"
asked = ["chronology"]
due = 2026-02-16

[[agencies]]
key = "school"
name = "Pretend Primary School"
asked = ["chronology"]
due = 2026-02-16

[[members]]
name = "Dr Imelda Writewell"
part = "lead reviewer"

[publication]
authors = ["Dr Imelda Writewell"]
"""

REGISTER = """key,kind,role,title,name,aliases,nicknames,initials,sex,born,died,other dates,numbers,addresses,contacts,relationships,pseudonym,public,public_reason
child-1,person,child,,Zebedee Quillfeather,,Zeb,,male,2021-05-04,,,,,,,Child A,no,
mother-1,person,mother,Ms,Araminta Quillfeather,,Minty,,female,1996-08-11,,,,12 Nonesuch Lane,,mother of child-1,Mother,no,
doctor-1,person,professional,Dr,Balthazar Oddlington,,,,male,,,,,,,,GP 1,no,
school-1,organisation,school,,Pretend Primary School,Pretend Primary,,,,,,,,,,,School 1,no,
place-1,place,town,,Wickerham,,,,,,,,,,,,the town,no,
"""

POLICE = """Date,Time,Source,Event,Outcome
14/03/2025,14:30,CAD 17,Officers called to 12 Nonesuch Lane. Zebedee Quillfeather seen and well.,No further action
March 2025,,Log,Ms Quillfeather told the front desk in Wickerham that she was being followed.,Advice given
31/04/2025,,Log,A neighbour telephoned.,None
"""

GP = """Date of contact;Details;Action taken
14.03.2025;Zeb brought by mother with a cough. Dr Oddlington saw him alone.;Antibiotics
02-Sep-2025;Was not brought to review.;Letter sent
"""

CHAPTERS = {
    "01-introduction.md": """# Introduction

{{child-1}} was three when he was hurt. This report looks at how Pretend Primary School and others
worked with Araminta Quillfeather between 14 March 2025 and 1 February 2026.
""",
    "02-learning.md": """# Learning

## Recommendations

1. The partnership should ask who has seen the child. Owner: Business Manager. By: September 2026.
""",
}

#: Two agencies are named in the report because the panel decided so.
DECIDED = """\
string,decision,replacement,reason,by,on
Inventshire,accept,,a Safeguarding Partner is named in every report,Olive Officer,2026-02-20
Makebelieve,accept,,the practice agreed to be named,Olive Officer,2026-02-20
Makebelieve Surgery,accept,,the practice agreed to be named,Olive Officer,2026-02-20
"""


def make(folder: Path) -> Path:
    """Write the review in ``folder`` (``inputs/<name>``) and return it."""
    texts = {
        "case.toml": CASE,
        "register.csv": REGISTER,
        "returns/police/return.csv": POLICE,
        "returns/gp/from the surgery.csv": GP,
        **{f"report/{name}": text for name, text in CHAPTERS.items()},
        "decisions/residual.csv": DECIDED,
    }
    for name, text in texts.items():
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    (folder / "decisions").mkdir(exist_ok=True)
    return folder
