"""Whose screens these are, and pictures that an address of ours hands out."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from partners.artwork.models import Template, TemplateDraft
from partners.artwork.permissions import can_add_template, can_revise_template, can_see_templates, can_write_draft
from partners.artwork.rendering import Undrawable
from partners.artwork.selectors import all_templates, draft_known_as
from partners.kernel.actors import Actor, actor_of
from partners.kernel.answers import no_page, turned_away
from partners.kernel.errors import NotNow
from partners.kernel.limits.budgets import Budget

PICTURE_WIDTH = 800
INDEX = "backoffice_templates:index"


def template_url(template: Template) -> str:
    return reverse("backoffice_templates:inspect", args=[template.public_id])


def draft_url(draft: TemplateDraft, screen: str = "template_draft") -> str:
    return reverse(f"backoffice_templates:{screen}", args=[draft.public_id])


def picture_of(request: HttpRequest, draw: Callable[[Budget], bytes]) -> HttpResponse:
    """A JPEG for whoever is signed in; 404 where there is nothing to draw."""
    try:
        picture = draw(Budget("sample", request.user.pk))
    except NotNow as later:
        return turned_away(later)
    except Undrawable as undrawable:
        raise Http404 from undrawable
    response = HttpResponse(picture, content_type="image/jpeg", headers={"Cache-Control": "private, no-cache"})
    no_page(response)
    return response


class ArtworkMixin:
    request: HttpRequest
    kwargs: dict[str, Any]

    @property
    def actor(self) -> Actor:
        return actor_of(self.request)

    def crumbs(self, *more: tuple[str, str]) -> list[dict[str, Any]]:
        return [
            *super().get_breadcrumbs_items(),  # type: ignore[misc]
            {"url": reverse(INDEX), "label": _("Templates")},
            *({"url": url, "label": label} for url, label in more),
        ]

    def require_staff(self) -> None:
        """Who may not look after templates meets 404, like everybody else."""
        if not can_see_templates(self.actor):
            raise Http404


class AddingMixin(ArtworkMixin):
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        self.require_staff()
        if not can_add_template(self.actor):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]


class TemplateMixin(ArtworkMixin):
    @cached_property
    def template(self) -> Template:
        # Asked where the template is fetched: none of the views can forget it.
        if not can_revise_template(self.actor):
            raise Http404
        found: Template = get_object_or_404(all_templates(), public_id=self.kwargs["public_id"])
        return found

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return self.crumbs((template_url(self.template), self.template.title))


class DraftMixin(ArtworkMixin):
    @cached_property
    def draft(self) -> TemplateDraft:
        """Open or closed. Who looks after templates, but not after this kind of draft, is told so."""
        self.require_staff()
        found = draft_known_as(self.kwargs["draft_id"])
        if found is None:
            raise Http404
        if not can_write_draft(self.actor, found):
            raise PermissionDenied
        return found

    @property
    def back_url(self) -> str:
        """Where a draft leads that is no longer there to be worked on."""
        return self.home_of(self.draft.template)

    def home_of(self, template: Template | None) -> str:
        """The screen of this template, the list for whoever only adds new ones."""
        return template_url(template) if template and can_revise_template(self.actor) else reverse(INDEX)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return self.crumbs((draft_url(self.draft), self.draft.title))
