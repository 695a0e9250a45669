"""Topics about daily life: aid and medicine, communications, property and money."""

from . import sources as s
from .shapes import Topic, both

AID = Topic(
    "aid",
    both("Food and medicine that do not arrive", "Їжа та ліки, які не доходять"),
    both(
        "In a list of people who asked for evacuation there are four columns: evacuated, in progress, waiting, died.",
        "У таблиці людей, які просили про евакуацію, є чотири стовпці: «вивезли», «у процесі», «чекають», «померли».",
    ),
    (
        both(
            (
                "Aid and medicine from areas under Ukrainian control are often not let through. What comes "
                "from the Russian side is not enough, and often it is grain and vegetables that have begun "
                "to spoil."
            ),
            (
                "Допомогу й ліки з підконтрольної Україні території часто не пропускають. Того, що привозять "
                "із Росії, бракує, і нерідко це крупи та овочі, які вже почали псуватися."
            ),
        ),
        both(
            (
                "To receive it, people have to stand in front of a camera and to hand over the details of "
                "their identity papers. In some places aid was not given out at all but sold in shops."
            ),
            (
                "Щоб її отримати, треба стати перед камерою й надати дані своїх документів. Подекуди "
                "допомогу не роздавали взагалі, а продавали в крамницях."
            ),
        ),
        both(
            (
                "Insulin and thyroid medicine are always short. Hospitals are overcrowded and treat wounded "
                "Russian soldiers first. For people with cancer there is practically no treatment."
            ),
            (
                "Постійно бракує інсуліну та ліків для щитоподібної залози. Лікарні переповнені, і найперше "
                "там приймають поранених російських військових. Лікування для людей з онкологічними "
                "захворюваннями практично немає."
            ),
        ),
        both(
            (
                "Families who write to the organisers have lost relatives who could have lived with one "
                "ordinary medicine."
            ),
            (
                "Серед тих, хто пише організаторам, є родини, які втратили близьких, хоча тим могли б "
                "зберегти життя звичайні ліки."
            ),
        ),
    ),
    both(
        (
            "An occupying power must ensure food and medical supplies, and must allow relief when they "
            "are not sufficient (Fourth Geneva Convention, articles 55 and 59)."
        ),
        (
            "Держава-окупант зобов’язана забезпечувати населення їжею та ліками, а якщо їх не вистачає — "
            "допускати гуманітарну допомогу (Четверта Женевська конвенція, статті 55 і 59)."
        ),
    ),
    (s.TESTIMONY, s.OHCHR_OCCUPATION, s.GENEVA_CONVENTION),
)

COMMUNICATIONS = Topic(
    "communications",
    both("Cut off from one another", "Без зв’язку з рідними"),
    both(
        "For months, families do not know whether those they love are alive.",
        "Місяцями родини не знають, чи живі їхні близькі.",
    ),
    (
        both(
            (
                "Signals are jammed. To make a call people look for the highest place that they can reach on "
                "foot: a hill, a roof, a tree."
            ),
            (
                "Зв’язок глушать. Щоб зателефонувати, люди шукають найвище місце, куди можна дійти пішки: "
                "пагорб, дах, дерево."
            ),
        ),
        both(
            (
                "Even that has been dangerous. In Izyum, Mount Kremianets came under fire because residents "
                "went up there to ring their relatives."
            ),
            (
                "Навіть це було небезпечно. В Ізюмі гору Кременець обстрілювали саме тому, що туди "
                "піднімалися подзвонити рідним."
            ),
        ),
        both(
            (
                "Older people and people with disabilities often cannot climb. They are the first to fall "
                "silent, and relatives who ask for their evacuation may not have heard from them since March "
                "or April 2022."
            ),
            (
                "Літні люди й люди з інвалідністю часто не можуть туди піднятися. Вони замовкають першими, і "
                "рідні, які просять їх вивезти, подеколи не мали від них звістки з березня чи квітня "
                "2022 року."
            ),
        ),
        both(
            (
                "Where there is a network, the Russian security service listens. Phones are taken away, "
                "messages and call lists are read. People keep their calls short and weigh every word, even "
                "with those closest to them."
            ),
            (
                "Там, де мережа є, розмови прослуховує російська ФСБ. Телефони відбирають, читають "
                "листування та список дзвінків. Люди говорять коротко й зважують кожне слово, навіть "
                "із найближчими."
            ),
        ),
    ),
    both(
        (
            "Everyone in occupied territory must be enabled to give news to members of their family and "
            "to receive news from them (Fourth Geneva Convention, article 25)."
        ),
        (
            "Кожна людина на окупованій території повинна мати змогу повідомляти рідним про себе й "
            "отримувати звістки від них (Четверта Женевська конвенція, стаття 25)."
        ),
    ),
    (s.TESTIMONY, s.OHCHR_OCCUPATION, s.GENEVA_CONVENTION),
)

PROPERTY = Topic(
    "property",
    both("Homes, savings and livelihoods taken", "Відібрані домівки, заощадження, заробіток"),
    both(
        "What a family has built up over a lifetime can be taken because somebody likes the look of it.",
        "Те, на що родина працювала все життя, можуть відібрати лише тому, що воно комусь сподобалося.",
    ),
    (
        both(
            (
                "Belongings, cars and whole businesses are seized. The organisers know of a café and of a "
                "farming company whose owners were forced to sign them over, and of people who were put out "
                "of their homes because someone in uniform liked the house."
            ),
            (
                "Забирають майно, автомобілі, цілі підприємства. Організаторам відомо про кав’ярню й аграрне "
                "підприємство, які власників змусили переписати на інших, і про людей, яких виселили, бо "
                "їхній дім сподобався військовим."
            ),
        ),
        both(
            "People are made to use the Russian rouble, at a rate that eats up their savings.",
            "Людей змушують переходити на російські рублі за курсом, який знецінює їхні заощадження.",
        ),
        both(
            (
                "Cash machines do not work and shops take no cards. Those who exchange money on a Ukrainian "
                "card for cash keep 20 to 30 per cent of it."
            ),
            (
                "Банкомати не працюють, картки в крамницях не приймають. За переведення грошей з української "
                "картки в готівку забирають 20–30 %."
            ),
        ),
        both(
            (
                "A pension that is paid to a card is therefore out of reach. The Russian pensions that were "
                "promised are paid rarely, and in some places only."
            ),
            (
                "Тож пенсія, яку нараховують на картку, недосяжна. А обіцяні російські пенсії виплачують "
                "нерегулярно, то в одному місці, то в іншому."
            ),
        ),
    ),
    both(
        (
            "Pillage is forbidden, and private property may not be confiscated (Hague Regulations, "
            "articles 46 and 47; Fourth Geneva Convention, article 33)."
        ),
        (
            "Розграбування заборонено, приватну власність не можна конфісковувати (Гаазьке положення, "
            "статті 46 і 47; Четверта Женевська конвенція, стаття 33)."
        ),
    ),
    (s.TESTIMONY, s.HAGUE_REGULATIONS, s.GENEVA_CONVENTION),
)
