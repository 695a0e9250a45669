"""What a pack would hold: the best file of every template of some materials, in some languages; and its film."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from partners.artwork.models import LONGEST_LINE, Output, Template, TemplateVersion
from partners.artwork.rendering import Choices, Occasion, edition_digest, said_of
from partners.artwork.selectors import templates_available
from partners.artwork.services import fitting, longest_line
from partners.branding.models import BrandKit
from partners.editions.models import Edition
from partners.materials.models import Material

from .made import with_state

NOTHING: Mapping[str, Occasion] = {}


@dataclass(frozen=True)
class Wanted:
    """One file of a pack, whether it was made or not. `digest` is the edition's."""

    template: Template
    version: TemplateVersion
    line: str
    occasion: Occasion
    output: str
    digest: str

    @property
    def said(self) -> list[str]:
        return said_of(self.line, self.occasion, self.language)

    @property
    def language(self) -> str:
        return self.template.language

    @property
    def size_in_words(self) -> str:
        return self.version.size_as(self.output)


def files_wanted(
    kit: BrandKit,
    materials: Iterable[Any],
    languages: Collection[str],
    lines: Mapping[str, str],
    occasions: Mapping[str, Occasion] = NOTHING,
) -> list[Wanted]:
    """By language and material; all languages where none is named. `lines` as those of a `PrivateLink`, `occasions` by
    language as well. Of what is offered now: a template that is not, and a material that is not, give nothing."""
    found = templates_available().filter(material__in=list(materials))
    # By a prefetch, because a join would give each template a material of its own, and each of these its faces.
    found = found.prefetch_related("material__campaign", "material__faces")
    if languages:
        found = found.filter(language__in=list(languages))
    ordered = found.order_by("language", "material__key", "kind", "key")
    return [
        _wanted(template, output, kit, lines, occasions) for template in ordered for output in _outputs_of(template)
    ]


def _outputs_of(template: Template) -> list[Output]:
    """The best one; and the film beside the picture that is laid over it."""
    best, *others = template.current_version.outputs
    return [best, *(output for output in others if output == Output.MP4)]


def _wanted(
    template: Template, output: str, kit: BrandKit, lines: Mapping[str, str], occasions: Mapping[str, Occasion]
) -> Wanted:
    version = template.current_version
    line = line_for(version, kit, lines)
    occasion = fitting(version, occasions.get(template.language, Occasion()))
    choices = Choices(line=line, language=template.language, occasion=occasion)
    digest = edition_digest(version.sha256, kit.sha256, choices, output)
    return Wanted(template, version, line, occasion, output, digest)


def line_for(version: TemplateVersion, kit: BrandKit | None, lines: Mapping[str, str]) -> str:
    """What was written for this language; else the brand kit's own, where the template takes one so long."""
    language = version.template.language
    if language in lines:
        return lines[language]
    own = str(kit.taglines.get(language, "")) if kit else ""
    return own if len(own) <= (longest_line(version) or LONGEST_LINE) else ""


def materials_to_pack(public_ids: Collection[Any]) -> list[Material]:
    """Whatever has become of them."""
    found = Material.objects.filter(public_id__in=list(public_ids))
    return list(found.select_related("campaign").prefetch_related("faces").order_by("key"))


def made_of(wanted: Iterable[Wanted]) -> dict[str, Any]:
    """Those of these files that were made, by their digest, each with its state."""
    digests = [each.digest for each in wanted]
    made = with_state(Edition.objects.filter(digest__in=digests)).select_related("template_version__template__material")
    return {edition.digest: edition for edition in made}
