"""Names for the addresses of partners' own pages: made from the name that was vetted, never chosen by the partner."""

from collections.abc import Iterator
from itertools import count

from anyascii import anyascii
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from partners.activity.services import record
from partners.activity.verbs import Verb
from partners.kernel.actors import Actor
from partners.kernel.errors import Conflict, DomainError, NotAllowed
from partners.kernel.languages.skeletons import core_words
from partners.organizations.models import Organization, Slug
from partners.organizations.permissions import can_review_organization
from partners.organizations.services.locks import hold

LONGEST = 50
# What would sound like the campaign itself; numbers would look like those that tell two of one name apart.
RESERVED = frozenset(
    {
        "about", "account", "admin", "administrator", "api", "campaign", "cms", "contact", "demo", "embed", "help",
        "join", "me", "media", "new", "official", "organizers", "partner", "partners", "portal", "press", "report",
        "security", "staff", "support", "supporters", "team", "us", "verify", "with", "you",
    }
)  # fmt: skip


# As passports have it (Cabinet of Ministers, resolution 55 of 2010); no library of ours has the Ukrainian way alone.
UKRAINIAN = {
    "а": "a", "б": "b", "в": "v", "г": "h", "ґ": "g", "д": "d", "е": "e", "ж": "zh", "з": "z", "и": "y", "і": "i",
    "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t",
    "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "iu", "я": "ia", "є": "ie",
    "ь": "", "’": "", "'": "", "ʼ": "",
}  # fmt: skip
AT_THE_START = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}


def give_slug(organization: Organization) -> None:
    """The first one, of who has none. The caller holds the organisation."""
    if not Slug.objects.filter(organization=organization).exists():
        wanted = slugs_for(
            organization.name, is_ukrainian=reads_ukrainian(organization.country, organization.languages)
        )
        free = next(slug for slug in wanted if not Slug.objects.filter(slug=slug).exists())
        Slug.objects.create(organization=organization, slug=free)


def reads_ukrainian(country: str, languages: list[str]) -> bool:
    """Whether a name in Cyrillic letters is a Ukrainian one."""
    return country == "UA" or "uk" in languages


def in_latin(name: str, *, is_ukrainian: bool) -> str:
    """Without the legal form, which nobody says aloud."""
    words = core_words(name)
    if not is_ukrainian:
        return anyascii(" ".join(words))
    told = [
        "".join((AT_THE_START if at == 0 else {}).get(sign, UKRAINIAN.get(sign, sign)) for at, sign in enumerate(word))
        for word in (word.replace("зг", "zgh") for word in words)
    ]
    return anyascii(" ".join(told))


def slugs_for(name: str, *, is_ukrainian: bool = False) -> Iterator[str]:
    """In Latin letters and without end, the plainest first; none that is reserved."""
    plain = slugify(in_latin(name, is_ukrainian=is_ukrainian))[:LONGEST].strip("-_") or "partner"
    if plain not in RESERVED and not plain.isdigit():
        yield plain
    for number in count(2):
        yield f"{plain}-{number}"


@transaction.atomic
def change_slug(organization: Organization, slug: str, *, by: Actor) -> None:
    """Staff's word, where a name has changed or is hard to say. The earlier one leads to the new one.

    Raises NotAllowed, DomainError (`no_slug`) for what is none or reserved, and Conflict (`slug_taken`) for one that
    somebody else has or once had.
    """
    organization = hold(organization)
    if not can_review_organization(by, organization):
        raise NotAllowed(_("You may not do this."))
    if slug != slugify(slug) or not slug or len(slug) > LONGEST or slug in RESERVED or slug.isdigit():
        raise DomainError(
            _("This cannot stand in the address. Use small Latin letters, digits and hyphens."), code="no_slug"
        )
    found = Slug.objects.filter(slug=slug).first()
    if found is not None and found.organization_id != organization.pk:
        raise Conflict(_("Another partner has this name in its address, or once had it."), code="slug_taken")
    if found is not None and not Slug.objects.filter(organization=organization, pk__gt=found.pk).exists():
        return
    if found is not None:
        # Its own of earlier: the newest row is the one that counts.
        found.delete()
    Slug.objects.create(organization=organization, slug=slug)
    record(Verb.ORGANIZATION_RENAMED, by=by, organization=organization, subject=organization)
