"""Where a PDF hides text: one builder a place, each planting the name it is given."""

from __future__ import annotations

import io
from collections.abc import Callable

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from tests.leaks.invented import LINES
from tests.leaks.word_places import jpeg

Builder = Callable[[str], bytes]
PLACES: dict[str, Builder] = {}


def shown(text: str, y: int, before: bytes = b"") -> bytes:
    """Drawing operators that show a line of text."""
    return b"BT %s /F1 11 Tf 40 %d Td <%s> Tj ET\n" % (
        before,
        y,
        text.encode("latin-1").hex().encode(),
    )


def document(extra: bytes = b"") -> Pdf:
    """One clean page, and what is drawn on it besides."""
    pdf = pikepdf.new()
    font = pdf.make_indirect(
        Dictionary(Type=Name.Font, Subtype=Name.TrueType, BaseFont=Name("/Helvetica"))
    )
    page = pdf.add_blank_page(page_size=(595, 842))
    page.obj.Resources = Dictionary(Font=Dictionary(F1=font))
    body = b"".join(shown(line, 760 - 20 * at) for at, line in enumerate(LINES))
    page.obj.Contents = pdf.make_stream(body + extra)
    pdf.trailer.Info = pdf.make_indirect(Dictionary(Title=String("Overview report")))
    return pdf


def saved(pdf: Pdf) -> bytes:
    """The document's bytes."""
    target = io.BytesIO()
    pdf.save(target, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return target.getvalue()


def clean() -> bytes:
    """The clean copy."""
    return saved(document())


def _drawn(name: str, draw: Callable[[str], bytes]) -> None:
    PLACES[name] = lambda planted: saved(document(draw(planted)))


def _changed(name: str, change: Callable[[Pdf, str], None]) -> None:
    def builder(planted: str) -> bytes:
        pdf = document()
        change(pdf, planted)
        return saved(pdf)

    PLACES[name] = builder


def _hex(text: str) -> bytes:
    return text.encode("latin-1").hex().encode()


# ---------------------------------------------------------------- drawn

_drawn("visible", lambda n: shown(n, 400))
_drawn(
    "fragments",
    lambda n: b"BT /F1 11 Tf 40 400 Td " + b"".join(b"<%s> Tj " % _hex(c) for c in n) + b"ET",
)
_drawn(
    "kerned",
    lambda n: (
        b"BT /F1 11 Tf 40 400 Td [" + b" -30 ".join(b"<%s>" % _hex(c) for c in n) + b"] TJ ET"
    ),
)
_drawn("literal-strings", lambda n: b"BT /F1 11 Tf 40 400 Td (" + n.encode() + b") Tj ET")
_drawn(
    "octal-strings",
    lambda n: b"BT /F1 11 Tf 40 400 Td (" + b"".join(b"\\%03o" % ord(c) for c in n) + b") Tj ET",
)
_drawn("next-line-operator", lambda n: b"BT /F1 11 Tf 40 400 Td (" + n.encode() + b") ' ET")
_drawn("invisible", lambda n: shown(n, 400, b"3 Tr"))
_drawn("under-a-box", lambda n: shown(n, 400) + b"0 g 30 390 300 30 re f")
_drawn("white", lambda n: b"1 g " + shown(n, 400))
_drawn("outside-the-page", lambda n: shown(n, -500))
_drawn("tiny", lambda n: b"BT /F1 0.1 Tf 40 400 Td <%s> Tj ET" % _hex(n))
_drawn(
    "actual-text",
    lambda n: b"/Span << /ActualText <%s> >> BDC " % _hex(n) + shown("x", 400) + b"EMC",
)
_drawn(
    "alternative-in-content",
    lambda n: b"/Span << /Alt (%s) >> BDC " % n.encode() + shown("x", 400) + b"EMC",
)
_drawn(
    "expansion-in-content",
    lambda n: b"/Span << /E (%s) >> BDC " % n.encode() + shown("x", 400) + b"EMC",
)
_drawn(
    "utf-16-actual-text",
    lambda n: (
        b"/Span << /ActualText <FEFF%s> >> BDC " % n.encode("utf-16-be").hex().encode()
        + shown("x", 400)
        + b"EMC"
    ),
)
_drawn("comment-in-content", lambda n: b"% " + n.encode() + b"\n")


def _mapped(planted: str) -> bytes:
    """Glyph numbers that mean letters only through the font's own table."""
    pdf = document()
    letters = sorted(set(planted))
    table = b"".join(b"<%04X> <%04X>\n" % (at, ord(char)) for at, char in enumerate(letters, 1))
    cmap = b"%d beginbfchar\n%sendbfchar" % (len(letters), table)
    font = pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type0,
            BaseFont=Name("/Helvetica"),
            ToUnicode=pdf.make_stream(cmap),
        )
    )
    page = pdf.pages[0].obj
    page.Resources.Font.F2 = font
    codes = "".join(f"{letters.index(char) + 1:04X}" for char in planted).encode()
    page.Contents = Array(
        [page.Contents, pdf.make_stream(b"BT /F2 11 Tf 40 300 Td <%s> Tj ET" % codes)]
    )
    return saved(pdf)


PLACES["mapped-glyphs"] = _mapped


def _form_drawing(pdf: Pdf, planted: str) -> None:
    page = pdf.pages[0].obj
    form = Stream(pdf, shown(planted, 0))
    form.update({"/Type": Name.XObject, "/Subtype": Name.Form, "/BBox": Array([0, 0, 200, 20])})
    form.Resources = page.Resources
    page.Resources = Dictionary(
        Font=page.Resources.Font, XObject=Dictionary(X1=pdf.make_indirect(form))
    )
    page.Contents = Array([page.Contents, pdf.make_stream(b"/X1 Do")])


_changed("form-drawing", _form_drawing)


def _layer(pdf: Pdf, planted: str) -> None:
    page = pdf.pages[0].obj
    group = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("notes")))
    page.Resources.Properties = Dictionary(L1=group)
    pdf.Root.OCProperties = Dictionary(OCGs=Array([group]), D=Dictionary(OFF=Array([group])))
    page.Contents = Array(
        [page.Contents, pdf.make_stream(b"/OC /L1 BDC " + shown(planted, 300) + b"EMC")]
    )


_changed("hidden-layer", _layer)


def _layer_name(pdf: Pdf, planted: str) -> None:
    group = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String(planted)))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([group]), D=Dictionary(ON=Array([group])))


_changed("layer-name", _layer_name)

# ---------------------------------------------------------------- objects


def _info(key: str) -> Callable[[Pdf, str], None]:
    def change(pdf: Pdf, planted: str) -> None:
        pdf.trailer.Info[key] = String(planted)

    return change


_changed("title", _info("/Title"))
_changed("author", _info("/Author"))
_changed("custom-property", _info("/CaseName"))


def _custom_key(pdf: Pdf, planted: str) -> None:
    pdf.trailer.Info[Name("/" + planted.replace(" ", ""))] = String("x")


_changed("custom-property-name", _custom_key)


def _xmp(pdf: Pdf, planted: str) -> None:
    packet = (
        '<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator><rdf:Seq><rdf:li>'
        f'{planted}</rdf:li></rdf:Seq></dc:creator></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
    )
    stream = Stream(pdf, packet.encode())
    stream.update({"/Type": Name.Metadata, "/Subtype": Name.XML})
    pdf.Root.Metadata = pdf.make_indirect(stream)


_changed("xmp", _xmp)


def _image(pdf: Pdf, planted: str) -> None:
    image = Stream(pdf, jpeg(b"Exif\0\0" + planted.encode()))
    image.update(
        {"/Type": Name.XObject, "/Subtype": Name.Image, "/Width": 1, "/Height": 1,
         "/ColorSpace": Name.DeviceGray, "/BitsPerComponent": 8, "/Filter": Name.DCTDecode}
    )  # fmt: skip
    pdf.pages[0].obj.Resources.XObject = Dictionary(I1=pdf.make_indirect(image))


_changed("picture-exif", _image)


def _outline(pdf: Pdf, planted: str) -> None:
    item = pdf.make_indirect(
        Dictionary(Title=String(planted), Dest=Array([pdf.pages[0].obj, Name.Fit]))
    )
    root = pdf.make_indirect(Dictionary(Type=Name.Outlines, First=item, Last=item, Count=1))
    item.Parent = root
    pdf.Root.Outlines = root


_changed("outline", _outline)


def _attached(what: str) -> Callable[[Pdf, str], None]:
    def change(pdf: Pdf, planted: str) -> None:
        content = pdf.make_stream(planted.encode() if what == "content" else b"nothing to see")
        content.Type = Name.EmbeddedFile
        spec = Dictionary(
            Type=Name.Filespec, F=String(planted if what == "name" else "notes.txt"),
            Desc=String(planted if what == "description" else "notes"), EF=Dictionary(F=content),
        )  # fmt: skip
        names = Array([String("notes"), pdf.make_indirect(spec)])
        pdf.Root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=names))

    return change


_changed("attachment-content", _attached("content"))
_changed("attachment-name", _attached("name"))
_changed("attachment-description", _attached("description"))


def _annotation(**entries: object) -> Callable[[Pdf, str], None]:
    def change(pdf: Pdf, planted: str) -> None:
        filled = {
            key: String(value.format(planted)) if isinstance(value, str) else value
            for key, value in entries.items()
        }
        annotation = Dictionary(Type=Name.Annot, Rect=Array([0, 0, 10, 10]), **filled)
        pdf.pages[0].obj.Annots = Array([pdf.make_indirect(annotation)])

    return change


_changed("note", _annotation(Subtype=Name.Text, Contents="{}"))
_changed("note-author", _annotation(Subtype=Name.Text, T="{}"))
_changed("note-rich-text", _annotation(Subtype=Name.Text, RC="<body>{}</body>"))
_changed("unapplied-redaction", _annotation(Subtype=Name.Redact, OverlayText="{}"))


def _link(pdf: Pdf, planted: str) -> None:
    action = Dictionary(S=Name.URI, URI=String(f"https://news.example/{planted.replace(' ', '-')}"))
    pdf.pages[0].obj.Annots = Array(
        [
            pdf.make_indirect(
                Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), A=action)
            )
        ]
    )


_changed("link", _link)


def _launch(pdf: Pdf, planted: str) -> None:
    action = Dictionary(S=Name.Launch, F=String(f"C:\\{planted}.docx"))
    pdf.Root.OpenAction = action


_changed("launch-path", _launch)


def _script(pdf: Pdf, planted: str) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String(f"app.alert('{planted}')"))


_changed("javascript", _script)


def _field(entry: str) -> Callable[[Pdf, str], None]:
    def change(pdf: Pdf, planted: str) -> None:
        field = Dictionary(
            Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, Rect=Array([0, 0, 9, 9])
        )
        field[entry] = String(planted)
        made = pdf.make_indirect(field)
        pdf.pages[0].obj.Annots = Array([made])
        pdf.Root.AcroForm = Dictionary(Fields=Array([made]))

    return change


_changed("form-field-name", _field("/T"))
_changed("form-field-value", _field("/V"))
_changed("form-field-tooltip", _field("/TU"))


def _named_destination(pdf: Pdf, planted: str) -> None:
    names = Array([String(planted), Array([pdf.pages[0].obj, Name.Fit])])
    pdf.Root.Names = Dictionary(Dests=Dictionary(Names=names))


_changed("named-destination", _named_destination)


def _page_label(pdf: Pdf, planted: str) -> None:
    pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(P=String(planted))]))


_changed("page-label", _page_label)


def _piece_info(pdf: Pdf, planted: str) -> None:
    pdf.pages[0].obj.PieceInfo = Dictionary(Maker=Dictionary(Private=String(planted)))


_changed("piece-info", _piece_info)


def _thumbnail(pdf: Pdf, planted: str) -> None:
    image = Stream(pdf, planted.encode())
    image.update(
        {"/Width": 1, "/Height": 1, "/ColorSpace": Name.DeviceGray, "/BitsPerComponent": 8}
    )
    pdf.pages[0].obj.Thumb = pdf.make_indirect(image)


_changed("thumbnail", _thumbnail)


def _portfolio(pdf: Pdf, planted: str) -> None:
    pdf.Root.Collection = Dictionary(
        Schema=Dictionary(F1=Dictionary(Subtype=Name.S, N=String(planted)))
    )


_changed("portfolio", _portfolio)


def _structure(entry: str) -> Callable[[Pdf, str], None]:
    def change(pdf: Pdf, planted: str) -> None:
        element = Dictionary(Type=Name.StructElem, S=Name.Figure)
        element[entry] = String(planted)
        root = pdf.make_indirect(
            Dictionary(Type=Name.StructTreeRoot, K=Array([pdf.make_indirect(element)]))
        )
        pdf.Root.StructTreeRoot = root

    return change


for _entry, _name in (("/Alt", "alternative"), ("/ActualText", "actual-text-in-structure"),
                      ("/E", "expansion-in-structure"), ("/T", "title-in-structure")):  # fmt: skip
    _changed(_name, _structure(_entry))


# ---------------------------------------------------------------- the file


@lambda make: PLACES.__setitem__("orphan-object", make)
def _orphan(planted: str) -> bytes:
    """An object in the file's own index that nothing points at."""
    data = clean_by_hand()
    return inserted(data, b"(%s)" % planted.encode())


def clean_by_hand() -> bytes:
    """A document without object streams, so that a test can write into it."""
    target = io.BytesIO()
    document().save(
        target, object_stream_mode=pikepdf.ObjectStreamMode.disable, deterministic_id=True
    )
    return target.getvalue()


def inserted(data: bytes, body: bytes) -> bytes:
    """The document with one more object, written as any editor writes a file anew."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        size = int(pdf.trailer.Size)
    at = data.rfind(b"xref\n", 0, data.rfind(b"startxref"))
    head, tail = data[:at], data[at:]
    number = size
    made = b"%d 0 obj\n%s\nendobj\n" % (number, body)
    entries = tail.split(b"trailer", 1)
    lines = entries[0].replace(b"0 %d\n" % size, b"0 %d\n" % (size + 1), 1)
    lines += b"%010d 00000 n \n" % len(head)
    rest = entries[1].replace(b"/Size %d" % size, b"/Size %d" % (size + 1), 1)
    start = len(head) + len(made)
    rest = rest[: rest.rfind(b"startxref")] + b"startxref\n%d\n%%%%EOF\n" % start
    return head + made + lines + b"trailer" + rest


PLACES["after-the-end"] = lambda planted: clean() + planted.encode()
PLACES["before-the-beginning"] = lambda planted: b"%" + planted.encode() + b"\n" + clean()


def _superseded(planted: str, *, packed: bool = False) -> bytes:
    """A saved-over document: the page now shows a label, the bytes still hold the name."""
    old = document(shown(planted, 400))
    target = io.BytesIO()
    old.save(
        target,
        object_stream_mode=pikepdf.ObjectStreamMode.disable,
        compress_streams=packed,
        deterministic_id=True,
    )
    data = target.getvalue()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        number, _ = pdf.pages[0].obj.Contents.objgen
        root, size = pdf.Root.objgen[0], int(pdf.trailer.Size)
    body = b"".join(shown(line, 760 - 20 * at) for at, line in enumerate(LINES))
    start = len(data)
    update = b"%d 0 obj\n<< /Length %d >>\nstream\n%s\nendstream\nendobj\n" % (
        number,
        len(body),
        body,
    )
    table = b"xref\n%d 1\n%010d 00000 n \ntrailer\n<< /Size %d /Root %d 0 R /Prev %d >>\nstartxref\n%d\n%%%%EOF\n" % (
        number, start, size, root, int(data[data.rfind(b"startxref") + 9 :].split()[0]), start + len(update),
    )  # fmt: skip
    return data + update + table


PLACES["superseded-revision"] = _superseded


PLACES["superseded-packed-revision"] = lambda planted: _superseded(planted, packed=True)

#: Places whose words any reader of PDF shows.
READ = frozenset("visible kerned literal-strings under-a-box white tiny form-drawing".split())
#: Places that hold words as they should: only their content can be wrong.
SEEN = frozenset(
    "visible fragments kerned literal-strings octal-strings next-line-operator under-a-box white "
    "outside-the-page tiny actual-text alternative-in-content expansion-in-content "
    "utf-16-actual-text mapped-glyphs form-drawing title outline note note-author alternative "
    "actual-text-in-structure expansion-in-structure title-in-structure named-destination "
    "comment-in-content".split()
)
