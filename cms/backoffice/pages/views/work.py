"""What editors could do next, of each kind the whole: the cards of the home screen show the first lines of it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.urls import path, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from cms.backoffice.frame.listing import Counting
from cms.backoffice.frame.waiting import Card, Found, Row, first
from cms.backoffice.pages.selectors import work
from partners.kernel import clock
from partners.kernel.actors import Actor, actor_of
from partners.kernel.languages.names import language_name

PER_PAGE = 50


def edit_url(page: Any) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def language_of(page: Page) -> str:
    return language_name(page.locale.language_code)


def for_editors(viewer: Actor) -> bool:
    return work.works_with_pages(viewer.user)


@dataclass(frozen=True)
class Work:
    """One kind of work: which of it there is for somebody, how a line of it reads, and what its card says.

    `key` stands in the URL of the whole list.
    """

    key: str
    title: Any
    nothing: Any
    icon: str
    of: Callable[[Actor], Any]
    row: Callable[[Any, Actor], Row]

    def look(self, viewer: Actor) -> Found:
        return first(self.of(viewer), partial(self._row_for, viewer), reverse("backoffice_work", args=[self.key]))

    def _row_for(self, viewer: Actor, thing: Any) -> Row:
        return self.row(thing, viewer)

    @property
    def card(self) -> Card:
        return Card(self.title, self.nothing, self.icon, for_editors, self.look)


def draft(page: Any, viewer: Actor) -> Row:
    by = page.latest_revision.user if page.latest_revision else None
    who = _("by you") if by == viewer.user else str(by or "")
    detail = " · ".join(part for part in (language_of(page), who) if part)
    return Row(page.get_admin_display_title(), edit_url(page), detail, page.latest_revision_created_at)


def scheduled(page: Any, viewer: Actor) -> Row:
    return Row(page.get_admin_display_title(), edit_url(page), _("goes online"), page.goes_online, "primary")


def undescribed(picture: Any, viewer: Actor) -> Row:
    return Row(picture.title, reverse("wagtailimages:edit", args=[picture.pk]), "", picture.created_at)


def ending_rights(picture: Any, viewer: Actor) -> Row:
    return Row(picture.title, reverse("wagtailimages:edit", args=[picture.pk]), *end_of(picture))


def ending_material(page: Any, viewer: Actor) -> Row:
    return Row(page.get_admin_display_title(), edit_url(page), *end_of(page))


def end_of(thing: Any) -> tuple[str, None, str]:
    is_over = thing.rights_until < today()
    words = _("ended") if is_over else _("end")
    return f"{words} {date_format(thing.rights_until)}", None, "critical" if is_over else "warning"


def broken_link(link: Any, viewer: Actor) -> Row:
    detail = f"“{link.words}”: {link.get_fault_display()}"
    return Row(link.page.get_admin_display_title(), edit_url(link.page), detail, None, "")


def today() -> date:
    return timezone.localdate(clock.now())


WORK = [
    Work(
        "drafts",
        gettext_lazy("Drafts"),
        gettext_lazy("Pages with changes that are not online appear here, yours first."),
        "edit",
        lambda viewer: work.drafts_of(viewer.user),
        draft,
    ),
    Work(
        "scheduled",
        gettext_lazy("Scheduled"),
        gettext_lazy("Pages with an hour at which they go online appear here."),
        "calendar-check",
        lambda viewer: work.scheduled_of(viewer.user),
        scheduled,
    ),
    Work(
        "links",
        gettext_lazy("Broken links"),
        gettext_lazy("The portal looks at all links between its own pages once a day. What is broken appears here."),
        "link",
        lambda viewer: work.broken_links_of(viewer.user),
        broken_link,
    ),
    Work(
        "pictures",
        gettext_lazy("Pictures without a description"),
        gettext_lazy("Pictures without words for people who cannot see them appear here."),
        "image",
        lambda viewer: work.undescribed_of(viewer.user),
        undescribed,
    ),
    Work(
        "rights",
        gettext_lazy("Picture rights ending"),
        gettext_lazy("Pictures whose rights end within thirty days, or have ended, appear here."),
        "warning",
        lambda viewer: work.ending_rights_of(viewer.user, on=today()),
        ending_rights,
    ),
    Work(
        "materials",
        gettext_lazy("Rights in materials ending"),
        gettext_lazy("Materials whose rights end within thirty days, or have ended, appear here."),
        "warning",
        lambda viewer: work.ending_materials_of(viewer.user, on=today()),
        ending_material,
    ),
]


class WorkView(WagtailAdminTemplateMixin, TemplateView):
    """404 for a kind that there is not, and for whoever works with no pages."""

    template_name = "cms/backoffice/pages/work.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if self.work is None or not for_editors(actor_of(request)):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def work(self) -> Work | None:
        return next((each for each in WORK if each.key == self.kwargs["kind"]), None)

    @property
    def header_icon(self) -> str:
        return self.work.icon if self.work else ""

    def get_page_title(self) -> str:
        return str(self.work.title) if self.work else ""

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        assert self.work is not None  # noqa: S101  `dispatch` has asked
        viewer = actor_of(self.request)
        shown = Counting(self.work.of(viewer), PER_PAGE).get_page(self.request.GET.get("p"))
        rows = [self.work.row(thing, viewer) for thing in shown]
        return super().get_context_data(work=self.work, shown=shown, rows=rows, **kwargs)


URLS = [path("work/<slug:kind>/", WorkView.as_view(), name="backoffice_work")]
