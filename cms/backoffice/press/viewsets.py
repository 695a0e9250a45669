"""Reporters' inquiries, and the people who can answer them."""

from typing import Any

import django_filters
from django.db.models import Q
from django.urls import path, reverse
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.text import Truncator
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.widgets import Button

from cms.backoffice.frame.listing import StaffIndexView, StandingColumn, having
from cms.backoffice.frame.transitions import TransitionView
from cms.backoffice.frame.viewset import StaffViewSet
from cms.backoffice.press.cards import INQUIRIES_QUEUE
from cms.backoffice.press.views.contacts import ContactStateColumn, ContactView, contact_title, contact_url
from cms.backoffice.press.views.held import HeldView, LetInView
from cms.backoffice.press.views.inquiries import (
    INQUIRIES,
    TONES,
    DeadlineColumn,
    InquiryView,
    inquiry_file,
    inquiry_url,
)
from cms.backoffice.press.views.reporters import ReporterView, RulesView
from cms.backoffice.press.views.rota import StaffMergeView, StaffRotaView
from cms.backoffice.press.views.taking import TakeView
from cms.backoffice.press.views.templates import TemplateFormView, TemplatesView
from partners.campaigns.selectors import subject_names
from partners.kernel import clock
from partners.kernel.actors import actor_of
from partners.kernel.languages.names import by_name, language_name
from partners.kernel.languages.searching import folded
from partners.organizations.forms.joining import language_choices
from partners.press.models import MediaContact, MediaInquiry, Medium
from partners.press.permissions import can_answer_inquiries
from partners.press.selectors import (
    by_shown_name,
    contacts_for_staff,
    inquiries_for_staff,
    inquiries_held,
    languages_asked_in,
    listed_speaking,
    press_officers,
)


def used_languages() -> list[tuple[str, str]]:
    return by_name((code, language_name(code)) for code in languages_asked_in())


def subjects() -> list[tuple[str, str]]:
    return list(subject_names().items())


class InquiriesFilterSet(WagtailFilterSet):
    standing = django_filters.MultipleChoiceFilter(
        label=pgettext_lazy("where something stands", "Status"), choices=MediaInquiry.Standing.choices
    )
    topic = django_filters.MultipleChoiceFilter(label=_("Topic"), choices=subjects)
    language = django_filters.MultipleChoiceFilter(label=_("Language of the answer"), choices=used_languages)

    medium = django_filters.MultipleChoiceFilter(label=_("Medium"), choices=Medium.choices)

    class Meta:
        model = MediaInquiry
        fields = ["standing", "topic", "language", "medium"]


class InquiriesIndexView(StaffIndexView):
    model = MediaInquiry
    page_title = _("Inquiries")
    header_icon = "mail"
    allowed = staticmethod(can_answer_inquiries)
    queryset_for = staticmethod(inquiries_for_staff)
    url_of = staticmethod(inquiry_url)
    search_fields = ["searched"]
    shown_as = {"topic": subjects, "language": used_languages, "standing": lambda: MediaInquiry.Standing.choices}
    filterset_class = InquiriesFilterSet
    paginate_by = 50
    default_ordering = "deadline_at"
    list_display = [
        "question",
        DeadlineColumn("deadline_at", label=_("Deadline"), sort_key="deadline_at"),
        StandingColumn(
            "standing", tones=TONES, label=pgettext_lazy("where something stands", "Status"), sort_key="standing"
        ),
        "topic",
        Column("language_name", label=_("Language of the answer")),
        Column("outlet", label=_("Outlet")),
        Column("assigned_to", label=_("Answered by")),
    ]

    @cached_property
    def header_more_buttons(self) -> list[Any]:
        label = gettext("How questions find a voice")
        rules = Button(label, url=reverse("backoffice_inquiries:rules"), icon_name="cog")
        number = inquiries_held(actor_of(self.request)).count()
        words = gettext("Held back: %(number)s") % {"number": number} if number else gettext("Held back")
        held = Button(words, url=reverse("backoffice_inquiries:held"), icon_name="warning")
        templates = Button(
            gettext("Answer templates"), url=reverse("backoffice_inquiries:templates"), icon_name="doc-full"
        )
        return [*super().header_more_buttons, rules, templates, held]

    def _get_title_column(self, field_name: str, **kwargs: Any) -> Any:
        """The beginning of the question: a number would say nothing, all of it would fill the screen."""
        # No public hook of Wagtail's says what the title column shows.
        column = super()._get_title_column(field_name, **kwargs)
        column.accessor = lambda inquiry: Truncator(inquiry.question).words(12)
        return column

    def _get_custom_column(self, field_name: str, *args: Any, **kwargs: Any) -> Any:
        """Of the subject its name; all names come with one question."""
        if field_name != "topic":
            return super()._get_custom_column(field_name, *args, **kwargs)
        names = subject_names()
        return Column("topic", label=_("Topic"), accessor=lambda inquiry: names.get(inquiry.topic, inquiry.topic))

    def showing(self, word: str) -> Q:
        # Whose names fit is asked first: a condition on a joined table would keep the database from its index.
        fits = press_officers().filter(having(word, ["name", "email"])).order_by().values_list("pk", flat=True)
        return super().showing(word) | Q(assigned_to__in=list(fits))

    def order_queryset(self, queryset: Any) -> Any:
        """What waits comes first, the nearest deadline on top; what is settled after it."""
        if self.ordering != self.default_ordering:
            return super().order_queryset(queryset)
        return queryset.order_by(MediaInquiry.IS_SETTLED, "deadline_at", "pk")


class ContactsFilterSet(WagtailFilterSet):
    standing = django_filters.MultipleChoiceFilter(
        label=pgettext_lazy("where something stands", "Status"), choices=MediaContact.Standing.choices
    )

    class Meta:
        model = MediaContact
        fields = ["standing"]


def listed_until(contact: MediaContact) -> str:
    """The day itself: Wagtail's own column speaks of the past only."""
    is_listed = contact.listing(at=clock.now())
    return date_format(contact.listed_until) if is_listed and contact.listed_until else ""


def languages_of(contact: MediaContact) -> str:
    facts = contact.listing(at=clock.now())
    return ", ".join(facts.language_names) if facts else ""


class ContactsIndexView(StaffIndexView):
    model = MediaContact
    page_title = _("Media contacts")
    header_icon = "user"
    allowed = staticmethod(can_answer_inquiries)
    queryset_for = staticmethod(contacts_for_staff)
    url_of = staticmethod(contact_url)
    # Of whoever is not listed nothing is found, and nothing is guessed from a place in the list.
    search_fields = ["shown_name", "shown_position", "organization__name"]
    filterset_class = ContactsFilterSet
    paginate_by = 50
    default_ordering = "name"
    list_display = [
        "name",
        Column("organization", label=_("Organisation"), sort_key="organization__name"),
        ContactStateColumn("standing", label=_("Consent"), sort_key="standing"),
        Column("languages", label=_("Languages"), accessor=languages_of),
        Column("listed_until", label=_("Listed until"), accessor=listed_until, sort_key="until"),
    ]

    @cached_property
    def header_more_buttons(self) -> list[Any]:
        # With the filters and the search of the list, which are those of the file.
        url = f"{reverse('backoffice_contacts:take')}?{self.request.GET.urlencode()}"
        return [*super().header_more_buttons, Button(gettext("Take as a file"), url=url, icon_name="download")]

    def _get_title_column(self, field_name: str, **kwargs: Any) -> Any:
        column = super()._get_title_column(field_name, **kwargs)
        column.accessor = contact_title
        return column

    def showing(self, word: str) -> Q:
        # Of whoever is listed the languages as well: they, too, stand in the list.
        named = [code for code, label in language_choices() if folded(word) in folded(str(label))]
        return super().showing(word) | Q(pk__in=listed_speaking(named, at=clock.now()).values("pk"))

    def order_queryset(self, queryset: Any) -> Any:
        if self.ordering not in {"name", "-name"}:
            return super().order_queryset(queryset)
        return queryset.order_by(*by_shown_name(is_turned=self.ordering == "-name"))


class InquiriesViewSet(StaffViewSet):
    name = "backoffice_inquiries"
    url_prefix = "inquiries"
    icon = "mail"
    menu_label = _("Inquiries")
    menu_name = "inquiries"
    menu_order = 120
    index_view = InquiriesIndexView
    queue = INQUIRIES_QUEUE
    screens = [
        path("rules/", RulesView.as_view(), name="rules"),
        path("templates/", TemplatesView.as_view(), name="templates"),
        path("templates/new/", TemplateFormView.as_view(), name="template_add"),
        path("templates/<uuid:public_id>/", TemplateFormView.as_view(), name="template"),
        path("held/", HeldView.as_view(), name="held"),
        path("held/<uuid:public_id>/", LetInView.as_view(), name="held_let_in"),
        path("<uuid:public_id>/", InquiryView.as_view(), name="inquiry"),
        path("<uuid:public_id>/reporter/", ReporterView.as_view(), name="reporter"),
        path("<uuid:public_id>/files/<uuid:file_id>/", inquiry_file, name="file"),
        path("<uuid:public_id>/move/<slug:name>/", TransitionView.as_view(subject=INQUIRIES), name="move"),
    ]


class ContactsViewSet(StaffViewSet):
    name = "backoffice_contacts"
    url_prefix = "media-contacts"
    icon = "user"
    menu_label = _("Media contacts")
    menu_name = "media-contacts"
    menu_order = 121
    index_view = ContactsIndexView
    screens = [
        path("take/", TakeView.as_view(list_view=ContactsIndexView), name="take"),
        path("<uuid:public_id>/", ContactView.as_view(), name="contact"),
        path("<uuid:public_id>/rota/", StaffRotaView.as_view(), name="rota"),
        path("<uuid:public_id>/merge/", StaffMergeView.as_view(), name="merge"),
    ]
