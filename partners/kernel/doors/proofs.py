"""A small piece of work that a browser does while somebody writes: it costs a person nothing, and thousands of posts
much.

The challenge is signed, is kept nowhere, and belongs to one showing of one form: it names the form's token, which
serves once, so a proof is worth nothing a second time or beside another form. `static/js/proof.js` does the work.
"""

import base64
import json
import secrets

from altcha import create_challenge, verify_solution
from django import forms
from django.core import signing
from django.utils.crypto import salted_hmac

from partners.kernel.doors.open_forms import OpenForm
from partners.kernel.fields.unseen import UnseenText

# A tenth of a second on a laptop, half a second on an old telephone; the number is found by trying half of them.
ALGORITHM, COST, MOST_TRIES = "PBKDF2/SHA-256", 1000, 300
SALT = "partners.kernel.doors.proofs"


def new_challenge(about: str) -> str:
    """As JSON, for the page. `about` is what the proof is to count for; it ends with that."""
    challenge = create_challenge(
        ALGORITHM,
        COST,
        counter=secrets.randbelow(MOST_TRIES),
        data={"about": _digest(about)},
        hmac_secret=_secret(),
        hmac_key_secret=_secret(),
    )
    return json.dumps(challenge.to_dict())


def is_proof(payload: str, about: str) -> bool:
    """Whether this is the work done for a challenge of ours about just that. Anything else is no proof."""
    if not payload or not verify_solution(payload, _secret(), hmac_key_secret=_secret()).verified:
        return False
    # Signed by us, so of the shape that we gave it.
    data = json.loads(base64.b64decode(payload))["challenge"]["parameters"].get("data") or {}
    return bool(data.get("about") == _digest(about))


class ProvenForm(OpenForm):
    """`is_proven` once it is valid: the browser did the work. A form without is taken as well; whoever takes it weighs
    that."""

    # Empty where the browser runs no script.
    proof = UnseenText(max_length=4000)

    @property
    def drawn_proof(self) -> forms.BoundField:
        """For the page, with the work to be done. Shown again it is done again: it belongs to one showing."""
        field = self["proof"]
        token = str(self["token"].value() or "")
        field.field.widget.attrs["data-proof"] = new_challenge(self.random_of(token))
        return field

    @property
    def is_proven(self) -> bool:
        return is_proof(self.cleaned_data.get("proof", ""), self.cleaned_data["token"])

    def random_of(self, token: str) -> str:
        """The part that is one of a kind; empty for what is no token of ours, whose form comes back with a new one."""
        try:
            return str(signing.loads(token, salt=self.salt)[0])
        except (signing.BadSignature, TypeError, ValueError, IndexError):
            return ""


def _digest(about: str) -> str:
    # The challenge stands in the page beside the token itself; of what it is about nothing more is to be read in it.
    return salted_hmac(SALT, about, algorithm="sha256").hexdigest()[:32]


def _secret() -> str:
    return salted_hmac(SALT, "key", algorithm="sha256").hexdigest()
