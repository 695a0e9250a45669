"""The text that a media contact agrees to, and all that is told about one."""

from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from partners.kernel.codes import sha256_of
from partners.kernel.fields import addresses, phones
from partners.kernel.languages import in_language
from partners.kernel.languages.names import language_name
from partners.kernel.models import PublicIdModel
from partners.texts.models import BindingVersion, published_by_two


class ConsentText(PublicIdModel, BindingVersion):
    """What a media contact agrees to. Never changed: a change of meaning is a new version.

    `texts` maps a language to `{"title", "intro", "sections": [{"heading", "paragraphs": []}], "acceptance"}`.
    """

    version = models.PositiveSmallIntegerField(_("version"), unique=True)
    texts = models.JSONField(_("texts by language"))

    class Meta:
        verbose_name = _("consent text")
        verbose_name_plural = _("consent texts")
        ordering = ["-version"]
        constraints = [published_by_two("consent_published_by_two")]

    def __str__(self) -> str:
        return str(self.version)

    def text_in(self, language: str) -> dict[str, Any]:
        return dict(in_language(self.texts, language))


@dataclass(frozen=True)
class Facts:
    """All that is told about a media contact; a person agrees to exactly this. `topics` holds codes of subjects.

    The question, the listing, the screens of staff, the hash and the comparison are made from it, so what is added
    here is asked about everywhere. What of the table is not here is listed, with the reason, in the tests of models.
    """

    name: str
    position: str
    organization: str
    languages: list[str]
    topics: list[str]
    time_zone: str
    hours: str
    email: str
    phone: str

    @classmethod
    def of(cls, contact: Any) -> "Facts":
        """As they stand in the table now, agreed to or not."""
        own = {name: getattr(contact, name) for name in FACTS if name != "organization"}
        return cls(organization=contact.organization.name, **own)

    @classmethod
    def kept(cls, saved: Any) -> "Facts | None":
        """What `asdict` gave earlier. None for anything else: who agreed to less has not agreed to this."""
        return cls(**saved) if isinstance(saved, dict) and set(saved) == set(FACTS) else None

    @property
    def sha256(self) -> str:
        """Of the canonical form, with the choices sorted: boxes are ticked in no order."""
        values = asdict(self).items()
        return sha256_of(
            # By `repr`: what others wrote into the column may be of kinds that do not compare, and lists nobody then.
            {name: sorted(value, key=repr) if isinstance(value, list) else value for name, value in values}
        )

    @property
    def in_one_form(self) -> "Facts":
        """For comparing: one mailbox or number spelled in two ways is nothing new that somebody would agree to."""
        return replace(self, email=addresses.canonical_or_same(self.email), phone=phones.canonical_or_same(self.phone))

    @property
    def language_names(self) -> list[str]:
        return [language_name(code) for code in self.languages]


FACTS = tuple(field.name for field in fields(Facts))
