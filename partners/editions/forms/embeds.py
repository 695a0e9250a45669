"""Where frames may stand."""

from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from partners.editions.models import MOST_HOSTS
from partners.kernel.fields.hosts import shown_host
from partners.kernel.fields.links import canonical_link


class HostsField(forms.CharField):
    """Names of hosts, one a line; cleaned, a list of them as the network knows them. It takes whole links as well."""

    widget = forms.Textarea

    def to_python(self, value: Any) -> Any:
        typed = [line.strip() for line in (super().to_python(value) or "").splitlines() if line.strip()]
        return list(dict.fromkeys(map(self.host_in, typed)))

    def host_in(self, typed: str) -> str:
        try:
            link = canonical_link(typed)
        except ValidationError:
            link = ""
        parts = urlsplit(link)
        if not parts.hostname:
            raise ValidationError(
                _("“%(line)s” is no name of a site. It looks like example.org or blog.example.org."),
                code="invalid",
                params={"line": typed[:80]},
            )
        if parts.scheme != "https" or parts.port:
            raise ValidationError(
                _("“%(line)s”: the frame stands on sites with https only, and without a number behind the name."),
                code="scheme",
                params={"line": typed[:80]},
            )
        return parts.hostname

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(map(shown_host, value)) if isinstance(value, list) else value

    def validate(self, value: Any) -> None:
        if len(value) > MOST_HOSTS:
            raise ValidationError(
                _("At most %(most)s sites; these are %(number)s."),
                code="too_many",
                params={"most": MOST_HOSTS, "number": len(value)},
            )


class HostsForm(forms.Form):
    hosts = HostsField(
        label=gettext_lazy("Further sites"),
        required=False,
        max_length=4000,
        help_text=gettext_lazy("One a line, at most ten: blog.example.org. The frame stays empty everywhere else."),
        widget=forms.Textarea(attrs={"rows": 4, "spellcheck": "false", "autocapitalize": "none"}),
    )
