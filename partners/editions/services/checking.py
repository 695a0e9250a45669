"""What is asked of a file before anything of it is kept or drawn."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from partners.artwork.models import LONGEST_LINE, Output, TemplateVersion
from partners.artwork.rendering import Occasion, SlotKind, moment_of
from partners.artwork.services import asked_of, is_code_readable, missing_from, own_sheet, sheets_of
from partners.branding.models import BrandKit
from partners.branding.services import findings_about_words
from partners.editions.models import Photograph
from partners.editions.selectors import photograph_of
from partners.kernel import clock
from partners.kernel.errors import Conflict, DomainError
from partners.organizations.models import Organization

MISSING: dict[SlotKind, tuple[str, Any]] = {
    "line": ("line_needed", _("This template needs a line of text. Write one first.")),
    "date": ("date_needed", _("This template needs a date. Say when it is first.")),
    "place": ("place_needed", _("This template needs a place. Say where it is first.")),
    "photo": ("photo_needed", _("This template needs a photograph. Choose one first.")),
}
NO_SUCH_PHOTOGRAPH = _("This photograph is not there any more. Choose another one.")
PAST = _("This day is past. If that is meant, say so with the tick, and ask for the file once more.")


def require_printable(version: TemplateVersion, kit: BrandKit, *, line: str, output: str, occasion: Occasion) -> None:
    """Raises DomainError."""
    if output not in version.outputs:
        raise DomainError(_("This template does not come as that type of file."), code="no_such_output")
    if not is_code_readable(version):
        sentence = _("The QR code of this template is too small to be read. The campaign team has to make it larger.")
        raise DomainError(sentence, code="code_unreadable")
    asked = asked_of(version)
    # A template without a line leaves out what somebody wrote, as it always has.
    if len(line) > (asked.line or LONGEST_LINE):
        raise DomainError(_("The line of text is too long."), code="line_too_long")
    if len(occasion.place) > asked.place:
        raise DomainError(_("The place is too long."), code="place_too_long")
    if occasion.date and moment_of(occasion.date) is None:
        raise DomainError(_("This is no date. It looks like 2026-12-01 or 2026-12-01T18:00."), code="no_such_date")
    for kind in missing_from(version, line, occasion):
        code, sentence = MISSING[kind]
        raise DomainError(sentence, code=code)
    # Before anything is drawn: no file carries half a name, and none that nobody can read.
    for finding in findings_about_words(version, kit, line=line, occasion=occasion):
        raise DomainError(finding.text, code=finding.code)


def require_not_past(date: str, *, is_meant: bool) -> None:
    """Somebody may look back at what has been; who mistyped a year is asked. Raises Conflict (`day_past`)."""
    moment = moment_of(date)
    if moment and moment[0] < timezone.localdate(clock.now()) and not is_meant:
        raise Conflict(PAST, code="day_past")


def occasion_for(organization: Organization, *, date: str = "", place: str = "", photograph: Any = "") -> Occasion:
    """With a photograph by its public id. Raises DomainError (`no_such_photograph`)."""
    row = photograph_of(organization, photograph) if photograph else None
    if photograph and row is None:
        raise DomainError(NO_SUCH_PHOTOGRAPH, code="no_such_photograph")
    return Occasion(date=date, place=place, photo=row.as_drawn() if row else None)


def photograph_on(organization: Organization, occasion: Occasion) -> Photograph | None:
    """The row behind its photo. Raises DomainError (`no_such_photograph`) for one that was taken back, and for one of
    somebody else's, which is told as if it were not there."""
    if occasion.photo is None:
        return None
    found = photograph_of(organization, occasion.photo.name)
    if found is None:
        raise DomainError(NO_SUCH_PHOTOGRAPH, code="no_such_photograph")
    return found


def other_sheet(version: TemplateVersion, output: str, sheet: str) -> str:
    """Empty for what is no choice. Raises DomainError (`no_such_sheet`)."""
    # A picture has no paper, and the template's own is none but it: one file, one digest.
    if output != Output.PDF or not sheet or sheet == own_sheet(version):
        return ""
    if sheet not in sheets_of(version):
        raise DomainError(_("This template is not printed on that size of paper."), code="no_such_sheet")
    return sheet
