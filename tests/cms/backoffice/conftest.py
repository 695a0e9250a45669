"""Pages in three languages, and one of everything that the admin has an address for."""

import pytest
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.admin.models import EditingSession
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection, GroupApprovalTask, Locale, Site, UploadedFile, Workflow, WorkflowTask
from wagtail_localize.models import OverridableSegment, StringSegment, Translation, TranslationSource

from cms.media.models import CampaignDocument
from cms.pages.models import StandardPage
from partners.artwork.models import Template
from partners.artwork.services import begin_version
from partners.campaigns.models import Subject
from partners.kernel.actors import acting
from partners.organizations.models import Organization
from partners.press.models import MediaContact
from partners.texts.models import EVERYWHERE, Kind
from partners.texts.services import start_draft
from tests.cms.conftest import put_online
from tests.conftest import make_user
from tests.support.belongings import make_belongings
from tests.support.languages import in_all_languages
from tests.support.updates import open_update


@pytest.fixture
def three_languages(settings):
    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = [("en", "English"), ("uk", "Ukrainian"), ("pl", "Polish")]


@pytest.fixture
def polish(three_languages, locales, home):
    Locale.objects.create(language_code="pl")
    return in_all_languages(home)


@pytest.fixture
def pages(polish, request):
    """`pages("standard_page")` is that kind of page in three languages, all online."""

    def make(kind):
        if kind == "home_page":
            return polish
        if kind == "material":
            in_all_languages(request.getfixturevalue("index_page"))
            return in_all_languages(request.getfixturevalue("make_material")("Poster"))
        return in_all_languages(request.getfixturevalue(kind))

    return make


@pytest.fixture
def elsewhere(polish):
    """Another place for pages, in English and Ukrainian only."""
    place = put_online(StandardPage(title="Archive", slug="archive"), under=polish["en"])
    locale = Locale.objects.get(language_code="uk")
    copied = place.copy_for_translation(locale)
    copied.title = "Архів"
    copied.save_revision().publish()
    return {"en": place, "uk": copied}


@pytest.fixture
def everything(db):
    """Somebody who may do all that Wagtail can do."""
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
    drafted = begin_version(Template.objects.get(public_id=own["template_id"]), by=acting(administrator))
    asked = Organization.objects.create(name="Delta", standing="in_review", country="UA", applied_at=timezone.now())
    draft = start_draft(Kind.AGREEMENT, EVERYWHERE, by=acting(administrator))
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
        "cms/templates/": {
            "public_id": own["template_id"], "draft_id": drafted.public_id, "sample": "bare", "page": 1
        },
        "cms/texts/": {"public_id": draft.public_id, "kind": Kind.CONSENT, "scope": EVERYWHERE},
        "cms/materials/": {"public_id": material.translation_key},
        "cms/translation-offers/": {"public_id": own["offer_id"], "name": "accept"},
        "cms/translations/": {"page_id": standard_page.get_translations().first().pk},
        "cms/updates/": {"public_id": open_update(campaign_page.campaign).public_id},
        "cms/work/": {"kind": "drafts"},
        "cms/tag-autocomplete/": {"app_name": "taggit", "model_name": "tag"},
    }  # fmt: skip
    return names, by_route
