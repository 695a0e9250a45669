"""Apart from the drawings, which are also made where Django is not set up."""

from partners.editions.models import Edition
from partners.editions.services import open_edition
from partners.kernel.actors import acting


def content(edition: Edition) -> bytes:
    """The finished file, taken by who saved the kit."""
    with open_edition(edition, by=acting(edition.kit.saved_by)) as file:
        return file.read()
