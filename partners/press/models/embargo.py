"""Who may read a release before its embargo ends, and the copy that each of them has."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from partners.kernel.codes import in_groups
from partners.kernel.fields.addresses import AddressColumn
from partners.kernel.models import PublicIdModel, TimeStampedModel

from .releases import Release

LIVE = ["asked", "granted"]


class EmbargoAccess(PublicIdModel, TimeStampedModel):
    """A reporter who asked for a release early, or was invited to it; without a release, for all of them.

    The secret in the link is computed from `public_id` and the site's key, so that the same link can be sent again;
    `secret_hash` is its digest, and the only thing by which it is found.
    """

    class Standing(models.TextChoices):
        ASKED = "asked", _("waits for the press officers")
        GRANTED = "granted", pgettext_lazy("of a right to read", "granted")
        REFUSED = "refused", pgettext_lazy("of a right to read", "refused")
        WITHDRAWN = "withdrawn", pgettext_lazy("of a right to read", "withdrawn")

    release = models.ForeignKey(
        Release, on_delete=models.CASCADE, null=True, blank=True, related_name="accesses", verbose_name=_("release")
    )
    name = models.CharField(pgettext_lazy("of a person", "name"), max_length=120)
    outlet = models.CharField(_("outlet"), max_length=160, blank=True)
    email = AddressColumn(_("e-mail address"))
    language = models.CharField(_("language of our messages"), max_length=12, default="en")
    time_zone = models.CharField(_("time zone"), max_length=60, default="UTC")
    why = models.TextField(_("what it is for"), blank=True)
    standing = models.CharField(
        pgettext_lazy("where something stands", "Status"), max_length=10, choices=Standing, default=Standing.ASKED
    )
    # Null: invited.
    asked_at = models.DateTimeField(_("asked"), null=True, blank=True)
    secret_hash = models.CharField(max_length=64, null=True, blank=True, unique=True)
    expires_at = models.DateTimeField(_("valid until"), null=True, blank=True)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    reason = models.TextField(_("why it was refused"), blank=True)

    class Meta:
        verbose_name = _("early access")
        verbose_name_plural = _("early access")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["standing"], name="embargo_access_standing")]
        constraints = [
            # Two, because no two empty values are the same to a database.
            models.UniqueConstraint(
                "release", Lower("email"), condition=Q(standing__in=LIVE), name="one_live_access_per_address"
            ),
            models.UniqueConstraint(
                Lower("email"), condition=Q(standing__in=LIVE, release__isnull=True), name="one_live_access_to_all"
            ),
            models.CheckConstraint(
                condition=~Q(standing="granted") | Q(expires_at__isnull=False, secret_hash__isnull=False),
                name="granted_access_has_link_and_end",
            ),
        ]

    def __str__(self) -> str:
        # Titles of staff screens and log lines of the framework are made of this: nothing about the person.
        return str(_("Early access %(number)s") % {"number": str(self.public_id)[:8]})

    @property
    def who(self) -> str:
        """As each copy is marked."""
        return f"{self.name}, {self.outlet}" if self.outlet else self.name


class EmbargoCopy(TimeStampedModel):
    """What one reporter has of one release, from the moment of agreeing to its terms. `mark` stands in every copy.

    Nothing else is kept of reading: no address of a network, no program, no list of visits.
    """

    access = models.ForeignKey(EmbargoAccess, on_delete=models.CASCADE, related_name="copies")
    release = models.ForeignKey(Release, on_delete=models.CASCADE, related_name="copies")
    mark = models.CharField(pgettext_lazy("in a copy", "mark"), max_length=10, unique=True)
    agreed_at = models.DateTimeField(_("agreed to the terms"))
    # The moment that the terms named: moved to a later one, it is agreed to anew.
    agreed_until = models.DateTimeField(_("embargo that was agreed to"))
    opened_at = models.DateTimeField(_("first opened"))
    last_opened_at = models.DateTimeField(_("last opened"))
    times_opened = models.PositiveIntegerField(_("times opened"), default=0)

    class Meta:
        verbose_name = _("marked copy")
        verbose_name_plural = _("marked copies")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint("access", "release", name="one_copy_of_a_release")]

    def __str__(self) -> str:
        return self.mark

    @property
    def shown_mark(self) -> str:
        """In groups, as each copy shows it."""
        return in_groups(self.mark, 5)
