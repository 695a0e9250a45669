"""Films of the campaign, and artwork laid over them."""

import hashlib
import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from partners.artwork.models import Drawn, Film, Template, TemplateDraft, TemplateVersion
from partners.artwork.rendering import (
    Artwork,
    Brand,
    Choices,
    Undrawable,
    as_png,
    has_shape_of,
    in_film,
    is_clear_somewhere,
    see_through,
    slots_from_json,
    whole_card,
)
from partners.kernel import clock
from partners.kernel.actors import Actor
from partners.kernel.limits.budgets import Budget
from partners.kernel.uploads.ffmpeg import workplace
from partners.kernel.uploads.films import KINDS, MOST_SECONDS, kind_of_film
from partners.kernel.uploads.joining import MOST_AFTER, Laid, Measured, join, measure_film
from partners.kernel.uploads.keeping import keep_file

from .drawing import artwork_of, bases, credit_of, ground_of, place

Place = Drawn.FilmPlace
# A film that says it has 30 seconds may end a picture earlier.
TOLERANCE = 0.5


@dataclass(frozen=True)
class FilmUse:
    """Over which film artwork is laid, and when; `place` is a `Drawn.FilmPlace`, empty for artwork of no film."""

    film: Film | None = None
    place: str = ""
    start: float = 0.0
    seconds: float = 0.0

    @property
    def columns(self) -> dict[str, Any]:
        return {
            "film": self.film,
            "film_place": self.place,
            "film_start": self.start if self.film else 0.0,
            "film_seconds": self.seconds if self.film else 0.0,
        }


NO_USE = FilmUse()


def use_of(drawn: Drawn) -> FilmUse:
    return FilmUse(drawn.film, drawn.film_place, drawn.film_start, drawn.film_seconds)


def use_for(
    kind: str, *, film: Film | None = None, place: str = "", start: float = 0.0, seconds: float = 0.0
) -> FilmUse:
    """What is said of a film, as far as this kind of template heeds it: a lower third lies over the film, and is
    see-through before there is one; all but an end card know no film."""
    if kind == Template.Kind.LOWER_THIRD:
        return FilmUse(film, Place.OVER, start, seconds)
    if kind == Template.Kind.END_CARD and film:
        return FilmUse(film, Place.AFTER if place == Place.AFTER else Place.END, 0.0, seconds)
    return NO_USE


@dataclass(frozen=True)
class FilmWish:
    """What somebody says of the film of a draft: without `data` the one that it has stays, unless it `is_dropped`."""

    data: bytes = b""
    is_dropped: bool = False
    place: str = ""
    start: float = 0.0
    seconds: float = 0.0


def wished(wish: FilmWish, draft: TemplateDraft, *, by: Actor) -> FilmUse:
    """Raises UploadRefused."""
    film = None if wish.is_dropped else draft.film
    if wish.data:
        film = kept_film(wish.data, by=by)
    return use_for(draft.kind, film=film, place=wish.place, start=wish.start, seconds=wish.seconds)


def check_use(use: FilmUse, artwork: bytes, measured: Artwork) -> None:
    """Raises Undrawable (`not_see_through`, `film_other_shape`, `film_time`, `film_too_short`)."""
    if use.place == Place.OVER and not is_clear_somewhere(artwork):
        raise Undrawable("not_see_through")
    film = use.film
    if film is None:
        return
    if not has_shape_of(measured, film.width, film.height):
        sides = {"width": round(measured.width), "height": round(measured.height)}
        raise Undrawable("film_other_shape", **sides, film_width=film.width, film_height=film.height)
    most = MOST_AFTER if use.place == Place.AFTER else MOST_SECONDS
    if not 1 <= use.seconds <= most or use.start < 0:
        raise Undrawable("film_time", most=most)
    if use.place != Place.AFTER and use.start + use.seconds > film.seconds + TOLERANCE:
        raise Undrawable("film_too_short", seconds=round(film.seconds))


def kept_film(data: bytes, *, by: Actor) -> Film:
    """Looked at, and kept under its hash; the same film twice is there once. Raises UploadRefused."""
    sha256 = hashlib.sha256(data).hexdigest()
    known = Film.objects.filter(sha256=sha256).first()
    if known is not None:
        return known
    # By the clock: in a server of pages the children of other threads would be counted as well.
    with Budget("artwork", by.user_id).timed(time.monotonic):
        found = measure_film(data)
    kind = kind_of_film(data)
    facts = {
        "media_type": kind,
        "seconds": round(found.seconds, 3),
        "width": found.width,
        "height": found.height,
        "has_sound": found.has_sound,
        "captions": {str(number): language for number, language in found.captions.items()},
        "added_by": by.user,
        "added_at": clock.now(),
    }
    files = {
        "file": keep_file(f"films/{sha256}{KINDS[kind][0]}", data),
        "still": keep_file(f"films/{sha256}.jpg", found.still),
    }
    # Two who send it at once: the hash is unique, and the second finds the first one's row.
    return Film.objects.get_or_create(sha256=sha256, defaults={**facts, **files})[0]


def film_with(
    version: TemplateVersion,
    brand: Brand,
    choices: Choices,
    *,
    told: Callable[[float], bool],
    budget: Budget,
) -> bytes:
    """The film with this partner's card or lower third, as MP4. Takes minutes: for the worker. The same bytes whenever
    it is made on one machine. `told` hears the share that is done, and says whether to go on.

    Raises Stopped; UploadRefused; ValueError for a version without a film; Busy and UsedUp as every drawing.
    """
    film = version.film
    if film is None:
        raise ValueError("This template has no film.")
    measured = measured_of(film)
    credit = credit_of(version, choices)
    about = {
        "title": credit.title,
        "artist": brand.names_in(choices.language)[0] if brand.names_in(choices.language) else "",
        "copyright": " ".join(filter(None, [credit.credit, credit.terms])),
        "comment": " ".join(filter(None, [choices.code, choices.qr])),
    }
    with place(budget):
        card = card_of(version, brand, choices)
    with workplace() as folder:
        source, picture = folder / "film", folder / "card.png"
        with film.file.open("rb") as kept, source.open("wb") as copy:
            for piece in kept.chunks():
                copy.write(piece)
        picture.write_bytes(card)
        with budget.timed(children_worked):
            joined = join(
                source, picture, laid(version), measured, kind=film.media_type, about=about, told=told
            )  # fmt: skip
    return in_film(joined, credit)


def card_of(version: TemplateVersion, brand: Brand, choices: Choices) -> bytes:
    """What is laid over the film: a PNG as large as the film is shown. Raises ValueError for a version without one."""
    artwork, slots, film = artwork_of(version), slots_from_json(version.slots), version.film
    if film is None:
        raise ValueError("This template has no film.")
    scale = film.width / version.width
    if version.is_see_through:
        card = see_through(
            artwork, slots, brand, choices, bases=bases(), scale=scale, seen_on=ground_of(version)
        )  # fmt: skip
    else:
        card = whole_card(artwork, slots, brand, choices, bases=bases(), scale=scale)
    return as_png(card, (film.width, film.height))


def laid(version: TemplateVersion) -> Laid:
    film, seconds = version.film, version.film_seconds
    length = film.seconds if film else 0.0
    if version.film_place == Place.AFTER:
        return Laid(length, length + seconds + 1, after=seconds)
    if version.film_place == Place.END:
        return Laid(max(0.0, length - seconds), length + 1)
    return Laid(version.film_start, version.film_start + seconds)


def measured_of(film: Film) -> Measured:
    captions = {int(number): str(language) for number, language in film.captions.items()}
    return Measured(film.seconds, film.width, film.height, film.has_sound, captions, b"")


def children_worked() -> float:
    """Seconds of a processor: ffmpeg is a program of its own."""
    told = os.times()
    return told.children_user + told.children_system
