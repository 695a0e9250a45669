"""Nothing grows without an end: each table has a bound, and the operator reads which."""

from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.apps import apps
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from cms.campaign_pages.models import CampaignPage
from cms.media.models import CampaignRendition
from partners.artwork.rendering import SAMPLE_CODE
from partners.branding.services import kits, save_brand_kit
from partners.kernel import clock
from partners.kernel.actors import acting
from partners.kernel.errors import Conflict, OverQuota
from partners.organizations.models import AccessKey
from partners.organizations.services import keys
from partners.organizations.services.documents import add_document
from partners.organizations.services.keys import create_access_key, revoke_access_key
from partners.organizations.services.retention import purge_documents
from partners.translations import services as translations
from partners.translations.models import Kind, Offer
from partners.translations.services import save_offer, withdraw_offer
from partners.users.services import MOST_A_ROUND
from portal import sends
from tests.conftest import make_organization
from tests.partners.organizations.test_documents import clean
from tests.partners.translations.conftest import shelf  # noqa: F401
from tests.support.branding import KIT
from tests.support.pages import PUBLIC
from tests.support.small_site import publish_small_site

OPERATIONS = (Path(__file__).resolve().parent.parent.parent / "docs/operations.md").read_text()
# Written by staff, whose accounts are given and not taken, or by a command; and Django's and Wagtail's own lists.
BY_STAFF = {
    "artwork.Film", "artwork.Template", "artwork.TemplateDraft", "artwork.TemplateVersion", "backoffice.BrokenLink",
    "backoffice.GivenRight", "campaign_pages.CampaignPage",
    "campaign_pages.PartnersPage", "campaign_pages.SafeReportPage", "campaign_pages.VideosPage", "campaigns.Campaign",
    "campaigns.StatementVersion", "campaigns.Subject", "library.CollectionEntry",
    "library.CollectionPage", "library.MaterialIndexPage", "library.MaterialPage",
    "materials.Face", "materials.Material", "update_pages.UpdateIndexPage", "update_pages.UpdatePage",
    "updates.Correction", "updates.Face", "updates.Update",
    "media.CampaignDocument", "media.CampaignImage", "organizations.Agreement", "organizations.Slug",
    "organizations.VettingNote",
    "pages.HomePage", "pages.PublicSite", "pages.StandardPage", "press.AnswerTemplate", "press.ConsentText",
    "texts.Draft",
    "press.Coverage", "press.KeyFigure", "press.PressDate", "press.PressRoom", "press.PressRules", "press.Quote",
    "press.Release",
    "press_room.PressRoomPage",
}  # fmt: skip
LIBRARIES_OF_STAFF = (
    "auth.", "contenttypes.", "taggit.", "wagtail_localize.", "wagtailadmin.", "wagtailcore.", "wagtaildocs.",
    "wagtailembeds.", "wagtailimages.", "wagtailredirects.", "wagtailsearch.", "wagtailusers.",
)  # fmt: skip
# What a visitor, or somebody whom nobody knows, can add to, and the row of docs/operations.md that says how far.
BOUND_BY = {
    "account.EmailAddress": "accounts",
    "account.EmailConfirmation": "accounts",
    "users.User": "accounts",
    "users.User_groups": "accounts",
    "users.User_user_permissions": "accounts",
    "mfa.Authenticator": "second factors",
    "users.EnrolmentLink": "links to a second factor",
    "sessions.Session": "sessions",
    "usersessions.UserSession": "sessions",
    "kernel.Counter": "counters",
    "mail.OutgoingMail": "letters",
    "django_tasks_database.DBTaskResult": "results of tasks",
    "activity.ActivityEntry": "activity",
    "organizations.Organization": "applications",
    "organizations.Membership": "applications",
    "organizations.VettingReview": "applications",
    "organizations.VettingDocument": "papers",
    "organizations.Invitation": "invitations",
    "organizations.AccessKey": "access keys",
    "organizations.AgreementAcceptance": "signatures",
    "campaigns.Endorsement": "signatures",
    "branding.BrandKit": "brand kits",
    "branding.Logo": "logos",
    "editions.Edition": "files with a partner’s name",
    "editions.Confirmation": "confirmations",
    "editions.Photograph": "photographs",
    "editions.PrivateLink": "private links",
    "editions.Renewal": "renewals of files",
    "editions.FilmOrder": "orders of films",
    "editions.Embedding": "sites of frames",
    "editions.Sighting": "sites where frames were seen",
    "press.MediaContact": "media contacts",
    "press.ContactConsent": "media contacts",
    "press.ConsentKey": "media contacts",
    "press.MediaInquiry": "inquiries",
    "press.HeldInquiry": "inquiries",
    "press.InquiryOffer": "inquiries",
    "press.DutyShift": "the duty rota",
    "press.Absence": "the duty rota",
    "press.InquiryMessage": "inquiries",
    "press.ReplyAddress": "inquiries",
    "press.InquiryLetter": "letters about inquiries",
    "press.InquiryFile": "letters about inquiries",
    "press.EmbargoAccess": "early access",
    "press.PersonRequest": "requests about one’s data",
    "press.EmbargoCopy": "early access",
    "press.Subscription": "subscriptions to releases",
    "translations.Offer": "offered translations",
    "supporters.WallPost": "supporters’ videos",
    "media.CampaignRendition": "sizes of pictures",
}


def test_every_table_has_a_bound_or_belongs_to_staff():
    tables = {model._meta.label for model in apps.get_models(include_auto_created=True)}
    open_to_all = {name for name in tables - BY_STAFF if not name.startswith(LIBRARIES_OF_STAFF)}

    assert open_to_all == set(BOUND_BY)
    assert tables >= BY_STAFF


@pytest.mark.parametrize("row", sorted({*BOUND_BY.values(), "base layers", "cache"}))
def test_the_operator_reads_each_bound(row):
    table = OPERATIONS.partition("## How far things grow")[2].partition("\n## ")[0]

    assert any(line.startswith(f"| {row} |") for line in table.splitlines())


def rows() -> dict[str, int]:
    # Sizes of pictures have a bound of their own.
    models = [model for model in apps.get_models(include_auto_created=True) if model is not CampaignRendition]
    return {model._meta.label: model._base_manager.count() for model in models}


def test_reading_public_pages_leaves_nothing_behind(campaign, client: Client):
    publish_small_site(campaign)
    facts = {"campaign_key": CampaignPage.objects.get().translation_key, "withdrawn_key": "text-0"}
    # Of videos none is there, so their addresses lead nowhere, and read as much.
    facts |= {"video": uuid4(), "video_withdrawn": uuid4(), "held_back": uuid4(), "early_secret": "nothing"}
    facts["person_code"] = "nothing"
    # Of files neither; a guess at a code that might be one would be counted.
    facts |= {"file_code": SAMPLE_CODE, "slug": "nobody", "org": uuid4()}
    # Nor any private link: of those that open, the day is kept.
    facts |= {"link_secret": "nothing", "pack_secret": "nothing"}
    # Opening a letter's link says neither yes nor no.
    facts |= {"letters_code": "nothing", "leave_secret": "nothing"}
    before = rows()
    for path in [*(place.path.format(lang="en", **facts) for place in PUBLIC), "/en/offline.zip"]:
        client.get(path)

    assert Session.objects.count() == 0
    assert {name: count for name, count in rows().items() if count != before[name]} == {}


def test_nobody_sends_without_end(client: Client, db, monkeypatch):
    monkeypatch.setattr(sends, "MOST_OF_A_VISITOR", 3)
    answers = [client.post("/en/press/asked/", {"receipt": "ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ"}) for _time in range(5)]

    assert [answer.status_code for answer in answers] == [404, 404, 404, 429, 429]
    assert 3500 < int(answers[-1]["Retry-After"]) <= 3600
    assert "too often within one hour" in answers[-1].content.decode()
    assert client.get("/en/press/asked/").status_code == 200
    with clock.at(timezone.now() + timedelta(hours=1, minutes=1)):
        assert client.post("/en/press/asked/", {"receipt": "ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ"}).status_code == 404


def test_each_person_has_a_count_of_their_own(owner, editor, sign_in, monkeypatch):
    monkeypatch.setattr(sends, "MOST_OF_A_PERSON", 1)
    typed = {"name": "Olena", "language": "en", "time_zone": "Europe/Kyiv"}
    first, second = sign_in(owner), sign_in(editor)

    assert [first.post("/en/you/", typed).status_code for _time in range(2)] == [302, 429]
    assert second.post("/en/you/", typed).status_code == 302


def test_keys_are_not_made_and_revoked_without_end(organization, owner, monkeypatch):
    monkeypatch.setattr(keys, "MOST_A_DAY", 2)
    make = {"name": "Site", "scopes": ["campaign:read"], "expires_at": None, "by": acting(owner)}
    for _time in range(2):
        revoke_access_key(create_access_key(organization, **make)[0], by=acting(owner))
    with pytest.raises(Conflict) as refused:
        create_access_key(organization, **make)
    assert refused.value.code == "too_many_today"
    with clock.at(timezone.now() + timedelta(days=1, minutes=1)):
        create_access_key(organization, **make)
    assert AccessKey.objects.count() == 3


def test_kits_are_not_saved_without_end(organization, owner, monkeypatch):
    monkeypatch.setattr(kits, "MOST_A_DAY", 2)
    colours = iter(["#000001", "#000002", "#000003"])
    for _time in range(2):
        save_brand_kit(organization, **{**KIT, "colour": next(colours)}, logo=None, by=acting(owner))
    with pytest.raises(OverQuota):
        save_brand_kit(organization, **{**KIT, "colour": next(colours)}, logo=None, by=acting(owner))
    assert organization.brand_kits.count() == 2


def test_translations_are_not_begun_and_withdrawn_without_end(organization, owner, shelf, monkeypatch):  # noqa: F811
    monkeypatch.setattr(translations, "MOST_A_DAY", 2)
    begin = {"kind": Kind.MATERIAL, "thing_id": shelf.thing_id, "texts": {}, "wants_credit": False, "by": acting(owner)}
    for language in ("uk", "de"):
        offer = save_offer(organization, **begin, language=language, seen="")
        withdraw_offer(offer, by=acting(owner))
    with pytest.raises(OverQuota):
        save_offer(organization, **begin, language="uk", seen="")
    with clock.at(timezone.now() + timedelta(days=1, minutes=1)):
        kept = save_offer(organization, **begin, language="uk", seen="")
    monkeypatch.setattr(translations, "MOST_A_DAY", 0)
    # Who goes on with one begins nothing.
    save_offer(organization, **begin, language="uk", seen=kept.stamp)
    assert Offer.objects.count() == 3


def test_as_many_forgotten_accounts_go_as_one_address_can_open():
    # allauth's own limit of sign-up, and the worker's hour.
    assert MOST_A_ROUND > 20 * 60


def test_papers_of_a_forgotten_draft_go(person, django_capture_on_commit_callbacks):
    draft = make_organization("River", "draft")
    draft.memberships.create(user=person, role="owner")
    add_document(draft, title="Statute", file=clean(), by=acting(person))
    with clock.at(timezone.now() + timedelta(days=100)):
        add_document(draft, title="Report", file=clean(1), by=acting(person))
    with clock.at(timezone.now() + timedelta(days=181)), django_capture_on_commit_callbacks(execute=True):
        assert purge_documents() == 1
    assert [paper.title for paper in draft.documents.all()] == ["Report"]
