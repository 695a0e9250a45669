"""A home page, the campaign's page and a library with one text: as much of a public site as a journey needs."""

from django.utils import timezone
from wagtail.models import Locale, Page, Site

from cms.campaign_pages.models import CampaignPage
from cms.library.models import MaterialIndexPage, MaterialPage
from cms.pages.models import HomePage, PublicSite
from partners.campaigns.models import Campaign


def publish_small_site(campaign: Campaign, *, texts: int = 1) -> None:
    english = Locale.objects.get_or_create(language_code="en")[0]
    home = Page.get_first_root_node().add_child(
        instance=HomePage(
            title="Territories are people", slug="start", hero_title="People", hero_lead="…", locale=english
        )
    )
    home.save_revision().publish()
    site = Site.objects.get(is_default_site=True)
    site.root_page = home
    site.save()
    page = home.add_child(instance=CampaignPage(title="The campaign", slug="campaign", campaign=campaign, lead="…"))
    page.save_revision().publish()
    PublicSite.objects.create(site=site, campaign=campaign, campaign_page=page)
    library = home.add_child(instance=MaterialIndexPage(title="Materials", slug="materials", lead="To share."))
    library.save_revision().publish()
    for number in range(texts):
        text = library.add_child(
            instance=MaterialPage(
                title=f"Text {number}",
                slug=f"text-{number}",
                campaign=campaign,
                kind="text",
                summary="Words to share.",
                licence="CC BY 4.0",
                first_published_at=timezone.now(),
            )
        )
        text.save_revision().publish()
