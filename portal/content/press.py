"""Invented people who speak to the press, and invented reporters who ask."""

from .press_inquiries import INQUIRIES
from .shapes import MediaContact, Quote, both, several

__all__ = ["INQUIRIES", "MEDIA_CONTACTS", "QUOTES", "TOPIC_LABELS"]

TOPIC_LABELS = {
    "profiling": both("Abductions", "Викрадення людей"),
    "detention": both("Detention without trial", "Позбавлення волі без суду"),
    "aid": both("Aid and medicine", "Гуманітарна допомога й ліки"),
    "communications": both("Communications", "Зв’язок"),
    "children": both("Children and schools", "Діти та школа"),
    "property": both("Property and money", "Майно та гроші"),
    "filtration": both("Movement and ‘filtration’", "Пересування та «фільтрація»"),
    "labour": both("Forced labour", "Примусова праця"),
    "identity": both("Identity and Crimean Tatars", "Ідентичність і кримські татари"),
}

MEDIA_CONTACTS = (
    MediaContact(
        "Дарина Ліхтаренко",
        "lantern",
        "daryna@lantern.example.org",
        both(
            "Director; works with families of people who were taken away", "Директорка; працює з родинами зниклих людей"
        ),
        ("uk", "en"),
        ("profiling", "detention"),
        "Europe/Kyiv",
    ),
    MediaContact(
        "Остап Світанковий",
        "lantern",
        "ostap@lantern.example.org",
        both("Communications lead", "Керівник комунікацій"),
        ("uk",),
        ("communications", "filtration"),
        "Europe/Kyiv",
    ),
    MediaContact(
        "Jagoda Okienna",
        "open-window",
        "jagoda@otwarte-okno.example.org",
        both(
            "Chair; education and language of displaced children", "Голова правління; освіта й мова дітей, які виїхали"
        ),
        ("pl", "en"),
        ("children", "identity"),
        "Europe/Warsaw",
    ),
    MediaContact(
        "Friederike Morgenlicht",
        "bridgeword",
        "friederike@brueckenwort.example.org",
        both(
            "Managing director; how testimony is recorded and translated",
            "Виконавча директорка; як записують і перекладають свідчення",
        ),
        ("de", "en"),
        ("detention", "identity"),
        "Europe/Berlin",
    ),
    MediaContact(
        "Anton Zeilensprung",
        "bridgeword",
        "anton@brueckenwort.example.org",
        both("Coordinator of the Ukrainian translators", "Координатор українських перекладачів"),
        ("de", "uk", "en"),
        ("filtration", "property"),
        "Europe/Berlin",
    ),
    MediaContact(
        "Luka Ekhoshvili",
        "house-of-voices",
        "luka@voices.example.org",
        both("Archivist; memory and displacement", "Архівіст; пам’ять і вимушене переселення"),
        ("ka", "en"),
        ("identity", "property"),
        "Asia/Tbilisi",
    ),
    MediaContact(
        "Tomé Farol",
        "open-quay",
        "tome@cais-aberto.example.org",
        both("Press officer; reception of people who fled", "Речник; прийом людей, які виїхали"),
        ("pt", "fr", "en"),
        ("aid", "communications"),
        "Europe/Lisbon",
    ),
    MediaContact(
        "Graça do Cais",
        "open-quay",
        "graca@cais-aberto.example.org",
        both("President; work and rights of older people", "Президентка; праця та права літніх людей"),
        ("pt", "en"),
        ("labour", "aid"),
        "Europe/Lisbon",
    ),
)

QUOTES = (
    Quote(
        "Дарина Ліхтаренко",
        "detention",
        both(
            (
                "A family that does not know where someone is cannot even begin to mourn or to hope. To give "
                "up the territory is to tell them to stop asking."
            ),
            (
                "Родина, яка не знає, де її близька людина, не може ні оплакувати, ні сподіватися. Віддати "
                "територію — це сказати їй: більше не питайте."
            ),
        ),
        90,
    ),
    Quote(
        "Friederike Morgenlicht",
        "identity",
        several(
            en=(
                "In a year of translating I have not once met the word ‘territory’ in a testimony. People write ‘home’."
            ),
            uk="За рік перекладів я жодного разу не натрапила у свідченнях на слово «територія». Люди пишуть: «дім».",
            de=(
                "In einem Jahr des Übersetzens ist mir in keiner Zeugenaussage das Wort „Territorium“ "
                "begegnet. Die Menschen schreiben „Zuhause“."
            ),
        ),
        60,
    ),
)
