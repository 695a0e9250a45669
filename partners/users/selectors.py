"""What is known about a person's addresses."""

from typing import Any

from allauth.account.models import EmailAddress


def has_verified_address(user: Any, email: str) -> bool:
    """Whether this person has shown that the address is theirs."""
    if not user.is_authenticated:
        return False
    return EmailAddress.objects.filter(user=user, email__iexact=email, verified=True).exists()
