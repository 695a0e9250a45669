"""URLs of updates beside their pages."""

from django.urls import path

from cms.update_pages.views import feeds, panels

app_name = "updates"
urlpatterns = [
    path("updates.atom", feeds.atom, name="atom"),
    path("updates.json", feeds.json_feed, name="json"),
    path("updates/<slug:topic>.atom", feeds.atom, name="atom_topic"),
    path("updates/<slug:topic>.json", feeds.json_feed, name="json_topic"),
    path("partner/updates/<uuid:update_id>/", panels.update, name="update"),
    path("partner/<uuid:organization_id>/updates/recent/", panels.recent, name="recent"),
]
