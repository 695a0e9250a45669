"""One video that a supporter offered."""

from datetime import datetime
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from partners.kernel.fields import AddressColumn, LinkColumn
from partners.kernel.languages.names import country_name, language_name
from partners.kernel.models import PublicIdModel, TimeStampedModel
from partners.supporters.models.links import Network, host_of

LONGEST_CAPTION = 300


class WallPost(PublicIdModel, TimeStampedModel):
    """A link or a film, with what its maker and those shown agreed to.

    The code is the maker's only key to it; its hash is kept, it itself is not. Once withdrawn nothing is left but the
    standing, the moments and `likeness`: the address says that something was here, and a moderator sees it come back.
    """

    class Standing(models.TextChoices):
        OFFERED = "offered", pgettext_lazy("of a video", "offered")
        SHOWN = "shown", pgettext_lazy("of a video", "shown")
        DECLINED = "declined", pgettext_lazy("of a video", "declined")
        WITHDRAWN = "withdrawn", pgettext_lazy("of a video", "withdrawn")

    class Preparation(models.TextChoices):
        """Of the poster, and of a film's clean copy; the worker's."""

        WAITING = "waiting", _("being prepared")
        READY = "ready", _("ready")
        UNREADABLE = "unreadable", _("could not be read")
        TOO_LONG = "too_long", _("is too long")

    class Shown(models.TextChoices):
        """Whom one sees or hears in it."""

        NOBODY = "nobody", _("Nobody: no face and no voice of a person")
        ME = "me", _("Only me")
        ADULTS = "adults", _("Me or other adults, and each of them has agreed")
        CHILD = "child", _("A child too, and a parent or guardian has agreed")

    class Masking(models.TextChoices):
        NONE = "none", pgettext_lazy("to be masked", "Nothing: show it as it is")
        FACE = "face", pgettext_lazy("to be masked", "The face")
        VOICE = "voice", pgettext_lazy("to be masked", "The voice")
        BOTH = "both", pgettext_lazy("to be masked", "Face and voice")

    code_hash = models.CharField(max_length=64, unique=True)
    campaign = models.ForeignKey(
        "campaigns.Campaign",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="wall_posts",
        verbose_name=_("campaign"),
    )
    # Empty for a film, and once it was withdrawn.
    link = LinkColumn(_("link"), max_length=300, blank=True)
    network = models.CharField(_("network"), max_length=12, choices=Network, blank=True)
    is_film = models.BooleanField(_("a file"), default=False)
    film_sha256 = models.CharField(max_length=64, blank=True)
    poster_sha256 = models.CharField(max_length=64, blank=True)
    seconds = models.PositiveIntegerField(_("length in seconds"), default=0)
    width = models.PositiveIntegerField(default=0)
    height = models.PositiveIntegerField(default=0)
    preparation = models.CharField(_("preparation"), max_length=10, choices=Preparation, default=Preparation.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    # A keyed digest of the link or of the file as it was sent: the same video is known again, and nobody reads it back.
    likeness = models.CharField(max_length=64, db_index=True)
    caption = models.CharField(_("what is said or shown"), max_length=LONGEST_CAPTION, blank=True)
    language = models.CharField(_("language of the video"), max_length=12, blank=True)
    name = models.CharField(_("name as it is shown"), max_length=80, blank=True)
    country = models.CharField(_("country"), max_length=2, blank=True)
    email = AddressColumn(_("e-mail address"), blank=True)
    # Of the page on which they offered it.
    mail_language = models.CharField(_("language of our messages"), max_length=12, default="en")
    # Two consents, kept apart: of who made it, with the moment, and of whom it shows.
    maker_agreed_at = models.DateTimeField(_("the maker agreed"))
    persons = models.CharField(_("who is in it"), max_length=8, choices=Shown, blank=True)
    guardian = models.CharField(_("who agreed for the child"), max_length=200, blank=True)
    # To be shown here is what offering it means; these two are asked for each by itself.
    for_channels = models.BooleanField(_("the campaign’s channels may use it"), default=False)
    for_partners = models.BooleanField(_("partners may use it"), default=False)
    masking = models.CharField(_("to be masked"), max_length=6, choices=Masking, default=Masking.NONE)
    masked_at = models.DateTimeField(_("masked"), null=True, blank=True)
    standing = models.CharField(_("standing"), max_length=10, choices=Standing, default=Standing.OFFERED)
    shown_at = models.DateTimeField(_("on the wall since"), null=True, blank=True)
    ended_at = models.DateTimeField(_("declined or withdrawn on"), null=True, blank=True)

    class Meta:
        verbose_name = _("supporter’s video")
        verbose_name_plural = _("supporters’ videos")
        ordering = ["created_at", "pk"]
        permissions = [("moderate_post", _("May decide about supporters’ videos"))]
        indexes = [
            models.Index(fields=["standing", "shown_at"], name="wall_shown"),
            models.Index(fields=["standing", "created_at"], name="wall_waiting"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(standing="shown") | models.Q(shown_at__isnull=False, preparation="ready"),
                name="shown_since_and_ready",
            ),
            models.CheckConstraint(
                condition=~models.Q(standing="shown") | models.Q(masking="none") | models.Q(masked_at__isnull=False),
                name="nobody_shown_unmasked",
            ),
            models.CheckConstraint(
                condition=~models.Q(standing__in=["declined", "withdrawn"]) | models.Q(ended_at__isnull=False),
                name="an_ended_post_says_when",
            ),
            models.CheckConstraint(
                condition=~models.Q(standing="withdrawn")
                | models.Q(
                    link="", caption="", name="", country="", email="", guardian="", film_sha256="", poster_sha256=""
                ),
                name="withdrawn_leaves_nothing",
            ),
        ]

    def __str__(self) -> str:
        # Titles of staff screens and log lines of the framework are made of this: nothing about the person.
        return str(_("Video %(number)s") % {"number": str(self.public_id)[:8]})

    @property
    def host(self) -> str:
        return host_of(self.link)

    @property
    def place(self) -> str:
        """Where it lies, as people call it: of the Fediverse the server."""
        return self.host if self.network == Network.FEDIVERSE else str(self.get_network_display())

    @property
    def country_name(self) -> str:
        return country_name(self.country) if self.country else ""

    @property
    def language_name(self) -> str:
        return language_name(self.language) if self.language else ""

    @property
    def is_ready(self) -> bool:
        return self.preparation == self.Preparation.READY

    @property
    def has_failed(self) -> bool:
        return self.preparation in {self.Preparation.UNREADABLE, self.Preparation.TOO_LONG}

    @property
    def waits_for_masking(self) -> bool:
        return self.masking != self.Masking.NONE and self.masked_at is None

    @property
    def was_public(self) -> bool:
        """Whether everybody could know its address: what nobody has seen stays unknown."""
        return self.shown_at is not None

    def forget(self, *, at: datetime) -> list[str]:
        """Empty what it says of anybody, and of the video; the names of the columns that were written."""
        emptied: dict[str, Any] = {
            "link": "", "network": "", "caption": "", "language": "", "name": "", "country": "", "email": "",
            "persons": "", "guardian": "", "film_sha256": "", "poster_sha256": "", "seconds": 0, "width": 0,
            "height": 0, "for_channels": False, "for_partners": False, "ended_at": at,
        }  # fmt: skip
        for name, value in emptied.items():
            setattr(self, name, value)
        return list(emptied)
