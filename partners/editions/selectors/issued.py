"""What everybody may know of a file that was issued: never more than the public site says of partner and material."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q

from partners.artwork.models import Template
from partners.branding.selectors import current_kit
from partners.campaigns.selectors import partners_shown
from partners.editions.models import Edition
from partners.kernel.fields.links import canonical_or_same
from partners.materials.models import Material
from partners.organizations.models import Organization
from partners.publications.selectors import Change, change_of, tombstone_of

from .made import with_state


@dataclass(frozen=True)
class Verdict:
    """`partner` and `link` are empty for who is not shown on the public site, `title` for a material that nobody may
    see. `change` is the withdrawal of the material, or a correction that the file is older than."""

    edition: Edition
    state: Edition.State
    partner: Organization | None
    link: str
    title: str
    material: Material | None
    change: Change | None
    successor: Edition | None

    @property
    def is_corrected(self) -> bool:
        return self.change is not None and not self.change.is_withdrawn

    @property
    def withdrawal(self) -> str:
        """What was withdrawn: `file`, `material`, the `photograph` on it, or the standing of its `partner`; empty for a
        file that was not."""
        if self.state != Edition.State.WITHDRAWN:
            return ""
        if self.edition.withdrawn_at is not None:
            return "file"
        if self.edition.template_version.template.material.withdrawn_at:
            return "material"
        photograph = self.edition.photograph
        return "photograph" if photograph and photograph.removed_at else "partner"


@dataclass(frozen=True)
class Known:
    """What everybody may know of an artwork: `title` is empty for one of a material that nobody may see."""

    template: Template
    title: str = ""
    material: Material | None = None
    change: Change | None = None


def known_of(template: Template, language: str, *, at: datetime) -> Known:
    material = template.material
    if material.withdrawn_at is not None:
        change = tombstone_of(material, language, at=at)
        return Known(template, template.title_in(language) if change else "", None, change)
    if not Material.objects.available(at=at).filter(pk=material.pk).exists():
        return Known(template)
    return Known(template, template.title_in(language), material)


def issued_with_code(code: str) -> list[Edition]:
    """At most one; empty for a code that nothing was issued with. `code` as it is stored."""
    return list(_issued().filter(code=code))


def issued_with_bytes(sha256: str) -> list[Edition]:
    """Whose file has, or once had, exactly these bytes. Of old files, which carried no code, there may be several:
    two partners who look alike were handed the same. `sha256` in 64 hexadecimal digits."""
    # Two questions, because the first one has an index.
    found = list(_issued().filter(file_sha256=sha256))
    # As text, which both databases can search; a hash is long enough to be found nowhere else.
    earlier = _issued().exclude(earlier_sha256=[]).filter(earlier_sha256__icontains=sha256)
    return [*found, *earlier.exclude(pk__in=[edition.pk for edition in found])]


def verdict_on(edition: Edition, language: str, *, at: datetime) -> Verdict:
    """Of an edition that one of the two above has found."""
    template = edition.template_version.template
    material = template.material
    partner = partners_shown(material.campaign).filter(pk=edition.organization_id).first()
    # Of today, not that of the file: what it once led to may be somebody else's by now.
    kit = current_kit(partner) if partner else None
    is_offered = Material.objects.available(at=at).filter(pk=material.pk).exists()
    change = _change(edition, language, is_offered=is_offered, at=at)
    is_known = is_offered or change is not None
    return Verdict(
        edition=edition,
        state=Edition.State(edition.state),  # type: ignore[attr-defined]
        partner=partner,
        link=canonical_or_same(kit.link) if kit else "",
        title=template.title_in(language) if is_known else "",
        material=material if is_offered else None,
        change=change,
        successor=_successor(edition),
    )


def _issued() -> Any:
    # A row comes before its file: what was never drawn has left the house on no way.
    drawn = Edition.objects.filter(drawn_at__isnull=False).order_by("pk")
    return with_state(drawn).select_related(
        "organization", "template_version__template__material__campaign", "kit", "photograph"
    )


def _change(edition: Edition, language: str, *, is_offered: bool, at: datetime) -> Change | None:
    material = edition.template_version.template.material
    if material.withdrawn_at is not None:
        return tombstone_of(material, language, at=at)
    is_older = material.corrected_at is not None and edition.created_at < material.corrected_at
    return change_of(material, language, at=at) if is_offered and is_older else None


def _successor(edition: Edition) -> Edition | None:
    """The same partner's current file from the same template, of the same kind; with the same line if there is one."""
    if edition.state != Edition.State.REPLACED:  # type: ignore[attr-defined]
        return None
    same = Q(
        organization=edition.organization_id,
        template_version__template=edition.template_version.template_id,
        output=edition.output,
    )
    current = _issued().filter(same, state=Edition.State.CURRENT).order_by("-pk")
    # By the text itself: in a JSON column the two databases compare an empty one differently.
    found = list(current[:50])
    return next((each for each in found if each.line == edition.line), next(iter(found), None))
