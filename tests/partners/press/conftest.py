"""A published consent text, a person who was asked, a question that was sent."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from partners.kernel import clock
from partners.kernel.actors import LINK_HOLDER, VISITOR, acting
from partners.mail.models import OutgoingMail
from partners.press.models import ConsentText
from partners.press.services.consent import confirm_contact
from partners.press.services.contacts import submit_contact
from partners.press.services.inquiries import receive_inquiry

TEXT = {
    "title": "Consent",
    "intro": "Nothing is shown until you agree.",
    "sections": [{"heading": "For how long", "paragraphs": ["For twelve months."]}],
    "acceptance": "I agree to be listed.",
}


@pytest.fixture
def consent(campaign):
    return ConsentText.objects.create(
        version=1,
        texts={"en": TEXT, "uk": TEXT | {"acceptance": "Погоджуюся."}},
        published_at=timezone.now() - timedelta(days=900),
    )


@pytest.fixture
def submit(organization, editor, consent):
    """`submit(email=…)` puts a person forward."""

    def put_forward(of=organization, by=None, at=None, **fields):
        details = {
            "name": "Daryna Lantern", "email": "daryna@example.org", "position": "Director", "phone": "+380 1234567",
            "language": "en", "languages": ["uk", "en"], "topics": ["detention"], "time_zone": "Europe/Kyiv",
        }  # fmt: skip
        with clock.at(at or clock.now()):
            return submit_contact(of, **{**details, **fields}, by=by or acting(editor))

    return put_forward


@pytest.fixture
def newest_code():
    """The code in the newest message to an address."""

    def find(email="daryna@example.org"):
        text = OutgoingMail.objects.filter(to=email, kind__startswith="press/contact").latest("pk").text
        return re.search(r"/press/contact/([^/\s]+)/", text).group(1)

    return find


@pytest.fixture
def contact(submit):
    return submit()


@pytest.fixture
def listed(submit, newest_code):
    """Somebody who agreed."""

    def agree(email="daryna@example.org", **fields):
        submit(email=email, **fields)
        return confirm_contact(newest_code(email), version=1, by=LINK_HOLDER)[0]

    return agree


@pytest.fixture
def long_listed(submit, newest_code):
    """Somebody who agreed so long ago that a letter may be sent to them again."""

    def agree(email="daryna@example.org", **fields):
        now = timezone.now()
        submit(email=email, at=now - timedelta(hours=3), **fields)
        with clock.at(now - timedelta(hours=2)):
            return confirm_contact(newest_code(email), version=1, by=LINK_HOLDER)[0]

    return agree


@pytest.fixture
def ask(db):
    """`ask(topic=…)` sends a question; gives the inquiry and the receipt."""

    def send(**fields):
        details = {
            "name": "Rita Reporter", "outlet": "The Planted Herald", "email": "rita@example.net",
            "deadline_at": timezone.now() + timedelta(hours=5), "time_zone": "Europe/Kyiv", "language": "uk",
            "topic": "detention", "question": "What do the planted families say?",
        }  # fmt: skip
        return receive_inquiry(**{**details, **fields}, by=VISITOR)

    return send
