"""Pictures and documents of the CMS, cleaned before they are kept."""

from django.db import models
from wagtail.documents.models import AbstractDocument
from wagtail.documents.models import Document as WagtailDocument
from wagtail.images.models import AbstractImage, AbstractRendition
from wagtail.images.models import Image as WagtailImage


class CampaignImage(AbstractImage):
    admin_form_fields = WagtailImage.admin_form_fields


class CampaignRendition(AbstractRendition):
    image = models.ForeignKey(CampaignImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["image", "filter_spec", "focal_point_key"], name="one_rendition_per_filter")
        ]


class CampaignDocument(AbstractDocument):
    admin_form_fields = WagtailDocument.admin_form_fields
