"""A second factor is set up by whoever has the link that an administrator sent, never by the password alone."""

import re
from datetime import timedelta
from io import StringIO
from urllib.parse import urlsplit

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from partners.kernel import clock
from partners.kernel.actors import CLOCK, LINK_HOLDER, VISITOR, acting
from partners.kernel.errors import Conflict, Expired, NotAllowed
from partners.mail.models import OutgoingMail, Urgency
from partners.users.models import EnrolmentLink
from partners.users.services import ENROLMENT_LIFETIME, let_enrol, open_enrolment
from portal.middleware import ENROLMENT
from tests.conftest import make_user
from tests.support.entrance import PASSWORD
from tests.support.sessions import totp


def with_password(person) -> Client:
    client = Client()
    client.post("/en/account/login/", {"login": person.email, "password": PASSWORD})
    return client


def set_up_app(client: Client):
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    page = client.get(reverse("mfa_activate_totp"), follow=True)
    return client.post(reverse("mfa_activate_totp"), {"code": totp(page.context["form"].secret)})


@pytest.mark.parametrize("name", sorted(ENROLMENT))
def test_a_password_alone_sets_up_nothing(name, staff_editor):
    client = with_password(staff_editor)

    for answer in (client.get(reverse(name)), client.post(reverse(name), {"code": "000000", "name": "x"})):
        assert (answer.status_code, urlsplit(answer["Location"]).path) == (302, reverse("enrolment_needed"))
    page = client.get(reverse("enrolment_needed"))
    assert "Ask an administrator of the portal for a new link." in page.content.decode()
    assert not Authenticator.objects.exists()


# allauth tells of a new factor once it is kept.
@pytest.mark.django_db(transaction=True)
def test_with_the_link_staff_set_up_their_factor_once(staff_editor, administrator):
    link = let_enrol(staff_editor, by=acting(administrator))[1].removeprefix("http://testserver")
    client = with_password(staff_editor)

    assert client.get(link).status_code == 200
    assert client.get(reverse("mfa_index"))["Location"].startswith(reverse("enrolment_needed")), (
        "looking changes nothing"
    )
    assert client.post(link)["Location"] == reverse("mfa_index")
    assert client.get("/cms/").status_code == 302, "a link is no factor"
    assert set_up_app(client).status_code == 302
    assert client.get("/cms/").status_code == 200

    Authenticator.objects.all().delete()
    other = with_password(staff_editor)
    assert other.post(link).status_code == 404
    assert other.get(reverse("mfa_activate_totp"))["Location"].startswith(reverse("enrolment_needed"))


def test_the_link_comes_by_a_letter_of_the_first_class(staff_editor, administrator):
    _link, url = let_enrol(staff_editor, by=acting(administrator))

    letter = OutgoingMail.objects.get()
    assert (letter.to, letter.urgency) == (staff_editor.email, Urgency.SIGN_IN)
    assert url in letter.text


def test_a_link_is_for_one_person_for_three_days_and_the_newest_counts(staff_editor, moderator, administrator):
    _first, url = let_enrol(staff_editor, by=acting(administrator))
    _second, newer = let_enrol(staff_editor, by=acting(administrator))
    first, second = (address.rstrip("/").rpartition("/")[2] for address in (url, newer))

    assert open_enrolment(second, by=acting(staff_editor)).user == staff_editor
    for code, person in ((first, staff_editor), (second, moderator), ("x", staff_editor), ("\x00é", staff_editor)):
        with pytest.raises(Expired):
            open_enrolment(code, by=acting(person))
    with clock.at(timezone.now() + ENROLMENT_LIFETIME + timedelta(seconds=1)), pytest.raises(Expired):
        open_enrolment(second, by=acting(staff_editor))
    with pytest.raises(NotAllowed):
        open_enrolment(second, by=VISITOR)


def test_of_a_link_only_the_hash_is_kept(staff_editor, administrator):
    _link, url = let_enrol(staff_editor, by=acting(administrator))

    assert url.rstrip("/").rpartition("/")[2] not in str(EnrolmentLink.objects.values())


def test_who_may_send_a_link(staff_editor, owner, administrator, partnerships):
    root = make_user("root@example.org", staff=True)
    root.is_superuser = True
    root.save()
    for actor, person in (
        (acting(partnerships), staff_editor), (acting(administrator), administrator), (acting(administrator), root),
        (LINK_HOLDER, staff_editor), (VISITOR, staff_editor), (acting(owner), staff_editor),
    ):  # fmt: skip
        with pytest.raises(NotAllowed):
            let_enrol(person, by=actor)
    with pytest.raises(Conflict) as refused:
        let_enrol(owner, by=acting(administrator))
    assert refused.value.code == "no_staff"


@pytest.mark.django_db(transaction=True)
def test_a_lost_factor_ends_with_its_sessions_and_a_link_leads_on(staff_editor, administrator):
    client = with_password(staff_editor)
    TOTP.activate(staff_editor, generate_totp_secret())
    assert client.get("/en/you/")["Location"].startswith(reverse("mfa_reauthenticate"))

    link = let_enrol(staff_editor, by=acting(administrator))[1].removeprefix("http://testserver")

    assert not Authenticator.objects.exists()
    assert "/account/login/" in client.get("/en/you/")["Location"]
    again = with_password(staff_editor)
    again.post(link)
    assert set_up_app(again).status_code == 302


def test_the_first_administrator_gets_a_link_at_the_command_line(db):
    make_user("root@example.org", staff=True)
    out = StringIO()
    call_command("invite_staff", "Root@example.org", stdout=out)

    link = re.search(r"http://testserver(\S+)", out.getvalue()).group(1)
    client = with_password(EnrolmentLink.objects.get().user)
    assert client.post(link).status_code == 302
    assert EnrolmentLink.objects.get().sent_by is None
    with pytest.raises(CommandError):
        call_command("invite_staff", "nobody@example.org")


def test_a_command_that_is_refused_says_why(owner):
    with pytest.raises(CommandError, match="Only staff"):
        call_command("invite_staff", owner.email)
    with pytest.raises(Conflict):
        let_enrol(owner, by=CLOCK)


def test_who_is_no_staff_sets_up_a_factor_as_before(owner):
    client = with_password(owner)

    assert set_up_app(client).status_code == 302
    assert Authenticator.objects.filter(user=owner).exists()
