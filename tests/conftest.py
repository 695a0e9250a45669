"""Personas and the ground that every test stands on."""

import gc
import os
from datetime import timedelta

import pytest
from django.conf import settings
from django.contrib.auth.models import Group
from django.core.cache import cache
from django.test import Client
from django.utils import timezone, translation
from xdist.scheduler import LoadScopeScheduling

from partners.campaigns import selectors
from partners.campaigns.models import Campaign, StatementVersion
from partners.kernel.languages import opened
from partners.kernel.shelves import forget_known
from partners.organizations.models import Membership, Organization, Role
from partners.users.models import User
from tests.support.browser import chromium, find_chromium
from tests.support.databases import prepared_database
from tests.support.prove import THOROUGH
from tests.support.searching import indexed_when_searched
from tests.support.sessions import sign_in as start_session
from tests.support.subjects import give_subjects

# Where two requests are compared by their queries, the second must not be the one that looks again.
selectors.FACE_SECONDS = opened.OPEN_SECONDS = 20.0


class OneBrowser(LoadScopeScheduling):
    """All journeys on one worker, and first; a second Chromium on two cores only makes both slow."""

    def _split_scope(self, nodeid: str) -> str:
        return "journeys" if nodeid.startswith("tests/journeys/") else nodeid


@pytest.hookimpl(optionalhook=True)  # so that `-p no:xdist` still runs
def pytest_xdist_make_scheduler(config, log):
    return OneBrowser(config, log)


def pytest_collection_finish(session):
    """What is there before the first test stays to the end: looking through it again cost a tenth of the run."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 50, 100)


def pytest_collection_modifyitems(config, items):
    """The suite leaves the long cases to `make prove`, which takes them all."""
    if THOROUGH:
        return
    long = [item for item in items if item.get_closest_marker("prove")]
    config.hook.pytest_deselected(items=long)
    items[:] = [item for item in items if not item.get_closest_marker("prove")]


@pytest.fixture(autouse=True)
def empty_cache():
    """Rate limits live in the cache, the language in the thread; both would carry over from test to test."""
    cache.clear()
    translation.activate(settings.LANGUAGE_CODE)


@pytest.fixture(autouse=True)
def search_index():
    with indexed_when_searched():
        yield


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker):
    """Instead of pytest-django's own: a copy of one prepared database."""
    with django_db_blocker.unblock(), prepared_database():
        yield


def make_user(email: str, *, name: str = "", staff: bool = False, groups: tuple[str, ...] = ()) -> User:
    user = User.objects.create_user(
        email, "correct horse battery staple", name=name or email.split("@", maxsplit=1)[0].title(), is_staff=staff
    )
    if groups:
        user.groups.set(Group.objects.filter(name__in=groups))
    user.emailaddress_set.create(email=email, verified=True, primary=True)
    return user


def make_organization(name: str, standing: str = Organization.Standing.APPROVED, **fields) -> Organization:
    now = timezone.now()
    defaults = {
        "country": "UA",
        "website": "https://lantern.example.org",
        "languages": ["uk", "en"],
        "mission": "We help.",
    }
    dates = {} if standing == Organization.Standing.DRAFT else {"applied_at": now - timedelta(days=9)}
    if standing in {"approved", "suspended", "left"}:
        dates["approved_at"] = now - timedelta(days=2)
    return Organization.objects.create(name=name, standing=standing, **{**defaults, **dates, **fields})


def make_member(organization: Organization, email: str, role: Role) -> User:
    user = make_user(email)
    Membership.objects.create(user=user, organization=organization, role=role)
    return user


def signed_in(user: User) -> Client:
    """A client with a live session; staff with a second factor used in it."""
    client = Client()
    start_session(client, user)
    return client


@pytest.fixture
def organization(db):
    return make_organization("Lantern")


@pytest.fixture
def other_organization(db):
    return make_organization("Paper Boat", country="PL")


@pytest.fixture
def owner(organization):
    return make_member(organization, "owner@example.org", Role.OWNER)


@pytest.fixture
def editor(organization):
    return make_member(organization, "editor@example.org", Role.EDITOR)


@pytest.fixture
def viewer(organization):
    return make_member(organization, "viewer@example.org", Role.VIEWER)


@pytest.fixture
def outsider(other_organization):
    """Owner of another organisation."""
    return make_member(other_organization, "outsider@example.org", Role.OWNER)


@pytest.fixture
def application(db):
    return make_organization("River", Organization.Standing.APPLIED)


@pytest.fixture
def applicant(application):
    return make_member(application, "applicant@example.org", Role.OWNER)


@pytest.fixture
def person(db):
    """Signed up, in no organisation yet."""
    return make_user("person@example.org")


@pytest.fixture
def staff_editor(db):
    return make_user("staff-editor@example.org", staff=True, groups=("Editors",))


@pytest.fixture
def partnerships(db):
    return make_user("partnerships@example.org", staff=True, groups=("Partnerships",))


@pytest.fixture
def press_officer(db):
    return make_user("press-officer@example.org", staff=True, groups=("Press officers",))


@pytest.fixture
def moderator(db):
    return make_user("moderator@example.org", staff=True, groups=("Moderators",))


@pytest.fixture
def administrator(db):
    return make_user("administrator@example.org", staff=True, groups=("Administrators",))


@pytest.fixture
def campaign(db):
    campaign = Campaign.objects.create(
        slug="territories-are-people",
        names={"en": "Territories are people", "uk": "Території — це люди"},
        hashtag="#territoriesarepeople",
        languages=["en", "uk"],
        starts_on=timezone.now().date() - timedelta(days=30),
    )
    give_subjects(campaign)
    return campaign


@pytest.fixture
def statement(campaign):
    return StatementVersion.objects.create(
        campaign=campaign,
        number=1,
        texts={"en": "People are not territory.", "uk": "Люди — не територія."},
        sha256="0" * 64,
        published_at=timezone.now() - timedelta(days=20),
    )


@pytest.fixture
def sign_in():
    """`sign_in(user)` gives a client with a live session."""
    return signed_in


@pytest.fixture(autouse=True)
def face_of_this_test(request):
    """No test sees the campaign of another. Where queries are counted, the process has looked before, as most have."""
    forget_known()
    if any(name.startswith("django_assert") for name in request.fixturenames):
        selectors._kept[:] = [selectors.KeptFace(selectors.NOBODY, float("inf"))]
        opened._kept[:] = [(("en", "uk"), float("inf"))]
    yield
    forget_known()


@pytest.fixture(scope="session")
def browser():
    """One for all: of two in a process the second would not start."""
    if find_chromium() is None:
        message = "No Chromium here: browser tests cannot run (Debian: apt-get install chromium-headless-shell)."
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    with chromium() as launched:
        yield launched
