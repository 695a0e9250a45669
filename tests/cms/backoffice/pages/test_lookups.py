"""Who may look up pages, pictures and documents while working in the admin. Nobody changes anything there."""

import pytest
from django.contrib.auth.models import Permission
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from wagtail.admin.api.urls import admin_api
from wagtail.admin.api.views import PagesAdminAPIViewSet
from wagtail.models import Collection, GroupCollectionPermission, Page
from wagtail_localize.models import StringTranslation, Translation
from wagtail_localize.operations import translate_object

from cms.media.models import CampaignDocument
from partners.kernel.actors import acting
from partners.organizations.models import AccessKey
from partners.organizations.services.keys import create_access_key
from tests.support.sessions import sign_in as start_session

STAFF = ["staff_editor", "partnerships", "press_officer", "moderator", "administrator"]
EDIT_PAGES = {"staff_editor", "administrator"}


@pytest.fixture
def things(make_material, make_picture):
    document = CampaignDocument.objects.create(title="A leaflet", file=ContentFile(b"%PDF-1.4", "leaflet.pdf"))
    return {"pages": make_material().pk, "images": make_picture().pk, "documents": document.pk}


@pytest.fixture
def addresses(things):
    found = []
    for name, pk in things.items():
        base = f"/cms/api/main/{name}/"
        found += [base, f"{base}{pk}/", f"{base}find/?id={pk}"]
    return found


def test_these_are_all_the_lookups_that_there_are(things):
    assert set(admin_api._endpoints) == set(things)
    assert all(endpoint.http_method_names == ["get", "head", "options"] for endpoint in admin_api._endpoints.values())


@pytest.mark.parametrize("who", STAFF)
def test_those_who_edit_pages_look_things_up(who, request, sign_in, addresses):
    client = sign_in(request.getfixturevalue(who))

    answers = {address: client.get(address, follow=True).status_code for address in addresses}

    assert answers == dict.fromkeys(addresses, 200 if who in EDIT_PAGES else 403)


def test_nobody_else_does(addresses, owner, person, staff_editor, sign_in):
    without_factor = Client()
    start_session(without_factor, staff_editor, second_factor=False)
    key = create_access_key(
        owner.memberships.get().organization, name="p", scopes=list(AccessKey.Scope), expires_at=None, by=acting(owner)
    )[1]
    program = Client(headers={"Authorization": f"Bearer {key}"})
    for address in addresses:
        assert sign_in(owner).get(address).status_code == 404
        assert sign_in(person).get(address).status_code == 404
        for turned_away in (Client(), program, without_factor):
            answer = turned_away.get(address)
            assert (answer.status_code, "/account/" in answer["Location"]) == (302, True), address


def test_nothing_is_changed_there(things, staff_editor, administrator, sign_in):
    actions = [*PagesAdminAPIViewSet.actions, "anything"]
    uk = {"locale": "uk", "destination_page_id": 1, "recursive": True}
    for who in (staff_editor, administrator):
        client = sign_in(who)
        before = list(Page.objects.order_by("pk").values())
        for action in actions:
            answer = client.post(f"/cms/api/main/pages/{things['pages']}/action/{action}/", uk)
            assert answer.status_code == 405, action
        for name, pk in things.items():
            for address in (f"/cms/api/main/{name}/", f"/cms/api/main/{name}/{pk}/"):
                for method in ("post", "put", "patch", "delete"):
                    assert getattr(client, method)(address).status_code == 405, (method, address)
        assert list(Page.objects.order_by("pk").values()) == before
    assert len(actions) == 10


def test_files_are_looked_up_where_one_may_use_them(things, staff_editor, sign_in):
    hidden = Collection.get_first_root_node().add_child(name="Not for this group")
    group = staff_editor.groups.get()
    GroupCollectionPermission.objects.filter(group=group).delete()
    for codename in ("choose_image", "choose_document"):
        right = Permission.objects.get(codename=codename, content_type__app_label__in=["wagtailimages", "wagtaildocs"])
        GroupCollectionPermission.objects.create(group=group, collection=hidden, permission=right)
    client = sign_in(staff_editor)

    for name in ("images", "documents"):
        assert client.get(f"/cms/api/main/{name}/").json()["items"] == []
        assert client.get(f"/cms/api/main/{name}/{things[name]}/").status_code == 404


@pytest.fixture
def translation(things, locales, administrator):
    translate_object(Page.objects.get(pk=things["pages"]).specific, [locales["uk"]], user=administrator)
    return Translation.objects.get()


@pytest.mark.parametrize("who", [*STAFF, "owner", None])
def test_words_are_kept_for_those_who_edit_pages(who, request, translation, sign_in):
    client = sign_in(request.getfixturevalue(who)) if who else Client()
    segment = translation.source.stringsegment_set.get(context__path="title")
    address = reverse("wagtail_localize:edit_string_translation", args=[translation.pk, segment.pk])

    answer = client.put(
        address, "value=%D0%A7%D0%B0%D0%BF%D0%BB%D1%8F", content_type="application/x-www-form-urlencoded"
    )

    kept = StringTranslation.objects.filter(data="Чапля").exists()
    assert (answer.status_code == 201, kept) == (who in EDIT_PAGES, who in EDIT_PAGES), answer.status_code


def test_a_foreign_site_keeps_no_words(translation, staff_editor):
    client = Client(enforce_csrf_checks=True)
    start_session(client, staff_editor)
    segment = translation.source.stringsegment_set.get(context__path="title")
    address = reverse("wagtail_localize:edit_string_translation", args=[translation.pk, segment.pk])

    assert client.put(address, "value=x", content_type="application/x-www-form-urlencoded").status_code == 403
    assert not StringTranslation.objects.exists()
