"""Materials to answer with: ready posts and five hard questions."""

from .materials_text import CREDIT, LICENCE
from .shapes import Material, Section, both

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
                        "«Просто віддайте частину території». Перш ніж це сказати, спитайте, хто там живе. Там "
                        "вулиці, школи, лікарні — і люди, яких ніхто не питав. #territoriesarepeople"
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
                        "Ні обвинувачення. Ні адвоката. Ні судді. Тому немає й дня звільнення. На окупованих "
                        "територіях цивільних тримають у підвалах, і рідні не знають, де вони. Їх мають "
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
                        "In Izyum people climbed a hill to tell their families that they were alive. The hill came "
                        "under fire. A call home should not take courage. #territoriesarepeople"
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
                        "Send your child to the occupiers’ school, or risk losing your child: that is the choice put "
                        "to parents under occupation. Children belong with their families and in their own "
                        "language. #territoriesarepeople"
                    ),
                    (
                        "Або дитина йде до окупаційної школи, або її можуть забрати: такий вибір ставлять перед "
                        "батьками в окупації. Місце дитини — у її родині та в її мові. #territoriesarepeople"
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
                        "У Криму окупація почалася не 2022 року, а 2014-го. Відтоді правозахисники фіксують, як "
                        "зникають і потрапляють за ґрати кримські татари. Не забуваймо про них. #territoriesarepeople"
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
                        "after the fighting has moved on. Where occupation ended, as in Bucha or Izyum, we learned "
                        "what had happened. Where it has not, we know from those who got out. Giving up land would "
                        "not stop this. It would only mean that nobody comes to end it."
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
                        "Many cannot. Towns are closed, ‘filtration’ turns people back, and those who are old, ill "
                        "or caring for someone often cannot make the journey. And why should they have to choose "
                        "between their home and their freedom?"
                    ),
                    (
                        "Багато хто не може. Міста закриті, на «фільтрації» людей завертають, а літні, хворі чи ті, "
                        "хто когось доглядає, часто не здолають дороги. Та й чому вони мають обирати між домом "
                        "і свободою?"
                    ),
                ),
            ),
        ),
        Section(
            both("Are you against negotiations?", "Ви проти переговорів?"),
            (
                both(
                    (
                        "No. It is not for us to write the terms of a peace. We ask that people be on the agenda "
                        "from the first day: the release of civilians, the return of children, access for monitors, "
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
                        "From the people who wrote to the campaign’s organisers, hundreds of them about abduction "
                        "and torture, and from public reports of the United Nations, the OSCE and human rights "
                        "organisations. Every section on our page names its sources. We do not publish what could "
                        "identify a person who is at risk."
                    ),
                    (
                        "Від людей, які звернулися до організаторів кампанії, — лише про викрадення й катування "
                        "таких повідомлень сотні — і з відкритих доповідей ООН, ОБСЄ та правозахисних організацій. У "
                        "кожному розділі нашої сторінки названо джерела. Ми не публікуємо нічого, що може викрити "
                        "людину, яка в небезпеці."
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
                        "independent courts to establish. We ask partners to keep to that language, and our "
                        "agreement with them rules out contempt for any nation or faith."
                    ),
                    (
                        "Кампанія говорить про вчинки й про тих, хто за них відповідає. Встановлювати "
                        "відповідальність мають незалежні суди. Ми просимо партнерів триматися такої мови, а наша "
                        "угода з ними виключає зневагу до будь-якої нації чи віри."
                    ),
                ),
            ),
        ),
    ),
)
