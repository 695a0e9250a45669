"""The screen of one media contact."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from cms.backoffice.frame.history import history_of
from partners.activity.verbs import Noun
from partners.campaigns.selectors import subject_names
from partners.kernel import clock
from partners.kernel.actors import actor_of
from partners.press.models import MediaContact
from partners.press.rendering import held, in_words, told
from partners.press.rendering.rota import RotaLine, rota_lines
from partners.press.selectors import contacts_for_staff
from partners.press.selectors.rota import absences_ahead, shifts_ahead

CONTACT_TONES = {
    "listed": "success",
    "asked": "primary",
    "changed": "warning",
    "unanswered": "warning",
    "expired": "warning",
}


def contact_url(contact: MediaContact) -> str:
    return reverse("backoffice_contacts:contact", args=[contact.public_id])


def contact_title(contact: MediaContact) -> str:
    """The name of whoever is listed, and of nobody else."""
    # By what the person agreed to: whoever is not listed has no name here.
    if facts := contact.listing(at=clock.now()):
        return facts.name
    return _("A person of %(organization)s") % {"organization": contact.organization.name}


class ContactStateColumn(Column):
    """What standing and time make together."""

    cell_template_name = "cms/backoffice/frame/standing_cell.html"

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        context = super().get_cell_context_data(instance, parent_context)
        state = instance.state(at=clock.now())
        return {**context, "label": state.label, "tone": CONTACT_TONES.get(state, "")}


class ContactView(WagtailAdminTemplateMixin, TemplateView):
    """One media contact, to read: what the person agreed to, and of whoever is not listed no word."""

    template_name = "cms/backoffice/press/contact.html"
    header_icon = "user"

    @cached_property
    def contact(self) -> MediaContact:
        return get_object_or_404(contacts_for_staff(actor_of(self.request)), public_id=self.kwargs["public_id"])

    def get_page_title(self) -> str:
        return contact_title(self.contact)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *super().get_breadcrumbs_items(),
            {"url": reverse("backoffice_contacts:index"), "label": _("Media contacts")},
            {"url": "", "label": contact_title(self.contact)},
        ]

    def rota(self) -> list[RotaLine]:
        now, contact = clock.now(), self.contact
        ahead = shifts_ahead(contact, at=now), absences_ahead(contact, at=now).select_related("contact__organization")
        return rota_lines(*ahead, at=now, called=contact_title)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        now = clock.now()
        state = self.contact.state(at=now)
        facts = self.contact.listing(at=now)
        return super().get_context_data(
            contact=self.contact,
            title=contact_title(self.contact),
            state=state,
            tone=CONTACT_TONES.get(state, ""),
            facts=facts,
            # Press officers read both parts; a reporter is told the first only.
            lines=told(facts, subject_names()) + held(facts) if facts else [],
            rota=self.rota() if facts else [],
            places=in_words(facts, "surfaces", {}) if facts else "",
            history=history_of(subject_type=Noun.MEDIA_CONTACT, subject_id=self.contact.public_id),
            **kwargs,
        )
