"""What staff are made of."""

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

# The words for staff, and what each may do. `app_label.codename`; page and collection rights follow below.
STAFF_GROUPS: dict[str, list[str]] = {
    "Editors": [
        "wagtailadmin.access_admin",
        "campaigns.view_campaign",
        "materials.change_material",
        "wagtail_localize.submit_translation",
    ],
    "Partnerships": [
        "wagtailadmin.access_admin",
        "organizations.review_organization",
        "organizations.view_organization",
        "artwork.view_template",
        "artwork.change_template",
    ],
    "Press officers": [
        "wagtailadmin.access_admin",
        "press.answer_inquiry",
        "press.view_mediainquiry",
        "press.view_mediacontact",
        "campaigns.change_subject",
    ],
    "Moderators": ["wagtailadmin.access_admin"],
    "Administrators": [
        "wagtailadmin.access_admin",
        "wagtail_localize.submit_translation",
        "organizations.review_organization",
        "organizations.view_organization",
        "campaigns.view_campaign",
        "campaigns.change_campaign",
        "campaigns.change_subject",
        "materials.change_material",
        "artwork.view_template",
        "artwork.add_template",
        "artwork.change_template",
        "press.answer_inquiry",
        "press.view_mediainquiry",
        "press.view_mediacontact",
        "activity.view_activityentry",
        "users.add_user",
        "users.change_user",
        "users.view_user",
    ],
}
PUBLISHING_GROUPS = {"Editors", "Administrators"}
# `bulk_delete_page` is asked for one page, too, as soon as another stands below it.
PAGE_RIGHTS = ["add_page", "change_page", "publish_page", "bulk_delete_page", "lock_page", "unlock_page"]
# Of Wagtail's own models, not of ours: those are what it asks about.
COLLECTION_RIGHTS = ["add_image", "change_image", "choose_image", "add_document", "change_document", "choose_document"]


@transaction.atomic
def set_up_staff_groups() -> None:
    """Create the groups or bring them back to what this file says. Safe to run again."""
    # At the roots: rights over pages and files are inherited downwards.
    root_page = Page.get_first_root_node()
    root_collection = Collection.get_first_root_node()
    for name, rights in STAFF_GROUPS.items():
        group, _created = Group.objects.get_or_create(name=name)
        # `set` and not `add`: a right that this file no longer names is taken away.
        group.permissions.set(_permissions(rights))
        # Wagtail's migrations make groups of the same names, which may publish every page.
        GroupPagePermission.objects.filter(group=group).delete()
        GroupCollectionPermission.objects.filter(group=group).delete()
        if name not in PUBLISHING_GROUPS:
            continue
        for codename in PAGE_RIGHTS:
            right = Permission.objects.get(codename=codename, content_type__app_label="wagtailcore")
            GroupPagePermission.objects.create(group=group, page=root_page, permission=right)
        of_wagtail = {"content_type__app_label__in": ["wagtailimages", "wagtaildocs"]}
        for right in Permission.objects.filter(codename__in=COLLECTION_RIGHTS, **of_wagtail):
            GroupCollectionPermission.objects.create(group=group, collection=root_collection, permission=right)


def _permissions(names: list[str]) -> list[Permission]:
    wanted = [name.split(".", 1) for name in names]
    # `get`, so that a right which does not exist (any more) stops this instead of being left out without a word.
    return [Permission.objects.get(content_type__app_label=label, codename=codename) for label, codename in wanted]
