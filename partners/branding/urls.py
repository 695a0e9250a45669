"""Addresses of `branding`."""

from django.urls import URLPattern

app_name = "branding"
urlpatterns: list[URLPattern] = []
