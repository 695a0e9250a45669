from django.apps import AppConfig
from wagtail.users.apps import WagtailUsersAppConfig


class BackofficeConfig(AppConfig):
    # Said, because of two in one file Django would take neither.
    default = True
    name = "cms.backoffice"
    label = "backoffice"

    def ready(self) -> None:
        from cms.backoffice.frame.exports import export_by_clock
        from cms.backoffice.frame.letters import send_through_queue
        from cms.backoffice.frame.spreadsheets import guard_exports
        from cms.backoffice.pages.forms import guard_redirects
        from cms.backoffice.pages.views.reach import guard_lists, guard_titles
        from cms.backoffice.translations.services import hand_down

        hand_down()
        guard_exports()
        export_by_clock()
        send_through_queue()
        guard_titles()
        guard_lists()
        guard_redirects()


class PortalUsersConfig(WagtailUsersAppConfig):
    """Wagtail's people, with the forms of our user: one name instead of two."""

    user_viewset = "cms.backoffice.people.viewsets.UserViewSet"
    group_viewset = "cms.backoffice.people.viewsets.GroupViewSet"

    def ready(self) -> None:
        super().ready()
        # Models are there only now.
        from wagtail.users.models import UserProfile

        from cms.backoffice.people import selectors

        # Whatever of Wagtail asks (its screens, the bar on public pages, its letters), it asks these two.
        UserProfile.get_current_time_zone = selectors.zone_of_profile
        UserProfile.get_preferred_language = selectors.language_of_profile
