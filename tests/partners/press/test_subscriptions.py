"""Releases by e-mail: nothing without a yes from the mailbox, the same answer for everybody, and one press to leave."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from partners.kernel import clock
from partners.mail.emails import transmit
from partners.mail.models import OutgoingMail
from partners.press.emails import leave_secret
from partners.press.forms.subscriptions import SubscriptionForm
from partners.press.models import Subscription
from partners.press.services.subscriptions import (
    ask_to_subscribe,
    confirm_subscription,
    end_undeliverable,
    purge_subscriptions,
)

QUESTION, RELEASE = "press/subscription_asked", "press/release_out"


@pytest.fixture
def form(campaign):
    """What a reader sends ten seconds after opening the page."""

    def fill(email="reader@example.org", **told):
        with clock.at(clock.now() - timedelta(seconds=10)):
            token = SubscriptionForm.new_token()
        return {"email": email, "language": "en", "token": token, **told}

    return fill


def send(client, told):
    return client.post(reverse("press:subscribe"), told)


def code_to(email):
    text = OutgoingMail.objects.filter(kind=QUESTION, to=email).latest("pk").text
    return re.search(r"/press/letters/([^/\s]+)/", text).group(1)


def test_nothing_is_sent_before_the_mailbox_says_yes(client, form):
    answer = send(client, form(topics=["children"]))
    assert answer.status_code == 200
    assert not answer.cookies
    row = Subscription.objects.get()
    assert row.confirmed_at is None

    page = reverse("press:subscription", args=[code_to("reader@example.org")])
    # A mail program that opens links says nothing by it.
    assert client.get(page).status_code == 200
    row.refresh_from_db()
    assert row.confirmed_at is None

    assert client.post(page).status_code == 200
    row.refresh_from_db()
    assert (bool(row.confirmed_at), row.topics) == (True, ["children"])
    assert client.post(page).status_code == 404


def test_known_and_unknown_addresses_get_one_answer(client, form):
    first = send(client, form())
    confirm_subscription(code_to("reader@example.org"))
    again, unknown = send(client, form()), send(client, form("other@example.org"))
    assert first.content == again.content == unknown.content
    assert OutgoingMail.objects.filter(kind=QUESTION).count() == 3


def test_another_choice_holds_from_the_second_yes(client, form):
    send(client, form(topics=["children"]))
    confirm_subscription(code_to("reader@example.org"))
    send(client, form(language="uk", topics=["labour"]))
    row = Subscription.objects.get()
    assert (row.language, row.topics) == ("en", ["children"])

    confirm_subscription(code_to("reader@example.org"))
    row.refresh_from_db()
    assert (row.language, row.topics) == ("uk", ["labour"])


def test_a_stranger_sends_nobody_more_than_two_letters_a_day(client, form):
    answers = {send(client, form()).content for _try in range(5)}
    assert len(answers) == 1
    assert OutgoingMail.objects.filter(kind=QUESTION, to="reader@example.org").count() == 2


def test_the_same_form_twice_is_one_letter(client, form):
    told = form()
    assert send(client, told).content == send(client, told).content
    assert OutgoingMail.objects.filter(to="reader@example.org").count() == 1


@pytest.mark.parametrize(
    ("told", "status"),
    [({"email": "nobody"}, 422), ({"language": "xx"}, 422), ({"topics": ["nothing"]}, 422), ({"x7q3k": "a"}, 422)],
)
def test_bad_input_comes_back_with_what_was_typed(client, form, told, status):
    answer = send(client, form(**told))
    assert answer.status_code == status
    assert not Subscription.objects.exists()
    assert (told.get("email") or "reader@example.org") in answer.content.decode()


def test_another_site_subscribes_nobody(client, form):
    answer = client.post(reverse("press:subscribe"), form(), headers={"Origin": "https://elsewhere.example.org"})
    assert answer.status_code == 403
    assert not Subscription.objects.exists()


def test_an_old_code_opens_nothing(db):
    ask_to_subscribe("reader@example.org", language="en", topics=[])
    with clock.at(timezone.now() + timedelta(days=4)):
        assert confirm_subscription(code_to("reader@example.org")) is None
        assert purge_subscriptions() == 1
    assert confirm_subscription("nonsense") is None


@pytest.fixture
def reader(db):
    return Subscription.objects.create(email="reader@example.org", language="en", confirmed_at=timezone.now())


def test_one_press_ends_it_and_leaves_nothing(client, reader):
    OutgoingMail.objects.create(kind=RELEASE, to=reader.email, subject="A", state="sent", next_attempt_at=clock.now())
    page = reverse("press:subscription_leave", args=[leave_secret(reader)])
    assert client.get(page).status_code == 200
    assert Subscription.objects.exists()

    # As RFC 8058 has it: a POST from a mail program, without a cookie, with this body.
    assert client.post(page, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert not Subscription.objects.exists()
    assert not OutgoingMail.objects.filter(to=reader.email).exists()
    assert client.post(page).status_code == 200
    assert client.post(reverse("press:subscription_leave", args=["forged"])).status_code == 404


def test_letters_carry_the_headers_of_one_click(reader, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    row = OutgoingMail(
        kind=RELEASE, to=reader.email, subject="A", text="B", leave_url="https://portal.example.org/leave/"
    )
    transmit(row)
    transmit(OutgoingMail(kind="other", to=reader.email, subject="A", text="B"))
    headers = [letter.extra_headers for letter in mail.outbox]
    assert headers[0]["List-Unsubscribe"] == "<https://portal.example.org/leave/>"
    assert headers[0]["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert "List-Unsubscribe" not in headers[1]


def test_a_mailbox_that_takes_nothing_is_forgotten(reader):
    assert end_undeliverable() == 0
    OutgoingMail.objects.create(kind=RELEASE, to=reader.email, subject="A", state="failed", next_attempt_at=clock.now())
    assert end_undeliverable() == 1
    assert not Subscription.objects.exists()
