"""Pages of updates are their faces, and what they correct is noted however they are published: Wagtail's own editor
asks no `publish` of the page."""

from typing import Any

from django.db.models.signals import pre_save
from wagtail.signals import page_published

from cms.pages.signals.kinds import Followed
from cms.update_pages.models import UpdatePage
from partners.activity.verbs import Verb
from partners.updates.models import Update
from partners.updates.services import add_update, describe_update, hide_face, show_face

FACES = Followed(
    UpdatePage,
    Update,
    Verb.UPDATE_PUBLISHED,
    Verb.UPDATE_UNPUBLISHED,
    add=add_update,
    describe=describe_update,
    show=show_face,
    hide=hide_face,
    facts=lambda page: {"subject": page.subject, "author": page.author, "dated_on": page.dated_on},
    words=lambda page: {"title": page.title},
)


def note_corrections() -> None:
    """After `follow`, so that the log says first that it was published."""
    pre_save.connect(keep_words_before, sender=UpdatePage, dispatch_uid="update-words-before")
    page_published.connect(note_what_is_corrected, sender=UpdatePage, dispatch_uid="update-corrected")


def keep_words_before(sender: Any, instance: UpdatePage, raw: bool = False, **kwargs: Any) -> None:
    # The row is written over before anybody says that it was published.
    is_asked = instance.live and instance.pk and not raw
    before = UpdatePage.objects.filter(pk=instance.pk, first_published_at__isnull=False) if is_asked else None
    instance.words_before = before.first() if before is not None else None


def note_what_is_corrected(sender: Any, instance: UpdatePage, revision: Any, **kwargs: Any) -> None:
    # Wagtail comes here as well when a version was only given its hour.
    if instance.words_before and instance.live and revision and instance.live_revision_id == revision.pk:
        instance.note_correction(instance.words_before, revision)
