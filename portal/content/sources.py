"""What the campaign relies on. Only documents that can be found by their title and year are named."""

from .shapes import Source, both

TESTIMONY = Source(
    "testimony",
    both(
        "Messages and testimonies received by the campaign’s organisers, 2022",
        "Звернення та свідчення, які отримали організатори кампанії, 2022 рік",
    ),
    2022,
)
CRIMEA_MONITORS = Source(
    "testimony",
    both(
        (
            "Records kept since 2014 by human rights groups that work on Crimea, as summarised by the "
            "campaign’s organisers"
        ),
        (
            "Дані правозахисних груп, які документують порушення в Криму з 2014 року, в узагальненні "
            "організаторів кампанії"
        ),
    ),
    2022,
)

GENERAL_ASSEMBLY_2014 = Source(
    "public_record",
    both(
        "UN General Assembly, resolution 68/262, ‘Territorial integrity of Ukraine’, 27 March 2014",
        ("Генеральна Асамблея ООН, резолюція 68/262 «Територіальна цілісність України», 27 березня 2014 року"),
    ),
    2014,
    "https://undocs.org/A/RES/68/262",
)
GENERAL_ASSEMBLY_2022 = Source(
    "public_record",
    both(
        (
            "UN General Assembly, resolution ES-11/4, ‘Territorial integrity of Ukraine: defending the "
            "principles of the Charter of the United Nations’, 12 October 2022"
        ),
        (
            "Генеральна Асамблея ООН, резолюція ES-11/4 «Територіальна цілісність України: захист "
            "принципів Статуту Організації Об’єднаних Націй», 12 жовтня 2022 року"
        ),
    ),
    2022,
    "https://undocs.org/A/RES/ES-11/4",
)
HUMAN_RIGHTS_COUNCIL_2022 = Source(
    "public_record",
    both(
        "UN Human Rights Council, resolution 49/1, 4 March 2022",
        "Рада ООН з прав людини, резолюція 49/1, 4 березня 2022 року",
    ),
    2022,
    "https://undocs.org/A/HRC/RES/49/1",
)
PUBLIC_RECORD = Source(
    "public_record",
    both("Public record: the date is widely documented", "Загальновідомі відомості: дату широко задокументовано"),
)

MONITORING_MISSION = Source(
    "public_record",
    both(
        "UN Human Rights Monitoring Mission in Ukraine, at work since March 2014",
        "Моніторингова місія ООН з прав людини в Україні, працює з березня 2014 року",
    ),
    2014,
)
CRIMEA_2017 = Source(
    "report",
    both(
        (
            "OHCHR, ‘Situation of human rights in the temporarily occupied Autonomous Republic of Crimea "
            "and the city of Sevastopol (Ukraine)’, 2017"
        ),
        (
            "УВКПЛ ООН, доповідь про становище з правами людини в тимчасово окупованих Автономній "
            "Республіці Крим та місті Севастополі (Україна), 2017 рік"
        ),
    ),
    2017,
)
MOSCOW_MECHANISM_APRIL = Source(
    "report",
    both(
        ("OSCE Moscow Mechanism, report on violations committed in Ukraine since 24 February 2022, April 2022"),
        (
            "Московський механізм ОБСЄ, доповідь про порушення, вчинені в Україні з 24 лютого 2022 року, "
            "квітень 2022 року"
        ),
    ),
    2022,
)
MOSCOW_MECHANISM_JULY = Source(
    "report",
    both(
        (
            "OSCE Moscow Mechanism, report on violations committed in Ukraine between 1 April and 25 "
            "June 2022, July 2022"
        ),
        (
            "Московський механізм ОБСЄ, доповідь про порушення, вчинені в Україні з 1 квітня до 25 "
            "червня 2022 року, липень 2022 року"
        ),
    ),
    2022,
)
MOSCOW_MECHANISM_CHILDREN = Source(
    "report",
    both(
        ("OSCE Moscow Mechanism, report on the forcible transfer and deportation of Ukrainian children, 2023"),
        ("Московський механізм ОБСЄ, доповідь про примусове переміщення та депортацію українських дітей, 2023 рік"),
    ),
    2023,
)
MOSCOW_MECHANISM_DETENTION = Source(
    "report",
    both(
        ("OSCE Moscow Mechanism, report on the arbitrary deprivation of liberty of Ukrainian civilians, 2024"),
        ("Московський механізм ОБСЄ, доповідь про свавільне позбавлення волі українських цивільних осіб, 2024 рік"),
    ),
    2024,
)
COMMISSION_OF_INQUIRY_2022 = Source(
    "report",
    both(
        "UN Independent International Commission of Inquiry on Ukraine, report A/77/533, October 2022",
        ("Незалежна міжнародна комісія ООН з розслідування порушень в Україні, доповідь A/77/533, жовтень 2022 року"),
    ),
    2022,
    "https://undocs.org/A/77/533",
)
COMMISSION_OF_INQUIRY_2023 = Source(
    "report",
    both(
        "UN Independent International Commission of Inquiry on Ukraine, report A/HRC/52/62, March 2023",
        (
            "Незалежна міжнародна комісія ООН з розслідування порушень в Україні, доповідь A/HRC/52/62, "
            "березень 2023 року"
        ),
    ),
    2023,
    "https://undocs.org/A/HRC/52/62",
)
OHCHR_DETENTION = Source(
    "report",
    both(
        (
            "OHCHR, ‘Detention of civilians in the context of the armed attack by the Russian Federation "
            "against Ukraine’, June 2023"
        ),
        (
            "УВКПЛ ООН, доповідь про тримання цивільних осіб під вартою в контексті збройного нападу "
            "Російської Федерації на Україну, червень 2023 року"
        ),
    ),
    2023,
)
OHCHR_OCCUPATION = Source(
    "report",
    both(
        (
            "OHCHR, ‘Human rights situation during the Russian occupation of territory of Ukraine and "
            "its aftermath’, March 2024"
        ),
        (
            "УВКПЛ ООН, доповідь про становище з правами людини під час російської окупації території "
            "України та її наслідки, березень 2024 року"
        ),
    ),
    2024,
)
FILTRATION_REPORT = Source(
    "report",
    both(
        (
            "Human Rights Watch, ‘“We Had No Choice”: “Filtration” and the Crime of Forcibly "
            "Transferring Ukrainian Civilians to Russia’, September 2022"
        ),
        (
            "Human Rights Watch, «We Had No Choice» — доповідь про «фільтрацію» та примусове переміщення "
            "українських цивільних до Росії, вересень 2022 року"
        ),
    ),
    2022,
)
CRIMINAL_COURT_2023 = Source(
    "public_record",
    both(
        (
            "International Criminal Court, warrants of arrest concerning the deportation and transfer of "
            "children, 17 March 2023"
        ),
        (
            "Міжнародний кримінальний суд, ордери на арешт у зв’язку з депортацією та переміщенням "
            "дітей, 17 березня 2023 року"
        ),
    ),
    2023,
)

GENEVA_CONVENTION = Source(
    "law",
    both(
        "Fourth Geneva Convention relative to the Protection of Civilian Persons in Time of War, 1949",
        "Четверта Женевська конвенція про захист цивільного населення під час війни, 1949 рік",
    ),
    1949,
)
HAGUE_REGULATIONS = Source(
    "law",
    both(
        "Hague Regulations respecting the Laws and Customs of War on Land, 1907",
        "Положення про закони і звичаї війни на суходолі, Гаага, 1907 рік",
    ),
    1907,
)
CHILD_CONVENTION = Source(
    "law",
    both("Convention on the Rights of the Child, 1989", "Конвенція про права дитини, 1989 рік"),
    1989,
)
CIVIL_RIGHTS_COVENANT = Source(
    "law",
    both(
        "International Covenant on Civil and Political Rights, 1966",
        "Міжнародний пакт про громадянські і політичні права, 1966 рік",
    ),
    1966,
)
