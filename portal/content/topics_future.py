"""Topics about who people are allowed to be: children and schools, identity and Crimean Tatars."""

from . import sources as s
from .shapes import Topic, both

CHILDREN = Topic(
    "children",
    both("Children, schools and the threat of separation", "Діти, школа і погроза розлукою"),
    both(
        "Parents who keep a child at home are told that they may lose the child.",
        "Батькам, які не пускають дитину до школи, кажуть, що дитину в них можуть забрати.",
    ),
    (
        both(
            (
                "Threats to take children from their families and to place them with families in Russia are "
                "used to make adults obey. They are presented as a punishment for some ‘offence’."
            ),
            (
                "Дорослих змушують коритися погрозою забрати дітей і віддати їх у родини в Росії. Подають це "
                "як покарання за якусь «провину»."
            ),
        ),
        both(
            (
                "Before the school year many families wanted their children to go on learning online at a "
                "Ukrainian school. Those whose children did not appear in class were warned that the "
                "children would be removed."
            ),
            (
                "Перед початком навчального року багато родин хотіли, щоб діти й далі вчилися онлайн в "
                "українській школі. Тих, чиї діти не з’являлися на уроках, попереджали, що дітей вилучать."
            ),
        ),
        both(
            (
                "In school, lessons are joined by compulsory ‘clubs’ that teach children to think of "
                "themselves as a part of the ‘Russian world’ and no longer as Ukrainians."
            ),
            (
                "До уроків додають обов’язкові «гуртки», де дітей переконують, що вони частина «русского "
                "міра», а не українці."
            ),
        ),
        both(
            (
                "Children who were left without parents or guardians are placed in Russian families, where "
                "the ties to their relatives and to their own culture are cut."
            ),
            (
                "Дітей, які залишилися без батьків чи опікунів, передають у російські родини — там обривають "
                "їхні зв’язки з близькими та з власною культурою."
            ),
        ),
    ),
    both(
        (
            "Occupying powers may not change a child’s personal status or forcibly transfer or deport "
            "children (Fourth Geneva Convention, articles 49 and 50). Every child has the right to "
            "preserve their identity (Convention on the Rights of the Child, article 8)."
        ),
        (
            "Держава-окупант не має права змінювати особистий статус дитини, примусово переміщувати чи "
            "депортувати дітей (Четверта Женевська конвенція, статті 49 і 50). Кожна дитина має право на "
            "збереження своєї ідентичності (Конвенція про права дитини, стаття 8)."
        ),
    ),
    (s.TESTIMONY, s.MOSCOW_MECHANISM_CHILDREN, s.CRIMINAL_COURT_2023, s.GENEVA_CONVENTION, s.CHILD_CONVENTION),
)

IDENTITY = Topic(
    "identity",
    both("Erasing who people are", "Стирання ідентичності"),
    both(
        "Language, citizenship, faith and memory: step by step, everything Ukrainian is to be replaced.",
        "Мова, громадянство, віра, пам’ять: крок за кроком усе українське намагаються замінити.",
    ),
    (
        both(
            (
                "To speak Ukrainian in public is in effect forbidden. People have been abducted and tortured "
                "for it. Schools, advertising and news repeat one message: that everyone here belongs to the "
                "‘Russian world’."
            ),
            (
                "Говорити українською на людях фактично заборонено. За це викрадали й катували. Школа, "
                "реклама й пропаганда повторюють одне: усі тут — частина «русского міра»."
            ),
        ),
        both(
            (
                "People are pushed to take Russian citizenship. Others are deported to Russia and prevented "
                "from going to areas under Ukrainian control."
            ),
            (
                "Людей змушують брати російське громадянство. Інших депортують до Росії й не дають їм "
                "виїхати на підконтрольну Україні територію."
            ),
        ),
        both(
            (
                "Religious and ethnic minorities and indigenous peoples are hit hardest. From 2014 to 2022, "
                "human rights groups in Crimea recorded how Crimean Tatars disappeared, were tortured and "
                "were sentenced without a fair trial. Muslims were given more than ten years in prison on "
                "account of their religion."
            ),
            (
                "Найтяжче доводиться релігійним та етнічним меншинам і корінним народам. Уже у 2014–2022 "
                "роках правозахисні групи в Криму фіксували зникнення кримських татар, катування й "
                "неправосудні вироки. Мусульман через їхню віру засуджували до понад десяти років ув’язнення."
            ),
        ),
        both(
            (
                "When mobilisation was announced in September 2022, Crimean Tatars were called up out of all "
                "proportion. In some villages 96 per cent of the men received a summons."
            ),
            (
                "Коли у вересні 2022 року оголосили мобілізацію, кримських татар призивали непропорційно "
                "часто. У деяких селах повістки отримали 96 % чоловіків."
            ),
        ),
        both(
            (
                "Seen together, these acts raise the question of genocide. The answer belongs to independent "
                "courts. To make them stop is everybody’s task."
            ),
            (
                "Разом ці дії змушують порушити питання про геноцид. Відповідь на нього мають дати незалежні "
                "суди. А домагатися, щоб це припинилося, — справа кожного й кожної з нас."
            ),
        ),
    ),
    both(
        (
            "Deportation of civilians from occupied territory is prohibited, whatever the motive (Fourth "
            "Geneva Convention, article 49), and minorities have the right to their culture, religion "
            "and language (International Covenant on Civil and Political Rights, article 27)."
        ),
        (
            "Депортацію цивільних з окупованої території заборонено незалежно від мотивів (Четверта "
            "Женевська конвенція, стаття 49). Меншини мають право на свою культуру, релігію та мову "
            "(Міжнародний пакт про громадянські і політичні права, стаття 27)."
        ),
    ),
    (s.TESTIMONY, s.CRIMEA_MONITORS, s.CRIMEA_2017, s.OHCHR_OCCUPATION, s.GENEVA_CONVENTION, s.CIVIL_RIGHTS_COVENANT),
)
