"""Collections of materials as a campaign's folder tells of them."""

from typing import Any

from cms.library.models import CollectionEntry
from portal.founding.material_plan import Collection


def collection_fields(site: Any, told: Collection, language: str) -> dict[str, Any]:
    """Of the page in one language; `site` is the `SiteFounder` whose rows and pictures it uses."""
    parts = [site.section(heading, text) for heading, text in told.bodies.get(language, ())]
    return {
        "title": told.title[language],
        "lead": told.lead[language],
        "dated_on": told.dated_on,
        "picture": site.shelf.pictures.get(told.picture),
        "body": [part for section in parts for part in section],
        "entries": [
            CollectionEntry(material=site.rows[key], sort_order=place) for place, key in enumerate(told.materials)
        ],
    }
