"""URLs of the materials library beside its pages."""

from django.urls import path

from cms.library import views

app_name = "library"
urlpatterns = [
    path("materials/<uuid:material_id>/", views.material, name="material"),
    path("<uuid:organization_id>/materials/", views.materials, name="materials"),
    path("<uuid:organization_id>/materials/recent/", views.recent, name="recent"),
]
