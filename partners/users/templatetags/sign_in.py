"""What allauth's pages and letters need to speak as ours do."""

from typing import Any

from django import template
from django.utils.translation import gettext as _

register = template.Library()

# The first that fits: most browsers also claim to be those before them.
BROWSERS = {
    "Edg": "Edge",
    "OPR": "Opera",
    "SamsungBrowser": "Samsung Internet",
    "Firefox": "Firefox",
    "FxiOS": "Firefox",
    "Chrome": "Chrome",
    "CriOS": "Chrome",
    "Safari": "Safari",
}
SYSTEMS = {
    "iPhone": "iPhone",
    "iPad": "iPad",
    # It calls itself Linux as well, so it comes first.
    "Android": "Android",
    "Windows": "Windows",
    "Macintosh": "macOS",
    "CrOS": "ChromeOS",
    "Linux": "Linux",
}


@register.filter
def without_placeholders(form: Any) -> Any:
    """allauth repeats each label inside its field, in the grey that looks like something already typed."""
    for field in form.fields.values():
        field.widget.attrs.pop("placeholder", None)
    return form


@register.filter
def as_browser(user_agent: str) -> str:
    """“Firefox on Windows”, and nothing of what anybody may have written there: it stands in letters of ours."""
    browser = next((name for sign, name in BROWSERS.items() if sign in user_agent), None)
    system = next((name for sign, name in SYSTEMS.items() if sign in user_agent), None)
    if not browser or not system:
        return _("not known to us")
    return _("%(browser)s on %(system)s") % {"browser": browser, "system": system}
