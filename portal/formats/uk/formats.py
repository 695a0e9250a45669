"""Dates as the campaign's texts write them: no leading zero, and no «р.» whose dot would end the sentence."""

DATE_FORMAT = "j\xa0E Y"
DATETIME_FORMAT = "j\xa0E Y, H:i"
MONTH_DAY_FORMAT = "j\xa0E"
