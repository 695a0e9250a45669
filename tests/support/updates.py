"""An update that everybody may read, without pages."""

from datetime import date

from partners.campaigns.models import Campaign
from partners.kernel.actors import CLOCK
from partners.updates.models import Update
from partners.updates.services import add_update, show_face

DAY = date(2026, 5, 4)


def open_update(campaign: Campaign, key: str = "told", **told: object) -> Update:
    update = add_update(campaign, key=key, by=CLOCK, **{"dated_on": DAY, **told})
    for language in ("en", "uk"):
        show_face(update, language, title=f"Told ({language})", until=None, by=CLOCK)
    return update
