"""Which templates there are."""

from collections.abc import Iterable
from typing import Any

from django.db.models import F, Prefetch, QuerySet, Value
from django.db.models.functions import Concat

from partners.artwork.models import Template, TemplateVersion
from partners.kernel import clock
from partners.materials.models import Material


def all_templates() -> QuerySet[Template]:
    """Every template with its versions, the newest version first. For staff."""
    versions = Prefetch("versions", TemplateVersion.objects.order_by("-number"))
    return Template.objects.prefetch_related(versions).order_by("kind", "key")


def templates_available(*, language: str | None = None) -> QuerySet[Template]:
    """What partners can put their name on now, in one language or in all; `current_version` costs nothing more.

    Of materials that are available now: what nobody may see, nobody puts their name on.
    """
    templates = (
        all_templates()
        .filter(
            retired_at__isnull=True,
            versions__isnull=False,
            material__in=Material.objects.available(at=clock.now()),
        )
        # The join gives each template once for each version. One without a version cannot be drawn.
        .distinct()
    )
    return templates.filter(language=language) if language else templates


def available_template(public_id: Any) -> Template | None:
    return templates_available().filter(public_id=public_id).first()


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
