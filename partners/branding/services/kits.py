"""The brand kit."""

import re
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from partners.activity.services import record
from partners.activity.verbs import Verb
from partners.branding.models import (
    LONGEST_BOILERPLATE,
    LONGEST_HANDLE,
    LONGEST_LINK,
    LONGEST_SHORT_NAME,
    MOST_HANDLES,
    SHORT_OF_NOTHING,
    TOO_MANY_HANDLES,
    BrandKit,
    Logo,
    check_link,
)
from partners.branding.permissions import can_edit_brand_kit
from partners.branding.selectors import current_kit
from partners.kernel import clock
from partners.kernel.actors import Actor
from partners.kernel.codes import sha256_of
from partners.kernel.errors import NotAllowed, OverQuota
from partners.kernel.fields.links import canonical_or_same
from partners.organizations.models import LONGEST_NAME, Organization
from partners.organizations.services.locks import hold

# Every version stays, because files were made with it.
MOST_A_DAY = 100
COLOUR = re.compile(r"#[0-9a-f]{6}")


@transaction.atomic
def save_brand_kit(
    organization: Organization,
    *,
    names: dict[str, str],
    taglines: dict[str, str],
    colour: str,
    link: str,
    logo: Logo | None,
    by: Actor,
    short_names: dict[str, str] | None = None,
    boilerplates: dict[str, str] | None = None,
    handles: list[str] | None = None,
    dark_logo: Logo | None = None,
    mono_logo: Logo | None = None,
) -> BrandKit:
    """Write a new version, unless nothing changed. Files made with another look are `replaced` from then on.

    Raises NotAllowed, OverQuota, and ValidationError for a kit that no form would let through.
    """
    # Counts the versions one by one, and keeps `editions` from making files of the look that is just being left.
    organization = hold(organization)
    # A logo's id may come from a hidden field, and so from anybody.
    foreign = [each for each in (logo, dark_logo, mono_logo) if each and each.organization_id != organization.pk]
    if not can_edit_brand_kit(by, organization) or foreign:
        raise NotAllowed(_("You may not change this organisation’s brand kit."))
    kit = BrandKit(
        organization=organization,
        # A language left empty is no entry: the hash must not change because a form has one more field.
        names=without_gaps(names),
        short_names=without_gaps(short_names or {}),
        taglines=without_gaps(taglines),
        boilerplates=without_gaps(boilerplates or {}),
        handles=handles or [],
        colour=colour.lower(),
        link=canonical_or_same(link),
        logo=logo,
        dark_logo=dark_logo,
        mono_logo=mono_logo,
        saved_by=by.user,
    )
    check_kit(kit)
    kit.sha256 = look_of(kit)
    kept = current_kit(organization)
    # The hash leaves out what no drawing shows, yet a new one of these has to be kept.
    if kept is not None and said_by(kept) == said_by(kit):
        return kept
    if organization.brand_kits.filter(created_at__gt=clock.now() - timedelta(days=1)).count() >= MOST_A_DAY:
        raise OverQuota(_("The brand kit was changed very often today. Please save this one tomorrow."))
    kit.version = kept.version + 1 if kept else 1
    kit.save()
    record(Verb.BRAND_KIT_SAVED, by=by, organization=organization, subject=kit, version=kit.version)
    return kit


def said_by(kit: BrandKit) -> tuple[object, ...]:
    return kit.sha256, kit.taglines, kit.boilerplates, kit.handles


def look_of(kit: BrandKit) -> str:
    """What decides how a file looks. Taglines do not: they are only what the line of text begins with."""
    drawings = [each.drawing_sha256 for each in kit.all_logos]
    return sha256_of(
        {
            # Two organisations that look alike have files of their own.
            "organization": str(kit.organization.public_id),
            "names": kit.names,
            "colour": kit.colour,
            "link": kit.link,
            "logo": kit.logo.sha256 if kit.logo else "",
            # Only where there are some: a look from before there were any keeps its hash, and so its files.
            **({"short_names": kit.short_names} if kit.short_names else {}),
            **({"dark_logo": kit.dark_logo.sha256} if kit.dark_logo else {}),
            **({"mono_logo": kit.mono_logo.sha256} if kit.mono_logo else {}),
            **({"drawings": drawings} if any(drawings) else {}),
        }
    )


def check_kit(kit: BrandKit) -> None:
    """Raises ValidationError, by the name of the field."""
    if not kit.names:
        raise ValidationError({"names": _("Give the name in one language at least.")})
    check_lengths("names", kit.names, LONGEST_NAME)
    check_lengths("short_names", kit.short_names, LONGEST_SHORT_NAME)
    check_lengths("boilerplates", kit.boilerplates, LONGEST_BOILERPLATE)
    check_lengths("handles", dict(enumerate(kit.handles)), LONGEST_HANDLE)
    if len(kit.handles) > MOST_HANDLES:
        raise ValidationError({"handles": TOO_MANY_HANDLES})
    if not kit.short_names.keys() <= kit.names.keys():
        raise ValidationError({"short_names": SHORT_OF_NOTHING})
    if not COLOUR.fullmatch(kit.colour):
        raise ValidationError({"colour": _("A colour looks like #0057b7.")})
    try:
        MaxLengthValidator(LONGEST_LINK)(kit.link)
        check_link(kit.link)
    except ValidationError as wrong:
        raise ValidationError({"link": wrong}) from wrong


def check_lengths(field: str, texts: Mapping[Any, str], most: int) -> None:
    """Raises ValidationError, by the name of the field."""
    try:
        for text in texts.values():
            MaxLengthValidator(most)(text)
    except ValidationError as wrong:
        raise ValidationError({field: wrong}) from wrong


def without_gaps(texts: dict[str, str]) -> dict[str, str]:
    return {language: text for language, text in texts.items() if text}
