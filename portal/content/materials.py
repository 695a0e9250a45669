"""What partners can put their name on: five pictures here, the texts in the two modules beside."""

from .materials_answers import POSTS, QUESTIONS
from .materials_text import CREDIT, LEAFLET, LICENCE, SPEAKING_NOTES
from .shapes import Artwork, Material, both

HASHTAG_LINE = both("#territoriesarepeople", "#territoriesarepeople")
FAMILY_ALT = both(
    "Four faces in profile, one behind the other, drawn with the contour lines of a map.",
    "Чотири обличчя в профіль одне за одним, накреслені горизонталями мапи.",
)

POSTER_PEOPLE = Material(
    "poster-people",
    "poster",
    both("Poster: Territories are people", "Плакат «Території — це люди»"),
    both(
        (
            "The main poster of the campaign, for windows, stands and rallies: a family whose faces are "
            "drawn with the lines of a map. Your logo and your line of text stand at the foot of "
            "the sheet."
        ),
        (
            "Головний плакат кампанії — для вітрин, стендів і мирних акцій: родина, чиї обличчя "
            "накреслено лініями мапи. Ваш логотип і ваш рядок тексту — унизу аркуша."
        ),
    ),
    CREDIT,
    LICENCE,
    Artwork(
        "poster_people",
        "A3",
        both("Territories are people", "Території — це люди"),
        both(
            "Ukraine is not just territory. Ukraine is its people. We stand with those who live under occupation.",
            "Україна — це не просто територія. Україна — це її люди. Ми поруч із тими, хто живе в окупації.",
        ),
        HASHTAG_LINE,
        FAMILY_ALT,
        both("We stand with people who live under occupation.", "Ми поруч із людьми, які живуть в окупації."),
    ),
)

POSTER_CHILDREN = Material(
    "poster-children",
    "poster",
    both("Poster: Children are not leverage", "Плакат «Діти — не засіб тиску»"),
    both(
        (
            "A poster about families who are threatened with separation, for schools, libraries and town "
            "halls. It shows no real child, and we ask you not to add a photograph of one."
        ),
        (
            "Плакат про родини, яким погрожують розлукою, — для шкіл, бібліотек і муніципалітетів. На "
            "ньому немає жодної реальної дитини, і ми просимо не додавати дитячих світлин."
        ),
    ),
    CREDIT,
    LICENCE,
    Artwork(
        "poster_children",
        "A3",
        both("Children are not leverage", "Діти — не засіб тиску"),
        both(
            (
                "In occupied territories, parents whose children are absent from school are threatened with "
                "having them taken away."
            ),
            "На окупованих територіях батькам, чиї діти не ходять до школи, погрожують забрати дитину.",
        ),
        HASHTAG_LINE,
        both(
            "A woman drawn with contour lines; facing her, only the stitched outline of a child, with nobody inside.",
            "Жінка, накреслена горизонталями; навпроти — лише прошитий контур дитини, всередині порожньо.",
        ),
        both("Children belong with their families.", "Місце дитини — у її родині."),
    ),
)

CARD_PEOPLE = Material(
    "card-people",
    "social_card",
    both("Card: Territories are people", "Картка «Території — це люди»"),
    both(
        (
            "The campaign’s picture in daylight colours, made for feeds, four wide by five high. A good "
            "first post for a new partner."
        ),
        (
            "Образ кампанії в денних кольорах — для стрічки соцмереж, співвідношення 4:5. Добре "
            "підходить для першого допису нового партнера."
        ),
    ),
    CREDIT,
    LICENCE,
    Artwork(
        "social_card_people",
        "1080x1350",
        both("Territories are people", "Території — це люди"),
        both(
            "Ukraine is not just territory. Ukraine is its people. We stand with those who live under occupation.",
            "Україна — це не просто територія. Україна — це її люди. Ми поруч із тими, хто живе в окупації.",
        ),
        HASHTAG_LINE,
        FAMILY_ALT,
        both("We have joined the campaign.", "Ми приєдналися до кампанії."),
    ),
)

CARD_SILENCE = Material(
    "card-silence",
    "social_card",
    both("Card: Months without a call", "Картка «Місяці без дзвінка»"),
    both(
        (
            "A card about families who cannot reach each other, for feeds, four wide by five high. Goes "
            "well with a post about someone waiting for news."
        ),
        (
            "Картка про родини, які не можуть зв’язатися, — для стрічки соцмереж, співвідношення 4:5. "
            "Пасує до допису про тих, хто чекає на звістку."
        ),
    ),
    CREDIT,
    LICENCE,
    Artwork(
        "social_card_silence",
        "1080x1350",
        both("Months without a call", "Місяці без дзвінка"),
        both(
            (
                "In occupied territories people climb trees and rooftops to find a signal. Their families "
                "wait for months, not knowing whether they are safe."
            ),
            "В окупації люди вилазять на дерева й дахи, щоб спіймати зв’язок. Рідні місяцями не знають, що з ними.",
        ),
        HASHTAG_LINE,
        both(
            "At night somebody stands on a roof and holds up a phone; the rings of the signal break off.",
            "Уночі людина стоїть на даху й тримає вгорі телефон; кола сигналу уриваються.",
        ),
        both("Families have a right to hear from each other.", "Родини мають право на звістку від рідних."),
    ),
)

SHARE_CARD = Material(
    "share-card",
    "share_card",
    both("Share card: Territories are people", "Картка для посилань «Території — це люди»"),
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
        "share_card",
        "1200x630",
        both("Territories are people", "Території — це люди"),
        both(
            "Ukraine is not just territory. Ukraine is its people. We stand with those who live under occupation.",
            "Україна — це не просто територія. Україна — це її люди. Ми поруч із тими, хто живе в окупації.",
        ),
        HASHTAG_LINE,
        FAMILY_ALT,
        both("We have signed the statement.", "Ми підписали заяву."),
    ),
)

MATERIALS = (
    POSTER_PEOPLE,
    POSTER_CHILDREN,
    CARD_PEOPLE,
    CARD_SILENCE,
    SHARE_CARD,
    LEAFLET,
    POSTS,
    QUESTIONS,
    SPEAKING_NOTES,
)
