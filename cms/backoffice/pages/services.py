"""The daily look at what is online."""

from datetime import timedelta

from django.core.cache import cache
from django.db import transaction
from wagtail.models import Page

from cms.backoffice.models import BrokenLink
from cms.backoffice.pages.selectors.links import faults_of
from cms.blocks.selectors import open_pages
from partners.kernel import clock

EVERY = timedelta(hours=20)
CHECKED = "links-checked"


def check_links_daily() -> int:
    """`check_links`, unless it was done within the last twenty hours."""
    # Without a row: a cache that forgets has it done once more, and nothing is lost.
    return check_links() if cache.add(CHECKED, True, timeout=int(EVERY.total_seconds())) else 0


def check_links() -> int:
    """Write down anew what is broken on the pages that everybody may read. No entry: nobody did anything."""
    pages = open_pages(Page.objects.filter(depth__gt=1), at=clock.now()).specific().order_by("pk")
    found = faults_of(pages.iterator(chunk_size=100))
    with transaction.atomic():
        BrokenLink.objects.all().delete()
        BrokenLink.objects.bulk_create(found, batch_size=500)
    return len(found)
