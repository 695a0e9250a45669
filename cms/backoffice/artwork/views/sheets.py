"""The last look before partners get it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from partners.artwork.forms import LookedForm
from partners.artwork.models import TemplateDraft
from partners.artwork.selectors import draft_known_as
from partners.artwork.services import publish_draft, trials_of
from partners.editions.selectors import made_of_template
from partners.kernel.answers import turned_away
from partners.kernel.errors import DomainError, NotNow
from partners.kernel.fields import answered
from partners.kernel.limits.budgets import Budget, heavy

from .drafts import PICTURE
from .frame import PICTURE_WIDTH, DraftMixin, draft_url


def consequences(draft: TemplateDraft) -> list[str]:
    """In sentences, with numbers: what publishing means for others."""
    if draft.template is None:
        return [
            _("It is a new template: nothing of anybody is replaced."),
            _("Partners can put their name on it at once."),
        ]
    made = made_of_template(draft.template)
    files = sum(made.values())
    told = [_("It takes the place of version %(number)s.") % {"number": draft.base}]
    if not made:
        return [*told, _("No partner has made a file with that version.")]
    replaced = ngettext(
        "%(count)s file is marked as replaced. Nothing is deleted; the partner sees that there is a newer one.",
        "%(count)s files are marked as replaced. Nothing is deleted; partners see that there are newer ones.",
        files,
    ) % {"count": files}
    names = {"count": len(made), "names": ", ".join(partner.name for partner in made)}
    whose = ngettext(
        "It is that of %(count)s partner: %(names)s.", "They are those of %(count)s partners: %(names)s.", len(made)
    )
    return [*told, replaced, whose % names]


@method_decorator(heavy("GET", "HEAD", "POST"), name="dispatch")
class SheetView(DraftMixin, WagtailAdminTemplateMixin, TemplateView):
    """The draft with every sample partner, what goes wrong there, and the button that offers it."""

    template_name = "cms/backoffice/artwork/sheet.html"
    header_icon = "view"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not self.draft.is_open:
            messages.info(request, _("This draft is closed: it was published or discarded meanwhile."))
            return redirect(self.back_url)
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self) -> str:
        return _("Look and publish")

    def get_page_subtitle(self) -> str:
        return self.draft.title

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.shown(LookedForm(initial={"look": self.draft.look}))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = LookedForm(request.POST, initial={"look": self.draft.look})
        if not form.is_valid():
            return answered(form, self.shown(form))
        try:
            version = publish_draft(self.draft, looked=form.cleaned_data["look"], by=self.actor)
        except NotNow as later:
            return turned_away(later)
        except DomainError as refused:
            # Anew, without the tick: what stands below now has not been looked at.
            self.draft = draft_known_as(self.draft.public_id) or self.draft
            if not self.draft.is_open:
                messages.info(request, str(refused))
                return redirect(self.back_url)
            form = LookedForm(initial={"look": self.draft.look})
            return self.shown(form, refused=str(refused), status=refused.status)
        messages.success(request, _("Version %(number)s is out.") % {"number": version.number})
        return redirect(self.home_of(version.template))

    def shown(self, form: LookedForm, *, refused: str = "", status: int = 200) -> HttpResponse:
        draft = self.draft
        try:
            trials = trials_of(draft, draft.language, budget=Budget("sample", self.request.user.pk))
        except NotNow as later:
            return turned_away(later)
        rows = [
            {
                "trial": trial,
                "url": reverse(PICTURE, args=[draft.public_id, trial.sample, trial.page]),
                "boxes": boxes(trial),
            }
            for trial in trials
        ]
        context = self.get_context_data(
            form=form,
            draft=draft,
            rows=rows,
            refused=refused,
            found=sum(len(trial.flaws) for trial in trials),
            consequences=consequences(draft),
            picture_width=PICTURE_WIDTH,
            picture_height=round(PICTURE_WIDTH * draft.height / draft.width),
            back_url=draft_url(draft),
        )
        return self.render_to_response(context, status=status)


def boxes(trial: Any) -> list[dict[str, float]]:
    """In per cent, where the sheet marks something; each place once."""
    found = {number: slot for slot, number, _words in trial.flaws}
    return [
        {name: round(getattr(slot, name) * 100, 3) for name in ("x", "y", "width", "height")} for slot in found.values()
    ]
