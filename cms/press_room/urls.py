"""URLs of the press room beside its page."""

from django.urls import path

from cms.press_room.views import feeds, files

app_name = "press_room"
urlpatterns = [
    path("press/releases.atom", feeds.atom, name="atom"),
    path("press/releases.json", feeds.json_feed, name="json"),
    path("press/releases.ninjs", feeds.ninjs, name="ninjs"),
    path("press/events.ics", files.events, name="events"),
    path("press/kit.zip", files.kit, name="kit"),
]
