"""How much an organisation may keep. This table is the only place that says so; whatever is counted is counted in rows.

A check is worth something under the organisation's lock only: of two at once both would find the last place free.
"""

from typing import Any, NamedTuple

from django.db.models import Count, QuerySet, Sum
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from partners.kernel.errors import OverQuota

MEGABYTE = 1024 * 1024
# Per cent of a quota from which on somebody should know.
NEARLY = 90


class Quota(NamedTuple):
    """The most pieces and, where files are kept, the most bytes of one kind. `label` heads a line of a list, `remedy`
    says what to do once there is no room."""

    label: Any
    number: int
    bytes: int | None
    remedy: Any


QUOTAS = {
    # The refusal says ten in words.
    "paper": Quota(
        gettext_lazy("Documents of the application"),
        10,
        40 * MEGABYTE,
        gettext_lazy("Remove a document that matters less, or export this one smaller; then add it again."),
    ),
    "logo": Quota(
        gettext_lazy("Logos"),
        30,
        60 * MEGABYTE,
        gettext_lazy("On the page “Brand kit”, remove a logo below “Logos you keep”; then choose this one again."),
    ),
    "photograph": Quota(
        gettext_lazy("Photographs"),
        60,
        200 * MEGABYTE,
        gettext_lazy("On the page “Photographs”, take one back that is no longer needed; then add this one again."),
    ),
    # Their bytes refuse nobody: what has not been fetched for longest goes, and is drawn again when it is asked for.
    "edition": Quota(
        gettext_lazy("Co-branded files"),
        5000,
        400 * MEGABYTE,
        gettext_lazy("Use one that is there under “Our files”, or write to the campaign team for more room."),
    ),
    "contact": Quota(
        gettext_lazy("Media contacts"),
        200,
        None,
        gettext_lazy("Withdraw a media contact that is no longer needed; its place is free 30 days later."),
    ),
    "offer": Quota(
        gettext_lazy("Open translations"),
        200,
        None,
        gettext_lazy("Finish or withdraw a translation that you have begun under “Translations”; then begin this one."),
    ),
}


class Used(NamedTuple):
    """What one organisation keeps of a kind, beside what it may."""

    kind: str
    number: int
    bytes: int = 0

    @property
    def quota(self) -> Quota:
        return QUOTAS[self.kind]

    @property
    def label(self) -> str:
        return str(self.quota.label)

    @property
    def share(self) -> int:
        """Per cent, of whichever is nearer to its end."""
        shares = [self.number / self.quota.number]
        if self.quota.bytes is not None:
            shares.append(self.bytes / self.quota.bytes)
        return min(100, round(100 * max(shares)))

    @property
    def words(self) -> str:
        """“3 of 30, 1.2 MB of 60 MB”."""
        pieces = _("{number} of {most}").format(number=self.number, most=self.quota.number)
        if self.quota.bytes is None:
            return pieces
        size, most = filesizeformat(self.bytes), filesizeformat(self.quota.bytes)
        return _("{pieces}, {size} of {most}").format(pieces=pieces, size=size, most=most)

    def require_room(self, size: int = 0) -> None:
        """For one more piece of `size` bytes. Raises OverQuota, which says how to make room."""
        most = self.quota.bytes
        if self.number >= self.quota.number or (most is not None and self.bytes + size > most):
            sentence = _("There is no room for another one: {label} – {used}. {remedy}")
            raise OverQuota(sentence.format(label=self.label, used=self.words, remedy=self.quota.remedy))


def used_by(kind: str, rows: QuerySet[Any], *, size: str = "") -> Used:
    """Counted in the rows of one organisation; `size` names their column of bytes, where there is one."""
    sums = {"bytes": Sum(size, default=0)} if size else {}
    return Used(kind, **rows.aggregate(number=Count("pk"), **sums))


def nearly_full(kind: str, rows: QuerySet[Any], *, size: str = "") -> list[tuple[int, Used]]:
    """The same for all organisations at once: the number of each that has used most of what it may, and how much."""
    sums = {"bytes": Sum(size, default=0)} if size else {}
    counted = rows.order_by().values("organization").annotate(number=Count("pk"), **sums)
    found = [(each["organization"], Used(kind, each["number"], each.get("bytes", 0))) for each in counted]
    return [(organization, used) for organization, used in found if used.share >= NEARLY]
