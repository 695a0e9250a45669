"""The five invented organisations that are partners already."""

from .shapes import Application, Organization, Person, both, several

LANTERN = Organization(
    key="lantern",
    standing="approved",
    names=both("Lantern on the Porch", "Громадська організація «Ліхтар на ґанку»"),
    country="UA",
    website="https://lantern.example.org",
    languages=("uk", "en"),
    language="uk",
    mission=both(
        (
            "We support families who are looking for relatives taken away under occupation: with legal "
            "advice, with counselling, and with company in the waiting."
        ),
        (
            "Ми підтримуємо родини, які шукають близьких, забраних в окупації: юридичною порадою, "
            "психологічною допомогою — і просто тим, що поруч, поки триває чекання."
        ),
    ),
    tagline=both("Until everyone is home", "Доки всі не вдома"),
    colours=("#1d2f6f", "#ffffff"),
    people=(
        Person("Дарина Ліхтаренко", "daryna@lantern.example.org", "owner", both("Director", "Директорка")),
        Person(
            "Остап Світанковий",
            "ostap@lantern.example.org",
            "editor",
            both("Communications lead", "Керівник комунікацій"),
        ),
        Person(
            "Мілана Віконна",
            "milana@lantern.example.org",
            "viewer",
            both("Caseworker", "Координаторка допомоги родинам"),
        ),
    ),
    application=Application(
        why=(
            "Ми щодня говоримо з родинами, які не знають, де їхні близькі. Коли про території говорять "
            "без людей, ці родини чують, що їх списали. Хочемо, щоб їх почули першими."
        ),
        plans=(
            "Розмістимо плакати в наших трьох приймальнях, проведемо дві відкриті зустрічі з родинами, "
            "які самі захочуть виступити, і даватимемо коментарі українською та англійською."
        ),
        reach="Близько 4 000 підписників, розсилка на 900 адрес, партнерські бібліотеки в шести містах.",
        registration_number="UA-DEMO-1001",
    ),
)

OPEN_WINDOW = Organization(
    key="open-window",
    standing="approved",
    names=several(
        en="Open Window onto the Cherry Trees",
        uk="Фундація «Відчинене вікно на черешні»",
        pl="Fundacja Otwarte Okno na Czereśnie",
    ),
    country="PL",
    website="https://otwarte-okno.example.org",
    languages=("pl", "en", "uk"),
    language="en",
    mission=both(
        (
            "We run reading rooms and language courses for people who had to leave their homes, and tell "
            "our neighbours why they did."
        ),
        (
            "Ми відкриваємо читальні й мовні курси для людей, які мусили залишити домівки, і "
            "розповідаємо нашим сусідам, чому так сталося."
        ),
    ),
    tagline=several(en="Let the light in", uk="Впустімо світло", pl="Wpuśćmy światło"),
    colours=("#0b5757", "#ffffff"),
    people=(
        Person(
            "Jagoda Okienna", "jagoda@otwarte-okno.example.org", "owner", both("Chair of the board", "Голова правління")
        ),
        Person("Tymon Poranny", "tymon@otwarte-okno.example.org", "editor", both("Web developer", "Веброзробник")),
    ),
    application=Application(
        why=(
            "Half of our students come from towns that were or still are occupied. They asked us to sign "
            "before we had read the statement."
        ),
        plans=(
            "Posters in Polish and Ukrainian in eleven reading rooms, the campaign’s updates on our site "
            "through the API, one public reading every month."
        ),
        reach="11 reading rooms, 6,500 newsletter readers, 20,000 visits a month.",
        registration_number="PL-DEMO-2044",
    ),
)

BRIDGEWORD = Organization(
    key="bridgeword",
    standing="approved",
    names=several(en="Bridgeword", uk="Товариство «Слово-міст»", de="Brückenwort e. V."),
    country="DE",
    website="https://brueckenwort.example.org",
    languages=("de", "en", "uk"),
    language="en",
    mission=several(
        en=(
            "Bridgeword brings translators together who work without pay for people in need of "
            "protection: statements, letters, testimony."
        ),
        de=(
            "Brückenwort vernetzt Übersetzerinnen und Übersetzer, die ehrenamtlich für Schutzsuchende "
            "arbeiten: Erklärungen, Briefe, Zeugenaussagen."
        ),
        uk=(
            "«Слово-міст» об’єднує перекладачок і перекладачів, які безоплатно допомагають тим, хто "
            "потребує захисту: перекладають заяви, листи, свідчення."
        ),
    ),
    tagline=several(en="Heard in every language", uk="Почуті кожною мовою", de="In jeder Sprache gehört"),
    colours=("#344f66", "#ffffff"),
    people=(
        Person(
            "Friederike Morgenlicht",
            "friederike@brueckenwort.example.org",
            "owner",
            both("Managing director", "Виконавча директорка"),
        ),
        Person(
            "Anton Zeilensprung",
            "anton@brueckenwort.example.org",
            "editor",
            both("Volunteer coordinator", "Координатор волонтерів"),
        ),
    ),
    application=Application(
        why=(
            "In German debates the word ‘territory’ comes up every week and the word ‘people’ does not. "
            "Language is our trade, so we would like to mend that."
        ),
        plans=(
            "German versions of all materials, two trained spokespeople, and a checked glossary that any "
            "partner may use."
        ),
        reach="340 translators in 60 towns; 3,200 followers.",
        registration_number="DE-DEMO-3107",
    ),
)

HOUSE_OF_VOICES = Organization(
    key="house-of-voices",
    standing="approved",
    names=several(en="House of Voices ‘Nine Echoes’", uk="Дім голосів «Дев’ять відлунь»", ka="ხმების სახლი „ცხრა ექო“"),
    country="GE",
    website="https://voices.example.org",
    languages=("ka", "en"),
    language="en",
    mission=several(
        en=(
            "We record the memories of people who were displaced by war, and keep them safe until those "
            "people decide who may hear them."
        ),
        uk=(
            "Ми записуємо спогади людей, яких війна вигнала з дому, і бережемо їх, доки ці люди самі не "
            "вирішать, хто може їх почути."
        ),
    ),
    tagline=both("Memory belongs to those who lived it", "Пам’ять належить тим, хто це пережив"),
    colours=("#22262b", "#ffffff"),
    people=(
        Person("თამარ ექოშვილი", "tamar@voices.example.org", "owner", both("Founder", "Засновниця")),
        Person("Luka Ekhoshvili", "luka@voices.example.org", "viewer", both("Archivist", "Архівіст")),
    ),
    application=Application(
        why=(
            "We know from our own country what it means when a line is moved across a village. People in "
            "Ukraine should not have to explain it alone."
        ),
        plans=(
            "An exhibition of posters beside recordings from our archive, each with the consent of the "
            "person who speaks; interviews in Georgian and English."
        ),
        reach="One exhibition hall, 9,000 followers, local radio.",
        registration_number="GE-DEMO-4012",
    ),
)

OPEN_QUAY = Organization(
    key="open-quay",
    standing="approved",
    names=several(
        en="Open Quay of the Gulls", uk="Асоціація «Відкрита пристань чайок»", pt="Associação Cais Aberto das Gaivotas"
    ),
    country="PT",
    website="https://cais-aberto.example.org",
    languages=("pt", "en", "fr"),
    language="en",
    mission=several(
        en=(
            "A network of port cities that welcomes people who have fled war and speaks up for those who "
            "could not flee."
        ),
        uk=(
            "Мережа портових міст, яка приймає людей, що втекли від війни, і говорить на захист тих, хто "
            "втекти не зміг."
        ),
        pt="Uma rede de cidades portuárias que acolhe quem fugiu da guerra e dá voz a quem não pôde fugir.",
    ),
    tagline=several(en="There is room on the quay", uk="На пристані є місце", pt="Há lugar no cais"),
    colours=("#17326b", "#ffffff"),
    people=(
        Person("Graça do Cais", "graca@cais-aberto.example.org", "owner", both("President", "Президентка")),
        Person("Tomé Farol", "tome@cais-aberto.example.org", "editor", both("Press officer", "Речник")),
    ),
    application=Application(
        why=(
            "Our members meet people every week whose parents are still under occupation. We would like "
            "to say so publicly, and with others."
        ),
        plans=(
            "Posters at ferry terminals, a share card for 14 municipalities, a spokesperson in Portuguese and French."
        ),
        reach="14 cities, about 30,000 readers of municipal newsletters.",
        registration_number="PT-DEMO-5090",
    ),
)
