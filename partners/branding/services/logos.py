"""Logos: kept as they were cleaned, and measured once."""

import hashlib
from dataclasses import replace
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import ProtectedError, Q
from django.utils.translation import gettext_lazy as _

from partners.activity.services import record
from partners.activity.verbs import Verb
from partners.artwork.rendering.drawings import drawn_alike
from partners.artwork.rendering.grounds import measured, one_colour, share_seen
from partners.branding.models import BrandKit, Logo
from partners.branding.permissions import can_edit_brand_kit
from partners.branding.selectors import current_kit, logo_of, logos_used
from partners.kernel import clock
from partners.kernel.actors import Actor
from partners.kernel.errors import Conflict, NotAllowed
from partners.kernel.models import private_storage
from partners.kernel.uploads import CleanFile
from partners.kernel.uploads.keeping import keep_file
from partners.kernel.uploads.vectors import recoloured
from partners.organizations.models import Organization
from partners.organizations.services.locks import hold

WHITE, DARK = "#ffffff", "#1b1f24"
KEEP_UNUSED = timedelta(days=30)
UNUSED = Q(brand_kits=None, dark_kits=None, mono_kits=None)


def add_logo(
    organization: Organization, clean_file: CleanFile, *, variant: str = Logo.Variant.LIGHT, by: Actor
) -> Logo:
    """Keep a logo that `clean_logo` made. The same file again is the same logo, and no news.

    Raises NotAllowed and OverQuota.
    """
    if not can_edit_brand_kit(by, organization):
        raise NotAllowed(_("You may not change this organisation’s logo."))
    # Before the lock: the pixels of a large logo take a while.
    facts = measure(clean_file.data)
    if clean_file.drawing and not drawn_alike(clean_file.drawing, clean_file.data):
        clean_file = replace(clean_file, drawing=b"")
    return _add_logo(organization, clean_file, variant=variant, facts=facts, by=by)


def add_white_logo(logo: Logo, *, by: Actor) -> Logo:
    """The same shape all in white, for dark grounds.

    Raises NotAllowed and OverQuota; Conflict (`no_shape`) for one that brings a ground of its own.
    """
    if logo.is_opaque:
        sentence = _("This logo has a background of its own: in white it would be a box. Upload one without it.")
        raise Conflict(sentence, code="no_shape")
    return _add_in_one_colour(logo, WHITE, Logo.Variant.DARK, by=by)


def add_mono_logo(logo: Logo, *, by: Actor) -> Logo:
    """The same shape in one colour, which each file may take as its ground asks for.

    Raises NotAllowed and OverQuota; Conflict (`no_shape`) for one that brings a ground of its own.
    """
    if logo.is_opaque:
        sentence = _("This logo has a background of its own: in one colour it would be a box. Upload one without it.")
        raise Conflict(sentence, code="no_shape")
    return _add_in_one_colour(logo, DARK, Logo.Variant.MONO, by=by)


def _add_in_one_colour(logo: Logo, colour: str, variant: Logo.Variant, *, by: Actor) -> Logo:
    with logo.file.open("rb") as file:
        data = one_colour(file.read(), colour)
    drawing = recoloured(drawing_of(logo), colour)
    shape = CleanFile(
        data=data,
        media_type="image/png",
        extension="png",
        width=logo.width,
        height=logo.height,
        sha256=hashlib.sha256(data).hexdigest(),
        name=f"{variant}.png",
        drawing=drawing,
    )
    return add_logo(logo.organization, shape, variant=variant, by=by)


@transaction.atomic
def _add_logo(
    organization: Organization, clean_file: CleanFile, *, variant: str, facts: dict[str, Any], by: Actor
) -> Logo:
    organization = hold(organization)
    drawing_sha256 = hashlib.sha256(clean_file.drawing).hexdigest() if clean_file.drawing else ""
    known = Logo.objects.filter(
        organization=organization, variant=variant, sha256=clean_file.sha256, drawing_sha256=drawing_sha256
    ).first()
    if known is not None:
        return known
    size = len(clean_file.data) + len(clean_file.drawing)
    logos_used(organization).require_room(size)
    folder = f"logos/{organization.public_id}"
    logo = Logo.objects.create(
        organization=organization,
        variant=variant,
        # Under the organisation's lock, so that `purge_logos` does not take away what is being added.
        file=keep_file(f"{folder}/{clean_file.sha256}.png", clean_file.data),
        drawing=keep_file(f"{folder}/{drawing_sha256}.svg", clean_file.drawing) if drawing_sha256 else "",
        drawing_sha256=drawing_sha256,
        width=clean_file.width,
        height=clean_file.height,
        sha256=clean_file.sha256,
        size=size,
        added_by=by.user,
        **facts,
    )
    record(
        Verb.LOGO_ADDED,
        by=by,
        organization=organization,
        subject=logo,
        width=clean_file.width,
        height=clean_file.height,
    )
    return logo


@transaction.atomic
def remove_logo(logo: Logo, *, by: Actor) -> None:
    """Make room. With it go earlier kits that nothing was made with.

    Raises NotAllowed, and Conflict: `gone`, `in_use` for that of today, `files_made` where files carry it.
    """
    organization = hold(logo.organization)
    if not can_edit_brand_kit(by, organization):
        raise NotAllowed(_("You may not change this organisation’s logo."))
    found = logo_of(organization, logo.public_id)
    if found is None:
        raise Conflict(_("This logo has been removed already."), code="gone")
    kept = current_kit(organization)
    if kept is not None and found in kept.all_logos:
        raise Conflict(_("This is the logo of your brand kit. Choose another one first."), code="in_use")
    record(Verb.LOGO_REMOVED, by=by, organization=organization, subject=found)
    try:
        BrandKit.objects.filter(Q(logo=found) | Q(dark_logo=found) | Q(mono_logo=found)).delete()
    except ProtectedError:
        sentence = _("Files were made with this logo, and could not be drawn again without it.")
        raise Conflict(sentence, code="files_made") from None
    found.delete()
    transaction.on_commit(lambda: _drop_file(logo), robust=True)


def purge_logos() -> int:
    """Delete logos that no kit took up: a form that fails keeps them. Records no entry: nobody did anything."""
    unused = Logo.objects.filter(UNUSED, created_at__lt=clock.now() - KEEP_UNUSED).order_by("pk")
    return sum(_purge_logo(logo) for logo in list(unused))


@transaction.atomic
def _purge_logo(logo: Logo) -> int:
    hold(logo.organization)
    # Asked again under the lock: a kit may have taken it up since.
    deleted, _by_model = Logo.objects.filter(UNUSED, pk=logo.pk).delete()
    if deleted:
        # Afterwards and in a transaction of its own: one that fails must not have lost the file.
        transaction.on_commit(lambda: _drop_file(logo), robust=True)
    return deleted


@transaction.atomic
def _drop_file(logo: Logo) -> None:
    """Another variant may be the same picture, and somebody may add it again at this moment."""
    hold(logo.organization)
    if not Logo.objects.filter(file=logo.file.name).exists():
        private_storage().delete(str(logo.file.name))
    if logo.drawing and not Logo.objects.filter(drawing=logo.drawing.name).exists():
        private_storage().delete(str(logo.drawing.name))


def drawing_of(logo: Logo) -> bytes:
    """The SVG of it; empty where there is none."""
    if not logo.drawing:
        return b""
    with logo.drawing.open("rb") as file:
        return bytes(file.read())


def measure(png: bytes) -> dict[str, Any]:
    """Whether the logo brings its own background, and how much of it is seen on a white and on a dark plate."""
    shades, is_opaque = measured(png)
    return {
        "is_opaque": is_opaque,
        "seen_on_light": share_seen(shades, WHITE),
        "seen_on_dark": share_seen(shades, DARK),
    }
