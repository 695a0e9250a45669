"""What is filled in about staff: “About you” inside the Wagtail admin, groups by what they are for, and invitations."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.models import Group
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.models import GroupCollectionPermission, GroupPagePermission

from cms.backoffice.services import COLLECTION_RIGHTS, SHELVING, WRITING, add_right, permission_of
from partners.kernel.actors import Actor
from partners.kernel.fields import AddressField, PlainTextField
from partners.users.forms.people import PersonForm
from partners.users.services import change_person

ENTRY = "wagtailadmin.access_admin"


@dataclass(frozen=True)
class Duty:
    """What somebody does here, as people call it, and the rights that belong to it (in the words of `GivenRight`).

    `along` is given with it and not asked for: a group has the duty without it as well.
    """

    key: str
    label: Any
    help: Any
    rights: tuple[str, ...]
    along: tuple[str, ...] = ()


def over_pages(*names: str) -> tuple[str, ...]:
    return tuple(f"page:{name}" for name in names)


def over_files(*names: str) -> tuple[str, ...]:
    return tuple(f"collection:{name}" for name in names)


def of_model(model: str, *verbs: str) -> tuple[str, ...]:
    label, name = model.split(".")
    return tuple(f"{label}.{verb}_{name}" for verb in verbs)


DUTIES = (
    Duty(
        "write",
        _("Write pages"),
        _("Add and change pages, pictures and documents, and translate them. Somebody else publishes."),
        (*over_pages(*WRITING), *over_files(*COLLECTION_RIGHTS), "wagtail_localize.submit_translation"),
        ("campaigns.view_campaign",),
    ),
    Duty(
        "publish",
        _("Publish pages"),
        _("Publish, take offline, delete and lock pages, and read what others hand in."),
        over_pages("publish_page", "bulk_delete_page", "lock_page", "unlock_page"),
    ),
    Duty(
        "materials",
        _("Look after materials and updates"),
        _("Change, withdraw and correct what partners and readers take and share."),
        ("materials.change_material", "updates.change_update"),
    ),
    Duty(
        "redirects",
        _("Redirect old addresses"),
        _("So that links of others still lead somewhere."),
        of_model("wagtailredirects.redirect", "add", "change", "delete"),
    ),
    Duty(
        "applications",
        _("Decide about applications"),
        _("Read what organisations sent, ask them, and let them join."),
        of_model("organizations.organization", "review", "view"),
    ),
    Duty(
        "templates",
        _("Revise templates"),
        _("Put new artwork in the place of old."),
        of_model("artwork.template", "view", "change"),
    ),
    Duty("new_templates", _("Add templates"), _("For a material that had none."), ("artwork.add_template",)),
    Duty(
        "press",
        _("Answer the press"),
        _("Read and answer reporters’ questions, and see who speaks for partners."),
        ("press.answer_inquiry", "press.view_mediainquiry", "press.view_mediacontact"),
    ),
    Duty("press_room", _("Keep the press room"), _("Figures, quotes, dates, releases."), ("press.change_pressroom",)),
    Duty(
        "videos",
        _("Decide about supporters’ videos"),
        _("Watch what supporters send, and show, decline or withdraw it."),
        ("supporters.moderate_post",),
    ),
    Duty("subjects", _("Choose press topics"), _("Say what the press may ask about."), ("campaigns.change_subject",)),
    Duty(
        "campaign",
        _("Change the campaign and the portal"),
        _("Names, dates, addresses, colours and mark."),
        ("campaigns.change_campaign", "pages.change_publicsite"),
        ("campaigns.view_campaign",),
    ),
    Duty(
        "statement",
        _("Write the statement"),
        _("Draft its next version, and publish what somebody else drafted."),
        ("texts.draft_statement", "texts.publish_statement"),
    ),
    Duty(
        "agreement",
        _("Write the agreement"),
        _("Draft its next version, and publish what somebody else drafted."),
        ("texts.draft_agreement", "texts.publish_agreement"),
    ),
    Duty(
        "consent",
        _("Write what media contacts agree to"),
        _("Draft its next version, and publish what somebody else drafted."),
        ("texts.draft_consent", "texts.publish_consent"),
    ),
    Duty(
        "languages",
        _("Open and end languages"),
        _("Begin a new language of the site, or take one offline."),
        of_model("wagtailcore.locale", "add", "change", "delete"),
    ),
    Duty(
        "review",
        _("Say who reads pages before they are published"),
        _("Change the steps that a page goes through."),
        (
            *of_model("wagtailcore.workflow", "add", "change", "delete"),
            *of_model("wagtailcore.task", "add", "change", "delete"),
        ),
    ),
    Duty("shelves", _("Arrange collections"), _("Folders for pictures and documents."), over_files(*SHELVING)),
    Duty(
        "people",
        _("Manage staff"),
        _("Invite colleagues, put them into groups, end their access."),
        of_model("users.user", "add", "change", "view"),
    ),
    Duty(
        "groups",
        _("Change groups"),
        _("Say what a group may do. Nobody gives more than they hold themselves."),
        of_model("auth.group", "add", "change", "delete"),
    ),
    Duty(
        "log",
        _("Read everything that happened"),
        _("The activity of all partners and staff."),
        ("activity.view_activityentry",),
    ),
)


def rights_of(group: Group) -> set[str]:
    """Everything that the group gives, in the words of `GivenRight`; of pages and files what it gives over all."""
    pages = GroupPagePermission.objects.filter(group=group, page__depth=1)
    files = GroupCollectionPermission.objects.filter(group=group, collection__depth=1)
    named = group.permissions.values_list("content_type__app_label", "codename")
    return {
        *(f"{label}.{codename}" for label, codename in named),
        *over_pages(*pages.values_list("permission__codename", flat=True)),
        *over_files(*files.values_list("permission__codename", flat=True)),
    }


def duties_in(rights: Iterable[str]) -> list[Duty]:
    held = set(rights)
    return [duty for duty in DUTIES if held.issuperset(duty.rights)]


def duties_of(group: Group) -> list[Duty]:
    return duties_in(rights_of(group))


def in_words(group: Group) -> str:
    """What the group is for, on one line; empty where it only lets people in."""
    duties = duties_of(group)
    return (
        str(_("Everything that can be done here"))
        if len(duties) == len(DUTIES)
        else "; ".join(str(duty.label) for duty in duties)
    )


class AboutYouForm(PersonForm):
    """The form of the partner area, and the same service."""

    def __init__(self, *args: Any, by: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by = by

    def save(self) -> None:
        """Wagtail's account page calls it for each of its forms, once all are valid."""
        change_person(**self.cleaned_data, by=self.by)


class GroupForm(WagtailAdminModelForm):
    """A name, and what the group is for. `mine` are the duties of whoever fills it in: others stay as they are."""

    name = PlainTextField(label=_("Name of the group"), max_length=80)
    duties = forms.MultipleChoiceField(label=_("What they do"), required=False, widget=forms.CheckboxSelectMultiple)

    class Meta:
        model = Group
        fields = ("name",)

    def __init__(self, *args: Any, mine: frozenset[str] = frozenset(), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        held = {duty.key for duty in duties_of(self.instance)} if self.instance.pk else set()
        self.offered = [duty for duty in DUTIES if duty.key in mine]
        self.kept = [duty for duty in DUTIES if duty.key in held - mine]
        self.fields["duties"].choices = [(duty.key, duty.label) for duty in self.offered]
        self.initial.setdefault("duties", [key for key in held if key in mine])

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        if Group.objects.filter(name__iexact=name).exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(_("There is a group of this name already."), code="name_taken")
        return name

    @property
    def rows(self) -> Iterator[tuple[Any, Duty]]:
        """Each checkbox with what it is for."""
        return zip(self["duties"].subwidgets, self.offered, strict=True)

    def save(self, commit: bool = True) -> Group:
        group: Group = super().save(commit)
        chosen = {*self.cleaned_data["duties"], *(duty.key for duty in self.kept)}
        wanted = {right for duty in DUTIES if duty.key in chosen for right in (*duty.rights, *duty.along)}
        for right in (wanted | {ENTRY}) - rights_of(group):
            add_right(group, right)
        # What belongs to no duty was given by somebody who knew why.
        ours = {right for duty in self.offered for right in (*duty.rights, *duty.along)}
        for right in (ours - wanted) & rights_of(group):
            remove_right(group, right)
        return group


def remove_right(group: Group, right: str) -> None:
    permission = permission_of(right)
    if right.startswith("page:"):
        GroupPagePermission.objects.filter(group=group, permission=permission).delete()
    elif right.startswith("collection:"):
        GroupCollectionPermission.objects.filter(group=group, permission=permission).delete()
    else:
        group.permissions.remove(permission)


class GroupChoice(forms.ModelMultipleChoiceField):
    """Groups with what they are for."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, group: Any) -> str:
        words = in_words(group)
        return f"{group.name} ({words})" if words else str(group.name)


def own_language() -> str:
    language = get_language() or settings.LANGUAGE_CODE
    return language if language in dict(settings.INTERFACE_LANGUAGES) else settings.LANGUAGE_CODE


class InvitationForm(forms.Form):
    """Nothing is typed for the other that they could type themselves."""

    email = AddressField(label=_("E-mail address"))
    name = PlainTextField(
        label=pgettext_lazy("of a person", "Name"),
        max_length=80,
        required=False,
        help_text=_("As colleagues know them. They can change it."),
    )
    language = forms.ChoiceField(
        label=_("Language of our letters and of the back office"),
        choices=settings.INTERFACE_LANGUAGES,
        initial=own_language,
    )
    groups = GroupChoice(
        label=_("Groups"),
        queryset=Group.objects.none(),
        error_messages={"required": _("Choose at least one group: without one there is nothing to do.")},
    )

    def __init__(self, *args: Any, groups: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["groups"].queryset = groups  # type: ignore[attr-defined]
