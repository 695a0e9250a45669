"""Which updates are releases, until when they are held back, and whom to ask about them."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from cms.backoffice.press_room.views.frame import EndView, PressFormView, PressOfficersMixin
from partners.activity.verbs import Noun
from partners.kernel.actors import actor_of
from partners.press.forms.releases import ReleaseForm
from partners.press.models import Release
from partners.press.selectors import releases_for_staff
from partners.press.services.releases import change_release, end_release, mark_release
from partners.updates.models import Update


class ReleaseView(PressFormView):
    """An embargo and whom to ask; a new one begins with the choice of an update."""

    form_class = ReleaseForm
    noun = Noun.RELEASE
    back = ("backoffice_releases:index", gettext_lazy("Releases"))

    @cached_property
    def update_chosen(self) -> Any:
        """Of a new one: the update, in the address."""
        own = Update.objects.filter(campaign=self.campaign, release=None, withdrawn_at=None)
        return get_object_or_404(own, public_id=self.kwargs["update_id"])

    def get_initial(self) -> dict[str, Any]:
        if public_id := self.kwargs.get("public_id"):
            own = releases_for_staff(self.find_for).filter(update__campaign=self.campaign)
            self.thing = get_object_or_404(own, public_id=public_id)
            return {**ReleaseForm.values_of(self.thing), "seen": self.thing.stamp}
        # Asked here, so that an update that is a release already, or gone, is not found.
        self.get_page_title()
        return {}

    def save(self, form: Any) -> Any:
        facts = form.facts_for(self.thing)
        if self.thing is None:
            return mark_release(self.update_chosen, by=self.find_for, **facts)
        return change_release(self.thing, seen=form.cleaned_data["seen"], by=self.find_for, **facts)

    def get_page_title(self) -> str:
        update: Any = self.thing.update if self.thing else self.update_chosen
        return str(update.title)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        ending = reverse("backoffice_releases:end", args=[self.thing.public_id]) if self.thing else ""
        return super().get_context_data(ending=ending, **kwargs)


class EndReleaseView(EndView):
    question = gettext_lazy("No longer a release")
    explanation = gettext_lazy("It stays online as an update. The press room and its feeds no longer list it.")
    done = gettext_lazy("It is an update like any other now.")
    list_route = "backoffice_releases:index"
    thing: Release

    def look_up(self) -> None:
        own = releases_for_staff(actor_of(self.request)).filter(update__campaign=self.campaign)
        self.thing = get_object_or_404(own, public_id=self.kwargs["public_id"])
        self.back_url = reverse("backoffice_releases:one", args=[self.thing.public_id])

    def end(self) -> None:
        end_release(self.thing, by=actor_of(self.request))


class ChooseUpdateView(PressOfficersMixin, TemplateView):
    """Which update becomes a release: those that are none yet, the newest first."""

    template_name = "cms/backoffice/press_room/choose.html"
    page_title = gettext_lazy("Make an update a release")
    most = 40

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return self.crumbs((reverse("backoffice_releases:index"), _("Releases")), ("", str(self.page_title)))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        own = Update.objects.filter(campaign=self.campaign, release=None, withdrawn_at=None)
        updates = own.prefetch_related("faces").order_by("-created_at", "-pk")[: self.most]
        return super().get_context_data(updates=updates, **kwargs)
