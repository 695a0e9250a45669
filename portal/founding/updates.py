"""Updates as a campaign's folder tells of them, made as an editor would make them."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.models import Page

from cms.update_pages.models import UpdateIndexPage, UpdatePage
from partners.campaigns.models import Subject
from partners.organizations.selectors import approved_organizations
from partners.updates.models import Update as UpdateRow
from partners.updates.services import correct_update, withdraw_update
from portal.founding.ground import LANGUAGES, Fields
from portal.founding.plan import Correction, Update


class UpdateFounder:
    """Below a `SiteFounder`, whose pages and pictures it uses."""

    def __init__(self, site: Any, by: Any) -> None:
        self.site, self.by = site, by

    def begin(self) -> None:
        news = self.site.plan.news

        def fields(language: str) -> dict[str, Any]:
            return {"title": news.title[language], "lead": news.lead.get(language, "")}

        self.site.pages["updates"] = self.site.add(self.site.home, UpdateIndexPage, fields, slug="updates", menu=True)

    def add_update(self, told: Update) -> None:
        # Fetched anew: pages count their children.
        parent = Page.objects.get(pk=self.site.pages["updates"][LANGUAGES[0]].pk)
        self.site.pages[f"updates/{told.key}"] = self.site.add(
            parent, UpdatePage, self.fields(told), slug=told.key, publish=not told.is_draft
        )

    def correct(self, told: Update, correction: Correction) -> None:
        """In each language by itself, as an editor does it."""
        for language in LANGUAGES:
            changes = {language: passage(correction, language)} if correction.before else {}
            notes = {language: correction.note[language]}
            correct_update(self.row(told), notes=notes, changes=changes, language=language, by=self.by)

    def withdraw(self, told: Update) -> None:
        withdraw_update(self.row(told), reasons=told.withdrawn, by=self.by)

    def row(self, told: Update) -> UpdateRow:
        return self.row_called(told.key)

    def row_called(self, key: str) -> UpdateRow:
        page = self.site.pages[f"updates/{key}"][LANGUAGES[0]]
        return UpdateRow.objects.get(public_id=page.translation_key)

    def tell_all(self) -> None:
        """Everything at once, the oldest first; what the folder says was corrected or withdrawn is so from now on."""
        self.begin()
        for told in sorted(self.site.plan.news.updates, key=lambda update: update.dated_on):
            self.add_update(told)
            for correction in told.corrections:
                self.correct(told, correction)
            if told.withdrawn:
                self.withdraw(told)

    def fields(self, told: Update) -> Fields:
        author = approved_organizations().filter(website=told.author).first() if told.author else None
        subject = Subject.objects.filter(campaign=self.site.campaign, code=told.topic).first()

        def fields(language: str) -> dict[str, Any]:
            return {
                "title": told.title[language],
                "campaign": self.site.campaign,
                "kicker": told.kicker.get(language, ""),
                "summary": told.summary[language],
                "subject": subject,
                "author": author,
                "dated_on": told.dated_on,
                "body": self.body(told, language),
                # The last one, so that publishing the page again notes nothing twice.
                "correction_note": told.corrections[-1].note[language] if told.corrections else "",
                **self.site.picture_fields(told.picture, language),
            }

        return fields

    def body(self, told: Update, language: str) -> list[tuple[str, Any]]:
        """The text, figures after its first section, then film, sources and where to go on."""
        body: list[tuple[str, Any]] = []
        figures = [
            ("figure", {"number": each.number, "counts": each.counts[language], "source": each.source[language],
                        "url": each.url})
            for each in told.figures
        ]  # fmt: skip
        for number, (heading, text) in enumerate(told.bodies[language]):
            body += self.site.section(heading, text)
            body += figures if number == 0 else []
        if film := told.film:
            poster = self.site.shelf.pictures.get(film.picture)
            words = {"url": film.url, "title": film.title[language], "length": film.length, "poster": poster}
            body.append(("video", words))
        if told.sources:
            body.append(("sources", [self.site.source(source, language) for source in told.sources]))
        if told.call:
            body.append(("call", self.site.link(told.call, language)))
        return body


def passage(correction: Correction, language: str) -> list[dict[str, str]]:
    with override(language):
        place = _("Text")
    return [{"place": place, "before": correction.before[language], "after": correction.after.get(language, "")}]
