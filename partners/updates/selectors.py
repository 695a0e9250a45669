"""Which updates there are, what they are called, and under whose name they stand."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import F, QuerySet

from partners.campaigns.models import Campaign, Subject
from partners.organizations.models import Organization
from partners.publications.selectors import titles_in
from partners.updates.models import Correction, Face, Update


class CorrectionTold(NamedTuple):
    """In one language; each of `passages` has its `place`, and the words `before` and `after`."""

    at: datetime
    note: str
    passages: list[dict[str, str]]


def faces_shown(*, at: datetime) -> Any:
    """The faces that everybody may see at that time, of updates that are neither withdrawn nor out of their window."""
    return Face.objects.shown(at=at)


def titles_of_updates(public_ids: Iterable[Any], language: str) -> dict[Any, str]:
    return titles_in(Face, public_ids, language)


def author_shown(author: Organization | None) -> Organization | None:
    """The partner that stands for it, while it is one and wants to be seen; else the campaign does, which is nobody."""
    is_seen = author is not None and author.is_approved and author.shown_as != Organization.ShownAs.NOTHING
    return author if is_seen else None


def author_name(author: Organization | None, campaign: Campaign, language: str) -> str:
    shown = author_shown(author)
    return shown.name if shown else campaign.name_in(language)


def corrections_in(public_id: Any, language: str) -> list[CorrectionTold]:
    """Those that readers of this language are told of, the newest first."""
    return corrections_by([public_id], language).get(public_id, [])


def corrections_by(public_ids: Collection[Any], language: str) -> dict[Any, list[CorrectionTold]]:
    """The same of many updates, by public id, in one query."""
    found: dict[Any, list[CorrectionTold]] = defaultdict(list)
    rows = Correction.objects.filter(update__public_id__in=public_ids).order_by("-made_at", "-pk")
    for row in rows.annotate(public_id=F("update__public_id")):
        if note := row.notes.get(language):
            found[row.public_id].append(CorrectionTold(row.made_at, note, row.changes.get(language, [])))
    return found


def subjects_of(campaign: Campaign | None, *, at: datetime) -> QuerySet[Subject]:
    """The topics under which something can be read now, in the order of the campaign's list."""
    filed = Update.objects.available(at=at).exclude(subject=None).values("subject")
    found = Subject.objects.filter(pk__in=filed)
    return found.filter(campaign=campaign) if campaign else found
