"""What six invented reporters asked, each in their own language and zone."""

from .shapes import Inquiry

INQUIRIES = (
    Inquiry(
        "courier-families",
        "Penelope Inkwell",
        "The Example Courier",
        "penelope@courier.example.org",
        "en",
        "detention",
        "Europe/London",
        5,
        (
            "We are preparing a piece about civilians who are held without charge. Could somebody who "
            "works with their families talk to us for fifteen minutes this afternoon? We will not ask "
            "for names and are happy to send the quotations before printing."
        ),
    ),
    Inquiry(
        "pryklad-school",
        "Орися Перо",
        "Інтернет-видання «Приклад»",
        "orysia@pryklad.example.org",
        "uk",
        "children",
        "Europe/Kyiv",
        26,
        (
            "Готуємо матеріал про те, як діти з окупованих територій повертаються до української школи. "
            "Шукаємо освітянина чи освітянку, які прокоментують: що таким дітям допомагає, а чого не "
            "варто робити вчителям? Імен і фотографій дітей не публікуємо."
        ),
    ),
    Inquiry(
        "beispielfunk-land",
        "Leonhard Mikrofon",
        "Beispielfunk",
        "leonhard@beispielfunk.example.org",
        "de",
        "identity",
        "Europe/Berlin",
        3,
        (
            "Heute Abend diskutieren wir im Studio über „Land gegen Frieden“. Wir suchen noch eine "
            "deutschsprachige Stimme, die aus der Arbeit mit Betroffenen berichten kann, gern "
            "zugeschaltet, etwa acht Minuten. Ist das kurzfristig möglich?"
        ),
    ),
    Inquiry(
        "sample-herald-aid",
        "Desmond Foolscap",
        "The Sample Herald",
        "desmond@sampleherald.example.org",
        "en",
        "aid",
        "America/Toronto",
        72,
        (
            "What is known about access to insulin and other essential medicine in the occupied areas, "
            "and which of it can be attributed to published reports? We would be grateful for sources "
            "that we can cite."
        ),
    ),
    Inquiry(
        "zrazok-filtration",
        "Богдан Зразковий",
        "Радіо «Зразок»",
        "bohdan@zrazok.example.org",
        "uk",
        "filtration",
        "Europe/Kyiv",
        10,
        (
            "Чи може хтось із ваших партнерів пояснити слухачам, що таке «фільтрація» і які права має "
            "людина, яка її проходить? Розмова в записі, до десяти хвилин, українською."
        ),
    ),
    Inquiry(
        "specimen-labour",
        "Wilhelmina Quillfeather",
        "Specimen Weekly",
        "wilhelmina@specimen.example.org",
        "en",
        "labour",
        "America/New_York",
        -20,
        (
            "For an explainer on forced labour under occupation we need two sentences on what the Geneva "
            "Conventions allow and forbid, from someone we may name."
        ),
    ),
)
