"""Acorn Lane Nursery (invented): a nursery manager's account, dated by terms and weeks."""

from __future__ import annotations

from .told import span, told, unreadable

EVENTS = [
    told("2023-09-04", "09:00", "Tomos (3) started, 15 funded hours. Settled with a train. Zofia brought him and asked where to sign.", action="Key person: Wendy Oakes.", reflection="We asked Mum, kindly, to bring him herself. She did after that."),
    told(span("autumn term 2023", "2023-09-01", "2023-12-31", "term"), "", "Tomos uses very few words. Points, pulls, and when cross lies flat and still.", action="Individual plan. Words with pictures.", reflection="Lying still was unusual. We put it down to speech."),
    told(span("14 & 15 November 2023", "2023-11-14", "2023-11-15"), "", "Asked Mum about a speech referral on both days; she said she was ashamed he could not talk.", action="Rang health visitor 16 November.", reflection="She was open with us."),
    told("2023-12-01|dotslash", "pm", "Tooth pain at snack. Would not eat apple.", action="Mum given list of dentists.", reflection=""),
    told(span("spring 2024", "2024-03-01", "2024-05-31", "season"), "", "Nain collecting most days after Taid's death. Children clean and a little lost.", action="Extra hours given without charge for six weeks.", reflection="Good practice: agreed by the owner the same day."),
    told("2024-03-22", "12:00", "Collected by a man Mum called \"Daz\". Efa cried when he lifted her. He laughed it off.", action="Added to collection list with Mum's consent.", reflection="We did not ask who he was to the children."),
    told(unreadable("12/06"), "am", "Tomos bit another child. When told it was all right he covered his head with both arms.", action="Told Mum. Cuddles corner.", reflection="We should have written down what that might mean."),
    told("2024-06-25|ordinal", "", "Both children very tired. Zofia said at the gate that \"the police came on Saturday\".", action="Asked Mum, who said neighbours were noisy. No message had come to us from police.", reflection="We were not part of Operation Encompass. We are now."),
    told("2024-07-05", "15:30", "Tomos in the home corner: \"Daz shouts and Mummy's lip bleeded.\" Written down at once, word for word.", action="Rang MASH the same afternoon. Advised to speak to Mum and offer early help.", reflection="We did not agree and did not know that we could say so."),
    told("2024-07-09", "", "Spoke to Mum about early help. She said Daz would not like it.", action="Told MASH by e-mail. No reply.", reflection=""),
    told(span("w/c 15/7/24", "2024-07-15", "2024-07-21", "week"), "", "Last full week. Tomos gave every grown-up a stone from his pocket.", action="Safeguarding file prepared for Larkmere Primary.", reflection=""),
    told("2024-07-23", "12:00", "Tomos left for school. Efa's place ended at the same time: Mum could not pay for the extra hours.", action="Told health visitor by voicemail.", reflection="Nobody from outside the family saw Efa regularly for the next year."),
    told("2024-09-23", "", "File delivered to school by hand.", action="Receipt kept.", reflection="Seven weeks is too long. Now sent in the last week of term."),
]  # fmt: skip
