"""One rule, asked wherever a page becomes public: in another language it does so once all of it is translated."""

from typing import Any, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail_localize.models import String, StringSegment, Translation
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from partners.kernel.errors import Conflict, DomainError
from partners.kernel.languages.names import language_name

# The end of the URL may be the same in every language.
NO_PASSAGE = "slug"


class NotTranslated(DomainError):  # noqa: N818  named like the answer of a rule
    """Something of it still stands in the language it is translated from."""

    code = "not_translated"
    status = 422


class Untranslated(NamedTuple):
    """What keeps a page offline: how many passages of how many. `is_copy`: nobody has changed a word of it."""

    left: int
    total: int
    is_copy: bool = False


def untranslated(page: Page) -> Untranslated | None:
    """What is left to translate in this page as it stands here, saved or not; None where nothing is.

    The words decide, not how far the translation has come: a version that was complete when it was written stays
    complete when the original gains a passage afterwards.
    """
    translation = translation_into(page)
    if translation is None and not _originals(page).exists():
        return None
    own = words_of(page)
    # A running translation, or one that was switched off and never touched since: the editor's words are the page.
    if translation is not None and (translation.enabled or own == _last_written(translation)):
        return left_in(translation, own)
    # Taken over by hand, or copied without the translation editor: it is somebody's own text once a word of it is.
    if own and own <= _words_elsewhere(page, own):
        return Untranslated(len(own), len(own), is_copy=True)
    return None


def require_translated(page: Page) -> None:
    """Raises NotTranslated, with a sentence for the editor."""
    found = untranslated(page)
    if found is not None:
        raise NotTranslated(explained(page, found))


def require_home(page: Page) -> None:
    """Raises NotTranslated for a page that would be announced, and that nobody could reach."""
    home = page.get_ancestors().filter(depth=2).first()
    # Where no language has a home page online yet, a portal is being filled: nothing is announced to anybody.
    if home is None or home.live or not home.get_translations().live().exists():
        return
    names = {"home": home.draft_title, "language": language_of(page), "title": page.draft_title}
    raise NotTranslated(
        _(
            "The home page, “%(home)s”, is not online in %(language)s, so nobody would find “%(title)s”. Translate and "
            "publish the home page first."
        )
        % names
    )


def keep_untranslated_offline(sender: Any, instance: Page, raw: bool, update_fields: Any, **kwargs: Any) -> None:
    """Before a page's row is written. Raises NotTranslated, or Conflict in another language's tree.

    Wagtail and wagtail-localize have a dozen ways of putting a page online, and one of writing what readers get.
    """
    # Fixtures, drafts, and writes that leave `live` as it is put nothing online.
    if raw or not instance.live or (update_fields is not None and "live" not in update_fields):
        return
    if is_alias_of_another_language(instance):
        # These are made in passing, for the sake of the pages below them: no reason to refuse what is done there.
        instance.live = False
        return
    require_own_tree(instance, instance.get_parent())
    require_translated(instance)


def keep_in_own_tree(sender: Any, instance: Page, parent_page_after: Page, **kwargs: Any) -> None:
    """Before a page is moved. Raises Conflict."""
    require_own_tree(instance, parent_page_after)


def require_own_tree(page: Page, parent: Page | None) -> None:
    """Raises Conflict where a page in one language would be read at the URLs of another."""
    if parent is None or parent.is_root() or parent.locale_id == page.locale_id:
        return
    names = {"title": page.draft_title or page.title, "parent": parent.draft_title}
    languages = {"own": language_of(page), "other": language_of(parent)}
    raise Conflict(
        _(
            "“%(title)s” is in %(own)s and “%(parent)s” in %(other)s. A page stands below pages of its own language; "
            "to have it in another, translate it."
        )
        % {**names, **languages}
    )


def is_alias_of_another_language(page: Page) -> bool:
    # Aliases within one language are Wagtail's mirrors of a page, and stay as they are.
    return page.alias_of_id is not None and page.alias_of.locale_id != page.locale_id


def translation_into(page: Page) -> Translation | None:
    """The record of how this page came from another language; a running one first."""
    into = Translation.objects.filter(source__object_id=page.translation_key, target_locale_id=page.locale_id)
    return into.exclude(source__locale_id=page.locale_id).order_by("-enabled").first()


def left_in(translation: Translation, own: set[str] | None = None) -> Untranslated | None:
    """What the translation editor has no words for; with `own` only what of it stands on the page in those words."""
    segments = StringSegment.objects.filter(source_id=translation.source_id).exclude(context__path=NO_PASSAGE)
    passages = list(
        segments.annotate_translation(translation.target_locale_id).values_list("string__data", "translation")
    )
    # Words that are not on the page keep nothing offline: the original has grown since, and this version has not.
    left = sum(not translated and (own is None or words in own) for words, translated in passages)
    return Untranslated(left, len(passages)) if left else None


def words_of(page: Page) -> set[str]:
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            # Blocks are numbered when they are stored; those that were just written have to be first.
            field.get_prep_value(field.value_from_object(page))
    return {
        segment.string.data
        for segment in extract_segments(page)
        if isinstance(segment, StringSegmentValue) and segment.path != NO_PASSAGE
    }


def language_of(page: Page) -> str:
    """As the reader calls it."""
    return language_name(page.locale.language_code)


def explained(page: Page, found: Untranslated) -> str:
    names = {"title": page.draft_title or page.title, "language": language_of(page)}
    if found.is_copy:
        return (
            _(
                "“%(title)s” (%(language)s) still says word for word what it says in the other language, so it stays "
                "offline. Translate it, then publish it."
            )
            % names
        )
    return ngettext(
        "“%(title)s” (%(language)s): %(left)s of %(total)s passages is not translated yet. Nothing of this version "
        "goes online before it is. Translate it in the editor of this page, then publish.",
        "“%(title)s” (%(language)s): %(left)s of %(total)s passages are not translated yet. Nothing of this version "
        "goes online before they are. Translate them in the editor of this page, then publish.",
        found.left,
    ) % {**names, "left": found.left, "total": found.total}


def _last_written(translation: Translation) -> set[str] | None:
    """The words as the translation editor left them; what differs from these was written by a person."""
    logs = translation.source.translation_logs.filter(locale_id=translation.target_locale_id, revision__isnull=False)
    log = logs.select_related("revision").order_by("-created_at").first()
    return words_of(log.revision.as_object()) if log else None


def _originals(page: Page) -> Any:
    """Pages that this one may have been copied from: the same page in other languages, made before it."""
    # By number, because the first of them is the original and must not be held up by its own copies.
    older = {"pk__lt": page.pk} if page.pk else {}
    return Page.objects.filter(translation_key=page.translation_key, **older).exclude(locale_id=page.locale_id)


def _words_elsewhere(page: Page, own: set[str]) -> set[str]:
    """Of these words, those that are known in another language: on the originals, or as what was to be translated."""
    # wagtail-localize keeps these even when the original page is gone.
    known = String.objects.exclude(locale_id=page.locale_id).filter(data__in=own)
    found = set(known.values_list("data", flat=True))
    for original in _originals(page).specific().iterator():
        found |= words_of(original)
    return found
