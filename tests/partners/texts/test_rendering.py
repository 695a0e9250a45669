"""What differs between two versions is told word by word."""

import time

import pytest

from partners.texts.rendering import compared, has_changes, only_changes, reads_the_same

ONE = "Title\n\nPeople are not the price of peace.\n\nThey need protection now.\n\nThis is no call to hatred."


def told(before: str, after: str) -> list[str]:
    signs = {"same": "{}", "gone": "[-{}-]", "new": "[+{}+]"}
    return ["".join(signs[run.kind].format(run.text) for run in each.runs) for each in compared(before, after)]


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ("One two three.", "One two three.", ["One two three."]),
        ("One two three.", "One  two\nthree. ", ["One  two\nthree."]),
        ("One two three four.", "One too three four.", ["One [-two -][+too +]three four."]),
        ("Help them now.", "Help them today, and now.", ["Help them [+today, and +]now."]),
        ("A b c.\n\nD e f.", "A b c.\n\nNew words here.\n\nD e f.", ["A b c.", "[+New words here.+]", "D e f."]),
        ("A b c.\n\nGone now.\n\nD e f.", "A b c.\n\nD e f.", ["A b c.", "[-Gone now.-]", "D e f."]),
        ("", "First.", ["[+First.+]"]),
        ("Last.", "", ["[-Last.-]"]),
        ("Alpha beta.", "Gamma delta epsilon.", ["[-Alpha beta.-]", "[+Gamma delta epsilon.+]"]),
    ],
)
def test_words_that_went_and_words_that_came(before, after, found):
    assert told(before, after) == found


@pytest.mark.parametrize("after", [ONE, ONE.replace("price", "cost"), ONE + "\n\nEnd.", "Other words.", ""])
def test_both_texts_can_be_read_out_of_the_difference(after):
    def side(kind: str) -> str:
        parts = ["".join(run.text for run in each.runs if run.kind in {"same", kind}) for each in compared(ONE, after)]
        return "\n\n".join(part for part in parts if part)

    assert reads_the_same(side("gone"), ONE)
    assert reads_the_same(side("new"), after)


def test_paragraphs_that_are_the_same_become_a_number():
    short = only_changes(compared(ONE, ONE.replace("now", "today")))

    assert [(each.kind, each.skipped) for each in short] == [("same", 2), ("changed", 0), ("same", 1)]
    assert not has_changes(compared(ONE, ONE))


@pytest.mark.parametrize("word", ["a", "слово", "w{}"])
def test_no_text_takes_long(word):
    one = " ".join(word.format(number % 150) for number in range(8_000))
    begun = time.monotonic()
    compared(one, one[200:] + " and more")
    compared("\n\n".join(one.split()), "\n\n".join(reversed(one.split())))

    assert time.monotonic() - begun < 4
