"""From the annexation of Crimea to the autumn of 2022, when the campaign began."""

from . import sources as s
from .shapes import Event, both

TIMELINE = (
    Event(
        "2014",
        both("Crimea is annexed, the war in the east begins", "Анексія Криму та початок війни на сході"),
        both(
            (
                "Russia annexes Crimea and takes hold of parts of the Donetsk and Luhansk regions. "
                "Abductions, torture and killings are reported from both for years."
            ),
            (
                "Росія анексує Крим і встановлює контроль над частиною Донецької та Луганської областей. "
                "Звідти роками надходять повідомлення про викрадення, катування та вбивства."
            ),
        ),
        (s.TESTIMONY, s.PUBLIC_RECORD, s.MONITORING_MISSION),
    ),
    Event(
        "2014-03-27",
        both("The General Assembly affirms Ukraine’s borders", "Генеральна Асамблея підтверджує кордони України"),
        both(
            (
                "The United Nations General Assembly underlines that the so-called referendum in Crimea has "
                "no validity and cannot change the status of the peninsula."
            ),
            (
                "Генеральна Асамблея ООН наголошує, що так званий референдум у Криму не має законної сили й "
                "не може змінити статусу півострова."
            ),
        ),
        (s.GENERAL_ASSEMBLY_2014,),
    ),
    Event(
        "2014",
        both(
            "Human rights groups in Crimea begin to keep records",
            "Правозахисники в Криму починають документувати порушення",
        ),
        both(
            (
                "In the years that follow they record disappearances, torture and unjust sentences, above "
                "all against Crimean Tatars. By 2022 their records cover eight years."
            ),
            (
                "Рік за роком вони фіксують зникнення, катування й неправосудні вироки, передусім щодо "
                "кримських татар. Станом на 2022 рік їхні записи охоплюють вісім років."
            ),
        ),
        (s.CRIMEA_MONITORS, s.CRIMEA_2017),
    ),
    Event(
        "2022-02-24",
        both("The full-scale invasion", "Повномасштабне вторгнення"),
        both(
            (
                "Russia attacks Ukraine from the north, the east and the south. Within days people in many "
                "towns find themselves under occupation."
            ),
            (
                "Росія нападає на Україну з півночі, сходу та півдня. За лічені дні жителі багатьох міст і "
                "сіл опиняються в окупації."
            ),
        ),
        (s.TESTIMONY, s.PUBLIC_RECORD, s.MOSCOW_MECHANISM_APRIL),
    ),
    Event(
        "2022-03-04",
        both("The United Nations sets up an inquiry", "ООН створює комісію з розслідування"),
        both(
            (
                "The Human Rights Council decides to establish an independent international commission to "
                "investigate violations in Ukraine."
            ),
            (
                "Рада ООН з прав людини вирішує створити незалежну міжнародну комісію для розслідування "
                "порушень в Україні."
            ),
        ),
        (s.HUMAN_RIGHTS_COUNCIL_2022,),
    ),
    Event(
        "2022-03",
        both("Lists of names, and silence", "Списки імен і тиша"),
        both(
            (
                "In Kherson, Mariupol, Izyum and elsewhere soldiers come with lists of activists, volunteers "
                "and people who support the Ukrainian authorities. The first families report that someone "
                "was taken away; from March and April on, many lose all contact with relatives."
            ),
            (
                "У Херсоні, Маріуполі, Ізюмі та інших містах військові приходять зі списками активістів, "
                "волонтерів, прихильників української влади. Перші родини повідомляють, що їхніх близьких "
                "забрали; з березня та квітня багато хто втрачає будь-який зв’язок із рідними."
            ),
        ),
        (s.TESTIMONY,),
    ),
    Event(
        "2022-03-31",
        both("Irpin and Bucha are free", "Ірпінь і Буча вільні"),
        both(
            (
                "At the end of March Russian troops leave the area around Kyiv. The world sees what the "
                "weeks of occupation meant for those who had stayed."
            ),
            (
                "Наприкінці березня російські війська залишають Київщину. Світ бачить, чим тижні окупації "
                "стали для тих, хто там лишався."
            ),
        ),
        (s.PUBLIC_RECORD, s.MOSCOW_MECHANISM_JULY, s.COMMISSION_OF_INQUIRY_2022),
    ),
    Event(
        "2022-09",
        both("Balakliia, Kupiansk and Izyum are free", "Балаклія, Куп’янськ та Ізюм вільні"),
        both(
            (
                "Much of the Kharkiv region is liberated within days. People describe checkpoints between "
                "neighbourhoods, forced work and detention in basements."
            ),
            (
                "За кілька днів звільнено більшу частину окупованої Харківщини. Люди розповідають про "
                "блокпости між районами, примусову працю й тримання в підвалах."
            ),
        ),
        (s.TESTIMONY, s.PUBLIC_RECORD, s.COMMISSION_OF_INQUIRY_2023),
    ),
    Event(
        "2022-09-21",
        both("Russia announces mobilisation", "Росія оголошує мобілізацію"),
        both(
            (
                "Summonses reach occupied Crimea too. Crimean Tatars receive a share that is out of all "
                "proportion: in some villages, 96 per cent of the men."
            ),
            (
                "Повістки приходять і в окупований Крим. Кримським татарам їх вручають непропорційно багато: "
                "у деяких селах — 96 % чоловіків."
            ),
        ),
        (s.PUBLIC_RECORD, s.CRIMEA_MONITORS),
    ),
    Event(
        "2022-10-01",
        both("Lyman is free", "Лиман вільний"),
        both(
            "The town in the Donetsk region returns to Ukrainian control after four months of occupation.",
            "Місто на Донеччині повертається під контроль України після чотирьох місяців окупації.",
        ),
        (s.PUBLIC_RECORD,),
    ),
    Event(
        "2022-10-12",
        both("143 states reject a second annexation", "143 держави відкидають другу анексію"),
        both(
            (
                "The General Assembly declares that the attempted annexation of four more Ukrainian regions "
                "has no validity under international law."
            ),
            (
                "Генеральна Асамблея ООН проголошує, що спроба анексувати ще чотири області України не має "
                "чинності за міжнародним правом."
            ),
        ),
        (s.GENERAL_ASSEMBLY_2022,),
    ),
    Event(
        "2022-11-11",
        both("Kherson is free, the left bank is not", "Херсон вільний, лівий берег — ні"),
        both(
            (
                "Ukrainian forces return to the city of Kherson. Part of the region, across the Dnipro, "
                "stays under occupation."
            ),
            "Українські військові повертаються до Херсона. Частина області за Дніпром залишається в окупації.",
        ),
        (s.PUBLIC_RECORD,),
    ),
)
