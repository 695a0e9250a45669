"""The one way in which the confined process says no."""


class Refused(Exception):  # noqa: N818  (an answer, not an error)
    """`reason` is a key of `files.REASONS`; `facts` fill its sentence."""

    def __init__(self, reason: str, **facts: str | int | float) -> None:
        super().__init__(reason)
        self.reason = reason
        self.facts = facts
