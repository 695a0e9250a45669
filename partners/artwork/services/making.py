"""From what was sent to a version that was seen to draw."""

import hashlib
from typing import Any, NamedTuple

from partners.artwork.errors import ArtworkRefused
from partners.artwork.models import Template, TemplateVersion
from partners.artwork.rendering import Undrawable, pages_of, read_artwork, slots_from_json, slots_to_json
from partners.kernel import clock
from partners.kernel.actors import Actor
from partners.kernel.codes import sha256_of
from partners.kernel.limits.budgets import Budget
from partners.kernel.uploads.keeping import keep_file

from .drawing import draw_sample
from .filming import NO_USE, FilmUse, check_use

MEDIA_TYPES = (
    (b"%PDF-", "application/pdf", "pdf"),
    (b"\x89PNG", "image/png", "png"),
    (b"\xff\xd8", "image/jpeg", "jpg"),
)


class Kept(NamedTuple):
    """Artwork and slots that were seen to draw. `columns` are those of every `Drawn` row, but for what is only said:
    credit, licence, approval."""

    columns: dict[str, Any]
    pages: int


def kept_artwork(artwork: bytes, slots: object, *, by: Actor, film: FilmUse = NO_USE) -> Kept:
    """The file is kept, under its hash. `film` is that over which it is laid, and when. Raises ArtworkRefused, for
    whatever is Undrawable; Busy and UsedUp as every drawing."""
    try:
        measured, pages = read_artwork(artwork), pages_of(artwork)
        own_slots = slots_from_json(slots)
        check_use(film, artwork, measured)
        if number := next((number for number, slot in enumerate(own_slots, 1) if slot.page > pages), None):
            raise Undrawable("slot_no_page", slot=number, page=own_slots[number - 1].page)
        # Drawn once to see it drawn: what fails must fail here and not for the first partner.
        draw_sample(measured, slots_to_json(own_slots), budget=Budget("artwork", by.user_id))
    except Undrawable as undrawable:
        raise ArtworkRefused.because(undrawable) from undrawable
    except ValueError as broken:
        # Whatever else a library makes of a broken file: refused as well, in a sentence of ours and not in its own.
        raise ArtworkRefused.because(Undrawable("cannot_be_drawn")) from broken
    media_type, extension = next((kind, end) for start, kind, end in MEDIA_TYPES if artwork.startswith(start))
    sha256 = hashlib.sha256(artwork).hexdigest()
    columns = {
        # Kept before the row, under its hash: what is refused afterwards leaves a file, never a row without one.
        "artwork": keep_file(f"artwork/{sha256}.{extension}", artwork),
        "artwork_sha256": sha256,
        "media_type": media_type,
        "width": measured.width,
        "height": measured.height,
        "slots": slots_to_json(own_slots),
        **film.columns,
    }
    return Kept(columns, pages)


def version_of(
    key: str, columns: dict[str, Any], *, credit: str, licence: str, needs_approval: bool = False
) -> TemplateVersion:
    """Not saved yet; `columns` are those of `Kept`. One that needs approval has another hash than the same without:
    what was made before the demand is replaced."""
    told = {"credit": credit, "licence": licence, "needs_approval": needs_approval}
    version = TemplateVersion(**columns, **told)
    # With the key, so that two templates of the same artwork never lead to the same edition.
    content = {
        "key": key,
        "artwork": columns["artwork_sha256"],
        "slots": columns["slots"],
        "credit": credit,
        "licence": licence,
        # Left out where it is not asked for, so that versions from before it could be keep their hash.
        **({"approval": True} if needs_approval else {}),
        **version.film_content,
    }
    version.sha256 = sha256_of(content)
    return version


def publish(version: TemplateVersion, template: Template, *, number: int, by: Actor) -> None:
    version.template, version.number, version.added_by, version.published_at = template, number, by.user, clock.now()
    version.save()
