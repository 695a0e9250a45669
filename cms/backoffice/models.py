"""What the back office keeps for itself: rights once given, and what the daily look at the pages found."""

from django.contrib.auth.models import Group
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from partners.kernel import clock


class GivenRight(models.Model):
    """A right that a standard group was once given, so that an upgrade brings new ones and none that was taken away.

    `right` is `app.codename`; of rights over pages and files `page:codename` and `collection:codename`.
    """

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="+")
    right = models.CharField(_("right"), max_length=120)

    class Meta:
        verbose_name = _("right that a group was given")
        verbose_name_plural = _("rights that groups were given")
        constraints = [models.UniqueConstraint(fields=["group", "right"], name="given_once")]

    def __str__(self) -> str:
        return self.right


class BrokenLink(models.Model):
    """A link on a page that is online, and leads nowhere. Found anew each day: what was mended is not kept."""

    class Fault(models.TextChoices):
        PAGE_GONE = "page_gone", _("the page is deleted")
        PAGE_OFFLINE = "page_offline", _("the page is not open to everybody")
        ANCHOR_GONE = "anchor_gone", _("the page has no such part")
        DOCUMENT_GONE = "document_gone", _("the document is deleted")

    # What is broken on a page is no use of it.
    wagtail_reference_index_ignore = True

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+")
    # The link's own words or, of an anchor, its name: the title of the page that it leads to may be a secret.
    words = models.CharField(max_length=200, blank=True)
    fault = models.CharField(max_length=20, choices=Fault)
    found_at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("broken link")
        verbose_name_plural = _("broken links")
        ordering = ["page", "pk"]

    def __str__(self) -> str:
        return f"{self.page_id} {self.fault}"
