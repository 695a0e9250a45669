"""Every address of the admin, asked with what is missing, wrong or huge, by each kind of staff: never a server error.

The addresses are those of the resolver, Wagtail's as well as ours; the forms are those that the pages show.
"""

import re
from collections import Counter

import pytest
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.db import transaction
from django.test import Client
from django.utils import timezone
from wagtail.admin.models import EditingSession
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection, GroupApprovalTask, Locale, Site, UploadedFile, Workflow, WorkflowTask
from wagtail_localize.models import OverridableSegment, StringSegment, Translation, TranslationSource

from cms.media.models import CampaignDocument
from partners.campaigns.models import Subject
from partners.organizations.models import Organization
from partners.press.models import MediaContact
from tests.architecture.test_routes import ARGUMENT, all_routes
from tests.support.belongings import make_belongings
from tests.support.forms import forms_of
from tests.support.prove import THOROUGH

STAFF = ["staff_editor", "partnerships", "press_officer", "moderator", "administrator", "everything"]
# Wagtail's own, which show what a fault looks like.
MEANT_TO_FAIL = {"wagtailadmin_error_test"}
HUGE = "9" * 30
MISSING = {
    "int": ["999999", HUGE, "0"], "uuid": ["00000000-0000-4000-8000-000000000000"], "slug": ["x"], "str": ["x", HUGE],
}  # fmt: skip
QUERIES = [
    "id=x", f"id={HUGE}", "p=x", f"p={HUGE}", "parent_page_id=x&destination_page=x&q=%22", "page_type=nothing",
    f"collection_id={HUGE}&uploaded_files={HUGE}", "fields=x&type=x.y&limit=x", f"child_of={HUGE}&offset={HUGE}",
    "next=//x&locale=xx&content_type=x&ordering=x", "export=xlsx", "collection_id=x&tag=x",
]  # fmt: skip
WRONG = ["", "x", "-1", HUGE, "\x00", "[1, {", "9999-99-99", "a" * 3000]
# `make prove` asks every screen every question; the suite asks each of them some, another at each place.
CONVERTER = re.compile(r"<(?:(\w+):)?\w+>")


@pytest.fixture
def everything(db):
    """Somebody who may do all that Wagtail can do."""
    from tests.conftest import make_user

    user = make_user("everything@example.org", staff=True, groups=("Administrators",))
    user.is_superuser = True
    user.save()
    return user


@pytest.fixture
def belongings(
    campaign_page, standard_page, make_material, make_picture, organization, owner, administrator, everything, locales
):
    """What the arguments of addresses may stand for, by route; each exists."""
    material = make_material("Poster")
    picture = make_picture("Photo")
    document = CampaignDocument.objects.create(title="Paper", file=ContentFile(b"%PDF-1.4", "paper.pdf"))
    revision = standard_page.save_revision()
    source, _new = TranslationSource.update_or_create_from_instance(make_material("Another"))
    translation = Translation.objects.create(source=source, target_locale=locales["uk"])
    translation.save_target(publish=False)
    task = GroupApprovalTask.objects.create(name="Read it")
    task.groups.set(Group.objects.filter(name="Administrators"))
    workflow = Workflow.objects.create(name="Two eyes")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=1)
    waiting = make_material("Waiting", publish=False)
    state = workflow.start(waiting, everything)
    parked = UploadedFile.objects.create(
        for_content_type=None, file=ContentFile(b"x", "x.png"), uploaded_by_user=everything
    )
    own = make_belongings(organization, owner=owner, administrator=administrator)
    asked = Organization.objects.create(name="Delta", standing="in_review", country="UA", applied_at=timezone.now())
    session = EditingSession.objects.create(
        user=everything,
        content_type=revision.content_type,
        object_id=str(standard_page.pk),
        last_seen_at=timezone.now(),
    )
    collection = Collection.get_first_root_node().add_child(name="Photos")
    redirect = Redirect.objects.create(old_path="/old", redirect_link="/en/")
    names = {
        "page_id": waiting.pk, "parent_page_id": standard_page.get_parent().pk, "page_pk": material.pk,
        "page_to_move_id": material.pk, "destination_id": standard_page.pk, "revision_id": revision.pk,
        "task_state_id": state.current_task_state.pk, "workflow_state_id": state.pk, "task_id": task.pk,
        "workflow_pk": workflow.pk, "translation_source_id": source.pk, "translation_id": translation.pk,
        "string_segment_id": StringSegment.objects.filter(source=source).first().pk,
        "overridable_segment_id": getattr(OverridableSegment.objects.filter(source=source).first(), "pk", 1),
        "image_id": picture.pk, "document_id": document.pk, "doc_id": document.pk, "uploaded_file_id": parked.pk,
        "redirect_id": redirect.pk, "session_id": session.pk, "content_type_app_name": "library",
        "content_type_model_name": "materialpage", "app_label": "wagtailcore", "model_name": "page",
        "object_id": material.pk,
        "action": "delete", "action_name": "approve", "app_name": "pages", "number": 1, "filter_spec": "width-480",
        "mode": "", "name": "approve", "collection_id": collection.pk,
    }  # fmt: skip
    by_route = {
        "cms/pages/<int:page_id>/revisions": {"page_id": standard_page.pk},
        "cms/collections/": {"pk": collection.pk}, "cms/workflows/": {"pk": workflow.pk},
        "cms/workflows/tasks/": {"pk": task.pk, "app_label": "wagtailcore", "model_name": "groupapprovaltask"},
        "cms/locales/": {"pk": Locale.objects.get(language_code="uk").pk}, "cms/sites/": {"pk": Site.objects.get().pk},
        "cms/users/": {"pk": owner.pk}, "cms/groups/": {"pk": Group.objects.get(name="Moderators").pk},
        "cms/api/main/^pages/": {"pk": standard_page.pk}, "cms/api/main/^images/": {"pk": picture.pk},
        "cms/api/main/^documents/": {"pk": document.pk}, "cms/images/chooser/": {"pk": picture.pk},
        "cms/documents/chooser/": {"pk": document.pk}, "cms/pages/<int:parent_page_id>/": {},
        "cms/settings/": {"app_name": "pages", "model_name": "publicsite", "pk": Site.objects.get().pk},
        "cms/partners/": {"public_id": asked.public_id, "document_id": own["document_id"]},
        "cms/media-contacts/": {"public_id": MediaContact.objects.get().public_id},
        "cms/press-topics/": {"public_id": Subject.objects.first().public_id},
        "cms/templates/": {"public_id": own["template_id"]},
        "cms/tag-autocomplete/": {"app_name": "taggit", "model_name": "tag"},
    }  # fmt: skip
    return names, by_route


def routes():
    return [
        route
        for route in all_routes()
        if route.path.startswith("cms/") and route.name not in MEANT_TO_FAIL and not set("(*") & set(route.path)
    ]


def values_for(route, belongings):
    names, by_route = belongings
    longest = max((start for start in by_route if route.path.startswith(start)), key=len, default=None)
    return {**names, **(by_route[longest] if longest else {})}


def addresses(route, belongings, turn):
    """With what exists, and with each argument in turn missing or wrong."""
    path = route.path.replace("^", "")
    real = values_for(route, belongings)
    kinds = [(found[1] or "str", found[0]) for found in CONVERTER.finditer(path)]

    def filled(without=None, value=""):
        return "/" + re.sub(
            ARGUMENT, lambda found: value if found[0] == without else str(real.get(found[1], "x")), path
        )

    yield filled()
    for kind, argument in kinds:
        for value in some_of(MISSING[kind], turn):
            yield filled(argument, value)


def some_of(values, turn):
    return values if THOROUGH else [values[turn % len(values)]]


class Walk:
    def __init__(self, client: Client) -> None:
        self.client = client
        client.raise_request_exception = False
        self.faults, self.asked = Counter(), 0

    def ask(self, method, address, data=None):
        """The page; whatever asking for it did is taken back, a session of another key as well."""
        cookies = self.client.cookies.copy()
        with transaction.atomic():
            answer = getattr(self.client, method)(address, data or {})
            content = b"" if answer.streaming else answer.content
            transaction.set_rollback(True)
        self.client.cookies = cookies
        self.asked += 1
        if answer.status_code >= 500:
            self.faults[method, address[:200], str(data)[:200], str(answer.exc_info[1])[:200]] += 1
        return content if "html" in answer.headers.get("Content-Type", "") else b""

    def send_wrongly(self, form, target, turn):
        """Each field left out and each with a wrong value, the others as the page has them; then all wrong."""
        every = 1 if THOROUGH else 10
        for number, name in list(enumerate(form.names))[turn % every :: every]:
            kept = {key: value for key, value in form.values.items() if key != name}
            self.ask(form.method, target, kept)
            for value in some_of(WRONG, number + turn):
                self.ask(form.method, target, {**kept, name: value})
        for value in some_of(WRONG, turn):
            self.ask(form.method, target, dict.fromkeys(form.names, value))


@pytest.mark.filterwarnings("ignore::django.core.paginator.UnorderedObjectListWarning")  # a list of wagtail-localize
@pytest.mark.parametrize("who", STAFF)
def test_no_argument_and_no_query_breaks_a_screen(who, request, belongings, sign_in):
    walk = Walk(sign_in(request.getfixturevalue(who)))

    for turn, route in enumerate(routes()):
        if not THOROUGH and (turn + STAFF.index(who)) % len(STAFF):
            continue
        for address in addresses(route, belongings, turn):
            walk.ask("get", address)
            walk.ask("post", address)
        real = next(addresses(route, belongings, turn))
        for query in some_of(QUERIES, turn + STAFF.index(who)):
            walk.ask("get", f"{real}?{query}")

    assert walk.asked > (1_000 if THOROUGH else 150)
    assert walk.faults == {}


@pytest.mark.filterwarnings("ignore::django.core.paginator.UnorderedObjectListWarning")
def test_no_field_breaks_a_form_of_the_admin(everything, belongings, sign_in):
    walk = Walk(sign_in(everything))
    seen = set()

    for turn, route in enumerate(routes()):
        page = next(addresses(route, belongings, turn))
        content = walk.ask("get", page)
        for form in forms_of(content) if content else []:
            target = (form.action or page).partition("?")[0]
            if target.startswith("/cms/") and (form.method, target, *form.names) not in seen:
                seen.add((form.method, target, *form.names))
                walk.send_wrongly(form, target, turn)

    assert len(seen) > 60
    assert walk.asked > (500 if THOROUGH else 300)
    assert walk.faults == {}
