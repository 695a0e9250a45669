"""Press officers take contacts out as a file: those of the list as it was filtered, and of each what was agreed to."""

from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from cms.backoffice.frame.listing import StaffIndexView
from partners.campaigns.selectors import subject_names
from partners.kernel import clock
from partners.kernel.actors import actor_of
from partners.kernel.errors import DomainError
from partners.kernel.fields import answered
from partners.press.answers import contacts_file
from partners.press.forms.taking import TakeForm
from partners.press.rendering import Entry
from partners.press.services.taking import take_contacts


class TakeView(WagtailAdminTemplateMixin, TemplateView):
    """`list_view` is the list whose filters and search stand in the address."""

    template_name = "cms/backoffice/press/take.html"
    header_icon = "download"
    page_title = gettext_lazy("Take media contacts as a file")
    list_view: type[StaffIndexView] = StaffIndexView

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        # The list says who may look at it: 404 for whoever may not.
        self.list_view.require_allowed(request)
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def entries(self) -> list[Entry]:
        # Without its addresses the list takes itself for one that cannot be searched.
        shown = self.list_view(
            index_url_name="backoffice_contacts:index", index_results_url_name="backoffice_contacts:results"
        )
        shown.setup(self.request)
        now = clock.now()
        return [
            Entry(contact.public_id, facts, contact.language, str(contact.state(at=now).label), until.date())
            for contact in shown.get_queryset()
            # Whoever is not listed stands in the list without a word about them, and in no file.
            if (facts := contact.listing(at=now)) and (until := contact.listed_until)
        ]

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *super().get_breadcrumbs_items(),
            {"url": reverse("backoffice_contacts:index"), "label": _("Media contacts")},
            {"url": "", "label": self.page_title},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = kwargs.pop("form", None) or TakeForm()
        return super().get_context_data(form=form, number=len(self.entries), **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        form = TakeForm(request.POST)
        if not form.is_valid():
            return answered(form, self.render_to_response(self.get_context_data(form=form)))
        kind = form.cleaned_data["kind"]
        try:
            take_contacts(len(self.entries), kind=kind, by=actor_of(request))
        except DomainError as refused:
            form.add_error(None, str(refused))
            return self.render_to_response(self.get_context_data(form=form), status=refused.status)
        return contacts_file(kind, self.entries, subject_names(), title=_("Media contacts"))
