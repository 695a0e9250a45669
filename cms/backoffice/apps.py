from django.apps import AppConfig
from wagtail.users.apps import WagtailUsersAppConfig


class BackofficeConfig(AppConfig):
    # Said, because of two in one file Django would take neither.
    default = True
    name = "cms.backoffice"
    label = "backoffice"

    def ready(self) -> None:
        from cms.backoffice.frame.spreadsheets import guard_exports
        from cms.backoffice.pages.views.reach import guard_lists, guard_titles

        guard_exports()
        guard_titles()
        guard_lists()


class PortalUsersConfig(WagtailUsersAppConfig):
    """Wagtail's people, with the forms of our user: one name instead of two."""

    user_viewset = "cms.backoffice.people.viewsets.UserViewSet"
    group_viewset = "cms.backoffice.people.viewsets.GroupViewSet"
