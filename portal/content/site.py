"""The words of the home page, and the pages beside it."""

from .shapes import Call, Section, both
from .site_pages import PRESS, PRIVACY, WHAT_PARTNERS_DO

__all__ = ["HERO_CALLS", "HERO_LEAD", "HERO_TITLE", "PAGES", "STATEMENTS"]

HERO_TITLE = both("Territories are people", "Території — це люди")
HERO_LEAD = both(
    (
        "Millions of people have lived under Russian occupation, and many still do. Whoever talks "
        "about giving up land talks about them."
    ),
    (
        "Мільйони людей пережили російську окупацію, багато хто живе в ній і досі. Хто говорить про "
        "поступки землею, говорить про них."
    ),
)
HERO_CALLS = (
    Call("partner", both("Join as an organisation", "Приєднати організацію")),
    Call("share", both("Take materials and share them", "Взяти матеріали й поширити")),
    Call("report", both("Report a violation safely", "Безпечно повідомити про порушення")),
)

STATEMENTS = (
    Section(
        both("Nobody lives on a map", "На мапі ніхто не живе"),
        (
            both(
                (
                    "A line that moves by a finger’s width takes whole towns with it: their schools, their "
                    "pharmacies, their people."
                ),
                "Лінія, зсунута на палець, забирає із собою цілі міста: їхні школи, аптеки, людей.",
            ),
        ),
    ),
    Section(
        both("We know what happens", "Ми знаємо, що відбувається"),
        (
            both(
                (
                    "Abductions, prisons without courts, missing medicine, children under threat. People have "
                    "told us, and public reports confirm the pattern."
                ),
                (
                    "Викрадення, в’язниці без суду, брак ліків, діти під загрозою. Про це розповіли нам самі "
                    "люди, а відкриті доповіді підтверджують, що це не поодинокі випадки."
                ),
            ),
        ),
    ),
    Section(
        both("Many voices carry further", "Разом нас чути далі"),
        (
            both(
                (
                    "Organisations in many countries stand behind one statement, each with its own name and in "
                    "its own language."
                ),
                "Організації з багатьох країн підтримують одну заяву — кожна від свого імені та своєю мовою.",
            ),
        ),
    ),
)

PAGES = (WHAT_PARTNERS_DO, PRIVACY, PRESS)
