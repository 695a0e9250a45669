"""Filters of the activity page."""

from datetime import datetime, timedelta

from django import forms
from django.utils.translation import gettext_lazy as _

from partners.activity.verbs import Topic
from partners.kernel.fields import PlainTextField

PERIODS = [("", _("Any time")), ("7", _("The last 7 days")), ("30", _("The last 30 days")), ("365", _("The last year"))]


class FeedFilterForm(forms.Form):
    topic = forms.ChoiceField(label=_("About"), choices=[("", _("Everything")), *Topic.choices], required=False)
    organization = PlainTextField(label=_("Organisation"), max_length=100, required=False)
    period = forms.ChoiceField(label=_("When"), choices=PERIODS, required=False)

    def since(self, *, at: datetime) -> datetime | None:
        days = self.cleaned_data.get("period")
        return at - timedelta(days=int(days)) if days else None
