"""Addresses of the demo."""

from django.urls import path

from portal.demo import views

app_name = "demo"
urlpatterns = [
    path("", views.personas, name="personas"),
    path("sign-in/<slug:persona>/", views.sign_in, name="sign_in"),
]
