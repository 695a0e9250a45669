"""Tells the domain what the pages of materials say. Wagtail's and Django's signals are what every way of saving,
moving, restricting and deleting a page passes."""

from typing import Any

from django.db import transaction
from wagtail.models import Page, PageViewRestriction

from cms.blocks.selectors import for_everybody
from cms.library.models import MaterialPage
from cms.library.signals.recording import who_acts
from partners.kernel.actors import Actor
from partners.materials.models import Material
from partners.materials.selectors import material_known_as
from partners.materials.services import add_material, describe_material, hide_face, show_face


def page_saved(sender: Any, instance: MaterialPage, raw: bool = False, **kwargs: Any) -> None:
    # Fixtures bring rows in any order: what this one leads to may not be there yet.
    if raw:
        return
    # Read anew: saving a draft writes a few columns of a page in memory that says what nobody may read yet.
    tell_page(MaterialPage.objects.select_related("locale", "campaign").get(pk=instance.pk), by=who_acts())


def page_deleted(sender: Any, instance: MaterialPage, **kwargs: Any) -> None:
    material = material_known_as(instance.translation_key)
    if material is not None:
        hide_face(material, instance.locale.language_code, by=who_acts())


def page_moved(sender: Any, instance: Page, **kwargs: Any) -> None:
    tell_below(instance)


def restriction_changed(sender: Any, instance: PageViewRestriction, **kwargs: Any) -> None:
    # A restriction goes with its page, too; the pages below are gone then.
    page = Page.objects.filter(pk=instance.page_id).first()
    if page is not None:
        tell_below(page)


def tell_below(top: Page) -> None:
    for page in MaterialPage.objects.descendant_of(top, inclusive=True).select_related("locale", "campaign"):
        tell_page(page, by=who_acts())


@transaction.atomic
def tell_page(page: MaterialPage, *, by: Actor) -> None:
    """The row of its material, and its face in the page's language."""
    material = material_known_as(page.translation_key)
    if material is None:
        material = _add_material(page, by=by)
    else:
        describe_material(material, kind=page.kind, campaign=page.campaign, by=by)
    language = page.locale.language_code
    # Asked of the database: who may read it is decided by restrictions anywhere above.
    if for_everybody(Page.objects.filter(pk=page.pk).live()).exists():
        show_face(
            material,
            language,
            title=page.title,
            credit=page.credit,
            licence=page.licence,
            until=page.expire_at,
            by=by,
        )
    else:
        hide_face(material, language, by=by)


def _add_material(page: MaterialPage, *, by: Actor) -> Material:
    """A page's slug is unique below its parent only; a copy elsewhere gets a name with its number."""
    is_taken = Material.objects.filter(campaign=page.campaign, key=page.slug).exists()
    # Cut, so that the number still fits into the column.
    key = f"{page.slug[:240]}-{page.pk}" if is_taken else page.slug
    return add_material(page.campaign, key=key, kind=page.kind, public_id=page.translation_key, by=by)
