from django.apps import AppConfig


class OrganizationsConfig(AppConfig):
    name = "partners.organizations"
    label = "organizations"
