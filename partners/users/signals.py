"""What follows from allauth's own steps."""

from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.account.models import EmailAddress
from allauth.account.signals import email_confirmed, password_reset
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added
from django.contrib.auth.signals import user_logged_in
from django.db.models.signals import pre_save
from django.dispatch import receiver
from django.http import HttpRequest

from partners.kernel.fields.addresses import canonical_or_same
from partners.users.doors import SIGN_UP, SignUp
from partners.users.services import settle_account, use_enrolment


@receiver(authenticator_added)
def count_the_first_enrolment_as_use(
    sender: Any, *, request: HttpRequest, user: Any, authenticator: Authenticator, **kwargs: Any
) -> None:
    """Whoever has just shown the first code is not asked for another one at the next door.

    A further factor does not count: a stolen session whose own use is long ago could add one with the password alone.
    """
    use_enrolment(user)
    factors = Authenticator.objects.filter(user=user).exclude(type=Authenticator.Type.RECOVERY_CODES)
    if authenticator.type != Authenticator.Type.RECOVERY_CODES and factors.count() == 1:
        # From allauth's inside, for want of a public way: `StaffSecondFactor` asks for this very record.
        record_authentication(request, user, "mfa", type=authenticator.type)


@receiver(pre_save, sender=EmailAddress)
def keep_addresses_in_one_form(sender: Any, *, instance: EmailAddress, **kwargs: Any) -> None:
    """allauth's own column is an ordinary one, and not every row of it comes from a form."""
    instance.email = canonical_or_same(instance.email)


@receiver(email_confirmed)
def settle_whose_account_it_is(
    sender: Any, *, request: HttpRequest, email_address: EmailAddress, **kwargs: Any
) -> None:
    """However an address was shown, the account becomes theirs who showed it."""
    given = SignUp.kept(request.session.pop(SIGN_UP, None))
    # Who is in already has shown another address, or the password of this very account.
    if request.user.pk != email_address.user_id:
        settle_account(email_address, given)


@receiver(user_logged_in)
@receiver(password_reset)
def know_this_browser_from_now_on(sender: Any, *, request: Any, user: Any, **kwargs: Any) -> None:
    """Who has come in here, or has shown that the mailbox is theirs. `KnownBrowsers` gives the cookie."""
    if request is not None:
        request.known_to = user.email
