"""Pages that not everybody may read, each with a title that is found wherever it should not be."""

from datetime import timedelta

from django.contrib.auth.models import Group
from django.utils import timezone
from wagtail.models import PageViewRestriction

from partners.materials.models import Material

# A word of letters, so that no encoding of a page or a file hides it; URLs are made of it, too.
CANARY = "kanarka"
PASSWORD = "four lanterns"


def titled(kind):
    return {"title": f"{CANARY} {kind}", "slug": f"{CANARY}-{kind}", "show_in_menus": True}


def close(page, kind):
    """`page` is online when it comes; afterwards it is what its kind says. `inherited` takes a page with a parent."""
    tomorrow, yesterday = timezone.now() + timedelta(days=1), timezone.now() - timedelta(days=1)
    if kind == "draft":
        page.unpublish()
    elif kind == "scheduled":
        page.unpublish()
        page.go_live_at = tomorrow
        page.save_revision().publish()
    elif kind == "expired":
        page.expire_at = yesterday
        page.save()
    elif kind in {"password", "login", "groups"}:
        restrict(page, kind)
    elif kind == "inherited":
        restrict(page.get_parent(), "login")
    elif kind == "alias":
        restrict(page.alias_of, "login")
    elif kind == "withdrawn":
        Material.objects.filter(public_id=page.translation_key).update(withdrawn_at=yesterday)
    elif kind == "embargoed":
        Material.objects.filter(public_id=page.translation_key).update(opens_at=tomorrow)
    page.refresh_from_db()
    return page


def restrict(page, kind):
    restriction = PageViewRestriction.objects.create(
        page=page, restriction_type=kind, password=PASSWORD if kind == "password" else ""
    )
    if kind == "groups":
        restriction.groups.set(Group.objects.filter(name="Administrators"))
    return restriction


KINDS = ["draft", "scheduled", "expired", "password", "login", "groups", "inherited", "alias"]
KINDS_OF_MATERIALS = [*KINDS[:-2], "withdrawn", "embargoed"]
