from django.apps import AppConfig


class SupportersConfig(AppConfig):
    name = "partners.supporters"
    label = "supporters"

    def ready(self) -> None:
        from partners.mail.selectors import RECORDS
        from partners.supporters.services.personal import OWN_RECORDS

        RECORDS.extend(OWN_RECORDS)
