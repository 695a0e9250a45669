"""The doors of people: each knows a mailbox in every spelling, and an account is whose who shows its address."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.core.cache import cache
from django.core.management import call_command
from django.core.management.base import CommandError
from django.test import Client

from partners.kernel.actors import acting
from partners.kernel.models import Counter
from partners.mail.models import OutgoingMail
from partners.organizations.models import Invitation, Role
from partners.organizations.services.team import accept_invitation, invite_member
from partners.users.models import User
from portal.management.staff import StaffCommand
from tests.conftest import signed_in

ADDRESS = "olena@xn--80aikifvh.xn--j1amh"
SPELLINGS = [
    "olena@приклад.укр",
    "Olena@ПРИКЛАД.УКР",
    "\ufeffolena@приклад.укр\u200b",
    "Олена <olena@приклад.укр>",
    ADDRESS,
]
HERS, HIS = "twelve lanterns on a porch", "nine sparrows in a barn"
SIGNUP, LOGIN, CODE = "/en/account/signup/", "/en/account/login/", "/en/account/confirm-email/"
RESET = "/en/account/password/reset/"


@pytest.fixture
def olena(db) -> User:
    user = User.objects.create_user(ADDRESS, HERS, name="Olena")
    EmailAddress.objects.create(user=user, email=ADDRESS, verified=True, primary=True)
    return user


@pytest.fixture(autouse=True)
def unlimited(settings):
    """How often we write to one address is shown elsewhere."""
    settings.ACCOUNT_RATE_LIMITS = False


def code_in_last_letter(kind: str = "confirmation") -> str:
    letter = OutgoingMail.objects.filter(kind__contains=kind).latest("pk")
    return re.search(r"^\s*([A-Z0-9]{4,}-?[A-Z0-9]{2,})\s*$", letter.text, re.MULTILINE).group(1)


def sign_up(client: Client, email: str, password: str, name: str = "") -> None:
    # The letters of one address are limited; here they are asked for within a moment.
    cache.clear()
    Counter.objects.all().delete()
    answer = client.post(SIGNUP, {"name": name, "email": email, "password1": password})
    assert (answer.status_code, answer["Location"]) == (302, CODE), answer.content


def is_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def may_come_in(email: str, password: str) -> bool:
    client = Client()
    client.post(LOGIN, {"login": email, "password": password})
    return is_in(client)


@pytest.mark.parametrize("typed", SPELLINGS)
def test_every_spelling_signs_in(olena, typed):
    assert may_come_in(typed, HERS)


@pytest.mark.parametrize("typed", SPELLINGS)
def test_no_spelling_signs_up_a_second_time(olena, typed):
    sign_up(Client(), typed, HIS)

    assert User.objects.get() == olena
    assert [letter.kind for letter in OutgoingMail.objects.all()] == ["account/email/account_already_exists"]
    assert not may_come_in(ADDRESS, HIS)


@pytest.mark.parametrize("typed", SPELLINGS)
def test_every_spelling_resets_the_password(olena, typed):
    Client().post(RESET, {"email": typed})

    assert OutgoingMail.objects.get().to == ADDRESS


@pytest.mark.parametrize("typed", SPELLINGS)
def test_an_invitation_to_every_spelling_is_hers(olena, organization, owner, typed):
    invitation, code = invite_member(organization, email=typed, role=Role.EDITOR, by=acting(owner))
    accept_invitation(code, by=acting(olena))

    assert Invitation.objects.get() == invitation
    assert invitation.email == ADDRESS
    assert organization.memberships.filter(user=olena).exists()


def test_another_address_is_taken_in_the_one_form(person):
    client = signed_in(person)
    client.post("/en/account/reauthenticate/", {"password": "correct horse battery staple"})
    answer = client.post("/en/account/email/", {"email": SPELLINGS[1], "action_add": ""})

    assert answer.status_code == 302
    assert OutgoingMail.objects.latest("pk").to == ADDRESS


@pytest.mark.parametrize("typed", ["mıra@example.org", "ſam@example.org", "mira@localhost", "mi\u202era@example.org"])
@pytest.mark.parametrize(("url", "field"), [(SIGNUP, "email"), (LOGIN, "login"), (RESET, "email")])
def test_what_is_no_address_is_refused_at_each_door_with_what_was_typed(client, db, url, field, typed):
    answer = client.post(url, {field: typed, "password1": HERS, "password": HERS})

    assert answer.status_code in {200, 422}
    assert answer.context["form"].errors[field]
    assert answer.context["form"][field].value() == typed
    assert not User.objects.exists()


def test_commands_know_the_same_address(olena):
    call_command("createsuperuser", email="Olena2@приклад.укр", interactive=False)
    assert User.objects.get(is_superuser=True).email == "olena2@xn--80aikifvh.xn--j1amh"
    with pytest.raises(CommandError):
        call_command("createsuperuser", email="mıra@example.org", interactive=False)


@pytest.mark.parametrize("typed", SPELLINGS)
def test_whoever_acts_is_named_to_a_command_in_every_spelling(olena, typed):
    found = []
    User.objects.update(is_staff=True)
    command = StaffCommand()
    command.act = lambda person, **options: found.append(person)
    command.handle(by=typed)

    assert found == [olena]


def test_rows_of_allauth_are_in_the_one_form_whoever_writes_them(olena):
    row = EmailAddress.objects.create(user=olena, email="Other@приклад.укр")

    assert row.email == "other@xn--80aikifvh.xn--j1amh"


# The stranger is "he", the owner of the mailbox "she".


def test_whoever_owns_the_mailbox_gets_the_account_though_a_stranger_was_first(db):
    his, hers = Client(), Client()
    sign_up(his, ADDRESS, HIS, name="Stranger")
    sign_up(hers, ADDRESS, HERS, name="Olena")

    assert User.objects.count() == 1
    hers.post(CODE, {"code": code_in_last_letter()})

    assert is_in(hers)
    assert hers.get("/en/account/email/").status_code == 200, "the session holds"
    assert User.objects.get().name == "Olena"
    assert may_come_in(ADDRESS, HERS)
    assert not may_come_in(ADDRESS, HIS)
    his.get(CODE)
    assert not is_in(his)


def test_a_stranger_who_comes_second_takes_nothing_from_her(db):
    his, hers = Client(), Client()
    sign_up(hers, ADDRESS, HERS, name="Olena")
    code = code_in_last_letter()
    sign_up(his, ADDRESS, HIS, name="Stranger")
    hers.post(CODE, {"code": code})

    assert is_in(hers)
    assert User.objects.get().name == "Olena"
    assert may_come_in(ADDRESS, HERS)
    assert not may_come_in(ADDRESS, HIS)


def test_his_password_opens_nothing_after_she_has_reset_it_and_not_while_she_does(db):
    his, hers = Client(), Client()
    sign_up(his, ADDRESS, HIS, name="Stranger")
    hers.post(RESET, {"email": ADDRESS})
    hers.post("/en/account/password/reset/confirm/", {"code": code_in_last_letter("password_reset")}, follow=True)

    assert EmailAddress.objects.get().verified
    assert not may_come_in(ADDRESS, HIS), "also when she stops here"
    assert User.objects.get().name == ""
    hers.post("/en/account/password/reset/complete/", {"password1": HERS, "password2": HERS})
    assert may_come_in(ADDRESS, HERS)
    assert not may_come_in(ADDRESS, HIS)


def test_signing_in_before_the_code_and_then_giving_it_keeps_the_password(db):
    sign_up(Client(), ADDRESS, HERS, name="Olena")
    hers = Client()
    # As if some time had passed: two letters in a moment are one too many.
    cache.clear()
    hers.post(LOGIN, {"login": ADDRESS, "password": HERS})
    assert not is_in(hers)
    hers.post(CODE, {"code": code_in_last_letter()})

    assert is_in(hers)
    assert User.objects.get().name == "Olena"
    assert may_come_in(ADDRESS, HERS)


def test_of_two_codes_only_the_first_that_comes_back_counts(db):
    his, hers = Client(), Client()
    sign_up(his, ADDRESS, HIS)
    his_code = code_in_last_letter()
    sign_up(hers, ADDRESS, HERS)
    hers.post(CODE, {"code": code_in_last_letter()})
    his.post(CODE, {"code": his_code})

    assert not is_in(his)
    assert may_come_in(ADDRESS, HERS)


def test_an_account_in_use_or_shut_is_not_given_to_whoever_signs_up(olena):
    User.objects.filter(pk=olena.pk).update(is_active=False)
    EmailAddress.objects.update(verified=False)
    hers = Client()
    sign_up(hers, ADDRESS, HIS)

    assert [letter.kind for letter in OutgoingMail.objects.all()] == ["account/email/account_already_exists"]
