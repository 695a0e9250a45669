"""What every version of a text that binds people has, and the draft of the next one."""

from typing import ClassVar
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from partners.kernel.models import PublicIdModel, PublishedModel, TimeStampedModel

# The scope of a text that no campaign has for itself. Not null: a constraint would take two nulls for two texts.
EVERYWHERE = UUID(int=0)


class Kind(models.TextChoices):
    STATEMENT = "statement", _("Statement")
    AGREEMENT = "agreement", _("Agreement")
    CONSENT = "consent", _("Consent of media contacts")


class Origin(models.TextChoices):
    COMMAND = "command", _("by command")
    SCREEN = "screen", _("by two people")


def published_by_two(name: str) -> models.CheckConstraint:
    """That a version from a screen names two people, and that they are two. One from the command line names nobody."""
    nobody = Q(origin="command", drafted_by__isnull=True, approved_by__isnull=True)
    two = Q(origin="screen", drafted_by__isnull=False, approved_by__isnull=False) & ~Q(drafted_by=F("approved_by"))
    return models.CheckConstraint(condition=nobody | two, name=name)


class BindingVersion(PublishedModel):
    """`binds_since` is the number of the earliest version whose signatures count for this one: where only spelling
    was put right nobody is asked again. Null: only signatures of its own do.

    A subclass lists `published_by_two` among its constraints.
    """

    numbered_by: ClassVar[str] = "version"

    change_notes = models.JSONField(_("what changed, by language"), default=dict, blank=True)
    binds_since = models.PositiveSmallIntegerField(_("signatures count since version"), null=True, blank=True)
    origin = models.CharField(_("how it was published"), max_length=10, choices=Origin, default=Origin.COMMAND)
    drafted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        abstract = True

    @property
    def ordinal(self) -> int:
        return int(getattr(self, self.numbered_by))

    def covers(self, number: int) -> bool:
        """Whether who said yes to that version has said yes to this one."""
        return (self.binds_since or self.ordinal) <= number <= self.ordinal


class Draft(PublicIdModel, TimeStampedModel):
    """The next version of one text while it is written. `texts` maps a language to plain paragraphs.

    `base` is the number of the version it was written over, 0 where there was none. `revision` counts what was saved:
    whoever saves or publishes says which one they had before them. `written_by` is who changed it last.
    """

    class Standing(models.TextChoices):
        WRITING = "writing", _("being written")
        ASKED = "asked", _("waits for a second person")
        PUBLISHED = "published", _("published")
        WITHDRAWN = "withdrawn", _("withdrawn")

    kind = models.CharField(_("text"), max_length=12, choices=Kind)
    scope = models.UUIDField(_("of the campaign"), default=EVERYWHERE)
    base = models.PositiveSmallIntegerField(_("written over version"), default=0)
    texts = models.JSONField(_("texts by language"), default=dict)
    change_notes = models.JSONField(_("what changed, by language"), default=dict, blank=True)
    is_material = models.BooleanField(_("changes what the text says"), default=True)
    starts_at = models.DateTimeField(_("comes into force"), null=True, blank=True)
    standing = models.CharField(_("standing"), max_length=10, choices=Standing, default=Standing.WRITING)
    revision = models.PositiveIntegerField(_("revision"), default=1)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField(_("written"))
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    # What it became, and the sentence with which it was sent back last.
    number = models.PositiveSmallIntegerField(_("version"), null=True, blank=True)
    note = models.TextField(_("sent back with"), blank=True)

    class Meta:
        verbose_name = _("draft of a text")
        verbose_name_plural = _("drafts of texts")
        ordering = ["-pk"]
        permissions = [
            ("draft_statement", _("May write the next statement")),
            ("publish_statement", _("May publish a statement that somebody else wrote")),
            ("draft_agreement", _("May write the next agreement")),
            ("publish_agreement", _("May publish an agreement that somebody else wrote")),
            ("draft_consent", _("May write the next consent text")),
            ("publish_consent", _("May publish a consent text that somebody else wrote")),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "scope"],
                condition=Q(standing__in=["writing", "asked"]),
                name="one_open_draft_per_text",
            ),
            models.CheckConstraint(
                condition=(
                    Q(standing="published", approved_by__isnull=False, number__isnull=False)
                    & ~Q(approved_by=F("written_by"))
                )
                | (~Q(standing="published") & Q(approved_by__isnull=True, number__isnull=True)),
                name="draft_published_by_another",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.base + 1}"

    @property
    def stamp(self) -> str:
        return str(self.revision)

    @property
    def is_open(self) -> bool:
        return self.standing in {self.Standing.WRITING, self.Standing.ASKED}
