"""What was withdrawn is found by nobody any more, at no address that ever led to it; each says what to use instead."""

import io
import re
import zipfile
from datetime import timedelta
from typing import NamedTuple

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import DatabaseError
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from cms.media.models import CampaignDocument
from partners.activity.models import ActivityEntry
from partners.artwork.services import add_template
from partners.branding.services import save_brand_kit
from partners.editions.models import Edition
from partners.editions.services import request_edition
from partners.kernel import clock
from partners.kernel.actors import acting
from partners.mail.models import OutgoingMail
from partners.materials.models import Material
from partners.materials.services import withdraw_material
from partners.organizations.services.keys import create_access_key
from partners.publications import services
from partners.publications.models import PublicationQuerySet
from portal.offline.bundle import bundles_kept, keep_bundle
from tests.architecture.test_routes import ROUTES
from tests.cms.conftest import translate
from tests.support.branding import KIT, SLOTS, picture

# Words of letters, so that no encoding of a page, a file or a URL hides them.
TITLE, TITLE_UK, BODY, ALT, FILE = "titelkanarka", "tytulkanarka", "telokanarka", "obrazkanarka", "failkanarka"
SECRETS = {TITLE, TITLE_UK, BODY, ALT, FILE}
# What names it by an id of its own, and so says that it is gone. The organisation's lists leave it out.
ITS_OWN = {
    "library:material", "editions:make", "editions:studio", "editions:preview", "editions:picture", "editions:file",
    "wagtaildocs_serve",
    "library:difference", "editions:letter", "editions:letter_file",
    "api:material", "page", "page_uk", "page_with_query",
}  # fmt: skip


class World(NamedTuple):
    page: Page
    row: Material
    edition: Edition
    values: dict
    token: str

    def addresses(self):
        """Every address that can be read, by its name: all that the resolver knows, with this material in it, and the
        pages of the site."""
        found = {"page": self.page.url, "page_uk": uk(self.page).url, "page_with_query": f"{self.page.url}?utm=1"}
        for route in ROUTES:
            name = route.name if route.path != "api/v1/materials/<uuid:material_id>" else "api:material"
            is_read = not route.path.startswith(("cms/", "^cms/", "api/^")) and "account/" not in route.path
            if is_read and "(" not in route.path and "demo/" not in route.path:
                found[name if name not in {"None", "wagtail_serve"} else route.path] = route.address(self.values)
        # Wagtail's pattern names no arguments.
        found["wagtaildocs_serve"] = self.page.neutral_file.url
        others = Page.objects.live().filter(depth__gt=1).exclude(translation_key=self.row.public_id)
        found |= {f"site {page.pk}": page.url for page in others if page.url}
        found["search"] = f"{self.page.get_parent().url}?q={BODY[:7]}&language=all"
        return found


def uk(page):
    return page.get_translation(page.locale.__class__.objects.get(language_code="uk"))


@pytest.fixture
def world(make_material, make_picture, home, locales, organization, owner, administrator):
    paper = CampaignDocument.objects.create(title=FILE, file=ContentFile(b"%PDF-1.4 x", "paper.pdf"))
    page = make_material(
        f"{TITLE} poster",
        kind="share_card",
        preview=make_picture("plain", description=ALT),
        neutral_file=paper,
        body=[("section", {"heading": "", "text": f"Words with {BODY}."})],
    )
    translate(page, locales, title=f"{TITLE_UK} плакат")
    row = Material.objects.get(public_id=page.translation_key)
    template = add_template(
        row, key="sheet-en", kind="poster", language="en", titles={"en": "A sheet"}, artwork=picture(), slots=SLOTS,
        by=acting(administrator),
    )  # fmt: skip
    save_brand_kit(organization, **KIT, logo=None, by=acting(owner))
    edition = request_edition(organization, template, line="", output="jpeg", by=acting(owner))
    _key, token = create_access_key(
        organization, name="Site", scopes=["campaign:read", "activity:read"],
        expires_at=timezone.now() + timedelta(days=9), by=acting(owner),
    )  # fmt: skip
    home.refresh_from_db()
    home.featured = [("page", page)]
    home.save()
    values = {
        "organization_id": organization.public_id, "material_id": row.public_id, "template_id": template.public_id,
        "digest": edition.digest, "filename": "a.jpg", "document_id": paper.pk, "document_filename": "paper.pdf",
    }  # fmt: skip
    yield World(page, row, edition, values, token)
    for name in bundles_kept("en"):
        default_storage.delete(name)


@pytest.fixture
def better(make_material):
    return Material.objects.get(public_id=make_material("A better one").translation_key)


def unpacked(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return b"".join(archive.read(name) for name in archive.namelist())


def walk(world, owner, sign_in):
    """Status and secrets, by address and by who asks: a visitor, a partner's owner, a partner's program."""
    told = {}
    askers = {"visitor": Client(), "owner": sign_in(owner)}
    key = {"Authorization": f"Bearer {world.token}"}
    for name, address in world.addresses().items():
        for who, client in askers.items():
            if name == "offline":
                # As the worker would, whom the first request asks.
                keep_bundle("en", at=clock.now())
            answer = client.get(address, headers=key if address.startswith("/api/") else {})
            content = b"".join(answer.streaming_content) if answer.streaming else answer.content
            content = unpacked(content) if name == "offline" else content
            text = content.decode(errors="replace").replace(address, "") + str(dict(answer.headers))
            assert answer.status_code < 500, address
            told[name, who] = (answer.status_code, {secret for secret in SECRETS if secret in text})
    return told


def everything(told):
    return {secret for _status, secrets in told.values() for secret in secrets}


def test_no_address_tells_of_it_except_what_it_was_called(world, better, owner, administrator, sign_in):
    before = walk(world, owner, sign_in)
    assert everything(before) == SECRETS
    # Of what was not corrected there is no difference to see, and of a card no text to take.
    absent = {"library:difference", "editions:letter", "editions:letter_file"}
    assert {name for name in ITS_OWN if before[name, "owner"][0] not in {200, 302}} == absent

    withdraw_material(world.row, reasons={"en": "A wrong date"}, replacement=better, by=acting(administrator))

    after = walk(world, owner, sign_in)
    assert everything(after) <= {TITLE, TITLE_UK}
    assert {status for (_name, _who), (status, secrets) in after.items() if secrets} <= {200, 410}
    # Beside the tombstones only what the partner itself is told: the page of what it has to replace, and its to-do.
    own = {name for (name, who), (status, secrets) in after.items() if secrets and status == 200}
    assert own == {"editions:notices", "dashboard:home"}
    assert {name for (name, who), (status, _) in after.items() if status == 410 and who == "owner"} == ITS_OWN


def test_without_the_rule_the_walk_finds_all_of_it(world, owner, administrator, sign_in, monkeypatch):
    withdraw_material(world.row, reasons={"en": "A wrong date"}, by=acting(administrator))
    monkeypatch.setattr(
        PublicationQuerySet, "closed", lambda rows, *, at, is_closed=True: rows.none() if is_closed else rows.all()
    )

    assert everything(walk(world, owner, sign_in)) == SECRETS


@pytest.mark.parametrize(
    ("language", "words", "title"), [("en", "A wrong date", TITLE), ("uk", "Хибна дата", TITLE_UK)]
)
def test_the_old_page_says_what_it_was_since_when_why_and_what_to_use(
    world, better, administrator, client, language, words, title
):
    withdraw_material(
        world.row, reasons={"en": "A wrong date", "uk": "Хибна дата"}, replacement=better, by=acting(administrator)
    )
    page = world.page if language == "en" else uk(world.page)

    answer = client.get(page.url)

    text = answer.content.decode()
    assert answer.status_code == 410
    assert not answer.cookies
    for said in (
        title,
        words,
        f"{timezone.localdate():%Y}",
        "A better one",
        reverse("library:material", args=[better.public_id]),
    ):
        assert said in text


def test_words_in_another_language_are_marked(world, administrator, client):
    withdraw_material(world.row, reasons={"en": "A wrong <b>date</b>"}, by=acting(administrator))

    text = client.get(uk(world.page).url).content.decode()

    assert re.search(r'lang="en"[^>]*><p>A wrong &lt;b&gt;date&lt;/b&gt;', text)
    assert "English" in text


def test_whatever_becomes_of_the_page_the_address_goes_on_saying_so(world, administrator, client):
    withdraw_material(world.row, reasons={"en": "Wrong"}, by=acting(administrator))
    world.page.refresh_from_db()

    world.page.unpublish()

    assert client.get(world.page.url).status_code == 410
    world.page.delete()
    assert client.get(reverse("library:material", args=[world.row.public_id])).status_code == 410


def test_a_language_that_was_never_online_stays_unknown(world, locales, administrator, client):
    other = uk(world.page)
    other.unpublish()

    withdraw_material(world.row, reasons={"en": "Wrong"}, by=acting(administrator))

    assert client.get(other.url).status_code == 404
    assert client.get(world.page.url).status_code == 410


def test_what_nobody_had_seen_leaves_no_stone(make_material, administrator, client):
    page = make_material("Never shown", publish=False)
    row = Material.objects.get(public_id=page.translation_key)

    withdraw_material(row, reasons={"en": "Wrong"}, by=acting(administrator))

    assert client.get(reverse("library:material", args=[row.public_id])).status_code == 404
    assert row.title_in("en") == row.key


def test_its_pictures_leave_the_public_folder(world, administrator, client, django_capture_on_commit_callbacks):
    client.get(world.page.url)
    files = [rendition.file.name for rendition in world.page.preview.renditions.all()]
    assert files
    assert client.get(f"/media/{files[0]}").status_code == 200

    with django_capture_on_commit_callbacks(execute=True):
        withdraw_material(world.row, reasons={"en": "Wrong"}, by=acting(administrator))

    assert not any(default_storage.exists(name) for name in files)
    assert {client.get(f"/media/{name}").status_code for name in files} == {404}


def test_a_picture_that_another_page_shows_stays(world, home, administrator, client):
    home.picture = world.page.preview
    home.save()
    client.get(world.page.url)
    count = world.page.preview.renditions.count()

    withdraw_material(world.row, reasons={"en": "Wrong"}, by=acting(administrator))

    assert world.page.preview.renditions.count() == count > 0


def test_a_fault_in_the_middle_leaves_everything_as_it_was(world, owner, administrator, client, monkeypatch):
    def broken(thing, verb):
        raise DatabaseError("in the middle")

    # Last of those that follow, so that letters and pictures have been at work before.
    monkeypatch.setattr(services, "FOLLOWERS", [*services.FOLLOWERS, broken])
    with pytest.raises(DatabaseError):
        withdraw_material(world.row, reasons={"en": "Wrong"}, by=acting(administrator))

    assert client.get(world.page.url).status_code == client.get(uk(world.page).url).status_code == 200
    assert not OutgoingMail.objects.filter(kind="editions/material_withdrawn").exists()
    assert not ActivityEntry.objects.filter(verb="material.withdrawn").exists()


def test_editors_see_beforehand_what_will_stand_there(world, staff_editor, sign_in):
    client = sign_in(staff_editor)
    url = reverse("wagtailadmin_pages:view_draft", args=[world.page.pk])
    assert "As withdrawn" in client.get(reverse("wagtailadmin_pages:edit", args=[world.page.pk])).content.decode()

    text = client.get(url, {"mode": "withdrawn"}).content.decode()

    assert "Your reason will stand here" in text
    assert TITLE in text
    assert BODY not in text


def test_the_program_reads_what_to_put_in_its_place(world, better, administrator, client):
    withdraw_material(world.row, reasons={"en": "A wrong date"}, replacement=better, by=acting(administrator))
    world.row.refresh_from_db()

    answer = client.get(f"/api/v1/materials/{world.row.public_id}", headers={"Authorization": f"Bearer {world.token}"})

    body = answer.json()
    assert (answer.status_code, answer["Content-Type"]) == (410, "application/problem+json")
    assert body["type"].endswith("#problem-withdrawn")
    assert body["withdrawn"] == {"id": str(world.row.public_id), "title": f"{TITLE} poster"}
    assert body["replacement"] == {"id": str(better.public_id), "title": "A better one"}
    assert (body["reason"], body["reason_language"]) == ("A wrong date", "en")
    assert body["withdrawn_at"].endswith("Z")
