"""Whether an address has an account is told neither by what is done for it nor by how long that takes."""

import random
import re
import statistics
import time

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.crypto import get_random_string

from partners.kernel.models import Counter
from partners.mail.models import OutgoingMail
from partners.users.models import User
from portal.settings import base
from tests.conftest import make_user
from tests.support.prove import THOROUGH

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


def times(way, *, pairs: int, clock) -> list[tuple[float, bool]]:
    """Seconds of one try each, at an address with and one without an account in turns, the first by lot."""
    [step] = WAYS[way]
    measured = []
    for _pair in range(pairs):
        one, other = (f"{get_random_string(12).lower()}@example.org" for _address in range(2))
        make_user(one)
        two = [(one, True), (other, False)]
        random.shuffle(two)
        for address, is_known in two:
            # Limits are not what is measured here; whoever has many places never meets them.
            cache.clear()
            Counter.objects.all().delete()
            client = Client()
            begun = clock()
            step(client, address)
            measured.append((clock() - begun, is_known))
    return measured


def right_guesses(measured: list[tuple[float, bool]]) -> float:
    """The share of single tries that the best threshold tells: learnt from one half, tried at the other, both ways."""
    half = len(measured) // 2
    first, second = measured[:half], measured[half:]
    return statistics.mean([_tell(first, second), _tell(second, first)])


def _tell(learnt: list[tuple[float, bool]], tried: list[tuple[float, bool]]) -> float:
    def right(threshold: float, above: bool, sample: list[tuple[float, bool]]) -> float:
        return statistics.mean(((seconds > threshold) == above) == is_known for seconds, is_known in sample)

    best = max(
        ((threshold, above) for threshold, _known in learnt for above in (True, False)),
        key=lambda guess: right(*guess, learnt),
    )
    return right(*best, tried)


def test_the_measure_tells_what_can_be_told():
    """The control: a tenth between the two, with as much noise again, is seen; no difference is not."""
    draw = random.Random(7)
    told = [(draw.gauss(1.1 if known else 1.0, 0.02), known) for _pair in range(200) for known in (True, False)]
    untold = [(draw.gauss(1.0, 0.02), known) for _pair in range(200) for known in (True, False)]

    assert right_guesses(told) > 0.95
    assert right_guesses(untold) < 0.56


# Pairs, and the most that one try may be right; few pairs are told apart by chance more easily.
HOW_MANY, MOST = (200, 0.55) if THOROUGH else (20, 0.8)


@pytest.mark.skipif(not THOROUGH, reason="times, on a machine that does nothing else: make prove")
@pytest.mark.parametrize("way", ["sign up", "reset", "sign in"])
def test_one_try_does_not_tell_whether_there_is_an_account(way, transactional_db, settings):
    settings.PASSWORD_HASHERS = base.PASSWORD_HASHERS
    # The suite's own queue sends inside the request, which the portal never does.
    settings.TASKS = base.TASKS
    times(way, pairs=3, clock=time.perf_counter)
    rounds = [right_guesses(times(way, pairs=HOW_MANY, clock=time.perf_counter)) for _round in range(THOROUGH * 2 + 1)]

    assert statistics.median(rounds) <= MOST, rounds
