"""From an empty database to a portal that partners can join, by commands alone."""

import io
import re
import shutil
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, ReferenceIndex

from cms.pages.models import StandardPage
from partners.activity.models import ActivityEntry
from partners.artwork.models import Template
from partners.campaigns.models import Campaign, StatementVersion
from partners.mail.models import OutgoingMail
from partners.organizations.models import Agreement
from partners.press.models import ConsentText
from partners.press.selectors import listed_contacts
from portal.founding.ground import LANGUAGES
from portal.settings import base
from tests.portal.test_settings import ROOT
from tests.support.materials import open_material
from tests.support.uses import uses, uses_found_anew

SAMPLE = ROOT / "docs" / "campaign"
ARTWORK = ROOT / "portal" / "demo" / "campaign" / "artwork"


def run(name: str, *arguments: object, by: str = "administrator@example.org") -> str:
    told = io.StringIO()
    call_command(name, *(str(argument) for argument in arguments), "--by", by, stdout=told)
    return told.getvalue()


def files(what: str, folder: Path = SAMPLE) -> list[str]:
    return [f"{language}={folder}/{what}.{language}.md" for language in LANGUAGES]


def notes(what: str) -> list[str]:
    return ["--changed", "en=Towns as well.", "uk=І міста теж."] if what == "statement" else []


def changed(folder: Path, file: str, old: str | None, new: str | None) -> Path:
    """The sample with other words in one file, or without the file."""
    copy = folder / "campaign"
    shutil.copytree(SAMPLE, copy)
    path = copy / file
    if old is None:
        path.unlink()
    else:
        assert old in path.read_text()
        path.write_text(path.read_text().replace(old, new))
    return copy


@pytest.fixture
def founded(administrator):
    return run("set_up_campaign", SAMPLE)


def test_a_new_portal_welcomes_in_both_languages(founded):
    client = Client()
    for language, name in (("en", "A thousand windows"), ("uk", "Тисяча вікон")):
        home = client.get(f"/{language}/")
        assert home.status_code == 200
        assert name in home.content.decode()
        assert "Wagtail" not in home.content.decode()
    campaign = client.get("/en/campaign/").content.decode()
    assert "We ask for a list of all who are held" in campaign
    for page in Page.objects.live().filter(depth__gt=1):
        assert client.get(page.get_url()).status_code == 200, page.url


def test_a_new_portal_knows_where_its_pages_are_used(administrator, settings):
    """With the queue that portals run on, before any worker has looked at it."""
    settings.TASKS = base.TASKS
    run("set_up_campaign", SAMPLE)

    known = uses()

    assert known == uses_found_anew()
    campaign = Page.objects.get(slug="campaign", locale__language_code="en")
    assert {type(thing).__name__ for thing, _references in ReferenceIndex.get_grouped_references_to(campaign)} == {
        "Page", "PublicSite"
    }  # fmt: skip


def test_pages_that_promise_something_wait_for_an_editor(founded, staff_editor, sign_in):
    drafts = Page.objects.filter(depth__gt=1, live=False)

    assert sorted(drafts.values_list("slug", "locale__language_code")) == [
        (slug, language) for slug in ("press", "privacy", "what-partners-do") for language in ("en", "uk")
    ]
    assert "/en/privacy/" not in Client().get("/en/").content.decode()
    for draft in drafts.specific():
        assert sign_in(staff_editor).get(reverse("wagtailadmin_pages:edit", args=[draft.pk])).status_code == 200
        draft.get_latest_revision().publish()
    assert 'href="/en/privacy/"' in Client().get("/en/").content.decode()


def test_a_partner_of_a_new_portal_agrees_signs_and_names_somebody_to_the_press(founded, organization, owner, sign_in):
    client = sign_in(owner)
    accepted = client.post(
        reverse("organizations:agreement", args=[organization.public_id]), {"version": 1, "is_read": "on"}
    )
    signed = client.post(
        reverse("campaigns:statement", args=[organization.public_id]),
        {"version": StatementVersion.objects.get().public_id, "is_meant": "on"},
    )
    named = client.post(
        reverse("press:contact_add", args=[organization.public_id]),
        {
            "name": "Lantern Voice", "email": "voice@example.org", "language": "uk", "languages": ["uk", "en"],
            "topics": ["general"], "time_zone": "Europe/Kyiv",
        },
    )  # fmt: skip

    assert (accepted.status_code, signed.status_code, named.status_code) == (302, 302, 302)
    assert organization.acceptances.get().agreement.version == 1
    assert organization.endorsements.get().statement_version.number == 1
    letter = OutgoingMail.objects.filter(to="voice@example.org").latest("id")
    link = re.search(r"/uk/press/contact/[\w-]+/", letter.text).group()
    question = Client().get(link).content.decode()
    assert "Хто це бачить" in question
    seen = re.search(r'name="seen" value="([^"]+)"', question).group(1)
    Client().post(link, {"version": 1, "seen": seen, "answer": "agree"})
    assert [found.facts.name for found in listed_contacts(at=timezone.now())] == ["Lantern Voice"]


def test_pages_that_somebody_made_before_are_not_swept_away(administrator):
    welcome = Page.objects.get(depth=2)
    welcome.add_child(instance=StandardPage(title="Ours", slug="ours", locale=welcome.locale))

    with pytest.raises(CommandError, match="There are pages below"):
        run("set_up_campaign", SAMPLE)

    assert Page.objects.filter(slug="ours").exists()
    assert not Campaign.objects.exists()


def test_a_draft_beside_a_text_does_not_become_binding(administrator, tmp_path):
    folder = changed(tmp_path, "campaign.toml", "slug", "slug")
    (folder / "agreement.en.draft.md").write_text("Not to be published.")

    run("set_up_campaign", folder)

    assert "Not to be published." not in Agreement.objects.get().texts["en"]


def test_setting_up_again_changes_nothing(founded):
    models = (Page, Campaign, StatementVersion, Agreement, ConsentText, ActivityEntry)

    def state():
        return [model.objects.count() for model in models]

    before = state()
    told = run("set_up_campaign", SAMPLE)

    assert told.count("is there already") == 5
    assert state() == before


def test_of_two_campaigns_each_has_its_statement(founded, tmp_path):
    folder = changed(tmp_path, "campaign.toml", 'slug = "a-thousand-windows"', 'slug = "a-second"')

    assert run("set_up_campaign", folder).count("is there already") == 3
    assert StatementVersion.objects.filter(number=1).count() == 2
    with pytest.raises(CommandError, match="--campaign"):
        run("publish_text", "statement", *files("statement"), "--no-input")


def test_the_next_version_of_each_text_is_published_once(founded, tmp_path):
    for what, model in (("statement", StatementVersion), ("agreement", Agreement), ("consent", ConsentText)):
        with pytest.raises(CommandError, match="word for word"):
            run("publish_text", what, *files(what), "--no-input")
        newer = changed(tmp_path / what, f"{what}.en.md", "name" if what != "statement" else "home", "house")

        told = run("publish_text", what, *files(what, newer), "--no-input", *notes(what))

        assert "Version 2 is in force" in told
        assert model.objects.count() == 2
    assert StatementVersion.objects.get(number=2).change_notes == {"en": "Towns as well.", "uk": "І міста теж."}


def test_nothing_is_published_without_a_yes(founded, tmp_path, monkeypatch):
    monkeypatch.setattr("builtins.input", lambda _question: "y")

    with pytest.raises(CommandError, match="Nothing was published"):
        run("publish_text", "agreement", *files("agreement", changed(tmp_path, "agreement.en.md", "name", "Name")))

    assert Agreement.objects.count() == 1


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        ("campaign.toml", 'slug = "a-thousand-windows"', 'slug = "a thousand"', "slug"),
        ("campaign.toml", "starts_on = 2026-01-15", 'starts_on = "soon"', "starts_on"),
        ("campaign.toml", "hashtag", "hash", "campaign.toml"),
        ("campaign.toml", 'uk = "Тисяча вікон"', 'de = "Tausend Fenster"', "in uk"),
        ("consent.uk.md", "> Я", "Я", "consent.uk.md"),
        ("agreement.en.md", "Leaving", "Lea\u202eving", "agreement.en.md"),
        ("statement.uk.md", None, None, "uk"),
    ],
)
def test_a_folder_that_lacks_something_sets_up_nothing(administrator, tmp_path, file, old, new, told):
    folder = changed(tmp_path, file, old, new)

    with pytest.raises(CommandError, match=told):
        run("set_up_campaign", folder)

    assert not Campaign.objects.exists()
    assert not Agreement.objects.exists()


@pytest.mark.parametrize("who", ["partnerships", "staff_editor", "owner"])
def test_only_an_administrator_sets_a_campaign_up(who, request):
    with pytest.raises(CommandError, match=r"campaign team|no member of staff"):
        run("set_up_campaign", SAMPLE, by=request.getfixturevalue(who).email)

    assert not Campaign.objects.exists()


def test_artwork_becomes_a_template_once(administrator, partnerships):
    words = (ARTWORK / "share_card.en.json", "--titles", "en=A card", "uk=Картка", "--licence", "CC BY 4.0")
    words = (*words, "--material", open_material("share-card").key)

    with pytest.raises(CommandError, match="may not add"):
        run("add_template", *words, by=partnerships.email)
    run("add_template", *words)

    template = Template.objects.get()
    assert (template.key, template.titles["uk"]) == ("share-card-en", "Картка")
    assert template.current_version.licence == "CC BY 4.0"
    with pytest.raises(CommandError, match="already"):
        run("add_template", *words)


def test_a_description_that_makes_no_sense_is_refused(administrator, tmp_path):
    description = tmp_path / "card.json"
    description.write_text("{}")

    with pytest.raises(CommandError, match=r"card\.json"):
        run("add_template", description, "--titles", "en=A card", "--material", open_material("share-card").key)


def test_artwork_belongs_to_a_material_that_is_there(administrator):
    with pytest.raises(CommandError, match="key nothing"):
        run("add_template", ARTWORK / "share_card.en.json", "--titles", "en=A card", "--material", "nothing")


def test_only_the_statement_says_what_is_new(founded):
    with pytest.raises(CommandError, match="--changed"):
        run("publish_text", "agreement", *files("agreement"), "--no-input", "--changed", "en=Clearer.")

    assert Agreement.objects.count() == 1
