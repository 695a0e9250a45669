"""What a word of the log is made of."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Self

from django.db import models
from django.utils.translation import gettext_lazy as _


class Audience(models.TextChoices):
    """JOINT is read by every approved partner, OWN by the organisation it is about, STAFF by nobody else."""

    JOINT = "joint", _("all partners")
    OWN = "own", _("the organisation")
    STAFF = "staff", _("staff")


class Topic(models.TextChoices):
    """What readers filter by."""

    PARTNERS = "partners", _("Partners and applications")
    STATEMENT = "statement", _("Campaign and statement")
    MATERIALS = "materials", _("Materials and brand kit")
    PRESS = "press", _("Press")
    TEAM = "team", _("Team and access keys")


class Doer(models.TextChoices):
    """Who does such a thing, as its readers are told: never a name."""

    MEMBER = "member", _("member")
    STAFF = "staff", _("staff")
    KEY = "key", _("access key")
    CONTACT = "contact", _("the media contact")
    CLOCK = "clock", _("the portal itself")
    VISITOR = "visitor", _("a visitor")


class Noun(models.TextChoices):
    """What things are called in the API. The second word of each is the topic of all that happens to it."""

    ORGANIZATION = "organization", Topic.PARTNERS
    DOCUMENT = "document", Topic.PARTNERS
    AGREEMENT = "agreement", Topic.PARTNERS
    INVITATION = "invitation", Topic.TEAM
    MEMBER = "member", Topic.TEAM
    ACCESS_KEY = "access_key", Topic.TEAM
    CAMPAIGN = "campaign", Topic.STATEMENT
    STATEMENT = "statement", Topic.STATEMENT
    BRAND_KIT = "brand_kit", Topic.MATERIALS
    LOGO = "logo", Topic.MATERIALS
    PHOTOGRAPH = "photograph", Topic.MATERIALS
    TEMPLATE = "template", Topic.MATERIALS
    EDITION = "edition", Topic.MATERIALS
    PRIVATE_LINK = "private_link", Topic.MATERIALS
    MATERIAL = "material", Topic.MATERIALS
    UPDATE = "update", Topic.STATEMENT
    MEDIA_CONTACT = "media_contact", Topic.PRESS
    INQUIRY = "inquiry", Topic.PRESS
    SUBJECT = "subject", Topic.PRESS
    ANSWER_TEMPLATE = "answer_template", Topic.PRESS
    PRESS_ROOM = "press_room", Topic.PRESS
    PRESS_ENTRY = "press_entry", Topic.PRESS
    RELEASE = "release", Topic.PRESS
    EARLY_ACCESS = "early_access", Topic.PRESS
    CONSENT_TEXT = "consent_text", Topic.PRESS
    DRAFT = "draft", Topic.STATEMENT
    VIDEO = "video", Topic.STATEMENT
    OFFER = "translation_offer", Topic.MATERIALS


@dataclass(frozen=True)
class Word:
    """One row of the table.

    `sentence` is a whole one, because word order and endings differ between languages. What all partners read names
    organisations; people are named only where their own organisation reads. `otherwise` holds the sentence for when it
    was not the usual thing, by a mark in the entry's data, or not done by the usual one, by the kind of the actor.
    """

    name: str
    noun: Noun
    audience: Audience
    label: Any
    sentence: Any
    doer: Doer = Doer.MEMBER
    tone: str = "neutral"
    otherwise: Mapping[str, Any] = field(default_factory=dict)


class Told(StrEnum):
    """A list of words by their rows: the value of each is the name in its row."""

    word: Word

    def __new__(cls, word: Word) -> Self:
        # `StrEnum` would take the row itself for the text.
        member = str.__new__(cls, word.name)
        member._value_ = word.name
        member.word = word
        return member

    @property
    def label(self) -> str:
        return str(self.word.label)

    @property
    def noun(self) -> Noun:
        return self.word.noun

    @property
    def audience(self) -> Audience:
        return self.word.audience

    @property
    def topic(self) -> Topic:
        return Topic(self.word.noun.label)
