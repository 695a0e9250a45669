"""What whoever approves partners' files finds on the home screen."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.backoffice.artwork.views.approving import decide_url
from cms.backoffice.frame.waiting import SHOWN, Card, Queue, Row
from partners.editions.permissions import can_decide_on_edition
from partners.editions.selectors import editions_waiting
from partners.kernel.actors import Actor


def longest_first(viewer: Actor) -> list[Row]:
    return [
        Row(
            f"{edition.organization.name}: {edition.template_version.template.title}",
            decide_url(edition),
            _("sent"),
            edition.asked_at,
        )
        for edition in editions_waiting(viewer)[:SHOWN]
    ]


FILES_QUEUE = Queue(
    title=gettext_lazy("Files that wait for approval"),
    nothing=gettext_lazy("No file waits. What partners ask for from templates that demand it appears here."),
    route="backoffice_files:files_waiting",
    icon="doc-full",
    allowed=can_decide_on_edition,
    count=lambda viewer: editions_waiting(viewer).count(),
    rows=longest_first,
)
CARDS: list[Card | Queue] = [FILES_QUEUE]
