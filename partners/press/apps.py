from django.apps import AppConfig


class PressConfig(AppConfig):
    name = "partners.press"
    label = "press"

    def ready(self) -> None:
        from partners.activity.rendering import NAMERS
        from partners.activity.verbs import Noun
        from partners.mail.selectors import RECORDS
        from partners.mail.services import RECEIVERS
        from partners.press.emails.early import tell_of_withdrawal
        from partners.press.selectors import names_of_accesses, titles_of_consent_texts, titles_of_releases
        from partners.press.services.consent import CONSENT
        from partners.press.services.mail import take_letter
        from partners.press.services.personal import OWN_RECORDS
        from partners.publications.services import FOLLOWERS
        from partners.texts.models import Kind
        from partners.texts.selectors import BINDINGS

        NAMERS[Noun.CONSENT_TEXT] = titles_of_consent_texts
        NAMERS[Noun.RELEASE] = titles_of_releases
        NAMERS[Noun.EARLY_ACCESS] = names_of_accesses
        FOLLOWERS.append(tell_of_withdrawal)
        RECORDS.extend(OWN_RECORDS)
        BINDINGS[Kind.CONSENT] = CONSENT
        RECEIVERS.append(take_letter)
