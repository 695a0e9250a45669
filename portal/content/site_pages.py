"""What partners do, privacy in plain words, and the short page for the press."""

from .shapes import Page, Section, both

WHAT_PARTNERS_DO = Page(
    "what_partners_do",
    both("What partners do", "Що роблять партнери"),
    both(
        (
            "A partner lends the campaign a name that people trust. You decide how visible you are, and "
            "you can change it at any time."
        ),
        (
            "Партнер дає кампанії ім’я, якому довіряють. Ви самі вирішуєте, наскільки помітними бути, і "
            "можете змінити це будь-коли."
        ),
    ),
    (
        Section(
            both("What you get", "Що ви отримуєте"),
            (
                both(
                    (
                        "Posters, cards, leaflets and texts with your own logo, ready for print and for the web. "
                        "A QR code on them leads to a page of your own."
                    ),
                    (
                        "Плакати, картки, листівки й тексти з вашим логотипом, готові до друку й публікації. QR-код "
                        "на них веде на вашу сторінку."
                    ),
                ),
                both(
                    (
                        "A page where you see what the campaign and its partners are doing, and an interface through "
                        "which your own website can show it."
                    ),
                    (
                        "Сторінка, де видно, що роблять кампанія та її партнери, і програмний інтерфейс, через який "
                        "це може показувати ваш сайт."
                    ),
                ),
                both(
                    (
                        "Reporters’ questions that suit your people, your languages and your subjects, if you wish "
                        "to answer them."
                    ),
                    "Запитання від медіа за вашими темами та вашими мовами — якщо ви готові на них відповідати.",
                ),
            ),
        ),
        Section(
            both("What we ask", "Про що ми просимо"),
            (
                both(
                    (
                        "Stand behind the statement, and leave the facts in the materials as they are. Put the "
                        "safety of people before reach. Speak about acts and responsibility, never with contempt for "
                        "a nation or a faith."
                    ),
                    (
                        "Підтримати заяву й не змінювати фактів у матеріалах. Ставити безпеку людей вище за "
                        "охоплення. Говорити про вчинки й відповідальність, без зневаги до будь-якої нації чи віри."
                    ),
                ),
                both(
                    "There is no fee and no minimum. One poster in one window counts.",
                    "Жодних внесків чи мінімальних вимог. Один плакат в одному вікні — теж важливо.",
                ),
            ),
        ),
        Section(
            both("What happens after you apply", "Що відбувається після подання заявки"),
            (
                both(
                    (
                        "Your application is saved as a draft until you send it. After that one page always shows "
                        "where it stands. A member of our partnerships team reads it, and asks you on the same page "
                        "if something is missing."
                    ),
                    (
                        "Заявка зберігається як чернетка, доки ви її не надішлете. Далі на одній сторінці завжди "
                        "видно, на якому вона етапі. Її читає людина з нашої команди партнерств і, якщо чогось "
                        "бракує, запитує про це там само."
                    ),
                ),
                both(
                    (
                        "We aim to answer within ten working days. If we decline, we tell you the reason, and you "
                        "may apply again."
                    ),
                    (
                        "Ми намагаємося відповісти впродовж десяти робочих днів. Якщо відмовляємо, то пояснюємо "
                        "чому, і ви можете подати заявку знову."
                    ),
                ),
            ),
        ),
        Section(
            both("What we check", "Що ми перевіряємо"),
            (
                both(
                    (
                        "That the organisation exists and that you may speak for it. That its public work does not "
                        "contradict the statement. That nobody is put at risk by what you plan, and that you do not "
                        "trade in personal data."
                    ),
                    (
                        "Чи існує організація і чи маєте ви право говорити від її імені. Чи не суперечить заяві її "
                        "публічна діяльність. Чи нікому не зашкодить те, що ви плануєте, і чи не торгуєте ви "
                        "персональними даними."
                    ),
                ),
                both(
                    (
                        "We read what is public and what you send us. We do not ask third parties about you without "
                        "telling you."
                    ),
                    (
                        "Ми читаємо те, що є у відкритому доступі, і те, що ви надсилаєте. Ми не розпитуємо про вас "
                        "інших, не повідомивши вам."
                    ),
                ),
            ),
        ),
    ),
)

PRIVACY = Page(
    "privacy",
    both("Privacy in plain words", "Приватність простими словами"),
    both(
        (
            "Some of the people who read this site could be harmed by the fact that they did. That is "
            "why it knows as little as possible."
        ),
        (
            "Декому з тих, хто читає цей сайт, може зашкодити вже сам факт, що вони його читали. Тому "
            "він знає якомога менше."
        ),
    ),
    (
        Section(
            both("If you only read", "Якщо ви просто читаєте"),
            (
                both(
                    (
                        "No cookie, no counter, no advertising, and nothing loaded from anybody else’s server. Our "
                        "records contain neither your address nor what you typed."
                    ),
                    (
                        "Жодних файлів cookie, лічильників, реклами й нічого з чужих серверів. У наших журналах "
                        "немає ні вашої адреси, ні того, що ви вводили."
                    ),
                ),
                both(
                    (
                        "Your internet provider, or someone who holds your device, may still see that you were here. "
                        "If that is dangerous for you, do not read it there or on that device."
                    ),
                    (
                        "Проте ваш провайдер або людина, у руках якої опинився ваш пристрій, можуть побачити, що ви "
                        "тут були. Якщо це для вас небезпечно, не читайте його там і з того пристрою."
                    ),
                ),
            ),
        ),
        Section(
            both("If you have an account", "Якщо у вас є обліковий запис"),
            (
                both(
                    (
                        "We keep your name, your e-mail address, your role and what you did on behalf of your "
                        "organisation. Cookies keep you signed in and protect your forms; they serve no "
                        "other purpose."
                    ),
                    (
                        "Ми зберігаємо ваше ім’я, електронну адресу, роль і те, що ви робили від імені організації. "
                        "Файли cookie потрібні, щоб ви залишалися в системі й щоб захистити ваші форми, — і більше "
                        "ні для чого."
                    ),
                ),
                both(
                    (
                        "Beside each open session you see from which network address and browser it began, so that "
                        "you notice a stranger. That is deleted when the session ends."
                    ),
                    (
                        "Біля кожного відкритого сеансу видно, з якої мережевої адреси та якого браузера його почато, "
                        "щоб ви помітили чужий. Коли сеанс завершується, це видаляється."
                    ),
                ),
            ),
        ),
        Section(
            both("If you ask us as a reporter", "Якщо ви звертаєтеся від медіа"),
            (
                both(
                    (
                        "Your question and your contact are seen by the campaign’s press team and by those to whom "
                        "the question is offered. You follow it with a receipt code, without an account."
                    ),
                    (
                        "Ваше запитання й контакт бачать пресслужба кампанії та ті, кому запитання запропонували. "
                        "Стежити за ним можна за кодом запиту, без реєстрації."
                    ),
                ),
            ),
        ),
        Section(
            both("Your rights", "Ваші права"),
            (
                both(
                    (
                        "You may see what we hold about you, have it corrected, take it with you, or have it "
                        "deleted; only the record of what was done on behalf of an organisation stays with it. "
                        "Ask us, and we will do it within a month. We sell nothing, and pass nothing on "
                        "unless you asked us to or a court in a state governed by the rule of law requires it."
                    ),
                    (
                        "Ви можете дізнатися, що ми про вас зберігаємо, виправити, отримати копію або видалити; "
                        "лише запис про зроблене від імені організації залишається в неї. "
                        "Зверніться до нас — і ми зробимо це впродовж місяця. Ми нічого не продаємо й нікому не "
                        "передаємо, хіба що на ваше прохання або на вимогу суду в правовій державі."
                    ),
                ),
            ),
        ),
    ),
)

PRESS = Page(
    "press",
    both("For the press", "Для медіа"),
    both(
        (
            "Ask a question, tell us your deadline and language, and we will look for the person who can "
            "answer it. No account is needed."
        ),
        (
            "Поставте запитання, вкажіть дедлайн і мову — ми знайдемо людину, яка зможе відповісти. "
            "Реєструватися не потрібно."
        ),
    ),
    (
        Section(
            both("How it works", "Як це працює"),
            (
                both(
                    (
                        "After sending you receive a receipt code. With it you see at any time whether somebody has "
                        "taken up your question. Deadlines are shown in your own time zone."
                    ),
                    (
                        "Після надсилання ви отримаєте код запиту. За ним завжди можна побачити, чи взяв хтось "
                        "ваше запитання в роботу. Дедлайни показано у вашому часовому поясі."
                    ),
                ),
            ),
        ),
        Section(
            both("What you may use", "Що можна використовувати"),
            (
                both(
                    (
                        "Campaign texts and pictures may be used under CC BY 4.0 with the credit that is given "
                        "beside them. Partners’ logos are theirs."
                    ),
                    (
                        "Тексти й зображення кампанії можна використовувати за ліцензією CC BY 4.0 із зазначенням "
                        "авторства, вказаного поруч. Логотипи належать партнерам."
                    ),
                ),
            ),
        ),
        Section(
            both("Please protect people", "Будь ласка, бережіть людей"),
            (
                both(
                    (
                        "We do not arrange interviews with people who are under occupation. Those who have got out "
                        "decide for themselves whether to speak; please accept a no, and do not publish a face, a "
                        "voice, a street or a date that could lead to someone who is still there."
                    ),
                    (
                        "Ми не організовуємо інтерв’ю з людьми, які перебувають в окупації. Ті, хто виїхав, самі "
                        "вирішують, чи говорити. Будь ласка, приймайте відмову й не публікуйте облич, голосів, адрес "
                        "і дат, за якими можна знайти тих, хто ще там."
                    ),
                ),
            ),
        ),
    ),
)
