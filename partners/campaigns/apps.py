from django.apps import AppConfig


class CampaignsConfig(AppConfig):
    name = "partners.campaigns"
    label = "campaigns"
