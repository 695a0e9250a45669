"""One offered translation, side by side with its original and with what the page says now."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from cms.backoffice.frame.history import history_of
from cms.backoffice.frame.transitions import Step, Subject
from cms.backoffice.translations.selectors import page_in
from partners.activity.verbs import Noun
from partners.kernel.actors import actor_of
from partners.kernel.fields.unseen import UnseenText
from partners.kernel.languages.names import language_name
from partners.texts.rendering import compared, only_changes
from partners.translations.models import Offer, Standing
from partners.translations.selectors import Side, now_original, offers_for_staff, others_of, sides_of
from partners.translations.services import accept_offer, decline_offer, return_offer
from partners.translations.workflow import OFFER

INDEX = "backoffice_offers:index"
ONE = "backoffice_offers:one"
TONES: dict[str, str] = {
    Standing.SENT: "primary",
    Standing.RETURNED: "warning",
    Standing.ACCEPTED: "success",
}


class SeenOnly(forms.Form):
    """What the reviewer has read: another version is not accepted."""

    seen = UnseenText(max_length=64)


def title_of(offer: Offer) -> str:
    return _("“%(title)s” (%(language)s)") % {"title": offer.title, "language": language_name(offer.language)}


def offer_url(offer: Offer) -> str:
    return reverse(ONE, args=[offer.public_id])


OFFERS = Subject(
    workflow=OFFER,
    visible_to=offers_for_staff,
    url_of=offer_url,
    title_of=title_of,
    steps={
        "accept": Step(
            accept_offer,
            gettext_lazy(
                "Its words become the draft of the page in this language. Nothing goes online before somebody "
                "publishes it. The partner is told by letter."
            ),
            gettext_lazy("It is accepted: the draft of the page has its words."),
            form=SeenOnly,
            asks=lambda offer: {"initial": {"seen": offer.stamp}},
        ),
        "return": Step(
            return_offer,
            gettext_lazy("The partner reads your words in a letter, keeps all it wrote, and can send it again."),
            gettext_lazy("The partner is asked for changes."),
        ),
        "decline": Step(
            decline_offer,
            gettext_lazy("The partner reads your reason in a letter. What was written is kept and can be read."),
            gettext_lazy("It is declined, and the partner is told why."),
            is_dangerous=True,
        ),
    },
)


@dataclass(frozen=True)
class Shown:
    """One row of the screen: what became of the original since, and what would become of the words of the page."""

    side: Side
    original: list[Any]
    words: list[Any]


def shown(side: Side) -> Shown:
    return Shown(
        side,
        only_changes(compared(side.then, side.now)) if side.has_changed else [],
        only_changes(compared(side.present, side.words))
        if side.present and side.words and side.present != side.words
        else [],
    )


class OfferView(WagtailAdminTemplateMixin, TemplateView):
    template_name = "cms/backoffice/translations/offer.html"
    header_icon = "wagtail-localize-language"
    request: HttpRequest

    @cached_property
    def offer(self) -> Offer:
        found: Offer = get_object_or_404(offers_for_staff(actor_of(self.request)), public_id=self.kwargs["public_id"])
        return found

    def get_page_title(self) -> str:
        return title_of(self.offer)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *super().get_breadcrumbs_items(),
            {"url": reverse(INDEX), "label": _("Offered translations")},
            {"url": "", "label": title_of(self.offer)},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        offer, original = self.offer, now_original(self.offer)
        rows = [shown(side) for side in sides_of(offer, original)]
        page = page_in(offer.kind, offer.thing_id, offer.language)
        may_edit = page is not None and page.permissions_for_user(self.request.user).can_edit()
        return super().get_context_data(
            offer=offer,
            original=original,
            tone=TONES.get(Standing(offer.standing), ""),
            rows=rows,
            has_changed=any(row.side.has_changed for row in rows),
            has_present=any(row.side.present for row in rows),
            others=[(other, offer_url(other)) for other in others_of(offer, actor_of(self.request))],
            page_url=reverse("wagtailadmin_pages:edit", args=[page.pk]) if page is not None and may_edit else "",
            moves=OFFERS.moves_for(self.request.user, offer),
            history=history_of(subject_type=Noun.OFFER, subject_id=offer.public_id),
            **kwargs,
        )
