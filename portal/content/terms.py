"""What partners and media contacts agree to. A change of meaning is a new version."""

from .shapes import Section, Terms, both

PARTNER_AGREEMENT = Terms(
    "partner-agreement",
    1,
    both("Agreement for partners", "Угода для партнерів"),
    both(
        (
            "This agreement is between your organisation and the campaign ‘Territories are people’. It "
            "is short so that everyone who acts for you can read it."
        ),
        (
            "Цю угоду укладають ваша організація та кампанія «Території — це люди». Вона коротка, щоб її "
            "міг прочитати кожен, хто діє від вашого імені."
        ),
    ),
    (
        Section(
            both("1. Names and logos", "1. Назви та логотипи"),
            (
                both(
                    (
                        "You may use the campaign’s name, hashtag and materials to support the campaign, and not to "
                        "sell something, to raise money for other purposes or to promote a party or a candidate. We "
                        "may show your name and logo on the pages and materials that you choose. Both remain the "
                        "property of their owners."
                    ),
                    (
                        "Ви можете використовувати назву, хештег і матеріали кампанії, щоб її підтримати, але не для "
                        "торгівлі, збору коштів на інші цілі чи просування партії або кандидата. Ми можемо "
                        "показувати вашу назву й логотип на тих сторінках і матеріалах, які ви обрали. Права на них "
                        "залишаються у власників."
                    ),
                ),
            ),
        ),
        Section(
            both("2. Facts stay as they are", "2. Факти лишаються незмінними"),
            (
                both(
                    (
                        "You may translate our texts and add your own. You do not change facts, figures, quotations "
                        "or pictures, and you do not remove sources, credits or verification codes. If you find a "
                        "mistake, tell us; we correct it everywhere."
                    ),
                    (
                        "Ви можете перекладати наші тексти й додавати власні. Ви не змінюєте фактів, цифр, цитат і "
                        "зображень та не прибираєте джерел, авторства й кодів перевірки. Якщо знайдете помилку, "
                        "скажіть нам — ми виправимо її всюди."
                    ),
                ),
            ),
        ),
        Section(
            both("3. People come first", "3. Люди — передусім"),
            (
                both(
                    (
                        "You publish nothing that could identify a person who is in danger, and nobody’s story, face "
                        "or voice without that person’s informed consent. You respect a withdrawn consent without "
                        "asking why. You do not use language of contempt against any nation, faith or group."
                    ),
                    (
                        "Ви не публікуєте нічого, що може викрити людину, яка в небезпеці, і нічиєї історії, обличчя "
                        "чи голосу без поінформованої згоди. Відкликану згоду ви поважаєте, не питаючи про причини. "
                        "Ви не використовуєте мови зневаги щодо жодної нації, віри чи групи."
                    ),
                ),
            ),
        ),
        Section(
            both("4. Withdrawal", "4. Відкликання"),
            (
                both(
                    (
                        "When we withdraw or correct a material, you stop using the old one on the web within two "
                        "days and in print as soon as you reasonably can. You may leave at any time, without a "
                        "reason; we then remove your name and logo from everything that we control. We may suspend a "
                        "partnership at once where people are at risk, and tell you why."
                    ),
                    (
                        "Коли ми відкликаємо або виправляємо матеріал, ви припиняєте використовувати стару версію в "
                        "інтернеті впродовж двох днів, а в друку — щойно це стане можливо. Ви можете вийти будь-коли "
                        "без пояснень; тоді ми приберемо вашу назву й логотип звідусіль, де це від нас залежить. "
                        "Якщо є загроза людям, ми можемо призупинити партнерство негайно й пояснимо чому."
                    ),
                ),
            ),
        ),
        Section(
            both("5. Personal data", "5. Персональні дані"),
            (
                both(
                    (
                        "Each of us follows the data protection law that applies to us, collects only what is "
                        "needed, and never sells or passes on supporters’ data. You invite only people who agreed to "
                        "be invited, and list a media contact only after that person’s own consent. If you learn of "
                        "a leak or a forged material, tell us within one day."
                    ),
                    (
                        "Кожна сторона дотримується законодавства про захист персональних даних, яке на неї "
                        "поширюється, збирає лише необхідне й ніколи не продає та не передає даних прихильників. Ви "
                        "запрошуєте лише тих, хто на це погодився, а контактну особу для медіа вказуєте тільки за її "
                        "власною згодою. Про витік даних чи підроблений матеріал ви повідомляєте нас упродовж "
                        "одного дня."
                    ),
                ),
            ),
        ),
        Section(
            both("6. Accounts and keys", "6. Облікові записи та ключі"),
            (
                both(
                    (
                        "Everyone who acts for you uses an account of their own. Access keys are kept secret and are "
                        "revoked when they are no longer needed. When somebody leaves your organisation, you end "
                        "their membership the same day."
                    ),
                    (
                        "Кожна людина, яка діє від вашого імені, користується власним обліковим записом. Ключі "
                        "доступу тримають у таємниці й відкликають, коли вони більше не потрібні. Якщо хтось іде з "
                        "вашої організації, ви того самого дня припиняєте членство цієї людини."
                    ),
                ),
            ),
        ),
        Section(
            both("7. Changes", "7. Зміни"),
            (
                both(
                    (
                        "When these terms change, we ask you again. Until you answer, the version that you "
                        "accepted applies."
                    ),
                    (
                        "Якщо умови зміняться, ми запитаємо вас знову. Доки ви не відповісте, діє та версія, яку "
                        "ви прийняли."
                    ),
                ),
            ),
        ),
    ),
    both(
        "I have read this agreement and may accept it on behalf of my organisation.",
        "Підтверджую: угоду прочитано, і я маю право прийняти її від імені організації.",
    ),
)

CONTACT_CONSENT = Terms(
    "contact-consent",
    1,
    both("Consent of a media contact", "Згода контактної особи для медіа"),
    both(
        (
            "Your organisation would like to name you as a person to whom reporters can turn. Nothing is "
            "shown until you agree here yourself."
        ),
        (
            "Ваша організація хоче назвати вас людиною, до якої можуть звертатися медіа. Ми нічого не "
            "показуємо, доки ви самі не дасте згоди тут."
        ),
    ),
    (
        Section(
            both("Who sees it", "Хто це бачить"),
            (
                both(
                    (
                        "The campaign’s press officers. They see your name, your position, your organisation, your "
                        "languages and your topics, when you can be reached, your e-mail address and your telephone "
                        "number. When a reporter asks something that you can answer, they turn to you. They may tell "
                        "the reporter your name, position, organisation, languages and topics; your address and your "
                        "number stay with them."
                    ),
                    (
                        "Пресслужба кампанії. Вона бачить ваші ім’я, посаду, організацію, мови й теми, коли з вами "
                        "можна зв’язатися, вашу електронну адресу й номер телефону. Коли медіа запитують про те, на "
                        "що ви можете відповісти, пресслужба звертається до вас. Вона може назвати медіа ваші ім’я, "
                        "посаду, організацію, мови й теми; ваші адреса й номер залишаються в неї."
                    ),
                ),
                both(
                    "Your entry stands on no page of the site, and no other partner sees it.",
                    "Вашого запису немає на жодній сторінці сайту, і жоден інший партнер його не бачить.",
                ),
            ),
        ),
        Section(
            both("If something changes", "Якщо щось змінюється"),
            (
                both(
                    (
                        "You agree to exactly what you read here. If your organisation wants to change any of it, "
                        "nothing is shown until you agree to the change, and we write to you."
                    ),
                    (
                        "Ви погоджуєтеся саме на те, що тут написано. Якщо ваша організація захоче щось із цього "
                        "змінити, ми нічого не показуємо, доки ви не погодитеся на зміну, і пишемо вам про це."
                    ),
                ),
            ),
        ),
        Section(
            both("For how long", "На який строк"),
            (
                both(
                    (
                        "For twelve months; before they end we ask you again. If you do not answer, or your "
                        "organisation leaves the campaign, the entry disappears."
                    ),
                    (
                        "На дванадцять місяців; перед їх закінченням ми запитаємо вас знову. Якщо ви не відповісте "
                        "або ваша організація вийде з кампанії, запис зникне."
                    ),
                ),
            ),
        ),
        Section(
            both("How to withdraw", "Як відкликати згоду"),
            (
                both(
                    (
                        "At any time, without giving a reason: with the link in our message, or through your "
                        "organisation. From then on the press officers no longer see your entry. We cannot call back "
                        "what reporters have been told already. Please think about relatives who may be under "
                        "occupation before you agree."
                    ),
                    (
                        "Будь-коли й без пояснень: за посиланням у нашому листі або через вашу організацію. Відтоді "
                        "пресслужба вашого запису не бачить. Того, що вже сказано медіа, ми повернути не можемо. Перш "
                        "ніж погодитися, подумайте, будь ласка, про рідних, які можуть перебувати в окупації."
                    ),
                ),
            ),
        ),
    ),
    both("I agree to be listed as a media contact.", "Я погоджуюся, щоб мене вказали як контактну особу для медіа."),
)
