"""URLs of `users`. Signing in and all that belongs to it is allauth's."""

from django.urls import path

from partners.users import views

app_name = "users"
urlpatterns = [
    path("", views.person, name="person"),
]
