"""URLs of `supporters`. The list itself is a page of the site, at whatever address its editors gave it."""

from django.urls import URLPattern, path

from partners.supporters.views import offering, watching

app_name = "supporters"
urlpatterns: list[URLPattern] = [
    path("offer/", offering.offer, name="offer"),
    path("mine/", offering.mine, name="mine"),
    path("mine/withdraw/", offering.withdraw, name="withdraw"),
    path("<uuid:public_id>/", watching.post, name="post"),
    path("<uuid:public_id>/embed/", watching.embed, name="embed"),
]
