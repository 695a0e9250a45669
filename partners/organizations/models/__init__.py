"""Organisations, the people in them, and the reviews they pass."""

from functools import partial

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from partners.kernel.fields.addresses import AddressColumn
from partners.kernel.fields.links import LinkColumn
from partners.kernel.languages.alphabet import order_of
from partners.kernel.languages.names import country_name, language_name
from partners.kernel.languages.skeletons import bare_name, mailbox, registration, site, sounding
from partners.kernel.models import (
    KeyedModel,
    OrderField,
    PublicIdModel,
    SkeletonField,
    TimeStampedModel,
    private_storage,
)
from partners.organizations.models.keys import AccessKey
from partners.organizations.models.notes import VettingNote
from partners.organizations.models.slugs import Slug
from partners.texts.models import BindingVersion, published_by_two

__all__ = [
    "AccessKey", "Agreement", "AgreementAcceptance", "Invitation", "Membership", "Organization", "Role", "Slug",
    "VettingDocument", "VettingNote", "VettingReview", "document_path",
]  # fmt: skip
LONGEST_NAME = 200  # of an organisation, wherever it is typed: what the application takes, the kit takes as well


def document_path(document: "VettingDocument", filename: str) -> str:
    """A name of ours: what a person called the file may itself be telling."""
    return f"vetting/{document.public_id}.pdf"


class Organization(KeyedModel, PublicIdModel, TimeStampedModel):
    """A partner organisation, from its first application on."""

    class Standing(models.TextChoices):
        DRAFT = "draft", _("draft")
        APPLIED = "applied", _("applied")
        IN_REVIEW = "in_review", _("in review")
        INFORMATION_NEEDED = "information_needed", _("information needed")
        APPROVED = "approved", _("approved")
        DECLINED = "declined", _("declined")
        SUSPENDED = "suspended", _("suspended")
        LEFT = "left", _("left")

    class ShownAs(models.TextChoices):
        LOGO = "logo", _("our name and our logo")
        NAME = "name", _("our name")
        NOTHING = "nothing", _("nothing")

    name = models.CharField(_("name of the organisation"), max_length=LONGEST_NAME)
    # Blank on purpose: a draft may lack what an application must not (`selectors.REQUIRED_ANSWERS`).
    country = models.CharField(_("country"), max_length=2, blank=True, help_text=_("ISO 3166-1, two letters"))
    website = LinkColumn(_("website"), max_length=300, blank=True)
    email = AddressColumn(_("public e-mail address"), blank=True)
    registration_number = models.CharField(_("registration number"), max_length=80, blank=True)
    languages = models.JSONField(_("working languages"), default=list, blank=True)
    mission = models.TextField(_("what the organisation does"), blank=True)
    motivation = models.TextField(_("why it wants to join"), blank=True)
    plans = models.TextField(_("what it will do for the campaign"), blank=True)
    reach = models.CharField(_("whom it reaches"), max_length=300, blank=True)
    standing = models.CharField(_("standing"), max_length=20, choices=Standing, default=Standing.DRAFT)
    # The name alone to begin with: that is what whoever signs the statement agrees to.
    shown_as = models.CharField(_("on the public site"), max_length=10, choices=ShownAs, default=ShownAs.NAME)
    # Of its own page at `/with/<slug>/`, which never shows more than `shown_as` lets it.
    has_page = models.BooleanField(_("has its own campaign page"), default=True, db_default=True)
    # By whose page the first step to this application was made; counted, and told in numbers only.
    came_through = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="newcomers",
        verbose_name=_("came through"),
    )
    applied_at = models.DateTimeField(_("applied"), null=True, blank=True)
    approved_at = models.DateTimeField(_("approved"), null=True, blank=True)

    # By these, and by nothing else, two organisations are taken for one (`selectors.possible_duplicates`).
    name_skeleton = SkeletonField(source="name", fold=bare_name)
    name_sound = SkeletonField(source="name", fold=sounding)
    website_skeleton = SkeletonField(source="website", fold=site)
    email_skeleton = SkeletonField(source="email", fold=mailbox)
    registration_skeleton = SkeletonField(source="registration_number", fold=registration)
    # Where the name stands in the alphabet of whoever reads which script first.
    name_cyrillic_first = OrderField(source="name", fold=partial(order_of, language="uk"))
    name_latin_first = OrderField(source="name", fold=partial(order_of, language="en"))

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        # Where people read a list, its selector says the order: an alphabet is the reader's, not the table's.
        ordering = ["pk"]
        permissions = [("review_organization", _("May review applications and decide about standing"))]
        indexes = [
            models.Index(fields=["standing", "applied_at"], name="organization_queue"),  # reviewers filter, and sort
            models.Index(fields=["name_skeleton"], name="organization_by_name"),
            models.Index(fields=["name_sound"], name="organization_by_sound"),
            models.Index(fields=["website_skeleton"], name="organization_by_website"),
            models.Index(fields=["email_skeleton"], name="organization_by_email"),
            models.Index(fields=["registration_skeleton"], name="organization_by_number"),
            models.Index(fields=["standing", "name_cyrillic_first"], name="organization_cyrillic_first"),
            models.Index(fields=["standing", "name_latin_first"], name="organization_latin_first"),
        ]
        constraints = [
            # Plain words, as `Standing` is not known in here. Suspended and left come after approved.
            models.CheckConstraint(
                condition=models.Q(standing__in=["draft", "applied", "in_review", "information_needed", "declined"])
                | models.Q(approved_at__isnull=False),
                name="approval_has_a_date",
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def stamp(self) -> str:
        """The age of what is saved, as a form over it carries it."""
        return self.updated_at.isoformat()

    @property
    def is_approved(self) -> bool:
        return self.standing == self.Standing.APPROVED

    @property
    def is_editable_by_applicant(self) -> bool:
        return self.standing in {self.Standing.DRAFT, self.Standing.INFORMATION_NEEDED}

    @property
    def country_name(self) -> str:
        """In the reader's language."""
        return country_name(self.country)

    @property
    def language_names(self) -> list[str]:
        """In the reader's language."""
        return [language_name(code) for code in self.languages]


class Role(models.TextChoices):
    OWNER = "owner", pgettext_lazy("a role", "owner")
    EDITOR = "editor", _("editor")
    VIEWER = "viewer", _("viewer")


class Membership(PublicIdModel, TimeStampedModel):
    """A person's place in an organisation. There is always an owner; the services see to it under a lock."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships")
    organization = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(_("role"), max_length=10, choices=Role, default=Role.VIEWER)

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints = [models.UniqueConstraint(fields=["user", "organization"], name="one_membership_each")]

    def __str__(self) -> str:
        return f"{self.user_id} {self.role} {self.organization_id}"


class Invitation(PublicIdModel, TimeStampedModel):
    """An offer of a membership to an address. Only the hash of its code is kept."""

    organization = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="invitations")
    email = AddressColumn(_("e-mail address"))
    role = models.CharField(_("role"), max_length=10, choices=Role, default=Role.EDITOR)
    code_hash = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    expires_at = models.DateTimeField(_("valid until"))
    accepted_at = models.DateTimeField(_("accepted"), null=True, blank=True)
    revoked_at = models.DateTimeField(_("taken back"), null=True, blank=True)

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "email"],
                condition=models.Q(accepted_at__isnull=True, revoked_at__isnull=True),
                # No condition can read the clock: one that has run out is open until the next takes it back.
                name="one_open_invitation_per_address",
            )
        ]

    def __str__(self) -> str:
        return str(self.public_id)


class VettingReview(PublicIdModel, TimeStampedModel):
    """One round of questions and decision; a new round is a new row."""

    class Decision(models.TextChoices):
        OPEN = "open", _("open")
        INFORMATION_NEEDED = "information_needed", _("information needed")
        APPROVED = "approved", _("approved")
        DECLINED = "declined", _("declined")
        SUSPENDED = "suspended", _("suspended")
        REINSTATED = "reinstated", _("reinstated")

    organization = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="reviews")
    round = models.PositiveSmallIntegerField(_("round"), default=1)
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    decision = models.CharField(_("decision"), max_length=20, choices=Decision, default=Decision.OPEN)
    # Both are the applicant's to read; what colleagues tell each other is a `VettingNote`.
    message = models.TextField(_("message to the applicant"), blank=True)
    answer = models.TextField(_("the applicant’s answer"), blank=True)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)

    class Meta:
        verbose_name = _("vetting review")
        verbose_name_plural = _("vetting reviews")
        ordering = ["organization", "round"]
        constraints = [models.UniqueConstraint(fields=["organization", "round"], name="one_review_per_round")]

    def __str__(self) -> str:
        return f"{self.organization_id} round {self.round}"


class VettingDocument(PublicIdModel, TimeStampedModel):
    """A paper for the reviewers, cleaned at upload, read by staff and by the organisation's editors only."""

    organization = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="documents")
    title = models.CharField(_("title"), max_length=120)
    file = models.FileField(_("file"), upload_to=document_path, storage=private_storage, max_length=200)
    size = models.PositiveIntegerField(_("size in bytes"))
    # Not unique: two organisations may bring the same paper. Within one, the service asks under the lock.
    sha256 = models.CharField(max_length=64)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        ordering = ["created_at"]

    def __str__(self) -> str:
        return self.title


class Agreement(PublicIdModel, TimeStampedModel, BindingVersion):
    """The terms of partnership; a new version asks everybody again. `texts` maps a language to Markdown-free text."""

    version = models.PositiveSmallIntegerField(_("version"), unique=True)
    texts = models.JSONField(_("texts by language"))

    class Meta:
        verbose_name = _("agreement")
        verbose_name_plural = _("agreements")
        ordering = ["-version"]
        constraints = [published_by_two("agreement_published_by_two")]

    def __str__(self) -> str:
        return str(self.version)


class AgreementAcceptance(PublicIdModel):
    organization = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="acceptances")
    # Protected: what was accepted has to stay readable as long as somebody has accepted it.
    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="acceptances")
    accepted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    accepted_at = models.DateTimeField(_("accepted"))

    class Meta:
        verbose_name = _("acceptance of the agreement")
        verbose_name_plural = _("acceptances of the agreement")
        constraints = [models.UniqueConstraint(fields=["organization", "agreement"], name="one_acceptance_each")]

    def __str__(self) -> str:
        return str(self.public_id)
