"""Which organisations reviewers are told to be alike, whatever way somebody wrote them down."""

import csv
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import connection, models
from django.db.models import F
from django.db.models.functions import Upper

from partners.kernel.actors import acting
from partners.kernel.models import SkeletonField, UnchangingError
from partners.organizations.models import Organization
from partners.organizations.selectors.vetting import possible_duplicates
from partners.organizations.services.joining import save_draft, start_application
from tests.conftest import make_organization

COLUMNS = {"name": "name", "website": "website", "email": "email", "number": "registration_number"}
PAIRS = [
    row
    for row in csv.reader(
        (Path(__file__).parent / "data" / "pairs.tsv").read_text().splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE
    )
    if not row[0].startswith("#")
]
KEYS = [field for field in Organization._meta.fields if isinstance(field, SkeletonField)]


def organization_with(column: str, value: str, name: str) -> Organization:
    return make_organization(**{"name": name, "website": "", "standing": "applied", column: value})


def keys_of(organization: Organization) -> list[str]:
    return [getattr(organization, field.attname) for field in KEYS]


def kept(organization: Organization) -> list[str]:
    return list(Organization.objects.filter(pk=organization.pk).values_list(*(field.name for field in KEYS)).get())


def computed(organization: Organization) -> list[str]:
    fresh = Organization.objects.get(pk=organization.pk)
    return [field.key_of(fresh) for field in KEYS]


def test_the_table_says_enough():
    assert len(PAIRS) >= 120
    assert {what for what, *_rest in PAIRS} == set(COLUMNS)
    assert {same for *_rest, same in PAIRS} == {"yes", "no"}


@pytest.mark.django_db
def test_each_pair_of_the_table_is_told_apart_or_together_from_both_sides():
    wrong = []
    for what, one, other, same in PAIRS:
        first = organization_with(COLUMNS[what], one, "Qwx")
        second = organization_with(COLUMNS[what], other, "Zvb")
        found = [list(possible_duplicates(first)), list(possible_duplicates(second))]
        if found != ([[second], [first]] if same == "yes" else [[], []]):
            wrong.append((what, one, other, same, keys_of(first), keys_of(second)))
        Organization.objects.all().delete()
    assert wrong == []


@pytest.mark.django_db
def test_the_hint_costs_one_query_however_many_organisations_there_are(django_assert_num_queries):
    mine = make_organization("Ліхтар", "applied", email="a@example.org", registration_number="12345678")
    make_organization("ЛIXTAP", website="")
    for number in range(20):
        make_organization(f"Nobody {number}", website="")
    with django_assert_num_queries(1):
        assert [found.name for found in possible_duplicates(mine)] == ["ЛIXTAP"]


@pytest.mark.django_db
def test_the_hint_is_looked_up_by_its_indexes():
    mine = make_organization("Ліхтар", "applied", email="a@example.org", registration_number="12345678")
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # A handful of rows is read faster without any index; the question is whether there is one that serves.
            cursor.execute("SET LOCAL enable_seqscan = off")
        plan = possible_duplicates(mine).explain()
    for index in ("name", "sound", "website", "email", "number"):
        assert f"organization_by_{index}" in plan
    assert "SCAN organizations_organization" not in plan
    assert "Seq Scan" not in plan


@pytest.mark.django_db
def test_empty_answers_are_no_likeness():
    mine = make_organization("…", "applied", website="", email="", registration_number="")
    make_organization("!", website="", email="", registration_number="")
    assert not possible_duplicates(mine).exists()


WRITERS = {
    "save": lambda row: row.save(),
    "save of one column": lambda row: row.save(update_fields=["name"]),
    "save of what was loaded": lambda row: _renamed(Organization.objects.only("name").get(pk=row.pk)).save(),
    "update": lambda row: Organization.objects.filter(pk=row.pk).update(name=row.name),
    "bulk_update": lambda row: Organization.objects.bulk_update([row], ["name"]),
    "update_or_create": lambda row: Organization.objects.update_or_create(pk=row.pk, defaults={"name": row.name}),
    "bulk_create over it": lambda row: Organization.objects.bulk_create(
        [row], update_conflicts=True, unique_fields=["id"], update_fields=["name"]
    ),
}
NEW = "Паперовий човен"


def _renamed(row: Organization) -> Organization:
    row.name = NEW
    return row


@pytest.mark.django_db
@pytest.mark.parametrize("write", WRITERS.values(), ids=WRITERS.keys())
def test_no_way_of_writing_a_name_forgets_what_it_is_compared_by(write):
    row = make_organization("Lantern")
    write(_renamed(Organization.objects.get(pk=row.pk)))
    assert Organization.objects.get(pk=row.pk).name == NEW
    assert kept(row) == computed(row)
    assert kept(row)[1] != ""


@pytest.mark.django_db
def test_rows_made_in_bulk_have_their_skeletons():
    (row,) = Organization.objects.bulk_create([Organization(name="ГО «Надія»", website="https://www.Nadiia.org")])
    assert kept(row) == computed(row)


@pytest.mark.django_db
def test_an_update_that_only_the_database_can_compute_is_refused():
    make_organization("Lantern")
    for value in (Upper("name"), F("mission")):
        with pytest.raises(UnchangingError):
            Organization.objects.update(name=value)


def test_every_column_that_is_compared_by_a_skeleton_belongs_to_a_model_that_keeps_it():
    for model in apps.get_models():
        if any(isinstance(field, SkeletonField) for field in model._meta.fields):
            assert hasattr(model._default_manager.all(), "update")
            assert type(model._default_manager.all()).update is not models.QuerySet.update


@pytest.mark.django_db
def test_rows_of_before_get_their_skeletons_and_keep_their_age():
    row = make_organization("ГО «Надія»", email="Info@Example.org", registration_number="ЄДРПОУ 12345678")
    before = Organization.objects.get(pk=row.pk)
    empty = {field.name: "" for field in KEYS}
    Organization.objects.filter(pk=row.pk).update(**empty)
    assert kept(row) == ["", "", "", "", ""]

    fill = import_module("partners.organizations.migrations.0004_fill_skeletons").fill
    fill(apps, SimpleNamespace(connection=connection))

    assert kept(row) == computed(row)
    assert Organization.objects.get(pk=row.pk).updated_at == before.updated_at


@pytest.mark.django_db
def test_a_draft_begun_twice_in_two_spellings_is_one(person):
    by = acting(person)
    first = start_application(name="Ім'я", by=by)
    assert start_application(name="ІМ’Я", by=by) == first
    # A union and its fund may bear one name, and both may apply.
    assert start_application(name="БФ «Ім’я»", by=by) != first


@pytest.mark.django_db
def test_the_services_write_what_is_compared(person):
    by = acting(person)
    draft = start_application(name="Ліхтар", by=by)
    save_draft(draft, answers={"website": "https://www.Приклад.укр"}, seen=draft.stamp, by=by)
    assert kept(draft) == computed(draft)
    assert Organization.objects.get(pk=draft.pk).website_skeleton != ""


@pytest.mark.django_db
def test_reviewers_read_the_hint_on_the_screen(partnerships, sign_in):
    mine = make_organization("Лiхтар", "applied", website="")
    make_organization("ГО «Ліхтар»", website="")
    page = sign_in(partnerships).get(f"/cms/partners/{mine.public_id}/")
    assert "ГО «Ліхтар»" in page.content.decode()
