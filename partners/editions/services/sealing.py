"""Content credentials (C2PA): who issued a picture, signed into the file itself. Only where the portal has a
certificate; without one files are as they were drawn (docs/adr/0058)."""

import io
from pathlib import Path
from typing import Any

import structlog
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from django.conf import settings

from partners.artwork.models import Output
from partners.artwork.services import address_of_code
from partners.campaigns.selectors import portal_face
from partners.editions.models import Edition

try:
    import c2pa
# An extra: `requirements-c2pa.txt`.
except ImportError:
    c2pa = None

log = structlog.get_logger(__name__)

# What can be signed; a PDF can be read by that library, and not written.
SIGNED = {Output.JPEG, Output.PNG}
# IPTC's word for a picture that somebody has put together.
COMPOSITE = "http://cv.iptc.org/newscodes/digitalsourcetype/composite"
DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"
CURVES = {256: "es256", 384: "es384", 521: "es512"}
# Nobody is asked over the network, and no second picture is put into the file.
QUIET = {
    "builder": {"thumbnail": {"enabled": False}},
    "verify": {"remote_manifest_fetch": False, "ocsp_fetch": False},
}


def sealed(edition: Edition, data: bytes) -> bytes:
    """The file with its credentials; as it was where there is no certificate, or signing fails, which the log tells.

    Other bytes each time: a signature is never twice the same.
    """
    if not settings.C2PA_CERTIFICATE or c2pa is None or edition.output not in SIGNED:
        return data
    out = io.BytesIO()
    try:
        context = c2pa.Context(settings=c2pa.Settings.from_dict(QUIET), signer=_signer())
        with c2pa.Builder(manifest_of(edition), context=context) as builder:
            builder.sign(edition.media_type, io.BytesIO(data), out)
    # A certificate that has ended must not keep partners from their files.
    except (c2pa.C2paError, OSError, ValueError) as refused:
        log.error("edition_not_sealed", edition=str(edition.public_id), error=type(refused).__name__)
        return data
    return out.getvalue()


def manifest_of(edition: Edition) -> dict[str, Any]:
    """Organisations and a code, never a person: who pressed the button is told to nobody."""
    version = edition.template_version
    language = version.template.language
    name = portal_face().name_in(language)
    told = {
        "dc:title": version.template.title_in(language),
        "dc:publisher": [name],
        "dc:creator": [edition.kit.name_in(language)],
        "dc:identifier": address_of_code(edition.code),
        "dc:rights": version.licence,
    }
    return {
        "title": f"{edition.shown_code}.{edition.extension}",
        "format": edition.media_type,
        "claim_generator_info": [{"name": name}],
        "assertions": [
            {
                "label": "c2pa.actions",
                "data": {"actions": [{"action": "c2pa.created", "digitalSourceType": COMPOSITE}]},
            },
            {
                "label": "cawg.metadata",
                "data": {"@context": {"dc": DUBLIN_CORE}, **{key: value for key, value in told.items() if value}},
            },
        ],
    }


def _signer() -> Any:
    """Read each time: a certificate is renewed without a restart."""
    certificate, key = (Path(path).read_bytes() for path in (settings.C2PA_CERTIFICATE, settings.C2PA_KEY))
    return c2pa.Signer.from_info(c2pa.C2paSignerInfo(_algorithm(key), certificate, key, None))


def _algorithm(key: bytes) -> str:
    own = load_pem_private_key(key, None)
    if isinstance(own, ec.EllipticCurvePrivateKey):
        return CURVES[own.curve.key_size]
    return "ed25519" if isinstance(own, ed25519.Ed25519PrivateKey) else "ps256"
