"""Rows from before there was one form: merged where they are one, told of where they are two, and never lost."""

import io
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from allauth.account.utils import filter_users_by_email
from django.core.management import call_command
from django.utils import timezone

from partners.branding.models import BrandKit
from partners.branding.services import save_brand_kit
from partners.kernel.actors import acting
from partners.organizations.models import Invitation, Membership, Organization, Role
from partners.users.models import User
from tests.support.branding import KIT
from tests.support.earlier import run_migration, typed

LETTERS, ASCII = "olena@приклад.укр", "olena@xn--80aikifvh.xn--j1amh"
PARK = "https://xn--80aikifvh.xn--j1amh/%D0%BF%D0%B0%D1%80%D0%BA"


@pytest.fixture
def migrate(db):
    return run_migration


@pytest.fixture
def users(migrate):
    return lambda: migrate("users", "0002_addresses_in_one_form")


def account(number: int, email: str, *, verified: bool = False, **fields) -> User:
    user = User.objects.create_user(f"person{number}@example.org", "twelve lanterns on a porch", **fields)
    row = EmailAddress.objects.create(user=user, email=user.email, verified=verified, primary=True)
    typed(User, user.pk, email=email)
    typed(EmailAddress, row.pk, email=email)
    user.refresh_from_db()
    return user


def addresses() -> dict[int, str]:
    return dict(User.objects.values_list("pk", "email"))


def test_one_account_gets_the_one_form_and_stays_shown(users):
    olena = account(1, LETTERS, verified=True)
    users()

    assert addresses() == {olena.pk: ASCII}
    assert (EmailAddress.objects.get().email, EmailAddress.objects.get().verified) == (ASCII, True)


def test_what_was_shown_with_an_invisible_sign_is_asked_for_again(users):
    mira = account(1, "mira\u200b@example.org", verified=True)
    users()

    assert addresses() == {mira.pk: "mira@example.org"}
    assert not EmailAddress.objects.get().verified


@pytest.mark.parametrize("first", [LETTERS, ASCII])
def test_of_two_accounts_with_one_mailbox_the_one_that_showed_it_keeps_it_and_none_is_lost(users, first, capsys):
    other = {LETTERS: ASCII, ASCII: LETTERS}[first]
    shown, unshown = account(1, first, verified=True), account(2, other)
    users()

    assert addresses() == {shown.pk: ASCII, unshown.pk: LETTERS}
    assert EmailAddress.objects.get(user=shown).verified
    assert not EmailAddress.objects.get(user=unshown).verified
    told = capsys.readouterr().out
    assert f"{shown.public_id} keeps" in told
    assert "olena" not in told


def test_a_code_does_not_bring_two_accounts_of_one_mailbox_together_again(users):
    first, second = account(1, ASCII), account(2, LETTERS)
    users()

    assert [user.pk for user in filter_users_by_email(ASCII)] == [first.pk]
    assert EmailAddress.objects.get(user=second).email == LETTERS


def test_among_two_that_were_shown_a_place_in_an_organisation_decides(users, organization):
    loose, member = account(1, ASCII, verified=True), account(2, LETTERS, verified=True)
    Membership.objects.create(user=member, organization=organization, role=Role.OWNER)
    users()

    assert addresses()[member.pk] == ASCII
    assert addresses()[loose.pk] == LETTERS
    assert set(EmailAddress.objects.filter(verified=True).values_list("user", "email")) == {(member.pk, ASCII)}
    assert organization.memberships.filter(user=member).exists()


def test_what_has_no_one_form_stays_as_typed_and_is_listed_without_being_shown(users):
    stuck = account(1, "mıra@example.org", verified=True)
    users()
    out = io.StringIO()
    call_command("check_addresses", stdout=out)

    assert addresses() == {stuck.pk: "mıra@example.org"}
    assert str(stuck.public_id) in out.getvalue()
    assert "example.org:" not in out.getvalue()
    assert out.getvalue().endswith("2 found.\n")


def test_twice_changes_nothing_more(users):
    account(1, LETTERS, verified=True)
    account(2, ASCII)
    users()
    before = addresses()
    users()

    assert addresses() == before


def test_organisations_and_the_newest_of_two_open_invitations(migrate, organization, owner):
    typed(Organization, organization.pk, email=LETTERS, website="https://приклад.укр/парк")
    rows = [
        Invitation.objects.create(
            organization=organization, email=f"i{number}@example.org", code_hash=str(number), invited_by=owner,
            expires_at=timezone.now() + timedelta(days=1),
        )
        for number in range(3)
    ]  # fmt: skip
    for row, email in zip(rows, [ASCII, LETTERS, "Olena@приклад.укр"], strict=True):
        typed(Invitation, row.pk, email=email)
    migrate("organizations", "0002_addresses_and_links_in_one_form")

    organization.refresh_from_db()
    assert (organization.email, organization.website) == (ASCII, PARK)
    found = Invitation.objects.order_by("pk")
    assert {row.email for row in found} == {ASCII}
    assert [row.revoked_at is None for row in found] == [False, False, True]


def test_a_kit_whose_code_could_not_be_read_has_a_next_version(migrate, organization, owner):
    kit = save_brand_kit(organization, **KIT, logo=None, by=acting(owner))
    typed(BrandKit, kit.pk, link="https://приклад.укр/парк")
    migrate("branding", "0002_links_in_one_form")
    migrate("branding", "0002_links_in_one_form")

    assert [(row.version, row.link) for row in BrandKit.objects.order_by("version")] == [
        (1, "https://приклад.укр/парк"),
        (2, PARK),
    ]
    again = save_brand_kit(organization, **{**KIT, "link": PARK}, logo=None, by=acting(owner))
    assert again.version == 2, "its look is the one that the service would give it"
