"""For every fact and every way of writing it: what the person did not agree to stands nowhere but with them."""

import json
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from partners.kernel.actors import LINK_HOLDER, acting
from partners.mail.models import OutgoingMail
from partners.organizations.models import AccessKey, Organization
from partners.organizations.services.keys import create_access_key
from partners.press.models import MediaContact
from partners.press.services.consent import confirm_contact
from tests.support.prove import in_turn
from tests.support.small_site import publish_small_site

DARYNA = "daryna@example.org"
# What is planted, and the word by which a reader would know it. Of the last three, forms of others offer the word too.
PLANTED = {
    "name": ("Canary Name", "Canary Name"),
    "position": ("Canary, held for a year", "Canary, held"),
    "hours": ("at the canary's", "at the canary"),
    "phone": ("+49 30 98877665", "98877665"),
    "email": ("canary@planted.example.org", "canary@planted"),
    "languages": (["ka"], "Georgian"),
    "topics": (["labour"], "Forced labour"),
    "time_zone": ("Pacific/Chatham", "Chatham"),
}
CHOICES = {"languages", "topics", "time_zone"}


@dataclass
class Ground:
    """Everybody who might read, signed in."""

    contact: MediaContact
    own: Any
    officer: Any
    outsider: Any
    visitor: Any
    own_link: str
    key: str
    foreign_key: str
    others: Organization
    inquiries: list

    @property
    def screen(self) -> str:
        return f"/cms/media-contacts/{self.contact.public_id}/"

    @property
    def page(self) -> str:
        return reverse("press:contact_edit", args=[self.contact.organization.public_id, self.contact.public_id])

    def by_form(self, name: str, value: Any) -> None:
        shown = self.own.get(self.page).context["form"]
        fields = {field: shown[field].value() or "" for field in shown.fields} | {name: value}
        assert self.own.post(self.page, fields).status_code == 302

    def by_api(self, name: str, value: Any) -> None:
        answer = self.visitor.patch(
            f"/api/v1/media-contacts/{self.contact.public_id}", json.dumps({name: value}),
            content_type="application/json", headers={"Authorization": f"Bearer {self.key}"},
        )  # fmt: skip
        assert answer.status_code == 200

    def by_update(self, name: str, value: Any) -> None:
        MediaContact.objects.filter(pk=self.contact.pk).update(**{name: value})

    def where_said(self, word: str, *, is_choice: bool) -> list[str]:
        """The addresses that say the word to anybody but the organisation and the person."""
        pages = [(self.officer, "/cms/media-contacts/"), (self.officer, self.screen), (self.officer, "/cms/")]
        theirs = f"/en/partner/{self.others.public_id}/"
        pages += [(self.outsider, f"{theirs}{path}") for path in ("", "activity/", "contacts/", "team/")]
        resources = ["", "organizations", "activity", "campaigns", "materials", "media-contacts"]
        resources.append(f"media-contacts/{self.contact.public_id}")
        if is_choice:
            resources.remove("campaigns")  # says which subjects there are
        asked = [f"/api/v1/{path}" for path in resources]
        if not is_choice:
            pages += [(self.officer, f"/cms/inquiries/{inquiry.public_id}/") for inquiry in self.inquiries]
            public = ["/en/start/", "/en/start/campaign/", "/en/start/materials/", "/en/press/ask/", "/en/press/asked/"]
            pages += [(self.visitor, path) for path in ("/en/", *public, "/sitemap.xml", "/en/developers/")]
        said = [path for client, path in pages if word in client.get(path, follow=True).content.decode()]
        bearer = {"Authorization": f"Bearer {self.foreign_key}"}
        said += [path for path in asked if word in self.visitor.get(path, headers=bearer).content.decode()]
        letters = OutgoingMail.objects.exclude(to__in=["owner@example.org", "editor@example.org"])
        return said + [f"letter to {letter.to}" for letter in letters if word in letter.subject + letter.text]

    def where_listed(self) -> list[str]:
        """The screens of inquiries on which somebody finds the person."""
        screens = [f"/cms/inquiries/{inquiry.public_id}/" for inquiry in self.inquiries]
        return [path for path in screens if self.screen in self.officer.get(path).content.decode()]


@pytest.fixture
def ground(
    campaign, owner, editor, outsider, other_organization, press_officer, sign_in, client, long_listed, newest_code, ask
):
    publish_small_site(campaign)
    contact = long_listed(hours="weekdays")
    scopes = list(AccessKey.Scope)
    keys = [
        create_access_key(organization, name="Site", scopes=scopes, expires_at=None, by=acting(by))[1]
        for organization, by in ((contact.organization, owner), (other_organization, outsider))
    ]
    asked = [ask(language=language, topic=topic)[0] for language in ("uk", "ka") for topic in ("detention", "labour")]
    own_code = newest_code()
    # What was sent until here is about the inquiries as well.
    OutgoingMail.objects.all().delete()
    return Ground(
        contact=contact, own=sign_in(editor), officer=sign_in(press_officer), outsider=sign_in(outsider),
        visitor=client, own_link=reverse("press:contact_confirm", args=[own_code]), key=keys[0],
        foreign_key=keys[1], others=other_organization, inquiries=asked,
    )  # fmt: skip


@pytest.mark.parametrize(("name", "way"), in_turn(PLANTED, ["form", "api", "update"]))
def test_what_a_person_did_not_agree_to_is_said_to_nobody_else(ground, newest_code, name, way):
    value, word = PLANTED[name]
    assert ground.where_listed()
    assert "Daryna Lantern" in ground.officer.get(ground.screen).content.decode()

    getattr(ground, f"by_{way}")(name, value)

    assert ground.where_said(word, is_choice=name in CHOICES) == []
    assert ground.where_listed() == []
    assert "Daryna Lantern" not in ground.officer.get(ground.screen).content.decode()
    assert ground.own.get(f"/cms/media-contacts/?q={word}").status_code == 404
    assert ground.screen not in ground.officer.get("/cms/media-contacts/", {"q": word}).content.decode()
    # The organisation reads what it proposes, and the person what is proposed to them.
    assert word in ground.own.get(ground.page).content.decode()
    own_page = ground.visitor.get(ground.own_link).content.decode()
    assert ("not listed" in own_page, word in own_page) == (True, name != "email")


@pytest.mark.parametrize("name", PLANTED)
def test_what_the_person_then_agrees_to_is_found_where_it_belongs(ground, newest_code, name):
    """The control: the searches above find the words where they are."""
    value, word = PLANTED[name]
    ground.by_form(name, value)
    address = value if name == "email" else DARYNA

    confirm_contact(newest_code(address), version=1, by=LINK_HOLDER)

    assert ground.where_listed()
    said = ground.where_said(word, is_choice=name in CHOICES)
    assert ground.screen in said
    assert {
        path for path in said if not path.startswith(("/cms/", "letter to canary@", f"letter to {DARYNA}"))
    } == set()


def test_an_organisation_under_another_name_is_said_of_nobody(ground):
    Organization.objects.filter(pk=ground.contact.organization_id).update(name="Canary House")

    assert ground.where_listed() == []
    assert "Daryna" not in ground.officer.get(ground.screen).content.decode()
    own_page = ground.visitor.get(ground.own_link).content.decode()
    assert "not listed" in own_page
    assert "Canary House" in own_page


def test_the_language_of_our_letters_is_shown_to_nobody_and_ends_nothing(ground):
    ground.by_form("language", "uk")

    assert ground.where_listed()
    assert timezone.now() < ground.contact.listed_until - timedelta(days=300)
