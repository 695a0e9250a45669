"""A picture that somebody wants to know about: which artwork it shows, and whose edition it is."""

import io
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import structlog
from django.utils.translation import gettext_lazy as _
from PIL import Image

from partners.artwork.models import TemplateVersion
from partners.artwork.rendering import (
    SAMPLE_CODE,
    Brand,
    Choices,
    links_seen,
    picture_of,
    printable_form,
    slots_from_json,
)
from partners.artwork.services import artwork_of, code_at, marked
from partners.artwork.services.drawing import bases
from partners.artwork.services.neutral import brand_of_campaign
from partners.editions.models import Edition
from partners.editions.recognition import (
    BEHIND,
    CAMPAIGN,
    LIKELY,
    Beside,
    Compared,
    Decision,
    Ground,
    Outcome,
    Seen,
    Sighting,
    decided,
    numbers_seen,
    prepared,
    scores,
    sightings_in,
    strip_of,
)
from partners.kernel.errors import Busy
from partners.kernel.limits.budgets import Budget

from .indexing import (
    Page,
    drawn_as,
    editions_like,
    faces,
    keep_artworks,
    known_artworks,
    looks_known,
    looks_made,
    pages_of,
)

log = structlog.get_logger(__name__)

# Each holds a hundred megabytes for a second or two.
PLACES = threading.BoundedSemaphore(2)
BUSY = _("So many pictures are being looked at that there was no place for yours. Please try again in a few seconds.")
NOT_READY = _("We are still getting ready to recognise pictures. Please try again in a minute.")
# Seconds of this thread's processor, after which nothing new is begun and the answer is the careful one.
LONGEST = 8.0
# Files compared by drawing them: so many at first, so many where several are almost alike, and of one holder.
COMPARED, MOST_COMPARED, OF_ONE = 3, 8, 3
# Numbers made on the spot for files that are younger than the index.
MOST_MADE = 12
SAMPLE = Brand(names={"en": "Name of a partner"}, colour="#1d2f6f", link="https://partner.example.org")


@dataclass(frozen=True)
class Recognised:
    """`version` is the artwork; `editions` are those meant by the outcome, the likest first; `places` tell how the
    first one compares. `seen`, `ours` and `sample` are JPEG: the strip of the picture, that of the first edition as we
    issued it, and the artwork as it should look."""

    outcome: Outcome
    version: TemplateVersion | None = None
    editions: tuple[Edition, ...] = ()
    places: tuple[Compared, ...] = ()
    seen: bytes = b""
    ours: bytes = b""
    sample: bytes = b""

    def kinds(self, seen: str) -> list[str]:
        return [place.kind for place in self.places if place.seen.value == seen]


def recognise_picture(picture: bytes, *, codes: Iterable[str] = (), budget: Budget) -> Recognised:
    """`picture` is one that `clean_picture` made; `codes` are those that were read off it. Nothing of it is kept.

    Raises Busy when there is no place, or no index yet.
    """
    if not PLACES.acquire(blocking=False):
        raise Busy(BUSY, retry_after=5)
    try:
        with budget.timed(time.thread_time):
            return _recognise(picture, tuple(codes), _timer(LONGEST))
    except FileNotFoundError as lost:
        # An artwork's, a logo's or the index's own: it may be on its way back, and cannot be made here.
        log.error("recognition_without_a_file", error=type(lost).__name__)
        raise Busy(NOT_READY, retry_after=60) from lost
    finally:
        PLACES.release()


def _timer(seconds: float) -> Callable[[], bool]:
    begun = time.thread_time()
    return lambda: time.thread_time() - begun > seconds


def _recognise(data: bytes, codes: tuple[str, ...], is_late: Callable[[], bool]) -> Recognised:
    with Image.open(io.BytesIO(data), formats=["JPEG", "PNG"]) as opened:
        picture = prepared(opened)
    found = faces()
    known, missing = known_artworks(found)
    if missing:
        _made, is_complete = keep_artworks(missing, is_late)
        if not is_complete:
            raise Busy(NOT_READY, retry_after=60)
        known, _lost = known_artworks(found)
    shown, parts = sightings_in(picture, [artwork for _face, artwork in known], is_late)
    if not shown and not parts:
        return Recognised(Outcome.NOTHING)
    by_name = {face.name: face for face, _artwork in known}
    pages = pages_of(by_name[each.artwork.name] for each in shown or parts[:1])
    if not shown:
        return Recognised(Outcome.PARTS, pages[0].version, sample=_sample(pages[0]))
    return _read(list(zip(pages, shown, strict=True)), codes, is_late)


def _read(shown: list[tuple[Page, Sighting]], codes: tuple[str, ...], is_late: Callable[[], bool]) -> Recognised:
    beside: list[Beside] = []
    grounds: dict[str, tuple[Page, Ground]] = {}
    drawn: dict[Any, Image.Image] = {}
    is_complete, is_code_known = True, True
    for page, sighting in shown:
        plain = bases().layer(artwork_of(page.version), page.size, page.number).convert("L")
        ground = Ground(sighting, plain, page.places(page.size))
        grounds[page.name] = page, ground
        if page is shown[0][0] and ground.is_bare():
            return Recognised(Outcome.ARTWORK, page.version, sample=_sample(page))
        read = _codes_on(ground)
        is_code_known &= bool(read) or not any(place.kind == "qr" for place in ground.places)
        candidates, told_all = _candidates(page, ground, {*codes, *read}, is_late)
        is_complete &= told_all
        for edition in candidates:
            if is_late():
                is_complete = False
                break
            key = page.name, edition
            drawn[key] = drawn_as(page, edition)
            has_code = edition.code in read or edition.code in codes
            places = _checked(ground.compare(drawn[key], in_full=has_code), edition, read)
            beside.append(Beside(key, edition.organization_id, places, sighting.look.area))
            # Its own code stands on its own strip: that is nobody else's.
            if edition.code in read and (beside[-1].is_alike or beside[-1].goes_with_its_code):
                return _told(Decision(Outcome.ISSUED, (beside[-1],)), grounds, shown, drawn)
    if not any(each.is_alike for each in beside):
        beside += [_own(page, ground) for page, ground in grounds.values()]
    decision = decided(beside, is_complete=is_complete, is_code_known=is_code_known)
    return _told(decision, grounds, shown, drawn)


def _checked(places: tuple[Compared, ...], edition: Edition, read: set[str]) -> tuple[Compared, ...]:
    """With what was read off the strip, which says more of a code than its look."""
    if not read:
        return places
    links = {edition.kit.link}
    if edition.code in read:
        found = Seen.ALIKE
    elif read & links:
        # A file from before there were codes led to the partner.
        found = Seen.UNSEEN
    else:
        found = Seen.DIFFERENT
    return tuple(replace(place, seen=found) if place.kind == "qr" else place for place in places)


def _codes_on(ground: Ground) -> set[str]:
    """Codes of ours, and addresses that are none, read off the places where a QR code has to be."""
    found: set[str] = set()
    for place in ground.places:
        if place.kind == "qr":
            flat = np.clip(ground.flat(place, 0.12), 0, 255).astype(np.uint8)
            found.update(code_at(link) or link for link in links_seen(Image.fromarray(flat)))
    return found


def _candidates(page: Page, ground: Ground, codes: set[str], is_late: Callable[[], bool]) -> tuple[list[Edition], bool]:
    """Whom the strip may be of, the likeliest first, and whether all others are ruled out by their looks."""
    places = ground.places
    kept = looks_known(page)
    there = set(editions_like(page).values_list("pk", flat=True))
    missing = sorted(there.difference(kept["edition"].tolist()), reverse=True)
    made = looks_made(page, missing[:MOST_MADE], is_late)
    looks = np.concatenate([kept, made]) if len(made) else kept
    is_complete = len(missing) == len(made)
    looks = looks[np.isin(looks["edition"], list(there))] if len(looks) else looks
    marks = scores(numbers_seen(ground.sighting.picture, ground.plane, places), looks["numbers"], places)
    order = np.argsort(-marks, kind="stable")
    wanted: list[int] = []
    best = float(marks[order[0]]) if len(order) else 0.0
    # More rows than files: one look may be that of a PDF, a JPEG and a PNG.
    for at in order:
        mark = float(marks[at])
        is_near = mark >= max(LIKELY, best - BEHIND)
        if len(wanted) >= (MOST_COMPARED * OF_ONE if is_near else COMPARED):
            is_complete &= not is_near
            break
        wanted.append(int(looks["edition"][at]))
    with_codes = editions_like(page).filter(code__in=codes).values_list("pk", flat=True)
    wanted = list(dict.fromkeys([*with_codes, *wanted]))
    rows = Edition.objects.select_related(
        "organization", "kit__logo", "template_version__template", "photograph"
    ).in_bulk(wanted)
    return _not_too_many([rows[key] for key in wanted if key in rows], codes), is_complete


def _not_too_many(editions: list[Edition], codes: set[str]) -> list[Edition]:
    """Of one look the files differ in their codes alone: once one was read, the others need not be drawn."""
    chosen: list[Edition] = []
    looks: dict[Any, int] = {}
    read = {each.look for each in editions if each.code in codes}
    for edition in editions:
        look = edition.look
        if look in read and edition.code not in codes:
            continue
        if look not in looks and len(looks) >= MOST_COMPARED:
            continue
        looks[look] = looks.get(look, 0) + 1
        if looks[look] <= OF_ONE:
            chosen.append(edition)
    return chosen


def _own(page: Page, ground: Ground) -> Beside:
    """As the campaign itself hands it out: with its own mark."""
    version = page.version
    campaign = version.template.material.campaign
    slots = slots_from_json(version.slots)
    has_plate = all(slot.background for slot in slots if slot.kind == "logo")
    drawn = picture_of(
        artwork_of(version),
        slots,
        brand_of_campaign(campaign, framed=not has_plate),
        Choices(line=printable_form(campaign.hashtag), language=version.template.language),
        version.outputs[0],
        bases=bases(),
        scale=version.picture_scale,
        page=page.number,
        mode="L",
    )
    return Beside((page.name, None), CAMPAIGN, ground.compare(drawn, in_full=False), ground.sighting.look.area)


def _told(
    decision: Decision,
    grounds: dict[str, tuple[Page, Ground]],
    shown: list[tuple[Page, Sighting]],
    drawn: dict[Any, Image.Image],
) -> Recognised:
    first: Any = decision.files[0].key if decision.files else (shown[0][0].name, None)
    page, ground = grounds[first[0]]
    found = [each.key[1] for each in decision.files if each.key[1] is not None]  # type: ignore[index]
    # Where no strip can be read there is none to be shown.
    seen = b"" if decision.outcome is Outcome.ARTWORK else _jpeg(strip_of(ground))
    if not found:
        return Recognised(decision.outcome, page.version, seen=seen, sample=_sample(page))
    # Of one holder the likest file; of several one each.
    each_holder = {edition.organization_id: edition for edition in reversed(found)}
    editions = [edition for edition in found if each_holder[edition.organization_id] is edition]
    ours = _jpeg(strip_of(ground, drawn[first]))
    return Recognised(decision.outcome, page.version, tuple(editions), decision.files[0].places, seen, ours)


def _sample(page: Page) -> bytes:
    """The artwork with an invented partner."""
    version = page.version
    scale = 640 / version.width
    choices = marked(Choices(line="", language=version.template.language), SAMPLE_CODE)
    slots = slots_from_json(version.slots)
    drawn = picture_of(
        artwork_of(version), slots, SAMPLE, choices, "jpeg", bases=bases(), scale=scale, page=page.number
    )
    return _jpeg(drawn)


def _jpeg(picture: Image.Image | None) -> bytes:
    if picture is None:
        return b""
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=80)
    return out.getvalue()
