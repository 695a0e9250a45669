"""How a question comes to people, and what keeps it from them: automats are held, and a press of a button lets in.

One doubt is not enough to hold a question while there are few: whoever reads without JavaScript is a person as well.
"""

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from partners.activity.services import record
from partners.activity.verbs import Verb
from partners.campaigns.selectors import current_campaign
from partners.kernel import clock
from partners.kernel.actors import CLOCK, Actor, ActorKind
from partners.kernel.errors import Conflict, NotAllowed
from partners.kernel.limits.counting import count_use
from partners.press.emails import notify_press_officers, send_arrival
from partners.press.models import HeldInquiry, MediaInquiry
from partners.press.permissions import can_answer_inquiries
from partners.press.services.offers import offer_next

Doubt = HeldInquiry.Doubt
KEEP_HELD = timedelta(days=14)
# More than an attack of days brings; the oldest go first.
MOST_HELD = 20_000
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
# Doubted once and brought in all the same: from one place in an hour, and from all in an hour and in a day.
FROM_ONE_PLACE, FROM_ALL_IN_AN_HOUR, FROM_ALL_IN_A_DAY = 5, 12, 40
MOST_LINKS = 3
LINK = re.compile(r"https?://|www\.|\[url|<a\s", re.IGNORECASE)
COPIED_WITHIN = timedelta(days=2)
GONE = _("This question is with the press officers already, or it is gone.")


def doubts_about(values: Mapping[str, Any], *, is_proven: bool, caller: str) -> list[str]:
    """Codes of `Doubt`; empty for what goes to people at once. `values` are the keywords of `receive_inquiry`.

    Counts each use of what is let through with one doubt.
    """
    recent = MediaInquiry.objects.filter(language=values["language"], created_at__gt=clock.now() - COPIED_WITHIN)
    others = recent.filter(question=values["question"]).exclude(email__iexact=values["email"])
    reasons = (
        (not is_proven, Doubt.UNPROVEN),
        (is_full_of_links(values), Doubt.LINKS),
        (others.exists(), Doubt.COPIED),
    )
    found = [doubt.value for applies, doubt in reasons if applies]
    # The place first: what is held there uses up nothing that others have.
    allowed = (
        ("press.doubted", caller, HOUR, FROM_ONE_PLACE),
        ("press.doubted.hour", "", HOUR, FROM_ALL_IN_AN_HOUR),
        ("press.doubted.day", "", DAY, FROM_ALL_IN_A_DAY),
    )
    if len(found) == 1:
        is_let_through = all(
            count_use(name, whom, within=within).number <= most for name, whom, within, most in allowed
        )
        return [] if is_let_through else [*found, Doubt.MANY.value]
    return found


def is_full_of_links(values: Mapping[str, Any]) -> bool:
    """Reporters show what they wrote; nobody is called by a link."""
    named = f"{values['name']} {values.get('outlet', '')}"
    return bool(LINK.search(named)) or len(LINK.findall(values["question"])) >= MOST_LINKS


@transaction.atomic
def hold_inquiry(values: Mapping[str, Any], doubts: list[str], *, by: Actor) -> HeldInquiry:
    """Keep it where it reaches nobody, and send no letter: whose address was typed is not known."""
    facts = {name: value.isoformat() if isinstance(value, datetime) else value for name, value in values.items()}
    own = {name: facts.pop(name) for name in ("receipt_hash", "email", "question")}
    held = HeldInquiry.objects.create(**own, facts=facts, doubts=doubts)
    # Once an hour: of thousands the log would be full, and their number stands in the list.
    if count_use("press.held", "", within=HOUR).number == 1:
        record(Verb.INQUIRY_HELD, by=by, campaign=current_campaign(at=clock.now()), subject=held)
    return held


@transaction.atomic
def let_in(held: HeldInquiry, *, receipt: str = "", is_told: bool = True, by: Actor) -> MediaInquiry:
    """Its reporter, who holds the receipt, or a press officer says that it is a person's. `receipt` is what the letter
    is to hold; without `is_told` there is none.

    Raises NotAllowed, and Conflict (`gone`) for what was let in before.
    """
    if by.kind != ActorKind.LINK_HOLDER and not can_answer_inquiries(by):
        raise NotAllowed(_("You may not do this."))
    found = HeldInquiry.objects.select_for_update().filter(pk=held.pk).first()
    if found is None:
        raise Conflict(GONE, code="gone")
    values = {**found.facts, "deadline_at": found.deadline_at}
    inquiry = MediaInquiry.objects.create(
        **values,
        receipt_hash=found.receipt_hash,
        email=found.email,
        question=found.question,
        campaign=current_campaign(at=clock.now()),
    )
    found.delete()
    bring_in(inquiry, receipt=receipt, is_told=is_told, by=by)
    return inquiry


@transaction.atomic
def bring_in(inquiry: MediaInquiry, *, receipt: str, is_told: bool, by: Actor) -> None:
    """What follows when a question has come: the best voice is asked, the press officers and the reporter are told."""
    # Without data, here and below: the entry stays when the inquiry is deleted.
    record(Verb.INQUIRY_RECEIVED, by=by, campaign=inquiry.campaign, subject=inquiry)
    if is_told:
        send_arrival(inquiry, receipt=receipt)
    offer_next(inquiry, by=CLOCK)
    notify_press_officers(inquiry)


def purge_held() -> None:
    """Delete what nobody let in, after two weeks, and of very many the oldest."""
    HeldInquiry.objects.filter(created_at__lt=clock.now() - KEEP_HELD).delete()
    beyond = HeldInquiry.objects.order_by("-created_at", "-pk").values_list("created_at", flat=True)[MOST_HELD:][:1]
    for oldest in beyond:
        HeldInquiry.objects.filter(created_at__lte=oldest).delete()
