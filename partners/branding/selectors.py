"""Which templates there are, how an organisation appears, and what it has made."""

from collections.abc import Iterable
from typing import Any

from django.db.models import F, Prefetch, QuerySet, Value
from django.db.models.functions import Concat

from partners.branding.models import BrandKit, Edition, Logo, Template, TemplateVersion


def current_kit(organization: Any) -> BrandKit | None:
    """How the organisation appears now, its logo with it; None until it has saved a kit."""
    return organization.brand_kits.select_related("logo").order_by("-version").first()


def logos_of(organization: Any) -> QuerySet[Logo]:
    return Logo.objects.filter(organization=organization).order_by("-id")


def logo_of(organization: Any, public_id: Any) -> Logo | None:
    return logos_of(organization).filter(public_id=public_id).first()


def all_templates() -> QuerySet[Template]:
    """Every template with its versions, the newest version first. For staff."""
    versions = Prefetch("versions", TemplateVersion.objects.order_by("-number"))
    return Template.objects.prefetch_related(versions).order_by("kind", "key")


def templates_available(*, language: str | None = None) -> QuerySet[Template]:
    """What partners can put their name on now, in one language or in all; `current_version` costs nothing more."""
    templates = all_templates().filter(retired_at__isnull=True, versions__isnull=False).distinct()
    return templates.filter(language=language) if language else templates


def available_template(public_id: Any) -> Template | None:
    return templates_available().filter(public_id=public_id).first()


def other_languages_of(template: Template) -> QuerySet[Template]:
    """The same piece in other languages: their keys differ in the language at the end only."""
    stem = template.key.removesuffix(f"-{template.language}")
    if stem == template.key:
        return Template.objects.none()
    others = templates_available().filter(key=Concat(Value(f"{stem}-"), F("language")))
    return others.exclude(pk=template.pk)


def editions_of(organization: Any) -> QuerySet[Edition]:
    """What this organisation has made, the newest first."""
    return (
        Edition.objects.filter(organization=organization)
        .select_related("template_version__template", "kit")
        .order_by("-id")
    )


def edition_of(organization: Any, address: str) -> Edition | None:
    return editions_of(organization).filter(address=address).first()


def titles_of_editions(public_ids: Iterable[Any], language: str) -> dict[Any, str]:
    """What each of these files is, by the edition's public id: the title of its template, and the type of file."""
    editions = Edition.objects.filter(public_id__in=list(public_ids)).select_related("template_version__template")
    return {
        edition.public_id: f"{edition.template_version.template.title_in(language)} ({edition.get_output_display()})"
        for edition in editions
    }


def titles_of_templates(public_ids: Iterable[Any], language: str) -> dict[Any, str]:
    templates = Template.objects.filter(public_id__in=list(public_ids))
    return {template.public_id: template.title_in(language) for template in templates}
