"""Every way of deleting in the Wagtail admin: it deletes, or says in words why not."""

import pytest
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.urls import get_resolver, reverse
from wagtail.admin.views.bulk_action.registry import bulk_action_registry
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection, Page, Site, UploadedFile

from cms.media.models import CampaignDocument, CampaignImage
from partners.organizations.models import Role
from partners.users.models import User
from tests.architecture.routes import route_names
from tests.conftest import make_member
from tests.support.belongings import make_belongings

MANY = {
    ("users", "user"),
    ("media", "campaigndocument"),
    ("media", "campaignimage"),
    ("wagtailcore", "page"),
}
AS_SCRIPT = {"x-requested-with": "XMLHttpRequest"}


@pytest.fixture
def client(administrator, sign_in):
    """Somebody who may do everything: what staff's groups may not delete is not deleted for want of a right."""
    administrator.is_superuser = True
    administrator.save()
    return sign_in(administrator)


@pytest.fixture
def things(db, home, campaign_page, make_picture, owner, administrator, locales):
    """The name of the address → what is deleted there, in use where it can be, and whether it goes."""
    document = CampaignDocument(title="Paper", file=ContentFile(b"%PDF-1.7", "paper.pdf"))
    document._set_document_file_metadata()
    document.save()
    picture = make_picture()
    home.picture = picture
    home.save()
    parked = [
        UploadedFile.objects.create(
            for_content_type=ContentType.objects.get_for_model(model),
            file=ContentFile(b"x", "parked.bin"),
            uploaded_by_user=administrator,
        )
        for model in (CampaignDocument, CampaignImage)
    ]
    # What a person signed or asked for keeps the person.
    # Of the only owner something else would be said.
    make_member(owner.memberships.get().organization, "second-owner@example.org", Role.OWNER)
    make_belongings(owner.memberships.get().organization, owner=owner, administrator=administrator)
    full = Collection.get_first_root_node().add_child(instance=Collection(name="Full"))
    CampaignImage.objects.filter(pk=make_picture("Kept").pk).update(collection=full)
    return {
        "wagtailadmin_pages:delete": (campaign_page, True),
        "wagtailadmin_collections:delete": (full, False),
        "wagtailredirects:delete": (Redirect.objects.create(old_path="/old", redirect_page=home), True),
        "wagtaildocs:delete": (document, True),
        "wagtailimages:delete": (picture, True),
        "wagtaildocs:delete_multiple": (CampaignDocument.objects.create(title="B", file="documents/b.pdf"), True),
        "wagtailimages:delete_multiple": (make_picture("Another"), True),
        "wagtaildocs:delete_upload_multiple": (parked[0], True),
        "wagtailimages:delete_upload_multiple": (parked[1], True),
        "wagtaillocales:delete": (locales["uk"], False),
        "wagtailsites:delete": (Site.objects.create(hostname="other.example.org", root_page=home), True),
        "wagtailusers_users:delete": (owner, False),
        "wagtailusers_groups:delete": (Group.objects.get(name="Moderators"), True),
    }


def test_every_way_of_deleting_is_known(things):
    admin = next(p for p in get_resolver().url_patterns if str(p.pattern) == "cms/" and hasattr(p, "url_patterns"))
    bulk_action_registry._scan_for_bulk_actions()
    many = {
        (label, model)
        for label, models in bulk_action_registry.actions.items()
        for model, actions in models.items()
        if "delete" in actions
    }

    assert {name for name in route_names(admin) if ":delete" in name} == set(things)
    assert many == MANY


def test_each_deletes_or_says_why_not(client, things, django_capture_on_commit_callbacks):
    for name, (thing, goes) in things.items():
        address = reverse(name, args=[thing.pk])
        with django_capture_on_commit_callbacks(execute=True):
            answer = client.post(address, headers=AS_SCRIPT if "multiple" in name else {})
        assert answer.status_code < 500, name
        assert type(thing).objects.filter(pk=thing.pk).exists() is not goes, name
        if not goes:
            told = answer.content.decode() + client.get("/cms/").content.decode() + client.get(address).content.decode()
            assert "cannot be deleted" in told, name


def test_many_at_once_as_well(client, things, django_capture_on_commit_callbacks):
    chosen = {
        ("users", "user"): (things["wagtailusers_users:delete"][0], False),
        ("media", "campaigndocument"): (things["wagtaildocs:delete"][0], True),
        ("media", "campaignimage"): (things["wagtailimages:delete"][0], True),
        ("wagtailcore", "page"): (Page.objects.get(pk=things["wagtailadmin_pages:delete"][0].pk), True),
    }
    assert set(chosen) == MANY
    for (label, model), (thing, goes) in chosen.items():
        address = reverse("wagtail_bulk_action", args=[label, model, "delete"]) + f"?id={thing.pk}"
        assert client.get(address).status_code == 200, model
        with django_capture_on_commit_callbacks(execute=True):
            answer = client.post(address)
        assert answer.status_code < 500, model
        assert type(thing).objects.filter(pk=thing.pk).exists() is not goes, model
        if not goes:
            assert "cannot be deleted" in answer.content.decode() + client.get("/cms/").content.decode(), model
    assert User.objects.filter(email="owner@example.org").exists()
