"""The invented campaign team of the demo."""

from .shapes import StaffMember, both

STAFF = (
    StaffMember("Соломія Рядкова", "editor@example.org", "editor", both("Campaign editor", "Редакторка кампанії")),
    StaffMember(
        "Edmund Handshake",
        "partnerships@example.org",
        "partnerships",
        both("Partnerships manager", "Менеджер із партнерств"),
    ),
    StaffMember("Злата Відповідальна", "press@example.org", "press_officer", both("Press officer", "Пресофіцерка")),
    StaffMember("Clementine Gatekeeper", "moderator@example.org", "moderator", both("Moderator", "Модераторка")),
    StaffMember("Юрій Ключник", "administrator@example.org", "administrator", both("Administrator", "Адміністратор")),
)
