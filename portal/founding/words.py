"""The words that every campaign's site begins with."""

from portal.content.shapes import Text, both

CAMPAIGN = both("The campaign", "Кампанія")
LIBRARY = both("Materials", "Матеріали")
LIBRARY_LEAD = both(
    "Posters, cards and texts to share. Take them as they are, or with your organisation’s own name.",
    "Плакати, картки й тексти, якими можна ділитися. Беріть як є — або з іменем вашої організації.",
)
FEATURED = both("Where to begin", "З чого почати")
# Columns of the footer: title, then (words, key of a page or place).
FOOTER: tuple[tuple[Text, tuple[tuple[Text, str], ...]], ...] = (
    (CAMPAIGN, ((both("What it is about", "Про що вона"), "campaign"), (LIBRARY, "materials"))),
    (
        both("Partners", "Партнери"),
        (
            (both("What partners do", "Що роблять партнери"), "what_partners_do"),
            (both("Apply as a partner", "Подати заявку"), "join"),
            (both("Partner area", "Кабінет партнера"), "partner_area"),
        ),
    ),
    (
        both("Media", "Медіа"),
        (
            (both("Information for the press", "Інформація для медіа"), "press"),
            (both("Ask a question", "Поставити запитання"), "ask"),
        ),
    ),
    (both("About this site", "Про сайт"), ((both("Privacy", "Приватність"), "privacy"),)),
)
JOIN = both("Join as an organisation", "Приєднати організацію")
