"""Credit and rights in the file itself, for picture editors: XMP everywhere, IPTC in JPEG as well."""

from uuid import UUID
from xml.sax.saxutils import escape

from .shapes import Credit, one_line

XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/">
{fields}</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""
# Where MP4 keeps XMP: a box of this type (XMP specification, part 3, 2.2).
FILM_BOX = UUID("be7acfcb-97a9-42e8-9c71-999491e3afac")
ALTERNATIVES = '<{0}><rdf:Alt><rdf:li xml:lang="x-default">{1}</rdf:li></rdf:Alt></{0}>\n'


def xmp(credit: Credit) -> bytes:
    fields = ""
    for name, value in (
        ("dc:title", credit.title),
        ("dc:rights", credit.rights),
        ("xmpRights:UsageTerms", credit.terms),
    ):
        if value:
            fields += ALTERNATIVES.format(name, escape(one_line(value)))
    if credit.credit:
        fields += f"<photoshop:Credit>{escape(one_line(credit.credit))}</photoshop:Credit>\n"
    if credit.rights:
        fields += "<xmpRights:Marked>True</xmpRights:Marked>\n"
    if credit.identifier:
        fields += f"<dc:identifier>{escape(one_line(credit.identifier))}</dc:identifier>\n"
    if credit.code:
        fields += (
            f"<photoshop:TransmissionReference>{escape(one_line(credit.code))}</photoshop:TransmissionReference>\n"
        )
    if credit.url:
        fields += f"<xmpRights:WebStatement>{escape(one_line(credit.url))}</xmpRights:WebStatement>\n"
    return XMP.format(fields=fields).encode()


def iptc_segment(credit: Credit) -> bytes:
    """The same as JPEG application segment 13. Source: IPTC-IIM 4.2; the numbers are datasets and longest lengths."""
    records = b"\x1c\x01\x5a\x00\x03\x1b%G"  # what follows is UTF-8
    for dataset, longest, value in (
        (5, 64, credit.title),
        (103, 32, credit.code),
        (110, 32, credit.credit),
        (116, 128, credit.rights),
    ):
        # Lengths count bytes, and a Ukrainian letter has two: half a letter at the end is dropped.
        text = one_line(value).encode()[:longest].decode(errors="ignore").encode()
        if text:
            records += b"\x1c\x02" + bytes([dataset]) + len(text).to_bytes(2, "big") + text
    # A block of Photoshop's has an even length, with a byte added if need be.
    block = b"8BIM\x04\x04\x00\x00" + len(records).to_bytes(4, "big") + records + b"\x00" * (len(records) % 2)
    body = b"Photoshop 3.0\x00" + block
    return b"\xff\xed" + (len(body) + 2).to_bytes(2, "big") + body


def in_film(mp4: bytes, credit: Credit) -> bytes:
    """With the same at its end, where it moves nothing."""
    told = xmp(credit)
    return mp4 + (8 + 16 + len(told)).to_bytes(4, "big") + b"uuid" + FILM_BOX.bytes + told
