"""Editions: found or made by their digest, drawn on first demand, and counted when taken."""

import io
from contextlib import suppress
from typing import Any

from anyascii import anyascii
from django.core.files.base import File
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from partners.activity.services import record
from partners.activity.verbs import Verb
from partners.artwork.models import Template
from partners.artwork.rendering import Choices, Occasion, codes_from, edition_digest
from partners.artwork.selectors import available_template
from partners.artwork.services import fitting
from partners.branding.selectors import current_kit
from partners.editions.models import Edition, PrivateLink
from partners.editions.permissions import Mandate, can_download_edition, can_make_edition
from partners.editions.selectors import change_for_holders, editions_used
from partners.kernel import clock
from partners.kernel.actors import Actor
from partners.kernel.errors import Conflict, Expired, Gone, NotAllowed
from partners.kernel.limits.budgets import Budget
from partners.kernel.models import private_storage
from partners.kernel.room import if_there_is_room
from partners.materials.models import Material
from partners.organizations.models import Organization
from partners.organizations.services.locks import hold

from .checking import other_sheet, photograph_on, require_not_past, require_printable
from .drawing import NO_OCCASION, draw_file
from .keeping import is_kept, keep_drawn, note_fetched

WAITING = _("The campaign has to see this file before anybody gets it. It is not approved yet.")
PHOTOGRAPH_REMOVED = _("The photograph on this file was taken back, so the file is no longer handed out.")
REFUSED = _("The campaign has not approved this file: %(reason)s Change the text, and ask for it anew.")


def request_edition(
    organization: Organization,
    template: Template,
    *,
    line: str,
    output: str,
    by: Actor,
    sheet: str = "",
    occasion: Occasion = NO_OCCASION,
    past_is_meant: bool = False,
    mandate: Mandate | None = None,
) -> Edition:
    """The file of these choices, drawn if it was not yet. Asking again, or twice at once, gives the same one.
    `sheet` is the paper of a PDF, by itself that for which the template was drawn. Of the `occasion` counts what the
    template has a place for. One that waits for the campaign is not drawn (`is_cleared`).

    Not an event: nothing has left the house until somebody takes the file (`record_download`). Raises NotAllowed;
    OverQuota; Conflict (`no_brand_kit`, `template_retired`, `no_free_code`, `day_past` for a new file of a day that is
    over, unless that `past_is_meant`); DomainError for a file type that the template does not take, for words that have
    no room on it (`name_too_long`, `line_too_long`, `link_too_long`, `date_too_long`, `place_too_long`), for what the
    template needs and is not there (`date_needed` and the like), for a photograph that is not there
    (`no_such_photograph`), and for a template whose QR code nobody could read; Expired when it was withdrawn, Gone when
    its material was; Busy and UsedUp as every drawing.
    """
    edition = reserve_edition(
        organization,
        template,
        line=line,
        output=output,
        sheet=sheet,
        occasion=occasion,
        past_is_meant=past_is_meant,
        by=by,
        mandate=mandate,
    )
    return edition if not edition.is_cleared or is_kept(edition) else draw_edition(edition, by=by)


@transaction.atomic
def reserve_edition(
    organization: Organization,
    template: Template,
    *,
    line: str,
    output: str,
    by: Actor,
    sheet: str = "",
    occasion: Occasion = NO_OCCASION,
    past_is_meant: bool = False,
    mandate: Mandate | None = None,
) -> Edition:
    """The row alone, for whoever draws it in opening it. Where the template demands that the campaign sees each file,
    a new one waits for it, which is one entry. Raises NotAllowed, OverQuota, Conflict, DomainError, Expired and Gone as
    `request_edition`; Conflict as well for one that was refused (`refused`), and for one that would have to be asked
    for by whoever holds a private link (`waiting`).

    The lock orders this against saving the kit: no file of an old look can come out as current.
    """
    organization = hold(organization)
    if not can_make_edition(by, organization, mandate):
        raise NotAllowed(_("Only owners and editors make files with the organisation’s name."))
    kit = current_kit(organization)
    if kit is None:
        raise Conflict(_("Save your brand kit first: the file needs your name."), code="no_brand_kit")
    # Before asking what is offered: that it is gone for good says more than that it is not offered.
    check_not_withdrawn(Material.objects.get(templates=template))
    offered = available_template(template.public_id)
    if offered is None:
        raise Conflict(_("This template is no longer offered."), code="template_retired")
    version = offered.current_version
    occasion = fitting(version, occasion)
    require_printable(version, kit, line=line, output=output, occasion=occasion)
    photograph = photograph_on(organization, occasion)
    sheet = other_sheet(version, output, sheet)
    # Without QR URL and code: neither is chosen here, and the code follows from the digest.
    choices = Choices(line=line, language=offered.language, sheet=sheet, occasion=occasion)
    digest = edition_digest(version.sha256, kit.sha256, choices, output)
    if not Edition.objects.filter(digest=digest).exists():
        # Only of what is new: a file that was made in time stays what it is.
        require_not_past(occasion.date, is_meant=past_is_meant)
        # Pieces only: bytes are made room for when it is drawn.
        editions_used(organization)._replace(bytes=0).require_room()
    # A second request at once finds the first one's row: the digest is unique.
    edition, is_new = Edition.objects.select_related(
        "template_version__template", "kit__logo", "kit__dark_logo", "kit__mono_logo", "photograph"
    ).get_or_create(
        digest=digest,
        defaults={
            "organization": organization,
            "template_version": version,
            "kit": kit,
            "choices": _kept_choices(choices),
            "photograph": photograph,
            "output": output,
            "code": free_code(digest),
            "asked_at": clock.now() if version.needs_approval else None,
        },
    )
    if is_new and edition.asked_at is not None:
        _ask(edition, offered, by=by, mandate=mandate)
    # A withdrawn row keeps its digest: the same choices find it, and do not bring the file back.
    if edition.withdrawn_at is not None:
        raise Expired(_("This file has been withdrawn."), code="withdrawn")
    if edition.refused_reason:
        check_cleared(edition)
    return edition


def _kept_choices(choices: Choices) -> dict[str, Any]:
    """Without what was not chosen: a file from before it could be has the same."""
    occasion = choices.occasion
    later = {
        "sheet": choices.sheet,
        "date": occasion.date,
        "place": occasion.place,
        "focus": list(occasion.photo.focus) if occasion.photo else None,
    }
    kept = {name: value for name, value in later.items() if value}
    return {"line": choices.line, "language": choices.language, **kept}


@transaction.atomic
def _ask(edition: Edition, template: Template, *, by: Actor, mandate: Mandate | None) -> None:
    """From now on it waits for the campaign. Raises Conflict (`waiting`)."""
    # Whoever holds a link speaks for nobody. Nothing is kept of it: the transaction ends here.
    if isinstance(mandate, PrivateLink):
        raise Conflict(WAITING, code="waiting")
    campaign = template.material.campaign
    record(Verb.EDITION_SUBMITTED, by=by, organization=edition.organization, campaign=campaign, subject=edition)


def free_code(digest: str) -> str:
    """The first of its codes that no other file has. Raises Conflict (`no_free_code`) when all are taken."""
    codes = list(codes_from(digest))
    taken = set(Edition.objects.exclude(digest=digest).filter(code__in=codes).values_list("code", flat=True))
    free = next((code for code in codes if code not in taken), None)
    if free is None:
        raise Conflict(_("No code was free for this file. Change the line of text a little."), code="no_free_code")
    return free


def draw_edition(edition: Edition, *, by: Actor) -> Edition:
    """Draw the file and let the row know. Outside any transaction, because composing takes its time.

    Two at once draw the same bytes under the same name. Raises Busy and UsedUp.
    """
    return keep_drawn(edition, draw_file(edition, budget=_payer(edition, by)))


def _payer(edition: Edition, by: Actor) -> Budget:
    return Budget("edition", by.user_id, edition.organization_id)


def open_edition(edition: Edition, *, by: Actor, payer: Budget | None = None) -> File:
    """The file to read from; one that was let go, or lost, is drawn again for whoever asks.

    Raises Expired, Gone and Conflict for one that is not handed out; Busy and UsedUp when it cannot be drawn now.
    """
    check_handed_out(edition)
    note_fetched(edition)
    if is_kept(edition):
        # It may be let go at this very moment.
        with suppress(FileNotFoundError):
            return private_storage().open(str(edition.file.name), "rb")
    data = draw_file(edition, budget=payer or _payer(edition, by))
    # Without room it is handed out all the same, from memory.
    with if_there_is_room("editions"), suppress(FileNotFoundError):
        # What was kept, which a signature may have made longer than what was drawn.
        return private_storage().open(str(keep_drawn(edition, data).file.name), "rb")
    return File(io.BytesIO(data))


@transaction.atomic
def record_download(edition: Edition, *, by: Actor, campaign: Any = None) -> None:
    """Somebody takes the file: one entry each time. Raises NotAllowed, Expired, Gone and Conflict."""
    if not can_download_edition(by, edition.organization):
        raise NotAllowed(_("You may not download this file."))
    check_handed_out(edition)
    record(
        Verb.EDITION_DOWNLOADED,
        by=by,
        organization=edition.organization,
        campaign=campaign,
        subject=edition,
        template=str(edition.template_version.template.public_id),
        output=edition.output,
    )


def check_handed_out(edition: Edition) -> None:
    """Raises Expired when the file was withdrawn, Gone when its material was; Conflict when that is offline for now,
    and for a file that the campaign has not approved (`waiting`, `refused`)."""
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


def file_name(edition: Edition, campaign: Any = None) -> str:
    """What the person finds in their folder: campaign, template, organisation and language, in ASCII."""
    template = edition.template_version.template
    own_words = [
        campaign.slug if campaign else "",
        template.key.removesuffix(f"-{template.language}"),
        slugify(anyascii(edition.kit.name_in("en")))[:60],
        template.language,
        edition.sheet.lower(),
    ]
    return f"{'-'.join(word for word in own_words if word)}.{edition.extension}"
