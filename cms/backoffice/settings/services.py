"""Beginning a language and ending one. It is open to readers from the moment its home page is online."""

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation, TranslationSource

from cms.backoffice.settings.permissions import can_open_languages
from cms.backoffice.settings.selectors import home_pages
from cms.pages.services import take_offline
from partners.activity.services import record
from partners.activity.verbs import Verb
from partners.campaigns.selectors import campaign_presented
from partners.kernel import clock
from partners.kernel.actors import Actor
from partners.kernel.errors import Conflict, NotAllowed
from partners.kernel.languages.opened import forget_languages


@transaction.atomic
def begin_language(code: str, *, by: Actor) -> Page:
    """A draft of the home page, to be translated; nothing of it is online (docs/adr/0013).

    Raises NotAllowed, and Conflict (`no_home`, `is_begun`).
    """
    _check(by)
    homes = _held_homes()
    first = homes.get(settings.LANGUAGE_CODE)
    if first is None or code not in dict(settings.LANGUAGES):
        raise Conflict(_("There is no home page yet that could be translated."), code="no_home")
    if code in homes:
        raise Conflict(_("This language was begun already."), code="is_begun")
    locale, _new = Locale.objects.get_or_create(language_code=code)
    source, _new = TranslationSource.update_or_create_from_instance(first.specific)
    translation, _new = Translation.objects.get_or_create(source=source, target_locale=locale)
    translation.save_target(user=by.user, publish=False)
    campaign = campaign_presented(at=clock.now())
    record(Verb.PORTAL_CHANGED, by=by, campaign=campaign, subject=campaign, language=code, is_begun=True)
    return home_pages()[code]


@transaction.atomic
def end_language(code: str, *, by: Actor) -> None:
    """Take its home page offline with everything below it. All of it stays as drafts.

    Raises NotAllowed, Conflict (`first_language`, `not_open`), and PermissionDenied for who may not unpublish.
    """
    _check(by)
    if code == settings.LANGUAGE_CODE:
        raise Conflict(_("The first language cannot end: all others are translated from it."), code="first_language")
    home = _held_homes().get(code)
    if home is None or not home.live:
        raise Conflict(_("This language is not open."), code="not_open")
    take_offline(home, by=by, below=True)
    transaction.on_commit(forget_languages)
    campaign = campaign_presented(at=clock.now())
    record(Verb.PORTAL_CHANGED, by=by, campaign=campaign, subject=campaign, language=code, is_ended=True)


def _check(actor: Actor) -> None:
    if not can_open_languages(actor):
        raise NotAllowed(_("Only administrators open and end languages."))


def _held_homes() -> dict[str, Page]:
    """Under a lock on the first of them: of two who begin one language, the second finds it begun."""
    numbers = [home.pk for home in home_pages().values()]
    list(Page.objects.select_for_update().filter(pk__in=numbers).order_by("pk").values_list("pk", flat=True))
    return home_pages()
