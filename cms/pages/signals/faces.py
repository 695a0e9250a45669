"""Tells the domain what pages say. Wagtail's and Django's signals are what every way of saving, moving, restricting and
deleting a page passes."""

from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_published, page_unpublished, post_page_move

from cms.blocks.selectors import for_everybody
from cms.pages.signals.kinds import FOLLOWED, Followed, kind_of
from cms.pages.signals.recording import record_published, record_unpublished, who_acts
from partners.kernel.actors import Actor
from partners.publications.models import rows_of


def follow(kind: Followed) -> None:
    """From now on, whatever happens to these pages is told. For the start of a room."""
    FOLLOWED.append(kind)
    name = kind.pages._meta.label_lower
    page_published.connect(record_published, sender=kind.pages, dispatch_uid=f"{name}-published")
    page_unpublished.connect(record_unpublished, sender=kind.pages, dispatch_uid=f"{name}-unpublished")
    post_save.connect(page_saved, sender=kind.pages, dispatch_uid=f"{name}-saved")
    post_delete.connect(page_deleted, sender=kind.pages, dispatch_uid=f"{name}-deleted")


def follow_the_tree() -> None:
    """Of any page: restrictions come from above, so moving a parent may open or close what is below."""
    post_page_move.connect(page_moved, dispatch_uid="face-moved")
    for signal in (post_save, post_delete):
        signal.connect(restriction_changed, sender=PageViewRestriction, dispatch_uid="face-restricted")


def page_saved(sender: Any, instance: Any, raw: bool = False, **kwargs: Any) -> None:
    # Fixtures bring rows in any order: what this one leads to may not be there yet.
    if raw:
        return
    # Read anew: saving a draft writes a few columns of a page in memory that says what nobody may read yet.
    tell_page(sender.objects.select_related("locale", "campaign").get(pk=instance.pk), by=who_acts())


def page_deleted(sender: Any, instance: Any, **kwargs: Any) -> None:
    kind = kind_of(instance)
    thing = kind.row_of(instance)
    if thing is not None:
        kind.hide(thing, instance.locale.language_code, by=who_acts())


def page_moved(sender: Any, instance: Page, **kwargs: Any) -> None:
    tell_below(instance)


def restriction_changed(sender: Any, instance: PageViewRestriction, **kwargs: Any) -> None:
    # A restriction goes with its page, too; the pages below are gone then.
    page = Page.objects.filter(pk=instance.page_id).first()
    if page is not None:
        tell_below(page)


def tell_below(top: Page) -> None:
    for kind in FOLLOWED:
        for page in kind.pages.objects.descendant_of(top, inclusive=True).select_related("locale", "campaign"):
            tell_page(page, by=who_acts())


@transaction.atomic
def tell_page(page: Any, *, by: Actor) -> None:
    """The row of its thing, and its face in the page's language."""
    kind = kind_of(page)
    thing = kind.row_of(page)
    if thing is None:
        thing = _add(kind, page, by=by)
    else:
        kind.describe(thing, campaign=page.campaign, by=by, **kind.facts(page))
    language = page.locale.language_code
    # Asked of the database: who may read it is decided by restrictions anywhere above.
    if for_everybody(Page.objects.filter(pk=page.pk).live()).exists():
        kind.show(thing, language, until=page.expire_at, by=by, **kind.words(page))
    else:
        kind.hide(thing, language, by=by)


def _add(kind: Followed, page: Any, *, by: Actor) -> Any:
    """A page's slug is unique below its parent only; a copy elsewhere gets a name with its number."""
    is_taken = rows_of(kind.rows).filter(campaign=page.campaign, key=page.slug).exists()
    # Cut, so that the number still fits into the column.
    key = f"{page.slug[:240]}-{page.pk}" if is_taken else page.slug
    return kind.add(page.campaign, key=key, public_id=page.translation_key, by=by, **kind.facts(page))
