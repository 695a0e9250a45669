"""Twenty people accept one question at the same moment, again and again: one of them has it."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone
from django.utils.crypto import get_random_string

from partners.kernel.actors import acting
from partners.mail.models import OutgoingMail
from partners.organizations.models import Role
from partners.press.models import InquiryOffer, MediaInquiry
from partners.press.services import offers
from partners.press.services.offers import accept_offer, lapse_offers
from tests.conftest import make_member, make_organization
from tests.support.prove import THOROUGH
from tests.support.races import at_once, crowd, in_words

CLAIMS = 20 if THOROUGH else 6
ROUNDS = 100 if THOROUGH else 3


def offered_to_all(editors) -> list[InquiryOffer]:
    """One question that waits at every partner."""
    now = timezone.now()
    inquiry = MediaInquiry.objects.create(
        name="Rita", email="rita@example.net", deadline_at=now + timedelta(hours=5), time_zone="UTC", language="uk",
        question="Who waits?", receipt_hash=get_random_string(64),
    )  # fmt: skip
    return InquiryOffer.objects.bulk_create(
        InquiryOffer(inquiry=inquiry, organization=organization, offered_at=now, until=now + timedelta(hours=1))
        for organization, _editor in editors
    )


@pytest.fixture
def editors(transactional_db, monkeypatch):
    # Letters are counted and stay where they are: sending two thousand would take longer than all claims.
    monkeypatch.setattr("partners.mail.services._hint_at", lambda *about: None)
    found = []
    for number in range(CLAIMS):
        organization = make_organization(f"Partner {number}")
        found.append((organization, make_member(organization, f"editor-{number}@example.org", Role.EDITOR)))
    return found


@pytest.fixture
def together(editors):
    with crowd(CLAIMS) as at_the_same_moment:
        yield at_the_same_moment


def claim_at_once(editors, together) -> list[str]:
    waiting = offered_to_all(editors)
    calls = [
        lambda offer=offer, editor=editor: accept_offer(offer, by=acting(editor))
        for offer, (_organization, editor) in zip(waiting, editors, strict=True)
    ]
    return in_words(together(*calls, expected=Exception))


def test_of_all_who_accept_at_once_one_has_it_and_the_others_are_told(editors, together):
    for _round in range(ROUNDS):
        OutgoingMail.objects.all().delete()
        outcomes = claim_at_once(editors, together)

        assert sorted(outcomes) == ["done"] + ["wrong_state"] * (CLAIMS - 1)
        inquiry = MediaInquiry.objects.latest("pk")
        assert sorted(inquiry.offers.values_list("state", flat=True)) == ["accepted"] + ["taken_back"] * (CLAIMS - 1)
        # Each of the others gets one letter that it is over, and nobody two.
        assert OutgoingMail.objects.filter(kind="press/inquiry_offer_over").count() == CLAIMS - 1


@pytest.mark.postgresql
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has a single writer")
def test_without_the_lock_several_believe_that_they_have_it(editors, together, monkeypatch):
    """The control. SQLite has one writer at a time, and needs no lock of ours."""
    monkeypatch.setattr(offers, "held_inquiry", lambda inquiry: MediaInquiry.objects.get(pk=inquiry.pk))
    right = ["done"] + ["wrong_state"] * (CLAIMS - 1)

    # The first round that goes wrong is enough.
    assert any(sorted(claim_at_once(editors, together)) != right for _round in range(ROUNDS))


def test_who_accepts_while_the_time_runs_out_has_it_or_is_told(editors, monkeypatch):
    for _round in range(ROUNDS):
        waiting = offered_to_all(editors[:1])[0]
        # To the tick its time has passed, to the partner it has not: the worst moment of both.
        at_once(lambda offer=waiting: accept_offer(offer, by=acting(editors[0][1])), lapse_offers)
        waiting.refresh_from_db()
        inquiry = waiting.inquiry
        assert (waiting.state, inquiry.standing) in {("accepted", "assigned"), ("lapsed", "received")}
