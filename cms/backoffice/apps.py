from django.apps import AppConfig
from wagtail.users.apps import WagtailUsersAppConfig


class BackofficeConfig(AppConfig):
    name = "cms.backoffice"
    label = "backoffice"


class PortalUsersConfig(WagtailUsersAppConfig):
    """Wagtail's people, with the forms of our user: one name instead of two."""

    user_viewset = "cms.backoffice.people.viewsets.UserViewSet"
    group_viewset = "cms.backoffice.people.viewsets.GroupViewSet"
