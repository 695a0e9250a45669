"""Who opens languages, and who writes menus."""

from wagtail.models import GroupPagePermission

from partners.kernel.actors import Actor
from partners.users.permissions import may


def can_open_languages(actor: Actor) -> bool:
    return may(actor, "wagtailcore.change_locale")


def can_edit_menus(actor: Actor) -> bool:
    """Who may change pages everywhere: menus stand on home pages."""
    user = actor.user
    if user is None or not may(actor, "wagtailadmin.access_admin"):
        return False
    everywhere = GroupPagePermission.objects.filter(group__user=user, page__depth=1, permission__codename="change_page")
    return bool(user.is_superuser or everywhere.exists())
