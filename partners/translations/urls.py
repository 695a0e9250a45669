"""URLs of offered translations."""

from django.urls import path

from partners.translations import views

app_name = "translations"
urlpatterns = [
    path("<uuid:organization_id>/translations/", views.offers, name="offers"),
    path("<uuid:organization_id>/translations/<slug:kind>/<uuid:thing_id>/", views.thing, name="thing"),
    path("<uuid:organization_id>/translations/<slug:kind>/<uuid:thing_id>/<slug:language>/", views.write, name="write"),
    path("<uuid:organization_id>/translations/<uuid:offer_id>/", views.offer, name="offer"),
    path("<uuid:organization_id>/translations/<uuid:offer_id>/take-back/", views.take_back, name="take_back"),
    path("<uuid:organization_id>/translations/<uuid:offer_id>/withdraw/", views.withdraw, name="withdraw"),
]
