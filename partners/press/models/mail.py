"""Letters that belong to a thread: the addresses at which they come in, and what came."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from partners.kernel.codes import digest_of, readable_code
from partners.kernel.models import PublicIdModel, TimeStampedModel, private_storage

from .inquiries import MediaInquiry
from .offers import InquiryOffer
from .threads import InquiryMessage

REPLY_SALT = "partners.press.reply"


class ReplyAddresses(models.Manager["ReplyAddress"]):
    def given(self, inquiry: MediaInquiry, side: str, offer: InquiryOffer | None = None) -> str:
        """Where this side goes on by mail; empty where the portal takes none in.

        The same for every letter, so its secret need not be kept; those of earlier letters outlive a change of the
        site's key.
        """
        if not settings.INBOUND_DOMAIN:
            return ""
        secret = readable_code(REPLY_SALT, [inquiry.public_id, side, offer.public_id if offer else ""])
        facts = {"inquiry": inquiry, "side": side, "offer": offer}
        self.get_or_create(secret_hash=digest_of(secret), defaults=facts)
        return f"reply+{secret.lower()}@{settings.INBOUND_DOMAIN}"


class ReplyAddress(models.Model):
    """Where one side of a thread writes to. Only the hash of its secret is kept; what it stands for never changes."""

    class Side(models.TextChoices):
        REPORTER = "reporter", _("the reporter")
        PARTNER = "partner", _("the partner")
        DESK = "desk", _("the press officers")

    inquiry = models.ForeignKey(MediaInquiry, on_delete=models.CASCADE, related_name="reply_addresses")
    side = models.CharField(_("side"), max_length=10, choices=Side)
    # Of the partner's side: for which of its offers.
    offer = models.ForeignKey(
        InquiryOffer, on_delete=models.CASCADE, null=True, blank=True, related_name="reply_addresses"
    )
    secret_hash = models.CharField(max_length=64, unique=True)

    objects = ReplyAddresses()

    class Meta:
        verbose_name = _("reply address")
        verbose_name_plural = _("reply addresses")
        constraints = [
            models.CheckConstraint(
                condition=Q(side="partner", offer__isnull=False) | (~Q(side="partner") & Q(offer__isnull=True)),
                name="a_partner_writes_about_its_offer",
            )
        ]

    def __str__(self) -> str:
        return self.side


class InquiryLetter(PublicIdModel, TimeStampedModel):
    """One letter that came in. What was taken stands in its `message`; here stays the whole of it, beside.

    `key` is the digest of its Message-ID, `why` a code of `partners.press.rendering.WHY`. Of programs' letters, and of
    what press officers left out, no word is kept. `left_out` names files that could not be cleaned.
    """

    class State(models.TextChoices):
        TAKEN = "taken", _("taken in")
        HELD = "held", _("waits for the press officers")
        LEFT_OUT = "left_out", _("not taken in")

    inquiry = models.ForeignKey(MediaInquiry, on_delete=models.CASCADE, related_name="letters")
    address = models.ForeignKey(ReplyAddress, on_delete=models.CASCADE, related_name="letters")
    key = models.CharField(max_length=64)
    state = models.CharField(_("state"), max_length=10, choices=State)
    why = models.CharField(_("why"), max_length=20, blank=True)
    sender = models.CharField(_("sender"), max_length=254, blank=True)
    text = models.TextField(_("text"), blank=True)
    whole = models.TextField(_("the whole letter"), blank=True)
    left_out = models.JSONField(_("files left out"), default=list)
    # Of several letters, where one went on in an answer that still waited.
    message = models.ForeignKey(
        InquiryMessage, on_delete=models.SET_NULL, null=True, blank=True, related_name="letters"
    )

    class Meta:
        verbose_name = _("letter about an inquiry")
        verbose_name_plural = _("letters about inquiries")
        ordering = ["pk"]
        indexes = [models.Index(fields=["inquiry", "created_at"], name="letters_of_an_hour")]
        # The last wall: before it, whoever takes a letter in holds the inquiry's lock.
        constraints = [models.UniqueConstraint(fields=["address", "key"], name="one_letter_once")]

    def __str__(self) -> str:
        return str(self.public_id)[:8]

    @property
    def side(self) -> str:
        return self.address.side


class InquiryFile(PublicIdModel):
    """A file that hung on a letter, as we cleaned it. `name` is the sender's word for it."""

    letter = models.ForeignKey(InquiryLetter, on_delete=models.CASCADE, related_name="files")
    file = models.FileField(_("file"), storage=private_storage, max_length=200)
    name = models.CharField(_("name"), max_length=120)
    media_type = models.CharField(_("kind of file"), max_length=40)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField(_("bytes"))

    class Meta:
        verbose_name = _("file of a letter")
        verbose_name_plural = _("files of letters")
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.public_id)[:8]

    @property
    def saved_as(self) -> str:
        """With the ending of what it is now, whatever it was called."""
        return f"{self.name.rpartition('.')[0] or self.name}.{str(self.file.name).rpartition('.')[2]}"
