"""Letters about reading before an embargo ends. None has a word of the release: a mailbox is read by more than one."""

from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from partners.activity.verbs import Verb
from partners.kernel import clock
from partners.kernel.languages.zones import city_of
from partners.mail.emails import Desk, url_of
from partners.mail.models import Urgency
from partners.mail.services import queue_mail
from partners.press.models import EmbargoAccess, Release
from partners.press.selectors import holders_of, press_room_keepers

# The domain knows neither the press room's pages nor the back office, so their addresses cannot be reversed here.
PAGE, SCREEN = "/{language}/press/early/{secret}/", "/cms/press-early/{public_id}/"


def secret_of(access: EmbargoAccess) -> str:
    """64 hexadecimal signs, of 256 bits: the same as often as it is asked for, and nobody else computes it."""
    return salted_hmac("partners.press.early", str(access.public_id), algorithm="sha256").hexdigest()


def address_of(access: EmbargoAccess) -> str:
    language = access.language if access.language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
    return url_of(PAGE.format(language=language, secret=secret_of(access)))


def moments_of(release: Release, access: EmbargoAccess) -> list[dict[str, Any]]:
    """Its end by the reporter's clock, and by the one that the campaign gave it by; once where they are the same."""
    zones = dict.fromkeys([access.time_zone, release.time_zone])
    with translation.override(access.language):
        return [{"at": release.update.opens_at, "zone": zone, "city": city_of(zone)} for zone in zones]


def send_access(access: EmbargoAccess, *, is_invited: bool = False, is_extended: bool = False) -> None:
    """The link, to the address that it was granted to and to no other."""
    with translation.override(access.language):
        label = str(_("Read the terms, then the release"))
    facts = {
        "is_invited": is_invited,
        "is_extended": is_extended,
        "is_all": access.release is None,
        "expires_at": access.expires_at,
        "action_url": address_of(access),
        "action_label": label,
    }
    _tell(access, "press/early_granted", access.release, **facts)


def send_access_refused(access: EmbargoAccess) -> None:
    _tell(access, "press/early_refused", access.release, reason=access.reason)


def send_access_over(access: EmbargoAccess, *, release: Release | None = None, is_withdrawn: bool = False) -> None:
    """That the access has ended; or that a release was withdrawn and nothing of it may be used."""
    _tell(access, "press/early_over", release or access.release, is_release_withdrawn=is_withdrawn)


def send_moved(access: EmbargoAccess, release: Release) -> None:
    """That the embargo ends at another moment, or has ended."""
    with translation.override(access.language):
        label = str(_("Open the release"))
    _tell(
        access,
        "press/early_moved",
        release,
        is_lifted=release.update.opens_at is None,
        action_url=address_of(access),
        action_label=label,
    )


def tell_keepers(access: EmbargoAccess) -> None:
    """That a reporter waits for an answer; who they are stands behind the sign-in."""
    for keeper in press_room_keepers():
        with translation.override(keeper.language):
            label = str(_("Open the request"))
        link = {"action_url": url_of(SCREEN.format(public_id=access.public_id)), "action_label": label}
        queue_mail(
            "press/early_asked",
            keeper.email,
            link,
            language=keeper.language,
            urgency=Urgency.PROMPT,
            desk=Desk.PRESS,
        )


def _tell(access: EmbargoAccess, kind: str, release: Release | None, **facts: Any) -> None:
    moments = moments_of(release, access) if release and release.update.opens_at else []
    queue_mail(
        kind,
        access.email,
        {"moments": moments, "time_zone": access.time_zone, "city": city_of(access.time_zone), **facts},
        language=access.language,
        urgency=Urgency.PROMPT,
        desk=Desk.PRESS,
    )


def tell_holders(release: Release) -> None:
    """Everybody who can read it now, of another moment."""
    for access in holders_of(release, at=clock.now()):
        send_moved(access, release)


def tell_of_withdrawal(thing: Any, verb: Verb) -> None:
    """Everybody who could read it early, that it was withdrawn: the page tells nobody else, for nobody else knew it."""
    if verb != Verb.UPDATE_WITHDRAWN or not (thing.opens_at and thing.opens_at > clock.now()):
        return
    if release := Release.objects.select_related("update").filter(update_id=thing.pk).first():
        for access in holders_of(release, at=clock.now()):
            send_access_over(access, release=release, is_withdrawn=True)
