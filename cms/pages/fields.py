"""What a page uses that is not online yet."""

from collections.abc import Iterator
from typing import Any

from django.contrib.contenttypes.fields import GenericRelation
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, ReferenceIndex


def references_of(page: Page) -> Iterator[tuple[type[models.Model], str, str, str]]:
    """What the page as it is in memory uses: model and number of each thing, and the path to where it stands."""
    # Wagtail has no public way to ask for the references of what is not saved.
    for type_id, number, model_path, content_path in ReferenceIndex._extract_references_from_object(page):
        model = ContentType.objects.get_for_id(type_id).model_class()
        if model is not None:
            yield model, number, model_path, content_path


class Drafts(GenericRelation):
    """A page's versions, as a field that Wagtail's index of uses can ask.

    The index reads the columns of a page, and those hold what is online: a picture that stands in a draft only would
    count as used nowhere, and be deleted without a word.
    """

    def __init__(self, **kwargs: Any) -> None:
        keys = {"content_type_field": "content_type", "object_id_field": "object_id", "for_concrete_model": False}
        super().__init__("wagtailcore.Revision", verbose_name=_("draft"), **{**keys, **kwargs})
        # What the index says about a deletion. A draft is text: the deleted picture is left out when it is read again.
        self.remote_field.on_delete = models.SET_NULL

    def value_from_object(self, page: Page) -> list[Page]:
        """The page as its newest draft and as its scheduled version have it; nothing for what is itself a draft."""
        # A draft has this field, too: without the mark it would be asked for its own drafts without end.
        if getattr(page, "is_a_draft", False):
            return []
        drafts = [page.get_latest_revision_as_object()] if page.has_unpublished_changes else []
        drafts += [revision.as_object() for revision in page.revisions.filter(approved_go_live_at__isnull=False)]
        for draft in drafts:
            draft.is_a_draft = True
        return drafts

    def extract_references(self, drafts: list[Page]) -> Iterator[tuple[type[models.Model], str, str, str]]:
        """As indexed fields give them."""
        for draft in drafts:
            yield from references_of(draft)
