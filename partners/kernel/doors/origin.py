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
