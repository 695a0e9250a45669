"""Where a partner's frame may stand, and where it was seen."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from partners.activity.services import record
from partners.activity.verbs import Verb
from partners.editions.models import MOST_HOSTS, Embedding, Sighting
from partners.editions.permissions import can_change_embeds
from partners.editions.selectors import allowed_hosts, embedder
from partners.kernel import clock
from partners.kernel.actors import Actor
from partners.kernel.errors import DomainError, NotAllowed
from partners.organizations.models import Organization
from partners.organizations.services.locks import hold

# Hosts that were seen, of one organisation. Whoever makes them up pushes out none that it allows.
MOST_SEEN = 200


@transaction.atomic
def allow_hosts(organization: Organization, *, hosts: list[str], by: Actor) -> Embedding:
    """`hosts` as `canonical_host` leaves them, in place of those that were allowed; nothing different is no news.

    Raises NotAllowed and DomainError (`too_many_hosts`).
    """
    organization = hold(organization)
    if not can_change_embeds(by, organization):
        raise NotAllowed(_("Only owners and editors say where the frame may stand."))
    wanted = list(dict.fromkeys(hosts))
    if len(wanted) > MOST_HOSTS:
        raise DomainError(_("These are too many sites."), code="too_many_hosts")
    embedding, _is_new = Embedding.objects.get_or_create(organization=organization)
    if embedding.hosts != wanted:
        embedding.hosts = wanted
        embedding.save(update_fields=["hosts", "updated_at"])
        record(Verb.EMBED_HOSTS_CHANGED, by=by, organization=organization, subject=organization)
    return embedding


def note_sighting(public_id: Any, host: str) -> None:
    """That this host shows the organisation's frame or card today; said again on the same day it changes nothing.

    Not an event: a browser's word, of which the host is all that is kept.
    """
    organization = embedder(public_id)
    if organization is None:
        return
    today = clock.now().date()
    seen = Sighting.objects.filter(organization=organization)
    if known := seen.filter(host=host).first():
        if known.last_on < today:
            seen.filter(pk=known.pk, last_on__lt=today).update(last_on=today)
        return
    with transaction.atomic():
        # Two at once: the second finds the first one's row.
        Sighting.objects.get_or_create(
            organization=organization, host=host, defaults={"first_on": today, "last_on": today}
        )
        others = seen.exclude(host__in=allowed_hosts(organization)).order_by("-last_on", "-pk")
        too_many = list(others.values_list("pk", flat=True)[MOST_SEEN:])
        Sighting.objects.filter(pk__in=too_many).delete()
