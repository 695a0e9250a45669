"""Every list that people read: sorted by the reader's alphabet, and found in it is what it shows."""

import random
import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone, translation
from django.utils.html import escape

from cms.backoffice.frame.listing import AsShown
from cms.backoffice.wagtail_hooks import VIEWSETS
from cms.media.models import CampaignDocument, CampaignImage
from cms.pages.models import StandardPage
from partners.artwork.models import Template, TemplateVersion
from partners.campaigns.models import Endorsement
from partners.campaigns.selectors import endorsers_of
from partners.kernel.actors import VISITOR, acting
from partners.kernel.languages.alphabet import alphabetical
from partners.organizations.forms.joining import country_choices, language_choices
from partners.organizations.models import Membership, Organization, Role
from partners.organizations.selectors import approved_organizations, members_of, memberships_of
from partners.organizations.selectors.vetting import possible_duplicates
from partners.organizations.services.vetting import approve_organization, start_review
from partners.press.models import MediaContact
from partners.press.selectors import contacts_for_staff, contacts_of
from partners.press.services.inquiries import assign_inquiry, receive_inquiry
from partners.users.models import User
from tests.conftest import make_organization, make_user
from tests.support.branding import picture
from tests.support.materials import open_material

# As readers of each language expect them. Every test writes them down in another order.
ALPHABET = {
    "uk": ["Ганна", "ґанок", "Ера", "Єва", "їжак", "Йод", "Яна", "Émile", "lantern", "Łódź", "Zoe"],
    "en": ["Émile", "lantern", "Łódź", "Zoe", "Ганна", "ґанок", "Ера", "Єва", "їжак", "Йод", "Яна"],
}
NAMES = random.Random(3).sample(ALPHABET["en"], len(ALPHABET["en"]))
READERS = pytest.mark.parametrize("language", ["uk", "en"])
NOW = timezone.now
pytestmark = pytest.mark.django_db


def seen(client: Client, address: str, names: list[str] = NAMES) -> list[str]:
    """The names in the order in which the page's list shows them."""
    html = client.get(address).content.decode()
    body = html[html.index("<main") :] if "<main" in html else html
    pattern = "|".join(re.escape(str(escape(name))) for name in names)
    return list(dict.fromkeys(re.findall(rf">\s*({pattern})\s*<", body)))


def plant_template(name: str, number: int, **fields) -> None:
    made = Template.objects.create(
        material=open_material(f"m{number}"), key=f"k{number}", kind="poster", titles={"uk": name}, **fields
    )
    TemplateVersion.objects.create(
        template=made, number=1, media_type="image/png", width=1, height=1, slots=[], published_at=NOW()
    )


def plant_contact(organization: Organization, name: str, number: int) -> MediaContact:
    return MediaContact.objects.create(
        organization=organization, name=name, email=f"c{number}@example.org", languages=["uk"], topics=[],
        asked_at=NOW(), time_zone="UTC",
    )  # fmt: skip


@pytest.fixture
def administrator_reading(administrator, sign_in):
    """`administrator_reading(language)` is a client whose admin speaks it."""
    administrator.is_superuser = True
    administrator.save()

    def read(language: str) -> Client:
        User.objects.filter(pk=administrator.pk).update(language=language)
        administrator.refresh_from_db()
        client = sign_in(administrator)
        client.cookies["django_language"] = language
        return client

    return read


@READERS
def test_the_domains_own_lists(language, organization, campaign, statement, person, press_officer):
    for number, name in enumerate(NAMES):
        partner = make_organization(name, website="")
        Membership.objects.create(user=person, organization=partner, role=Role.OWNER)
        user = make_user(f"{number}@example.org", name=name)
        Membership.objects.create(user=user, organization=organization, role=Role.VIEWER)
        plant_contact(organization, name, number)
        Endorsement.objects.create(
            organization=partner,
            statement_version=statement,
            text_sha256="0" * 64,
            endorsed_by=person,
            endorsed_at=NOW(),
        )
    lists = {
        "partners": approved_organizations().exclude(pk=organization.pk).values_list("name", flat=True),
        "own organisations": memberships_of(person).values_list("organization__name", flat=True),
        "team": members_of(organization).values_list("user__name", flat=True),
        "contacts": contacts_of(organization).values_list("name", flat=True),
        "supporters": [found.name for found in endorsers_of(campaign)],
    }
    with translation.override(language):
        lists["supporters"] = [found.name for found in endorsers_of(campaign)]
        told = {what: list(found) for what, found in lists.items()}
    assert told == dict.fromkeys(lists, ALPHABET[language])
    assert contacts_for_staff(acting(press_officer)).exists()


@READERS
def test_who_gave_no_name_stands_where_the_address_that_is_shown_belongs(language, organization):
    for email, name in (("boat@example.org", ""), ("z@example.org", "Anna"), ("a@example.org", "Zoe")):
        user = make_user(email)
        User.objects.filter(pk=user.pk).update(name=name)
        Membership.objects.create(user=user, organization=organization, role=Role.VIEWER)
    with translation.override(language):
        assert [str(found.user) for found in members_of(organization)] == ["Anna", "boat@example.org", "Zoe"]


@READERS
def test_the_hint_of_reviewers(language):
    mine = make_organization("Nobody", "applied")
    for name in NAMES[:9]:
        make_organization(name)
    with translation.override(language):
        found = [other.name for other in possible_duplicates(mine)]
    assert found == [name for name in ALPHABET[language] if name in NAMES[:9]]


@READERS
def test_the_pages_of_the_partner_area(language, organization, owner, sign_in):
    for number, name in enumerate(NAMES):
        user = make_user(f"{number}@example.org", name=name)
        Membership.objects.create(user=user, organization=organization, role=Role.VIEWER)
        plant_contact(organization, name, number)
        partner = make_organization(name, website="")
        Membership.objects.create(user=owner, organization=partner, role=Role.OWNER)
    client = sign_in(owner)
    for page in ("team", "contacts"):
        assert seen(client, f"/{language}/partner/{organization.public_id}/{page}/") == ALPHABET[language], page
    assert seen(client, f"/{language}/partner/") == ALPHABET[language]


@READERS
def test_the_lists_of_the_back_office(language, administrator_reading, other_organization):
    for number, name in enumerate(NAMES):
        partner = make_organization(name, website="", standing="applied")
        user = make_user(f"{number}@example.org", name=name, staff=True)
        Membership.objects.create(user=user, organization=partner, role=Role.OWNER)
        Group.objects.create(name=f"{name}!")
    client = administrator_reading(language)
    order = ALPHABET[language]
    assert seen(client, "/cms/partners/?ordering=name") == order
    assert seen(client, "/cms/partners/?ordering=-name") == order[::-1]
    assert seen(client, "/cms/users/") == order
    assert seen(client, "/cms/users/?ordering=-name") == order[::-1]
    assert seen(client, "/cms/groups/", [f"{name}!" for name in NAMES]) == [f"{name}!" for name in order]
    # The filter beside the people, and the boxes of a person's form.
    for address in ("/cms/users/", f"/cms/users/edit/{user.pk}/"):
        assert seen(client, address, [f"{name}!" for name in NAMES]) == [f"{name}!" for name in order], address
    Organization.objects.update(applied_at=NOW())
    assert seen(client, "/cms/partners/") == order


@READERS
def test_the_lists_of_pages_and_files(language, administrator_reading, home):
    for name in NAMES:
        home.add_child(instance=StandardPage(title=name, slug=f"p{NAMES.index(name)}", lead="x", locale=home.locale))
        CampaignDocument.objects.create(title=name, file=ContentFile(b"%PDF", name="a.pdf"), file_size=4)
        CampaignImage.objects.create(title=name, file=ContentFile(picture(20, 20), name="a.png"), width=20, height=20)
    client = administrator_reading(language)
    order = ALPHABET[language]
    assert seen(client, f"/cms/pages/{home.pk}/?ordering=title") == order
    assert seen(client, f"/cms/pages/{home.pk}/?ordering=-title") == order[::-1]
    assert seen(client, "/cms/documents/") == order
    assert seen(client, "/cms/documents/results/?ordering=-title") == order[::-1]
    titles = [page.title for page in client.get("/cms/images/?ordering=title").context["page_obj"].object_list]
    assert titles == order


@READERS
def test_choices_in_forms(language):
    with translation.override(language):
        for choices in (country_choices(), language_choices()):
            names = [name for _code, name in choices]
            assert names == sorted(names, key=lambda name: alphabetical(name, language))


SPELLINGS = {
    "Ім’я та Ґанок": ["ім'я", "ІМʼЯ", "ґанок", "ҐАНОК", "ганок ім’я", "Ім’я та Ґанок"],
    "Émile Łódź": ["emile", "ÉMILE", "lodz", "Łódź émile"],
    "Ελπίδα": ["ΕΛΠΊΔΑ", "ελπιδα", "Ελπίδα"],
    "ЛІХТАР": ["ліхтар", "Ліхтар", "лІхТаР"],
}
OTHERS = ["Paper Boat", "Човен"]


def found_by(client: Client, address: str, query: str, key: str = "q") -> set[str]:
    html = client.get(address, {key: query}).content.decode()
    body = html[html.index("<main") :] if "<main" in html else html
    return {name for name in [*SPELLINGS, *OTHERS] if re.search(rf">\s*{re.escape(str(escape(name)))}[\s<]", body)}


@pytest.fixture
def filled(organization, press_officer, campaign, home, administrator):
    for number, name in enumerate([*SPELLINGS, *OTHERS]):
        make_organization(name, "applied", website="")
        make_user(f"s{number}@example.org", name=name)
        Group.objects.create(name=name)
        plant_template(name, number, language="en")
        receive_inquiry(
            name="Rita", outlet="Herald", email="rita@example.net", language="uk", topic="detention", question=name,
            deadline_at=NOW() + timedelta(hours=5), time_zone="Europe/Kyiv", by=VISITOR,
        )  # fmt: skip
        home.add_child(instance=StandardPage(title=name, slug=f"p{number}", lead="x", locale=home.locale))
        CampaignDocument.objects.create(title=name, file=ContentFile(b"%PDF", name="a.pdf"), file_size=4)
        CampaignImage.objects.create(title=name, file=ContentFile(picture(20, 20), name="a.png"), width=20, height=20)


LISTS = [
    "/cms/partners/results/", "/cms/users/results/", "/cms/groups/results/", "/cms/templates/results/",
    "/cms/inquiries/results/", "/cms/documents/results/", "/cms/images/results/", "/cms/pages/search/results/",
    "/cms/documents/chooser/results/", "/cms/images/chooser/results/", "/cms/choose-page/search/",
]  # fmt: skip


def test_every_list_finds_every_spelling_and_nothing_else(filled, administrator_reading):
    client = administrator_reading("en")
    wrong = [
        (address, spelling, found)
        for address in LISTS
        for name, spellings in SPELLINGS.items()
        for spelling in spellings
        if (found := found_by(client, address, spelling)) != {name}
    ]
    assert wrong == []


def test_signs_that_mean_something_to_a_database_are_no_error(filled, administrator_reading):
    client = administrator_reading("en")
    for address in LISTS:
        for query in ('"', "*", "AND", "NOT (", "'", "%", "_", "\\", "ʼ", "a:b", "…", "^"):
            assert client.get(address, {"q": query}).status_code == 200, (address, query)


def test_lists_of_the_back_office_find_what_they_show_in_place_of_a_code(
    administrator_reading, campaign, press_officer, organization
):
    make_organization("Ліхтар", "applied", country="UA", website="")
    make_organization("Човен", "approved", country="PL", website="")
    inquiry = receive_inquiry(
        name="Rita", outlet="Herald", email="rita@example.net", language="uk", topic="detention", question="Човен",
        deadline_at=NOW() + timedelta(hours=5), time_zone="Europe/Kyiv", by=VISITOR,
    )[0]  # fmt: skip
    User.objects.filter(pk=press_officer.pk).update(name="Ґанна Їжак")
    assign_inquiry(inquiry, by=acting(press_officer))
    plant_template("Човен", 1, language="uk")
    client = administrator_reading("uk")
    assert found_by(client, "/cms/partners/results/", "польща") == {"Човен"}
    assert found_by(client, "/cms/partners/results/", "ПОЛЬЩА човен") == {"Човен"}
    assert found_by(client, "/cms/partners/results/", "польща ліхтар") == set()
    for words in ("ганна", "їжак човен", "УКРАЇНСЬКА"):
        assert found_by(client, "/cms/inquiries/results/", words) == {"Човен"}, words
    for words in ("українська", "плакат", "човен УКРАЇНСЬКА"):
        assert found_by(client, "/cms/templates/results/", words) == {"Човен"}, words


def test_media_contacts_are_found_by_what_is_shown_of_them_only(administrator_reading, organization):
    plant_contact(organization, "Ґанна", 1)
    client = administrator_reading("uk")
    assert "Ґанна" not in client.get("/cms/media-contacts/results/", {"q": "ганна"}).content.decode()
    assert "Lantern" in client.get("/cms/media-contacts/results/", {"q": "LANTERN"}).content.decode()


def test_all_people_of_a_search_are_those_that_the_list_shows(administrator_reading):
    wanted = make_user("a1@example.org", name="Ґанна Їжак")
    make_user("hanna@example.org", name="Other")
    page = administrator_reading("en").get("/cms/bulk/users/user/set_active_state/?id=all&q=ганна")
    html = page.content.decode()
    assert wanted.name in html
    assert "Other" not in html


def test_the_activity_of_partners_is_narrowed_in_any_spelling(organization, owner, partnerships, sign_in):
    for name in ("Ім’я та Ґанок", "Човен"):
        joined = make_organization(name, "applied", website="")
        start_review(joined, by=acting(partnerships))
        approve_organization(joined, by=acting(partnerships))
    client, address = sign_in(owner), f"/uk/partner/{organization.public_id}/activity/"
    for words in ("ім'я", "ІМʼЯ ТА", "ґАНОК", "ганок"):
        told = client.get(address, {"organization": words}).content.decode()
        assert "Ім’я та Ґанок" in told, words
        assert "Човен" not in told, words


def test_the_public_library_is_searched_in_any_spelling(make_material):
    make_material("Ім’я та Ґанок")
    make_material("Émile Łódź")
    for words, title in (("ІМʼЯ", "Ім’я та Ґанок"), ("ганок", "Ім’я та Ґанок"), ("emile lod", "Émile Łódź")):
        html = Client().get("/en/materials/", {"q": words}).content.decode()
        assert title in html, words
        assert ({"Ім’я та Ґанок", "Émile Łódź"} - {title}).pop() not in html


def test_every_subject_of_the_back_office_lists_what_it_shows():
    """The texts are no list: a handful, each laid out with its versions, and nothing to sort or to search by."""
    lists = [viewset for viewset in VIEWSETS if hasattr(viewset, "index_view")]
    # The first screen of the press room leads to lists and is none.
    assert {viewset.name for viewset in VIEWSETS if viewset not in lists} == {"backoffice_press_room"}
    assert {viewset.name for viewset in lists if not issubclass(viewset.index_view, AsShown)} == {"backoffice_texts"}
