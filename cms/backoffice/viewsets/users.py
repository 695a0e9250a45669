"""People in the Wagtail admin: one name, an address, groups."""

from wagtail.users.forms import UserCreationForm, UserEditForm
from wagtail.users.views.users import UserViewSet as WagtailUserViewSet

from partners.users.models import User

FIELDS = {"email", "name", "is_staff", "is_superuser", "groups"}


class PersonCreationForm(UserCreationForm):
    first_name = None
    last_name = None

    class Meta:
        model = User
        fields = FIELDS


class PersonEditForm(UserEditForm):
    first_name = None
    last_name = None

    class Meta:
        model = User
        fields = FIELDS | {"is_active"}


class UserViewSet(WagtailUserViewSet):
    list_filter = ["is_staff", "is_active", "groups"]

    def get_form_class(self, for_update: bool = False) -> type:
        return PersonEditForm if for_update else PersonCreationForm
