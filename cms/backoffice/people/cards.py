"""What an administrator finds on the home screen: who cannot work yet, and how the portal itself is."""

import shutil
from typing import Any

from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.backoffice.frame.waiting import SHOWN, Card, Found, Queue, Row
from partners.branding.models import Logo
from partners.editions.models import Edition
from partners.kernel import clock
from partners.kernel.actors import Actor
from partners.kernel.limits.quotas import nearly_full
from partners.kernel.selectors import TICK_IS_LATE, last_tick
from partners.mail.models import OutgoingMail
from partners.organizations.models import Organization, VettingDocument
from partners.press.models import MediaContact
from partners.translations.models import OPEN, Offer
from partners.users.models import User
from partners.users.permissions import may
from partners.users.selectors import staff_without_factor

# Per cent of the disk. On a full one nothing is saved any more, so this is early.
DISK_IS_FULL = 85


def for_administrators(viewer: Actor) -> bool:
    return may(viewer, "users.change_user")


def without_factor(viewer: Actor) -> list[Row]:
    return [
        Row(str(person), reverse("wagtailusers_users:edit", args=[person.pk]), person.email if person.name else "")
        for person in staff_without_factor()[:SHOWN]
    ]


def failed_letters(viewer: Actor) -> Found:
    """Letters that were given up after every attempt."""
    failed = OutgoingMail.objects.filter(state=OutgoingMail.State.FAILED).order_by("-created_at", "pk")
    letters = list(failed[:SHOWN])
    people = {person.email: person.pk for person in User.objects.filter(email__in=[letter.to for letter in letters])}

    def row(letter: OutgoingMail) -> Row:
        person = people.get(letter.to)
        url = reverse("wagtailusers_users:edit", args=[person]) if person else ""
        return Row(letter.to, url, letter.subject, letter.created_at, "")

    return Found(failed.count() if letters else 0, [row(letter) for letter in letters])


def little_room(viewer: Actor) -> Found:
    """Organisations with a quota that is nearly used up, and the disk itself."""
    used: list[tuple[int, Any]] = [
        *nearly_full("paper", VettingDocument.objects.all(), size="size"),
        *nearly_full("logo", Logo.objects.all(), size="size"),
        # Without their bytes: what is not fetched is let go by itself.
        *nearly_full("edition", Edition.objects.all()),
        *nearly_full("contact", MediaContact.objects.all()),
        *nearly_full("offer", Offer.objects.filter(standing__in=OPEN)),
    ]
    names = Organization.objects.in_bulk({organization for organization, _used in used})
    rows = [
        Row(
            names[organization].name,
            reverse("backoffice_partners:review", args=[names[organization].public_id]),
            f"{each.label}: {each.words}",
            None,
            "warning",
        )
        for organization, each in sorted(used, key=lambda pair: -pair[1].share)
    ]
    disk = shutil.disk_usage(settings.VAR_DIR)
    share = round(100 * disk.used / disk.total)
    if share >= DISK_IS_FULL:
        words = _("%(share)s %% full, %(free)s free") % {"share": share, "free": filesizeformat(disk.free)}
        rows.insert(0, Row(_("The disk"), "", words, None, "critical"))
    return Found(len(rows), rows[:SHOWN])


def worker(viewer: Actor) -> Found:
    """Nothing while it runs: without it no letter leaves and nothing goes online on time."""
    at = last_tick()
    if at is not None and clock.now() - at < TICK_IS_LATE:
        return Found(0)
    words = _("last heard of") if at else _("not heard of for a day or more")
    return Found(1, [Row(_("The background process does not run"), "", words, at, "critical")])


PEOPLE_QUEUE = Queue(
    title=gettext_lazy("Staff without a second factor"),
    nothing=gettext_lazy("All staff have one. Who has none cannot work, and appears here."),
    route="wagtailusers_users:index",
    query="?is_staff=true",
    icon="key",
    allowed=for_administrators,
    count=lambda viewer: staff_without_factor().count(),
    rows=without_factor,
)
CARDS: list[Card | Queue] = [
    Card(
        gettext_lazy("The portal itself"),
        gettext_lazy("The background process runs. If it stops, you read it here."),
        "cogs",
        for_administrators,
        worker,
    ),
    PEOPLE_QUEUE,
    Card(
        gettext_lazy("Letters that could not be sent"),
        gettext_lazy("Letters that were given up after several attempts appear here."),
        "mail",
        for_administrators,
        failed_letters,
    ),
    Card(
        gettext_lazy("Storage running out"),
        gettext_lazy("Organisations that have used nearly all their room, and a disk that fills, appear here."),
        "folder-open-inverse",
        for_administrators,
        little_room,
    ),
]
