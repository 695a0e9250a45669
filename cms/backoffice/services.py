"""What staff are made of: the groups that every portal begins with, and who reads a page before it is published."""

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from cms.backoffice.models import GivenRight

# The words for staff, and what each may do. `app_label.codename`; page and collection rights follow below.
STAFF_GROUPS: dict[str, list[str]] = {
    "Editors": [
        "wagtailadmin.access_admin",
        "campaigns.view_campaign",
        "materials.change_material",
        "updates.change_update",
        "wagtail_localize.submit_translation",
        "texts.draft_statement",
        "texts.publish_statement",
        "wagtailredirects.add_redirect",
        "wagtailredirects.change_redirect",
        "wagtailredirects.delete_redirect",
    ],
    "Writers": ["wagtailadmin.access_admin", "wagtail_localize.submit_translation"],
    "Partnerships": [
        "wagtailadmin.access_admin",
        "organizations.review_organization",
        "organizations.view_organization",
        "artwork.view_template",
        "artwork.change_template",
        "texts.draft_agreement",
        "texts.publish_agreement",
    ],
    "Press officers": [
        "wagtailadmin.access_admin",
        "press.answer_inquiry",
        "press.view_mediainquiry",
        "press.view_mediacontact",
        "press.change_pressroom",
        "campaigns.change_subject",
        "texts.draft_consent",
        "texts.publish_consent",
    ],
    "Moderators": ["wagtailadmin.access_admin", "supporters.moderate_post"],
    "Administrators": [
        "wagtailadmin.access_admin",
        "wagtail_localize.submit_translation",
        "organizations.review_organization",
        "organizations.view_organization",
        "campaigns.view_campaign",
        "campaigns.change_campaign",
        "campaigns.change_subject",
        "materials.change_material",
        "updates.change_update",
        "artwork.view_template",
        "artwork.add_template",
        "artwork.change_template",
        "press.answer_inquiry",
        "press.view_mediainquiry",
        "press.view_mediacontact",
        "press.change_pressroom",
        "supporters.moderate_post",
        "activity.view_activityentry",
        "users.add_user",
        "users.change_user",
        "users.view_user",
        "texts.draft_statement",
        "texts.publish_statement",
        "texts.draft_agreement",
        "texts.publish_agreement",
        "texts.draft_consent",
        "texts.publish_consent",
        "auth.add_group",
        "auth.change_group",
        "auth.delete_group",
        "pages.change_publicsite",
        "wagtailredirects.add_redirect",
        "wagtailredirects.change_redirect",
        "wagtailredirects.delete_redirect",
        "wagtailcore.add_locale",
        "wagtailcore.change_locale",
        "wagtailcore.delete_locale",
        "wagtailcore.add_workflow",
        "wagtailcore.change_workflow",
        "wagtailcore.delete_workflow",
        "wagtailcore.add_task",
        "wagtailcore.change_task",
        "wagtailcore.delete_task",
    ],
}
PUBLISHING_GROUPS = {"Editors", "Administrators"}
# What they write waits until somebody of the others has read it.
WRITING_GROUPS = {"Writers"}
WRITING = ["add_page", "change_page"]
# `bulk_delete_page` is asked for one page, too, as soon as another stands below it.
PAGE_RIGHTS = [*WRITING, "publish_page", "bulk_delete_page", "lock_page", "unlock_page"]
# Of Wagtail's own models, not of ours: those are what it asks about.
COLLECTION_RIGHTS = ["add_image", "change_image", "choose_image", "add_document", "change_document", "choose_document"]
SHELVING = ["add_collection", "change_collection", "delete_collection"]
REVIEW = "Review before publishing"
# What Wagtail's first migration has made, for groups that had rights of its own then.
OF_WAGTAIL = "Moderators approval"


@transaction.atomic
def set_up_staff_groups(*, anew: bool = False) -> None:
    """Make the groups that are missing, and give each the rights that this file has named since. Safe to run again.

    What an administrator has taken away or added stays so; `anew` brings the groups back to what this file says.
    """
    for name, rights in STAFF_GROUPS.items():
        group, is_new = Group.objects.get_or_create(name=name)
        has_begun = GivenRight.objects.filter(group=group).exists()
        if anew or is_new or not has_begun:
            # Wagtail's migrations make groups of the same names, which may publish every page.
            group.permissions.clear()
            GroupPagePermission.objects.filter(group=group).delete()
            GroupCollectionPermission.objects.filter(group=group).delete()
            GivenRight.objects.filter(group=group).delete()
        give(group, [*rights, *rights_over_pages(name)])
    set_up_review()


def rights_over_pages(name: str) -> list[str]:
    if name in PUBLISHING_GROUPS:
        shelves = SHELVING if name == "Administrators" else []
        return [
            *(f"page:{right}" for right in PAGE_RIGHTS),
            *(f"collection:{r}" for r in [*COLLECTION_RIGHTS, *shelves]),
        ]
    if name in WRITING_GROUPS:
        return [*(f"page:{right}" for right in WRITING), *(f"collection:{right}" for right in COLLECTION_RIGHTS)]
    return []


def give(group: Group, rights: list[str]) -> None:
    """Those that it was never given before."""
    given = set(GivenRight.objects.filter(group=group).values_list("right", flat=True))
    for right in rights:
        if right not in given:
            add_right(group, right)
            GivenRight.objects.create(group=group, right=right)


def add_right(group: Group, right: str) -> None:
    """In the words of `GivenRight`. A right that does not exist (any more) raises Permission.DoesNotExist."""
    kind = right.rpartition(":")[0]
    permission = permission_of(right)
    # At the roots: rights over pages and files are inherited downwards.
    if kind == "page":
        GroupPagePermission.objects.get_or_create(group=group, page=Page.get_first_root_node(), permission=permission)
    elif kind == "collection":
        root = Collection.get_first_root_node()
        GroupCollectionPermission.objects.get_or_create(group=group, collection=root, permission=permission)
    else:
        group.permissions.add(permission)


def permission_of(right: str) -> Permission:
    """Raises Permission.DoesNotExist, so that a right nobody knows is not left out without a word."""
    kind, _colon, codename = right.rpartition(":")
    if kind:
        labels = ["wagtailcore"] if kind == "page" else ["wagtailimages", "wagtaildocs", "wagtailcore"]
        return Permission.objects.get(codename=codename, content_type__app_label__in=labels)
    label, codename = right.split(".", 1)
    return Permission.objects.get(content_type__app_label=label, codename=codename)


def set_up_review() -> None:
    """Who may publish reads what writers hand in. Made once; administrators may change it as they like."""
    if Workflow.objects.filter(name=REVIEW).exists():
        return
    task = GroupApprovalTask.objects.create(name=REVIEW)
    task.groups.set(Group.objects.filter(name__in=PUBLISHING_GROUPS))
    workflow = Workflow.objects.create(name=REVIEW)
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    root = Page.get_first_root_node()
    # Where somebody has chosen a workflow of their own, that one stays.
    if not WorkflowPage.objects.filter(page=root).exclude(workflow__name=OF_WAGTAIL).exists():
        WorkflowPage.objects.update_or_create(page=root, defaults={"workflow": workflow})
    Workflow.objects.filter(name=OF_WAGTAIL, workflow_states=None).update(active=False)
