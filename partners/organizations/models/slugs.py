"""By which name an organisation's own page is found."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from partners.kernel import clock


class Slug(models.Model):
    """The newest one of an organisation is its own; the others lead to it, for they are on paper."""

    organization = models.ForeignKey("organizations.Organization", on_delete=models.CASCADE, related_name="slugs")
    slug = models.SlugField(_("name in the address"), max_length=60, unique=True)
    given_at = models.DateTimeField(_("given"), default=clock.now, editable=False)

    class Meta:
        verbose_name = _("name in the address")
        verbose_name_plural = _("names in the address")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.slug
