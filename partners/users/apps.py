from django.apps import AppConfig


class UsersConfig(AppConfig):
    name = "partners.users"
    label = "users"

    def ready(self) -> None:
        from partners.users import signals  # noqa: F401  connects the receivers
