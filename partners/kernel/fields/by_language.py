"""Fields that a form has once for each language, and what they are called wherever somebody reads of them."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.conf import settings
from django.utils.translation import gettext as _

from partners.kernel.languages.names import language_name


class FieldsByLanguage:
    """For a form that makes its fields `name_en`, `name_uk` and so on by itself: no class knows them, and whoever
    meets them without the form, as where words were kept from a session that had ended, could not say whose they are.

    `by_language` has, by the beginning of the name, what each is called; `%(language)s` stands for the language, which
    comes in brackets behind a label without it.
    """

    by_language: ClassVar[Mapping[str, Any]] = {}

    @classmethod
    def label_in(cls, stem: str, code: str) -> str:
        label = str(cls.by_language[stem])
        words = {"label": label, "language": language_name(code)}
        return (label if "%(language)s" in label else _("%(label)s (%(language)s)")) % words

    @classmethod
    def label_of(cls, name: str) -> str:
        """Of a field by its whole name; empty for one that is not of these."""
        stem, _line, code = name.rpartition("_")
        known = {code for code, _name in settings.LANGUAGES}
        return cls.label_in(stem, code) if stem in cls.by_language and code in known else ""
