"""Partner organisations: the list, and the screens where they are decided about."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from cms.backoffice.frame.viewset import StaffViewSet
from cms.backoffice.organizations.cards import PARTNERS_QUEUE
from cms.backoffice.organizations.views.address import AddressView
from cms.backoffice.organizations.views.listing import PartnersIndexView
from cms.backoffice.organizations.views.review import (
    AssignView,
    DecisionView,
    DocumentView,
    NoteView,
    ReviewView,
    StrikeView,
)
from cms.backoffice.organizations.views.together import TogetherView


class PartnersViewSet(StaffViewSet):
    name = "backoffice_partners"
    url_prefix = "partners"
    icon = "group"
    menu_label = _("Partners")
    menu_name = "partners"
    menu_order = 110
    index_view = PartnersIndexView
    queue = PARTNERS_QUEUE
    screens = [
        path("together/", TogetherView.as_view(), name="together"),
        path("<uuid:public_id>/", ReviewView.as_view(), name="review"),
        path("<uuid:public_id>/reviewer/", AssignView.as_view(), name="assign"),
        path("<uuid:public_id>/address/", AddressView.as_view(), name="address"),
        path("<uuid:public_id>/notes/", NoteView.as_view(), name="note"),
        path("<uuid:public_id>/notes/<uuid:note_id>/strike/", StrikeView.as_view(), name="strike"),
        path("<uuid:public_id>/documents/<uuid:document_id>/", DocumentView.as_view(), name="document"),
        path("<uuid:public_id>/move/<slug:name>/", DecisionView.as_view(), name="move"),
    ]
