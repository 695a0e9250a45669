from django.apps import AppConfig


class BrandingConfig(AppConfig):
    name = "partners.branding"
    label = "branding"
