"""Paths of `editions`."""

from django.urls import path

from partners.editions.views import editions, embeds, notices, studio

app_name = "editions"
urlpatterns = [
    path("<uuid:organization_id>/studio/<uuid:template_id>/", studio.studio, name="studio"),
    path("<uuid:organization_id>/studio/<uuid:template_id>/preview/", studio.preview, name="preview"),
    path("<uuid:organization_id>/editions/", editions.editions, name="editions"),
    path("<uuid:organization_id>/embeds/", embeds.embeds, name="embeds"),
    path("<uuid:organization_id>/changed-materials/", notices.notices, name="notices"),
    path(
        "<uuid:organization_id>/changed-materials/<uuid:material_id>/replaced/",
        notices.confirm_replaced,
        name="confirm_replaced",
    ),
    path("<uuid:organization_id>/editions/<slug:digest>/download/", editions.download, name="download"),
    path("<uuid:organization_id>/editions/<slug:digest>/<str:filename>", editions.file, name="file"),
]
