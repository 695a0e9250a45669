"""Who is listed, who can answer, and what waits."""

import re
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from partners.organizations.models import Organization
from partners.organizations.selectors import digest_of
from partners.press.models import ConsentText, MediaContact, MediaInquiry, Topic
from partners.press.permissions import ANSWER, can_answer_inquiries
from partners.users.models import User
from partners.users.selectors import staff_who_may

S = MediaContact.Standing
WAITING = [MediaInquiry.Standing.RECEIVED, MediaInquiry.Standing.ASSIGNED]


def current_consent_text(*, at: datetime) -> ConsentText | None:
    return ConsentText.objects.filter(published_at__lte=at).order_by("-version").first()


def contacts_of(organization: Any) -> QuerySet[MediaContact]:
    """All that an organisation put forward, for its own members and its own keys only."""
    return MediaContact.objects.filter(organization=organization).order_by("name", "id")


def contacts_for_staff(user: Any) -> QuerySet[MediaContact]:
    """All of all partners, for press officers."""
    if not can_answer_inquiries(user):
        return MediaContact.objects.none()
    return MediaContact.objects.select_related("organization").order_by("name", "id")


def listed_contacts(*, at: datetime) -> QuerySet[MediaContact]:
    """Those who agreed, for as long as they agreed, of partners that are approved now. Show no address, no number."""
    return (
        MediaContact.objects.filter(
            standing=S.CONFIRMED, listed_until__gt=at, organization__standing=Organization.Standing.APPROVED
        )
        .select_related("organization")
        .order_by("organization__name", "name", "id")
    )


def contacts_who_can_answer(language: str, topic: str, *, at: datetime) -> list[MediaContact]:
    """Listed people who speak the language, those who know the topic before those who speak in general.

    A list: SQLite cannot look into JSON arrays, and there are a few hundred at most.
    """
    topics = {topic, Topic.GENERAL.value}
    able = [c for c in listed_contacts(at=at) if language in c.languages and (topics & set(c.topics) or not c.topics)]
    return sorted(able, key=lambda contact: topic not in contact.topics)


def contact_asked(code: str, *, at: datetime) -> MediaContact | None:
    """The person whose answer this code opens now; only a partner's people can agree, all can decline."""
    return (
        MediaContact.objects.filter(
            code_hash=digest_of(code), code_expires_at__gt=at, standing__in=[S.SUBMITTED, S.CONFIRMED]
        )
        .select_related("organization")
        .first()
    )


def contact_with_link(code: str) -> MediaContact | None:
    """The person whose own link this is, listed now or not: they can end it for as long as we know them."""
    return (
        MediaContact.objects.filter(personal_hash=digest_of(code), standing=S.CONFIRMED)
        .select_related("organization")
        .first()
    )


def contacts_to_renew(*, at: datetime, before: timedelta) -> QuerySet[MediaContact]:
    """Whose year ends soon, and to whom no question of their partner is open."""
    return listed_contacts(at=at).filter(
        Q(code_hash__isnull=True) | Q(code_expires_at__lte=at), listed_until__lte=at + before
    )


def inquiry_by_receipt(receipt: str) -> MediaInquiry | None:
    """However the reporter typed it: spaces, small letters, O for 0 and I or L for 1 are forgiven."""
    typed = re.sub(r"[\s\-–—_.]", "", receipt[:200]).upper().translate(str.maketrans("OIL", "011"))
    return MediaInquiry.objects.filter(receipt_hash=digest_of(typed)).first()


def inquiries_waiting() -> QuerySet[MediaInquiry]:
    """What nobody has answered yet, the next deadline first."""
    return MediaInquiry.objects.filter(standing__in=WAITING).order_by("deadline_at", "id")


def inquiries_for_staff(user: Any) -> QuerySet[MediaInquiry]:
    """All inquiries, for press officers, the next deadline first."""
    if not can_answer_inquiries(user):
        return MediaInquiry.objects.none()
    return MediaInquiry.objects.select_related("assigned_to", "campaign").order_by("deadline_at", "id")


def inquiries_waiting_for(user: Any) -> QuerySet[MediaInquiry]:
    """What waits for this press officer: what nobody has taken over, and what they have taken over themselves."""
    return inquiries_for_staff(user).filter(
        Q(standing=MediaInquiry.Standing.RECEIVED) | Q(standing=MediaInquiry.Standing.ASSIGNED, assigned_to=user)
    )


def press_officers() -> QuerySet[User]:
    """Staff whose groups let them answer."""
    return staff_who_may(ANSWER)
