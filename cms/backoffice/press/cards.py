"""What a press officer finds on the home screen."""

from datetime import timedelta
from typing import Any

from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.backoffice.frame.waiting import SHOWN, Card, Found, Queue, Row
from cms.backoffice.press.views.inquiries import inquiry_url
from partners.kernel import clock
from partners.kernel.actors import Actor
from partners.press.models import MediaInquiry
from partners.press.permissions import can_answer_inquiries
from partners.press.selectors import inquiries_waiting_for, listed_until

ENDING = timedelta(days=30)


def by_deadline(viewer: Actor) -> list[Row]:
    now = clock.now()

    def row(inquiry: Any) -> Row:
        is_late = inquiry.deadline_at < now
        is_mine = inquiry.standing == MediaInquiry.Standing.ASSIGNED
        words = _("overdue since") if is_late else _("yours, due") if is_mine else _("due")
        tone = "critical" if is_late else "warning" if inquiry.deadline_at < now + timedelta(hours=24) else ""
        title = Truncator(inquiry.question).words(9)
        return Row(title, inquiry_url(inquiry), words, inquiry.deadline_at, tone)

    return [row(inquiry) for inquiry in inquiries_waiting_for(viewer)[:SHOWN]]


def ending_consents(viewer: Actor) -> Found:
    """Whoever is listed and was not yet heard of again."""
    ending = listed_until(clock.now() + ENDING, at=clock.now())
    rows = [
        Row(
            listing.facts.name,
            reverse("backoffice_contacts:contact", args=[listing.public_id]),
            _("listed until"),
            listing.listed_until,
            "warning",
        )
        for listing in ending[:SHOWN]
    ]
    return Found(len(ending), rows, reverse("backoffice_contacts:index"))


INQUIRIES_QUEUE = Queue(
    title=gettext_lazy("Reporters’ questions"),
    nothing=gettext_lazy("No reporter waits. New questions appear here, the nearest deadline first."),
    route="backoffice_inquiries:index",
    query="?standing=received&standing=assigned",
    icon="mail",
    allowed=can_answer_inquiries,
    count=lambda viewer: inquiries_waiting_for(viewer).count(),
    rows=by_deadline,
)
CARDS: list[Card | Queue] = [
    INQUIRIES_QUEUE,
    Card(
        gettext_lazy("Media contacts to renew"),
        gettext_lazy("People whose year ends within thirty days, and who have not agreed again, appear here."),
        "user",
        can_answer_inquiries,
        ending_consents,
    ),
]
