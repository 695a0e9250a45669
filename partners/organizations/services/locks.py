"""The one lock of an organisation and of all that belongs to it."""

from partners.organizations.models import Organization


def hold(organization: Organization) -> Organization:
    """The row as it is now, locked until the transaction ends.

    Whoever counts or changes something of an organisation takes it first. Without it two owners could step down, each
    relying on the other.
    """
    # Without the key: what refers to the organisation is checked when its writer commits, and for that PostgreSQL locks
    # the key. Who held the whole row and waited for the log's order would wait for that writer, and it for them.
    return Organization.objects.select_for_update(no_key=True).get(pk=organization.pk)
