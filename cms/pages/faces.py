"""Pages that are faces of something published: what they say once it is withdrawn."""

from typing import Any, ClassVar, cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.url_routing import RouteResult

from partners.kernel import clock
from partners.publications.models import Publication, rows_of
from partners.publications.selectors import Change, change_of, known_as, require_not_withdrawn

AS_WITHDRAWN = "withdrawn"


class FacePage:
    """To stand before `PublicPage` among the parents of a page; `rows` is what it is the face of."""

    rows: ClassVar[type[Publication]]

    def route(self: Any, request: HttpRequest, path_components: list[str]) -> Any:
        # What was withdrawn says so at its old address, also when somebody has unpublished the page since.
        if not path_components and not self.live and self.stood_here():
            return RouteResult(self)
        return super().route(request, path_components)  # type: ignore[misc]

    def serve(self: Any, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        now = clock.now()
        # Wagtail knows whether the page is online, the row whether the whole is offered. Open is only what is both.
        is_asked = not self.is_open and not getattr(request, "is_preview", False)
        closed = rows_of(self.rows).closed(at=now).filter(public_id=self.translation_key).first() if is_asked else None
        if closed:
            if self.stood_here():
                require_not_withdrawn(closed, at=now)
            raise Http404
        return cast("HttpResponse", super().serve(request, *args, **kwargs))  # type: ignore[misc]

    def stood_here(self: Any) -> bool:
        """Whether everybody knew this very page, and what it shows was withdrawn: a language that was never online had
        no address that anybody knew."""
        row = known_as(self.rows, self.translation_key)
        return row is not None and row.withdrawn_at is not None and self.locale.language_code in row.withdrawn_titles

    @property
    def preview_modes(self) -> list[tuple[str, Any]]:
        return [*super().preview_modes, (AS_WITHDRAWN, gettext_lazy("As withdrawn"))]  # type: ignore[misc]

    def serve_preview(self: Any, request: HttpRequest, mode_name: str) -> HttpResponse:
        if mode_name != AS_WITHDRAWN:
            return cast("HttpResponse", super().serve_preview(request, mode_name))  # type: ignore[misc]
        row, now, language = known_as(self.rows, self.translation_key), clock.now(), self.locale.language_code
        change = change_of(row, language, at=now) if row and row.withdrawn_at else None
        words = _("Your reason will stand here, in the language of each reader.")
        example = Change(row or self.rows(), now, self.title, words, language)
        return render(request, "gone.html", {"change": change or example})
