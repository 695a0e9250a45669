"""Addresses of `branding`."""

from django.urls import path

from partners.branding.views import editions, kit, studio

app_name = "branding"
urlpatterns = [
    path("<uuid:organization_id>/brand/", kit.kit, name="kit"),
    path("<uuid:organization_id>/brand/logo/<uuid:logo_id>/", kit.logo_file, name="logo_file"),
    path("<uuid:organization_id>/studio/<uuid:template_id>/", studio.studio, name="studio"),
    path("<uuid:organization_id>/studio/<uuid:template_id>/preview/", studio.preview, name="preview"),
    path("<uuid:organization_id>/editions/", editions.editions, name="editions"),
    path(
        "<uuid:organization_id>/editions/<slug:address>/download/", editions.edition_download, name="edition_download"
    ),
    path("<uuid:organization_id>/editions/<slug:address>/<str:filename>", editions.edition_file, name="edition_file"),
]
