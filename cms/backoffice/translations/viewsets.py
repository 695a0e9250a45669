"""The list of offered translations, and the screens of one."""

from typing import Any

import django_filters
from django.conf import settings
from django.urls import path
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn

from cms.backoffice.frame.listing import StaffIndexView, StandingColumn
from cms.backoffice.frame.transitions import TransitionView
from cms.backoffice.frame.viewset import StaffViewSet
from cms.backoffice.frame.waiting import SHOWN, Queue, Row
from cms.backoffice.translations.views import OFFERS, TONES, OfferView, offer_url
from partners.kernel.actors import Actor
from partners.kernel.languages.names import by_name, language_name
from partners.translations.models import Kind, Offer, Standing
from partners.translations.permissions import can_review_offers
from partners.translations.selectors import offers_for_staff, offers_waiting_for

ANSWERED = (Standing.SENT, Standing.RETURNED, Standing.ACCEPTED, Standing.DECLINED)


def languages() -> list[tuple[str, str]]:
    return by_name((code, capfirst(language_name(code))) for code, _name in settings.LANGUAGES)


def waiting_rows(viewer: Actor) -> list[Row]:
    return [
        Row(
            offer.title,
            offer_url(offer),
            f"{language_name(offer.language)} · {offer.organization.name}",
            offer.sent_at,
        )
        for offer in offers_waiting_for(viewer)[:SHOWN]
    ]


OFFERS_QUEUE = Queue(
    _("Translations offered"),
    _("Translations that partners send appear here."),
    "backoffice_offers:index",
    "wagtail-localize-language",
    can_review_offers,
    lambda viewer: offers_waiting_for(viewer).count(),
    query="?standing=sent",
    rows=waiting_rows,
)


class OfferFilterSet(WagtailFilterSet):
    standing = django_filters.ChoiceFilter(label=_("Status"), choices=[(each.value, each.label) for each in ANSWERED])
    language = django_filters.ChoiceFilter(label=_("Language"), choices=languages)

    class Meta:
        model = Offer
        fields = ["kind"]


class OffersIndexView(StaffIndexView):
    model = Offer
    page_title = _("Offered translations")
    header_icon = "wagtail-localize-language"
    title_label = _("Title")
    allowed = staticmethod(can_review_offers)
    queryset_for = staticmethod(offers_for_staff)
    url_of = staticmethod(offer_url)
    filterset_class = OfferFilterSet
    search_fields = ["title", "organization__name"]
    shown_as = {"kind": lambda: Kind.choices, "language": languages}
    default_ordering = "-sent_at"
    paginate_by = 50
    list_display = [
        "title",
        Column("language", label=_("Language"), accessor=lambda offer: capfirst(language_name(offer.language))),
        Column("organization", label=_("Organisation"), accessor="organization.name", sort_key="organization__name"),
        StandingColumn("standing", label=_("Status"), tones=TONES, sort_key="standing"),
        DateColumn("sent_at", label=_("Sent"), sort_key="sent_at"),
    ]
    list_export = ["title", "language", "organization.name", "standing", "sent_at", "decided_at"]
    export_headings: dict[str, Any] = {"organization.name": _("Organisation")}
    export_filename = "translations-offered"


class OffersViewSet(StaffViewSet):
    name = "backoffice_offers"
    url_prefix = "translation-offers"
    icon = "wagtail-localize-language"
    # Short, because the number of those that wait stands behind it.
    menu_label = _("Offers")
    menu_name = "translation-offers"
    menu_order = 131
    index_view = OffersIndexView
    queue = OFFERS_QUEUE
    screens = [
        path("<uuid:public_id>/", OfferView.as_view(), name="one"),
        path("<uuid:public_id>/move/<slug:name>/", TransitionView.as_view(subject=OFFERS), name="move"),
    ]
