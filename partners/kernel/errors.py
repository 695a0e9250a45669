"""What a service may refuse with. Each carries a sentence for a person and a code for a program."""

from typing import Any


class DomainError(Exception):
    """A rule said no. `message` is shown to the person as it is; `code` stays the same in every language."""

    code = "refused"
    status = 422

    def __init__(self, message: Any = "", *, code: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        if code is not None:
            self.code = code

    def __str__(self) -> str:
        return str(self.message)


class NotAllowed(DomainError):  # noqa: N818  named like the answer of a rule
    """This person may see the thing, but may not do this to it."""

    code = "not_allowed"
    status = 403


class Conflict(DomainError):  # noqa: N818  named like the answer of a rule
    """The thing has moved on since the person looked at it."""

    code = "conflict"
    status = 409


class Expired(DomainError):  # noqa: N818  named like the answer of a rule
    """A link, a code or an offer that is over."""

    code = "expired"
    status = 410
