"""URLs of the press room beside its page."""

from django.urls import path

from cms.press_room.views import early, feeds, files

app_name = "press_room"
urlpatterns = [
    path("press/releases.atom", feeds.atom, name="atom"),
    path("press/releases.json", feeds.json_feed, name="json"),
    path("press/releases.ninjs", feeds.ninjs, name="ninjs"),
    path("press/events.ics", files.events, name="events"),
    path("press/kit.zip", files.kit, name="kit"),
    path("press/early/<str:secret>/", early.early, name="early"),
    path("press/early/<str:secret>/<uuid:release_id>/", early.early_release, name="early_release"),
    path("press/early/<str:secret>/<uuid:release_id>/files.zip", early.early_files, name="early_files"),
    path(
        "press/early/<str:secret>/<uuid:release_id>/pictures/<int:number>/", early.early_picture, name="early_picture"
    ),
]
