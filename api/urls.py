"""Versions of the API, and an answer for every other URL below it."""

from django.urls import include, path, re_path

from api.views import Elsewhere

urlpatterns = [
    path("v1/", include("api.v1.urls")),
    # Everything else ends here, so that the site's pages and its language prefixes are never tried.
    re_path(r"^(?P<rest>.*)\Z", Elsewhere.as_view()),
]
