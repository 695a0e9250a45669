"""Screens about pages that are no page's own."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from cms.backoffice.frame.viewset import StaffViewSet
from cms.backoffice.pages.views.freshness import TranslationsIndexView, TranslationView


class TranslationsViewSet(StaffViewSet):
    name = "backoffice_translations"
    url_prefix = "translations"
    icon = "wagtail-localize-language"
    menu_label = _("Translations")
    menu_name = "translations"
    menu_order = 130
    index_view = TranslationsIndexView
    screens = [path("<int:page_id>/", TranslationView.as_view(), name="one")]
