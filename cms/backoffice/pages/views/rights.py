"""What a page will not show on the day it appears, told to whoever has just saved it."""

from django.http import HttpRequest
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page

from cms.media.models import CampaignImage
from cms.pages.fields import references_of
from partners.kernel import clock


def say_which_pictures_are_over(request: HttpRequest, page: Page) -> None:
    now = clock.now()
    day = max(page.go_live_at or now, now).date()
    ids = {number for model, number, *_paths in references_of(page) if model is CampaignImage}
    for picture in CampaignImage.objects.filter(pk__in=ids, rights_until__lt=day).order_by("rights_until", "pk"):
        told = {"picture": picture.title, "day": date_format(picture.rights_until or day)}
        messages.warning(
            request, _("“%(picture)s” may be shown until %(day)s only. The page appears without this picture.") % told
        )
