"""The seven invented organisations that are on their way, were declined, or are suspended."""

from .shapes import Application, Organization, Person, both, several

WARM_WINDOW = Organization(
    key="warm-window",
    standing="in_review",
    names=several(en="Warm Window Club", uk="Клуб «Тепле вікно»", lt="Šilto lango klubas"),
    country="LT",
    website="https://siltas-langas.example.org",
    languages=("lt", "en", "uk"),
    language="en",
    mission=both(
        "Neighbours in Lithuania who cook, mend and translate for people from Ukraine, every Thursday evening.",
        "Сусіди в Литві, які щочетверга готують, лагодять і перекладають для людей з України.",
    ),
    tagline=both("Thursday is for neighbours", "Четвер — для сусідів"),
    colours=("#7a1f3d", "#ffffff"),
    people=(
        Person("Rasa Langaitė", "rasa@siltas-langas.example.org", "owner", both("Coordinator", "Координаторка")),
        Person("Vėjas Šiltaitis", "vejas@siltas-langas.example.org", "editor", both("Treasurer", "Скарбник")),
    ),
    application=Application(
        why=(
            "Our guests told us about their relatives in Melitopol and Henichesk. We promised them to do "
            "more than cook."
        ),
        plans="Leaflets in Lithuanian at our evenings and at the town library, five posts a month.",
        reach="About 150 regular guests, 1,100 followers.",
        registration_number="LT-DEMO-6003",
    ),
)

FIREFLIES = Organization(
    key="fireflies",
    standing="information_needed",
    names=several(
        en="Tuesday Firefly Ferry",
        uk="Мандрівний театр «Вівторкові перевізники світлячків»",
        fr="Les Passeurs de lucioles du mardi",
    ),
    country="FR",
    website="https://lucioles.example.org",
    languages=("fr", "en"),
    language="en",
    mission=several(
        en=(
            "A travelling theatre that plays in villages and turns testimony into short plays, together "
            "with the people whose testimony it is."
        ),
        uk=(
            "Мандрівний театр, який виступає в селах і створює короткі вистави за свідченнями — разом із "
            "людьми, які їх дали."
        ),
        fr=(
            "Un théâtre itinérant qui joue dans les villages et crée de courtes pièces à partir de "
            "témoignages, avec celles et ceux qui les ont livrés."
        ),
    ),
    tagline=several(
        en="Small lights, carried far", uk="Малі вогники, далекі дороги", fr="De petites lumières, portées loin"
    ),
    colours=("#285c32", "#ffffff"),
    people=(
        Person(
            "Capucine Lumineau",
            "capucine@lucioles.example.org",
            "owner",
            both("Artistic director", "Художня керівниця"),
        ),
        Person("Anatole Rivage", "anatole@lucioles.example.org", "editor", both("Tour manager", "Менеджер турне")),
    ),
    application=Application(
        why=(
            "We have a play about a telephone on a hill. After each performance the audience asks what "
            "to do. We would like to have an answer."
        ),
        plans="Posters at 22 performances, a table with leaflets, and a reading of the statement after the play.",
        reach="About 4,000 spectators a year, mostly outside large cities.",
        registration_number="FR-DEMO-7211",
    ),
    question=both(
        (
            "Thank you for a moving application. One thing before we decide: your play uses the words of "
            "people from occupied towns. How did they agree to it, and how can they withdraw? A copy of "
            "the consent form that you use, without names, would be enough."
        ),
        (
            "Дякуємо за зворушливу заявку. Перш ніж вирішити, хочемо уточнити одне: у вашій виставі "
            "звучать слова людей з окупованих міст. Як вони на це погодилися і як можуть відкликати "
            "згоду? Вистачить зразка форми згоди, яку ви використовуєте, без імен."
        ),
    ),
)

ATLAS_WINDOW = Organization(
    key="atlas-window",
    standing="applied",
    names=several(en="Seventh Atlas Window", uk="Асоціація «Сьоме вікно Атласу»", ar="جمعية نافذة الأطلس السابعة"),
    country="MA",
    website="https://atlas-window.example.org",
    languages=("ar", "fr", "en"),
    language="en",
    mission=several(
        en="We teach young people in the Atlas mountains about human rights through stories from other places.",
        uk="Ми розповідаємо молоді в горах Атласу про права людини через історії з інших країн.",
        ar="نعرّف الشباب في جبال الأطلس بحقوق الإنسان من خلال قصص من أماكن أخرى.",
    ),
    tagline=several(en="A window for every valley", uk="Вікно для кожної долини", ar="نافذة لكل وادٍ"),
    colours=("#0a4f52", "#ffffff"),
    people=(Person("نور الأطلسية", "nour@atlas-window.example.org", "owner", both("Chair", "Голова")),),
    application=Application(
        why="Our students asked why some wars are explained with maps only. This campaign starts where they did.",
        plans=(
            "An Arabic version of the leaflet, four school workshops, a short video by students who wish to take part."
        ),
        reach="9 schools, 2,700 followers in Arabic and French.",
        registration_number="MA-DEMO-8120",
    ),
)

NORTHERN_LIGHTS = Organization(
    key="northern-lights-bridge",
    standing="applied",
    names=several(en="Northern Lights Bridge", uk="«Міст північного сяйва»", fi="Revontulisilta ry"),
    country="FI",
    website="https://revontulisilta.example.org",
    languages=("fi", "sv", "en"),
    language="en",
    mission=both(
        "Volunteers who accompany newcomers in Finland through their first winter.",
        "Волонтери й волонтерки, які супроводжують новоприбулих у Фінляндії впродовж першої зими.",
    ),
    tagline=both("No one walks the first winter alone", "Перша зима — не на самоті"),
    colours=("#16245c", "#ffffff"),
    people=(
        Person(
            "Aamu Siltanen-Valo",
            "aamu@revontulisilta.example.org",
            "owner",
            both("Executive director", "Виконавча директорка"),
        ),
        Person("Otso Lumikangas", "otso@revontulisilta.example.org", "viewer", both("Volunteer", "Волонтер")),
    ),
    application=Application(
        why=(
            "We see what months without news do to a person. We want more people in Finland to know "
            "where that silence comes from."
        ),
        plans="Social cards in Finnish and Swedish, an evening at three libraries, one spokesperson.",
        reach="210 volunteers in nine towns, 5,000 followers.",
        registration_number="FI-DEMO-9034",
    ),
)

MAPLE_CANDLE = Organization(
    key="maple-candle",
    standing="draft",
    names=several(en="Maple Candle Collective", uk="Спільнота «Кленова свічка»", fr="Collectif Chandelle d’érable"),
    country="CA",
    website="https://maple-candle.example.org",
    languages=("en", "fr"),
    language="en",
    mission=both(
        "Students at several Canadian universities who hold vigils for people under occupation.",
        (
            "Студентство кількох канадських університетів, яке проводить вечори пам’яті й солідарності з "
            "людьми в окупації."
        ),
    ),
    tagline=both("One candle, one name", "Одна свічка — одне ім’я"),
    colours=("#2b2f36", "#ffffff"),
    people=(
        Person(
            "Juniper Candlewick", "juniper@maple-candle.example.org", "owner", both("Co-organiser", "Співорганізаторка")
        ),
    ),
    application=Application(
        why="We would like to hold our vigils under a statement that many organisations share.",
        plans="",
        reach="",
        registration_number="",
    ),
)

LOUDHAILER = Organization(
    key="loudhailer",
    standing="declined",
    names=both("Loudhailer Outreach", "«Гучномовець Аутріч»"),
    country="GB",
    website="https://loudhailer.example.org",
    languages=("en",),
    language="en",
    mission=both(
        "Loudhailer helps causes to find their audience, with contact lists for every need.",
        "«Гучномовець Аутріч» допомагає ініціативам знайти аудиторію за списками контактів на будь-яку потребу.",
    ),
    tagline=both("Louder together", "Разом гучніше"),
    colours=("#8f3420", "#ffffff"),
    people=(
        Person(
            "Barnaby Loudwater",
            "barnaby@loudhailer.example.org",
            "owner",
            both("Account manager", "Менеджер із роботи з клієнтами"),
        ),
    ),
    application=Application(
        why="Your campaign fits our portfolio, and our clients are interested in people who support it.",
        plans="Collect supporters’ addresses at events and offer them to suitable causes.",
        reach="2 million contacts.",
        registration_number="GB-DEMO-1177",
    ),
    reason=both(
        (
            "Thank you for your interest. We cannot accept the application, because you plan to collect "
            "supporters’ addresses and pass them on. Partners of this campaign agree not to do that, "
            "whatever the purpose. You are welcome to share our public materials as anyone may, and to "
            "apply again if your plans change."
        ),
        (
            "Дякуємо за інтерес. Ми не можемо прийняти заявку, оскільки ви плануєте збирати адреси "
            "прихильників і передавати їх іншим. Партнери кампанії зобов’язуються цього не робити, хоч "
            "якою була б мета. Ви можете, як і будь-хто, поширювати наші відкриті матеріали й подати "
            "заявку ще раз, якщо плани зміняться."
        ),
    ),
)

PAPER_CRANE = Organization(
    key="paper-crane",
    standing="suspended",
    names=several(
        en="Exercise-Book Paper Crane",
        uk="Товариство «Паперовий журавель із зошита»",
        cs="Spolek Papírový jeřáb ze sešitu",
    ),
    country="CZ",
    website="https://papirovy-jerab.example.org",
    languages=("cs", "en"),
    language="en",
    mission=several(
        en=(
            "We organise holidays for children who have lived through war, and training for the adults "
            "who look after them."
        ),
        uk="Ми влаштовуємо відпочинок для дітей, які пережили війну, і навчаємо дорослих, які про них піклуються.",
        cs="Pořádáme prázdniny pro děti, které zažily válku, a vzděláváme dospělé, kteří o ně pečují.",
    ),
    tagline=several(en="Folded with care", uk="Складено з турботою", cs="Složeno s péčí"),
    colours=("#553772", "#ffffff"),
    people=(
        Person("Květa Sešitová", "kveta@papirovy-jerab.example.org", "owner", both("Chair", "Голова")),
        Person(
            "Vavřinec Jeřábek-Smyšlený",
            "vavrinec@papirovy-jerab.example.org",
            "editor",
            both("Social media", "Соціальні мережі"),
        ),
    ),
    application=Application(
        why=(
            "Children tell us what happened to them. We cannot show their faces, but we can stand behind a statement."
        ),
        plans="Posters at three holiday centres, social cards in Czech, one spokesperson on children’s rights.",
        reach="3 centres, 7,400 followers.",
        registration_number="CZ-DEMO-1256",
    ),
    reason=both(
        (
            "Your website was taken over by somebody else, who published an altered poster with your "
            "logo. At your own request we have suspended the partnership until the site is yours again. "
            "Nothing has been deleted."
        ),
        (
            "Ваш сайт захопили сторонні особи й опублікували на ньому змінений плакат із вашим "
            "логотипом. На ваше прохання ми призупинили партнерство, доки сайт знову не буде під вашим "
            "контролем. Нічого не видалено."
        ),
    ),
)
