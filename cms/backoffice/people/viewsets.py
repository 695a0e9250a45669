"""People in the Wagtail admin: one name, an address, groups."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.ui.tables import Column
from wagtail.users.forms import UserCreationForm, UserEditForm
from wagtail.users.views.bulk_actions import AssignRoleBulkAction, DeleteBulkAction, SetActiveStateBulkAction
from wagtail.users.views.groups import GroupViewSet as WagtailGroupViewSet
from wagtail.users.views.groups import IndexView as WagtailGroupIndexView
from wagtail.users.views.users import CreateView, EditView, IndexView, UserFilterSet
from wagtail.users.views.users import UserViewSet as WagtailUserViewSet

from cms.backoffice.frame.listing import MOST_WORDS, AsShown, having
from partners.kernel.fields import AddressField, PlainTextField, answered
from partners.kernel.languages.ordering import in_alphabet
from partners.users.models import User
from partners.users.selectors import shown_name

PEOPLE_SEARCHED = ["name", "email"]
FIELDS = {"email", "name", "is_staff", "is_superuser", "groups"}
# Wagtail's form declares its own; each form copies what it is given here.
ADDRESS = AddressField(label=_("E-mail address"))
NAME = PlainTextField(label=pgettext_lazy("of a person", "Name"), max_length=150, required=False)


def groups_by_name() -> Any:
    return Group.objects.order_by(*in_alphabet("name"), "pk")


class PersonCreationForm(UserCreationForm):
    # Wagtail's form declares two names; None is how a Django form loses a field of its parent.
    first_name = None
    last_name = None
    email = ADDRESS
    name = NAME

    class Meta:
        model = User
        fields = FIELDS


class PersonEditForm(UserEditForm):
    first_name = None
    last_name = None
    email = ADDRESS
    name = NAME

    class Meta:
        model = User
        fields = FIELDS | {"is_active"}


class OwnRightsMixin:
    """Nobody gives away a right that they do not hold themselves. Groups are offered in the reader's alphabet."""

    request: HttpRequest

    def get_form(self, *args: Any, **kwargs: Any) -> Any:
        form = super().get_form(*args, **kwargs)  # type: ignore[misc]
        if "groups" in form.fields:
            form.fields["groups"].queryset = groups_by_name()
        field = form.fields.get("is_superuser")
        if field and not getattr(self.request.user, "is_superuser", False):
            # Not removed: Django keeps what is stored for a disabled field, whatever is sent.
            field.disabled = True
        return form

    def form_invalid(self, form: Any) -> Any:
        return answered(form, super().form_invalid(form))  # type: ignore[misc]


class PersonCreateView(OwnRightsMixin, CreateView):
    pass


class PersonEditView(OwnRightsMixin, EditView):
    pass


def keep_superusers(request: HttpRequest, person: Any) -> None:
    """Whoever may change a superuser's address can become that superuser: only their equals may."""
    # Before the form and not in it: the same hook guards the editing of one and the bulk actions.
    if getattr(person, "is_superuser", False) and not getattr(request.user, "is_superuser", False):
        raise PermissionDenied


def keep_superusers_of_many(request: HttpRequest, action: str, people: Iterable[Any], view: Any) -> None:
    for person in people:
        keep_superusers(request, person)


class PeopleFilterSet(UserFilterSet):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.filters["group"].queryset = groups_by_name()


class PeopleIndexView(AsShown, IndexView):
    """By name, or by the address of who gave none: so the list shows them, so they are sorted and found."""

    search_fields = PEOPLE_SEARCHED
    default_ordering = "name"

    @cached_property
    def columns(self) -> list[Column]:
        columns: list[Column] = super().columns
        for column in columns:
            # Of two names, Wagtail would sort by the second; we have one, and it would not sort at all.
            if column.name == "name":
                column.sort_key = "name"
        return columns

    def order_queryset(self, queryset: Any) -> Any:
        if self.ordering in {"name", "-name"}:
            return queryset.order_by(*in_alphabet(shown_name(), is_turned=self.ordering == "-name"), "pk")
        return super().order_queryset(queryset)


class PeopleAction:
    """“All of these” are those that the list has found, and not what Wagtail would find by the same words."""

    def get_all_objects_in_listing_query(self, parent_id: Any) -> Any:
        people = User.objects.all()
        for word in self.request.GET.get("q", "").split()[:MOST_WORDS]:  # type: ignore[attr-defined]
            people = people.filter(having(word, PEOPLE_SEARCHED))
        return people.values_list("pk", flat=True)


class AssignRole(PeopleAction, AssignRoleBulkAction):
    pass


class Delete(PeopleAction, DeleteBulkAction):
    pass


class SetActiveState(PeopleAction, SetActiveStateBulkAction):
    pass


BULK_ACTIONS = [AssignRole, Delete, SetActiveState]


class GroupsIndexView(AsShown, WagtailGroupIndexView):
    pass


class GroupViewSet(WagtailGroupViewSet):
    index_view_class = GroupsIndexView


class UserViewSet(WagtailUserViewSet):
    index_view_class = PeopleIndexView
    filterset_class = PeopleFilterSet
    ordering = "name"
    add_view_class = PersonCreateView
    edit_view_class = PersonEditView
    list_filter = ["is_staff", "is_active", "groups"]

    def get_form_class(self, for_update: bool = False) -> type:
        return PersonEditForm if for_update else PersonCreationForm
