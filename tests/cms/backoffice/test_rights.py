"""Which member of staff reaches which screen: every address of the admin without an argument, and our own with one."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupCollectionPermission, GroupPagePermission

from cms.backoffice.services import set_up_staff_groups
from partners.artwork.models import Template
from partners.artwork.services import begin_version
from partners.kernel.actors import VISITOR, acting
from partners.organizations.models import Organization
from partners.press.models import MediaContact
from partners.press.services.inquiries import receive_inquiry
from partners.texts.models import EVERYWHERE, Kind
from partners.texts.services import start_draft
from tests.portal.test_one_door import admin_paths
from tests.support.belongings import make_belongings
from tests.support.materials import open_material
from tests.support.press import add_figure
from tests.support.updates import open_update

STAFF = ["staff_editor", "partnerships", "press_officer", "moderator", "administrator"]
PARTNERS = {"partnerships", "administrator"}
PRESS = {"press_officer", "administrator"}
TEMPLATES = {"partnerships", "administrator"}
PEOPLE = {"administrator"}
PAGES = {"staff_editor", "administrator"}
# Each with a text of its own; administrators with all.
TEXTS = {"staff_editor", "partnerships", "press_officer", "administrator"}
# The beginning of an address below /cms/, and who may look behind it; the longest that fits counts.
SCREENS = {
    "partners/": PARTNERS,
    "inquiries/": PRESS,
    "media-contacts/": PRESS,
    "press-topics/": PRESS,
    "press-room/": PRESS,
    "press-releases/": PRESS,
    "press-figures/": PRESS,
    "press-quotes/": PRESS,
    "press-coverage/": PRESS,
    "press-dates/": PRESS,
    "templates/": TEMPLATES,
    "texts/": TEXTS,
    "materials/": PAGES,
    "updates/": PAGES,
    "translations/": PAGES,
    "translation-offers/": PAGES,
    "users/": PEOPLE,
    "campaign/": PEOPLE,
    "portal-look/": PEOPLE,
    "languages/": PEOPLE,
    "groups/": PEOPLE,
    # Its host comes from the settings of the server.
    "sites/": set(),
    "locales/": PEOPLE,
    "collections/": PEOPLE,
    "redirects/": PAGES,
    "workflows/": PEOPLE,
    "images/": PAGES,
    "documents/": PAGES,
}
# Inside these, addresses that answer everybody on staff, with what that person may see.
ANSWERS_BY_VIEWER = (
    "images/chooser/",
    "documents/chooser/",
    "workflows/list/",
    "workflows/tasks/list/",
    "workflows/task_chooser/",
)


def reached(client: Client, address: str) -> bool:
    """Whether the screen was shown. Wagtail sends the unwelcome home with a message; we say 404."""
    response = client.get(address)
    assert response.status_code < 500, address
    return response.status_code == 200


@pytest.mark.parametrize("who", STAFF)
def test_screens_open_to_those_whose_work_they_are(who, campaign, request, sign_in):
    client = sign_in(request.getfixturevalue(who))
    wrong = []
    seen = 0

    for path in admin_paths():
        rest = path.removeprefix("/cms/")
        fitting = max((prefix for prefix in SCREENS if rest.startswith(prefix)), key=len, default=None)
        if fitting is None or rest.startswith(ANSWERS_BY_VIEWER):
            continue
        seen += 1
        if who not in SCREENS[fitting] and reached(client, path):
            wrong.append(path)
        if who in SCREENS[fitting] and rest == fitting and not reached(client, path):
            wrong.append(f"closed: {path}")

    assert wrong == []
    assert seen > 25


def test_only_those_who_write_or_publish_have_rights_over_pages_and_files(administrator):
    """Wagtail's migrations bring groups of the same names, and rights with them."""
    set_up_staff_groups()

    for rights in (GroupPagePermission, GroupCollectionPermission):
        assert set(rights.objects.values_list("group__name", flat=True)) == {"Editors", "Administrators", "Writers"}
    assert not GroupPagePermission.objects.filter(group__name="Writers", permission__codename="publish_page").exists()


@pytest.fixture
def things(organization, owner, administrator, campaign):
    own = make_belongings(organization, owner=owner, administrator=administrator)
    waiting = Organization.objects.create(name="Delta", standing="in_review", country="UA", applied_at=timezone.now())
    words = {"name": "A", "email": "a@example.org", "time_zone": "UTC", "language": "en", "question": "Why?"}
    inquiry, _receipt = receive_inquiry(**words, deadline_at=timezone.now() + timedelta(days=1), by=VISITOR)
    contact = MediaContact.objects.get(public_id=own["contact_id"])
    template = own["template_id"]
    drafted = begin_version(Template.objects.get(public_id=template), by=acting(administrator))
    draft = start_draft(Kind.AGREEMENT, EVERYWHERE, by=acting(administrator))
    shared, told, figure = open_material(), open_update(campaign), add_figure(campaign, administrator)
    return {
        reverse("backoffice_texts:draft", args=[draft.public_id]): PARTNERS,
        reverse("backoffice_texts:draft_edit", args=[draft.public_id]): PARTNERS,
        reverse("backoffice_texts:move", args=[draft.public_id, "withdraw"]): PARTNERS,
        reverse("backoffice_partners:review", args=[waiting.public_id]): PARTNERS,
        f"{reverse('backoffice_partners:together')}?act=approve&id={waiting.public_id}": PARTNERS,
        reverse("backoffice_inquiries:inquiry", args=[inquiry.public_id]): PRESS,
        reverse("backoffice_inquiries:move", args=[inquiry.public_id, "assign"]): PRESS,
        reverse("backoffice_contacts:contact", args=[contact.public_id]): PRESS,
        reverse("backoffice_subjects:subject", args=[campaign.subjects.first().public_id]): PRESS,
        reverse("backoffice_press_room:about"): PRESS,
        reverse("backoffice_figures:one", args=[figure.public_id]): PRESS,
        reverse("backoffice_figures:take_off", args=[figure.public_id]): PRESS,
        reverse("backoffice_releases:mark", args=[told.public_id]): PRESS,
        reverse("backoffice_releases:choose"): PRESS,
        reverse("backoffice_templates:inspect", args=[template]): TEMPLATES,
        reverse("backoffice_templates:sample", args=[template, 1]): TEMPLATES,
        reverse("backoffice_templates:revise", args=[template]): TEMPLATES,
        reverse("backoffice_templates:template_retire", args=[template]): TEMPLATES,
        reverse("backoffice_templates:template_draft", args=[drafted.public_id]): TEMPLATES,
        reverse("backoffice_templates:template_sheet", args=[drafted.public_id]): TEMPLATES,
        reverse("backoffice_templates:template_discard", args=[drafted.public_id]): TEMPLATES,
        reverse("backoffice_templates:template_picture", args=[drafted.public_id, "bare", 1]): TEMPLATES,
        reverse("backoffice_templates:add_template"): PEOPLE,
        reverse("backoffice_materials:one", args=[shared.public_id]): PAGES,
        reverse("backoffice_materials:move", args=[shared.public_id, "withdraw"]): PAGES,
        reverse("backoffice_updates:move", args=[told.public_id, "withdraw"]): PAGES,
        reverse("backoffice_work", args=["drafts"]): PAGES,
        reverse("wagtailusers_users:edit", args=[owner.pk]): PEOPLE,
        reverse("wagtailusers_users:delete", args=[owner.pk]): set(),
    }


@pytest.mark.parametrize("who", STAFF)
def test_things_open_to_those_whose_work_they_are(who, things, request, sign_in):
    client = sign_in(request.getfixturevalue(who))

    assert {address: reached(client, address) for address in things} == {
        address: who in allowed for address, allowed in things.items()
    }
    for address, allowed in things.items():
        if who not in allowed:
            assert client.post(address, {"reason": "x"}).status_code in {302, 403, 404, 405}, address
    assert Organization.objects.get(name="Delta").standing == "in_review" or who in PARTNERS


def test_partners_and_visitors_find_nothing_of_it(things, owner, sign_in):
    partner, visitor = sign_in(owner), Client()

    for address in things:
        assert partner.get(address).status_code == 404, address
        assert partner.post(address).status_code == 404, address
        assert visitor.get(address)["Location"].startswith("/en/account/login/"), address


def test_an_administrator_makes_nobody_a_superuser(administrator, staff_editor, sign_in):
    client = sign_in(administrator)
    groups = list(staff_editor.groups.values_list("pk", flat=True))
    form = {"email": staff_editor.email, "name": "E", "is_active": "on", "is_staff": "on", "is_superuser": "on"}

    answer = client.post(reverse("wagtailusers_users:edit", args=[staff_editor.pk]), {**form, "groups": groups})

    staff_editor.refresh_from_db()
    assert answer.status_code == 302
    assert staff_editor.is_staff
    assert not staff_editor.is_superuser
    client.post(reverse("wagtailusers_users:add"), {**form, "email": "second@example.org"})
    assert not type(staff_editor).objects.filter(is_superuser=True).exists()


def test_an_administrator_cannot_become_a_superuser_by_its_address(administrator, moderator, sign_in):
    moderator.is_superuser = True
    moderator.save()
    client = sign_in(administrator)
    form = {"email": "mine@example.org", "name": "Mine", "is_active": "on"}

    client.post(reverse("wagtailusers_users:edit", args=[moderator.pk]), form)
    for action in ("set_active_state", "assign_role"):
        address = reverse("wagtail_bulk_action", args=["users", "user", action])
        client.post(f"{address}?id={moderator.pk}", {"mark_as_active": "", "role": moderator.groups.get().pk})

    before = moderator.email
    moderator.refresh_from_db()
    assert (moderator.email, moderator.is_active) == (before, True)


def test_nobody_chooses_the_password_of_another(administrator, owner, sign_in):
    address = reverse("wagtailusers_users:edit", args=[owner.pk])
    words = {"email": owner.email, "name": "O", "is_active": "on", "password1": "mine mine mine mine"}
    client = sign_in(administrator)

    assert b'type="password"' not in client.get(address).content
    client.post(address, {**words, "password2": words["password1"]})

    owner.refresh_from_db()
    assert owner.check_password("correct horse battery staple")


def test_an_edited_member_of_staff_stays_one(administrator, moderator, sign_in):
    page = sign_in(administrator).get(reverse("wagtailusers_users:edit", args=[moderator.pk])).content.decode()

    assert 'name="name"' in page
    assert 'name="is_staff"' in page


def test_staff_keep_no_picture_of_themselves_here(moderator, sign_in):
    client = sign_in(moderator)

    assert b'name="avatar-avatar"' not in client.get("/cms/account/").content
    assert client.post("/cms/account/", {"theme-theme": "dark"}).status_code in {200, 302}
    assert Client().get("/cms/account/").status_code == 302
