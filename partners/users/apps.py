from django.apps import AppConfig


class UsersConfig(AppConfig):
    name = "partners.users"
    label = "users"
