"""What the page says of a picture that was recognised: what is certain, and never more than the public may know."""

import shutil
from dataclasses import replace

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from lxml.html import document_fromstring

from partners.artwork.services.drawing import bases
from partners.campaigns.services.statements import endorse_statement
from partners.editions.recognition import Outcome
from partners.editions.services import recognise_picture, recognising, refresh_index
from partners.editions.services.drawing import brand_of
from partners.kernel.actors import acting
from partners.kernel.errors import Busy
from partners.kernel.limits.budgets import Budget
from partners.organizations.models import Organization, Role
from tests.conftest import make_member
from tests.support.attacks import ATTACKS
from tests.support.strips import file_of, sent, world


@pytest.fixture
def share_cards(administrator, campaign, statement):
    """Without QR codes; the first partner stands on the public list."""
    made = world(["share_card.en"], 3, administrator)
    first = made.editions[0].organization
    endorse_statement(first, statement, by=acting(make_member(first, "signs@example.org", Role.OWNER)))
    refresh_index()
    return made


def page(picture) -> tuple[int, str, str]:
    answer = Client().post(reverse("verify"), {"file": SimpleUploadedFile("seen.png", sent(picture))})
    main = document_fromstring(answer.content.decode()).find(".//main")
    return answer.status_code, " ".join(" ".join(main.itertext()).split()), answer.text


def smaller(picture):
    return ATTACKS["network, 1080"](picture)


def test_a_picture_without_a_code_is_recognised_and_its_partner_named(share_cards):
    edition = share_cards.editions[0]
    status, said, whole = page(smaller(file_of(edition)))

    assert status == 200
    assert "This picture shows a file that we issued" in said
    assert "Compared and found alike" in said
    assert f"Issued to {edition.organization.name}" in said
    assert edition.shown_code in said
    assert "not the very file" in said
    assert whole.count("data:image/jpeg;base64,") == 2


@pytest.mark.parametrize("change", [{"standing": "suspended"}, {"shown_as": "nothing"}])
def test_who_is_hidden_is_recognised_and_not_named(share_cards, change):
    edition = share_cards.editions[0]
    Organization.objects.filter(pk=edition.organization_id).update(**change)
    _status, said, whole = page(smaller(file_of(edition)))

    assert "This picture shows a file that we issued" in said
    assert edition.organization.name not in whole
    assert "As we issued it" not in said, "the drawing would tell the name"


def test_a_forgery_is_told_with_what_differs_and_the_issued_strip_beside_it(share_cards):
    edition, other = share_cards.editions[0], share_cards.editions[1]
    theirs = brand_of(other.organization, other.kit)
    mixed = replace(brand_of(edition.organization, edition.kit), logo_png=theirs.logo_png, logo_sha256="another")
    _status, said, _whole = page(smaller(file_of(edition, brand=mixed)))

    assert "is not as we issued it" in said
    assert "Differs from what we issued logo" in said
    assert "As we issued it to the partner below" in said
    assert other.organization.name not in said


def test_a_place_that_a_partner_left_empty_accuses_nobody(share_cards):
    edition = share_cards.editions[2]
    assert edition.line == ""
    assert "This picture shows a file that we issued" in page(smaller(file_of(edition)))[1]


def test_a_forgery_near_a_hidden_partner_names_nobody(share_cards):
    edition = share_cards.editions[1]
    changed = replace(brand_of(edition.organization, edition.kit), names={"en": "Free Harbour Union"})
    _status, said, whole = page(smaller(file_of(edition, brand=changed)))

    assert "It is like no file that we issued" in said
    assert edition.organization.name not in whole
    assert edition.code not in whole


def test_artwork_that_nobody_may_see_is_not_called_by_its_title(share_cards):
    edition = share_cards.editions[0]
    edition.template_version.template.material.faces.all().delete()
    whole_picture = file_of(edition)
    _status, said, whole = page(whole_picture.crop((0, 0, whole_picture.width, whole_picture.height * 3 // 4)))

    assert "no partner’s strip can be read" in said
    assert "share_card.en" not in whole
    assert "How it should look" not in said


def test_the_page_speaks_ukrainian(share_cards):
    answer = Client().post(
        "/uk/verify/", {"file": SimpleUploadedFile("seen.png", sent(smaller(file_of(share_cards.editions[0]))))}
    )
    assert "На зображенні файл, який ми видали" in answer.text


def test_whoever_finds_no_place_is_told_to_come_back(share_cards, monkeypatch):
    def nobody_has_room(*_args, **_options):
        raise Busy("full", retry_after=7)

    monkeypatch.setattr("partners.editions.services.verifying.recognise_picture", nobody_has_room)
    answer = Client().post(
        reverse("verify"), {"file": SimpleUploadedFile("seen.png", sent(smaller(file_of(share_cards.editions[0]))))}
    )
    assert (answer.status_code, answer["Retry-After"]) == (503, "7")


def test_an_answer_that_took_too_long_is_the_careful_one(share_cards, monkeypatch):
    ticks = iter([False] * 3)
    monkeypatch.setattr(recognising, "_timer", lambda _seconds: lambda: next(ticks, True))
    found = recognise_picture(sent(file_of(share_cards.editions[0])), budget=Budget("look_up", None, None))

    assert found.outcome in (Outcome.UNSURE, Outcome.NOTHING)


def test_a_lost_index_is_made_again(share_cards):
    for path in settings.RECOGNITION_DIR.iterdir():
        path.unlink()
    edition = share_cards.editions[0]
    found = recognise_picture(sent(smaller(file_of(edition))), budget=Budget("look_up", None, None))

    assert [each.pk for each in found.editions] == [edition.pk]


def lose(file) -> None:
    file.storage.delete(file.name)
    shutil.rmtree(settings.BASE_LAYER_DIR, ignore_errors=True)
    bases.cache_clear()


def test_an_artwork_whose_file_is_lost_keeps_no_other_from_being_recognised(share_cards, administrator):
    lost = world(["banner_web.en"], 1, administrator).editions[0]
    picture, other = smaller(file_of(share_cards.editions[0])), smaller(file_of(lost))
    lose(lost.template_version.artwork)

    assert "This picture shows a file that we issued" in page(picture)[1]
    assert lost.organization.name not in page(other)[2]
    assert refresh_index() == 0


def test_where_a_file_is_lost_that_is_needed_for_comparing_the_page_says_to_come_back(share_cards):
    edition = share_cards.editions[0]
    picture = smaller(file_of(edition))
    lose(edition.template_version.artwork)

    status, said, _whole = page(picture)
    assert status == 503
    assert str(recognising.NOT_READY) in said
