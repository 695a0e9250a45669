"""Press officers put listed people on duty, note who is away, and make two entries of one person one."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from cms.backoffice.press.views.contacts import contact_title, contact_url
from partners.campaigns.selectors import subject_names
from partners.kernel import clock
from partners.kernel.actors import actor_of
from partners.kernel.errors import DomainError
from partners.kernel.fields import shown_address
from partners.press.forms.merging import MergeContactsForm, seen_both
from partners.press.forms.rota import AbsenceForm, People, ShiftForm
from partners.press.models import MediaContact
from partners.press.rendering import compared
from partners.press.rendering.rota import rota_lines
from partners.press.selectors import contacts_for_staff
from partners.press.selectors.rota import absences_of, shifts_of
from partners.press.services.merging import merge_contacts
from partners.press.services.rota import add_absence, add_shift, take_off_rota
from partners.users.selectors import zone_of


def agreed_address(contact: MediaContact) -> str:
    """Not that of the columns, which may be another that nobody has agreed at."""
    facts = contact.listing(at=clock.now())
    return shown_address(facts.email) if facts else ""


class OfListed(WagtailAdminTemplateMixin, TemplateView):
    """A screen about somebody who is listed; of others press officers know no word, and find no such screen."""

    header_icon = "user"

    @cached_property
    def listed(self) -> dict[str, MediaContact]:
        """Those of the same organisation, by the id that a form sends."""
        found = contacts_for_staff(actor_of(self.request))
        asked = found.filter(public_id=self.kwargs["public_id"]).first()
        if asked is None or asked.listing(at=clock.now()) is None:
            raise Http404
        others = found.filter(organization=asked.organization)
        return {str(each.public_id): each for each in others if each.listing(at=clock.now())}

    @cached_property
    def contact(self) -> MediaContact:
        return self.listed[str(self.kwargs["public_id"])]

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *super().get_breadcrumbs_items(),
            {"url": reverse("backoffice_contacts:index"), "label": _("Media contacts")},
            {"url": contact_url(self.contact), "label": contact_title(self.contact)},
            {"url": "", "label": self.page_title},
        ]

    def shown(self, *, status: int, **context: Any) -> HttpResponseBase:
        return self.render_to_response(self.get_context_data(**context), status=status)


class StaffRotaView(OfListed):
    """`what` of a form is `shift`, `absence` or `off`."""

    template_name = "cms/backoffice/press/rota.html"
    page_title = gettext_lazy("Duty rota")

    @property
    def people(self) -> People:
        return {key: (each, contact_title(each)) for key, each in self.listed.items()}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        now, organization = clock.now(), self.contact.organization_id
        of = {"contact": str(self.contact.public_id)}
        forms = {
            "shift_form": ShiftForm(people=self.people, initial={**of, "time_zone": zone_of(self.request.user)}),
            "absence_form": AbsenceForm(people=self.people, initial=of),
        }
        shifts = shifts_of(organization, at=now).filter(contact__in=self.listed.values())
        absences = absences_of(organization, at=now).filter(contact__in=self.listed.values())
        lines = rota_lines(shifts, absences, at=now, called=contact_title)
        return super().get_context_data(**{"contact": self.contact, "lines": lines, **forms, **kwargs})

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.POST.get("what") == "off":
            return self.take_off(request)
        is_shift = request.POST.get("what") == "shift"
        form = (ShiftForm if is_shift else AbsenceForm)(request.POST, people=self.people)
        name = "shift_form" if is_shift else "absence_form"
        if not form.is_valid():
            return self.shown(status=DomainError.status, **{name: form})
        try:
            (add_shift if is_shift else add_absence)(**form.answers, by=actor_of(request))
        except DomainError as refused:
            form.add_error(None, str(refused))
            return self.shown(status=refused.status, **{name: form})
        messages.success(request, _("It stands in the rota."))
        return redirect("backoffice_contacts:rota", self.contact.public_id)

    def take_off(self, request: HttpRequest) -> HttpResponseBase:
        now, organization = clock.now(), self.contact.organization_id
        for found in (shifts_of(organization, at=now), absences_of(organization, at=now)):
            for entry in found.filter(contact__in=self.listed.values()):
                if str(entry.public_id) == request.POST.get("entry"):
                    take_off_rota(entry, by=actor_of(request))
                    messages.success(request, _("It is off the rota."))
        return redirect("backoffice_contacts:rota", self.contact.public_id)


class StaffMergeView(OfListed):
    """Choose, look at both, say yes. What is compared is what each agreed to."""

    template_name = "cms/backoffice/press/merge.html"
    page_title = gettext_lazy("Merge two entries of one person")

    def form(self, data: Any = None) -> MergeContactsForm:
        others = {
            key: (each, f"{contact_title(each)}, {agreed_address(each)}")
            for key, each in self.listed.items()
            if each.pk != self.contact.pk
        }
        return MergeContactsForm(data, others=others)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        other = kwargs.get("other")
        if other is not None:
            kept_facts, facts = self.contact.listing(at=clock.now()), other.listing(at=clock.now())
            lines = compared(kept_facts, facts, subject_names()) if kept_facts and facts else []
            kwargs |= {
                "other_title": contact_title(other),
                "other_email": agreed_address(other),
                "seen": seen_both(self.contact, other),
                "lines": [line for line in lines if line.value or line.before],
                "offers": other.offers.count(),
            }
        return super().get_context_data(
            **{
                "contact": self.contact,
                "title": contact_title(self.contact),
                "email": agreed_address(self.contact),
                "form": self.form(),
                **kwargs,
            }
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        form = self.form(request.POST)
        if not form.is_valid():
            return self.shown(status=DomainError.status, form=form)
        other = form.cleaned_data["other"]
        if form.stamps is None:
            return self.shown(status=200, form=form, other=other)
        try:
            merge_contacts(self.contact, other, seen=form.stamps, by=actor_of(request))
        except DomainError as refused:
            form.add_error(None, str(refused))
            return self.shown(status=refused.status, form=form, other=other)
        messages.success(request, _("The two entries are one now: %(name)s.") % {"name": contact_title(self.contact)})
        return redirect(contact_url(self.contact))
