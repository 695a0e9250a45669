"""From which site a form comes."""

from typing import Any


def is_sent_from_elsewhere(request: Any) -> bool:
    """Whether another site made this browser send the form.

    The public forms carry no cookie and so no token against it; they hold no rights of the sender either, and what is
    left to stop is somebody's visitors being made to fill our queue or to use up their own tries.
    """
    # Written by the browser; no script can set it.
    if site := request.headers.get("Sec-Fetch-Site"):
        return bool(site == "cross-site")
    # Older browsers tell the origin only. The scheme is not compared: a proxy may have taken it off.
    origin, host = request.headers.get("Origin"), request.get_host()
    return origin is not None and origin not in {f"http://{host}", f"https://{host}"}


def is_sent_from_here(request: Any) -> bool:
    """Whether one of our own pages made this browser send the form; not another site, nor another name of ours.

    Of a request that tells nothing at all this is assumed: all browsers of this decade tell one of the three.
    """
    if site := request.headers.get("Sec-Fetch-Site"):
        return bool(site in {"same-origin", "none"})
    host = request.get_host()
    own = (f"http://{host}", f"https://{host}")
    if (origin := request.headers.get("Origin")) is not None:
        return origin in own
    referrer = request.headers.get("Referer")
    return not referrer or referrer.startswith(tuple(f"{start}/" for start in own))
