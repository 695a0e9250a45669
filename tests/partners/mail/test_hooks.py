"""A provider hands letters over, by its secret only; without a provider there is no such address."""

import base64
import json

import pytest

from partners.mail import services
from partners.mail.adapters.hooks import PROVIDERS
from partners.mail.services import Fate
from portal.settings import values
from tests.support.wire import wired

SECRET = "portal:a-password-of-more-than-twenty"
HOOK = "/hooks/mail/mime/"


@pytest.fixture
def seen(monkeypatch):
    letters = []
    monkeypatch.setattr(services, "RECEIVERS", [lambda letter: letters.append(letter) or Fate.TAKEN])
    return letters


@pytest.fixture
def postmark(settings):
    settings.INBOUND_PROVIDER, settings.ANYMAIL = "postmark", {"WEBHOOK_SECRET": SECRET}


def call(client, *, secret=SECRET, raw=None, **told):
    raw = raw if raw is not None else wired("rita@example.net", "reply+1@in.example.org", "One.")
    event = {
        "FromFull": {"Email": "rita@example.net", "Name": ""}, "OriginalRecipient": "reply+2@in.example.org",
        "RawEmail": raw.decode(), "Headers": [], "Attachments": [], **told,
    }  # fmt: skip
    basic = base64.b64encode(secret.encode()).decode()
    return client.post(HOOK, json.dumps(event), "application/json", headers={"Authorization": f"Basic {basic}"})


def test_a_letter_comes_in_with_whom_it_was_for(client, db, seen, postmark):
    assert call(client).status_code == 200
    [letter] = seen
    assert letter.text.strip() == "One."
    assert letter.senders == ("rita@example.net",)
    assert letter.recipients[0] == "reply+2@in.example.org"


def test_whoever_does_not_know_the_secret_hands_over_nothing(client, db, seen, postmark):
    assert call(client, secret="portal:another").status_code == 400
    assert client.post(HOOK, "{}", "application/json").status_code == 400
    assert client.get(HOOK).status_code == 405
    assert seen == []


def test_without_a_provider_there_is_no_such_address(client, db, seen):
    assert call(client).status_code == 404
    assert seen == []


def test_what_cannot_be_read_is_not_sent_again_and_again(client, db, seen, postmark):
    assert (
        call(client, raw=b"Subject: x\n\n" + b"x" * 100, OriginalRecipient="a\r\nBcc: b@example.net").status_code == 200
    )
    assert [letter.recipients for letter in seen] == [()]


def test_every_provider_that_the_settings_know_has_a_webhook():
    assert tuple(PROVIDERS) == values.PROVIDERS
