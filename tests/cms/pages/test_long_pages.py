"""Every kind of page is saved with as many blocks as an editor may want, and nothing of it is lost."""

import pytest
from django.urls import reverse

from tests.support.editor import comments, filled, form_of, streams_of
from tests.support.prove import only_in_prove

MANY = 200
NESTED = 3
NOTES = 20


@pytest.fixture
def client(staff_editor, sign_in):
    return sign_in(staff_editor)


# The suite takes the kind with the most fields.
KINDS = [
    "campaign_page",
    *(
        pytest.param(kind, marks=only_in_prove)
        for kind in ("home", "standard_page", "index_page", "material", "update")
    ),
]


@pytest.fixture(params=KINDS)
def page(request, make_material):
    if request.param == "update":
        return request.getfixturevalue("make_update")()
    return make_material(templates=3) if request.param == "material" else request.getfixturevalue(request.param)


def test_a_page_with_two_hundred_blocks_is_saved_and_published(client, page, home, make_picture):
    things = {"picture": make_picture().pk, "page": home.pk, "nested": NESTED}
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    form, wanted = form_of(client, address, type(page)), {}
    for field in streams_of(type(page)):
        # Some have a limit of their own, which says so in words.
        number = field.stream_block.meta.max_num or MANY
        wanted[field.name] = number
        form |= filled(field, number, **things)

    for action in (comments(NOTES), {"action-publish": "1"}):
        answer = client.post(address, form | action)
        errors = answer.context["form"].errors.as_json() if answer.status_code == 200 else ""
        assert answer.status_code == 302, errors

    page.refresh_from_db()
    assert {field.name: len(getattr(page, field.name)) for field in streams_of(type(page))} == wanted
    assert page.wagtail_admin_comments.count() == NOTES
    assert client.get(page.url).status_code == 200
