"""The form that editors fill in, and the filters of the list."""

from typing import Any, cast

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.pages.forms import PublicPageForm
from partners.campaigns.selectors import all_subjects
from partners.kernel import clock
from partners.organizations.models import Organization
from partners.organizations.selectors import approved_organizations


class UpdatePageForm(PublicPageForm):
    """Authors are partners, topics are those on offer; what the page has already may stay."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Wagtail leaves out fields that the person may not see.
        if author := self.fields.get("author"):
            author.queryset = approved_organizations() | Organization.objects.filter(pk=self.instance.author_id)
        if subject := self.fields.get("subject"):
            subject.queryset = all_subjects().filter(Q(is_offered=True) | Q(pk=self.instance.subject_id))

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        dated_on, opens = cleaned.get("dated_on"), cleaned.get("go_live_at")
        today = timezone.localdate(clock.now())
        latest = max(today, timezone.localdate(opens)) if opens else today
        if dated_on and dated_on > latest:
            self.add_error(
                "dated_on",
                _("This day is still to come. Take an earlier one, or schedule the page to go live on that day."),
            )
        return cleaned


class UpdateFilter(forms.Form):
    """Topic and year. They live in the URL, so they can be shared; one that makes no sense is named and ignored."""

    topic = forms.ChoiceField(label=_("Topic"), required=False)
    year = forms.TypedChoiceField(label=_("Year"), required=False, coerce=int, empty_value=None)
    use_required_attribute = False

    def __init__(self, *args: Any, topics: list[tuple[str, str]], years: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "filter-%s", **kwargs})
        choices: dict[str, Any] = {
            "topic": [("", _("all topics")), *topics],
            "year": [("", _("all years")), *((year, year) for year in years)],
        }
        for name, offered in choices.items():
            cast("forms.ChoiceField", self.fields[name]).choices = offered

    def chosen(self) -> dict[str, Any]:
        # For the cleaning alone: what was refused is left out, and its error is shown beside the list.
        self.is_valid()
        return {"topic": self.cleaned_data.get("topic", ""), "year": self.cleaned_data.get("year")}
