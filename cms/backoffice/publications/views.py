"""The screen on which something published is withdrawn or corrected, with all that depends on it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from cms.backoffice.frame.history import history_of
from cms.backoffice.frame.transitions import Step, Subject
from cms.backoffice.publications.selectors import name_drafts, pages_leading_to, pages_of, pictures_of, places
from cms.library.models import MaterialPage
from cms.update_pages.models import UpdatePage
from partners.activity.verbs import Noun
from partners.editions.selectors import holders_of, people_who_hold
from partners.kernel.actors import actor_of
from partners.materials.models import Material
from partners.materials.services import correct_material, withdraw_material
from partners.publications.forms import CorrectionForm, WithdrawalForm
from partners.publications.models import Publication
from partners.publications.selectors import publications_for_staff
from partners.publications.workflow import PUBLICATION
from partners.updates.models import Update
from partners.updates.services import withdraw_update

TONES = {"offered": "success", "withdrawn": "warning"}


@dataclass(frozen=True)
class Shared:
    """A kind of publication, as staff see it: its screens are made from this.

    `withdraw` is its service, and `correct` that for corrections that are told here; empty where an editor writes them
    on the page. `carries_names` where partners make files of it. `routes` is the namespace of its URLs, `page` its face
    and `adding` the button that begins one.
    """

    kind: type[Publication]
    name: Any
    noun: Noun
    routes: str
    withdraw: Callable[..., Any]
    withdrawing: Any
    page: type[Page]
    adding: Any
    correct: Callable[..., Any] | None = None
    carries_names: bool = False

    @property
    def screen_route(self) -> str:
        return f"{self.routes}:one"

    @property
    def move_route(self) -> str:
        return f"{self.routes}:move"

    def url_of(self, thing: Any) -> str:
        return reverse(self.screen_route, args=[thing.public_id])

    @cached_property
    def subject(self) -> Subject:
        steps = {"withdraw": self._withdrawal()}
        if self.correct:
            # First, because it is the smaller of the two.
            steps = {"correct": self._correction(self.correct), **steps}
        return Subject(
            workflow=PUBLICATION,
            visible_to=partial(publications_for_staff, self.kind),
            url_of=self.url_of,
            title_of=lambda thing: thing.title,
            steps=steps,
        )

    def _withdrawal(self) -> Step:
        return Step(
            self.withdraw,
            self.withdrawing,
            gettext_lazy("It is withdrawn everywhere. Whoever holds files of it is told.")
            if self.carries_names
            else gettext_lazy("It is withdrawn everywhere."),
            form=WithdrawalForm,
            is_dangerous=True,
            asks=asked_about,
            consequences=self.consequences_of_withdrawing,
            template="cms/backoffice/publications/move.html",
        )

    def _correction(self, service: Callable[..., Any]) -> Step:
        return Step(
            service,
            gettext_lazy(
                "It stays on offer. Whoever holds files of it that are older than this moment is told by letter and "
                "asked to replace them."
            ),
            gettext_lazy("The correction is told to everybody who holds files of it."),
            form=CorrectionForm,
            asks=asked_about,
            consequences=self.consequences,
            template="cms/backoffice/publications/move.html",
        )

    def consequences(self, thing: Any) -> list[str]:
        """What follows for others, in numbers."""
        leading = len(pages_leading_to(thing.public_id))
        words = ngettext("%(count)s other page leads to it.", "%(count)s other pages lead to it.", leading)
        told = words % {"count": leading} if leading else _("No other page leads to it.")
        return [*self._consequences_for_partners(thing), told]

    def consequences_of_withdrawing(self, thing: Any) -> list[str]:
        online = thing.faces.count()
        words = ngettext(
            "Its page in %(count)s language says from then on that it was withdrawn.",
            "Its pages in %(count)s languages say from then on that it was withdrawn.",
            online,
        )
        return [*self.consequences(thing), words % {"count": online}]

    def _consequences_for_partners(self, thing: Any) -> list[str]:
        if not self.carries_names:
            return []
        holders, people = list(holders_of(thing)), len(people_who_hold(thing))
        if not holders:
            return [_("No partner holds a file of it.")]
        files = sum(holder.files for holder in holders)
        sentences = [
            ngettext("%(count)s partner holds files of it.", "%(count)s partners hold files of it.", len(holders))
            % {"count": len(holders)},
            ngettext("There is %(count)s file.", "There are %(count)s files.", files) % {"count": files},
            ngettext("%(count)s person gets a letter.", "%(count)s people get a letter.", people) % {"count": people},
        ]
        templates = thing.templates.filter(retired_at=None).count()
        words = ngettext("%(count)s template belongs to it.", "%(count)s templates belong to it.", templates)
        return [" ".join(sentences), words % {"count": templates}]


def asked_about(thing: Any) -> dict[str, Any]:
    return {"thing": thing}


MATERIALS = Shared(
    Material,
    gettext_lazy("Materials"),
    Noun.MATERIAL,
    "backoffice_materials",
    withdraw=withdraw_material,
    withdrawing=gettext_lazy(
        "In every language and everywhere at once: pages, templates, partners’ files, the API. Every old address says "
        "that it was withdrawn, why, and what to use instead. This cannot be taken back: partners take down what they "
        "hold, and have to be able to rely on it. To offer it again, publish a new material."
    ),
    page=MaterialPage,
    adding=gettext_lazy("Add a material"),
    correct=correct_material,
    carries_names=True,
)
UPDATES = Shared(
    Update,
    gettext_lazy("Updates"),
    Noun.UPDATE,
    "backoffice_updates",
    withdraw=withdraw_update,
    withdrawing=gettext_lazy(
        "In every language and everywhere at once: pages, lists, feeds. Every old address says that it was withdrawn, "
        "why, and what to read instead. This cannot be taken back; what is true after all is a new update."
    ),
    page=UpdatePage,
    adding=gettext_lazy("Write an update"),
)


class PublicationView(WagtailAdminTemplateMixin, TemplateView):
    template_name = "cms/backoffice/publications/publication.html"
    header_icon = "doc-full"
    shared: Shared = MATERIALS
    request: HttpRequest

    @cached_property
    def thing(self) -> Any:
        visible = publications_for_staff(self.shared.kind, actor_of(self.request))
        thing = get_object_or_404(visible, public_id=self.kwargs["public_id"])
        name_drafts([thing], self.request.user)
        return thing

    def get_page_title(self) -> str:
        return str(self.thing.title)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *super().get_breadcrumbs_items(),
            {"url": reverse(f"{self.shared.routes}:index"), "label": str(self.shared.name)},
            {"url": "", "label": self.thing.title},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        thing, finder = self.thing, AdminURLFinder(self.request.user)
        holders = list(holders_of(thing)) if self.shared.carries_names else []
        # Of what is withdrawn no picture is drawn anew: its sizes have just left the public folder.
        pictures = {} if thing.withdrawn_at else pictures_of([thing.public_id])
        return super().get_context_data(
            thing=thing,
            tone=TONES[thing.standing],
            shared=self.shared,
            moves=self.shared.subject.moves_for(self.request.user, thing),
            picture=pictures.get(thing.public_id),
            own_pages=places(pages_of(thing.public_id), finder),
            leading=places(pages_leading_to(thing.public_id), finder),
            holders=holders,
            replaced=len([holder for holder in holders if holder.confirmed_at]),
            is_changed=bool(thing.withdrawn_at or thing.corrected_at),
            history=history_of(subject_type=self.shared.noun, subject_id=thing.public_id),
            **kwargs,
        )
