"""A PDF that is not the very file is looked at as what its first page shows."""

import io
from dataclasses import replace

import pikepdf
import pytest

from partners.artwork.rendering import Choices
from partners.artwork.services import marked
from partners.artwork.services.drawing import compose
from partners.campaigns.services.statements import endorse_statement
from partners.editions.services import refresh_index
from partners.editions.services.drawing import brand_of
from partners.kernel.actors import acting
from partners.organizations.models import Role
from tests.conftest import make_member
from tests.partners.editions.test_verifying import sent, told
from tests.support.recognition import NOBODYS
from tests.support.strips import world


@pytest.fixture
def posters(administrator, campaign, statement):
    made = world(["poster_people.en"], 2, administrator)
    first = made.editions[0].organization
    endorse_statement(first, statement, by=acting(make_member(first, "signs@example.org", Role.OWNER)))
    refresh_index()
    return made


def paper(edition, *, brand=None, code="") -> bytes:
    """As we hand it out, and then saved once more by a program that keeps nothing of what we say in it."""
    version = edition.template_version
    choices = marked(Choices(line=edition.line, language=version.template.language), code or edition.code)
    ours = compose(version, brand or brand_of(edition.organization, edition.kit), choices, "pdf")
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(ours)) as pdf:
        for part in ("/Metadata", "/AF", "/Names"):
            if part in pdf.Root:
                del pdf.Root[part]
        if "/Info" in pdf.trailer:
            del pdf.trailer["/Info"]
        pdf.save(out)
    return out.getvalue()


def test_a_paper_that_was_saved_anew_is_recognised(posters):
    edition = posters.editions[0]
    answer = sent(paper(edition), name="poster.pdf")

    assert answer.status_code == 200
    assert "This picture shows a file that we issued" in told(answer)
    assert f"Issued to {edition.organization.name}" in told(answer)


def test_a_paper_with_another_name_is_not_as_we_issued_it(posters):
    edition = posters.editions[0]
    forged = replace(brand_of(edition.organization, edition.kit), names={"en": "Free Harbour Union"})
    said = told(sent(paper(edition, brand=forged, code=NOBODYS), name="poster.pdf"))

    assert "is not as we issued it" in said
    assert "Differs from what we issued partner’s name" in said


def test_a_paper_that_shows_nothing_of_ours_or_cannot_be_opened_proves_nothing(posters):
    blank = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(blank)
    for data in (blank.getvalue(), b"%PDF-1.7\nnothing"):
        answer = sent(data, name="paper.pdf")
        assert answer.status_code == 404
        assert "this proves nothing yet" in told(answer)
