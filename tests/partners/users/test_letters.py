"""Letters that allauth sends, as they leave."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from allauth.account.adapter import get_adapter
from allauth.core.context import request_context
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.test import Client
from django.utils import translation

from partners.mail.models import OutgoingMail
from partners.users.models import User
from partners.users.templatetags.sign_in import as_browser
from tests.conftest import make_user
from tests.support.catalogues import ALLAUTH, ours, stock, written_by_us
from tests.support.entrance import BROWSER, PASSWORD, code_in
from tests.support.sessions import totp

ENGLISH = """\
Hello,

Somebody, most likely you, is creating an account with this address in the partner portal \
“Territories are people”. This code confirms the address:

{code}

Type it into the page that you have open. It is valid for 15 minutes, until 18:15 (GMT).

If it was not you, you need not do anything: without the code the account cannot be used.

You can reply to this message: the campaign team reads it.

With thanks,
the campaign team
--\N{SPACE}
Territories are people
https://portal.example.org
"""
UKRAINIAN = """\
Вітаємо!

Хтось, найімовірніше ви, створює обліковий запис із цією адресою в партнерському порталі «Території — це \
люди». Ось код, який підтверджує адресу:

{code}

Введіть його на відкритій сторінці. Він діє 15 хвилин, до 20:15 (EET).

Якщо це були не ви, нічого робити не потрібно: без коду обліковий запис не запрацює.

На цей лист можна відповісти: його прочитає команда кампанії.

Із вдячністю
команда кампанії
--\N{SPACE}
Території — це люди
https://portal.example.org
"""
SIX_IN_THE_EVENING = "2026-11-23T18:00:00+00:00"
SIGN_UP = {"email": "mira@example.org", "password1": "twelve lanterns on a porch"}
# The ways of signing in that these belong to are switched off.
NOT_SENT = {"login_code", "password_reset_key", "unknown_account", "email_confirm"}
KINDS = sorted(
    str(path.relative_to(ALLAUTH / "templates")).removesuffix("_message.txt")
    for part in ("account", "mfa")
    for path in (ALLAUTH / "templates" / part / "email").glob("*_message.txt")
    if path.name.removesuffix("_message.txt") not in NOT_SENT | {"base"}
)
FACTS = {
    "code": "BCDF-GHJK", "ip": "192.0.2.7", "user_agent": BROWSER, "timestamp": datetime(2026, 11, 23, 18, tzinfo=UTC),
    "from_email": "old@example.org", "to_email": "new@example.org", "deleted_email": "old@example.org",
}  # fmt: skip
LATIN = {"IP", "EET", "Firefox", "Linux", "uk", "BCDF", "GHJK"}


@pytest.fixture(autouse=True)
def named_by_its_campaign(campaign):
    """Letters bear the portal's name, which is the campaign's, and are answered by its team."""
    campaign.addresses = {"partnerships": "partnerships@example.org"}
    campaign.save()


def boxes(page) -> list[str]:
    """What the page says about what has just happened."""
    found = BeautifulSoup(page.content, "html.parser").select(".messages .notice__body")
    return [box.get_text(" ", strip=True) for box in found]


def newest(address: str) -> OutgoingMail:
    return OutgoingMail.objects.filter(to=address).latest("pk")


@pytest.fixture(autouse=True)
def base_url(settings):
    settings.BASE_URL = "https://portal.example.org"


@pytest.fixture
def write(rf, db):
    """`write(kind, language)` gives that letter as it waits to leave, to somebody who reads this language."""

    def one(kind: str, language: str) -> OutgoingMail:
        zone = {"en": "Europe/London", "uk": "Europe/Kyiv"}[language]
        person = make_user("person@example.org", name="Mira")
        User.objects.filter(pk=person.pk).update(language=language, time_zone=zone)
        request = rf.get("/", headers={"user-agent": BROWSER})
        request.user, request.session = person, {}
        # Whoever is at the page may read another language.
        with request_context(request), translation.override({"en": "uk", "uk": "en"}[language]):
            get_adapter().send_mail(kind, person.email, FACTS)
        return newest(person.email)

    return one


@pytest.mark.parametrize(("language", "text"), [("en", ENGLISH), ("uk", UKRAINIAN)])
def test_a_letter_as_it_leaves(
    language, text, client: Client, db, mailoutbox, time_machine, django_capture_on_commit_callbacks
):
    time_machine.move_to(SIX_IN_THE_EVENING, tick=False)

    with django_capture_on_commit_callbacks(execute=True):
        client.post(f"/{language}/account/signup/", SIGN_UP)

    letter = mailoutbox.pop()
    assert letter.subject == {"en": "Confirm your e-mail address", "uk": "Підтвердьте електронну адресу"}[language]
    assert letter.body == text.format(code=code_in(letter.body))
    assert (letter.to, letter.alternatives, mailoutbox) == (["mira@example.org"], [], [])


@pytest.mark.parametrize("kind", KINDS)
def test_every_letter_is_signed_by_the_campaign_team(kind, write):
    english = write(kind, "en")

    text = f"{english.subject}\n{english.text}"
    assert english.text.startswith("Hello,\n\n")
    assert english.text.endswith(
        "reads it.\n\nWith thanks,\nthe campaign team\n-- \nTerritories are people\nhttps://portal.example.org\n"
    )
    assert re.findall(r"!|\b[Ee]mails?\b|Hello from|\n{3}|[{}<>]", text) == []
    assert [sentence for sentence in stock() - ours("en") - written_by_us() if sentence in text] == []
    assert english.subject == english.subject.capitalize()
    # One thing to do, on a page of ours, and the portal's own address below.
    links = re.findall(r"https?://\S+", english.text)
    assert set(links[:-1]) <= {"https://portal.example.org/en/account/password/reset/"}


@pytest.mark.parametrize("kind", KINDS)
def test_every_letter_is_in_the_language_of_its_reader(kind, write):
    ukrainian = write(kind, "uk")

    spoken = re.sub(r"https?://(\S+)|\S+@\S+", " ", f"{ukrainian.subject}\n{ukrainian.text}")
    assert [word for word in re.findall(r"[A-Za-z]{2,}", spoken) if word not in LATIN] == []
    assert "/uk/" in ukrainian.text or "reset" not in ukrainian.text


def test_a_letter_about_a_change_says_when_and_where_it_happened(write):
    text = write("account/email/password_changed", "uk").text

    assert "23\xa0листопада 2026, 20:00 (EET), з IP-адреси 192.0.2.7. Браузер: Firefox, Linux." in text


@pytest.mark.parametrize(
    ("user_agent", "name"),
    [
        (BROWSER, "Firefox on Linux"),
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/140.0 Safari/537.36 Edg/140.0", "Edge on Windows"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Safari/604.1", "Safari on iPhone"),
        ("Your account is in danger: https://evil.example", "not known to us"),
        ("", "not known to us"),
    ],
)  # fmt: skip
def test_a_browser_is_called_by_its_name(user_agent, name):
    assert as_browser(user_agent) == name


def test_the_old_address_is_told_in_its_persons_language(owner, sign_in):
    User.objects.filter(pk=owner.pk).update(language="uk")
    client = sign_in(owner)
    client.post("/en/account/reauthenticate/", {"password": PASSWORD})
    client.post("/en/account/email/", {"email": "new@example.org", "action_add": ""})
    confirmation = newest("new@example.org")
    assert confirmation.text.startswith("Вітаємо!")

    client.post("/en/account/confirm-email/", {"code": code_in(confirmation.text)})

    letter = newest("owner@example.org")
    assert letter.kind == "account/email/email_changed"
    assert "була owner@example.org, тепер new@example.org" in letter.text
    # A new password can no longer be asked for with this address.
    assert re.findall(r"https?://\S+", letter.text) == ["https://portal.example.org"]


def test_a_code_is_sent_again_twice_and_the_one_before_is_over(client: Client, db):
    page = "/en/account/confirm-email/"
    client.post("/en/account/signup/", SIGN_UP)
    first = newest("mira@example.org")

    too_soon = client.post(page, {"action": "resend"})
    assert (too_soon.status_code, newest("mira@example.org").pk) == (429, first.pk)
    assert "Too many attempts" in too_soon.content.decode()

    # Ten seconds later.
    cache.clear()
    answer = client.post(page, {"action": "resend"}, follow=True).content.decode()
    assert "A new code is on its way to mira@example.org." in answer
    assert "Send a new code" in answer
    second = newest("mira@example.org")
    assert code_in(first.text) != code_in(second.text)
    assert "This code is not right." in client.post(page, {"code": code_in(first.text)}).content.decode()

    cache.clear()
    assert "Send a new code" not in client.post(page, {"action": "resend"}, follow=True).content.decode()
    assert OutgoingMail.objects.count() == 3
    cache.clear()
    client.post(page, {"action": "resend"})
    assert OutgoingMail.objects.count() == 3


def test_a_code_that_is_sent_again_says_how_long_it_has_left(client: Client, db, time_machine):
    time_machine.move_to(SIX_IN_THE_EVENING, tick=False)
    client.post("/en/account/signup/", SIGN_UP)

    time_machine.shift(timedelta(minutes=6))
    cache.clear()
    client.post("/en/account/confirm-email/", {"action": "resend"})

    assert "It is valid for 9 minutes, until 18:15 (GMT)." in newest("mira@example.org").text


def test_a_code_is_over_when_its_letter_says(client: Client, owner, time_machine):
    time_machine.move_to(SIX_IN_THE_EVENING, tick=False)
    client.post("/en/account/password/reset/", {"email": owner.email})
    letter = newest(owner.email)
    assert "It is valid for 15 minutes, until 18:15 (UTC)." in letter.text

    time_machine.shift(timedelta(minutes=14, seconds=59))
    assert client.get("/en/account/password/reset/confirm/").status_code == 200
    time_machine.shift(timedelta(seconds=2))
    assert client.get("/en/account/password/reset/confirm/").status_code == 302


def test_one_box_greets_whoever_has_just_confirmed_their_address(client: Client, db):
    client.post("/en/account/signup/", SIGN_UP)
    code = code_in(newest("mira@example.org").text)

    page = client.post("/en/account/confirm-email/", {"code": code}, follow=True)

    assert boxes(page) == ["mira@example.org is confirmed."]


def test_signing_in_needs_no_box(client: Client, owner):
    page = client.post("/en/account/login/", {"login": owner.email, "password": PASSWORD}, follow=True)

    assert page.context["user"] == owner
    assert boxes(page) == []


@pytest.mark.django_db(transaction=True)
def test_the_first_recovery_codes_come_without_a_box_of_their_own(person, sign_in):
    client = sign_in(person)
    client.post("/en/account/reauthenticate/", {"password": PASSWORD})
    secret = client.get("/en/account/2fa/totp/activate/").context["form"].secret

    page = client.post("/en/account/2fa/totp/activate/", {"code": totp(secret)}, follow=True)

    assert page.templates[0].name == "mfa/recovery_codes/index.html"
    assert boxes(page) == ["An authenticator app is switched on for your account."]


def test_a_link_in_a_letter_comes_from_the_setting(client: Client, owner, settings):
    settings.ALLOWED_HOSTS = ["evil.example"]
    client.post("/en/account/signup/", {**SIGN_UP, "email": owner.email}, headers={"host": "evil.example"})

    assert re.findall(r"https?://\S+", newest(owner.email).text) == [
        "https://portal.example.org/en/account/password/reset/", "https://portal.example.org"
    ]  # fmt: skip
