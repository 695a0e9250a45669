"""The first campaign: its name, the statement in two versions and the five ways to join."""

from .shapes import StatementVersion, WayToJoin, both
from .timeline import TIMELINE
from .topics import TOPICS

__all__ = [
    "HASHTAG",
    "INTRO",
    "NAME",
    "SLUG",
    "STATEMENT_VERSIONS",
    "SUMMARY",
    "TIMELINE",
    "TOPICS",
    "TOPICS_NOTE",
    "WAYS_TO_JOIN",
]

SLUG = "territories-are-people"
HASHTAG = "#territoriesarepeople"
NAME = both("Territories are people", "Території — це люди")

SUMMARY = both(
    (
        "Behind every line drawn on a map of Ukraine are people who live under occupation. This "
        "campaign speaks for them, and against any peace that is paid for with their lives and "
        "their freedom."
    ),
    (
        "За кожною лінією, проведеною на мапі України, стоять люди, які живуть в окупації. Ця "
        "кампанія говорить на їхній захист — і проти миру, за який розплачуються їхнім життям "
        "і свободою."
    ),
)

INTRO = (
    both(
        (
            "In 2014 Russia annexed Crimea and the war came to the east of Ukraine. On 24 February 2022 "
            "it became a full-scale invasion. Since then, every few months, somebody suggests that "
            "Ukraine could stop the suffering by giving up a part of its land."
        ),
        (
            "У 2014 році Росія анексувала Крим, а на схід України прийшла війна. 24 лютого 2022 року "
            "почалося повномасштабне вторгнення. Відтоді раз на кілька місяців хтось пропонує Україні "
            "зупинити страждання, віддавши частину своєї землі."
        ),
    ),
    both(
        (
            "The organisers of this campaign help people to leave occupied places, and the messages that "
            "reach them tell another story. People ask to be evacuated while there is still time. They "
            "have run out of food or of medicine. Someone close to them was taken away and came back "
            "badly hurt, or did not come back."
        ),
        (
            "Організатори кампанії допомагають людям виїжджати з окупації, і повідомлення, які до них "
            "надходять, свідчать про інше. Люди просять вивезти їх, поки ще не пізно. У них закінчилися "
            "їжа чи ліки. Когось із близьких забрали — і він повернувся скаліченим або не "
            "повернувся взагалі."
        ),
    ),
    both(
        (
            "For them, the day on which a territory is given up is not the end of the war. It is the day "
            "on which nobody is coming any more. We ask everyone who speaks about land to speak about "
            "them first."
        ),
        (
            "Для них день, коли територію віддадуть, не стане кінцем війни. Це буде день, після якого "
            "вже ніхто не прийде на допомогу. Тож усіх, хто говорить про землю, ми просимо спершу "
            "сказати про цих людей."
        ),
    ),
)

TOPICS_NOTE = both(
    (
        "These sections describe what people reported to the campaign’s organisers in 2022. Reports "
        "that were published later are named where they speak about the same thing. Names and "
        "details that could identify someone have been left out."
    ),
    (
        "У цих розділах ідеться про те, що люди розповіли організаторам кампанії у 2022 році. "
        "Доповіді, опубліковані пізніше, згадано там, де вони стосуються того самого. Імена й "
        "подробиці, за якими когось можна впізнати, вилучено."
    ),
)

STATEMENT_VERSIONS = (
    StatementVersion(
        number=1,
        title=both("Territories are people", "Території — це люди"),
        paragraphs=(
            both(
                "Ukraine is not only land. It is its people, and many of them live under occupation today.",
                "Україна — це не лише земля. Це її люди, і багато з них сьогодні живуть в окупації.",
            ),
            both(
                (
                    "Whoever advises Ukraine to give up territory for the sake of peace advises it to give up "
                    "these people as well. What was found in Bucha, Irpin, Izyum and other places once the "
                    "occupation ended shows what that means."
                ),
                (
                    "Хто радить Україні поступитися територією заради миру, той радить поступитися і цими "
                    "людьми. Що це означає, показали Буча, Ірпінь, Ізюм та інші місця, де окупація закінчилася."
                ),
            ),
            both(
                (
                    "We, the organisations that sign this statement, oppose a peace that is paid for with "
                    "people. We support the freedom of those who live under occupation and their right to defend "
                    "it, and we will not be silent about what is done to them."
                ),
                (
                    "Ми, організації, що підписали цю заяву, виступаємо проти миру, за який платять людьми. Ми "
                    "підтримуємо свободу тих, хто живе в окупації, та їхнє право її боронити й не мовчатимемо "
                    "про те, що з ними роблять."
                ),
            ),
        ),
        changes=both("First version.", "Перша редакція."),
    ),
    StatementVersion(
        number=2,
        title=both("Territories are people: what we ask for", "Території — це люди: чого ми вимагаємо"),
        paragraphs=(
            both(
                (
                    "Time and again it is suggested that Ukraine should give up land so that the war may end. On "
                    "a map, that is a line that moves. On the ground it is streets, schools and hospitals with "
                    "people in them, and nobody has asked those people."
                ),
                (
                    "Знову й знову лунає думка, що Україні слід віддати землю, аби закінчилася війна. На мапі це "
                    "лінія, яку пересунули. Насправді це вулиці, школи й лікарні, у яких є люди, і в цих людей "
                    "ніхто не спитав."
                ),
            ),
            both(
                (
                    "We have heard from them. They speak of neighbours who were taken from their homes, of "
                    "prisons without courts, of medicine that never came and of children who are taught to be "
                    "someone else. Bucha, Irpin, Izyum, Kupiansk, Balakliia and Lyman bear witness to it. "
                    "Together we therefore say:"
                ),
                (
                    "Ми чули їхні голоси. Вони розповідають про сусідів, яких забрали з дому, про в’язниці без "
                    "суду, про ліки, які так і не доїхали, про дітей, яких вчать бути кимось іншим. Про це "
                    "свідчать Буча, Ірпінь, Ізюм, Куп’янськ, Балаклія та Лиман. Тому ми разом заявляємо:"
                ),
            ),
            both(
                (
                    "People are not the price of peace. To hand over a territory is to hand over everyone who "
                    "lives there."
                ),
                "Люди — не ціна миру. Віддати територію означає віддати всіх, хто на ній живе.",
            ),
            both(
                (
                    "They need protection now. Civilians who are held without trial must be freed, children must "
                    "return to their families, and nobody may be forced to change citizenship or to serve an "
                    "occupying army."
                ),
                (
                    "Вони потребують захисту вже зараз. Цивільних, яких утримують без суду, мають звільнити, "
                    "діти мають повернутися до своїх родин, і нікого не можна примушувати змінювати громадянство "
                    "чи служити в армії окупанта."
                ),
            ),
            both(
                (
                    "Help must reach them. Aid workers, doctors and independent monitors need safe access to "
                    "every occupied area, Crimea included."
                ),
                (
                    "До них має доходити допомога. Гуманітарні працівники, лікарі та незалежні спостерігачі "
                    "повинні мати безпечний доступ до всіх окупованих територій, зокрема й до Криму."
                ),
            ),
            both(
                (
                    "There must be justice. Those responsible must answer before independent courts, and "
                    "survivors must be heard and supported."
                ),
                (
                    "Має бути справедливість. Винні повинні відповісти перед незалежним судом, а постраждалі — "
                    "бути почутими й отримати підтримку."
                ),
            ),
            both(
                (
                    "This is not a call to hatred. We stand with people who want to live in freedom, and with "
                    "their right to defend it."
                ),
                (
                    "Це не заклик до ненависті. Ми поруч із людьми, які хочуть жити вільно, і підтримуємо їхнє "
                    "право боронити свою свободу."
                ),
            ),
        ),
        changes=both(
            (
                "Version 2 adds three demands that partners asked for: protection, access and justice. It "
                "names Crimea, adds Kupiansk, Balakliia and Lyman, and says clearly that the campaign does "
                "not call for hatred. Organisations that signed version 1 are asked to sign again."
            ),
            (
                "Друга редакція додає три вимоги, про які просили партнери: захист, доступ і справедливість. "
                "У ній названо Крим, додано Куп’янськ, Балаклію та Лиман і чітко сказано, що кампанія не "
                "закликає до ненависті. Організації, які підписали першу редакцію, просимо підписати заяву "
                "ще раз."
            ),
        ),
    ),
)

WAYS_TO_JOIN = (
    WayToJoin(
        "share",
        both("Share the campaign", "Поділіться кампанією"),
        both(
            (
                "Take a poster, a card or a ready-made post and show it to people who trust you. Nothing on "
                "this page tracks you or them."
            ),
            (
                "Візьміть плакат, картку чи готовий допис і покажіть людям, які вам довіряють. Ця сторінка "
                "не стежить ні за вами, ні за ними."
            ),
        ),
        both("Choose what to share", "Обрати, чим поділитися"),
    ),
    WayToJoin(
        "video",
        both("Record a video", "Запишіть відео"),
        both(
            (
                "Say in a minute why territories are people, and publish it with #territoriesarepeople. Show "
                "a face, a voice or a place only if the person agreed and cannot be harmed by it."
            ),
            (
                "Скажіть за хвилину, чому території — це люди, й опублікуйте відео з хештегом "
                "#territoriesarepeople. Показуйте обличчя, голос чи місце лише тоді, коли людина погодилася "
                "і це їй не зашкодить."
            ),
        ),
        both("Offer your video", "Запропонувати відео"),
    ),
    WayToJoin(
        "report",
        both("Report a violation safely", "Безпечно повідомте про порушення"),
        both(
            (
                "A safe way to tell us about violations is being prepared; this page will lead to it. Until "
                "then, send no names, places or dates by ordinary mail: it can be read on its way."
            ),
            (
                "Ми готуємо безпечний спосіб розповісти про порушення прав; він з’явиться на цій сторінці. "
                "Доти не надсилайте імен, місць і дат звичайною поштою: її можуть прочитати дорогою."
            ),
        ),
        both("Read how to report safely", "Дізнатися, як повідомити безпечно"),
    ),
    WayToJoin(
        "partner",
        both("Join as a partner", "Станьте партнером"),
        both(
            (
                "Organisations of any size can stand behind the statement, put their name on our materials "
                "and speak to the press with us."
            ),
            (
                "Організації будь-якого розміру можуть підтримати заяву, поставити своє ім’я на наших "
                "матеріалах і разом із нами говорити з медіа."
            ),
        ),
        both("See what partners do", "Дізнатися, що роблять партнери"),
    ),
    WayToJoin(
        "media",
        both("Ask us as a journalist", "Звернутися від медіа"),
        both(
            (
                "Tell us your question, your language and your deadline. We will find someone who can "
                "answer. You do not need an account."
            ),
            (
                "Напишіть нам запитання, мову та дедлайн. Ми знайдемо людину, яка зможе відповісти. "
                "Реєструватися не потрібно."
            ),
        ),
        both("Send an inquiry", "Надіслати запит"),
    ),
)
