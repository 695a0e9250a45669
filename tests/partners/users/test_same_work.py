"""Whether an address has an account is told neither by what is done for it nor by how long that takes."""

import re

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from partners.kernel.models import Counter
from partners.mail.models import OutgoingMail
from partners.users.models import User
from tests.conftest import make_user

PASSWORD = "twelve lanterns on a porch"
CONTROL = re.compile(r"\s*(SAVEPOINT|RELEASE|ROLLBACK|BEGIN|COMMIT)")
hashed: list[str] = []


class CountingHasher(MD5PasswordHasher):
    """For both ways: making a hash and comparing one end here."""

    def encode(self, password, salt):
        hashed.append(salt)
        return super().encode(password, salt)


@pytest.fixture
def counted(settings):
    settings.PASSWORD_HASHERS = [f"{__name__}.CountingHasher"]


def sign_up(client: Client, address: str):
    return client.post("/en/account/signup/", {"name": "Mira", "email": address, "password1": PASSWORD})


def reset(client: Client, address: str):
    return client.post("/en/account/password/reset/", {"email": address})


def sign_in(client: Client, address: str):
    return client.post("/en/account/login/", {"login": address, "password": "not this one"})


def send_again(client: Client, address: str):
    return client.post("/en/account/confirm-email/", {"action": "resend"})


def see_page(client: Client, address: str):
    return client.get("/en/account/confirm-email/")


def type_wrong_code(client: Client, address: str):
    return client.post("/en/account/confirm-email/", {"code": "AAAA-AAAA"})


def see_reset_page(client: Client, address: str):
    return client.get("/en/account/password/reset/confirm/")


def type_wrong_reset_code(client: Client, address: str):
    return client.post("/en/account/password/reset/confirm/", {"code": "AAAA-AAAA"})


WAYS = {
    "sign up": (sign_up,), "reset": (reset,), "sign in": (sign_in,), "send again": (sign_up, send_again),
    "page": (sign_up, see_page), "wrong code": (sign_up, type_wrong_code),
    "reset page": (reset, see_reset_page), "wrong reset code": (reset, type_wrong_reset_code),
}  # fmt: skip


def known_addresses() -> dict[str, str]:
    """One of each kind of account that there can be."""
    make_user("verified@example.org")
    make_user("unverified@example.org").emailaddress_set.update(verified=False)
    User.objects.create_user("no-row@example.org", PASSWORD)
    without = make_user("without@example.org")
    without.set_unusable_password()
    without.save()
    staff = make_user("staff@example.org", staff=True)
    return {person.email.partition("@")[0]: person.email for person in User.objects.exclude(pk=None)} | {
        "staff": staff.email
    }


def what_is_done(way, address: str) -> dict:
    """Hashes, questions to the database, letters in the queue, and what the browser is told."""
    *before, last = WAYS[way]
    client = Client()
    for step in before:
        step(client, address)
    cache.clear()
    Counter.objects.all().delete()
    hashed.clear()
    letters = OutgoingMail.objects.count()
    with CaptureQueriesContext(connection) as asked:
        answer = last(client, address)
    text = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", answer.content.decode()).replace(address, "")
    return {
        "hashes": len(hashed),
        "questions": len([query for query in asked.captured_queries if not CONTROL.match(query["sql"])]),
        "letters": OutgoingMail.objects.count() - letters,
        "answer": (answer.status_code, answer.headers.get("Location"), text, sorted(answer.cookies)),
    }


@pytest.mark.parametrize("way", WAYS)
def test_as_much_is_done_for_an_address_without_an_account(way, db, counted):
    known = known_addresses()
    # The first of all reads what later ones find read.
    what_is_done(way, "first@example.org")
    unknown = what_is_done(way, "nobody@example.org")

    done = {kind: what_is_done(way, address) for kind, address in known.items()}

    assert {kind: did for kind, did in done.items() if did != unknown} == {}
    assert unknown["hashes"] == (1 if way in {"sign up", "sign in"} else 0)
    assert unknown["letters"] == (1 if way in {"sign up", "reset", "send again"} else 0)


def test_nothing_is_sent_to_an_address_without_an_account(client, db, mailoutbox, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        reset(client, "nobody@example.org")

    assert mailoutbox == []
    row = OutgoingMail.objects.get()
    assert (row.to, row.state, row.text, row.subject) == ("nobody@example.invalid", "sent", "", "")


def test_an_account_that_is_not_kept_leaves_no_trace(client, owner):
    people, addresses = User.objects.count(), owner.emailaddress_set.model.objects.count()
    sign_up(client, owner.email)

    assert (User.objects.count(), owner.emailaddress_set.model.objects.count()) == (people, addresses)
