"""People in the Wagtail admin: one name, an address, groups."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.users.forms import UserCreationForm, UserEditForm
from wagtail.users.views.users import CreateView, EditView
from wagtail.users.views.users import UserViewSet as WagtailUserViewSet

from partners.kernel.fields import AddressField, PlainTextField, answered
from partners.users.models import User

FIELDS = {"email", "name", "is_staff", "is_superuser", "groups"}
# Wagtail's form declares its own; each form copies what it is given here.
ADDRESS = AddressField(label=_("E-mail address"))
NAME = PlainTextField(label=pgettext_lazy("of a person", "Name"), max_length=150, required=False)


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
    """Nobody gives away a right that they do not hold themselves."""

    request: HttpRequest

    def get_form(self, *args: Any, **kwargs: Any) -> Any:
        form = super().get_form(*args, **kwargs)  # type: ignore[misc]
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


class UserViewSet(WagtailUserViewSet):
    add_view_class = PersonCreateView
    edit_view_class = PersonEditView
    list_filter = ["is_staff", "is_active", "groups"]

    def get_form_class(self, for_update: bool = False) -> type:
        return PersonEditForm if for_update else PersonCreationForm
