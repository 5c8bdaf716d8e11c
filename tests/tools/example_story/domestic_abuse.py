"""Safe Harbour Exampleshire (invented): an independent service; careful, in the woman's words."""

from __future__ import annotations

from .told import span, told, unreadable

EVENTS = [
    told("2024-07-01", "12:00|pm", "Police referral (medium risk) for Cerys Pritchard. Two calls to her mobile, answered once by a man. No message left.", outcome="Closed after two attempts, as the contract then required."),
    told("2025-01-02", "15:15|pm", "High-risk referral from police. IDVA Josie Mbeki-Lloyd allocated.", outcome="Safe number asked for from midwife."),
    told("2025-01-06", "11:00|pm", "Call on safe number. Cerys: \"I'm not one of those women.\" Talked for forty minutes. She said he tells Tomos that crying is for babies and makes him stand in the hall.", outcome="Safety plan begun. Emotional abuse of Tomos shared with social worker by e-mail the same day."),
    told("2025-01-20", "10:30|pm", "Meeting at children's centre. Cerys brought Efa. Locks changed. Afraid of losing the flat and the children.", outcome="Letter to Bramble Homes about her tenancy.", seen="Efa, 3, sat on her lap and held her face."),
    told("2025-01-27", "", "Cerys texted: \"all good now thanks hun no need to ring xx\". Not how she writes.", outcome="Three further attempts, then closed. MARAC threshold not reconsidered."),
    told(span("early 2025", "2025-01-01", "2025-04-30"), "", "A woman thought to be Cerys stood outside the drop-in and did not come in.", outcome="Noted. Volunteer went out to her; she had gone."),
    told("2025-04-10", "18:00|pm", "Police referral, high risk, second.", outcome="IDVA rang within two hours."),
    told("2025-04-11", "13:30|pm", "Cerys seen at MGM's house in Little Fable. Bruised lip. Showed messages: forty in one night. Said he would \"make the boy pay for Zofia's big mouth\".", outcome="Threat shared with police and social worker by telephone; social worker's note of the call has not been found.", seen="Tomos in the garden with his Nain, digging. Laughing."),
    told(unreadable("04/24/2025"), "09:30|colon", "MARAC. IDVA spoke for Cerys and asked who was speaking for the children.", outcome="Action for social care to report back; not tracked."),
    told("2025-05-19", "16:00|pm", "Cerys said she would not go to court the next day. \"They'll let him out anyway and then it's me and the kids.\"", outcome="Special measures explained; court IDVA not available."),
    told(unreadable("3rd June"), "", "Cerys rang from a shop telephone. He had \"moved himself back in\". Asked that nobody be told.", outcome="Discussed with manager; children's social care told with her knowledge, by secure e-mail.", seen=""),
    told(span("summer 2025", "2025-06-01", "2025-08-31", "season"), "", "Recovery group offered. Came twice. Sat by the door.", outcome="Place held open until the autumn."),
    told("2025-09-15", "", "No contact for eight weeks. Closing letter not sent, to keep her safe.", outcome="Closed. Social worker told by voicemail."),
    told("2025-11-05", "09:20|pm", "Missed call from an unknown number, hung up. Number matched to Cerys later.", outcome="Rang back once; withheld number barred."),
]  # fmt: skip
