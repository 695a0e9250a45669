"""What partners can put their name on: five pictures here, the texts in `materials_text`."""

from .materials_text import CREDIT, LEAFLET, LICENCE, POSTS, QUESTIONS, SPEAKING_NOTES
from .shapes import Artwork, Material, both

POSTER_PEOPLE = Material(
    "poster-territories-are-people",
    "poster",
    both("Poster: Territories are people", "Плакат «Території — це люди»"),
    both(
        (
            "The main poster of the campaign, for windows, stands and rallies. Your logo and your line of "
            "text stand at the foot of the sheet."
        ),
        (
            "Головний плакат кампанії: для вітрин, стендів і мирних акцій. Ваш логотип і ваш рядок тексту — "
            "унизу аркуша."
        ),
    ),
    CREDIT,
    LICENCE,
    Artwork(
        "A3",
        both("Territories are people", "Території — це люди"),
        both("You cannot give away the land and keep the people.", "Не можна віддати землю й не віддати людей."),
        both(
            "#territoriesarepeople · Behind every line on the map, someone is waiting.",
            "#territoriesarepeople · За кожною лінією на мапі хтось чекає.",
        ),
        both(
            (
                "Poster. A map whose land is formed by drawn figures standing close together: a woman, an older "
                "woman, a child and others. The headline reads: Territories are people."
            ),
            (
                "Плакат. Мапа, яку утворюють намальовані постаті, що стоять пліч-о-пліч: жінка, літня жінка, "
                "дитина та інші люди. Напис: «Території — це люди»."
            ),
        ),
        both("We stand with people who live under occupation.", "Ми поруч із людьми, які живуть в окупації."),
    ),
)

POSTER_PRICE = Material(
    "poster-not-the-price",
    "poster",
    both("Poster: Not the price of peace", "Плакат «Не ціна миру»"),
    both(
        (
            "A poster about the words ‘land for peace’, for universities, town halls and places where "
            "politics is discussed."
        ),
        (
            "Плакат про формулу «земля в обмін на мир»: для університетів, муніципалітетів і місць, де "
            "говорять про політику."
        ),
    ),
    CREDIT,
    LICENCE,
    Artwork(
        "A3",
        both("People are not the price of peace", "Люди — не ціна миру"),
        both(
            "Before you speak about land, ask who lives there.",
            "Перш ніж говорити про землю, спитайте, хто на ній живе.",
        ),
        both(
            "#territoriesarepeople · Protection, access and justice for everyone under occupation.",
            "#territoriesarepeople · Захист, доступ і справедливість для всіх, хто в окупації.",
        ),
        both(
            (
                "Poster. A lit window in a dark house, and the outline of a person who looks out. The headline "
                "reads: People are not the price of peace."
            ),
            (
                "Плакат. Освітлене вікно в темному будинку та обрис людини, яка дивиться надвір. Напис: «Люди — "
                "не ціна миру»."
            ),
        ),
        both("Ask who lives there.", "Спитайте, хто там живе."),
    ),
)

CARD_CALL = Material(
    "card-highest-place",
    "social_card",
    both("Card: The highest place", "Картка «Найвище місце»"),
    both(
        "A card about families who cannot reach each other. Made for feeds, four wide by five high.",
        "Картка про родини, які не можуть зв’язатися. Для стрічки соцмереж, співвідношення 4 : 5.",
    ),
    CREDIT,
    LICENCE,
    Artwork(
        "1080x1350",
        both("She climbed the hill to say: I am alive", "Вона піднялася на гору, щоб сказати: я жива"),
        both(
            "Under occupation people look for the highest place to get a signal. Many cannot climb.",
            "В окупації зв’язок шукають там, де найвище. Піднятися можуть не всі.",
        ),
        both("#territoriesarepeople", "#territoriesarepeople"),
        both(
            (
                "Card. A small figure with a phone stands on top of a hill under a wide evening sky. The text "
                "reads: She climbed the hill to say: I am alive."
            ),
            (
                "Картка. Маленька постать із телефоном стоїть на вершині пагорба під широким вечірнім небом. "
                "Напис: «Вона піднялася на гору, щоб сказати: я жива»."
            ),
        ),
        both("Families have a right to hear from each other.", "Родини мають право чути одне одного."),
    ),
)

CARD_SCHOOL = Material(
    "card-own-language",
    "social_card",
    both("Card: A child’s own language", "Картка «Мова дитини»"),
    both(
        "A card about school under occupation. It shows no real child, and please add none.",
        "Картка про школу в окупації. На ній немає жодної реальної дитини — і, будь ласка, не додавайте.",
    ),
    CREDIT,
    LICENCE,
    Artwork(
        "1080x1350",
        both("A child’s language is not an offence", "Мова дитини — не провина"),
        both(
            "Parents are threatened with losing a child who does not appear at an occupation school.",
            "Батькам погрожують відібрати дитину, якщо вона не ходить до окупаційної школи.",
        ),
        both("#territoriesarepeople", "#territoriesarepeople"),
        both(
            (
                "Card. An open exercise book with empty lines, and a pencil beside it. The text reads: A child’s "
                "language is not an offence."
            ),
            "Картка. Розгорнутий зошит із порожніми рядками, поруч олівець. Напис: «Мова дитини — не провина».",
        ),
        both("Children belong with their families.", "Місце дитини — у її родині."),
    ),
)

SHARE_CARD = Material(
    "share-card-ask-who-lives-there",
    "share_card",
    both("Share card: Who lives there?", "Картка для посилань «Хто там живе?»"),
    both(
        (
            "The picture that appears when a page about the campaign is shared. Wide, so that it fits "
            "messengers and link previews."
        ),
        (
            "Зображення, яке з’являється, коли діляться сторінкою кампанії. Широке — для месенджерів і "
            "попереднього перегляду посилань."
        ),
    ),
    CREDIT,
    LICENCE,
    Artwork(
        "1200x630",
        both("Who lives there?", "Хто там живе?"),
        both("Territories are people. Read, sign, share.", "Території — це люди. Читайте, підписуйте, діліться."),
        both("#territoriesarepeople", "#territoriesarepeople"),
        both(
            (
                "Wide card. A folded map on a table; where the fold opens, the roofs of a village can be seen. "
                "The text reads: Who lives there?"
            ),
            "Широка картка. На столі складена мапа, у розгині якої видно дахи села. Напис: «Хто там живе?».",
        ),
        both("We signed the statement.", "Ми підписали заяву."),
    ),
)

MATERIALS = (POSTER_PEOPLE, POSTER_PRICE, CARD_CALL, CARD_SCHOOL, SHARE_CARD, LEAFLET, POSTS, QUESTIONS, SPEAKING_NOTES)
