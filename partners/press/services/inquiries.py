"""A reporter's question from its arrival to its answer."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _

from partners.activity.services import record
from partners.activity.verbs import Verb
from partners.campaigns.models import Campaign
from partners.campaigns.selectors import current_campaign
from partners.kernel import clock
from partners.kernel.actors import CLOCK, Actor
from partners.kernel.codes import digest_of, in_groups, readable_code
from partners.kernel.doors.open_forms import is_first_use
from partners.kernel.errors import Conflict, NotAllowed
from partners.kernel.fields import addresses
from partners.mail.services import forget_letters
from partners.press.emails import send_closing, send_hand_over
from partners.press.models import HeldInquiry, InquiryMessage, InquiryOffer, MediaInquiry, PressRules
from partners.press.permissions import can_answer_inquiries
from partners.press.selectors import press_officers
from partners.press.selectors.keeping import INQUIRIES
from partners.press.services.arriving import bring_in, hold_inquiry, purge_held
from partners.press.services.files import forget_files_of
from partners.press.services.offers import end_offer, end_offers, held_inquiry
from partners.press.services.subscriptions import forget_subscriptions
from partners.press.services.threads import keep_note
from partners.press.workflow import INQUIRY
from partners.users.models import User

# The page of the receipt tells the reporter so.
KEEP_SETTLED = INQUIRIES.after
KEEP_UNSETTLED = timedelta(days=365)
USED = _(
    "A question was sent with this form already. Your text is still here: if it is another question, send it again."
)
NO_OFFICER = _("This person does not answer reporters any more. Choose somebody else.")
SAME_OFFICER = _("This person has it already.")
OTHER_REPORTER = _(
    "Only open questions of one reporter can become one: whoever holds a receipt reads the whole thread."
)


@transaction.atomic
def receive_inquiry(
    *,
    name: str,
    email: str,
    deadline_at: datetime,
    time_zone: str,
    language: str,
    question: str,
    topic: str = "",
    outlet: str = "",
    medium: str = "",
    country: str = "",
    wants_it_mailed: bool = False,
    mail_language: str = "en",
    submission: str = "",
    is_told: bool = True,
    doubts: Sequence[str] = (),
    by: Actor,
) -> tuple[Any, str]:
    """Take a question in and return it, a `MediaInquiry`, with its receipt, which is not kept. With `doubts` it is a
    `HeldInquiry`: it reaches nobody, and no letter leaves, until it is let in.

    `submission` is the form's random token, which serves once. The same text with the same token is the same inquiry
    with the same receipt: whoever presses the button twice sees what the first press gave. Without `is_told` no letter
    says that the question has arrived; with `wants_it_mailed` that letter holds the receipt. The best voice is asked at
    once, where the campaign wants that. Raises Conflict (`used_form`) for another text with the same token.
    """
    now = clock.now()
    values = {
        "name": name,
        "outlet": outlet,
        "email": email,
        "deadline_at": deadline_at,
        "time_zone": time_zone,
        "language": language,
        "topic": topic,
        "question": question,
        "medium": medium,
        "country": country,
    }
    # Without a token a second press looks like another reporter with the same question, so each is one of its own.
    receipt = readable_code("partners.press.receipt", [submission or get_random_string(32), *values.values()])
    shown = in_groups(receipt)
    if submission and not is_first_use(submission):
        known = {"receipt_hash": digest_of(receipt)}
        found = MediaInquiry.objects.filter(**known).first() or HeldInquiry.objects.filter(**known).first()
        if found is None:
            raise Conflict(USED, code="used_form")
        return found, shown
    kept = {"receipt_hash": digest_of(receipt), "mail_language": mail_language}
    if doubts:
        return hold_inquiry({**values, **kept}, list(doubts), by=by), shown
    inquiry = MediaInquiry.objects.create(**values, **kept, campaign=current_campaign(at=now))
    bring_in(inquiry, receipt=shown if wants_it_mailed else "", is_told=is_told, by=by)
    return inquiry, shown


@transaction.atomic
def assign_inquiry(inquiry: MediaInquiry, *, by: Actor) -> MediaInquiry:
    """Take it over, from nobody or from a colleague: from now on this person is the one voice, and no partner is asked.

    Raises NotAllowed and Conflict (`wrong_state`).
    """
    inquiry = held_inquiry(inquiry)
    INQUIRY.advance(inquiry, "assign", by=by)
    inquiry.assigned_to = by.user
    # Whoever could still accept it is no longer asked; a partner that has accepted it goes on.
    for offer in inquiry.offers.filter(state=InquiryOffer.State.OFFERED):
        end_offer(offer, by=by)
    inquiry.left_to_staff_at = inquiry.left_to_staff_at or clock.now()
    # `updated_at` each time: Django writes `auto_now` only where `update_fields` names it.
    inquiry.save(update_fields=["standing", "assigned_to", "left_to_staff_at", "updated_at"])
    record(Verb.INQUIRY_ASSIGNED, by=by, campaign=inquiry.campaign, subject=inquiry)
    return inquiry


@transaction.atomic
def hand_over_inquiry(inquiry: MediaInquiry, *, colleague: User, note: str = "", by: Actor) -> MediaInquiry:
    """Give it to a named press officer; the note is theirs and the others' to read, nobody else's.

    Raises NotAllowed and Conflict (`wrong_state`, `no_officer`, `same_officer`).
    """
    inquiry = held_inquiry(inquiry)
    INQUIRY.advance(inquiry, "hand_over", by=by)
    if not press_officers().filter(pk=colleague.pk).exists():
        raise Conflict(NO_OFFICER, code="no_officer")
    if inquiry.assigned_to_id == colleague.pk:
        raise Conflict(SAME_OFFICER, code="same_officer")
    inquiry.assigned_to = colleague
    inquiry.left_to_staff_at = inquiry.left_to_staff_at or clock.now()
    inquiry.save(update_fields=["standing", "assigned_to", "left_to_staff_at", "updated_at"])
    if note:
        keep_note(inquiry, note=note, by=by)
    record(Verb.INQUIRY_HANDED_OVER, by=by, campaign=inquiry.campaign, subject=inquiry)
    send_hand_over(inquiry, colleague)
    return inquiry


@transaction.atomic
def close_inquiry(inquiry: MediaInquiry, *, is_told: bool = True, by: Actor) -> MediaInquiry:
    """Put it away, answered or not; the reporter is told, unless it was no genuine question.

    What is with partners ends. Raises NotAllowed and Conflict (`wrong_state`).
    """
    inquiry = held_inquiry(inquiry)
    INQUIRY.advance(inquiry, "close", by=by)
    _close(inquiry, by=by)
    record(Verb.INQUIRY_CLOSED, by=by, campaign=inquiry.campaign, subject=inquiry)
    if is_told:
        send_closing(inquiry)
    return inquiry


@transaction.atomic
def merge_inquiry(inquiry: MediaInquiry, *, into: MediaInquiry, by: Actor) -> MediaInquiry:
    """Make two questions of one reporter one thread; both receipts open it. Returns the one that goes on.

    Only of one mailbox: with another one, somebody would read what they did not ask. Raises NotAllowed and Conflict
    (`wrong_state`, `other_reporter`).
    """
    # In the order of their keys, so that two who merge the same ones do not wait for each other.
    first, second = sorted([inquiry, into], key=lambda each: each.pk)
    held = {each.pk: held_inquiry(each) for each in (first, second)}
    inquiry, into = held[inquiry.pk], held[into.pk]
    INQUIRY.advance(inquiry, "merge", by=by)
    is_same = addresses.canonical_or_same(inquiry.email) == addresses.canonical_or_same(into.email)
    if not is_same or inquiry.pk == into.pk or into.standing == MediaInquiry.Standing.CLOSED:
        raise Conflict(OTHER_REPORTER, code="other_reporter")
    InquiryMessage.objects.create(
        inquiry=into, kind=InquiryMessage.Kind.QUESTION, text=inquiry.question, written_at=inquiry.created_at
    )
    _close(inquiry, by=by)
    # What partners wrote for themselves stays with the offers, which have ended.
    read = Q(offer__isnull=True) | Q(state=InquiryMessage.State.SENT) & ~Q(kind=InquiryMessage.Kind.NOTE)
    inquiry.messages.filter(read).update(inquiry=into)
    inquiry.letters.update(inquiry=into)
    inquiry.merged.update(merged_into=into)
    inquiry.merged_into = into
    inquiry.save(update_fields=["merged_into", "updated_at"])
    into.deadline_at = min(inquiry.deadline_at, into.deadline_at)
    into.answered_at = into.answered_at or inquiry.answered_at
    into.save(update_fields=["deadline_at", "answered_at", "updated_at"])
    record(Verb.INQUIRY_MERGED, by=by, campaign=into.campaign, subject=into)
    return into


@transaction.atomic
def keep_outcome(inquiry: MediaInquiry, *, outcome: str, coverage_url: str = "", by: Actor) -> MediaInquiry:
    """What became of it, and where it can be read. Raises NotAllowed and Conflict (`wrong_state`)."""
    inquiry = held_inquiry(inquiry)
    INQUIRY.require(inquiry, "keep_outcome", by=by)
    inquiry.outcome, inquiry.coverage_url = outcome, coverage_url
    inquiry.save(update_fields=["outcome", "coverage_url", "updated_at"])
    record(Verb.INQUIRY_OUTCOME_KEPT, by=by, campaign=inquiry.campaign, subject=inquiry)
    return inquiry


@transaction.atomic
def set_press_rules(campaign: Campaign, *, offers_by_itself: bool, approves_answers: bool, by: Actor) -> PressRules:
    """Raises NotAllowed."""
    if not can_answer_inquiries(by):
        raise NotAllowed(_("You may not do this."))
    rules, _is_new = PressRules.objects.update_or_create(
        campaign=campaign, defaults={"offers_by_itself": offers_by_itself, "approves_answers": approves_answers}
    )
    record(Verb.PRESS_RULES_CHANGED, by=by, campaign=campaign, subject=campaign)
    return rules


@transaction.atomic
def forget_reporter(email: str, *, by: Actor) -> int:
    """Delete all that one reporter asked, their subscription, and the letters to that address. Returns how many
    questions. Early access goes by its own rule, or when they themselves have it erased: it says whose copy is whose.

    Raises NotAllowed. The log keeps that there was something, and nothing of it.
    """
    if not can_answer_inquiries(by):
        raise NotAllowed(_("You may not do this."))
    asked = MediaInquiry.objects.filter(email__iexact=email)
    number = asked.count()
    forget_files_of(asked)
    asked.delete()
    forget_subscriptions(email)
    number += HeldInquiry.objects.filter(email__iexact=email).delete()[0]
    forget_letters(email, "press/inquiry")
    return number


@transaction.atomic
def purge_inquiries() -> int:
    """Delete what was settled half a year ago, and what nobody settled a year after its deadline."""
    now, standing = clock.now(), MediaInquiry.Standing
    over = (
        Q(standing=standing.CLOSED, closed_at__lt=now - KEEP_SETTLED)
        | Q(standing=standing.ANSWERED, answered_at__lt=now - KEEP_SETTLED)
        | Q(standing__in=[standing.RECEIVED, standing.ASSIGNED], deadline_at__lt=now - KEEP_UNSETTLED)
    )
    forget_files_of(MediaInquiry.objects.filter(over))
    purge_held()
    _all, by_kind = MediaInquiry.objects.filter(over).delete()
    return by_kind.get("press.MediaInquiry", 0)


def _close(inquiry: MediaInquiry, *, by: Actor) -> None:
    """What is with partners ends with it."""
    inquiry.closed_at = clock.now()
    inquiry.save(update_fields=["standing", "closed_at", "updated_at"])
    end_offers(inquiry, by=CLOCK if by.user is None else by)
