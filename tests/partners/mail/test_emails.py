"""No letter ends the conversation: an answer reaches somebody, or the letter says how to go on."""

from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
import wagtail
from django.conf import settings
from django.core import mail
from django.template.loader import render_to_string
from django.test import Client
from django.utils import translation

from partners.campaigns.selectors import forget_face
from partners.kernel.actors import VISITOR, acting
from partners.mail.emails import Desk
from partners.mail.models import OutgoingMail, Urgency
from partners.mail.services import queue_mail
from partners.press.services.inquiries import assign_inquiry, receive_inquiry
from partners.press.services.threads import answer_inquiry

TEMPLATES = Path(settings.BASE_DIR) / "templates" / "emails"
KINDS = sorted(
    str(path.relative_to(TEMPLATES)).removesuffix(".txt")
    for path in TEMPLATES.rglob("*.txt")
    if path.parent != TEMPLATES
)
OF_WAGTAIL = sorted(
    path.name
    for path in (Path(wagtail.__file__).parent / "admin/templates/wagtailadmin/notifications").glob("*.txt")
    if not path.name.endswith("_subject.txt") and path.name != "base.txt"
)
MOMENT = datetime(2026, 12, 7, 20, tzinfo=UTC)
PARTNERSHIPS, PRESS, HOUSE = "partnerships@example.org", "press@example.org", "house@example.org"
READ = {
    "en": ("You can reply to this message", "in the back office"),
    "uk": ("На цей лист можна відповісти", "у панелі керування"),
}
UNREAD = {"en": ("are not read. Please go on", "in the back office"), "uk": ("ніхто не читає", "у панелі керування")}
PAGE = SimpleNamespace(id=1, get_admin_display_title="Wren", full_url="https://portal.example.org/en/")
FACTS = {
    "organization": SimpleNamespace(name="Lantern"), "name": "Mira", "reason": "Why?", "answer": "Because.",
    "expires_at": MOMENT, "valid_until": MOMENT, "listed_until": MOMENT, "deadline_at": MOMENT,
    "time_zone": "Europe/Kyiv", "decision": "confirm", "inviter": "Mira", "role": "editor", "is_vetted": True,
    "inquiry": SimpleNamespace(time_zone="Europe/Kyiv", language_name="Ukrainian", deadline_at=MOMENT),
    "action_url": "https://portal.example.org/en/", "action_label": "Go on",
}  # fmt: skip


def name_desks(campaign, **addresses) -> None:
    campaign.addresses = addresses
    campaign.save()
    forget_face()


def test_every_kind_of_letter_is_looked_at():
    assert len(KINDS) >= 17
    assert len(OF_WAGTAIL) >= 9


@pytest.mark.parametrize("language", ["en", "uk"])
@pytest.mark.parametrize("kind", KINDS)
def test_an_answer_to_a_letter_reaches_somebody(kind, language, campaign):
    name_desks(campaign, partnerships=PARTNERSHIPS, press=PRESS)

    letter = queue_mail(kind, "reader@example.org", FACTS, language=language)

    assert letter.reply_to == PARTNERSHIPS
    assert any(sentence in letter.text for sentence in READ[language]), letter.text


@pytest.mark.parametrize("language", ["en", "uk"])
@pytest.mark.parametrize("kind", KINDS)
def test_where_nobody_is_named_a_letter_says_how_to_go_on(kind, language, campaign):
    letter = queue_mail(kind, "reader@example.org", FACTS, language=language)

    assert letter.reply_to == ""
    assert any(sentence in letter.text for sentence in UNREAD[language]), letter.text
    assert READ[language][0] not in letter.text


@pytest.mark.parametrize("language", ["en", "uk"])
@pytest.mark.parametrize("template", OF_WAGTAIL)
def test_wagtails_own_letters_say_where_to_go_on(template, language, staff_editor):
    task, revision = SimpleNamespace(name="Check", id=1), SimpleNamespace(content_object=PAGE, object_id=1, id=1)
    facts = {
        "page": PAGE, "object": PAGE, "user": staff_editor, "editor": staff_editor, "revision": revision, "task": task,
        "workflow": task,
    }  # fmt: skip
    with translation.override(language):
        text = render_to_string(f"wagtailadmin/notifications/{template}", facts)

    assert READ[language][1] in text


def test_the_answer_to_a_reporter_is_answered_at_the_press_desk(
    campaign, press_officer, django_capture_on_commit_callbacks
):
    name_desks(campaign, partnerships=PARTNERSHIPS, press=PRESS)
    with django_capture_on_commit_callbacks(execute=True):
        inquiry, _receipt = receive_inquiry(
            name="Yeva", email="yeva@example.org", deadline_at=MOMENT, time_zone="Europe/Kyiv", language="en",
            question="Who waits?", by=VISITOR,
        )  # fmt: skip
        assign_inquiry(inquiry, by=acting(press_officer))
        answer_inquiry(inquiry, answer="Many people.", by=acting(press_officer))

    received, waits, answered = mail.outbox
    assert {letter.to[0]: letter.reply_to for letter in mail.outbox} == {
        "yeva@example.org": [PRESS], press_officer.email: [PRESS]
    }  # fmt: skip
    assert "You can reply to this message: the campaign’s press officers read it." in answered.body
    assert "You can reply to this message: the campaign’s press officers read it." in received.body
    assert "A reply to this message does not reach whoever it is about." in waits.body


def test_who_has_no_press_desk_is_answered_by_the_team_and_else_by_the_settings(campaign, settings):
    name_desks(campaign, partnerships=PARTNERSHIPS)
    assert queue_mail("press/inquiry_answered", "a@example.org", FACTS, language="en", desk=Desk.PRESS).reply_to == (
        PARTNERSHIPS
    )
    name_desks(campaign)
    settings.REPLY_TO_EMAIL = HOUSE
    assert queue_mail("organizations/approved", "a@example.org", FACTS, language="en").reply_to == HOUSE


def test_letters_of_sign_in_are_of_the_first_class(owner):
    Client().post("/en/account/password/reset/", {"email": owner.email})
    for email in (owner.email, "new@example.org"):
        Client().post("/en/account/signup/", {"email": email, "password1": "twelve lanterns on a porch"})

    urgencies = dict(OutgoingMail.objects.values_list("kind", "urgency"))
    assert urgencies == {
        "account/email/password_reset_code": Urgency.SIGN_IN,
        "account/email/account_already_exists": Urgency.SIGN_IN,
        "account/email/email_confirmation_signup": Urgency.SIGN_IN,
    }
