"""What the artwork says, in both languages. Line breaks in titles are chosen by eye; "~" is a no-break space."""

HASHTAG = "#territoriesarepeople"

WORDS = {
    "people": {
        "en": {
            "title": "Territories\nare people",
            "text": "Ukraine is not just territory.\nUkraine is its people.\n"
            "We~stand with those who live under occupation.",
        },
        "uk": {
            "title": "Території —\nце люди",
            "text": "Україна~— це не~просто територія.\nУкраїна~— це її~люди.\nМи~поруч із~тими, хто живе в~окупації.",
        },
    },
    "silence": {
        "en": {
            "title": "Months\nwithout a call",
            "text": "In occupied territories people climb trees and rooftops to find a~signal. "
            "Their families wait for months, not knowing whether they are safe.",
        },
        "uk": {
            "title": "Місяці\nбез дзвінка",
            "text": "В~окупації люди вилазять на~дерева й~дахи, щоб спіймати зв’язок. "
            "Рідні місяцями не~знають, що~з~ними.",
        },
    },
    "children": {
        "en": {
            "title": "Children are\nnot leverage",
            "text": "In occupied territories, parents whose children are absent from school "
            "are threatened with having them taken away.",
        },
        "uk": {
            "title": "Діти —\nне засіб тиску",
            "text": "На~окупованих територіях батькам, чиї діти не~ходять до~школи, погрожують забрати~дитину.",
        },
    },
    "announcement": {
        "en": {"title": "Stand\nwith them", "text": "For those who live under~occupation."},
        "uk": {"title": "Станьмо\nпоруч", "text": "Заради тих, хто живе в~окупації."},
    },
    "leaflet": {
        "en": {
            "title": "Territories are people",
            "text": "Every so often somebody suggests that Ukraine should give up part of its land, “to avoid further "
            "suffering”. But nobody lives on a~map. For the people there it means lists of names, cellars, "
            "filtration and silence.",
            "heading": "What you can do",
            "points": [
                "Share the campaign in your language.",
                "Make a video with the hashtag #territoriesarepeople.",
                "Bring your organisation in as a partner.",
            ],
        },
        "uk": {
            "title": "Території — це люди",
            "text": "Час від часу хтось радить Україні віддати частину землі, «щоб уникнути страждань». "
            "Але на~мапі ніхто не~живе. Для людей на~цій землі це~означає списки імен, підвали, фільтрацію "
            "й~мовчання.",
            "heading": "Що можна зробити",
            "points": [
                "Поширте кампанію своєю мовою.",
                "Зніміть відео з~гештегом #territoriesarepeople.",
                "Долучіть до~кампанії свою організацію.",
            ],
        },
    },
}
