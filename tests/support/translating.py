"""Every way by which a page could go online in a language that nobody has translated it into."""

import re
from datetime import timedelta
from typing import Any

from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.models import GroupApprovalTask, Locale, Workflow, WorkflowTask
from wagtail_localize.models import LocaleSynchronization, StringTranslation, Translation
from wagtail_localize.operations import translate_object, translate_page_subtree

from cms.library.models import MaterialPage
from cms.pages.services import publish_due

SECRET = "Heron at dawn"


class Case:
    def __init__(self, material, index, uk, client, by):
        self.material, self.index, self.uk, self.client, self.by = material, index, uk, client, by

    @property
    def translation(self):
        return Translation.objects.get(source__object_id=self.material.translation_key)

    @property
    def target(self):
        return MaterialPage.objects.get(translation_key=self.material.translation_key, locale=self.uk)


def fill(translation, *, leave=0):
    """Words for every passage but the last few, as the editor of translations keeps them."""
    segments = list(translation.source.stringsegment_set.order_by("order"))
    for segment in segments[: len(segments) - leave]:
        words = segment.string.data if segment.context.path == "slug" else f"Слово {segment.order}"
        StringTranslation.objects.update_or_create(
            translation_of=segment.string,
            context=segment.context,
            locale=translation.target_locale,
            defaults={"data": words, "translation_type": "manual", "has_error": False},
        )


def changed(page, **fields):
    """The original, published with other words."""
    page = type(page).objects.get(pk=page.pk)
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision().publish()
    return page


# Every way by which a page in another language could go online. Each takes what is there and may be refused.


def submit(case):
    case.client.post(
        reverse("wagtail_localize:submit_page_translation", args=[case.material.pk]), {"locales": [case.uk.pk]}
    )


def submit_with_everything_below(case):
    address = reverse("wagtail_localize:submit_page_translation", args=[case.index.pk])
    case.index.get_translation(case.uk).delete()
    case.client.post(address, {"locales": [case.uk.pk], "include_subtree": "on"})


def translate_in_code(case):
    translate_object(case.material, [case.uk], user=case.by)


def translate_below_in_code(case):
    translate_page_subtree(case.index.pk, [case.uk], None, case.by)


def save_target(case):
    translate_object(case.material, [case.uk], user=case.by)
    case.translation.save_target(user=case.by, publish=True)


def create_with_fallback(case):
    translate_object(case.material, [case.uk], user=case.by)
    case.translation.source.create_or_update_translation(case.uk, publish=True, fallback=True)


def publish_in_the_translation_editor(case):
    translate_object(case.material, [case.uk], user=case.by)
    fill(case.translation, leave=1)
    case.client.post(reverse("wagtailadmin_pages:edit", args=[case.target.pk]), {"action": "publish"})


def sync_with_publishing(case):
    translate_object(case.material, [case.uk], user=case.by)
    address = reverse("wagtail_localize:update_translations", args=[case.translation.source_id])
    case.client.post(address, {"publish_translations": "on"})


def publish_in_bulk(case):
    translate_object(case.material, [case.uk], user=case.by)
    case.client.post(reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"]) + f"?id={case.target.pk}")


def publish_in_bulk_from_above(case):
    translate_object(case.material, [case.uk], user=case.by)
    above = case.index.get_translation(case.uk)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"]) + f"?id={above.pk}"
    case.client.post(address, {"include_descendants": "on"})


def publish_the_revision(case):
    translate_object(case.material, [case.uk], user=case.by)
    case.target.get_latest_revision().publish()


def publish_by_the_action_itself(case):
    translate_object(case.material, [case.uk], user=case.by)
    PublishPageRevisionAction(case.target.get_latest_revision()).execute()


def publish_through_the_admin_api(case):
    translate_object(case.material, [case.uk], user=case.by)
    case.client.post(f"/cms/api/main/pages/{case.target.pk}/action/publish/")


def copy_through_the_admin_api(case):
    for alias in ("true", "false"):
        words = {"locale": "uk", "alias": alias, "copy_parents": "true"}
        case.client.post(f"/cms/api/main/pages/{case.material.pk}/action/copy_for_translation/", words)


def schedule(case):
    translate_object(case.material, [case.uk], user=case.by)
    page = case.target
    page.go_live_at = timezone.now() + timedelta(seconds=1)
    page.save_revision().publish()


def come_to_its_hour(case):
    translate_object(case.material, [case.uk], user=case.by)
    case.target.revisions.update(approved_go_live_at=timezone.now() - timedelta(minutes=1))
    publish_due(at=timezone.now())
    call_command("publish_scheduled")


def stop_and_publish(case):
    translate_object(case.material, [case.uk], user=case.by)
    fill(case.translation, leave=3)
    case.client.post(reverse("wagtail_localize:stop_translation", args=[case.translation.pk]))
    assert not case.translation.enabled
    case.target.save_revision().publish()


def stop_and_publish_half_of_it(case):
    """Translated in part, taken away and sent again: then a draft holds the first words and the original's."""
    translate_object(case.material, [case.uk], user=case.by)
    fill(case.translation, leave=3)
    case.translation.save_target(publish=False)
    case.client.post(reverse("wagtail_localize:stop_translation", args=[case.translation.pk]))
    case.target.get_latest_revision_as_object().save_revision().publish()


def approve_in_a_workflow(case):
    translate_object(case.material, [case.uk], user=case.by)
    workflow = Workflow.objects.create(name="Two pairs of eyes")
    task = GroupApprovalTask.objects.create(name="Look at it")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    workflow.start(case.target, case.by).current_task_state.approve(user=case.by)


def lose_the_original_and_publish(case):
    translate_object(case.material, [case.uk], user=case.by)
    target = case.target
    MaterialPage.objects.get(pk=case.material.pk).delete()
    MaterialPage.objects.get(pk=target.pk).save_revision().publish()


def copy_for_translation(case):
    case.material.copy_for_translation(case.uk).save_revision().publish()


def make_an_alias(case):
    alias = case.material.copy_for_translation(case.uk, alias=True)
    case.material.save_revision().publish()
    alias.refresh_from_db()
    assert not alias.live


def make_an_alias_a_page(case):
    alias = case.material.copy_for_translation(case.uk, alias=True)
    case.client.post(reverse("wagtailadmin_pages:convert_alias", args=[alias.pk]))
    page = MaterialPage.objects.get(pk=alias.pk)
    assert page.alias_of_id is None
    page.save_revision().publish()


def make_a_page_an_alias(case):
    translate_object(case.material, [case.uk], user=case.by)
    case.client.post(reverse("wagtail_localize:convert_to_alias", args=[case.target.pk]))
    case.material.save_revision().publish()


def keep_the_trees_alike(case):
    LocaleSynchronization.objects.create(locale=case.uk, sync_from=Locale.objects.get(language_code="en"))
    call_command("sync_locale_trees")
    case.material.save_revision().publish()


def copy_into_the_other_tree(case):
    above = case.index.get_translation(case.uk)
    address = reverse("wagtailadmin_pages:copy", args=[case.material.pk])
    words = {"new_title": SECRET, "new_slug": "copied", "new_parent_page": above.pk, "publish_copies": "on"}
    case.client.post(address, words)
    case.client.post(address, {**words, "new_slug": "copied-2", "alias": "on"})
    draft = case.material.copy(to=above, update_attrs={"slug": "copied-3"}, keep_live=False, copy_revisions=False)
    draft.save_revision().publish()


def move_into_the_other_tree(case):
    above = case.index.get_translation(case.uk)
    case.client.post(reverse("wagtailadmin_pages:move_confirm", args=[case.material.pk, above.pk]))
    case.client.post(
        reverse("wagtail_bulk_action", args=["wagtailcore", "page", "move"]) + f"?id={case.material.pk}",
        {"chooser": above.pk},
    )
    case.material.move(above, pos="last-child")


def put_online_at_once(case):
    above = case.index.get_translation(case.uk)
    data = {**case.material.serializable_data(), "pk": None, "path": "", "depth": None, "numchild": 0}
    data |= {"locale": case.uk.pk, "latest_revision": None, "live_revision": None}
    above.add_child(instance=MaterialPage.from_serializable_data(data))


WAYS = [
    submit, submit_with_everything_below, translate_in_code, translate_below_in_code, save_target, create_with_fallback,
    publish_in_the_translation_editor, sync_with_publishing, publish_in_bulk, publish_in_bulk_from_above,
    publish_the_revision, publish_by_the_action_itself, publish_through_the_admin_api, copy_through_the_admin_api,
    schedule, come_to_its_hour, stop_and_publish, stop_and_publish_half_of_it, lose_the_original_and_publish,
    approve_in_a_workflow, copy_for_translation, make_an_alias, make_an_alias_a_page, make_a_page_an_alias,
    keep_the_trees_alike, copy_into_the_other_tree, move_into_the_other_tree, put_online_at_once,
]  # fmt: skip


def unmarked(answer: Any) -> str:
    """What a page says as its own: without the offer, on a 404, of what can be read in English and is marked so."""
    text = answer.content.decode()
    return re.sub(r'<a href="[^"]*" lang="en" hreflang="en">[^<]*</a>', "", text) if answer.status_code == 404 else text
