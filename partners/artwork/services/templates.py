"""Templates and their versions: for staff, and for whoever fills a new portal."""

import hashlib
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from partners.activity.services import record
from partners.activity.verbs import Verb
from partners.artwork.errors import ArtworkRefused
from partners.artwork.models import Template, TemplateVersion
from partners.artwork.permissions import can_add_template, can_revise_template
from partners.artwork.rendering import Undrawable, read_artwork, slots_from_json, slots_to_json
from partners.kernel import clock
from partners.kernel.actors import Actor
from partners.kernel.codes import sha256_of
from partners.kernel.errors import Conflict, NotAllowed
from partners.kernel.limits.budgets import Budget
from partners.kernel.uploads.keeping import keep_file
from partners.materials.models import Material

from .drawing import draw_sample

MEDIA_TYPES = (
    (b"%PDF-", "application/pdf", "pdf"),
    (b"\x89PNG", "image/png", "png"),
    (b"\xff\xd8", "image/jpeg", "jpg"),
)


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
) -> Template:
    """A new template with its first version. `slots` is JSON as `slots_from_json` reads it.

    Raises NotAllowed, Conflict (`key_taken`), ArtworkRefused; Busy and UsedUp as every drawing.
    """
    if not can_add_template(by):
        raise NotAllowed(_("You may not add templates."))
    # Before the transaction: it takes seconds, and on SQLite nobody else could write meanwhile.
    version = _drawable(key, artwork, slots, credit=credit, licence=licence, by=by)
    with transaction.atomic():
        if Template.objects.filter(key=key).exists():
            raise Conflict(_("There is a template with this short name already."), code="key_taken")
        template = Template.objects.create(
            material=material, key=key, kind=kind, language=language, titles=titles, description=description
        )
        _publish(version, template, number=1, by=by)
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
    if artwork is None:
        with before.artwork.open("rb") as kept:
            artwork = kept.read()
    version = _drawable(
        template.key,
        artwork,
        slots,
        credit=before.credit if credit is None else credit,
        licence=before.licence if licence is None else licence,
        by=by,
    )
    with transaction.atomic():
        template = Template.objects.select_for_update(no_key=True).get(pk=template.pk)
        newest = template.current_version
        # What was left out was taken from `before`; on top of a newer version it would undo that one.
        if newest.pk != before.pk:
            raise Conflict(_("Somebody else has revised this template meanwhile. Look at it again."), code="revised")
        if newest.sha256 == version.sha256:
            return newest
        _publish(version, template, number=newest.number + 1, by=by)
        record(Verb.TEMPLATE_REVISED, by=by, subject=template, version=version.number)
    return version


def _publish(version: TemplateVersion, template: Template, *, number: int, by: Actor) -> None:
    version.template, version.number, version.added_by, version.published_at = template, number, by.user, clock.now()
    version.save()


def _drawable(key: str, artwork: bytes, slots: object, *, credit: str, licence: str, by: Actor) -> TemplateVersion:
    """A version that was seen to draw, its file kept. Raises ArtworkRefused; Busy and UsedUp as every drawing."""
    try:
        measured = read_artwork(artwork)
        own_slots = slots_to_json(slots_from_json(slots))
        # Drawn once to see it drawn: what fails must fail here and not for the first partner.
        draw_sample(measured, own_slots, budget=Budget("artwork", by.user_id))
    except Undrawable as undrawable:
        raise ArtworkRefused.because(undrawable) from undrawable
    except ValueError as broken:
        # Whatever else a library makes of a broken file: refused as well, in a sentence of ours and not in its own.
        raise ArtworkRefused.because(Undrawable("cannot_be_drawn")) from broken
    media_type, extension = next((kind, end) for start, kind, end in MEDIA_TYPES if artwork.startswith(start))
    artwork_sha256 = hashlib.sha256(artwork).hexdigest()
    # With the key, so that two templates of the same artwork never lead to the same edition.
    content = {"key": key, "artwork": artwork_sha256, "slots": own_slots, "credit": credit, "licence": licence}
    return TemplateVersion(
        # Kept before the row, under its hash: what is refused afterwards leaves a file, never a row without one.
        artwork=keep_file(f"artwork/{artwork_sha256}.{extension}", artwork),
        artwork_sha256=artwork_sha256,
        media_type=media_type,
        width=measured.width,
        height=measured.height,
        slots=own_slots,
        credit=credit,
        licence=licence,
        sha256=sha256_of(content),
    )
