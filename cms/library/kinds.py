"""What materials there are, and what one gets of each."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    POSTER = "poster", _("poster")
    SOCIAL_CARD = "social_card", _("social card")
    SHARE_CARD = "share_card", _("share card")
    LEAFLET = "leaflet", _("leaflet")
    TEXT = "text", _("text")
    POSTS = "posts", _("posts")
    QUESTIONS = "questions", _("questions and answers")


class Format(models.TextChoices):
    PRINT = "print", _("to print")
    PICTURE = "picture", _("picture")
    TEXT = "text", _("text")


KINDS_OF_FORMAT = {
    Format.PRINT: (Kind.POSTER, Kind.LEAFLET),
    Format.PICTURE: (Kind.SOCIAL_CARD, Kind.SHARE_CARD),
    Format.TEXT: (Kind.LEAFLET, Kind.TEXT, Kind.POSTS, Kind.QUESTIONS),
}
