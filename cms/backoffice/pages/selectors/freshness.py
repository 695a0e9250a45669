"""Which passages of a translated page its original has changed since, whether it is translated in the translation
editor or by hand."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, PageLogEntry, Revision
from wagtail.query import PageQuerySet
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource

from cms.backoffice.pages.selectors.work import pages_of, reach_of
from cms.pages.selectors.passages import Passage, passages_of, plain
from cms.pages.translations import NO_PASSAGE
from partners.kernel.languages.names import language_name
from partners.texts.rendering import compared, only_changes

PUBLISHED = "wagtail.publish"
CHANGED, NEW, GONE = "changed", "new", "gone"
KINDS = {CHANGED: _("changed since"), NEW: _("new since"), GONE: _("taken out since")}


@dataclass(frozen=True)
class Difference:
    """One passage, in the original's language. `url` leads to where it is translated."""

    name: str
    kind: str
    before: str
    after: str
    url: str

    @property
    def label(self) -> str:
        return str(KINDS[self.kind])

    @property
    def passages(self) -> list[Any]:
        return only_changes(compared(self.before, self.after))


@dataclass(frozen=True)
class Freshness:
    """`total` counts the passages that the original has now. `update_url` takes its changes over into the translation
    editor, and is empty where that was done or where the page is edited by hand."""

    page: Page
    original: Page
    differences: tuple[Difference, ...]
    total: int
    waits_since: datetime | None
    update_url: str = ""

    @property
    def number(self) -> int:
        return len(self.differences)

    @property
    def language(self) -> str:
        return language_name(self.page.locale.language_code)

    @property
    def source_language(self) -> str:
        return language_name(self.original.locale.language_code)

    @property
    def title(self) -> str:
        return str(self.page.get_admin_display_title())

    @property
    def kind(self) -> str:
        return str(self.page.page_type_display_name)

    @property
    def names(self) -> str:
        return "; ".join(difference.name for difference in self.differences)

    @property
    def is_by_hand(self) -> bool:
        return not getattr(self.page, "source_pk", None)

    @property
    def edit_url(self) -> str:
        return reverse("wagtailadmin_pages:edit", args=[self.page.pk])


def translated_pages(user: Any) -> PageQuerySet:
    """Pages in reach that were made from another language, with `original_pk`, with `waits_since`, and with
    `source_pk` where the translation editor is in charge."""
    records = Translation.objects.filter(
        source__object_id=OuterRef("translation_key"), target_locale_id=OuterRef("locale_id")
    ).exclude(source__locale_id=F("target_locale_id"))
    own = Page.objects.filter(translation_key=OuterRef("translation_key"))
    # As `cms.pages.translations` has it: without a record, what was made first is the original.
    older = own.filter(pk__lt=OuterRef("pk")).exclude(locale_id=OuterRef("locale_id")).order_by("pk")
    since = PageLogEntry.objects.filter(
        page_id=OuterRef("original_pk"), action__startswith=PUBLISHED, timestamp__gt=OuterRef("worked_at")
    )
    return (
        pages_of(user)
        .annotate(
            from_locale=Subquery(records.order_by("-enabled", "pk").values("source__locale_id")[:1]),
            source_pk=Subquery(records.filter(enabled=True).values("source_id")[:1]),
            worked_at=Coalesce("latest_revision_created_at", "last_published_at", "first_published_at"),
        )
        .annotate(
            original_pk=Coalesce(
                Subquery(own.filter(locale_id=OuterRef("from_locale")).values("pk")[:1]),
                Subquery(older.values("pk")[:1]),
            )
        )
        .filter(original_pk__isnull=False)
        .annotate(
            original_published_at=Subquery(
                Page.objects.filter(pk=OuterRef("original_pk"), live=True).values("last_published_at")[:1]
            ),
        )
        .filter(original_published_at__isnull=False)
        .annotate(
            waits_since=Coalesce(
                Subquery(since.order_by("timestamp").values("timestamp")[:1]), F("original_published_at")
            )
        )
        .select_related("locale")
    )


def may_be_stale(pages: PageQuerySet) -> PageQuerySet:
    """Those that it is worth to compare: what the database knows without reading a word."""
    translated = StringTranslation.objects.filter(
        translation_of_id=OuterRef("string_id"),
        context_id=OuterRef("context_id"),
        locale_id=OuterRef(OuterRef("locale_id")),
        has_error=False,
    )
    segments = StringSegment.objects.filter(source_id=OuterRef("source_pk")).exclude(context__path=NO_PASSAGE)
    brought = TranslationSource.objects.filter(
        pk=OuterRef("source_pk"), last_updated_at__gte=OuterRef("original_published_at")
    )
    by_hand = Q(source_pk__isnull=True, original_published_at__gt=F("worked_at"))
    by_editor = Q(source_pk__isnull=False) & (~Exists(brought) | Exists(segments.filter(~Exists(translated))))
    return pages.filter(by_hand | by_editor)


def stale_pages(user: Any, *, is_online: bool = False) -> list[Freshness]:
    """What waits, the longest first. With `is_online` only what readers have before them."""
    pages = may_be_stale(translated_pages(user))
    if is_online:
        pages = pages.filter(live=True)
    found = freshness_of(pages.order_by("waits_since", "pk"), user)
    return [each for each in found if each.differences]


def freshness_of_page(page: Page, user: Any) -> Freshness | None:
    """None for what is no translation, or was made from what the viewer may not know."""
    return next(iter(freshness_of(translated_pages(user).filter(pk=page.pk), user)), None)


def freshness_of(pages: Iterable[Any], user: Any) -> list[Freshness]:
    """Of each of these pages, as `translated_pages` gives them; in as many queries for one as for a hundred."""
    listed, reach = list(pages), reach_of(user)
    found = Page.objects.filter(pk__in={page.original_pk for page in listed}).select_related("locale").specific()
    originals = {page.pk: page for page in found if listed and reach.may_name(page)}
    listed = [page for page in listed if page.original_pk in originals]
    now = {pk: passages_of(page) for pk, page in originals.items()}
    in_editor = _words_in_editor([page for page in listed if page.source_pk], originals)
    before = _as_published(
        {page.pk: (page.original_pk, page.worked_at) for page in listed if not page.source_pk}, originals
    )
    result = []
    for page in listed:
        passages, update_url = now[page.original_pk], ""
        if page.source_pk:
            words = in_editor[page.pk]
            differences = words.differences(passages)
            if words.updated_at < page.original_published_at:
                update_url = reverse("wagtail_localize:update_translations", args=[page.source_pk])
        else:
            differences = _by_hand(before.get(page.pk, passages), passages, page.pk)
        result.append(
            Freshness(
                page, originals[page.original_pk], tuple(differences), len(passages), page.waits_since, update_url
            )
        )
    return result


@dataclass
class EditorsWords:
    """Of one page in the translation editor: which words of the original have a translation, by path, the newest last;
    and what the original was when it was last brought over."""

    url: str
    updated_at: datetime
    translated: dict[str, list[str]]
    brought: dict[str, Passage]

    def differences(self, now: dict[str, Passage]) -> list[Difference]:
        found = []
        for path, passage in now.items():
            done = self.translated.get(path, [])
            left = [data for data in passage.strings if data not in done]
            if not left:
                continue
            # Old words in as many pieces as there are new ones: of earlier changes this says nothing any more.
            old = [data for data in done if data not in passage.strings][-len(left) :]
            kind = CHANGED if done else NEW
            found.append(Difference(passage.name, kind, plain(old), plain(left), self.url))
        # What was brought over and left the original since stands in the translation still.
        gone = [passage for path, passage in self.brought.items() if path not in now and path in self.translated]
        return [*found, *(Difference(passage.name, GONE, passage.text, "", self.url) for passage in gone)]


def _words_in_editor(pages: list[Any], originals: dict[int, Page]) -> dict[int, EditorsWords]:
    keys = {page.translation_key for page in pages}
    locales = {page.locale_id for page in pages}
    done: dict[Any, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    rows = StringTranslation.objects.filter(
        context__object_id__in=keys, locale_id__in=locales, has_error=False
    ).order_by("updated_at", "pk")
    for key, locale, path, data in rows.values_list(
        "context__object_id", "locale_id", "context__path", "translation_of__data"
    ):
        done[key, locale][path].append(data)
    sources = TranslationSource.objects.in_bulk({page.source_pk for page in pages})
    return {
        page.pk: EditorsWords(
            reverse("wagtailadmin_pages:edit", args=[page.pk]),
            sources[page.source_pk].last_updated_at,
            done[page.translation_key, page.locale_id],
            passages_of(_read(originals[page.original_pk], json.loads(sources[page.source_pk].content_json))),
        )
        for page in pages
    }


def _as_published(
    moments: dict[int, tuple[int, datetime]], originals: dict[int, Page]
) -> dict[int, dict[str, Passage]]:
    """By the number of each translation: its original as readers had it at that moment."""
    published: dict[int, list[tuple[datetime, int]]] = defaultdict(list)
    entries = PageLogEntry.objects.filter(
        page_id__in={original for original, _moment in moments.values()},
        action__startswith=PUBLISHED,
        revision__isnull=False,
    ).order_by("timestamp", "pk")
    for page, timestamp, revision in entries.values_list("page_id", "timestamp", "revision_id"):
        published[page].append((timestamp, revision))
    chosen = {pk: _latest(published[original], moment) for pk, (original, moment) in moments.items()}
    revisions = Revision.objects.in_bulk(_numbers(chosen.values()))
    return {
        pk: passages_of(_read(originals[moments[pk][0]], revisions[number].content))
        for pk, number in chosen.items()
        if number in revisions
    }


def _latest(published: list[tuple[datetime, int]], moment: datetime | None) -> int | None:
    """What was online then; where it came online only later, the first."""
    until = [revision for timestamp, revision in published if moment is None or timestamp <= moment]
    return until[-1] if until else next((revision for _timestamp, revision in published), None)


def _numbers(chosen: Iterable[int | None]) -> Collection[int]:
    return {number for number in chosen if number is not None}


def _read(page: Any, content: Any) -> Any:
    """The words of a version. Without looking whether what it points to is still there: only words are read."""
    return type(page).from_serializable_data(content, check_fks=False)


def _by_hand(before: dict[str, Passage], now: dict[str, Passage], pk: int) -> list[Difference]:
    found = []
    for path, passage in now.items():
        old = before.get(path)
        if old is None or old.strings != passage.strings:
            kind = CHANGED if old else NEW
            found.append(Difference(passage.name, kind, old.text if old else "", passage.text, _place(passage, pk)))
    gone = [passage for path, passage in before.items() if path not in now]
    return [*found, *(Difference(passage.name, GONE, passage.text, "", _place(passage, pk)) for passage in gone)]


def _place(passage: Passage, pk: int) -> str:
    """In Wagtail's own editor: the block itself, where the translation has kept it."""
    url = reverse("wagtailadmin_pages:edit", args=[pk])
    return f"{url}#block-{passage.block}-section" if passage.block else url
