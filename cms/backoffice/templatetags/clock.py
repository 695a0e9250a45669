"""By which clock a page of the back office tells its times."""

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from cms.backoffice.people.selectors import clock_here

register = template.Library()
register.simple_tag(clock_here)


@register.filter
def ending_with_clock(page: SafeString) -> SafeString:
    """Wagtail's page with one line more at its end. Its templates leave no room there that all pages share."""
    before, end, after = page.rpartition("</main>")
    line = render_to_string("cms/backoffice/frame/clock.html")
    return mark_safe(f"{before}{line}{end}{after}") if end else page  # noqa: S308  made of two templates
