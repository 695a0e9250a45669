"""Why something cannot be drawn, as a code with its facts: rendering knows nobody's language."""


class Undrawable(ValueError):  # noqa: N818  named like the answer of a rule
    """`code` is one of `partners.artwork.errors.SENTENCES`, `facts` fill its sentence."""

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code, facts)
        self.code, self.facts = code, facts

    @property
    def slot(self) -> int | None:
        """Which one it is about, from 1; None where it is about the artwork or the whole list."""
        number = self.facts.get("slot")
        return number if isinstance(number, int) else None
