"""Every address that there is, asked for a release under embargo: none has a word of it; without the rule they tell."""

from datetime import timedelta
from typing import NamedTuple

import pytest
from django.core.files.storage import default_storage
from django.test import Client
from django.utils import timezone
from django.utils.http import urlencode
from wagtail.models import Page

from partners.kernel import clock
from partners.kernel.actors import acting
from partners.mail.models import OutgoingMail
from partners.organizations.services.keys import create_access_key
from partners.press.emails.early import secret_of
from partners.press.models import Release
from partners.press.services.embargo import invite_reporter
from partners.press.services.releases import mark_release, tell_subscribers
from partners.publications.models import PublicationQuerySet
from partners.updates.models import Update
from portal.offline.bundle import bundles_kept, keep_bundle
from tests.architecture.test_routes import ROUTES
from tests.cms.conftest import translate
from tests.cms.press_room.test_page import unpacked

# Words of letters, so that no encoding of a page, a file or a URL hides them.
TITLE, TITLE_UK, SUMMARY, BODY, KICKER = "titelkanarka", "tytulkanarka", "leadkanarka", "telokanarka", "nadkanarka"
SECRETS = {TITLE, TITLE_UK, SUMMARY, BODY, KICKER}


class World(NamedTuple):
    page: Page
    release: Release
    secret: str
    token: str
    organization: object

    def addresses(self):
        """All that the resolver knows, with this release in it; the pages of the site; and what they are asked with."""
        values = {
            "organization_id": self.organization.public_id, "update_id": self.release.update.public_id,
            "release_id": self.release.public_id, "public_id": self.release.update.public_id,
            "key": self.release.update.public_id, "secret": self.secret, "language": "en",
        }  # fmt: skip
        found = {}
        for route in ROUTES:
            is_read = not route.path.startswith(("cms/", "^cms/", "api/^")) and "account/" not in route.path
            if is_read and "(" not in route.path and "demo/" not in route.path:
                found[f"{route.name} {route.path}"] = route.address(values)
        others = Page.objects.live().filter(depth__gt=1).exclude(translation_key=self.page.translation_key)
        found |= {f"site {page.pk}": page.url for page in others if page.url}
        found |= {"page": self.page.url, "with query": f"{self.page.url}?utm=1"}
        for other in others:
            # Whatever list there is, searched and narrowed.
            found[f"search {other.pk}"] = f"{other.url}?{urlencode({'q': BODY, 'language': 'all'})}"
        found["oembed of it"] = f"/oembed?{urlencode({'url': f'http://testserver{self.page.url}'})}"
        return found


@pytest.fixture
def world(press_room_page, make_update, locales, organization, owner, press_officer, campaign):
    by = acting(press_officer)
    page = make_update("Placeholder", publish=False)
    update = Update.objects.get(public_id=page.public_id)
    ends = (timezone.now() + timedelta(hours=3)).replace(second=0, microsecond=0)
    release = mark_release(update, time_zone="UTC", embargo=ends, contacts={}, is_announced=True, by=by)
    page.title, page.summary, page.kicker, page.live = f"{TITLE} one", SUMMARY, KICKER, True
    page.body = [("paragraph", f"<p>{BODY}</p>")]
    page.save_revision().publish()
    translate(page, locales, title=f"{TITLE_UK} один")
    access = invite_reporter(
        release, email="rita@example.net", name="Rita", outlet="", language="en", time_zone="UTC", expires_at=ends,
        by=by,
    )  # fmt: skip
    _key, token = create_access_key(
        organization, name="Site", scopes=["campaign:read", "activity:read"], expires_at=ends, by=acting(owner)
    )
    yield World(page, release, secret_of(access), token, organization)
    for name in bundles_kept("en"):
        default_storage.delete(name)


def walk(world, owner, sign_in):
    """Which secrets each address tells to a visitor, to a partner, and to a partner's program."""
    told = {}
    key = {"Authorization": f"Bearer {world.token}"}
    for who, client in {"visitor": Client(), "owner": sign_in(owner)}.items():
        for name, address in world.addresses().items():
            if name.startswith("offline"):
                keep_bundle("en", at=clock.now())
            answer = client.get(address, headers=key if address.startswith("/api/") else {})
            assert answer.status_code < 500, address
            text = unpacked(answer).decode(errors="replace").replace(address, "") + str(dict(answer.headers))
            told[name, who] = {secret for secret in SECRETS if secret in text}
    return told


def test_no_address_and_no_letter_has_a_word_of_it(world, owner, sign_in):
    told = walk(world, owner, sign_in)
    assert len(told) > 150
    assert {place: secrets for place, secrets in told.items() if secrets} == {}
    tell_subscribers()
    letters = "".join(letter.subject + letter.text + letter.html for letter in OutgoingMail.objects.all())
    assert not [secret for secret in SECRETS if secret in letters]


def test_without_the_rule_the_walk_finds_all_of_it(world, owner, sign_in, monkeypatch):
    monkeypatch.setattr(
        PublicationQuerySet, "closed", lambda rows, *, at, is_closed=True: rows.none() if is_closed else rows.all()
    )
    told = walk(world, owner, sign_in)
    assert {secret for secrets in told.values() for secret in secrets} == SECRETS
    telling = {name.split()[0] for (name, who), secrets in told.items() if secrets and who == "visitor"}
    assert {"page", "site", "press_room:atom", "press_room:json", "press_room:ninjs", "updates:atom"} <= telling
