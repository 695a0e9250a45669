"""An organisation is locked in one way."""

from pathlib import Path

from partners.organizations import services


def test_no_service_of_the_package_locks_an_organisation_by_itself():
    sources = {path.name: path.read_text() for path in Path(services.__file__).parent.glob("*.py")}

    assert [name for name, text in sources.items() if "Organization.objects.select_for_update" in text] == ["locks.py"]
