"""Where a list goes on, and that no cursor leads anywhere else."""

import pytest

from partners.campaigns.models import Campaign
from tests.conftest import make_organization

LISTS = ["organizations", "campaigns", "materials", "materials?kind=poster", "media-contacts"]


def asked(path, **parameters):
    return path + ("&" if "?" in path else "?") + "&".join(f"{name}={value}" for name, value in parameters.items())


@pytest.fixture
def two_of_everything(campaign, make_material, put_forward, organization):
    make_organization("Second")
    Campaign.objects.create(
        slug="second", names={"en": "Second"}, hashtag="#second", languages=["en"], starts_on=campaign.starts_on
    )
    for number in range(2):
        make_material(f"Poster {number}", kind="poster")
        put_forward(email=f"contact{number}@example.org")


@pytest.mark.usefixtures("two_of_everything")
@pytest.mark.parametrize("source", LISTS)
def test_a_cursor_belongs_to_its_list_and_its_filters(program, source):
    following = program.get(asked(source, limit=1)).json()["next"]
    cursor = following.partition("cursor=")[2].partition("&")[0]

    # How many are asked for may change on the way.
    answers = {path: program.get(asked(path, limit=2, cursor=cursor)) for path in LISTS}

    assert {path: answer.status_code for path, answer in answers.items()} == {
        path: 200 if path == source else 400 for path in LISTS
    }
    wrong = [answer.json()["errors"][0] for path, answer in answers.items() if path != source]
    assert {(error["parameter"], error["code"]) for error in wrong} == {("cursor", "unknown_cursor")}
