"""A mail that carries a mail that carries a table."""

from email.message import EmailMessage


def make() -> bytes:
    inner = EmailMessage()
    inner["Subject"], inner["From"] = "Chronology", "records@health.example"
    inner.set_content("Attached.")
    inner.add_attachment(b"Date,Event\n", maintype="text", subtype="csv", filename="gp.csv")
    outer = EmailMessage()
    outer["Subject"], outer["From"] = "FW: Chronology", "office@health.example"
    outer.set_content("Please see below.")
    outer.add_attachment(inner)
    return bytes(outer)
