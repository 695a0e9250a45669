"""Addresses of the materials library beside its pages."""

from django.urls import URLPattern

app_name = "library"
urlpatterns: list[URLPattern] = []
