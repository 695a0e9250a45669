"""The texts that bind people, as one entry of the menu and one queue."""

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _

from cms.backoffice.frame.viewset import StaffViewSet
from cms.backoffice.frame.waiting import Queue
from cms.backoffice.texts.views import DRAFTS, CompareView, DraftView, EditView, MoveView, StartView, TextsView
from partners.texts.permissions import can_see_texts
from partners.texts.selectors import drafts_waiting_for

TEXTS_QUEUE = Queue(
    title=_("Texts waiting for a second person"),
    nothing=_("No text waits for a second person."),
    route="backoffice_texts:index",
    icon="doc-full",
    allowed=can_see_texts,
    count=lambda viewer: drafts_waiting_for(viewer).count(),
)


class TextsViewSet(StaffViewSet):
    name = "backoffice_texts"
    url_prefix = "texts"
    icon = "doc-full"
    menu_label = _("Texts that bind")
    menu_name = "texts"
    menu_order = 124
    index_view = TextsView
    queue = TEXTS_QUEUE
    screens = [
        path("start/<slug:kind>/<uuid:scope>/", StartView.as_view(), name="draft_start"),
        path("<uuid:public_id>/", DraftView.as_view(), name="draft"),
        path("<uuid:public_id>/edit/", EditView.as_view(), name="draft_edit"),
        path("<uuid:public_id>/compare/", CompareView.as_view(), name="draft_compare"),
        path("<uuid:public_id>/move/<slug:name>/", MoveView.as_view(subject=DRAFTS), name="move"),
    ]

    def get_urlpatterns(self) -> list[URLPattern]:
        return [path("", TextsView.as_view(), name="index"), *self.screens]
