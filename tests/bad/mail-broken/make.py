"""A mail whose last part was cut off."""


def make() -> bytes:
    return (
        b"From: records@health.example\r\nTo: office@partnership.example\r\nSubject: Return\r\n"
        b'MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n'
        b"--b\r\nContent-Type: text/plain\r\n\r\nPlease find our return att"
    )
