"""Staff, members and their verified addresses."""

from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group

from cms.backoffice.services import set_up_staff_groups
from partners.users.models import User
from portal.demo.facts import STAFF, Person

# By name, as `set_up_staff_groups` makes them.
GROUP_OF = {
    "editor": "Editors",
    "partnerships": "Partnerships",
    "press_officer": "Press officers",
    "moderator": "Moderators",
    "administrator": "Administrators",
}


def seed_staff() -> dict[str, User]:
    """The campaign team, by role."""
    set_up_staff_groups()
    return {member.role: _seed_one(member) for member in STAFF}


def _seed_one(member: Person) -> User:
    # Cyrillic letters come behind the Latin ones.
    user = seed_person(member.email, member.name, language="uk" if member.name[0] > "z" else "en", is_staff=True)
    user.groups.set(Group.objects.filter(name=GROUP_OF[member.role]))
    return user


def seed_person(email: str, name: str, *, language: str, is_staff: bool = False) -> User:
    """Somebody with a verified address and no password: the demo page is their only way in."""
    user = User.objects.filter(email=email).first()
    if user is None:
        zone = "Europe/Kyiv" if language == "uk" else "Europe/London"
        user = User.objects.create_user(email, name=name, language=language, time_zone=zone, is_staff=is_staff)
        EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    return user
