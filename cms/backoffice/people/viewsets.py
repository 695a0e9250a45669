"""People in the Wagtail admin: one name, an address, groups. Nobody gives or takes what they do not hold themselves."""

from typing import Any

from django.contrib.auth.models import Group
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.http import HttpRequest
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.ui.tables import Column
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import log
from wagtail.users.forms import UserEditForm
from wagtail.users.views.bulk_actions import AssignRoleBulkAction, DeleteBulkAction, SetActiveStateBulkAction
from wagtail.users.views.groups import GroupViewSet as WagtailGroupViewSet
from wagtail.users.views.users import CreateView, EditView, IndexView, UserFilterSet
from wagtail.users.views.users import UserViewSet as WagtailUserViewSet

from cms.backoffice.frame.listing import MOST_WORDS, AsShown, having
from cms.backoffice.people.forms import GroupForm, InvitationForm
from cms.backoffice.people.permissions import (
    check_has_other_owners,
    hold_staff,
    may_give,
    may_make_staff,
    require_somebody_in_charge,
)
from cms.backoffice.people.views import (
    EnrolmentView,
    GroupCreateView,
    GroupDeleteView,
    GroupEditView,
    GroupsIndexView,
    Refusable,
)
from partners.kernel.actors import acting, actor_of
from partners.kernel.fields import AddressField, PlainTextField
from partners.kernel.languages.ordering import in_alphabet
from partners.users.models import User
from partners.users.permissions import can_let_enrol
from partners.users.selectors import shown_name, staff_without_factor
from partners.users.services import invite_colleague, let_enrol

PEOPLE_SEARCHED = ["name", "email"]
FACTOR = _("Second factor")
FIELDS = {"email", "name", "is_staff", "is_superuser", "groups", "is_active"}
# Wagtail's form declares its own; each form copies what it is given here.
ADDRESS = AddressField(label=_("E-mail address"))
NAME = PlainTextField(label=pgettext_lazy("of a person", "Name"), max_length=150, required=False)


def groups_by_name() -> Any:
    return Group.objects.order_by(*in_alphabet("name"), "pk")


class PersonEditForm(UserEditForm):
    # Wagtail's form declares two names; None is how a Django form loses a field of its parent.
    first_name = None
    last_name = None
    email = ADDRESS
    name = NAME

    class Meta:
        model = User
        fields = FIELDS

    def clean_is_active(self) -> bool:
        is_active = bool(self.cleaned_data["is_active"])
        if not is_active and self.instance.is_active:
            check_has_other_owners([self.instance])
        return is_active


class OwnRightsMixin(Refusable):
    """Nobody gives away a right that they do not hold themselves, nor takes one. Groups are offered in the reader's
    alphabet.
    """

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
            # With one that is not ours to take they are somebody whose rights we do not hold.
            groups.disabled = bool(theirs - set(mine))
            groups.queryset = groups_by_name().filter(pk__in=[*mine, *theirs] if groups.disabled else mine)
        return form

    def save_instance(self) -> Any:
        person = super().save_instance()  # type: ignore[misc]
        if "is_staff" in self.form.changed_data and person.is_staff and person.is_active:  # type: ignore[attr-defined]
            let_enrol(person, by=actor_of(self.request))
        # In the transaction of the change, which is taken back with it.
        require_somebody_in_charge()
        return person


class InvitationView(Refusable, CreateView):
    """A colleague gets a letter with a link; nobody types a password for somebody else."""

    page_title = _("Invite a colleague")
    success_message = _("The invitation is on its way to %(object)s.")

    def get_form_kwargs(self) -> dict[str, Any]:
        kwargs = super().get_form_kwargs()
        kwargs.pop("instance", None)
        mine = [group.pk for group in Group.objects.all() if may_give(self.request.user, group)]
        return {**kwargs, "groups": groups_by_name().filter(pk__in=mine)}

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        items = super().get_breadcrumbs_items()
        return [*items[:-1], {**items[-1], "label": self.page_title}]

    def save_instance(self) -> User:
        person = invite_colleague(**self.form.cleaned_data, by=actor_of(self.request))
        log(instance=person, action="wagtail.create", content_changed=True)
        return person


class PersonEditView(OwnRightsMixin, EditView):
    pass


def enrolment_button(user: Any, request_user: Any, **kwargs: Any) -> list[Button]:
    """In the list, for staff whom this administrator may send a link."""
    if not (user.is_staff and can_let_enrol(acting(request_user), user)):
        return []
    return [Button(FACTOR, reverse("person_enrolment", args=[user.public_id]), icon_name="key", priority=30)]


ENROLMENT_URLS = [path("people/<uuid:public_id>/second-factor/", EnrolmentView.as_view(), name="person_enrolment")]


class PeopleFilterSet(UserFilterSet):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.filters["group"].queryset = groups_by_name()


class PeopleIndexView(AsShown, IndexView):
    """By name, or by the address of who gave none: so the list shows them, so they are sorted and found. One column
    says which staff cannot work yet.
    """

    search_fields = PEOPLE_SEARCHED
    default_ordering = "name"
    add_item_label = _("Invite a colleague")

    @cached_property
    def columns(self) -> list[Column]:
        columns: list[Column] = [
            *super().columns,
            Column("second_factor", accessor=lambda person: _("missing") if person.waits else "", label=FACTOR),
        ]
        for column in columns:
            # Of two names, Wagtail would sort by the second; we have one, and it would not sort at all.
            if column.name == "name":
                column.sort_key = "name"
        return columns

    def get_base_queryset(self) -> Any:
        return super().get_base_queryset().annotate(waits=Exists(staff_without_factor().filter(pk=OuterRef("pk"))))

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

    @transaction.atomic
    def form_valid(self, form: Any) -> Any:
        hold_staff()
        response = super().form_valid(form)  # type: ignore[misc]
        # Raised to whoever shows it as a sentence, and all of it is taken back.
        require_somebody_in_charge()
        return response


class AssignRole(PeopleAction, AssignRoleBulkAction):
    pass


class Delete(PeopleAction, DeleteBulkAction):
    pass


class SetActiveState(PeopleAction, SetActiveStateBulkAction):
    pass


BULK_ACTIONS = [AssignRole, Delete, SetActiveState]


class GroupViewSet(WagtailGroupViewSet):
    index_view_class = GroupsIndexView
    add_view_class = GroupCreateView
    edit_view_class = GroupEditView
    delete_view_class = GroupDeleteView
    create_template_name = edit_template_name = "cms/backoffice/people/group.html"

    def get_form_class(self, for_update: bool = False) -> type:
        return GroupForm


class UserViewSet(WagtailUserViewSet):
    index_view_class = PeopleIndexView
    filterset_class = PeopleFilterSet
    ordering = "name"
    add_view_class = InvitationView
    create_template_name = "cms/backoffice/people/invite.html"
    edit_view_class = PersonEditView
    list_filter = ["is_staff", "is_active", "groups"]

    def get_form_class(self, for_update: bool = False) -> type:
        return PersonEditForm if for_update else InvitationForm
