"""Deleting pictures and documents: it works, its file goes, and whoever deletes is told beforehand where it is used."""

import json

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Collection, Locale

from cms.library.models import MaterialPage
from cms.media.models import CampaignDocument, CampaignImage
from cms.pages.models import PublicSite, StandardPage
from partners.kernel.models import private_storage


@pytest.fixture
def client(staff_editor, sign_in):
    return sign_in(staff_editor)


@pytest.fixture
def make_document(db):
    def make(title="A paper"):
        document = CampaignDocument(title=title, file=ContentFile(b"%PDF-1.7 nothing in it", f"{title}.pdf"))
        document._set_document_file_metadata()
        document.save()
        return document

    return make


@pytest.fixture(params=["picture", "document"])
def thing(request, make_picture, make_document):
    return make_picture() if request.param == "picture" else make_document()


def address(thing, what):
    app = "wagtailimages" if isinstance(thing, CampaignImage) else "wagtaildocs"
    usage = {"usage": "image_usage" if app == "wagtailimages" else "document_usage"}
    return reverse(f"{app}:{usage.get(what, what)}", args=[thing.pk])


def address_of_many(*things):
    kind = "image" if isinstance(things[0], CampaignImage) else "document"
    many = reverse("wagtail_bulk_action", args=["media", f"campaign{kind}", "delete"])
    return many + "?" + "&".join(f"id={thing.pk}" for thing in things)


def test_a_task_can_be_told_of_every_storage():
    """Wagtail deletes files in a task, which keeps how the storage is made as JSON."""
    for name in storages.backends:
        if name != "staticfiles":
            assert json.loads(json.dumps(storages[name].deconstruct()))[0].endswith("FileSystemStorage")


def test_it_is_deleted_with_its_file(client, thing, django_capture_on_commit_callbacks):
    assert private_storage().exists(thing.file.name)

    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(address(thing, "delete"))

    assert answer.status_code == 302
    assert not type(thing).objects.exists()
    assert not private_storage().exists(thing.file.name)


def test_many_are_deleted_at_once(client, make_picture, make_document, django_capture_on_commit_callbacks):
    for make in (make_picture, make_document):
        things = [make("One"), make("Two")]

        with django_capture_on_commit_callbacks(execute=True):
            answer = client.post(address_of_many(*things))

        assert answer.status_code == 302
        assert not type(things[0]).objects.exists()
        assert not any(private_storage().exists(thing.file.name) for thing in things)


def test_a_collection_is_deleted_when_it_is_empty_and_otherwise_says_no(db, sign_in, administrator, make_picture):
    administrator.is_superuser = True
    administrator.save()
    root = Collection.get_first_root_node()
    full, empty = (root.add_child(instance=Collection(name=name)) for name in ("Full", "Empty"))
    make_picture(collection=full)
    client = sign_in(administrator)

    addresses = [reverse("wagtailadmin_collections:delete", args=[one.pk]) for one in (full, empty)]

    assert "is not empty" in client.get(addresses[0]).content.decode()
    assert [client.post(address).status_code for address in addresses] == [403, 302]
    assert list(Collection.objects.filter(depth__gt=1)) == [full]


@pytest.fixture
def places(home, locales, campaign, make_picture, make_document, index_page):
    """One picture and one document, used in every way that there is: place → its title in lists."""
    picture, document = make_picture("Everywhere"), make_document("Everywhere")
    english, ukrainian = locales["en"], locales["uk"]
    home_in_ukrainian = home.get_translation(ukrainian)

    def under(parent, **fields):
        page = StandardPage(slug=fields["title"].lower().replace(" ", "-"), **{"locale": english, **fields})
        return parent.add_child(instance=page)

    link = f'<p><a linktype="document" id="{document.pk}">paper</a></p>'
    under(home, title="In the text", body=[("picture", {"picture": picture, "alt": "", "caption": ""})])
    under(home, title="In a paragraph", body=[("paragraph", link)])
    under(home, title="When shared", share_picture=picture)
    under(home_in_ukrainian, title="In Ukrainian", locale=ukrainian, share_picture=picture)
    index_page.add_child(
        instance=MaterialPage(
            title="A material", slug="m", campaign=campaign, kind="poster", summary="…", preview=picture,
            neutral_file=document,
        )
    )  # fmt: skip
    draft = under(home, title="In a draft only", live=False)
    draft.body = [("picture", {"picture": picture, "alt": "", "caption": ""}), ("paragraph", link)]
    draft.save_revision()
    scheduled = under(home, title="Scheduled", live=False)
    scheduled.share_picture = picture
    scheduled.go_live_at = timezone.now() + timezone.timedelta(days=1)
    scheduled.save_revision().publish()
    scheduled.refresh_from_db()
    scheduled.share_picture = None
    scheduled.save_revision()
    PublicSite.objects.update_or_create(site=home.get_site(), defaults={"share_picture": picture})
    return {
        picture: {
            "In the text", "When shared", "In Ukrainian", "A material", "In a draft only", "Scheduled", "Public site"
        },
        document: {"In a paragraph", "A material", "In a draft only"},
    }  # fmt: skip


def test_whoever_deletes_is_told_of_every_place(client, places):
    for thing, titles in places.items():
        page = client.get(address(thing, "delete")).content.decode()
        assert [title for title in titles - {"Public site"} if f">{title}</a>" not in page] == []
        assert f"It is used in {len(titles)} places" in page
        if isinstance(thing, CampaignImage):
            assert f'src="{thing.get_rendition("max-800x600").url}"' in page
        many = client.get(address_of_many(thing)).content.decode()
        assert [title for title in titles - {"Public site"} if f">{title}</a>" not in many] == []
        assert f"It is used in {len(titles)} places" in many


def test_an_editor_reads_no_name_of_what_they_may_not_edit(client, places):
    """The site's settings are the administrators'."""
    picture = next(iter(places))

    page = client.get(address(picture, "delete")).content.decode()

    assert page.count("Something that you may not edit") == 1


def test_lists_and_editors_count_the_same(client, places):
    for thing, titles in places.items():
        assert len(thing.get_usage()) == len(titles)
        usage = client.get(address(thing, "usage")).content.decode()
        assert [title for title in titles - {"Public site"} if title not in usage] == []
        assert f"{len(titles)} times" in client.get(address(thing, "edit")).content.decode()


def test_what_is_used_nowhere_says_so(client, thing):
    for page in (client.get(address(thing, "delete")), client.get(address_of_many(thing))):
        assert "It is used nowhere" in page.content.decode()


def test_pages_stand_after_their_picture_and_paper_are_gone(client, places, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        for thing in places:
            assert client.post(address(thing, "delete")).status_code == 302

    for page in StandardPage.objects.all():
        assert client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).status_code == 200, page
        assert client.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk])).status_code == 200, page
        if page.live:
            assert client.get(page.url).status_code == 200, page
    assert Locale.objects.count() == 2


@pytest.mark.parametrize("many", [False, True])
def test_whoever_deletes_a_material_is_told_of_the_places_that_lead_to_it(
    client, make_material, home, standard_page, locales, many
):
    page = make_material("Wanted")
    link = f'<p><a linktype="page" id="{page.pk}">words</a></p>'
    home.featured = [("page", page)]
    home.save()
    draft = StandardPage.objects.get(pk=standard_page.pk)
    draft.body = [("paragraph", link)]
    draft.save_revision()
    one = reverse("wagtailadmin_pages:delete", args=[page.pk])
    several = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"]) + f"?id={page.pk}"

    told = client.get(several if many else one).content.decode()

    assert "It is used in 2 places" in told
    assert f">{home.title}</a>" in told
    assert ">Privacy</a>" in told
    usage = client.get(reverse("wagtailadmin_pages:usage", args=[page.pk])).content.decode()
    assert "Privacy" in usage
    assert home.title in usage


@pytest.mark.parametrize("many", [False, True])
def test_a_material_that_nothing_leads_to_says_so(client, make_material, many):
    page = make_material("Alone")
    one = reverse("wagtailadmin_pages:delete", args=[page.pk])
    several = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"]) + f"?id={page.pk}"

    assert "It is used nowhere" in client.get(several if many else one).content.decode()
