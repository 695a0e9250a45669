"""Which languages are open, how one begins, and what follows when one ends."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from cms.backoffice.settings.permissions import can_edit_menus, can_open_languages
from cms.backoffice.settings.selectors import Stage, all_languages, home_pages, language
from cms.backoffice.settings.services import begin_language, end_language
from partners.kernel.actors import actor_of
from partners.kernel.errors import DomainError


def menus(request: HttpRequest) -> HttpResponse:
    """They are part of the home page: of that in the language of whoever asks, else of the first one."""
    homes = home_pages() if can_edit_menus(actor_of(request)) else {}
    home = homes.get(get_language() or "") or homes.get(settings.LANGUAGE_CODE)
    if home is None:
        raise Http404
    return redirect(f"{reverse('wagtailadmin_pages:edit', args=[home.pk])}#panel-child-content-menu-section")


class LanguagesView(WagtailAdminTemplateMixin, TemplateView):
    """All of them. POST with `code` begins one, and leads to its home page."""

    template_name = "cms/backoffice/settings/languages.html"
    page_title = gettext_lazy("Languages")
    header_icon = "globe"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not can_open_languages(actor_of(request)):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            home = begin_language(request.POST.get("code", ""), by=actor_of(request))
        except DomainError as refused:
            messages.error(request, str(refused))
            return redirect("backoffice_languages")
        messages.success(request, _("Here is its home page, as a draft. Translate it, then publish it."))
        return redirect("wagtailadmin_pages:edit", home.pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(languages=all_languages(), **kwargs)


class EndLanguageView(LanguagesView):
    """GET says what follows, POST does it."""

    template_name = "cms/backoffice/settings/language_end.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        found = language(kwargs["code"])
        if found is None or found.stage is not Stage.OPEN or found.is_first:
            raise Http404
        self.language = found
        return super().dispatch(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            end_language(self.language.code, by=actor_of(request))
        except DomainError as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, _("It is offline. Publish its home page to open it again."))
        return redirect("backoffice_languages")

    def get_page_title(self) -> str:
        return _("End a language")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        items = super().get_breadcrumbs_items()[:-1]
        return [
            *items,
            {"url": reverse("backoffice_languages"), "label": _("Languages")},
            {"url": "", "label": self.get_page_title()},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(language=self.language, **kwargs)
