"""Whom the database leaves out, and in which order it names the others: the same as if everybody had been read."""

import random
from dataclasses import asdict, replace
from datetime import timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection
from django.utils import timezone

from partners.press.models import Absence, ConsentKey, ContactConsent, DutyShift, InquiryOffer, MediaContact
from partners.press.routing import Question, route
from partners.press.selectors import left_out, narrowing, order_of, ranked_voices, voices
from tests.conftest import make_organization

LANGUAGES, TOPICS = ["uk", "en", "de"], ["general", "detention", "children"]
DAYS = [[], ["mon", "tue", "wed"], ["sat", "sun"]]


def some(chance, choices, most=2):
    return sorted(set(chance.choices(choices, k=chance.randrange(most + 1))))


@pytest.fixture
def world(db, ask):
    """`world(seed)`: forty people of eight partners, as different as the facts allow, some of them asked before."""

    def make(seed):
        chance, now = random.Random(seed), timezone.now()
        partners = [make_organization(f"Partner {seed} {number}") for number in range(8)]
        suspended = make_organization(f"Suspended {seed}", "suspended")
        inquiries = [ask(question=f"{seed} {number}?", language="pl")[0] for number in range(3)]
        for number in range(40):
            contact = MediaContact.objects.create(
                organization=chance.choice([*partners, suspended]), name=f"Person {number}",
                email=f"person-{seed}-{number}@example.org", languages=some(chance, LANGUAGES) or ["uk"],
                levels={"uk": chance.choice(["native", "working"])} if chance.random() < 0.6 else {},
                topics=some(chance, TOPICS), countries=some(chance, ["UA", "DE"]),
                formats=some(chance, ["radio", "print", "television"]),
                conditions=some(chance, ["no_face", "voice_only", "no_name"], 1),
                time_zone=chance.choice(["Europe/Kyiv", "Asia/Tokyo", "Nowhere/None"]), days=chance.choice(DAYS),
                opens=chance.choice(["", "22:00"]), closes=chance.choice(["", "06:30"]),
                safety=chance.choice(["open", "open", "careful", "protected"]), asked_at=now,
                standing=chance.choice(["confirmed", "confirmed", "confirmed", "submitted"]),
            )  # fmt: skip
            until = now + timedelta(days=chance.choice([-1, 200, 200, 200]))
            consent = ContactConsent(
                contact=contact, number=1, facts=asdict(contact.facts), text_version=1,
                agreed_at=now - timedelta(days=300), until=until,
            )  # fmt: skip
            consent.put_seal()
            consent.save()
            ConsentKey.objects.bulk_create(ConsentKey.of(consent))
            # What others agreed to later than they wrote it here: the columns rank nobody.
            MediaContact.objects.filter(pk=contact.pk).update(languages=["uk"], topics=["detention"], safety="open")
            for inquiry in chance.sample(inquiries, chance.randrange(4)):
                InquiryOffer.objects.create(
                    inquiry=inquiry, organization=contact.organization, contact=contact,
                    state=chance.choice(["passed", "lapsed"]), settled_at=now, until=now,
                    offered_at=now - timedelta(hours=chance.randrange(4)),
                )  # fmt: skip
        keep_rota(chance, now)
        return chance

    return make


def keep_rota(chance, now):
    """Some are on duty, some away with a colleague who stands in."""
    everybody = list(MediaContact.objects.order_by("pk"))
    for contact in chance.sample(everybody, 8):
        starts = now - timedelta(hours=chance.randrange(30))
        DutyShift.objects.create(contact=contact, starts_at=starts, ends_at=starts + timedelta(hours=24))
    for contact in chance.sample(everybody, 12):
        first = now.date() + timedelta(days=chance.randrange(-2, 3))
        colleagues = [each for each in everybody if each != contact and each.organization_id == contact.organization_id]
        Absence.objects.create(
            contact=contact, first_day=first, last_day=first + timedelta(days=chance.randrange(4)),
            stand_in=chance.choice([None, *colleagues]),
        )  # fmt: skip


def questions(chance, at):
    asked = frozenset(InquiryOffer.objects.values_list("organization_id", flat=True)[:1])
    for _number in range(12):
        deadline = at + timedelta(hours=chance.choice([1, 3, 9, 40]))
        yield Question(
            chance.choice([*LANGUAGES, "fr"]), deadline, at, topic=chance.choice(["", *TOPICS, "aid"]),
            country=chance.choice(["", "UA", "FR"]), medium=chance.choice(["", "radio", "television", "podcast"]),
            asked=chance.choice([frozenset(), asked]),
        )  # fmt: skip


@pytest.mark.parametrize("seed", range(3))
def test_narrowed_by_the_database_the_order_is_that_of_reading_everybody(world, seed, monkeypatch):
    # Several parts of it, so that what lies between two of them is seen as well.
    monkeypatch.setattr(narrowing, "AT_ONCE", 3)
    chance, at = world(seed), timezone.now()
    everybody = [voice for voice, _contact in voices(at=at).values()]
    assert everybody
    for question in questions(chance, at):
        whole = route(everybody, question)
        order = order_of(question, at=at)
        assert [ranked for ranked, _contact in ranked_voices(order, question, at=at)] == list(whole.ranked)
        assert len(order.able) == len(whole.ranked)
        out = left_out(order, question, at=at, most=5)
        assert route([voice for voice, _contact in out.values()], question).left_out == whole.left_out[:5]


def test_who_has_three_in_hand_is_narrowed_out_as_well(world, ask):
    chance, at = world(5), timezone.now()
    question = next(each for each in questions(chance, at) if order_of(each, at=at).able)
    first = MediaContact.objects.get(pk=order_of(question, at=at).able[0])
    for number in range(3):
        InquiryOffer.objects.create(
            inquiry=ask(question=f"In hand {number}?", language="pl")[0], organization=first.organization,
            contact=first, offered_at=at, until=at + timedelta(hours=1),
        )  # fmt: skip
    order = order_of(question, at=at)
    assert first.pk in order.out
    everybody = [voice for voice, _contact in voices(at=at).values()]
    assert order.able == [each.voice.id for each in route(everybody, question).ranked]


def test_a_consent_that_was_written_into_is_ranked_nowhere(world):
    chance, at = world(7), timezone.now()
    question = next(each for each in questions(chance, at) if order_of(each, at=at).able)
    first = order_of(question, at=at).able[0]
    consent = ContactConsent.objects.get(contact=first)
    consent.facts = {**consent.facts, "languages": [*consent.facts["languages"], "fr"]}
    consent.save()
    order = order_of(question, at=at)
    assert first not in [contact.pk for _ranked, contact in ranked_voices(order, question, at=at)]
    french = replace(question, language="fr")
    assert first not in order_of(french, at=at).able


def test_agreements_and_questions_from_before_are_found_as_if_they_were_new(world, ask):
    world(9)
    broken = ContactConsent.objects.order_by("pk").last()
    broken.sha256 = "0" * 64
    broken.save()
    rows = ConsentKey.objects.exclude(consent=broken)
    before = set(rows.values_list("consent", "kind", "code", "level"))
    others = ContactConsent.objects.exclude(pk=broken.pk).order_by("pk")
    order = list(others.values_list("sealed", "name_latin_first", "name_cyrillic_first"))
    inquiry, _receipt = ask(question="Де Ім’я?")
    searched = inquiry.searched
    ConsentKey.objects.exclude(kind__in=["surface", "language", "topic"]).delete()
    ConsentKey.objects.filter(code="").delete()
    ConsentKey.objects.update(level=0)
    type(inquiry).objects.update(searched="")
    ContactConsent.objects.update(sealed="", name_latin_first="", name_cyrillic_first="")

    filling = import_module("partners.press.migrations.0017_fill_what_is_found_by")
    filling.fill_keys(apps, None)
    import_module("partners.press.migrations.0021_fill_order_of_consents").fill(apps, connection.schema_editor())
    # The model writes the column by itself, as no model of a migration does; so what it would write is compared.
    texts = "\n".join(getattr(inquiry, name) for name in filling.SOURCES)

    assert set(rows.values_list("consent", "kind", "code", "level")) == before
    assert filling.folded(texts) == searched
    assert list(others.values_list("sealed", "name_latin_first", "name_cyrillic_first")) == order
    assert ContactConsent.objects.get(pk=broken.pk).sealed == ""
    assert not ConsentKey.objects.filter(consent=broken, kind="name").exists()
