"""Answers that press officers write again and again."""

import re
from collections.abc import Mapping

from django.db import models
from django.utils.translation import gettext_lazy as _

from partners.kernel.languages.names import language_name
from partners.kernel.models import PublicIdModel, TimeStampedModel

# What stands for something of the inquiry, in braces.
PLACES = {
    "name": _("the reporter’s name"),
    "outlet": _("the outlet"),
    "campaign": _("the campaign"),
    "deadline": _("the deadline, by the reporter’s clock"),
}
PLACE = re.compile(r"\{([^{}\n]{0,40})\}")


class AnswerTemplate(PublicIdModel, TimeStampedModel):
    """A text to begin an answer with, in one language, with `PLACES` in it. Written to nobody by itself."""

    language = models.CharField(_("language"), max_length=12)
    title = models.CharField(_("title"), max_length=120)
    text = models.TextField(_("text"))

    class Meta:
        verbose_name = _("answer template")
        verbose_name_plural = _("answer templates")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.title

    @property
    def language_name(self) -> str:
        return language_name(self.language)

    @property
    def stamp(self) -> str:
        """The age of what is saved, as a form over it carries it."""
        return self.updated_at.isoformat()

    def filled(self, values: Mapping[str, str]) -> str:
        """With the values in their places; what is no place stays as it was written."""
        return PLACE.sub(lambda found: values.get(found[1], found[0]), self.text)
