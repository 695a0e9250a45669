"""Private links: a file or a pack for somebody without an account."""

from collections.abc import Collection, Mapping
from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from partners.activity.services import record
from partners.activity.verbs import Verb
from partners.artwork.services import sheet_on
from partners.editions.models import Edition, Photograph, PrivateLink
from partners.editions.permissions import can_revoke_link, can_share_by_link
from partners.editions.selectors import edition_of, live_links
from partners.kernel import clock
from partners.kernel.actors import LINK_HOLDER, Actor, acting_user
from partners.kernel.codes import digest_of, new_secret
from partners.kernel.errors import Conflict, DomainError, Expired, NotAllowed, NotNow
from partners.kernel.room import if_there_is_room
from partners.materials.models import Material
from partners.organizations.models import Organization
from partners.organizations.services.locks import hold

from .checking import require_not_past
from .editions import reserve_edition
from .handing import check_handed_out, check_made, check_material_offered, check_not_withdrawn

MOST_LIVE_LINKS = 100
# Ended ones stay, because the log names them: making and revoking in turn must not go on without end.
MOST_LINKS_A_DAY = 50
NO_PARTNER = _("Who sent you this is no partner of the campaign at present, so nothing is handed out.")
REPLACED = _("This file has been replaced, and there is none in its place now. Please ask who sent you the link.")


@transaction.atomic
def create_link(
    organization: Organization,
    *,
    name: str,
    days: int,
    by: Actor,
    edition: Edition | None = None,
    material: Material | None = None,
    languages: Collection[str] = (),
    lines: Mapping[str, str] | None = None,
    date: str = "",
    places: Mapping[str, str] | None = None,
    photograph: Photograph | None = None,
    past_is_meant: bool = False,
) -> tuple[PrivateLink, str]:
    """To an edition, or to the pack of a material; and the secret itself, which nobody can get again.

    Raises NotAllowed; Conflict (`too_many_links`, `too_many_today`, `day_past` unless that `past_is_meant`); Expired,
    Gone and Conflict for what is not handed out.
    """
    now = clock.now()
    organization = hold(organization)
    if not can_share_by_link(by, organization) or (edition and edition.organization_id != organization.pk):
        raise NotAllowed(_("Only owners and editors of a partner organisation make private links."))
    if live_links(organization, at=now).count() >= MOST_LIVE_LINKS:
        raise Conflict(
            _("There are too many private links. Revoke one that is no longer needed."), code="too_many_links"
        )
    if organization.private_links.filter(created_at__gt=now - timedelta(days=1)).count() >= MOST_LINKS_A_DAY:
        raise Conflict(_("Many private links were made today. Please go on tomorrow."), code="too_many_today")
    _require_offered(organization, edition, material)
    require_not_past(date, is_meant=past_is_meant)
    secret = new_secret()
    link = PrivateLink.objects.create(
        organization=organization,
        name=name,
        digest=digest_of(secret),
        edition=edition,
        material=material,
        languages=sorted(languages),
        lines=dict(lines or {}),
        date=date,
        places=dict(places or {}),
        photograph=photograph,
        created_by=acting_user(by),
        expires_at=now + timedelta(days=days),
    )
    record(Verb.LINK_CREATED, by=by, organization=organization, subject=link, days=days)
    return link, secret


@transaction.atomic
def revoke_link(link: PrivateLink, *, by: Actor) -> PrivateLink:
    """It opens nothing from now on; revoking it again changes and records nothing. Raises NotAllowed."""
    organization = hold(link.organization)
    # Read again under the lock, or two who revoke at once would both write an entry.
    link = PrivateLink.objects.get(pk=link.pk)
    if not can_revoke_link(by, link):
        raise NotAllowed(_("Only owners and editors of a partner organisation revoke private links."))
    if link.revoked_at is None:
        link.revoked_at = clock.now()
        link.save(update_fields=["revoked_at", "updated_at"])
        record(Verb.LINK_REVOKED, by=by, organization=organization, subject=link)
    return link


def note_link_use(link: PrivateLink) -> None:
    """To the day; no event, and left out without room."""
    today = clock.now().date()
    if link.last_used_on != today:
        with if_there_is_room("links"):
            PrivateLink.objects.filter(pk=link.pk).update(last_used_on=today)


def require_open(link: PrivateLink) -> None:
    """Whether what it leads to is handed out at this moment. Raises Expired, Gone and Conflict."""
    _require_offered(link.organization, link.edition, link.material)
    if link.edition is not None:
        check_made(link.edition)


def edition_behind(link: PrivateLink) -> Edition:
    """The file that a link to a file leads to now: the one it was made for, or what stands in its place, not drawn yet
    perhaps.

    Raises Expired, Gone and Conflict for what is not handed out; Expired (`replaced`) where nothing can stand in its
    place: the template is retired, or has no room for the name of today.
    """
    require_open(link)
    made = link.edition
    edition = edition_of(link.organization, made.digest) if made else None
    if edition is None:
        raise Expired(REPLACED, code="replaced")
    if edition.state == Edition.State.CURRENT:  # type: ignore[attr-defined]
        return edition
    try:
        template = edition.template_version.template
        return reserve_edition(
            link.organization,
            template,
            line=edition.line,
            output=edition.output,
            sheet=sheet_on(template.current_version, edition.sheet),
            occasion=edition.occasion,
            # It was, when the file was made; nobody is there who could be asked.
            past_is_meant=True,
            by=LINK_HOLDER,
            mandate=link,
        )
    except (NotNow, Expired):
        raise
    except DomainError as refused:
        # Why exactly is told to the organisation in the studio; whoever holds the link cannot mend it.
        raise Expired(REPLACED, code="replaced") from refused


def _require_offered(organization: Organization, edition: Edition | None, material: Material | None) -> None:
    if not organization.is_approved:
        raise Expired(NO_PARTNER, code="no_partner")
    if edition is not None:
        check_handed_out(edition)
    if material is not None:
        check_not_withdrawn(material)
        check_material_offered(material)
