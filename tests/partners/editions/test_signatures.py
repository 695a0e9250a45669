"""A signature: what the kit says, for one person, and nothing kept."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from partners.activity.models import ActivityEntry
from partners.branding.services import save_brand_kit
from partners.kernel.actors import acting
from tests.support.branding import KIT

SENT = {"person": "Дарина Ліхтаренко", "role": "Пресслужба", "language": "uk"}


@pytest.fixture
def told(organization, owner):
    return save_brand_kit(organization, **KIT, handles=["@lantern@example.social"], logo=None, by=acting(owner))


@pytest.fixture
def address(organization):
    return reverse("editions:signature", args=[organization.public_id])


def boxes(answer):
    page = BeautifulSoup(answer.content, "html.parser")
    return [page.find(id=name).get_text() for name in ("signature-html", "signature-text")]


def test_it_says_who_writes_for_whom_and_what_for(told, campaign, address, viewer, sign_in):
    before = ActivityEntry.objects.count()
    markup, words = boxes(sign_in(viewer).post(address, SENT))

    assert words.split("\n") == [
        "-- ", "Дарина Ліхтаренко", "Пресслужба", "Ліхтар", "Ми поруч із людьми.", "https://lantern.example.org",
        "@lantern@example.social", "", "Території — це люди #territoriesarepeople",
        "http://testserver/uk/", "",
    ]  # fmt: skip
    assert [link["href"] for link in BeautifulSoup(markup, "html.parser").find_all("a")] == [
        "https://lantern.example.org", "http://testserver/uk/",
    ]  # fmt: skip
    assert ActivityEntry.objects.count() == before


def test_what_is_typed_is_never_more_than_words(told, campaign, address, viewer, sign_in):
    role = '<img src=x onerror=alert(1)> =1+1 "'
    markup, words = boxes(sign_in(viewer).post(address, {**SENT, "role": role}))

    assert BeautifulSoup(markup, "html.parser").find("img") is None
    assert role in BeautifulSoup(markup, "html.parser").get_text()
    assert role in words


def test_without_a_kit_there_is_a_sentence(organization, campaign, address, viewer, sign_in):
    client = sign_in(viewer)
    answer = client.post(address, SENT)

    assert (answer.status_code, "brand kit is not set up yet" in answer.content.decode()) == (422, True)
    assert client.get(address).status_code == 200


def test_an_empty_form_comes_back(told, campaign, address, viewer, sign_in):
    answer = sign_in(viewer).post(address, {"role": "Press", "language": "xx"})

    assert answer.status_code == 422
    assert 'value="Press"' in answer.content.decode()
