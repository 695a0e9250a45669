"""Materials in the partner area."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from partners.artwork.models import Template

NAMES = ["library:materials", "library:recent"]


def address(name, organization):
    return reverse(name, args=[organization.public_id])


@pytest.mark.parametrize("name", NAMES)
def test_an_outsider_gets_what_does_not_exist(name, organization, outsider, sign_in):
    assert sign_in(outsider).get(address(name, organization)).status_code == 404


@pytest.mark.parametrize("name", NAMES)
def test_a_visitor_is_asked_to_sign_in(name, organization):
    answer = Client().get(address(name, organization))
    assert answer.status_code == 302
    assert "/account/login" in answer.url


@pytest.mark.parametrize("name", NAMES)
def test_an_applicant_is_sent_to_where_the_application_stands(name, application, applicant, sign_in):
    answer = sign_in(applicant).get(address(name, application))
    assert answer.status_code == 302


def test_a_member_finds_the_templates_of_each_material(make_material, organization, viewer, sign_in):
    material = make_material("A poster", templates=2)
    html = sign_in(viewer).get(address("library:materials", organization)).content.decode()
    for template in material.templates():
        studio = reverse("editions:studio", args=[organization.public_id, template.public_id])
        assert f'href="{studio}"' in html
        assert template.titles["en"] in html


def test_a_retired_template_is_not_offered(make_material, organization, viewer, sign_in):
    make_material("A poster", templates=1)
    Template.objects.update(retired_at=timezone.now())
    html = sign_in(viewer).get(address("library:materials", organization)).content.decode()
    assert "A poster" in html
    assert "/studio/" not in html


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_as_much_for_many_as_for_one(
    make_material, make_picture, organization, viewer, sign_in, count, django_assert_num_queries
):
    for number in range(count):
        make_material(f"Number {number}", templates=2, preview=make_picture(f"Picture {number}"))
    client = sign_in(viewer)
    client.get(address("library:materials", organization))
    with django_assert_num_queries(QUERIES):
        client.get(address("library:materials", organization))


QUERIES = 10


def test_the_newest_three_are_a_panel_for_the_start_page(make_material, organization, viewer, sign_in):
    for number in range(4):
        make_material(f"Number {number}")
    client = sign_in(viewer)
    whole = client.get(address("library:recent", organization)).content.decode()
    panel = client.get(
        address("library:recent", organization), headers={"x-requested-with": "XMLHttpRequest"}
    ).content.decode()
    assert "<html" in whole
    assert "<html" not in panel
    for html in (whole, panel):
        assert "Number 3" in html
        assert "Number 0" not in html


def test_the_id_of_the_log_leads_to_the_page_in_the_readers_language(make_material, client):
    material = make_material("A poster")

    answer = client.get(reverse("library:material", args=[material.public_id]))

    assert answer.status_code == 302
    assert answer.url == material.get_url()


def test_a_material_that_is_offline_has_no_page_to_lead_to(make_material, client):
    material = make_material("A poster")
    material.unpublish()

    assert client.get(reverse("library:material", args=[material.public_id])).status_code == 404
