"""wagtail-localize's screens, where they meet the rule that a language is complete before it goes online."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page
from wagtail_localize.views.submit_translations import SubmitPageTranslationView
from wagtail_localize.views.update_translations import UpdateTranslationsForm, UpdateTranslationsView

from cms.backoffice.pages.views.lookups import save_override, save_passage
from cms.pages.translations import NotTranslated, explained, language_of, left_in, require_home, translation_into

# What wagtail-localize calls its button for going back to the translation editor.
RESTART = "localize-restart-translation"


def say_what_is_missing(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Before the translation editor publishes: it would write the original's words where there are no others."""
    if request.method != "POST" or request.POST.get("action") != "publish":
        return None
    translation = translation_into(page)
    # What is edited by hand is saved as every page is, and asked there.
    if translation is None or not translation.enabled:
        return None
    try:
        if left := left_in(translation):
            raise NotTranslated(explained(page, left))
        require_home(page)
    except NotTranslated as refused:
        messages.error(request, str(refused))
        return redirect(request.path)
    return None


def original_is_gone(page: Page) -> bool:
    """Whether the page was translated from one that has been deleted since."""
    translation = translation_into(page)
    return (
        translation is not None
        and not Page.objects.filter(
            translation_key=page.translation_key, locale_id=translation.source.locale_id
        ).exists()
    )


def keep_without_original(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Nothing can be translated from what is not there: wagtail-localize would break on it for good."""
    if request.method != "POST" or RESTART not in request.POST or not original_is_gone(page):
        return None
    messages.error(request, _("The page that this was translated from is deleted. Go on with this one by hand."))
    return redirect(request.path)


def offer_no_restart_without_original(items: list[Any], request: HttpRequest, context: dict[str, Any]) -> None:
    page = context.get("page")
    if page is not None and any(item.name == RESTART for item in items) and original_is_gone(page):
        # In place: Wagtail goes on with the list that it handed out.
        items[:] = [item for item in items if item.name != RESTART]


def may_translate(source: Any, user: Any) -> bool:
    """Who may edit the original; of what is gone the view says so."""
    originals = Page.objects.filter(translation_key=source.object_id, locale_id=source.locale_id)
    return all(page.permissions_for_user(user).can_edit() for page in originals)


class SubmitPage(SubmitPageTranslationView):
    """wagtail-localize asks whether somebody translates at all, and not whether this page is theirs."""

    def get_object(self) -> Any:
        page = super().get_object()
        if not page.permissions_for_user(self.request.user).can_edit():
            raise PermissionDenied
        return page


class SyncForm(UpdateTranslationsForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["publish_translations"].help_text = _(
            "A language that is complete goes online at once. One with new passages keeps what is online until they "
            "are translated."
        )


class SyncTranslations(UpdateTranslationsView):
    """The original's changes on their way to its translations: each waits there until it is translated."""

    def get_object(self) -> Any:
        source = super().get_object()
        # Whether it is in the viewer's reach was asked before; wagtail-localize asks for no right over it.
        if not may_translate(source, self.request.user):
            raise PermissionDenied
        # Its original is deleted: there is nothing left to bring over.
        if not Page.objects.filter(translation_key=source.object_id, locale_id=source.locale_id).exists():
            raise Http404
        return source

    def get_form(self) -> forms.Form:
        return SyncForm(self.request.POST) if self.request.method == "POST" else SyncForm()

    @transaction.atomic
    def form_valid(self, form: forms.Form) -> HttpResponse:
        # wagtail-localize would publish all or none, so it makes drafts, and what is complete is published below.
        wants_online, form.cleaned_data["publish_translations"] = form.cleaned_data["publish_translations"], False
        response = super().form_valid(form)
        for translation in self.object.translations.filter(enabled=True).select_related("target_locale"):
            page = translation.get_target_instance()
            if left := left_in(translation):
                messages.warning(self.request, explained(page, left))
            elif wants_online:
                self._publish(translation, page)
        return response

    def _publish(self, translation: Any, page: Page) -> None:
        names = {"title": page.draft_title, "language": language_of(page)}
        if not page.permissions_for_user(self.request.user).can_publish():
            messages.warning(self.request, _("You may not publish “%(title)s” (%(language)s).") % names)
            return
        try:
            translation.save_target(user=self.request.user, publish=True)
        except ValidationError:
            said = _("“%(title)s” (%(language)s) has mistakes. Open it to see them; what is online has not changed.")
            messages.error(self.request, said % names)


# Under the URLs of wagtail-localize, and found before its own.
URLS = [
    path("localize/submit/page/<int:page_id>/", SubmitPage.as_view()),
    path("localize/update/<int:translation_source_id>/", SyncTranslations.as_view()),
    path("localize/translate/<int:translation_id>/strings/<int:string_segment_id>/edit/", save_passage),
    path("localize/translate/<int:translation_id>/overrides/<int:overridable_segment_id>/edit/", save_override),
]
