"""What members of staff set for themselves in the Wagtail admin, the link that lets one set up a factor, and groups."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.auth import require_admin_access
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.views.account import AccountView as WagtailAccountView
from wagtail.admin.views.account import BaseSettingsPanel
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.users.views.groups import DeleteView as WagtailGroupDeleteView
from wagtail.users.views.groups import IndexView as WagtailGroupIndexView

from cms.backoffice.frame.listing import AsShown
from cms.backoffice.people.forms import DUTIES, AboutYouForm, in_words
from cms.backoffice.people.permissions import has_all, hold_staff, may_give, require_somebody_in_charge
from partners.kernel.actors import actor_of
from partners.kernel.errors import DomainError
from partners.kernel.fields import answered
from partners.users.models import User
from partners.users.permissions import can_let_enrol
from partners.users.selectors import staff_without_factor
from partners.users.services import let_enrol

# A picture would be kept as it came, with place and camera in it, where everybody can fetch it. Two names and the
# address are not for Wagtail to change: people here have one name, and the address is confirmed at the one door.
# Clock and language are those of “About you”, which stands here in their place.
LEFT_OUT = {"avatar", "name_email", "locale"}


class AboutYouPanel(BaseSettingsPanel):
    name = "about"
    title = gettext_lazy("About you")
    order = 100

    def get_form(self) -> AboutYouForm:
        by = actor_of(self.request)
        if self.request.method == "POST":
            return AboutYouForm(self.request.POST, prefix=self.name, user=self.user, by=by)
        return AboutYouForm.showing(self.user, prefix=self.name, by=by)


class AccountView(WagtailAccountView):
    def get_panels(self) -> list[Any]:
        about = AboutYouPanel(self.request, self.request.user, None)
        return [about, *(panel for panel in super().get_panels() if panel.name not in LEFT_OUT)]


account = require_admin_access(AccountView.as_view())


class EnrolmentView(WagtailAdminTemplateMixin, TemplateView):
    """GET says what the link does, POST sends it. Who may not, and who is no staff, is 404 alike."""

    template_name = "cms/backoffice/people/enrolment.html"
    header_icon = "key"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        self.person = get_object_or_404(User, public_id=kwargs["public_id"], is_staff=True)
        if not can_let_enrol(actor_of(request), self.person):
            raise Http404
        self.url = reverse("wagtailusers_users:edit", args=[self.person.pk])
        return super().dispatch(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            let_enrol(self.person, by=actor_of(request))
        except DomainError as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, _("The link is on its way to %(address)s.") % {"address": self.person.email})
        return redirect(self.url)

    def get_page_title(self) -> str:
        return _("Second factor")

    def get_page_subtitle(self) -> str:
        return str(self.person)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        waits = staff_without_factor().filter(pk=self.person.pk).exists()
        return super().get_context_data(person=self.person, waits=waits, back_url=self.url, **kwargs)


class Refusable:
    """What a rule refuses stands above the form, and nothing is kept of it. Changes of staff come one after another."""

    def form_valid(self, form: Any) -> Any:
        try:
            with transaction.atomic():
                hold_staff()
                return super().form_valid(form)  # type: ignore[misc]
        except DomainError as refused:
            form.add_error(None, str(refused))
            # Wagtail sets both when a form is wrong, which this one was not.
            self.produced_error_message, self.produced_error_code = str(refused), refused.code
            return self.form_invalid(form)

    def form_invalid(self, form: Any) -> Any:
        return answered(form, super().form_invalid(form))  # type: ignore[misc]


class GroupsIndexView(AsShown, WagtailGroupIndexView):
    """With what each is for, and how many are in it."""

    columns = [
        *WagtailGroupIndexView.columns,
        Column("duties", label=gettext_lazy("What they do"), accessor=lambda group: in_words(group) or "–"),
        Column("people", label=gettext_lazy("People"), accessor=lambda group: group.people),
    ]

    def get_base_queryset(self) -> Any:
        return super().get_base_queryset().annotate(people=Count("user", filter=Q(user__is_active=True)))


class OwnGroupsMixin(Refusable):
    """A group that gives more than somebody holds is not theirs to change."""

    def get_object(self, *args: Any, **kwargs: Any) -> Any:
        group = super().get_object(*args, **kwargs)  # type: ignore[misc]
        if not may_give(self.request.user, group):  # type: ignore[attr-defined]
            raise PermissionDenied
        return group

    def get_form_kwargs(self) -> dict[str, Any]:
        user = self.request.user  # type: ignore[attr-defined]
        mine = frozenset(duty.key for duty in DUTIES if has_all(user, duty.rights))
        return {**super().get_form_kwargs(), "mine": mine}  # type: ignore[misc]

    def save_instance(self) -> Any:
        group = super().save_instance()  # type: ignore[misc]
        require_somebody_in_charge()
        return group


class GroupCreateView(OwnGroupsMixin, generic.CreateView):
    page_title = gettext_lazy("Add a group")
    success_message = gettext_lazy("Saved: %(object)s.")


class GroupEditView(OwnGroupsMixin, generic.EditView):
    success_message = gettext_lazy("Saved: %(object)s.")
    error_message = gettext_lazy("The group could not be saved due to errors.")


class GroupDeleteView(WagtailGroupDeleteView):
    def get_object(self, *args: Any, **kwargs: Any) -> Any:
        group = super().get_object(*args, **kwargs)
        if not may_give(self.request.user, group):
            raise PermissionDenied
        return group

    @transaction.atomic
    def delete_action(self) -> None:
        hold_staff()
        super().delete_action()
        require_somebody_in_charge()
