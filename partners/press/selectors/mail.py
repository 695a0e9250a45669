"""Which thread a letter belongs to, and which letters wait."""

import re
from collections.abc import Iterable

from django.conf import settings
from django.db.models import QuerySet

from partners.kernel.codes import as_typed, digest_of
from partners.press.models import InquiryFile, InquiryLetter, InquiryMessage, MediaInquiry, ReplyAddress

# A letter that names more of them was not written by a person.
MOST_ADDRESSES = 3
REPLY = re.compile(r"reply\+([0-9a-z]{20})@(.+)", re.IGNORECASE)


def addresses_among(recipients: Iterable[str]) -> list[ReplyAddress]:
    """Those of ours. A secret that was never given is like no secret at all."""
    found = [REPLY.fullmatch(each) for each in recipients]
    own = [each[1] for each in found if each and each[2].lower() == settings.INBOUND_DOMAIN]
    hashes = [digest_of(as_typed(secret)) for secret in dict.fromkeys(own)][:MOST_ADDRESSES]
    related = ("inquiry__merged_into", "offer__organization", "offer__inquiry")
    return list(ReplyAddress.objects.filter(secret_hash__in=hashes).select_related(*related))


def files_of(messages: QuerySet[InquiryMessage]) -> QuerySet[InquiryFile]:
    """What hung on letters that stand in these messages of a thread."""
    return InquiryFile.objects.filter(letter__message__in=messages.order_by())


def files_for_staff(inquiry: MediaInquiry) -> QuerySet[InquiryFile]:
    """Those of letters that are held as well; not of notes that partners keep for themselves, which are no letters."""
    return InquiryFile.objects.filter(letter__inquiry=inquiry)


def letters_held(inquiry: MediaInquiry) -> QuerySet[InquiryLetter]:
    """What press officers have to look at, as it came in."""
    return letters_of(inquiry).filter(state=InquiryLetter.State.HELD)


def letters_of(inquiry: MediaInquiry) -> QuerySet[InquiryLetter]:
    return inquiry.letters.select_related("address__offer__organization").prefetch_related("files").order_by("pk")
