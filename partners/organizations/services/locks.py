"""The one lock of an organisation and of all that belongs to it."""

from partners.organizations.models import Organization


def hold(organization: Organization) -> Organization:
    """The row as it is now, locked until the transaction ends.

    Whoever counts or changes something of an organisation takes it first. Without it two owners could step down, each
    relying on the other.
    """
    return Organization.objects.select_for_update().get(pk=organization.pk)
