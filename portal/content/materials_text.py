"""Materials that are handed out or said aloud: a leaflet and speaking notes."""

from .shapes import Artwork, Material, Section, both

CREDIT = both("Campaign ‘Territories are people’", "Кампанія «Території — це люди»")
LICENCE = both(
    (
        "Creative Commons Attribution 4.0 International (CC BY 4.0). Please credit the campaign; we "
        "also ask you to leave the facts as they are. Partners’ logos are not covered by "
        "this licence."
    ),
    (
        "Creative Commons «Із зазначенням авторства» 4.0 Міжнародна (CC BY 4.0). Вказуйте назву "
        "кампанії; просимо також не змінювати фактів. На логотипи партнерів ця ліцензія "
        "не поширюється."
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
    artwork=Artwork(
        "leaflet_people",
        "A5",
        both("Territories are people", "Території — це люди"),
        both("Nobody lives on a map.", "На мапі ніхто не живе."),
        both("What you can do", "Що можна зробити"),
        both(
            "Four faces in profile, one behind the other, drawn with the contour lines of a map.",
            "Чотири обличчя в профіль одне за одним, накреслені горизонталями мапи.",
        ),
        both("Ask us how to help.", "Спитайте нас, як допомогти."),
    ),
    sections=(
        Section(
            both("Who lives there?", "Хто там живе?"),
            (
                both(
                    (
                        "You may have heard it in a debate or over dinner: if Ukraine gave up some territory, the "
                        "war would be over. It sounds reasonable for as long as one thinks of land. But nobody can "
                        "hand over land alone. With it go the people who live on it, and they have no say."
                    ),
                    (
                        "Можливо, ви чули це в дебатах чи за вечерею: якби Україна віддала частину території, війна "
                        "б закінчилася. Це звучить розумно, доки думаєш про землю. Та віддати саму лише землю "
                        "неможливо. Разом із нею віддають людей, які на ній живуть, — і їх ніхто не питає."
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
                        "killed. Detainees are held in basements, without a charge or a court, and their families "
                        "are not told where they are."
                    ),
                    (
                        "Людей, які допомагали сусідам чи висловлювалися за Україну, викрадали, катували, вбивали. "
                        "Затриманих тримають у підвалах без обвинувачення й суду, а родинам не кажуть, де вони."
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
                        "Бракує ліків: люди помирали без інсуліну. Щоб виїхати, треба пройти «фільтрацію» — "
                        "роздягання, обшук, допит, після яких можуть завернути назад. Батьків попереджають, що дітей "
                        "заберуть, якщо ті не ходитимуть до окупаційної школи. Говорити українською на людях "
                        "фактично заборонено."
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
                        "Protection: free the civilians who are held without trial, and bring the children home. "
                        "Access: let aid workers, doctors and independent monitors in. Justice: those responsible "
                        "must answer before independent courts."
                    ),
                    (
                        "Захист: звільнити цивільних, яких утримують без суду, і повернути дітей додому. Доступ: "
                        "впустити гуманітарних працівників, лікарів і незалежних спостерігачів. Справедливість: "
                        "винні мають відповісти перед незалежним судом."
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
                        "video with #territoriesarepeople. Write to your representative and ask what they do for "
                        "people under occupation. If you belong to an organisation, invite it to sign the statement."
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
                        "Будьте обережні з іменами та обличчями. Світлина, яка вас зворушила, може наразити на "
                        "небезпеку людину, яка не може виїхати."
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
                        "Think of someone you would call tonight. Now imagine that to make this call you had to "
                        "climb a hill, and that the hill was under fire. In Izyum people did that."
                    ),
                    (
                        "Подумайте про людину, якій ви сьогодні ввечері подзвоните. А тепер уявіть, що для цього "
                        "треба піднятися на гору, яку обстрілюють. В Ізюмі люди так і робили."
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
                        "Коли від держави вимагають поступитися територією, поступаються саме цією людиною. Її "
                        "вулицею, її лікарем, школою її дитини, її правом казати, хто вона є."
                    ),
                ),
            ),
        ),
        Section(
            both("End with what can be done", "Завершіть тим, що можна зробити"),
            (
                both(
                    (
                        "We can ask for protection, for access and for justice. And each time someone says "
                        "‘territory’, we can ask: who lives there?"
                    ),
                    (
                        "Ми можемо вимагати захисту, доступу та справедливості. І щоразу, коли хтось скаже "
                        "«територія», можемо спитати: а хто там живе?"
                    ),
                ),
            ),
        ),
    ),
)
