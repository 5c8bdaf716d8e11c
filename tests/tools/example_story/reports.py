"""Information reports, the factual summary and the nil return, as the agencies worded them.

One small notation for all: "# " and "## " are headings, "field: " lines stand in FIELDS, "- " is
an item, "| " a row of a small table, everything else a paragraph.
"""

from __future__ import annotations

FIELDS = ("Agency", "Author", "Role", "Independence", "Date records were secured", "Date of report")

SOCIAL_CARE = """
Agency: Exampleshire County Council, Children's Social Care
Author: Imelda Fenwick
Role: Head of Quality Assurance
Independence: The author has had no involvement with this family and does not manage anyone who has.
Date records were secured: 10 March 2026
Date of report: 24 March 2026
# Terms of reference
This report covers 1 September 2023 to 9 March 2026 and answers the six key lines of enquiry set out in the letter of 13 March 2026.
# Context
For most of the period the front door worked with four of nine posts vacant. The service for children in need had three managers in two years and an average of 22 children to each social worker; the newly qualified worker who held this case from October 2025 had 24. Supervision took place every six weeks on average against a standard of four.
# Documents and interviews
The author read the electronic records of all four children, the consultation log, the duty log, supervision notes and the team inbox. Six members of staff were interviewed. One has left the authority and spoke to the author by telephone.
# Involvement
Children's social care had six contacts about the family before 9 March 2026, two consultations with the school and nursery that left no record on the children's files, one assessment, one section 47 enquiry and a child in need plan of nearly seven months.
Each episode began with a single event and ended when that event seemed to be over. The whole history was read by one person for the first time on 25 February 2026.
# Analysis
## Key line 1: Daily life
Tomos was seen on twelve occasions and alone on one, by Oluwaseun Adeyemi, on 16 January 2025. That visit is skilled work. Tomos drew what he could not say. The drawing was filed and the assessment spoke of a boy who is "shy". Later visits describe the home and the mother more fully than the child.
## Key line 2: Domestic abuse
The work followed incidents rather than the pattern between them. The written agreement of 11 April 2025 made Ms Pritchard responsible for keeping Mr Fisk-O'Hanlon away. Staff told the author that they believed this was protective, because it was what the service had always used; none had been told that it had been discouraged since 2023.
## Key line 3: Fathers and other men
Mr Okafor rang with a specific worry about his son in November 2024. The system in use sent calls that mentioned contact to business support. He was first spoken to by a social worker ten weeks later and was not told what was decided. Mr Fisk-O'Hanlon was never met by any social worker.
## Key line 4: Neglect
Tomos's teeth, weight, clothes and hunger appear in the records of five agencies. They appear on the plan as "Mum to ring the dentist". No neglect assessment tool was used. The service had bought one, and eleven of thirty-one social workers had been trained in it.
## Key line 5: Information and systems
The message from the school on 20 November 2025 was sent to a person who had left. Nothing in the system then in use would have warned the sender. The message from probation of 12 February 2026 was opened after seven days.
## Key line 6: Decisions and challenge
The decision to close on 28 November 2025 rested on tidy visits and on the absence of bad news. In supervision the question asked was when the case could close; nobody asked what would need to be true for it to be safe to close. The author thinks most teams in this authority would have decided the same that month, and has found three like it in a sample of twenty.
# Child's voice
What Tomos told people, in order: that Daz shouts; that Daz squeezed his arm; "noodles"; "are you the new lady?"; that Daz hides in the bathroom when the lady comes; "I'm not allowed". He told someone every few months for two years.
# Race, culture and identity
Tomos and Efa have a Nigerian and a Welsh family, Zofia a Polish and a Welsh one. The records hold no word of what this meant to them. Nobody considered whether Mr Okafor was heard differently because he is a Black man who was upset on the telephone. The author thinks it should be asked.
# Good practice
- Oluwaseun Adeyemi's direct work with Tomos and Zofia in January 2025.
- The strategy discussion of 11 April 2025 was quick and well recorded.
- The placement with Mrs Mair Pritchard on 9 March 2026 kept the sisters together and was made within hours.
# Single-agency learning
- A consultation about a named child is a contact and is recorded on the child's file.
- A parent who reports harm is a referrer, whatever else the call is about.
- No case closes until the agencies around the child have been asked.
# System learning
- Agencies send concerns to people, not to places, and people leave.
- No agency held all six things that Tomos had said.
# Actions already taken
- Since 16 March 2026 all consultations are recorded against the child.
- Mailboxes of leavers now forward to the duty manager.
- Written agreements have been withdrawn in domestic abuse cases.
# Practitioners
Hannah Thwaite, Oluwaseun Adeyemi, Marek Zieliński and Beth Penhaligon-Wray (who has left); their line manager, Joanna D'Souza, and hers, the Service Manager.
"""

POLICE = """
Agency: Exampleshire Police
Author: Det Ch Insp Philippa Stroud
Role: Head of Review, Professional Standards
Independence: No involvement in any incident or in line management of the officers.
Date records were secured: 10 March 2026
Date of report: 23 March 2026
# Terms of reference
The period is 1 September 2023 to 9 March 2026. Two matters before it are included because they bear on what was known.
# Background and context
The force moved to a new records system on 2 September 2024. Persons recorded under more than one name were not joined. Response officers in the Fictonbury area each carried on average 17 live enquiries. The Public Protection Hub had a backlog of up to nine working days in the autumn of 2024.
# Records examined and staff spoken to
Command and control logs, crime and intelligence records, Public Protection Notices, MARAC minutes, body-worn video of two incidents. Five officers and two members of staff were spoken to.
# Summary of involvement
Officers went to the family's address, or spoke to the family, on eleven occasions in the period before 9 March 2026. Four led to a Public Protection Notice. One that should have done did not.
# Analysis
## Key line 1: Daily life
Officers saw the children on most visits, often asleep and from a doorway. The account of 9 April 2025 shows what happens when an officer gets down on the floor: PC Rao learned more about Tomos in five minutes than all other logs hold together. "Appeared asleep" is not a record of a child's welfare.
## Key line 2: Domestic abuse
Incidents were graded one by one. The first DASH was completed with Mr Fisk-O'Hanlon in the next room. The evidence-led prosecution in April 2025 was good work, weakened when a restraining order was not sought. Nobody told the other agencies that the disclosure under the right to know had not been made; several believed that it had.
## Key line 3: Fathers and other men
Mr Okafor's call of 13 November 2024 gave an allegation of assault on a child. It was closed as a dispute about contact. It should have been recorded as a crime that day and the children seen.
## Key line 4: Neglect
The theft of nappies and milk in October 2023 was met with kindness and practical help. It was also the first sign that this family had too little to live on, and the notification said nothing of that.
## Key line 5: Information and systems
Records under the names Fisk and Fisk-O'Hanlon were joined on 10 April 2025, more than a year after Mr Fisk-O'Hanlon came into this family's life. A check on his date of birth would have found both. The flag on the address could not be seen by officers making a vehicle stop.
## Key line 6: Decisions and challenge
The revisit suggested on 28 December 2025 was not tasked because nobody owned it after the shift changed. This is general: in a sample of forty logs in which a revisit was suggested, nine were made.
# Good practice
- Sgt Oyelaran's re-grading of the first incident.
- Officers' praise for Zofia when she rang 999.
- PC Rao's notice of 25 February 2026, which set out every call to the address.
# Single agency learning
- Checks are made on date of birth and former names, at every domestic abuse call.
- A child recorded as seen has been woken, or the log says why not.
# Learning for the partnership
- An attempt to disclose that fails is information, and partners need it.
- Anonymous and neighbour calls to one address are one story.
# Action already taken
- Former names: a daily report of unlinked persons has run since 18 March 2026.
- Revisits are now tasked to a named supervisor.
"""

HEALTH_VISITING = """
Agency: Exampleshire Community NHS Trust
Author: Bronwen Achterberg
Role: Named Nurse for Safeguarding Children
Independence: The author gave no advice on this family before 9 March 2026 and manages none of the staff.
Date records were secured: 10 March 2026
Date of report: 25 March 2026
# Context
The Trust took on health visiting from the county council on 1 October 2024. Caseloads rose from 310 to 486 children for each full-time health visitor. The family lost its named health visitor that day, although Efa was behind with her speech and her brother had just been discharged from speech therapy.
# Records and interviews
Child health records of all four children, safeguarding supervision notes, audiology and community dental letters. Three staff were interviewed.
# Involvement
Two health visitors knew this family. In fifteen of twenty-four contacts no child was seen.
# Analysis
## Key line 1: Daily life
Nasrin Chowdhury's notes are full of the children: Tomos with a train, Efa's clean nappy, Zofia at school. After October 2024 the notes are about appointments. Each health visitor noticed that Tomos went quiet or hid when Mr Fisk-O'Hanlon was present, and each wrote it in the box called "seen".
## Key line 2: Domestic abuse
Routine enquiry was made when it could be made safely and recorded when it could not. On 11 March 2025 Ms Pritchard asked what would happen if she said yes. It was the nearest she came. The health visitor answered honestly and gently, made a safe plan and told the strategy discussion a month later. She could have told someone that day.
## Key line 3: Fathers and other men
The Trust's record has one line for "father" and it held the wrong man for three of the four children.
## Key line 4: Neglect and missed appointments
Tomos, Efa and Hope were not brought to ten appointments across five services in the period. Each service counted its own. On 10 June 2025 three appointments for two children fell in one morning on one site and all were missed because there was no bus fare; travel vouchers were then arranged and the next was kept. That is what help looks like.
## Key line 5: Information and systems
The closing letter of the child in need plan came eleven days after the plan had closed.
## Key line 6: Decisions and challenge
The health visitor was worried when the plan closed, said so in supervision, and did not challenge. The escalation policy was known to her. She told the author that she "had never seen it work".
# Voice of the child
Efa whispers. She was heard to whisper by the nursery class, by the health visitor and by the domestic abuse advocate. No one put this together.
# Good practice
- The Healthy Start form was done with Ms Pritchard in the visit.
- The plan of eleven actions was rewritten for her on one side of paper.
- Travel vouchers.
# Single-agency learning
- A "was not brought" run is counted for the family, across services.
- A worry voiced in supervision has an owner before the meeting ends.
# System learning
- The two-appointment discharge rule removed help from the children who most needed it.
# Actions already taken
- The discharge rule ended in January 2025; the forty-four children discharged under it in 2024 are being looked for.
"""

AMBULANCE = """
Agency: Exampleshire Ambulance Service NHS Trust
Author: Colin Featherstonehaugh
Role: Safeguarding Lead
Date records were secured: 12 March 2026
Date of report: 20 March 2026
# Summary of involvement
The service had three contacts with the family in the period.
On 1 January 2025, at the request of police, a crew took Ms Pritchard to the maternity unit at Fictonbury General. Left scene 0118hrs. Observations normal. Crew told the receiving midwife that children had been in the home.
On 12 July 2025 a 999 call was made from Ms Pritchard's number at 1431hrs about a child with a burn and was cancelled four minutes later by a man who said that they would make their own way. The call was not reviewed.
On 9 March 2026 a 999 call was received at 0752hrs from Ms Pritchard. First crew on scene 0803hrs. Tomos, aged 5, was very unwell. Paramedic Ash Rudge recorded the account given and that a girl of about eleven held the door and had packed a bag. Left scene 0817hrs, at hospital 0831hrs. Police informed by control at 0758hrs.
# Safeguarding referrals
One, on 9 March 2026.
"""

NIL_RETURN = """\
From: Station Manager Prevention <prevention@fire.example>
To: Business Office <business.office@partnership.example>
Date: Tue, 17 Mar 2026 09:12:00 +0000
Subject: EXR-2026-01 nil return
Message-ID: <exr-2026-01-nil@fire.example>
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit

Dear colleague

Thank you for your letter of 13 March. Exampleshire Fire and Rescue Service has searched its
records for the people and addresses given, from 1 September 2023 to 9 March 2026.

We hold no records of contact with this family. This is a nil return.

Yours sincerely
Amina Castellane
Station Manager, Prevention
"""
