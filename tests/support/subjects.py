"""What the press may ask about in the campaign of the tests."""

from partners.campaigns.models import Campaign, Subject

SUBJECTS = {
    "detention": ("Detention without trial", "Позбавлення волі без суду"),
    "aid": ("Aid and medicine", "Гуманітарна допомога й ліки"),
    "children": ("Children and schools", "Діти та школа"),
    "filtration": ("Movement and ‘filtration’", "Пересування та «фільтрація»"),
    "labour": ("Forced labour", "Примусова праця"),
    "general": ("The campaign in general", "Кампанія загалом"),
}


def give_subjects(campaign: Campaign) -> None:
    Subject.objects.bulk_create(
        Subject(campaign=campaign, code=code, names={"en": english, "uk": ukrainian}, position=place)
        for place, (code, (english, ukrainian)) in enumerate(SUBJECTS.items(), 1)
    )
