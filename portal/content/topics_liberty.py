"""Topics about the freedom of the person: lists and abductions, detention, filtration, forced labour."""

from . import sources as s
from .shapes import Topic, both

PROFILING = Topic(
    "profiling",
    both("Lists of names, and people who disappear", "Списки імен і зниклі люди"),
    both(
        "From the first days, those who stood up for their community were looked for by name.",
        "Тих, хто дбав про свою громаду, з перших же днів шукали поіменно.",
    ),
    (
        both(
            (
                "In Kherson, Mariupol, Izyum and other cities the Russian military drew up lists with names "
                "and photographs: activists, people who had spoken in favour of the Ukrainian authorities, "
                "and their families."
            ),
            (
                "У Херсоні, Маріуполі, Ізюмі та інших містах російські військові складали списки з іменами "
                "та фотографіями: активістів, тих, хто висловлював підтримку українській владі, та "
                "їхніх родичів."
            ),
        ),
        both(
            (
                "It took very little to be on such a list. Civilian volunteers were targeted, and so were "
                "people known for protecting animals."
            ),
            (
                "Щоб потрапити до такого списку, вистачало дрібниці. Переслідували цивільних волонтерів і "
                "навіть зоозахисників."
            ),
        ),
        both(
            (
                "Many were abducted and tortured. Some were killed. Whoever shows any kind of support for "
                "the Ukrainian authorities still risks reprisals and abuse."
            ),
            (
                "Багатьох викрадали й катували. Декого вбили. Будь-який вияв підтримки української влади й "
                "досі може обернутися розправою чи знущанням."
            ),
        ),
        both(
            "Relatives were not spared: families were singled out as well, and not only the person on the list.",
            "Не оминали й родичів: цілеспрямовано переслідували не лише саму людину, а й усю сім’ю.",
        ),
    ),
    both(
        (
            "Civilians are protected persons: their person, honour and religious convictions must be "
            "respected, and reprisals against them are forbidden (Fourth Geneva Convention, articles 27 "
            "and 33)."
        ),
        (
            "Цивільні особи перебувають під захистом: їхню особу, честь і релігійні переконання слід "
            "поважати, а репресалії щодо них заборонено (Четверта Женевська конвенція, статті 27 і 33)."
        ),
    ),
    (s.TESTIMONY, s.MOSCOW_MECHANISM_JULY, s.OHCHR_OCCUPATION, s.GENEVA_CONVENTION),
)

DETENTION = Topic(
    "detention",
    both("Prisons without courts", "В’язниці без суду"),
    both(
        "There is no charge, no lawyer, no judge and no sentence, and so there is no day of release.",
        "Немає ні обвинувачення, ні адвоката, ні судді, ні вироку, а отже, немає й дня звільнення.",
    ),
    (
        both(
            (
                "No working justice system exists in the occupied areas. People are held in what everyone "
                "there calls ‘the cellars’: basements of factories, printing houses and other buildings that "
                "were never meant for it."
            ),
            (
                "На окупованих територіях немає дієвого правосуддя. Людей тримають у місцях, які там звуть "
                "просто «підвалами»: у підвальних приміщеннях заводів, друкарень та інших будівель, зовсім "
                "для цього не призначених."
            ),
        ),
        both(
            (
                "Hundreds of messages to the campaign’s organisers tell of abduction and torture. Those who "
                "came back describe beatings, hunger, electric shocks and sexual violence."
            ),
            (
                "Організатори кампанії отримали сотні повідомлень про викрадення й катування. Ті, хто "
                "повернувся, розповідають про побиття, голод, удари струмом і сексуальне насильство."
            ),
        ),
        both(
            (
                "Almost anything may lead to arrest. To have led a village council is enough, and so is "
                "being the sister or the wife of someone who served in the east after 2014. The organisers "
                "also know of people with military experience who were executed in public because they "
                "refused to collaborate."
            ),
            (
                "Приводом для затримання може стати майже будь-що. Досить бути старостою села або сестрою чи "
                "дружиною того, хто служив на сході після 2014 року. Організаторам відомо й про людей із "
                "військовим досвідом, яких прилюдно стратили за відмову співпрацювати."
            ),
        ),
        both(
            (
                "Families are told neither where their relatives are nor why. Parcels are refused. Some "
                "prisoners are taken to Russia, where it is hardly possible to find them."
            ),
            (
                "Родинам не кажуть ні де їхні близькі, ні за що їх затримали. Передач не приймають. Декого "
                "вивозять до Росії, де знайти людину майже неможливо."
            ),
        ),
    ),
    both(
        (
            "Torture and the unlawful confinement of civilians are grave breaches of the Fourth Geneva "
            "Convention (article 147). Every accused person has the right to know the charge and to a "
            "fair trial (articles 71 and 72)."
        ),
        (
            "Катування й незаконне позбавлення волі цивільних є серйозними порушеннями Четвертої "
            "Женевської конвенції (стаття 147). Кожна обвинувачена особа має право знати, у чому її "
            "обвинувачують, і право на справедливий суд (статті 71 і 72)."
        ),
    ),
    (s.TESTIMONY, s.COMMISSION_OF_INQUIRY_2023, s.OHCHR_DETENTION, s.MOSCOW_MECHANISM_DETENTION, s.GENEVA_CONVENTION),
)

FILTRATION = Topic(
    "filtration",
    both("Closed roads and ‘filtration’", "Перекриті дороги й «фільтрація»"),
    both(
        "Leaving, or even travelling to the next town, means being searched, questioned and sometimes sent back.",
        (
            "Щоб виїхати чи навіть дістатися сусіднього міста, треба пройти обшук і допит, після яких "
            "можуть і не пропустити."
        ),
    ),
    (
        both(
            (
                "Many towns and villages are closed in both directions. Sometimes a single town is divided: "
                "in Balakliia, before it was liberated, checkpoints kept people from going from one "
                "neighbourhood to another."
            ),
            (
                "Багато населених пунктів закрито і на в’їзд, і на виїзд. Буває, що поділено й саме місто: у "
                "Балаклії до звільнення блокпости не давали людям потрапити з одного району в інший."
            ),
        ),
        both(
            (
                "Whoever wants to leave must pass what the occupiers call ‘filtration’. Men have to undress "
                "so that their skin can be searched for tattoos. Phones and computers are read. People are "
                "put under psychological pressure while it lasts."
            ),
            (
                "Хто хоче виїхати, мусить пройти те, що окупанти називають «фільтрацією». Чоловіків "
                "роздягають і шукають татуювання. Переглядають телефони й комп’ютери. На людей чинять "
                "психологічний тиск."
            ),
        ),
        both(
            "Some are refused and have to return to the place they were trying to leave.",
            "Декого розвертають, і людина мусить їхати назад — туди, звідки намагалася вибратися.",
        ),
        both(
            (
                "The same happens on the roads between occupied towns. In effect nobody can travel freely "
                "between them, not even to see relatives or a doctor."
            ),
            (
                "Те саме відбувається й на дорогах між окупованими містами. Вільно їздити між ними фактично "
                "неможливо, навіть до рідних чи до лікаря."
            ),
        ),
    ),
    both(
        (
            "Protected persons may not be subjected to coercion in order to obtain information (Fourth "
            "Geneva Convention, article 31), and their persons and honour must be respected (article 27)."
        ),
        (
            "До осіб, які перебувають під захистом, не можна застосовувати примус, щоб отримати "
            "відомості (Четверта Женевська конвенція, стаття 31); їхню особу й честь слід поважати "
            "(стаття 27)."
        ),
    ),
    (s.TESTIMONY, s.FILTRATION_REPORT, s.MOSCOW_MECHANISM_JULY, s.GENEVA_CONVENTION),
)

LABOUR = Topic(
    "labour",
    both("Work under coercion", "Праця з примусу"),
    both(
        "Where little is left standing, those who survived are made to clear what remains in order to eat.",
        "Там, де мало що вціліло, тих, хто вижив, змушують за їжу розбирати зруйноване.",
    ),
    (
        both(
            (
                "In badly damaged cities, residents have to clear rubble and recover the dead in return for "
                "rations. There are many testimonies from Izyum during the occupation; in Mariupol and "
                "elsewhere the practice went on."
            ),
            (
                "У сильно зруйнованих містах жителів за пайок змушують розбирати завали й прибирати тіла "
                "загиблих. Про це є багато свідчень з Ізюма часів окупації; у Маріуполі та інших містах так "
                "тривало й далі."
            ),
        ),
        both(
            (
                "Work is also a punishment. Anyone who was outside after eight in the evening had broken the "
                "curfew: men were sent to dig trenches, women to sweep streets or to wash the "
                "soldiers’ uniforms."
            ),
            (
                "Працею ще й карають. Хто опинявся на вулиці після восьмої вечора, той порушував "
                "комендантську годину: чоловіків відправляли копати окопи, жінок — підмітати вулиці чи прати "
                "військову форму."
            ),
        ),
        both(
            "It is not a choice when the other choice is hunger, and it is not a job when nobody may refuse.",
            "Це не вибір, коли інший варіант — голод. І це не робота, коли від неї не можна відмовитися.",
        ),
    ),
    both(
        (
            "An occupying power may not compel civilians to do work that involves them in military "
            "operations, nor force them to serve in its army (Fourth Geneva Convention, article 51)."
        ),
        (
            "Держава-окупант не має права примушувати цивільних до робіт, пов’язаних із воєнними "
            "операціями, чи до служби у своїй армії (Четверта Женевська конвенція, стаття 51)."
        ),
    ),
    (s.TESTIMONY, s.GENEVA_CONVENTION),
)
