"""URLs of `campaigns`."""

from django.urls import path

from partners.campaigns import views

app_name = "campaigns"
urlpatterns = [
    path("<uuid:organization_id>/statement/", views.statement, name="statement"),
]
