"""URLs of `dashboard`."""

from django.urls import path

from partners.dashboard import views

app_name = "dashboard"
urlpatterns = [
    path("", views.start, name="start"),
    path("<uuid:organization_id>/", views.home, name="home"),
    path("<uuid:organization_id>/activity/", views.activity, name="activity"),
]
