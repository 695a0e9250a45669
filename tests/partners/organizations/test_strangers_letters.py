"""What an applicant can make us write to somebody who never asked: two names, and that nobody has checked them."""

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from partners.kernel.actors import acting
from partners.mail.models import OutgoingMail
from partners.organizations.models import Organization
from partners.organizations.services.joining import resubmit_application, start_application, submit_application
from partners.organizations.services.team import invite_member
from partners.organizations.services.vetting import ask_for_information, start_review
from partners.users.models import User

STRANGER = "stranger@example.org"
PLANTED = {
    "a link": "Lantern https://evil.example/win",
    "a bare host": "evil.example",
    "a host in words": "see evil.example now",
    "a full-width host": "evil．example",
    "an address": "write to win@evil.example",
    "a number": "Call +380 44 000 00 00",
    "other digits": "Call ٠٤٤ ٠٠٠",
    "a sentence": "Your account will be closed unless you press the button below at once and give us your password",
    "an exclamation": "You have won!",
    "a line": "Lantern: you must pay",
    "a template": "{{ request }}",
    "markup": "<b>Lantern</b>",
    "an amount": "Win 1000 €",
}
NAMES = ["Olena Kovalenko", "Мар’яна О. Ткач-Бойко", "d'Été", "مريم", "Nguyễn Thị", "ʼAli", "Dr. Wren", "می‌خواهم"]


def letter_to_a_stranger(application, applicant, **names) -> str:
    Organization.objects.filter(pk=application.pk).update(name=names.get("organization", "Lantern"))
    User.objects.filter(pk=applicant.pk).update(name=names.get("person", "Mira"), email="won.evil.example@example.org")
    applicant.refresh_from_db()
    application.refresh_from_db()
    invite_member(application, email=STRANGER, role="editor", by=acting(applicant))
    letter = OutgoingMail.objects.get(to=STRANGER)
    return f"{letter.subject}\n{letter.text}\n{letter.html}"


@pytest.mark.parametrize("what", PLANTED)
@pytest.mark.parametrize("whose", ["organization", "person"])
def test_words_that_are_no_name_reach_no_stranger(application, applicant, what, whose):
    told = letter_to_a_stranger(application, applicant, **{whose: PLANTED[what]})

    assert PLANTED[what] not in told
    assert "evil" not in told.replace(settings.BASE_URL, ""), "not by the address of the account either"
    assert "has not checked this organisation yet" in told


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_told_as_the_persons_own_account(application, applicant, name):
    told = letter_to_a_stranger(application, applicant, person=name)

    assert f"Who invites you, by their own account: {name}\n" in told
    assert "Organisation, by its own account: Lantern\n" in told


@pytest.mark.parametrize("language", ["en", "uk"])
def test_the_page_of_the_invitation_tells_no_more_than_the_letter(application, applicant, client: Client, language):
    Organization.objects.update(name=PLANTED["a host in words"])
    _invitation, code = invite_member(application, email=STRANGER, role="editor", by=acting(applicant))
    address = reverse("organizations:invitation_accept", args=[code]).replace("/en/", f"/{language}/")

    unchecked = client.get(address)
    Organization.objects.update(standing=Organization.Standing.APPROVED, approved_at=timezone.now())
    checked = client.get(address)

    assert unchecked.status_code == checked.status_code == 200
    assert "evil" not in unchecked.content.decode()
    assert "notice--warn" in unchecked.content.decode()
    assert "evil" in checked.content.decode(), "what staff have read and approved stands there"
    assert "notice--warn" not in checked.content.decode()


def test_a_partners_letter_names_both(organization, owner):
    invite_member(organization, email=STRANGER, role="editor", by=acting(owner))

    letter = OutgoingMail.objects.get()
    assert letter.text.count("Owner invites you to work with Lantern") == 1
    assert "has not checked" not in letter.text


@pytest.mark.parametrize("what", PLANTED)
def test_no_form_takes_such_words_for_a_persons_name(what, person, client: Client, sign_in):
    account = {"name": PLANTED[what], "email": "mira@example.org", "password1": "twelve lanterns on a porch"}
    about = {"name": PLANTED[what], "language": "en", "time_zone": "UTC"}

    for answer in (client.post("/en/account/signup/", account), sign_in(person).post("/en/you/", about)):
        assert answer.context["form"].errors["name"], what
        assert answer.context["form"]["name"].value() == PLANTED[what], "nothing is lost"
    assert not User.objects.filter(email="mira@example.org").exists()


@pytest.mark.parametrize("name", NAMES)
def test_every_form_takes_a_name(name, person, sign_in):
    assert sign_in(person).post("/en/you/", {"name": name, "language": "en", "time_zone": "UTC"}).status_code == 302

    person.refresh_from_db()
    assert person.name == name


def test_what_an_applicant_writes_reaches_no_other_letter(person, partnerships):
    """Every letter that an application causes, from its beginning to the answer of a question."""
    application = start_application(name="evil.example", by=acting(person))
    words = dict.fromkeys(("mission", "motivation", "plans", "reach", "registration_number"), "evil.example")
    Organization.objects.update(**words, email="won@evil.example", country="UA", languages=["en"])
    application.refresh_from_db()

    submit_application(application, by=acting(person))
    start_review(application, by=acting(partnerships))
    ask_for_information(application, reason="Who are you?", by=acting(partnerships))
    resubmit_application(application, answer="evil.example", by=acting(person))

    letters = OutgoingMail.objects.exclude(to=person.email)
    assert {letter.kind for letter in letters} == {"organizations/application_waiting", "organizations/answer_waiting"}
    assert all("evil" not in letter.subject + letter.text for letter in letters)
