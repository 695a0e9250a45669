"""Letters to staff about drafts: that one waits, came back, or was published. What it says stays inside."""

from django.utils import translation
from django.utils.translation import gettext_lazy as _

from partners.mail.emails import url_of
from partners.mail.services import queue_mail
from partners.texts.models import Draft
from partners.texts.selectors import publishers_besides
from partners.users.models import User

# The domain does not know the back office, so its addresses cannot be reversed here.
SCREEN = "/cms/texts/"


def tell_publishers(draft: Draft) -> None:
    """Whoever could be the second person."""
    for person in publishers_besides(draft):
        _tell("publication_asked", draft, person)


def tell_author(kind: str, draft: Draft) -> None:
    # Who has left the staff reads nothing of its work any more.
    if draft.written_by.is_active and draft.written_by.is_staff:
        _tell(kind, draft, draft.written_by)


def _tell(kind: str, draft: Draft, person: User) -> None:
    with translation.override(person.language):
        facts = {
            "text": draft.get_kind_display(),
            "number": draft.number or draft.base + 1,
            "action_url": url_of(f"{SCREEN}{draft.public_id}/"),
            "action_label": str(_("Open the draft")),
        }
    queue_mail(f"texts/{kind}", person.email, facts, language=person.language)
