"""The mark of a portal stands in pages as it is: plain shapes, whatever drawing program they come from."""

import pytest

from partners.kernel.uploads import UploadRefused, clean_mark

SPACES = 'xmlns="http://www.w3.org/2000/svg" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"'
PATH = '<path d="M0 0h9v9z" fill="#0a0"/>'
CLEAN = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{PATH}</svg>'


def mark(inner: str, before: str = "", attributes: str = "") -> str:
    return f'{before}<svg {SPACES} viewBox="0 0 9 9" {attributes}>{inner}</svg>'


@pytest.mark.parametrize(
    "data",
    [
        mark(PATH).encode(),
        mark(PATH, "<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.0//EN' 'http://www.w3.org/TR/SVG/DTD/svg10.dtd'>").encode(),
        mark(f"<title>Знак</title>{PATH}", "<?xml version='1.0' encoding='windows-1251'?>").encode("cp1251"),
        mark(PATH.replace("/>", ' inkscape:label="onload"/>'), attributes='inkscape:version="1"').encode(),
        mark(f'<inkscape:grid id="g"/>{PATH}<!-- <script/> -->').encode(),
    ],
    ids=["plain", "Batik's document type", "windows-1251", "attributes of Inkscape", "parts of Inkscape"],
)
def test_what_says_nothing_about_the_picture_is_left_out(data):
    assert clean_mark(data) == CLEAN


@pytest.mark.parametrize(
    ("inner", "word"),
    [
        ("<g>" * 1100 + PATH + "</g>" * 1100, "too deeply"),
        ("<script/>", "script"),
        ('<path d="M0 0" onclick="x()"/>', "script"),
        ('<path d="M0 0" style="fill:red"/>', "style=fill:red"),
        ("<text>x</text>", "“text”"),
        ('<use href="a.svg#b"/>', "another file"),
    ],
)
def test_a_mark_is_refused_by_the_true_cause(inner, word):
    with pytest.raises(UploadRefused, match=word):
        clean_mark(mark(inner).encode())
