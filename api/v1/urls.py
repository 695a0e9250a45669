"""URLs of version 1. Without a slash at the end, except the index."""

from django.urls import path

from api.v1 import (
    activity,
    brand_kit,
    campaigns,
    editions,
    index,
    letters,
    materials,
    media_contacts,
    organizations,
    packs,
    photographs,
    speakers,
    verify,
)
from partners.kernel.limits.budgets import heavy

urlpatterns = [
    path("", index.Index.as_view()),
    path("openapi.json", index.Description.as_view()),
    path("organizations", organizations.Organizations.as_view()),
    path("organizations/<uuid:organization_id>", organizations.OneOrganization.as_view()),
    path("campaigns", campaigns.Campaigns.as_view()),
    path("campaigns/<uuid:campaign_id>", campaigns.OneCampaign.as_view()),
    path("materials", materials.Materials.as_view()),
    path("materials/<uuid:material_id>", materials.OneMaterial.as_view()),
    path("materials/<uuid:material_id>/letter", heavy("GET", "HEAD")(letters.OwnLetter.as_view())),
    path("activity", activity.Activity.as_view()),
    path("brand-kit", brand_kit.OwnBrandKit.as_view()),
    path("photographs", photographs.Photographs.as_view()),
    path("editions", heavy("POST")(editions.Editions.as_view())),
    path("editions/<str:code>", editions.OneEdition.as_view()),
    path("editions/<str:code>/file", heavy("GET", "HEAD")(editions.EditionFile.as_view())),
    path("packs", heavy("POST")(packs.Packs.as_view())),
    path("media-contacts", media_contacts.MediaContacts.as_view()),
    path("speakers", speakers.Speakers.as_view()),
    path("verify", heavy("POST")(verify.Verify.as_view())),
    path("media-contacts/<uuid:contact_id>", media_contacts.OneMediaContact.as_view()),
]
