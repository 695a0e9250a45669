"""What is held of reporters and contacts: why, how long, and all of it under one address."""

from datetime import timedelta
from typing import Any

from django.db.models import Prefetch, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from partners.mail.selectors import Kept, told_of
from partners.press.models import (
    EmbargoAccess,
    HeldInquiry,
    InquiryLetter,
    MediaContact,
    MediaInquiry,
    ReplyAddress,
    Subscription,
)

from .inquiries import thread_of

INQUIRIES = Kept(
    "inquiries",
    _("Questions of reporters"),
    _("You asked us to answer (steps before a contract, and our interest in a true report)."),
    _("%(days)s days after the end; what nobody ended, a year after its deadline."),
    timedelta(days=180),
    ("press.MediaInquiry.email", "press.HeldInquiry.email"),
)
CONTACTS = Kept(
    "contacts",
    _("Media contacts"),
    _("Your consent, version by version; you end it at any time."),
    _("As long as you are listed, and %(days)s days after that."),
    timedelta(days=30),
    ("press.MediaContact.email", "press.ContactConsent.facts"),
)
SUBSCRIPTIONS = Kept(
    "subscriptions",
    _("Releases by e-mail"),
    _("Your consent; you leave with one press in every letter."),
    _("Until you leave; what was never confirmed, %(days)s days."),
    timedelta(days=3),
    ("press.Subscription.email",),
)
EARLY = Kept(
    "early_access",
    _("Reading before an embargo ends"),
    _("The terms that you agreed to, and our interest in knowing whose copy is whose."),
    _("%(days)s days after your access has ended."),
    timedelta(days=180),
    ("press.EmbargoAccess.email",),
)
REQUESTS = Kept(
    "requests",
    _("Requests about your data"),
    _("The law: we have to know that it is you who asks."),
    _("%(days)s days, or until you had your answer."),
    timedelta(days=3),
    ("press.PersonRequest.email",),
)


def inquiries_from(address: str) -> QuerySet[MediaInquiry]:
    return MediaInquiry.objects.filter(email__iexact=address).order_by("pk")


def contacts_at(address: str) -> QuerySet[MediaContact]:
    """Also by an address that was agreed to and is another one today."""
    found = MediaContact.objects.filter(Q(email__iexact=address) | Q(consents__facts__email__iexact=address))
    return MediaContact.objects.filter(pk__in=found.values("pk")).select_related("organization").order_by("pk")


def told_of_inquiries(address: str) -> list[dict[str, Any]]:
    """With what the reporter could read, in its order, and each letter of theirs; what others noted for themselves is
    theirs. Last what is held as perhaps no person's."""
    letters = InquiryLetter.objects.filter(address__side=ReplyAddress.Side.REPORTER).prefetch_related("files")
    found = []
    for row in inquiries_from(address).prefetch_related(Prefetch("letters", queryset=letters, to_attr="own")):
        own = [{**told_of(each), "files": [file.name for file in each.files.all()]} for each in row.own]
        messages = [told_of(message, without=("why",)) for message in thread_of(row)]
        found.append({**told_of(row), "messages": messages, "letters": own})
    return found + [told_of(row) for row in HeldInquiry.objects.filter(email__iexact=address)]


def told_of_contacts(address: str) -> list[dict[str, Any]]:
    """Of what is proposed at another address nothing: it may be about somebody else."""
    found = []
    for contact in contacts_at(address):
        own = told_of(contact) if contact.email.lower() == address.lower() else {}
        agreed = contact.consents.filter(facts__email__iexact=address)
        consents = [{**told_of(each), "sha256": each.sha256} for each in agreed]
        found.append({"organization": contact.organization.name, **own, "consents": consents})
    return found


def told_of_subscriptions(address: str) -> list[dict[str, Any]]:
    return [told_of(row) for row in Subscription.objects.filter(email__iexact=address)]


def told_of_accesses(address: str) -> list[dict[str, Any]]:
    """Without the titles of what is still held back."""
    rows = EmbargoAccess.objects.filter(email__iexact=address).prefetch_related("copies").order_by("pk")
    return [{**told_of(row), "copies": [told_of(copy) for copy in row.copies.all()]} for row in rows]
