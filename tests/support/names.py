"""Four hundred invented organisations, fifty in each script that the typefaces claim, in real orthographies.

A name is put together from the words of one language, always the same ones; what no pattern brings forth (marks,
quotes, digits, two scripts in a line) is written out.
"""

import itertools
from typing import NamedTuple

A_SCRIPT = 50


class Name(NamedTuple):
    """`id` is `script-language-number` and stays the same from run to run."""

    id: str
    script: str
    language: str
    words: str


class Orthography(NamedTuple):
    script: str
    language: str
    count: int
    parts: tuple[tuple[str, ...], ...]


PATTERNS = (
    Orthography("latin", "en", 8, (
        ("Association for", "Centre for", "Foundation for", "Committee on"),
        ("Missing Persons", "Free Speech", "Displaced Families", "Children’s Rights"),
        ("in Oakwater", "of the Lower Vale", "at Fifth Ferry"),
    )),
    Orthography("latin", "pl", 8, (
        ("Fundacja", "Stowarzyszenie", "Towarzystwo"),
        ("Źródeł Pamięci", "Wolnego Słowa", "Przyjaciół Książki", "Rodzin Zaginionych"),
        ("w Żółtej Łące", "nad Gęślą", "pod Dębem"),
    )),
    Orthography("latin", "vi", 8, (
        ("Hội", "Quỹ", "Trung tâm"),
        ("Bảo vệ Trẻ em", "Tiếng nói Tự do", "Những Người Mất tích"),
        ("Sông Bưởi", "Đồng Mây", "Phố Ngói Đỏ"),
    )),
    Orthography("latin", "tr", 6, (
        ("Çınaraltı", "Gözyaşı Köprüsü", "İncirli Yol"),
        ("İnsan Hakları", "Kayıp Yakınları", "Çocuk Işığı"),
        ("Derneği", "Vakfı"),
    )),
    Orthography("latin", "de", 6, (
        ("Förderverein", "Stiftung", "Bündnis"),
        ("Straßenkinderhilfe", "Vermisstensuche", "Freies Wort"),
        ("Großmühlen e. V.", "an der Öre"),
    )),
    Orthography("latin", "cs", 4, (
        ("Společnost", "Nadace"), ("přátel svobody", "Člověk za řekou"), ("v Třešňovém Újezdě", "Žďárek"),
    )),
    Orthography("cyrillic", "uk", 14, (
        ("Громадська організація", "Благодійний фонд", "Спілка", "Центр"),
        ("«Ліхтар на ґанку»", "«Зв’язок поколінь»", "«Жива пам’ять»", "«Їжак і п’ять сестер»"),
        ("у Щедрому Ярі", "Надзбруччя", "міста Ґрунь"),
    )),
    Orthography("cyrillic", "bg", 8, (
        ("Фондация", "Сдружение", "Комитет"), ("„Свободно слово“", "„Изгубени близки“"), ("с. Бързия", "до Щъркелово"),
    )),
    Orthography("cyrillic", "sr", 8, (
        ("Удружење", "Задужбина", "Мрежа"), ("„Њихов ђердан“", "„Љиљан и џбун“"), ("Ћуприја", "Горњи Ђурђевац"),
    )),
    Orthography("cyrillic", "kk", 8, (
        ("Қоғамдық бірлестік", "Қор"), ("«Үміт пен Ән»", "«Тұңғиық көл»", "«Жаңа һәм ескі»"), ("Өзенкент", "Қызылағаш"),
    )),
    Orthography("cyrillic", "be", 6, (
        ("Грамадскае аб’яднанне", "Фонд"), ("«Наша ўспаміны»", "«Ёсць дзе жыць»"), ("Белаўшчына", "над Чырвонкай"),
    )),
    Orthography("greek", "el", 40, (
        ("Σύλλογος", "Ίδρυμα", "Ένωση", "Κέντρο", "Δίκτυο"),
        ("Φίλων της Μνήμης", "Ελεύθερου Λόγου", "Οικογενειών Αγνοουμένων", "«Ψυχή και Ξενία»", "Προϋπαντήσεων"),
        ("Άνω Αχλαδιάς", "του Ωρωπού Δέλτα", "στη Γέφυρα"),
    )),
    Orthography("arabic", "ar", 16, (
        ("جمعية", "مؤسسة", "مركز", "رابطة"),
        ("حقوق الإنسان", "أهالي المفقودين", "الكلمة الحرة", "رعاية الأطفال"),
        ("في وادي الغزلان", "بمدينة الفنار", "على ضفاف النهر"),
    )),
    Orthography("arabic", "fa", 10, (
        ("انجمن", "بنیاد", "کانون"),
        ("گفت‌وگوی آزاد", "خانواده‌های گمشدگان", "پژوهش و یادبود"), ("چشمهٔ ژرف", "کوچهٔ گیلاس"),
    )),
    Orthography("arabic", "ur", 8, (
        ("انجمنِ", "ادارہ"), ("تحفظِ بچگان", "ٹوٹے ہوئے گھر", "آزاد قلم"), ("ڈھلوان نگر", "چھوٹی گلی"),
    )),
    Orthography("arabic", "ckb", 6, (
        ("کۆمەڵەی", "دامەزراوەی"), ("مافی مرۆڤ", "وشەی ئازاد"), ("گوندی ڕووبار", "شاری چۆڵ"),
    )),
    Orthography("hebrew", "he", 34, (
        ("עמותת", "קרן", "מרכז", "הוועד"),
        ("זכויות האדם", "משפחות הנעדרים", "חופש הדיבור", "ילדי הגשר", "צדק וזיכרון"),
        ("בעמק הצבאים", "שבנחל לבן", "לחוף הים", "ע״ש ץ׳ פונדק"),
    )),
    Orthography("hebrew", "yi", 6, (
        ("פֿאַראיין", "פֿאָנד"), ("פֿאַר מענטשנרעכט", "פֿון אונדזער לשון"), ("אין ייִדיש־שטעטל", "בײַם טײַך"),
    )),
    Orthography("georgian", "ka", 40, (
        ("ასოციაცია", "ფონდი", "კავშირი", "ცენტრი", "კომიტეტი"),
        ("„თავისუფალი სიტყვა“", "„დაკარგულთა ოჯახები“", "„ჭიშკართან ანთებული ფარანი“", "„ხსოვნა და ღირსება“"),
        ("ქვემო წყაროში", "ძველი ხიდის უბანში", "ჟინვალის გზაზე"),
    )),
    Orthography("armenian", "hy", 40, (
        ("Հասարակական կազմակերպություն", "Հիմնադրամ", "Միություն", "Կենտրոն"),
        ("«Ազատ խոսք»", "«Անհետ կորածների ընտանիքներ»", "«Ճրագ և հիշողություն»", "«Երեխաների իրավունքներ»"),
        ("Վերին Ջրաղացում", "Ծիրանաձորի", "գետի ափին"),
    )),
    Orthography("devanagari", "hi", 24, (
        ("संस्था", "न्यास", "केंद्र", "परिषद्"),
        ("मानवाधिकार रक्षा", "गुमशुदा परिवार", "मुक्त अभिव्यक्ति", "बच्चों की ज़िंदगी"),
        ("नीलकंठपुर", "द्वारिकाघाट", "छोटी चिड़िया गली"),
    )),
    Orthography("devanagari", "mr", 8, (
        ("प्रतिष्ठान", "मंडळ"), ("शब्दस्वातंत्र्य", "हरवलेल्यांचे कुटुंब"), ("कृष्णातीर", "ळकारवाडी"),
    )),
    Orthography("devanagari", "ne", 8, (
        ("सङ्घ", "प्रतिष्ठान"), ("बालअधिकार", "स्मृति र न्याय"), ("उँचो डाँडा", "हिउँखोला"),
    )),
)  # fmt: skip

WRITTEN_OUT = {
    "latin": (
        "is:Þjóðarhúsið við Ægisgötu", "fr:L’Œil sur l’Île — Collectif d’à côté",
        "ro:Asociația „Țărmul Șoaptelor”", "es:¿Quién falta? Ñandú y Compañía",
        "hu:Őrzők és Tűzhordók Egyesülete", "lv:Biedrība «Ķiršu dārzs» Ģeņģeri",
        "lt:Šviesuolių bendrija „Žąsų ežeras“", "en:NO. 5 & 7: A/B “Fjord–Quay” (2019)",
        "yo:Ẹgbẹ́ Ọ̀rọ̀ Òmìnira", "uk:Lantern House / Дім «Ліхтар» № 12",
    ),
    "cyrillic": (
        "uk:ГО «ЩЕДРИЙ ВЕЧІР — ЇЖА ТА ҐАНОК» № 17", "uk:Спілка «5 дубів» (Київ, 2014–2026)",
        "mk:Здружение „Ѓердан и Ќелија“", "cv:Ҫӑлкуҫ ҫыннисем", "tt:«Җәйге өй» җәмгыяте",
        "rue:Сполок «Наша хыжа»",
    ),
    "greek": (
        "el:ΣΥΛΛΟΓΟΣ «ΩΜΕΓΑ» — ΈΤΟΣ 1987", "el:Ομάδα Ϊ & Ϋ: «Ρεύμα»", "grc:Ἡ τῶν ἀγνοουμένων μνήμη",
        "grc:Ὠιδὴ ᾧ ὁ λόγος", "el:Αθήνα – Київ – Lisboa", "el:Κ.Ε.Θ.Ι. «Ξύπνημα 24/7»",
        "grc:Ἑταιρεία Φίλων τοῦ Ὕδατος", "el:Μαΐου & Αΰπνων Ένωσις", "el:«Το Φως» α΄ και β΄",
        "el:Όμιλος «Χρόνος·Τόπος»",
    ),
    "arabic": (
        "ar:مُؤَسَّسَةُ الضِّيَاءِ", "ar:لا لِلنسيان — منذ ٢٠١٤",
        "ar:جمعية «نور» الخيرية Noor e.V. في برلين", "ar:مركز 24 ساعة (القدس)", "ar:بيـــت الفانوس",
        "fa:انجمن ۱۲ پنجره", "ar:الله والأمل: آفاق", "ur:جمعیت ۳۵ گلیاں، لاہوری دروازہ",
        "ar:شبكة A/B للحقوق، فرع 3", "ar:ائتلاف «ألف وياء»",
    ),
    "hebrew": (
        "he:עֲמֻתַּת אוֹר הַפָּנָס", "he:שָׁלוֹם לַכֹּל", "he:צה״ר – צעירים 24/7",
        "he:עמותת Noor בע״מ (2019)", "he:בית־הפנס ״אור״", "he:קרן ׳לב׳ & Co.",
        "he:ועד 5 רחובות: א׳, ב׳, ג׳", "yi:דער וועג פֿון די פֿאַרשוווּנדענע",
        "he:תל־עץ, Київ, חיפה", "he:ילדים ₪ 18 לחודש",
    ),
    "georgian": (
        "ka:ᲐᲡᲝᲪᲘᲐᲪᲘᲐ „ᲗᲐᲕᲘᲡᲣᲤᲚᲔᲑᲐ“", "ka:ა(ა)იპ „მზის სახლი“ № 12", "ka:ფონდი Lantern & ფარანი",
        "ka:ჰაერი და ჯიში, 2019–2026", "ka:წყალ–ჭალა", "ka:„ჟღერს“ – ქალთა გუნდი",
        "ka:ღვთისო, 5 ძმა", "ka:კავშირი „ჩვენ ყველა“ (თბილისი)", "xmf:ჸუდე დო ჭკუა",
        "ka:Київ – ბათუმი – ფოთი",
    ),
    "armenian": (
        "hy:ՀԿ «ԱԶԱՏ ԽՈՍՔ»", "hy:Ի՞նչ է պետք մարդուն", "hy:Օգնե՛նք միմյանց",
        "hy:«Ֆորում և Ֆիդան» 24/7", "hy:Միություն № 12՝ Գյումրի", "hy:Lantern & Ճրագ ՀԿ",
        "hy:Եւրոպական տուն (2019–2026)", "hy:Ժայռ, Շող, Ձյուն", "hyw:Հայ Կիներու Միութիւն",
        "hy:Չքնաղ Ղևոնդ",
    ),
    "devanagari": (
        "hi:श्री क्ष-त्र-ज्ञ न्यास", "hi:हिन्दी–Українська मंच", "hi:संस्था क्र. १२ (२०१९)",
        "hi:‘रोशनी’ महिला समूह", "hi:Lantern दीपघर Trust", "mr:ॐ शांती कार्यकर्‍ता",
        "ne:क्र्याक्क ट्र्याक्क", "hi:ड्रोन-मुक्त ढाणी", "sa:कार्त्स्न्यम्", "hi:ऋषि॰ ॠतु: ऑनलाइन",
    ),
}  # fmt: skip


def invented() -> list[Name]:
    """All of them, script by script."""
    found: list[Name] = []
    for script, written in WRITTEN_OUT.items():
        pairs = [pair for each in PATTERNS if each.script == script for pair in put_together(each)]
        pairs += [(language, words) for language, _colon, words in (one.partition(":") for one in written)]
        found += [
            Name(f"{script}-{language}-{number:02}", script, language, words)
            for number, (language, words) in enumerate(pairs, 1)
        ]
    return found


def put_together(orthography: Orthography) -> list[tuple[str, str]]:
    """Evenly spread over all combinations, so that each word has its turn."""
    every = list(itertools.product(*orthography.parts))
    return [
        (orthography.language, " ".join(every[number * len(every) // orthography.count]))
        for number in range(orthography.count)
    ]


def some(most: int) -> list[Name]:
    """As many of each script, from the end, where the harder ones are."""
    grouped = itertools.groupby(invented(), key=lambda name: name.script)
    return [name for _script, group in grouped for name in list(group)[-most:]]
