"""Files that partners have made, looked up by their code; and one of them taken back."""

from typing import Any

import django_filters
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import get_language, gettext_lazy, pgettext_lazy
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import Button

from cms.backoffice.frame.history import history_of
from cms.backoffice.frame.listing import StaffIndexView
from partners.activity.verbs import Noun
from partners.editions.forms import EditionWithdrawalForm
from partners.editions.models import Edition
from partners.editions.permissions import can_withdraw_edition
from partners.editions.selectors import editions_for_staff, editions_waiting, sightings_of
from partners.editions.services import withdraw_edition
from partners.kernel.actors import Actor, actor_of
from partners.kernel.codes import as_typed, is_short_code
from partners.kernel.errors import DomainError
from partners.kernel.fields import answered

TONES = {"current": "success", "replaced": "", "waiting": "primary", "refused": "warning", "withdrawn": "warning"}
# Enough to write to those sites; the rest is on the partner's own page.
MOST_SEEN = 20


def file_url(edition: Edition) -> str:
    return reverse("backoffice_files:file", args=[edition.public_id])


class StateColumn(Column):
    cell_template_name = "cms/backoffice/frame/standing_cell.html"

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        context = super().get_cell_context_data(instance, parent_context)
        return {**context, "label": instance.state_label, "tone": TONES[instance.state]}


class FilesFilterSet(WagtailFilterSet):
    state = django_filters.ChoiceFilter(
        label=pgettext_lazy("where something stands", "Status"), choices=Edition.State.choices
    )

    class Meta:
        model = Edition
        fields = ["output"]


class FilesIndexView(StaffIndexView):
    model = Edition
    page_title = gettext_lazy("Partners’ files")
    header_icon = "doc-full"
    title_label = gettext_lazy("Code")
    allowed = staticmethod(can_withdraw_edition)
    queryset_for = staticmethod(editions_for_staff)
    url_of = staticmethod(file_url)
    search_fields = ["code", "organization__name", "template_version__template__titles"]
    filterset_class = FilesFilterSet
    default_ordering = "-created_at"
    paginate_by = 50
    list_display = [
        "shown_code",
        Column("organization.name", label=gettext_lazy("Partner"), sort_key="organization__name"),
        Column("template_version.template.title", label=gettext_lazy("Template")),
        Column("get_output_display", label=gettext_lazy("File")),
        DateColumn("created_at", label=gettext_lazy("Made"), sort_key="created_at"),
        StateColumn("state", label=pgettext_lazy("where something stands", "Status")),
    ]

    @cached_property
    def header_more_buttons(self) -> list[Any]:
        number = editions_waiting(actor_of(self.request)).count()
        label = _("Waiting for approval: %(number)s") % {"number": number}
        url = reverse("backoffice_files:files_waiting")
        return [*super().header_more_buttons, Button(label, url=url, icon_name="time")]

    def search_queryset(self, queryset: Any) -> Any:
        """A code is found however it was typed."""
        code = as_typed(self.search_query)
        return queryset.filter(code=code) if is_short_code(code) else super().search_queryset(queryset)


class FileMixin:
    request: HttpRequest
    kwargs: dict[str, Any]

    @property
    def actor(self) -> Actor:
        return actor_of(self.request)

    @cached_property
    def edition(self) -> Edition:
        """Who may not withdraw files meets 404, like everybody else."""
        if not can_withdraw_edition(self.actor):
            raise Http404
        found: Edition = get_object_or_404(editions_for_staff(self.actor), public_id=self.kwargs["public_id"])
        return found

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *super().get_breadcrumbs_items(),  # type: ignore[misc]
            {"url": reverse("backoffice_files:index"), "label": _("Partners’ files")},
            {"url": file_url(self.edition), "label": self.edition.shown_code},
        ]


class FileView(FileMixin, WagtailAdminTemplateMixin, TemplateView):
    """Whose it is, what has become of it, and where the partner's frames were last seen."""

    template_name = "cms/backoffice/artwork/file.html"
    header_icon = "doc-full"

    def get_page_title(self) -> str:
        return self.edition.shown_code

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        edition = self.edition
        return super().get_context_data(
            edition=edition,
            tone=TONES[edition.state],  # type: ignore[attr-defined]
            title=edition.template_version.template.title_in(get_language() or "en"),
            sightings=sightings_of(edition.organization)[:MOST_SEEN],
            history=history_of(subject_type=Noun.EDITION, subject_id=edition.public_id),
            **kwargs,
        )


class WithdrawFileView(FileMixin, WagtailAdminTemplateMixin, TemplateView):
    """Says what follows, and asks why."""

    template_name = "cms/backoffice/artwork/file_withdraw.html"
    header_icon = "doc-full"

    def get_page_title(self) -> str:
        return _("Withdraw this file")

    def get_page_subtitle(self) -> str:
        return self.edition.shown_code

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.edition.withdrawn_at is not None:
            return redirect(file_url(self.edition))
        return self.render_to_response(self.get_context_data(form=EditionWithdrawalForm()))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        # Before the form is read: who may not withdraw is not told what is wrong with it.
        edition = self.edition
        form = EditionWithdrawalForm(request.POST)
        if form.is_valid():
            try:
                withdraw_edition(edition, reason=form.cleaned_data["reason"], by=self.actor)
            except DomainError as refused:
                form.add_error(None, str(refused))
            else:
                messages.success(request, _("The file is withdrawn, and the partner is told."))
                return redirect(file_url(edition))
        return answered(form, self.render_to_response(self.get_context_data(form=form)))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            edition=self.edition,
            title=self.edition.template_version.template.title_in(get_language() or "en"),
            back_url=file_url(self.edition),
            **kwargs,
        )
