"""What reporters ask."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Case, SmallIntegerField, Value, When
from django.db.models.functions import Upper
from django.db.models.lookups import Contains
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from partners.campaigns.models import LONGEST_CODE
from partners.kernel.fields.addresses import AddressColumn
from partners.kernel.fields.links import LinkColumn
from partners.kernel.languages.names import country_name, language_name
from partners.kernel.languages.searching import folded
from partners.kernel.models import PublicIdModel, TimeStampedModel

from .facts import Medium


class Outcome(models.TextChoices):
    """What became of a question in the end, as the press officers keep it."""

    PUBLISHED = "published", _("published")
    USED = "used", _("answered, nothing seen yet")
    UNUSED = "unused", _("answered, not used")
    UNANSWERED = "unanswered", _("not answered")
    MISUSE = "misuse", _("no genuine question")


class SearchedField(models.TextField):
    """What a row is searched by, folded once and not for each search: written with the row from its `sources`.

    `icontains` compares with it as it stands.
    """

    def __init__(self, *args: Any, sources: tuple[str, ...] = (), **kwargs: Any) -> None:
        self.sources = sources
        super().__init__(*args, **{"blank": True, "default": "", "editable": False, **kwargs})

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        # In a migration there are no sources: it writes what it was told.
        if self.sources:
            texts = (str(getattr(model_instance, name)) for name in self.sources)
            setattr(model_instance, self.attname, folded("\n".join(texts)))
        return str(getattr(model_instance, self.attname))


@SearchedField.register_lookup
class SearchedContains(Contains):
    lookup_name = "icontains"

    def get_prep_lookup(self) -> Any:
        return folded(str(super().get_prep_lookup()))

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        # By this name Django would put both sides into capitals, and no index knows those.
        return Contains(self.lhs, self.rhs).as_sql(compiler, connection)


class MediaInquiry(PublicIdModel, TimeStampedModel):
    """A reporter's question. The receipt is the reporter's only key to it; its hash is kept, it itself is not.

    What was written since stands in its messages, whom it was offered to in its offers. `assigned_to` is the press
    officer who has it in hand, also while a partner answers. Of one that was merged, the receipt opens `merged_into`.
    """

    class Standing(models.TextChoices):
        RECEIVED = "received", _("received")
        ASSIGNED = "assigned", _("being answered")
        ANSWERED = "answered", _("answered")
        CLOSED = "closed", _("closed")

    receipt_hash = models.CharField(max_length=64, unique=True)
    name = models.CharField(pgettext_lazy("of a person", "name"), max_length=120)
    outlet = models.CharField(_("outlet"), max_length=160, blank=True)
    email = AddressColumn(_("e-mail address"))
    # Of the page on which they asked; `language` is the one in which they want the answer.
    mail_language = models.CharField(_("language of our messages"), max_length=12, default="en")
    deadline_at = models.DateTimeField(_("deadline"))
    # The reporter's own, so that page and letter tell the deadline by the clock that they gave it by.
    time_zone = models.CharField(_("time zone"), max_length=60)
    language = models.CharField(_("language of the answer"), max_length=12)
    # The code of a subject; empty where the campaign offered none.
    topic = models.CharField(_("topic"), max_length=LONGEST_CODE, blank=True)
    medium = models.CharField(_("medium"), max_length=12, choices=Medium, blank=True)
    # Where it is to appear; an ISO code.
    country = models.CharField(_("country"), max_length=2, blank=True)
    question = models.TextField(_("question"))
    # Between two campaigns the press asks all the same.
    campaign = models.ForeignKey(
        "campaigns.Campaign",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="media_inquiries",
        verbose_name=_("campaign"),
    )
    standing = models.CharField(_("standing"), max_length=10, choices=Standing, default=Standing.RECEIVED)
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("answered by"),
    )
    # Since when no further voice is looked for: it is with the press officers.
    left_to_staff_at = models.DateTimeField(_("left to the press officers"), null=True, blank=True)
    # When the first answer left; by it the time to an answer is counted.
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)
    outcome = models.CharField(_("outcome"), max_length=12, choices=Outcome, blank=True)
    coverage_url = LinkColumn(_("what came of it"), max_length=500, blank=True)
    merged_into = models.ForeignKey(
        "self", on_delete=models.CASCADE, null=True, blank=True, related_name="merged", verbose_name=_("merged into")
    )
    # Nobody changes these four once they have come.
    searched = SearchedField(sources=("question", "name", "outlet", "email"))

    # What waits stands before what is settled.
    IS_SETTLED = Case(
        When(standing__in=["received", "assigned"], then=Value(0)), default=Value(1), output_field=SmallIntegerField()
    )

    class Meta:
        verbose_name = _("media inquiry")
        verbose_name_plural = _("media inquiries")
        ordering = ["deadline_at"]
        permissions = [("answer_inquiry", _("May answer reporters"))]
        indexes = [
            models.Index(fields=["standing", "deadline_at"], name="inquiry_queue"),
            models.Index(fields=["deadline_at", "id"], name="inquiry_deadline"),
            models.Index(Upper("email"), name="inquiry_reporter"),
            models.Index(fields=["language", "created_at"], name="inquiry_alike"),
            models.Index(fields=["topic"], name="inquiry_topic"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(standing="answered") | models.Q(answered_at__isnull=False),
                name="an_answer_has_a_time",
            ),
            models.CheckConstraint(
                condition=~models.Q(standing="closed") | models.Q(closed_at__isnull=False), name="an_end_has_a_time"
            ),
            models.CheckConstraint(
                condition=models.Q(merged_into__isnull=True) | models.Q(standing="closed"),
                name="what_is_merged_is_closed",
            ),
        ]

    def __str__(self) -> str:
        # Titles of staff screens and log lines of the framework are made of this: nothing about the person.
        return str(_("Inquiry %(number)s") % {"number": str(self.public_id)[:8]})

    @property
    def language_name(self) -> str:
        return language_name(self.language)

    @property
    def country_name(self) -> str:
        return country_name(self.country) if self.country else ""

    @property
    def is_open(self) -> bool:
        return self.standing in {self.Standing.RECEIVED, self.Standing.ASSIGNED}
