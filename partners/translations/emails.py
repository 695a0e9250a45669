"""Letters about offered translations: to reviewers that one waits, to its translators what was decided."""

from typing import Any

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from partners.kernel.languages.names import language_name
from partners.mail.emails import url_of
from partners.mail.services import queue_mail
from partners.organizations.selectors import editors_of
from partners.translations.models import Offer
from partners.translations.selectors import reviewers_of
from partners.users.models import User

# The domain does not know the back office, so its addresses cannot be reversed here.
SCREEN = "/cms/translation-offers/"


def tell_reviewers(offer: Offer) -> None:
    for person in reviewers_of(offer):
        _tell("offer_waits", offer, person, url=f"{SCREEN}{offer.public_id}/", label=_("Open the translation"))


def tell_translators(kind: str, offer: Offer) -> None:
    """Whoever looks after it in the organisation: the one who wrote it may have left."""
    for person in editors_of(offer.organization):
        with translation.override(person.language):
            url = reverse("translations:offer", args=[offer.organization.public_id, offer.public_id])
        _tell(kind, offer, person, url=url, label=_("Open the translation"))


def _tell(kind: str, offer: Offer, person: User, *, url: str, label: Any) -> None:
    with translation.override(person.language):
        facts = {
            "title": offer.title,
            "language": language_name(offer.language),
            "organization": offer.organization.name,
            "note": offer.note,
            "action_url": url_of(url),
            "action_label": str(label),
        }
    queue_mail(f"translations/{kind}", person.email, facts, language=person.language)
