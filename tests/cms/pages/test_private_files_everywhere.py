"""What is partner-only, embargoed, over or withdrawn is reached by nobody else: not by an address of before, not by
counting, not by asking the API, the search, a ZIP or a preview. Everything carries a word that is found wherever it
should not be."""

import io
import re
import zipfile

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse

from cms.media.models import CampaignDocument
from cms.pages.selectors import readers
from cms.pages.selectors.cards import card_of, card_url
from cms.pages.selectors.sharing import SHAPES
from partners.kernel import clock
from partners.kernel.actors import acting
from partners.organizations.models import AccessKey
from partners.organizations.services.keys import create_access_key
from portal.offline.bundle import write_bundle
from tests.support.branding import print_page
from tests.support.closed import CANARY, KINDS_OF_MATERIALS, close
from tests.support.prove import only_in_prove

# Who has no part in what is closed; staff who work with pages do.
PEOPLE = ["visitor", "applicant", "owner", "outsider", "partnerships", "press_officer", "moderator"]
# A shelf that stays open, so that a list has something to say.
OPEN = "Something open"
IN_THE_SUITE = {"draft", "embargoed", "withdrawn"}
KINDS = [pytest.param(kind, marks=() if kind in IN_THE_SUITE else only_in_prove) for kind in KINDS_OF_MATERIALS]


@pytest.fixture
def secret(make_material, make_picture):
    """A material all of whose parts carry the word."""
    document = CampaignDocument(
        title=f"{CANARY} paper", file_name=f"{CANARY}.pdf", file=ContentFile(print_page(), f"{CANARY}.pdf")
    )
    document._set_document_file_metadata()
    document.save()
    body = [("section", {"heading": f"{CANARY} heading", "text": f"{CANARY} words."})]
    picture = make_picture(f"{CANARY} picture", description=f"{CANARY} description")
    make_material(OPEN)
    page = make_material(
        f"{CANARY} title", neutral_file=document, preview=picture, body=body, credit=f"{CANARY} credit"
    )
    page.slug = f"{CANARY}-secret"
    page.save()
    return page


@pytest.fixture
def clients(request, sign_in):
    return {name: Client() if name == "visitor" else sign_in(request.getfixturevalue(name)) for name in PEOPLE}


@pytest.fixture
def key(organization, owner):
    _row, token = create_access_key(
        organization, name="A program", scopes=list(AccessKey.Scope), expires_at=None, by=acting(owner)
    )
    return {"Authorization": f"Bearer {token}"}


def addresses_of_before(page):
    """What somebody wrote down while it was open, by what it is."""
    sizes = {f"size {spec}": page.preview.get_rendition(spec).url for spec in ("original", "width-480|format-webp")}
    shapes = {f"share {shape}": reverse("share_picture", args=[page.translation_key, shape]) for shape in SHAPES}
    return {
        "page": page.get_url(),
        "document": page.neutral_file.url,
        "neutral file": reverse("library:neutral", args=[page.public_id, 1]),
        "card": card_url(page, card_of(page, "en")),
        "mastodon": reverse("share_mastodon", args=[page.translation_key]),
        "by id": reverse("library:material", args=[page.public_id]),
        **sizes,
        **shapes,
    }


def guesses(page):
    """Originals by their names in the storage, numbers counted up, Wagtail's own addresses."""
    picture, document = page.preview, page.neutral_file
    return [
        f"/media/{picture.file.name}",
        f"/media/{document.file.name}",
        f"/media/private/{picture.file.name}",
        f"/media/../private/{document.file.name}",
        f"/documents/{document.pk}/x.pdf",
        f"/documents/{document.pk}/",
        f"/images/{picture.pk}/original/",
        f"/cms/pages/{page.pk}/edit/",
        f"/cms/pages/{page.pk}/edit/preview/",
        f"/cms/pages/{page.pk}/view_draft/",
        f"/cms/images/{picture.pk}/",
        f"/cms/documents/edit/{document.pk}/",
        f"/cms/pages/search/?q={CANARY}",
    ]


def lists(organization):
    inside = [f"/en/partner/{organization.public_id}/materials/{place}" for place in ("?language=all", "recent/")]
    return [
        *inside,
        "/en/materials/?language=all",
        f"/en/materials/?q={CANARY}&language=all",
        "/sitemap-en.xml",
        "/en/updates.atom",
        "/en/",
    ]


def said(answer):
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    told = f"{content.decode('utf-8', 'ignore')} {dict(answer.items())}"
    if answer.get("Content-Type") == "application/zip" and content:
        archive = zipfile.ZipFile(io.BytesIO(content))
        told += " ".join(
            [*archive.namelist(), *(archive.read(n).decode("utf-8", "ignore") for n in archive.namelist())]
        )
    return told


def leaks(client, page, organization, before):
    """The names of old addresses that answer this reader, and every other address that says the word."""
    # A page that asks for a password or a sign-in answers, and tells nothing; the word is looked for in all of them.
    found = []
    for name, address in before.items():
        answer = client.get(address)
        told = said(answer).replace(address, "")
        is_file = answer.status_code == 200 and not answer["Content-Type"].startswith("text/html")
        if is_file or (answer.status_code == 200 and CANARY in told):
            found.append(name)
    for address in [*guesses(page), *lists(organization)]:
        answer = client.get(address)
        told = re.sub(f'[?&=/"][^\\s<>]*{CANARY}[^\\s<>"]*', "", said(answer).replace(address, ""))
        is_file = answer.status_code == 200 and not re.search("html|xml", answer["Content-Type"])
        if is_file or (answer.status_code == 200 and CANARY in told):
            found.append(address)
    other = f"/en/partner/materials/selection.zip?take={page.public_id}"
    if CANARY in said(client.get(other)):
        found.append("zip")
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_nobody_else_reaches_any_part_of_it(kind, secret, clients, organization, key):
    before = addresses_of_before(secret)
    open_to_visitors = leaks(clients["visitor"], secret, organization, before)
    # The control: while it is open each of these is there for a stranger.
    assert {"page", "document", "neutral file", "card", "size original", "share square", "zip"} <= set(open_to_visitors)
    assert "/en/materials/?language=all" in open_to_visitors
    api = [f"/api/v1/materials/{secret.public_id}", "/api/v1/materials", "/api/v1/activity"]
    assert [CANARY in said(Client().get(address, headers=key)) for address in api[:2]] == [True, True]

    close(secret, kind)

    # Of what is for whoever is signed in, everybody but the visitor is a reader.
    others = {"visitor": clients["visitor"]} if kind == "login" else clients
    found = {name: leaks(client, secret, organization, before) for name, client in others.items()}
    assert {name: what for name, what in found.items() if what} == {}
    assert [address for address in api if CANARY in said(Client().get(address, headers=key))] == []


@pytest.mark.parametrize("kind", ["groups", "embargoed", "withdrawn"])
def test_the_campaign_in_one_zip_holds_nothing_of_it(kind, secret):
    def told():
        file = io.BytesIO()
        write_bundle(file, "en", at=clock.now())
        archive = zipfile.ZipFile(file)
        names = archive.namelist()
        return " ".join([*names, *(archive.read(name).decode("utf-8", "ignore") for name in names)])

    assert CANARY in told()

    close(secret, kind)

    assert CANARY not in told()


def test_with_the_rule_for_documents_and_pictures_left_out_the_crawl_finds_them(
    secret, clients, organization, monkeypatch
):
    """The control of the crawl: it sees what a rule that forgets to ask would let out."""
    before = addresses_of_before(secret)
    close(secret, "embargoed")
    assert leaks(clients["visitor"], secret, organization, before) == []

    monkeypatch.setattr(readers, "online_pages", lambda pages, *, at: pages)
    monkeypatch.setattr(readers, "open_pages", lambda pages, *, at: pages)

    assert {"document", "size original"} <= set(leaks(clients["visitor"], secret, organization, before))
