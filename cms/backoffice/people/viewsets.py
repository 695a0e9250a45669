"""People in the Wagtail admin: one name, an address, groups. Nobody gives or takes what they do not hold themselves."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.widgets.button import Button
from wagtail.models import GroupPagePermission
from wagtail.users.forms import UserCreationForm, UserEditForm
from wagtail.users.views.users import CreateView, EditView, IndexView
from wagtail.users.views.users import UserViewSet as WagtailUserViewSet

from cms.backoffice.frame.waiting import Queue
from cms.backoffice.people.views import EnrolmentView
from partners.kernel.actors import acting, actor_of
from partners.kernel.fields import answered
from partners.organizations.selectors import organizations_of_sole_owners
from partners.users.models import User
from partners.users.permissions import can_let_enrol, is_equal_to, may
from partners.users.selectors import staff_without_factor
from partners.users.services import let_enrol

FACTOR = _("Second factor")
FIELDS = {"email", "name", "is_staff", "is_superuser", "groups"}


class PersonCreationForm(UserCreationForm):
    # Wagtail's form declares two names; None is how a Django form loses a field of its parent.
    first_name = None
    last_name = None

    class Meta:
        model = User
        fields = FIELDS


class PersonEditForm(UserEditForm):
    first_name = None
    last_name = None

    class Meta:
        model = User
        fields = FIELDS | {"is_active"}

    def clean_is_active(self) -> bool:
        is_active = bool(self.cleaned_data["is_active"])
        if not is_active and self.instance.is_active:
            check_has_other_owners([self.instance])
        return is_active


class OwnRightsMixin:
    """Nobody gives away a right that they do not hold themselves, nor takes one."""

    request: HttpRequest

    def get_form(self, *args: Any, **kwargs: Any) -> Any:
        form = super().get_form(*args, **kwargs)  # type: ignore[misc]
        user: Any = self.request.user
        # Not removed: Django keeps what is stored for a disabled field, whatever is sent.
        if not user.is_superuser and "is_superuser" in form.fields:
            form.fields["is_superuser"].disabled = True
        if not may_make_staff(user) or form.instance == user:
            form.fields["is_staff"].disabled = True
        if "groups" in form.fields:
            groups = form.fields["groups"]
            mine = [group.pk for group in Group.objects.all() if may_give(user, group)]
            theirs = set(form.instance.groups.values_list("pk", flat=True)) if form.instance.pk else set()
            groups.queryset = Group.objects.filter(pk__in=mine)
            # With one that is not ours to take they are somebody whose rights we do not hold.
            groups.disabled = bool(theirs - set(mine))
            if groups.disabled:
                groups.queryset = Group.objects.filter(pk__in=[*mine, *theirs])
        return form

    def save_instance(self) -> Any:
        person = super().save_instance()  # type: ignore[misc]
        if "is_staff" in self.form.changed_data and person.is_staff and person.is_active:  # type: ignore[attr-defined]
            let_enrol(person, by=actor_of(self.request))
        return person

    def form_invalid(self, form: Any) -> Any:
        return answered(form, super().form_invalid(form))  # type: ignore[misc]


class PersonCreateView(OwnRightsMixin, CreateView):
    pass


class PersonEditView(OwnRightsMixin, EditView):
    pass


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


class PeopleIndexView(IndexView):
    """With a column that says which staff cannot work yet."""

    @cached_property
    def columns(self) -> list[Any]:
        return [
            *super().columns,
            Column("second_factor", accessor=lambda person: _("missing") if person.waits else "", label=FACTOR),
        ]

    def get_base_queryset(self) -> Any:
        return super().get_base_queryset().annotate(waits=Exists(staff_without_factor().filter(pk=OuterRef("pk"))))


def enrolment_button(user: Any, request_user: Any, **kwargs: Any) -> list[Button]:
    """In the list, for staff whom this administrator may send a link."""
    if not (user.is_staff and can_let_enrol(acting(request_user), user)):
        return []
    return [Button(FACTOR, reverse("person_enrolment", args=[user.public_id]), icon_name="key", priority=30)]


PEOPLE_QUEUE = Queue(
    title=_("Staff without a second factor"),
    nothing=_("All staff have one."),
    route="wagtailusers_users:index",
    query="?is_staff=true",
    icon="key",
    allowed=lambda viewer: may(viewer, "users.change_user"),
    count=lambda viewer: staff_without_factor().count(),
)
ENROLMENT_URLS = [path("people/<uuid:public_id>/second-factor/", EnrolmentView.as_view(), name="person_enrolment")]


class UserViewSet(WagtailUserViewSet):
    index_view_class = PeopleIndexView
    add_view_class = PersonCreateView
    edit_view_class = PersonEditView
    list_filter = ["is_staff", "is_active", "groups"]

    def get_form_class(self, for_update: bool = False) -> type:
        return PersonEditForm if for_update else PersonCreationForm
