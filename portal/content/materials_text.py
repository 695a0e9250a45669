"""Materials that are read or spoken: a leaflet, ready posts, five hard questions and speaking notes."""

from .shapes import Material, Section, both

CREDIT = both("Campaign ‘Territories are people’", "Кампанія «Території — це люди»")
LICENCE = both(
    (
        "Creative Commons Attribution 4.0 International (CC BY 4.0). Name the campaign; do not change "
        "the facts. Partners’ logos are not covered by this licence."
    ),
    (
        "Creative Commons «Із зазначенням авторства» 4.0 Міжнародна (CC BY 4.0). Зазначайте кампанію й "
        "не змінюйте фактів. На логотипи партнерів ця ліцензія не поширюється."
    ),
)

LEAFLET = Material(
    "leaflet-one-page",
    "leaflet",
    both("Leaflet: Who lives there?", "Листівка «Хто там живе?»"),
    both(
        "One page to print and hand out, or to send to a member of parliament.",
        "Одна сторінка, яку можна роздрукувати й роздати або надіслати депутатові чи депутатці.",
    ),
    CREDIT,
    LICENCE,
    sections=(
        Section(
            both("Who lives there?", "Хто там живе?"),
            (
                both(
                    (
                        "You may have heard it in a debate or over dinner: if Ukraine gave up some territory, the war "
                        "would be over. It sounds reasonable for as long as one thinks of land. But nobody can hand over "
                        "land alone. With it go the people who live on it, and they have no say."
                    ),
                    (
                        "Можливо, ви чули це в дебатах чи за вечерею: якби Україна віддала частину території, війна б "
                        "закінчилася. Це звучить розумно, доки думаєш про землю. Та віддати саму лише землю неможливо. "
                        "Разом із нею віддають людей, які на ній живуть, — і їх ніхто не питає."
                    ),
                ),
            ),
        ),
        Section(
            both("What occupation means for them", "Що для них означає окупація"),
            (
                both(
                    (
                        "People who helped their neighbours or spoke up for Ukraine have been abducted, tortured and "
                        "killed. Detainees are held in basements, without a charge or a court, and their families are "
                        "not told where they are."
                    ),
                    (
                        "Людей, які допомагали сусідам чи висловлювалися за Україну, викрадали, катували, вбивали. "
                        "Затриманих тримають у підвалах без звинувачення й суду, а родинам не кажуть, де вони."
                    ),
                ),
                both(
                    (
                        "Medicine is missing; patients have died for want of insulin. To leave, one must pass "
                        "‘filtration’: being undressed, searched and questioned, and perhaps sent back. Parents are "
                        "warned that their children will be taken away if they do not attend the occupiers’ school. "
                        "Ukrainian is in effect forbidden in public."
                    ),
                    (
                        "Бракує ліків: люди помирали без інсуліну. Щоб виїхати, треба пройти «фільтрацію» — роздягання, "
                        "обшук, допит, після яких можуть завернути назад. Батьків попереджають, що дітей заберуть, якщо "
                        "ті не ходитимуть до окупаційної школи. Говорити українською на людях фактично заборонено."
                    ),
                ),
                both(
                    "In Crimea this has been going on since 2014, and Crimean Tatars have borne the brunt of it.",
                    "У Криму так триває з 2014 року, і найбільше потерпають кримські татари.",
                ),
            ),
        ),
        Section(
            both("What we ask for", "Чого ми вимагаємо"),
            (
                both(
                    (
                        "Protection: free the civilians who are held without trial, and bring the children home. Access: "
                        "let aid workers, doctors and independent monitors in. Justice: those responsible must answer "
                        "before independent courts."
                    ),
                    (
                        "Захист: звільнити цивільних, яких утримують без суду, і повернути дітей додому. Доступ: "
                        "впустити гуманітарних працівників, лікарів і незалежних спостерігачів. Справедливість: винні "
                        "мають відповісти перед незалежним судом."
                    ),
                ),
                both(
                    "And, before anything else: people are not the price of peace.",
                    "І найперше: люди — не ціна миру.",
                ),
            ),
        ),
        Section(
            both("What you can do today", "Що ви можете зробити сьогодні"),
            (
                both(
                    (
                        "When someone speaks about territory, ask: who lives there? Share this page. Record a short "
                        "video with #territoriesarepeople. Write to your representative and ask what they do for people "
                        "under occupation. If you belong to an organisation, invite it to sign the statement."
                    ),
                    (
                        "Коли хтось говорить про території, спитайте: а хто там живе? Поділіться цією сторінкою. "
                        "Запишіть коротке відео з хештегом #territoriesarepeople. Напишіть своєму депутатові чи "
                        "депутатці й спитайте, що роблять для людей в окупації. Якщо ви належите до організації, "
                        "запропонуйте їй підписати заяву."
                    ),
                ),
                both(
                    (
                        "Be careful with names and faces. A photograph that moves you may put someone at risk who "
                        "cannot leave."
                    ),
                    (
                        "Будьте обережні з іменами та обличчями. Світлина, яка вас зворушила, може наразити на небезпеку "
                        "людину, яка не може виїхати."
                    ),
                ),
            ),
        ),
    ),
)

POSTS = Material(
    "posts-five-ready",
    "posts",
    both("Five ready posts", "П’ять готових дописів"),
    both(
        "Copy one, add a link if you like, and post it. Each is shorter than 280 characters.",
        "Скопіюйте один, за бажання додайте посилання й опублікуйте. Кожен коротший за 280 знаків.",
    ),
    CREDIT,
    LICENCE,
    sections=(
        Section(
            both("Who lives there?", "Хто там живе?"),
            (
                both(
                    (
                        "‘Just give up some territory.’ Before you say it, ask who lives there. Streets, schools, "
                        "hospitals, and people whom nobody asked. #territoriesarepeople"
                    ),
                    (
                        "«Просто віддайте частину території». Перш ніж це сказати, спитайте, хто там живе. Там вулиці, "
                        "школи, лікарні — і люди, яких ніхто не питав. #territoriesarepeople"
                    ),
                ),
            ),
        ),
        Section(
            both("Prisons without courts", "В’язниці без суду"),
            (
                both(
                    (
                        "No charge. No lawyer. No judge. So there is no day of release. In occupied parts of Ukraine "
                        "civilians are held in basements, and their families do not know where. They must be "
                        "freed. #territoriesarepeople"
                    ),
                    (
                        "Ні звинувачення. Ні адвоката. Ні судді. Тому немає й дня звільнення. На окупованих територіях "
                        "цивільних тримають у підвалах, і рідні не знають, де вони. Їх мають "
                        "звільнити. #territoriesarepeople"
                    ),
                ),
            ),
        ),
        Section(
            both("A call home", "Дзвінок рідним"),
            (
                both(
                    (
                        "In Izyum people climbed a hill to tell their families that they were alive. The hill came under "
                        "fire. A call home should not take courage. #territoriesarepeople"
                    ),
                    (
                        "В Ізюмі люди піднімалися на гору, щоб сказати рідним, що живі. Гору обстрілювали. Дзвінок "
                        "додому не має вимагати мужності. #territoriesarepeople"
                    ),
                ),
            ),
        ),
        Section(
            both("Children", "Діти"),
            (
                both(
                    (
                        "‘Send your child to our school or we will take your child.’ That is what parents under "
                        "occupation are told. Children belong with their families and in their own "
                        "language. #territoriesarepeople"
                    ),
                    (
                        "«Не пустите дитину до нашої школи — заберемо». Таке чують батьки в окупації. Місце дитини — у "
                        "її родині та в її мові. #territoriesarepeople"
                    ),
                ),
            ),
        ),
        Section(
            both("Crimea", "Крим"),
            (
                both(
                    (
                        "In Crimea, occupation did not begin in 2022 but in 2014. Human rights groups have been "
                        "recording ever since how Crimean Tatars disappear or are imprisoned. Do not forget "
                        "them. #territoriesarepeople"
                    ),
                    (
                        "У Криму окупація почалася не 2022 року, а 2014-го. Відтоді правозахисники фіксують, як зникають "
                        "і потрапляють за ґрати кримські татари. Не забуваймо про них. #territoriesarepeople"
                    ),
                ),
            ),
        ),
    ),
)

QUESTIONS = Material(
    "questions-land-for-peace",
    "questions",
    both("Why not trade land for peace? Five questions", "Чому не обміняти землю на мир? П’ять запитань"),
    both(
        "Short answers for interviews, panels and conversations with people who disagree.",
        "Короткі відповіді для інтерв’ю, дискусій і розмов із людьми, які думають інакше.",
    ),
    CREDIT,
    LICENCE,
    sections=(
        Section(
            both(
                "Would a smaller Ukraine at peace not save more lives?",
                "Хіба менша Україна, але в мирі, не врятує більше життів?",
            ),
            (
                both(
                    (
                        "Whose lives? In the occupied areas people are abducted, tortured and left without medicine "
                        "after the fighting has moved on. Where occupation ended, as in Bucha or Izyum, we learned what "
                        "had happened. Where it has not, we know from those who got out. Giving up land would not stop "
                        "this. It would only mean that nobody comes to end it."
                    ),
                    (
                        "Чиї життя? В окупації людей викрадають, катують і лишають без ліків і тоді, коли бої вже "
                        "відійшли далі. Там, де окупація закінчилася, як-от у Бучі чи Ізюмі, ми дізналися, що "
                        "відбувалося. Там, де ні, про це розповідають ті, хто вирвався. Якщо віддати землю, це не "
                        "припиниться. Просто вже ніхто не прийде, щоб це припинити."
                    ),
                ),
            ),
        ),
        Section(
            both(
                "Could people who do not want to live there not simply leave?",
                "Хіба ті, хто не хоче там жити, не можуть просто виїхати?",
            ),
            (
                both(
                    (
                        "Many cannot. Towns are closed, ‘filtration’ turns people back, and those who are old, ill or "
                        "caring for someone often cannot make the journey. And why should they have to choose between "
                        "their home and their freedom?"
                    ),
                    (
                        "Багато хто не може. Міста закриті, на «фільтрації» людей завертають, а літні, хворі чи ті, хто "
                        "когось доглядає, часто не здолають дороги. Та й чому вони мають обирати між домом і свободою?"
                    ),
                ),
            ),
        ),
        Section(
            both("Are you against negotiations?", "Ви проти переговорів?"),
            (
                both(
                    (
                        "No. It is not for us to write the terms of a peace. We ask that people be on the agenda from "
                        "the first day: the release of civilians, the return of children, access for monitors, "
                        "and justice."
                    ),
                    (
                        "Ні. Не нам писати умови миру. Ми просимо, щоб люди були в порядку денному з першого дня: "
                        "звільнення цивільних, повернення дітей, доступ для спостерігачів і справедливість."
                    ),
                ),
            ),
        ),
        Section(
            both("How do you know all this?", "Звідки ви все це знаєте?"),
            (
                both(
                    (
                        "From the people who wrote to the campaign’s organisers, hundreds of them about abduction and "
                        "torture, and from public reports of the United Nations, the OSCE and human rights "
                        "organisations. Every section on our page names its sources. We do not publish what could "
                        "identify a person who is at risk."
                    ),
                    (
                        "Від людей, які звернулися до організаторів кампанії, — лише про викрадення й катування таких "
                        "повідомлень сотні — і з відкритих доповідей ООН, ОБСЄ та правозахисних організацій. У кожному "
                        "розділі нашої сторінки названо джерела. Ми не публікуємо нічого, що може викрити людину, яка "
                        "в небезпеці."
                    ),
                ),
            ),
        ),
        Section(
            both("Does the campaign not stir up hatred of Russians?", "Чи не розпалює кампанія ненависті до росіян?"),
            (
                both(
                    (
                        "It speaks about acts and about those who are responsible for them. Responsibility is for "
                        "independent courts to establish. We ask partners to keep to that language, and our agreement "
                        "with them rules out contempt for any nation or faith."
                    ),
                    (
                        "Кампанія говорить про вчинки й про тих, хто за них відповідає. Встановлювати відповідальність "
                        "мають незалежні суди. Ми просимо партнерів триматися такої мови, а наша угода з ними виключає "
                        "зневагу до будь-якої нації чи віри."
                    ),
                ),
            ),
        ),
    ),
)

SPEAKING_NOTES = Material(
    "speaking-notes",
    "questions",
    both("Speaking notes: two minutes", "Тези для виступу: дві хвилини"),
    both(
        "For an opening, a vigil or a council meeting. Read them aloud, or say them in your own words.",
        "Для відкриття, вечора пам’яті чи засідання ради. Прочитайте вголос або скажіть своїми словами.",
    ),
    CREDIT,
    LICENCE,
    sections=(
        Section(
            both("Begin with a person", "Почніть із людини"),
            (
                both(
                    (
                        "Think of someone you would call tonight. Now imagine that to make this call you had to climb a "
                        "hill, and that the hill was under fire. In Izyum people did that."
                    ),
                    (
                        "Подумайте про людину, якій ви сьогодні ввечері подзвоните. А тепер уявіть, що для цього треба "
                        "піднятися на гору, яку обстрілюють. В Ізюмі люди так і робили."
                    ),
                ),
            ),
        ),
        Section(
            both("Say what it is about", "Скажіть, про що йдеться"),
            (
                both(
                    (
                        "When a government is told to give up territory, this person is what is being given up. Her "
                        "street, her doctor, her child’s school, her right to say who she is."
                    ),
                    (
                        "Коли від держави вимагають поступитися територією, поступаються саме цією людиною. Її вулицею, "
                        "її лікарем, школою її дитини, її правом казати, хто вона є."
                    ),
                ),
            ),
        ),
        Section(
            both("End with what can be done", "Завершіть тим, що можна зробити"),
            (
                both(
                    (
                        "We can ask for protection, for access and for justice. And each time someone says ‘territory’, "
                        "we can ask: who lives there?"
                    ),
                    (
                        "Ми можемо вимагати захисту, доступу та справедливості. І щоразу, коли хтось скаже «територія», "
                        "можемо спитати: а хто там живе?"
                    ),
                ),
            ),
        ),
    ),
)
