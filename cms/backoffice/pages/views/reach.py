"""No screen of the admin answers about a page that is not its reader's: Wagtail asks that in some views, not in all."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from typing import Any

from django.apps import apps
from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.redirects.views import IndexView as Redirects
from wagtail.models import Page, Revision, TaskState, WorkflowState
from wagtail.models.pages import PageLogEntryManager
from wagtail_localize.models import OverridableSegment, StringSegment, Translation, TranslationSource
from wagtail_localize.views.report import TranslationsReportView as Translations

from cms.backoffice.pages.selectors import VIEWER, Reach, pages_to_link_to, redirects_in_reach, translations_in_reach

# Who works with no page at all finds these parts of the admin and no other: a screen that Wagtail adds is closed to
# them until it is named here. Each of these asks for rights of its own.
WITHOUT_PAGES = (
    "backoffice_", "wagtailusers_", "wagtailsites", "wagtaillocales", "wagtailimages", "wagtaildocs",
    "wagtailredirects", "wagtailsettings", "wagtailsnippets", "wagtailadmin_api", "wagtailadmin_collections",
    "wagtailadmin_home", "wagtailadmin_account", "wagtailadmin_logout", "wagtailadmin_login",
    "wagtailadmin_dismissibles", "wagtailadmin_sprite", "wagtailadmin_javascript_catalog", "wagtailadmin_tag_",
    "wagtailadmin_password_reset", "wagtail_localize:javascript_catalog",
)  # fmt: skip
# Ours in front of Wagtail's, which have no names.
UNNAMED = {"cms/account/", "cms/login/", "cms/logout/", "^cms/password_reset/"}
PAGE_ARGUMENTS = {"page_id", "parent_page_id", "page_pk", "page_to_move_id", "destination_id"}


def of_revision(number: Any) -> Iterable[Any]:
    return of_versions(Revision.objects.filter(pk=number))


def of_versions(rows: Any) -> list[Any]:
    """Of rows that belong to a thing of whatever kind, those things that are pages."""
    found = rows.values_list("base_content_type__app_label", "base_content_type__model", "object_id")
    return [object_id for label, model, object_id in found if (label, model) == ("wagtailcore", "page")]


def of_task_state(number: Any) -> Iterable[Any]:
    return of_versions(
        WorkflowState.objects.filter(pk__in=TaskState.objects.filter(pk=number).values("workflow_state"))
    )


def of_workflow_state(number: Any) -> Iterable[Any]:
    return of_versions(WorkflowState.objects.filter(pk=number))


def of_source(number: Any) -> Iterable[Any]:
    keys = TranslationSource.objects.filter(pk=number).values_list("object_id", "locale_id")
    return [pk for key, locale in keys for pk in pages_called(key, locale)]


def of_translation(number: Any) -> Iterable[Any]:
    found = Translation.objects.filter(pk=number).values_list("source_id", "source__object_id", "target_locale_id")
    return [pk for source, key, locale in found for pk in (*of_source(source), *pages_called(key, locale))]


def of_segment(model: Any) -> Callable[[Any], Iterable[Any]]:
    return lambda number: [
        pk for source in model.objects.filter(pk=number).values_list("source_id", flat=True) for pk in of_source(source)
    ]


def of_redirect(number: Any) -> Iterable[Any]:
    return Redirect.objects.filter(pk=number, redirect_page__isnull=False).values_list("redirect_page_id", flat=True)


def pages_called(key: Any, locale: Any) -> Iterable[int]:
    return Page.objects.filter(translation_key=key, locale_id=locale).values_list("pk", flat=True)


# Argument of a URL → the pages that it leads to.
LEADS_TO: dict[str, Callable[[Any], Iterable[Any]]] = {
    "revision_id": of_revision,
    "revision_id_a": of_revision,
    "revision_id_b": of_revision,
    "task_state_id": of_task_state,
    "workflow_state_id": of_workflow_state,
    "translation_source_id": of_source,
    "translation_id": of_translation,
    "string_segment_id": of_segment(StringSegment),
    "overridable_segment_id": of_segment(OverridableSegment),
    "redirect_id": of_redirect,
}


def is_out_of_reach(request: HttpRequest, reach: Reach) -> bool:
    """Whether the view of the admin that was found for this request would answer about pages that are not theirs."""
    match: Any = request.resolver_match
    name = match.view_name or ""
    if not reach.any_page and name != "wagtail_bulk_action":
        return not (name.startswith(WITHOUT_PAGES) or match.route in UNNAMED)
    # What a chooser offers may be looked at more closely, too.
    if name.startswith("wagtailadmin_choose_page"):
        wanted = set(numbers([*match.kwargs.values(), *request.GET.getlist("id")]))
        root = set(Page.objects.filter(depth=1).values_list("pk", flat=True))
        offered = pages_to_link_to(Page.objects.filter(pk__in=wanted), reach.user).values_list("pk", flat=True)
        return bool(wanted - set(offered) - root)
    return not reach.holds_all(numbers(pages_named(request, name, match.kwargs)))


def pages_named(request: HttpRequest, name: str, given: dict[str, Any]) -> Iterator[Any]:
    for argument, value in given.items():
        if argument in PAGE_ARGUMENTS:
            yield value
        elif argument in LEADS_TO:
            yield from LEADS_TO[argument](value)
    if is_of_pages(given):
        yield given.get("object_id")
        # Many at once are named in the query.
        yield from (*request.GET.getlist("id"), request.GET.get("childOf"))
    if name.startswith("wagtailadmin_api:pages:"):
        yield given.get("pk")


def is_of_pages(given: dict[str, Any]) -> bool:
    label, name = given.get("app_label"), given.get("model_name")
    if not label or not name:
        return False
    with suppress(LookupError):
        return issubclass(apps.get_model(label, name), Page)
    return False


def numbers(values: Iterable[Any]) -> list[int]:
    """What is no number is no page: views say so themselves."""
    found = [str(value) for value in values if value is not None]
    return [int(value) for value in found if value.isascii() and value.isdecimal() and len(value) < 19]


def offer_pages_in_reach(pages: Any, request: HttpRequest) -> Any:
    return pages_to_link_to(pages, request.user)


def guard_titles() -> None:
    """Where a screen names a page all the same (what leads to it, who edited it last), it says that there is one.

    Wagtail has two ways to a title and no setting for either, so both are exchanged on the class.
    """
    title, words, told = Page.get_admin_display_title, Page.__str__, PageLogEntryManager.get_instance_title

    def guarded_title(self: Page) -> str:
        return str(title(self)) if may_know(self) else _("A page that you do not work on")

    def guarded_words(self: Page) -> str:
        return words(self) if may_know(self) else _("A page that you do not work on")

    def title_for_the_log(self: Any, instance: Page) -> str:
        token = VIEWER.set(None)
        try:
            return str(told(self, instance))
        finally:
            VIEWER.reset(token)

    Page.get_admin_display_title, Page.__str__ = guarded_title, guarded_words
    # What is kept is read by others later.
    PageLogEntryManager.get_instance_title = title_for_the_log


def may_know(page: Page) -> bool:
    viewer = VIEWER.get()
    return viewer is None or viewer.may_name(page)


def guard_lists() -> None:
    """Lists that Wagtail shows to everybody who may open them."""
    for view, method, narrowed in (
        (Redirects, "get_base_queryset", redirects_in_reach),
        (Translations, "get_queryset", translations_in_reach),
    ):
        setattr(view, method, narrowing(getattr(view, method), narrowed))


def narrowing(method: Any, narrowed: Any) -> Any:
    return lambda self: narrowed(method(self), self.request.user)
