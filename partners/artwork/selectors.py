"""Which templates there are."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Exists, F, FilteredRelation, OuterRef, Prefetch, Q, QuerySet, Subquery, Value
from django.db.models.functions import Concat

from partners.artwork.models import PRINT, Template, TemplateDraft, TemplateVersion
from partners.artwork.permissions import can_add_template, can_revise_template
from partners.kernel import clock
from partners.kernel.actors import Actor
from partners.kernel.languages.names import by_name
from partners.materials.models import Material


def all_templates() -> QuerySet[Template]:
    """Every template with its versions, the newest version first. For staff."""
    versions = Prefetch("versions", TemplateVersion.objects.select_related("film").order_by("-number"))
    return Template.objects.prefetch_related(versions).order_by("kind", "key")


def templates_available(*, language: str | None = None) -> QuerySet[Template]:
    """What partners can put their name on now, in one language or in all; `current_version` costs nothing more.

    Of materials that are available now: what nobody may see, nobody puts their name on.
    """
    # The join gives each template once for each version. One without a version cannot be drawn.
    templates = all_templates().filter(offered(), versions__isnull=False).distinct()
    return templates.filter(language=language) if language else templates


def offered() -> Q:
    """Whether partners may use a template now."""
    return Q(retired_at__isnull=True, material__in=Material.objects.available(at=clock.now()))


def material_with_templates(public_id: Any, *, language: str) -> tuple[Material | None, list[tuple[Template, bool]]]:
    """The row, whatever has become of it, and what partners can use of it now in that language, by key, each with
    whether it is for print; in one query, because the page of every material is drawn of it."""
    own = FilteredRelation("templates", condition=Q(templates__language=language))
    newest = TemplateVersion.objects.filter(template=OuterRef("own__pk")).order_by("-number")
    found: Any = Material.objects.filter(public_id=public_id).annotate(own=own)
    rows = list(
        found.select_related("own")
        .annotate(
            is_available=Exists(templates_available().filter(pk=OuterRef("own__pk"))),
            media_type=Subquery(newest.values("media_type")[:1]),
        )
        .order_by("own__key")
    )
    usable = [row for row in rows if row.is_available]
    return next(iter(rows), None), [(row.own, row.media_type == PRINT) for row in usable]


def available_template(public_id: Any) -> Template | None:
    return templates_available().filter(public_id=public_id).first()


def newest_version_of(template: Template) -> TemplateVersion | None:
    """What would be drawn now, with its template and material as they are."""
    versions = TemplateVersion.objects.filter(template=template).select_related("template__material")
    return versions.order_by("-number").first()


def is_offered(template: Template) -> bool:
    """Whether partners can use it now. Apart from its version: asked in one query, both take three times as long."""
    return Template.objects.filter(offered(), pk=template.pk).exists()


def slide_of(campaign: Any, language: str) -> Template | None:
    """The campaign's slide that partners can put their name on now, in this language; of several the first by key."""
    slides = templates_available(language=language).filter(kind=Template.Kind.SLIDE, material__campaign=campaign)
    return slides.order_by("key").first()


def material_behind(public_id: Any) -> Material | None:
    """The material of the template with this id, whatever has become of either."""
    return Material.objects.filter(templates__public_id=public_id).first()


def other_languages_of(template: Template) -> QuerySet[Template]:
    """The same piece in other languages: their keys differ in the language at the end only."""
    stem = template.key.removesuffix(f"-{template.language}")
    # A key without the language at its end: there is nothing to find the others by.
    if stem == template.key:
        return Template.objects.none()
    others = templates_available().filter(key=Concat(Value(f"{stem}-"), F("language")))
    return others.exclude(pk=template.pk)


def titles_of_templates(public_ids: Iterable[Any], language: str) -> dict[Any, str]:
    templates = Template.objects.filter(public_id__in=list(public_ids))
    return {template.public_id: template.title_in(language) for template in templates}


def drafts_for_staff(viewer: Actor) -> QuerySet[TemplateDraft]:
    """Open ones that this person may write, those that were changed last first."""
    found = TemplateDraft.objects.filter(closed_at__isnull=True).select_related("template", "material", "written_by")
    found = found.order_by("-written_at", "-pk")
    if not can_add_template(viewer):
        found = found.filter(template__isnull=False)
    return found if can_revise_template(viewer) else found.filter(template__isnull=True)


def draft_known_as(public_id: Any) -> TemplateDraft | None:
    """Open or closed."""
    return (
        TemplateDraft.objects.select_related("template", "material", "written_by", "version", "film")
        .filter(public_id=public_id)
        .first()
    )


def open_draft_of(template: Template) -> TemplateDraft | None:
    return TemplateDraft.objects.filter(template=template, closed_at__isnull=True).first()


def materials_to_draw(language: str) -> list[tuple[str, str]]:
    """Public ids of what was not withdrawn, with what it is called, in the reader's alphabet. For staff."""
    materials = Material.objects.filter(withdrawn_at__isnull=True).prefetch_related("faces")
    return by_name((str(material.public_id), material.title_in(language)) for material in materials)
