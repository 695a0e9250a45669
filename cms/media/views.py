"""Wagtail's lists of pictures and documents, in the alphabet of whoever reads them."""

from typing import Any

from django.urls import path
from wagtail.documents.views import documents
from wagtail.images.views import images

from partners.kernel.languages.ordering import alphabetically


class InAlphabet:
    def order_queryset(self, queryset: Any) -> Any:
        return alphabetically(super().order_queryset(queryset))  # type: ignore[misc]


class DocumentsIndexView(InAlphabet, documents.IndexView):
    pass


class PicturesIndexView(InAlphabet, images.IndexView):
    pass


# At the addresses of Wagtail's own, before them; its names still lead there.
URLS = [
    path("documents/", DocumentsIndexView.as_view()),
    path("documents/results/", DocumentsIndexView.as_view(results_only=True)),
    path("images/", PicturesIndexView.as_view()),
    path("images/results/", PicturesIndexView.as_view(results_only=True)),
]
