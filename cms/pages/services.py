"""Publishing and taking offline at the hour that was set, in place of Wagtail's `publish_scheduled`; taking a page away
in several languages at once; and what follows when something is withdrawn."""

from collections.abc import Callable, Collection, Iterator
from contextlib import suppress
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

import structlog
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import DatabaseError, transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from wagtail.actions.delete_page import DeletePageAction
from wagtail.actions.move_page import MovePageAction
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.log_actions import LogContext
from wagtail.models import Page, ReferenceIndex, Site

from cms.blocks.selectors import online_pages
from cms.media.models import CampaignImage
from cms.pages.selectors.readers import pages_showing
from cms.pages.selectors.site import expired_at, scheduled_until
from cms.pages.selectors.versions import Act, OtherVersion, other_versions
from partners.kernel import clock
from partners.kernel.actors import Actor
from partners.kernel.errors import Conflict
from partners.publications.models import Publication

log = structlog.get_logger(__name__)


def publish_due(*, at: datetime) -> int:
    """Take offline what has expired and put online what was scheduled; how many of both.

    Any number of workers may do this at once. Each thing is a transaction of its own, which holds what the log says
    about it too; what fails waits for the next round and keeps nothing else waiting.
    """
    gone = sum(_each(due, _take_offline) for due in expired_at(at))
    return gone + _each(scheduled_until(at), _put_online)


def _each(due: QuerySet[Any], act: Callable[[Any], None]) -> int:
    # Numbers first and rows one by one: each is looked up again under its own lock.
    return sum(_guarded(due, pk, act) for pk in list(due.values_list("pk", flat=True)))


def _guarded(due: QuerySet[Any], pk: Any, act: Callable[[Any], None]) -> int:
    try:
        with transaction.atomic():
            found = still_due(due, pk)
            if found is None:
                return 0
            act(found)
    except Exception as error:  # noqa: BLE001  an editor's page may fail in any way; the others are as punctual
        log.error("publishing_failed", kind=due.model._meta.label_lower, error=type(error).__name__)
        return 0
    return 1


def still_due(due: QuerySet[Any], pk: Any) -> Any:
    """The row, looked up again and locked: of two workers the second waits here, and finds that it is done."""
    return due.select_for_update().filter(pk=pk).first()


def _take_offline(thing: Any) -> None:
    thing.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")


def _put_online(revision: Any) -> None:
    revision.publish(log_action="wagtail.publish.scheduled")


def follow_base_url(**_signal: Any) -> None:
    """Wagtail keeps a site's host in a row, which says `localhost` after its first migration. Ours is a setting."""
    parts = urlsplit(settings.BASE_URL)
    port = parts.port or (443 if parts.scheme == "https" else 80)
    wanted = {"hostname": parts.hostname or "localhost", "port": port}
    if Site.objects.filter(is_default_site=True).exclude(**wanted).update(**wanted):
        # On an empty database the cache's table is made only after this, and nothing is in it.
        with suppress(DatabaseError):
            Site.clear_site_root_paths_cache()


@transaction.atomic
def take_offline(page: Page, *, by: Actor, along: Collection[int] = (), below: bool = False) -> None:
    """This page and of its other languages those with these numbers; with `below` what stands under each, too.

    Everything or nothing, with what the log says about it. One that waits for its hour waits no longer. Raises
    PermissionDenied for the page, and Conflict where one of the others cannot be taken along.
    """
    with LogContext(user=by.user):
        for version in _together(page, along, Act.UNPUBLISH, by=by):
            UnpublishPageAction(version.page, user=by.user, include_descendants=below).execute(
                # Wagtail knows no right to unpublish what is not online; whether it may be unscheduled was asked
                # before.
                skip_permission_checks=version.state == "scheduled"
            )
            if version.state == "scheduled":
                _forget_schedule(version.page, by=by)


@transaction.atomic
def delete_page(page: Page, *, by: Actor, along: Collection[int] = ()) -> None:
    """With everything below it. As `take_offline` in all the rest."""
    with LogContext(user=by.user):
        for version in _together(page, along, Act.DELETE, by=by):
            DeletePageAction(version.page, user=by.user).execute()


@transaction.atomic
def move_page(page: Page, *, under: Page, by: Actor, along: Collection[int] = ()) -> None:
    """Below `under`, and the others below the same page in their language. As `take_offline` in all the rest."""
    # Wagtail asks this in its view, and not in the action that is used below.
    if not Page._slug_is_available(page.slug, under, page=page):
        raise Conflict(_("Another page there has its address, “%(slug)s”.") % {"slug": page.slug})
    with LogContext(user=by.user):
        for version in _together(page, along, Act.MOVE, by=by, under=under):
            # Looked up again: the move before may have changed where in the tree it stands.
            target = Page.objects.get(pk=version.under.pk if version.under else under.pk)
            MovePageAction(Page.objects.get(pk=version.page.pk).specific, target, "last-child", by.user).execute()


def _together(
    page: Page, along: Collection[int], act: Act, *, by: Actor, under: Page | None = None
) -> Iterator[OtherVersion]:
    """The page itself first, then those that come along; all of them locked, and as they are now."""
    # As a list, because only a query that is answered locks anything.
    list(Page.objects.select_for_update().filter(translation_key=page.translation_key).order_by("pk"))
    found = {version.page.pk: version for version in other_versions(page, act, by=by, under=under)}
    yield OtherVersion(page=Page.objects.get(pk=page.pk).specific, state="", reason="", may_open=True, under=under)
    # Each once, in the order of the form: a number sent twice must not be deleted twice.
    for number in dict.fromkeys(along):
        version = found.get(number)
        if version is None:
            raise Conflict(_("One of the languages is not there any more. Look at the page again, then decide."))
        # It may have gone offline since the page was shown: what was wished is the case.
        if act is Act.UNPUBLISH and version.state == "draft":
            continue
        if version.reason:
            names = {"language": version.language, "title": version.title, "reason": version.reason}
            raise Conflict(_("%(language)s, “%(title)s”: %(reason)s Nothing was changed.") % names)
        yield version


def _forget_schedule(page: Page, *, by: Actor) -> None:
    for revision in page.revisions.filter(approved_go_live_at__isnull=False):
        revision.approved_go_live_at = None
        # So that Wagtail's history says it.
        revision.save(user=by.user, update_fields=["approved_go_live_at"])


def forget_pictures(thing: Publication, verb: Any) -> None:
    """Of what is withdrawn no picture stays in the public folder, whoever kept its URL.

    Files there are handed out without a question, so they have to go. Where a picture is used otherwise, its sizes are
    drawn anew, under another name, for whoever asks next.
    """
    if thing.withdrawn_at is None:
        return
    for picture in CampaignImage.objects.filter(pk__in=_pictures_of(thing)):
        if not _is_shown_elsewhere(picture, thing):
            # One by one and not by the database: the file goes with the row, once the transaction is kept.
            for rendition in picture.renditions.all():
                rendition.delete()


def _pictures_of(thing: Publication) -> list[int]:
    """The numbers of the pictures that its pages use, in drafts as well."""
    pages = Page.objects.filter(translation_key=thing.public_id).values_list("pk", flat=True)
    uses = ReferenceIndex.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page),
        object_id__in=[str(number) for number in pages],
        to_content_type=ContentType.objects.get_for_model(CampaignImage),
    )
    # The index keeps all numbers as text.
    return [int(number) for number in uses.values_list("to_object_id", flat=True).distinct()]


def _is_shown_elsewhere(picture: Any, thing: Publication) -> bool:
    others = pages_showing(picture).exclude(translation_key=thing.public_id)
    return bool(online_pages(others, at=clock.now()).exists())
