"""Templates and their versions: for staff, and for whoever fills a new portal."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from partners.activity.services import record
from partners.activity.verbs import Verb
from partners.artwork.models import Template, TemplateVersion
from partners.artwork.permissions import can_add_template, can_revise_template
from partners.kernel import clock
from partners.kernel.actors import Actor
from partners.kernel.errors import Conflict, NotAllowed
from partners.materials.models import Material

from .asking import demands_approval
from .drawing import artwork_of
from .filming import kept_film, use_for, use_of
from .making import kept_artwork, publish, version_of


def add_template(
    material: Material,
    *,
    key: str,
    kind: str,
    language: str,
    titles: dict[str, str],
    artwork: bytes,
    slots: list[dict[str, Any]],
    by: Actor,
    description: str = "",
    credit: str = "",
    licence: str = "",
    film: bytes = b"",
    film_place: str = "",
    film_start: float = 0.0,
    film_seconds: float = 0.0,
) -> Template:
    """A new template with its first version. `slots` is JSON as `slots_from_json` reads it; with a place for a
    photograph staff see each file first. An end card or a lower third may be laid over a film, as `Drawn` says.

    Raises NotAllowed, Conflict (`key_taken`), ArtworkRefused, UploadRefused; Busy and UsedUp as every drawing.
    """
    if not can_add_template(by):
        raise NotAllowed(_("You may not add templates."))
    # Before the transaction: it takes seconds, and on SQLite nobody else could write meanwhile.
    kept = kept_film(film, by=by) if film else None
    use = use_for(kind, film=kept, place=film_place, start=film_start, seconds=film_seconds)
    columns, approval = kept_artwork(artwork, slots, by=by, film=use).columns, demands_approval([], slots)
    version = version_of(key, columns, credit=credit, licence=licence, needs_approval=approval)
    with transaction.atomic():
        if Template.objects.filter(key=key).exists():
            raise Conflict(_("There is a template with this short name already."), code="key_taken")
        template = Template.objects.create(
            material=material, key=key, kind=kind, language=language, titles=titles, description=description
        )
        publish(version, template, number=1, by=by)
        record(Verb.TEMPLATE_ADDED, by=by, subject=template, version=1)
    return template


def revise_template(
    template: Template,
    *,
    slots: list[dict[str, Any]],
    by: Actor,
    artwork: bytes | None = None,
    credit: str | None = None,
    licence: str | None = None,
) -> TemplateVersion:
    """A new version; what is not given stays as it was. Files of earlier versions are `replaced` from then on.

    The same content again is no new version. Drawing a sample takes a while, so it happens before the lock.
    Raises NotAllowed, Conflict (`revised`), ArtworkRefused; Busy and UsedUp as every drawing.
    """
    if not can_revise_template(by):
        raise NotAllowed(_("You may not change templates."))
    before = template.versions.order_by("-number").get(number=template.current_version.number)
    artwork = artwork_of(before).load() if artwork is None else artwork
    version = version_of(
        template.key,
        kept_artwork(artwork, slots, by=by, film=use_of(before)).columns,
        credit=before.credit if credit is None else credit,
        licence=before.licence if licence is None else licence,
        needs_approval=before.needs_approval or demands_approval(before.slots, slots),
    )
    with transaction.atomic():
        template = Template.objects.select_for_update(no_key=True).get(pk=template.pk)
        newest = template.current_version
        # What was left out was taken from `before`; on top of a newer version it would undo that one.
        if newest.pk != before.pk:
            raise Conflict(_("Somebody else has revised this template meanwhile. Look at it again."), code="revised")
        if newest.sha256 == version.sha256:
            return newest
        publish(version, template, number=newest.number + 1, by=by)
        record(Verb.TEMPLATE_REVISED, by=by, subject=template, version=version.number)
    return version


def retire_template(template: Template, *, by: Actor) -> Template:
    """Partners are not offered it any more; files that were made with it stay what they are. Again is no change.

    Raises NotAllowed.
    """
    return _offer(template, clock.now(), Verb.TEMPLATE_RETIRED, by=by)


def offer_template_again(template: Template, *, by: Actor) -> Template:
    """What was retired comes back with the version that it had. Raises NotAllowed."""
    return _offer(template, None, Verb.TEMPLATE_REINSTATED, by=by)


@transaction.atomic
def _offer(template: Template, retired_at: datetime | None, verb: Verb, *, by: Actor) -> Template:
    if not can_revise_template(by):
        raise NotAllowed(_("You may not change templates."))
    template = Template.objects.select_for_update(no_key=True).get(pk=template.pk)
    if (template.retired_at is None) != (retired_at is None):
        template.retired_at = retired_at
        template.save()
        record(verb, by=by, subject=template)
    return template
