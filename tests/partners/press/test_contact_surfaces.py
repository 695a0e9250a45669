"""For every fact and every way of writing it: what the person did not agree to stands nowhere but with them."""

import json
import re
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
from partners.press.models import FACTS, SHOWN, MediaContact, Surface
from partners.press.services.consent import confirm_contact, withdraw_by_link
from partners.press.services.contacts import withdraw_contact
from partners.press.services.inquiries import assign_inquiry
from tests.support.prove import in_turn
from tests.support.small_site import publish_small_site

DARYNA = "daryna@example.org"
# What is planted, and the word by which a reader would know it. Of the choices, forms of others offer the word too.
PLANTED = {
    "name": ("Canary Name", "Canary Name"),
    "position": ("Canary, held for a year", "Canary, held"),
    "hours": ("at the canary's", "at the canary"),
    "notes": ("the canary sings", "the canary sings"),
    "phone": ("+49 30 98877665", "98877665"),
    "email": ("canary@planted.example.org", "canary@planted"),
    "languages": (["ka"], "Georgian"),
    "topics": (["labour"], "Forced labour"),
    "countries": (["TO"], "Tonga"),
    "formats": (["podcast"], "podcast"),
    "conditions": (["voice_only"], "voice only: no pictures"),
    "days": (["sat", "sun"], "Saturday, Sunday"),
    "time_zone": ("Pacific/Chatham", "Chatham"),
    "opens": ("03:47", "03:47"),
    "closes": ("04:57", "04:57"),
    "kind": ("desk", "a desk, such as a press office"),
    "levels": ({"uk": "working"}, "enough for an interview"),
    "safety": ("careful", "careful: not on public pages"),
    "surfaces": (["reporters"], "once a press officer has taken it up"),
}
CHOICES = {"languages", "topics", "time_zone", "countries", "formats", "conditions", "days", "kind", "levels", "safety"}
CHOICES |= {"surfaces"}
# In the open, in the words of a page: where each surface is.
EVERYWHERE = {"surfaces": list(Surface.values), "safety": "open"}


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
    asked: list

    @property
    def screen(self) -> str:
        return f"/cms/media-contacts/{self.contact.public_id}/"

    @property
    def page(self) -> str:
        return reverse("press:contact_edit", args=[self.contact.organization.public_id, self.contact.public_id])

    def by_form(self, name: str, value: Any) -> None:
        shown = self.own.get(self.page).context["form"]
        fields = {field: shown[field].value() for field in shown.fields if field != "levels"}
        levels = value if name == "levels" else self.contact.levels
        fields |= {f"levels_{code}": level for code, level in levels.items()}
        fields |= {"opens": "09:00", "closes": "18:00"} if name in ("opens", "closes") else {}
        fields |= {name: value} if name != "levels" else {}
        answer = self.own.post(self.page, fields)
        assert answer.status_code == 302, answer.context["form"].errors

    def by_api(self, name: str, value: Any) -> None:
        answer = self.visitor.patch(
            f"/api/v1/media-contacts/{self.contact.public_id}", json.dumps({name: value}),
            content_type="application/json", headers={"Authorization": f"Bearer {self.key}"},
        )  # fmt: skip
        assert answer.status_code == 200

    def by_update(self, name: str, value: Any) -> None:
        MediaContact.objects.filter(pk=self.contact.pk).update(**{name: value})

    def where_said(self, word: str, *, is_choice: bool) -> list[str]:
        return [place for place, text in self.read_everywhere(is_choice=is_choice) if word in text]

    def read_everywhere(self, *, is_choice: bool) -> list[tuple[str, str]]:
        """Each address with what it says to anybody but the organisation and the person; letters as well."""
        pages = [(self.officer, "/cms/media-contacts/"), (self.officer, self.screen), (self.officer, "/cms/")]
        theirs = f"/en/partner/{self.others.public_id}/"
        pages += [(self.outsider, f"{theirs}{path}") for path in ("", "activity/", "contacts/", "team/")]
        resources = ["", "organizations", "activity", "campaigns", "materials", "media-contacts", "speakers"]
        resources.append(f"media-contacts/{self.contact.public_id}")
        if is_choice:
            resources.remove("campaigns")  # says which subjects there are
        asked = [f"/api/v1/{path}" for path in resources]
        if not is_choice:
            pages += [(self.officer, f"/cms/inquiries/{inquiry.public_id}/") for inquiry, _receipt in self.asked]
            public = ["/en/start/", "/en/start/campaign/", "/en/start/materials/", "/en/press/ask/", "/en/press/asked/"]
            pages += [(self.visitor, path) for path in ("/en/", *public, "/sitemap.xml", "/en/developers/")]
        said = [(path, client.get(path, follow=True).content.decode()) for client, path in pages]
        bearer = {"Authorization": f"Bearer {self.foreign_key}"}
        said += [(path, self.visitor.get(path, headers=bearer).content.decode()) for path in asked]
        said += self.surfaces().items()
        letters = OutgoingMail.objects.exclude(to__in=["owner@example.org", "editor@example.org", DARYNA])
        return said + [(f"letter to {letter.to}", letter.subject + letter.text) for letter in letters]

    def surfaces(self) -> dict[str, str]:
        """What each surface says of people, without the forms and filters around it."""
        theirs = reverse("press:partner_speakers", args=[self.others.public_id])
        found = {
            Surface.PRESS_PAGE: rows_of(self.visitor.get("/en/press/speakers/")),
            Surface.PARTNERS: rows_of(self.outsider.get(theirs)),
            Surface.REPORTERS: "".join(
                rows_of(self.visitor.post("/en/press/asked/", {"receipt": receipt})) for _inquiry, receipt in self.asked
            ),
            Surface.API: self.visitor.get(
                "/api/v1/speakers", headers={"Authorization": f"Bearer {self.foreign_key}"}
            ).content.decode(),
        }
        assert found.keys() == set(Surface)
        return found

    def where_named(self, name: str = "Daryna Lantern") -> set[str]:
        return {surface for surface, text in self.surfaces().items() if name in text}


def rows_of(answer: Any) -> str:
    assert answer.status_code == 200
    return "".join(re.findall(r'<ul class="rows">.*?</ul>', answer.content.decode(), re.DOTALL))


@pytest.fixture
def ground(
    campaign, owner, editor, outsider, other_organization, press_officer, sign_in, client, long_listed, newest_code, ask
):
    publish_small_site(campaign)
    contact = long_listed(hours="weekdays", countries=["UA"], levels={"uk": "native"}, **EVERYWHERE)
    scopes = list(AccessKey.Scope)
    keys = [
        create_access_key(organization, name="Site", scopes=scopes, expires_at=None, by=acting(by))[1]
        for organization, by in ((contact.organization, owner), (other_organization, outsider))
    ]
    asked = [ask(language=language, topic=topic) for language in ("uk", "ka") for topic in ("detention", "labour")]
    for inquiry, _receipt in asked:
        assign_inquiry(inquiry, by=acting(press_officer))
    own_code = newest_code()
    # What was sent until here is about the inquiries as well.
    OutgoingMail.objects.all().delete()
    return Ground(
        contact=contact, own=sign_in(editor), officer=sign_in(press_officer), outsider=sign_in(outsider),
        visitor=client, own_link=reverse("press:contact_confirm", args=[own_code]), key=keys[0],
        foreign_key=keys[1], others=other_organization, asked=asked,
    )  # fmt: skip


def test_every_fact_is_planted():
    assert {*PLANTED, "organization"} == set(FACTS)


def test_no_planted_word_stands_anywhere_before(ground):
    """By chance one might, and would be found in its place below."""
    for is_choice in (False, True):
        read = ground.read_everywhere(is_choice=is_choice)
        words = {name: word for name, (_value, word) in PLANTED.items() if (name in CHOICES) == is_choice}
        said = {name: [place for place, text in read if word in text] for name, word in words.items()}
        assert {name: places for name, places in said.items() if places} == (
            {"surfaces": [ground.screen]} if is_choice else {}
        )


@pytest.mark.parametrize(("name", "way"), in_turn(PLANTED, ["form", "api", "update"]))
def test_whatever_the_organisation_changes_no_surface_says_what_the_person_has_not_agreed_to(ground, name, way):
    value, word = PLANTED[name]
    # Where somebody appears already stands on the officers' screen of them, and nowhere else.
    before, said_before = ground.surfaces(), [ground.screen] if name == "surfaces" else []
    assert ground.where_named() == set(Surface)
    assert "Daryna Lantern" in ground.officer.get(ground.screen).content.decode()

    getattr(ground, f"by_{way}")(name, value)

    assert ground.where_said(word, is_choice=name in CHOICES) == said_before
    assert ground.surfaces() == before
    assert "Daryna Lantern" in ground.officer.get(ground.screen).content.decode()
    assert ground.screen not in ground.officer.get("/cms/media-contacts/", {"q": word}).content.decode()
    # The organisation reads what it proposes, and the person what is proposed to them.
    assert word.split(", ")[0] in ground.own.get(ground.page).content.decode()
    own_page = ground.visitor.get(ground.own_link).content.decode()
    assert word in own_page or name == "email"


@pytest.mark.parametrize("name", sorted(set(PLANTED) - {"surfaces", "safety"}))
def test_what_the_person_then_agrees_to_is_found_on_those_surfaces_that_show_it(ground, newest_code, name):
    """The control: the searches above find the words where they are."""
    value, word = PLANTED[name]
    ground.by_form(name, value)
    address = value if name == "email" else DARYNA

    confirm_contact(newest_code(address), version=1, by=LINK_HOLDER)

    assert ground.screen in ground.where_said(word, is_choice=name in CHOICES)
    said = {surface for surface, text in ground.surfaces().items() if word in text}
    codes = value[0] if isinstance(value, list) else value
    in_api = {Surface.API} if name in SHOWN[Surface.API] and f'"{codes}"' in ground.surfaces()[Surface.API] else set()
    assert said - {Surface.API} | in_api == {surface for surface in Surface if name in SHOWN[surface]}


@pytest.mark.parametrize("surface", Surface)
def test_a_person_is_on_exactly_those_surfaces_that_they_ticked(ground, newest_code, surface):
    code = ground.own_link.rstrip("/").rpartition("/")[2]

    confirm_contact(code, version=1, by=LINK_HOLDER, surfaces=[surface])

    assert ground.where_named() == {surface}


def ended_by_the_person(ground, editor):
    withdraw_by_link(ground.own_link.rstrip("/").rpartition("/")[2], by=LINK_HOLDER)


def ended_by_the_organisation(ground, editor):
    withdraw_contact(ground.contact, by=acting(editor))


def suspended(ground, editor):
    Organization.objects.filter(pk=ground.contact.organization_id).update(standing=Organization.Standing.SUSPENDED)


def run_out(ground, editor):
    now = timezone.now()
    ground.contact.consents.update(agreed_at=now - timedelta(days=366), until=now)


@pytest.mark.parametrize("end", [ended_by_the_person, ended_by_the_organisation, suspended, run_out])
def test_whoever_ends_it_is_nowhere_in_the_next_request(ground, editor, end):
    assert ground.where_named() == set(Surface)

    end(ground, editor)

    assert ground.where_named() == set()
    assert "Daryna" not in ground.officer.get(ground.screen).content.decode()
    assert ground.where_said("Daryna Lantern", is_choice=False) == []


def test_with_the_rule_off_the_crawl_finds_what_it_looks_for(ground, monkeypatch):
    """The negative control: surfaces that are drawn from the columns say what nobody agreed to."""
    ground.by_update("position", "Canary, held for a year")
    monkeypatch.setattr(MediaContact, "listing", lambda contact, *, at: contact.facts)

    assert {surface for surface, text in ground.surfaces().items() if "Canary" in text} == set(Surface)


def test_an_organisation_under_another_name_stays_what_the_person_agreed_to(ground):
    Organization.objects.filter(pk=ground.contact.organization_id).update(name="Canary House")

    assert all("Canary House" not in text for text in ground.surfaces().values())
    assert ground.where_named() == set(Surface)


def test_the_language_of_our_letters_is_shown_to_nobody_and_ends_nothing(ground):
    before = ground.surfaces()
    ground.by_form("language", "uk")

    assert ground.surfaces() == before
    assert timezone.now() < ground.contact.listed_until - timedelta(days=300)
