from django.apps import AppConfig


class CampaignPagesConfig(AppConfig):
    name = "cms.campaign_pages"
    label = "campaign_pages"
