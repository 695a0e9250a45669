"""Editions: found or made by their digest, drawn on first demand, and counted when taken."""

import io
from contextlib import suppress
from typing import Any

from anyascii import anyascii
from django.core.files.base import File
from django.db import transaction
from django.db.models import Q
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from partners.activity.services import record
from partners.activity.verbs import Verb
from partners.artwork.models import Template
from partners.artwork.rendering import Choices, Occasion, codes_from, edition_digest
from partners.artwork.selectors import is_offered, newest_version_of
from partners.artwork.services import fitting
from partners.branding.selectors import current_kit
from partners.editions.models import Edition, PrivateLink
from partners.editions.permissions import Mandate, can_download_edition, can_make_edition
from partners.editions.selectors import editions_used
from partners.kernel import clock
from partners.kernel.actors import Actor
from partners.kernel.errors import Conflict, Expired, NotAllowed
from partners.kernel.limits.budgets import Budget
from partners.kernel.models import private_storage
from partners.kernel.room import if_there_is_room
from partners.organizations.models import Organization
from partners.organizations.services.locks import hold

from .approving import follow_decision
from .checking import other_sheet, photograph_on, require_not_past, require_printable
from .drawing import NO_OCCASION, draw_file
from .filming import order_film
from .handing import WAITING, check_cleared, check_handed_out, check_made, check_not_withdrawn
from .keeping import is_kept, keep_drawn, note_fetched


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
    template has a place for. One that waits for the campaign is not drawn (`is_cleared`), and a film is only ordered:
    the worker makes it.

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
    if not edition.is_cleared or is_kept(edition):
        return edition
    if edition.is_film:
        order_film(edition, by=by, mandate=mandate)
        return edition
    return draw_edition(edition, by=by)


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
    version = newest_version_of(template)
    # Before asking what is offered: that it is gone for good says more than that it is not offered.
    if version is not None:
        check_not_withdrawn(version.template.material)
    if version is None or not is_offered(version.template):
        raise Conflict(_("This template is no longer offered."), code="template_retired")
    occasion = fitting(version, occasion)
    require_printable(version, kit, line=line, output=output, occasion=occasion)
    photograph = photograph_on(organization, occasion)
    sheet = other_sheet(version, output, sheet)
    # Without QR URL and code: neither is chosen here, and the code follows from the digest.
    choices = Choices(line=line, language=version.template.language, sheet=sheet, occasion=occasion)
    digest = edition_digest(version.sha256, kit.sha256, choices, output)
    edition, code = _known_or_free(digest)
    if edition is None:
        # Only of what is new: a file that was made in time stays what it is.
        require_not_past(occasion.date, is_meant=past_is_meant)
        # Pieces only: bytes are made room for when it is drawn.
        editions_used(organization)._replace(bytes=0).require_room()
        # A second request at once waits for the lock, and finds this row: a digest has one organisation.
        edition = Edition(
            organization=organization,
            template_version=version,
            kit=kit,
            choices=_kept_choices(choices),
            photograph=photograph,
            output=output,
            digest=digest,
            code=code,
            asked_at=clock.now() if version.needs_approval else None,
        )
        is_asked = edition.asked_at is not None and not follow_decision(edition)
        edition.save()
        if is_asked:
            _ask(edition, version.template, by=by, mandate=mandate)
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


def _known_or_free(digest: str) -> tuple[Edition | None, str]:
    """The file of this digest, with all that it is drawn from; or None and the first of the codes of this digest that
    no other file has. Raises Conflict (`no_free_code`) when all are taken."""
    codes = list(codes_from(digest))
    # Both in one query: mostly there is neither.
    found = dict(Edition.objects.filter(Q(digest=digest) | Q(code__in=codes)).values_list("digest", "code"))
    if code := found.get(digest):
        drawn_from = "template_version__template", "kit__logo", "kit__dark_logo", "kit__mono_logo", "photograph"
        return Edition.objects.select_related(*drawn_from).get(digest=digest), code
    taken = set(found.values())
    free = next((code for code in codes if code not in taken), None)
    if free is None:
        raise Conflict(_("No code was free for this file. Change the line of text a little."), code="no_free_code")
    return None, free


def draw_edition(edition: Edition, *, by: Actor) -> Edition:
    """Draw the file and let the row know. Outside any transaction, because composing takes its time.

    Two at once draw the same bytes under the same name. Raises Busy and UsedUp.
    """
    return keep_drawn(edition, draw_file(edition, budget=_payer(edition, by)))


def _payer(edition: Edition, by: Actor) -> Budget:
    return Budget("edition", by.user_id, edition.organization_id)


def open_edition(edition: Edition, *, by: Actor, payer: Budget | None = None) -> File:
    """The file to read from; one that was let go, or lost, is drawn again for whoever asks.

    Raises Expired, Gone and Conflict for one that is not handed out, and for a film that is not made (`film_not_made`);
    Busy and UsedUp when it cannot be drawn now.
    """
    check_handed_out(edition)
    check_made(edition)
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
    check_made(edition)
    record(
        Verb.EDITION_DOWNLOADED,
        by=by,
        organization=edition.organization,
        campaign=campaign,
        subject=edition,
        template=str(edition.template_version.template.public_id),
        output=edition.output,
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
