"""Whether a file is handed out at this moment: asked by every way on which one leaves."""

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from partners.editions.models import Edition
from partners.editions.selectors import change_for_holders
from partners.kernel import clock
from partners.kernel.errors import Conflict, Expired, Gone
from partners.materials.models import Material

from .keeping import is_kept

WAITING = _("The campaign has to see this file before anybody gets it. It is not approved yet.")
PHOTOGRAPH_REMOVED = _("The photograph on this file was taken back, so the file is no longer handed out.")
REFUSED = _("The campaign has not approved this file: %(reason)s Change the text, and ask for it anew.")
NOT_MADE = _(
    "This film is not made yet, or was let go because nobody fetched it. Films are made apart, which takes some "
    "minutes: order it on the page of its template or under “Our files”."
)


def check_handed_out(edition: Edition) -> None:
    """Raises Expired when the file was withdrawn, or the photograph on it taken back; Gone when its material was
    withdrawn; Conflict when that is offline for now, and for a file that the campaign has not approved (`waiting`,
    `refused`)."""
    if edition.withdrawn_at is not None:
        raise Expired(
            _("This file has been withdrawn: %(reason)s") % {"reason": edition.withdrawn_reason}
            if edition.withdrawn_reason
            else _("This file has been withdrawn."),
            code="withdrawn",
        )
    if edition.photograph and edition.photograph.removed_at is not None:
        raise Expired(PHOTOGRAPH_REMOVED, code="photograph_removed")
    material = edition.template_version.template.material
    check_not_withdrawn(material)
    check_cleared(edition)
    check_material_offered(material)


def check_cleared(edition: Edition) -> None:
    """Raises Conflict (`waiting`, `refused`)."""
    if edition.refused_reason:
        raise Conflict(REFUSED % {"reason": edition.refused_reason}, code="refused")
    if not edition.is_cleared:
        raise Conflict(WAITING, code="waiting")


def check_material_offered(material: Material) -> None:
    """Raises Conflict for what is offline for now, and closed as far as anybody knows."""
    if not Material.objects.available(at=clock.now()).filter(pk=material.pk).exists():
        raise Conflict(
            _("This material is not offered at the moment, so its files are not handed out."),
            code="material_unavailable",
        )


def check_not_withdrawn(material: Material) -> None:
    """Raises Gone."""
    if material.withdrawn_at is not None:
        raise Gone(
            _("The campaign has withdrawn this material, so its files are no longer handed out."),
            tombstone=change_for_holders(material, get_language() or "en", at=clock.now()),
            code="material_withdrawn",
        )


def check_made(edition: Edition) -> None:
    """Raises Conflict (`film_not_made`): a film is not made while somebody waits for an answer."""
    if edition.is_film and not is_kept(edition):
        raise Conflict(NOT_MADE, code="film_not_made")
