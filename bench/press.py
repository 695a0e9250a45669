"""What does a large press cost? `python bench/press.py [contacts inquiries]`, on PostgreSQL (DATABASE_URL names it).

In a copy of the tests' database, first with a hundredth of all and then with all of it, the same pages are asked for
through Django's test client: the desk of the press officers with its filters, the search for topics and words in any
case and in Ukrainian, a question with the order of those who can answer, the list of media contacts, the public page of
speakers, and the API. Of the times of each the quickest is compared, and the number of queries.
"""

import os
import random
import sys
import time
from collections.abc import Callable
from dataclasses import asdict
from datetime import timedelta
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ["DJANGO_SETTINGS_MODULE"] = "portal.settings.test"
os.environ.setdefault("DATABASE_URL", "postgres://postgres@127.0.0.1:5432/postgres")

import django  # noqa: E402  (the bench runs without an installed package)

django.setup()

from django.db import OperationalError, connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.utils import timezone  # noqa: E402

from partners.campaigns.models import Campaign  # noqa: E402
from partners.kernel.actors import acting  # noqa: E402
from partners.organizations.models import AccessKey, Organization, Role  # noqa: E402
from partners.organizations.services.keys import create_access_key  # noqa: E402
from partners.press.models import (  # noqa: E402
    ConsentKey,
    ContactConsent,
    InquiryOffer,
    MediaContact,
    MediaInquiry,
    Surface,
)
from tests.conftest import make_member, make_user, signed_in  # noqa: E402
from tests.support.databases import prepared_database  # noqa: E402
from tests.support.subjects import give_subjects  # noqa: E402

MOST_SLOWER, SMALLER, ROUNDS = 1.5, 100, 15
CONTACTS_EACH = 20
LANGUAGES = ("uk", "uk", "uk", "en", "en", "de", "pl", "fr", "es", "it", "cs", "ro")
TOPICS = (["general"], ["detention"], ["children", "detention"], ["children"], [])
ZONES = ("Europe/Kyiv", "Europe/Kyiv", "Europe/Berlin", "Europe/Warsaw", "America/New_York", "Asia/Tokyo")
WEEKS = (([], "", ""), ([], "", ""), (["mon", "tue", "wed", "thu", "fri"], "09:00", "18:00"), ([], "07:00", "22:00"))
WORDS = [
    "families", "prisoners", "witnesses", "hospital", "school", "border", "letters",
    "lawyers", "volunteers", "camp", "release", "exchange", "figures",
    "родини", "полонені", "свідки", "лікарня", "школа", "кордон", "листи",
    "юристи", "волонтери", "табір", "звільнення", "обмін", "цифри",
]  # fmt: skip
# In every hundredth question, so that there are some among few; the second is written with another apostrophe there.
RARE = ("Kakhovka", "пам'ять")


def contacts(partners: list[Organization], first: int, most: int, chance: random.Random) -> None:
    now, rows = timezone.now(), []
    for number in range(first, most):
        days, opens, closes = chance.choice(WEEKS)
        languages = sorted(set(chance.choices(LANGUAGES, k=2)))
        rows.append(
            MediaContact(
                organization=partners[number // CONTACTS_EACH], name=f"{chance.choice(WORDS).title()} {number}",
                position="Lawyer", email=f"speaker-{number}@example.org", languages=languages,
                levels={languages[0]: chance.choice(["native", "fluent", "working"])}, topics=chance.choice(TOPICS),
                countries=chance.choice([[], ["UA"], ["DE", "PL"]]), formats=chance.choice([[], ["radio"], ["print"]]),
                time_zone=chance.choice(ZONES), days=days, opens=opens, closes=closes,
                safety=chance.choice(["open", "open", "open", "careful", "protected"]), surfaces=list(Surface.values),
                standing="confirmed", asked_at=now,
            )
        )  # fmt: skip
    made = MediaContact.objects.bulk_create(rows, batch_size=1000)
    consents = []
    for contact in made:
        until = now + timedelta(days=100 + chance.randrange(260))
        consent = ContactConsent(
            contact=contact, number=1, facts=asdict(contact.facts), text_version=1, agreed_at=now, until=until
        )
        consent.put_seal()
        consents.append(consent)
    keys = [key for consent in ContactConsent.objects.bulk_create(consents, 1000) for key in ConsentKey.of(consent)]
    ConsentKey.objects.bulk_create(keys, batch_size=2000)


def inquiries(first: int, most: int, chance: random.Random) -> None:
    """A hundred of them wait, whatever their number; the others are closed, as in a campaign of some years."""
    now, rows = timezone.now(), []
    campaign = Campaign.objects.get()
    for number in range(first, most):
        text = " ".join(chance.choices(WORDS, k=30))
        rare = f" {RARE[0].upper()}, Пам’ять" if number % 100 == 7 else ""
        is_open = number < 100
        at = now + timedelta(hours=number % 30 + 5) if is_open else now - timedelta(hours=chance.randrange(1, 9000))
        rows.append(
            MediaInquiry(
                receipt_hash=f"{number:064}", name=f"Reporter {number}", outlet="The Herald", campaign=campaign,
                email=f"reporter-{number % 20000}@example.net", deadline_at=at, time_zone="Europe/Kyiv",
                language=chance.choice(LANGUAGES), topic=chance.choice(["general", "detention", "children"]),
                question=f"{text}{rare}?", standing="received" if is_open else "closed",
                answered_at=None if is_open else at, closed_at=None if is_open else at,
                created_at=at - timedelta(hours=40), left_to_staff_at=None,
            )
        )  # fmt: skip
    made = MediaInquiry.objects.bulk_create(rows, batch_size=1000)
    asked = list(MediaContact.objects.values_list("pk", "organization_id"))
    offers = []
    for inquiry in made:
        contact, organization = chance.choice(asked)
        state = "offered" if inquiry.closed_at is None else "passed"
        times = {"offered_at": inquiry.created_at, "until": now + timedelta(hours=3), "settled_at": inquiry.closed_at}
        offers.append(
            InquiryOffer(inquiry=inquiry, organization_id=organization, contact_id=contact, state=state, **times)
        )
    InquiryOffer.objects.bulk_create(offers, batch_size=1000)


def fill(number: int, asked: int, begun: tuple[int, int]) -> None:
    chance = random.Random(number)
    named = Organization.objects.filter(name__startswith="Bench ").count()
    now = timezone.now()
    Organization.objects.bulk_create(
        Organization(
            name=f"Bench {one:05}", country="UA", languages=["uk"], website=f"https://p{one}.example.org", mission="-",
            standing="approved", applied_at=now, approved_at=now,
        )
        for one in range(named, number // CONTACTS_EACH + 1)
    )  # fmt: skip
    partners = list(Organization.objects.filter(name__startswith="Bench ").order_by("name"))
    contacts(partners, begun[0], number, chance)
    inquiries(begun[1], asked, chance)
    # What PostgreSQL does by itself within some minutes.
    connection.cursor().execute("VACUUM ANALYZE")


def pages() -> dict[str, Callable[[], Any]]:
    """What is asked for, by what it is called in the table."""
    officer = signed_in(make_user("officer@example.org", staff=True, groups=("Press officers",)))
    partner = Organization.objects.get(name="Bench 00000")
    owner = make_member(partner, "owner@example.org", Role.OWNER)
    _key, secret = create_access_key(
        partner, name="bench", scopes=[AccessKey.Scope.CAMPAIGN_READ.value], expires_at=None, by=acting(owner)
    )
    visitor = Client()
    one = MediaInquiry.objects.filter(standing="received", language="uk", topic="detention").earliest("deadline_at")
    desk, api = "/cms/inquiries/", "/api/v1/speakers"

    def asking(client: Client, address: str, **headers: str) -> Callable[[], Any]:
        return lambda: client.get(address, headers=headers)

    return {
        "desk": asking(officer, desk),
        "desk, what waits": asking(officer, f"{desk}?standing=received&standing=assigned"),
        "desk, a topic and a language": asking(officer, f"{desk}?topic=detention&language=pl"),
        "desk, by deadline": asking(officer, f"{desk}?ordering=-deadline_at"),
        "search, a rare word": asking(officer, f"{desk}?q={RARE[0].lower()}"),
        "search, Ukrainian, another apostrophe": asking(officer, f"{desk}?q={RARE[1].upper()}"),
        "search, a word in most questions": asking(officer, f"{desk}?q=Школа"),
        "search, a topic by its name": asking(officer, f"{desk}?q=detention"),
        "search, what nobody asked": asking(officer, f"{desk}?q=zzzyx"),
        "a question with its ranking": asking(officer, f"{desk}{one.public_id}/"),
        "media contacts": asking(officer, "/cms/media-contacts/"),
        "media contacts, a language": asking(officer, "/cms/media-contacts/?q=Польська+polish"),
        "speakers": asking(visitor, "/en/press/speakers/"),
        "speakers, a language and a topic": asking(visitor, "/en/press/speakers/?language=de&topic=children"),
        "API": asking(visitor, api, Authorization=f"Bearer {secret}"),
    }


def look(asked: dict[str, Callable[[], Any]]) -> dict[str, tuple[float, int]]:
    """Milliseconds, the quickest: what else the machine does only adds; and queries of each."""
    found = {}
    for name, ask in asked.items():
        ask()
        captured: list[str] = []

        def counted(execute: Any, sql: str, *rest: Any, captured: list[str] = captured) -> Any:
            captured.append(sql)
            return execute(sql, *rest)

        with connection.execute_wrapper(counted):
            answer = ask()
        if answer.status_code != 200:
            raise RuntimeError(f"{name}: {answer.status_code}")
        times = []
        for _round in range(ROUNDS):
            begun = time.perf_counter()
            ask()
            times.append((time.perf_counter() - begun) * 1000)
        found[name] = min(times), len(captured)
    return found


def main() -> None:
    many = tuple(int(each) for each in sys.argv[1:3]) if len(sys.argv) > 2 else (10_000, 100_000)
    few = tuple(max(each // SMALLER, CONTACTS_EACH) for each in many)
    with prepared_database():
        campaign = Campaign.objects.create(
            slug="people", names={"en": "People"}, hashtag="#people", languages=["en", "uk"],
            starts_on=timezone.now().date(),
        )  # fmt: skip
        give_subjects(campaign)
        fill(*few, begun=(0, 0))
        asked = pages()
        with_few = look(asked)
        fill(*many, begun=few)
        with_many = look(asked)
    print(f"{many[0]} media contacts and {many[1]} inquiries beside {few[0]} and {few[1]}, in ms; queries\n")
    print(f"| {'page':<38} | {'few':>6} | {'many':>6} | {'×':>5} | queries |")
    print(f"|{'-' * 40}|-------:|-------:|------:|--------:|")
    for name, (slow, queries) in with_many.items():
        fast, before = with_few[name]
        print(f"| {name:<38} | {fast:6.1f} | {slow:6.1f} | {slow / fast:5.2f} | {before:>3} {queries:>3} |")
    worst = max(with_many, key=lambda name: with_many[name][0] / with_few[name][0])
    ratio = with_many[worst][0] / with_few[worst][0]
    print(f"\n{'kept  ' if ratio <= MOST_SLOWER else 'MISSED'}  at most {MOST_SLOWER} × slower: {ratio:.2f} ({worst})")
    more = [name for name in with_many if with_many[name][1] > with_few[name][1]]
    print(f"{'MISSED' if more else 'kept  '}  no more queries{': ' + ', '.join(more) if more else ''}")


if __name__ == "__main__":
    try:
        main()
    except OperationalError as error:
        print(f"NOT MEASURED: no PostgreSQL here ({error}).")
