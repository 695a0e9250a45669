"""On which terms something is given away: licence, countries, last day. The same words for materials and pictures."""

import re
from datetime import date

from babel import Locale
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.formats import date_format
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from partners.kernel.languages.names import by_name, country_name

CREATIVE_COMMONS = "https://creativecommons.org"
# A country is two letters; what else is between them divides.
CODES = re.compile(r"[^\W\d_]+")


class Licence(models.TextChoices):
    """By their SPDX identifiers; what SPDX does not list begins with `LicenseRef-`, as it asks for."""

    CC_BY = "CC-BY-4.0", gettext_lazy("CC BY 4.0: share and change, naming the author")
    CC_BY_SA = "CC-BY-SA-4.0", gettext_lazy("CC BY-SA 4.0: share and change under the same licence, naming the author")
    CC_BY_NC_ND = "CC-BY-NC-ND-4.0", gettext_lazy("CC BY-NC-ND 4.0: share unchanged, without money, naming the author")
    CC0 = "CC0-1.0", gettext_lazy("CC0: free for everything")
    ASK = "LicenseRef-All-Rights-Reserved", gettext_lazy("All rights with the author: ask before using it")


# What readers are told, to be followed by where and until when.
SENTENCES = {
    Licence.CC_BY: gettext_lazy("Free to share and to change, as long as you name the author"),
    Licence.CC_BY_SA: gettext_lazy(
        "Free to share and to change, as long as you name the author and share your version under the same licence"
    ),
    Licence.CC_BY_NC_ND: gettext_lazy(
        "Free to share unchanged and without earning money from it, as long as you name the author"
    ),
    Licence.CC0: gettext_lazy("Free for everything, without naming anybody"),
    Licence.ASK: gettext_lazy("All rights are with the author: please ask before you use it"),
}
ADDRESSES = {
    Licence.CC_BY: f"{CREATIVE_COMMONS}/licenses/by/4.0/",
    Licence.CC_BY_SA: f"{CREATIVE_COMMONS}/licenses/by-sa/4.0/",
    Licence.CC_BY_NC_ND: f"{CREATIVE_COMMONS}/licenses/by-nc-nd/4.0/",
    Licence.CC0: f"{CREATIVE_COMMONS}/publicdomain/zero/1.0/",
}
SHORT = {
    Licence.CC_BY: "CC BY 4.0",
    Licence.CC_BY_SA: "CC BY-SA 4.0",
    Licence.CC_BY_NC_ND: "CC BY-NC-ND 4.0",
    Licence.CC0: "CC0",
}
# The narrower first: the words of the wider are in them, too.
WRITTEN = (
    (Licence.CC_BY_NC_ND, re.compile(r"\bCC[ -]?BY[ -]NC[ -]ND[ -]4\.0\b", re.IGNORECASE)),
    (Licence.CC_BY_SA, re.compile(r"\bCC[ -]?BY[ -]SA[ -]4\.0\b", re.IGNORECASE)),
    (Licence.CC_BY, re.compile(r"\bCC[ -]?BY[ -]4\.0\b", re.IGNORECASE)),
    (Licence.CC0, re.compile(r"\bCC[ -]?0\b", re.IGNORECASE)),
)


def licence_written_in(text: str) -> str:
    """The one that a text names, empty where it names none or several: then only a person can tell."""
    found = {licence for licence, pattern in WRITTEN if pattern.search(text)}
    return str(found.pop()) if len(found) == 1 else ""


def licence_in_words(code: str, words: str) -> str:
    """For paper, where nothing can be followed: the licence's name, then what somebody has added."""
    name = SHORT.get(Licence(code), "") if code in Licence.values else ""
    return f"{name}. {words}" if name and words else name or words


def countries_in(text: str) -> list[str]:
    return [code.upper() for code in CODES.findall(text)]


def validate_countries(text: str) -> None:
    known = Locale("en").territories
    unknown = [code for code in countries_in(text) if len(code) != 2 or code not in known]
    if unknown:
        raise ValidationError(
            ngettext(
                "“%(codes)s” is no country’s code. Write two letters for each country, such as UA PL DE.",
                "“%(codes)s” are no countries’ codes. Write two letters for each country, such as UA PL DE.",
                len(unknown),
            )
            % {"codes": ", ".join(unknown)}
        )


class WithRights(models.Model):
    """For what is handed out. `rights_until`, the last day, is the class's own: what happens afterwards differs."""

    rights_until: date | None

    licence_code = models.CharField(
        gettext_lazy("licence"), max_length=40, choices=Licence, blank=True, default="",
        help_text=gettext_lazy("Readers get it as a sentence with a link, machines as an address."),
    )  # fmt: skip
    territory = models.CharField(
        gettext_lazy("countries"), max_length=200, blank=True, default="", validators=[validate_countries],
        help_text=gettext_lazy("Two letters for each, such as UA PL DE. Empty: everywhere."),
    )  # fmt: skip

    class Meta:
        abstract = True

    @property
    def licence_url(self) -> str:
        """For machines; empty where the licence has no address."""
        return ADDRESSES.get(Licence(self.licence_code), "") if self.licence_code in Licence.values else ""

    @property
    def licence_page(self) -> str:
        """The same explained in the reader's language."""
        language = (get_language() or "en").partition("-")[0]
        return f"{self.licence_url}deed.{language}" if self.licence_url else ""

    @property
    def licence_name(self) -> str:
        return SHORT.get(Licence(self.licence_code), "") if self.licence_code in Licence.values else ""

    @property
    def countries(self) -> list[str]:
        return countries_in(self.territory)

    @property
    def rights_sentence(self) -> str:
        """Licence, countries and last day in one sentence; empty where nobody has said anything."""
        parts = []
        if self.licence_code in Licence.values:
            parts.append(str(SENTENCES[Licence(self.licence_code)]))
        if self.countries:
            names = [name for _code, name in by_name((code, country_name(code)) for code in self.countries)]
            parts.append(_("only in these countries: %(names)s") % {"names": ", ".join(names)})
        if self.rights_until:
            parts.append(_("until %(day)s") % {"day": date_format(self.rights_until)})
        sentence = "; ".join(parts)
        return f"{sentence[0].upper()}{sentence[1:]}." if sentence else ""

    @property
    def rights_in_words(self) -> str:
        """All that is said of them, for where there are no links."""
        # Free words may repeat what the fields say; nobody is harmed.
        said = (self.rights_sentence, self.licence_url, getattr(self, "licence", ""))
        return " ".join(words for words in said if words)

    @property
    def may_be_taken(self) -> bool:
        """Whether somebody has said that it is free to use."""
        return bool(self.licence_url)
