"""URLs of the materials library beside its pages."""

from django.urls import path

from cms.library import views

app_name = "library"
urlpatterns = [
    path("materials/<uuid:material_id>/", views.material, name="material"),
    path("materials/selection.zip", views.take, name="take"),
    path("materials/<uuid:material_id>/file/<int:number>/", views.neutral, name="neutral"),
    path("<uuid:organization_id>/materials/", views.materials, name="materials"),
    path("<uuid:organization_id>/materials/<uuid:material_id>/difference/", views.difference, name="difference"),
    path("<uuid:organization_id>/materials/recent/", views.recent, name="recent"),
]
