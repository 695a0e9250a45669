"""Paths of `branding`."""

from django.urls import path

from partners.branding import views

app_name = "branding"
urlpatterns = [
    path("<uuid:organization_id>/brand/", views.kit, name="kit"),
    path("<uuid:organization_id>/brand/logo/<uuid:logo_id>/", views.logo_file, name="logo_file"),
    path("<uuid:organization_id>/brand/logo/<uuid:logo_id>/remove/", views.logo_remove, name="logo_remove"),
]
