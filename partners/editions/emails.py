"""Letters to those who hold files of a material that was withdrawn or corrected."""

from collections.abc import Iterable
from functools import cache
from typing import Any

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from partners.activity.verbs import Verb
from partners.editions.models import Edition, FilmOrder
from partners.editions.selectors import change_for_holders, people_who_hold
from partners.kernel import clock
from partners.mail.emails import url_of
from partners.mail.models import Urgency
from partners.mail.services import queue_mail
from partners.materials.models import Material
from partners.organizations.models import Membership
from partners.organizations.selectors import editors_of
from partners.publications.selectors import Change, address_of
from partners.users.models import User

KINDS = {
    Verb.MATERIAL_WITHDRAWN: "editions/material_withdrawn",
    Verb.MATERIAL_CORRECTED: "editions/material_corrected",
}


def tell_holders(material: Any, verb: Verb) -> None:
    """One letter for each owner and editor, each in their language; the same to many, so it lets all others pass."""
    # Nobody makes files of an update.
    if not isinstance(material, Material):
        return
    now = clock.now()

    @cache
    def told(language: str) -> Any:
        # Once for each language and not for each person: there may be hundreds.
        return change_for_holders(material, language, at=now)

    for membership in people_who_hold(material):
        language = membership.user.language
        change = told(language)
        queue_mail(
            KINDS[verb],
            membership.user.email,
            {"change": change, **links_for(membership, change, language)},
            language=language,
            urgency=Urgency.BULK,
        )


def links_for(membership: Membership, change: Change, language: str) -> dict[str, str]:
    with translation.override(language):
        links = {}
        if change.successor:
            links["successor_url"] = url_of(address_of(change.successor))
        # To whoever is no partner at present the page is closed; the letter itself says all there is to know.
        if membership.organization.is_approved:
            path = reverse("editions:notices", args=[membership.organization.public_id])
            label = str(_("See which files, and say that they are replaced"))
            links |= {"action_url": url_of(path), "action_label": label}
        return links


def tell_of_withdrawal(edition: Edition) -> None:
    """One letter for each owner and editor of its organisation, each in their language."""
    _tell("editions/edition_withdrawn", edition, editors_of(edition.organization))


def tell_of_decision(edition: Edition) -> None:
    """That it was approved or refused: one letter for each owner and editor, each in their language."""
    kind = "editions/edition_refused" if edition.refused_reason else "editions/edition_approved"
    _tell(kind, edition, editors_of(edition.organization))


def tell_of_film(order: FilmOrder, reason: Any) -> None:
    """Whoever ordered it, if still an editor there: that it is made, or why it is not (`reason`)."""
    kind = "editions/film_not_made" if reason else "editions/film_made"
    readers = editors_of(order.edition.organization).filter(pk__in=[order.asked_by_id])
    _tell(kind, order.edition, readers, reason=reason)


def _tell(kind: str, edition: Edition, readers: Iterable[User], **said: Any) -> None:
    for user in readers:
        template = edition.template_version.template
        with translation.override(user.language):
            path = reverse("editions:editions", args=[edition.organization.public_id])
            links = {"action_url": url_of(path), "action_label": str(_("See our files"))}
        facts = {**said, "edition": edition, "title": template.title_in(user.language)}
        # To whoever is no partner at present the page is closed.
        context = {**facts, **links} if edition.organization.is_approved else facts
        queue_mail(kind, user.email, context, language=user.language)
