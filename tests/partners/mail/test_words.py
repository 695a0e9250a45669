"""What somebody wrote is told from what they quote, in the words of many programs; in doubt nothing is taken away."""

import time

import pytest

from partners.mail.rendering import own_words
from partners.mail.rendering.reading import text_of_html

ANSWER = "More than 20,000.\n\nThe figure is of May:\n- registered: 19,546\n- Thanks, we checked it twice."
INTRODUCED = {
    "Gmail": "On Mon, Mar 2, 2026 at 10:00 AM The portal <portal@example.org> wrote:",
    "Gmail, wrapped": "On Mon, Mar 2, 2026 at 10:00 AM The portal of a long name\n<portal@example.org> wrote:",
    "Apple": "On 2. Mar 2026, at 10:00, The portal <portal@example.org> wrote:",
    "Gmail in Ukrainian": "пн, 2 бер. 2026 р. о 10:00 Портал <portal@example.org> пише:",
    "Apple in Ukrainian": "2 бер. 2026 р. о 10:00 Портал <portal@example.org> написав(ла):",
    "Thunderbird in Ukrainian": "02.03.26 10:00, Портал пише:",
    "Gmail in Russian": "пн, 2 мар. 2026 г. в 10:00, Портал <portal@example.org>:",
    "mail.ru": "Понедельник, 2 марта 2026, 10:00 +03:00 от Портал <portal@example.org>:",
    "Thunderbird in Russian": "02.03.2026 10:00, Портал пишет:",
    "Gmail in German": "Am Mo., 2. März 2026 um 10:00 Uhr schrieb Das Portal <portal@example.org>:",
    "Gmail in Polish": "pon., 2 mar 2026 o 10:00 Portal <portal@example.org> napisał(a):",
    "Gmail in French": "Le lun. 2 mars 2026 à 10:00, Le portail <portal@example.org> a écrit :",
}
QUOTATION = "> This is our answer to the question.\n>\n> With thanks,\n> the campaign team"
HEADERS = {
    "Outlook": "From: The portal <portal@example.org>\nSent: Monday, 2 March 2026\nTo: Rita\nSubject: The answer",
    "Outlook in Ukrainian": "Від: Портал <portal@example.org>\nНадіслано: 2 березня 2026 р.\nКому: Рита\nТема: Ні",
    "Outlook in Russian": "От: Портал <portal@example.org>\nОтправлено: 2 марта 2026 г. 10:00\nКому: Рита\nТема: Нет",
    "Outlook in German": "Von: Portal <portal@example.org>\nGesendet: Montag, 2. März 2026\nAn: Rita\nBetreff: Ja",
    "a line before them": "________________________________\nFrom: The portal\nSent: Monday\nTo: Rita",
    "a line with words": "-----Original Message-----\nFrom: The portal\nSent: Monday",
    "words in Ukrainian": "-------- Оригінальне повідомлення --------\nВід: Портал\nДата: понеділок\nКому: Рита",
}


@pytest.mark.parametrize("introduced", INTRODUCED.values(), ids=INTRODUCED)
def test_what_stands_above_a_quotation_is_kept_word_for_word(introduced):
    assert own_words(f"{ANSWER}\r\n\r\n{introduced}\n{QUOTATION}\n") == ANSWER


@pytest.mark.parametrize("headers", HEADERS.values(), ids=HEADERS)
def test_so_is_what_stands_above_a_letter_that_is_quoted_with_its_headers(headers):
    assert own_words(f"{ANSWER}\n\n{headers}\n\nThis is our answer.\nWith thanks") == ANSWER


@pytest.mark.parametrize("introduced", INTRODUCED.values(), ids=INTRODUCED)
@pytest.mark.parametrize("last", ["On Friday it was so.", "20,000.", "Так."])
def test_nor_does_an_answer_lose_its_last_line_to_what_stands_right_below_it(introduced, last):
    assert own_words(f"{last}\n{introduced}\n{QUOTATION}\n") == last


def test_an_answer_below_a_quotation_is_kept():
    assert own_words(f"{INTRODUCED['Gmail']}\n{QUOTATION}\n\n{ANSWER}") == ANSWER


def test_answers_between_questions_keep_the_later_questions():
    text = f"{INTRODUCED['Gmail']}\n> How many?\n> Since when?\n\nSeven.\n\n> Where?\n\nIn May, there."
    assert own_words(text) == "Seven.\n\n> Where?\n\nIn May, there."


@pytest.mark.parametrize(
    "answer",
    [
        "Thanks, the number is 20,000.\nBest regards are for later:\nit was checked twice.",
        "Дата: 5 травня\nТема: евакуація\n\nІ про це все.",
        "Date: 5 May\nSubject: evacuation\n\nThat is all.",
        "Від: понеділка до п’ятниці ми працюємо.",
        "She wrote:\nwe are at home.",
        "О 12:45 вона сказала: ми вдома.",
        "--\nnot a signature but the first line",
        "> quoted\n\nand answered in two lines\n> quoted again\n\nyes",
        "x" * 50_000,
    ],
)
def test_nothing_is_taken_from_an_answer_that_only_looks_like_a_quotation(answer):
    assert own_words(answer) == answer.strip()


@pytest.mark.parametrize(
    "signature",
    ["-- \nOlena Lantern\nDirector", "--\nОлена", "Sent from my iPhone", "Надіслано з iPhone", "Gesendet von Outlook"],
)
def test_a_signature_goes(signature):
    assert own_words(f"{ANSWER}\n\n{signature}\n\n{INTRODUCED['Gmail in Ukrainian']}\n{QUOTATION}") == ANSWER


def test_nothing_is_left_of_a_letter_that_only_quotes():
    assert own_words(f"{INTRODUCED['Gmail']}\n{QUOTATION}") == ""


def test_a_letter_in_html_says_the_same():
    html = (
        "<html><head><style>p { color: red }</style></head><body><div>More than <b>20,000</b>.</div><ul><li>In May</li>"
        "</ul><script>alert(1)</script><div class='gmail_quote'><div>On Mon, Mar 2, 2026 at 10:00 AM The portal &lt;"
        "portal@example.org&gt; wrote:<br></div><blockquote>This<br>is<blockquote>old</blockquote></blockquote></div>"
    )
    assert own_words(text_of_html(html)) == "More than 20,000.\nIn May"


@pytest.mark.parametrize(
    "hostile",
    [
        "From: a\n" * 1999,
        "a:" * 60_000,
        ("1:00 " * 80 + "\n") * 1500,
        "> " * 60_000,
        ("On " * 120 + "\n") * 1900,
        "2026 <a@b> " * 10_000,
        "-" * 100_000,
        " \n" * 60_000,
    ],
    ids=range(8),
)
def test_no_letter_keeps_the_worker_busy(hostile):
    begun = time.process_time()
    own_words(hostile)
    assert time.process_time() - begun < 3


@pytest.mark.parametrize(
    "hostile",
    ["<blockquote>" * 30_000, "<blockquote>" * 5900, "<i>a</i>" * 2900, "<div>" * 5900, "<" * 90_000],
    ids=range(5),
)
def test_nor_does_one_in_html(hostile):
    begun = time.process_time()
    text_of_html(hostile)
    assert time.process_time() - begun < 3
