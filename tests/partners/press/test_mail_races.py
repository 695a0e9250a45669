"""One letter that a server delivers several times at the same moment is one message."""

from threading import Barrier, Thread

import pytest
from django.db import connection
from django.utils.crypto import get_random_string

from partners.mail import services
from partners.mail.models import OutgoingMail
from partners.mail.rendering import read_letter
from partners.mail.services import take_in
from partners.press.models import InquiryLetter, InquiryMessage, ReplyAddress
from tests.support.wire import wired

COPIES = 6


def deliver_at_once(ask, settings) -> list[str]:
    settings.INBOUND_DOMAIN = "in.example.org"
    inquiry, _receipt = ask()
    to = ReplyAddress.objects.given(inquiry, "reporter")
    raw = wired("rita@example.net", to, "Since when?")
    barrier, fates = Barrier(COPIES), []

    def deliver() -> None:
        try:
            barrier.wait(timeout=10)
            fates.append(take_in(raw).value)
        finally:
            connection.close()

    threads = [Thread(target=deliver) for _copy in range(COPIES)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(fates)


@pytest.mark.django_db(transaction=True)
def test_a_letter_delivered_many_times_at_once_is_one(campaign, press_officer, ask, settings):
    assert deliver_at_once(ask, settings) == ["again"] * (COPIES - 1) + ["taken"]
    assert InquiryMessage.objects.count() == InquiryLetter.objects.count() == 1
    assert OutgoingMail.objects.filter(to=press_officer.email, kind="press/inquiry_waits").count() == 2, (
        "asked, and asks"
    )


@pytest.mark.django_db(transaction=True)
def test_without_its_number_each_would_be_a_letter_of_its_own(campaign, ask, settings, monkeypatch):
    def nameless(raw: bytes):
        return read_letter(raw.replace(b"Message-ID:", f"X-{get_random_string(8)}:".encode()))

    monkeypatch.setattr(services, "read_letter", nameless)
    assert "again" not in deliver_at_once(ask, settings)
    assert InquiryLetter.objects.count() == COPIES
