"""What is published, of whatever kind, and what it is called."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from partners.kernel import clock
from partners.kernel.actors import Actor
from partners.kernel.errors import Gone
from partners.kernel.languages import in_language
from partners.publications.models import Publication, PublicationFace, rows_of
from partners.publications.permissions import can_decide_on_publication

# Names of URLs that take a public id and lead to the page in the reader's language. The rooms above put theirs here
# when they start: below nobody knows pages.
ADDRESSES: dict[type[Publication], str] = {}


def kinds_of_publications() -> list[type[Publication]]:
    return [model for model in apps.get_models() if issubclass(model, Publication)]


def keys_of_closed(column: str, *, at: datetime) -> Q:
    """Rows whose `column` is the public id of something withdrawn or out of its window, of whatever kind."""
    closed = Q()
    for kind in kinds_of_publications():
        closed |= Q(**{f"{column}__in": rows_of(kind).closed(at=at).values("public_id")})
    return closed


def titles_in(faces: type[PublicationFace], public_ids: Iterable[Any], language: str) -> dict[Any, str]:
    """By public id, in this language or in another where there is none; of what is available now."""
    # Only what is shown now: the log must not tell the title of something that was taken back.
    whole = f"{faces.of}__public_id"
    rows = faces.objects.shown(at=clock.now()).filter(**{f"{whole}__in": list(public_ids)})
    titles: dict[Any, dict[str, str]] = {}
    for public_id, code, title in rows.values_list(whole, "language", "title"):
        titles.setdefault(public_id, {})[code] = title
    return {public_id: in_language(texts, language) for public_id, texts in titles.items()}


def shown_in(faces: type[PublicationFace], *, at: datetime) -> list[tuple[Any, str, str]]:
    """Public id, language and title of every face that is shown: another list is what a reader would notice, whether
    somebody changed it or an hour has passed."""
    rows = faces.objects.shown(at=at).order_by(f"{faces.of}_id", "language")
    return list(rows.values_list(f"{faces.of}__public_id", "language", "title"))


@dataclass(frozen=True)
class Change:
    """What one reader is told of something that was withdrawn or corrected. `words` are the reason, or what changed, in
    `words_language`, which need not be the reader's; `title` is empty where nobody but staff ever knew one."""

    thing: Publication
    at: datetime
    title: str
    words: str
    words_language: str
    successor: Publication | None = None
    successor_title: str = ""

    @property
    def is_withdrawn(self) -> bool:
        return self.thing.withdrawn_at is not None

    @property
    def successor_path(self) -> str:
        return address_of(self.successor) if self.successor else ""


def address_of(thing: Publication) -> str:
    """A path that leads to its page, in the language that is active; empty where this kind has none."""
    route = ADDRESSES.get(type(thing))
    return reverse(route, args=[thing.public_id]) if route else ""


def known_as(kind: type[Publication], public_id: Any) -> Any:
    """Whatever its state; what readers are shown asks `available`. None where there is none."""
    return rows_of(kind).filter(public_id=public_id).first()


def withdrawn_among(public_ids: Iterable[Any]) -> list[Any]:
    """Those that were withdrawn, of whatever kind."""
    ids = list(public_ids)
    named = [rows_of(kind).filter(public_id__in=ids, withdrawn_at__isnull=False) for kind in kinds_of_publications()]
    return [row for rows in named for row in rows]


def publications_for_staff(kind: type[Publication], viewer: Actor) -> Any:
    """Every one of this kind, whatever its state, for those who may withdraw and correct; the newest first."""
    if not can_decide_on_publication(viewer, kind):
        return rows_of(kind).none()
    found = rows_of(kind).select_related("campaign", "withdrawn_by", "replaced_by", "corrected_by")
    return found.prefetch_related("faces").order_by("-created_at", "-pk")


def change_of(thing: Publication, language: str, *, at: datetime) -> Change | None:
    """None of something to which neither has happened."""
    moment = thing.withdrawn_at or thing.corrected_at
    if moment is None:
        return None
    texts = thing.withdrawn_reasons if thing.withdrawn_at else thing.change_notes
    words_language, words = told_in(texts, language)
    successor = stand_in_for(thing, at=at)
    faces = thing.faces.model
    titles = titles_in(faces, [each.public_id for each in (thing, successor) if each], language)
    return Change(
        thing=thing,
        at=moment,
        title=titles.get(thing.public_id) or in_language(thing.withdrawn_titles, language),
        # Rows that are older than reasons by language say it in one of them, nobody knows which.
        words=words or thing.withdrawn_reason,
        words_language=words_language,
        successor=successor,
        successor_title=titles.get(successor.public_id, "") if successor else "",
    )


def tombstone_of(thing: Publication | None, language: str, *, at: datetime) -> Change | None:
    """What stands at the addresses of something that everybody knew and that was withdrawn; None of anything else, also
    of what was withdrawn before anybody could see it."""
    if thing is None or thing.withdrawn_at is None or not thing.withdrawn_titles:
        return None
    return change_of(thing, language, at=at)


def require_not_withdrawn(thing: Publication | None, *, at: datetime) -> None:
    """Raises Gone, in the reader's language, for what everybody knew and what is withdrawn."""
    tombstone = tombstone_of(thing, get_language() or "en", at=at)
    if tombstone is not None:
        raise Gone(_("The campaign has withdrawn this."), tombstone=tombstone)


def corrections_among(kind: type[Publication], public_ids: Iterable[Any], *, at: datetime) -> dict[Any, Any]:
    """Those that were corrected, by id; `corrected_by` is empty where that is not offered itself."""
    found = rows_of(kind).filter(public_id__in=list(public_ids), corrected_at__isnull=False)
    rows = {row.public_id: row for row in found.select_related("corrected_by")}
    ids = [row.corrected_by_id for row in rows.values() if row.corrected_by_id]
    offered = set(rows_of(kind).available(at=at).filter(pk__in=ids).values_list("pk", flat=True)) if ids else set()
    for row in rows.values():
        if row.corrected_by_id not in offered:
            row.corrected_by = None
    return rows


def told_in(texts: Mapping[str, str], language: str) -> tuple[str, str]:
    """The language and the text: in this one, else in English, else in any; both empty where there is none."""
    found = in_language({code: (code, text) for code, text in texts.items() if text}, language)
    return found or ("", "")


def stand_in_for(thing: Publication, *, at: datetime) -> Any:
    """What to use instead: the last along the way that is offered at that time, for that one may have been replaced,
    too. None where there is nothing."""
    offered = rows_of(type(thing)).available(at=at)
    return next((each for each in reversed(replacements_along(thing)) if offered.filter(pk=each.pk).exists()), None)


def replacements_along(thing: Publication) -> list[Any]:
    """Whatever stands in its place, in the place of that, and so on. Ends also where the way would lead round."""
    found: list[Any] = []
    seen = {thing.pk}
    following = _next_along(thing)
    while following is not None and following.pk not in seen:
        found.append(following)
        seen.add(following.pk)
        following = _next_along(following)
    return found


def _next_along(thing: Publication) -> Any:
    return thing.replaced_by if thing.withdrawn_at else thing.corrected_by
