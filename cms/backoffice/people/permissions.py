"""What staff may do to one another: nobody gives or takes a right they do not hold; somebody stays in charge."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from wagtail.models import GroupCollectionPermission, GroupPagePermission

from partners.kernel.actors import acting, actor_of
from partners.kernel.errors import Conflict
from partners.organizations.selectors import organizations_of_sole_owners
from partners.users.models import User
from partners.users.permissions import is_equal_to, may
from partners.users.selectors import staff_who_may

IN_CHARGE = ("users.add_user", "users.change_user", "auth.change_group")


def may_make_staff(user: Any) -> bool:
    return may(acting(user), "users.add_user")


def may_give(user: Any, group: Group) -> bool:
    """Whether this person holds all that the group gives, of Django's rights and of those over pages."""
    if user.is_superuser:
        return True
    rights = {f"{right.content_type.app_label}.{right.codename}" for right in group.permissions.all()}
    pages = set(GroupPagePermission.objects.filter(group=group).values_list("page", "permission"))
    own_pages = set(GroupPagePermission.objects.filter(group__user=user).values_list("page", "permission"))
    return rights <= user.get_all_permissions() and pages <= own_pages


def has_all(user: Any, rights: Iterable[str]) -> bool:
    """Whether this person holds these rights, in the words of `GivenRight`."""
    if user.is_superuser:
        return True
    own = user.get_all_permissions() | {
        *(f"page:{name}" for name in codenames(GroupPagePermission, user)),
        *(f"collection:{name}" for name in codenames(GroupCollectionPermission, user)),
    }
    return set(rights) <= own


def codenames(model: Any, user: Any) -> Iterable[str]:
    """Of rights that one of the person's groups has over everything."""
    at_root = {"page__depth": 1} if model is GroupPagePermission else {"collection__depth": 1}
    found = model.objects.filter(group__user=user, **at_root)
    return list(found.values_list("permission__codename", flat=True))


def hold_staff() -> None:
    """Before a change, in its transaction: of two administrators who end each other's rights, the second waits here."""
    list(User.objects.filter(is_staff=True).select_for_update().order_by("pk").values_list("pk", flat=True))


def require_somebody_in_charge() -> None:
    """After a change, in its transaction, behind `hold_staff`. Raises Conflict (`last_administrator`) where nobody
    could change people and groups any more, for then nobody could mend it either."""
    staff = User.objects.filter(is_staff=True, is_active=True)
    if not staff.filter(is_superuser=True).exists() and not any(
        has_all(person, IN_CHARGE) for person in staff_who_may("auth.change_group")
    ):
        raise Conflict(
            _("Then nobody could manage staff any more. Make somebody else an administrator first."),
            code="last_administrator",
        )


def check_has_other_owners(people: Iterable[User]) -> None:
    """Raises ValidationError for whoever is the only one to speak for an organisation: nobody could act for it."""
    if orphans := organizations_of_sole_owners(people):
        raise ValidationError(
            _("Nobody else is an owner of %(names)s. Make somebody else an owner there first, then try again."),
            code="last_owner",
            params={"names": ", ".join(organization.name for organization in orphans)},
        )


def keep_equals(request: HttpRequest, person: Any) -> None:
    """Whoever may change somebody's address can become them: only who holds all their rights may."""
    # Before the form and not in it: the same hook guards the editing of one and the bulk actions.
    if person != request.user and not is_equal_to(actor_of(request), person):
        raise PermissionDenied


def keep_owners(request: HttpRequest, person: Any) -> HttpResponse | None:
    """Before one is deleted."""
    keep_equals(request, person)
    return _refused(request, [person])


def keep_many(request: HttpRequest, action: str, people: Iterable[Any], view: Any) -> HttpResponse | None:
    people = [person for person in people if isinstance(person, User)]
    for person in people:
        keep_equals(request, person)
    given = request.POST.get("role", "")
    if people and action == "assign_role" and given.isdecimal():
        group = Group.objects.filter(pk=int(given[:9])).first()
        if group and not may_give(request.user, group):
            raise PermissionDenied
    ends = action == "delete" or (action == "set_active_state" and request.POST.get("mark_as_active") == "False")
    return _refused(request, people) if ends and request.method == "POST" else None


def _refused(request: HttpRequest, people: list[Any]) -> HttpResponse | None:
    try:
        check_has_other_owners(people)
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
        return redirect("wagtailusers_users:index")
    return None
