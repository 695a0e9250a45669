"""What an editor finds on the home screen."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.models import Page

from cms.backoffice.frame.waiting import SHOWN, Card, Found, Queue, Row
from cms.backoffice.pages.selectors import work
from cms.backoffice.pages.selectors.freshness import Freshness, stale_pages
from cms.backoffice.pages.views.work import WORK, edit_url, for_editors, language_of
from partners.kernel.actors import Actor


def in_review(viewer: Actor) -> Found:
    theirs = [each for each in work.awaiting_review_by(viewer.user)[:50] if is_page(each.revision.content_object)]
    own = [each for each in work.sent_to_review_by(viewer.user)[:50] if is_page(each.content_object)]
    rows = [
        Row(
            each.revision.content_object.get_admin_display_title(),
            edit_url(each.revision.content_object),
            _("waits for your review"),
            each.started_at,
            "warning",
        )
        for each in theirs
    ] + [
        Row(
            each.content_object.get_admin_display_title(),
            edit_url(each.content_object),
            _("you sent it to review"),
            each.created_at,
        )
        for each in own
    ]
    return Found(len(rows), rows[:SHOWN], reverse("wagtailadmin_reports:workflow"))


def is_page(thing: Any) -> bool:
    return isinstance(thing, Page)


def stale(viewer: Actor) -> Found:
    found = stale_pages(viewer.user, is_online=True)

    def row(each: Freshness) -> Row:
        words = ngettext("%(number)s passage behind", "%(number)s passages behind", each.number)
        detail = " · ".join([each.language, words % {"number": each.number}])
        return Row(each.title, reverse("backoffice_translations:one", args=[each.page.pk]), detail, None, "warning")

    return Found(len(found), [row(each) for each in found[:SHOWN]], reverse("backoffice_translations:index"))


def published(viewer: Actor) -> Found:
    def row(page: Any) -> Row:
        by = page.live_revision.user if page.live_revision else None
        detail = " · ".join(part for part in (language_of(page), str(by or "")) if part)
        return Row(page.get_admin_display_title(), edit_url(page), detail, page.last_published_at)

    latest = work.published_of(viewer.user)[:SHOWN]
    return Found(len(latest), [row(page) for page in latest])


CARDS: list[Card | Queue] = [
    Card(
        gettext_lazy("Waiting for review"),
        gettext_lazy("Pages that colleagues send to you for review, and yours on their way, appear here."),
        "tasks",
        for_editors,
        in_review,
    ),
    *(each.card for each in WORK),
    Card(
        gettext_lazy("Translations to update"),
        gettext_lazy("Pages that are online and whose original has changed since appear here."),
        "wagtail-localize-language",
        for_editors,
        stale,
    ),
    Card(
        gettext_lazy("Last published"),
        gettext_lazy("What goes online appears here."),
        "success",
        for_editors,
        published,
        is_news=True,
    ),
]
