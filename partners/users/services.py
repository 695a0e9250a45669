"""What people change about themselves. Their addresses and second factors are allauth's."""

from django.db import transaction

from partners.users.models import User


@transaction.atomic
def change_person(user: User, *, name: str, language: str, time_zone: str) -> User:
    """Of oneself only, so nobody else is named. Records no entry: it concerns no organisation."""
    user = User.objects.select_for_update().get(pk=user.pk)
    user.name, user.language, user.time_zone = name, language, time_zone
    user.save(update_fields=["name", "language", "time_zone"])
    return user
